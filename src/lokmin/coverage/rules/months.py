"""From the year of an element in an area to what an indicator counted: the first half of the PWS rule.

The answer has one row per area and indicator with at least one figure of the year: numerator and denominator
as the accumulation wants them (a mean is rounded), this month and the previous, whether no month due is
missing, how many months old a stock is, and whether this month could not be measured. `denominator` stays
null where it is a population. See rules/pws.py for the relations.

Most answers need no look at single months: a figure says what was counted from January to any month, so that
three of its columns are enough for an indicator of one element, and for a formula whose elements were
reported in the same months. Only the others go month by month.
"""

from types import SimpleNamespace
from typing import Any

from lokmin.coverage.rules.accumulations import AVERAGED, LATEST, SUMMED
from lokmin.coverage.rules.sql import AT, bit, half_even, slot, whole
from lokmin.coverage.rules.years import MONTHS

ALL_MONTHS = sum(1 << month for month in MONTHS)

SHAPES = {
    "area": {"area": "uuid", "puskesmas": "uuid"},
    "figure": {
        "puskesmas": "uuid",
        "element": "string",
        "area": "uuid",
        "reported": "int32",
        "unmeasured": "int32",
        **{f"to_{month}": "int32" for month in (0, *MONTHS, *AT.values())},
    },
    "indicator": {
        "indicator": "string",
        "kind": "string",
        "accumulation": "string",
        "lower": "int32",
        "schedule": "int32",
        "terms": "int32",
    },
    "term": {"indicator": "string", "element": "string", "side": "string", "weight": "int64"},
    "population": {"area": "uuid", "kind": "string", "thousandths": "int64", "provisional": "int32"},
    "target": {"puskesmas": "uuid", "indicator": "string", "thousandths": "int64", "provisional": "int32"},
    "area_target": {"area": "uuid", "indicator": "string", "thousandths": "int64", "provisional": "int32"},
    "month": {"month": "int32"},
}
CARRIED = (
    "puskesmas",
    "indicator",
    "kind",
    "of_people",
    "ramps",
    "line_months",
    "way",
    "about",
    "target",
    "old_target",
    "population",
    "old_population",
)  # goes with the answers of an indicator and area untouched (rules/pws.py)
SIDES = (
    "numerator",
    "denominator",
    "this_month",
    "this_denominator",
    "previous_month",
    "previous_denominator",
)
COUNTED = ("area", *CARRIED, *SIDES, "complete", "carried", "unmeasured")


def relations() -> SimpleNamespace:
    """The relations, as attributes without their prefix `pws_`."""
    import ibis

    return SimpleNamespace(**{name: ibis.table(shape, name=f"pws_{name}") for name, shape in SHAPES.items()})


def parts(given: SimpleNamespace, terms: Any, places: Any) -> Any:
    """The years of the elements of these terms, in the areas asked for, with the sasaran of each.

    A cross join keeps its order in SQLite: the figures are read term by term, as their index has them.
    """
    three = {f"to_{name}": given.figure[f"to_{mark}"] for name, mark in AT.items()}
    years = given.figure.select("puskesmas", "element", "area", "reported", "unmeasured", **three)
    both = terms.cross_join(years)
    both = both.filter(both.puskesmas == both.puskesmas_right, both.element == both.element_right)
    both = placed(given, both, places)
    return both.mutate(mask=both.reported & slot("upto"), is_unmeasured=both.unmeasured & slot("now"))


def placed(given: SimpleNamespace, found: Any, places: Any) -> Any:
    """With the sasaran of the area, and its own target before that of the Puskesmas; areas that were not
    asked for fall out."""
    both = found.cross_join(places)
    both = both.filter(both.place == both.area, both.of_kind == both.kind, both.of == both.puskesmas)
    return own_target(given, both)


def own_target(given: SimpleNamespace, found: Any) -> Any:
    """With the area's own target, where it has one, before that of the Puskesmas."""
    own = given.area_target.rename(
        own_area="area", own_code="indicator", own_target="thousandths", old_own="provisional"
    )
    both = found.left_join(own, [found.area == own.own_area, found.indicator == own.own_code])
    return both.mutate(
        target=both.own_target.coalesce(both.whole_target), old_target=both.old_own.coalesce(both.old_target)
    )


