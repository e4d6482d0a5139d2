"""What a problem must say and what a score may be."""

from collections.abc import Mapping
from fractions import Fraction

from lokmin.basics.refusal import Refusal
from lokmin.basics.words import mark
from lokmin.obstacles.rules.methods import FORMULAS, METHODS, Method, Way, default_weights

BRANCHES: Mapping[str, str] = {
    "people": mark("Manusia"),
    "method": mark("Cara"),
    "tools": mark("Sarana"),
    "money": mark("Dana"),
    "place": mark("Lingkungan"),
}
ORIGINS = ("gap", "typed", "sector")
MOST_WHYS = 5


def check_text(text: str, code: str, most: int = 300) -> str:
    """The text in one line; refused with `code` when empty, "obstacles.long" when too long."""
    line = " ".join(text.split())
    if not line:
        raise Refusal(code)
    if len(line) > most:
        raise Refusal("obstacles.long", most=most)
    return line


MOST_WEIGHT = 10


def check_points(method: Method, points: Mapping[str, int]) -> None:
    """Refuse criteria that are missing, are not the method's, or lie outside what the board offers; all that
    share the range of the first are named together."""
    ranges = {criterion.code: criterion.board for criterion in method.every}
    wrong: dict[tuple[int, int], list[str]] = {}
    for code in (*ranges, *sorted(points.keys() - ranges.keys())):
        low, high = ranges.get(code, (0, 0))
        value = points.get(code)
        if code not in ranges or type(value) is not int or not low <= value <= high:
            wrong.setdefault((low, high), []).append(code)
    for (low, high), codes in wrong.items():
        raise Refusal("obstacles.score", criterion=", ".join(codes), low=low, high=high)


def way_of(method: str, formula: str = "", weights: Mapping[str, int] | None = None) -> Way:
    """The way of scoring that was chosen; refused when the method, formula or a weight is not offered."""
    if method not in METHODS or (formula and formula not in FORMULAS):
        raise Refusal("door.choice", value=formula or method, field=mark("cara menilai"))
    if method != "mcua":
        return Way(method, formula=(formula if method == "hanlon" else "") or FORMULAS[0])
    given = {code: Fraction(weight) for code, weight in (weights or {}).items()}
    found = {**default_weights(), **given}
    if found.keys() != default_weights().keys() or any(not 1 <= w <= MOST_WEIGHT for w in found.values()):
        raise Refusal("obstacles.weight", low=1, high=MOST_WEIGHT)
    return Way(method, weights=found)


def check_branch(branch: str) -> None:
    """Refuse a bone that the fishbone does not have."""
    if branch not in BRANCHES:
        raise Refusal("door.choice", value=branch, field=mark("cabang penyebab"))


def check_depth(depth: int) -> None:
    """Refuse a sixth why: after five the question is another one."""
    if depth > MOST_WHYS:
        raise Refusal("obstacles.whys", most=MOST_WHYS)


TALK = mark("perlu dibahas")


def check_criteria(effect: int | None, ease: int | None, cost: int | None) -> None:
    """Refuse a comparison of alternatives outside 1 to 5."""
    for value in (effect, ease, cost):
        if value is not None and not 1 <= value <= 5:
            raise Refusal("obstacles.compare", low=1, high=5)


def agreement(low: Fraction, high: Fraction, way: Way) -> str:
    """How far raters are apart, in a word: up to a sixth of what is possible agree (2 points of USG), up
    to a third differ, beyond that talk."""
    lowest, highest = way.limits()
    apart = (high - low) / (highest - lowest)
    if apart <= Fraction(1, 6):
        return mark("sepakat")
    return mark("agak berbeda") if apart <= Fraction(1, 3) else TALK
