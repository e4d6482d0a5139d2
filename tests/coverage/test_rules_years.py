"""A year in one row, and the way back to its months."""

from hypothesis import given
from hypothesis import strategies as st

from lokmin.coverage.rules import years

some_months = st.dictionaries(st.integers(1, 12), st.one_of(st.none(), st.integers(0, 5_000_000)))


def test_a_year_tells_zero_missing_and_unmeasured_apart():
    row = years.columns({1: 4, 2: 0, 4: None, 5: 3})
    assert (row["reported"], row["unmeasured"]) == (0b100110, 0b10000)
    assert [row[f"to_{month}"] for month in (1, 2, 3, 4, 5, 12)] == [4, 4, 4, 4, 7, 7]


@given(some_months)
def test_a_row_gives_back_its_months(months):
    row = years.columns(months)
    assert years.months(row["reported"], row["unmeasured"], [row[name] for name in years.TO]) == months
