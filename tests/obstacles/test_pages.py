"""Words and drawings of the board."""

from django.utils import translation

from lokmin.basics.time import Month
from lokmin.obstacles import actions, pages, queries
from tests.obstacles.samples import figures, problem
from tests.world import World


def test_every_state_has_its_stamp():
    assert set(pages.STAMPS) == set(queries.STATES)


def test_the_finding_stands_in_the_heading(world: World):
    assert pages.heading([]) == "Belum ada masalah yang ditulis"
    card = problem(world)
    assert pages.heading([card]) == "1 masalah menunggu dinilai"
    card = actions.score(scope=world.scope(), problem_id=card.id, rater="A", points={"U": 5, "S": 4, "G": 3})
    assert pages.heading([card]) == "Masalah: 1 dinilai, 0 dipilih"


def test_a_line_says_mean_and_spread(world: World):
    scope, card = world.scope(), problem(world)
    assert pages.line(card).spread_words == "belum dinilai"
    for rater, growth in (("A", 3), ("B", 4)):
        card = actions.score(
            scope=scope, problem_id=card.id, rater=rater, points={"U": 5, "S": 4, "G": growth}
        )
    line = pages.line(card, ["B", "C"])
    assert (line.mean, line.spread_words) == ("12,5", "12–13, sepakat")
    assert [cell.score.rater if cell else None for cell in line.cells] == ["B", None]


def test_a_suggestion_is_kept_in_indonesian_whoever_pressed(world: World):
    figures(world)
    found = queries.suggestions(
        scope=world.scope(), puskesmas_id=world.ours.id, month=Month(2023, 6), until=Month(2023, 6)
    )
    with translation.override("en"):
        assert pages.stored_statement(found[0]).startswith("2 desa belum mencapai target")
    (gap,) = pages.gaps(found)
    assert gap.people.startswith("42 ")
    assert gap.villages == "Desa 1, Desa 2"


def test_a_long_cause_is_shortened_on_its_twig_only(world: World):
    text = "Kampung terjauh dua jam jalan kaki dari posyandu terdekat"
    card = actions.add_cause(scope=world.scope(), problem_id=problem(world).id, branch="place", text=text)
    bone = pages.fishbone(card)
    assert bone
    (drawn,) = [cause for _, causes in bone.groups for cause in causes]
    assert len(drawn.text) <= pages.LONGEST_TWIG
    assert pages.whys(card)[0].cause.text == text
    assert pages.fishbone(problem(world)) is None


def test_many_villages_are_shortened(world: World):
    card = problem(world, area_ids=[area.id for area in world.areas])
    assert pages.facts(card) == "Desa 1, Desa 2, Desa 3, Desa 4, Desa 5"
