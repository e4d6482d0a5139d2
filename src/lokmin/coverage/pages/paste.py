"""A block copied from a spreadsheet, laid on the grid: what would go where, before anything is stored.

Where the block names its columns, the names decide; else the columns go to the right of the chosen cell.
Where it names its villages, by name or code, those decide; else the lines go downwards. Numbering, codes and
sums are never counts.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from lokmin.basics.refusal import Refusal
from lokmin.basics.spelling import clean, key
from lokmin.coverage.forms import parse_count
from lokmin.coverage.pages import words
from lokmin.coverage.queries import ElementCard
from lokmin.coverage.rules.limits import MOST_COUNT
from lokmin.coverage.rules.names import element_of
from lokmin.places.queries import AreaCard
from lokmin.places.rules.spelling import (
    CODE_HEADERS,
    LABEL_HEADERS,
    VILLAGE_HEADERS,
    is_code,
    plain_name,
)
from lokmin.tools.refused import sentence_of

_SUMS = ("jumlah", "total", "puskesmas")
_HEADER_LINES = 8  # a header stands among the first

Rows = list[list[str]]


@dataclass(frozen=True)
class Pasted:
    """One number of the block on its cell."""

    area: AreaCard
    element: str
    text: str


@dataclass
class Block:
    """What a block says: cells to store, and sentences about what is not used."""

    cells: list[Pasted] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Layout:
    """Which column holds which element, the villages' names and codes; the lines begin at `first`."""

    columns: dict[int, ElementCard]
    name: int | None
    code: int | None
    first: int


def read(
    text: str,
    areas: Sequence[AreaCard],
    elements: Sequence[ElementCard],
    start_area: UUID | None,
    start_element: str,
) -> Block:
    """The block on the cells of a grid of `areas` by `elements`, from the chosen cell where it names none."""
    block = Block()
    rows = _rows(text)
    header = _header(rows)
    if header is None:
        layout = _unnamed(rows, elements, start_element, block)
    else:
        layout = _named(rows, header, elements, block)
    place = _places(areas, layout, start_area)
    found: list[tuple[AreaCard, list[str]]] = []
    for row in rows[layout.first :]:
        if _is_sum(row, layout):
            continue
        area, problem = place(row)
        if area:
            found.append((area, row))
        elif problem:
            block.problems.append(problem)
    often = Counter(area.id for area, _row in found)
    for area, row in found:
        if often[area.id] == 1:
            _line(area, row, layout, block)
    twice = dict.fromkeys(area.name for area, _row in found if often[area.id] > 1)
    told = _("%(area)s tertulis dua kali; tidak satu pun dipakai. Hapus baris yang salah, lalu tempel lagi.")
    block.problems += [told % {"area": name} for name in twice]
    return block


def _rows(text: str) -> Rows:
    """Lines of cells; a cell with a line break comes in quotes and stays one."""
    lines = csv.reader(io.StringIO(text), delimiter="\t")
    return [row for line in lines if any(row := [clean(cell) for cell in line])]


def _header(rows: Rows) -> int | None:
    """The first line in which a cell names an element or the column of villages."""
    for number, row in enumerate(rows[:_HEADER_LINES]):
        if any(key(cell) in (*VILLAGE_HEADERS, *CODE_HEADERS) or _names_element(cell) for cell in row):
            return number
    return None


def _names_element(text: str) -> bool:
    return not _is_number(text) and element_of(text) is not None


def _named(rows: Rows, header: int, elements: Sequence[ElementCard], block: Block) -> _Layout:
    """Columns by their names. One that names nothing of this grid, or an element twice, is said."""
    shown = {element.code: element for element in elements}
    keys = [key(cell) for cell in rows[header]]
    asked = {
        column: element_of(text) or ""
        for column, text in enumerate(rows[header])
        if text and keys[column] not in LABEL_HEADERS
    }
    often = Counter(asked.values())
    columns = {}
    for column, code in asked.items():
        name = rows[header][column]
        if code and often[code] > 1:
            block.problems.append(
                _("Kolom “%(name)s” ada dua kali; tidak satu pun dipakai.") % {"name": name}
            )
        elif code in shown:
            columns[column] = shown[code]
        elif code or any(_cell(row, column) for row in rows[header + 1 :]):
            block.problems.append(_unknown_column(name, known=bool(code)))
    code = next((n for n, text in enumerate(keys) if text in CODE_HEADERS), None)
    name = next((n for n, text in enumerate(keys) if text in VILLAGE_HEADERS), None)
    if name is None and code is None:
        name = _name_column(rows[header + 1 :], [n for n in range(min(columns, default=0))])
    return _Layout(columns, name, code, header + 1)


