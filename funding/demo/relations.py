"""Exchanges with partners, what was promised there, what agreements oblige to, and what is known of a partner."""

from datetime import time
from functools import partial
from typing import Any

from jisr.models import DocumentType, Row, Via
from partnerships.models import (
    ActionPoint,
    AgreementKind,
    Answer,
    Assessment,
    Delegate,
    Exchange,
    ExchangePartner,
    Obligation,
    ObligationKind,
    ObligationTemplate,
    Outcome,
    ProgrammeItem,
    Questionnaire,
    TemplateDuty,
)
from partnerships.obligations import apply_template

from .content import Entry, entries_of, sum_of, texts
from .papers import file_paper
from .story import Story

HEADCOUNT = ("women", "men", "councillors", "staff", "hours")


def plan_exchanges(story: Story) -> None:
    for entry in entries_of("exchanges"):
        story.plan(entry["at"], partial(_store_exchange, story, entry))
        if "held" in entry:
            story.plan(entry["held"], partial(_hold, story, entry["key"]))
    for entry in entries_of("actions"):
        story.plan(entry["at"], partial(_store_action, story, entry))
        if "done" in entry:
            story.plan(entry["done"][0], partial(_finish_action, story, entry))
        if "verified" in entry:
            story.plan(entry["verified"], partial(_verify_action, story, entry["key"]))


def plan_obligations(story: Story) -> None:
    content = entries_of("obligations")
    for entry in content["templates"]:
        story.plan(entry["at"], partial(_store_template, story, entry))
    for agreement, template, offset in content["applied"]:
        story.plan(offset, partial(_apply, story, agreement, template, offset))
    for agreement, offset in content["settled"]:
        story.plan(offset, partial(_settle, story, agreement, offset))
    for entry in content["single"]:
        story.plan(entry["at"], partial(_store_obligation, story, entry))
        if "submitted" in entry:
            story.plan(entry["submitted"], partial(_submit, story, entry["key"], entry["submitted"]))


def plan_assessments(story: Story) -> None:
    for entry in entries_of("assessments"):
        story.plan(entry["at"], partial(_store_assessment, story, entry))


def _store_exchange(story: Story, entry: Entry) -> None:
    first, *last = entry["days"]
    currency, cost = sum_of(entry["cost"]) if "cost" in entry else ("", None)
    headcount = {name: entry.get("people", {}).get(name) for name in HEADCOUNT}
    exchange = Exchange(
        authority=story.authority,
        kind=entry["kind"],
        starts_on=story.day(first),
        ends_on=max(story.day(last[0]), story.day(first)) if last else None,
        place=entry.get("place", ""),
        country=entry.get("country", ""),
        agreement=story.find(entry.get("agreement")),
        agenda=entry.get("agenda", ""),
        talking_points=entry.get("talking", ""),
        minutes=entry.get("minutes", "") if "held" not in entry else "",
        cost=cost,
        cost_currency=currency,
        borne_by=entry.get("borne", ""),
        owner=story.officer,
        **texts(entry),
        **(headcount if "held" not in entry else {}),
    )
    story.start(entry["key"], exchange, entry.get("state"), _exchange_rows(story, entry, exchange))


def _exchange_rows(story: Story, entry: Entry, exchange: Exchange) -> list[Row]:
    partners = [ExchangePartner(partner=story.records[key]) for key in entry["partners"]]
    people = [
        Delegate(side=side, name=name, function=function, leads=bool(leads))
        for side, name, function, *leads in entry.get("delegates", ())
    ]
    programme = [
        ProgrammeItem(on=story.day(entry["days"][0] + day), at=time.fromisoformat(at), title=title, place=place)
        for day, at, title, place in entry.get("programme", ())
    ]
    return [*partners, *people, *programme]


def _hold(story: Story, key: str) -> None:
    """What is written down once it has been held: minutes, heads, lessons, outcomes; then the move."""
    entry = next(item for item in entries_of("exchanges") if item["key"] == key)
    exchange = story.records[key]
    exchange.minutes = entry.get("minutes", "")
    exchange.learnt, exchange.reusable_where = entry.get("learnt", ""), entry.get("reusable", "")
    for name in HEADCOUNT:
        setattr(exchange, name, entry.get("people", {}).get(name))
    outcomes = [Outcome(kind=kind, text=text) for kind, text in entry.get("outcomes", ())]
    exchange.store(by=story.officer, via=Via.COMMAND, rows=outcomes)
    exchange.move_to("held", by=story.officer, via=Via.COMMAND)


