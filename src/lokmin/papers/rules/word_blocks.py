"""Papers that are described in blocks, as Word documents: the same order, texts and numbers as the PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.document import Document

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import word_parts as w
from lokmin.papers.rules.content import PAPER_MM
from lokmin.papers.rules.word_pages import anew, new_page
from lokmin.papers.rules.word_signatures import signed

_ALIGN = {"center": "center", "right": "right", "large": "center", "plain": "both"}
_SIZE = {"small": 9.0, "large": 22.0}
FILL = "F4F3EE"
TITLE_ALONE = 30
"""Points of the title of a framed sheet."""


@dataclass(frozen=True)
class Desk:
    """The document that is written, and how wide its text is in millimetres."""

    document: Document
    width: float
    size: float
    bordered: bool = False


def document(paper: b.Document) -> Document:
    """All blocks in their order."""
    made = w.new_document(
        paper.frame,
        paper.title,
        size=paper.size,
        margins=paper.margins,
        flipped=paper.flipped,
        paged=w.Paged.NOT if paper.bordered else w.Paged.ALL,
    )
    if paper.bordered:
        w.framed(made)
    sheet = PAPER_MM[paper.frame.size]
    wide = sheet[1] if paper.flipped else sheet[0]
    desk = Desk(made, wide - paper.margins[2] - paper.margins[3], paper.size, paper.bordered)
    if paper.head:
        w.letterhead(made, paper.frame.letterhead)
    if paper.frame.replaces:
        w.paragraph(made, paper.frame.replaces, bold=True, size=10)
    for block in paper.blocks:
        write(desk, block)
    return made


def write(desk: Desk, block: b.Block) -> None:
    """One block at the end of the document."""
    _WRITE[type(block)](desk, block)


def _titles(desk: Desk, block: b.Titles) -> None:
    w.titles(desk.document, block.lines, block.number, size=TITLE_ALONE if desk.bordered else w.TITLE)


def _heading(desk: Desk, block: b.Heading) -> None:
    w.heading(desk.document, block.text, size=desk.size if block.level < 3 else desk.size - 1)


def _words(desk: Desk, block: b.Words) -> None:
    bold = block.look in ("strong", "large")
    align = _ALIGN.get(block.look, "left")
    keep = block.keep or block.look == "strong"
    w.paragraph(desk.document, block.text, bold=bold, align=align, size=_SIZE.get(block.look), keep=keep)


def _lines(desk: Desk, block: b.Lines) -> None:
    w.facts(desk.document, block.facts, label=block.label, keep=block.keep)


def _items(desk: Desk, block: b.Items) -> None:
    if block.look == "number":
        w.numbered(desk.document, block.texts)
        return
    for text in block.texts:
        w.paragraph(desk.document, f"• {text}").paragraph_format.space_after = w.Pt(2)


def grid(desk: Desk, block: b.Grid) -> None:
    """A table, also of a block that is one and more."""
    part = desk.width / sum(block.shares)
    rows = [[_cell(one) for one in row] for row in block.rows]
    widths = [part * share for share in block.shares]
    w.table(desk.document, widths, block.heads, rows, size=block.size)
    if block.note:
        w.paragraph(desk.document, block.note, size=block.size - 1)


def _cell(one: b.Cell) -> w.Cell:
    return w.Cell(one.texts, one.bold, align=one.align, fill=FILL if one.fill else "", span=one.span)


def _pairs(desk: Desk, block: b.Pairs) -> None:
    """Charts as their sentences and tables of numbers, which an office can edit."""
    for chart in block.charts:
        w.paragraph(desk.document, chart.title, bold=True, size=9.5, keep=True)
        w.paragraph(desk.document, chart.text, size=9.5, keep=True)
        grid(desk, chart.table)


def _photos(desk: Desk, block: b.Photos) -> None:
    w.photo_grid(desk.document, block.photos, desk.width, columns=1 if block.a_page < 3 else 2)


def _signatures(desk: Desk, block: b.Signatures) -> None:
    signed(desk.document, block.signers, desk.width, dated=block.dated)


def _blank(desk: Desk, block: b.Blank) -> None:
    for line in range(block.lines):
        w.dotted(desk.document, desk.width, keep=line < block.lines - 1)


def _page(desk: Desk, block: b.NewPage) -> None:
    (anew if desk.bordered else new_page)(desk.document)


_WRITE: dict[type, Callable[[Desk, Any], None]] = {
    b.Titles: _titles,
    b.Heading: _heading,
    b.Words: _words,
    b.Lines: _lines,
    b.Items: _items,
    b.Grid: grid,
    b.Pairs: _pairs,
    b.Photos: _photos,
    b.Signatures: _signatures,
    b.Blank: _blank,
    b.NewPage: _page,
}
