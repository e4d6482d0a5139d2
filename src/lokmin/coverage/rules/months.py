"""From figures (one element, area, month) to what an indicator counted: the first half of the PWS rule.

The answer has one row per area and indicator with at least one figure: months (reported, of those due),
numerator and denominator as the accumulation wants them, this month and the previous, and whether this month
could not be measured. `denominator` stays null where it is a population. See rules/pws.py for the relations.
"""

from types import SimpleNamespace
from typing import Any

from lokmin.coverage.rules.sql import slot, whole

ALL_MONTHS = sum(1 << month for month in range(1, 13))

_SHAPES = {
    "area": {"area": "uuid", "puskesmas": "uuid"},
    "figure": {"area": "uuid", "element": "string", "month": "int32", "count": "int32"},
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
}


def relations() -> SimpleNamespace:
    """The six relations, as attributes without their prefix `pws_`."""
    import ibis

    return SimpleNamespace(**{name: ibis.table(shape, name=f"pws_{name}") for name, shape in _SHAPES.items()})


def counted(given: SimpleNamespace) -> Any:
    """What was reported from January to the month asked for, per area and indicator."""
    return _plain(given).union(_formulas(given), distinct=False)


def is_due(schedule: Any, month: Any) -> Any:
    """Whether an indicator is reported in that month, as a condition."""
    return (schedule.cast("int64") >> month) % 2 == 1


def months_due(schedule: Any) -> Any:
    """How many months from January to the month asked for are to be reported."""
    import ibis

    asked = slot("month")
    due = [ibis.ifelse((asked >= each) & is_due(schedule, each), 1, 0) for each in range(1, 13)]
    return sum(due[1:], start=due[0])


def month_before(schedule: Any) -> Any:
    """The previous month to be reported in the same year; 0 when there is none."""
    import ibis

    asked = slot("month")
    return ibis.cases(
        *[((asked > each) & is_due(schedule, each), each) for each in range(11, 0, -1)], else_=0
    )


def _is_plain(indicator: Any) -> Any:
    """One element, summed over every month: most indicators, and they need no look at single months."""
    return (
        (indicator.terms == 1) & (indicator.schedule == ALL_MONTHS) & (indicator.accumulation == "kumulatif")
    )


def _plain(given: SimpleNamespace) -> Any:
    """Plain indicators: the sums of their only element."""
    import ibis

    figure, term, indicator = given.figure, given.term, given.indicator
    now = figure.month == slot("month")
    sums = figure.group_by("area", "element").agg(
        months=figure["count"].count(),
        numerator=figure["count"].sum(),
        this_month=figure["count"].sum(where=now),
        previous_month=figure["count"].sum(where=figure.month + 1 == slot("month")),
        rows_now=figure.month.count(where=now),
        counts_now=figure["count"].count(where=now),
    )
    plain = (
        indicator.filter(_is_plain(indicator))
        .join(term, "indicator")
        .select("indicator", "element", "weight")
    )
    joined = sums.join(plain, "element")
    nothing = ibis.null("int64")
    return joined.select(
        "area",
        "indicator",
        "months",
        numerator=joined.numerator * joined.weight,
        denominator=nothing,
        this_month=joined.this_month * joined.weight,
        this_denominator=nothing,
        previous_month=joined.previous_month * joined.weight,
        previous_denominator=nothing,
        unmeasured=ibis.ifelse(joined.rows_now > joined.counts_now, 1, 0),
    )


def _formulas(given: SimpleNamespace) -> Any:
    """All other indicators: month by month first, since a month counts only when complete."""
    import ibis

    months = _complete_months(given)
    is_now = months.month == slot("month")
    used = months.complete & ibis.cases(
        (months.accumulation == "stok", months.month == months.latest),
        (months.accumulation == "bulanan", is_now),
        else_=True,
    )
    now, before = months.complete & is_now, months.complete & (months.month == months.before)
    return _integers(
        months.group_by("area", "indicator").agg(
            months=months.month.count(where=months.complete),
            numerator=months.numerator.sum(where=used),
            denominator=months.denominator.sum(where=used),
            this_month=months.numerator.sum(where=now),
            this_denominator=months.denominator.sum(where=now),
            previous_month=months.numerator.sum(where=before),
            previous_denominator=months.denominator.sum(where=before),
            unmeasured=ibis.ifelse(is_now & months.unmeasured, 1, 0).max(),
        )
    )


def _complete_months(given: SimpleNamespace) -> Any:
    """Numerator and denominator of each due month, and whether all elements were reported in it."""
    indicator = given.indicator
    formulas = indicator.filter(~_is_plain(indicator)).mutate(before=month_before(indicator.schedule))
    parts = given.figure.join(given.term.join(formulas, "indicator"), "element")
    parts = parts.filter(is_due(parts.schedule, parts.month))
    part = parts["count"].cast("int64") * parts.weight
    keys = ("area", "indicator", "month", "accumulation", "before", "terms")
    sums = parts.group_by(*keys).agg(
        numerator=part.sum(where=parts.side == "numerator"),
        denominator=part.sum(where=parts.side == "denominator"),
        counts=parts["count"].count(),
        rows=parts.month.count(),
    )
    marked = sums.mutate(complete=sums.counts == sums.terms, unmeasured=sums.rows > sums.counts)
    latest = marked.month.max(where=marked.complete).over(group_by=["area", "indicator"])
    return marked.mutate(latest=latest)


def _integers(table: Any) -> Any:
    """The same table with every sum back in 64 bits (PostgreSQL adds them up as `numeric`)."""
    sums = [name for name in table.columns if name.endswith(("numerator", "denominator", "_month"))]
    return table.mutate(**{name: whole(table[name]) for name in sums})
