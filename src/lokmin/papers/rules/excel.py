"""The evaluation pack as a workbook with live formulas: change a count and every percentage follows.

Sheet Data holds what was reported, one line a village and indicator; Kartu capaian and PWS only refer to
it. An empty month stays empty. Each formula carries its value, so that a phone that cannot calculate
shows the same numbers. Texts are written as texts: nothing that a person typed becomes a formula or a link.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from lokmin.basics.numbers import ceil_div
from lokmin.papers.rules.content import NONE
from lokmin.papers.rules.dates import month_name
from lokmin.papers.rules.evaluation import LETTERS_TOLD, EvaluationPack, IndicatorHead, Measure, ReadBackRow
from lokmin.papers.rules.excel_book import DATA, Book, cached, lines_high, paged
from lokmin.papers.rules.excel_data import write_data
from lokmin.papers.rules.plain import clean


def render(pack: EvaluationPack) -> bytes:
    """The workbook as .xlsx. The same content gives the same bytes."""
    target = BytesIO()
    work = Book(pack, target)
    day = pack.frame.day
    born = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
    about = {"title": f"Bahan evaluasi {pack.puskesmas}", "author": pack.frame.letterhead.unit}
    work.book.set_properties(
        {**{k: clean(v) for k, v in about.items()}, "created": born.replace(tzinfo=None)}
    )
    card = work.sheet("Kartu capaian", f"Kartu capaian {pack.puskesmas}, {pack.period_text}")
    pws = work.sheet("PWS", f"PWS menurut desa, {pack.period_text}")
    write_data(work)
    _card(work, card)
    _pws(work, pws)
    _read_back(work)
    _notes(work)
    work.book.close()
    return target.getvalue()


CARD_NOTE = (
    f"{LETTERS_TOLD}. Huruf dan warna menurut angka yang dicetak. Tanda *: sebagian bulan belum dilaporkan. "
    "Titik (·): angka peka, hanya ditulis sebagai jumlah."
)
CARD_WIDE = 9
CARD_MOST = 13
"""Indicators on a printed page of the scorecard."""


def _card(work: Book, sheet: Any) -> None:
    """Villages × indicators as references to Data; totals are ratios of sums."""
    table, c = work.pack.table, work.columns
    head = work.head(align="center")
    sheet.write_string(2, 0, CARD_NOTE, work.look(font_size=8))
    sheet.write_string(3, 0, clean(table.area_word), head)
    sheet.write_string(4, 0, f"Target s.d. {work.pack.last_month} (%)", work.look(border=1))
    for i, indicator in enumerate(table.indicators, 1):
        sheet.write_string(3, i, clean(indicator.short), head)
        sheet.write_string(4, i, indicator.line_text, work.look(border=1, align="center"))
    for r, village in enumerate(table.villages):
        sheet.write_string(5 + r, 0, clean(village.name), work.look(bold=True, border=1))
        for i, indicator in enumerate(table.indicators):
            if not indicator.by_village:
                sheet.write_string(5 + r, i + 1, "·", work.look(border=1, align="center"))
                continue
            m = village.measures[i]
            source = f"{DATA}!{xl_rowcol_to_cell(work.blocks[i].top + r, c.percent)}"
            _percent(work, sheet, 5 + r, i + 1, f'=IF({source}="","",{source})', m)
    bottom = 5 + len(table.villages)
    sheet.write_string(bottom, 0, clean(table.total_name), work.look(bold=True, border=1, top=2))
    for i, total in enumerate(table.totals):
        _total(work, sheet, bottom, i, total)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, max(1, len(table.indicators)), CARD_WIDE)
    sheet.freeze_panes(5, 1)
    sheet.repeat_rows(3, 4)
    pages = max(1, ceil_div(len(table.indicators), CARD_MOST))
    each = max(1, ceil_div(len(table.indicators), pages))
    paged(sheet, range(1 + each, 1 + len(table.indicators), each), 1)


def _percent(work: Book, sheet: Any, row: int, column: int, formula: str, m: Measure) -> None:
    look = work.lettered(m, border=1)
    sheet.write_formula(row, column, formula, look, cached(m.ratio.value if m.ratio else None))


def _total(work: Book, sheet: Any, row: int, i: int, total: Measure) -> None:
    """Sum over sum, over the villages that have both; a total-only indicator is written as a number."""
    c, block = work.columns, work.blocks[i]
    if block.bottom < block.top:
        look = work.lettered(total, border=1, bold=True)
        if total.ratio is not None:
            sheet.write_number(row, i + 1, float(total.ratio.value), look)
        return
    count, base = (
        f"{DATA}!{xl_col_to_name(column)}{block.top + 1}:{xl_col_to_name(column)}{block.bottom + 1}"
        for column in (c.count, c.denominator)
    )
    _percent(work, sheet, row, i + 1, f'=IF(SUM({base})=0,"",SUM({count})/SUM({base}))', total)


PWS_HEAD = (
    "Indikator",
    "Wilayah",
    "Penyebut",
    "Pembilang",
    "Cakupan",
    "Target (%)",
    "Bulan ini",
    "Bulan sebelumnya",
)


def _pws(work: Book, sheet: Any) -> None:
    """Every indicator's villages with the people still to be reached as a formula."""
    pack, c = work.pack, work.columns
    head = work.head()
    until = pack.table.reach_until
    for column, name in enumerate(
        (*PWS_HEAD, "Status", "Peringkat", f"Orang lagi s.d. {month_name(until)}" if until else "Orang lagi")
    ):
        sheet.write_string(3, column, name, head)
    row = 4
    for i, indicator in enumerate(pack.table.indicators):
        if not indicator.by_village:
            continue
        top = row
        for r, village in enumerate(pack.table.villages):
            source = work.blocks[i].top + r
            refs = [f"{DATA}!{xl_rowcol_to_cell(source, x)}" for x in (c.denominator, c.count, c.percent)]
            _pws_line(work, sheet, row, indicator, (village.name, village.measures[i]), refs)
            row += 1
        refs = [f"SUM({xl_col_to_name(x)}{top + 1}:{xl_col_to_name(x)}{row})" for x in (2, 3)]
        total = pack.table.totals[i]
        refs.append(f'IF({refs[0]}=0,"",{refs[1]}/{refs[0]})')
        _pws_line(work, sheet, row, indicator, (pack.table.total_name, total), refs, total_from=top)
        row += 1
    sheet.autofilter(3, 0, max(row - 1, 3), 10)
    sheet.freeze_panes(4, 2)
    sheet.set_column(0, 1, 18)
    sheet.set_column(2, 9, 11)
    sheet.set_column(10, 10, 16)


