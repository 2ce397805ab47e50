"""One published activity as plain, unchanging data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise

Texts = Mapping[str, str]
"""Language code in small letters ("" where the file says none) → text."""


@dataclass(frozen=True)
class Problem:
    """What is wrong at one place of the file, and what would have been accepted there."""

    line: int
    field: str
    value: str
    message: str | Promise
    accepted: str | Promise

    def as_dict(self) -> dict[str, str | int]:
        """The problem as JSON values, worded in the language in force."""
        return {
            "line": self.line,
            "field": self.field,
            "value": self.value,
            "message": str(self.message),
            "accepted": str(self.accepted),
        }


@dataclass(frozen=True)
class Org:
    """An organisation as the file names it; `ref` or a name is always there."""

    ref: str
    type: str = ""
    names: Texts = field(default_factory=dict)
    role: str = ""
    activity_id: str = ""

    @property
    def name(self) -> str:
        return next(iter(self.names.values()), "")


@dataclass(frozen=True)
class Sector:
    vocabulary: str
    code: str
    percent: Decimal | None
    text: str


@dataclass(frozen=True)
class Country:
    code: str
    percent: Decimal | None


@dataclass(frozen=True)
class Administrative:
    vocabulary: str
    level: str
    code: str


@dataclass(frozen=True)
class Location:
    """A place: WGS 84 degrees, and codes of gazetteers or administrative divisions."""

    names: Texts
    latitude: Decimal | None
    longitude: Decimal | None
    codes: tuple[Administrative, ...]


@dataclass(frozen=True)
class Transaction:
    """One movement of money; a type is missing, and then value or date may be too, in what some publish."""

    ref: str
    type: str | None
    on: date | None
    value: Decimal | None
    currency: str
    value_date: date | None
    provider: Org | None
    receiver: Org | None
    provider_activity: str
    receiver_activity: str
    description: Texts
    line: int = field(default=0, repr=False, compare=False)


@dataclass(frozen=True)
class PlannedDisbursement:
    type: str
    start: date
    end: date | None
    value: Decimal
    currency: str
    value_date: date | None
    provider: Org | None
    receiver: Org | None
    line: int = field(default=0, repr=False, compare=False)


@dataclass(frozen=True)
class Related:
    ref: str
    type: str


@dataclass(frozen=True)
class Activity:
    """A published activity; `dates` is keyed by DateType, `notes` says what was left out of it."""

    identifier: str
    reporting: Org
    participating: tuple[Org, ...]
    titles: Texts
    descriptions: Texts
    status: str
    dates: Mapping[str, date]
    sectors: tuple[Sector, ...]
    countries: tuple[Country, ...]
    locations: tuple[Location, ...]
    transactions: tuple[Transaction, ...]
    planned: tuple[PlannedDisbursement, ...]
    related: tuple[Related, ...]
    default_currency: str
    language: str
    last_updated: str = field(default="", repr=False, compare=False)
    line: int = field(default=0, repr=False, compare=False)
    notes: tuple[Problem, ...] = field(default=(), repr=False, compare=False)
    hash: str = field(default="", repr=False, compare=False)

    @property
    def title(self) -> str:
        return next(iter(self.titles.values()))

    def concerns(self, country: str) -> bool:
        """Whether the activity, or one of its transactions, goes to the country (ISO 3166-1 alpha-2)."""
        return any(one.code == country.upper() for one in self.countries)


@dataclass(frozen=True)
class BadActivity:
    """An activity that cannot be taken in, and every reason why."""

    line: int
    identifier: str
    title: str
    problems: tuple[Problem, ...]
    countries: tuple[Country, ...] = ()

    def concerns(self, country: str) -> bool:
        """Whether it goes to the country, or names none."""
        return not self.countries or any(one.code == country.upper() for one in self.countries)
