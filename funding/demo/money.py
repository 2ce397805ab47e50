"""Tranches, what arrived, and the rates of the year."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

from funding.models import Allocation, Disbursement, ExchangeRate, Instalment
from funding.services import post_payment, reverse_payment
from jisr.models import Via

from .content import Entry, lines_of, sum_of
from .story import Story

RATE_SOURCE = "Jisr DEMO"


def plan_money(story: Story, project: Entry) -> None:
    """Plan the instalments and payments of one project."""
    for entry in project["instalments"]:
        story.plan(project["at"], partial(_store_instalment, story, entry, project["key"]))
        story.plan_what_follows(entry["key"], entry)
    for number, entry in enumerate(project.get("payments", ()), start=1):
        _plan_payment(story, entry, project["key"], f"{project['key']}-payment-{number}")


def plan_rates(story: Story) -> None:
    for line in lines_of("rates"):
        story.plan(-int(line["days_ago"]), partial(_store_rate, story, line))


def _store_instalment(story: Story, entry: Entry, project: str) -> None:
    currency, value = sum_of(entry["amount"])
    instalment = Instalment(
        authority=story.authority,
        project=story.records[project],
        funder=story.records[entry["funder"]],
        agreement=story.find(entry.get("agreement")),
        donor_number=entry.get("number", ""),
        direction=entry.get("direction", "from_donor"),
        due_on=story.day(entry["due"]),
        amount=value,
        currency=currency,
        condition=entry.get("condition", ""),
    )
    story.store(entry["key"], instalment, by=story.finance)


def _plan_payment(story: Story, entry: Entry, project: str, key: str) -> None:
    entered = entry.get("entered", entry["on"] + 1)
    story.plan(entered, partial(_store_payment, story, entry, project, key))
    if entry.get("posted", True):
        story.plan(entered + 1, partial(_post, story, key, entered + 1))
    if "reverse" in entry:
        offset, reason = entry["reverse"]
        story.plan(offset, partial(_reverse, story, key, reason, offset))


def _store_payment(story: Story, entry: Entry, project: str, key: str) -> None:
    currency, value = sum_of(entry["amount"])
    payment = Disbursement(
        authority=story.authority,
        project=story.records[project],
        payer=story.records[entry["payer"]],
        modality=entry.get("modality", "received"),
        amount=value,
        currency=currency,
        value_on=story.day(entry["on"]),
        booked_on=story.day(entry["on"] + 1),
        bank_reference=entry.get("bank", ""),
        donor_number=entry.get("number", ""),
        note=entry.get("note", ""),
    )
    parts = entry.get("parts", {}).items()
    rows = [Allocation(instalment=story.records[name], amount=Decimal(part)) for name, part in parts]
    story.store(key, payment, rows, by=story.finance)


def _post(story: Story, key: str, offset: int) -> None:
    post_payment(payment=story.records[key], by=story.finance, today=story.day(offset), via=Via.COMMAND)


def _reverse(story: Story, key: str, reason: str, offset: int) -> None:
    today = story.day(offset)
    reverse_payment(payment=story.records[key], by=story.finance, reason=reason, today=today, via=Via.COMMAND)


def _store_rate(story: Story, line: dict[str, str]) -> None:
    day = story.today - timedelta(days=int(line["days_ago"]))
    rate = ExchangeRate(
        base=line["base"], quote=line["quote"], value=Decimal(line["value"]), on=day, source=RATE_SOURCE
    )
    story.store(f"{line['base']}-{day}", rate, by=story.finance)
