import io

import pytest
from django.core.exceptions import ValidationError

from jisr import packages
from jisr.filetypes import TYPES, type_of
from tests.factories_documents import JPEG, PDF, PNG, SHEET, SLIDES, TIFF, WEBP, WORD, office, open_document, package

TEXT = "Compte rendu de la réunion\nمحضر الاجتماع\n".encode()

KEPT = {
    "a.pdf": (PDF, "PDF"),
    "a.PDF": (PDF, "PDF"),
    "a.png": (PNG, "PNG"),
    "a.jpeg": (JPEG, "JPEG"),
    "a.jpg": (JPEG + b"SEFT of a telephone", "JPEG"),
    "a.webp": (WEBP, "WebP"),
    "a.tif": (TIFF, "TIFF"),
    "a.docx": (office(WORD), "DOCX"),
    "a.xlsx": (office(SHEET), "XLSX"),
    "a.pptx": (office(SLIDES), "PPTX"),
    "a.odt": (open_document("text"), "ODT"),
    "a.ods": (open_document("spreadsheet"), "ODS"),
    "a.odp": (open_document("presentation"), "ODP"),
    "a.txt": (TEXT, "TXT"),
    "a.csv": (b"\xef\xbb\xbf" + TEXT, "CSV"),
}


def told(content: bytes, name: str) -> str:
    return type_of(io.BytesIO(content), name).label


def refused(content: bytes, name: str) -> str:
    with pytest.raises(ValidationError) as caught:
        type_of(io.BytesIO(content), name)
    return str(caught.value.code)


def test_each_kind_that_is_kept_is_told_from_its_content():
    assert {name: told(content, name) for name, (content, _label) in KEPT.items()} == {
        name: label for name, (_content, label) in KEPT.items()
    }
    assert {label for _content, label in KEPT.values()} == {kind.label for kind in TYPES}


def test_the_file_is_left_at_its_start():
    file = io.BytesIO(PDF)
    type_of(file, "a.pdf")
    assert file.tell() == 0


@pytest.mark.parametrize("name", ["a.docx", "a.png", "a.html", "a.exe", "a", "", ".pdf", "a.pdf.exe"])
def test_a_name_that_says_something_else_is_refused(name):
    assert refused(PDF, name) == "other_type"


HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE = {
    "a page named as a PDF": (HTML, "a.pdf"),
    "a page named as text": (HTML, "a.txt"),
    "a page after some words": (b"hello\n\n<script>alert(1)</script>", "a.txt"),
    "a drawing with a script": (SVG, "a.png"),
    "a drawing named as a table": (b"\n  " + SVG, "a.csv"),
    "a program": (b"MZ\x90\0\x03\0\0\0", "a.pdf"),
    "a shell script named as text": (b"#!/bin/sh\nrm -rf /\n", "a.txt"),
    "a PDF that does not begin at once": (b"<html>" + PDF, "a.pdf"),
    "a PDF followed by a page": (PDF + HTML, "a.pdf"),
    "a PDF cut short": (PDF[:-8], "a.pdf"),
    "a PDF that is also a package": (PDF.replace(b"%%EOF\n", b"") + package({"a": "b"}) + b"%%EOF\n", "a.pdf"),
    "a picture that is also a package": (PNG[:-12] + package({"a": "b"}), "a.png"),
    "a photograph that is also a package": (JPEG + package({"a.class": "b"}), "a.jpg"),
    "a photograph that is also a page": (JPEG[:20] + HTML + JPEG, "a.jpg"),
    "a photograph that is also a PDF": (JPEG[:20] + PDF + JPEG, "a.jpg"),
    "a picture cut short": (PNG[:-4], "a.png"),
    "a picture of another length": (WEBP + b"more", "a.webp"),
    "rich text named as text": (rb"{\rtf1\object}", "a.txt"),
    "letters of a code page": ("Réunion".encode("latin-1"), "a.txt"),
    "text with a zero byte": (b"a,b\0c", "a.csv"),
    "white space alone": (b" \n ", "a.txt"),
    "the old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx"),
    "any package": (package({"index.html": HTML}), "a.docx"),
    "an empty package": (package({}), "a.docx"),
    "a program in Java": (package({"META-INF/MANIFEST.MF": "Main-Class: A", "A.class": "b"}), "a.docx"),
    "a document with macros": (office(word__vbaProject="", **{"word/vbaProject.bin": b"macro"}), "a.docx"),
    "a document of a kind with macros": (office("application/vnd.ms-word.document.macroEnabled.main+xml"), "a.docx"),
    "a document with controls": (office(**{"word/activeX/activeX1.bin": b"x"}), "a.docx"),
    "a document with a program": (office(**{"word/embeddings/setup.exe": b"MZ"}), "a.docx"),
    "an open document with macros": (open_document(**{"Basic/Standard/Module1.xml": "<x/>"}), "a.odt"),
    "an open document that is also another": (office(mimetype="application/vnd.oasis.opendocument.text"), "a.docx"),
    "a document behind a page": (HTML + office(), "a.docx"),
    "a document before a page": (office() + HTML, "a.docx"),
    "a document of two kinds": (
        package({"[Content_Types].xml": f'<T ContentType="{WORD}"/><T ContentType="{SHEET}"/>'}),
        "a.docx",
    ),
    "half a document": (office()[:-40], "a.docx"),
    "a list of parts beyond measure": (
        package({"[Content_Types].xml": f'"{WORD}"' + " " * (packages.LONGEST_LIST + 1)}),
        "a.docx",
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_could_do_harm_is_refused(what):
    content, name = HOSTILE[what]
    assert refused(content, name) == "unknown_type"


def test_a_document_that_unpacks_beyond_measure_is_refused_without_being_unpacked():
    bomb = office(**{"word/media/big.bin": b"\0" * (packages.SMALL + 1)})
    assert (len(bomb) < 100_000, refused(bomb, "a.docx")) == (True, "unknown_type")


def test_a_document_of_too_many_parts_is_refused():
    many = office(**{f"part{number}": "" for number in range(packages.MOST_ENTRIES)})
    assert refused(many, "a.docx") == "unknown_type"


def test_a_package_whose_entries_are_locked_is_refused():
    locked = bytearray(office())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(locked), "a.docx") == "unknown_type"


def test_the_refusal_says_what_is_kept():
    with pytest.raises(ValidationError) as caught:
        type_of(io.BytesIO(HTML), "a.pdf")
    assert caught.value.messages == [
        "This file is of no kind that is kept, or is damaged. Kept are: PDF, PNG, JPEG, WebP, TIFF, DOCX, XLSX, PPTX, "
        "ODT, ODS, ODP, CSV, TXT; without macros."
    ]
