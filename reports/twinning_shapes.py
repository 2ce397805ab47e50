"""What the report of a twinning's year is made of."""

from dataclasses import dataclass
from datetime import date

from jisr.money import Rate
from reports.encounter_shapes import ActionList, ExchangeRow, OutcomeRow
from reports.shapes import Cover, Label, Letterhead, MoneyLine, Note
from reports.statement_shapes import AgreementRow, PartnerFacts


@dataclass(frozen=True)
class KindCount:
    """How many encounters of one kind were held, are still planned, and were cancelled."""

    kind: str
    held: int
    planned: int
    cancelled: int


@dataclass(frozen=True)
class Figure:
    """A number with its name; None where nobody counted, which is not 0."""

    code: str
    label: str
    value: int | None


@dataclass(frozen=True)
class Lesson:
    """What one encounter taught, and where it can be used again."""

    exchange: Label
    reference: str
    on: date
    learnt: tuple[Label, ...]
    reusable_where: tuple[Label, ...]


@dataclass(frozen=True)
class PaperRow:
    """A text signed or a document dated in the period."""

    on: date
    kind: str
    reference: str
    title: Label


@dataclass(frozen=True)
class DutyRow:
    """An obligation that falls due; `standing` is `late` or `due`."""

    reference: str
    title: Label
    whose: str
    due_on: date
    standing: str
    standing_label: str


@dataclass(frozen=True)
class Plan:
    """What is to come, from the day after the period to the end of that budget year; what is late stands in it too."""

    start: date
    end: date
    exchanges: tuple[ExchangeRow, ...]
    duties: tuple[DutyRow, ...]
    action_points: tuple[ActionList, ...]


@dataclass(frozen=True)
class TwinningReport:
    """Everything the page, the PDF and the frozen JSON of a twinning's report show."""

    letterhead: Letterhead
    cover: Cover
    period_from: date
    period_to: date
    agreement: AgreementRow
    partners: tuple[PartnerFacts, ...]
    figures: tuple[Figure, ...]
    people: tuple[Figure, ...]
    uncounted: tuple[Note, ...]
    by_kind: tuple[KindCount, ...]
    exchanges: tuple[ExchangeRow, ...]
    costs: tuple[MoneyLine, ...]
    outcomes: tuple[OutcomeRow, ...]
    action_figures: tuple[Figure, ...]
    done: tuple[ActionList, ...]
    lessons: tuple[Lesson, ...]
    papers: tuple[PaperRow, ...]
    plan: Plan
    rates: tuple[Rate, ...]
    not_included: tuple[Note, ...]
