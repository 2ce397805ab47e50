"""Documents that are ZIP packages: which office format they hold, read without unpacking them."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import IO

MOST_ENTRIES = 5000
MOST_UNPACKED = 500 * 1024 * 1024
MOST_RATIO = 100
SMALL = 20 * 1024 * 1024
CONTENTS, MIMETYPE = "[Content_Types].xml", "mimetype"
LONGEST_LIST = 1024 * 1024

OOXML = "application/vnd.openxmlformats-officedocument."
MAIN_PARTS = {
    f"{OOXML}{kind}.main+xml".encode(): f"{OOXML}{kind}"
    for kind in ("wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation")
}
ODF = {
    f"application/vnd.oasis.opendocument.{kind}".encode(): f"application/vnd.oasis.opendocument.{kind}"
    for kind in ("text", "spreadsheet", "presentation")
}
# Programs inside a package: macros of either family, controls, and files that Windows runs.
PROGRAMS = re.compile(
    r"(^|/)(vbaproject\.bin|activex/|basic/|scripts/|macrosheets/)|\.(exe|dll|bat|cmd|com|scr|ps1|vbs|js|jar|hta|lnk)$",
    re.I,
)
END_RECORD, END_SIZE = b"PK\x05\x06", 22


def package_type(file: IO[bytes]) -> str:
    """Return the media type of the office document in a ZIP package, or "" for any other package.

    Refused alike: macros and programs inside, a package that unpacks beyond measure, anything before or after it.
    """
    try:
        with zipfile.ZipFile(file) as package:
            entries = package.infolist()
            if not _ends_the_file(file, package) or _is_beyond_measure(entries):
                return ""
            if any(PROGRAMS.search(entry.filename) or entry.flag_bits & 1 for entry in entries):
                return ""
            return _office_type(package, {entry.filename for entry in entries})
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError):
        return ""


def _ends_the_file(file: IO[bytes], package: zipfile.ZipFile) -> bool:
    """The first entry stands at the first byte, and the list of entries at the last."""
    if min((entry.header_offset for entry in package.infolist()), default=1):
        return False
    file.seek(-END_SIZE - len(package.comment), 2)
    return file.read(4) == END_RECORD


def _is_beyond_measure(entries: list[zipfile.ZipInfo]) -> bool:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    too_dense = unpacked > SMALL and unpacked > MOST_RATIO * packed
    return len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or too_dense


def _office_type(package: zipfile.ZipFile, names: set[str]) -> str:
    if CONTENTS in names and MIMETYPE not in names:
        listed = _start_of(package, CONTENTS)
        found = [kind for part, kind in MAIN_PARTS.items() if b'"' + part + b'"' in listed]
        is_active = re.search(rb"macroEnabled|vbaProject|activeX", listed, re.I) is not None
        return found[0] if len(found) == 1 and not is_active else ""
    if MIMETYPE in names and CONTENTS not in names:
        return ODF.get(_start_of(package, MIMETYPE).strip(), "")
    return ""


def _start_of(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as entry:
        content = entry.read(LONGEST_LIST + 1)
    if len(content) > LONGEST_LIST:
        raise ValueError(name)
    return content
