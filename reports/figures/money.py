"""Grids of the pipeline: by stage, partner, theme, year; why bids were lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from funding.models import ProposalStage
from jisr.money import ConvertedTotal
from reports.figures.desk import Desk, of
from reports.figures.grid import Cell, Chart, Grid, Line, chart, count, heads, moneys, own_words, text
from reports.pipeline.asked import NOTHING, UNSPLIT
from reports.pipeline.names import Name
from reports.pipeline.worth import Worth, all_of

Valued = tuple[Name, Worth, Callable[..., str]]
"""`Callable` gives the address of the rows, narrowed by what it is called with."""


def stages_grid(desk: Desk) -> Grid:
    found = desk.figures.stages
    rows = [
        (Name(str(stage.label)), found[stage.value], partial(desk.bids, stages=stage.value))
        for stage in ProposalStage
        if stage.value in found
    ]
    whole = (Name(_("All together")), desk.figures.whole, desk.bids)
    return _grid(desk, ("stages", _("Pipeline by stage"), _("Stage")), rows, whole)


def partners_grid(desk: Desk) -> Grid:
    rows = _named(desk, desk.figures.partners, desk.names.partners, "donor")
    whole = (Name(_("All together")), all_of(desk.figures.partners.values()), desk.pipeline)
    return _grid(desk, ("partners", _("Pipeline by partner"), _("Partner")), _cut(desk, rows), whole)


def themes_grid(desk: Desk) -> Grid:
    rows = _named(desk, desk.figures.themes, desk.names.themes, "theme", last=(UNSPLIT, NOTHING))
    whole = (Name(_("All together")), desk.figures.themes_whole, desk.pipeline)
    note = _(
        "A bid of several themes is counted at each of them and once in all together; its amount is split by the shares."
    )
    return _grid(desk, ("themes", _("Pipeline by theme"), _("Theme")), rows, whole, notes=(note,))


def years_grid(desk: Desk) -> Grid:
    found = desk.figures.years
    rows = [(Name(str(year)), found[year], partial(desk.pipeline, year=year)) for year in sorted(found)]
    whole = (Name(_("All together")), all_of(found.values()), desk.pipeline)
    note = _("The year in which the decision is expected; else the bid is due; else it was created.")
    return _grid(desk, ("years", _("Pipeline by year"), _("Year")), rows, whole, notes=(note,))


def lost_grid(desk: Desk) -> Grid:
    """How often each reason was given, and what the bids had asked for."""
    title, rows = _("Why bids were lost"), []
    for (reason, stage), worth in sorted(desk.figures.lost.items(), key=lambda item: (-item[1].count, item[0])):
        name = of(desk.names.reasons, reason)
        url = partial(desk.bids, reason=name.value, stages=stage)
        asked = moneys(desk.figures.prices.total(worth.asked))
        stage_name = text(Name(str(ProposalStage(stage).label)))
        rows.append(Line(text(name), (stage_name, *_counts(worth, url), *asked)))
    bars = [(line.name.value, [("lost", line.cells[1].value)], str(line.cells[1].value)) for line in rows]
    return Grid(
        "lost",
        title,
        heads(
            _("Reason"),
            _("Stage"),
            _("Bids"),
            _("Without an amount"),
            _("Amount requested"),
            _own(desk, _("Amount requested")),
        ),
        tuple(rows),
        _("No bid was lost."),
        chart=chart(bars, [("lost", _("Bids lost"))]),
    )


def _named(desk: Desk, found: dict, names: dict, field: str, last: Sequence[int] = ()) -> list[Valued]:
    """The most money in the own currency first, then the most bids; some keys at the end."""

    def order(key: int) -> tuple:
        worth = found[key]
        total = desk.figures.prices.total(worth.asked).amount or Decimal(0)
        return (last.index(key) + 1 if key in last else 0, -total, -worth.count, key)

    kept = [key for key in sorted(found, key=order) if found[key].count or found[key].asked]
    return [(of(names, key), found[key], partial(desk.pipeline, **_asked(field, key, of(names, key)))) for key in kept]


def _asked(field: str, key: int, name: Name) -> dict[str, str]:
    return {"unsplit": field} if key == UNSPLIT else {field: name.value}


def _cut(desk: Desk, rows: list[Valued]) -> list[Valued]:
    """The first names, and the others in one line."""
    if desk.shown is None or len(rows) <= desk.shown + 1:
        return rows
    others = rows[desk.shown :]
    name = ngettext("%(n)s other", "%(n)s others", len(others)) % {"n": len(others)}
    worth = all_of(worth for _name, worth, _url in others)
    return [*rows[: desk.shown], (Name(name), worth, lambda **_changes: desk.with_all_names("partners"))]


def _grid(
    desk: Desk, titles: tuple[str, str, str], rows: Sequence[Valued], whole: Valued, notes: tuple[str, ...] = ()
) -> Grid:
    slug, title, head = titles
    asked, likely = _("Amount requested"), _("Likely")
    return Grid(
        slug,
        title,
        heads(head, _("Bids"), _("Without an amount"), asked, _own(desk, asked), likely, _own(desk, likely)),
        (*(_line(desk, row) for row in rows), Line(*_parts(desk, whole), is_total=True)) if rows else (),
        _("No bid fits."),
        notes=notes,
        chart=_bars(rows, desk.figures.prices.total),
    )


def _line(desk: Desk, row: Valued) -> Line:
    return Line(*_parts(desk, row))


def _parts(desk: Desk, row: Valued) -> tuple:
    name, worth, url = row
    price = desk.figures.prices.total
    return text(name), (
        *_counts(worth, url),
        *moneys(price(worth.asked)),
        *moneys(price(worth.likely)),
    )


def _counts(worth: Worth, url: Callable[..., str]) -> tuple[Cell, Cell]:
    return count(worth.count, url()), count(worth.blank, url(is_blank="yes"))


def _bars(rows: Iterable[Valued], price: Callable[[dict[str, Decimal]], ConvertedTotal]) -> Chart | None:
    drawn = []
    for name, worth, _url in rows:
        asked, likely = price(worth.asked), price(worth.likely)
        sure = likely.amount or Decimal(0)
        parts = [("likely", sure), ("asked", (asked.amount or Decimal(0)) - sure)]
        drawn.append((name, parts, own_words(asked)))
    return chart(drawn, [("likely", _("Likely")), ("asked", _("The rest of what is requested"))])


def _own(desk: Desk, title: str) -> str:
    return _("%(what)s in %(currency)s") % {"what": title, "currency": desk.figures.prices.own}
