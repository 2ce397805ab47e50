"""What the grids are made with: the figures, the names of their keys, the addresses of the rows behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from reports.pipeline.names import Name, Names
from reports.pipeline.whole import Figures

SHOWN = 20


@dataclass(frozen=True)
class Desk:
    """`chosen` are the conditions as the address has them; `shown` is how many names a long grid shows, None for all."""

    figures: Figures
    names: Names
    chosen: Mapping[str, str]
    shown: int | None = SHOWN

    def bids(self, **changes: Any) -> str:
        """The bids asked for, narrowed further."""
        return self.behind("pipeline_bids", **changes)

    def pipeline(self, **changes: Any) -> str:
        """As `bids`, of those that the pipeline counts."""
        return self.bids(**{"stages": self.figures.pipeline.asked.stages, **changes})

    def with_all_names(self, slug: str) -> str:
        """The figures with every name, each with the address of its rows, at the figure called `slug`."""
        return f"{reverse('pipeline_figures')}?{_query({**self.chosen, 'names': 'all'})}#{slug}"

    def behind(self, name: str, **changes: Any) -> str:
        """A list of what is behind a figure, under the conditions asked for and these; "" among them: no address."""
        if "" in changes.values():
            return ""
        return f"{reverse(name)}?{_query({**self.chosen, **changes})}"


def chosen_of(query: QueryDict, names: list[str]) -> dict[str, str]:
    """The conditions in an address that are not blank."""
    return {name: query[name] for name in names if query.get(name)}


def _query(conditions: Mapping[str, Any]) -> str:
    query = QueryDict(mutable=True)
    for name, value in conditions.items():
        query[name] = str(value)
    return query.urlencode()


def of(names: Mapping[int, Name], key: int) -> Name:
    """The name of a key; what was removed since is called by a dash."""
    return names.get(key) or Name("—")
