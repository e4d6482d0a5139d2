"""The ranked board, and what the numbers suggest."""

from fractions import Fraction

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours
from lokmin.basics.scope import Role
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions as coverage
from lokmin.obstacles import actions, queries
from lokmin.people import queries as people
from lokmin.tools.scoped import ScopeMissing
from tests.obstacles.samples import PERIOD, figures, problem
from tests.world import NOW, World, installer


def score(world: World, card, *totals: tuple[int, int, int]) -> None:
    for number, (urgency, seriousness, growth) in enumerate(totals):
        actions.score(
            scope=world.scope(),
            problem_id=card.id,
            rater=f"Penilai {number}",
            points={"U": urgency, "S": seriousness, "G": growth},
        )


def board(world: World, period: Period = PERIOD):
    return queries.board(scope=world.scope(), puskesmas_id=world.ours.id, period=period)


def test_equal_means_share_a_rank_and_the_next_is_skipped(world: World):
    cards = [problem(world, f"Masalah {number}") for number in range(4)]
    score(world, cards[1], (5, 5, 5), (5, 5, 4))
    score(world, cards[2], (5, 5, 4), (5, 5, 5))
    score(world, cards[3], (1, 1, 1))
    found = [(card.statement, card.rank, card.tie, card.total) for card in board(world)]
    assert found == [
        ("Masalah 1", 1, True, Fraction(29, 2)),
        ("Masalah 2", 1, True, Fraction(29, 2)),
        ("Masalah 3", 3, False, Fraction(3)),
        ("Masalah 0", None, False, None),
    ]


def test_one_rater_has_no_spread(world: World):
    card = problem(world)
    score(world, card, (5, 5, 5))
    assert board(world)[0].agreement == ""


def test_a_problem_stands_on_every_board_its_months_touch(world: World):
    card = problem(world)
    assert [c.id for c in board(world, Period.parse("2023-06..2023-08"))] == [card.id]
    assert board(world, Period.parse("2023Q3")) == []
    assert queries.periods(scope=world.scope(), puskesmas_id=world.ours.id) == [PERIOD]


def test_villages_of_a_restricted_indicator_are_told_to_staff_only(world: World):
    coverage.load_dictionary(scope=installer())
    areas = [world.areas[0].id]
    problem(world, "TB di atas perkiraan", indicator_code="TB_TERDUGA", area_ids=areas)
    problem(world, "K1 tertinggal", indicator_code="K1", area_ids=areas)
    name = world.areas[0].name
    for role, seen in ((Role.HEAD, (name,)), (Role.DINKES, (name,)), (Role.CAMAT, ()), (Role.MIDWIFE, ())):
        found = queries.board(scope=world.scope(role), puskesmas_id=world.ours.id, period=PERIOD)
        assert {card.indicator_code: card.area_names for card in found} == {"TB_TERDUGA": seen, "K1": (name,)}
        assert queries.problem(scope=world.scope(role), problem_id=found[0].id).area_names in (seen, (name,))


def test_another_puskesmas_reads_nothing(world: World):
    card = problem(world)
    for place in (world.sister, world.far):
        other = world.scope_of(place)
        with pytest.raises(NotYours):
            queries.problem(scope=other, problem_id=card.id)
        with pytest.raises(NotYours):
            queries.board(scope=other, puskesmas_id=world.ours.id, period=PERIOD)
        assert queries.board(scope=other, puskesmas_id=place.id, period=PERIOD) == []
        assert queries.periods(scope=other, puskesmas_id=world.ours.id) == []


def test_a_link_reads_no_problem_and_a_read_without_scope_raises(world: World):
    from lokmin.obstacles.models import Problem

    guest = people.open_link(token=world.budi.token, now=NOW)
    assert guest
    with pytest.raises(NotYourDuty):
        queries.board(scope=guest.scope, puskesmas_id=world.ours.id, period=PERIOD)
    with pytest.raises(ScopeMissing):
        Problem.objects.all()


def test_open_problems_are_offered_to_promises(world: World):
    scope = world.scope()
    old, new = problem(world, "Lama"), problem(world, "Baru")
    actions.set_state(scope=scope, problem_id=old.id, state="solved", version=old.version)
    assert [c.id for c in queries.problems(scope=scope, puskesmas_id=world.ours.id)] == [new.id]


def test_the_board_takes_the_same_few_queries_however_long(world: World, django_assert_max_num_queries):
    for number in range(6):
        score(world, problem(world, f"Masalah {number}"), (number % 5 + 1, 3, 3), (4, 4, 4))
    with django_assert_max_num_queries(9):
        assert len(board(world)) == 6


def test_villages_below_the_target_are_suggested_with_the_people_to_reach(world: World):
    figures(world)
    scope = world.scope()
    (gap,) = queries.suggestions(
        scope=scope, puskesmas_id=world.ours.id, month=Month(2023, 6), until=Month(2023, 6)
    )
    assert (gap.indicator_code, gap.area_names) == ("K1", ("Desa 1", "Desa 2"))
    # half of 60 by June: 30 − 6 and 30 − 12
    assert (gap.people, gap.taken, gap.unit) == (24 + 18, False, gap.unit)
    problem(world, indicator_code="K1", area_ids=gap.area_ids, origin="gap")
    (gap,) = queries.suggestions(
        scope=scope, puskesmas_id=world.ours.id, month=Month(2023, 6), until=Month(2023, 6)
    )
    assert gap.taken


def test_without_figures_nothing_is_suggested(world: World):
    scope = world.scope()
    assert (
        queries.suggestions(
            scope=scope, puskesmas_id=world.ours.id, month=Month(2023, 6), until=Month(2023, 6)
        )
        == []
    )


def test_a_midwife_is_suggested_her_villages(world: World):
    figures(world)
    scope = world.scope(Role.MIDWIFE)
    (gap,) = queries.suggestions(
        scope=scope, puskesmas_id=world.ours.id, month=Month(2023, 6), until=Month(2023, 6)
    )
    assert set(gap.area_ids) <= {world.areas[0].id, world.areas[1].id}
