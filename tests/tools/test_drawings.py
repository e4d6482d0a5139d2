"""Tiles, dots, boxes, meters, spreads and the fishbone."""

from fractions import Fraction
from xml.etree import ElementTree

import pytest

from lokmin.tools.drawings import (
    Boxes,
    Cause,
    Fishbone,
    Meter,
    PeopleDots,
    Spread,
    Tile,
    TileMap,
    wrap,
)


def parsed(drawing):
    return ElementTree.fromstring(f"<all>{drawing}</all>")


def test_tiles_stand_at_their_place():
    tiles = TileMap([Tile("Pari", "25,0", "baik", 2, 7), Tile("Pandat", "", "missing", 1, 1)])
    html = str(tiles)
    assert "cols-7" in html
    assert "r2 c7" in html
    assert "s-missing" in html


def test_tiles_without_a_place_follow_in_order():
    html = str(TileMap([Tile("Pari", "25,0", "baik", 2, 7), Tile("RW 3", "12,0", "jelek")]))
    assert "cols-5" in html
    assert "r2" not in html


def test_a_tile_says_its_status_in_words():
    assert "Jelek" in str(TileMap([Tile("Pari", "25,0", "jelek", 1, 1)]))


@pytest.mark.parametrize(
    ("done", "chase", "total"), [(10, 14, 48), (0, 0, 7), (9, 9, 9), (30, 0, 20), (80, 20, 200)]
)
def test_there_is_one_dot_a_person(done, chase, total):
    circles = list(parsed(PeopleDots("x", done, chase, total)).iter("circle"))
    assert len(circles) == total
    assert sum(c.get("class") == "dot-done" for c in circles) == min(done, total)


def test_a_crowd_is_not_drawn():
    assert str(PeopleDots("x", 1, 1, 900)).strip() == ""
    assert str(PeopleDots("x", 0, 0, 0)).strip() == ""


def test_dots_stay_inside_their_frame():
    root = parsed(PeopleDots("x", 10, 14, 48))
    width, height = (float(v) for v in root.find("svg").get("viewBox").split()[2:])
    for dot in root.iter("circle"):
        assert float(dot.get("cx")) + float(dot.get("r")) <= width
        assert float(dot.get("cy")) + float(dot.get("r")) <= height


def test_there_is_one_box_a_promise_and_rows_of_five():
    root = parsed(Boxes(["done"] * 5 + ["blocked"] * 2))
    boxes = list(root.iter("rect"))
    assert len(boxes) == 7
    assert {b.get("y") for b in boxes} == {"2", "22"}
    assert root.find("svg").get("height") == "40"


@pytest.mark.parametrize(("part", "whole", "width"), [(115, 135, "85.2"), (0, 0, "0.0"), (9, 5, "100.0")])
def test_a_meter_never_leaves_its_frame(part, whole, width):
    assert f'class="meter-fill" width="{width}"' in str(Meter(part, whole))


def test_equal_totals_of_raters_are_stacked():
    dots = list(parsed(Spread([14, 14, 13], Fraction(41, 3), 3, 15)).iter("circle"))
    assert len({(d.get("cx"), d.get("cy")) for d in dots}) == 3


def test_a_spread_without_raters_draws_no_range():
    assert "spread-range" not in str(Spread([], 3, 3, 15))


FISH = Fishbone(
    "18 bayi di 6 desa tertinggal dari target imunisasi dasar lengkap",
    [
        ("Manusia", [Cause("Ibu takut demam"), Cause("Kader aktif 3 dari 5"), Cause("Bidan cuti")]),
        ("Sarana", [Cause("Jadwal sekali sebulan", chosen=True)]),
        ("Dana", []),
        ("Metode", [Cause("Mangkir tidak dikunjungi")]),
    ],
)


def test_the_fishbone_fits_its_frame():
    svg = parsed(FISH).find("svg")
    width, height = (float(v) for v in svg.get("viewBox").split()[2:])
    for line in svg.iter("line"):
        assert 0 <= float(line.get("x1")) <= width
        assert 0 <= float(line.get("y1")) <= height
    for box in svg.iter("rect"):
        assert float(box.get("y")) >= 0
        assert float(box.get("y")) + float(box.get("height")) <= height
        assert float(box.get("x")) + float(box.get("width")) <= width


def test_the_fishbone_is_also_a_list():
    causes = parsed(FISH).find("dl")
    assert [d.text for d in causes.iter("dt")] == ["Manusia", "Sarana", "Dana", "Metode"]
    assert "Jadwal sekali sebulan" in "".join(causes.itertext())


def test_the_chosen_cause_is_bold_and_red():
    assert str(FISH).count("fish-twig-chosen") == 1


def test_a_problem_without_causes_is_still_drawn():
    assert "fish-head" in str(Fishbone("Masalah", []))


def test_wrapped_lines_break_between_words():
    assert wrap("tertinggal dari target", 12) == ["tertinggal", "dari target"]
    assert wrap("ketidaktersambungan x", 8) == ["ketidaktersambungan", "x"]
    assert wrap("", 8) == []
