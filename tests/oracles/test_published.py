"""Published tables and a real workbook, through the command that users type (reference/oracles)."""

import csv
import json
from argparse import ArgumentParser
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest

from lokmin.basics.numbers import Ratio, round_half_up
from lokmin.web.commands import pws

MONTHS = {"JAN": 1, "FEB": 2, "MAR": 3, "APR": 4}
TRENDS = {"Naik": "up", "Turun": "down", "Tetap": "same", "": None}
HEADER = ["kode_desa", "periode", "indikator", "pembilang", "penyebut"]


@pytest.fixture
def ask(tmp_path, capsys):
    """Write a table, ask `lokmin pws --format json`, give back rows and totals by village and indicator."""

    def run(lines, month, *options, targets=None):
        write(tmp_path / "angka.csv", [HEADER, *lines])
        if targets:
            write(tmp_path / "target.csv", targets)
            options = (*options, "--targets", str(tmp_path / "target.csv"))
        parser = ArgumentParser()
        pws.add_arguments(parser)
        arguments = [str(tmp_path / "angka.csv"), "--month", month, "--format", "json", *options]
        assert pws.run(parser.parse_args(arguments)) == 0
        answer = json.loads(capsys.readouterr().out)
        rows = {(row["kode_desa"], row["indikator"]): row for row in answer["rows"]}
        return rows | {("JUMLAH", total["indikator"]): total for total in answer["totals"]}

    return run


def write(path, lines):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(lines)


def read(shared, name):
    [path] = (shared / "reference/oracles").glob(f"{name}_*.csv")
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def whole(text):
    return int(Decimal(text)) if text else None


def pecangaan(shared):
    """The workbook's own counts of January to April as lines of the calculator's file."""
    share = {"0.20*bumil": Decimal("0.2")}
    return [
        [
            row["village"],
            f"2026-{MONTHS[row['month']]:02d}",
            row["indicator"],
            whole(row["this_month"]),
            Decimal(row["base_target"]) * share.get(row["denominator_rule"], 1) if row["base_target"] else "",
        ]
        for row in read(shared, "01")
        if row["month"] in MONTHS and row["village"] not in ("JUMLAH", "(slot kosong)")
    ]


@pytest.mark.parametrize("month", MONTHS)
def test_the_workbook_of_pecangaan_is_reproduced(shared, ask, month):
    found = ask(pecangaan(shared), f"2026-{MONTHS[month]:02d}")
    checked = 0
    for row in read(shared, "01"):
        if row["month"] != month or row["village"] == "(slot kosong)":
            continue
        answer = found[row["village"], row["indicator"]]
        if row["indicator"] == "KN":
            assert (answer["state"], answer["coverage"]) == ("no_population", None)
            continue
        assert (answer["cumulative"], answer["this_month"]) == (whole(row["cum"]), whole(row["this_month"]))
        exact = 100 * Fraction(answer["coverage_exact"])
        assert abs(exact - Fraction(row["pct_by_declared_rule"])) < Fraction(6, 100_000), row
        checked += 1
    assert checked == 9 * 13


def test_the_total_is_the_ratio_of_sums(shared, ask):
    total = ask(pecangaan(shared), "2026-04")["JUMLAH", "K1"]
    assert (total["cumulative"], total["population"], total["coverage"]) == (374, "1067", "35.05")
    assert total["coverage_exact"] == "34/97"
    assert (total["villages_counted"], total["villages_missing"], total["state"]) == (12, 0, "value")
    assert (total["trend"], total["status"]) == ("up", "baik")


def test_published_levels_of_january_are_reproduced(shared, ask):
    """Oracle 02: level and status; its 'Naik' compares January with zero and is not repeated."""
    found = ask(pecangaan(shared), "2026-01")
    for row in read(shared, "02"):
        if row["village"] == "(slot kosong)":
            continue
        answer = found[row["village"], "K1"]
        status = row["published_status"] or "CUKUP"  # Gerdu, whom the published script lost
        assert (answer["status"], answer["trend"], answer["previous_month"]) == (status.lower(), None, None)
        assert abs(Decimal(answer["coverage"]) - Decimal(row["published_cum_pct"])) <= Decimal("0.01")


