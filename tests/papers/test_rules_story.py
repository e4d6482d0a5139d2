"""The evaluation pack as a story: at most twelve pages, the same numbers in every file, nothing sensitive."""

from collections import Counter
from dataclasses import replace

import pytest

from lokmin.basics.numbers import State
from lokmin.papers.rules import blocks, pdf, word
from lokmin.papers.rules.blocks import TwoMeanings
from lokmin.papers.rules.compose_story import PAGES, Facts, story
from lokmin.papers.rules.compose_story_numbers import Lay, Outline
from lokmin.papers.rules.evaluation import EvaluationPack, Measure
from lokmin.papers.rules.story import AreaMap, Scores, numbers, parts, short, whole
from lokmin.papers.rules.story_blocks import BarChart, Section
from tests.papers import pack_samples, samples
from tests.papers.reading import figures, pages, word_text

LONG = "Kepala Desa Persiapan Sungai Rambutan Indah Kecamatan Transmigrasi Baru " * 5


def main_pages(pack):
    """The pages before the annex."""
    made = pages(pdf.render(replace(pack, sheets=())))
    return made[: next(n for n, page in enumerate(made) if page.startswith("DATA CONTOH\nLampiran"))]


def without_marks(pack):
    """The same pack without codes and days below each page."""
    frame = replace(pack.frame, marks=replace(pack.frame.marks, code="", frozen_on=None))
    return replace(pack, frame=frame, story=replace(pack.story, frame=frame))


def said(section):
    """Every number of a section as the PDF prints it: of a chart and its table the names stand once."""
    found = figures("\n".join(str(part) for part in parts(section)))
    for block in section.blocks:
        if isinstance(block, BarChart):
            found -= figures("\n".join(block.labels))
        if isinstance(block, blocks.Items):
            found += Counter(str(n) for n in range(1, len(block.items) + 1))
    return found


def long_texts(pack):
    """The pack of an office that writes long sentences and much of them."""
    back = pack.read_back
    rows = tuple(replace(row, action=LONG, owner=LONG, verdict=LONG, proof=LONG) for row in back.rows * 3)
    problem = replace(pack.problems[0], statement=LONG, causes=(LONG,) * 9, solutions=(LONG,) * 9)
    asked = tuple(f"Sektor {n}: {LONG}" for n in range(14))
    return replace(
        pack,
        read_back=replace(back, rows=rows),
        data_notes=(LONG,) * 40,
        restatements=(LONG,) * 40,
        problems=(replace(problem, support=asked),) * 12,
    )


def test_areas_that_are_no_desa_are_called_what_they_are():
    pack = pack_samples.pack(15)
    areas = tuple(replace(area, kind="Kelurahan") for area in pack.table.villages)
    made = story(replace(pack, table=replace(pack.table, villages=areas)), Facts())
    found = next(section for section in made.main if section.key == "extremes")
    told = [str(part) for part in parts(found)]
    assert "Keadaan tiap kelurahan, yang paling banyak membaik lebih dulu" in told
    assert "Kelurahan" in told
    assert "Desa" not in told


def without_numbers(pack):
    """Nothing was reported by anybody."""
    none = Measure(State.MISSING)
    table = pack.table
    villages = tuple(replace(v, measures=tuple(none for _ in v.measures)) for v in table.villages)
    empty = replace(table, villages=villages, totals=tuple(none for _ in table.totals))
    return replace(pack, table=empty, pws=pack_samples.pws_sheets(empty), problems=(), read_back=None)


@pytest.mark.parametrize("lais", [False, True])
@pytest.mark.parametrize("count", [1, 3, 15, 30])
def test_what_is_presented_has_at_most_twelve_pages(count, lais):
    pack = pack_samples.pack(count)
    assert len(main_pages(samples.in_lais(pack) if lais else pack)) <= PAGES


@pytest.mark.parametrize("change", [long_texts, without_numbers, lambda pack: replace(pack, read_back=None)])
def test_it_has_at_most_twelve_pages_whatever_was_written(change):
    pack = pack_samples.told(change(pack_samples.pack(15)))
    made = main_pages(pack)
    assert len(made) <= PAGES
    assert len(pack.story.main) <= PAGES