def _store_action(story: Story, entry: Entry) -> None:
    exchange = story.records[entry["exchange"]]
    outcomes = list(exchange.outcomes.all())
    action = ActionPoint(
        authority=story.authority,
        exchange=exchange,
        outcome=outcomes[entry["outcome"]] if "outcome" in entry else None,
        partner=story.find(entry.get("partner")),
        agreement=story.find(entry.get("agreement")),
        side=entry.get("side", "ours"),
        owner=story.officer,
        due_on=story.day(entry["due"]),
        priority=entry["priority"],
        **texts(entry),
    )
    story.store(entry["key"], action)


def _finish_action(story: Story, entry: Entry) -> None:
    offset, evidence = entry["done"]
    facts = {"done_on": story.day(offset), "evidence": evidence}
    story.records[entry["key"]].move_to("done", by=story.officer, via=Via.COMMAND, facts=facts)


def _verify_action(story: Story, key: str) -> None:
    story.records[key].move_to("verified", by=story.head, via=Via.COMMAND)


def _store_template(story: Story, entry: Entry) -> None:
    template = ObligationTemplate(
        authority=story.authority,
        kind=AgreementKind.objects.get(code=entry["kind"]),
        partner=story.find(entry.get("partner")),
        **texts(entry),
    )
    kinds = {kind.code: kind for kind in ObligationKind.objects.all()}
    types = {row.code: row for row in DocumentType.objects.all()}
    story.store(entry["key"], template, [_duty(duty, kinds, types) for duty in entry["duties"]])


def _duty(entry: Entry, kinds: dict[str, Any], types: dict[str, Any]) -> TemplateDuty:
    return TemplateDuty(
        kind=kinds[entry["kind"]],
        side=entry.get("side", "ours"),
        recurrence=entry["recurrence"],
        event=entry["event"],
        offset_days=entry["offset"],
        every_months=entry.get("every"),
        evidence=entry.get("evidence", ""),
        document_type=types.get(entry.get("document", "")),
        **texts(entry),
    )


def _apply(story: Story, agreement: str, template: str, offset: int) -> None:
    record = story.records[agreement]
    record.refresh_from_db()
    apply_template(record, story.records[template], by=story.officer, today=story.day(offset), via=Via.COMMAND)


def _settle(story: Story, agreement: str, offset: int) -> None:
    """What fell due by that day was handed in on time and accepted."""
    for obligation in story.records[agreement].obligations.to_do().filter(due_on__lte=story.day(offset)):
        handed_in = {"submitted_on": obligation.due_on}
        if kind := obligation.document_type:
            file_paper(story, obligation, kind, f"{obligation.name} · {obligation.due_on:%m/%Y}", obligation.due_on)
        obligation.move_to("submitted", by=story.officer, via=Via.COMMAND, facts=handed_in)
        obligation.move_to("accepted", by=story.officer, via=Via.COMMAND, facts={"accepted_on": story.day(offset)})


def _store_obligation(story: Story, entry: Entry) -> None:
    agreement = story.records[entry["agreement"]]
    obligation = Obligation(
        authority=story.authority,
        agreement=agreement,
        kind=ObligationKind.objects.get(code=entry["kind"]),
        due_on=story.day(entry["due"]),
        evidence=entry["evidence"],
        unlocks=story.find(entry.get("unlocks")),
        owner=story.officer,
        **texts(entry),
    )
    story.store(entry["key"], obligation)


def _submit(story: Story, key: str, offset: int) -> None:
    facts = {"submitted_on": story.day(offset)}
    story.records[key].move_to("submitted", by=story.officer, via=Via.COMMAND, facts=facts)


def _store_assessment(story: Story, entry: Entry) -> None:
    questionnaire = Questionnaire.objects.order_by("pk")[0]
    assessment = Assessment(
        authority=story.authority,
        partner=story.records[entry["partner"]],
        questionnaire=questionnaire,
        on=story.day(entry["at"]),
        rating=entry["rating"],
        evidence=entry["evidence"],
        next_review_on=story.day(entry["review"]),
    )
    scores = [*entry["scores"], *[None] * 40]
    answers = [Answer(question=row, score=scores[place]) for place, row in enumerate(questionnaire.questions.all())]
    story.store(entry["key"], assessment, answers)
