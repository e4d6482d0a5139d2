"""Pieces of a Word paper: page, letterhead, text, tables that repeat their head, whole signature blocks."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml.etree import SubElement  # type: ignore[import-untyped]

from lokmin.papers.rules.archive import timeless
from lokmin.papers.rules.content import PAPER_MM, Frame, Letterhead
from lokmin.papers.rules.gathering import Fact, Photo
from lokmin.papers.rules.plain import clean
from lokmin.papers.rules.qr import qr_png
from lokmin.papers.rules.word_style import between_logos

FONT = "Arial"
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
LETTER = (20, 25, 30, 20)
"""Margins of a letter in millimetres: top, bottom, left, right (official letter rules)."""
PHOTO_MM = 82
"""How high a photo stands on an annex at most."""


class Paged(Enum):
    """Which number of pages a footer says: of the file, of each paper in it, none."""

    ALL = "all"
    EACH = "each"
    NOT = "not"


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


def element(parent: Any, tag: str, **attributes: str) -> Any:
    """A child element made by lxml itself: `OxmlElement` would take a second for a pack."""
    return SubElement(parent, _name(tag), {_name(f"w:{name}"): value for name, value in attributes.items()})


def new_document(
    frame: Frame,
    title: str,
    *,
    size: float = 12,
    margins: Sequence[int] = LETTER,
    flipped: bool = False,
    paged: Paged = Paged.ALL,
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
    element(style.element.get_or_add_rPr(), "w:lang", val="id-ID")
    set_page(document.sections[0], frame, margins, flipped=flipped)
    _header(document, frame)
    _footer(document, frame, paged)
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


PROPERTY_MOST = 255
"""Word takes no longer title or author."""


def _properties(document: Document, frame: Frame, title: str) -> None:
    about, day = document.core_properties, frame.day
    unit = clean(frame.letterhead.unit)[:PROPERTY_MOST]
    about.title, about.author, about.comments = clean(title)[:PROPERTY_MOST], unit, ""
    about.language = "id-ID"
    born = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
    about.created = about.modified = born
    about.last_modified_by = unit


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
            element(run._r, "w:fldChar", fldCharType=kind)
        else:
            element(run._r, "w:instrText").text = code


def _footer(document: Document, frame: Frame, paged: Paged) -> None:
    line = document.sections[0].footer.paragraphs[0]
    if frame.marks.check_link:
        line.add_run().add_picture(BytesIO(qr_png(frame.marks.check_link)), height=Mm(12))
        line.add_run("  ").font.size = Pt(7.5)
    footer = filter(None, (*frame.marks.footer, frame.marks.how))
    text = "  ·  ".join((*map(clean, footer), *(() if paged is Paged.NOT else ("Halaman ",))))
    line.add_run(text).font.size = Pt(7.5)
    if paged is not Paged.NOT:
        _field(line, "PAGE")
    if paged is Paged.ALL:
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
        if not text:  # an empty line is as high as its mark
            element(element(line._p.get_or_add_pPr(), "w:rPr"), "w:sz", val=str(round(size * 2)))
    line.paragraph_format.left_indent = Mm(indent) if indent else None
    line.paragraph_format.keep_with_next = keep
    return line


def heading(document: Document, text: str, *, size: float | None = None) -> None:
    line = paragraph(document, text, bold=True, keep=True, size=size)
    line.paragraph_format.space_before = Pt(8)


def letterhead(document: Document, head: Letterhead, width: float = 160) -> None:
    """Centred lines above a double rule, between the logos where there are any."""
    lines = [(line.upper(), 13.0, False) for line in head.government]
    lines += [(head.unit.upper(), 16.0, True), *((line, 9.0, False) for line in head.address)]
    if head.left or head.right:
        between_logos(document, head, lines, width)
        last = paragraph(document, size=2)
        last.paragraph_format.line_spacing = Pt(3)
    else:
        for text, size, bold in lines:
            last = paragraph(document, text, bold=bold, align="center", size=size)
            last.paragraph_format.space_after = Pt(0)
    borders = element(last._p.get_or_add_pPr(), "w:pBdr")
    element(borders, "w:bottom", val="thickThinSmallGap", sz="24", space="2", color="000000")
    last.paragraph_format.space_after = Pt(8)


TITLE = 13


def titles(document: Document, lines: Iterable[str], number: str = "", *, size: float = TITLE) -> None:
    """Centred capitals, then the number where there is one."""
    for line in lines:
        written = paragraph(document, line.upper(), bold=True, align="center", size=size)
        written.paragraph_format.space_after = Pt(0)
    if number:
        paragraph(document, f"Nomor: {number}", align="center")
    paragraph(document, size=4)


def framed(document: Document) -> None:
    """A double line around the sheet, and the text in the middle of its height."""
    section = document.sections[0]
    section.header_distance = section.footer_distance = Mm(13)  # inside the frame
    about = section._sectPr
    lines = OxmlElement("w:pgBorders")
    lines.set(qn("w:offsetFrom"), "page")
    for side in ("top", "left", "bottom", "right"):
        element(lines, f"w:{side}", val="thickThinSmallGap", sz="18", space="24", color="000000")
    middle = OxmlElement("w:vAlign")
    middle.set(qn("w:val"), "center")
    about.find(qn("w:pgMar")).addnext(lines)
    about.find(qn("w:cols")).addnext(middle)


def dotted(document: Document, width: float, *, keep: bool = False) -> None:
    """A line of dots over the whole width, to write on by hand."""
    line = paragraph(document, keep=keep)
    line.add_run("\t")
    line.paragraph_format.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def facts(
    document: Document, rows: Iterable[Fact], label: float = 38, indent: float = 0, *, keep: bool = False
) -> None:
    """Hanging lines `label : text` with a tab at `label` millimetres."""
    for row in rows:
        line = paragraph(document, f"{row.label}", keep=keep)
        line.add_run(f"\t: {clean(row.text)}")
        form = line.paragraph_format
        form.tab_stops.add_tab_stop(Mm(indent + label))
        form.left_indent, form.first_line_indent = Mm(indent + label + 3), Mm(-label - 3)
        form.space_after = Pt(1)


def numbered(
    document: Document, items: Iterable[str], *, size: float | None = None, together: bool = False
) -> None:
    """`1.` with a hanging indent, as plain text that anybody can edit; `together` on one page."""
    items = list(items)
    for i, item in enumerate(items, 1):
        line = paragraph(document, f"{i}.", size=size, keep=together and i < len(items))
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
    head: Sequence[str | Cell],
    rows: Iterable[Sequence[str | Cell]],
    *,
    size: float = 9,
    bordered: bool = True,
    keep: bool = False,
    keep_last: int = 0,
    together: int = 1,
) -> None:
    """A table of `widths` millimetres; the head repeats on every page and no row is torn apart.

    `keep` binds every row to the next, `keep_last` only so many at the end, with what follows the table;
    `together` rows each stay on one page.
    Built from raw elements: python-docx takes seconds for a pack.
    """
    made = OxmlElement("w:tbl")
    style = element(made, "w:tblPr")
    element(style, "w:tblW", w=str(_twips(sum(widths))), type="dxa")
    if bordered:
        borders = element(style, "w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            element(borders, f"w:{side}", val="single", sz="4", space="0", color="6B787E")
    element(style, "w:tblLayout", type="fixed")
    margins = element(style, "w:tblCellMar")
    for side in ("left", "right"):
        element(margins, f"w:{side}", w="70", type="dxa")
    grid = element(made, "w:tblGrid")
    for width in widths:
        element(grid, "w:gridCol", w=str(_twips(width)))
    all_rows = [[c if isinstance(c, Cell) else Cell(c) for c in row] for row in rows]
    if head:
        _row(made, widths, _head(head, all_rows), size, repeat=True, keep=False)
    for place, cells in enumerate(all_rows):
        heads = cells[0].span > 1  # a line over the rows below it
        bound = keep or heads or place >= len(all_rows) - keep_last or (place + 1) % together > 0
        _row(made, widths, cells, size, repeat=False, keep=bound)
    body = document.element.body
    body.insert(len(body) - 1, made)
    paragraph(document, size=4, keep=bool(keep_last))


def _head(head: Sequence[str | Cell], rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    """A head stands over its column: at the right, where the cells below it are."""
    whole = next((row for row in rows if len(row) == len(head)), [Cell("")] * len(head))
    return [
        one if isinstance(one, Cell) else Cell(one, bold=True, fill="E7E5DC", align=below.align)
        for one, below in zip(head, whole, strict=True)
    ]


def _twips(millimetres: float) -> int:
    return round(millimetres * 56.6929)


def _row(
    parent: Any, widths: Sequence[float], cells: Sequence[Cell], size: float, *, repeat: bool, keep: bool
) -> None:
    row = element(parent, "w:tr")
    about = element(row, "w:trPr")
    element(about, "w:cantSplit")
    if repeat:
        element(about, "w:tblHeader")
    place = 0
    for cell in cells:
        width = sum(widths[place : place + cell.span])
        place += cell.span
        _cell(row, cell, width, size, keep=keep)


def _cell(row: Any, cell: Cell, width: float, size: float, *, keep: bool) -> None:
    made = element(row, "w:tc")
    about = element(made, "w:tcPr")
    element(about, "w:tcW", w=str(_twips(width)), type="dxa")
    if cell.span > 1:
        element(about, "w:gridSpan", val=str(cell.span))
    if cell.fill:
        element(about, "w:shd", val="clear", color="auto", fill=cell.fill)
    for place, text in enumerate(cell.lines):
        line = element(made, "w:p")
        form = element(line, "w:pPr")
        if keep:
            element(form, "w:keepNext")
        element(form, "w:spacing", before="20", after="20", line="240", lineRule="auto")
        if cell.align != "left":
            element(form, "w:jc", val=cell.align)
        run = element(line, "w:r")
        look = element(run, "w:rPr")
        bold = cell.bold or (cell.bold_first and not place)
        for wanted, tag in ((bold, "w:b"), (cell.italic, "w:i")):
            if wanted:
                element(look, tag)
        for tag in ("w:sz", "w:szCs"):
            element(look, tag, val=str(round(size * 2)))
        written = element(run, "w:t")
        written.text = clean(text)
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def photo_grid(document: Document, photos: Sequence[Photo], width: float, *, columns: int = 2) -> None:
    """Photos side by side, or one below the other, each with its caption; two such rows fill a page."""
    room = width / columns - 4
    for start in range(0, len(photos), columns):
        these = photos[start : start + columns]
        empty = columns - len(these)
        captions = [Cell(photo.caption) for photo in these] + [Cell("")] * empty
        rows: list[Sequence[str | Cell]] = [[""] * columns, captions]
        table(document, [width / columns] * columns, (), rows, size=9.5, bordered=False, keep=True)
        for cell, photo in zip(document.tables[-1].rows[0].cells, these, strict=False):
            wide = min(room, PHOTO_MM * photo.width / photo.height)
            content = BytesIO(base64.b64decode(photo.jpeg))
            cell.paragraphs[0].add_run().add_picture(content, width=Mm(wide))


def saved(document: Document) -> bytes:
    """The file; the same content gives the same bytes (no time of day inside the archive)."""
    raw = BytesIO()
    document.save(raw)
    return timeless(raw.getvalue())
