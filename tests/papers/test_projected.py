"""The slides of a frozen period, laid out from the story of its pack."""

import json
from dataclasses import replace

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import Period
from lokmin.papers import actions, queries
from lokmin.papers.rules import blocks, projected, slides
from lokmin.papers.rules.story_blocks import BarChart
from tests.papers.slides_reading import notes, slide_texts
from tests.papers.story import PERIOD, at
from tests.papers.test_closed_names import asked_of_one_village


def pack_of(story, **changes):
    values = {"scope": story.scope(), "puskesmas_id": story.world.ours.id, "period": PERIOD} | changes
    return queries.evaluation_pack(**values)


def test_the_first_slide_says_who_presents_what_to_whom(story):
    facts = {fact.label: fact.text for fact in pack_of(story).story.facts}
    assert facts["Masa yang dinilai"] == "Februari–April 2023"
    assert "triwulan II tahun 2023" in facts["Untuk"]
    assert facts["Waktu dan tempat"].startswith("Rabu, 24 Mei 2023")
    assert "Kepala" in facts["Disajikan oleh"]


def test_the_charts_of_the_slides_are_those_of_the_paper(story):
    told = pack_of(story).story
    on_paper = [block for section in told.main for block in section.blocks if isinstance(block, BarChart)]
    on_slides = [block for one in projected.slides(told) for block in one.left if isinstance(block, BarChart)]
    assert on_slides == on_paper != []


def test_the_notes_name_the_frozen_figures(story):
    _files, paper = actions.issue_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    data = queries.content(card=paper.file("pptx"))
    assert all("Data dibekukan" in note and paper.code in note for note in notes(data))
    assert not any("SEMENTARA" in text for text in slide_texts(data))


def test_a_draft_is_marked_on_every_slide(story):
    pack = pack_of(story, period=Period.parse("2023-05..2023-06"), draft=True)
    assert all("SEMENTARA" in text for text in slide_texts(slides.render(pack)))


def compared(told):
    pairs = [b for one in projected.slides(told) for b in one.left if isinstance(b, blocks.Pairs)]
    return [chart.title for pair in pairs for chart in pair.charts]


def test_a_promise_closed_by_its_problem_is_not_compared_on_a_slide(story):
    before = compared(pack_of(story).story)
    asked_of_one_village(story)
    pack = pack_of(story)
    assert "Skrining kontak" in "\n".join(slide_texts(slides.render(pack)))
    promises = next(one for one in projected.slides(pack.story) if one.key == "promises")
    (row,) = [row for row in promises.left[0].rows if "Skrining kontak" in str(row)]
    assert "%" not in str([cell.texts for cell in row])
    assert compared(pack.story) == before != []


def test_no_restricted_indicator_has_bars_by_village(story):
    pack = pack_of(story)
    closed = {head.code for head in pack.table.indicators if not head.by_village}
    assert closed
    assert not closed & {one.key.removeprefix("pws/") for one in projected.slides(pack.story)}


def test_an_unfrozen_period_and_a_midwife_get_no_slides(story):
    with pytest.raises(Refusal, match="beku"):
        pack_of(story, period=Period.parse("2023-05..2023-06"))
    with pytest.raises(NotYourDuty):
        pack_of(story, scope=replace(story.scope(Role.MIDWIFE, at(8, 7)), area_ids=frozenset()))


def test_the_pack_names_its_slides_beside_its_papers(story, tmp_path):
    files, _paper = actions.issue_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    names = {file["name"] for file in json.loads(files["manifest.json"])["files"]}
    (name,) = [name for name in names if name.endswith(".pptx")]
    assert name.startswith(f"paparan-evaluasi-{story.world.ours.code}-2023-02_2023-04")
