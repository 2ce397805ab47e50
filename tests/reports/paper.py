"""Reading a PDF back: its words in the order of reading, and where each stands on the page."""

import io
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad]")
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    right: float
    top: float
    page: int


def _poppler(content: bytes, *options: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        path.write_bytes(content)
        done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode(errors="replace")  # poppler writes emoji as surrogates


def text_of(content: bytes) -> str:
    """All text in the order of reading, blanks and no-break spaces as one blank, without marks of direction."""
    return " ".join(MARKS.sub("", _poppler(content)).replace("\u00a0", " ").split())


def words_of(content: bytes) -> list[Word]:
    """Every word and where it stands, in points from the top left of its page."""
    found = []
    for number, page in enumerate(_poppler(content, "-bbox").split("<page ")[1:], 1):
        for left, top, right, _bottom, text in WORD.findall(page):
            found.append(Word(_read(MARKS.sub("", text)), float(left), float(right), float(top), number))
    return found


def _read(text: str) -> str:
    """Poppler gives an Arabic word with its places from left to right, the last letter first."""
    return text[::-1] if re.search("[\u0600-\u06ff]", text) else text


def reader(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))
