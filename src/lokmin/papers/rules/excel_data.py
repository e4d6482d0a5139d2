"""The sheet Data: what was reported, one line a village and indicator, and three formulas a line."""

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from lokmin.coverage.rules.accumulations import AVERAGED, LATEST, ONE_MONTH, SUMMED
from lokmin.papers.rules.evaluation import BLIND, IndicatorHead, Measure
from lokmin.papers.rules.excel_book import DATA, FIRST, Block, Book, Columns, cached
from lokmin.papers.rules.plain import clean

UNUSED = {"bg_color": "#EFEEE9"}
"""Cells that this indicator does not use: it is divided by the year's sasaran, or by each month's own."""


def write_data(work: Book) -> None:
    """What was reported, and the three formulas that make a coverage of it."""
    pack, c = work.pack, work.columns
    sheet = work.sheet(DATA, f"Data {pack.puskesmas}, tahun {pack.period.last.year} sampai {pack.last_month}")
    head = work.head()
    sheet.merge_range(2, c.counts, 2, c.bases - 1, "Pembilang per bulan", head) if c.months > 1 else None
    sheet.merge_range(2, c.bases, 2, c.count - 1, "Penyebut per bulan", head) if c.months > 1 else None
    names = ["Indikator", "Cara hitung", "Kode", pack.table.area_word, "Sasaran setahun", *pack.month_columns]
    names += [*pack.month_columns, "Pembilang", "Penyebut", "Cakupan", "Keadaan"]
    for column, name in enumerate(names):
        sheet.write_string(3, column, clean(name), head)
    row = FIRST
    for column, indicator in enumerate(pack.table.indicators):
        top = row
        lines = [(v.code, v.name, v.measures[column]) for v in pack.table.villages]
        for code, name, measure in lines if indicator.by_village else []:
            _line(work, sheet, row, indicator, (code, name), measure)
            row += 1
        work.blocks.append(Block(top, row - 1))
    sheet.freeze_panes(FIRST, 4)
    sheet.autofilter(3, 0, max(row - 1, 3), c.state)
    sheet.set_column(0, 0, 12)
    sheet.set_column(2, 3, 15)
    sheet.set_column(4, 4, 10)
    sheet.set_column(c.counts, c.count - 1, 6)
    sheet.set_column(c.count, c.state, 11)


def _line(work: Book, sheet: Any, row: int, head: IndicatorHead, place: tuple[str, str], m: Measure) -> None:
    c = work.columns
    for column, text in enumerate((head.short, head.adds_up, *place)):
        sheet.write_string(row, column, clean(text), work.look(border=4))
    own = not m.denominators
    base = m.thousandths / 1000 if own and m.thousandths is not None else None
    work.number(sheet, row, c.base, base, border=4, num_format="0.###", **({} if own else UNUSED))
    for start, values, used in ((c.counts, m.months, True), (c.bases, m.denominators, not own)):
        for i in range(c.months):
            value = values[i] if i < len(values) else None
            work.number(sheet, row, start + i, value, border=4, **({} if used else UNUSED))
    count, below = xl_rowcol_to_cell(row, c.count), xl_rowcol_to_cell(row, c.denominator)
    blind = m.state in BLIND
    numerator = _sum(row, c.counts, c.months, head.adds_up)
    denominator = xl_rowcol_to_cell(row, c.base) if own else _sum(row, c.bases, c.months, head.adds_up)
    plain = work.look(border=4, num_format="0.###")
    given = None if m.ratio is None else m.ratio.denominator
    sheet.write_formula(
        row,
        c.count,
        f'=IF({_none(row, c, head, blind)},"",{numerator})',
        plain,
        cached(m.count if m.ratio else None),
    )
    sheet.write_formula(row, c.denominator, f'=IF({count}="","",{denominator})', plain, cached(given))
    share = m.ratio.value if m.ratio else None
    sheet.write_formula(
        row,
        c.percent,
        f'=IF({count}="","",{count}/{below})',
        work.look(border=4, num_format="0.0%"),
        cached(share),
    )
    sheet.write_string(row, c.state, m.word, work.tinted(m, border=4, align="center"))


def _cells(row: int, start: int, months: int) -> str:
    return f"{xl_rowcol_to_cell(row, start)}:{xl_rowcol_to_cell(row, start + months - 1)}"


def _sum(row: int, start: int, months: int, adds_up: str) -> str:
    """The months added up, their mean, the latest reported one, or this month's: as the indicator wants."""
    cells = _cells(row, start, months)
    if adds_up in SUMMED:
        return f"SUM({cells})"
    if adds_up in AVERAGED:
        return _half_even(f"SUM({cells})", f"COUNT({cells})")
    last = xl_rowcol_to_cell(row, start + months - 1)
    return f"LOOKUP(9E+99,{cells})" if adds_up in LATEST else last


def _half_even(total: str, months: str) -> str:
    """The mean, a half to the even number; spreadsheets round it away from zero."""
    half = f"AND(MOD(2*ABS({total}),2*{months})={months},ISEVEN(INT(ABS({total})/{months})))"
    return f"IF({half},TRUNC({total}/{months}),ROUND({total}/{months},0))"


def _none(row: int, c: Columns, head: IndicatorHead, blind: bool) -> str:
    """The condition under which there is no coverage: nothing reported, or nothing to divide by."""
    if blind:
        return "TRUE"
    last = xl_rowcol_to_cell(row, c.counts + c.months - 1)
    silent = f'{last}=""' if head.adds_up in ONE_MONTH else f"COUNT({_cells(row, c.counts, c.months)})=0"
    bases = f"{_cells(row, c.bases, c.months)},{xl_rowcol_to_cell(row, c.base)}"
    return f"OR({silent},SUM({bases})=0)"
