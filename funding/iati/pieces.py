"""The rows and records that hang on an imported project, each under a key that stays the same from file to file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from funding.models import Direction, Outcome

from .activity import Activity, Location, Org, PlannedDisbursement, Transaction
from .codes import PlanType, SectorVocabulary
from .judging import Judgement, Us
from .kinds import identifier_of, name_key
from .mapped import Mapped, Values
from .texts import place_columns
from .values import in_thousandths

SIX_DECIMALS = Decimal("0.000001")
HUNDRED = Decimal(100)


def org_key(org: Org) -> str:
    return identifier_of(org).casefold() or name_key(org.name or org.ref)


def _numbered(keyed: Iterable[tuple[str, Values]]) -> dict[str, Values]:
    """Return the values by key; the second of one key becomes `key#2`."""
    found: dict[str, Values] = {}
    times: Counter[str] = Counter()
    for key, values in keyed:
        times[key] += 1
        found[key if times[key] == 1 else f"{key}#{times[key]}"] = values
    return found


def fundings(mapped: Mapped, partner_of: Callable[[Org], int]) -> dict[str, Values]:
    """Return what each funder committed, per currency: reductions come off, zero stays zero."""
    sums: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for transaction, judgement in mapped.judged:
        if judgement.outcome == Outcome.COMMITMENT and judgement.payer and judgement.amount is not None:
            sums[partner_of(judgement.payer), transaction.currency] += judgement.amount
    return {
        f"{funder}|{currency}": {"funder_id": funder, "currency": currency, "amount": amount}
        for (funder, currency), amount in sums.items()
    }


def themes(activity: Activity, themes: Mapping[str, int]) -> dict[str, Values]:
    """Return the themes of the DAC sectors; their shares only where every sector has a theme and a share."""
    sectors = [one for one in activity.sectors if one.vocabulary == SectorVocabulary.DAC]
    sectors = sectors or [one for one in activity.sectors if one.vocabulary == SectorVocabulary.DAC_CATEGORY]
    shares: dict[int, Decimal] = defaultdict(Decimal)
    for sector in sectors:
        if theme := themes.get(sector.code) or themes.get(sector.code[:3]):
            shares[theme] += sector.percent or 0
    total = sum((one.percent or Decimal(0) for one in sectors), Decimal(0))
    whole = sum(shares.values(), Decimal(0)) == total and abs(total - HUNDRED) <= Decimal("0.1")
    split = _rounded_to_whole(shares) if whole and all(one.percent is not None for one in sectors) else {}
    return {str(theme): {"theme_id": theme, "percent": split.get(theme)} for theme in shares}


def _rounded_to_whole(shares: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """Return the shares at two decimals; the largest takes what they lack to make 100."""
    rounded = {theme: share.quantize(Decimal("0.01")) for theme, share in shares.items()}
    largest = max(rounded, key=lambda theme: rounded[theme])
    rounded[largest] += HUNDRED - sum(rounded.values())
    return rounded


def places(activity: Activity) -> dict[str, Values]:
    return _numbered((_place_key(values), values) for values in map(_place, activity.locations))


def _place(location: Location) -> Values:
    code = next((one.code for one in location.codes), "")[:40]
    point = "" if location.latitude is None else f"{location.latitude}, {location.longitude}"
    return {
        **place_columns(location.names, "" if code else point),
        "latitude": location.latitude and location.latitude.quantize(SIX_DECIMALS),
        "longitude": location.longitude and location.longitude.quantize(SIX_DECIMALS),
        "administrative_code": code,
    }


def _place_key(values: Values) -> str:
    return values["administrative_code"] or values["name_en"] or values["name_fr"] or values["name_ar"]


def instalments(mapped: Mapped, partner_of: Callable[[Org], int], us: Us) -> dict[str, Values]:
    activity = mapped.activity
    planned = _latest(activity.planned)
    for one in planned:
        if one.value < 0:
            message, accepted = _("below zero: no instalment is made of it"), _("an amount of zero or more")
            mapped.note(one.line, "planned-disbursement/value", one.value, message, accepted)
    return _numbered((_plan_key(one), _instalment(one, activity, partner_of, us)) for one in planned if one.value >= 0)


def _latest(planned: Iterable[PlannedDisbursement]) -> list[PlannedDisbursement]:
    """Leave out an original plan where a revised one stands for the same period and parties."""
    planned = list(planned)
    revised = {_plan_key(one) for one in planned if one.type == PlanType.REVISED}
    return [one for one in planned if one.type == PlanType.REVISED or _plan_key(one) not in revised]


def _plan_key(one: PlannedDisbursement) -> str:
    parties = [org_key(org) if org else "" for org in (one.provider, one.receiver)]
    return "|".join([one.start.isoformat(), str(one.end or ""), one.currency, *parties])


def _instalment(one: PlannedDisbursement, activity: Activity, partner_of: Callable[[Org], int], us: Us) -> Values:
    payer = one.provider or activity.reporting
    return {
        "funder_id": partner_of(payer),
        "direction": (Direction.OWN if us.are(payer) else Direction.FROM_DONOR).value,
        "due_on": one.end or one.start,
        "amount": in_thousandths(one.value),
        "currency": one.currency,
    }


def disbursements(mapped: Mapped, partner_of: Callable[[Org], int]) -> dict[str, Values]:
    received = [
        (transaction, judgement)
        for transaction, judgement in mapped.judged
        if judgement.outcome == Outcome.DISBURSEMENT and judgement.payer
    ]
    return _numbered(
        (
            "|".join([transaction.ref, str(transaction.on), transaction.currency, org_key(judgement.payer)]),
            _disbursement(transaction, judgement, partner_of),
        )
        for transaction, judgement in received
        if judgement.payer
    )


def _disbursement(transaction: Transaction, judgement: Judgement, partner_of: Callable[[Org], int]) -> Values:
    text = next(iter(transaction.description.values()), "")
    return {
        "payer_id": partner_of(judgement.payer),  # type: ignore[arg-type]
        "amount": judgement.amount,
        "currency": transaction.currency,
        "value_on": transaction.on,
        "donor_number": transaction.ref[:150],
        "note": text[:300],
    }


def source_rows(mapped: Mapped) -> list[Values]:
    """Return every transaction as it was published, counted or not, in the file's order."""
    return [
        {
            "position": position,
            "ref": transaction.ref[:255],
            "code": transaction.type or "",
            "outcome": judgement.outcome.value,
            "on": transaction.on,
            "value_on": transaction.value_date,
            "amount": judgement.amount,
            "currency": transaction.currency,
            "provider": _shown(transaction.provider),
            "receiver": _shown(transaction.receiver),
            "description": next(iter(transaction.description.values()), ""),
        }
        for position, (transaction, judgement) in enumerate(mapped.judged, start=1)
    ]


def _shown(org: Org | None) -> str:
    if org is None:
        return ""
    return (f"{org.name} ({org.ref})" if org.name and org.ref else org.name or org.ref)[:300]
