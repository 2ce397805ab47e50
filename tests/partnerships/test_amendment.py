from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from jisr import days
from jisr.models import Activity, StaleVersion
from jisr.timeline import timeline
from partnerships.models import Agreement, Amendment, AmendmentParty, AmendmentState, LegalStep
from tests.factories import make_partner, make_user
from tests.factories_amendments import in_force, make_amendment, make_signed

pytestmark = pytest.mark.django_db

DAY = date(2025, 6, 1)


@pytest.fixture
def head():
    return make_user("head")


def messages(error) -> list[str]:
    return error.value.messages


def waived(amendment) -> None:
    for step in amendment.steps.all():
        step.state = "waived"
        step.save()


def signed(amendment, head):
    amendment.move_to("in_approval", by=head)
    waived(amendment)
    amendment.move_to("signed", by=head, facts={"signed_on": DAY})
    return amendment


def test_amendments_of_an_agreement_are_numbered_from_one(head):
    first, other = make_signed(by=head), make_signed(by=head)
    made = [make_amendment(by=head, agreement=agreement) for agreement in (first, other, first)]
    assert [amendment.number for amendment in made] == [1, 1, 2]


def test_the_database_refuses_a_number_twice(head):
    agreement = make_signed(by=head)
    make_amendment(by=head, agreement=agreement)
    twin = make_amendment(by=head, agreement=agreement)
    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.filter(pk=twin.pk).update(number=1)


@pytest.mark.parametrize(("start", "end"), list(product(AmendmentState, AmendmentState)))
def test_every_pair_of_states_is_allowed_or_refused_as_the_table_says(head, start, end):
    agreement = make_signed(by=head, kind=None, state="in_force")
    agreement.kind.path.all().delete()
    amendment = make_amendment(by=head, agreement=agreement)
    Amendment.objects.filter(pk=amendment.pk).update(state=start, signed_on=DAY, effective_on=DAY)
    amendment.refresh_from_db()
    if end in start.following:
        amendment.move_to(end, by=head, reason="Because")
        assert amendment.state == end
    else:
        with pytest.raises(ValidationError):
            amendment.move_to(end, by=head, reason="Because")
        assert Amendment.objects.get(pk=amendment.pk).state == start


@pytest.mark.parametrize("state", ["drafting", "in_approval", "ended", "terminated"])
def test_only_an_agreement_that_binds_is_amended(head, state):
    with pytest.raises(ValidationError) as error:
        make_amendment(by=head, agreement=make_signed(by=head, state=state))
    assert list(error.value.message_dict) == ["agreement"]


@pytest.mark.parametrize("state", ["signed", "in_force", "suspended"])
def test_an_agreement_that_binds_may_be_amended(head, state):
    assert make_amendment(by=head, agreement=make_signed(by=head, state=state)).state == "drafting"


def test_the_new_days_must_be_in_order(head):
    agreement = make_signed(by=head)
    with pytest.raises(ValidationError) as error:
        make_amendment(by=head, agreement=agreement, new_ends_on=date(2024, 12, 31))
    assert error.value.message_dict == {"new_ends_on": ["The agreement would end before it starts."]}


def test_an_amendment_is_not_signed_before_its_agreement(head):
    with pytest.raises(ValidationError) as error:
        make_amendment(by=head, new_ends_on=date(2027, 1, 1), signed_on=date(2024, 11, 30))
    assert error.value.message_dict == {"signed_on": ["The agreement itself was signed on 1 December 2024."]}


def test_an_amount_takes_the_agreements_currency_unless_another_is_said(head):
    agreement = make_signed(by=head, amount=Decimal(100), currency="MAD")
    plain = make_amendment(by=head, agreement=agreement, new_amount=Decimal(200))
    said = make_amendment(by=head, agreement=agreement, new_amount=Decimal(200), new_currency="EUR")
    assert (plain.new_currency, said.new_currency) == ("MAD", "EUR")


