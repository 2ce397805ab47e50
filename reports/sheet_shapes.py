"""What a project sheet is made of."""

from dataclasses import dataclass
from datetime import date

from jisr.money import Money, Rate
from reports.charts import Chart
from reports.shapes import Cover, Instalment, Label, Letterhead, MoneyLine, MoneyTable, Note


@dataclass(frozen=True)
class ProjectFacts:
    title: Label
    reference: str
    their_reference: str
    state: str
    starts_on: date | None
    ends_on: date | None
    programme: Label | None
    summary: Label
    places: tuple[Label, ...]
    themes: tuple[Label, ...]
    goals: tuple[str, ...]
    axes: tuple[Label, ...]


@dataclass(frozen=True)
class Role:
    """A partner and what it is to the project; the same partner may stand in several roles."""

    partner: Label
    roles: tuple[str, ...]


@dataclass(frozen=True)
class FundingRow:
    funder: Label
    agreement: str
    their_reference: str
    form: str
    amount: Money


@dataclass(frozen=True)
class Person:
    name: str
    email: str


@dataclass(frozen=True)
class ProjectSheet:
    """Everything the page, the PDF and the frozen JSON of a project sheet show.

    `instalments` are at most those the sheet has room for; `more_instalments` says how many others there are.
    """

    letterhead: Letterhead
    cover: Cover
    project: ProjectFacts
    roles: tuple[Role, ...]
    fundings: tuple[FundingRow, ...]
    funding: MoneyLine
    money: tuple[MoneyLine, ...]
    table: MoneyTable
    chart: Chart
    instalments: tuple[Instalment, ...]
    more_instalments: int
    contact: Person | None
    rates: tuple[Rate, ...]
    not_included: tuple[Note, ...]
