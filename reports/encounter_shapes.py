"""What reports about encounters are made of: the dossier of one to come, the experience of one that was held."""

from dataclasses import dataclass
from datetime import date

from jisr.money import Money, Rate
from reports.shapes import Contact, Cover, Label, Letterhead, MoneyLine
from reports.statement_shapes import AgreementRow, PartnerFacts


@dataclass(frozen=True)
class Side:
    """Those who stand on one side of an encounter, under what they are to it: guests, hosts, or taking part."""

    label: str
    names: tuple[Label, ...]


@dataclass(frozen=True)
class Encounter:
    """What it is, who meets whom, when and where."""

    reference: str
    title: Label
    kind: str
    state: str
    starts_on: date
    ends_on: date
    place: Label
    country: str
    sides: tuple[Side, ...]
    agreement: Label | None
    agreement_reference: str
    cost: Money | None
    borne_by: str


@dataclass(frozen=True)
class ProgrammeLine:
    """`at` is an hour such as 09:30, blank where none is set."""

    at: str
    title: Label
    place: Label


@dataclass(frozen=True)
class ProgrammeDay:
    on: date
    lines: tuple[ProgrammeLine, ...]


@dataclass(frozen=True)
class DelegateRow:
    name: Label
    function: Label
    body: Label | None
    leads: bool


@dataclass(frozen=True)
class Delegation:
    """`side` is `ours` or `theirs`."""

    side: str
    label: str
    people: tuple[DelegateRow, ...]


@dataclass(frozen=True)
class PartnerProfile:
    """Who a partner is, what it funds and refuses; `usually` is its smallest and largest usual funding."""

    facts: PartnerFacts
    city: Label
    about: Label
    funds: tuple[Label, ...]
    refuses: tuple[Label, ...]
    usually: tuple[Money | None, Money | None]


@dataclass(frozen=True)
class ActionRow:
    """Something promised: `standing` is `late`, `due`, `done` or `verified`; `priority` is named only where high."""

    reference: str
    title: Label
    who: Label
    agreed_at: str
    due_on: date | None
    done_on: date | None
    priority: str
    standing: str
    standing_label: str


@dataclass(frozen=True)
class ActionList:
    """The action points of one side; `side` is `ours` or `theirs`."""

    side: str
    label: str
    rows: tuple[ActionRow, ...]


@dataclass(frozen=True)
class ExchangeRow:
    """An encounter as a list shows it; women and men are None where nobody counted them."""

    reference: str
    title: Label
    kind: str
    starts_on: date
    ends_on: date
    place: Label
    ours: int
    theirs: int
    women: int | None
    men: int | None


@dataclass(frozen=True)
class OutcomeRow:
    """What came of an encounter."""

    kind: str
    text: tuple[Label, ...]
    exchange: str


@dataclass(frozen=True)
class People:
    """How many took part; None where nobody counted, which is not 0."""

    women: int | None
    men: int | None
    councillors: int | None
    staff: int | None
    hours: int | None

    @property
    def total(self) -> int | None:
        return None if self.women is None and self.men is None else (self.women or 0) + (self.men or 0)


@dataclass(frozen=True)
class DelegationDossier:
    """Everything the page, the PDF and the frozen JSON of a delegation dossier show."""

    letterhead: Letterhead
    cover: Cover
    encounter: Encounter
    agenda: tuple[Label, ...]
    programme: tuple[ProgrammeDay, ...]
    delegations: tuple[Delegation, ...]
    partners: tuple[PartnerProfile, ...]
    contacts: tuple[Contact, ...]
    agreements: tuple[AgreementRow, ...]
    money: tuple[MoneyLine, ...]
    talking_points: tuple[Label, ...]
    action_points: tuple[ActionList, ...]
    last_exchanges: tuple[ExchangeRow, ...]
    rates: tuple[Rate, ...]


@dataclass(frozen=True)
class ExperienceSheet:
    """Everything the page, the PDF and the frozen JSON of an experience sheet show.

    What does not fit on the page is cut: `more_outcomes` and `more_names` say how many are not listed.
    """

    letterhead: Letterhead
    cover: Cover
    encounter: Encounter
    people: People
    delegations: tuple[Delegation, ...]
    more_names: int
    learnt: tuple[Label, ...]
    reusable_where: tuple[Label, ...]
    outcomes: tuple[OutcomeRow, ...]
    more_outcomes: int