def _unknown_column(name: str, *, known: bool) -> str:
    if known:
        told = _(
            "Kolom “%(name)s” tidak ada pada isian ini. Pilih program lain atau semua, lalu tempel lagi."
        )
    else:
        told = _("Kolom “%(name)s” tidak dikenal, jadi tidak dipakai.")
    return told % {"name": name}


def _unnamed(rows: Rows, elements: Sequence[ElementCard], start: str, block: Block) -> _Layout:
    """Labels on the left, then counts from the chosen column to the right."""
    width = max((len(row) for row in rows), default=0)
    code = next((n for n in range(width) if _all(rows, n, is_code)), None)
    name = _name_column(rows, range(width))
    labels = max((n for n in (name, code) if n is not None), default=-1) + 1
    codes = [element.code for element in elements]
    at = codes.index(start) if start in codes else 0
    columns = {labels + n: element for n, element in enumerate(elements[at:]) if labels + n < width}
    beyond = width - labels - len(columns)
    if beyond > 0:
        told = _(
            "%(n)s kolom di kanan melewati isian, jadi tidak dipakai. Mulai lebih ke kiri, atau salin juga "
            "judul kolomnya."
        )
        block.problems.append(told % {"n": beyond})
    return _Layout(columns, name, code, 0)


def _name_column(rows: Rows, among: Sequence[int]) -> int | None:
    """The leftmost column in which every line has words."""
    return next((n for n in among if _all(rows, n, _is_word)), None)


def _is_word(text: str) -> bool:
    return bool(_WORD.search(text)) and not _is_number(text)


_WORD = re.compile(r"[^\W\d_]{2}")


def _all(rows: Rows, column: int, holds: Callable[[str], object]) -> bool:
    texts = [text for row in rows if (text := _cell(row, column))]
    return bool(texts) and all(holds(text) for text in texts)


def _cell(row: list[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _is_sum(row: list[str], layout: _Layout) -> bool:
    """A sum, or the numbering `1 2 3` under a header."""
    label = _cell(row, layout.name) or _cell(row, layout.code)
    return key(label.split(" ")[0]) in _SUMS or (label.isdigit() and len(label) <= 2)


def _places(
    areas: Sequence[AreaCard], layout: _Layout, start: UUID | None
) -> Callable[[list[str]], tuple[AreaCard | None, str]]:
    """Which village a line is of, or what to say; without labels each line is the next village."""
    coded = {(area.code or "").replace(".", ""): area for area in areas if area.code}
    named = {plain_name(area.name): area for area in areas}
    ids = [area.id for area in areas]
    following = iter(areas[ids.index(start) if start in ids else 0 :])

    def place(row: list[str]) -> tuple[AreaCard | None, str]:
        if layout.name is None and layout.code is None:
            area = next(following, None)
            return area, "" if area else _("Baris di bawah desa terakhir tidak dipakai.")
        code, name = _cell(row, layout.code), _cell(row, layout.name)
        if not (code or name):
            told = _("Baris tanpa nama desa tidak dipakai: %(row)s.")
            return None, told % {"row": " ".join(filter(None, row))}
        by_code, by_name = coded.get(code.replace(".", "")), named.get(plain_name(name))
        if code and name and by_code != by_name:
            told = _("Kode %(code)s bukan kode %(name)s. Betulkan salah satunya, lalu tempel lagi.")
            return None, told % {"code": code, "name": name}
        area = by_code if code else by_name
        told = _("“%(name)s” bukan nama desa di wilayah kerja ini.")
        return area, "" if area else told % {"name": name or code}

    return place


def _line(area: AreaCard, row: list[str], layout: _Layout, block: Block) -> None:
    for column, element in layout.columns.items():
        text = _cell(row, column)
        if not text:
            continue
        try:
            _check(area, element, text)
        except Refusal as refusal:
            block.problems.append(sentence_of(refusal))
        else:
            block.cells.append(Pasted(area, element.code, text))


def _check(area: AreaCard, element: ElementCard, text: str) -> None:
    """The same limits as when a cell is stored, so that what is shown is what will happen."""
    place = {"area": area.name, "element": words.name_of(element)}
    try:
        count = parse_count(text)
    except Refusal as refusal:
        raise Refusal("coverage.not_whole", value=text, **place) from refusal
    if count is not None and count < 0:
        raise Refusal("coverage.negative", value=count, **place)
    if count is not None and count > MOST_COUNT:
        raise Refusal("coverage.too_many", value=count, **place)


def _is_number(text: str) -> bool:
    try:
        return parse_count(text) is not None
    except Refusal:
        return False
