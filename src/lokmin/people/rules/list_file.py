"""A list of offices as a file: Excel or CSV, small and bounded, read as lines of text.

Not the reader of intake: that one looks for counts, drops sheets that name persons, and needs a process of
its own for 40 MB. A list of a kecamatan has some hundred lines of names; what is larger is no such list.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lokmin.basics.refusal import Refusal

LARGEST_FILE = 1_000_000
LARGEST_UNPACKED = 8_000_000
MOST_LINES = 500
MOST_COLUMNS = 60
_HEADER_ROWS = 15
_EXACT_DIGITS = 15
"""A number of a sheet is exact up to here; a NIP typed as a number has lost its end."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("jabatan", "nama jabatan"),
    "institution": ("instansi", "lembaga", "unit kerja", "instansi/lembaga"),
    "sector": ("sektor", "lintas sektor"),
    "village": ("desa", "desa/kelurahan", "kelurahan", "desa / kelurahan"),
    "name": ("nama", "nama pejabat", "nama lengkap"),
    "degree": ("gelar",),
    "acting": ("sebutan", "plt/plh/pj", "plt"),
    "rank": ("pangkat", "pangkat/golongan"),
    "id_number": ("nip/nrp", "nip", "nrp", "nomor induk", "nip / nrp"),
    "since": ("menjabat sejak", "sejak", "tmt", "tmt jabatan"),
    "phone": ("hp", "no hp", "no. hp", "nomor hp", "wa", "no wa", "nomor whatsapp", "whatsapp", "telepon"),
    "consent": ("persetujuan", "setuju", "tanggal persetujuan"),
}
NEEDED = ("title", "name")


@dataclass
class Written:
    """One line as it was written. `wrong`: codes of what a cell is instead of a text, by column."""

    number: int
    cells: dict[str, str]
    wrong: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> list[Any]:
        return [self.number, self.cells, self.wrong]

    @classmethod
    def from_json(cls, value: Any) -> "Written":
        """A line that came back from the preview; anything else is refused."""
        try:
            number, cells, wrong = value
            return cls(
                int(number),
                {str(k): str(v)[:300] for k, v in cells.items() if k in COLUMNS},
                {str(k): str(v) for k, v in wrong.items() if k in COLUMNS},
            )
        except (TypeError, ValueError, AttributeError) as fault:
            raise Refusal("people.list_lost") from fault


def read(data: bytes) -> list[Written]:
    """The lines under the header, empty ones left out. Refuses what is no such list, with what to do."""
    if not data.strip():
        raise Refusal("people.list_empty")
    if len(data) > LARGEST_FILE:
        raise Refusal("people.list_big", most=LARGEST_FILE // 1000)
    rows = _workbook(data) if data.startswith(b"PK") else _text(data)
    return _lines(rows)


Cell = tuple[str, str]  # text, and the code of what is wrong with it


def _text(data: bytes) -> Iterator[tuple[int, list[Cell]]]:
    """A text with commas, semicolons or tabs."""
    if b"\x00" in data:
        raise Refusal("people.list_kind")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    head = text[:4000]
    mark = max(";,\t", key=head.count)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=mark), 1):
            yield number, [_cell(value) for value in row[:MOST_COLUMNS]]
    except csv.Error as fault:
        raise Refusal("people.list_kind") from fault


def _workbook(data: bytes) -> Iterator[tuple[int, list[Cell]]]:
    """The first sheet that is shown."""
    _check_archive(data)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        sheet = next((s for s in book.worksheets if s.sheet_state == "visible"), None)
        if sheet is None:
            raise Refusal("people.list_kind")
        found = sheet.iter_rows(max_col=MOST_COLUMNS, max_row=MOST_LINES + 50, values_only=True)
        rows = [(number, [_cell(value) for value in row]) for number, row in enumerate(found, 1)]
    except Refusal:
        raise
    except Exception as fault:  # a broken workbook breaks openpyxl in many ways; the file is to blame
        raise Refusal("people.list_kind") from fault
    yield from rows


def _check_archive(data: bytes) -> None:
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise Refusal("people.list_kind") from fault
    if sum(member.file_size for member in members) > LARGEST_UNPACKED or len(members) > 200:
        raise Refusal("people.list_big", most=LARGEST_FILE // 1000)
    if any(member.flag_bits & 1 for member in members):
        raise Refusal("people.list_kind")


def _cell(value: Any) -> Cell:
    """A value as text; formulas and numbers that lost their end are told."""
    if value is None:
        return "", ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}", ""
    if isinstance(value, bool):
        return ("ya" if value else "tidak"), ""
    if isinstance(value, int | float):
        whole = f"{value:.0f}" if float(value).is_integer() else str(value)
        return whole, ("people.list_digits" if len(whole) > _EXACT_DIGITS else "")
    text = " ".join(str(value).split())
    if text.startswith("="):
        return "", "people.list_formula"
    return text.removeprefix("'"), ""


def _lines(rows: Iterator[tuple[int, list[Cell]]]) -> list[Written]:
    columns: dict[int, str] | None = None
    found: list[Written] = []
    for number, row in rows:
        if columns is None:
            columns = _header([text for text, _ in row])
            if columns is None and number >= _HEADER_ROWS:
                break
            continue
        line = _line(number, row, columns)
        if line.cells or line.wrong:
            found.append(line)
        if len(found) > MOST_LINES:
            raise Refusal("people.list_long", most=MOST_LINES)
    if columns is None:
        raise Refusal("people.list_columns")
    if not found:
        raise Refusal("people.list_empty")
    return found


def _line(number: int, row: Sequence[Cell], columns: dict[int, str]) -> Written:
    cells = {name: row[at][0] for at, name in columns.items() if at < len(row) and row[at][0]}
    wrong = {name: row[at][1] for at, name in columns.items() if at < len(row) and row[at][1]}
    return Written(number, cells, wrong)


def _header(texts: Sequence[str]) -> dict[int, str] | None:
    """Which column holds what; None when this is not the header."""
    known = {alias: name for name, aliases in COLUMNS.items() for alias in aliases}
    found: dict[int, str] = {}
    for at, text in enumerate(texts):
        plain = re.sub(r"\s*\(.*\)$", "", " ".join(text.casefold().split())).rstrip(".:*")
        if plain in known and known[plain] not in found.values():
            found[at] = known[plain]
    return found if set(NEEDED) <= set(found.values()) else None
