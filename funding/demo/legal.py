"""How the demonstration's agreements went through council and oversight before they were signed."""

from functools import partial
from typing import Any

from jisr.models import Via
from partnerships.legal_path import finish_step, refuse_step, start_step
from partnerships.models import LegalStep, StepNature, StepState

from .content import Entry
from .papers import file_paper
from .story import Story

FEBRUARY, MAY, OCTOBER = 2, 5, 10


def plan_path(story: Story, entry: Entry) -> None:
    """Between each approval and what follows it, walk the steps; `refused` tells of a visa that came back."""
    moves = entry.get("moves", ())
    for place, (state, offset, *_reason) in enumerate(moves):
        if state != "in_approval":
            continue
        following = moves[place + 1] if place + 1 < len(moves) else None
        if following and following[0] == "signed":
            _plan_until_signature(story, entry["key"], offset, following[1])
    for word, offset, *rest in entry.get("path", ()):
        story.plan(offset, partial(_walk, story, entry["key"], word, offset, *rest))


def _plan_until_signature(story: Story, key: str, first: int, last: int) -> None:
    """The steps before the signature, spread over the days between the approval and the signature."""
    for part in range(1, 8):
        offset = first + (last - first) * part // 8
        story.plan(offset, partial(_walk, story, key, "next", offset))


def _walk(story: Story, key: str, word: str, offset: int, reason: str = "") -> None:
    """Close the next blocking step before the signature (`next`), send it (`send`), or note its refusal (`refuse`)."""
    steps = list(LegalStep.objects.current().filter(agreement=story.records[key]).order_by("position"))
    step = next((step for step in steps if step.is_open and step.blocks), None)
    if step is None or step.nature in (StepNature.SIGNATURE, StepNature.ENTRY):
        return
    day, common = story.day(offset), {"via": Via.COMMAND, "today": story.today}
    if step.state == StepState.WAITING and (step.nature == StepNature.VISA or word == "send"):
        start_step(step, by=story.officer, on=day, **common)  # type: ignore[arg-type]
        if word == "send":
            return
    if word == "refuse":
        refuse_step(step, by=story.officer, reason=reason, on=day, **common)  # type: ignore[arg-type]
    else:
        finish_step(step, by=story.head, on=day, facts=_facts(step, day), **common)  # type: ignore[arg-type]
    agreement = story.records[key]
    agreement.refresh_from_db()
    if step.document_type and word == "next":
        file_paper(story, agreement, step.document_type, f"{step.name_fr} : {agreement.name_fr}", day)


def _facts(step: LegalStep, day: Any) -> dict[str, Any]:
    """What a deliberation leaves: its session, number and vote."""
    if step.nature != StepNature.DELIBERATION:
        return {}
    ordinary = day.month in (FEBRUARY, MAY, OCTOBER)
    number = f"{step.agreement_id % 40 + 1}/{day.year}"
    votes = {"votes_for": 23, "votes_against": 1, "votes_abstained": 2}
    return {"session_kind": "ordinary" if ordinary else "extraordinary", "session_on": day, "number": number, **votes}
