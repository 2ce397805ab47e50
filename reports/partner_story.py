"""The whole story of a partner: what the figures and lists of its page say, as plain data."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from partnerships.models import Contact, Obligation, Partner, PartnerState
from reports.dormant import LastSign, last_sign_of
from reports.dormant_rows import USUAL_MONTHS
from reports.signs import OF_PARTNER, with_signs
from reports.silence import months_between
from reports.story.bids import Bids, bids_of
from reports.story.dates import NextDate, first_duties, next_dates
from reports.story.delays import Delays, delays_of
from reports.story.money import MoneyByYear, money_by_year
from reports.story.promises import promises_of


@dataclass(frozen=True)
class Silence:
    """The last sign of life and the whole months since; `limit` is None where nobody watches for silence."""

    last: LastSign
    months: int
    limit: int | None
    is_dormant: bool


@dataclass(frozen=True)
class PartnerStory:
    """`duties` are the first open ones by due day; `people` are those in post, then those who left."""

    bids: Bids
    money: MoneyByYear
    delays: Delays
    dates: tuple[NextDate, ...]
    silence: Silence
    duties: tuple[Obligation, ...]
    people: tuple[Contact, ...]
    signatories: tuple[Contact, ...]


def partner_story(partner: Partner, *, today: date) -> PartnerStory:
    """The story of `partner` as known on `today`, of its own authority alone; nothing archived counts.

    The number of queries does not depend on the number of rows.
    """
    promises, duties, people = promises_of(partner), first_duties(partner), people_of(partner)
    return PartnerStory(
        bids=bids_of(partner),
        money=money_by_year(partner, promises, today),
        delays=delays_of(promises, today),
        dates=next_dates(partner, duties, today),
        silence=silence_of(partner, today),
        duties=tuple(duties),
        people=tuple(people),
        signatories=tuple(one for one in people if one.may_sign and (one.left_on is None or one.left_on > today)),
    )


def silence_of(partner: Partner, today: date) -> Silence:
    """How long we have heard nothing of the partner; one query."""
    read = with_signs(Partner.objects.filter(pk=partner.pk), OF_PARTNER, today).get()
    last = last_sign_of(read, OF_PARTNER, today)
    months = months_between(last.on, today)
    limit = (USUAL_MONTHS if partner.silent_months is None else partner.silent_months) or None
    silent = limit is not None and partner.state == PartnerState.ACTIVE and months >= limit
    return Silence(last, months, limit, silent or partner.state == PartnerState.DORMANT)


def people_of(partner: Partner) -> list[Contact]:
    """Everybody on file at the partner, those in post first, then the latest to leave; one query."""
    rows = Contact.objects.current().filter(partner=partner, authority_id=partner.authority_id, merged_into=None)
    return list(rows.order_by(F("left_on").desc(nulls_first=True), "-is_main", "pk"))
