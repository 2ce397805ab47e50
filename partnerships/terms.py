"""The terms of an agreement as plain values: as they are, as an amendment would make them, as they stood on a day.

Terms are JSON: `starts_on` and `ends_on` (ISO days or None), `amount` (a decimal as text, or None) in `currency`,
`descriptions` by language, and `parties`, each with the `partner`'s key and `name` by language, its `role`,
`signatory` and `function`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from jisr import facts, formats
from jisr.models.named import reading_order
from jisr.timeline import Change

if TYPE_CHECKING:
    from .models import Agreement, Amendment, AmendmentParty

Terms = dict[str, Any]
LANGUAGES = ("ar", "fr", "en")
DAYS = ("starts_on", "ends_on")
PARTY_TEXTS = ("signatory", "function")


def terms_of(agreement: Agreement) -> Terms:
    """The agreement's present terms, its parties read from the database."""
    return {
        **{name: _iso(getattr(agreement, name)) for name in DAYS},
        "amount": _plain(agreement.amount),
        "currency": agreement.currency,
        "descriptions": {code: getattr(agreement, f"description_{code}") for code in LANGUAGES},
        "parties": [_party(row) for row in agreement.parties.select_related("partner")],
    }


def amended(terms: Terms, amendment: Amendment, changes: Iterable[AmendmentParty]) -> Terms:
    """What the terms become by the amendment and its changes of parties; what it leaves blank stays."""
    days = {name: _iso(getattr(amendment, f"new_{name}")) or terms[name] for name in DAYS}
    scope = {code: getattr(amendment, f"scope_{code}") or terms["descriptions"][code] for code in LANGUAGES}
    has_amount = amendment.new_amount is not None
    listed = list(changes)
    leaving = {(row.partner_id, row.role) for row in listed if row.change == "leaves"}
    staying = [party for party in terms["parties"] if key_of(party) not in leaving]
    return {
        **days,
        "amount": _plain(amendment.new_amount) if has_amount else terms["amount"],
        "currency": amendment.new_currency or terms["currency"] if has_amount else terms["currency"],
        "descriptions": scope,
        "parties": [*staying, *(_party(row) for row in listed if row.change == "joins")],
    }


def terms_on(agreement: Agreement, day: date) -> Terms:
    """The terms that held on `day`: those before the first amendment that took effect later, else the present ones.

    An amendment holds from its own day on; of several on one day the lower number came first.
    """
    later = agreement.amendments.filter(state="in_force", effective_on__gt=day).order_by("effective_on", "number")
    first = later.first()
    return first.before if first else terms_of(agreement)


def difference(before: Terms, after: Terms) -> list[Change]:
    """What changed between two terms, in the reader's language; a party that came or went is a row of its own."""
    return [
        *_days(before, after),
        *_money(before, after),
        *_descriptions(before, after),
        *_parties(before.get("parties", []), after.get("parties", [])),
    ]


def key_of(party: Mapping[str, Any]) -> tuple[int, str]:
    """What tells a party apart from the others: the partner and its role."""
    return party["partner"], party["role"]


def name_of(party: Mapping[str, Any]) -> str:
    """The party's name in the reader's language, else in the next one filled."""
    names = party["name"]
    return next((names[code] for code in (*reading_order(), "original") if names.get(code)), "")


def role_of(party: Mapping[str, Any]) -> str:
    field = _model("AgreementParty")._meta.get_field("role")
    return facts.show(field, party["role"])  # type: ignore[arg-type]


def day_of(terms: Terms, name: str) -> date | None:
    """The day under `name`, or None where it is open."""
    return date.fromisoformat(terms[name]) if terms.get(name) else None


def money_of(terms: Terms) -> str:
    """The amount with its currency; "" where there is none."""
    amount = terms.get("amount")
    return formats.money(Decimal(amount), terms["currency"]) if amount is not None else ""


def _party(row: Any) -> dict[str, Any]:
    names = {code: getattr(row.partner, f"name_{code}") for code in (*LANGUAGES, "original")}
    texts = {name: getattr(row, name) for name in PARTY_TEXTS}
    return {"partner": row.partner_id, "name": names, "role": row.role, **texts}


def _days(before: Terms, after: Terms) -> Iterator[Change]:
    for name in DAYS:
        if before.get(name) != after.get(name):
            yield Change(_label("Agreement", name), _shown(before, name), _shown(after, name))


def _money(before: Terms, after: Terms) -> Iterator[Change]:
    old, new = money_of(before), money_of(after)
    if old != new:
        yield Change(_label("Agreement", "amount"), old, new)


def _descriptions(before: Terms, after: Terms) -> Iterator[Change]:
    for code in LANGUAGES:
        old, new = (terms.get("descriptions", {}).get(code, "") for terms in (before, after))
        if old != new:
            yield Change(_label("Agreement", f"description_{code}"), old, new)


def _parties(before: list[Mapping[str, Any]], after: list[Mapping[str, Any]]) -> Iterator[Change]:
    old, new = ({key_of(party): party for party in parties} for parties in (before, after))
    kind = _label("AgreementParty", "")
    for key in old.keys() - new.keys():
        yield Change(kind, old=_party_text(old[key]), row="removed")
    for key, party in new.items():
        if key not in old:
            yield Change(kind, new=_party_text(party), row="added")
        else:
            yield from _party_changes(old[key], party)


def _party_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for name in PARTY_TEXTS:
        if old[name] != new[name]:
            label = _("%(party)s: %(field)s") % {"party": name_of(new), "field": _label("AgreementParty", name)}
            yield Change(label, old[name], new[name])


def _party_text(party: Mapping[str, Any]) -> str:
    parts = (name_of(party), role_of(party), party["signatory"], party["function"])
    return " · ".join(part for part in parts if part)


def _shown(terms: Terms, name: str) -> str:
    day = day_of(terms, name)
    return formats.day(day) if day else ""


def _model(name: str) -> type[models.Model]:
    return apps.get_model("partnerships", name)


def _label(model: str, name: str) -> str:
    if name:
        return facts.label_of(_model(model), name)
    text = str(_model(model)._meta.verbose_name)
    return text[:1].upper() + text[1:]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{Decimal(amount).normalize():f}"
