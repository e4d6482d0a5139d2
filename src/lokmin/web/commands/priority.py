"""`lokmin priority FILE --method usg`: which problem first, from a table of scores, without a database."""

import argparse
import json
from pathlib import Path

from lokmin.basics.words import mark
from lokmin.obstacles.rules.priority import COMBINE, CRITERIA, Priority, prioritised
from lokmin.web.calculators.printed import exact, plain, table
from lokmin.web.calculators.priority_file import check_even, read_ratings

NAME = "priority"
HELP = "mengurutkan prioritas masalah dari berkas CSV (USG)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="BERKAS", type=Path, help="CSV masalah,[penilai],U,S,G")
    parser.add_argument("--method", choices=tuple(CRITERIA), required=True, help="cara menilai")
    parser.add_argument(
        "--combine", choices=tuple(COMBINE), default="sum", help="nilai dijumlah atau dikalikan"
    )
    parser.add_argument(
        "--raters", choices=("mean", "sum"), default="mean", help="rata-rata atau jumlah para penilai"
    )
    parser.add_argument("--format", choices=("table", "json"), default="table", help="bentuk keluaran")


def run(arguments: argparse.Namespace) -> int:
    criteria = CRITERIA[arguments.method]
    ratings = read_ratings(arguments.file, criteria)
    if arguments.raters == "sum":
        check_even(arguments.file, ratings)
    rows = prioritised(ratings, combine=arguments.combine, raters=arguments.raters)
    if arguments.format == "json":
        print(json.dumps({"rows": [as_json(row) for row in rows]}, ensure_ascii=False, indent=1))
    else:
        header = (mark("Peringkat"), mark("Masalah"), *criteria, mark("Jumlah"), mark("Seri"))
        print(table(header, [_line(row) for row in rows]))
    return 0


def as_json(row: Priority) -> dict[str, object]:
    """A problem as the contract names it; scores and total as decimal strings of at most two places."""
    return {
        "masalah": row.problem,
        "scores": {name: plain(score, 2) for name, score in row.scores.items()},
        "total": plain(row.total, 2),
        "total_exact": exact(row.total),
        "rank": row.rank,
        "tie": row.tie,
    }


def _line(row: Priority) -> tuple[object, ...]:
    scores = [plain(score, 2) for score in row.scores.values()]
    return row.rank, row.problem, *scores, plain(row.total, 2), mark("seri") if row.tie else ""
