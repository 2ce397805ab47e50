"""Grids of who has what in hand, why calls were passed over, and which partner serves which axis."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from funding.models import ProposalStage
from jisr import formats
from reports.figures.desk import Desk, of
from reports.figures.grid import LIST, MEETING, Cell, Grid, Item, Line, Meet, chart, count, heads, text
from reports.pipeline.asked import LATE, NOTHING, SOON, UNSPLIT
from reports.pipeline.coverage import Meeting
from reports.pipeline.load import Load
from reports.pipeline.names import Name
from reports.pipeline.worth import all_of

COLUMNS = 12


def load_grid(desk: Desk) -> Grid:
    found = desk.figures.load
    order = sorted(found, key=lambda key: (key == NOTHING, -found[key].bids, -found[key].tasks, key))
    lines = tuple(_load(desk, of(desk.names.owners, key), found[key]) for key in order)
    bars = [
        (
            of(desk.names.owners, key),
            [("lost", found[key].late), ("due", found[key].soon), ("asked", _calm(found[key]))],
            formats.number(found[key].bids),
        )
        for key in order
    ]
    due = _("Late"), _("Due within 30 days")
    return Grid(
        "load",
        _("Who has what in hand"),
        heads(_("Followed by"), _("Open bids"), _("Stage"), *due, _("Tasks to do")),
        lines,
        _("Nobody has an open bid."),
        notes=(_("Tasks are all that the person has to do; under a condition on bids, those on a bid that fits."),),
        chart=chart(bars, [("lost", due[0]), ("due", due[1]), ("asked", _("Not pressing"))]),
    )


def _calm(load: Load) -> int:
    return load.bids - load.late - load.soon


def _load(desk: Desk, name: Name, load: Load) -> Line:
    stages = tuple(
        Item(str(ProposalStage(stage).label), load.stages[stage], desk.bids(owner=name.value, stages=stage))
        for stage in ProposalStage.OPEN
        if stage in load.stages
    )
    pressing = (
        count(n, desk.pipeline(owner=name.value, pressing=p)) for n, p in ((load.late, LATE), (load.soon, SOON))
    )
    tasks = desk.behind("pipeline_tasks", owner=name.value)
    return Line(
        text(name),
        (count(load.bids, desk.pipeline(owner=name.value)), Cell(LIST, stages), *pressing, count(load.tasks, tasks)),
    )


def passed_grid(desk: Desk) -> Grid:
    lines, bars = [], []
    for reason, over in desk.figures.passed.items():
        name = of(desk.names.reasons, reason)
        calls = count(over.calls, desk.behind("pipeline_calls", reason=name.value))
        decisions = count(over.decisions, desk.behind("pipeline_screenings", reason=name.value))
        lines.append(Line(text(name), (calls, decisions)))
        bars.append((name, [("asked", over.calls)], formats.number(over.calls)))
    return Grid(
        "passed",
        _("Why calls were passed over"),
        heads(_("Reason"), _("Calls passed over"), _("Decisions not to bid")),
        tuple(lines),
        _("No call was passed over."),
        notes=(_("A call has no stage, no axis and no day of submission: under such a condition none is counted."),),
        chart=chart(bars, [("asked", _("Calls passed over"))]),
    )


def coverage_grid(desk: Desk) -> Grid:
    """Axes down, partners across; the cells where nobody meets say so."""
    found = desk.figures.coverage
    across = found.partners if desk.shown is None else found.partners[:COLUMNS]
    rows = [
        (axis.pk, Name(str(axis), axis.text("name")[1], "" if axis.pk in found.removed else str(axis.pk)))
        for axis in found.axes
    ]
    present = {axis for axis, _partner in found.meetings}
    apart = ((NOTHING, Name(_("No axis"), value="null")), (UNSPLIT, Name(_("Several axes, without shares"))))
    rows += [(key, name) for key, name in apart if key in present]
    lines = tuple(_axis(desk, key, name, across) for key, name in rows)
    rest = len(found.partners) - len(across)
    columns = [of(desk.names.partners, partner) for partner in across]
    others = [Name(ngettext("%(n)s other", "%(n)s others", rest) % {"n": rest})] if rest else []
    return Grid(
        "coverage",
        _("Axes of the plan and partners"),
        (Name(_("Axis of the plan")), *columns, *others),
        lines,
        _("No plan is in force: add the local plan and its axes."),
        intro=_("Open and awarded bids with what they ask for, and running projects."),
        notes=(_("Under a stage or a period, projects are those that came of the bids that fit."),),
        warning=_unserved(desk),
    )


def _unserved(desk: Desk) -> Name | None:
    empty = desk.figures.coverage.empty_axes
    if not empty:
        return None
    names = formats.listed(str(axis) for axis in empty)
    return Name(_("No partner serves: %(axes)s") % {"axes": names})


def _axis(desk: Desk, axis: int, name: Name, across: list[int]) -> Line:
    found = desk.figures.coverage
    cells = [
        _meeting(desk, _asked(axis, name), partner, found.meetings.get((axis, partner), Meeting()))
        for partner in across
    ]
    others = [found.meetings.get((axis, partner), Meeting()) for partner in found.partners[len(across) :]]
    if others:
        whole = Meeting(all_of(one.worth for one in others), sum(one.projects for one in others))
        url = desk.with_all_names("coverage")
        cells.append(_cell(desk, whole, url, url))
    return Line(text(name), tuple(cells))


def _asked(axis: int, name: Name) -> dict[str, str]:
    return {"unsplit": "axis"} if axis == UNSPLIT else {"axis": name.value}


def _meeting(desk: Desk, axis: dict[str, str], partner: int, meeting: Meeting) -> Cell:
    asked = {**axis, "donor": of(desk.names.partners, partner).value}
    stages = desk.figures.scope.asked.stages or "held"
    return _cell(desk, meeting, desk.bids(**asked, stages=stages), desk.behind("pipeline_projects", **asked))


def _cell(desk: Desk, meeting: Meeting, bids: str, projects: str) -> Cell:
    worth = desk.figures.prices.total(meeting.worth.asked)
    return Cell(MEETING, Meet(meeting.worth.count, meeting.projects, worth, bids, projects))
