"""Small numbers: where one person decides, a percentage says little."""

from typing import Protocol


class Judged(Protocol):
    """What decides whether a target is reached: thousandths of people, thousandths of percent."""

    @property
    def numerator(self) -> int | None: ...
    @property
    def denominator(self) -> int | None: ...
    @property
    def target(self) -> int | None: ...
    @property
    def line_months(self) -> int: ...


def turns_on_one(row: Judged, *, lower_is_better: bool) -> bool:
    """Whether one person more or less would change reached into not reached, or back.

    With one child of fifteen a drop-out of 5 percent is missed: such a place says little about the village.
    """
    if row.numerator is None or not row.denominator or row.target is None:
        return False
    line = row.target * row.line_months * row.denominator  # 1,200,000,000 people × percent

    def reached(people: int) -> bool:
        had = people * 1_200_000_000
        return had <= line if lower_is_better else had >= line

    now = reached(row.numerator)
    return any(reached(max(row.numerator + step, 0)) != now for step in (-1, 1))
