"""What a published movement of money means for us. Pure: no database, no settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from funding.models import Outcome
from jisr.text import normalise

from .activity import Activity, Org, Transaction
from .codes import OrganisationRole, Sign, TransactionType
from .values import in_thousandths

COMMITMENTS = frozenset(
    {TransactionType.OUTGOING_COMMITMENT, TransactionType.INCOMING_COMMITMENT, TransactionType.INCOMING_PLEDGE}
)
OUTGOING = frozenset({TransactionType.OUTGOING_COMMITMENT, TransactionType.DISBURSEMENT})


@dataclass(frozen=True)
class Us:
    """The Authority's own side: its identifiers, and its names through `normalise`."""

    identifiers: frozenset[str]
    names: frozenset[str]

    @classmethod
    def called(cls, identifiers: Iterable[str] = (), names: Iterable[str] = ()) -> Us:
        folded = frozenset(name for name in map(normalise, names) if name)
        return cls(frozenset(one.strip().casefold() for one in identifiers if one.strip()), folded)

    def are(self, org: Org | None) -> bool:
        """Whether an organisation is ours: by identifier, by name only where no identifier says otherwise."""
        if org is None:
            return False
        if org.ref.casefold() in self.identifiers:
            return True
        if org.ref and self.identifiers:
            return False
        return any(normalise(name) in self.names for name in org.names.values())


@dataclass(frozen=True)
class Judgement:
    """What becomes of a transaction; `payer` is who committed or paid, None when nothing is counted.

    `amount` is signed, in the transaction's currency, at three decimals; None where the file gives none.
    """

    outcome: Outcome
    payer: Org | None
    amount: Decimal | None
    is_rounded: bool

    @property
    def sign(self) -> Sign | None:
        """Which way the amount goes: a negative one is a refund or a reduction, a zero stays a zero."""
        return None if self.amount is None else sign_of(self.amount)


def sign_of(value: Decimal) -> Sign:
    return Sign((value > 0) - (value < 0))


def judge(transaction: Transaction, activity: Activity, us: Us) -> Judgement:
    """Return what a transaction of an activity means for us.

    Received by us is the donor's 3 and our own 1 whose receiver is us; 2, 11 and 13 are commitments of the funder; 4 is
    the partner's own spending; all else is kept and not counted, as is what names nobody who could have paid it.
    """
    value = transaction.value
    exact = None if value is None else in_thousandths(value)
    outcome, payer = _outcome(transaction, activity, us)
    return Judgement(outcome, payer, exact, exact != value)


def _outcome(transaction: Transaction, activity: Activity, us: Us) -> tuple[Outcome, Org | None]:
    if transaction.type == TransactionType.EXPENDITURE:
        return Outcome.OWN_SPENDING, None
    payer = payer_of(transaction, activity, us)
    if payer is None:
        return Outcome.KEPT, None
    if transaction.type in COMMITMENTS:
        return Outcome.COMMITMENT, payer
    if is_received(transaction, activity, us) and not us.are(payer):
        return Outcome.DISBURSEMENT, payer
    return Outcome.KEPT, None


def is_received(transaction: Transaction, activity: Activity, us: Us) -> bool:
    """Whether the receiver is us: named so or, of incoming funds that name nobody, as the one who publishes."""
    if transaction.type == TransactionType.DISBURSEMENT:
        return us.are(transaction.receiver)
    if transaction.type == TransactionType.INCOMING_FUNDS:
        return us.are(transaction.receiver or activity.reporting)
    return False


def payer_of(transaction: Transaction, activity: Activity, us: Us) -> Org | None:
    """Return who pays or commits: the provider; where none is named, who publishes what goes out, and the only funder
    of the activity, else again who publishes (if it is not us), of what comes in.
    """
    if transaction.provider:
        return transaction.provider
    if transaction.type in OUTGOING:
        return activity.reporting
    funders = [org for org in activity.participating if org.role == OrganisationRole.FUNDING and not us.are(org)]
    if len(funders) == 1:
        return funders[0]
    return None if us.are(activity.reporting) else activity.reporting
