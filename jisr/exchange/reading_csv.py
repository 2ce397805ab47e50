"""Reads CSV whatever program wrote it: its encoding and delimiter are found, and told."""

import codecs
import csv
import re

from django.utils.translation import gettext as _

from jisr.exchange.cells import Cell
from jisr.exchange.reading import Table, Unreadable, check_row_count, table_of

ENCODINGS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252", "cp1256": "Windows-1256"}
DELIMITERS = {";": ";", ",": ",", "\t": "tab"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_SEPARATOR_LINE = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)


def read_csv(content: bytes, encoding: str = "") -> Table:
    """Read the bytes of a CSV file; raises Unreadable."""
    text, found = decode(content, encoding)
    if "\0" in text:
        raise Unreadable(_("This is neither a CSV file nor an XLSX file."))
    delimiter = ""
    if declared := _SEPARATOR_LINE.match(text):
        delimiter, text = declared[1], text[declared.end() :]
    delimiter = delimiter or find_delimiter(text)
    understood = {"format": "csv", "encoding": ENCODINGS[found], "delimiter": DELIMITERS[delimiter]}
    return table_of(_records(text, delimiter), understood)


def decode(content: bytes, encoding: str = "") -> tuple[str, str]:
    """Return the text and the encoding it was taken for, a key of ENCODINGS."""
    if encoding in ENCODINGS:
        return content.decode(encoding, "replace").removeprefix("\ufeff"), encoding
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return content.decode(codec, "replace"), name
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        name = "cp1256" if _looks_arabic(content) else "cp1252"
        return content.decode(name, "replace"), name


def _looks_arabic(content: bytes) -> bool:
    """Arabic words are runs of high bytes, French ones have a single accent between plain letters."""
    runs = re.findall(rb"[\x80-\xff]+", content)
    high = sum(map(len, runs))
    return sum(len(run) for run in runs if len(run) > 1) * 2 > high


def find_delimiter(text: str) -> str:
    """The delimiter that cuts the headings into the most cells."""
    start = text.lstrip("\r\n")

    def width(delimiter: str) -> int:
        try:
            return len(next(csv.reader(start.splitlines(keepends=True)[:50], delimiter=delimiter), []))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=width)


def _records(text: str, delimiter: str) -> list[tuple[int, list[Cell]]]:
    records: list[tuple[int, list[Cell]]] = []
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            check_row_count(len(records) - 1)
            if cells:
                records.append((number, list(cells)))
    except csv.Error as error:
        raise Unreadable(
            _("Line %(line)s is not well formed: a quotation mark is open or out of place. The file may be cut off.")
            % {"line": reader.line_num}
        ) from error
    return records


def _lines(text: str) -> list[str]:
    """Lines as the csv module wants them: cut at line feeds only, line ends kept."""
    return re.findall(r"[^\n]*\n|[^\n]+", text if "\n" in text else text.replace("\r", "\n"))
