"""Priority: the published USG tables, ties, several raters, the four methods."""

import csv
from collections import defaultdict
from fractions import Fraction

from lokmin.obstacles.rules.methods import Way
from lokmin.obstacles.rules.priority import combined, prioritised, ranks


def scores(*values: int) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in zip("USG", values, strict=True)}


def test_the_published_tables_are_reproduced(shared):
    tables = defaultdict(list)
    with (shared / "reference/oracles/12_usg_additive.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            tables[row["source"]].append(row)
    for rows in tables.values():
        given = {row["problem"]: [scores(int(row["U"]), int(row["S"]), int(row["G"]))] for row in rows}
        found = {priority.problem: priority for priority in prioritised(given)}
        for row in rows:
            priority = found[row["problem"]]
            assert (priority.total, priority.rank) == (
                int(row["calc_total"]),
                int(row["calc_rank_competition"]),
            )
            assert priority.total == int(row["published_total"])


def test_equal_totals_share_the_rank_and_are_a_tie():
    assert ranks([Fraction(13), Fraction(15), Fraction(15), Fraction(9)]) == [
        (3, False),
        (1, True),
        (1, True),
        (4, False),
    ]


def test_the_mean_of_raters_is_exact():
    ratings = [scores(5, 5, 4), scores(4, 5, 4), scores(5, 4, 4)]
    assert combined(ratings)["U"] == Fraction(14, 3)
    assert combined(ratings, "sum")["U"] == 14


def test_a_rounded_mean_would_break_this_tie():
    thirds = [scores(1, 1, 1), scores(1, 1, 1), scores(2, 2, 2)]
    found = prioritised({"A": thirds, "B": [{"U": Fraction(4, 3), "S": Fraction(4, 3), "G": Fraction(4, 3)}]})
    assert [(p.problem, p.rank, p.tie, p.total) for p in found] == [("A", 1, True, 4), ("B", 1, True, 4)]


def test_scores_can_be_multiplied():
    assert prioritised({"A": [scores(5, 4, 3)]}, Way(combine="product"))[0].total == 60


def test_one_no_to_a_pearl_question_takes_the_problem_out():
    yes = {name: Fraction(1) for name in ("P", "E", "A2", "R", "L")}
    size = {"A": Fraction(6), "B": Fraction(9), "C": Fraction(4)}
    found = prioritised({"A": [{**size, **yes}, {**size, **yes, "R": Fraction(0)}]}, Way("hanlon"))
    assert (found[0].scores["R"], found[0].total) == (0, 0)
