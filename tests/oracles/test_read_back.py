"""The windows of a read-back against field note 4, told day by day (tests/oracles/read_back.py)."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokmin.basics.time import Month, Period
from lokmin.coverage import queries
from lokmin.coverage.rules import accumulations
from lokmin.coverage.rules.window import AreaCounts, MonthCount, value_in, windows
from tests.coverage.conftest import *  # noqa: F403
from tests.oracles import read_back as slow

days = st.dates(date(2021, 6, 1), date(2024, 6, 30))
months = st.integers(0, 47).map(Month(2021, 1).plus)
counted = st.tuples(st.integers(0, 40), st.none() | st.integers(0, 50))


def told(month: Month) -> slow.Month:
    return (month.year, month.month)


@given(days, days, months)
def test_both_windows_are_those_of_the_field_note(made, started, latest):
    found = windows(made, started, latest)
    wanted = slow.windows(made, started, told(latest))
    if wanted is None:
        assert not found.is_enough
        return
    assert found.before is not None
    assert found.after is not None
    assert [told(month) for month in found.before] == wanted[0]
    assert [told(month) for month in found.after] == wanted[1]


near = [Month(2022, 9).plus(n) for n in range(8)]
areas = st.lists(
    st.tuples(
        st.lists(st.none() | counted, min_size=len(near), max_size=len(near)).map(
            lambda found: {m: n for m, n in zip(near, found, strict=True) if n is not None}
        ),
        st.fixed_dictionaries({}, optional={2022: st.integers(0, 200), 2023: st.integers(0, 200)}),
    ),
    min_size=1,
    max_size=3,
)


@given(areas, st.sampled_from(near), st.integers(1, 6), st.sampled_from(accumulations.ACCUMULATIONS))
def test_the_rate_of_a_window_is_one_big_sum_over_another(world, first, length, accumulation):
    period = Period(first, first.plus(length - 1))
    fast = value_in(
        period,
        accumulation,
        [
            AreaCounts(
                {
                    m: MonthCount(n, None if below is None else below * 1000)
                    for m, (n, below) in counts.items()
                },
                {year: people * 1000 for year, people in sasaran.items()},
            )
            for counts, sasaran in world
        ],
    )
    wanted = slow.rate(
        [told(month) for month in period],
        accumulation,
        [({told(m): n for m, n in counts.items()}, sasaran) for counts, sasaran in world],
    )
    assert (fast.ratio.percent if fast.ratio else None) == wanted


WINDOW = [Month(2022, 11).plus(n) for n in range(9)]
rows = st.lists(
    st.lists(st.none() | st.integers(0, 12), min_size=6, max_size=6),
    min_size=len(WINDOW),
    max_size=len(WINDOW),
)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows, st.sampled_from([date(2023, 2, 21), date(2023, 2, 1), date(2022, 12, 15)]), st.integers(1, 4))
def test_the_stored_figures_say_the_same_beside_the_other_villages(place, figures, made, own):
    """Figures of nine months over January, two of them under another year's sasaran, in the database."""
    from django.db import transaction

    with transaction.atomic():
        place.people("bayi", 2022, [48] * 6)
        for month, counts in zip(WINDOW, figures, strict=True):
            place.row("IDL", str(month), [0 if month == WINDOW[-1] and n is None else n for n in counts])
        mine = [area.id for area in place.areas[:own]]
        answer = queries.window_change(
            scope=place.scope, puskesmas_id=place.card.id, indicator_code="IDL", area_ids=mine, made_on=made,
            started_on=made,
        )  # fmt: skip
        latest = queries.latest_complete_month(scope=place.scope, puskesmas_id=place.card.id)
        transaction.set_rollback(True)
    assert latest is not None
    both = slow.windows(made, made, told(latest))
    assert both is not None
    people = {2022: 48, 2023: 60}
    villages = [
        (
            {
                told(month): (counts[n] if counts[n] is not None else 0, None)
                for month, counts in zip(WINDOW, figures, strict=True)
                if counts[n] is not None or month == WINDOW[-1]
            },
            people,
        )
        for n in range(6)
    ]
    sides = [
        slow.rate(window, "kumulatif", group) for group in (villages[:own], villages[own:]) for window in both
    ]
    wanted: list[Fraction | None] = sides if None not in sides[2:] else [*sides[:2], None, None]
    got = [answer.before, answer.after, answer.others_before, answer.others_after]
    if None in sides[:2]:
        assert answer.state == "no_data"
        return
    assert [side.ratio.percent if side and side.ratio else None for side in got] == wanted
    assert answer.before is not None
    assert answer.after is not None
    assert [told(month) for month in answer.before.period] == both[0]
    assert [told(month) for month in answer.after.period] == both[1]


@pytest.mark.django_db
@pytest.mark.parametrize(("count", "compared"), [(4, False), (5, True)])
def test_below_five_areas_there_are_no_other_villages(make, count, compared):
    place = make(count)
    with_numbers(place)  # noqa: F405
    for month in range(1, 8):
        place.row("IDL", f"2023-{month:02d}", [month] * count)
    answer = queries.window_change(
        scope=place.scope, puskesmas_id=place.card.id, indicator_code="IDL", area_ids=[place.areas[0].id],
        made_on=date(2023, 4, 3), started_on=date(2023, 4, 3),
    )  # fmt: skip
    assert answer.state == "compared"
    assert (answer.others_before is not None) is compared
