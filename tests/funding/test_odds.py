"""The probabilities of the stages: the usual ones, the unit's own, who may set them, their history."""

from decimal import Decimal

import pytest
from django.urls import reverse

from funding.models import ProposalStage, StageProbability
from funding.odds import odds_of, set_odds
from jisr.models import Activity
from jisr.models.activity import Verb
from tests.factories import make_authority, make_user

pytestmark = pytest.mark.django_db

USUAL = {
    "identified": 10,
    "concept_note": 15,
    "concept_submitted": 25,
    "full_proposal": 35,
    "submitted": 45,
    "under_review": 55,
    "awarded": 100,
    "rejected": 0,
    "withdrawn": 0,
}


@pytest.fixture
def head(client):
    user = make_user("head")
    client.force_login(user)
    return user


def test_every_stage_has_a_usual_probability(head):
    assert odds_of(head.authority_id) == USUAL
    assert set(USUAL) == set(ProposalStage.values)


def test_what_the_unit_sets_holds_for_the_unit_alone(head):
    stranger = make_user("head", authority=make_authority(name_fr="Région voisine"))
    assert set_odds({"submitted": Decimal(60), "identified": None}, by=head) == 1
    assert odds_of(head.authority_id) == {**USUAL, "submitted": 60}
    assert odds_of(stranger.authority_id) == USUAL


def test_setting_the_same_again_writes_nothing(head):
    set_odds({"submitted": Decimal(60)}, by=head)
    assert set_odds({"submitted": Decimal("60.00")}, by=head) == 0
    assert StageProbability.history.count() == 1
    assert Activity.objects.filter(verb=Verb.ODDS_SET).count() == 1


def test_the_page_sets_them_and_shows_who_set_what(client, head):
    client.post(reverse("stage_probabilities"), {"submitted": "62.5", "identified": "10"})
    assert odds_of(head.authority_id) == {**USUAL, "submitted": Decimal("62.5")}
    history = client.get(reverse("stage_probabilities")).context["history"]
    told = [(row.stage, row.percent, row.history_user) for row in history]
    assert told == [("submitted", Decimal("62.5"), head), ("identified", 10, head)]


def test_one_press_goes_back_to_the_usual_ones(client, head):
    set_odds({"submitted": Decimal(60), "identified": Decimal(1)}, by=head)
    client.post(reverse("stage_probabilities"), {"usual": "1"})
    assert odds_of(head.authority_id) == USUAL
    assert [row.history_type for row in StageProbability.history.all()] == ["-", "-", "+", "+"]


@pytest.mark.parametrize("wrong", ["101", "-1", "half"])
def test_a_wrong_probability_is_refused_and_nothing_is_written(client, head, wrong):
    answer = client.post(reverse("stage_probabilities"), {"submitted": wrong, "identified": "20"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["submitted"])
    assert odds_of(head.authority_id) == USUAL


@pytest.mark.parametrize(
    ("role", "status"), [("head", 302), ("administrator", 302), ("officer", 403), ("finance", 403)]
)
def test_the_head_and_the_administrator_set_them(client, role, status):
    client.force_login(make_user(role))
    assert client.get(reverse("stage_probabilities")).status_code == 200
    assert client.post(reverse("stage_probabilities"), {"submitted": "50"}).status_code == status