def test_without_an_earlier_meeting_it_says_so():
    pack = replace(pack_samples.pack(1), read_back=None)
    made = main_pages(pack_samples.told(pack, Facts()))
    assert "Belum ada komitmen dari lokmin sebelumnya." in made[0]
    assert "Belum ada rencana; dicatat pada rapat." in made[-1]


@pytest.mark.parametrize("count", [1, 3, 15, 30])
def test_the_numbers_of_the_pdf_are_those_of_the_description(count):
    pack = without_marks(pack_samples.pack(count))
    head = f"{pack.puskesmas} {pack.place} {pack.period_text} {pack.meeting}"
    told = sum((said(section) for section in pack.story.main), figures(head))
    assert figures("\n".join(main_pages(pack))) == told


@pytest.mark.parametrize("count", [3, 15])
def test_every_number_of_the_description_stands_in_word(count):
    pack = pack_samples.pack(count)
    text = word_text(word.render(pack))
    found = figures(text)
    for number in numbers(whole(pack.story)).values():
        if number.value is not None and not number.key.startswith("map/"):
            assert all(found[figure] for figure in figures(number.text)), number


def test_numbers_stay_exact_until_they_are_printed():
    pack = pack_samples.pack(15)
    found = numbers(pack.story.main)
    (sheet,) = [one for one in pack.pws if one.head.code == "IDL"]
    assert found[f"coverage/IDL/{sheet.rows[0].code}"].value == sheet.rows[0].measure.ratio.percent
    assert found[f"coverage/IDL/{sheet.rows[0].code}"].text == sheet.rows[0].measure.percent
    village = pack.table.villages[0]
    assert found[f"coverage/K1/{village.code}"].value == village.measures[0].value


def test_one_key_names_one_number():
    twice = Section("x", "x", (blocks.count("a", 1), blocks.count("a", 2)), ())
    with pytest.raises(TwoMeanings):
        numbers([twice])


def test_it_is_told_in_the_order_of_the_meeting():
    keys = [section.key for section in pack_samples.pack(15).story.main]
    assert keys[:4] == ["promises", "changes", "scorecard", "extremes"]
    assert keys[4] == "pws/IDL"
    assert keys[-4:] == ["map", "quality", "problems", "plan"]


def test_every_part_and_every_chart_has_a_sentence():
    for section in whole(pack_samples.pack(15).story):
        assert section.text.strip().endswith("."), section.key
        for block in section.blocks:
            if isinstance(block, BarChart):
                assert block.text.endswith(".")


def test_a_sensitive_indicator_stands_in_no_row_of_a_village():
    """Deaths are in the table of the samples; a village has no cell, no bar and no tile of them (FN 14)."""
    made = pack_samples.pack(15).story
    keys = numbers(whole(made))
    assert [key for key in keys if "/DEATH/36" in key] == []
    assert [key for key in keys if key.startswith(("pws/DEATH", "map/DEATH"))] == []
    assert "coverage/DEATH/total" in keys
    (grid,) = [block for s in made.main for block in s.blocks if isinstance(block, Scores)]
    (row,) = [row for row in grid.rows if row[0].texts == ("Kem. ibu",)]
    assert {cell.texts for cell in row[3:]} == {("·",)}


def test_what_was_cut_stands_whole_in_the_annex():
    pack = pack_samples.told(long_texts(pack_samples.pack(15)))
    annex = {section.key: section for section in pack.story.annex}
    for key in ("promises", "quality", "problems"):
        assert any(LONG.strip() in str(part) for part in parts(annex[key])), key
    assert "…" not in "".join(str(part) for part in parts(annex["problems"]))
    (cut,) = [section for section in pack.story.main if section.key == "promises"]
    assert "15 komitmen lain pada lampiran." in [str(part) for part in parts(cut)]


def test_what_was_not_cut_is_not_printed_again():
    keys = {section.key for section in pack_samples.pack(15).story.annex}
    assert keys & {"promises", "quality", "problems", "plan"} == set()
    assert "pws/IDL" not in keys
    assert "pws/TTD" in keys


