"""Published tables of priority and of the healthy family index, through the commands that users type; and
the rules against the slow oracle."""

import csv
import json
from argparse import ArgumentParser
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.numbers import State
from lokmin.coverage.rules import iks as iks_rules
from lokmin.intake.rules.order import check_order
from lokmin.intake.rules.report import FigureRead
from lokmin.obstacles.rules.methods import FORMULAS, METHODS, Way
from lokmin.obstacles.rules.priority import prioritised
from lokmin.web.commands import iks, priority
from tests.oracles import calculators as slow

NAMES = ["KB", "SALIN", "IDL", "ASI", "TUMBUH", "TB", "HT", "ODGJ", "ROKOK", "JKN", "AIR", "JAMBAN"]
CODES = [f"i{number}" for number in range(1, 13)]


def read(shared, name):
    [path] = (shared / "reference/oracles").glob(f"{name}_*.csv")
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def ask(tmp_path, capsys):
    """Write a table, run a command on it with `--format json`, give back the answer."""

    def run(command, lines, *options):
        path = tmp_path / "tabel.csv"
        write(path, lines)
        parser = ArgumentParser()
        command.add_arguments(parser)
        assert command.run(parser.parse_args([str(path), "--format", "json", *options])) == 0
        return json.loads(capsys.readouterr().out)

    return run


def write(path, lines):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(lines)


def by_problem(answer):
    return {row["masalah"]: row for row in answer["rows"]}


def by_source(rows):
    tables = defaultdict(list)
    for row in rows:
        tables[row["source"]].append(row)
    return tables.values()


def test_published_usg_tables_are_reproduced(shared, ask):
    for rows in by_source(read(shared, "12")):
        lines = [["masalah", "U", "S", "G"], *([r["problem"], r["U"], r["S"], r["G"]] for r in rows)]
        found = by_problem(ask(priority, lines, "--method", "usg"))
        for row in rows:
            answer = found[row["problem"]]
            assert (answer["total"], answer["rank"]) == (
                row["published_total"],
                int(row["calc_rank_competition"]),
            )
            assert row["published_rank"] in ("", str(answer["rank"]))


def test_published_carl_products_are_reproduced_but_the_one_that_is_wrong(shared, ask):
    """Oracle 13: 2 × 2 × 2 × 5 is printed as 30; its ties 12 and 12 are printed as ranks 5 and 6."""
    wrong = []
    for rows in by_source(read(shared, "13")):
        lines = [["masalah", *"CARL"], *([r["problem"], *(r[c] for c in "CARL")] for r in rows)]
        found = by_problem(ask(priority, lines, "--method", "carl"))
        for row in rows:
            answer = found[row["problem"]]
            assert answer["total_exact"] == row["calc_product"]
            assert answer["rank"] == int(row["calc_rank_competition"])
            if answer["total"] != row["published_product"]:
                wrong.append((row["problem"], row["published_product"], answer["total"]))
    assert wrong == [("Minum obat TB tidak teratur", "30", "40")]


def test_published_mcua_sums_are_reproduced(shared, ask, tmp_path):
    rows = read(shared, "14")
    criteria = ["pengaruh", "keseriusan", "teknologi_sdm", "komitmen"]
    write(tmp_path / "bobot.csv", [["kriteria", "bobot"], *([c, rows[0][f"w_{c}"]] for c in criteria)])
    lines = [["masalah", *criteria], *([r["problem"], r["s1"], r["s2"], r["s3"], r["s4"]] for r in rows)]
    found = by_problem(ask(priority, lines, "--method", "mcua", "--weights", str(tmp_path / "bobot.csv")))
    assert {name: answer["total"] for name, answer in found.items()} == {
        row["problem"]: row["published_total"] for row in rows
    }


