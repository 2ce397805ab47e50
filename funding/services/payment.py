"""The posting and the reversal of a payment."""

from datetime import date

from django.db import transaction

from funding.models import Disbursement
from jisr.models import User, Via
from partnerships.models import Agreement, Event
from partnerships.obligations import make_obligations


def post_payment(*, payment: Disbursement, by: User, today: date, via: str = Via.PAGE) -> Disbursement:
    """Post a payment; what its agreements oblige to after each payment falls due from it. Raises ValidationError."""
    with transaction.atomic():
        payment.post(by=by, via=via)
        _make_dates(payment, by, today, via)
    return payment


def reverse_payment(*, payment: Disbursement, by: User, reason: str, today: date, via: str = Via.PAGE) -> Disbursement:
    """Reverse a payment; obligations to come that it gave and nobody touched go with it. Returns the opposite payment."""
    with transaction.atomic():
        opposite = payment.reverse(by=by, reason=reason, via=via)
        _make_dates(payment, by, today, via)
    return opposite


def _make_dates(payment: Disbursement, by: User, today: date, via: str) -> None:
    paid = Agreement.objects.filter(instalments__allocations__disbursement=payment, duties__event=Event.PAYMENT)
    for agreement in paid.distinct():
        make_obligations(agreement, by=by, today=today, via=via)
