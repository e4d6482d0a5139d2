"""Boundaries: what is read, what is refused in one sentence, how much is kept, whose it is."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.places.rules import boundaries
from lokmin.places.rules.boundaries import KEPT_POINTS, Place, Shape, match, read_geojson, village_code
from lokmin.places.rules.outlines import doubled_area, simplified

SQUARE = [[[105.1, -6.1], [105.2, -6.1], [105.2, -6.2], [105.1, -6.2], [105.1, -6.1]]]


def feature(coordinates=SQUARE, kind: str = "Polygon", **properties: object) -> dict:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def test_a_square_is_read_with_its_code_and_name():
    (shape,) = read_geojson(collection(feature(kode="3601172001", NAMA="Pandat")))
    assert (shape.code, shape.name) == ("36.01.17.2001", "Pandat")
    assert len(shape.polygons[0][0]) == 4


def test_the_code_of_the_villages_of_the_field_is_known_in_both_spellings():
    assert village_code("36.01.17.2001") == village_code("3601172001") == "36.01.17.2001"
    assert village_code("17") == "17"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"bukan json", "places.boundary_json"),
        (b"\xff\xfe\x00", "places.boundary_json"),
        (b"[" * 200_000, "places.boundary_json"),
        (b"[]", "places.boundary_kind"),
        (b'{"type": "FeatureCollection"}', "places.boundary_kind"),
        (collection(), "places.boundary_empty"),
        (collection(*[1] * 3001), "places.boundary_features"),
        (collection(1), "places.boundary_geometry"),
        (collection({"geometry": None}), "places.boundary_geometry"),
        (collection(feature([105.1, -6.1], "Point")), "places.boundary_geometry"),
        (collection(feature([])), "places.boundary_ring"),
        (collection(feature([[]], "MultiPolygon")), "places.boundary_ring"),
        (collection(feature([[[105.1, -6.1]] * 3])), "places.boundary_ring"),
        (collection(feature([[[105.1, -6.1]] * 5])), "places.boundary_ring"),
        (collection(feature([[["x", 1]] * 5])), "places.boundary_ring"),
        (collection(feature([[[True, False]] * 5])), "places.boundary_ring"),
        (collection(feature([SQUARE[0][:4]])), "places.boundary_open"),
        (collection(feature([[[x, y] for y, x in SQUARE[0]]])), "places.boundary_swapped"),
        (collection(feature([[[0, 51], [1, 51], [1, 52], [0, 51]]])), "places.boundary_place"),
        (collection(feature([[[650000.0, 9300000.0]] * 5])), "places.boundary_place"),
        (b'{"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon", "coordinates": '
         b"[[[NaN, 1], [NaN, 1], [NaN, 1], [NaN, 1]]]}}]}", "places.boundary_place"),
        (collection(feature([SQUARE[0][:4] * 5001 + SQUARE[0][:1]])), "places.boundary_points"),
    ],
)  # fmt: skip
def test_what_is_no_boundary_is_refused_with_a_sentence(raw: bytes, code: str):
    with pytest.raises(Refusal) as refused:
        read_geojson(raw)
    assert refused.value.code == code
    assert refused.value.sentence


def test_a_file_that_is_too_large_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(boundaries, "MOST_BYTES", 10)
    with pytest.raises(Refusal) as refused:
        read_geojson(collection(feature()))
    assert refused.value.code == "places.boundary_size"


@pytest.mark.parametrize("name", ["lais_16.06.02", "mandalawangi_36.01.17", "pandeglang_36.01"])
def test_the_real_files_are_read_whole_and_kept_small(shared, name: str):
    shapes = read_geojson((shared / "data" / "areas" / f"villages_{name}.geojson").read_bytes())
    assert len(shapes) == {"lais": 15, "mandalawangi": 15, "pandeglang": 339}[name.split("_")[0]]
    assert all(shape.code and shape.name for shape in shapes)
    assert all(
        sum(len(ring) for polygon in shape.polygons for ring in polygon) <= KEPT_POINTS for shape in shapes
    )


def test_simplifying_hardly_changes_the_area_of_the_real_villages(shared, monkeypatch: pytest.MonkeyPatch):
    raw = (shared / "data" / "areas" / "villages_pandeglang_36.01.geojson").read_bytes()
    small = read_geojson(raw)
    monkeypatch.setattr(boundaries, "KEPT_POINTS", 100_000)
    for thin, whole in zip(small, read_geojson(raw), strict=True):
        areas = [sum(doubled_area(p[0]) for p in shape.polygons) for shape in (thin, whole)]
        assert abs(areas[0] - areas[1]) <= areas[1] / 50


points = st.tuples(st.integers(0, 60), st.integers(0, 60))
rings = st.lists(points, min_size=3, max_size=40, unique=True).filter(doubled_area)


@given(
    polygons=st.lists(st.lists(rings, min_size=1, max_size=3), min_size=1, max_size=6),
    most=st.integers(3, 60),
)
def test_a_simplified_outline_is_small_and_made_of_its_own_points_in_their_order(polygons, most):
    thin = simplified(polygons, most)
    assert sum(len(ring) for polygon in thin for ring in polygon) <= most or thin == polygons
    originals = [ring for polygon in polygons for ring in polygon]
    for ring in (ring for polygon in thin for ring in polygon):
        assert len(ring) >= 3
        assert any(_in_order(ring, whole) for whole in originals)


def _in_order(ring, whole) -> bool:
    """Whether the ring is what stays of `whole` when points are left out."""
    places = [whole.index(point) for point in ring if point in whole]
    return len(places) == len(ring) and all(a < b for a, b in pairwise(places))


def shape(code: str = "", name: str = "") -> Shape:
    return Shape(code, name, [])


def test_the_code_decides_and_a_name_only_where_there_is_no_code():
    places = [
        Place(1, "36.01.17.2001", "Pandat"),
        Place(2, "36.01.17.2002", "Sukamaju"),
        Place(3, "", "RW 1"),
    ]
    found = match(
        [shape("36.01.17.2001", "salah tulis"), shape("36.01.18.2009", "Sukamaju"), shape("", "RW 1")], places
    )
    assert [(place.key, s.name) for place, s in found.found] == [(1, "salah tulis"), (3, "RW 1")]
    assert [s.name for s in found.strange] == ["Sukamaju"]
    assert [place.key for place in found.bare] == [2]


def test_a_name_that_two_carry_is_nobody_s():
    places = [Place(1, "", "Sukamaju"), Place(2, "", "Sukamaju"), Place(3, "", "Pari")]
    found = match([shape("", "SUKAMAJU"), shape("", "pari"), shape("", "Pari")], places)
    assert found.found == []


def test_spaces_and_capitals_do_not_matter():
    found = match([shape("", "PANJANG JAYA")], [Place(1, "", "Panjangjaya")])
    assert len(found.found) == 1


def test_the_same_code_twice_is_refused():
    with pytest.raises(Refusal) as refused:
        match([shape("36.01.17.2001"), shape("36.01.17.2001")], [Place(1, "36.01.17.2001", "Pandat")])
    assert refused.value.code == "places.boundary_twice"
