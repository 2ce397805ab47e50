"""The rows that the figures stand on, as they are now or as they stood at the end of a past day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from funding.models import OpportunityDate, Proposal, ProposalAxis, ProposalStage, ProposalTheme, StageProbability
from funding.models.proposal import ProposalQuerySet
from funding.odds import Odds, with_usual
from jisr import days
from jisr.models import User
from reports.pipeline.asked import LATE, LEFT, LOST, NOTHING, ONWARD, STILL, Asked, Dated
from reports.pipeline.moves import moved
from reports.pipeline.past import end_of, stood

OWN_DAYS: dict[str, Any] = {
    Dated.FORESEEN: F("foreseen"),
    Dated.CREATED: TruncDate("created_at"),
    Dated.DUE: F("due"),
    Dated.SUBMITTED: F("submitted_on"),
    Dated.EXPECTED: F("expected_on"),
    Dated.DECIDED: F("decided_on"),
}
WENT: dict[str, tuple[str, ...] | None] = {
    "": None,
    STILL: (),
    LOST: ProposalStage.LOST,
    ONWARD: tuple(stage for stage in ProposalStage.values if stage not in ProposalStage.LOST),
    LEFT: tuple(ProposalStage.values),
}


@dataclass(frozen=True)
class Scope:
    """Whose bids, which of them, and on what day it is read; `bids` are those of the person's authority."""

    user: User
    asked: Asked
    today: date

    @property
    def past(self) -> date | None:
        """The past day that was asked for; today and the days to come are now."""
        return self.asked.as_of if self.asked.as_of and self.asked.as_of < self.today else None

    @property
    def day(self) -> date:
        """The day that the figures speak of, and whose rates convert them."""
        return self.past or self.today

    @property
    def moment(self) -> datetime:
        """The instant until which a bid has stood where it stands."""
        return end_of(self.past) if self.past else timezone.now()

    def but(self, **changes: Any) -> Scope:
        """The same under other conditions."""
        return replace(self, asked=replace(self.asked, **changes))

    def odds(self) -> Odds:
        """The probabilities of the stages as they were set on the day; one query."""
        own = stood(StageProbability, self.past, authority=self.user.authority_id)
        return with_usual(dict(own.values_list("stage", "percent")))

    def rows(self, model: Any) -> QuerySet:
        """The records of the authority that were not in the archive."""
        return stood(model, self.past, authority=self.user.authority_id).filter(archived_at=None)

    def lines(self, model: Any) -> QuerySet:
        """The lines of records: themes, axes, fundings."""
        return stood(model, self.past)

    def told(self, model: Any) -> QuerySet:
        """What the history told of the authority's records until the day."""
        rows = model.history.filter(authority=self.user.authority_id)
        return rows.filter(history_date__lt=end_of(self.past)) if self.past else rows

    def with_due(self, rows: Any) -> QuerySet:
        """Add `due` to bids or to their past, by the days that their calls had."""
        return ProposalQuerySet.with_due(rows, stood(OpportunityDate, self.past))

    def with_foreseen(self, rows: QuerySet) -> QuerySet:
        """Add `due` and `foreseen`, the day that gives a bid its year."""
        return self.with_due(rows).annotate(foreseen=Coalesce("expected_on", "due", TruncDate("created_at")))

    def owned(self, rows: QuerySet) -> QuerySet:
        """Those that the person asked for follows."""
        return keyed(rows, "owner", self.asked.owner)

    def serving(self, rows: QuerySet, line: Any, name: str, key: int | None) -> QuerySet:
        """Those with a line (of a theme, of an axis) that bears the key; NOTHING: without any line."""
        if key is None:
            return rows
        lines = self.lines(line)
        if key == NOTHING:
            return rows.exclude(id__in=lines.values(line.PARENT))
        return rows.filter(id__in=lines.filter(**{name: key}).values(line.PARENT))

    def in_period(self, rows: QuerySet, own: Mapping[str, Any]) -> QuerySet:
        """Those whose day of the kind asked for lies in the period; `own` are the days that such rows have."""
        if not self.asked.has_period:
            return rows
        if self.asked.dated not in own:
            return rows.none()
        limits = {"day_asked__gte": self.asked.first, "day_asked__lte": self.asked.last}
        rows = rows.annotate(day_asked=own[self.asked.dated])
        return rows.filter(**{name: day for name, day in limits.items() if day})

    def bids(self) -> QuerySet:
        """The bids asked for: `Proposal` rows, or lines of its history."""
        asked, rows = self.asked, self.rows(Proposal)
        plain: dict[str, Any] = {"donor": asked.donor, "currency": asked.currency or None}
        plain["stage__in"] = asked.stage_values or None
        rows = rows.filter(**{name: value for name, value in plain.items() if value is not None})
        rows = self.serving(rows, ProposalTheme, "theme", asked.theme)
        rows = self.serving(rows, ProposalAxis, "axis", asked.axis)
        if asked.unsplit:
            rows = rows.filter(id__in=self._unsplit(ProposalTheme if asked.unsplit == "theme" else ProposalAxis))
        rows = keyed(self.owned(rows), "loss_reason", asked.reason)
        rows = rows.filter(requested_amount=None) if asked.is_blank else rows
        return self._by_move(self._by_pressure(self._by_day(rows)))

    def _unsplit(self, line: Any) -> QuerySet:
        among = self.lines(line).filter(percent=None).order_by().values(line.PARENT).annotate(among=Count("id"))
        return among.filter(among__gt=1).values(line.PARENT)

    def _by_day(self, rows: QuerySet) -> QuerySet:
        year = self.asked.year
        if year or (self.asked.has_period and self.asked.dated in (Dated.FORESEEN, Dated.DUE)):
            rows = self.with_foreseen(rows)
        if year:
            rows = rows.filter(foreseen__range=(date(year, 1, 1), date(year, 12, 31)))
        return self.in_period(rows, OWN_DAYS)

    def _by_pressure(self, rows: QuerySet) -> QuerySet:
        if not self.asked.pressing:
            return rows
        rows = rows.filter(stage__in=ProposalStage.WRITING)
        rows = rows if "due" in rows.query.annotations else self.with_due(rows)
        if self.asked.pressing == LATE:
            return rows.filter(due__lt=self.day)
        return rows.filter(due__range=(self.day, days.soon(self.day)))

    def _by_move(self, rows: QuerySet) -> QuerySet:
        entered, went = self.asked.entered, self.asked.went
        if not entered:
            return rows
        then = WENT.get(went, (went,))
        told = self.told(Proposal)
        return rows.filter(id__in=RawSQL(*moved(told, entered, then)))  # nosec B611: stages are parameters


def keyed(rows: QuerySet, name: str, key: int | None) -> QuerySet:
    """Those whose `name` is the key; NOTHING: without one; None: all."""
    return rows if key is None else rows.filter(**{name: key or None})
