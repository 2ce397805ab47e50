"""What projects cost by theme: every amount is counted once, whatever the number of themes."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet, Sum

from funding.models import Project, ProjectFunding, ProjectTheme
from jisr.money import Money, Totals
from partnerships.models import Theme


@dataclass
class ThemeTotal:
    """What goes to a theme; `theme` is None for what is not split."""

    theme: Theme | None
    moneys: list[Money] = field(default_factory=list)

    @property
    def totals(self) -> Totals:
        """Exact, one total a currency."""
        return Totals.of(self.moneys)


def totals_by_theme(projects: QuerySet[Project]) -> list[ThemeTotal]:
    """The fundings of `projects` by theme, largest code last, what is not split at the end; four queries.

    A share takes its percentage of the fundings; a project's only theme without a share takes the whole; several
    themes without shares, or no theme at all, leave the whole unsplit. All lines together are the fundings.
    """
    rest = dict(_fundings(projects))
    lines: dict[int, ThemeTotal] = {row.pk: ThemeTotal(row) for row in Theme.objects.order_by("code")}
    for theme, percent, currency, total in _shared(projects):
        amount = total if percent is None else total * percent / 100
        lines[theme].moneys.append(Money(amount, currency))
        rest[currency] -= amount
    unsplit = ThemeTotal(None, [Money(amount, currency) for currency, amount in rest.items() if amount])
    return [line for line in (*lines.values(), unsplit) if line.moneys]


def _fundings(projects: QuerySet[Project]) -> list[tuple[str, Decimal]]:
    rows = ProjectFunding.objects.filter(project__in=_keys(projects)).order_by()
    return list(rows.values_list("currency").annotate(total=Sum("amount")))


def _shared(projects: QuerySet[Project]) -> list[tuple[int, Decimal | None, str, Decimal]]:
    """(theme, percent, currency, sum of the fundings of the projects that give the theme that share)."""
    rows = ProjectTheme.objects.filter(project__in=_keys(projects), project__fundings__isnull=False).order_by()
    others = ProjectTheme.objects.filter(project=OuterRef("project")).exclude(pk=OuterRef("pk"))
    names = ("theme", "percent", "project__fundings__currency")
    split = rows.exclude(percent=None).values_list(*names)
    whole = rows.filter(~Exists(others), percent=None).values_list(*names)
    return [row for part in (split, whole) for row in part.annotate(total=Sum("project__fundings__amount"))]


def _keys(projects: QuerySet[Project]) -> QuerySet:
    return projects.order_by().values("pk")
