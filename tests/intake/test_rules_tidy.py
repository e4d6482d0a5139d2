"""CSV in every dialect, with every bad figure named by line and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.numbers import State
from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.reader import read_file
from tests.intake.test_rules_pws_kia import TODAY, codes

HEAD = "kode_desa;desa;periode;indikator;jumlah\n"
LINE = "33.20.02.2001;Désa Ñ;2026-04;K1;7\n"


def read(text: str | bytes):
    return read_file(text if isinstance(text, bytes) else text.encode(), today=TODAY)


def one(line: str):
    report = read(HEAD + line)
    return report.figures[0] if report.figures else report.issues[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_every_spreadsheet_writes_csv_its_own_way(encoding, end, delimiter):
    text = (HEAD + LINE).replace(";", delimiter).replace("\n", end)
    figure = read(text.encode(encoding)).figures[0]
    assert (figure.village, figure.count, figure.cell) == ("Désa Ñ", 7, "E2")


def test_the_line_that_names_the_separator_is_obeyed():
    assert read("sep=;\n" + HEAD + LINE).figures[0].cell == "E3"


def test_columns_may_stand_in_any_order_and_under_their_other_names():
    report = read("Pembilang,Elemen,BULAN,Nama Desa,catatan\n3,Fe. 3,Pebruari 2026,Troso,x\n")
    figure = report.figures[0]
    assert (figure.village, figure.element, figure.period, figure.count) == ("Troso", "TTD90", "2026-02", 3)
    assert codes(report) == {"column_ignored": 1}


@pytest.mark.parametrize(
    ("line", "code", "cell"),
    [
        ("1;A;2026-04;K1;-1", "negative", "E2"),
        ("1;A;2026-04;K1;2,5", "fractional", "E2"),
        ("1;A;2026-04;K1;dua", "text", "E2"),
        ("1;A;2026-04;K1;99999999", "too_large", "E2"),
        ("1;A;2026-13;K1;1", "month_unknown", "C2"),
        ("1;A;2026-00;K1;1", "month_unknown", "C2"),
        ("1;A;kemarin;K1;1", "month_unknown", "C2"),
        ("1;A;April;K1;1", "month_unknown", "C2"),
        ("1;A;1926-04;K1;1", "month_unknown", "C2"),
        ("1;A;2026-12;K1;1", "future_month", "C2"),
        ("1;A;2026-04;XYZ;1", "element_unknown", "D2"),
        (";;2026-04;K1;1", "village_missing", "A2"),
        ("1;A;2026-04", "line_short", "C2"),
    ],
)
def test_a_bad_line_is_refused_with_its_place(line, code, cell):
    issue = one(line)
    assert (issue.code, issue.cell) == (code, cell)
    assert issue.message.endswith(".")


def test_an_empty_count_is_missing_and_a_zero_is_zero():
    assert one("1;A;2026-04;K1;").state == State.MISSING
    assert one("1;A;2026-04;K1;0").state == State.ZERO


def test_the_same_line_twice_is_read_once_and_two_numbers_not_at_all():
    report = read(HEAD + "1;A;2026-04;K1;7\n1;A;2026-04;K1;7\n2;B;2026-04;K1;7\n2;B;2026-04;K1;8\n")
    assert [(f.village, f.count) for f in report.figures] == [("A", 7)]
    assert codes(report) == {"line_repeated": 1, "line_twice": 2}
    assert report.cells_refused == 2


@pytest.mark.parametrize("header", ["NIK", "Nama Ibu", "tgl_lahir"])
def test_a_list_of_names_is_refused(header):
    text = f"desa;periode;elemen;jumlah;{header.replace('_', ' ')}\nA;2026-04;K1;1;Siti\n"
    with pytest.raises(Refusal) as refused:
        read(text)
    assert refused.value.code == "intake.text_by_name"


def test_sixteen_digits_three_times_are_persons():
    lines = "".join(f"A;2026-04;K1;1;332002123456789{n}\n" for n in range(3))
    with pytest.raises(Refusal) as refused:
        read("desa;periode;elemen;jumlah;x\n" + lines)
    assert refused.value.code == "intake.text_by_name"


def test_a_missing_or_repeated_column_is_named():
    with pytest.raises(Refusal, match="jumlah"):
        read("desa;periode;elemen\nA;2026-04;K1\n")
    with pytest.raises(Refusal, match="kode_desa"):
        read("periode;elemen;jumlah\n2026-04;K1;1\n")
    with pytest.raises(Refusal, match="dua kali"):
        read("desa;periode;elemen;jumlah;jumlah\nA;2026-04;K1;1;1\n")


def outcome(data: bytes) -> str:
    """What becomes of any bytes: their layout, or the sentence of the refusal."""
    try:
        report = read_file(data, today=TODAY)
    except Refusal as refusal:
        return refusal.sentence
    return report.layout if all(issue.message for issue in report.issues) else ""


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text):
    assert outcome((HEAD + text).encode())


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data):
    assert outcome(data)
