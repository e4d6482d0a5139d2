"""What the slides of a pack say, and what they do not."""

from dataclasses import replace
from fractions import Fraction

import pytest

from lokmin.basics.numbers import Status
from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import compose_slides as c
from lokmin.papers.rules import compose_slides_bars as bars
from lokmin.papers.rules.story_blocks import BarChart
from tests.papers import slide_samples as samples
from tests.papers.pack_samples import pack


def by_key(story):
    return {section.key: section for section in story.main}


def rows(section):
    grids = [block for block in section.blocks if isinstance(block, b.Grid)]
    return [["\n".join(cell.texts) for cell in row] for grid in grids for row in grid.rows]


def told(story):
    return "\n".join(f"{s.title} {s.text} {rows(s)} {s.blocks}" for s in story.main)


def test_the_story_opens_with_the_promises_and_ends_with_the_plan():
    keys = [section.key for section in samples.story().main]
    assert keys[:4] == ["promises", "moved", "card", "extremes"]
    assert keys[-4:] == ["quality", "problems", "asked", "plan"]
    assert len(keys) <= c.PARTS


@pytest.mark.parametrize("make", [samples.story, samples.first_time, lambda: samples.story(1)])
def test_every_part_has_a_sentence_and_something_to_show_or_to_say(make):
    for section in make().main:
        assert section.text.endswith(".")
        assert section.blocks or section.key in ("quality", "plan")


def test_promises_are_counted_by_what_came_of_them_and_tell_their_number():
    section = by_key(samples.story())["promises"]
    assert section.text == "Lokmin 21 Februari 2023: 8 komitmen: 3 selesai, 3 berjalan, 2 terkendala."
    assert rows(section)[0][-1] == "IDL 20,8% → 30,7%"
    assert rows(section)[5][-1] == "naik"


def test_a_verdict_is_said_up_to_its_first_clause():
    made = pack(15)
    row = replace(
        made.read_back.rows[0], number=99, verdict="Belum cukup waktu: kurang dari dua bulan penuh."
    )
    story = c.story(replace(made, read_back=replace(made.read_back, rows=(row,))), samples.SHOWN)
    assert rows(by_key(story)["promises"])[0][-1] == "Belum cukup waktu"


def test_a_first_meeting_says_so_and_shows_more_indicators_instead():
    story = samples.first_time()
    assert "Belum ada komitmen" in by_key(story)["promises"].text
    assert "Belum ada masalah" in by_key(story)["plan"].text
    assert not {"moved", "problems", "asked"} & set(by_key(story))
    assert sum(key.startswith("pws/") for key in by_key(story)) == c.PWS_MOST


def test_the_card_counts_what_was_judged_and_names_every_indicator():
    made = pack(15)
    section = by_key(samples.story())["card"]
    judged = [t for t in made.table.totals if t.status]
    reached = [t for t in judged if t.status in (Status.BAIK, Status.KURANG)]
    assert section.text.startswith(f"{len(reached)} dari {len(judged)} indikator")
    assert [row[0] for row in rows(section)] == [head.name for head in made.table.indicators]
    assert next(row for row in rows(section) if row[0] == "Kematian ibu")[-1] == "–"


def test_many_indicators_leave_out_the_count_of_villages_to_stay_on_one_slide():
    made = pack(3)
    double = replace(
        made.table,
        indicators=made.table.indicators * 2,
        totals=made.table.totals * 2,
        villages=tuple(replace(v, measures=v.measures * 2) for v in made.table.villages),
    )
    story = c.story(replace(made, table=double), samples.SHOWN)
    assert {len(row) for row in rows(by_key(story)["card"])} == {4}


def test_provisional_sasaran_are_said_with_the_card():
    story = c.story(replace(pack(3), provisional=("Sasaran sementara.",)), samples.SHOWN)
    assert by_key(story)["card"].text.endswith("Sasaran sementara.")


def test_a_restricted_indicator_has_no_bars_and_no_counts_of_people():
    story = c.story(pack(15), replace(samples.SHOWN, priorities=("DEATH", "IDL")))
    assert "pws/DEATH" not in by_key(story)
    grid = by_key(story)["extremes"].blocks[-1]
    assert grid.heads[0].startswith("Paling bergerak")
    assert "Kematian" not in str(grid.rows)


def test_best_and_worst_are_measured_as_shares_of_their_target():
    made = pack(15)
    found = bars.judged(made)
    gaps = [bars.distance(pair) for pair in found]
    assert gaps == sorted(gaps)
    section = by_key(samples.story())["extremes"]
    assert found[-1][0].name in section.text
    assert found[0][0].name in section.text


def test_what_moved_is_sorted_by_its_share_of_the_month_before():
    grid = by_key(samples.story())["extremes"].blocks[-1]
    pairs = [(row[1].lines[0][0].value, row[2].lines[0][0].value) for row in grid.rows]
    shares = [abs(Fraction(now - before, before)) for before, now in pairs]
    assert shares == sorted(shares, reverse=True)
    assert len(shares) == 3


def test_sectors_stand_by_their_names_and_are_not_ranked():
    asked = (("Polsek", "b"), ("Desa", "a"), ("Polsek", "b"), ("Desa", "c"))
    section = by_key(c.story(pack(3), replace(samples.SHOWN, asked=asked)))["asked"]
    assert rows(section) == [["Desa", "a"], ["Desa", "c"], ["Polsek", "b"]]
    assert section.text == "3 dukungan diminta dari 2 sektor."


def test_the_plan_shows_the_ways_out_and_the_promises_that_run_on():
    section = by_key(samples.story())["plan"]
    assert section.text.startswith("1 pemecahan terpilih; 5 komitmen diteruskan.")
    assert "Mei–Agustus 2023" in section.text
    assert rows(section)[0][1] == "Mobil siaga desa dua kali sebulan"
    assert not [row for row in rows(section) if row[-1] == "Selesai"]


def test_the_words_are_those_for_the_public():
    story = samples.story()
    assert "Perlu dikejar" in told(story)
    assert "Jelek" not in told(story)


def test_quality_counts_notes_and_restatements():
    section = by_key(samples.story())["quality"]
    assert section.text.startswith("1 catatan tentang data dan 0 pembetulan")
    assert "Semua bulan dilaporkan" in by_key(samples.first_time())["quality"].text


def test_charts_are_of_the_story_only():
    charts = [x for s in samples.story().main for x in s.blocks if isinstance(x, BarChart)]
    assert charts
    assert samples.story().annex == ()
