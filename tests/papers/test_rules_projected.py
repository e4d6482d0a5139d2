"""What of a story a hall reads."""

from dataclasses import replace

import pytest

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.projected import MOST, columns, slides
from lokmin.papers.rules.story import parts
from lokmin.papers.rules.story_blocks import BarChart
from tests.papers import slide_samples as samples
from tests.papers.pack_samples import pack, told
from tests.papers.test_rules_story import long_texts


def by_key(story):
    return {one.key: one for one in slides(story)}


def rows(one):
    grids = [block for block in (*one.left, *one.right) if isinstance(block, b.Grid)]
    return [["\n".join(cell.texts) for cell in row] for grid in grids for row in grid.rows]


def shown(one):
    blocks = [block for block in (*one.left, *one.right) if not isinstance(block, BarChart)]
    return [str(part) for block in blocks for part in b.parts_of(block)]


@pytest.mark.parametrize("count", [1, 3, 15, 30])
def test_every_part_has_its_slide_under_its_title_in_the_order_of_the_story(count):
    story = samples.story(count)
    keys = list(dict.fromkeys(one.key for one in slides(story)))
    assert keys == [section.key for section in story.main]
    assert {one.title for one in slides(story)} == {section.title for section in story.main}
    assert len(slides(story)) < MOST


def test_a_sentence_is_that_of_the_paper_with_the_words_for_the_public():
    story = samples.story()
    for section in story.main:
        said = section.text.replace("jelek", "perlu dikejar")
        assert by_key(story)[section.key].sentence == said


def test_no_slide_says_a_status_in_the_word_of_the_regulation():
    words = {word for one in slides(samples.story()) for text in shown(one) for word in text.split()}
    assert "dikejar" in words
    assert not {"Jelek", "jelek"} & words
    assert "Jelek" in {str(part) for section in samples.story().main for part in parts(section)}


def test_without_words_for_the_public_a_status_keeps_its_own():
    story = replace(samples.story(), public={})
    assert "Jelek" in [text for one in slides(story) for text in shown(one)]


def test_every_number_on_a_slide_is_one_of_the_story_by_its_key():
    story = samples.story()
    known = {
        part.key: part for s in (*story.main, *story.annex) for part in parts(s) if isinstance(part, b.Number)
    }
    blocks = [x for one in slides(story) for x in (*one.left, *one.right) if not isinstance(x, BarChart)]
    found = [part for x in blocks for part in b.parts_of(x) if isinstance(part, b.Number)]
    assert len(found) > 80
    assert all(known[part.key] == part for part in found)


def test_a_promise_tells_who_what_its_state_and_its_number():
    one = by_key(samples.story())["promises"]
    assert rows(one)[0] == [
        "1",
        "Kepala Desa Pandat",
        "Mobil siaga mengantar bayi ke posyandu, dua kali sebulan (Pandat, 10 bayi)",
        "Selesai",
        "IDL: 20,0% → 34,9%",
    ]


def test_a_verdict_is_said_up_to_its_first_clause_and_whole_in_the_notes():
    one = by_key(samples.story())["promises"]
    assert rows(one)[2][-1] == "Belum cukup waktu"
    assert "No 3. Belum cukup waktu: kurang dari dua bulan." in one.notes


def test_a_list_is_taken_whole_so_that_the_slide_counts_what_finds_no_room():
    story = told(long_texts(pack(15))).story
    (cut,) = [section for section in story.main if section.key == "promises"]
    assert len(rows(by_key(story)["promises"])) == 24 > len(cut.blocks[0].rows)


def test_the_scorecard_is_the_whole_catchment_with_its_status_and_names_are_spoken():
    made = pack(15)
    one = by_key(made.story)["scorecard"]
    assert [row[0] for row in rows(one)] == [head.short for head in made.table.indicators]
    assert rows(one)[0] == ["K1", "≥ 25,0", "21,0", "Cukup"]
    assert "K1: Kunjungan pertama ibu hamil" in one.notes[0]


def test_the_table_of_a_chart_begins_with_the_whole_catchment():
    one = by_key(samples.story())["pws/IDL"]
    (chart,), found = one.left, rows(one)
    assert [row[0] for row in found] == [chart.labels[-1], *chart.labels[:-1]]
    assert [row[1] for row in found] == [chart.values[-1].text, *(n.text for n in chart.values[:-1])]
    assert one.right[0].heads[-1].startswith("Bayi lagi s.d.")


def test_an_indicator_without_people_to_reach_has_two_columns():
    assert by_key(samples.story())["pws/DO"].right[0].heads == ("Desa", "Cakupan %")


def test_more_villages_than_a_chart_holds_get_two_charts_and_no_table():
    one = by_key(samples.story(31))["pws/IDL"]
    assert [type(block) for block in (*one.left, *one.right)] == [BarChart, BarChart]


def test_what_is_written_small_on_paper_is_spoken():
    one = by_key(samples.story())["changes"]
    assert any("Gerak bersamaan bukan bukti" in note for note in one.notes)
    assert any("SHA-256" in note for note in by_key(samples.story())["quality"].notes)


def test_what_is_asked_gets_its_own_slide_where_the_deck_has_room():
    full = told(long_texts(pack(15))).story
    assert len(full.main) == MOST - 1
    assert [one.key for one in slides(full)].count("problems") == 1
    (one,) = [one for one in slides(full) if one.key == "problems"]
    assert [block.text for block in one.left if isinstance(block, b.Heading)] == [
        "Yang diminta dari tiap sektor"
    ]
    roomy = replace(full, main=tuple(s for s in full.main if s.key != "changes" and s.key != "extremes"))
    first, second = [one for one in slides(roomy) if one.key == "problems"]
    assert "Masalah" in first.left[0].heads
    assert second.left[0].text == "Yang diminta dari tiap sektor"
    assert second.sentence == first.sentence


def test_villages_that_find_no_slide_are_said_to_be_on_paper():
    said = [block.text for block in by_key(samples.story())["extremes"].left if isinstance(block, b.Words)]
    assert said == ["Keadaan tiap desa, yang paling banyak membaik lebih dulu: pada bahan evaluasi."]


def test_a_row_that_joins_columns_joins_those_that_are_left():
    grid = b.Grid(
        ("A", "B", "C"), ((b.cell("x", span=3),), (b.cell("1"), b.cell("2"), b.cell("3"))), (1, 1, 1)
    )
    made = columns(grid, (0, 2), (2, 1))
    assert [cell.span for cell in made.rows[0]] == [2]
    assert [cell.texts[0] for cell in made.rows[1]] == ["1", "3"]
    assert made.heads == ("A", "C")
