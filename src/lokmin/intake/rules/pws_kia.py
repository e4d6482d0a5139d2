"""The PWS KIA workbook: sheet 1 counts, sheet 2 checks and adds what sheet 1 lacks (FN 16)."""

from datetime import date

from lokmin.basics.numbers import State
from lokmin.basics.spelling import key
from lokmin.basics.time import Month
from lokmin.intake.rules.grid import Grid
from lokmin.intake.rules.mapping import Mapping
from lokmin.intake.rules.percent import check_sheet
from lokmin.intake.rules.report import FigureRead, PopulationRead, Report, Severity
from lokmin.intake.rules.sheet import Count, MonthRead, SheetRead, read_sheet
from lokmin.intake.rules.spelling import facts

LAYOUT = "pws_kia"
_PLACES = {"counts": 0, "pws": 1, "other": 2}


def read_blocks(
    grids: list[tuple[Grid, Mapping | None]], *, year: int | None, puskesmas: str, today: date
) -> Report:
    """Read sheets of month blocks, the counts sheet first and the computed one after it (FN 16)."""
    order = sorted(grids, key=lambda pair: _PLACES[role_of(pair[0])])
    sheets = [
        read_sheet(
            grid,
            year=year,
            today=today,
            zero_is_empty=role_of(grid) == "pws",
            known=role_of(grid) != "other",
            names=mapping.names if mapping else {},
        )
        for grid, mapping in order
    ]
    checked = sum(check_sheet(sheet) for sheet in sheets)
    return _merge(sheets, year, puskesmas, checked)


def role_of(grid: Grid) -> str:
    """`counts` or `pws`, by the sheet's name or the title over its blocks; else `other`."""
    name = key(grid.name).lstrip("0123456789")
    titles = {key(grid.get(row, column)) for row in range(1, 5) for column in (1, 2, 3)}
    for role in ("counts", "pws"):
        words = facts("pws_kia")["sheets"][role]
        if name in words["names"] or titles & set(words["titles"]):
            return role
    return "other"


def _merge(sheets: list[SheetRead], year: int | None, puskesmas: str, checked: int) -> Report:
    """A count that stands in several sheets is read from the first of them; a difference is an issue."""
    first, *rest = sheets
    figures = _figures(first)
    before = [first]
    for sheet in rest:
        for other in before:
            _compare(other, sheet)
        figures += _added(before, sheet)
        before.append(sheet)
    reported = {Month(figure.year, figure.month) for figure in figures}
    known = {read.month for sheet in sheets for read in sheet.months}
    populations = _populations(sheets)
    return Report(
        layout=LAYOUT,
        puskesmas=puskesmas or next((sheet.puskesmas for sheet in sheets if sheet.puskesmas), ""),
        year=year,
        months=tuple(str(month) for month in sorted(reported)),
        months_unreported=tuple(str(month) for month in sorted(known - reported)),
        figures=tuple(sorted(figures, key=lambda figure: figure.period)),
        populations=tuple(populations),
        percentages_checked=checked,
        issues=tuple(issue for sheet in sheets for issue in sheet.issues),
    )


def _figures(sheet: SheetRead) -> list[FigureRead]:
    return [_figure(sheet, c) for read in sheet.months if read.reported for c in read.counts.values()]


def _added(before: list[SheetRead], sheet: SheetRead) -> list[FigureRead]:
    """The figures that only `sheet` has. Its 0 in a month that the first sheet leaves empty is no report."""
    own = {(read.month, element) for other in before for read in other.months for element in read.elements}
    first = before[0]
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
            if sheet.known:
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
