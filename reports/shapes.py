"""What reports are made of: plain, frozen values that a page, a PDF and a JSON file show alike."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jisr.money import ConvertedTotal, Money, Totals

# Line feeds stay; every other control goes, and with it whatever could turn the direction of the text beside it.
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+")


def plain(text: str) -> str:
    """`text` without controls: what is left can be set beside an amount without moving it."""
    return CONTROLS.sub(" ", text.replace("\r\n", "\n")).strip()


@dataclass(frozen=True)
class Label:
    """A text that may not be in the report's language: `lang` is its code, blank where unknown."""

    text: str
    lang: str = ""

    @property
    def dir(self) -> str:
        """`rtl`, `ltr`, or blank for a text without letters, by its first letter."""
        for character in self.text:
            side = unicodedata.bidirectional(character)
            if side in {"R", "AL"}:
                return "rtl"
            if side == "L":
                return "ltr"
        return ""


def label(text_and_language: tuple[str, str]) -> Label:
    """The Label of what `Named.text(stem)` returns."""
    text, language = text_and_language
    return Label(plain(text), language)


def lines(text: str) -> tuple[Label, ...]:
    """The lines of a text of unknown language, each to be set in its own direction; blank ones are left out."""
    return tuple(Label(line.strip()) for line in plain(text).split("\n") if line.strip())


@dataclass(frozen=True)
class Amount:
    """One currency's part of a money line, and its equivalent in the authority's own currency.

    `equivalent` is the sum of what has a rate, None (never 0) where nothing has one; `unconverted` is the part,
    in `currency`, without a rate. `is_estimate` where some falls due later and was converted at the report's date.
    """

    amount: Decimal
    currency: str
    equivalent: Decimal | None
    unconverted: Decimal = Decimal(0)
    is_estimate: bool = False


@dataclass(frozen=True)
class MoneyLine:
    """One measure (expected, received …) over every currency; amounts of two currencies are never added."""

    code: str
    label: str
    amounts: tuple[Amount, ...]
    is_key: bool = False

    @property
    def has_total(self) -> bool:
        """A sum of equivalents is shown only where there are several to sum."""
        return len(self.amounts) > 1

    @property
    def row_count(self) -> int:
        return len(self.amounts) + self.has_total

    @property
    def missing(self) -> tuple[Amount, ...]:
        """The currencies of which some part has no rate."""
        return tuple(part for part in self.amounts if part.unconverted)

    @property
    def equivalent(self) -> Decimal | None:
        """The sum of the equivalents that are known; None when there are amounts and none has a rate."""
        known = [part.equivalent for part in self.amounts if part.equivalent is not None]
        return sum(known, Decimal(0)) if known or not self.amounts else None

    @property
    def is_estimate(self) -> bool:
        return any(part.is_estimate for part in self.amounts)

    def has(self, currency: str) -> bool:
        return any(part.currency == currency for part in self.amounts)

    def of(self, currency: str) -> Decimal:
        """The amount in one currency; 0 where the line has none."""
        return next((part.amount for part in self.amounts if part.currency == currency), Decimal(0))


@dataclass(frozen=True)
class MoneyTable:
    """Measures as columns; each row is a currency and its amounts, None where the measure has none."""

    columns: tuple[MoneyLine, ...]
    rows: tuple[tuple[str, tuple[Decimal | None, ...]], ...]


def money_line(code: str, title: str, total: ConvertedTotal, *, is_key: bool = False) -> MoneyLine:
    """The line of a converted total: one Amount a currency, the one it is converted to first."""
    sums = Totals.of((item.original for item in total.items), home=total.currency)
    return MoneyLine(code, title, tuple(_amount(money, total) for money in sums.moneys), is_key)


def _amount(money: Money, total: ConvertedTotal) -> Amount:
    items = [item for item in total.items if item.original.currency == money.currency]
    known = [item.amount for item in items if item.amount is not None]
    return Amount(
        money.amount,
        money.currency,
        sum(known, Decimal(0)) if known else None,
        sum((item.original.amount for item in items if item.amount is None), Decimal(0)),
        any(item.is_estimate for item in items),
    )


def currencies(lines: Iterable[MoneyLine]) -> tuple[str, ...]:
    """The currencies that occur, in alphabetical order."""
    return tuple(sorted({part.currency for line in lines for part in line.amounts}))


@dataclass(frozen=True)
class Signatory:
    name: Label
    function: Label


@dataclass(frozen=True)
class Letterhead:
    """Who issues the report. `names` begins with the name in the report's language."""

    names: tuple[Label, ...]
    kind: str
    belongs_to: Label | None
    address: tuple[Label, ...]
    email: str
    phone: str
    website: str
    currency: str
    is_demo: bool
    signatories: tuple[Signatory, ...]


@dataclass(frozen=True)
class Cover:
    """What the head of a report says of itself. `number` is blank on a preview."""

    title: str
    subject: Label
    subject_reference: str
    number: str
    as_of: date
    language: str
    language_name: str

    @property
    def is_draft(self) -> bool:
        return not self.number


@dataclass(frozen=True)
class Contact:
    """A person who agreed to be kept on file."""

    name: Label
    function: Label
    role: str
    email: str
    phone: str
    may_sign: bool = False


@dataclass(frozen=True)
class Instalment:
    """A tranche and what came of it: `standing` is `paid`, `part_paid`, `late` or `due`."""

    reference: str
    their_reference: str
    project: str
    due_on: date
    amount: Money
    paid: Decimal
    standing: str
    standing_label: str

    @property
    def left(self) -> Decimal:
        return self.amount.amount - self.paid


@dataclass(frozen=True)
class Payment:
    """Money that moved. `kind` is `received`, `refund` (a negative amount) or `direct` (paid to a supplier for us)."""

    reference: str
    value_date: date
    project: str
    payer: Label
    kind: str
    kind_label: str
    bank_reference: str
    amount: Money
    equivalent: Decimal | None


@dataclass(frozen=True)
class Note:
    """Something the report leaves out, with how much it is worth per currency."""

    text: str
    amounts: tuple[Money, ...] = ()
