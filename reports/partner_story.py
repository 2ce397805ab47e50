"""The whole story of a partner: what the figures and lists of its page say, as plain data."""

from dataclasses import dataclass
from datetime import date

from partnerships.models import Contact, Partner, PartnerState
from reports.dormant import LastSign, last_sign_of
from reports.dormant_rows import USUAL_MONTHS
from reports.signs import OF_PARTNER, with_signs
from reports.silence import months_between
from reports.story.bids import Bids, bids_of
from reports.story.dates import NextDate, next_dates
from reports.story.delays import Delays, delays_of
from reports.story.money import MoneyByYear, money_by_year


@dataclass(frozen=True)
class Silence:
    """The last sign of life and the whole months since; `limit` is None where nobody watches for silence."""

    last: LastSign
    months: int
    limit: int | None
    is_dormant: bool


@dataclass(frozen=True)
class PartnerStory:
    bids: Bids
    money: MoneyByYear
    delays: Delays
    dates: tuple[NextDate, ...]
    silence: Silence
    signatories: tuple[Contact, ...]


def partner_story(partner: Partner, *, today: date) -> PartnerStory:
    """The story of `partner` as known on `today`, of its own authority alone; nothing archived counts.

    The number of queries does not depend on the number of rows.
    """
    return PartnerStory(
        bids=bids_of(partner),
        money=money_by_year(partner, today),
        delays=delays_of(partner, today),
        dates=next_dates(partner, today),
        silence=silence_of(partner, today),
        signatories=signatories_of(partner, today),
    )


def silence_of(partner: Partner, today: date) -> Silence:
    """How long we have heard nothing of the partner; one query."""
    read = with_signs(Partner.objects.filter(pk=partner.pk), OF_PARTNER, today).get()
    last = last_sign_of(read, OF_PARTNER, today)
    months = months_between(last.on, today)
    limit = (USUAL_MONTHS if partner.silent_months is None else partner.silent_months) or None
    silent = limit is not None and partner.state == PartnerState.ACTIVE and months >= limit
    return Silence(last, months, limit, silent or partner.state == PartnerState.DORMANT)


def signatories_of(partner: Partner, today: date) -> tuple[Contact, ...]:
    """Who may sign for the partner and is still in the post; one query."""
    rows = Contact.objects.current().filter(partner=partner, may_sign=True, merged_into=None)
    gone = rows.filter(left_on__lte=today).order_by().values("pk")
    return tuple(rows.exclude(pk__in=gone).order_by("-is_main", "pk"))
