"""From figures (one element, area, month) to what an indicator counted: the first half of the PWS rule.

The answer has one row per area and indicator with at least one figure: months (reported, of those due),
numerator and denominator as the accumulation wants them (sums where it is a mean), this month and the
previous, the latest month reported, and whether this month could not be measured. `denominator` stays null
where it is a population. See rules/pws.py for the relations.
"""

from types import SimpleNamespace
from typing import Any

from lokmin.coverage.rules.accumulations import AVERAGED, LATEST, ONE_MONTH, SUMMED
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
    "area_target": {"area": "uuid", "indicator": "string", "thousandths": "int64", "provisional": "int32"},
}


def relations() -> SimpleNamespace:
    """The seven relations, as attributes without their prefix `pws_`."""
    import ibis

    return SimpleNamespace(**{name: ibis.table(shape, name=f"pws_{name}") for name, shape in _SHAPES.items()})


def counted(given: SimpleNamespace) -> Any:
    """What was reported from January to the month asked for, per area and indicator.

    Most answers need no look at single months: the sums of an element are enough for a plain indicator, and
    for a formula whose elements were all reported in every month. Only the others go month by month.
    """
    sums, terms = _element_sums(given), _terms(given)
    formulas = _formulas(_parts(sums, terms.filter(~terms.is_plain)))
    regular = formulas.filter(formulas.is_regular).drop("is_regular")
    irregular = formulas.filter(~formulas.is_regular).select("area", "indicator")
    scheduled = given.indicator.filter(given.indicator.schedule != ALL_MONTHS)
    irregular = irregular.union(given.area.cross_join(scheduled).select("area", "indicator"), distinct=False)
    plain = _plain(_parts(sums, terms.filter(terms.is_plain)))
    return plain.union(regular, _month_by_month(given, irregular), distinct=False)


def _terms(given: SimpleNamespace) -> Any:
    """The terms of the indicators of every month; `is_plain`: one element, added up over the months."""
    terms = given.term.join(given.indicator, "indicator")
    return terms.filter(terms.schedule == ALL_MONTHS).select(
        "indicator",
        "side",
        "weight",
        "terms",
        of="element",
        adds_up=terms.accumulation.isin([*SUMMED, *AVERAGED]),
        is_plain=(terms.terms == 1) & (terms.accumulation == "kumulatif"),
    )


def _parts(sums: Any, terms: Any) -> Any:
    """Each sum with the terms it is in. A cross join keeps its order in SQLite: the few are looked up."""
    both = sums.cross_join(terms)
    return both.filter(both.element == both.of)


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


def _element_sums(given: SimpleNamespace) -> Any:
    """Per area and element: months reported, their sum, this month and the one before."""
    figure = given.figure
    now = figure.month == slot("month")
    return figure.group_by("area", "element").agg(
        months=figure["count"].count(),
        total=figure["count"].sum(),
        this=figure["count"].sum(where=now),
        before=figure["count"].sum(where=figure.month + 1 == slot("month")),
        unmeasured=figure.month.count(where=figure["count"].isnull() & now),
    )


def _plain(parts: Any) -> Any:
    """Plain indicators: the sums of their only element."""
    import ibis

    nothing = ibis.null("int64")
    return parts.select(
        "area",
        "indicator",
        "months",
        numerator=parts.total * parts.weight,
        denominator=nothing,
        this_month=parts.this * parts.weight,
        this_denominator=nothing,
        previous_month=parts.before * parts.weight,
        previous_denominator=nothing,
        latest=nothing,
        unmeasured=parts.unmeasured,
    )


def _formulas(parts: Any) -> Any:
    """Formulas over the sums of their elements; right only where `is_regular`: no month of any is missing."""
    import ibis

    above, below = parts.side == "numerator", parts.side == "denominator"
    used = ibis.ifelse(parts.adds_up, parts.total, parts.this) * parts.weight
    this, before = parts.this * parts.weight, parts.before * parts.weight
    sums = parts.group_by("area", "indicator").agg(
        months=parts.months.min(),
        numerator=used.sum(where=above),
        denominator=used.sum(where=below),
        this_month=this.sum(where=above),
        this_denominator=this.sum(where=below),
        previous_month=before.sum(where=above),
        previous_denominator=before.sum(where=below),
        latest=parts.months.min().cast("int64"),
        unmeasured=parts.unmeasured.max(),
        reported=parts.months.count(),
        terms=parts.terms.max(),
    )
    regular = (sums.months == slot("month")) & (sums.reported == sums.terms)
    return _integers(sums.mutate(is_regular=regular).drop("reported", "terms"))


def _month_by_month(given: SimpleNamespace, asked: Any) -> Any:
    """The same for area and indicator pairs of which a month is missing or not due."""
    import ibis

    months = _complete_months(given, asked)
    is_now = months.month == slot("month")
    used = months.complete & ibis.cases(
        (months.accumulation.isin(LATEST), months.month == months.latest),
        (months.accumulation.isin(ONE_MONTH), is_now),
        else_=True,
    )
    now, before = months.complete & is_now, months.complete & (months.month == months.before)
    sums = months.group_by("area", "indicator").agg(
        months=months.month.count(where=months.complete),
        numerator=months.numerator.sum(where=used),
        denominator=months.denominator.sum(where=used),
        this_month=months.numerator.sum(where=now),
        this_denominator=months.denominator.sum(where=now),
        previous_month=months.numerator.sum(where=before),
        previous_denominator=months.denominator.sum(where=before),
        latest=months.latest.max().cast("int64"),
        unmeasured=ibis.ifelse(is_now & months.unmeasured, 1, 0).max().cast("int64"),
    )
    return _integers(sums)


def _complete_months(given: SimpleNamespace, asked: Any) -> Any:
    """Numerator and denominator of each month, and whether it is due with all its elements reported.

    A left join, though months without figures are of no use: it tells SQLite to look up the few pairs asked
    for, instead of reading every figure of the year.
    """
    indicator = given.indicator.mutate(before=month_before(given.indicator.schedule))
    wanted = asked.join(indicator, "indicator").join(given.term, "indicator")
    parts = wanted.left_join(given.figure, ["area", "element"]).drop("area_right", "element_right")
    part = parts["count"].cast("int64") * parts.weight
    keys = ("area", "indicator", "month", "accumulation", "before", "terms", "schedule")
    sums = parts.group_by(*keys).agg(
        numerator=part.sum(where=parts.side == "numerator"),
        denominator=part.sum(where=parts.side == "denominator"),
        counts=parts["count"].count(),
        rows=parts.month.count(),
    )
    due = is_due(sums.schedule, sums.month)
    marked = sums.mutate(
        complete=due & (sums.counts == sums.terms), unmeasured=due & (sums.rows > sums.counts)
    )
    latest = marked.month.max(where=marked.complete).over(group_by=["area", "indicator"])
    return marked.mutate(latest=latest)


def _integers(table: Any) -> Any:
    """The same table with every sum back in 64 bits (PostgreSQL adds them up as `numeric`)."""
    sums = [name for name in table.columns if name.endswith(("numerator", "denominator", "_month"))]
    return table.mutate(**{name: whole(table[name]) for name in sums})
