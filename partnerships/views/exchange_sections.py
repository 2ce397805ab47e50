"""Sections of exchanges and action points on the pages of what they belong to."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jisr.begun import begin_url, list_url
from jisr.sections import section
from partnerships.models import ActionPoint, Agreement, Exchange, Partner
from partnerships.tables import ActionPointTable, ExchangeTable

SHOWN_POINTS = ("name", "due_on", "priority", "side", "owner", "state")
SHOWN_EXCHANGES = ("starts_on", "kind", "name", "place", "state")


def exchange_section(rows: QuerySet, user: Any, *, hide: tuple[str, ...] = (), **begun: str) -> dict[str, Any]:
    """The newest exchanges among `rows`; a new one begins from what `begun` names, e.g. `partner="PRT-2026-0001"`."""
    shown: Any = rows.visible_to(user).current()  # type: ignore[attr-defined]
    return section(
        _("Exchanges"),
        ExchangeTable,
        shown.newest_first(),
        user,
        add_url=begin_url("exchange_create", **begun),
        all_url=list_url("exchange_list", **begun) if begun else "",
        shown=[name for name in SHOWN_EXCHANGES if name not in hide],
    )


def action_section(rows: QuerySet, user: Any, *, pending: bool = True, **begun: str) -> dict[str, Any]:
    """The action points among `rows`, those to do first; `pending` leaves out what is verified or dropped."""
    shown: Any = rows.visible_to(user).current()  # type: ignore[attr-defined]
    shown = shown.pending() if pending else shown
    return section(
        _("Open action points") if pending else _("Action points"),
        ActionPointTable,
        shown.select_related("owner").most_pressing(),
        user,
        add_url=begin_url("actionpoint_create", **begun),
        all_url=list_url("actionpoint_list", **begun),
        shown=SHOWN_POINTS,
    )


def met_with(record: Partner, user: Any) -> list[dict[str, Any]]:
    """What a partner's page shows of exchanges and of open action points."""
    begun = {"partner": record.reference}
    exchanges, points = Exchange.objects.of_partner(record), ActionPoint.objects.of_partner(record)
    return [exchange_section(exchanges, user, **begun), action_section(points, user, **begun)]


def met_under(record: Agreement, user: Any) -> list[dict[str, Any]]:
    """What an agreement's page shows of exchanges and of open action points."""
    begun = {"agreement": record.reference}
    exchanges, points = Exchange.objects.filter(agreement=record), ActionPoint.objects.filter(agreement=record)
    return [exchange_section(exchanges, user, **begun), action_section(points, user, **begun)]
