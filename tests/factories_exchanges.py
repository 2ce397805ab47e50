"""Exchanges and action points with plain, true-looking values; each maker takes what the test cares about."""

from datetime import date
from itertools import count
from typing import Any

from jisr.models import Authority, User, Via
from partnerships.models import ActionPoint, Exchange, ExchangePartner
from tests.factories import make_authority

_numbers = count(1)


def _record(model: Any, stem: str, by: User | None, authority: Authority | None, fields: dict[str, Any]) -> Any:
    owner = authority or (by.authority if by else None) or Authority.objects.first() or make_authority()
    if not any(name.startswith("name_") for name in fields):
        fields["name_fr"] = f"{stem} {next(_numbers)}"
    return model(authority=owner, **fields)


def make_exchange(
    *, by: User | None = None, authority: Authority | None = None, partners: Any = (), rows: Any = (), **fields: Any
) -> Exchange:
    """Return a meeting of 3 March 2026 with `partners`; `rows` are delegates, lines of the programme, outcomes."""
    exchange = _record(Exchange, "Rencontre", by, authority, {"starts_on": date(2026, 3, 3), **fields})
    exchange.store(by=by, via=Via.COMMAND, rows=[*(ExchangePartner(partner=partner) for partner in partners), *rows])
    return exchange


def make_action_point(*, by: User | None = None, authority: Authority | None = None, **fields: Any) -> ActionPoint:
    point = _record(ActionPoint, "Envoyer le rapport", by, authority, fields)
    point.store(by=by, via=Via.COMMAND)
    return point