def _pws_line(
    work: Book,
    sheet: Any,
    row: int,
    head: IndicatorHead,
    place: tuple[str, Measure],
    refs: Sequence[str],
    *,
    total_from: int | None = None,
) -> None:
    """One line: references, then fixed words. `refs` are denominator, numerator and coverage."""
    name, m = place
    line = {"border": 4} if total_from is None else {"border": 1, "bold": True}
    sheet.write_string(row, 0, clean(head.short), work.look(**line))
    sheet.write_string(row, 1, clean(name), work.look(**line))
    ratio = m.ratio
    values = (ratio.denominator, m.count, ratio.value) if ratio else (None, None, None)
    for column, (ref, value, form) in enumerate(
        zip(refs, values, ("0.###", "0.###", "0.0%"), strict=True), 2
    ):
        formula = f'=IF({ref}="","",{ref})' if total_from is None else f"={ref}"
        sheet.write_formula(row, column, formula, work.look(num_format=form, **line), cached(value))
    goal = None if head.line is None else float(head.line)
    work.number(sheet, row, 5, goal, num_format="0.0", **line)
    for column, number in ((6, m.this_month), (7, m.previous_month), (9, m.rank)):
        work.number(sheet, row, column, number, **line)
    sheet.write_string(row, 8, m.word, work.tinted(m, align="center", **line))
    if m.to_reach is None:
        work.number(sheet, row, 10, None, **line)
    else:
        sheet.write_formula(row, 10, _reach(work, row, head, total_from), work.look(**line), m.to_reach)


def _reach(work: Book, row: int, head: IndicatorHead, total_from: int | None) -> str:
    """People still to be reached by the named month, rounded up per village; a total is their sum."""
    if total_from is not None:
        return f"=SUM(K{total_from + 1}:K{row})"
    until = work.pack.table.reach_until
    share = (head.target or Fraction(0)) * (until.month if until else 12) / 1200
    goal = f"C{row + 1}*{share.numerator}/{share.denominator}-D{row + 1}"
    return f'=IF(D{row + 1}="","",MAX(0,ROUNDUP(ROUND({goal},6),0)))'


