"""What may be done with the steps of a legal path, by whom and when."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from jisr.models import Activity
from jisr.timeline import timeline
from partnerships import legal_path
from partnerships.models import Agreement, AgreementKind, AgreementParty, LegalStep, PathStep
from partnerships.models.path import path_of
from tests.factories import make_agreement, make_partner, make_user
from tests.factories_amendments import make_amendment
from tests.factories_legal import VOTE, make_path, step_of, walk

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Africa/Casablanca"))
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def head():
    return make_user("head")


@pytest.fixture
def officer(head):
    return make_user("officer", authority=head.authority)


@pytest.fixture
def agreement(head):
    """An agreement in approval with one party that has signed and one that has not."""
    agreement = make_agreement(by=head)
    donor, us = make_partner(by=head, name_fr="AACID"), make_partner(by=head, name_fr="Commune")
    agreement.store(
        by=head,
        rows=[
            AgreementParty(partner=donor, signatory="Ana Ruiz", signed_on=date(2026, 11, 20)),
            AgreementParty(partner=us, signatory="Omar Tazi", signed_on=date(2026, 11, 21)),
        ],
    )
    agreement.move_to("in_approval", by=head)
    return agreement


def message(refusal) -> str:
    return " ".join(refusal.value.messages)


def natures(agreement):
    return [(step.nature, step.state) for step in path_of(agreement)]


def test_each_kind_comes_with_its_usual_path():
    paths = {kind.code: [step.nature for step in kind.path.all()] for kind in AgreementKind.objects.all()}
    whole = ["plain", "plain", "deliberation", "visa", "signature", "entry", "publication"]
    assert paths == {
        "memorandum": whole[1:],
        **dict.fromkeys(["framework", "twinning", "specific", "grant", "partnership"], whole),
    }
    visa = PathStep.objects.get(kind__code="grant", nature="visa")
    assert (visa.delay_days, visa.responsible, visa.document_type.code) == (20, "oversight", "visa")
    assert [word in visa.delay_source for word in ("إرشادي", "indicatif", "indicative")] == [True] * 3
    marks = AgreementKind.objects.values_list("code", "is_framework", "needs_framework", "is_twinning")
    assert {row[0]: row[1:] for row in marks} == {
        "memorandum": (True, False, False),
        "framework": (True, False, False),
        "twinning": (True, False, True),
        "specific": (False, True, False),
        "grant": (False, True, False),
        "partnership": (False, False, False),
    }
    assert set(PathStep.objects.filter(blocks=False).values_list("nature", flat=True)) == {"publication"}


def test_the_path_is_laid_when_the_agreement_goes_to_approval_and_keeps_its_own_course(agreement):
    assert [state for _nature, state in natures(agreement)] == ["waiting"] * 7
    PathStep.objects.filter(kind=agreement.kind).delete()
    assert [nature for nature, _state in natures(agreement)] == [
        *("plain", "plain", "deliberation", "visa", "signature", "entry", "publication")
    ]
    assert Activity.objects.filter(verb="path_laid", object_id=agreement.pk).count() == 1


def test_a_path_is_laid_by_hand_once(head, officer):
    agreement = make_agreement(by=head)
    version = agreement.version
    assert len(legal_path.lay_path(agreement, by=officer)) == 7
    agreement.refresh_from_db()
    assert agreement.version == version + 1
    with pytest.raises(ValidationError, match="laid already"):
        legal_path.lay_path(agreement, by=officer)
    agreement.move_to("in_approval", by=officer)
    assert agreement.steps.count() == 7


def test_a_kind_without_a_path_lays_none(head):
    kind = AgreementKind(code="own", name_fr="À nous")
    kind.store(by=head)
    agreement = make_agreement(by=head, kind=kind)
    with pytest.raises(ValidationError, match="has no legal path"):
        legal_path.lay_path(agreement, by=head)
    agreement.move_to("in_approval", by=head)
    agreement.move_to("signed", by=head, facts={"signed_on": TODAY})
    assert (agreement.state, agreement.steps.count()) == ("signed", 0)


def test_a_step_waits_for_the_blocking_ones_before_it(agreement, head):
    _drafting, committee, *_rest = path_of(agreement)
    for act in (legal_path.start_step, legal_path.finish_step):
        with pytest.raises(ValidationError) as refusal:
            act(committee, by=head)
        assert message(refusal) == "First close: Drafting."
    with pytest.raises(ValidationError, match="First close: Drafting"):
        legal_path.refuse_step(committee, by=head, reason="No")


def test_a_step_that_blocks_nothing_is_passed_over(agreement, head):
    drafting, committee, *_rest = path_of(agreement)
    LegalStep.objects.filter(pk=drafting.pk).update(blocks=False)
    legal_path.finish_step(committee, by=head)
    assert natures(agreement)[:2] == [("plain", "waiting"), ("plain", "done")]


def test_the_indicative_day_is_reckoned_once_and_never_drifts(agreement, head, officer):
    walk(agreement, head, "visa")
    visa = step_of(agreement, "visa")
    legal_path.start_step(visa, by=officer, on=date(2026, 11, 10))
    assert (visa.state, visa.started_on, visa.due_on) == ("open", date(2026, 11, 10), date(2026, 11, 30))
    LegalStep.objects.filter(pk=visa.pk).update(delay_days=5)
    with time_machine.travel(datetime(2026, 12, 15, 10, tzinfo=NOW.tzinfo)):
        legal_path.note_step(visa, by=officer, facts={})
        assert visa.due_on == date(2026, 11, 30)
        assert list(LegalStep.objects.late(date(2026, 12, 15))) == [visa]
    assert list(LegalStep.objects.late(date(2026, 11, 30))) == []
    with pytest.raises(ValidationError, match="has begun already"):
        legal_path.start_step(visa, by=officer)


def test_a_visa_is_tacit_only_after_its_delay(agreement, head):
    walk(agreement, head, "visa")
    visa = step_of(agreement, "visa")
    with pytest.raises(ValidationError, match="was not sent"):
        legal_path.finish_step(visa, by=head, tacit=True)
    with pytest.raises(ValidationError, match="Say first when it was sent"):
        legal_path.finish_step(visa, by=head)
    legal_path.start_step(visa, by=head, on=date(2026, 11, 2))
    with pytest.raises(ValidationError) as refusal:
        legal_path.finish_step(visa, by=head, tacit=True)
    assert refusal.value.message_dict == {"done_on": ["The delay runs until 22 November 2026."]}
    with time_machine.travel(datetime(2026, 11, 23, 10, tzinfo=NOW.tzinfo)):
        legal_path.finish_step(visa, by=head, tacit=True)
    assert (visa.state, visa.done_on, visa.is_closed) == ("tacit", date(2026, 11, 23), True)


def test_only_a_visa_is_tacit(agreement, head):
    with pytest.raises(ValidationError, match="Only a visa"):
        legal_path.finish_step(path_of(agreement)[0], by=head, tacit=True)


def test_a_deliberation_needs_its_session_number_and_votes(agreement, head, officer):
    walk(agreement, head, "deliberation")
    council = step_of(agreement, "deliberation")
    with pytest.raises(ValidationError) as refusal:
        legal_path.finish_step(council, by=head, facts={"number": "12"})
    assert sorted(refusal.value.message_dict) == [
        *("session_kind", "session_on", "votes_abstained", "votes_against", "votes_for")
    ]
    council.refresh_from_db()
    assert council.number == ""
    legal_path.note_step(council, by=officer, facts={**VOTE, "votes_for": None, "session_on": date(2026, 12, 1)})
    assert (council.session_on, council.state) == (date(2026, 12, 1), "waiting")
    legal_path.finish_step(council, by=head, facts=VOTE)
    assert (council.state, council.votes_for, council.number) == ("done", 20, "12/2026")


def test_days_to_come_and_ends_before_the_beginning_are_refused(agreement, head):
    step = path_of(agreement)[0]
    with pytest.raises(ValidationError) as refusal:
        legal_path.start_step(step, by=head, on=date(2026, 11, 23))
    assert refusal.value.message_dict == {"started_on": ["This day is still to come."]}
    legal_path.start_step(step, by=head, on=date(2026, 11, 20))
    with pytest.raises(ValidationError) as refusal:
        legal_path.finish_step(step, by=head, on=date(2026, 11, 19))
    assert refusal.value.message_dict == {"done_on": ["The step ends before it begins."]}


def test_an_officer_begins_notes_and_refuses_but_closes_nothing(agreement, officer):
    step = path_of(agreement)[0]
    legal_path.start_step(step, by=officer)
    legal_path.note_step(step, by=officer, facts={"number": "7"})
    for act in (legal_path.finish_step, legal_path.waive_step):
        with pytest.raises(PermissionDenied):
            act(step, by=officer, **({"reason": "x"} if act is legal_path.waive_step else {}))
    legal_path.refuse_step(step, by=officer, reason="Text incomplete")
    assert step.state == "refused"


@pytest.mark.parametrize("role", ["finance", "auditor", "administrator"])
def test_who_only_reads_does_nothing_with_steps(agreement, role, head):
    reader, step = make_user(role, authority=head.authority), path_of(agreement)[0]
    with pytest.raises(PermissionDenied):
        legal_path.start_step(step, by=reader)
    with pytest.raises(PermissionDenied):
        legal_path.refuse_step(step, by=reader, reason="x")
    with pytest.raises(PermissionDenied):
        legal_path.lay_path(agreement, by=reader)


def test_a_refusal_sends_the_text_back_and_opens_a_new_round(agreement, head, officer):
    walk(agreement, head, "visa")
    visa = step_of(agreement, "visa")
    legal_path.start_step(visa, by=officer, on=date(2026, 11, 10))
    with pytest.raises(ValidationError, match="Say why"):
        legal_path.refuse_step(visa, by=officer, reason="  ")
    legal_path.refuse_step(visa, by=officer, reason="Budget non ventilé")
    agreement.refresh_from_db()
    assert (agreement.state, visa.state, visa.reason) == ("drafting", "refused", "Budget non ventilé")
    assert [(step.round, step.state) for step in path_of(agreement)] == [(2, "waiting")] * 7
    old = agreement.steps.filter(round=1).values_list("nature", "state")
    assert list(old)[:5] == [
        *(("plain", "done"), ("plain", "done"), ("deliberation", "done"), ("visa", "refused")),
        ("signature", "waiting"),
    ]
    with pytest.raises(ValidationError, match="This step is closed"):
        legal_path.finish_step(agreement.steps.get(round=1, nature="signature"), by=head)


def test_a_corrected_text_walks_the_path_again(agreement, head):
    walk(agreement, head, "visa")
    legal_path.refuse_step(step_of(agreement, "visa"), by=head, reason="Non")
    agreement.refresh_from_db()
    agreement.move_to("in_approval", by=head)
    assert agreement.steps.count() == 14
    walk(agreement, head, "signature")
    agreement.move_to("signed", by=head, facts={"signed_on": TODAY})
    assert agreement.state == "signed"


def test_a_new_round_begins_with_the_first_blocking_step(agreement, head):
    drafting, committee, *_rest = path_of(agreement)
    LegalStep.objects.filter(pk=drafting.pk).update(blocks=False)
    legal_path.refuse_step(committee, by=head, reason="Non")
    assert [step.position for step in path_of(agreement)] == [2, 3, 4, 5, 6, 7]


def test_what_is_signed_is_not_refused_any_more(agreement, head):
    walk(agreement, head, "signature")
    agreement.move_to("signed", by=head, facts={"signed_on": TODAY})
    with pytest.raises(ValidationError, match="cannot go back to drafting"):
        legal_path.refuse_step(step_of(agreement, "entry"), by=head, reason="Non")


def test_a_waived_step_says_why_and_lets_the_next_begin(agreement, head):
    drafting, committee, *_rest = path_of(agreement)
    with pytest.raises(ValidationError, match="Say why"):
        legal_path.waive_step(drafting, by=head, reason="")
    legal_path.waive_step(drafting, by=head, reason="Texte du partenaire")
    legal_path.start_step(committee, by=head)
    assert (drafting.state, drafting.reason, committee.state) == ("waived", "Texte du partenaire", "open")


def test_nothing_is_signed_or_entered_over_an_open_blocking_step(agreement, head):
    with pytest.raises(ValidationError) as refusal:
        agreement.move_to("signed", by=head, facts={"signed_on": TODAY})
    assert message(refusal) == (
        "These steps of the legal path are still open: Drafting, Council committee, Council deliberation, "
        "Oversight visa."
    )
    walk(agreement, head, "signature")
    agreement.move_to("signed", by=head, facts={"signed_on": TODAY})
    LegalStep.objects.filter(agreement=agreement, nature="visa").update(state="open")
    with pytest.raises(ValidationError) as refusal:
        agreement.move_to("in_force", by=head, facts={"starts_on": TODAY})
    assert message(refusal) == "These steps of the legal path are still open: Oversight visa."
    agreement.refresh_from_db()
    assert agreement.state == "signed"


def test_moving_the_agreement_closes_signature_and_entry(agreement, head):
    walk(agreement, head, "signature")
    agreement.parties.update(signed_on=None)
    agreement.move_to("signed", by=head, facts={"signed_on": date(2026, 11, 18)})
    signature = step_of(agreement, "signature")
    assert (signature.state, signature.done_on) == ("done", date(2026, 11, 18))
    assert list(agreement.parties.values_list("signed_on", flat=True)) == [date(2026, 11, 18)] * 2
    agreement.move_to("in_force", by=head, facts={"starts_on": date(2026, 11, 19)})
    entry = step_of(agreement, "entry")
    assert (entry.state, entry.done_on) == ("done", date(2026, 11, 19))
    assert natures(agreement)[-1] == ("publication", "waiting")


def test_closing_signature_and_entry_moves_the_agreement(agreement, head):
    walk(agreement, head, "signature")
    legal_path.finish_step(step_of(agreement, "signature"), by=head, on=date(2026, 11, 21))
    agreement.refresh_from_db()
    assert (agreement.state, agreement.signed_on) == ("signed", date(2026, 11, 21))
    legal_path.finish_step(step_of(agreement, "entry"), by=head)
    agreement.refresh_from_db()
    assert (agreement.state, agreement.starts_on) == ("in_force", TODAY)
    legal_path.finish_step(step_of(agreement, "publication"), by=head)
    assert {state for _nature, state in natures(agreement)} == {"done"}


def test_a_signature_wants_every_party_to_have_signed(agreement, head):
    walk(agreement, head, "signature")
    agreement.parties.filter(partner__name_fr="AACID").update(signed_on=None)
    with pytest.raises(ValidationError) as refusal:
        legal_path.finish_step(step_of(agreement, "signature"), by=head)
    assert message(refusal) == "Write in the agreement who signed and when for: AACID."
    agreement.parties.filter(partner__name_fr="Commune").update(signatory="")
    with pytest.raises(ValidationError) as refusal:
        agreement.move_to("signed", by=head, facts={"signed_on": TODAY})
    assert message(refusal) == "Write in the agreement who signs for: Commune."


def test_a_signature_waits_for_the_agreement_to_be_in_approval(head):
    agreement = make_agreement(by=head)
    make_path(by=head, agreement=agreement)
    walk(agreement, head, "signature")
    with pytest.raises(ValidationError, match="First move it to “In approval”"):
        legal_path.finish_step(step_of(agreement, "signature"), by=head)


def test_agreements_without_steps_are_free(head):
    agreement = Agreement(authority=head.authority, name_fr="Ancienne", kind=AgreementKind.objects.get(code="grant"))
    agreement.signed_on = TODAY
    agreement.start_at("signed", by=head)
    agreement.store(by=head)
    agreement.move_to("in_force", by=head, facts={"starts_on": TODAY})
    assert (agreement.state, agreement.steps.count()) == ("in_force", 0)


def test_archived_agreements_rest(agreement, head):
    step = path_of(agreement)[0]
    agreement.archive(by=head, reason="Double")
    with pytest.raises(ValidationError, match="in the archive"):
        legal_path.start_step(step, by=head)


def test_each_act_raises_the_version_and_leaves_a_line(agreement, officer):
    step, version = path_of(agreement)[0], agreement.version
    legal_path.start_step(step, by=officer)
    agreement.refresh_from_db()
    first = timeline(agreement)[0]
    assert agreement.version == version + 1
    assert (first.sentence, first.by) == ("began the step “Drafting”", officer.full_name)
    assert [(change.label, change.old, change.new) for change in first.changes] == [
        ("Legal step: State", "Not begun", "Under way"),
        ("Legal step: Begun or sent on", "", "22 November 2026"),
    ]


def test_only_what_may_be_a_framework_has_agreements_under_it(head):
    frame = make_agreement(by=head, kind=AgreementKind.objects.get(code="framework"))
    other = make_agreement(by=head)
    child = make_agreement(by=head, kind=AgreementKind.objects.get(code="grant"))
    child.parent = frame
    child.clean()
    child.parent = other
    with pytest.raises(ValidationError) as refusal:
        child.clean()
    assert refusal.value.message_dict == {
        "parent": ["Nothing hangs under an agreement of the kind “Specific agreement”."]
    }


def test_an_amendment_walks_a_path_of_its_own(head):
    amendment = make_amendment(by=head)
    agreement = amendment.agreement
    amendment.move_to("in_approval", by=head)
    assert (len(path_of(amendment)), path_of(agreement)) == (7, [])
    walk(amendment, head, "visa")
    legal_path.refuse_step(step_of(amendment, "visa"), by=head, reason="Non")
    amendment.refresh_from_db()
    agreement.refresh_from_db()
    assert (amendment.state, agreement.state) == ("drafting", "in_force")
    assert [step.round for step in path_of(amendment)] == [2] * 7
    amendment.move_to("in_approval", by=head)
    walk(amendment, head, "signature")
    legal_path.finish_step(step_of(amendment, "signature"), by=head)
    legal_path.finish_step(step_of(amendment, "entry"), by=head)
    amendment.refresh_from_db()
    agreement.refresh_from_db()
    assert (amendment.state, amendment.signed_on, amendment.effective_on) == ("in_force", TODAY, TODAY)
    assert agreement.ends_on == date(2027, 12, 31)
    assert natures(amendment)[-1] == ("publication", "waiting")
