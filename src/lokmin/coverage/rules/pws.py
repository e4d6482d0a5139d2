"""Pemantauan Wilayah Setempat (PWS): coverage, target line, trend, status, rank and people to reach.

Source: PWS guideline and field workbooks (Permenkes 44/2016 asks for the review); the four classes of status
are told in rules/facts.py.

How to use it (screens, papers, calculators, API: all through here)

    sql = pws.statement("sqlite", Ask(month=3, until=7), sources)     # text, cached
    rows = rows_from(cursor.execute(sql, params))                      # list[PwsRow], see rules/rows.py

`sources` maps the seven relations below to a SELECT each (rules/relations.py has those of the live tables);
leave it empty when tables of these names exist. All belong to ONE year.

    pws_area        area, puskesmas                        every area asked for
    pws_figure      puskesmas, element, area, reported, unmeasured, to_0 … to_12     the year of an element in
                    an area: sums of 2^month over the months reported and not measured; to_m = counted from
                    January to m, as far as reported (to_0 = 0); later ones may be there (rules/years.py)
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

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any

from lokmin.basics.numbers import Status
from lokmin.coverage.rules import facts
from lokmin.coverage.rules.months import (
    COUNTED,
    SHAPES,
    SIDES,
    formulas,
    how,
    is_due,
    month_before,
    own_target,
    parts,
    plain,
    relations,
)
from lokmin.coverage.rules.ready import ready_made
from lokmin.coverage.rules.rows import COLUMNS
from lokmin.coverage.rules.sql import bit, compile_sql, fill, quotient, slot, whole
from lokmin.coverage.rules.years import MONTHS

_SUMMED = (*SIDES, "people_to_target")


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
    """The rule as one SELECT whose columns are `rows.COLUMNS`, in no particular order of rows.

    `sources` gives a SELECT for each relation that is not a table of that name. `doubled` writes the rule's
    own `%` as `%%`, as Django's and psycopg's cursors want it when parameters are passed.
    """
    body = fill(compiled(dialect), month=ask.month, until=ask.until)
    if doubled:
        body = body.replace("%", "%%")
    given = {**(sources or {}), "pws_month": _EVERY_MONTH}
    # Figures are read in the order of their index; what is small is read once.
    kept = {name: "NOT MATERIALIZED" if name == "pws_figure" else "MATERIALIZED" for name in given}
    named = ",\n".join(f"{name} AS {kept[name]} (\n{select}\n)" for name, select in given.items())
    return f"WITH {named}\nSELECT * FROM (\n{body}\n) AS pws"


_EVERY_MONTH = " UNION ALL ".join(f"SELECT {month} AS month" for month in MONTHS)


@cache
def compiled(dialect: str) -> str:
    """The rule in one engine's SQL with marks for the question.

    Read from coverage/data, where it stands ready made (`python -m lokmin.coverage.rules.ready`), so that no
    process needs a second for Ibis; compiled here when the rule has changed since.
    """
    return ready_made(dialect) or compile_sql(expression(), dialect, SHAPES)


def expression() -> Any:
    """The whole rule as one Ibis expression over the relations."""
    given = relations()
    plans = _plans(given)
    places = _places(given, plans)
    terms = plans.inner_join(given.term, "indicator")
    found = [_plain(given, terms, places), formulas(given, terms, places)]
    counted = [_villages(each) for each in found]
    alike = _alike(counted[0].union(counted[1], distinct=False))
    silent = _villages(_silent(given, plans, places, counted, alike))
    totals = _totals(alike.union(_alike(silent), distinct=False), plans)
    totals = totals.cast({name: silent[name].type() for name in COLUMNS})
    answers = counted[0].union(counted[1], silent, totals, distinct=False)
    return answers.mutate(area=answers.area.cast("string")).select(*COLUMNS)


def _plans(given: SimpleNamespace) -> Any:
    """Puskesmas × indicator with its target, and what schedule and direction say about this month."""
    import ibis

    indicator = given.indicator
    ramps = bit((indicator.accumulation == "kumulatif") & (indicator.lower == 0))
    prepared = indicator.select(
        "indicator",
        "kind",
        "lower",
        of_people=bit(indicator.kind != ""),
        ramps=ramps,
        line_months=ibis.ifelse(ramps == 1, slot("month"), 12),
        way=1 - 2 * indicator.lower.cast("int64"),
        scheduled=bit(is_due(indicator.schedule, slot("month"))),
        first=bit(month_before(indicator.schedule) == 0),
        **how(indicator),
    )
    prepared = prepared.mutate(about=facts.about(prepared)).drop("lower", "scheduled", "first")
    plans = given.area.select("puskesmas").distinct().cross_join(prepared)
    return (
        plans.left_join(given.target, ["puskesmas", "indicator"])
        .drop("puskesmas_right", "indicator_right")
        .rename(whole_target="thousandths", old_target="provisional")
    )


def _places(given: SimpleNamespace, plans: Any) -> Any:
    """Area × kind of sasaran with its people; the kind is '' where none is needed."""
    kinds = plans.select("puskesmas", "kind").distinct()
    both = given.area.cross_join(kinds)
    places = both.filter(both.puskesmas == both.puskesmas_right).drop("puskesmas_right")
    with_people = places.left_join(given.population, ["area", "kind"])
    return with_people.select(
        place="area",
        of="puskesmas",
        of_kind="kind",
        population="thousandths",
        old_population="provisional",
    )


def _plain(given: SimpleNamespace, terms: Any, places: Any) -> Any:
    """What indicators of one element counted, with a figure of the year."""
    years = parts(given, terms.filter(terms.is_plain == 1), places)
    return years.mutate(**plain(years)).select(*COUNTED)


def _silent(given: SimpleNamespace, plans: Any, places: Any, counted: Sequence[Any], alike: Any) -> Any:
    """The areas without any figure of an indicator, sought only where some are lacking."""
    import ibis

    there = alike.group_by("indicator").agg(areas=alike.areas.sum().cast("int64"))
    lacking = plans.left_join(there, "indicator").drop("indicator_right")
    lacking = lacking.cross_join(given.area.agg(asked=given.area.count()))
    pairs = lacking.filter(lacking.areas.fill_null(0) < lacking.asked).cross_join(places)
    pairs = pairs.filter(pairs.of_kind == pairs.kind, pairs.of == pairs.puskesmas).mutate(area=pairs.place)
    pairs = own_target(given, pairs)
    for found in counted:
        pairs = pairs.anti_join(found.select("area", "indicator"), ["area", "indicator"])
    nothing = {name: ibis.null("int64") for name in (*SIDES, "carried")}
    no = {name: ibis.literal(0, "int32") for name in ("complete", "unmeasured")}
    return pairs.mutate(**nothing, **no)


def _villages(found: Any) -> Any:
    """What was counted with denominator, target and people to reach, and what there is to say about it."""
    import ibis

    of_people, people = found.of_people == 1, found.population
    row = SimpleNamespace(
        area=found.area,
        indicator=found.indicator,
        numerator=found.numerator,
        denominator=ibis.ifelse(of_people, people, found.denominator),
        this_month=found.this_month,
        this_denominator=ibis.ifelse(of_people & found.this_month.notnull(), people, found.this_denominator),
        previous_month=found.previous_month,
        previous_denominator=ibis.ifelse(
            of_people & found.previous_month.notnull(), people, found.previous_denominator
        ),
        target=found.target,
        carried=found.carried,
    )
    row.people_to_target = _people_to_target(found.ramps == 1, row)
    row.facts = facts.of_village(found, row)
    nothing = {name: ibis.null("int64") for name in COLUMNS[-3:]}
    return found.select(**{name: (vars(row) | nothing)[name] for name in COLUMNS})


def _people_to_target(ramps: Any, row: Any) -> Any:
    """max(0, ceil(target to that month × sasaran) − counted), rounded up per village."""
    import ibis

    unit = ibis.literal(facts.UNIT, "int64")
    needed = quotient(row.target * slot("until") * row.denominator + (facts.UNIT - 1), unit)
    asked = ramps & (row.denominator > 0) & row.numerator.notnull() & row.target.notnull()
    return ibis.ifelse(asked, ibis.greatest(needed - row.numerator, 0), ibis.null("int64"))


def _alike(villages: Any) -> Any:
    """The sums of the areas of an indicator that have the same facts: few enough to look at each."""
    return villages.group_by("indicator", "facts").agg(
        **{name: whole(villages[name].sum()) for name in _SUMMED},
        change=whole((villages.this_month - villages.previous_month).sum()),
        carried=villages.carried.max(),
        areas=villages.count(),
    )


def _totals(alike: Any, plans: Any) -> Any:
    """One row an indicator: the ratio of sums over the villages that can be counted."""
    import ibis

    there = (alike.facts & facts.COUNTED) != 0
    sums = alike.group_by("indicator").agg(
        **{name: whole(alike[name].sum(where=there)) for name in (*_SUMMED, "change")},
        carried=alike.carried.max(where=there),
        **facts.of_total(alike),
    )
    plan = plans.group_by(code="indicator").agg(
        least=plans.whole_target.min(),
        most=plans.whole_target.max(),
        line_months=plans.line_months.max(),
        way=plans.way.max(),
    )
    target = ibis.ifelse(plan.least == plan.most, plan.most, ibis.null("int64"))
    total = sums.inner_join(plan.mutate(target=target), sums.indicator == plan.code)
    total = total.mutate(area=ibis.null("uuid"), facts=facts.together(total))
    return total.select(*COLUMNS)
