"""The council file as a document that Word opens: real right-to-left paragraphs and tables for Arabic."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.image.exceptions import UnrecognizedImageError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.council_shapes import Cell, CouncilFile, Section, Table
from reports.shapes import Label

LATIN_FONT, ARABIC_FONT = "Calibri", "Sakkal Majalla"
SIZES = {"fr": 11, "ar": 14}
LOCALES = {"fr": "fr-FR", "ar": "ar-MA"}


def docx_of(file: CouncilFile, *, images: Mapping[str, bytes] | None = None) -> bytes:
    """The bytes of a .docx that says what the PDF says; `images` may hold the authority's `logo`."""
    return _Writer(file, images or {}).content()


class _Writer:
    def __init__(self, file: CouncilFile, images: Mapping[str, bytes]) -> None:
        self.file, self.images, self.is_rtl = file, images, file.language == "ar"
        self.document = Document()

    def content(self) -> bytes:
        self._set_up()
        self._head()
        for number, section in enumerate(self.file.sections):
            self._section(section, begins_page=section.is_part and number > 0)
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _set_up(self) -> None:
        page = self.document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
        if self.is_rtl:
            page._sectPr.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid")
        for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet", "Table Grid"):
            self._set_fonts(self.document.styles[name])
        self.document.styles["Normal"].font.size = Pt(SIZES[self.file.language])
        facts = self.document.core_properties
        facts.title = f"{self.file.title} · {self.file.reference}"
        facts.author = self.file.letterhead.names[0].text[:255]
        facts.language = LOCALES[self.file.language]
        facts.comments = ""

    def _set_fonts(self, style: Any) -> None:
        style.font.name = LATIN_FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in list(fonts.attrib):
            if name.endswith("Theme"):
                del fonts.attrib[name]
        fonts.set(qn("w:hAnsi"), LATIN_FONT)
        fonts.set(qn("w:cs"), ARABIC_FONT)

    def _head(self) -> None:
        letterhead = self.file.letterhead
        if logo := self.images.get("logo"):
            self._logo(logo)
        for label in (*([letterhead.belongs_to] if letterhead.belongs_to else []), *letterhead.names):
            self._text(label.text, bold=True)
        self._text(self.file.title, style="Title")
        self._text(self.file.subject.text, style="Heading 1")
        self._facts(self.file.facts)
        self._text(self.file.remark)

    def _logo(self, content: bytes) -> None:
        paragraph = self._text("")
        try:
            paragraph.add_run().add_picture(BytesIO(content), height=Mm(18))
        except UnrecognizedImageError:  # a picture that the page can show and Word cannot
            paragraph._p.getparent().remove(paragraph._p)

    def _section(self, section: Section, *, begins_page: bool) -> None:
        if begins_page:
            self.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
        if section.title:
            self._text(section.title, style="Heading 1" if section.is_part else "Heading 2")
        self._facts(section.facts)
        for text in section.paragraphs:
            self._text(text)
        for text in section.items:
            self._text(text, style="List Bullet")
        if section.table:
            self._table(section.table)
        if section.signatures:
            self._signatures(section.signatures)

    def _facts(self, facts: tuple[tuple[str, Cell], ...]) -> None:
        if not facts:
            return
        table = self._grid(len(facts), 2)
        for row, (label, cell) in zip(table.rows, facts, strict=True):
            self._fill(row.cells[0], Cell(label), bold=True)
            self._fill(row.cells[1], cell)
        self._text("")

    def _table(self, content: Table) -> None:
        table = self._grid(1 + len(content.rows), len(content.head))
        for cell, text in zip(table.rows[0].cells, content.head, strict=True):
            self._fill(cell, Cell(text), bold=True)
        for number, row in enumerate(content.rows):
            for cell, value in zip(table.rows[number + 1].cells, row, strict=True):
                self._fill(cell, value, bold=number in content.strong)
        self._text("")

    def _signatures(self, names: tuple[str, ...]) -> None:
        table = self.document.add_table(1, len(names))
        self._turn(table)
        for cell, name in zip(table.rows[0].cells, names, strict=True):
            self._fill(cell, Cell(name), bold=True)

    def _grid(self, rows: int, columns: int) -> Any:
        table = self.document.add_table(rows, columns, style="Table Grid")
        self._turn(table)
        return table

    def _turn(self, table: Any) -> None:
        """Let the first column stand on the right in Arabic."""
        if self.is_rtl:
            properties = table._tbl.tblPr
            properties.insert_element_before(
                OxmlElement("w:bidiVisual"), "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc",
                "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook",
            )  # fmt: skip

    def _fill(self, cell: Any, value: Cell, *, bold: bool = False) -> None:
        self._write(cell.paragraphs[0], value, bold=bold)

    def _text(self, text: str, *, style: str | None = None, bold: bool = False) -> Any:
        paragraph = self.document.add_paragraph(style=style)
        self._write(paragraph, Cell(text), bold=bold)
        return paragraph

    def _write(self, paragraph: Any, value: Cell, *, bold: bool) -> None:
        """One run; in Arabic the paragraph goes from right to left, and so does the run unless it is of figures."""
        run = paragraph.add_run(value.text)
        run.bold = bold or None
        if not self.is_rtl:
            return
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(
            OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
            "w:mirrorIndents", "w:jc", "w:textDirection", "w:textAlignment", "w:outlineLvl", "w:rPr", "w:sectPr",
        )  # fmt: skip
        if not value.is_ltr and Label(value.text).dir != "ltr":
            run.font.rtl = True
            run.font.complex_script = True
            run.font.cs_bold = bold or None
