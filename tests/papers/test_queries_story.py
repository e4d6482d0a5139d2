"""The story filled from what is stored: priorities, movement, map, plan, and what sectors may not read."""

import pytest

from lokmin.basics.scope import Scope
from lokmin.basics.time import Period
from lokmin.obstacles import actions as obstacles
from lokmin.papers import queries
from lokmin.papers.rules.story import AreaMap, numbers, parts, whole
from lokmin.places import actions as places
from lokmin.places import queries as place_queries
from lokmin.places.rules.boundaries import Shape
from tests.papers.story import PERIOD, at


def pack_of(story, period=PERIOD, **how):
    ours = story.world.ours.id
    return queries.evaluation_pack(scope=story.scope(), puskesmas_id=ours, period=period, **how)


def section(pack, key):
    return next(part for part in pack.story.main if part.key == key)


def text_of(*sections):
    return " ".join(str(part) for section in sections for part in parts(section))


def problem(story, code, statement, area, **more):
    return obstacles.add_problem(
        scope=story.scope(now=at(5, 24)),
        puskesmas_id=story.world.ours.id,
        statement=statement,
        period=PERIOD,
        indicator_code=code,
        area_ids=[area.id],
        **more,
    )


def test_it_opens_with_the_promises_of_the_meeting_before_and_what_came_of_them(story):
    pack = pack_of(story)
    first = pack.story.main[0]
    assert first.key == "promises"
    assert numbers([first])["promises"].value == len(pack.read_back.rows) == 1
    assert "Mobil siaga mengantar bayi ke posyandu" in text_of(first)
    before = numbers([section(pack, "changes")])["promise/1/before"]
    assert pack.read_back.rows[0].moved.before.percent == before.value
    assert before.text in text_of(first)


def test_the_numbers_are_those_of_the_frozen_period(story):
    pack = pack_of(story)
    found = numbers(whole(pack.story))
    heads = [head.code for head in pack.table.indicators]
    village = pack.table.villages[0]
    measure = village.measures[heads.index("IDL")]
    assert found[f"coverage/IDL/{village.code}"].value == measure.ratio.percent
    assert found["coverage/IDL/total"].text == pack.table.totals[heads.index("IDL")].percent


def test_the_indicator_of_a_priority_problem_has_the_first_chart_and_the_map(story):
    area = story.place.areas[0]
    made = problem(story, "K1", "K1 rendah", area)
    scope = story.scope(now=at(5, 24))
    obstacles.score(scope=scope, problem_id=made.id, rater="Ani", points={"U": 5, "S": 5, "G": 5})
    pack = pack_of(story)
    charts = [part.key for part in pack.story.main if part.key.startswith("pws/")]
    assert charts[0] == "pws/K1"
    assert section(pack, "map").title.startswith("Peta: Kunjungan pertama")


def test_a_sensitive_problem_gets_no_chart_and_names_no_village_in_any_sentence(story):
    area = story.place.areas[2]
    made = problem(story, "TB_TERDUGA", f"Terduga TB di {area.name} belum diperiksa", area)
    scope = story.scope(now=at(5, 24))
    obstacles.add_cause(scope=scope, problem_id=made.id, branch="place", text=f"{area.name} jauh")
    obstacles.ask_support(scope=scope, problem_id=made.id, sector="desa", text=f"Mobil {area.name}")
    pack = pack_of(story)
    assert not [part for part in whole(pack.story) if part.key == "pws/TB_TERDUGA"]
    told = text_of(section(pack, "problems"), section(pack, "plan"))
    assert "Terduga TB di sebuah desa belum diperiksa" in told
    assert "Mobil sebuah desa" in told
    assert area.name not in told


def test_the_plan_holds_what_the_meeting_agreed_and_what_goes_on(story):
    told = text_of(section(pack_of(story), "plan"))
    assert "Ajakan posyandu di masjid" in told
    assert "Mobil siaga mengantar bayi ke posyandu" in told
    assert "Dilanjutkan" in told


def test_best_and_worst_are_those_of_the_whole_catchment(story):
    found = numbers([section(pack_of(story), "extremes")])
    changes = [key for key in found if key.startswith("change/")]
    assert changes
    assert all(found[f"coverage/{key.removeprefix('change/')}/total"].value is not None for key in changes)


def test_the_map_has_the_outlines_that_were_imported(story):
    (before,) = [b for b in section(pack_of(story), "map").blocks if isinstance(b, AreaMap)]
    assert not before.outlined
    area = story.place.areas[0]
    ring = [(10_500_000, -630_000), (10_510_000, -630_000), (10_510_000, -620_000)]
    installer = Scope.of_command("uji", at(1, 2), [story.world.ours.id])
    places.import_boundaries(scope=installer, shapes=[Shape(area.code, area.name, [[ring]])], note="Contoh")
    assert place_queries.boundaries(area_ids=[area.id])
    (drawn,) = [b for b in section(pack_of(story), "map").blocks if isinstance(b, AreaMap)]
    assert [place.name for place in drawn.places] == [area.name]
    assert drawn.places[0].path
    assert len(drawn.rows) == len(story.place.areas)


def test_a_period_without_a_meeting_before_says_so(story):
    pack = pack_of(story, Period.parse("2023-01..2023-01"), draft=True)
    assert pack.read_back is None
    assert section(pack, "promises").text == "Belum ada komitmen dari lokmin sebelumnya."


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_tells_the_same_story(story, draft):
    keys = [part.key for part in pack_of(story, draft=draft).story.main]
    assert keys[0] == "promises"
    assert keys[-1] == "plan"
