"""The files of `lokmin priority`: problems, perhaps raters, a column a criterion; and the weights of MCUA."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from lokmin.basics.refusal import Refusal
from lokmin.obstacles.rules.methods import ANY_HIGH, ANY_LOW, METHODS, Criterion
from lokmin.web.calculators.printed import plain
from lokmin.web.calculators.table import Row, read_table

_PROBLEM, _RATER = "masalah", "penilai"
_MOST_WEIGHT = 1000


@dataclass(frozen=True)
class Ratings:
    """`by_problem` holds one entry a rater; without `penilai` a problem stands once."""

    criteria: tuple[str, ...]
    by_problem: Mapping[str, Sequence[Mapping[str, Fraction]]]


def read_ratings(path: Path, method: str) -> Ratings:
    """The scores of a file; which columns are criteria is the method's, for MCUA the file's own affair."""
    facts = METHODS[method]
    free = method == "mcua"
    wanted = () if free else tuple(criterion.code for criterion in facts.criteria)
    rows = read_table(path, (_PROBLEM, *wanted), (_RATER, *(criterion.code for criterion in facts.optional)))
    criteria = _free(path, rows) if free else _present(facts.every, rows)
    found: dict[str, list[Mapping[str, Fraction]]] = {}
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        problem, rater = row.required(_PROBLEM), row.text(_RATER)
        if (earlier := first.setdefault((problem, rater), row.line)) != row.line:
            what = f"{problem}, {rater}" if rater else problem
            raise row.refuse("twice", _PROBLEM, what=what, first=earlier)
        found.setdefault(problem, []).append({c.code: _score(row, c) for c in criteria})
    return Ratings(tuple(criterion.code for criterion in criteria), found)


def _present(criteria: Sequence[Criterion], rows: Sequence[Row]) -> list[Criterion]:
    return [criterion for criterion in criteria if criterion.code in rows[0].cells]


def _free(path: Path, rows: Sequence[Row]) -> list[Criterion]:
    names = [name for name in rows[0].cells if name not in ("", _PROBLEM, _RATER)]
    if not names:
        raise Refusal("calculators.no_criteria", file=path.name, line=rows[0].line - 1)
    return [Criterion(name, name, ANY_LOW, ANY_HIGH, (ANY_LOW, ANY_HIGH)) for name in names]


def _score(row: Row, criterion: Criterion) -> Fraction:
    row.required(criterion.code)
    value = row.decimal(criterion.code) or Fraction(0)
    if criterion.veto and value not in (0, 1):
        raise row.refuse("choice", criterion.code, value=row.text(criterion.code), known="0, 1")
    if not criterion.low <= value <= criterion.high:
        raise row.refuse(
            "range",
            criterion.code,
            value=row.text(criterion.code),
            low=plain(Fraction(criterion.low)),
            high=plain(Fraction(criterion.high)),
        )
    return value


def read_weights(path: Path, criteria: Sequence[str]) -> dict[str, Fraction]:
    """Weights by criterion; a criterion without a line weighs 1."""
    known = {name.casefold(): name for name in criteria}
    weights: dict[str, Fraction] = {}
    lines: dict[str, int] = {}
    for row in read_table(path, ("kriteria", "bobot")):
        name = known.get(row.required("kriteria").casefold())
        if name is None:
            raise row.refuse("choice", "kriteria", value=row.text("kriteria"), known=", ".join(criteria))
        if name in weights:
            raise row.refuse("twice", "kriteria", what=name, first=lines[name])
        row.required("bobot")
        weight = row.decimal("bobot") or Fraction(0)
        if weight > _MOST_WEIGHT:
            raise row.refuse("too_many", "bobot", value=row.text("bobot"), most=_MOST_WEIGHT)
        weights[name], lines[name] = weight, row.line
    return weights


def check_even(path: Path, ratings: Ratings) -> None:
    """A sum over raters is fair only when every problem has as many of them."""
    most = max(len(one) for one in ratings.by_problem.values())
    for problem, one in ratings.by_problem.items():
        if len(one) < most:
            raise Refusal(
                "calculators.raters_uneven", file=path.name, problem=problem, count=len(one), most=most
            )
