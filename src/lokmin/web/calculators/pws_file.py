"""The two files of `lokmin pws`, read into counts, sasaran and targets; columns as in the contract."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month
from lokmin.coverage.rules.accumulations import (
    ACCUMULATIONS,
    AVERAGED,
    DECEMBER,
    LATEST,
    ONE_MONTH,
    SCHEDULED,
)
from lokmin.coverage.rules.catalogue import DIRECTIONS
from lokmin.coverage.rules.limits import MOST_PERCENT
from lokmin.coverage.rules.months import ALL_MONTHS
from lokmin.web.calculators.table import Row, read_table

COLUMNS = ("kode_desa", "periode", "indikator", "pembilang", "penyebut")
OPTIONAL = ("desa", "jenis_sasaran", "sumber", "alasan")
OF_COUNTS = ("rasio", "kohort", "mingguan", *AVERAGED)  # whose `penyebut` is that month's own count
_MOST_PEOPLE = 10**12  # thousandths over all villages
_MOST_COUNTED = 7 * 10**9


@dataclass(frozen=True)
class Goal:
    """What an indicator wants: target in thousandths of a percent, and how its months are read."""

    thousandths: int = 100_000
    lower: bool = False
    accumulation: str = "kumulatif"
    schedule: int = ALL_MONTHS


@dataclass(frozen=True)
class Cell:
    """One village, month and indicator of the file. None = not reported, or unknown; a count that is None
    for a `reason` could not be measured."""

    month: int
    count: int | None
    thousandths: int | None
    reason: str = ""
    row: Row | None = None


@dataclass
class Sheet:
    """One year of the file, in the file's own order of villages and indicators."""

    names: dict[str, str] = field(default_factory=dict)
    cells: dict[tuple[str, str], list[Cell]] = field(default_factory=dict)

    @property
    def indicators(self) -> list[str]:
        return list(dict.fromkeys(indicator for _village, indicator in self.cells))

    def reason(self, village: str, indicator: str, month: int) -> str | None:
        """Why a count could not be measured."""
        found = (c.reason for c in self.cells.get((village, indicator), ()) if c.month == month and c.reason)
        return next(found, None)

    def villages(self, indicator: str) -> tuple[str, ...]:
        return tuple(village for village, other in self.cells if other == indicator)


def read_sheet(path: Path, year: int) -> Sheet:
    """The rows of that year; a village, month and indicator may stand only once in the whole file."""
    rows = read_table(path, COLUMNS, OPTIONAL)
    first: dict[tuple[str, str, Month], int] = {}
    sheet = Sheet()
    for row in rows:
        _add(sheet, row, first, year)
    if not sheet.cells:
        raise Refusal("calculators.no_year", file=path.name, year=year)
    _check_sums(path.name, sheet)
    return sheet


def _add(sheet: Sheet, row: Row, first: dict[tuple[str, str, Month], int], year: int) -> None:
    village, indicator = row.required("kode_desa"), row.required("indikator")
    month, count = row.month("periode"), row.count("pembilang")
    thousandths = row.thousandths("penyebut")
    row.choice("jenis_sasaran", ("", "proyeksi", "riil"), "")
    if (reason := row.text("alasan")) and count is not None:
        raise row.refuse("reason", "alasan", count=count)
    what = f"{village}, {indicator}, {month}"
    if (earlier := first.setdefault((village, indicator, month), row.line)) != row.line:
        raise row.refuse("twice", "periode", what=what, first=earlier)
    if name := row.text("desa"):
        sheet.names[village] = name
    if month.year == year:
        sheet.cells.setdefault((village, indicator), []).append(
            Cell(month.month, count, thousandths, reason, row)
        )


def _check_sums(file: str, sheet: Sheet) -> None:
    """Refuse what would not fit 64 bits in the totals."""
    cells = [cell for one in sheet.cells.values() for cell in one]
    if sum(cell.thousandths or 0 for cell in cells) > _MOST_PEOPLE:
        raise Refusal("calculators.sum_too_big", file=file, column="penyebut")
    if sum(cell.count or 0 for cell in cells) > _MOST_COUNTED:
        raise Refusal("calculators.sum_too_big", file=file, column="pembilang")


def check_sasaran(sheet: Sheet, goals: Mapping[str, Goal]) -> None:
    """Refuse two sasaran of one village, indicator and year: which one counts is not for us to choose. What
    is read by its latest or its only month is divided by the number beside it, where there is one."""
    for (village, indicator), cells in sheet.cells.items():
        accumulation = goals.get(indicator, Goal()).accumulation
        known = [cell for cell in cells if cell.thousandths is not None]
        others = [cell for cell in known if cell.thousandths != known[0].thousandths]
        if accumulation in OF_COUNTS or not others:
            continue
        doubtful = others
        if accumulation in (*LATEST, *ONE_MONTH):
            doubtful = [cell for cell in cells if cell.thousandths is None and cell.count is not None]
        for cell in doubtful[:1]:
            raise _two(cell, (known[0], others[0]), f"{village}, {indicator}")


def _two(cell: Cell, pair: tuple[Cell, Cell], what: str) -> Refusal:
    assert cell.row is not None
    first, other = (one.row.text("penyebut") if one.row else "" for one in pair)
    line = pair[0].row.line if pair[0].row else 0
    given = {"what": what, "first": line, "value": first, "other": other}
    return cell.row.refuse("sasaran_twice", "penyebut", **given)


def read_goals(path: Path | None) -> dict[str, Goal]:
    """Targets by indicator; indicators without a line keep the default (100 %, high is good, cumulative)."""
    if path is None:
        return {}
    goals: dict[str, Goal] = {}
    lines: dict[str, int] = {}
    for row in read_table(path, ("indikator", "target_persen")):
        indicator = row.required("indikator")
        if indicator in goals:
            raise row.refuse("twice", "indikator", what=indicator, first=lines[indicator])
        lines[indicator], goals[indicator] = row.line, _goal(row)
    return goals


def _goal(row: Row) -> Goal:
    row.required("target_persen")
    accumulation = row.choice("akumulasi", ACCUMULATIONS, "kumulatif")
    return Goal(
        thousandths=row.thousandths("target_persen", MOST_PERCENT) or 0,
        lower=row.choice("arah", DIRECTIONS, "tinggi") == "rendah",
        accumulation=accumulation,
        schedule=_schedule(row, accumulation),
    )


def _schedule(row: Row, accumulation: str) -> int:
    """The months of `jadwal`; all of them where it is empty, December for the state of the year's end."""
    if not row.text("jadwal"):
        if accumulation in SCHEDULED:
            raise row.refuse("schedule_missing", "jadwal", accumulation=accumulation)
        return 1 << 12 if accumulation in DECEMBER else ALL_MONTHS
    months = [part for part in re.split(r"[,;|\s]+", row.text("jadwal")) if part]
    if any(not re.fullmatch(r"0?[1-9]|1[0-2]", part) for part in months):
        raise row.refuse("schedule", "jadwal", value=row.text("jadwal"))
    return sum({1 << int(part) for part in months}) or ALL_MONTHS


def sasaran(cells: Iterable[Cell], month: int) -> int | None:
    """The sasaran of the month: the year's one; where each month has its own, that beside it."""
    known = sorted((cell.month, cell.thousandths) for cell in cells if cell.thousandths is not None)
    before = [thousandths for each, thousandths in known if each <= month]
    return before[-1] if before else (known[0][1] if known else None)
