"""A block copied from a spreadsheet, laid on the grid: what would go where, before anything is stored."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.coverage.forms import parse_count
from lokmin.coverage.pages import words
from lokmin.coverage.queries import ElementCard
from lokmin.places.queries import AreaCard
from lokmin.tools.refused import sentence_of


@dataclass(frozen=True)
class Pasted:
    """One number of the block on its cell; `problem` says why it cannot be used."""

    area: AreaCard
    element: str
    text: str
    problem: str = ""


@dataclass(frozen=True)
class PastedLine:
    """One line of the block: its name there, the village it was taken for (None: not recognised)."""

    written: str
    area: AreaCard | None
    cells: list[Pasted] = field(default_factory=list)


def plain(name: str) -> str:
    """`PANJANG JAYA` and `Panjangjaya` are the same village; so are `Desa Pari` and `Pari`."""
    letters = re.sub(r"[^a-z0-9]", "", name.casefold())
    return re.sub(r"^(desa|kelurahan|kel)(?=[a-z0-9]{3})", "", letters)


def read(
    text: str,
    areas: Sequence[AreaCard],
    elements: Sequence[ElementCard],
    start_area: UUID | None,
    start_element: str,
) -> list[PastedLine]:
    """Lay lines on villages, by name where the block carries names, else downwards; columns to the right."""
    codes = [e.code for e in elements]
    first_column = codes.index(start_element) if start_element in codes else 0
    places = [a.id for a in areas]
    row = places.index(start_area) if start_area in places else 0
    named = {plain(area.name): area for area in areas}
    found = []
    for line in text.replace("\r", "").strip("\n").split("\n"):
        parts = line.split("\t")
        written = ""
        if parts and re.search(r"[A-Za-z]", parts[0]) and not _is_number(parts[0]):
            written, parts = parts[0].strip(), parts[1:]
            area = named.get(plain(written))
        else:
            area = areas[row] if row < len(areas) else None
            row += 1
        cells = [
            _cell(area, elements[first_column + i], part)
            for i, part in enumerate(parts)
            if area and first_column + i < len(elements) and part.strip()
        ]
        found.append(PastedLine(written or (area.name if area else ""), area, cells))
    return found


def _is_number(text: str) -> bool:
    try:
        return parse_count(text) is not None
    except Refusal:
        return False


def _cell(area: AreaCard, element: ElementCard, text: str) -> Pasted:
    problem = ""
    try:
        parse_count(text)
    except Refusal as refusal:
        problem = f"{words.name_of(element)}, {area.name}: {sentence_of(refusal)}"
    return Pasted(area, element.code, text.strip(), problem)
