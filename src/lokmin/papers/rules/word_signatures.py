"""Signatures of a Word paper: blocks side by side that no page tears apart, under place and day."""

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from lokmin.papers.rules.content import Signer
from lokmin.papers.rules.word_parts import Cell, paragraph, table
from lokmin.papers.rules.word_style import drawing_png


def signed(
    document: Document,
    signers: Sequence[Signer],
    width: float,
    *,
    dated: str = "",
    room: int = 4,
) -> None:
    """Place and day over the last signature; one signer stands in the right half, more side by side."""
    _bind(document)
    blocks = (None, *signers) if len(signers) == 1 else signers
    columns = min(3, max(1, len(blocks)))
    if dated:
        place_and_day(document, dated, width, columns)
    signatures(document, blocks, columns, width, room=room)


LAST_ROWS = 2
"""So many rows of a table go with the signatures below it."""


def _bind(document: Document) -> None:
    """Nobody signs a sheet without text: the last words, or the last rows, go with the signatures."""
    last = document.element.body[-2]  # the very last says how the page is
    words = Paragraph(last, document)
    words.paragraph_format.keep_with_next = True
    above = last.getprevious()
    if words.text or above.tag != qn("w:tbl"):
        return
    for row in Table(above, document).rows[-LAST_ROWS:]:
        for line in row._tr.iter(qn("w:p")):
            Paragraph(line, document).paragraph_format.keep_with_next = True


def place_and_day(document: Document, dated: str, width: float, columns: int) -> None:
    """Over the last of so many columns of signatures."""
    line = paragraph(document, dated, align="center", indent=width * (columns - 1) / columns, keep=True)
    line.paragraph_format.space_before = Pt(8)


def signatures(
    document: Document,
    signers: Sequence[Signer | None],
    columns: int,
    width: float,
    *,
    size: float = 10.5,
    room: int = 4,
    words: str = "",
) -> None:
    """Signers side by side in a table without lines (None leaves a gap); a block is never torn apart.

    `room` is the space for ink and stamp, in lines. `words` stand above, on every page that has a block.
    """
    rows: list[list[Cell]] = []
    groups = [
        [*signers[start : start + columns], *[None] * columns][:columns]
        for start in range(0, len(signers), columns)
    ]
    for group in groups:
        tops = max(len(s.title) for s in group if s) + bool(rows or words)  # a line between the blocks
        space = [Cell([""] * (1 if s and s.sketch else room), align="center") for s in group]
        rows += [[_above(s, tops) for s in group], space, [_below(s) for s in group]]
    head = (Cell(words, bold=True, span=columns),) if words else ()
    widths = [width / columns] * columns
    table(document, widths, head, rows, size=size, bordered=False, together=BLOCK_ROWS)
    for n, group in enumerate(groups):
        _draw(document, group, width / columns - 4, len(head) + n * BLOCK_ROWS + 1)


BLOCK_ROWS = 3
"""Above the space, the space, below it."""


def _draw(document: Document, group: Sequence[Signer | None], room: float, row: int) -> None:
    """Put the drawings, whole, into that row of the table that was just written; `room` is its width."""
    if not any(signer and signer.sketch for signer in group):
        return
    cells = document.tables[-1].rows[row].cells
    for cell, signer in zip(cells, group, strict=True):
        if signer and signer.sketch:
            picture = BytesIO(drawing_png(signer.sketch))
            _left, _top, wide, high = signer.ink
            tall = min(15, room * high / wide)
            cell.paragraphs[0].add_run().add_picture(picture, height=Mm(tall))


def _above(signer: Signer | None, lines: int) -> Cell:
    """The title, ending on the same line as its neighbours'."""
    title = signer.title if signer else ("",)
    end = "," if signer else ""
    return Cell([*[""] * (lines - len(title)), *title[:-1], title[-1] + end], align="center")


def _below(signer: Signer | None) -> Cell:
    if signer is None:
        return Cell("")
    return Cell([*signer.below, *filter(None, [signer.note])], align="center", bold_first=True)
