"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, ADDED, REMOVED = "", "added", "removed"


@dataclass(frozen=True)
class Piece:
    """Words that stand in both texts (`mark` is ""), only in the later one ("added"), only in the earlier ("removed")."""

    text: str
    mark: str = SAME


def compared(before: str, after: str) -> list[Piece]:
    """The words of both texts in reading order; where words were replaced, the old ones come first."""
    old, new = (re.findall(r"\S+\s*", text) for text in (before, after))
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new])
    pieces = []
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Piece("".join(new[start:end])))
            continue
        if last > first:
            pieces.append(Piece("".join(old[first:last]), REMOVED))
        if end > start:
            pieces.append(Piece("".join(new[start:end]), ADDED))
    return pieces