def test_the_sentence_of_a_chart_names_who_has_not_reported():
    pack = pack_samples.pack(15)
    (section,) = [s for s in whole(pack.story) if s.key == "pws/DS"]
    assert section.text.endswith("belum melapor: Kurungkambing.")


def test_few_villages_are_not_compared_with_each_other():
    (section,) = [s for s in pack_samples.pack(3).story.main if s.key == "extremes"]
    assert [block.shape for block in section.blocks] == ["grid"]
    assert "paling jauh" not in "".join(s.text for s in pack_samples.pack(3).story.main)


def test_many_villages_get_letters_on_the_page_of_the_scorecard():
    (grid,) = [b for s in pack_samples.pack(30).story.main for b in s.blocks if isinstance(b, Scores)]
    texts = {cell.texts[0] for row in grid.rows for cell in row[3:]}
    assert {"B", "C"} <= texts
    assert "B baik, K kurang, C cukup, J jelek" in grid.note


def test_the_legend_of_the_scorecard_shows_the_arrows_that_stand_in_it():
    (page,) = [p for p in main_pages(pack_samples.pack(15)) if "Keadaan pada satu halaman" in p]
    assert "↑↓Puskesmas:berubahsatupoin" in "".join(page.split())


@pytest.mark.parametrize(
    ("thousandths", "text"), [(4426900, "4.426,9"), (1681000, "1.681"), (101200, "101,2"), (None, "")]
)
def test_a_large_sasaran_is_grouped_as_the_counts_beside_it(thousandths, text):
    assert Measure(State.ZERO, thousandths=thousandths).population == text


def outlined(pack: EvaluationPack, count: int) -> EvaluationPack:
    """The first villages have an outline: squares side by side."""
    some = {
        v.code: Outline(f"M{n * 60} 0l50 0 0 50-50 0z", n * 60 + 25, 25, n > 0)
        for n, v in enumerate(pack.table.villages[:count])
    }
    facts = replace(pack_samples.facts_of(pack), lay=Lay(some, 900, 60, "Contoh 2023"))
    return replace(pack, story=story(pack, facts))


def test_a_map_with_outlines_is_drawn_and_names_who_has_none():
    pack = outlined(pack_samples.pack(15), 14)
    (drawn,) = [b for s in pack.story.main for b in s.blocks if isinstance(b, AreaMap)]
    assert drawn.outlined
    assert len(drawn.places) == 14
    assert len(drawn.rows) == 15
    (page,) = [page for page in main_pages(pack) if "Peta: Imunisasi" in page]
    assert f"Tanpa batas wilayah: {pack.table.villages[14].name}." in page
    assert "Batas wilayah: Contoh 2023" in page


def test_without_outlines_the_map_is_tiles_and_says_so():
    (page,) = [page for page in main_pages(pack_samples.pack(3)) if "Peta: Imunisasi" in page]
    assert "peta muncul setelah batas wilayah diimpor" in page


def test_a_text_that_is_cut_says_so():
    assert short("pendek", 10) == "pendek"
    assert short("panjang sekali", 10) == "panjang s…"


def test_comparisons_beyond_the_fourth_stand_in_the_annex_as_the_page_says():
    pack = pack_samples.pack(15)
    moved = pack.read_back.rows[0].moved
    rows = tuple(replace(row, moved=moved) for row in pack.read_back.rows)
    pack = pack_samples.told(replace(pack, read_back=replace(pack.read_back, rows=rows)))
    (cut,) = [section for section in pack.story.main if section.key == "changes"]
    (whole_of_it,) = [section for section in pack.story.annex if section.key == "changes"]
    assert "4 perbandingan lain pada lampiran." in [str(part) for part in parts(cut)]
    assert (len(cut.blocks[0].charts), len(whole_of_it.blocks[0].charts)) == (4, 8)


def test_two_parts_that_give_one_coverage_two_numbers_are_a_fault_of_the_house():
    pack = pack_samples.pack(15)
    first, *others = pack.pws
    wrong = replace(first, total=replace(first.total, count=(first.total.count or 0) + 1))
    broken = story(replace(pack, pws=(wrong, *others)), pack_samples.facts_of(pack))
    with pytest.raises(TwoMeanings, match=f"coverage/{first.head.code}/total"):
        numbers(whole(broken))
