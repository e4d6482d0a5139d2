"""The PWS KIA workbook: sheet 1 counts, sheet 2 checks and adds what sheet 1 lacks (FN 16)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lokmin.basics.numbers import State
from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month
from lokmin.intake.rules.archive import Archive
from lokmin.intake.rules.blocks import find_blocks, labelled
from lokmin.intake.rules.percent import check_sheet
from lokmin.intake.rules.privacy import names_persons
from lokmin.intake.rules.report import FigureRead, Issue, PopulationRead, Report, Severity, SheetSeen
from lokmin.intake.rules.sheet import Count, MonthRead, SheetRead, read_sheet
from lokmin.intake.rules.spelling import clean, facts, key
from lokmin.intake.rules.workbook import Grid, read_sheets

LAYOUT = "pws_kia"
_ROLES = ("counts", "pws")


class _Book:
    """What was kept of a workbook while its sheets passed by."""

    def __init__(self) -> None:
        self.grids: dict[str, Grid] = {}
        self.seen: list[SheetSeen] = []
        self.year: int | None = None
        self.puskesmas = ""
        self.formulas = self.uncalculated = 0

    def take(self, grid: Grid) -> None:
        if names_persons(grid.values.items()):
            self.seen.append(SheetSeen(grid.name, "by_name"))
            return
        self.formulas += grid.formulas
        self.uncalculated += grid.uncalculated
        role = _role(grid)
        if role and role not in self.grids:
            self.grids[role] = grid
        self.seen.append(SheetSeen(grid.name, "read" if role else self._cover(grid)))

    def _cover(self, grid: Grid) -> str:
        """Take year and Puskesmas when this is the cover sheet; answers `cover` or `unknown`."""
        found = clean(labelled(grid, "tahun") or "")
        if self.year is not None or not (found.isdigit() and len(found) == 4):
            return "unknown"
        self.year = int(found)
        value = labelled(grid, "puskesmas")
        self.puskesmas = clean(value)[:80] if isinstance(value, str) else ""
        return "cover"


def read_workbook(data: bytes, *, today: date) -> Report:
    """Read a PWS KIA workbook. Refuses a file without any sheet it knows, and one whose formulas were
    never calculated; a sheet with personal data is left out and named."""
    archive = Archive(data)
    book = _Book()
    for grid in read_sheets(archive):
        book.take(grid)
    _check(book)
    sheets = {
        role: read_sheet(grid, year=book.year, today=today, zero_is_empty=role == "pws")
        for role, grid in book.grids.items()
    }
    checked = sum(check_sheet(sheet) for sheet in sheets.values())
    report = _merge(book, [sheets[role] for role in _ROLES if role in sheets], checked)
    return replace(report, issues=(*_book_issues(book, archive), *report.issues))


def _role(grid: Grid) -> str | None:
    """`counts` or `pws`, by the sheet's name or the title over its blocks."""
    name = key(grid.name).lstrip("0123456789")
    titles = {key(grid.get(row, column)) for row in range(1, 5) for column in (1, 2, 3)}
    for role in _ROLES:
        words = facts("pws_kia")["sheets"][role]
        if (name in words["names"] or titles & set(words["titles"])) and find_blocks(grid):
            return role
    return None


def _check(book: _Book) -> None:
    if book.formulas and book.formulas == book.uncalculated:
        raise Refusal("intake.no_cached_values")
    if not book.grids:
        by_name = [sheet.name for sheet in book.seen if sheet.outcome == "by_name"]
        if by_name:
            raise Refusal("intake.only_by_name", sheets=", ".join(by_name))
        raise Refusal("intake.layout_unknown")


def _book_issues(book: _Book, archive: Archive) -> Iterator[Issue]:
    if archive.has_macros:
        yield Issue("macros_ignored", Severity.WARNING)
    for sheet in book.seen:
        if sheet.outcome == "by_name":
            yield Issue("sheet_by_name", Severity.WARNING, sheet.name, params={"name": sheet.name})
    unread = [sheet.name for sheet in book.seen if sheet.outcome == "unknown"]
    if unread:
        yield Issue("sheets_unread", Severity.INFO, params={"names": ", ".join(unread)})


