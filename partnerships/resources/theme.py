from typing import Any

from django.db import models

from jisr.exchange.kinds import rows_of
from jisr.exchange.links import NamedLink
from jisr.exchange.rows import RowsColumn
from jisr.models import Described
from jisr.resources import RecordResource
from partnerships.models import Theme, ThemeGoal, ThemeSector, check_split


def check_shares(rows: list[Any]) -> None:
    check_split(row.percent for row in rows)


def themes_of(model: type[models.Model]) -> RowsColumn:
    """Return the column of the themes of a record, each with its share or none."""
    links = {"theme": NamedLink("partnerships.Theme")}
    return rows_of(model, "themes", ("theme", "percent"), links=links, identity=("theme",), check=check_shares)


def goals_of(model: type[models.Model]) -> RowsColumn:
    """Return the column of the Sustainable Development Goals of a record, each with its share or none."""
    return rows_of(model, "goals", ("goal", "percent"), identity=("goal",), check=check_shares)


class ThemeResource(RecordResource):
    SEARCH_THROUGH = ("sectors.code",)

    sectors = rows_of(ThemeSector, "sectors", ("code",), identity=("code",), unique=("code",))
    goals = rows_of(ThemeGoal, "goals", ("goal",), identity=("goal",))

    class Meta:
        model = Theme
        fields = ("code", *Described.NAME_FIELDS, *Described.DESCRIPTION_FIELDS, "sectors", "goals")
