"""Pemantauan Wilayah Setempat (PWS): coverage, target line, trend, status, rank and people to reach.

Source: PWS guideline and field workbooks (Permenkes 44/2016 asks for the review); the four classes are
level × trend: reached and not falling = baik, reached and falling = kurang, not reached and rising = cukup,
not reached and not rising = jelek. Where lower is better, falling is the good direction.

How to use it (screens, papers, calculators, API: all through here)

    sql = pws.statement("sqlite", Ask(month=3, until=7), sources)     # text, cached
    rows = rows_from(cursor.execute(sql, params))                      # list[PwsRow], see rules/rows.py

`sources` maps the seven relations below to a SELECT each (rules/relations.py has those of the live tables);
leave it empty when tables of these names exist. All belong to ONE year, figures to months up to `month`.

    pws_area        area, puskesmas                        every area asked for
    pws_figure      area, element, month, count            no row = not reported; count null = unmeasured
    pws_indicator   indicator, kind, accumulation, lower, schedule, terms
                    kind = population kind, '' when the denominator is made of elements; lower 0/1;
                    schedule = sum of 2^month over its months (8190 = all twelve); terms = number of terms
    pws_term        indicator, element, side, weight       weight: ±1 numerator, ±1000 denominator
    pws_population  area, kind, thousandths, provisional
    pws_target      puskesmas, indicator, thousandths, provisional      thousandths of a percent, annual
    pws_area_target area, indicator, thousandths, provisional           where one area has a target of its own

Exactness. Only 64-bit integers are compared. On target: numerator·1000/denominator ≥ (m/12)·(target/100000)
is asked as numerator·1,200,000,000 ≥ m·target·denominator. Safe for counts below 7·10⁹, sasaran below 10⁹
people and targets up to 500 % (the door refuses more).
Rank: equal coverage must be equal and unequal unequal, whatever the size. The statement says who is in the
race and which end is best; `rows_from` ranks by exact integers (rules/race.py), for every caller alike.

Months. A month counts for an indicator only when all its elements are reported, and when it is scheduled: any
other month is `not_scheduled`, never 0 %. Which months make the number is told by rules/accumulations.py:
added up since January, their mean in each village (rounded half to even: the one rounding before printing,
because Sigizi does it), the latest, or this one. The previous month of an indicator with scheduled months is
its previous scheduled month; the first of the year has none (as January).
Totals are ratios of sums over villages with a denominator and a reported value; their trend compares the
villages that reported both months, so that a late village does not look like a fall. Their target is that
of the Puskesmas, also where a village has its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any

from lokmin.basics.numbers import Status
from lokmin.coverage.rules.accumulations import AVERAGED, LATEST
from lokmin.coverage.rules.months import counted, is_due, month_before, months_due, relations
from lokmin.coverage.rules.ready import ready_made
from lokmin.coverage.rules.rows import PwsRow
from lokmin.coverage.rules.sql import compile_sql, fill, half_even, quotient, slot, whole

_UNIT = 12 * 1000 * 100_000  # twelve months × thousandths of a person × thousandths of a percent
_SUMMED = (
    "numerator",
    "denominator",
    "this_month",
    "this_denominator",
    "previous_month",
    "previous_denominator",
    "change",
    "people_to_target",
)
_VILLAGE = (
    "area",
    "indicator",
    *_SUMMED,
    "target",
    "whole_target",
    "line_months",
    "lower",
    "scheduled",
    "first",
    "no_population",
    "unmeasured",
    "reported",
    "complete",
    "carried",
    "provisional",
    "villages_counted",
    "villages_missing",
    "villages_late",
)


@dataclass(frozen=True)
class Ask:
    """Which month of the year, people to reach by the end of which month, and how `same` is read."""

    month: int
    until: int
    same_below: Status = Status.JELEK
    same_above: Status = Status.BAIK

    def __post_init__(self) -> None:
        if not 1 <= self.month <= self.until <= 12:
            raise ValueError("months run from 1 to 12, and until is not before month")


def statement(
    dialect: str, ask: Ask, sources: Mapping[str, str] | None = None, *, doubled: bool = False
) -> str:
    """The rule as one SELECT whose columns are those of `PwsRow`, in no particular order of rows.

    `sources` gives a SELECT for each relation that is not a table of that name. `doubled` writes the rule's
    own `%` as `%%`, as Django's and psycopg's cursors want it when parameters are passed.
    """
    body = fill(
        compiled(dialect),
        month=ask.month,
        until=ask.until,
        same_below=ask.same_below.value,
        same_above=ask.same_above.value,
    )
    if doubled:
        body = body.replace("%", "%%")
    if not sources:
        return body
    hint = {"pws_figure": "NOT MATERIALIZED "}  # read in the order of its index
    named = ",\n".join(f"{name} AS {hint.get(name, '')}(\n{select}\n)" for name, select in sources.items())
    return f"WITH {named}\nSELECT * FROM (\n{body}\n) AS pws"


@cache
def compiled(dialect: str) -> str:
    """The rule in one engine's SQL with marks for the question.

    Read from coverage/data, where it stands ready made (`python -m lokmin.coverage.rules.ready`), so that no
    process needs a second for Ibis; compiled here when the rule has changed since.
    """
    return ready_made(dialect) or compile_sql(expression(), dialect)


def expression() -> Any:
    """The whole rule as one Ibis expression over the seven relations."""
    given = relations()
    villages = _villages(given)
    answers = _judged(villages.union(_totals(villages), distinct=False))
    answers = _in_race(answers)
    return answers.mutate(area=answers.area.cast("string")).select(*PwsRow._fields)


def _villages(given: SimpleNamespace) -> Any:
    """Every area × every indicator, with what it counted, its denominator, target and people to reach."""
    import ibis

    grid = _averaged(_grid(given))
    counts_people = grid.kind != ""
    denominator = ibis.ifelse(counts_people, grid.population, grid.denominator)
    grid = grid.mutate(
        denominator=denominator,
        this_denominator=_where(
            grid.this_month, ibis.ifelse(counts_people, grid.population, grid.this_denominator)
        ),
        previous_denominator=_where(
            grid.previous_month, ibis.ifelse(counts_people, grid.population, grid.previous_denominator)
        ),
        no_population=_bit((denominator <= 0) | (counts_people & denominator.isnull())),
        unmeasured=grid.unmeasured.fill_null(0),
        reported=_bit(grid.this_month.notnull()),
        complete=_bit(grid.months == grid.due),
        carried=ibis.ifelse(grid.is_stock == 1, slot("month") - grid.latest, ibis.null("int64")),
        provisional=ibis.greatest(grid.old_population.fill_null(0), grid.old_target.fill_null(0)),
        change=grid.this_month - grid.previous_month,
    )
    is_counted = (grid.denominator > 0) & grid.numerator.notnull()
    grid = grid.mutate(
        villages_counted=_bit(is_counted),
        villages_missing=_bit(~is_counted.fill_null(False)),
        villages_late=_bit(is_counted & (grid.reported == 0) & (grid.scheduled == 1)),
        people_to_target=_people_to_target(grid),
    )
    return grid.select(*_VILLAGE)


def _grid(given: SimpleNamespace) -> Any:
    """Area × indicator with its counts, sasaran and target; an area's own target before the Puskesmas'."""
    grid = (
        _asked(given)
        .left_join(counted(given), ["indicator", "area"])  # SQLite's own index begins with the last
        .drop("area_right", "indicator_right")
        .left_join(given.population, ["area", "kind"])
        .drop("area_right", "kind_right")
        .rename(population="thousandths", old_population="provisional")
        .left_join(given.target, ["puskesmas", "indicator"])
        .drop("puskesmas_right", "indicator_right")
        .rename(whole_target="thousandths", old_whole_target="provisional")
        .left_join(given.area_target, ["area", "indicator"])
        .drop("area_right", "indicator_right")
        .rename(own_target="thousandths", old_own_target="provisional")
    )
    return grid.mutate(
        target=grid.own_target.coalesce(grid.whole_target),
        old_target=grid.old_own_target.coalesce(grid.old_whole_target),
    )


def _averaged(grid: Any) -> Any:
    """Sums as means of the reported months where the accumulation wants them: whole people on both sides."""
    import ibis

    months = grid.months.nullif(0)
    denominator = half_even(grid.denominator, 1000 * months) * 1000
    return grid.mutate(
        numerator=ibis.ifelse(grid.is_mean == 1, half_even(grid.numerator, months), grid.numerator),
        denominator=ibis.ifelse(grid.is_mean == 1, denominator, grid.denominator),
    )


def _asked(given: SimpleNamespace) -> Any:
    """Area × indicator, with what the indicator's schedule and direction say about this month."""
    import ibis

    indicator = given.indicator
    prepared = indicator.select(
        "indicator",
        "kind",
        "lower",
        ramps=_bit((indicator.accumulation == "kumulatif") & (indicator.lower == 0)),
        is_mean=_bit(indicator.accumulation.isin(AVERAGED)),
        is_stock=_bit(indicator.accumulation.isin(LATEST)),
        due=months_due(indicator.schedule),
        scheduled=_bit(is_due(indicator.schedule, slot("month"))),
        first=_bit(month_before(indicator.schedule) == 0),
    )
    prepared = prepared.mutate(line_months=ibis.ifelse(prepared.ramps == 1, slot("month"), 12))
    return given.area.cross_join(prepared)


