"""The PWS KIA workbook: the real one, and small ones of the same shape that do what the real one does not."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from lokmin.basics.numbers import State
from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.reader import read_file as read_workbook
from lokmin.intake.rules.report import Report, Severity
from tests.intake import files

TODAY = date(2026, 11, 22)
HEADERS = {
    "K1": "K1", "Bumil 4T": "K4T", "K1 oleh dokter": "K1DR", "K1 USG oleh dokter": "K1USG", "K4": "K4",
    "K5 oleh dokter": "K5DR", "K5 USG oleh dokter": "K5USG", "K6": "K6", "K8": "K8", "ANC 12T": "ANC12T",
}  # fmt: skip
COUNTS = {
    (village, element, month): number + month
    for number, village in enumerate(files.VILLAGES)
    for element in ("K1", "K4", "RN", "RM", "ANEMIA")
    for month in (1, 2)
}


@pytest.fixture(scope="module")
def real(shared):
    return read_workbook((shared / "data/field/pws_kia_2026_values.xlsx").read_bytes(), today=TODAY)


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def codes(report: Report) -> Counter[str]:
    return Counter(issue.code for issue in report.issues)


def count(report: Report, village: str, element: str, month: int):
    found = [f for f in report.figures if (f.village, f.element, f.month) == (village, element, month)]
    assert len(found) <= 1
    return (found[0].count, found[0].state) if found else None


def test_the_real_workbook_gives_all_480_counts(real, shared):
    expected = table(shared / "data/field/pws_kia_2026_expected_jan_apr.csv")
    wrong = [
        row for row in expected
        if count(real, row["desa"], HEADERS[row["indikator"]], int(row["bulan"]))[0]
        != int(row["nilai_bulan_ini"])
    ]  # fmt: skip
    assert not wrong


def test_the_real_workbook_was_filled_to_april(real):
    assert real.months == ("2026-01", "2026-02", "2026-03", "2026-04")
    assert real.months_unreported == tuple(f"2026-{m:02d}" for m in range(5, 13))
    assert {figure.month for figure in real.figures} == {1, 2, 3, 4}


def test_the_real_workbook_names_its_puskesmas_year_and_villages(real):
    assert (real.puskesmas, real.year) == ("PECANGAAN", 2026)
    assert len({figure.village for figure in real.figures}) == 12
    bumil = {p.village: p.thousandths for p in real.populations if p.kind == "bumil"}
    assert sum(bumil.values()) == 1_067_000
    assert bumil["Pecangaan Kulon"] == 101_200
    assert sum(p.thousandths for p in real.populations if p.kind == "bulin") == 1_018_500


def test_every_wrong_denominator_of_the_published_table_is_reported(real, shared):
    rows = table(shared / "reference/oracles/01_pws_kia_pecangaan_2026.csv")
    months = dict(zip("JAN FEB MAR APR MEI JUN JUL AGU SEP OKT NOV DES".split(), range(1, 13), strict=True))
    names = {"PN_NAKES": "PN", "KOMPLIKASI_DITANGANI": "PK"}
    expected = {
        (months[row["month"][:3]], row["village"], names.get(row["indicator"], row["indicator"]))
        for row in rows
        if row["flag"] == "SOURCE_USES_OTHER_DENOMINATOR"
    }
    found = {
        (int(i.params["month"][5:]), i.params["village"], i.params["element"])
        for i in real.issues
        if i.code == "percent_denominator"
    }
    assert len(expected) == 26
    assert found == expected


def test_no_other_percentage_of_the_real_workbook_differs(real):
    assert real.percentages_checked == 1560
    assert codes(real)["percent_differs"] == codes(real)["percent_scale"] == 0
    assert codes(real)["percent_no_population"] == 156
    slots = next(issue for issue in real.issues if issue.code == "slots_div0")
    assert slots.params["count"] == "1200"


def test_anemia_and_kek_come_from_the_second_sheet_only(real):
    sheets = {figure.element: figure.sheet for figure in real.figures}
    assert sheets["ANEMIA"] == sheets["KEK"] == "2.PWS"
    assert {sheet for element, sheet in sheets.items() if element not in ("ANEMIA", "KEK")} == {"1.DATA KIA"}


def test_the_one_count_of_december_is_not_stored_before_december(real):
    errors = [issue for issue in real.issues if issue.severity == Severity.ERROR]
    assert [(e.code, e.sheet, e.cell) for e in errors] == [("future_month", "2.PWS", "AF403")]


def test_the_sheets_of_the_real_workbook_are_read_or_named(real):
    seen = {sheet.name: sheet.outcome for sheet in real.sheets}
    assert [name for name, outcome in seen.items() if outcome == "read"] == [
        "1.DATA KIA", "2.PWS", "3.Komplikasi", "6.P4K", "7.Mati Gol Umur", "8.ANCTEPADU",
        "11. Skrining Ibu Hamil",
    ]  # fmt: skip
    by = {i.params["name"]: i.params["what"] for i in real.issues if i.code == "sheet_not_by_village"}
    assert by == {"9.PONED KAB": "PUSKESMAS", "10. PONED FORMAT": "JENIS KASUS DITANGANI"}
    unread = {i.sheet: i.params["names"] for i in real.issues if i.code == "columns_unread"}
    assert set(unread) == {sheet for sheet in seen if sheet[0] in "3678"} | {"11. Skrining Ibu Hamil"}
    assert "KPD" in unread["3.Komplikasi"]
    recaps = {i.params["name"] for i in real.issues if i.code == "recap_ignored" and i.sheet == "8.ANCTEPADU"}
    assert "JANUARI - JUNI" in recaps


def test_formulas_without_results_are_refused_with_what_to_do(shared):
    data = (shared / "data/field/pws_kia_2026_formulas.xlsx").read_bytes()
    with pytest.raises(Refusal, match="Buka dan simpan dulu di Excel"):
        read_workbook(data, today=TODAY)


def test_blocks_are_found_wherever_they_stand():
    first = read_workbook(files.pws_book(COUNTS), today=TODAY)
    second = read_workbook(files.book_with(lambda b: files.counts_sheet(b, COUNTS, gap=9)), today=TODAY)
    ours = {(f.village, f.element, f.period): f.count for f in first.figures if f.sheet == "1.DATA KIA"}
    assert ours == {(f.village, f.element, f.period): f.count for f in second.figures}
    assert ours["Desa 2", "RISTI_MASY", "2026-02"] == 3


def test_an_empty_cell_is_missing_and_a_zero_is_zero():
    counts = {**COUNTS, ("Desa 1", "K1", 1): 0, ("Desa 1", "K4", 1): None}
    report = read_workbook(files.pws_book(counts), today=TODAY)
    assert count(report, "Desa 1", "K1", 1) == (0, State.ZERO)
    assert count(report, "Desa 1", "K4", 1) == (None, State.MISSING)
    assert count(report, "Desa 2", "K4", 1) == (2, State.VALUE)
    assert not codes(report)["sheets_differ"]


def test_a_month_that_was_reported_as_zero_is_not_unreported():
    counts = {(village, "K1", 3): 0 for village in files.VILLAGES}
    report = read_workbook(files.pws_book({**COUNTS, **counts}), today=TODAY)
    assert report.months == ("2026-01", "2026-02", "2026-03")
    assert count(report, "Desa 1", "K1", 3) == (0, State.ZERO)
    assert count(report, "Desa 1", "ANEMIA", 3) is None


def test_a_number_in_one_empty_month_of_the_second_sheet_does_not_make_zeros():
    report = read_workbook(files.pws_book({**COUNTS, ("Desa 1", "ANEMIA", 5): 2}), today=TODAY)
    assert count(report, "Desa 1", "ANEMIA", 5) == (2, State.VALUE)
    assert count(report, "Desa 2", "ANEMIA", 5) is None
    assert codes(report)["only_here"] == 1


def test_two_sheets_that_differ_are_an_issue_and_the_first_stands():
    other = {**COUNTS, ("Desa 1", "K4", 1): 40}
    data = files.book_with(
        lambda book: files.counts_sheet(book, COUNTS), lambda book: files.pws_sheet(book, other)
    )
    report = read_workbook(data, today=TODAY)
    assert count(report, "Desa 1", "K4", 1) == (1, State.VALUE)
    issue = next(issue for issue in report.issues if issue.code == "sheets_differ")
    assert (issue.params["ours"], issue.params["theirs"]) == ("1", "40")


def test_bad_counts_are_refused_cell_by_cell_with_place_and_value():
    bad = {1: (-3, "negative"), 2: (2.5, "fractional")}
    texts = {"Desa 1": "7 bayi", "Desa 2": "#REF!", "Desa 3": 10**9}
    counts = {**COUNTS, **{("Desa 1", "K1", month): value for month, (value, _) in bad.items()}}
    counts |= {(village, "K4", 2): value for village, value in texts.items()}
    report = read_workbook(files.book_with(lambda b: files.counts_sheet(b, counts)), today=TODAY)
    found = {(i.code, i.cell) for i in report.issues if i.severity == Severity.ERROR}
    assert {code for code, _ in found} == {"negative", "fractional", "text", "cell_error", "too_large"}
    assert all(cell for _, cell in found)
    assert report.cells_refused == 5
    assert count(report, "Desa 1", "K1", 1) is None
    assert count(report, "Desa 1", "K4", 1) == (1, State.VALUE)


def test_a_village_twice_in_a_block_is_read_neither_time():
    villages = ("Desa 1", "DESA  1", "Desa 3")
    report = read_workbook(files.pws_book(COUNTS, villages=villages), today=TODAY)
    assert {figure.village for figure in report.figures} == {"Desa 3"}
    assert codes(report)["village_twice"] >= 2


def test_a_month_twice_is_read_neither_time():
    report = read_workbook(
        files.book_with(lambda b: files.counts_sheet(b, COUNTS, months=[1, 2, 2])), today=TODAY
    )
    assert report.months == ("2026-01",)
    assert codes(report)["month_twice"] == 2


def test_a_workbook_without_a_year_is_not_guessed():
    data = files.book_with(lambda book: files.counts_sheet(book, COUNTS), year=None)
    report = read_workbook(data, today=TODAY)
    assert not report.figures
    assert codes(report)["year_missing"] == 12


def test_a_fraction_and_a_sasaran_by_place_are_kept_to_the_thousandth():
    report = read_workbook(files.pws_book(COUNTS), today=TODAY)
    assert {(p.kind, p.thousandths) for p in report.populations} == {("bumil", 101_200), ("bulin", 96_600)}


def test_a_wrong_divisor_is_named():
    data = files.book_with(lambda b: files.pws_sheet(b, COUNTS, divisor=101.2))
    report = read_workbook(data, today=TODAY)
    issue = next(issue for issue in report.issues if issue.code == "percent_denominator")
    assert (issue.params["kind"], issue.params["other"]) == ("bulin", "bumil")


@pytest.mark.parametrize(
    "header", ["NIK", "No. KK", "Nama Ibu", "NAMA SUAMI", "Tgl Lahir", "Nama Bayi", "Tanggal Lahir Ibu"]
)
def test_a_sheet_with_names_is_refused_and_the_others_are_read(header):
    data = files.book_with(
        lambda book: files.by_name_sheet(book, header), lambda book: files.counts_sheet(book, COUNTS)
    )
    report = read_workbook(data, today=TODAY)
    assert report.cells_read
    assert ("4.Komp By Name", "by_name") in {(sheet.name, sheet.outcome) for sheet in report.sheets}
    assert codes(report)["sheet_by_name"] == 1
    assert "Rahasia" not in str(report.as_json())


def test_a_count_sheet_with_names_in_it_is_refused_too():
    def add(book):
        files.counts_sheet(book, COUNTS)
        book["1.DATA KIA"]["Z9"] = "Nama Ibu"

    with pytest.raises(Refusal) as refused:
        read_workbook(files.book_with(add), today=TODAY)
    assert refused.value.code == "intake.only_by_name"


def test_a_report_survives_its_journey_as_json():
    report = read_workbook(files.pws_book(COUNTS), today=TODAY)
    assert Report.from_json(report.as_json()) == report


def test_a_filled_month_that_has_not_come_is_said_once():
    report = read_workbook(files.book_with(lambda b: files.counts_sheet(b, COUNTS)), today=date(2026, 1, 9))
    assert codes(report)["future_block"] == 1
    assert report.cells_refused == 12
    assert report.months == ("2026-01",)


@pytest.mark.parametrize("month", [6, 7])
def test_a_month_that_has_not_come_is_refused(month):
    report = read_workbook(
        files.book_with(lambda b: files.counts_sheet(b, {**COUNTS, ("Desa 1", "K1", month): 4})),
        today=date(2026, 6, 1),
    )
    assert (count(report, "Desa 1", "K1", month) == (4, State.VALUE)) == (month == 6)
    assert codes(report)["future_month"] == (0 if month == 6 else 1)
