"""Pieces of a Word paper: page, letterhead, text, tables that repeat their head, whole signature blocks."""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml.etree import SubElement  # type: ignore[import-untyped]

from lokmin.papers.rules.content import PAPER_MM, Frame, Letterhead, Signer
from lokmin.papers.rules.gathering import Fact
from lokmin.papers.rules.plain import clean

FONT = "Arial"
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
LETTER = (20, 25, 30, 20)
"""Margins of a letter in millimetres: top, bottom, left, right (official letter rules)."""


@dataclass(frozen=True)
class Cell:
    """A table cell; `text` may be several lines. `fill` is a colour such as `E7E5DC`."""

    text: str | Sequence[str]
    bold: bool = False
    italic: bool = False
    align: str = "left"
    fill: str = ""
    span: int = 1
    bold_first: bool = False

    @property
    def lines(self) -> Sequence[str]:
        return (self.text,) if isinstance(self.text, str) else self.text or ("",)


_name = cache(qn)


def _element(parent: Any, tag: str, **attributes: str) -> Any:
    """A child element made by lxml itself: `OxmlElement` would take a second for a pack."""
    return SubElement(parent, _name(tag), {_name(f"w:{name}"): value for name, value in attributes.items()})


def new_document(
    frame: Frame, title: str, *, size: float = 12, margins: Sequence[int] = LETTER, flipped: bool = False
) -> Document:
    """An empty document with the page, font, stamps and footer of the paper."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    style.paragraph_format.space_after = Pt(4)
    style.paragraph_format.line_spacing = 1.1
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    _element(style.element.get_or_add_rPr(), "w:lang", val="id-ID")
    set_page(document.sections[0], frame, margins, flipped=flipped)
    _header(document, frame)
    _footer(document, frame)
    _properties(document, frame, title)
    return document


def set_page(section: Any, frame: Frame, margins: Sequence[int], *, flipped: bool) -> None:
    """Paper size, direction and margins (mm: top, bottom, left, right) of one section."""
    width, height = PAPER_MM[frame.size]
    section.orientation = WD_ORIENT.LANDSCAPE if flipped else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (
        Mm(height if flipped else width),
        Mm(width if flipped else height),
    )
    top, bottom, left, right = margins
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = section.footer_distance = Mm(8)


def _properties(document: Document, frame: Frame, title: str) -> None:
    about, day = document.core_properties, frame.day
    about.title, about.author, about.comments = clean(title), clean(frame.letterhead.unit), ""
    about.language = "id-ID"
    born = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
    about.created = about.modified = born
    about.last_modified_by = clean(frame.letterhead.unit)


def _header(document: Document, frame: Frame) -> None:
    if frame.marks.stamps:
        line = document.sections[0].header.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = line.add_run("   ".join(frame.marks.stamps))
        run.bold, run.font.size = True, Pt(9)


def _field(line: Any, code: str) -> None:
    """A field that Word counts itself: PAGE, NUMPAGES."""
    for kind in ("begin", "", "end"):
        run = line.add_run()
        run.font.size = Pt(7.5)
        if kind:
            _element(run._r, "w:fldChar", fldCharType=kind)
        else:
            _element(run._r, "w:instrText").text = code


def _footer(document: Document, frame: Frame) -> None:
    line = document.sections[0].footer.paragraphs[0]
    text = "  ·  ".join((*map(clean, frame.marks.footer), "Halaman "))
    line.add_run(text).font.size = Pt(7.5)
    _field(line, "PAGE")
    line.add_run(" dari ").font.size = Pt(7.5)
    _field(line, "NUMPAGES")


def paragraph(
    document: Document,
    text: str = "",
    *,
    bold: bool = False,
    italic: bool = False,
    align: str = "left",
    size: float | None = None,
    indent: float = 0,
    keep: bool = False,
) -> Any:
    """One paragraph; `indent` in millimetres, `keep` binds it to the next."""
    line = document.add_paragraph()
    line.alignment = _ALIGN[align]
    run = line.add_run(clean(text))
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    line.paragraph_format.left_indent = Mm(indent) if indent else None
    line.paragraph_format.keep_with_next = keep
    return line


def heading(document: Document, text: str, *, size: float | None = None) -> None:
    line = paragraph(document, text, bold=True, keep=True, size=size)
    line.paragraph_format.space_before = Pt(8)


def letterhead(document: Document, head: Letterhead) -> None:
    """Centred lines above a double rule."""
    lines = [(line.upper(), 13.0, False) for line in head.government]
    lines += [(head.unit.upper(), 16.0, True), *((line, 9.0, False) for line in head.address)]
    for text, size, bold in lines:
        last = paragraph(document, text, bold=bold, align="center", size=size)
        last.paragraph_format.space_after = Pt(0)
    borders = _element(last._p.get_or_add_pPr(), "w:pBdr")
    _element(borders, "w:bottom", val="thickThinSmallGap", sz="24", space="2", color="000000")
    last.paragraph_format.space_after = Pt(8)


def titles(document: Document, lines: Iterable[str], number: str = "") -> None:
    """Centred capitals, then the number where there is one."""
    for line in lines:
        paragraph(
            document, line.upper(), bold=True, align="center", size=13
        ).paragraph_format.space_after = Pt(0)
    if number:
        paragraph(document, f"Nomor: {number}", align="center")
    paragraph(document, size=4)


def facts(document: Document, rows: Iterable[Fact], label: float = 38, indent: float = 0) -> None:
    """Hanging lines `label : text` with a tab at `label` millimetres."""
    for row in rows:
        line = paragraph(document, f"{row.label}")
        line.add_run(f"\t: {clean(row.text)}")
        form = line.paragraph_format
        form.tab_stops.add_tab_stop(Mm(indent + label))
        form.left_indent, form.first_line_indent = Mm(indent + label + 3), Mm(-label - 3)
        form.space_after = Pt(1)


def numbered(document: Document, items: Iterable[str], *, size: float | None = None) -> None:
    """`1.` with a hanging indent, as plain text that anybody can edit."""
    for i, item in enumerate(items, 1):
        line = paragraph(document, f"{i}.", size=size)
        run = line.add_run(f"\t{clean(item)}")
        if size:
            run.font.size = Pt(size)
        form = line.paragraph_format
        form.left_indent, form.first_line_indent = Mm(8), Mm(-8)
        form.tab_stops.add_tab_stop(Mm(8))
        form.space_after = Pt(2)


def table(
    document: Document,
    widths: Sequence[float],
    head: Sequence[str],
    rows: Iterable[Sequence[str | Cell]],
    *,
    size: float = 9,
    bordered: bool = True,
    keep: bool = False,
) -> None:
    """A table of `widths` millimetres; the head repeats on every page and no row is torn apart.

    Built from raw elements: python-docx takes seconds for a pack.
    """
    made = OxmlElement("w:tbl")
    style = _element(made, "w:tblPr")
    _element(style, "w:tblW", w=str(_twips(sum(widths))), type="dxa")
    if bordered:
        borders = _element(style, "w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            _element(borders, f"w:{side}", val="single", sz="4", space="0", color="6B787E")
    _element(style, "w:tblLayout", type="fixed")
    margins = _element(style, "w:tblCellMar")
    for side in ("left", "right"):
        _element(margins, f"w:{side}", w="70", type="dxa")
    grid = _element(made, "w:tblGrid")
    for width in widths:
        _element(grid, "w:gridCol", w=str(_twips(width)))
    if head:
        cells = [Cell(text, bold=True, fill="E7E5DC") for text in head]
        _row(made, widths, cells, size, repeat=True, keep=False)
    for row in rows:
        _row(
            made, widths, [c if isinstance(c, Cell) else Cell(c) for c in row], size, repeat=False, keep=keep
        )
    body = document.element.body
    body.insert(len(body) - 1, made)
    paragraph(document, size=4)


def _twips(millimetres: float) -> int:
    return round(millimetres * 56.6929)


def _row(
    parent: Any, widths: Sequence[float], cells: Sequence[Cell], size: float, *, repeat: bool, keep: bool
) -> None:
    row = _element(parent, "w:tr")
    about = _element(row, "w:trPr")
    _element(about, "w:cantSplit")
    if repeat:
        _element(about, "w:tblHeader")
    place = 0
    for cell in cells:
        width = sum(widths[place : place + cell.span])
        place += cell.span
        _cell(row, cell, width, size, keep=keep)


def _cell(row: Any, cell: Cell, width: float, size: float, *, keep: bool) -> None:
    made = _element(row, "w:tc")
    about = _element(made, "w:tcPr")
    _element(about, "w:tcW", w=str(_twips(width)), type="dxa")
    if cell.span > 1:
        _element(about, "w:gridSpan", val=str(cell.span))
    if cell.fill:
        _element(about, "w:shd", val="clear", color="auto", fill=cell.fill)
    for place, text in enumerate(cell.lines):
        line = _element(made, "w:p")
        form = _element(line, "w:pPr")
        if keep:
            _element(form, "w:keepNext")
        _element(form, "w:spacing", before="20", after="20", line="240", lineRule="auto")
        if cell.align != "left":
            _element(form, "w:jc", val=cell.align)
        run = _element(line, "w:r")
        look = _element(run, "w:rPr")
        bold = cell.bold or (cell.bold_first and not place)
        for wanted, tag in ((bold, "w:b"), (cell.italic, "w:i")):
            if wanted:
                _element(look, tag)
        for tag in ("w:sz", "w:szCs"):
            _element(look, tag, val=str(round(size * 2)))
        written = _element(run, "w:t")
        written.text = clean(text)
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def signatures(
    document: Document, signers: Sequence[Signer | None], columns: int, width: float, *, size: float = 10.5
) -> None:
    """Signers side by side in a table without lines (None leaves a gap); a block is never torn apart."""
    for start in range(0, len(signers), columns):
        group = [*signers[start : start + columns], *[None] * columns][:columns]
        tops = max(len(s.title) for s in group if s)
        rows = [[_above(s, tops) for s in group], [Cell([""] * 4)] * columns, [_below(s) for s in group]]
        table(document, [width / columns] * columns, (), rows, size=size, bordered=False, keep=True)


def _above(signer: Signer | None, lines: int) -> Cell:
    """The title, ending on the same line as its neighbours'."""
    title = signer.title if signer else ("",)
    end = "," if signer else ""
    return Cell([*[""] * (lines - len(title)), *title[:-1], title[-1] + end], align="center")


def _below(signer: Signer | None) -> Cell:
    if signer is None:
        return Cell("")
    return Cell([*signer.below, *filter(None, [signer.note])], align="center", bold_first=True)


def saved(document: Document) -> bytes:
    """The file; the same content gives the same bytes (no time of day inside the archive)."""
    raw, fixed = BytesIO(), BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
