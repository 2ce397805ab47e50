"""Everything dated in Jisr: which dates there are, and what falls when."""

from .asking import NOBODY, between, due, late
from .item import DatedItem
from .source import Source
from .sources import SOURCES

__all__ = ["NOBODY", "SOURCES", "DatedItem", "Source", "between", "due", "late"]
