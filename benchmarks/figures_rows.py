"""The past, the themes and the axes of the proposals that are on file."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from benchmarks.seeding import CHUNK
from funding.models import Proposal, ProposalAxis, ProposalTheme
from jisr.models import User
from partnerships.models import Plan, PlanAxis, Theme

PATH = ("identified", "full_proposal", "submitted", "under_review")
DAYS_A_STAGE = 30


def grow_past(user: User) -> None:
    """Give each proposal without a past one line a stage it went through, one or two themes, and some an axis."""
    if Proposal.history.filter(authority=user.authority_id).exists():
        return
    themes, axes = list(Theme.objects.values_list("pk", flat=True)), _axes(user)
    names = [field.attname for field in Proposal._meta.concrete_fields if field.name != "search_text"]
    rows: Iterator[Any] = Proposal.objects.filter(authority=user.authority_id).order_by("pk").iterator(CHUNK)
    while portion := list(islice(rows, CHUNK)):
        lines = [line for row in portion for line in _past(row, names)]
        Proposal.history.model.objects.bulk_create(lines, batch_size=CHUNK)
        ProposalTheme.objects.bulk_create(line for row in portion for line in _themes(row.pk, themes))
        ProposalAxis.objects.bulk_create(_axis(row.pk, axes) for row in portion if row.pk % 3)


def _past(row: Proposal, names: list[str]) -> Iterator[Any]:
    kept = {name: getattr(row, name) for name in names}
    stages = PATH[: PATH.index(row.stage) + 1] if row.stage in PATH else (*PATH[: 2 + row.pk % 3], row.stage)
    last = datetime.combine(row.decided_on or row.due_on or row.created_at.date(), time(9), UTC)
    for place, stage in enumerate(stages):
        at = last - timedelta(days=(len(stages) - place - 1) * DAYS_A_STAGE + row.pk % 17 * place)
        yield Proposal.history.model(**kept | {"stage": stage}, history_date=at, history_type="~" if place else "+")


def _themes(key: int, themes: list[int]) -> Iterator[ProposalTheme]:
    first, second = themes[key % len(themes)], themes[(key + 1) % len(themes)]
    if key % 2:
        yield ProposalTheme(proposal_id=key, theme_id=first)
        return
    yield ProposalTheme(proposal_id=key, theme_id=first, percent=60)
    yield ProposalTheme(proposal_id=key, theme_id=second, percent=40)


def _axis(key: int, axes: list[int]) -> ProposalAxis:
    return ProposalAxis(proposal_id=key, axis_id=axes[key % len(axes)])


def _axes(user: User) -> list[int]:
    days = {"starts_on": date(2022, 1, 1), "ends_on": date(2027, 12, 31)}
    plan = Plan(authority=user.authority, name_fr="PAC", **days)
    plan.store(by=user, rows=[PlanAxis(code=f"A{place}", name_fr=f"Axe {place}") for place in range(8)])
    return list(plan.axes.values_list("pk", flat=True))
