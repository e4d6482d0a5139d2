"""The deck and its pieces, before anything is said on them."""

import base64
from dataclasses import replace
from io import BytesIO

from PIL import Image
from pptx import Presentation

from lokmin.papers.rules import slide_parts as p
from lokmin.papers.rules import slides
from lokmin.papers.rules.content import Logo
from tests.papers import slide_samples as samples
from tests.papers.reading import archive
from tests.papers.samples import frame
from tests.papers.slides_reading import opened


def saved(deck):
    return p.saved(deck)


def test_an_empty_deck_has_one_layout_and_opens_again():
    deck = Presentation(BytesIO(saved(p.new_deck(frame(), "Judul"))))
    assert [layout.name for layout in deck.slide_layouts] == ["Title and Content"]
    assert deck.core_properties.title == "Judul"
    assert deck.core_properties.language == "id-ID"


def test_the_properties_hold_the_day_of_the_paper_and_no_clock():
    about = p.new_deck(frame(), "Judul").core_properties
    assert about.created.date() == frame().day
    assert about.created == about.modified
    without = p.new_deck(replace(frame(), day=None), "Judul").core_properties
    assert without.created.year == 2000


def test_a_title_of_a_thousand_letters_fits_the_properties():
    assert len(p.new_deck(frame(), "x" * 1000).core_properties.title) == 250


def test_themes_of_slides_and_notes_name_a_font_of_a_staff_machine():
    files = archive(slides.deck(samples.story(1)))
    themes = [content for name, content in files.items() if name.startswith("ppt/theme/")]
    assert len(themes) == 2
    assert all(b'typeface="Arial"' in theme for theme in themes)


def test_a_table_is_native_with_a_head_that_readers_announce():
    file = slides.deck(samples.story(1))
    found = [s for slide in opened(file).slides for s in slide.shapes if s.has_table]
    assert found
    assert all(shape.table.first_row for shape in found)
    assert all(shape.name == "Tabel" for shape in found)


def test_the_logos_of_the_letterhead_stand_on_the_first_slide_and_are_named():
    out = BytesIO()
    Image.new("RGB", (40, 60), "red").save(out, "JPEG")
    logo = Logo(base64.b64encode(out.getvalue()).decode(), 40, 60, "Lambang Kabupaten Contoh")
    story = samples.story(1)
    head = replace(story.frame.letterhead, left=logo, right=logo)
    file = slides.deck(replace(story, frame=replace(story.frame, letterhead=head)))
    pictures = [shape for shape in opened(file).slides[0].shapes if shape.shape_type == 13]
    assert [s._element.xpath(".//p:cNvPr")[0].get("descr") for s in pictures] == [logo.name] * 2
    assert pictures[0].left < pictures[1].left
    assert all(abs(s.width / s.height - 40 / 60) < 0.01 for s in pictures)


def test_the_number_of_a_slide_is_counted_by_the_program_that_shows_it():
    for name, content in archive(slides.deck(samples.story(1))).items():
        if name.startswith("ppt/slides/slide"):
            assert b'type="slidenum"' in content


def test_the_height_of_a_row_is_that_of_its_highest_cell():
    low = p.row_height([("satu", False, 200), ("dua", False, 200)], 14)
    assert p.row_height([("satu", False, 200), ("kata " * 20, False, 100)], 14) > 2 * low
    assert p.row_height([("satu\ndua", False, 200)], 14) > low
    assert p.row_height([], 14) == low
