"""The money of an activity: its transactions and planned disbursements."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from . import values
from .activity import PlannedDisbursement, Problem, Transaction
from .codes import TransactionType
from .elements import Element, Reader

KNOWN_TYPES = frozenset(TransactionType.values)


def amount(reader: Reader, element: Element, where: list[Problem]) -> tuple[Decimal | None, str, date | None]:
    """Return (value, currency, value date) of an element's <value>, saying in `where` what is not there."""
    child, field = element.find("value"), f"{element.tag}/value"
    if child is None:
        reader.missing(where, element, field, _("an amount"))
        return None, reader.default_currency, None
    text = (child.text or "").strip()
    if not text:
        reader.missing(where, child, field, _("an amount"))
    value = reader.read(child, field, text, values.read_amount, where)
    currency = reader.attribute(child, "currency", values.read_currency, where) or reader.default_currency
    if not currency and not reader.code(child, "currency"):
        reader.missing(where, child, f"{field}/@currency", _("a currency, there or as the activity's default-currency"))
    return value, currency, reader.attribute(child, "value-date", values.read_date, where)


def transaction(reader: Reader, element: Element) -> Transaction:
    kind = transaction_type(reader, element)
    where = reader.notes if kind is None else reader.problems
    value, currency, value_date = amount(reader, element, where)
    provider, receiver = element.find("provider-org"), element.find("receiver-org")
    return Transaction(
        ref=reader.code(element, "ref"),
        type=kind,
        on=reader.day(element, "transaction-date", where),
        value=value,
        currency=currency,
        value_date=value_date,
        provider=reader.org(provider),
        receiver=reader.org(receiver),
        provider_activity=reader.code(provider, "provider-activity-id"),
        receiver_activity=reader.code(receiver, "receiver-activity-id"),
        description=reader.texts(element.find("description")),
        line=element.sourceline or reader.line,
    )


def transaction_type(reader: Reader, element: Element) -> str | None:
    code = reader.code(element.find("transaction-type"))
    if code and code not in KNOWN_TYPES:
        accepted = _("a code from 1 to 13")
        reader.say(reader.problems, element, "transaction-type/@code", code, _("not a known code"), accepted)
    elif not code:
        reader.missing(reader.notes, element, "transaction-type/@code", _("a code from 1 to 13"))
    return code or None


def planned(reader: Reader, element: Element) -> PlannedDisbursement | None:
    value, currency, value_date = amount(reader, element, reader.problems)
    start = reader.day(element, "period-start", reader.problems)
    end = element.find("period-end")
    last = reader.attribute(end, "iso-date", values.read_date, reader.problems) if end is not None else None
    if value is None or start is None:
        return None
    kind, line = reader.code(element, "type") or "1", element.sourceline or reader.line
    parties = reader.org(element.find("provider-org")), reader.org(element.find("receiver-org"))
    return PlannedDisbursement(kind, start, last, value, currency, value_date, *parties, line)
