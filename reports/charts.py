"""Charts as geometry: rectangles in a box 100 wide. Every word and number beside them is HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH = Decimal(100)
HUNDREDTH = Decimal("0.01")
COLOURS = {"paid": "#0f5c6e", "received": "#0f5c6e", "direct": "#7a5a9e", "late": "#b3261e", "due": "#b9c3cf"}


@dataclass(frozen=True)
class Part:
    """One part of a bar: `amount` of any unit, `kind` names its colour (received, direct, late, due)."""

    kind: str
    amount: Decimal


@dataclass(frozen=True)
class Rectangle:
    kind: str
    x: Decimal
    width: Decimal


@dataclass(frozen=True)
class Bar:
    """A stacked bar of one currency; its full length stands for `scale`, in that currency."""

    label: str
    currency: str
    scale: Decimal
    parts: tuple[Part, ...]

    @property
    def total(self) -> Decimal:
        return sum((part.amount for part in self.parts), Decimal(0))

    def rectangles(self, *, rtl: bool) -> tuple[Rectangle, ...]:
        """The parts laid end to end from the side the reader begins at; what is nothing or less is not drawn."""
        shown = [part for part in self.parts if part.amount > 0]
        length = max(self.scale, sum((part.amount for part in shown), Decimal(0)))
        drawn, at = [], Decimal(0)
        for part in shown:
            width = part.amount / length * WIDTH
            x = WIDTH - at - width if rtl else at
            drawn.append(Rectangle(part.kind, x.quantize(HUNDREDTH), width.quantize(HUNDREDTH)))
            at += width
        return tuple(drawn)


@dataclass(frozen=True)
class Chart:
    """Bars under each other, each group on the scale of its own currency, and what the colours mean (kind, label)."""

    title: str
    groups: tuple[tuple[Bar, ...], ...]
    key: tuple[tuple[str, str], ...]


def group(currency: str, bars: Sequence[tuple[str, Sequence[tuple[str, Decimal]]]]) -> tuple[Bar, ...]:
    """Bars of one currency on one scale, from (label, ((kind, amount), …)) pairs."""
    scale = max(sum((max(amount, Decimal(0)) for _kind, amount in parts), Decimal(0)) for _label, parts in bars)
    return tuple(Bar(label, currency, scale, tuple(Part(*part) for part in parts)) for label, parts in bars)
