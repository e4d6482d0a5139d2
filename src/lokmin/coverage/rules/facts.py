"""What the statement says about an answer, in one number, and the words that follow from it.

The statement (rules/pws.py) counts and compares; each comparison is a few bits of `facts`. Here stand the
bits, the Ibis expressions that set them, and `verdict`, which reads them: state, trend, level and status.
A scorecard of a district has 20,400 answers but only some hundred different facts, so each is read once.

Status is level × trend: reached and not falling = baik, reached and falling = kurang, not reached and rising
= cukup, not reached and not rising = jelek; by level alone in the first month of the year. Where lower is
better, falling is the good direction.
"""

from functools import lru_cache
from typing import Any, NamedTuple

from lokmin.basics.numbers import Status
from lokmin.coverage.rules.sql import bit, whole

UNIT = 12 * 1000 * 100_000  # twelve months × thousandths of a person × thousandths of a percent

LOWER, SCHEDULED, FIRST = 1, 2, 4  # of the indicator: lower is better, due this month, no month before it
LINE, LINES = 8, 15  # how many twelfths of the annual target are the line
REPORTED, COMPLETE, UNMEASURED, NO_POPULATION, PROVISIONAL, COUNTED = (1 << n for n in range(7, 13))
ZERO = 1 << 13  # reported, and nobody
LEVEL = 1 << 14  # 0 missed, 1 reached, 2 nobody can say
CHANGE = 1 << 16  # 0 down, 1 same, 2 up, 3 nobody can say
ABOUT = LINE * (LINES + 1) - 1

_TRENDS = ("down", "same", "up", None)


class Verdict(NamedTuple):
    """What a row is called; `race` says which end is best (1 high, -1 low), 0 for who is not ranked."""

    line_months: int
    on_target: int | None
    state_code: str
    trend_code: str | None
    status_code: str | None
    provisional: int
    race: int
    counted: int
    late: int


@lru_cache(maxsize=4096)
def verdict(facts: int, same_below: Status = Status.JELEK, same_above: Status = Status.BAIK) -> Verdict:
    """The words of an answer; `same_below` and `same_above` say how an unchanged number is read."""
    level, change, counted = facts // LEVEL & 3, facts // CHANGE & 3, bool(facts & COUNTED)
    on_target = level if counted and level < 2 else None
    judged = counted and facts & SCHEDULED and facts & REPORTED and not facts & UNMEASURED
    status = _status(facts, on_target, change, same_below, same_above) if judged else None
    return Verdict(
        line_months=facts // LINE & LINES,
        on_target=on_target,
        state_code=_state(facts),
        trend_code=None if facts & FIRST else _TRENDS[change],
        status_code=status.value if status else None,
        provisional=int(bool(facts & PROVISIONAL)),
        race=(-1 if facts & LOWER else 1) if judged else 0,
        counted=int(counted),
        late=int(bool(counted and facts & SCHEDULED and not facts & REPORTED)),
    )


def _state(facts: int) -> str:
    """The first that applies."""
    if facts & NO_POPULATION:
        return "no_population"
    if not facts & SCHEDULED:
        return "not_scheduled"
    if facts & UNMEASURED:
        return "unmeasured"
    if not facts & REPORTED:
        return "missing"
    if not facts & COMPLETE:
        return "partial"
    return "zero" if facts & ZERO else "value"


def _status(
    facts: int, on_target: int | None, change: int, same_below: Status, same_above: Status
) -> Status | None:
    """Level × trend; by level alone in the first month of the year."""
    if on_target is None:
        return None
    if facts & FIRST:
        return Status.BAIK if on_target else Status.CUKUP
    if change == 3:
        return None
    better = (change - 1) * (-1 if facts & LOWER else 1)
    if better == 0:
        return same_above if on_target else same_below
    if on_target:
        return Status.BAIK if better > 0 else Status.KURANG
    return Status.CUKUP if better > 0 else Status.JELEK


def about(indicator: Any) -> Any:
    """The part that is the same for all areas of an indicator."""
    return (
        indicator.lower * LOWER
        + indicator.scheduled * SCHEDULED
        + indicator.first * FIRST
        + indicator.line_months * LINE
    ).cast("int32")


def compared(row: Any, line_months: Any, way: Any, change: Any) -> Any:
    """Whether it counts, level against the target line and change: what integers say when compared."""
    ahead = (row.numerator * UNIT - row.target * line_months * row.denominator) * way
    return (
        bit((row.denominator > 0) & row.numerator.notnull()) * COUNTED
        + bit(row.numerator == 0) * ZERO
        + _known(ahead >= 0, 2) * LEVEL
        + _known((change > 0).cast("int32") + (change >= 0).cast("int32"), 3) * CHANGE
    )


def of_village(found: Any, row: Any) -> Any:
    """The facts of an area and indicator: as found, and as the row says it."""
    import ibis

    nobody = (row.denominator <= 0).cast("int32").coalesce(found.of_people)
    provisional = ibis.greatest(found.old_population.fill_null(0), found.old_target.fill_null(0))
    return (
        found.about
        + bit(row.this_month.notnull()) * REPORTED
        + found.complete * COMPLETE
        + bit(found.unmeasured != 0) * UNMEASURED
        + nobody * NO_POPULATION
        + provisional * PROVISIONAL
        + compared(row, found.line_months, found.way, row.this_month - row.previous_month)
    ).cast("int32")


def of_total(alike: Any) -> dict[str, Any]:
    """What an indicator's areas say together, each part under its name. `alike` has a row for each different
    facts, with how many `areas` they are of: so few that each bit can be looked at."""
    import ibis

    facts, nothing = alike.facts, ibis.literal(0, "int32")
    there = (facts & COUNTED) != 0
    late = there & ((facts & (REPORTED | SCHEDULED)) == SCHEDULED)
    return {
        "about": (facts & ABOUT).max(),
        "reported": (facts & REPORTED).max(where=there),
        "complete": ibis.ifelse(there, facts & COMPLETE, nothing).min(),
        "unmeasured": (facts & UNMEASURED).max(),
        "no_population": (facts & NO_POPULATION).min(),
        "provisional": (facts & PROVISIONAL).max(),
        "villages_counted": whole(ibis.ifelse(there, alike.areas, 0).sum()),
        "villages_missing": whole(ibis.ifelse(there, 0, alike.areas).sum()),
        "villages_late": whole(ibis.ifelse(late, alike.areas, 0).sum()),
    }


def together(total: Any) -> Any:
    """The facts of a total, from those parts: a measured village outweighs one that could not measure."""
    import ibis

    reported = total.reported.fill_null(0)
    unmeasured = ibis.ifelse(reported == 0, total.unmeasured, ibis.literal(0, "int32"))
    parts = total.about + reported + total.complete + unmeasured + total.no_population + total.provisional
    return (parts + compared(total, total.line_months, total.way, total.change)).cast("int32")


def _known(value: Any, otherwise: int) -> Any:
    return value.cast("int32").fill_null(otherwise)
