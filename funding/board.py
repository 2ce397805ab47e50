"""The pipeline as a board: open bids by stage, in lanes if one asks, and what the last ones came to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, Sum, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from funding.bids.readiness import readiness
from funding.models import Proposal, ProposalStage, ProposalTheme
from jisr import formats
from jisr.models import State, User
from jisr.money import Money, Totals

IN_A_COLUMN = 100
ENDED_SHOWN = timedelta(days=60)
OWNER, DONOR, THEME = "owner", "donor", "theme"
COMMANDS = ProposalStage.COMMANDS


@dataclass(frozen=True)
class Card:
    """One bid: the day it is due and how far off that is, what the next stages lack, where this person may move it."""

    proposal: Any
    due: date | None
    days_left: int | None
    lacks: list[tuple[State, list[str]]]
    moves: list[State]

    @property
    def is_late(self) -> bool:
        return self.days_left is not None and self.days_left < 0

    @property
    def days_late(self) -> int:
        return max(-(self.days_left or 0), 0)

    @property
    def is_ready(self) -> bool:
        """Nothing is missing for one of the stages that may follow."""
        return any(not missing for _state, missing in self.lacks)


@dataclass(frozen=True)
class Head:
    """One stage over all lanes: how many bids it holds, what they ask for, and how many of them are not shown."""

    stage: ProposalStage
    count: int
    totals: Totals
    hidden: int


@dataclass
class Column:
    """One stage in one lane."""

    head: Head
    cards: list[Card] = field(default_factory=list)

    @property
    def stage(self) -> ProposalStage:
        return self.head.stage


@dataclass
class Lane:
    """The stages of one person, donor or theme; a board without lanes has one, without a title."""

    title: str
    lang: str
    columns: list[Column]

    @property
    def count(self) -> int:
        return sum(len(column.cards) for column in self.columns)


def on_board(rows: Any, today: date) -> Any:
    """The open bids among `rows`, and those that ended within the last sixty days."""
    since = timezone.make_aware(datetime.combine(today - ENDED_SHOWN, time.min))
    ended = Q(updated_at__gte=since) & ~Q(stage__in=ProposalStage.OPEN)
    return rows.filter(Q(stage__in=ProposalStage.OPEN) | ended)


def board(rows: QuerySet, user: User, today: date, lanes_by: str = "") -> list[Lane]:
    """The board of `rows`: at most a hundred cards a stage, the most urgent first. Four queries, whatever the rows."""
    shown = on_board(rows, today)
    cards = cards_of(_most_urgent(shown), user, today)
    return _lanes(cards, _heads(shown, user, cards), lanes_by)


def cards_of(rows: Any, user: User, today: date) -> list[Card]:
    """Cards for these bids, the most urgent first; two queries."""
    themes = ProposalTheme.objects.select_related("theme").order_by(F("percent").desc(nulls_last=True), "pk")
    read = rows.with_due().select_related("donor", "owner").prefetch_related(Prefetch("themes", themes))
    found = [_card(proposal, user, today) for proposal in read]
    return sorted(found, key=lambda card: (card.due or date.max, -card.proposal.pk))


def refused_url(proposal: Proposal, state: State) -> str:
    """Where the form stands that asks for what a move to this state needs."""
    if state in COMMANDS:
        return reverse(COMMANDS[ProposalStage(state)], args=[proposal.pk])
    return reverse("proposal_move", args=[proposal.pk, state.value])


def needs_form(proposal: Proposal, state: State) -> str:
    """Why the move cannot be made by dragging alone: "" where it can."""
    missing = next((lacks for following, lacks in readiness(proposal) if following == state), [])
    if missing:
        return _("Before “%(state)s” this is needed: %(missing)s.") % {
            "state": state.label,
            "missing": formats.listed(missing),
        }
    if not proposal.is_offered(state) or proposal.missing_for(state):
        return _("“%(state)s” asks for a few facts first.") % {"state": state.label}
    if warnings := proposal.warnings_for(state):
        return " ".join(warnings)
    return ""


def _card(proposal: Any, user: User, today: date) -> Card:
    due = proposal.due if proposal.is_being_written else proposal.expected_on
    due = due if proposal.current_state.is_open else None
    left = (due - today).days if due else None
    moves = [state for state in proposal.current_state.following if proposal.may_enter(state, user)]
    may_move = user.has_perm(Proposal.permission_to("change")) and not proposal.archived_at
    return Card(proposal, due, left, readiness(proposal), moves if may_move else [])


def _most_urgent(rows: QuerySet) -> QuerySet:
    """The first hundred of each stage by their own day; where the call alone has one, the newest."""
    day = Case(When(stage=ProposalStage.CONCEPT_NOTE, then=F("concept_due_on")), default=F("due_on"))
    order = [day.asc(nulls_last=True), F("pk").desc()]
    numbered = rows.order_by().annotate(place=Window(RowNumber(), partition_by=F("stage"), order_by=order))
    keys = numbered.filter(place__lte=IN_A_COLUMN).values_list("pk", flat=True)
    return rows.model._default_manager.filter(pk__in=list(keys))


def _heads(rows: QuerySet, user: User, cards: Iterable[Card]) -> list[Head]:
    """One query: counts and sums by stage and currency."""
    sums = rows.order_by().values("stage", "currency").annotate(n=Count("pk"), asked=Sum("requested_amount"))
    counts: dict[str, int] = defaultdict(int)
    moneys: dict[str, list[Money]] = defaultdict(list)
    for row in sums:
        counts[row["stage"]] += row["n"]
        if row["asked"] is not None:
            moneys[row["stage"]].append(Money(row["asked"], row["currency"]))
    shown: dict[str, int] = defaultdict(int)
    for card in cards:
        shown[card.proposal.stage] += 1
    home = user.authority.currency
    return [
        Head(stage, counts[stage], Totals.of(moneys[stage], home), counts[stage] - shown[stage])
        for stage in ProposalStage
    ]


def _lanes(cards: list[Card], heads: list[Head], lanes_by: str) -> list[Lane]:
    key = LANES.get(lanes_by, lambda proposal: ("", ""))
    places = {head.stage.value: place for place, head in enumerate(heads)}
    lanes: dict[tuple[str, str], Lane] = {}
    for card in cards:
        title, lang = key(card.proposal)
        lane = lanes.setdefault((title, lang), Lane(title, lang, [Column(head) for head in heads]))
        lane.columns[places[card.proposal.stage]].cards.append(card)
    return sorted(lanes.values(), key=lambda lane: lane.title) or [Lane("", "", [Column(head) for head in heads])]


def _by_owner(proposal: Any) -> tuple[str, str]:
    return (str(proposal.owner), "") if proposal.owner else (_("Followed by nobody"), "")


def _by_donor(proposal: Any) -> tuple[str, str]:
    return proposal.donor.text("name")


def _by_theme(proposal: Any) -> tuple[str, str]:
    """The theme with the largest share."""
    shares = list(proposal.themes.all())
    return shares[0].theme.text("name") if shares else (_("No theme"), "")


LANES: dict[str, Callable[[Any], tuple[str, str]]] = {OWNER: _by_owner, DONOR: _by_donor, THEME: _by_theme}
