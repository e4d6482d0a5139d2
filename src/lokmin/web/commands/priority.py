"""`lokmin priority FILE --method usg`: which problem first, from a table of scores, without a database."""

import argparse
import json
from pathlib import Path

from lokmin.basics.refusal import Refusal
from lokmin.basics.words import mark
from lokmin.obstacles.rules.methods import COMBINE, FORMULAS, METHODS, Way
from lokmin.obstacles.rules.priority import TIE_WORDS, Priority, prioritised
from lokmin.web.calculators.printed import exact, plain, table
from lokmin.web.calculators.priority_file import Ratings, check_even, read_ratings, read_weights

NAME = "priority"
HELP = "mengurutkan prioritas masalah dari berkas CSV (USG, CARL, MCUA, Hanlon)"
_OWNERS = {"combine": ("usg", "carl"), "weights": ("mcua",), "formula": ("hanlon",)}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="BERKAS",
        type=Path,
        help="CSV masalah,[penilai], lalu kriteria: U,S,G; C,A,R,L; nama bebas (mcua); A,B,C,[P,E,A2,R,L]",
    )
    parser.add_argument("--method", choices=tuple(METHODS), required=True, help="cara menilai")
    parser.add_argument(
        "--combine", choices=COMBINE, help="usg dan carl: nilai dijumlah (usg) atau dikalikan (carl)"
    )
    parser.add_argument(
        "--raters", choices=("mean", "sum"), default="mean", help="rata-rata atau jumlah para penilai"
    )
    parser.add_argument(
        "--weights", metavar="BERKAS", type=Path, help="mcua: CSV kriteria,bobot (tanpa baris: 1)"
    )
    parser.add_argument("--formula", choices=FORMULAS, help=f"hanlon: bila kosong {FORMULAS[0]}")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="bentuk keluaran")


def run(arguments: argparse.Namespace) -> int:
    _check_options(arguments)
    ratings = read_ratings(arguments.file, arguments.method)
    if arguments.raters == "sum":
        check_even(arguments.file, ratings)
    way = _way(arguments, ratings)
    rows = prioritised(ratings.by_problem, way, raters=arguments.raters)
    if arguments.format == "json":
        answer = {"method": arguments.method, "rows": [as_json(row) for row in rows]}
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        header = (mark("Peringkat"), mark("Masalah"), *ratings.criteria, mark("Nilai"), mark("Seri"))
        print(table(header, [_line(row) for row in rows]))
        print(f"\n{METHODS[arguments.method].name}. {TIE_WORDS}")
    return 0


def _check_options(arguments: argparse.Namespace) -> None:
    """An option of another method would be dropped silently; refuse it instead."""
    for name, owners in _OWNERS.items():
        if getattr(arguments, name) is not None and arguments.method not in owners:
            raise Refusal("calculators.option", option=f"--{name}", methods=", ".join(owners))


def _way(arguments: argparse.Namespace, ratings: Ratings) -> Way:
    weights = read_weights(arguments.weights, ratings.criteria) if arguments.weights else {}
    return Way(arguments.method, arguments.combine or "", arguments.formula or FORMULAS[0], weights)


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
