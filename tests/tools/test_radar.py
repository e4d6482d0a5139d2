"""Radar and bars: the outer ring is the target, what is unknown has no corner."""

import re
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin import web
from lokmin.tools.radar import HEIGHT, REACH, WIDTH, Radar, ShareBars, Spoke, held, shares

FOUR = [
    Spoke("IDL", Fraction(4, 5), "80"),
    Spoke("K1", Fraction(9), "100"),
    Spoke("TB", None, "belum"),
    Spoke("Kunjungan neonatal lengkap", 0, "0"),
]


def parsed(drawing) -> ElementTree.Element:
    return ElementTree.fromstring(str(drawing))


def test_the_target_is_the_outer_polygon_and_nothing_lies_beyond_it():
    root = parsed(Radar("x", FOUR))
    target = next(p for p in root.iter("polygon") if p.get("class") == "radar-target")
    corners = [tuple(map(float, pair.split(","))) for pair in target.get("points").split()]
    assert len(corners) == 4
    for dot in root.iter("circle"):
        x, y = float(dot.get("cx")) - WIDTH / 2, float(dot.get("cy")) - HEIGHT / 2
        assert x * x + y * y <= (REACH + 0.2) ** 2


def test_its_letters_are_legible_on_a_phone():
    """328 px are left of 360; what is wider is made smaller, letters and all."""
    sheet = (Path(web.__file__).parent / "static/web/pictures.css").read_text()
    letters = int(re.search(r"\.radar \.chart-text[^{]*\{ font-size: (\d+)px", sheet).group(1))
    wide = float(parsed(Radar("x", FOUR)).get("viewBox").split()[2])
    assert letters * 328 / wide >= 11


def test_a_spoke_without_a_number_has_no_corner_but_its_word():
    root = parsed(Radar("x", FOUR))
    shape = next(p for p in root.iter("polygon") if p.get("class") == "radar-shape")
    assert len(shape.get("points").split()) == 3
    assert "belum" in "".join(root.itertext())


def test_a_long_name_stands_on_several_lines():
    lines = [t.text for t in parsed(Radar("x", FOUR)).iter("tspan")]
    assert "Kunjungan" in lines
    assert {"neonatal", "lengkap"} <= set(lines)


@pytest.mark.parametrize(("count", "kind"), [(1, ShareBars), (2, ShareBars), (3, Radar), (4, Radar)])
def test_under_three_spokes_bars_stand_instead(count: int, kind: type):
    drawing = shares("x", FOUR[:count])
    assert isinstance(drawing, kind)
    assert parsed(drawing).get("aria-label") == "x"


def test_nothing_known_draws_nothing():
    assert shares("x", [Spoke("TB", None, "belum")]) is None


def test_bars_of_what_is_unknown_are_empty():
    bars = parsed(ShareBars("x", [FOUR[2], FOUR[0]]))
    assert [r.get("width") for r in bars.iter("rect") if r.get("class") == "radar-shape"] == ["224.0"]


@given(st.none() | st.fractions() | st.integers())
def test_what_is_drawn_stays_between_nothing_and_the_target(share):
    assert 0 <= held(share) <= 1


def test_names_are_escaped():
    assert "<b>" not in str(Radar("<b>", [Spoke("<b>", 1, "<b>")] * 3))
