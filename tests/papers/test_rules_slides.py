"""The slides of a story, read back from the file."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from pptx.util import Pt

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import slides
from lokmin.papers.rules.projected import MOST
from lokmin.papers.rules.projected import slides as projected
from lokmin.papers.rules.slide_sheets import LABEL_MOST
from lokmin.papers.rules.story_blocks import BarChart
from tests.papers import slide_samples as samples
from tests.papers.samples import frame
from tests.papers.slides_reading import bar_values, charts, described, notes, opened, slide_texts, tables

STORIES = {
    "15": samples.story,
    "1": lambda: samples.story(1),
    "30": lambda: samples.story(30),
    "first": samples.first_time,
    "hostile": samples.hostile,
}
AN_OVERVIEW = 12
"""Letters of a chart whose numbers stand larger in the table beside it."""


@pytest.fixture(scope="module")
def files():
    return {name: (story := make(), slides.deck(story)) for name, make in STORIES.items()}


def near(numbers):
    """As exact as a workbook keeps numbers."""
    return tuple(None if n.value is None else pytest.approx(float(n.value), rel=1e-14) for n in numbers)


@pytest.mark.parametrize("name", STORIES)
def test_a_deck_is_wide_and_has_at_most_twelve_slides(files, name):
    story, file = files[name]
    deck = opened(file)
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))
    assert len(story.main) + 1 <= len(deck.slides) == len(projected(story)) + 1 <= MOST


@pytest.mark.parametrize("name", STORIES)
def test_the_numbers_of_every_chart_are_those_of_the_story_in_drawing_and_workbook(files, name):
    story, file = files[name]
    for one, slide in zip(projected(story), list(opened(file).slides)[1:], strict=True):
        wanted = described(one)
        assert len(charts(slide)) == len(wanted)
        for drawn, chart in zip(charts(slide), wanted, strict=True):
            assert drawn.series == drawn.in_workbook
            assert drawn.names == drawn.workbook_names
            if isinstance(chart, BarChart):
                assert bar_values(drawn, target=chart.target is not None) == near(chart.values)
                assert chart.target is None or drawn.series[-1][1] == near([chart.target] * len(drawn.names))
            else:
                pairs = [chart.own, *([chart.others] if chart.others else [])]
                assert [values for _name, values in drawn.series] == [near(pair) for pair in pairs]


def grids_of(one):
    return [block for block in (*one.left, *one.right) if isinstance(block, b.Grid) and block.shape == "grid"]


@pytest.mark.parametrize("name", ["15", "1", "first"])
def test_the_tables_hold_every_cell_of_the_story_or_as_much_of_it_as_fits(files, name):
    story, file = files[name]
    for one, slide in zip(projected(story), list(opened(file).slides)[1:], strict=True):
        rows = [[cell for cell in row if cell] for table in tables(slide) for row in table[1:]]
        wanted = [["\n".join(c.texts) for c in row if c.texts] for grid in grids_of(one) for row in grid.rows]
        assert len(rows) == len(wanted)
        for row, whole in zip(rows, wanted, strict=True):
            for shown, cell in zip(row, whole, strict=True):
                assert shown == cell or (shown.endswith("…") and cell.startswith(shown[:-1].rstrip()))


def test_rows_that_find_no_room_are_counted_on_the_slide(files):
    story, file = files["30"]
    counted = set()
    for one, slide, text in zip(
        projected(story), list(opened(file).slides)[1:], slide_texts(file)[1:], strict=True
    ):
        rows = sum(len(table) - 1 for table in tables(slide))
        left_out = sum(len(grid.rows) for grid in grids_of(one)) - rows
        said = re.findall(r"(\d+) baris lagi di bahan evaluasi", text)
        assert sum(map(int, said)) == left_out
        counted |= {one.key.partition("/")[0]} if left_out else set()
    assert counted == {"pws", "map"}


@pytest.mark.parametrize("name", STORIES)
def test_the_rows_of_a_table_and_every_sentence_are_as_large_as_a_hall_can_read(files, name):
    """Heads of columns and what is only counted or noted are smaller."""
    for slide in opened(files[name][1]).slides:
        rows = [cell for s in slide.shapes if s.has_table for r in list(s.table.rows)[1:] for cell in r.cells]
        frames = [cell.text_frame for cell in rows] + [shape.text_frame for shape in slide.placeholders]
        sizes = {run.font.size.pt for frame in frames for line in frame.paragraphs for run in line.runs}
        assert min(sizes) >= slides.LEAST


@pytest.mark.parametrize("name", STORIES)
def test_only_foot_notes_counts_and_labels_of_areas_are_smaller(files, name):
    small = re.compile(
        r"Kode dokumen|‹#›|di bahan evaluasi|pada bahan evaluasi|^Perubahan: poin|^Petak|^Pemerintah|"
        r"HYPERLINK"
    )
    for slide in opened(files[name][1]).slides:
        areas = {word for s in slide.shapes for word in s.name.split()}
        for shape in slide.shapes:
            if not shape.has_text_frame or small.search(shape.text) or set(shape.text.split()) & areas:
                continue
            sizes = [run.font.size.pt for line in shape.text_frame.paragraphs for run in line.runs]
            assert not sizes or min(sizes) >= slides.LEAST, shape.text


@pytest.mark.parametrize(("name", "least"), [("15", 14), ("30", AN_OVERVIEW)])
def test_the_letters_of_a_chart_are_as_large_as_its_bars_allow(files, name, least):
    for slide in opened(files[name][1]).slides:
        for drawn in charts(slide):
            assert min(map(int, re.findall(rb' sz="(\d+)"', drawn.xml))) >= least * 100


@pytest.mark.parametrize("name", STORIES)
def test_nothing_leaves_the_slide_or_stands_upon_another(files, name):
    for slide in opened(files[name][1]).slides:
        boxes = [s for s in slide.shapes if s.has_chart or s.has_table]
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= Pt(960)
            assert shape.top + shape.height <= Pt(540)
        for one in boxes:
            assert one.top + one.height <= Pt(slides.FOOT.top)
            for other in boxes:
                beside = one.left + one.width <= other.left or other.left + other.width <= one.left
                below = one.top + one.height <= other.top or other.top + other.height <= one.top
                assert one is other or beside or below


def test_the_first_slide_names_place_months_meeting_presenter_and_marks(files):
    front = slide_texts(files["15"][1])[0]
    for said in ("Kecamatan Mandalawangi", "Januari–Maret 2023", "triwulan II", "dr. Contoh Wulandari"):
        assert said in front
    assert "DATA CONTOH" in front
    draft = replace(samples.story(1), frame=frame(draft=True))
    assert all("SEMENTARA" in text for text in slide_texts(slides.deck(draft)))


def test_every_part_has_its_title_its_sentence_and_both_in_the_notes_with_the_source(files):
    story, file = files["15"]
    assert story.source in notes(file)[0]
    for one, slide, note in zip(
        projected(story), list(opened(file).slides)[1:], notes(file)[1:], strict=True
    ):
        assert slide.shapes.title.text == one.title
        assert slide.placeholders[1].text == one.sentence
        assert one.sentence in note
        assert story.source in note
        assert all(line in note for line in story.frame.marks.footer)


def test_what_is_cut_stands_whole_in_the_notes():
    grid = b.Grid(("Nama", "%"), ((b.cell(samples.LONG), b.cell("1")),), (1, 9))
    file = slides.deck(samples.of(samples.section(grid, title=samples.LONG)))
    assert "…" in slide_texts(file)[1]
    assert samples.LONG.strip() in notes(file)[1].replace("  ", " ")


def test_words_that_find_no_room_are_counted_and_stand_in_the_notes():
    items = b.Items(tuple((f"Butir {n}: {'kata ' * 60}",) for n in range(30)), "dot")
    file = slides.deck(samples.of(samples.section(items)))
    shown = slide_texts(file)[1].count("Butir ")
    assert 0 < shown < 30
    assert f"{30 - shown} butir lagi di bahan evaluasi." in slide_texts(file)[1]
    assert notes(file)[1].count("Butir ") == 30


def test_parts_beyond_the_twelfth_slide_are_named_on_the_last_one():
    parts = [samples.section(b.Words(("Isi.",)), title=f"Bagian {n}") for n in range(14)]
    file = slides.deck(samples.of(*parts))
    assert len(opened(file).slides) == MOST
    last = slide_texts(file)[-1]
    assert "4 bagian lagi ada di bahan evaluasi" in last
    assert all(f"Bagian {n}: Satu kalimat." in last for n in range(10, 14))


def test_a_third_chart_and_a_fifth_comparison_are_counted():
    slope = samples.story(1).main[1].blocks[0].charts[0]
    three = samples.section(*[samples.chart("A", "B")] * 3)
    five = samples.section(b.Pairs((slope,) * 5))
    texts = slide_texts(slides.deck(samples.of(three, five)))
    assert "1 grafik lagi di bahan evaluasi." in texts[1]
    assert "1 grafik lagi di bahan evaluasi." in texts[2]


@pytest.mark.parametrize("name", STORIES)
def test_charts_tables_and_pictures_can_be_heard(files, name):
    for slide in opened(files[name][1]).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_a_chart_is_heard_with_every_bar(files):
    story, file = files["15"]
    place, one = next((n, one) for n, one in enumerate(projected(story), 1) if one.key == "pws/IDL")
    (drawn,) = charts(opened(file).slides[place])
    (chart,) = described(one)
    assert chart.text in drawn.heard
    for label, number in zip(chart.labels, chart.values, strict=True):
        assert f"{label} {number.text}" in drawn.heard


@pytest.mark.parametrize("name", STORIES)
def test_the_file_leads_nowhere_and_says_nothing_about_who_made_it(files, name):
    with zipfile.ZipFile(BytesIO(files[name][1])) as archive:
        names = archive.namelist()
        whole = b"".join(archive.read(one) for one in names)
        rels = b"".join(archive.read(one) for one in names if one.endswith(".rels"))
    assert b'TargetMode="External"' not in rels
    assert b"hlinkClick" not in whole
    assert b"Steve" not in whole
    assert b"Macintosh" not in whole
    assert b"Calibri" not in whole
    assert not [one for one in names if "printerSettings" in one or "thumbnail" in one]
    about = opened(files[name][1]).core_properties
    assert about.author == about.last_modified_by == frame().letterhead.unit


def test_every_run_is_indonesian(files):
    for slide in opened(files["15"][1]).slides:
        for run in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
            assert run.get("lang") == "id-ID"
        assert all(b'lang="en' not in chart.xml for chart in charts(slide))


def test_hostile_texts_stay_texts_everywhere(files):
    _story, file = files["hostile"]
    slide = opened(file).slides[1]
    (drawn,) = charts(slide)
    shown = '=HYPERLINK("http://jahat.exampl'[: LABEL_MOST - 1]
    assert drawn.names[0].startswith(shown[:20])
    assert all(not re.search("[\x00-\x08\u202e]", text) for text in slide_texts(file))
    assert '<b>"Desa"</b>' in slide_texts(file)[1]


def test_the_same_story_gives_the_same_bytes(files):
    assert slides.deck(samples.story(1)) == files["1"][1]
