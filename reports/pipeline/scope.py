"""The rows that the figures stand on, as they are now or as they stood at the end of a past day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, RowNumber, TruncDate
from django.utils import timezone

from funding.models import Proposal, ProposalAxis, ProposalStage, ProposalTheme
from funding.models.proposal import ProposalQuerySet
from jisr import days
from jisr.models import User
from reports.pipeline.asked import LATE, LOST, NOTHING, STILL, Asked, Dated
from reports.pipeline.moves import moved

OWN_DAYS = {
    Dated.CREATED: TruncDate("created_at"),
    Dated.DUE: F("due"),
    Dated.SUBMITTED: F("submitted_on"),
    Dated.EXPECTED: F("expected_on"),
    Dated.DECIDED: F("decided_on"),
}


def end_of(day: date) -> datetime:
    """The first instant after a day in Casablanca."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def stood(model: Any, day: date | None, **of: Any) -> QuerySet:
    """The rows of `model` at the end of a past day, from their history; None: as they are.

    `of` narrows by what never changes in a row, such as its authority.
    """
    if day is None:
        return model._default_manager.filter(**of)
    past = model.history.model._default_manager.all()
    newest_first = [F("history_date").desc(), F("history_id").desc()]
    place = Window(RowNumber(), partition_by=F("id"), order_by=newest_first)
    ranked = past.filter(history_date__lt=end_of(day), **of).order_by().annotate(place=place)
    return past.filter(pk__in=ranked.filter(place=1).values("pk")).exclude(history_type="-").order_by()


def with_due(rows: Any) -> QuerySet:
    """Add `due` to bids or to their past; the days of a call are those on file now."""
    return ProposalQuerySet.with_due(rows)


def with_foreseen(rows: QuerySet) -> QuerySet:
    """Add `foreseen`, the day that gives a bid its year."""
    return with_due(rows).annotate(foreseen=Coalesce("expected_on", "due", TruncDate("created_at")))


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

    def rows(self, model: Any) -> QuerySet:
        """The records of the authority that were not in the archive."""
        return stood(model, self.past, authority=self.user.authority_id).filter(archived_at=None)

    def lines(self, model: Any) -> QuerySet:
        """The lines of records: themes, axes, fundings."""
        return stood(model, self.past)

    def history(self) -> QuerySet:
        """What the history told of the authority's bids until the day."""
        told = Proposal.history.filter(authority=self.user.authority_id)
        return told.filter(history_date__lt=end_of(self.past)) if self.past else told

    def bids(self) -> QuerySet:
        """The bids asked for: `Proposal` rows, or lines of its history."""
        asked, rows = self.asked, self.rows(Proposal)
        plain: dict[str, Any] = {"donor": asked.donor, "currency": asked.currency or None}
        plain["stage__in"] = asked.stage_values or None
        rows = rows.filter(**{name: value for name, value in plain.items() if value is not None})
        rows = self._by_share(rows, ProposalTheme, "theme", asked.theme)
        rows = self._by_share(rows, ProposalAxis, "axis", asked.axis)
        for name, key in (("owner", asked.owner), ("loss_reason", asked.reason)):
            if key is not None:
                rows = rows.filter(**{name: key or None})
        return self._by_move(self._by_pressure(self._by_day(rows)))

    def _by_share(self, rows: QuerySet, model: Any, name: str, key: int | None) -> QuerySet:
        if key is None:
            return rows
        lines = self.lines(model)
        if key == NOTHING:
            return rows.exclude(id__in=lines.values("proposal"))
        return rows.filter(id__in=lines.filter(**{name: key}).values("proposal"))

    def _by_day(self, rows: QuerySet) -> QuerySet:
        asked = self.asked
        if asked.year or (asked.dated == Dated.FORESEEN and (asked.first or asked.last)):
            rows = with_foreseen(rows)
        if asked.year:
            rows = rows.filter(foreseen__range=(date(asked.year, 1, 1), date(asked.year, 12, 31)))
        if not (asked.first or asked.last):
            return rows
        if asked.dated == Dated.DUE and "due" not in rows.query.annotations:
            rows = with_due(rows)
        own = F("foreseen") if asked.dated == Dated.FORESEEN else OWN_DAYS[Dated(asked.dated)]
        limits = {"day_asked__gte": asked.first, "day_asked__lte": asked.last}
        return rows.annotate(day_asked=own).filter(**{name: day for name, day in limits.items() if day})

    def _by_pressure(self, rows: QuerySet) -> QuerySet:
        if not self.asked.pressing:
            return rows
        rows = rows.filter(stage__in=ProposalStage.WRITING)
        rows = rows if "due" in rows.query.annotations else with_due(rows)
        if self.asked.pressing == LATE:
            return rows.filter(due__lt=self.day)
        return rows.filter(due__range=(self.day, days.soon(self.day)))

    def _by_move(self, rows: QuerySet) -> QuerySet:
        entered, went = self.asked.entered, self.asked.went
        if not entered:
            return rows
        then = {"": None, STILL: (), LOST: ProposalStage.LOST}.get(went, (went,))
        return rows.filter(id__in=RawSQL(*moved(self.history(), entered, then)))  # nosec B611: stages are parameters