def test_a_currency_alone_is_refused(head):
    with pytest.raises(ValidationError) as error:
        make_amendment(by=head, new_currency="EUR")
    assert list(error.value.message_dict) == ["new_amount"]


def test_an_amendment_that_changes_nothing_goes_nowhere(head):
    amendment = make_amendment(by=head, name_en="Empty")
    with pytest.raises(ValidationError) as error:
        amendment.move_to("in_approval", by=head)
    assert messages(error) == ["Nothing changes: give a new day, amount or scope, or a party that joins or leaves."]


def test_only_a_party_leaves_and_only_another_joins(head):
    party, other = make_partner(by=head, name_fr="Agence"), make_partner(by=head, name_fr="Commune")
    agreement = make_signed(by=head, parties=[(party, "donor")])
    leaves = make_amendment(
        by=head,
        agreement=agreement,
        name_en="x",
        rows=[AmendmentParty(change="leaves", partner=other, role="donor")],
    )
    joins = make_amendment(
        by=head,
        agreement=agreement,
        name_en="x",
        rows=[AmendmentParty(change="joins", partner=party, role="donor")],
    )
    refusals = []
    for amendment in (leaves, joins):
        with pytest.raises(ValidationError) as error:
            amendment.move_to("in_approval", by=head)
        refusals += messages(error)
    assert refusals == [
        "“Commune” cannot leave: it is not a party as “Donor”.",
        "“Agence” cannot join: it is already a party as “Donor”.",
    ]


def test_an_officer_drafts_and_the_head_signs(head):
    officer = make_user("officer", authority=head.authority)
    amendment = make_amendment(by=officer)
    amendment.move_to("in_approval", by=officer)
    waived(amendment)
    with pytest.raises(PermissionDenied):
        amendment.move_to("signed", by=officer, facts={"signed_on": DAY})
    amendment.move_to("signed", by=head, facts={"signed_on": DAY})
    with pytest.raises(PermissionDenied):
        amendment.move_to("in_force", by=officer, facts={"effective_on": DAY})
    assert Agreement.objects.get().ends_on == date(2026, 12, 31)


def test_the_amendment_runs_its_own_legal_path(head):
    amendment = make_amendment(by=head)
    amendment.move_to("in_approval", by=head)
    own = LegalStep.objects.filter(amendment=amendment)
    assert own.count() == amendment.agreement.kind.path.count() > 0
    with pytest.raises(ValidationError) as error:
        amendment.move_to("signed", by=head, facts={"signed_on": DAY})
    assert list(error.value.message_dict) == ["state"]
    assert Amendment.objects.get().state == "in_approval"


def test_entering_force_changes_the_agreement_and_keeps_both_terms(head):
    goes, comes = make_partner(by=head, name_fr="Part"), make_partner(by=head, name_fr="Vient")
    agreement = make_signed(by=head, parties=[(goes, "donor")], amount=Decimal(100), currency="MAD")
    rows = [
        AmendmentParty(change="leaves", partner=goes, role="donor"),
        AmendmentParty(change="joins", partner=comes, role="donor", signatory="Mme X", function="Maire"),
    ]
    values = {"new_ends_on": date(2027, 6, 30), "new_amount": Decimal("250.5"), "scope_ar": "نطاق أوسع"}
    amendment = in_force(make_amendment(by=head, agreement=agreement, rows=rows, **values), head, DAY)
    agreement.refresh_from_db()
    assert (agreement.ends_on, agreement.amount, agreement.currency) == (date(2027, 6, 30), Decimal("250.5"), "MAD")
    assert agreement.description_ar == "نطاق أوسع"
    assert agreement.starts_on == date(2025, 1, 1)
    [party] = agreement.parties.all()
    assert (party.partner, party.signatory, party.function, party.signed_on) == (comes, "Mme X", "Maire", DAY)
    assert (amendment.before["amount"], amendment.after["amount"]) == ("100", "250.5")
    assert [row["partner"] for row in amendment.before["parties"]] == [goes.pk]
    assert [row["partner"] for row in amendment.after["parties"]] == [comes.pk]


