"""How the unit prepares: the local plan, what calls ask for, go/no-go, budgets of bids, reviews, tasks, a feed."""

from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any

from django.db import models

from funding.models import (
    BudgetHeading,
    CofinancingBudget,
    Feed,
    FeedItem,
    OpportunityDocument,
    ProposalBudgetLine,
    ProposalDocument,
    ProposalGoal,
    ProposalReview,
    Reason,
    Screening,
    ScreeningAnswer,
    ScreeningTemplate,
)
from jisr.models import Base, DocumentType, Row, Task, TaskItem, Via
from partnerships.models import Plan, PlanAxis

from .content import Entry, amount, entries_of, texts
from .story import Story


def plan_preparation(story: Story) -> None:
    content = entries_of("preparation")
    story.plan(content["plan"]["at"], partial(_store_plan, story, content["plan"], content["axis_of_theme"]))
    story.plan(content["cofinancing"]["at"], partial(_store_cofinancing, story, content["cofinancing"]))
    story.plan(content["feed"]["at"], partial(_store_feed, story, content["feed"]))
    for kind, act in ACTS.items():
        for entry in content[kind]:
            story.plan(entry["at"], partial(act, story, entry))
    for entry in content["screenings"]:
        if "asked" in entry:
            story.plan(entry["asked"], partial(_ask, story, entry["key"]))
        if "decision" in entry:
            story.plan(entry["decision"][2], partial(_decide, story, entry["key"], *entry["decision"]))
    for entry in content["tasks"]:
        if "done" in entry:
            story.plan(entry["done"], partial(_finish, story, entry["key"], entry["done"]))


def _store_plan(story: Story, entry: Entry, axis_of_theme: dict[str, str]) -> None:
    plan = Plan(authority=story.authority, **_days(story, entry), **texts(entry))
    axes = [
        PlanAxis(code=code, position=place, name_ar=arabic, name_fr=french, name_en=english)
        for place, (code, arabic, french, english) in enumerate(entry["axes"], 1)
    ]
    story.store(entry["key"], plan, axes)
    by_code = {axis.code: axis for axis in axes}
    story.axes = {theme: by_code[code] for theme, code in axis_of_theme.items()}


def _store_cofinancing(story: Story, entry: Entry) -> None:
    money = {"amount": amount(entry["amount"]), "currency": "MAD"}
    story.store(entry["key"], CofinancingBudget(authority=story.authority, **_days(story, entry), **money))


def _store_feed(story: Story, entry: Entry) -> None:
    partner = story.records[entry["partner"]]
    feed = Feed(authority=story.authority, url=entry["url"], partner=partner, **texts(entry))
    story.store(entry["key"], feed)
    for item in entry["items"]:
        published = story.at(item["days"])
        FeedItem.objects.create(
            feed=feed,
            external_id=item["id"],
            title=item["title"],
            summary=item["summary"],
            language=item["language"],
            link=f"https://calls.example/{item['id']}",
            published_at=published,
            found_at=published,
            sha256=sha256(item["summary"].encode()).hexdigest(),
        )


def _detail_call(story: Story, entry: Entry) -> None:
    types = _types()
    asked = [OpportunityDocument(type=types[code], step=step) for code, step in entry["documents"]]
    _set(story, story.records[entry["key"]], entry["set"], asked)


def _detail_bid(story: Story, entry: Entry) -> None:
    headings = {heading.code: heading for heading in BudgetHeading.objects.all()}
    bid = story.records[entry["key"]]
    rows: list[Row] = [ProposalGoal(goal=goal) for goal in entry["goals"]]
    rows += [
        ProposalBudgetLine(heading=headings[code], source=source, form=form, amount=amount(value))
        for code, source, form, value in entry["budget"]
    ]
    if bid.opportunity_id and not bid.documents_asked.exists():
        asked = OpportunityDocument.objects.filter(opportunity=bid.opportunity)
        rows += [ProposalDocument(type=row.type, step=row.step) for row in asked]
    _set(story, bid, entry["set"], rows)


def _screen(story: Story, entry: Entry) -> None:
    currency, ask, own = entry["ask"]
    template = ScreeningTemplate.objects.get(code="general")
    screening = Screening(
        authority=story.authority,
        opportunity=story.records[entry["call"]],
        template=template,
        asked_amount=amount(ask),
        own_amount=amount(own),
        currency=currency,
        note=entry["note"],
        override_reason=entry.get("override", ""),
        owner=story.officer,
    )
    scores = [*entry["scores"], *[None] * 40]
    answers = [
        ScreeningAnswer(criterion=row, answer=scores[place]) for place, row in enumerate(template.criteria.all())
    ]
    story.store(entry["key"], screening, answers)


def _ask(story: Story, key: str) -> None:
    story.records[key].move_to("asked", by=story.officer, via=Via.COMMAND)


def _decide(story: Story, key: str, state: str, code: str, offset: int, again: int | None = None) -> None:
    facts: dict[str, Any] = {"decision_reason": Reason.objects.get(code=code), "decided_on": story.day(offset)}
    if again is not None:
        facts["look_again_on"] = story.day(again)
    story.records[key].move_to(state, by=story.head, via=Via.COMMAND, facts=facts)


def _review(story: Story, entry: Entry) -> None:
    bid = story.records[entry["bid"]]
    given = story.at(entry["given"]) if "given" in entry else None
    review = ProposalReview(
        reviewer=getattr(story, entry["by"]),
        asked_by=story.officer,
        asked_at=story.moment,
        question=entry["question"],
        due_on=story.day(entry["due"]),
        verdict=entry.get("verdict", ""),
        comments=entry.get("comments", ""),
        given_at=given,
    )
    bid.refresh_from_db()
    bid.store(by=story.officer, via=Via.COMMAND, rows=[review])


def _store_task(story: Story, entry: Entry) -> None:
    every, unit = entry.get("every", (None, ""))
    task = Task(
        authority=story.authority,
        title=entry["title"],
        due_on=story.day(entry["due"]),
        urgency=entry["urgency"],
        repeat_every=every,
        repeat_unit=unit,
        owner=getattr(story, entry.get("owner", "officer")),
    )
    if "about" in entry:
        task.subject = story.records[entry["about"]]
    ticked = entry.get("ticked", 0)
    items = [TaskItem(position=n, text=text, is_done=n <= ticked) for n, text in enumerate(entry.get("items", ()), 1)]
    story.store(entry["key"], task, items)


def _finish(story: Story, key: str, offset: int) -> None:
    facts = {"done_on": story.day(offset), "done_by": story.officer}
    story.records[key].move_to("done", by=story.officer, via=Via.COMMAND, facts=facts)


def _set(story: Story, record: Base, values: dict[str, Any], rows: list[Any]) -> None:
    """Write fields, days given as offsets, and new rows."""
    record.refresh_from_db()
    for name, value in values.items():
        is_day = isinstance(record._meta.get_field(name), models.DateField)
        setattr(record, name, story.day(value) if is_day else value)
    record.store(by=story.officer, via=Via.COMMAND, rows=rows)


def _days(story: Story, entry: Entry) -> dict[str, date]:
    return {"starts_on": story.day(entry["starts"]), "ends_on": story.day(entry["ends"])}


def _types() -> dict[str, DocumentType]:
    return {row.code: row for row in DocumentType.objects.all()}


ACTS = {
    "calls": _detail_call,
    "screenings": _screen,
    "bids": _detail_bid,
    "reviews": _review,
    "tasks": _store_task,
}