def test_published_hanlon_scores_are_reproduced_with_the_rounding_of_the_page(shared, ask):
    rows = read(shared, "15")
    lines = [["masalah", "A", "B", "C", "P"]]
    lines += [[r["problem"], r["A"], r["published_B"], r["C"], r["PEARL"]] for r in rows]
    found = by_problem(ask(priority, lines, "--method", "hanlon"))
    for row in rows:
        assert Decimal(found[row["problem"]]["total"]) == Decimal(row["published_score"])


def test_without_rounding_the_published_hanlon_winner_is_a_tie(shared, ask):
    """Oracle 15: B is the mean of three scores; rounded to 8.67 it lifts ISPA above hypertension."""
    rows = read(shared, "15")
    parts = ("B_urgency", "B_severity", "B_cost")
    lines = [["masalah", "penilai", "A", "B", "C"]]
    lines += [[r["problem"], part, r["A"], r[part], r["C"]] for r in rows for part in parts]
    columns = {
        "(A+B)C": "calc_(A+B)C_exact_B",
        "(A+2B)C": "variant_(A+2B)C",
        "(A+B)C/3": "variant_(A+B)C/3",
    }
    for formula, column in columns.items():
        found = by_problem(ask(priority, lines, "--method", "hanlon", "--formula", formula))
        for row in rows:
            exact = Fraction(found[row["problem"]]["total_exact"])
            size, serious, effect = (
                Fraction(row["A"]),
                sum(Fraction(row[p]) for p in parts) / 3,
                int(row["C"]),
            )
            expected = slow.hanlon({"A": size, "B": serious, "C": effect}, formula)
            assert exact == expected
            if column.endswith("exact_B"):
                assert abs(exact - Fraction(row[column])) < Fraction(1, 10_000)
    first = by_problem(ask(priority, lines, "--method", "hanlon"))
    assert (first["ISPA"]["total_exact"], first["Hipertensi"]["total_exact"]) == ("100", "100")
    assert first["ISPA"]["tie"]
    assert first["ISPA"]["rank"] == first["Hipertensi"]["rank"] == 3


def families(rows):
    return [["keluarga", "desa", *CODES], *([r["family"], "Desa", *(r[n] for n in NAMES)] for r in rows)]


def test_published_family_indices_are_reproduced(shared, ask):
    rows = read(shared, "11")
    found = {row["keluarga"]: row for row in ask(iks, families(rows))["families"]}
    for row in rows:
        answer = found[row["family"]]
        index = Fraction(answer["index_exact"])
        assert (answer["yes"], answer["not_relevant"]) == (int(row["count_Y"]), int(row["count_N"]))
        assert Decimal(answer["index"]) == Decimal(row["iks"])
        assert abs(100 * index - Fraction(row["published_iks_pct"])) < Fraction(1, 2)
        assert answer["class"] == row["class_by_rule"]


def test_published_village_coverages_are_reproduced(shared, ask):
    """Oracle 11b: where an indicator concerns no family the answer is nothing, not 0 %."""
    rows = [row for row in read(shared, "11") if row["family"].startswith("desa/")]
    [answer] = ask(iks, families(rows))["villages"]
    by_code = {row["indicator"]: row for row in answer["indicators"]}
    for row in read(shared, "11b"):
        found = by_code[CODES[NAMES.index(row["indicator"])]]
        assert (found["yes"], found["relevant"]) == (int(row["fulfilled"]), int(row["relevant_families"]))
        expected = None if row["calc_pct"] == "N" else Decimal(row["calc_pct"])
        assert (found["coverage"] and Decimal(found["coverage"])) == expected


def test_both_village_indices_are_told_and_patients_that_nobody_has_are_doubted(shared, ask):
    rows = [row for row in read(shared, "11") if row["family"].startswith("set1/")]
    answer = ask(iks, families(rows))
    [village] = answer["villages"]
    assert (village["index_exact"], village["class"]) == ("5/6", "sehat")
    assert Fraction(village["mean_index_exact"]) == Fraction(4 + Fraction(7, 9) + Fraction(11, 12), 6)
    assert [w["indicator"] for w in answer["warnings"] if w["keluarga"] is None] == ["i6", "i7", "i8"]


