"""The sections of a story in Word: the same texts and numbers as in the PDF, charts and maps as tables."""

from collections.abc import Iterable

from docx.document import Document

from lokmin.basics.numbers import Status
from lokmin.papers.rules import word_blocks
from lokmin.papers.rules import word_parts as w
from lokmin.papers.rules.evaluation import LETTERS_TOLD, STATUS_LETTERS
from lokmin.papers.rules.story import AreaMap, Scores
from lokmin.papers.rules.story_blocks import BarChart, Section
from lokmin.papers.rules.word_blocks import Desk
from lokmin.papers.rules.word_pages import new_page

FILLS = {Status.BAIK: "D5ECE4", Status.KURANG: "FFF5C6", Status.CUKUP: "FFBF85", Status.JELEK: "F8DCDC"}


def sections(document: Document, told: Iterable[Section], width: float) -> None:
    """Each section under its title, on a page of its own."""
    for place, section in enumerate(told):
        if place:
            new_page(document)
        write(document, section, width)


def write(document: Document, section: Section, width: float) -> None:
    """Title, the one sentence, then what it is about."""
    desk = Desk(document, width, 10)
    w.heading(document, section.title, size=13)
    if section.sentence:
        w.paragraph(document, section.text, keep=bool(section.blocks))
    for block in section.blocks:
        if isinstance(block, BarChart):
            _bars(document, block, section)
        elif isinstance(block, Scores):
            _scores(document, block, width)
        elif isinstance(block, AreaMap):
            word_blocks.grid(desk, block)
        else:
            word_blocks.write(desk, block)


def _bars(document: Document, chart: BarChart, section: Section) -> None:
    """Its bars are the rows of the table that follows; here its target, and a sentence of its own."""
    if chart.sentence != section.sentence:
        w.paragraph(document, chart.text, size=9.5, keep=True)
    if chart.target is not None:
        w.paragraph(document, f"{chart.target_words}: {chart.target}", size=9.5, keep=True)


def _scores(document: Document, block: Scores, width: float) -> None:
    """A number and the letter of its status beside it: shading never stands alone."""
    part = width / sum(block.shares)
    rows = [
        [_score(cell.texts, mark, cell.bold, cell.align) for cell, mark in zip(row, marks, strict=True)]
        for row, marks in zip(block.rows, block.marks, strict=True)
    ]
    w.table(document, [part * share for share in block.shares], block.heads, rows, size=6.5)
    w.paragraph(
        document, block.note if LETTERS_TOLD in block.note else f"{LETTERS_TOLD}. {block.note}", size=8
    )


def _score(texts: tuple[str, ...], mark: str, bold: bool, align: str) -> w.Cell:
    if not mark:
        return w.Cell(texts, bold, align=align)
    status = Status(mark)
    said = " ".join(texts)
    letter = STATUS_LETTERS[status]
    return w.Cell(said if said == letter else f"{said} {letter}", bold, align="center", fill=FILLS[status])
