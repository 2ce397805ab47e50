"""Every pair of states of every record of the pipeline, and who may enter which."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from funding.models import OpportunityState, ProjectState, ProposalStage, Reason
from jisr.models.activity import Verb
from tests.factories import make_user
from tests.factories_funding import make_opportunity, make_project, make_proposal
from tests.funding.lines import lines_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 4)
FILLED = {
    "requested_amount": Decimal(1000),
    "currency": "EUR",
    "concept_submitted_on": DAY,
    "submitted_on": DAY,
    "decided_on": DAY,
}
RUNNING = {"starts_on": DAY, "ends_on": DAY}
WHY = {
    "rejected": ("loss_reason", "lost-quality"),
    "withdrawn": ("loss_reason", "out-partner"),
    "declined": ("pass_reason", "no-plan"),
}

OPPORTUNITY_MOVES = {
    ("announced", "open"),
    ("announced", "closed"),
    ("announced", "declined"),
    ("open", "closed"),
    ("open", "declined"),
    ("closed", "open"),
    ("declined", "open"),
}
PROPOSAL_MOVES = {
    ("identified", "concept_note"),
    ("identified", "full_proposal"),
    ("concept_note", "concept_submitted"),
    ("concept_submitted", "full_proposal"),
    ("concept_submitted", "rejected"),
    ("full_proposal", "submitted"),
    ("submitted", "under_review"),
    ("submitted", "awarded"),
    ("submitted", "rejected"),
    ("under_review", "awarded"),
    ("under_review", "rejected"),
    ("identified", "withdrawn"),
    ("concept_note", "withdrawn"),
    ("concept_submitted", "withdrawn"),
    ("full_proposal", "withdrawn"),
    ("submitted", "withdrawn"),
    ("under_review", "withdrawn"),
}
PROJECT_MOVES = {
    ("preparation", "running"),
    ("preparation", "cancelled"),
    ("running", "suspended"),
    ("running", "completed"),
    ("running", "cancelled"),
    ("suspended", "running"),
    ("suspended", "cancelled"),
    ("completed", "closed"),
    ("completed", "running"),
}


def why(after):
    """The coded reason that a move to this state asks for."""
    return {WHY[after][0]: Reason.objects.get(code=WHY[after][1])} if after in WHY else {}


def check_pair(record, before, after, moves):
    head = make_user("head", authority=record.authority)
    if (before, after) in moves:
        record.move_to(after, by=head, reason="Because", facts=why(after))
        assert record.current_state.value == after
        line = lines_of(record)[0]
        assert (line.verb, line.data, line.by) == (
            Verb.MOVED,
            {"from": before, "to": after, "reason": "Because"},
            head,
        )
    else:
        with pytest.raises(ValidationError) as caught:
            record.move_to(after, by=head, reason="Because")
        assert list(caught.value.message_dict) == [record.STATE_FIELD]
        record.refresh_from_db()
        assert record.current_state.value == before


@pytest.mark.parametrize("before, after", [*product(OpportunityState.values, repeat=2)])
def test_an_opportunity_moves_only_where_its_state_leads(before, after):
    check_pair(make_opportunity(state=before), before, after, OPPORTUNITY_MOVES)


@pytest.mark.parametrize("before, after", [*product(ProposalStage.values, repeat=2)])
def test_a_proposal_moves_only_where_its_stage_leads(before, after):
    check_pair(make_proposal(stage=before, **FILLED), before, after, PROPOSAL_MOVES)


@pytest.mark.parametrize("before, after", [*product(ProjectState.values, repeat=2)])
def test_a_project_moves_only_where_its_state_leads(before, after):
    check_pair(make_project(state=before, **RUNNING), before, after, PROJECT_MOVES)


@pytest.mark.parametrize(
    "before, after, missing",
    [
        ("concept_note", "concept_submitted", ["concept_submitted_on"]),
        ("full_proposal", "submitted", ["submitted_on", "requested_amount", "currency"]),
        ("submitted", "under_review", ["submitted_on", "requested_amount", "currency"]),
        ("submitted", "awarded", ["submitted_on", "requested_amount", "currency", "decided_on"]),
        ("submitted", "rejected", ["decided_on", "loss_reason"]),
        ("identified", "withdrawn", ["loss_reason"]),
    ],
)
def test_a_stage_asks_for_its_facts_and_reason(before, after, missing):
    proposal = make_proposal(stage=before)
    with pytest.raises(ValidationError) as caught:
        proposal.move_to(after, by=make_user("head"))
    assert list(caught.value.message_dict) == missing


@pytest.mark.parametrize(
    "before, after, missing",
    [
        ("preparation", "running", ["starts_on"]),
        ("running", "completed", ["starts_on", "ends_on"]),
        ("completed", "closed", ["ends_on"]),
        ("running", "suspended", ["reason"]),
        ("running", "cancelled", ["reason"]),
    ],
)
def test_a_projects_state_asks_for_its_facts_and_reason(before, after, missing):
    project = make_project(state=before)
    with pytest.raises(ValidationError) as caught:
        project.move_to(after, by=make_user("officer"))
    assert list(caught.value.message_dict) == missing


def test_the_facts_of_a_move_are_kept_with_it():
    proposal = make_proposal(stage="concept_note")
    proposal.move_to("concept_submitted", by=make_user("officer"), facts={"concept_submitted_on": DAY})
    assert (proposal.stage, proposal.concept_submitted_on) == ("concept_submitted", DAY)


@pytest.mark.parametrize("role, may", [("officer", False), ("head", True), ("finance", False)])
def test_only_the_head_declines_an_opportunity(role, may):
    opportunity, user = make_opportunity(), make_user(role)
    if may:
        opportunity.move_to("declined", by=user, facts=why("declined"))
        assert opportunity.state == "declined"
    else:
        with pytest.raises(PermissionDenied):
            opportunity.move_to("declined", by=user, facts=why("declined"))


@pytest.mark.parametrize(("after", "code"), [("rejected", "out-partner"), ("withdrawn", "lost-quality")])
def test_a_lost_proposal_takes_a_reason_for_that_loss(after, code):
    proposal = make_proposal(stage="submitted", **FILLED)
    with pytest.raises(ValidationError) as caught:
        proposal.move_to(after, by=make_user("officer"), facts={"loss_reason": Reason.objects.get(code=code)})
    assert list(caught.value.message_dict) == ["loss_reason"]


@pytest.mark.parametrize(
    ("stage", "after"),
    [("concept_note", "concept_submitted"), ("full_proposal", "submitted"), ("submitted", "awarded")],
)
def test_a_submission_and_an_award_are_commands_of_their_own(stage, after):
    proposal = make_proposal(stage=stage, **FILLED)
    assert after not in [move.value for move in proposal.moves_for(make_user("head"))]


@pytest.mark.parametrize(
    "role, moves",
    [
        ("officer", ["under_review", "rejected", "withdrawn"]),
        ("head", ["under_review", "rejected", "withdrawn"]),
        ("finance", []),
        ("auditor", []),
        ("administrator", []),
    ],
)
def test_the_moves_offered_depend_on_the_role_and_an_award_is_a_command_of_its_own(role, moves):
    proposal = make_proposal(stage="submitted", **FILLED)
    assert [move.value for move in proposal.moves_for(make_user(role))] == moves


def test_an_archived_record_offers_no_move():
    user = make_user("head")
    opportunity = make_opportunity(by=user)
    opportunity.archive(by=user, reason="A double")
    assert opportunity.moves_for(user) == []


def test_a_new_record_may_start_later_when_what_that_state_requires_is_there():
    head = make_user("head")
    proposal = make_proposal()
    fresh = type(proposal)(authority=proposal.authority, donor=proposal.donor, name_fr="Ancienne")
    with pytest.raises(ValidationError):
        fresh.start_at("submitted", by=head)
    fresh.requested_amount, fresh.currency, fresh.submitted_on = Decimal(5), "MAD", DAY
    fresh.start_at("submitted", by=head)
    assert fresh.stage == "submitted"