def plain(parts: Any) -> dict[str, Any]:
    """Indicators of one element, as columns: all that is asked stands in its year."""
    import ibis

    nothing = ibis.null("int64")
    values = _values(parts)
    return {
        "numerator": values.used,
        "denominator": nothing,
        "this_month": values.this,
        "this_denominator": nothing,
        "previous_month": values.before,
        "previous_denominator": nothing,
        "complete": bit(parts.mask == slot("upto")),
        "carried": nothing,
        "unmeasured": parts.is_unmeasured,
    }


def _values(parts: Any) -> SimpleNamespace:
    """Of each element and year: what the accumulation uses, this month and the one before."""
    import ibis

    def where(bits: Any, count: Any) -> Any:
        return ibis.ifelse((parts.mask & bits) != 0, count * parts.weight, ibis.null("int64"))

    this = parts.to_now - parts.to_before
    return SimpleNamespace(
        used=where(parts.used_bits, ibis.ifelse(parts.adds_up == 1, parts.to_now, this)),
        this=where(slot("now"), this),
        before=where(slot("before"), parts.to_before - parts.to_earlier),
    )


def formulas(given: SimpleNamespace, terms: Any, places: Any) -> Any:
    """Formulas of several elements, stocks, and all that must be read month by month."""
    sums = _formulas(parts(given, terms.filter(terms.reads_months == 0, terms.is_plain == 0), places))
    scheduled = given.area.cross_join(given.indicator.filter(_reads_months(given.indicator)))
    irregular = sums.filter(sums.is_regular == 0).select("area", "indicator")
    asked = irregular.union(scheduled.select("area", "indicator"), distinct=False)
    regular = sums.filter(sums.is_regular == 1).select(*COUNTED)
    return regular.union(month_by_month(given, terms, places, asked), distinct=False)


def _formulas(parts: Any) -> Any:
    """Formulas over the years of their elements; right only where `is_regular`: all have the same months."""
    import ibis

    above, below = parts.side == "numerator", parts.side == "denominator"
    values = _values(parts)
    sums = parts.group_by("area", *CARRIED).agg(
        numerator=values.used.sum(where=above),
        denominator=values.used.sum(where=below),
        this_month=values.this.sum(where=above),
        this_denominator=values.this.sum(where=below),
        previous_month=values.before.sum(where=above),
        previous_denominator=values.before.sum(where=below),
        mask=parts.mask.min(),
        last_mask=parts.mask.max(),
        unmeasured=parts.is_unmeasured.max(),
        elements=parts.mask.count(),
        terms=parts.terms.max(),
        is_latest=parts.is_latest.max(),
    )
    same = (sums.mask == sums.last_mask) & (sums.elements == sums.terms)
    known = (sums.is_latest == 0) | ((sums.mask & slot("now")) != 0)  # a stock that was counted this month
    return _integers(
        sums.mutate(
            is_regular=bit(same & known),
            complete=bit(sums.mask == slot("upto")),
            carried=ibis.ifelse(sums.is_latest == 1, ibis.literal(0, "int64"), ibis.null("int64")),
        )
    )


def month_by_month(given: SimpleNamespace, terms: Any, places: Any, asked: Any) -> Any:
    """The same for pairs whose months differ by element, are not all due, or are averaged."""
    import ibis

    months = _complete_months(given, terms, places, asked)
    is_now = months.month == slot("month")
    used = (months.complete == 1) & ibis.cases(
        (months.is_latest == 1, months.month == months.latest),
        ((months.adds_up == 1) | (months.is_mean == 1), True),
        else_=is_now,
    )
    now, before = (
        (months.complete == 1) & is_now,
        (months.complete == 1) & (months.month == months.month_before),
    )
    sums = months.group_by("area", *CARRIED, "is_mean", "is_latest").agg(
        numerator=months.numerator.sum(where=used),
        denominator=months.denominator.sum(where=used),
        this_month=months.numerator.sum(where=now),
        this_denominator=months.denominator.sum(where=now),
        previous_month=months.numerator.sum(where=before),
        previous_denominator=months.denominator.sum(where=before),
        months=whole(months.complete.sum()),
        complete=months.complete.min(),
        latest=months.latest.max().cast("int64"),
        unmeasured=ibis.ifelse(is_now, months.unmeasured, 0).max().cast("int32"),
    )
    age = ibis.ifelse(sums.is_latest == 1, slot("month") - sums.latest, ibis.null("int64"))
    return _averaged(_integers(sums.mutate(carried=age))).select(*COUNTED)