def test_the_agreement_tells_of_the_amendment_in_its_own_history(head):
    agreement = make_signed(by=head)
    amendment = in_force(make_amendment(by=head, agreement=agreement), head, DAY)
    [line] = Activity.objects.filter(object_id=agreement.pk, verb="amended")
    assert line.data["amendment"] == amendment.reference
    [entry] = [entry for entry in timeline(agreement) if amendment.reference in entry.sentence]
    assert [(change.label, change.old, change.new) for change in entry.changes] == [
        ("Ends on", "31 December 2026", "31 December 2027")
    ]
    assert agreement.history.first().ends_on == date(2027, 12, 31)


def test_whoever_had_the_agreement_open_does_not_overwrite_the_amendment(head):
    agreement = make_signed(by=head)
    opened = Agreement.objects.get(pk=agreement.pk)
    in_force(make_amendment(by=head, agreement=agreement), head, DAY)
    opened.ends_on = date(2026, 1, 1)
    with pytest.raises(StaleVersion):
        opened.store(by=head)
    assert Agreement.objects.get(pk=agreement.pk).ends_on == date(2027, 12, 31)


def test_an_amendment_that_its_agreement_refuses_leaves_everything_as_it_was(head):
    agreement = make_signed(by=head)
    amendment = signed(make_amendment(by=head, agreement=agreement, new_starts_on=date(2026, 6, 1)), head)
    Agreement.objects.filter(pk=agreement.pk).update(ends_on=date(2026, 3, 1))
    with pytest.raises(ValidationError):
        amendment.move_to("in_force", by=head, facts={"effective_on": DAY})
    stored = Amendment.objects.get()
    assert (stored.state, stored.before, Agreement.objects.get().starts_on) == ("signed", {}, date(2025, 1, 1))


def test_an_amendment_cannot_take_effect_before_one_in_force(head):
    agreement = make_signed(by=head)
    in_force(make_amendment(by=head, agreement=agreement), head, DAY)
    late = signed(make_amendment(by=head, agreement=agreement, new_ends_on=date(2028, 1, 1)), head)
    with pytest.raises(ValidationError) as error:
        late.move_to("in_force", by=head, facts={"effective_on": DAY - timedelta(days=1)})
    assert messages(error) == [
        "Amendment 1 has been in force since 1 June 2025: this one cannot take effect before it."
    ]


def test_of_two_amendments_of_a_day_the_lower_number_goes_first(head):
    agreement = make_signed(by=head)
    first = signed(make_amendment(by=head, agreement=agreement), head)
    in_force(make_amendment(by=head, agreement=agreement, new_ends_on=date(2028, 1, 1)), head, DAY)
    with pytest.raises(ValidationError):
        first.move_to("in_force", by=head, facts={"effective_on": DAY})


def test_an_amendment_does_not_enter_force_before_its_day(head):
    amendment = signed(make_amendment(by=head), head)
    tomorrow = days.today() + timedelta(days=1)
    with pytest.raises(ValidationError) as error:
        amendment.move_to("in_force", by=head, facts={"effective_on": tomorrow})
    assert list(error.value.message_dict) == ["effective_on"]


def test_an_amendment_starts_nowhere_in_force(head):
    amendment = Amendment(agreement=make_signed(by=head), signed_on=DAY, effective_on=DAY)
    with pytest.raises(ValidationError) as error:
        amendment.start_at("in_force", by=head)
    assert list(error.value.message_dict) == ["state"]


def test_an_abandoned_amendment_says_why_and_frees_its_agreement(head):
    amendment = make_amendment(by=head)
    with pytest.raises(ValidationError):
        amendment.move_to("abandoned", by=head)
    amendment.move_to("abandoned", by=head, reason="The donor withdrew")
    assert amendment.state == "abandoned"
    assert Agreement.objects.get().ends_on == date(2026, 12, 31)
