"""One answer of the PWS rule: one area (or the total) and one indicator, in exact integers.

The rule (rules/pws.py) decides; this file only prints what it decided: ratios as fractions, flags as words.
A `NamedTuple`, because a scorecard of a district has 20,400 of them and a frozen dataclass is ten times
slower to make.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from lokmin.basics.numbers import Ratio, State, Status, Trend
from lokmin.coverage.rules.facts import Verdict, verdict
from lokmin.coverage.rules.race import ranks

ARROW_POINTS = 1  # field note 12: a scorecard arrow needs a change of at least one point
FEW = 10  # below so many people one of them moves the percentage by ten points or more
STALE = 3  # a stock that nobody counted for three months


class PwsRow(NamedTuple):
    """Counts are people (or doses); `denominator` and populations are thousandths; targets thousandths of %.

    `area` is None for the total of an indicator, which alone carries villages_counted, villages_missing
    (no sasaran or nothing reported) and villages_late (counted, but this month is not reported).
    """

    area: Any  # the caller's key of the area, None for a total
    indicator: str
    numerator: int | None  # the value used: sum since January, latest, or this month (by accumulation)
    denominator: int | None
    this_month: int | None
    this_denominator: int | None
    previous_month: int | None
    previous_denominator: int | None
    target: int | None  # annual
    line_months: int  # the target line is line_months/12 of the annual target
    on_target: int | None
    people_to_target: int | None
    state_code: str
    trend_code: str | None
    status_code: str | None
    rank: int | None  # among the villages, equal coverage sharing a place
    provisional: int
    villages_counted: int
    villages_missing: int
    villages_late: int
    carried: int | None = None  # months since the stock used was reported; None for all that is no stock

    @property
    def state(self) -> State:
        return State(self.state_code)

    @property
    def trend(self) -> Trend | None:
        return Trend(self.trend_code) if self.trend_code else None

    @property
    def status(self) -> Status | None:
        return Status(self.status_code) if self.status_code else None

    @property
    def reached(self) -> bool | None:
        """On or above the target line (below it, where lower is better); None where nobody can say."""
        return None if self.on_target is None else bool(self.on_target)

    @property
    def ratio(self) -> Ratio | None:
        """Coverage as an exact ratio, as far as reported."""
        return _ratio(self.numerator, self.denominator)

    @property
    def people(self) -> Fraction | None:
        """The denominator in people: 101.2 is real."""
        return None if self.denominator is None else Fraction(self.denominator, 1000)

    @property
    def target_percent(self) -> Fraction | None:
        """The target line of the month, in percent."""
        return None if self.target is None else Fraction(self.target * self.line_months, 12 * 1000)

    @property
    def annual_target_percent(self) -> Fraction | None:
        return None if self.target is None else Fraction(self.target, 1000)

    @property
    def change_points(self) -> Fraction | None:
        """This month's own coverage minus last month's, in points."""
        this = _ratio(self.this_month, self.this_denominator)
        previous = _ratio(self.previous_month, self.previous_denominator)
        return None if this is None or previous is None else this.percent - previous.percent

    @property
    def arrow(self) -> Trend | None:
        """The scorecard's arrow: a change of at least one point, otherwise `same`."""
        change = self.change_points
        if change is None:
            return None
        if abs(change) < ARROW_POINTS:
            return Trend.SAME
        return Trend.UP if change > 0 else Trend.DOWN

    @property
    def flags(self) -> tuple[str, ...]:
        """`over_100`, `negative` (a drop-out below zero), `few` (a small denominator), `provisional` (last
        year's sasaran or target), and of a stock `carried_1`, `carried_2` (months old) or `stale`."""
        ratio = self.ratio
        found = {
            "over_100": ratio is not None and ratio.value > 1,
            "negative": ratio is not None and ratio.value < 0,
            "few": ratio is not None and ratio.denominator < FEW,
            "provisional": bool(self.provisional),
            "stale": (self.carried or 0) >= STALE,
            f"carried_{self.carried}": 0 < (self.carried or 0) < STALE,
        }
        return tuple(flag for flag, there in found.items() if there)


def _ratio(numerator: int | None, thousandths: int | None) -> Ratio | None:
    if numerator is None or not thousandths or thousandths < 0:
        return None
    return Ratio.per_thousandths(numerator, thousandths)


COLUMNS = (
    "area",
    "indicator",
    "numerator",
    "denominator",
    "this_month",
    "this_denominator",
    "previous_month",
    "previous_denominator",
    "target",
    "people_to_target",
    "carried",
    "facts",
    "villages_counted",
    "villages_missing",
    "villages_late",
)
"""What the statement hands over: integers, and what there is to say about them as `facts` (rules/facts.py).
The last three are those of a total; an area's follow from its facts."""

_FACTS = COLUMNS.index("facts")


def rows_from(
    answers: Iterable[Sequence[Any]],
    areas: Mapping[Any, Any] | None = None,
    *,
    same_below: Status = Status.JELEK,
    same_above: Status = Status.BAIK,
) -> list[PwsRow]:
    """Rows of one statement as answers, named and ranked; its columns are `COLUMNS`.

    `areas` gives the caller's own key for the engine's (its text); without it the engine's values stay. All
    answers of a statement must come at once: a rank is among them. An unchanged number reads `same_below` or
    `same_above`, below its target or not.
    """
    found = list(answers)
    said = {facts: verdict(facts, same_below, same_above) for facts in {answer[_FACTS] for answer in found}}
    villages = [answer for answer in found if answer[0] is not None]
    own = {answer[0]: answer[0] for answer in villages} if areas is None else areas
    words = {
        facts: (v[:2], v[2:5], (v.provisional, v.counted, 1 - v.counted, v.late)) for facts, v in said.items()
    }
    new = tuple.__new__  # what `PwsRow._make` does, in half the time
    rows = [
        new(
            PwsRow, (own[area], code, n, d, tn, td, pn, pd, target, *line, people, *named, rank, *counts, age)
        )
        for (area, code, n, d, tn, td, pn, pd, target, people, age, facts, _c, _m, _l), rank in zip(
            villages, _ranks(villages, said), strict=True
        )
        for line, named, counts in (words[facts],)
    ]
    return rows + [_total(answer, said[answer[_FACTS]]) for answer in found if answer[0] is None]


def _ranks(villages: Sequence[Sequence[Any]], said: Mapping[int, Verdict]) -> list[int | None]:
    """The place of each among the areas of its indicator; None for who is not ranked."""
    races: dict[tuple[str, int], list[int]] = {}
    for place, answer in enumerate(villages):
        race = said[answer[_FACTS]].race
        if race:
            races.setdefault((answer[1], race), []).append(place)
    found: list[int | None] = [None] * len(villages)
    for (_indicator, best), members in races.items():
        coverages = [(villages[place][2], villages[place][3]) for place in members]
        for place, rank in zip(members, ranks(coverages, best_is_high=best > 0), strict=True):
            found[place] = rank
    return found


def _total(answer: Sequence[Any], said: Verdict) -> PwsRow:
    """The row of an indicator's total: it counts its areas and has no place among them."""
    line, named = said[:2], said[2:5]
    values = (*answer[:9], *line, answer[9], *named, None, said.provisional, *answer[12:], answer[10])
    return PwsRow._make(values)
