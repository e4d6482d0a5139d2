"""One sheet of month blocks as numbers: counts, sasaran and the columns the sheet computed itself."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lokmin.basics.spelling import key
from lokmin.basics.time import Month
from lokmin.intake.rules.blocks import Block, Row, find_blocks
from lokmin.intake.rules.cells import Value, read_count, read_population, shown
from lokmin.intake.rules.columns import Column, read_columns
from lokmin.intake.rules.grid import Grid, cell_name
from lokmin.intake.rules.report import Issue, Severity

_FEW = 5


@dataclass(frozen=True)
class Count:
    """A count as it stands in one cell; None is an empty cell."""

    village: str
    element: str
    month: Month
    count: int | None
    cell: str


@dataclass
class MonthRead:
    """One month of one sheet. `reported` is False when nothing was entered for any village, or when the
    month has not come yet."""

    month: Month
    block: Block
    columns: list[Column]
    counts: dict[tuple[str, str], Count] = field(default_factory=dict)
    populations: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    reported: bool = False

    @property
    def elements(self) -> list[str]:
        return [column.element for column in self.columns if column.meaning == "month"]

    @property
    def villages(self) -> list[Row]:
        return [row for row in self.block.rows if row.village]


@dataclass
class SheetRead:
    """All months of one sheet, in order, with what was wrong."""

    grid: Grid
    months: list[MonthRead] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    puskesmas: str = ""
    known: bool = True
    names: dict[str, str] = field(default_factory=dict)
    open_headers: dict[str, int] = field(default_factory=dict)

    def issue(
        self, code: str, severity: Severity, cell: str, value: object = "", /, **params: object
    ) -> None:
        texts = {name: str(param) for name, param in params.items()}
        self.issues.append(Issue(code, severity, self.grid.name, cell, shown(value), texts))

    def error(self, code: str, cell: str, value: object = "", /, **params: object) -> None:
        self.issue(code, Severity.ERROR, cell, value, **params)

    def warn(self, code: str, cell: str, value: object = "", /, **params: object) -> None:
        self.issue(code, Severity.WARNING, cell, value, **params)


def read_sheet(
    grid: Grid, *, year: int | None, today: date, zero_is_empty: bool, known: bool = True,
    names: dict[str, str] | None = None,
) -> SheetRead:  # fmt: skip
    """Read every month block of `grid`. `zero_is_empty`: a month in which every village has 0 in
    everything was not reported (a computed sheet shows 0 for empty cells). `known`: its headers are those
    of sheets 1 and 2, also in short; other sheets are read by full headers and by `names`, given by hand."""
    sheet = SheetRead(grid, known=known, names=names or {})
    dated = [(block, month) for block in find_blocks(grid) if (month := _month(sheet, block, year))]
    often = Counter(month for _, month in dated)
    for block, month in dated:
        sheet.puskesmas = sheet.puskesmas or block.puskesmas
        if often[month] > 1:
            sheet.error("month_twice", f"A{block.month_row}", month=month)
            continue
        read = _read_month(sheet, block, month, zero_is_empty)
        if month > Month.of(today):
            _refuse_future(sheet, read)
        sheet.months.append(read)
    sheet.months.sort(key=lambda read: read.month)
    if sheet.open_headers and not sheet.known:
        listed = "; ".join(sheet.open_headers)
        params = {
            "count": len(sheet.open_headers),
            "names": listed[:600] + ("…" if len(listed) > 600 else ""),
        }
        sheet.issue("columns_unread", Severity.INFO, "", **params)
    return sheet


def _refuse_future(sheet: SheetRead, read: MonthRead) -> None:
    """A count of a month that has not come is refused; an empty or zero cell there means nothing.

    Few counts are named one by one, a filled month once."""
    counts = [count for count in read.counts.values() if count.count]
    if len(counts) > _FEW:
        cell = f"A{read.block.month_row}"
        sheet.error("future_block", cell, read.block.month_text, month=read.month, cells=len(counts))
    else:
        for count in counts:
            place = {"village": count.village, "element": count.element, "month": read.month}
            sheet.error("future_month", count.cell, count.count, **place)
    read.reported = False


def _month(sheet: SheetRead, block: Block, year: int | None) -> Month | None:
    cell = f"A{block.month_row}"
    if block.recap:
        sheet.issue("recap_ignored", Severity.INFO, "", block.month_text, name=block.month_text)
        return None
    if block.month is None or not 1 <= block.month <= 12:
        sheet.error("month_unknown", cell, block.month_text, value=shown(block.month_text))
        return None
    if block.year and year and block.year != year:
        sheet.error("year_differs", cell, block.month_text, block=block.year, book=year)
        return None
    found = block.year or year
    if found is None or not 2000 <= found <= 2100:
        sheet.error("year_missing", cell, block.month_text, value=shown(block.month_text))
        return None
    return Month(found, block.month)


def _read_month(sheet: SheetRead, block: Block, month: Month, zero_is_empty: bool) -> MonthRead:
    columns, unknown = read_columns(block.headers, known=sheet.known, names=sheet.names)
    read = MonthRead(month, block, _once(sheet, block, columns))
    _name_unknown(sheet, block, month, unknown)
    often = Counter(key(row.village) for row in block.rows if row.village)
    for row in block.rows:
        if not row.village:
            _check_slot(sheet, read, row)
        elif often[key(row.village)] > 1:
            sheet.error(
                "village_twice", cell_name(row.number, 2), row.village, village=row.village, month=month
            )
        else:
            _read_row(sheet, read, row)
    counts = [count.count for count in read.counts.values()]
    read.reported = any(counts) if zero_is_empty else any(count is not None for count in counts)
    return read


def _name_unknown(sheet: SheetRead, block: Block, month: Month, unknown: list[tuple[int, str]]) -> None:
    """Columns that hold something and are not understood: one by one where the sheet is known, else once
    for the sheet, with all their headers."""
    for number, header in unknown:
        values = [value for row in block.rows if (value := sheet.grid.get(row.number, number)) is not None]
        if sheet.known and values:
            cell = cell_name(block.month_row + 2, number)
            sheet.warn("column_unknown", cell, "", header=header, month=month)
        if not all(_is_nothing(value) for value in values):
            sheet.open_headers.setdefault(header, number)


def _is_nothing(value: Value) -> bool:
    """Zero, also as a truth value. A number that is none (`sNaN`) is not asked whether it equals zero."""
    return value is False or (isinstance(value, Decimal) and value.is_zero())


def _once(sheet: SheetRead, block: Block, columns: list[Column]) -> list[Column]:
    """An element that two columns claim belongs to neither."""
    often = Counter((column.meaning, column.element) for column in columns)
    for column in columns:
        if column.meaning == "month" and often[column.meaning, column.element] > 1:
            cell = cell_name(block.month_row + 2, column.number)
            sheet.error("column_twice", cell, "", element=column.element)
    return [c for c in columns if c.meaning != "month" or often[c.meaning, c.element] == 1]


def _check_slot(sheet: SheetRead, read: MonthRead, row: Row) -> None:
    """A count in a line without a village name is not dropped silently."""
    for column in read.columns:
        value: Value | None = sheet.grid.get(row.number, column.number)
        if column.meaning == "month" and read_count(value).number:
            cell = cell_name(row.number, column.number)
            sheet.error("village_empty", cell, value, element=column.element, month=read.month)


def _read_row(sheet: SheetRead, read: MonthRead, row: Row) -> None:
    for column in read.columns:
        value = sheet.grid.get(row.number, column.number)
        cell = cell_name(row.number, column.number)
        if column.meaning == "month":
            reading = read_count(value)
            if not reading.problem:
                count = Count(row.village, column.element, read.month, reading.number, cell)
                read.counts[row.village, column.element] = count
        elif column.meaning == "population":
            reading = read_population(value)
            if reading.number:
                read.populations[row.village, column.element] = (reading.number, cell)
        else:
            continue
        if reading.problem:
            place = {"village": row.village, "element": column.element, "month": read.month}
            sheet.error(reading.problem, cell, value, value_shown=shown(value), **place)
