"""A pasted month: headers, villages, sums, persons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month
from lokmin.intake.rules.pasted import MOST_ROWS, read_paste

APRIL = Month(2023, 4)
BLOCK = (
    "NO\tDESA\tK1\tK4\tLAIN\n1\t2\t3\t4\t5\n1\tPARI\t7\t5\tx\n2\tPandat\t0\t\t1\nJUMLAH\tJUMLAH\t7\t5\t1\n"
)


def read(text, month=APRIL, today=APRIL):
    return read_paste(text, month=month, today=today)


def found(report):
    return {(f.village, f.element): f.count for f in report.figures}


def test_a_block_is_read_with_its_headers_and_villages():
    report = read(BLOCK)
    expected = {("PARI", "K1"): 7, ("PARI", "K4"): 5, ("Pandat", "K1"): 0, ("Pandat", "K4"): None}
    assert found(report) == expected
    assert (report.layout, report.months) == ("paste", ("2023-04",))
    assert [(i.code, i.cell, i.params["header"]) for i in report.issues] == [("column_unknown", "E1", "LAIN")]
    assert [f.cell for f in report.figures] == ["C3", "D3", "C4", "D4"]


def test_villages_without_a_header_are_the_first_names_and_codes_are_taken():
    assert found(read("\tK1\nPari\t3\n")) == {("Pari", "K1"): 3}
    report = read("Kode Desa\tDesa\tK1\n36.01.17.2005\tPari\t3\n")
    assert [(f.village_code, f.village) for f in report.figures] == [("36.01.17.2005", "Pari")]


def test_a_cell_that_is_no_count_is_named_and_the_others_stay():
    report = read("DESA;K1;K4\nPari;1,5;tujuh\nPandat;1.091;-2\n")
    assert [(i.code, i.cell) for i in report.issues] == [
        ("fractional", "B2"),
        ("text", "C2"),
        ("negative", "C3"),
    ]
    assert found(report) == {("Pandat", "K1"): 1091}


def test_what_stands_twice_is_read_not_at_all():
    report = read("DESA\tK1\tK 1\tK4\nPari\t1\t2\t3\nPARI\t1\t2\t4\nPandat\t1\t1\t1\n")
    assert {i.code for i in report.issues} == {"column_twice", "village_twice"}
    assert found(report) == {("Pandat", "K4"): 1}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" \n\t\n", "intake.paste_empty"),
        ("DESA\tA\nPari\t1\n", "intake.paste_header"),
        ("K1\tK4\n1\t2\n", "intake.paste_villages"),
        ("DESA\tNama Ibu\tK1\nPari\tSiti\t1\n", "intake.text_by_name"),
        ("DESA\tK1\n" + "Pari\t1\n" * (MOST_ROWS + 1), "intake.paste_long"),
    ],
)
def test_a_block_that_cannot_be_read_is_refused(text, code):
    with pytest.raises(Refusal) as refusal:
        read(text)
    assert refusal.value.code == code


def test_a_month_that_has_not_come_is_refused():
    with pytest.raises(Refusal, match="belum tiba"):
        read(BLOCK, today=Month(2023, 3))


@given(st.text(alphabet="DESAKn1\t;\n\"',.-0é\x00", max_size=200))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    try:
        report = read(text)
    except Refusal:
        return
    assert all(f.count is None or f.count >= 0 for f in report.figures)


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(0, 9999)), min_size=2, max_size=2), max_size=12))
def test_a_clean_block_comes_back_whole(rows):
    names = [f"Desa {'ABCDEFGHIJKL'[n]}" for n in range(len(rows))]
    lines = [
        f"{n}\t" + "\t".join("" if c is None else str(c) for c in r) for n, r in zip(names, rows, strict=True)
    ]
    expected = {
        (n, e): c for n, r in zip(names, rows, strict=True) for e, c in zip(("K1", "K4"), r, strict=True)
    }
    assert found(read("DESA\tK1\tK4\n" + "\n".join(lines))) == expected
