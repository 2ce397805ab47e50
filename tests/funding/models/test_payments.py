"""A payment and its parts: never above either, in one currency, counted once posted, undone only by its opposite."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from funding.models import Disbursement, Instalment
from tests.factories import make_user
from tests.factories_funding import make_disbursement, make_instalment, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def finance():
    return make_user("finance")


def paid(row):
    return Instalment.objects.with_paid().get(pk=row.pk).paid


def refused(payment, finance):
    with pytest.raises(ValidationError) as caught:
        payment.post(by=finance)
    payment.refresh_from_db()
    assert not payment.is_posted
    return " ".join(caught.value.messages)


def test_posting_counts_the_parts(finance):
    row = make_instalment(amount=1000)
    payment = make_disbursement(amount=600, parts={row: 600})
    assert paid(row) == 0
    payment.post(by=finance)
    assert (paid(row), payment.posted_by, payment.is_posted) == (600, finance, True)


def test_parts_are_never_above_the_payment(finance):
    project = make_project()
    first, second = make_instalment(project=project), make_instalment(project=project)
    payment = make_disbursement(amount=1000, parts={first: 600, second: "400.01"})
    assert refused(payment, finance) == "The parts put on instalments add up to more than the payment."


def test_a_part_is_never_above_what_is_still_to_come(finance):
    row = make_instalment(amount=1000)
    make_disbursement(amount=700, parts={row: 700}, posted_by=finance)
    payment = make_disbursement(amount=500, parts={row: 301})
    assert refused(payment, finance) == f"Instalment {row.reference} would be paid more than its amount."
    make_disbursement(amount=500, parts={row: 300}, posted_by=finance)
    assert paid(row) == 1000


def test_a_part_is_in_the_instalments_currency(finance):
    row = make_instalment(currency="USD")
    payment = make_disbursement(currency="EUR", parts={row: 10})
    assert refused(payment, finance) == f"Instalment {row.reference} is in USD, the payment in EUR."


def test_a_part_is_on_an_instalment_of_the_same_project(finance):
    row = make_instalment()
    payment = make_disbursement(project=make_project(), parts={row: 10})
    assert refused(payment, finance) == f"Instalment {row.reference} belongs to another project."


@pytest.mark.parametrize("part", ["0", "-10"])
def test_a_part_has_the_sign_of_the_payment(finance, part):
    row = make_instalment()
    payment = make_disbursement(amount=100, parts={row: part})
    assert refused(payment, finance).startswith(f"The part put on instalment {row.reference}")


def test_a_refund_gives_back_no_more_than_was_paid(finance):
    row = make_instalment(amount=1000)
    make_disbursement(amount=300, parts={row: 300}, posted_by=finance)
    refund = make_disbursement(amount=-301, parts={row: -301})
    assert refused(refund, finance) == f"More would be given back than was paid of instalment {row.reference}."
    make_disbursement(amount=-100, parts={row: -100}, posted_by=finance)
    assert paid(row) == 200


def test_a_posted_payment_is_not_changed_posted_again_deleted_or_archived(finance):
    payment = make_disbursement(posted_by=finance)
    payment.amount = Decimal(5)
    for act in (
        payment.clean,
        lambda: payment.post(by=finance),
        lambda: payment.erase(by=finance),
        lambda: payment.archive(by=finance, reason="Oops"),
    ):
        with pytest.raises(ValidationError):
            act()
    assert Disbursement.objects.get().amount == 1000


def test_a_reversal_is_an_opposite_payment_and_both_stay(finance):
    row = make_instalment(amount=1000)
    payment = make_disbursement(amount=600, parts={row: 600}, posted_by=finance)
    opposite = payment.reverse(by=finance, reason="Wrong account")
    assert (opposite.amount, opposite.reverses, opposite.is_posted, opposite.note) == (
        Decimal(-600),
        payment,
        True,
        "Wrong account",
    )
    assert (paid(row), Disbursement.objects.posted().count()) == (0, 2)


def test_a_payment_is_not_reversed_below_what_was_given_back_since(finance):
    row = make_instalment(amount=1000)
    payment = make_disbursement(amount=1000, parts={row: 1000}, posted_by=finance)
    refund = make_disbursement(amount=-400, parts={row: -400}, posted_by=finance)
    with pytest.raises(ValidationError):
        payment.reverse(by=finance, reason="Wrong account")
    make_disbursement(amount=400, parts={row: 400}, posted_by=finance)
    with pytest.raises(ValidationError):
        refund.reverse(by=finance, reason="Wrong account")
    assert (paid(row), Disbursement.objects.count()) == (1000, 3)


def test_a_payment_in_the_archive_is_not_posted(finance):
    payment = make_disbursement()
    payment.archive(by=finance, reason="Entered twice")
    assert refused(payment, finance) == "The record is in the archive: take it out first."


def test_a_payment_posted_since_it_was_read_is_not_deleted(finance):
    payment = make_disbursement()
    Disbursement.objects.get(pk=payment.pk).post(by=finance)
    with pytest.raises(ValidationError):
        payment.erase(by=finance)
    assert Disbursement.objects.get().is_posted is True


def test_an_instalment_with_payments_stays_in_its_project():
    row = make_instalment(amount=1000)
    make_disbursement(amount=600, parts={row: 600})
    row.project = make_project()
    with pytest.raises(ValidationError) as refusal:
        row.clean()
    assert refusal.value.message_dict == {"project": ["Payments of the former project stand against it."]}


@pytest.mark.parametrize("twice", [False, True])
def test_only_a_posted_payment_is_reversed_and_only_once(finance, twice):
    payment = make_disbursement(posted_by=finance if twice else None)
    if twice:
        opposite = payment.reverse(by=finance, reason="Wrong account")
        with pytest.raises(ValidationError):
            opposite.reverse(by=finance, reason="Again")
    with pytest.raises(ValidationError):
        payment.reverse(by=finance, reason="Wrong account")


def test_a_reversal_needs_a_reason(finance):
    payment = make_disbursement(posted_by=finance)
    with pytest.raises(ValidationError) as caught:
        payment.reverse(by=finance, reason=" ")
    assert list(caught.value.message_dict) == ["reason"]


def test_an_instalment_falls_neither_below_what_was_paid_nor_into_another_currency(finance):
    row = make_instalment(amount=1000)
    make_disbursement(amount=300, parts={row: 300}, posted_by=finance)
    for fields, name in (({"amount": Decimal(299)}, "amount"), ({"currency": "USD"}, "currency")):
        changed = Instalment.objects.get(pk=row.pk)
        for field, value in fields.items():
            setattr(changed, field, value)
        with pytest.raises(ValidationError) as caught:
            changed.clean()
        assert list(caught.value.message_dict) == [name]
    row.amount = Decimal(300)
    assert row.clean() is None
