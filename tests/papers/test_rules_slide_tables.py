"""How many rows of a table stand on a slide."""

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import slide_tables as t
from tests.papers.samples import village_names

SIZES = (24, 20, 18, 16, 14)


def grid(count, name="Desa", shares=(3, 1)):
    rows = tuple((b.cell(f"{name} {n}"), b.right(b.count(f"n/{n}", n))) for n in range(count))
    return b.Grid(("Desa", "%"), rows, shares)


def shown(layout):
    return [row[0][0] for table in layout.tables for row in table.rows]


def test_few_rows_stand_large_and_many_small():
    assert t.best(grid(3), 800, 400, SIZES).size == 24
    assert t.best(grid(16), 800, 400, SIZES).size < 20


def test_rows_that_do_not_fit_below_each_other_stand_side_by_side_in_their_order():
    layout = t.best(grid(30), 800, 400, SIZES)
    assert len(layout.tables) == 2
    assert layout.left_out == 0
    assert shown(layout) == [f"Desa {n}" for n in range(30)]
    assert abs(len(layout.tables[0].rows) - len(layout.tables[1].rows)) <= 1


def test_what_does_not_fit_at_all_is_counted_and_leaves_room_to_say_so():
    layout = t.best(grid(200), 800, 400, SIZES)
    assert layout.left_out == 200 - layout.rows > 0
    assert shown(layout) == [f"Desa {n}" for n in range(layout.rows)]
    assert layout.height <= 400 - t.COUNTED


def test_a_long_cell_is_cut_to_three_lines_and_told():
    long = "kata " * 100
    layout = t.lay(b.Grid(("A",), ((b.cell(long),),), (1,)), 200, 400, 14)
    assert layout.cut == (long.strip(),) or layout.cut == (long,)
    assert layout.tables[0].rows[0][0][0].endswith("…")


def test_a_table_with_a_broken_word_is_not_put_side_by_side():
    layout = t.best(grid(30, "Kurungkambingbaru"), 300, 400, SIZES)
    assert len(layout.tables) == 1


def test_joined_cells_keep_their_span_and_lines_stay_lines():
    row = (b.cell("atas", "bawah", span=2, fill=True),)
    layout = t.lay(b.Grid(("A", "B"), (row,), (1, 1)), 400, 400, 14)
    assert layout.tables[0].rows[0][0] == ("atas\nbawah", False, "left", 2, True)


def test_a_table_without_heads_or_rows_is_empty():
    layout = t.best(b.Grid(("", ""), (), (1, 1)), 400, 400, SIZES)
    assert (layout.rows, layout.left_out, layout.tables[0].heads) == (0, 0, ())


def test_all_villages_of_both_kecamatan_fit_at_a_legible_size():
    rows = tuple((b.cell(name), b.right("31,0"), b.cell("Perlu dikejar")) for name in village_names(15))
    layout = t.best(b.Grid(("Desa", "%", "Status"), rows, (12, 6, 12)), 380, 380, SIZES)
    assert (layout.left_out, layout.cut) == (0, ())
