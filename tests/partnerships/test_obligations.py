"""The dated obligations that an agreement's duties give."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from jisr.models import Document, DocumentType, Via
from jisr.recurrence import add_months
from partnerships.models import AgreementDuty, AgreementParty, Obligation, ObligationState
from partnerships.obligations import Made, apply_template, forget_duties, make_obligations
from tests.factories import TODAY, make_agreement, make_partner, make_user
from tests.factories_funding import make_disbursement, make_instalment, make_project
from tests.factories_obligations import (
    duty,
    kind_of_obligation,
    make_living_agreement,
    make_obligation,
    make_template,
    template_duty,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def head():
    return make_user("head")


def days_of(agreement):
    return list(agreement.obligations.order_by("due_on", "pk").values_list("due_on", flat=True))


def grant_of_the_union():
    """Interim report 60 days after each 12 months; final report within 6 months of the end."""
    return [
        template_duty("narrative-report", recurrence="every", every_months=12, event="start", offset_days=60),
        template_duty("final-report", event="end", offset_months=6),
    ]


def test_a_grant_of_the_european_union_gives_its_reports_in_one_step(head):
    agreement = make_living_agreement(by=head, owner=head)
    template = make_template(by=head, duties=grant_of_the_union())
    assert apply_template(agreement, template, by=head, today=TODAY) == Made(made=3)
    rows = agreement.obligations.order_by("due_on")
    assert [(row.kind.code, row.due_on, row.owner) for row in rows] == [
        ("narrative-report", date(2027, 3, 2), head),
        ("narrative-report", date(2028, 3, 1), head),
        ("final-report", date(2029, 6, 30), head),
    ]


def test_each_obligation_made_has_reference_history_activity_and_search_text(head):
    donor = make_partner(by=head, name_fr="Union européenne")
    agreement = make_living_agreement(by=head, duties=[duty(event="end", offset_months=6)], name_fr="Eau potable")
    agreement.store(by=head, rows=[AgreementParty(partner=donor, role="donor")])
    make_obligations(agreement, by=head, today=TODAY, via=Via.JOB)
    [row] = Obligation.objects.search("eau potable union")
    assert row.reference.startswith("OBL-")
    assert (row.partner, row.created_by, row.version, row.state) == (donor, head, 1, "open")
    [past] = row.history.all()
    assert (past.history_type, past.history_user, past.history_change_reason.partition(":")[0]) == ("+", head, "job")


def test_making_again_makes_nothing(head):
    rule = duty(recurrence="every", every_months=3, event="start", offset_days=30)
    agreement = make_living_agreement(by=head, duties=[rule])
    first = make_obligations(agreement, by=head, today=TODAY)
    before = list(agreement.obligations.values())
    assert (first, make_obligations(agreement, by=head, today=TODAY)) == (Made(made=11), Made())
    assert list(agreement.obligations.values()) == before


def test_an_agreement_without_an_end_gets_two_years_and_then_more(head):
    rule = duty(recurrence="every", every_months=6, first_on=date(2026, 1, 31))
    agreement = make_living_agreement(by=head, ends_on=None, duties=[rule])
    make_obligations(agreement, by=head, today=TODAY)
    assert days_of(agreement) == [add_months(date(2026, 1, 31), 6 * n) for n in range(6)]
    assert make_obligations(agreement, by=head, today=date(2027, 2, 1)) == Made(made=1)


def test_an_end_of_the_agreement_that_is_not_known_gives_no_day_yet(head):
    agreement = make_living_agreement(by=head, ends_on=None, duties=[duty(event="end", offset_months=6)])
    assert make_obligations(agreement, by=head, today=TODAY) == Made()


def test_listed_days_and_a_bound_of_its_own(head):
    listed = duty(recurrence="dates", dates="2027-05-31\n15/01/2027, 2027-05-31 31/12/2029")
    bounded = duty("audit", recurrence="every", every_months=12, first_on=date(2026, 6, 1), until_on=date(2030, 6, 1))
    agreement = make_living_agreement(by=head, duties=[listed, bounded])
    make_obligations(agreement, by=head, today=TODAY)
    audits = agreement.obligations.filter(kind__code="audit").count()
    others = agreement.obligations.exclude(kind__code="audit").order_by("due_on").values_list("due_on", flat=True)
    assert (audits, list(others)) == (5, [date(2027, 1, 15), date(2027, 5, 31), date(2029, 12, 31)])


def test_each_payment_gives_one_and_a_reversed_one_none(head):
    agreement = make_living_agreement(by=head, duties=[duty(event="payment", offset_days=30)])
    project = make_project(by=head)
    instalment = make_instalment(by=head, project=project, agreement=agreement, amount=300)
    paid = [
        make_disbursement(amount=100, parts={instalment: 100}, posted_by=head, value_on=day)
        for day in (date(2026, 10, 1), date(2026, 11, 10))
    ]
    make_disbursement(amount=50, parts={instalment: 50}, value_on=date(2026, 11, 11))
    paid[0].reverse(by=head, reason="Wrong account")
    make_obligations(agreement, by=head, today=TODAY)
    assert days_of(agreement) == [date(2026, 12, 10)]


def test_what_is_overdue_or_submitted_neither_moves_nor_goes_when_the_rule_changes(head):
    rule = duty(recurrence="every", every_months=12, first_on=date(2026, 1, 31))
    agreement = make_living_agreement(by=head, duties=[rule])
    make_obligations(agreement, by=head, today=TODAY)
    overdue, submitted, coming = agreement.obligations.order_by("due_on")
    submitted.move_to("submitted", by=head, facts={"submitted_on": TODAY})
    rule.first_on, rule.evidence = date(2026, 2, 15), "Signed report"
    rule.save()
    assert make_obligations(agreement, by=head, today=TODAY) == Made(made=3, removed=1)
    assert days_of(agreement) == [
        date(2026, 1, 31),
        date(2026, 2, 15),
        date(2027, 1, 31),
        date(2027, 2, 15),
        date(2028, 2, 15),
    ]
    assert Obligation.objects.get(pk=overdue.pk).evidence == ""
    assert not Obligation.objects.filter(pk=coming.pk).exists()
    assert coming.history.filter(id=coming.pk, history_type="-").count() == 1


def test_an_open_one_to_come_follows_the_changed_rule_until_somebody_touches_it(head):
    rule = duty(recurrence="every", every_months=12, first_on=date(2027, 1, 31))
    agreement = make_living_agreement(by=head, duties=[rule])
    make_obligations(agreement, by=head, today=TODAY)
    moved, free = agreement.obligations.order_by("due_on")
    moved.due_on = date(2027, 3, 31)
    moved.store(by=head)
    for evidence in ("Report", "Signed report"):
        rule.evidence = evidence
        rule.save()
        assert make_obligations(agreement, by=head, today=TODAY) == Made(remade=1)
    free.refresh_from_db()
    assert (free.evidence, free.version, free.history.count()) == ("Signed report", 3, 3)
    assert days_of(agreement) == [date(2027, 3, 31), date(2028, 1, 31)]


def test_a_removed_duty_takes_only_its_untouched_obligations_with_it(head):
    rule = duty(recurrence="every", every_months=12, first_on=date(2026, 1, 31))
    agreement = make_living_agreement(by=head, duties=[rule])
    make_obligations(agreement, by=head, today=TODAY)
    assert forget_duties([rule], by=head, today=TODAY) == 2
    assert days_of(agreement) == [date(2026, 1, 31)]


def test_a_duty_unlocks_an_instalment_with_what_falls_due_before_it(head):
    agreement = make_living_agreement(by=head)
    instalment = make_instalment(by=head, agreement=agreement, due_on=date(2027, 12, 1))
    late = make_instalment(by=head, agreement=agreement, due_on=date(2026, 12, 1))
    for unlocked in (instalment, late):
        rule = duty(recurrence="every", every_months=12, first_on=date(2027, 1, 31), unlocks=unlocked)
        agreement.store(by=head, rows=[rule])
    make_obligations(agreement, by=head, today=TODAY)
    assert [row.due_on for row in instalment.conditions.all()] == [date(2027, 1, 31)]
    assert [row.due_on for row in late.conditions.all()] == [date(2027, 1, 31)]


def test_nothing_is_made_for_a_terminated_agreement(head):
    agreement = make_living_agreement(by=head, state="terminated", duties=[duty(event="end")])
    assert make_obligations(agreement, by=head, today=TODAY) == Made()


def test_a_rule_beyond_measure_is_refused_by_name(head):
    rule = duty("audit", recurrence="every", every_months=1, first_on=date(2026, 1, 1), until_on=date(2126, 1, 1))
    agreement = make_living_agreement(by=head, duties=[rule])
    with pytest.raises(ValidationError, match="“Audit” gives more than 600 days"):
        make_obligations(agreement, by=head, today=TODAY)


def test_hundreds_are_made_in_a_bounded_number_of_queries(head, django_assert_max_num_queries):
    rule = {"recurrence": "every", "every_months": 1, "first_on": date(2026, 1, 1), "until_on": date(2035, 12, 1)}
    agreement = make_living_agreement(by=head, duties=[duty(**rule), duty("audit", **rule), duty("other", **rule)])
    with django_assert_max_num_queries(50):
        assert make_obligations(agreement, by=head, today=TODAY) == Made(made=360)


def test_a_template_is_taken_over_once(head):
    agreement, template = make_living_agreement(by=head), make_template(by=head)
    apply_template(agreement, template, by=head, today=TODAY)
    with pytest.raises(ValidationError, match="already has all the duties"):
        apply_template(agreement, template, by=head, today=TODAY)
    assert AgreementDuty.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"recurrence": "once"}, {"first_on"}),
        ({"recurrence": "once", "first_on": TODAY, "event": "start"}, {"first_on"}),
        ({"recurrence": "once", "first_on": TODAY, "dates": "2027-01-01"}, {"dates"}),
        ({"recurrence": "every", "first_on": TODAY}, {"every_months"}),
        ({"recurrence": "every", "event": "payment", "every_months": 3}, {"event"}),
        ({"recurrence": "dates"}, {"dates"}),
        ({"recurrence": "dates", "dates": "2027-01-01", "event": "end"}, {"event"}),
    ],
)
def test_a_rule_that_contradicts_itself_is_refused_by_field(fields, wrong):
    with pytest.raises(ValidationError) as refused:
        AgreementDuty(**fields).clean()
    assert set(refused.value.message_dict) == wrong


def test_a_day_that_is_none_is_named():
    with pytest.raises(ValidationError, match="“31/02/2027” is not a day"):
        AgreementDuty(recurrence="dates", dates="2027-01-01 31/02/2027").clean()


@pytest.mark.parametrize("start", ObligationState.values)
@pytest.mark.parametrize("target", ObligationState.values)
def test_every_pair_of_states(head, start, target):
    row = make_obligation(by=head, state=start)
    facts = dict.fromkeys(ObligationState(target).required_fields, TODAY)
    allowed = target in [state.value for state in ObligationState(start).following]
    if not allowed:
        with pytest.raises(ValidationError):
            row.move_to(target, by=head, reason="Because", facts=facts)
        assert Obligation.objects.get(pk=row.pk).state == start
        return
    row.move_to(target, by=head, reason="Because", facts=facts)
    assert row.state == target


def test_only_the_head_waives_and_says_why(head):
    officer = make_user("officer", authority=head.authority)
    row = make_obligation(by=head)
    with pytest.raises(PermissionDenied):
        row.move_to("waived", by=officer, reason="The donor agreed")
    with pytest.raises(ValidationError, match="asks for a reason"):
        row.move_to("waived", by=head)
    row.move_to("waived", by=head, reason="The donor agreed")
    assert Obligation.objects.pending().count() == 0


def test_a_report_is_not_accepted_before_it_was_submitted(head):
    row = make_obligation(by=head)
    row.move_to("submitted", by=head, facts={"submitted_on": TODAY})
    with pytest.raises(ValidationError, match="accepted before it was submitted"):
        row.move_to("accepted", by=head, facts={"accepted_on": date(2026, 11, 1)})


def filed(record, kind, head):
    document = Document(authority=head.authority, subject=record, title="Rapport", type=kind, size=1, file_name="r.pdf")
    document.store(by=head)
    return document


@pytest.mark.parametrize("where", ["obligation", "agreement"])
def test_the_document_asked_for_is_on_file_before_it_counts_as_submitted(head, where):
    kind, other = DocumentType.objects.all()[:2]
    row = make_obligation(by=head, document_type=kind)
    filed(row, other, head)
    filed(make_obligation(by=head), kind, head)
    with pytest.raises(ValidationError, match="File a document of the type"):
        row.move_to("submitted", by=head, facts={"submitted_on": TODAY})
    filed(row if where == "obligation" else row.agreement, kind, head)
    row.move_to("submitted", by=head, facts={"submitted_on": TODAY})
    assert row.state == "submitted"


def test_late_soon_and_pending_are_told_apart(head):
    agreement = make_agreement(by=head)
    made = {
        state: make_obligation(by=head, agreement=agreement, state=state, due_on=date(2026, 11, 21))
        for state in ObligationState.values
    }
    made["today"] = make_obligation(by=head, agreement=agreement, due_on=TODAY)
    rows = Obligation.objects.order_by("pk")
    assert list(rows.late(TODAY)) == [made["open"], made["returned"]]
    assert list(rows.due_between(TODAY, TODAY)) == [made["today"]]
    assert list(rows.pending()) == [made["open"], made["submitted"], made["returned"], made["today"]]


def test_a_duty_of_the_same_kind_may_fall_due_on_the_same_day_twice_only_under_different_rules(head):
    rules = [duty(first_on=TODAY), duty(first_on=TODAY, side="theirs")]
    agreement = make_living_agreement(by=head, duties=rules)
    assert make_obligations(agreement, by=head, today=TODAY) == Made(made=2)
    assert kind_of_obligation().obligations.count() == 2
