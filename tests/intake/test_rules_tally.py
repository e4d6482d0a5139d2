"""Persons become counts: columns, statuses, children met twice, and what is left out."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.by_name import read_by_name, read_day, read_measure
from lokmin.intake.rules.tally import CHILD_ELEMENTS, tally_children, tally_status
from tests.intake.persons import HEADER, as_csv, as_workbook, child

TODAY = date(2023, 8, 7)


def tally(data, today=TODAY):
    return tally_children(read_by_name(data, today=today))


def counts(done):
    return {(village, str(month), element): n for (village, month, element), n in done.counts.items()}


def of(done, element, village="KRASAK", month="2023-04"):
    return counts(done)[village, month, element]


@pytest.mark.parametrize("write", [as_csv, as_workbook])
def test_an_export_becomes_counts_by_village_month_and_element(write):
    data = write(
        child(),
        child("DUA", "3320020101200002") | {"TB/U": "Pendek", "BB/TB": "Gizi Kurang"},
        child("TIGA", "3320020101200003")
        | {"TB/U": "Sangat Pendek", "BB/U": "Kurang", "Naik Berat Badan": "T"},
        child("EMPAT", "3320020101200004") | {"TB/U": "-", "BB/TB": "-", "Naik Berat Badan": "O"},
        child("LIMA", "3320020101200005", Tinggi="") | {"TB/U": "-", "BB/TB": "-"},
        child("ENAM", "3320020101200006") | {"Desa/Kel": "Pari", "Tanggal Pengukuran": "10/05/2023"},
    )
    done = tally(data)
    found = {element: of(done, element) for element in CHILD_ELEMENTS}
    assert found == {
        "BALITA_D": 5,
        "BALITA_N": 3,
        "BALITA_T": 1,
        "TB_DIUKUR": 3,
        "STUNTED": 2,
        "BB_TB_DIUKUR": 3,
        "WASTED": 1,
        "UNDERWEIGHT": 1,
    }
    assert of(done, "STUNTED", "Pari", "2023-05") == 0
    assert (done.puskesmas, done.rows, done.persons, done.left_out) == ("PECANGAAN", 6, 6, ())


def test_a_child_weighed_twice_in_a_month_counts_once_with_the_later_weighing():
    later = child() | {"Tanggal Pengukuran": "2023-04-20", "TB/U": "Pendek"}
    no_number = child(nik="-") | {"Tanggal Pengukuran": "2023-04-02"}
    next_month = child() | {"Tanggal Pengukuran": "2023-05-20"}
    done = tally(as_csv(later, child(), no_number, next_month))
    assert (of(done, "BALITA_D"), of(done, "STUNTED"), done.repeated) == (1, 1, 2)
    assert of(done, "BALITA_D", month="2023-05") == 1


def test_without_number_a_child_is_name_and_birthday_and_without_both_a_line():
    same = child(nik="")
    other = child(nik="", **{"Tgl Lahir": "2021-03-05"})
    nobody = child("", "")
    done = tally(as_csv(same, same, other, nobody, nobody))
    assert (of(done, "BALITA_D"), done.repeated) == (4, 1)


def test_a_number_of_equal_digits_is_no_number():
    done = tally(as_csv(child("A", "0" * 16), child("B", "0" * 16)))
    assert of(done, "BALITA_D") == 2


def test_only_elements_of_columns_that_are_there_are_counted():
    header = [name for name in HEADER if name not in ("TB/U", "Naik Berat Badan")]
    done = tally(as_csv(child(), header=header))
    assert {element for _v, _m, element in done.counts} == {
        "BALITA_D", "BB_TB_DIUKUR", "WASTED", "UNDERWEIGHT",
    }  # fmt: skip


def test_a_header_may_stand_below_titles_and_children_of_five_years_leave_the_list():
    old = child("TUA", "3320020101200009") | {"Tgl Lahir": "2018-04-10"}
    almost = child("MUDA", "3320020101200008") | {"Tgl Lahir": "2018-04-11"}
    done = tally(as_workbook(old, almost, above=6))
    assert (of(done, "BALITA_D"), done.too_old) == (1, 1)


@pytest.mark.parametrize(
    ("change", "column", "code"),
    [
        ({"Desa/Kel": " "}, "village", "empty"),
        ({"Desa/Kel": "3320020101200001"}, "village", "strange"),
        ({"Tanggal Pengukuran": "10 kemarin"}, "day", "date"),
        ({"Tanggal Pengukuran": "2023-08-08"}, "day", "future"),
        ({"Tgl Lahir": "RAHASIA"}, "born", "date"),
        ({"Berat": "RAHASIA"}, "weight", "number"),
        ({"TB/U": "RAHASIA"}, "height_age", "status"),
        ({"Naik Berat Badan": "RAHASIA"}, "gain", "status"),
    ],
)
def test_a_line_that_cannot_be_read_is_left_out_with_row_and_column(change, column, code):
    done = tally(as_csv(child("DUA", "3320020101200002"), child() | change))
    (out,) = done.left_out
    assert (out.row, out.column, out.code) == (3, column, code)
    assert of(done, "BALITA_D") == 1


def test_a_list_without_village_or_month_is_refused():
    for header in (["Nama", "Tanggal Pengukuran"], ["Nama", "Desa/Kel"]):
        with pytest.raises(Refusal, match="Judul kolom tidak ditemukan"):
            tally(as_csv(child(), header=header))
    with pytest.raises(Refusal, match="dua kali"):
        tally(as_csv(child(), header=[*HEADER, "Berat"]))


def test_any_list_is_counted_by_one_status():
    header = ["Nama", "Desa", "Bulan", "Status Anemia"]
    lines = [
        {"Nama": "A", "Desa": "Pari", "Bulan": "April 2023", "Status Anemia": "Ya"},
        {"Nama": "B", "Desa": "PARI", "Bulan": "2023-04", "Status Anemia": "tidak"},
        {"Nama": "C", "Desa": "Pari", "Bulan": "April", "Status Anemia": "Ya"},
    ]
    found = read_by_name(as_csv(*lines, header=header), today=TODAY, extra={"status": "Status Anemia"})
    done = tally_status(found, element="ANEMIA", yes=["ya"])
    assert counts(done) == {("Pari", "2023-04", "ANEMIA"): 1}
    assert [(out.row, out.column, out.code) for out in done.left_out] == [(4, "month", "month")]
    with pytest.raises(Refusal, match="“Hb” tidak ada"):
        read_by_name(as_csv(*lines, header=header), today=TODAY, extra={"status": "Hb"})


def test_days_and_measures_are_read_as_spreadsheets_write_them():
    assert read_day(Decimal(45026)) == date(2023, 4, 10)
    assert read_day("10-4-2023") == read_day("2023-04-10 00:00:00") == date(2023, 4, 10)
    assert read_day("31/02/2023") is read_day(Decimal(5)) is read_day(None) is None
    assert [read_measure(v) for v in ("10,5", "-", Decimal("9.2"), "x", Decimal(-1))] == [
        Decimal("10.5"), 0, Decimal("9.2"), None, None,
    ]  # fmt: skip


CHILDREN = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.sampled_from(["Pari", "KRASAK"]),
        st.integers(1, 28),
        st.sampled_from([3, 4]),
        st.sampled_from(["Normal", "Pendek", "-"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=20,
)


@given(CHILDREN)
def test_counts_agree_with_a_slow_count(lines):
    data = as_csv(
        *(
            child(f"ANAK {who}", f"332002010120000{who}")
            | {
                "Desa/Kel": village,
                "Tanggal Pengukuran": f"2023-0{month}-{day:02d}",
                "TB/U": status,
                "Tinggi": "80" if tall else "",
            }
            for who, village, day, month, status, tall in lines
        )
    )
    last = {}
    for who, village, day, month, status, tall in lines:
        if (who, month) not in last or day >= last[who, month][0]:
            last[who, month] = (day, village, status, tall)
    expected = defaultdict(int)
    for (_who, month), (_day, village, status, tall) in last.items():
        expected[village, f"2023-0{month}", "BALITA_D"] += 1
        expected[village, f"2023-0{month}", "TB_DIUKUR"] += tall and status != "-"
        expected[village, f"2023-0{month}", "STUNTED"] += tall and status == "Pendek"
    found = counts(tally(data))
    assert {place: n for place, n in found.items() if place in expected} == dict(expected)
