"""The reference list of reasons: five screens, import and export."""

from io import BytesIO

import pytest

from funding.models import Reason
from funding.resources.screening import ReasonResource
from jisr.exchange.reading import read_table
from jisr.timeline import timeline
from tests.factories import make_user
from tests.factories_funding import make_opportunity
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(client):
    user = make_user("head")
    client.force_login(user)
    return user


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries_for_any_number_of_rows(client, head, how_many, django_assert_num_queries):
    Reason.objects.exclude(pk__in=Reason.objects.values("pk")[:how_many]).delete()
    client.get("/reasons/")
    with django_assert_num_queries(6):
        response = client.get("/reasons/")
    assert len(response.context["table"].page.object_list) == how_many


def test_reasons_are_found_by_use_and_words(client, head):
    table = client.get("/reasons/?use=wait&q=council").context["table"]
    assert [row.record.code for row in table.page.object_list] == ["wait-council"]


def test_a_reason_is_made_changed_and_its_history_told(client, head):
    data = {"code": "no-staff", "use": "no_go", "name_fr": "Congés", "version": ""}
    client.post("/reasons/new/", data)
    reason = Reason.objects.get(code="no-staff")
    client.post(reason.url_for("update"), {**data, "name_fr": "Équipe absente", "version": "1"})
    [change] = timeline(reason)[0].changes
    assert (change.old, change.new) == ("Congés", "Équipe absente")


def test_a_reason_in_use_is_not_deleted(client, head):
    reason = Reason.objects.get(code="no-time")
    make_opportunity(by=head, state="declined", pass_reason=reason)
    client.post(reason.url_for("remove"), {"do": "delete"})
    assert Reason.objects.filter(pk=reason.pk).count() == 1


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_what_is_exported_comes_back_unchanged(head, language):
    content = exported(ReasonResource, head, Reason.objects.all(), "xlsx", language)
    rows = check(ReasonResource, head, read_table(BytesIO(content)))
    assert (problems(rows), set(outcomes(rows))) == ([], {"unchanged"})


def test_new_reasons_come_in_by_code(head):
    bring(ReasonResource, head, table_of("code;use;name_fr", "no-staff;Passing a call over;Équipe absente"))
    assert Reason.objects.get(code="no-staff").use == "no_go"
