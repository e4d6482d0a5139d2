"""The areas on a slide: native shapes with the fill of their status."""

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import slide_map, slides
from lokmin.papers.rules.story import AreaMap, Place
from tests.papers import slide_samples as samples
from tests.papers.pack_samples import pack
from tests.papers.slides_reading import opened
from tests.papers.test_rules_story import outlined

SQUARE = "M0 0l50 0 0 50-50 0z"


def place(key, name="Pandat", mark="baik", path="", named=True):
    return Place(key, name, b.Number(f"v/{key}", 1, "46,6"), mark, path, 25, 25, named)


def drawn(*places):
    block = AreaMap(("No",), ((b.cell("1"),),), (1,), places=places, width=100, height=100)
    slide = opened(slides.deck(samples.of(samples.section(block)))).slides[1]
    return [shape for shape in slide.shapes if shape.shape_type in KINDS], slide


KINDS = (MSO_SHAPE_TYPE.AUTO_SHAPE, MSO_SHAPE_TYPE.FREEFORM)


def plates(slide):
    return [s.text for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.TEXT_BOX and "46,6" in s.text]


def test_without_outlines_every_area_is_a_tile_with_name_and_number():
    shapes, slide = drawn(place(1), place(2, "Pari"))
    assert [shape.name for shape in shapes] == ["Pandat", "Pari"]
    assert plates(slide) == ["Pandat\n46,6", "Pari\n46,6"]


def test_a_name_too_long_for_its_tile_makes_all_of_them_numbers_of_the_table():
    _shapes, slide = drawn(place(1), *(place(n, "Kurungkambing Baru Sekali") for n in range(2, 31)))
    assert plates(slide)[:2] == ["1\n46,6", "2\n46,6"]


def test_an_outline_is_one_shape_with_all_its_rings():
    shapes, slide = drawn(
        place(1, path=f"{SQUARE}M10 10l5 0 0 5-5 0z"), place(2, "Pari", path=SQUARE, named=False)
    )
    assert [shape.shape_type for shape in shapes] == [MSO_SHAPE_TYPE.FREEFORM] * 2
    assert len(list(shapes[0]._element.iter(qn("a:close")))) == 2
    assert "2" in [s.text for s in slide.shapes if s.has_text_frame]
    assert abs(shapes[0].width - shapes[0].height) <= 2


def test_the_steps_of_an_outline_become_places():
    assert list(slide_map.rings("M12 30l4-2-3 5z")) == [[(12, 30), (16, 28), (13, 33)]]


@pytest.mark.parametrize(
    ("mark", "fill"),
    [("baik", "solidFill"), ("cukup", "pattFill"), ("kurang", "pattFill"), ("missing", "pattFill")],
)
def test_an_area_has_the_fill_of_its_status(mark, fill):
    (shape,), _slide = drawn(place(1, mark=mark))
    kinds = [child.tag for child in shape._element.spPr]
    assert qn(f"a:{fill}") in kinds
    assert kinds[-1] == qn("a:ln")


def test_an_area_can_be_heard():
    (shape,), _slide = drawn(place(1, mark="jelek"))
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == "Pandat 46,6 Perlu dikejar"


def test_the_map_of_a_story_with_outlines_names_its_source_and_who_has_none():
    made = pack(15)
    story = outlined(made, 14).story
    number = [section.key for section in story.main].index("map") + 1
    slide = opened(slides.deck(story)).slides[number]
    texts = [shape.text for shape in slide.shapes if shape.has_text_frame]
    assert f"Tanpa batas wilayah: {made.table.villages[14].name}. Batas wilayah: Contoh 2023" in texts
    assert sum(shape.shape_type == MSO_SHAPE_TYPE.FREEFORM for shape in slide.shapes) == 14
