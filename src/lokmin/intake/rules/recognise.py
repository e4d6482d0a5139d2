"""Which table is this? Found only from what the header says in full; anything less is asked of a person."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from lokmin.basics.refusal import Refusal
from lokmin.basics.spelling import clean, key
from lokmin.coverage.rules.names import element_of
from lokmin.intake.rules.blocks import header_paths
from lokmin.intake.rules.cells import DateCell, shown
from lokmin.intake.rules.collect import month_of, text_of
from lokmin.intake.rules.grid import Grid
from lokmin.intake.rules.mapping import HEADER_SEARCH, Mapping
from lokmin.intake.rules.spelling import facts, is_recap, read_month

NAMES = {"code": "kode_desa", "village": "desa", "period": "periode", "element": "elemen", "count": "jumlah"}
_WORD = re.compile(r"[^\s,;:()]+")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DEEPEST_HEADER = 4
_TIDY = ("code", "village", "period", "year", "element", "count", "puskesmas")


@cache
def _words() -> dict[str, str]:
    tables = facts("spelling")["tables"]
    return {key(word): role for role in _TIDY for word in tables[role]}


def role_of(text: object) -> str:
    """The role that a header word names; nothing when it names none."""
    return _words().get(key(text), "")


def lines_mapping(grid: Grid) -> Mapping | None:
    """The mapping of a table with one line a village, month and element, wherever its header stands.

    Refuses a header that names a column twice."""
    for row in grid.first_rows(HEADER_SEARCH):
        roles = _roles(grid, row)
        if not missing(roles.values()):
            return Mapping(row, roles)
    return None


def is_lines(grid: Grid) -> bool:
    """Whether a sheet is a table of lines, well or badly headed."""
    rows = (grid.lines[row].values() for row in grid.first_rows(HEADER_SEARCH))
    return any(not missing(role_of(value) for value in row) for row in rows)


def _roles(grid: Grid, row: int) -> dict[int, str]:
    """The roles of a header row. Refuses a whole header that names one of them twice."""
    found: dict[int, str] = {}
    twice = ""
    for column, value in sorted(grid.lines[row].items()):
        role = role_of(value) if isinstance(value, str) else ""
        if role and role in found.values():
            twice = twice or shown(value)
        elif role:
            found[column] = role
    if twice and not missing(found.values()):
        raise Refusal("intake.text_column_twice", column=twice)
    return found


def missing(roles: Iterable[str]) -> list[str]:
    """The columns that a table of lines lacks, under the names of the documentation."""
    have = set(roles)
    lacks = [NAMES[name] for name in ("period", "element", "count") if name not in have]
    return lacks if have & {"code", "village"} else ["kode_desa", *lacks]


def ignored_columns(grid: Grid, mapping: Mapping) -> list[str]:
    """Headers of a table of lines that are not used."""
    line = sorted(grid.lines[mapping.header].items())
    return [shown(value) for column, value in line if column not in mapping.roles and clean(value)]


def wide_mapping(grid: Grid, *, year: int | None) -> Mapping | None:
    """The mapping of a table of villages by months (one element) or by elements (one month), when header
    and title say everything; None when a person has to say."""
    for row in grid.first_rows(HEADER_SEARCH):
        village = next((c for c, v in sorted(grid.lines[row].items()) if role_of(v) == "village"), None)
        if village is None:
            continue
        title = _title(grid, row)
        if doubtful(title):
            return None
        return _wide(grid, row, village, title, year)
    return None


def header_row(grid: Grid) -> int:
    """The row of a text file under which its lines stand; a title may stand over it."""
    try:
        mapping = lines_mapping(grid)
    except Refusal:
        mapping = None
    return (mapping or guess(grid, year=None)).header


def guess(grid: Grid, *, year: int | None) -> Mapping:
    """The best beginning for a person: the header row and what can be told of its columns."""
    for row in grid.first_rows(HEADER_SEARCH):
        if any(role_of(value) in ("village", "code") for value in grid.lines[row].values()):
            bottom, paths = header(grid, row)
            roles = {c: r for c, texts in paths.items() if (r := _role(texts))}
            title = _title(grid, row)
            month = _title_month(title, year)
            element = _title_element(title) or ""
            return Mapping(bottom, roles, month or "", _title_year(title) or year, element)
    rows = grid.first_rows(15)
    return Mapping(max(rows, key=lambda row: _texts(grid, row), default=1))


def _texts(grid: Grid, row: int) -> int:
    """How many texts a row holds; a header holds the most."""
    return sum(isinstance(value, str) for value in grid.lines[row].values())


def completed(grid: Grid, mapping: Mapping, *, year: int | None) -> Mapping | None:
    """A mapping with month and element of this very sheet, from its title where no column and no person
    names them; None when one of them is still open. What was said of another file is not used again."""
    title = _title(grid, mapping.header)
    roles = set(mapping.roles.values())
    months = [what for _, what in mapping.columns("month")]
    full = replace(mapping, year=mapping.year or _title_year(title) or year)
    if months and not all(month_of(what, full.year) for what in months):
        return None
    if not months and "period" not in roles:
        full = replace(full, period=full.period or _title_month(title, full.year) or "")
        if not month_of(full.period, full.year):
            return None
    if not mapping.columns("element") and "element" not in roles:
        full = replace(full, element=full.element or _title_element(title) or "")
        if not full.element:
            return None
    return full if roles & {"village", "code"} else None


def header(grid: Grid, top: int) -> tuple[int, dict[int, tuple[str, ...]]]:
    """The last row of the header that starts at `top`, and the texts over each column."""
    rows = [row for row in sorted(grid.lines) if row >= top]
    bottom = top
    for row in rows[1:_DEEPEST_HEADER]:
        values = list(grid.lines[row].values())
        if row > bottom + 1 or not all(isinstance(value, str) for value in values):
            break
        if _fills_gaps(grid, top, row):
            bottom = row
    paths = header_paths(grid, (top, bottom + 1))
    return bottom, paths


def _fills_gaps(grid: Grid, top: int, row: int) -> bool:
    """A second header row leaves the village column empty: it is merged over both rows."""
    village = [c for c, value in grid.lines[top].items() if role_of(value) in ("village", "code")]
    return bool(village) and not any(column in grid.lines[row] for column in village)


def _role(texts: tuple[str, ...]) -> str:
    """What one column holds, by the whole path of its header and never by a part of it."""
    last = texts[-1]
    if role := role_of(last):
        return role if len(texts) == 1 else ""
    if (found := read_month(last)) and not last.strip().isdigit() and not is_recap(last):
        return f"month:{month_of(last) or found[1]}" if 1 <= found[1] <= 12 else ""
    element = element_of(" > ".join(texts)) if len(texts) > 1 else element_of(last)
    return f"element:{element}" if element else ""


def _wide(grid: Grid, row: int, village: int, title: list[str], year: int | None) -> Mapping | None:
    bottom, paths = header(grid, row)
    roles = {column: role for column, texts in paths.items() if (role := _role(texts))}
    months = {column: role for column, role in roles.items() if role.startswith("month:")}
    elements = {column: role for column, role in roles.items() if role.startswith("element:")}
    kept = {column: role for column, role in roles.items() if role in ("code", "village")}
    if len(set(months.values())) != len(months) or len(set(elements.values())) != len(elements):
        return None
    base = Mapping(bottom, {**kept, village: "village"}, year=_title_year(title) or year)
    if len(months) > 1 and not elements:
        element = next((c for c, role in roles.items() if role == "element"), None)
        names = {element: "element"} if element else {}
        said = "" if element else _title_element(title)
        dated = base.year or all(month_of(role[6:]) for role in months.values())
        if (element or said) and dated:
            return replace(base, roles={**base.roles, **names, **months}, element=said or "")
        return None
    if elements and not months:
        period = _title_month(title, base.year)
        column = next((c for c, role in roles.items() if role == "period"), None)
        names = {column: "period"} if column else {}
        if column or period:
            return replace(base, roles={**base.roles, **names, **elements}, period=period or "")
    return None


def _title(grid: Grid, row: int) -> list[str]:
    """The name of the sheet and the texts over the header."""
    rows = [number for number in sorted(grid.lines) if number < row]
    return [grid.name, *(text_of(value) for r in rows[-8:] for value in grid.lines[r].values())]


def doubtful(title: list[str]) -> bool:
    """Whether a title speaks of percentages, targets or sums of months: no plain monthly counts."""
    words = facts("spelling")["tables"]["not_counts"]
    found = {key(word) for text in title for word in _WORD.findall(text)}
    if any("%" in text for text in title) or found & {key(word) for word in words}:
        return True
    return any(is_recap(text) and not _plain_label(text) for text in title)


def _plain_label(text: str) -> bool:
    """`TAHUN 2026` and `REKAP APRIL` are no sums of months, though these words head one elsewhere."""
    words = [key(word) for word in _WORD.findall(text)]
    recaps = set(facts("spelling")["rows"]["recaps"]) - {"tahun", "rekap"}
    return not recaps & set(words) and sum(bool(read_month(word)) for word in words if word.isalpha()) < 2


def _title_year(title: list[str]) -> int | None:
    years = {int(year) for text in title for year in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def _title_month(title: list[str], year: int | None) -> str | None:
    """The one month that sheet name and title name."""
    own = _title_year(title) or year
    found = set()
    for text in title:
        dated = month_of(text, own)
        if dated and not (text.strip().isdigit() or isinstance(text, DateCell)):
            found.add(str(dated))
            continue
        for word in _WORD.findall(text):
            month = month_of(word, own) if word.isalpha() else None
            if month:
                found.add(str(month))
    return found.pop() if len(found) == 1 else None


def _title_element(title: list[str]) -> str | None:
    """The one element that sheet name and title name, in the longest words that name one. `MENURUT DESA`
    says what a line is, and is not the element DESA."""
    found = set()
    for text in title:
        words = _WORD.findall(text)
        longest = 0
        here: set[str] = set()
        for size in range(min(len(words), 6), 0, -1):
            for start in range(len(words) - size + 1):
                part = " ".join(words[start : start + size])
                element = None if role_of(part) else element_of(part)
                if element and size >= longest:
                    longest = size
                    here.add(element)
            if here:
                break
        found |= here
    return found.pop() if len(found) == 1 else None