def _averaged(sums: Any) -> Any:
    """Sums as means of the reported months where the accumulation wants them: whole people on both sides."""
    import ibis

    months = sums.months.nullif(0)
    denominator = half_even(sums.denominator, 1000 * months) * 1000
    return sums.mutate(
        numerator=ibis.ifelse(sums.is_mean == 1, half_even(sums.numerator, months), sums.numerator),
        denominator=ibis.ifelse(sums.is_mean == 1, denominator, sums.denominator),
    )


def _complete_months(given: SimpleNamespace, terms: Any, places: Any, asked: Any) -> Any:
    """Numerator and denominator of each month due, and whether all its elements are reported."""
    wanted = _looked_up(given, terms, places, asked)
    bits = power(wanted.month)
    is_there = (wanted.reported & bits) != 0
    part = _count(wanted).cast("int64") * wanted.weight
    keys = ("area", *CARRIED, "is_mean", "is_latest", "adds_up", "month_before", "terms", "month")
    sums = wanted.group_by(*keys).agg(
        numerator=part.sum(where=is_there & (wanted.side == "numerator")),
        denominator=part.sum(where=is_there & (wanted.side == "denominator")),
        counts=bit(is_there).sum(),
        unmeasured=bit((wanted.unmeasured & bits) != 0).max(),
    )
    marked = sums.mutate(complete=bit(sums.counts == sums.terms))
    latest = marked.month.max(where=marked.complete == 1).over(group_by=["area", "indicator"])
    return marked.mutate(latest=latest)


def _looked_up(given: SimpleNamespace, terms: Any, places: Any, asked: Any) -> Any:
    """Each pair asked for with its terms, its months due and the year of each element."""
    wanted = placed(given, asked.inner_join(terms, "indicator"), places)
    months = wanted.cross_join(given.month.filter(given.month.month <= slot("month")))
    months = months.filter(is_due(months.schedule, months.month))
    years = given.figure.select(
        "puskesmas", "element", "area", "reported", "unmeasured", *(f"to_{month}" for month in (0, *MONTHS))
    )
    both = months.cross_join(years)
    return both.filter(*(both[key] == both[f"{key}_right"] for key in ("puskesmas", "element", "area")))


def _count(wanted: Any) -> Any:
    """What was counted in the month of the row: to that month, without what was there before it."""
    import ibis

    return ibis.cases(
        *[(wanted.month == each, wanted[f"to_{each}"] - wanted[f"to_{each - 1}"]) for each in MONTHS],
        else_=ibis.null("int32"),
    )


def power(month: Any) -> Any:
    """2 to the power of the month: its place in a set of months."""
    import ibis

    return ibis.literal(1, "int32") << month


def is_due(schedule: Any, month: Any) -> Any:
    """Whether an indicator is reported in that month, as a condition."""
    return (schedule.cast("int64") >> month) % 2 == 1


def month_before(schedule: Any) -> Any:
    """The previous month to be reported in the same year; 0 when there is none."""
    import ibis

    asked = slot("month")
    return ibis.cases(
        *[((asked > each) & is_due(schedule, each), each) for each in range(11, 0, -1)], else_=0
    )


def how(indicator: Any) -> dict[str, Any]:
    """How an indicator reads its months, as columns."""
    import ibis

    adds_up = indicator.accumulation.isin(SUMMED)
    return {
        "terms": indicator.terms,
        "schedule": indicator.schedule,
        "month_before": month_before(indicator.schedule),
        "is_mean": bit(indicator.accumulation.isin(AVERAGED)),
        "is_latest": bit(indicator.accumulation.isin(LATEST)),
        "adds_up": bit(adds_up),
        # of which months one must be reported for a number: any to the month asked for, or only this
        "used_bits": ibis.ifelse(adds_up, slot("upto"), slot("now")),
        "reads_months": bit(_reads_months(indicator)),
        "is_plain": bit(
            (indicator.terms == 1) & ~_reads_months(indicator) & ~indicator.accumulation.isin(LATEST)
        ),
    }


def _reads_months(indicator: Any) -> Any:
    """Whether an indicator is always read month by month: not due in every month, or a mean of months."""
    return (indicator.schedule != ALL_MONTHS) | indicator.accumulation.isin(AVERAGED)


def _integers(table: Any) -> Any:
    """The same table with every sum back in 64 bits (PostgreSQL adds them up as `numeric`)."""
    sums = [name for name in table.columns if name.endswith(("numerator", "denominator", "_month"))]
    return table.mutate(**{name: whole(table[name]) for name in sums})
