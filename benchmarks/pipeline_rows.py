"""Proposals in bulk, and ten times as many dated things of the kinds that a unit has most of."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any

from benchmarks.seeding import CHUNK, CURRENCIES, PLACES, WORKS
from funding.models import Instalment, Opportunity, OpportunityDate, Project, Proposal
from jisr import days
from jisr.models import Task, User
from jisr.text import normalise
from partnerships.models import ActionPoint, Agreement, AgreementKind, Exchange, Obligation, ObligationKind, Partner

STAGES = (
    *("rejected",) * 9,
    *("awarded",) * 6,
    *("withdrawn",) * 2,
    "identified",
    "full_proposal",
    "under_review",
)
PAST_DAYS, AHEAD_DAYS = 1500, 600
EACH_CALL = 5
SHARES = {Obligation: 35, Task: 30, OpportunityDate: 15, ActionPoint: 10, Exchange: 6, Instalment: 4}


class Seeds:
    """What the rows hang on: partners, calls, agreements, projects, colleagues."""

    def __init__(self, user: User) -> None:
        self.user, self.authority, self.today = user, user.authority, days.today()
        self.people = [user, *(_colleague(user, number) for number in range(4))]
        self.partners = list(Partner.objects.visible_to(user)[:200])
        self.kind, self.duty = (
            AgreementKind.objects.order_by("pk").first(),
            ObligationKind.objects.order_by("pk").first(),
        )
        self.calls: list[Any] = []
        self.agreements: list[Any] = []
        self.projects: list[Any] = []

    def day(self, number: int) -> date:
        """A day between four years ago and nearly two years ahead, spread evenly."""
        return self.today + timedelta(days=(number * 7919) % (PAST_DAYS + AHEAD_DAYS) - PAST_DAYS)

    def is_done(self, number: int) -> bool:
        """All but one in two hundred of what is past was done in time."""
        return self.day(number) < self.today and number % 200 != 0

    def root(self, number: int, prefix: str, name: str) -> dict[str, Any]:
        """The fields that every record has."""
        reference = f"{prefix}-2026-{number:07d}"
        owner = self.people[number % len(self.people)]
        text = normalise(f"{reference} {name}") if name else reference.lower()
        return {"authority": self.authority, "reference": reference, "owner": owner, "search_text": text}


def _colleague(user: User, number: int) -> User:
    who = {"authority": user.authority, "full_name": f"Colleague {number}"}
    return User.objects.get_or_create(email=f"colleague{number}@example.org", defaults=who)[0]


def grow_pipeline(proposals: int, user: User) -> None:
    """Write so many proposals and ten times as many dated things, with the records these hang on."""
    seeds, dated = Seeds(user), proposals * 10
    share = {model: dated * percent // 100 for model, percent in SHARES.items()}
    seeds.calls = _write(Opportunity, share[OpportunityDate] // EACH_CALL, lambda number: _call(seeds, number))
    seeds.agreements = _write(Agreement, max(dated // 200, 1), lambda number: _agreement(seeds, number))
    seeds.projects = _write(Project, max(dated // 400, 1), lambda number: _project(seeds, number))
    _write(Proposal, proposals, lambda number: _proposal(seeds, number))
    makers: dict[Any, Callable[[Seeds, int], Any]] = {
        Obligation: _obligation,
        Task: _task,
        OpportunityDate: _call_date,
        ActionPoint: _action,
        Exchange: _exchange,
        Instalment: _instalment,
    }
    for model, make in makers.items():
        _write(model, share[model], lambda number, make=make: make(seeds, number), keep=False)


def _write(model: Any, count: int, make: Callable[[int], Any], keep: bool = True) -> list[Any]:
    """Write `count` rows in portions; returns their keys where others hang on them."""
    kept: list[int] = []
    numbers: Iterable[int] = iter(range(count))
    while portion := list(islice(numbers, CHUNK)):
        rows = model.objects.bulk_create([make(number) for number in portion])
        if keep:
            kept.extend(row.pk for row in rows)
    return kept


def _named(number: int) -> dict[str, str]:
    french, arabic = WORKS[number % len(WORKS)]
    return {"name_fr": f"{french} {PLACES[number % len(PLACES)]} {number}", "name_ar": f"{arabic} {number}"}


def _call(seeds: Seeds, number: int) -> Opportunity:
    names = _named(number)
    partner = seeds.partners[number % len(seeds.partners)]
    state = "open" if number % 10 == 0 else "closed"
    return Opportunity(**seeds.root(number, "OPP", names["name_fr"]), **names, partner=partner, state=state)


def _agreement(seeds: Seeds, number: int) -> Agreement:
    ends = seeds.today + timedelta(days=(number * 37) % 2000 - 900)
    names = _named(number)
    state = "in_force" if ends >= seeds.today else "ended"
    root = seeds.root(number, "AGP", names["name_fr"])
    return Agreement(**root, **names, kind=seeds.kind, state=state, ends_on=ends, notice_days=90)


def _project(seeds: Seeds, number: int) -> Project:
    names, state = _named(number), ("running", "completed", "closed")[number % 3]
    ends = seeds.today + timedelta(days=number % 700) if state == "running" else seeds.day(number)
    return Project(**seeds.root(number, "PRP", names["name_fr"]), **names, state=state, ends_on=ends)


def _proposal(seeds: Seeds, number: int) -> Proposal:
    names, stage, day = _named(number), STAGES[number % len(STAGES)], seeds.day(number)
    is_open = stage in ("identified", "full_proposal", "under_review")
    due = seeds.today + timedelta(days=number % 400 - 3) if is_open else day
    return Proposal(
        **seeds.root(number, "PRO", names["name_fr"]),
        **names,
        donor=seeds.partners[number % len(seeds.partners)],
        opportunity_id=seeds.calls[number % len(seeds.calls)],
        stage=stage,
        due_on=due,
        submitted_on=None if stage in ("identified", "full_proposal") else due,
        expected_on=due + timedelta(days=90) if stage == "under_review" else None,
        decided_on=day + timedelta(days=120) if stage in ("awarded", "rejected") else None,
        requested_amount=Decimal(number % 900 + 100) * 1000,
        currency=CURRENCIES[number % 3],
    )


def _obligation(seeds: Seeds, number: int) -> Obligation:
    state = "accepted" if seeds.is_done(number) else "open"
    agreement = seeds.agreements[number % len(seeds.agreements)]
    root = seeds.root(number, "OBP", "")
    return Obligation(**root, agreement_id=agreement, kind=seeds.duty, due_on=seeds.day(number), state=state)


def _task(seeds: Seeds, number: int) -> Task:
    state = "done" if seeds.is_done(number) else "open"
    root = seeds.root(number, "TSK", "")
    return Task(**root, title=f"Appeler le bailleur {number}", due_on=seeds.day(number), state=state)


def _call_date(seeds: Seeds, number: int) -> OpportunityDate:
    call, step = divmod(number, EACH_CALL)
    kind = ("publication", "information", "questions", "full_proposal", "decision")[step]
    return OpportunityDate(opportunity_id=seeds.calls[call], kind=kind, on=seeds.day(call) + timedelta(days=20 * step))


def _action(seeds: Seeds, number: int) -> ActionPoint:
    state, names = "verified" if seeds.is_done(number) else "open", _named(number)
    return ActionPoint(**seeds.root(number, "ACT", names["name_fr"]), **names, due_on=seeds.day(number), state=state)


def _exchange(seeds: Seeds, number: int) -> Exchange:
    state, names = "held" if seeds.is_done(number) else "planned", _named(number)
    agreement = seeds.agreements[number % len(seeds.agreements)]
    root = seeds.root(number, "EXC", names["name_fr"])
    return Exchange(**root, **names, agreement_id=agreement, starts_on=seeds.day(number), state=state)


def _instalment(seeds: Seeds, number: int) -> Instalment:
    root = seeds.root(number, "INP", "")
    del root["owner"]
    return Instalment(
        **root,
        project_id=seeds.projects[number % len(seeds.projects)],
        funder=seeds.partners[number % len(seeds.partners)],
        due_on=seeds.day(number),
        amount=Decimal(number % 900 + 100) * 500 if seeds.day(number) >= seeds.today else Decimal(0),
        currency=CURRENCIES[number % 3],
    )
