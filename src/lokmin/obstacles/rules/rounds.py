"""A round of scoring: what raters gave together, how far apart they are, the order that is settled."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.obstacles.rules import problems
from lokmin.obstacles.rules.methods import Criterion, Way
from lokmin.obstacles.rules.problems import check_points

OPEN, CLOSED, CONFIRMED = "open", "closed", "confirmed"
STEPS: Mapping[str, frozenset[str]] = {
    OPEN: frozenset({CLOSED}),
    CLOSED: frozenset({OPEN, CONFIRMED}),
    CONFIRMED: frozenset({OPEN}),
}
MANY = 8
MOST_RATERS = 500


GUEST = "guest:"


def seat_key(office_id: UUID) -> str:
    """The key of an office that scores in the hall: one, however often its seat is taken anew."""
    return f"seat:{office_id}"


def guest_key(guest_id: UUID) -> str:
    """The key of who walked in and sits in no office."""
    return f"{GUEST}{guest_id}"


def name_key(name: str) -> str:
    """The key of a rater who is known by the typed name alone."""
    return f"name:{name.casefold()}"[:140]


def check_step(before: str, after: str) -> None:
    """Refuse a step that does not follow: closing what is closed, confirming what is still open."""
    if after not in STEPS[before]:
        raise Refusal(f"obstacles.round_{before}")


def check_scoring(state: str) -> None:
    """Refuse a score that comes after the end of its round."""
    if state != OPEN:
        raise Refusal("obstacles.round_late")


def ratings(
    points: Mapping[str, int], raters: int, vetoes: Collection[str] = ()
) -> list[dict[str, Fraction]]:
    """One rating a rater. Sums of several sheets are shared evenly, which leaves every mean exact; a veto in
    sums counts the yes, and is a yes only when everybody said so."""
    one = {
        name: Fraction(value == raters) if name in vetoes else Fraction(value, raters)
        for name, value in points.items()
    }
    return [one] * raters


def check_sums(way: Way, points: Mapping[str, int], raters: int) -> None:
    """Refuse sums of a criterion that `raters` sheets cannot give."""
    if not 1 <= raters <= MOST_RATERS:
        raise Refusal("obstacles.raters", most=MOST_RATERS)
    if raters == 1:
        check_points(way.facts, points)
    for criterion in way.facts.every:
        low, high = (raters * bound for bound in criterion.board)
        value = points.get(criterion.code)
        if type(value) is not int or not low <= value <= high:
            raise Refusal("obstacles.sums", criterion=criterion.code, low=low, high=high, raters=raters)


@dataclass(frozen=True)
class Apart:
    """How far the raters of one problem are apart: extremes, middle, and the middle half of them."""

    low: Fraction
    lower: Fraction
    median: Fraction
    upper: Fraction
    high: Fraction
    word: str

    @property
    def wide(self) -> bool:
        return self.word == problems.TALK


def apart(totals: Sequence[Fraction], way: Way) -> Apart | None:
    """The spread of totals of single raters; None below two. Few raters are judged by their extremes, from
    eight on by their middle half, since among many somebody always differs."""
    if len(totals) < 2:
        return None
    given = sorted(totals)
    n = len(given)
    lower, upper = given[(n - 1) // 4], given[n - 1 - (n - 1) // 4]
    ends = (lower, upper) if n >= MANY else (given[0], given[-1])
    middle = (given[(n - 1) // 2] + given[n // 2]) / 2
    return Apart(given[0], lower, middle, upper, given[-1], problems.agreement(*ends, way))


def distribution(points: Sequence[Mapping[str, int]], criterion: Criterion) -> dict[int, int]:
    """How many raters gave each value of a criterion, every value that the board offers named."""
    low, high = criterion.board
    given = [rating[criterion.code] for rating in points if criterion.code in rating]
    return {value: given.count(value) for value in range(low, high + 1)}


def check_order(problem_ids: Collection[str], order: Sequence[str]) -> None:
    """Refuse an order that leaves a problem out or names one twice."""
    if sorted(order) != sorted(problem_ids):
        raise Refusal("obstacles.order")


def is_moved(totals: Mapping[str, Fraction], order: Sequence[str]) -> bool:
    """Whether an order departs from the scores: equal totals may stand either way, a lower one may not
    stand before a higher one. Problems without a score come last."""
    given = [totals.get(key, Fraction(-1)) for key in order]
    return any(before < after for before, after in pairwise(given))


def check_reason(moved: bool, reason: str) -> None:
    """Refuse another order than that of the scores without a reason."""
    if moved and not reason.strip():
        raise Refusal("obstacles.order_reason")
