"""A list of persons on its owner's machine, read into what counting needs; nothing of a person is repeated.

Shapes: the e-PPGBM export (one line a child and weighing; `Pukesmas`, no-break spaces, dashes for "no
status", numbers as text or number) as workbook or CSV, and any list with village, month and one status.
Refusals and notes name row and column, never a cell's content.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from lokmin.basics.refusal import Refusal
from lokmin.basics.spelling import clean, key
from lokmin.basics.time import Month
from lokmin.intake.rules.archive import Archive, kind_of
from lokmin.intake.rules.cells import Value
from lokmin.intake.rules.spelling import is_blank, read_month
from lokmin.intake.rules.textfile import read_lines
from lokmin.intake.rules.workbook import read_sheets

Line = tuple[str, int, Mapping[int, object]]

HEADERS = {
    "nik": ("nik", "nikanak", "nikbalita"),
    "name": ("nama", "namaanak", "namabalita", "namaibu", "namapasien"),
    "born": ("tgllahir", "tanggallahir", "tgllahiranak"),
    "puskesmas": ("pukesmas", "puskesmas"),
    "village": ("desakel", "desakelurahan", "desa", "kelurahan", "namadesa"),
    "day": ("tanggalpengukuran", "tglpengukuran", "tanggalukur", "tglukur", "tanggal", "tanggalkunjungan"),
    "month": ("bulan", "periode"),
    "weight": ("berat", "bb", "beratbadan"),
    "height": ("tinggi", "tb", "tinggibadan"),
    "weight_age": ("bbu",),
    "height_age": ("tbu", "pbu", "tbupbu", "pbutbu"),
    "weight_height": ("bbtb", "bbpb", "bbpbtb", "bbtbpb"),
    "gain": ("naikberatbadan", "naikbb", "nt"),
}
_HEADER_ROWS = 15
_FIRST_DAY = date(1899, 12, 30)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_WRITTEN = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ T].*)?")


@dataclass(frozen=True)
class LeftOut:
    """A line that is not counted: where, and why. No content."""

    sheet: str
    row: int
    column: str
    code: str


@dataclass(frozen=True)
class Person:
    """One line of one person in one month, kept in memory only while counting."""

    sheet: str
    row: int
    village: str
    month: Month
    day: date | None
    nik: str
    name: str
    born: date | None
    cells: Mapping[str, object]

    def text(self, column: str) -> str:
        value = self.cells.get(column)
        return "" if value is None or is_blank(value) else key(value)


@dataclass(frozen=True)
class ByName:
    """The persons of a file, what was left out, and which columns it has."""

    persons: tuple[Person, ...]
    left_out: tuple[LeftOut, ...]
    columns: frozenset[str]
    puskesmas: str
    rows: int


def read_by_name(data: bytes, *, today: date, extra: Mapping[str, str] | None = None) -> ByName:
    """Read a workbook or a text file. `extra` names further columns by their headers, and may rename ours.

    Every sheet whose first rows hold a header with village and month is read; others are skipped.
    """
    headers = {**HEADERS, **{name: (key(header),) for name, header in (extra or {}).items()}}
    lines, starts = _lines(data), dict[str, dict[str, int]]()
    persons: list[Person] = []
    left_out: list[LeftOut] = []
    names: set[str] = set()
    rows = 0
    for sheet, row, cells in lines:
        columns = starts.get(sheet)
        if columns is None:
            if row <= _HEADER_ROWS and (found := _header(cells, headers)):
                starts[sheet] = found
            continue
        if all(is_blank(value) for value in cells.values()):
            continue
        rows += 1
        answer = _person(sheet, row, {n: cells.get(c) for n, c in columns.items()}, today)
        if isinstance(answer, LeftOut):
            left_out.append(answer)
        else:
            persons.append(answer)
            names.add(clean(answer.cells.get("puskesmas") or ""))
    if not starts:
        raise Refusal("intake.rekap_columns")
    known = frozenset(name for columns in starts.values() for name in columns)
    _check_extra(known, extra or {})
    puskesmas = names.pop() if len(names) == 1 else ""
    return ByName(tuple(persons), tuple(left_out), known, puskesmas, rows)


def _check_extra(known: frozenset[str], extra: Mapping[str, str]) -> None:
    for name, header in extra.items():
        if name not in known:
            raise Refusal("intake.rekap_column_missing", column=header)


def _lines(data: bytes) -> Iterator[Line]:
    if kind_of(data) == "zip":
        for number, grid in enumerate(read_sheets(Archive(data)), 1):
            for row, columns in grid.rows().items():
                yield f"lembar {number}", row, {column: grid.get(row, column) for column in columns}
    else:
        for row, fields in read_lines(data):
            yield "", row, dict(enumerate(fields))


def _header(cells: Mapping[int, object], headers: Mapping[str, Sequence[str]]) -> dict[str, int] | None:
    """Our columns in this row, by the first of their words that is there; None when it is not the header.
    The same word twice is refused."""
    texts = {column: key(value) for column, value in cells.items() if isinstance(value, str)}
    found: dict[str, int] = {}
    for name, words in headers.items():
        for word in words:
            places = [column for column, text in texts.items() if text == word]
            if len(places) > 1:
                raise Refusal("intake.rekap_column_twice", column=word)
            if places:
                found[name] = places[0]
                break
    is_header = "village" in found and bool({"day", "month"} & found.keys())
    return found if is_header else None


def _person(sheet: str, row: int, cells: Mapping[str, object], today: date) -> Person | LeftOut:
    def out(column: str, code: str) -> LeftOut:
        return LeftOut(sheet, row, column, code)

    village = clean(cells.get("village") or "")
    if is_blank(village):
        return out("village", "empty")
    if re.search(r"\d{5}", village) or len(village) > 60:
        return out("village", "strange")
    day = read_day(cells.get("day")) if "day" in cells else None
    if "day" in cells and day is None:
        return out("day", "date")
    born = read_day(cells.get("born"))
    if born is None and not _blank(cells.get("born")):
        return out("born", "date")
    month = Month.of(day) if day else _month(cells.get("month"))
    if month is None:
        return out("month", "month")
    if month > Month.of(today) or (day and day > today):
        return out("day" if day else "month", "future")
    name = clean(cells.get("name") or "")
    return Person(sheet, row, village, month, day, _nik(cells.get("nik")), key(name), born, cells)


def _blank(value: object) -> bool:
    return value is None or is_blank(value)


def _nik(value: object) -> str:
    """Sixteen digits that are not all alike; anything else is no number of a person."""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value or "")
    digits = re.sub(r"\D", "", text)
    return digits if len(digits) == 16 and len(set(digits)) > 1 else ""


def _month(value: object) -> Month | None:
    if isinstance(value, Decimal):
        day = read_day(value)
        return Month.of(day) if day else None
    found = read_month(value) if value is not None else None
    if not found or found[0] is None or not 2000 <= found[0] <= 2100 or not 1 <= found[1] <= 12:
        day = read_day(value)
        return Month.of(day) if day else None
    return Month(found[0], found[1])


def read_day(value: object) -> date | None:
    """A date as a spreadsheet's number, `2023-05-10` or `10/05/2023` (the day first); else None."""
    if isinstance(value, Decimal):
        whole = int(value) if value.is_finite() else 0
        return _FIRST_DAY + timedelta(days=whole) if 20_000 < whole < 80_000 else None
    text = clean(value) if isinstance(value, str) else ""
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _WRITTEN.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        return None
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def read_measure(value: Value | object | None) -> Decimal | None:
    """A weight or height: the number, 0 for an empty cell, None for what is no number."""
    if _blank(value):
        return Decimal(0)
    if isinstance(value, Decimal):
        return value if value.is_finite() and value >= 0 else None
    text = clean(value).replace(",", ".")
    try:
        number = Decimal(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None
    except InvalidOperation:
        return None
    return number
