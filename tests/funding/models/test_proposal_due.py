"""The day by which the step in hand is to be submitted."""

from datetime import date

import pytest

from funding.models import OpportunityDate, Proposal
from tests.factories_funding import make_opportunity, make_proposal

pytestmark = pytest.mark.django_db

NOTE, FULL, CALL_NOTE, CALL_FULL = (date(2027, 1, day) for day in (5, 20, 7, 25))


def due(stage, *, own=(), call=()):
    """The day due of a proposal with these days of its own, and of a call with these dates."""
    dates = [OpportunityDate(kind=kind, on=on) for kind, on in dict(call).items()]
    opportunity = make_opportunity(rows=dates) if dates else None
    proposal = make_proposal(stage=stage, opportunity=opportunity, **dict(own))
    return Proposal.objects.with_due().get(pk=proposal.pk).due


OWN = {"concept_due_on": NOTE, "due_on": FULL}
CALL = {"concept_note": CALL_NOTE, "full_proposal": CALL_FULL}


@pytest.mark.parametrize(
    ("stage", "own", "call", "expected"),
    [
        ("concept_note", OWN, CALL, NOTE),
        ("concept_note", {}, CALL, CALL_NOTE),
        ("concept_note", {"due_on": FULL}, {}, FULL),
        ("identified", OWN, {}, NOTE),
        ("identified", {"due_on": FULL}, {"full_proposal": CALL_FULL}, FULL),
        ("identified", {}, CALL, CALL_NOTE),
        ("full_proposal", OWN, CALL, FULL),
        ("full_proposal", {"concept_due_on": NOTE}, CALL, CALL_FULL),
        ("full_proposal", {"concept_due_on": NOTE}, {}, None),
        ("concept_submitted", {"concept_due_on": NOTE}, CALL, CALL_FULL),
    ],
)
def test_a_note_is_due_on_its_own_day_and_a_full_proposal_on_its_own(stage, own, call, expected):
    assert due(stage, own=own, call=call) == expected


def test_what_is_late_goes_by_the_step_in_hand():
    note = make_proposal(stage="concept_note", **OWN)
    full = make_proposal(stage="full_proposal", **OWN)
    assert list(Proposal.objects.late(date(2027, 1, 10))) == [note]
    assert list(Proposal.objects.due_between(date(2027, 1, 10), date(2027, 1, 31))) == [full]
