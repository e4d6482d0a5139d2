"""The four ways of scoring problems: their criteria, what a score may be, and how scores become one number.

Sources: USG and CARL as Puskesmas print them (sum of 1 to 5, or 1 to 10; product of 1 to 5, or 0 to 10);
MCUA as sum of weight × score (weights 5-4-3-2, scores 1 to 10); Hanlon as basic priority rating with size
0 to 10, seriousness 0 to 20, effectiveness 0 to 10 and PEARL of yes or no.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod

from lokmin.basics.words import mark

FORMULAS = ("(A+B)C", "(A+B)C/3", "(A+2B)C")
COMBINE = ("sum", "product")
ANY_LOW, ANY_HIGH = 1, 10


@dataclass(frozen=True)
class Criterion:
    """One column of scores. `low` to `high` is what a file may hold, `board` what the problem board offers.

    A `veto` is a yes or no (1 or 0) that everybody must answer with yes; `weight` counts for MCUA only.
    """

    code: str
    word: str
    low: int
    high: int
    board: tuple[int, int]
    weight: int = 1
    veto: bool = False


@dataclass(frozen=True)
class Method:
    """A way of scoring. `combine` is its own way of joining criteria, empty where that is a formula."""

    code: str
    name: str
    criteria: tuple[Criterion, ...]
    combine: str = ""
    optional: tuple[Criterion, ...] = ()

    @property
    def every(self) -> tuple[Criterion, ...]:
        return (*self.criteria, *self.optional)


def _three(code: str, word: str) -> Criterion:
    return Criterion(code, word, 1, 10, (1, 5))


def _carl(code: str, word: str) -> Criterion:
    return Criterion(code, word, 0, 10, (1, 5))


def _mcua(code: str, word: str, weight: int) -> Criterion:
    return Criterion(code, word, ANY_LOW, ANY_HIGH, (1, 10), weight)


def _pearl(code: str, word: str) -> Criterion:
    return Criterion(code, word, 0, 1, (0, 1), veto=True)


METHODS: Mapping[str, Method] = {
    method.code: method
    for method in (
        Method(
            "usg",
            "USG",
            (_three("U", mark("mendesak")), _three("S", mark("gawat")), _three("G", mark("berkembang"))),
            "sum",
        ),
        Method(
            "carl",
            "CARL",
            (
                _carl("C", mark("kemampuan")),
                _carl("A", mark("kemudahan")),
                _carl("R", mark("kesiapan")),
                _carl("L", mark("daya ungkit")),
            ),
            "product",
        ),
        Method(
            "mcua",
            "MCUA",
            (
                _mcua("P", mark("pengaruh"), 5),
                _mcua("K", mark("keseriusan"), 4),
                _mcua("T", mark("teknologi dan tenaga"), 3),
                _mcua("M", mark("komitmen"), 2),
            ),
        ),
        Method(
            "hanlon",
            "Hanlon",
            (
                Criterion("A", mark("besar masalah"), 0, 10, (0, 10)),
                Criterion("B", mark("keseriusan"), 0, 20, (0, 20)),
                Criterion("C", mark("keefektifan upaya"), 0, 10, (0, 10)),
            ),
            optional=(
                _pearl("P", mark("sesuai kewenangan")),
                _pearl("E", mark("layak secara ekonomi")),
                _pearl("A2", mark("dapat diterima")),
                _pearl("R", mark("sumber daya ada")),
                _pearl("L", mark("sah menurut hukum")),
            ),
        ),
    )
}


@dataclass(frozen=True)
class Way:
    """A method with what may be chosen in it: sum or product (USG, CARL), weights (MCUA), or the formula
    (Hanlon)."""

    method: str = "usg"
    combine: str = ""
    formula: str = FORMULAS[0]
    weights: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def facts(self) -> Method:
        return METHODS[self.method]

    @property
    def vetoes(self) -> frozenset[str]:
        return frozenset(criterion.code for criterion in self.facts.every if criterion.veto)

    def total(self, scores: Mapping[str, Fraction]) -> Fraction:
        """The exact number that ranks a problem with these scores."""
        if self.method == "mcua":
            return sum((self.weights.get(name, Fraction(1)) * s for name, s in scores.items()), Fraction(0))
        if self.method == "hanlon":
            return _rating(self.formula, scores) * prod(scores.get(name, 1) for name in self.vetoes)
        if (self.combine or self.facts.combine) == "product":
            return prod(scores.values(), start=Fraction(1))
        return sum(scores.values(), Fraction(0))

    @property
    def words(self) -> str:
        """The calculation in signs: `U + S + G`, `(A+B)C × P × E × A2 × R × L`."""
        codes = [criterion.code for criterion in self.facts.criteria]
        if self.method == "mcua":
            return " + ".join(f"{self.weights.get(code, 1)}{code}" for code in codes)
        if self.method == "hanlon":
            return " × ".join([self.formula, *(criterion.code for criterion in self.facts.optional)])
        return (" × " if (self.combine or self.facts.combine) == "product" else " + ").join(codes)

    def limits(self) -> tuple[Fraction, Fraction]:
        """The lowest and highest total that scores of the problem board can have."""
        low, high = (
            self.total({c.code: Fraction(c.board[side]) for c in self.facts.every}) for side in (0, 1)
        )
        return low, high


def _rating(formula: str, scores: Mapping[str, Fraction]) -> Fraction:
    size, serious, effect = scores["A"], scores["B"], scores["C"]
    if formula == "(A+2B)C":
        return (size + 2 * serious) * effect
    return (size + serious) * effect / (3 if formula == "(A+B)C/3" else 1)


def default_weights() -> dict[str, Fraction]:
    """The weights of MCUA on a board where nobody chose others."""
    return {criterion.code: Fraction(criterion.weight) for criterion in METHODS["mcua"].criteria}
