"""Whatever stands in a sheet, reading it ends in a report or a refusal, and never guesses a number."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from lokmin.basics.time import Month
from lokmin.intake.rules.cells import UNCALCULATED, ErrorCell
from lokmin.intake.rules.grid import Grid
from lokmin.intake.rules.percent import check_sheet
from lokmin.intake.rules.privacy import names_persons
from lokmin.intake.rules.sheet import read_sheet

TODAY = date(2026, 11, 22)
WORDS = (
    "BULAN :|JANUARI |PEBRUARI|NOPEMBER|JANUARI - JUNI|NO|DESA|PUSKESMAS :|SASARAN|BUMIL|BULIN|K 1|K 4|Fe. 3|"
    "BLN INI|BLN LALU|KUM|ABS|%|JUMLAH|TOTAL|Troso|Krasak|NIK|-|7 bayi|1.091|101,2|LAPORAN PWS KIA"
).split("|")
VALUES = st.one_of(
    st.sampled_from(WORDS), st.integers(-5, 2000).map(Decimal), st.decimals(allow_nan=True), st.booleans(),
    st.sampled_from(["#DIV/0!", "#REF!"]).map(ErrorCell), st.just(UNCALCULATED), st.text(max_size=8),
)  # fmt: skip
CELLS = st.dictionaries(st.tuples(st.integers(1, 25), st.integers(1, 9)), VALUES, max_size=120)
START = {(1, 1): "BULAN :", (1, 3): "JANUARI ", (3, 1): "NO", (3, 2): "DESA", (3, 3): "K 1", (4, 2): "Troso"}


@settings(max_examples=300, deadline=None)
@given(CELLS, st.booleans(), st.booleans())
def test_no_sheet_breaks_the_reader(cells, block, zero_is_empty):
    grid = Grid("uji", values={**cells, **(START if block else {})})
    names_persons(grid.cells())
    sheet = read_sheet(grid, year=2026, today=TODAY, zero_is_empty=zero_is_empty)
    check_sheet(sheet)
    for read in sheet.months:
        assert read.month <= Month.of(TODAY) or not read.reported
        for count in read.counts.values():
            assert count.count is None or 0 <= count.count <= 10_000_000
    assert all(issue.message for issue in sheet.issues)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 500), st.integers(0, 40), st.integers(0, 12))
def test_a_block_is_read_wherever_it_stands(count, down, right):
    grid = Grid("uji")
    for (row, column), value in {**START, (4, 3): Decimal(count), (4, 1): Decimal(1)}.items():
        shift = right if column > 2 else 0
        grid.put(row + down, column + shift, value)
    sheet = read_sheet(grid, year=2026, today=TODAY, zero_is_empty=False)
    assert [c.count for read in sheet.months for c in read.counts.values()] == [count]