def test_published_order_flags_are_reproduced(shared):
    """Oracle 01b: 34 places where K6 exceeds K4 or K4 exceeds K1; warnings, never refusals.

    The page counts its sum row too, so it stands among the villages here.
    """
    months = {"JAN": 1, "FEB": 2, "MAR": 3, "APR": 4}
    figures = []
    for row in read(shared, "01"):
        if row["month"] in months and row["village"] != "(slot kosong)":
            count = int(Decimal(row["this_month"]))
            state = State.VALUE if count else State.ZERO
            place = (row["village"], "", row["indicator"], 2026, months[row["month"]])
            figures.append(FigureRead(*place, count, state, "", ""))
    found = {
        (
            i.params["month"][-2:],
            i.params["village"],
            f"{i.params['left']}>{i.params['right']}",
            int(i.params["count"]),
            int(i.params["limit"]),
        )
        for i in check_order(figures)
        if i.params["left"] in ("K4", "K6") and i.params["right"] in ("K1", "K4")
    }
    expected = {
        (
            f"{months[row['month']]:02d}",
            row["village"],
            row["rule"],
            int(Decimal(row["left_value"])),
            int(Decimal(row["right_value"])),
        )
        for row in read(shared, "01b")
    }
    assert len(expected) == 34
    assert found == expected


def scores_of(method):
    def value(criterion):
        if criterion.veto:
            return st.sampled_from([Fraction(0), Fraction(1)])
        return st.fractions(criterion.low, criterion.high, max_denominator=6)

    return st.fixed_dictionaries({c.code: value(c) for c in METHODS[method].every})


@st.composite
def boards(draw):
    method = draw(st.sampled_from(sorted(METHODS)))
    raters = st.lists(scores_of(method), min_size=1, max_size=4)
    problems = draw(st.dictionaries(st.text("abcd", min_size=1, max_size=2), raters, min_size=1, max_size=8))
    weights = draw(st.dictionaries(st.sampled_from("PKT"), st.fractions(0, 9, max_denominator=4)))
    way = Way(
        method,
        draw(st.sampled_from(["", "sum", "product"])),
        draw(st.sampled_from(FORMULAS)),
        weights if method == "mcua" else {},
    )
    return problems, way, draw(st.sampled_from(["mean", "sum"]))


@given(boards())
def test_every_method_agrees_with_the_slow_oracle(board):
    problems, way, raters = board
    vetoes = ("P", "E", "A2", "R", "L") if way.method == "hanlon" else ()
    totals = {}
    for name, ratings in problems.items():
        one = slow.over_raters(ratings, raters, vetoes)
        totals[name] = {
            "usg": lambda s: slow.usg(s, way.combine or "sum"),
            "carl": lambda s: slow.carl(s, way.combine or "product"),
            "mcua": lambda s: slow.mcua(s, way.weights),
            "hanlon": lambda s: slow.hanlon(s, way.formula),
        }[way.method](one)
    expected = slow.placed(totals)
    found = prioritised(problems, way, raters=raters)
    assert {p.problem: (p.total, p.rank, p.tie) for p in found} == {
        name: (totals[name], *expected[name]) for name in problems
    }
    assert [p.rank for p in found] == sorted(p.rank for p in found)


@given(st.lists(st.lists(st.sampled_from("YTN"), min_size=12, max_size=12), min_size=1, max_size=9))
def test_the_healthy_family_index_agrees_with_the_slow_oracle(answers):
    members = [
        iks_rules.Family(str(n), "Desa", dict(zip(CODES, one, strict=True))) for n, one in enumerate(answers)
    ]
    for member, one in zip(members, answers, strict=True):
        assert (member.index, iks_rules.class_of(member.index)) == slow.family(one)
    village = iks_rules.village("Desa", members)
    official = village.official.value if village.official else None
    assert (official, village.mean) == slow.village(answers)
