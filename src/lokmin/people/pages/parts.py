"""The division of parts made ready to read: a table on wide screens, a list on phones and on paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lokmin.people.forms import PartForm
from lokmin.people.forms.parts import standing
from lokmin.people.queries import Line, Matrix, PartCard
from lokmin.people.rules import shares
from lokmin.tools.printing import language


@dataclass(frozen=True)
class Row:
    """A programme or village with who takes which part; `cells` has one place a sector."""

    line: Line
    parts: list[tuple[str, PartCard]]
    cells: list[PartCard | None]


def rows(matrix: Matrix, lines: Sequence[Line]) -> list[Row]:
    """Lines of the matrix, those that nobody took among them."""
    names = {sector.code: sector.name for sector in matrix.sectors}
    return [
        Row(
            line,
            [(names[card.sector], card) for card in matrix.of_line(line.key)],
            [matrix.cells.get((line.key, sector.code)) for sector in matrix.sectors],
        )
        for line in lines
    ]


@dataclass(frozen=True)
class Cell:
    """One cell of a sector with its form, what is usual there, and who else takes part."""

    line: Line
    card: PartCard | None
    form: PartForm
    usual: list[str]
    others: list[str]
    history: list[PartCard]
    failed: bool


def cells(
    matrix: Matrix,
    sector: str,
    offices: Iterable[tuple[str, str]],
    history: Sequence[PartCard],
    failed: Mapping[str, PartForm],
) -> list[Cell]:
    """Every cell of a sector in the order of the matrix; forms that failed stay as typed."""
    english, choices = language() == "en", list(offices)
    names = {one.code: one.name for one in matrix.sectors}
    found = []
    for number, line in enumerate(matrix.lines):
        card = matrix.cells.get((line.key, sector))
        form = failed.get(line.key) or PartForm(initial=_initial(card), offices=choices, prefix=line.key)
        form.auto_id = f"p{number}-%s"
        usual = [p.text_en if english else p.text for p in shares.usual(sector, line.topic)]
        others = [names[c.sector] for c in matrix.of_line(line.key) if c.sector != sector]
        past = [row for row in history if row.key == line.key]
        found.append(Cell(line, card, form, usual, others, past if len(past) > 1 else [], line.key in failed))
    return found


def _initial(card: PartCard | None) -> dict[str, Any]:
    if card is None:
        return {}
    was = standing(card.office_id, card.text)
    return {"seen": card.id, "text": card.text, "office": card.office_id, "was": was}
