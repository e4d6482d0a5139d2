"""Generated worlds: small ones of every kind, with ties, zeros, gaps, unmeasured cells and unequal months."""

from fractions import Fraction

from hypothesis import strategies as st

from lokmin.coverage.rules.accumulations import ACCUMULATIONS
from tests.oracles.pws import Formula, World

ELEMENTS = ("a", "b", "c")
SCHEDULES = (tuple(range(1, 13)), (2, 8), (3, 6, 9, 12))


@st.composite
def formulas(draw, code):
    numerator = draw(st.sampled_from([[("a", 1)], [("b", 1)], [("a", 1), ("b", 1)], [("a", 1), ("b", -1)]]))
    kind = draw(st.sampled_from(["", "bumil", "bayi"]))
    accumulation = draw(st.sampled_from(ACCUMULATIONS))
    denominator = [] if kind else draw(st.sampled_from([[("a", 1)], [("c", 1)], [("b", 1), ("c", 1)]]))
    months = draw(st.sampled_from(SCHEDULES))
    return Formula(code, numerator, denominator, kind, accumulation, draw(st.booleans()), months)


@st.composite
def worlds(draw):
    areas = [f"desa {n}" for n in range(draw(st.integers(1, 5)))]
    counts = st.one_of(st.none(), st.integers(0, 6), st.integers(0, 5_000_000))
    cells = st.tuples(st.sampled_from(areas), st.sampled_from(ELEMENTS), st.integers(1, 12))
    figures = draw(st.dictionaries(cells, counts, max_size=40))
    if draw(st.booleans()):  # a well-kept book: every month of every element
        figures = {
            (area, e, m): draw(st.integers(0, 9)) for area in areas for e in ELEMENTS for m in range(1, 7)
        }
    people = st.one_of(st.integers(0, 60_000), st.integers(0, 60_000_000_000)).map(
        lambda n: Fraction(n, 1000)
    )
    kinds = st.tuples(st.sampled_from(areas), st.sampled_from(["bumil", "bayi"]))
    sasaran = draw(st.dictionaries(kinds, people, max_size=8))
    codes = [f"I{n}" for n in range(draw(st.integers(1, 4)))]
    percents = st.integers(0, 500_000).map(lambda n: Fraction(n, 1000))
    targets = {code: draw(percents) for code in codes if draw(st.integers(0, 4))}
    own = st.tuples(st.sampled_from(areas), st.sampled_from(codes))
    area_targets = draw(st.dictionaries(own, percents, max_size=3))
    return World(areas, [draw(formulas(code)) for code in codes], figures, sasaran, targets, area_targets)