def _people_to_target(grid: Any) -> Any:
    """max(0, ceil(target to that month × sasaran) − counted), rounded up per village."""
    import ibis

    needed = quotient(
        grid.target * slot("until") * grid.denominator + (_UNIT - 1), ibis.literal(_UNIT, "int64")
    )
    asked = (grid.ramps == 1) & (grid.denominator > 0) & grid.numerator.notnull() & grid.target.notnull()
    return ibis.ifelse(asked, ibis.greatest(needed - grid.numerator, 0), ibis.null("int64"))


def _totals(villages: Any) -> Any:
    """One row an indicator: the ratio of sums over the villages that can be counted."""
    import ibis

    there = villages.villages_counted == 1
    same_target = villages.whole_target.min() == villages.whole_target.max()
    target = ibis.ifelse(same_target, villages.whole_target.max(), ibis.null("int64"))
    sums = {name: whole(villages[name].sum(where=there)) for name in _SUMMED}
    total = villages.group_by("indicator", "lower", "line_months", "scheduled", "first").agg(
        **sums,
        target=target,
        whole_target=target,
        carried=villages.carried.max(where=there),
        no_population=villages.no_population.min(),
        unmeasured=villages.unmeasured.max(),
        reported=villages.reported.max(where=there).fill_null(0),
        complete=ibis.least(villages.complete.min(), villages.villages_counted.min()),
        provisional=villages.provisional.max(),
        **{name: villages[name].sum() for name in ("villages_counted", "villages_missing", "villages_late")},
    )
    total = total.mutate(area=ibis.null("uuid"), unmeasured=total.unmeasured * (1 - total.reported))
    return total.select(*_VILLAGE).cast({name: villages[name].type() for name in _VILLAGE})


