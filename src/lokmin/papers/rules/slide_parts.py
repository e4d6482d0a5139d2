"""Pieces of a slide: the empty deck in 16:9, texts, native tables, notes, a file without a clock in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from lxml.etree import SubElement  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from lokmin.papers.rules import slide_fit as fit
from lokmin.papers.rules.archive import timeless
from lokmin.papers.rules.content import Frame
from lokmin.papers.rules.plain import clean

FONT = "Arial"
WIDE, HIGH = 960.0, 540.0
"""A slide in points."""
SIDE = 36.0
SMALL = 14
"""Letters of heads, notes and counts; nothing that a hall must read is smaller than 18."""
WHITE = RGBColor(255, 255, 255)
INK, GREY, BAND, LINE, PRIMARY = "14232B", "3F4E56", "E7E5DC", "6B787E", "0F4C5C"
_ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_LAYOUT = "Title and Content"
_BARE_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_CELL_SIDE, _CELL_TOP = 5.0, 0.4


@dataclass(frozen=True)
class Box:
    """A place on the slide, in points from its left upper corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def place(self) -> tuple[int, int, int, int]:
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True)
class Look:
    """How letters look."""

    size: float
    bold: bool = False
    align: str = "left"
    colour: str = INK


@dataclass(frozen=True)
class Laid:
    """A table that fits: texts of each row (cut where they must be) with bold and alignment, and heights."""

    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[str, bool, str, int, bool], ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float

    @property
    def head_size(self) -> float:
        return head_size(self.size)


def head_size(size: float) -> float:
    """Letters of a head row: smaller than those of the rows, so that they say their columns in two lines."""
    return max(SMALL, size - 4)


def new_deck(frame: Frame, title: str) -> Any:
    """An empty deck: 16:9, one layout, the fonts of a staff machine, nothing about who made it."""
    deck = Presentation()
    for layout in [one for one in deck.slide_layouts if one.name != _LAYOUT]:
        deck.slide_layouts.remove(layout)
    scale = Pt(WIDE) / deck.slide_width
    for shape in (*deck.slide_master.shapes, *deck.slide_layouts[0].shapes):
        if shape._element.spPr.xfrm is not None:
            shape.left, shape.width = int(shape.left * scale), int(shape.width * scale)
    deck.slide_width, deck.slide_height = Pt(WIDE), Pt(HIGH)
    deck.element.find(qn("p:sldSz")).attrib.pop("type", None)
    _bare_parts(deck)
    _language(deck.element)
    _language(deck.slide_master.element)
    _properties(deck, frame, title)
    return deck


def _bare_parts(deck: Any) -> None:
    """No picture of another deck, no printer of another desk, no foreign program's name."""
    package = deck.part.package
    for rels in (package._rels, deck.part.rels):
        for key, rel in list(rels.items()):
            if rel.reltype.endswith(("/thumbnail", "/printerSettings")):
                rels.pop(key)
    for part in package.iter_parts():
        if str(part.partname) == "/docProps/app.xml":
            part._blob = part.blob.replace(b"Microsoft Macintosh PowerPoint", b"Lokmin").replace(
                b"On-screen Show (4:3)", b"Widescreen"
            )


def _language(element: Any) -> None:
    for found in element.iter(qn("a:defRPr"), qn("a:rPr"), qn("a:endParaRPr")):
        found.set("lang", "id-ID")


def _properties(deck: Any, frame: Frame, title: str) -> None:
    """The office as author: never a person, never the machine."""
    about, day = deck.core_properties, frame.day
    about.title, about.author = clean(title)[:250], clean(frame.letterhead.unit)[:250]
    about.last_modified_by = clean(frame.letterhead.unit)[:250]
    about.comments = about.keywords = about.subject = about.category = ""
    about.language, about.revision = "id-ID", 1
    born = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
    about.created = about.modified = born.replace(tzinfo=None)


def new_slide(deck: Any, title: str, sentence: str, places: tuple[Box, Box], looks: tuple[Look, Look]) -> Any:
    """A slide with its title and its sentence, as the outline and a screen reader want them."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    for shape in list(slide.placeholders)[2:]:
        shape._element.getparent().remove(shape._element)
    for shape, text, box, look in zip(slide.placeholders, (title, sentence), places, looks, strict=False):
        shape.left, shape.top, shape.width, shape.height = box.place
        shape.name = (
            "Judul" if shape is slide.placeholders[0] or shape.placeholder_format.idx == 0 else "Kalimat"
        )
        write(shape.text_frame, (text,), look)
        undotted(shape.text_frame.paragraphs[0])
    return slide


def undotted(line: Any) -> None:
    """A paragraph of a placeholder without the dot of its layout."""
    about = line._p.get_or_add_pPr()
    about.set("marL", "0")
    about.set("indent", "0")
    if about.find(qn("a:buNone")) is None:
        SubElement(about, qn("a:buNone"))


def write(frame: Any, texts: Sequence[str], look: Look, *, dots: bool = False, space: float = 0) -> None:
    """Paragraphs into a text frame, without margins; `dots` hang before them."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for number, text in enumerate(texts):
        line = frame.add_paragraph() if number else frame.paragraphs[0]
        line.alignment = _ALIGN[look.align]
        line.space_before, line.space_after = Pt(0), Pt(space)
        if dots:
            _dot(line, look.size)
        _run(line, text, look)


