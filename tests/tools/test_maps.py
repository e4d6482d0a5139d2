"""The map: every area is a link, has its mark, and labels do not stand on each other."""

from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from lokmin.tools.maps import HIGHEST, WIDTH, Region, RegionMap


def box(x: int, y: int, size: int = 1000) -> list[list[list[int]]]:
    left, bottom = 10_500_000 + x, -600_000 + y
    return [[[left, bottom, left + size, bottom, left + size, bottom + size, left, bottom + size]]]


def region(number: int, polygons, name: str = "Pari", mark: str = "baik") -> Region:
    return Region(str(number), name, "30,6%", mark, f"/d/{number}/", f"{name}, 30,6%, {mark}", polygons)


def parsed(drawing: RegionMap) -> ElementTree.Element:
    return ElementTree.fromstring(str(drawing))


def test_every_area_is_a_link_that_says_its_name_number_and_mark():
    root = parsed(RegionMap("Peta", [region(1, box(0, 0)), region(2, box(1000, 0), "Pandat", "missing")]))
    links = [(a.get("href"), a.get("aria-label")) for a in root.iter("a")]
    assert links == [("/d/1/", "Pari, 30,6%, baik"), ("/d/2/", "Pandat, 30,6%, missing")]
    assert [p.get("class") for a in root.iter("a") for p in a.iter("path")] == ["m-baik", "m-missing"]
    assert root.get("role") == "group"


def test_north_is_up():
    root = parsed(RegionMap("Peta", [region(1, box(0, 9000), "Utara"), region(2, box(0, 0), "Selatan")]))
    north, south = (
        [float(p.get("d").split()[1].split("l")[0]) for p in a.iter("path")] for a in root.iter("a")
    )
    assert north[0] < south[0]


def test_a_hole_and_several_parts_are_one_path():
    ring = box(0, 0, 3000)[0][0]
    hole = box(1000, 1000)[0][0]
    island = box(5000, 5000)[0]
    root = parsed(RegionMap("Peta", [region(1, [[ring, hole], island])]))
    path = next(p for a in root.iter("a") for p in a.iter("path"))
    assert path.get("d").count("M") == 3
    assert path.get("fill-rule") == "evenodd"


def test_a_narrow_area_shows_the_number_of_the_table_instead_of_its_name():
    wide, narrow = box(0, 0, 20_000), [[[10_500_000, -600_000, 10_500_300, -600_000, 10_500_300, -580_000]]]
    text = str(RegionMap("Peta", [region(1, wide), region(2, narrow, "Kurungkambing Hilir")]))
    assert "map-numbered" in text
    assert ">Kurungkambing Hilir<" not in text


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=30, unique=True),
    st.lists(st.sampled_from(["Pari", "Mandalawangi", "Kurungkambing"]), min_size=30, max_size=30),
)
def test_named_labels_never_stand_on_each_other_and_all_lies_inside(places, names):
    regions = [region(i, box(1000 * x, 1000 * y), names[i]) for i, (x, y) in enumerate(places)]
    shapes = RegionMap("Peta", regions).shapes()
    assert shapes["width"] <= WIDTH + 1
    assert shapes["height"] <= HIGHEST + 1
    named = [label for label in shapes["labels"] if label["named"]]
    for one, other in combinations(named, 2):
        apart_x = abs(one["x"] - other["x"]) * 2 + 4 >= one["plate_width"] + other["plate_width"]
        apart_y = abs(one["y"] - other["y"]) * 2 + 4 >= one["plate_height"] + other["plate_height"]
        assert apart_x or apart_y


def test_names_are_escaped():
    assert "<b>" not in str(RegionMap("<b>", [region(1, box(0, 0, 9000), "<b>x</b>")]))
