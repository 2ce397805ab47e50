"""The headings that budgets are written by."""

from io import BytesIO

import pytest

from funding.models import BudgetHeading
from funding.resources.budget_heading import BudgetHeadingResource
from jisr.exchange.reading import read_table
from jisr.timeline import timeline
from tests.factories import make_user
from tests.factories_funding import make_proposal
from tests.factories_proposals import line
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(client):
    user = make_user("head")
    client.force_login(user)
    return user


def test_a_heading_is_made_changed_and_its_history_shows_it(client, head):
    client.post("/budget-headings/new/", {"code": "land", "position": 4, "name_fr": "Terrain"})
    made = BudgetHeading.objects.get(code="land")
    data = {"code": "land", "position": 4, "name_fr": "Foncier", "version": "1"}
    assert client.post(made.url_for("update"), data).headers["Location"] == made.url_for()
    assert [(change.old, change.new) for change in timeline(made)[0].changes] == [("Terrain", "Foncier")]


def test_headings_are_found_by_their_words_and_listed_in_their_order(client, head):
    rows = client.get("/budget-headings/").context["table"].page.object_list
    assert [row.record.position for row in rows] == list(range(1, 13))
    found = client.get("/budget-headings/?q=equipements").context["table"].page.object_list
    assert [row.record.code for row in found] == ["equipment"]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries(client, head, how_many, django_assert_num_queries):
    BudgetHeading.objects.filter(position__gt=how_many).delete()
    client.get("/budget-headings/")
    with django_assert_num_queries(6):
        response = client.get("/budget-headings/")
    assert len(response.context["table"].page.object_list) == how_many


def test_a_heading_that_a_budget_uses_is_not_deleted(client, head):
    make_proposal(by=head, currency="EUR", rows=[line("works", 5)])
    used = BudgetHeading.objects.get(code="works")
    client.post(used.url_for("remove"), {"do": "delete"})
    assert BudgetHeading.objects.filter(code="works").exists()


def test_headings_come_back_as_they_were_exported_and_new_ones_come_in(head):
    table = read_table(BytesIO(exported(BudgetHeadingResource, head, BudgetHeading.objects.all())))
    assert outcomes(check(BudgetHeadingResource, head, table)) == ["unchanged"] * 12
    bring(BudgetHeadingResource, head, table_of("code;position;name_fr", "land;13;Terrain"))
    assert BudgetHeading.objects.get(code="land").name_fr == "Terrain"
