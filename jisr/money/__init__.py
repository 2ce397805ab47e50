"""Amounts with their currency, totals per currency, conversion at dated rates, and typed amounts."""

from jisr.money.amounts import CurrencyMismatch, Money, Totals, minor_units
from jisr.money.conversion import Converted, ConvertedTotal, convert
from jisr.money.rates import Rate, RateBook, RateRow
from jisr.money.reading import AmountError, read_amount

__all__ = [
    "AmountError",
    "Converted",
    "ConvertedTotal",
    "CurrencyMismatch",
    "Money",
    "Rate",
    "RateBook",
    "RateRow",
    "Totals",
    "convert",
    "minor_units",
    "read_amount",
]
