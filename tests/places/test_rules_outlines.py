"""Fewer points: the least corner goes first."""

from lokmin.places.rules.outlines import simplified


def test_a_corner_that_hardly_stands_out_goes_first():
    ring = [(0, 0), (50, 1), (100, 0), (100, 100), (0, 100)]
    assert simplified([[ring]], 4) == [[[(0, 0), (100, 0), (100, 100), (0, 100)]]]


def test_what_is_small_enough_stays_as_it_is():
    ring = [(0, 0), (10, 0), (10, 10)]
    assert simplified([[ring]], 3) == [[ring]]


def test_the_smallest_islands_go_when_there_are_too_many():
    large = [(0, 0), (100, 0), (100, 100), (0, 100)]
    small = [(200, 200), (201, 200), (201, 201), (200, 201)]
    (kept,) = simplified([[small], [large]], 5)
    assert kept == [large]


def test_a_hole_goes_with_its_land():
    land, hole = [(0, 0), (9, 0), (9, 9), (0, 9)], [(2, 2), (4, 2), (4, 4), (2, 4)]
    far = [(100, 100), (200, 100), (200, 200), (100, 200)]
    assert len(simplified([[land, hole], [far]], 3)) == 1
