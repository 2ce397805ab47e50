"""The report of a twinning's year: encounters, people, costs, results, and what comes next."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from funding.rates import Sums
from jisr.money import Rate
from partnerships.models import Agreement, Bearer, Exchange, ExchangeKind, ExchangeState, Outcome
from reports.conversion import Conversion
from reports.encounter_rows import action_lists, exchange_rows, outcome_rows
from reports.heads import cover, letterhead
from reports.partner_statement import partner_facts, read_facts
from reports.shapes import MoneyLine, Note, money_line
from reports.statement_rows import agreement_row
from reports.twinning_rows import (
    cost_sums,
    exchanges_of,
    family_of,
    kind_counts,
    lessons_of,
    papers_of,
    people_figures,
    plan_of,
    point_figures,
    points_of,
    twins_of,
)
from reports.twinning_shapes import Figure, TwinningReport


def twinning_report(agreement: Agreement, *, start: date, end: date, as_of: date, language: str) -> TwinningReport:
    """The report of a twinning from `start` to `end`, both included, as known on `as_of`, worded in `language`.

    An encounter counts on its first day; its cost is converted at the rate of that day. What nobody counted is None,
    never 0. The number of queries does not depend on the number of rows. Raises ValidationError where the agreement
    is no twinning.
    """
    with translation.override(language):
        if not agreement.kind.is_twinning:
            raise ValidationError(_("Only a twinning has a report of its year."))
        return _report(agreement, start, end, as_of, language)


def _report(agreement: Agreement, start: date, end: date, as_of: date, language: str) -> TwinningReport:
    twins, family = twins_of(agreement), family_of(agreement)
    read_facts(twins)
    exchanges = exchanges_of(family, twins)
    within = exchanges.between(start, end)  # type: ignore[attr-defined]
    held = within.filter(state=ExchangeState.HELD)
    meetings = held.exclude(kind__in=ExchangeKind.LOGGED).order_by("starts_on", "pk")
    points = points_of(family, exchanges)
    done = points.filter(state__in=("done", "verified"), done_on__range=(start, end))
    rows = exchange_rows(meetings)
    people, uncounted = people_figures(meetings)
    action_figures = point_figures(points, start, end, as_of)
    costs, rates = _costs(cost_sums(held), agreement.authority.currency, as_of)
    return TwinningReport(
        letterhead=letterhead(agreement.authority),
        cover=cover(_("Twinning report"), agreement, as_of=as_of, language=language),
        period_from=start,
        period_to=end,
        agreement=agreement_row(agreement),
        partners=tuple(partner_facts(partner) for partner in twins),
        figures=_figures(len(rows), people, action_figures),
        people=people,
        uncounted=uncounted,
        by_kind=kind_counts(within),
        exchanges=rows,
        costs=costs,
        outcomes=outcome_rows(_outcomes(held)),
        action_figures=action_figures,
        done=tuple(side for side in action_lists(done, as_of) if side.rows),
        lessons=lessons_of(meetings),
        papers=papers_of(family, start, end),
        plan=plan_of(agreement, family, exchanges, points, end=end, as_of=as_of),
        rates=rates,
        not_included=(
            Note(_("Letters and telephone calls are counted by kind and not listed.")),
            Note(_("Encounters with the partner under another agreement.")),
        ),
    )


def _figures(held: int, people: tuple[Figure, ...], points: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The four numbers a reader looks for first."""
    by_code = {figure.code: figure.value for figure in (*people, *points)}
    return (
        Figure("held", _("Encounters held"), held),
        Figure("delegates", _("Delegates, ours and theirs"), (by_code["ours"] or 0) + (by_code["theirs"] or 0)),
        Figure("participants", _("Participants counted"), by_code["participants"]),
        Figure("done", _("Action points done"), (by_code["done"] or 0) + (by_code["verified"] or 0)),
    )


def _outcomes(held: QuerySet[Exchange]) -> QuerySet[Outcome]:
    rows = Outcome.objects.filter(exchange__in=held.order_by().values("pk")).select_related("exchange")
    return rows.order_by("exchange__starts_on", "exchange", "pk")


def _costs(sums: dict[str, Sums], own: str, as_of: date) -> tuple[tuple[MoneyLine, ...], tuple[Rate, ...]]:
    """One line a bearer, then all of it where several bear it."""
    conversion = Conversion.over(sums.values(), own=own, today=as_of)
    labels = {**dict(Bearer.choices), "": _("Nobody said who")}
    found = [money_line(code or "nobody", str(labels[code]), conversion.total(part)) for code, part in sums.items()]
    if len(found) > 1:
        found.append(money_line("all", _("All costs"), conversion.total(_together(sums))))
    return tuple(found), conversion.rates


def _together(sums: dict[str, Sums]) -> Sums:
    found: Sums = {}
    for part in sums.values():
        for key, amount in part.items():
            found[key] = found.get(key, Decimal(0)) + amount
    return found