SIDE = (", bulan", ", pembilang", ", penyebut", "")
BEFORE = 9
VERDICT = BEFORE + 2 * len(SIDE)
READ_WIDE = (5, 18, 36, 16, 14, 12, 12, 16, 12, *(17, 9, 9, 8) * 2, 26)
"""Characters of each column of the sheet Evaluasi RTL."""
READ_FIRST = 8
"""Columns on its first printed page: the promise; on the second stand its numbers."""


def _read_back(work: Book) -> None:
    """The promises of the last meeting, and the number of each before and after."""
    pack = work.pack
    sheet = work.sheet("Evaluasi RTL", "Evaluasi RTL lokmin yang lalu")
    names = (
        "No",
        "Penanggung jawab",
        "Komitmen",
        "Lokasi",
        "Sasaran",
        "Tenggat",
        "Keadaan",
        "Bukti",
        "Indikator",
        *(f"{word}{what}" for word in ("Sebelum", "Sesudah") for what in SIDE),
        "Hasil",
    )
    for column, name in enumerate(names):
        sheet.write_string(3, column, name, work.head())
    for row, r in enumerate(pack.read_back.rows if pack.read_back else (), 4):
        sheet.write_number(row, 0, r.number, work.look(border=1, align="center", valign="top"))
        texts = (
            r.owner,
            r.action,
            r.place,
            r.quantity,
            r.due,
            r.state,
            r.proof,
            r.indicator if r.moved else "",
        )
        for column, text in enumerate(texts, 1):
            told = clean(text) or NONE
            sheet.write_string(row, column, told, work.look(border=1, text_wrap=True, valign="top"))
        _moved(work, sheet, row, r)
        look = work.look(border=1, text_wrap=True, valign="top")
        sheet.write_string(row, VERDICT, clean(r.verdict) or NONE, look)
        wide = (*READ_WIDE[1:BEFORE], READ_WIDE[VERDICT])
        sheet.set_row(row, max(map(_high, (*texts, r.verdict), wide)))
    for column, width in enumerate(READ_WIDE):
        sheet.set_column(column, column, width)
    paged(sheet, (READ_FIRST,), 2)


def _high(text: str, width: int) -> float:
    return lines_high([clean(text)], width)


def _moved(work: Book, sheet: Any, row: int, promise: ReadBackRow) -> None:
    """Before and after: the counted people over their share of the sasaran, as a formula, and its months."""
    for place in range(BEFORE, VERDICT):
        sheet.write_blank(row, place, None, work.look(border=1, valign="top"))
    for place, side in enumerate((promise.moved.before, promise.moved.after) if promise.moved else ()):
        first = BEFORE + 4 * place
        sheet.write_string(row, first, clean(side.months), work.look(border=1, valign="top"))
        sheet.write_number(row, first + 1, side.numerator, work.look(border=1, valign="top"))
        sheet.write_number(
            row, first + 2, float(side.denominator), work.look(border=1, valign="top", num_format="0.###")
        )
        count, base = (xl_rowcol_to_cell(row, first + n) for n in (1, 2))
        look = work.look(border=1, valign="top", num_format="0.0%", bold=True)
        sheet.write_formula(row, first + 3, f"={count}/{base}", look, cached(side.percent / 100))


NOTES_WIDE = 120


def _notes(work: Book) -> None:
    """Data quality, what was restated after freezing, and the whole hash of the frozen figures."""
    pack = work.pack
    sheet = work.sheet("Catatan", "Catatan mutu data dan perubahan sesudah data dibekukan")
    bold, plain = work.look(bold=True), work.look(text_wrap=True, valign="top")
    row = 3
    for title, lines in (
        ("Catatan mutu data", pack.data_notes or ("Semua bulan dilaporkan dan semua sasaran ada.",)),
        ("Perubahan sesudah data dibekukan", pack.restatements or ("Tidak ada.",)),
        ("Kode data", (pack.figures_line,) if pack.figures_line else ()),
    ):
        sheet.write_string(row, 0, title, bold)
        for line in lines:
            row += 1
            sheet.write_string(row, 0, clean(line), plain)
            sheet.set_row(row, lines_high([clean(line)], NOTES_WIDE))
        row += 2
    sheet.set_column(0, 0, NOTES_WIDE)
