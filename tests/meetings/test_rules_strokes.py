"""A drawn signature: only strokes on the sheet become a path, short and safe to print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.meetings.rules.strokes import HEIGHT, MOST_POINTS, WIDTH, ink_of, is_path, path_of, strokes_of

points = st.tuples(st.integers(0, WIDTH), st.integers(0, HEIGHT))
drawings = st.lists(st.lists(points, min_size=1, max_size=40), min_size=1, max_size=30)


def sent(strokes) -> str:
    return ";".join(" ".join(f"{x},{y}" for x, y in stroke) for stroke in strokes)


def refuses(code: str):
    return pytest.raises(Refusal, check=lambda error: error.code == code)


@given(drawings)
def test_whatever_is_drawn_becomes_a_short_path_or_is_refused_as_too_short(strokes):
    try:
        path = path_of(sent(strokes))
    except Refusal:
        with refuses("meetings.strokes_short"):
            path_of(sent(strokes))
        return
    assert is_path(path)
    kept = strokes_of(path)
    assert sum(len(stroke) for stroke in kept) <= MOST_POINTS + len(kept)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for stroke in kept for x, y in stroke)
    assert [stroke[0] for stroke in kept] == [stroke[0] for stroke in strokes]


@given(st.text(max_size=60))
def test_nothing_else_gets_through(text):
    try:
        path = path_of(text)
    except Refusal:
        return
    assert is_path(path)


def test_an_empty_box_a_dot_and_a_script_are_refused():
    with refuses("meetings.strokes_empty"):
        path_of("  ")
    with refuses("meetings.strokes_short"):
        path_of("10,10 11,11")
    for bad in ("601,0 0,0", "0,201 5,5", "a", "1,1;;2,2", '1,1 2,2"/><script>', "1,1 " * 30_000):
        with refuses("meetings.strokes"):
            path_of(bad)
    assert not is_path("M1 1L2 2' onload='x")
    assert strokes_of("nonsense") == []


def test_thousands_of_dots_do_not_hang():
    with refuses("meetings.strokes"):
        path_of(";".join(["1,1 9,9"] * 2000))


@pytest.mark.parametrize("path", ["M10 10L200 150L400 20", "M0 100L600 100", "M300 0L300 200", "M5 5L6 5"])
def test_the_ink_holds_every_point_and_is_never_flat(path):
    left, top, width, height = ink_of(path)
    assert all(
        left < x < left + width and top < y < top + height for stroke in strokes_of(path) for x, y in stroke
    )
    assert width >= 120
    assert height >= 100


def test_without_ink_it_is_the_whole_sheet():
    assert ink_of("") == (0, 0, WIDTH, HEIGHT)
