"""What a partner statement is made of."""

from dataclasses import dataclass
from datetime import date

from jisr.money import Money, Rate
from reports.charts import Chart
from reports.shapes import Contact, Cover, Instalment, Label, Letterhead, MoneyLine, Note, Payment


@dataclass(frozen=True)
class PartnerFacts:
    name: Label
    reference: str
    kind: str
    country: str
    belongs_to: Label | None
    identifiers: tuple[tuple[str, str], ...]
    themes: tuple[Label, ...]
    state: str
    language: str


@dataclass(frozen=True)
class AgreementRow:
    reference: str
    their_reference: str
    title: Label
    kind: str
    state: str
    signed_on: date | None
    starts_on: date | None
    ends_on: date | None
    amounts: tuple[Money, ...]


@dataclass(frozen=True)
class ProjectRow:
    """`funding` is this partner's part, `received` what came of it up to the report's date, both per currency."""

    reference: str
    their_reference: str
    title: Label
    state: str
    starts_on: date | None
    ends_on: date | None
    funding: tuple[Money, ...]
    received: tuple[Money, ...]


@dataclass(frozen=True)
class ProposalRow:
    reference: str
    title: Label
    state: str
    submitted_on: date | None
    asked: Money | None
    obtained: tuple[Money, ...]


@dataclass(frozen=True)
class Outcome:
    """How many proposals ended one way (`all`, `won`, `refused`, `open`), and what was asked in them per currency."""

    code: str
    label: str
    count: int
    asked: tuple[Money, ...]


@dataclass(frozen=True)
class PartnerStatement:
    """Everything the page, the PDF and the frozen JSON of a partner statement show."""

    letterhead: Letterhead
    cover: Cover
    period_from: date
    period_to: date
    partner: PartnerFacts
    contacts: tuple[Contact, ...]
    money: tuple[MoneyLine, ...]
    chart: Chart
    instalments: tuple[Instalment, ...]
    payments: tuple[Payment, ...]
    agreements: tuple[AgreementRow, ...]
    projects: tuple[ProjectRow, ...]
    outcomes: tuple[Outcome, ...]
    proposals: tuple[ProposalRow, ...]
    rates: tuple[Rate, ...]
    not_included: tuple[Note, ...]
