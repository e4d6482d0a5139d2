"""The bars of one indicator: the same numbers as their table, in the words for the public."""

from dataclasses import replace

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import compose_slides as c
from lokmin.papers.rules import compose_slides_bars as bars
from lokmin.papers.rules.story_blocks import BarChart
from tests.papers import slide_samples as samples
from tests.papers.pack_samples import pack


def part(count=15, code="IDL"):
    made = pack(count)
    sheet = next(sheet for sheet in made.pws if sheet.head.code == code)
    return bars.bars(made, samples.SHOWN, sheet), sheet


def test_bars_and_rows_are_the_villages_in_their_order_with_the_total_first():
    (chart, grid), sheet = part()[0].blocks, part()[1]
    assert isinstance(chart, BarChart)
    assert isinstance(grid, b.Grid)
    assert chart.labels == tuple(row.name for row in sheet.rows)
    assert [row[0].texts[0] for row in grid.rows] == ["Puskesmas", *chart.labels]
    assert [row[1].texts[0] for row in grid.rows][1:] == [n.text for n in chart.values]


def test_the_marks_are_words_for_the_public_and_the_looks_statuses():
    chart = part()[0].blocks[0]
    assert set(chart.marks) <= set(samples.SAID.values())
    assert set(chart.looks) <= set(samples.SAID)
    assert all(samples.SAID[look] == mark for look, mark in zip(chart.looks, chart.marks, strict=True))


def test_a_village_without_a_number_has_no_bar_no_mark_and_its_reason():
    section, _sheet = part(code="DS")
    chart, grid = section.blocks
    place = chart.labels.index("Kurungkambing")
    assert chart.values[place].value is None
    assert chart.values[place].text == "belum dilaporkan"
    assert chart.marks[place] == ""
    row = next(row for row in grid.rows if row[0].texts == ("Kurungkambing",))
    assert [cell.texts[0] for cell in row][1:3] == ["–", "belum dilaporkan"]


def test_the_sentence_names_five_villages_at_most_and_counts_the_others():
    section, sheet = part()
    below = sum(row.measure.status in ("cukup", "jelek") for row in sheet.rows)
    assert f"{below} dari 15 desa belum mencapai" in section.text
    assert section.text.endswith(f"dan {below - 5} lainnya.")
    assert sheet.rows[-1].name in section.text


def test_the_star_of_an_incomplete_total_stands_behind_its_percent_sign():
    section, sheet = part(code="STUNT")
    assert sheet.total.percent.endswith("*")
    assert section.text.startswith(f"{sheet.total.percent.rstrip('*')}%* di seluruh")


def test_where_lower_is_better_the_target_is_a_limit():
    section, _sheet = part(code="DO")
    assert section.blocks[0].target_words == "Batas s.d. Maret"
    assert "batas 5,0%" in section.text
    assert len(section.blocks[1].heads) == 3


def test_people_to_reach_say_until_when():
    grid = part()[0].blocks[1]
    assert grid.heads[-1] == "Bayi lagi"
    assert "Agustus 2023" in grid.note


def test_problems_choose_the_first_indicators_and_distance_the_others():
    made = pack(15)
    codes = [s.head.code for s in bars.chosen(made, c.Presenting(priorities=("TB", "DEATH")))]
    assert codes[0] == "TB"
    assert "DEATH" not in codes
    rest = [h.code for h, _m in bars.judged(made) if h.code in codes and h.code != "TB"]
    assert codes[1:3] == rest[:2]


def test_an_indicator_without_any_number_is_never_shown():
    made = pack(1)
    bare = tuple(
        replace(sheet, rows=tuple(replace(r, measure=replace(r.measure, count=None)) for r in sheet.rows))
        for sheet in made.pws
    )
    assert bars.chosen(replace(made, pws=bare), samples.SHOWN) == []