def _judged(answers: Any) -> Any:
    """State, trend, level and status, for villages and totals alike.

    An engine works a part out again wherever it is named: so each is named as seldom as can be.
    """
    import ibis

    line = answers.target * answers.line_months * answers.denominator
    reached = answers.numerator * _UNIT
    level = ibis.ifelse(answers.lower == 1, reached <= line, reached >= line)
    known = (answers.denominator > 0) & answers.numerator.notnull()
    judged = answers.mutate(
        on_target=ibis.ifelse(known, level.cast("int32"), ibis.null("int32")),
        state_code=ibis.cases(
            (answers.no_population == 1, "no_population"),
            (answers.scheduled == 0, "not_scheduled"),
            (answers.unmeasured == 1, "unmeasured"),
            (answers.reported == 0, "missing"),
            (answers.complete == 0, "partial"),
            (answers.numerator == 0, "zero"),
            else_="value",
        ),
        trend_code=ibis.cases(
            (answers.first == 1, ibis.null("string")),
            (answers.change > 0, "up"),
            (answers.change < 0, "down"),
            (answers.change == 0, "same"),
            else_=ibis.null("string"),
        ),
        is_counted=known & (answers.scheduled == 1) & (answers.unmeasured == 0) & (answers.reported == 1),
    )
    return judged.mutate(status_code=_status(judged))


def _status(judged: Any) -> Any:
    """Level × trend; by level alone in the first month of the year."""
    import ibis

    better = judged.change * (1 - 2 * judged.lower)
    trend = ibis.cases(
        (judged.first == 1, 4), (better > 0, 3), (better == 0, 2), (better < 0, 1), else_=ibis.null("int64")
    )
    square = ibis.ifelse(judged.is_counted, trend + 10 * judged.on_target, ibis.null("int64"))
    return square.cases(
        (14, "baik"),
        (4, "cukup"),
        (13, "baik"),
        (12, slot("same_above")),
        (11, "kurang"),
        (3, "cukup"),
        (2, slot("same_below")),
        (1, "jelek"),
        else_=ibis.null("string"),
    )


def _in_race(answers: Any) -> Any:
    """Who is ranked: villages that have this month's coverage; 1 where high is best, -1 where low is."""
    import ibis

    in_race = answers.is_counted & answers.area.notnull()
    return answers.mutate(rank=ibis.ifelse(in_race, 1 - 2 * answers.lower, ibis.null("int64")))


def _bit(condition: Any) -> Any:
    """A condition as 0 or 1, unknown as 0."""
    import ibis

    return ibis.ifelse(condition, ibis.literal(1, "int64"), ibis.literal(0, "int64"))


def _where(there: Any, value: Any) -> Any:
    """The value, where the other is known."""
    import ibis

    return ibis.ifelse(there.notnull(), value, ibis.null("int64"))