def _run(line: Any, text: str, look: Look) -> None:
    run = line.add_run()
    run.text = clean(text)
    run.font.size, run.font.bold, run.font.name = Pt(look.size), look.bold, FONT
    run.font.color.rgb = RGBColor.from_string(look.colour)
    run.font.language_id = MSO_LANGUAGE_ID.INDONESIAN


def _dot(line: Any, size: float) -> None:
    about = line._p.get_or_add_pPr()
    hang = int(Pt(size))
    about.set("marL", str(hang))
    about.set("indent", str(-hang))
    SubElement(about, qn("a:buFont"), {"typeface": FONT})
    SubElement(about, qn("a:buChar"), {"char": "•"})


def text(
    slide: Any, box: Box, texts: Sequence[str], look: Look, *, dots: bool = False, space: float = 0
) -> Any:
    """A text box."""
    shape = slide.shapes.add_textbox(*box.place)
    write(shape.text_frame, texts, look, dots=dots, space=space)
    return shape


def numbered(slide: Any, box: Box, look: Look) -> None:
    """The number of the slide, counted by the program that shows it."""
    shape = slide.shapes.add_textbox(*box.place)
    write(shape.text_frame, ("",), look)
    line = shape.text_frame.paragraphs[0]._p
    for run in line.findall(qn("a:r")):
        line.remove(run)
    field = SubElement(
        line, qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"}
    )
    SubElement(field, qn("a:rPr"), {"lang": "id-ID", "sz": str(int(look.size * 100))})
    SubElement(field, qn("a:t")).text = "‹#›"


def described(shape: Any, name: str, words: str) -> None:
    """What a screen reader says of a chart, a table or a picture."""
    about = shape._element.xpath(".//p:cNvPr")[0]
    about.set("name", clean(name)[:250])
    about.set("descr", clean(words))


def table(slide: Any, box: Box, laid: Laid, name: str, words: str) -> None:
    """A native table with its head row; heights and widths were measured before."""
    count = len(laid.rows) + bool(laid.heads)
    shape = slide.shapes.add_table(
        count, len(laid.widths), Pt(box.left), Pt(box.top), Pt(sum(laid.widths)), Pt(sum(laid.heights))
    )
    described(shape, name, words)
    made = shape.table
    made.first_row, made.horz_banding = bool(laid.heads), False
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = _BARE_TABLE
    for column, width in zip(made.columns, laid.widths, strict=True):
        column.width = Pt(width)
    for row, height in zip(made.rows, laid.heights, strict=True):
        row.height = Pt(height)
    rows = [*([tuple((head, True, "", 1, True) for head in laid.heads)] if laid.heads else []), *laid.rows]
    aligns = _aligns(laid)
    for number, row in enumerate(rows):
        place = 0
        size = laid.head_size if laid.heads and not number else laid.size
        for said, bold, align, span, fill in row:
            cell = made.cell(number, place)
            if span > 1:
                cell.merge(made.cell(number, place + span - 1))
            _cell(cell, said, Look(size, bold, align or aligns[place]), fill=fill)
            place += span


def _aligns(laid: Laid) -> list[str]:
    """A head stands as its numbers stand."""
    first = laid.rows[0] if laid.rows else ()
    found = [align for _said, _bold, align, span, _fill in first for _ in range(span)]
    return [*found, *["left"] * (len(laid.widths) - len(found))]


def _cell(cell: Any, said: str, look: Look, *, fill: bool) -> None:
    write(cell.text_frame, said.split("\n"), look)
    cell.margin_left = cell.margin_right = Pt(_CELL_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(_CELL_TOP)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(BAND)
    about = cell._tc.get_or_add_tcPr()
    edge = about.makeelement(qn("a:lnB"), {"w": "9525"})
    solid = SubElement(edge, qn("a:solidFill"))
    SubElement(solid, qn("a:srgbClr"), {"val": LINE})
    about.insert(0, edge)


def room(width: float) -> float:
    """The room for text in a cell of this width."""
    return width - 2 * _CELL_SIDE - 0.5


def row_height(texts: Iterable[tuple[str, bool, float]], size: float) -> float:
    """How high a row is: each text with whether it is bold and the width of its cell."""
    lines = max(
        (
            sum(fit.lines(part, size, room(w), bold=bold) for part in said.split("\n"))
            for said, bold, w in texts
        ),
        default=1,
    )
    return lines * size * fit.LINE + 2 * _CELL_TOP


def noted(slide: Any, texts: Sequence[str]) -> None:
    """The speaker's notes."""
    frame = slide.notes_slide.notes_text_frame
    for number, said in enumerate(texts):
        line = frame.add_paragraph() if number else frame.paragraphs[0]
        _run(line, said, Look(12))


def saved(deck: Any) -> bytes:
    """The file; the same content gives the same bytes (no time of day inside the archive)."""
    raw = BytesIO()
    deck.save(raw)
    return timeless(raw.getvalue(), _in_our_font)


def _in_our_font(name: str, content: bytes) -> bytes:
    """The themes of slides and notes name the font of a staff machine."""
    return content.replace(b'"Calibri"', f'"{FONT}"'.encode()) if name.startswith("ppt/theme/") else content
