"""Grids of what became of bids: from stage to stage, time in a stage, success, probability and what happened."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from funding.models import ProposalStage
from jisr import formats
from reports.figures.desk import Desk, of
from reports.figures.grid import LIST, Cell, Chart, Grid, Item, Line, chart, count, days, heads, percent, text
from reports.pipeline.asked import LEFT, LOST, ONWARD, STILL
from reports.pipeline.flow import Came, Passage
from reports.pipeline.names import Name


def moves_grid(desk: Desk) -> Grid:
    """Of those that entered a stage: how many went on and where to, were lost, are still there."""
    found = desk.figures.passages
    lines = tuple(_move(desk, stage, passage) for stage, passage in found.items())
    bars = [
        (_stage(stage), [("won", p.went_on), ("lost", p.were_lost), ("asked", p.still)], formats.number(p.entered))
        for stage, p in found.items()
    ]
    return Grid(
        "moves",
        _("From stage to stage"),
        heads(
            _("Stage"),
            *(_("Entered"), _("Went on"), _("Where to"), _("Went on, share"), _("Lost"), _("Lost, share")),
            _("Still there"),
        ),
        lines,
        _("No bid has entered a stage."),
        notes=(_("Shares are of those that left the stage."),),
        chart=chart(bars, [("won", _("Went on")), ("lost", _("Lost")), ("asked", _("Still there"))]),
    )


def _move(desk: Desk, stage: str, passage: Passage) -> Line:
    onward = tuple(
        Item(str(ProposalStage(went).label), number, desk.bids(entered=stage, went=went))
        for went, number in sorted(passage.onward.items())
    )
    return Line(
        text(_stage(stage)),
        (
            count(passage.entered, desk.bids(entered=stage)),
            count(passage.went_on, desk.bids(entered=stage, went=ONWARD)),
            Cell(LIST, onward),
            percent(passage.share(passage.went_on)),
            count(passage.were_lost, desk.bids(entered=stage, went=LOST)),
            percent(passage.share(passage.were_lost)),
            count(passage.still, desk.bids(entered=stage, went=STILL)),
        ),
    )


def stays_grid(desk: Desk) -> Grid:
    """How many days bids stood in each stage."""
    lines = tuple(
        Line(
            text(_stage(stage)),
            (
                count(stay.left, desk.bids(entered=stage, went=LEFT)),
                days(stay.median),
                days(stay.longest),
                count(stay.still, desk.bids(entered=stage, went=STILL)),
                days(stay.longest_still),
            ),
        )
        for stage, stay in desk.figures.stays.items()
    )
    bars = [
        (_stage(stage), [("likely", stay.median)], formats.number(stay.median, 1))
        for stage, stay in desk.figures.stays.items()
        if stay.median is not None
    ]
    titles = _("Left it"), _("Median days"), _("Longest, days"), _("Still there"), _("Longest so far, days")
    return Grid(
        "stays",
        _("Time in a stage"),
        heads(_("Stage"), *titles),
        lines,
        _("No bid has entered a stage."),
        chart=chart(bars, [("likely", _("Median days of those that left"))]),
    )


def success_partners_grid(desk: Desk) -> Grid:
    slug = "success-partners"
    rows = _success(desk, slug, desk.figures.success_partners, desk.names.partners, "donor")
    return _came_grid(slug, _("Success by partner"), _("Partner"), rows)


def success_themes_grid(desk: Desk) -> Grid:
    slug = "success-themes"
    rows = _success(desk, slug, desk.figures.success_themes, desk.names.themes, "theme")
    note = _("A bid of several themes is counted at each of them.")
    return _came_grid(slug, _("Success by theme"), _("Theme"), rows, (note,))


def odds_grid(desk: Desk) -> Grid:
    """The probability of each stage beside the share that was won of those that were ever there."""
    lines: list[Line] = []
    bars: list[Any] = []
    wanted, real = pgettext("probability", "set"), pgettext("probability", "happened")
    for stage in ProposalStage.OPEN:
        came, odds = desk.figures.outcomes.get(stage, Came()), desk.figures.odds[stage]
        decided = [
            count(number, desk.bids(entered=stage, stages=end))
            for number, end in ((came.won, "awarded"), (came.rejected, "rejected"), (came.withdrawn, "withdrawn"))
        ]
        lines.append(Line(text(_stage(stage)), (percent(odds), percent(came.rate), *decided)))
        label = ProposalStage(stage).label
        bars.append((Name(f"{label} · {wanted}"), [("asked", odds)], formats.percent(odds, 1)))
        bars.append((Name(f"{label} · {real}"), [("won", came.rate or 0)], formats.percent(came.rate, 1)))
    titles = _("Probability set"), _("Won, share"), _("Won"), _("Rejected"), _("Withdrawn")
    return Grid(
        "odds",
        _("Probability and what happened"),
        heads(_("Stage"), *titles),
        tuple(lines),
        "",
        intro=_("Of the bids that were ever in a stage and are decided, the share that was won."),
        notes=(_("Withdrawn bids stand apart: the share is of those won or rejected."),),
        chart=chart(bars, [("asked", _("Probability set")), ("won", _("Won, share"))], full=Decimal(100)),
    )


def _success(desk: Desk, slug: str, found: Mapping[int, Came], names: Mapping[int, Name], field: str) -> list:
    """(name, outcome, addresses) rows, the most decided first."""
    order = sorted(found, key=lambda key: (-found[key].decided, -found[key].withdrawn, key))
    rows = []
    for key in order[: desk.shown]:
        name = of(names, key)
        urls = [desk.bids(**{field: name.value}, stages=end) for end in ("awarded", "rejected", "withdrawn")]
        rows.append((name, found[key], urls))
    if len(order) > len(rows):
        rest = [found[key] for key in order[len(rows) :]]
        sums = (sum(came.won for came in rest), sum(c.rejected for c in rest), sum(c.withdrawn for c in rest))
        rows.append((Name(_("All others")), Came(*sums), [desk.with_all_names(slug)] * 3))
    return rows


def _came_grid(slug: str, title: str, head: str, rows: list, notes: tuple[str, ...] = ()) -> Grid:
    lines = tuple(
        Line(
            text(name),
            (
                percent(came.rate),
                count(came.won, urls[0]),
                count(came.rejected, urls[1]),
                count(came.withdrawn, urls[2]),
            ),
        )
        for name, came, urls in rows
    )
    apart = _("The rate is of bids won or rejected; withdrawn ones stand apart.")
    return Grid(
        slug,
        title,
        heads(head, _("Success rate"), _("Won"), _("Rejected"), _("Withdrawn")),
        lines,
        _("No bid is decided yet."),
        notes=(apart, *notes),
        chart=_came_chart(rows),
    )


def _came_chart(rows: list) -> Chart | None:
    bars = [
        (name, [("won", came.won), ("lost", came.rejected)], formats.percent(came.rate, 1))
        for name, came, _urls in rows
    ]
    return chart(bars, [("won", _("Won")), ("lost", _("Rejected"))])


def _stage(stage: str) -> Name:
    return Name(str(ProposalStage(stage).label))
