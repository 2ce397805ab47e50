"""Files as people send them, and documents made of them."""

import io
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from jisr.documents import attach
from jisr.models import Document, DocumentType, User

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 40 + b"\0\0\0\0IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 200 + b"\xff\xd9"
WEBP = b"RIFF" + (20).to_bytes(4, "little") + b"WEBPVP8 " + b"\0" * 12
TIFF = b"II*\0" + b"\x08\0\0\0" + b"\0" * 32
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def package(entries: dict[str, bytes | str]) -> bytes:
    """A ZIP package with these entries, in this order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def office(main: str = WORD, **more: bytes | str) -> bytes:
    """An office document whose main part is of the type `main`; `more` are further entries."""
    listed = f'<Types><Override PartName="/main.xml" ContentType="{main}"/></Types>'
    return package({"[Content_Types].xml": listed, "main.xml": "<w/>", **more})


def open_document(kind: str = "text", **more: bytes | str) -> bytes:
    return package({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<office/>", **more})


def an_upload(content: bytes = PDF, name: str = "convention.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def make_document(
    *, about: Any, by: User | None = None, content: bytes = PDF, name: str = "convention.pdf", **fields: Any
) -> Document:
    kind = fields.pop("type", None) or DocumentType.objects.get(code="signed-agreement")
    said = {"title": "Convention signée", "language": "fr", **fields}
    return attach(about, an_upload(content, name), type=kind, by=by, **said)
