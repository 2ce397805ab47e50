"""What a file truly is, told from its bytes; a name's ending must say the same, and nothing else is taken."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jisr.packages import package_type

TAIL = 1024
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class FileType:
    """`endings` are those a name may have for it, without the point; `label` is what people call it."""

    media_type: str
    label: str
    endings: tuple[str, ...]


OOXML, ODF = "application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument."
TYPES = (
    FileType("application/pdf", "PDF", ("pdf",)),
    FileType("image/png", "PNG", ("png",)),
    FileType("image/jpeg", "JPEG", ("jpg", "jpeg", "jpe")),
    FileType("image/webp", "WebP", ("webp",)),
    FileType("image/tiff", "TIFF", ("tif", "tiff")),
    FileType(f"{OOXML}wordprocessingml.document", "DOCX", ("docx",)),
    FileType(f"{OOXML}spreadsheetml.sheet", "XLSX", ("xlsx",)),
    FileType(f"{OOXML}presentationml.presentation", "PPTX", ("pptx",)),
    FileType(f"{ODF}text", "ODT", ("odt",)),
    FileType(f"{ODF}spreadsheet", "ODS", ("ods",)),
    FileType(f"{ODF}presentation", "ODP", ("odp",)),
    FileType("text/csv", "CSV", ("csv",)),
    FileType("text/plain", "TXT", ("txt",)),
)
BY_MEDIA_TYPE = {kind.media_type: kind for kind in TYPES}
ENDINGS = tuple(ending for kind in TYPES for ending in kind.endings)


def is_pdf(head: bytes, tail: bytes, size: int) -> bool:
    """It begins at its first byte and nothing but white space follows its end."""
    return head.startswith(b"%PDF-") and re.search(rb"%%EOF[\s\0]*\Z", tail) is not None


def is_png(head: bytes, tail: bytes, size: int) -> bool:
    return head.startswith(b"\x89PNG\r\n\x1a\n") and tail.endswith(b"IEND\xaeB`\x82")


def is_jpeg(head: bytes, tail: bytes, size: int) -> bool:
    """Telephones write things of their own after a picture's end."""
    return head.startswith(b"\xff\xd8\xff") and size > 100


def is_webp(head: bytes, tail: bytes, size: int) -> bool:
    length = int.from_bytes(head[4:8], "little") + 8
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP" and length <= size <= length + 1


def is_tiff(head: bytes, tail: bytes, size: int) -> bool:
    return head.startswith((b"II*\0", b"MM\0*")) and size > 8


SIGNATURES: tuple[tuple[str, Callable[[bytes, bytes, int], bool]], ...] = (
    ("application/pdf", is_pdf),
    ("image/png", is_png),
    ("image/jpeg", is_jpeg),
    ("image/webp", is_webp),
    ("image/tiff", is_tiff),
)
# Text that a program runs or a browser draws, whatever the file is called.
ACTIVE_TEXT = re.compile(rb"\s*(<[a-z!?/]|#!|%!ps|%pdf|\{\\rtf)|.{0,512}<(script|html|svg|iframe|\?php)\b", re.I | re.S)
HIDDEN = re.compile(rb"%pdf-|<(script|html|svg|iframe|\?php)\b", re.I)
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def type_of(file: IO[bytes], name: str) -> FileType:
    """Return the type of `file`, whose position is left at its start.

    Raises ValidationError when it is of no type that is kept, or of another than the ending of `name` says.
    """
    kind = BY_MEDIA_TYPE.get(_media_type(file))
    file.seek(0)
    if kind is None:
        raise ValidationError(
            _("This file is of no kind that is kept, or is damaged. Kept are: %(kinds)s; without macros.")
            % {"kinds": ", ".join(item.label for item in TYPES)},
            code="unknown_type",
        )
    ending = PurePosixPath(name).suffix.removeprefix(".").casefold()
    if kind.media_type == "text/plain" and ending == "csv":
        return BY_MEDIA_TYPE["text/csv"]
    if ending not in kind.endings:
        raise ValidationError(
            _("The name ends with “%(ending)s”, but the content is %(kind)s.") % {"ending": ending, "kind": kind.label},
            code="other_type",
        )
    return kind


def _media_type(file: IO[bytes]) -> str:
    """The media type of the content, or "" for one that is not taken."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - TAIL))
    tail = file.read(TAIL)
    file.seek(0)
    head = file.read(TAIL)
    if head.startswith(b"PK\x03\x04"):
        return package_type(file)
    if zipfile.is_zipfile(file):  # one file that two programs read as two things
        return ""
    for media_type, fits in SIGNATURES:
        if fits(head, tail, size):
            return "" if media_type.startswith("image/") and HIDDEN.search(head) else media_type
    return "text/plain" if _is_plain_text(file) else ""


def _is_plain_text(file: IO[bytes]) -> bool:
    file.seek(0)
    content = file.read().removeprefix(BOM)
    if ACTIVE_TEXT.match(content) or CONTROLS.search(content):
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return bool(content.strip())
