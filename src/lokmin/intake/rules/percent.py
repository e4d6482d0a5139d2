"""The workbook's own percentages and sums, computed again and compared."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lokmin.basics.numbers import round_half_up
from lokmin.basics.spelling import clean
from lokmin.intake.rules.cells import ErrorCell, Uncalculated, Value, read_count
from lokmin.intake.rules.columns import Column, denominator
from lokmin.intake.rules.grid import cell_name
from lokmin.intake.rules.report import Issue, Severity
from lokmin.intake.rules.sheet import MonthRead, SheetRead

TOTAL = "JUMLAH"
# A percentage printed to two places may be off by half of the last one.
_TOLERANCE = Fraction(1, 200)
_KINDS = ("bumil", "bulin", "lahir_hidup")


@dataclass(frozen=True)
class _Line:
    """A village, or the line of the total: its row, the villages it stands for."""

    row: int
    name: str
    villages: tuple[str, ...]


def check_sheet(sheet: SheetRead) -> int:
    """Compare every printed percentage, cumulative count and total of `sheet` with what follows from
    its own monthly counts; differences become issues. Returns how many percentages were compared."""
    checked = slots = 0
    sums: dict[tuple[str, str], int] = {}
    for read in sheet.months:
        for place, count in read.counts.items():
            sums[place] = sums.get(place, 0) + (count.count or 0)
        for line in _lines(read):
            for column in read.columns:
                if column.meaning == "percent":
                    checked += _check_percent(sheet, read, line, column, sums)
                elif column.meaning == "cumulative":
                    _check_sum(sheet, read, line, column, sums, "cumulative_differs")
                elif column.meaning == "month" and line.name == TOTAL:
                    own = {place: count.count or 0 for place, count in read.counts.items()}
                    _check_sum(sheet, read, line, column, own, "total_differs")
        slots += _slot_errors(sheet, read)
    if slots:
        sheet.issues.append(Issue("slots_div0", Severity.INFO, sheet.grid.name, params={"count": str(slots)}))
    return checked


def _lines(read: MonthRead) -> list[_Line]:
    villages = tuple(dict.fromkeys(village for village, _ in (*read.counts, *read.populations)))
    lines = [
        _Line(row.number, row.village, (row.village,)) for row in read.villages if row.village in villages
    ]
    return lines + ([_Line(read.block.total, TOTAL, villages)] if read.block.total else [])


def _sum(line: _Line, element: str, sums: dict[tuple[str, str], int]) -> int:
    return sum(sums.get((village, element), 0) for village in line.villages)


def _percent(count: int, read: MonthRead, line: _Line, kind: str, share: Fraction) -> Fraction | None:
    """Exact percentage over the sasaran printed in the same block; None without one."""
    thousandths = sum(read.populations.get((village, kind), (0, ""))[0] for village in line.villages)
    return 100_000 * count / (thousandths * share) if thousandths else None


def _check_percent(
    sheet: SheetRead, read: MonthRead, line: _Line, column: Column, sums: dict[tuple[str, str], int]
) -> int:
    rule = denominator(column.element)
    value = sheet.grid.get(line.row, column.number)
    if rule is None or value is None or isinstance(value, Uncalculated):
        return 0
    count = _sum(line, column.element, sums)
    ours = _percent(count, read, line, *rule)
    printed = _printed(value)
    if printed is not None and ours is not None and abs(printed - ours) <= _TOLERANCE:
        return 1
    reason, other = _reason(printed, ours, [(k, _percent(count, read, line, k, rule[1])) for k in _KINDS])
    params = {
        "village": line.name, "element": column.element, "month": read.month, "count": count,
        "printed": _two(printed) if printed is not None else clean(value)[:12],
        "ours": "–" if ours is None else _two(ours), "kind": rule[0], "other": other,
    }  # fmt: skip
    sheet.warn(f"percent_{reason}", cell_name(line.row, column.number), value, **params)
    return 1


def _printed(value: Value) -> Fraction | None:
    if isinstance(value, Decimal) and value.is_finite() and abs(value) < 10**9:
        return Fraction(round(value, 9))
    if isinstance(value, str) and not isinstance(value, ErrorCell):
        text = clean(value).rstrip("% ").replace(",", ".")
        return Fraction(text) if text.replace(".", "", 1).isdecimal() and len(text) < 20 else None
    return None


def _reason(
    printed: Fraction | None, ours: Fraction | None, others: list[tuple[str, Fraction | None]]
) -> tuple[str, str]:
    if printed is None:
        return ("no_population" if ours is None else "div0"), ""
    if ours is not None and ours and abs(printed * 100 - ours) <= _TOLERANCE:
        return "scale", ""
    for kind, other in others:
        if other is not None and other != ours and abs(printed - other) <= _TOLERANCE:
            return "denominator", kind
    return "differs", ""


def _two(value: Fraction) -> str:
    return f"{round_half_up(value, 2):.2f}".replace(".", ",")


def _check_sum(
    sheet: SheetRead,
    read: MonthRead,
    line: _Line,
    column: Column,
    sums: dict[tuple[str, str], int],
    code: str,
) -> None:
    """A computed sum of the sheet against the sum of what was entered."""
    value = sheet.grid.get(line.row, column.number)
    printed, ours = read_count(value).number, _sum(line, column.element, sums)
    if printed is not None and printed != ours:
        place = {"village": line.name, "element": column.element, "month": read.month}
        sheet.warn(code, cell_name(line.row, column.number), value, printed=printed, ours=ours, **place)


def _slot_errors(sheet: SheetRead, read: MonthRead) -> int:
    """How many cells of unused lines hold an error such as #DIV/0!."""
    unused = [row.number for row in read.block.rows if not row.village]
    return sum(
        isinstance(sheet.grid.get(row, column.number), ErrorCell) for row in unused for column in read.columns
    )
