"""The slides of a frozen period, filled from what is stored."""

import json
from dataclasses import replace

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import Period
from lokmin.papers import actions, queries
from lokmin.papers.rules import slides
from lokmin.papers.rules.story import numbers, whole
from lokmin.papers.rules.story_blocks import BarChart
from tests.papers.slides_reading import notes, slide_texts
from tests.papers.story import PERIOD, at
from tests.papers.test_closed_names import asked_of_one_village


def story_of(story, **changes):
    values = {"scope": story.scope(), "puskesmas_id": story.world.ours.id, "period": PERIOD} | changes
    return queries.pack_and_slides(**values)


def test_the_slides_say_the_numbers_of_the_pack_and_who_presents(story):
    pack, told = story_of(story)
    facts = {fact.label: fact.text for fact in told.facts}
    assert facts["Masa yang dinilai"] == "Februari–April 2023"
    assert "triwulan II tahun 2023" in facts["Untuk"]
    assert facts["Waktu dan tempat"].startswith("Rabu, 24 Mei 2023")
    assert "Kepala" in facts["Disajikan oleh"]
    found = numbers(whole(told))
    for head, total in zip(pack.table.indicators, pack.table.totals, strict=True):
        number = found[f"total/{head.code}"]
        assert number.value == (total.ratio.percent if total.ratio else None)


def test_bars_are_those_of_the_frozen_villages(story):
    pack, told = story_of(story)
    for section in told.main:
        for chart in (block for block in section.blocks if isinstance(block, BarChart)):
            sheet = next(s for s in pack.pws if f"pws/{s.head.code}" == section.key)
            wanted = [r.measure.ratio.percent if r.measure.ratio else None for r in sheet.rows]
            assert [number.value for number in chart.values] == wanted


def test_the_notes_name_the_frozen_figures(story):
    _files, paper = actions.issue_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    data = queries.content(card=paper.file("pptx"))
    assert all("Data dibekukan" in note and paper.code in note for note in notes(data))
    assert not any("SEMENTARA" in text for text in slide_texts(data))


def test_a_draft_is_marked_on_every_slide(story):
    _pack, told = story_of(story, period=Period.parse("2023-05..2023-06"), draft=True)
    assert all("SEMENTARA" in text for text in slide_texts(slides.render(told)))


def test_a_promise_closed_by_its_problem_is_not_compared_on_a_slide(story):
    before = story_of(story)[1]
    asked_of_one_village(story)
    _pack, told = story_of(story)
    shown = "\n".join(slide_texts(slides.render(told)))
    assert "Skrining kontak" in shown
    promises = next(section for section in told.main if section.key == "promises")
    (row,) = [row for row in promises.blocks[0].rows if "Skrining kontak" in str(row)]
    assert "%" not in str([cell.texts for cell in row])
    assert [s.key for s in before.main if s.key == "moved"] == [s.key for s in told.main if s.key == "moved"]


def test_no_restricted_indicator_has_bars_by_village(story):
    pack, told = story_of(story)
    closed = {head.code for head in pack.table.indicators if not head.by_village}
    assert not closed & {section.key.removeprefix("pws/") for section in told.main}


def test_an_unfrozen_period_and_a_midwife_get_no_slides(story):
    with pytest.raises(Refusal, match="beku"):
        story_of(story, period=Period.parse("2023-05..2023-06"))
    with pytest.raises(NotYourDuty):
        story_of(story, scope=replace(story.scope(Role.MIDWIFE, at(8, 7)), area_ids=frozenset()))


def test_the_pack_names_its_slides_beside_its_papers(story, tmp_path):
    files, _paper = actions.issue_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    names = {file["name"] for file in json.loads(files["manifest.json"])["files"]}
    (name,) = [name for name in names if name.endswith(".pptx")]
    assert name.startswith(f"paparan-evaluasi-{story.world.ours.code}-2023-02_2023-04")