def test_derived_statuses_and_ranks_to_april_are_reproduced(shared, ask):
    lines, checked = pecangaan(shared), 0
    answers = {month: ask(lines, f"2026-{number:02d}") for month, number in MONTHS.items()}
    for row in read(shared, "02b"):
        code = "PN_NAKES" if row["indicator"].startswith("PN") else row["indicator"]
        answer = answers[row["month"]][row["village"], code]
        rank = whole(row["rank_desc_competition"])
        assert answer.get("rank") == rank, row
        assert (answer["cumulative"], answer["this_month"]) == (
            whole(row["cum"]),
            whole(row["this_month_count"]),
        )
        if row["month"] != "JAN":
            assert answer["status"] == row["status_by_rule"].lower(), row
            assert answer["trend"] == TRENDS[row["trend"]], row
            assert answer["previous_month"] == whole(row["prev_month_own_count"])
        checked += 1
    assert checked == 208


def test_textbook_classes_are_reproduced(shared, ask):
    """Oracle 03: above or below the line, rising or falling."""
    counts = {
        ("di_atas", "naik"): (40, 50),
        ("di_atas", "turun"): (50, 40),
        ("di_bawah", "naik"): (1, 2),
        ("di_bawah", "turun"): (2, 1),
    }
    rows = read(shared, "03")
    lines = [
        [row["village"], f"2026-{month:02d}", "K1", count, 100]
        for row in rows
        for month, count in enumerate(counts[row["cum_vs_target"], row["vs_prev_month"]], 1)
    ]
    found = ask(lines, "2026-02")
    for row in rows:
        assert found[row["village"], "K1"]["status"] == row["published_status"]


def test_the_target_line_is_rounded_only_when_printed(shared, ask):
    [row] = read(shared, "03b")
    found = ask(
        [["A", "2026-09", "K1", 60, 100]], "2026-09", targets=[["indikator", "target_persen"], ["K1", "80"]]
    )
    assert Decimal(found["A", "K1"]["target_to_month"]) == Decimal(row["exact_cumulative"])
    first = ask(
        [["A", "2026-01", "K1", 60, 100]], "2026-01", targets=[["indikator", "target_persen"], ["K1", "80"]]
    )
    assert first["A", "K1"]["target_to_month"] == "6.67"


def test_published_coverages_are_reproduced(shared, ask):
    rows = read(shared, "05")
    lines = [[str(n), "2026-01", f"I{n}", row["numerator"], row["denominator"]] for n, row in enumerate(rows)]
    found = ask(lines, "2026-01")
    for n, row in enumerate(rows):
        answer = found[str(n), f"I{n}"]
        assert Decimal(answer["coverage"]) == Decimal(row["rounded_2dp"]), row
        assert (answer["flags"] == ["over_100"]) == (Decimal(row["exact"]) > 100)
        assert round_half_up(
            Ratio(int(row["numerator"]), Fraction(row["denominator"])).percent, 2
        ) == Decimal(row["rounded_2dp"])


def test_small_denominators_have_no_invented_zero(shared, ask):
    """Oracle 17: nobody measured is no number, though the published chart draws 0 %; one of two is marked."""
    rows = [row for row in read(shared, "17") if row["measured_entered"].isdigit()]
    by_year = defaultdict(list)
    for row in rows:
        line = [row["village"], f"{row['year']}-01", "STUNT", row["stunted"], row["measured_entered"]]
        by_year[row["year"]].append(line)
    targets = [["indikator", "target_persen", "arah", "akumulasi"], ["STUNT", "14", "rendah", "rasio"]]
    for row in rows:
        answer = ask(by_year[row["year"]], f"{row['year']}-01", targets=targets)[row["village"], "STUNT"]
        if row["measured_entered"] == "0":
            assert (answer["state"], answer["coverage"]) == ("no_population", None)
        else:
            assert Decimal(answer["coverage"]) == Decimal(row["expected"])
            assert answer["flags"] == ["few"]
