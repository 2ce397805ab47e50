from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, only_ones
from jisr.exchange.rows import RowsColumn
from jisr.models import Described, User
from jisr.resources import RecordResource
from jisr.text import normalise
from partnerships.models import Plan, PlanAxis
from partnerships.models.used import used_among

from .theme import check_shares

if TYPE_CHECKING:
    from jisr.exchange.outcomes import CheckedRow


class AxisLink(Link):
    """Names an axis by its plan and code, `PLN-2026-0001/2`, or by the code or name alone where one plan has it."""

    def __init__(self) -> None:
        super().__init__("partnerships.PlanAxis")

    def visible(self, user: User) -> QuerySet:
        return PlanAxis.objects.visible_to(user)

    def load(self, keys: Iterable[Any]) -> None:
        wanted = {key for key in keys if key is not None} - self.records.keys()
        if wanted:
            self.records |= {row.pk: row for row in PlanAxis.objects.select_related("plan").filter(pk__in=wanted)}

    def find(self, wanted: set[str], user: User) -> dict[str, Any]:
        names = ("name_ar", "name_fr", "name_en", "name_original")
        rows = list(self.visible(user).values_list("pk", "plan__reference", "code", *names))
        named = only_ones((normalise(name), pk) for pk, _plan, _code, *said in rows for name in said)
        coded = only_ones((normalise(code), pk) for pk, _plan, code, *_said in rows)
        full = {normalise(f"{plan}/{code}"): pk for pk, plan, code, *_said in rows}
        return {**named, **coded, **full}

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        axis: Any = self.records.get(value)
        return "" if axis is None else f"{axis.plan.reference}/{axis.code}"

    def shown(self, pk: Any) -> str:
        axis: Any = self.records.get(pk)
        return "" if axis is None else f"{axis.name} ({self.render(pk)})"

    def accepts(self) -> str:
        return _("Write the code or name of the axis, or its plan and code such as PLN-2026-0001/2.")


def axes_of(model: type[Model]) -> RowsColumn:
    """Return the column of the axes that a record serves, each with its share or none."""
    links = {"axis": AxisLink()}
    return rows_of(model, "axes", ("axis", "percent"), links=links, identity=("axis",), check=check_shares)


class PlanResource(RecordResource):
    SEARCH_THROUGH = ("axes.code", "axes.name_ar", "axes.name_fr", "axes.name_en")

    axes = rows_of(PlanAxis, "axes", ("code", "position", "name_ar", "name_fr", "name_en"), identity=("code",))

    class Meta:
        model = Plan
        fields = (
            "reference",
            *Described.NAME_FIELDS,
            "kind",
            "starts_on",
            "ends_on",
            "axes",
            *Described.DESCRIPTION_FIELDS,
        )

    def check_together(self, rows: list[CheckedRow]) -> None:
        """Refuse to remove an axis that something serves."""
        removed = {axis.pk: row for row in rows if "axes" in row.rows for axis in row.rows["axes"].removed}
        for key in used_among(PlanAxis, removed):
            removed[key].refuse(_("Something serves an axis that the cell leaves out."), self.columns["axes"])
