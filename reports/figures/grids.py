"""All grids, in the order of the page."""

from reports.figures import flow, money, people
from reports.figures.desk import Desk
from reports.figures.grid import Grid

MAKERS = (
    money.stages_grid,
    money.partners_grid,
    money.themes_grid,
    money.years_grid,
    flow.moves_grid,
    flow.stays_grid,
    flow.odds_grid,
    flow.success_partners_grid,
    flow.success_themes_grid,
    money.lost_grid,
    people.passed_grid,
    people.load_grid,
    people.coverage_grid,
)


def grids(desk: Desk) -> list[Grid]:
    """Each figure as a grid; no query."""
    return [make(desk) for make in MAKERS]