def _merge(book: _Book, sheets: list[SheetRead], checked: int) -> Report:
    first, *rest = sheets
    figures = _figures(first)
    for sheet in rest:
        _compare(first, sheet)
        figures += _added(first, sheet)
    reported = {Month(figure.year, figure.month) for figure in figures}
    known = {read.month for sheet in sheets for read in sheet.months}
    populations = _populations(sheets)
    return Report(
        layout=LAYOUT,
        puskesmas=book.puskesmas or next((sheet.puskesmas for sheet in sheets if sheet.puskesmas), ""),
        year=book.year,
        sheets=tuple(book.seen),
        months=tuple(str(month) for month in sorted(reported)),
        months_unreported=tuple(str(month) for month in sorted(known - reported)),
        figures=tuple(sorted(figures, key=lambda figure: figure.period)),
        populations=tuple(populations),
        percentages_checked=checked,
        issues=tuple(issue for sheet in sheets for issue in sheet.issues),
    )


def _figures(sheet: SheetRead) -> list[FigureRead]:
    return [_figure(sheet, c) for read in sheet.months if read.reported for c in read.counts.values()]


def _added(first: SheetRead, sheet: SheetRead) -> list[FigureRead]:
    """The figures that only `sheet` has. Its 0 in a month that the first sheet leaves empty is no report."""
    own = {(read.month, element) for read in first.months for element in read.elements}
    empty = {read.month for read in first.months if not read.reported}
    added = []
    for read in (read for read in sheet.months if read.reported):
        for count in read.counts.values():
            if (read.month, count.element) in own or (read.month in empty and not count.count):
                continue
            if read.month in empty:
                place = {"village": count.village, "element": count.element, "month": read.month}
                sheet.warn("only_here", count.cell, count.count or 0, other_sheet=first.grid.name, **place)
            added.append(_figure(sheet, count))
    return added


def _figure(sheet: SheetRead, count: Count) -> FigureRead:
    state = State.MISSING if count.count is None else State.VALUE if count.count else State.ZERO
    month = count.month
    return FigureRead(
        count.village, "", count.element, month.year, month.month, count.count, state,
        sheet.grid.name, count.cell,
    )  # fmt: skip


def _compare(first: SheetRead, other: SheetRead) -> None:
    """A count that stands in both sheets and differs is an issue; the first sheet stands."""
    months: dict[Month, MonthRead] = {read.month: read for read in first.months}
    for read in other.months:
        if read.month not in months:
            continue
        counts = {(key(v), element): c for (v, element), c in months[read.month].counts.items()}
        for (village, element), count in read.counts.items():
            ours = counts.get((key(village), element))
            if ours is None or (
                (ours.count or 0) == (count.count or 0) and count.count in (0, None, ours.count)
            ):
                continue
            other.warn(
                "sheets_differ", count.cell, count.count if count.count is not None else "",
                village=village, element=element, month=read.month, other_sheet=first.grid.name,
                other_cell=ours.cell, ours=_text(ours.count), theirs=_text(count.count),
            )  # fmt: skip


def _text(count: int | None) -> str:
    return "–" if count is None else str(count)


def _populations(sheets: list[SheetRead]) -> list[PopulationRead]:
    """The sasaran of each village, kind and year: the first one met; another value later is an issue."""
    found: dict[tuple[str, str, int], PopulationRead] = {}
    for sheet in sheets:
        for read in sheet.months:
            for (village, kind), (thousandths, cell) in read.populations.items():
                place = (key(village), kind, read.month.year)
                new = PopulationRead(village, "", kind, read.month.year, thousandths, sheet.grid.name, cell)
                old = found.setdefault(place, new)
                if old.thousandths != thousandths:
                    _differs(sheet, old, new, read.month)
            _missing(sheet, read)
    return list(found.values())


def _differs(sheet: SheetRead, old: PopulationRead, new: PopulationRead, month: Month) -> None:
    sheet.warn(
        "population_differs", new.cell, "", village=new.village, kind=new.kind, month=month,
        ours=_people(old.thousandths), theirs=_people(new.thousandths), other_cell=old.cell,
        other_sheet=old.sheet,
    )  # fmt: skip


def _people(thousandths: int) -> str:
    whole, rest = divmod(thousandths, 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",")


def _missing(sheet: SheetRead, read: MonthRead) -> None:
    """Said once a sheet, for its first month: which villages have no sasaran."""
    if read is not sheet.months[0]:
        return
    for column in read.columns:
        if column.meaning != "population":
            continue
        without = [r.village for r in read.villages if (r.village, column.element) not in read.populations]
        if len(without) == len(read.villages):
            sheet.issue("population_all_empty", Severity.WARNING, "", kind=column.element)
        elif without:
            sheet.warn("population_empty", "", kind=column.element, villages=", ".join(without))
