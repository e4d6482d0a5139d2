"""The problem board as it is written."""

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.basics.time import Period
from lokmin.obstacles import actions, queries
from lokmin.obstacles.queries import ProblemCard
from lokmin.places import queries as places
from lokmin.tools.models import AuditRow
from tests.obstacles.samples import PERIOD, problem
from tests.world import World


def refused(code: str):
    return pytest.raises(Refusal, check=lambda error: error.code == code)


def board(world: World) -> list[ProblemCard]:
    return queries.board(scope=world.scope(), puskesmas_id=world.ours.id, period=PERIOD)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"statement": " "}, "obstacles.statement"),
        ({"statement": "x" * 301}, "obstacles.long"),
        ({"indicator_code": "TIDAKADA"}, "obstacles.indicator"),
    ],
)
def test_a_problem_without_sense_is_refused(world: World, changes, code):
    with refused(code):
        problem(world, **changes)
    assert board(world) == []


def test_a_problem_names_villages_of_its_own_catchment(world: World):
    theirs = places.catchment(puskesmas_id=world.sister.id)[0]
    with refused("obstacles.area"):
        problem(world, area_ids=[theirs.id])


def test_several_raters_are_averaged_and_a_second_score_corrects_the_first(world: World):
    card = problem(world)
    for rater, values in (("Kepala", (5, 5, 4)), ("Bidan", (5, 5, 5)), ("kepala", (4, 4, 4))):
        urgency, seriousness, growth = values
        card = actions.score(
            scope=world.scope(),
            problem_id=card.id,
            rater=rater,
            points={"U": urgency, "S": seriousness, "G": growth},
        )
    assert [(score.rater, score.total) for score in card.scores] == [("Bidan", 15), ("Kepala", 12)]
    assert (card.total, card.rank, card.low, card.high, card.agreement) == (13.5, 1, 12, 15, "agak berbeda")


@pytest.mark.parametrize("values", [(0, 3, 3), (6, 3, 3), (3, 3, 9), (True, 3, 3)])
def test_a_score_stands_between_one_and_five(world: World, values):
    urgency, seriousness, growth = values
    with refused("obstacles.score"):
        actions.score(
            scope=world.scope(),
            problem_id=problem(world).id,
            rater="Ani",
            points={"U": urgency, "S": seriousness, "G": growth},
        )


def test_a_priority_is_scored_first_and_the_slower_of_two_is_told(world: World):
    scope, card = world.scope(), problem(world)
    with refused("obstacles.unscored"):
        actions.set_state(scope=scope, problem_id=card.id, state="chosen", version=card.version)
    actions.score(scope=scope, problem_id=card.id, rater="Ani", points={"U": 5, "S": 4, "G": 3})
    chosen = actions.set_state(scope=scope, problem_id=card.id, state="chosen", version=card.version)
    assert chosen.state == "chosen"
    with pytest.raises(Stale):
        actions.set_state(scope=scope, problem_id=card.id, state="parked", version=card.version)
    with pytest.raises(Stale):
        actions.edit_problem(scope=scope, problem_id=card.id, version=card.version, statement="Lain")


def test_editing_says_it_better(world: World):
    card = problem(world)
    card = actions.edit_problem(
        scope=world.scope(), problem_id=card.id, version=card.version, statement="  Lima   desa "
    )
    assert (card.statement, card.area_names, card.version) == ("Lima desa", (), 2)


def test_five_whys_and_no_sixth(world: World):
    scope, card = world.scope(), problem(world)
    card = actions.add_cause(scope=scope, problem_id=card.id, branch="tools", text="Jadwal sekali sebulan")
    for number in range(2, 6):
        parent = card.causes[-1].id
        card = actions.add_cause(
            scope=scope, problem_id=card.id, branch="", text=f"Mengapa {number}", parent_id=parent
        )
    assert [(cause.depth, cause.branch) for cause in card.causes] == [(n, "tools") for n in range(1, 6)]
    with refused("obstacles.whys"):
        actions.add_cause(
            scope=scope, problem_id=card.id, branch="", text="lagi", parent_id=card.causes[-1].id
        )
    with refused("door.choice"):
        actions.add_cause(scope=scope, problem_id=card.id, branch="cuaca", text="Hujan")


def test_a_why_hangs_on_a_cause_of_the_same_problem(world: World):
    scope, one, other = world.scope(), problem(world), problem(world, "Lain")
    one = actions.add_cause(scope=scope, problem_id=one.id, branch="people", text="Takut demam")
    with refused("obstacles.parent"):
        actions.add_cause(scope=scope, problem_id=other.id, branch="", text="x", parent_id=one.causes[0].id)


def test_one_solution_is_chosen(world: World):
    scope, card = world.scope(), problem(world)
    for text in ("Mobil siaga", "Posyandu sore"):
        card = actions.add_solution(scope=scope, problem_id=card.id, text=text)
    for solution in card.solutions:
        card = actions.choose_solution(scope=scope, solution_id=solution.id)
    assert card.solution
    assert card.solution.text == "Posyandu sore"
    assert [solution.chosen for solution in card.solutions] == [False, True]


def test_support_is_asked_of_a_known_sector(world: World):
    scope, card = world.scope(), problem(world)
    card = actions.ask_support(scope=scope, problem_id=card.id, sector="kecamatan", text="Surat edaran")
    assert [(need.sector, need.text) for need in card.needs] == [("kecamatan", "Surat edaran")]
    with refused("obstacles.sector"):
        actions.ask_support(scope=scope, problem_id=card.id, sector="nasa", text="Roket")


def test_a_cause_is_marked_to_be_solved_first(world: World):
    scope, card = world.scope(), problem(world)
    card = actions.add_cause(scope=scope, problem_id=card.id, branch="money", text="Transpor tak ada")
    card = actions.choose_cause(scope=scope, cause_id=card.causes[0].id)
    assert card.causes[0].chosen
    card = actions.choose_cause(scope=scope, cause_id=card.causes[0].id, chosen=False)
    assert not card.causes[0].chosen


def test_what_was_taken_away_comes_back(world: World):
    scope, card = world.scope(), problem(world)
    card = actions.score(scope=scope, problem_id=card.id, rater="Ani", points={"U": 5, "S": 4, "G": 3})
    card = actions.add_cause(scope=scope, problem_id=card.id, branch="money", text="Transpor tak ada")
    card = actions.add_solution(scope=scope, problem_id=card.id, text="Mobil siaga")
    card = actions.ask_support(scope=scope, problem_id=card.id, sector="kecamatan", text="Surat edaran")
    rows = {
        "score": card.scores[0].id,
        "cause": card.causes[0].id,
        "solution": card.solutions[0].id,
        "need": card.needs[0].id,
    }
    for kind, row_id in rows.items():
        assert actions.remove(scope=scope, kind=kind, row_id=row_id) == card.id
    bare = queries.problem(scope=scope, problem_id=card.id)
    assert [bare.scores, bare.causes, bare.solutions, bare.needs] == [(), (), (), ()]
    for kind, row_id in rows.items():
        actions.put_back(scope=scope, kind=kind, row_id=row_id)
    assert queries.problem(scope=scope, problem_id=card.id) == card
    actions.remove(scope=scope, kind="problem", row_id=card.id)
    assert board(world) == []
    actions.put_back(scope=scope, kind="problem", row_id=card.id)
    assert board(world) == [card]


def test_another_puskesmas_finds_nothing_to_write_on(world: World):
    card, other = problem(world), world.scope_of(world.sister)
    with pytest.raises(NotYours):
        actions.score(scope=other, problem_id=card.id, rater="x", points={"U": 1, "S": 1, "G": 1})
    with pytest.raises(NotYours):
        actions.add_cause(scope=other, problem_id=card.id, branch="people", text="x")
    with pytest.raises(NotYours):
        actions.remove(scope=other, kind="problem", row_id=card.id)
    with pytest.raises(NotYours):
        problem(world, scope=other)


def test_reading_roles_do_not_write(world: World):
    with pytest.raises(NotYourDuty):
        problem(world, scope=world.scope(Role.CAMAT))
    with pytest.raises(NotYourDuty):
        problem(world, scope=world.scope(Role.MIDWIFE))
    with pytest.raises(NotYourDuty):
        actions.remove(scope=world.scope(Role.CAMAT), kind="problem", row_id=problem(world).id)


def test_a_board_may_score_in_another_way_and_keeps_what_was_given_before(world: World):
    scope, card = world.scope(), problem(world)
    where = {"scope": scope, "puskesmas_id": world.ours.id, "period": PERIOD}
    actions.score(scope=scope, problem_id=card.id, rater="Ani", points={"U": 5, "S": 4, "G": 3})
    actions.choose_way(**where, method="carl")
    (card,) = board(world)
    assert (card.way.method, card.scores, card.total) == ("carl", (), None)
    with refused("obstacles.score"):
        actions.score(scope=scope, problem_id=card.id, rater="Ani", points={"U": 5, "S": 4, "G": 3})
    points = {"C": 4, "A": 5, "R": 4, "L": 5}
    card = actions.score(scope=scope, problem_id=card.id, rater="Ani", points=points)
    card = actions.score(scope=scope, problem_id=card.id, rater="Budi", points={**points, "C": 2})
    assert (card.total, card.rank, card.means["C"]) == (300, 1, 3)
    actions.choose_way(**where, method="usg")
    assert [score.total for score in board(world)[0].scores] == [12]
    actions.choose_way(**where, method="carl")
    assert board(world)[0].total == 300


def test_a_way_belongs_to_its_months_only_and_choosing_it_again_changes_nothing(world: World):
    problem(world)
    where = {"scope": world.scope(), "puskesmas_id": world.ours.id, "period": PERIOD}
    actions.choose_way(**where, method="mcua", weights={"P": 4})
    rows = AuditRow.objects.count()
    actions.choose_way(**where, method="mcua", weights={"P": 4, "K": 4})
    assert AuditRow.objects.count() == rows
    assert queries.way(**where).weights == {"P": 4, "K": 4, "T": 3, "M": 2}
    assert queries.way(**{**where, "period": Period.parse("2023Q1")}).method == "usg"
    with refused("door.choice"):
        actions.choose_way(**where, method="tebak")
    with refused("obstacles.weight"):
        actions.choose_way(**where, method="mcua", weights={"P": 11})
    with pytest.raises(NotYours):
        actions.choose_way(**{**where, "scope": world.scope_of(world.far)}, method="usg")
    with pytest.raises(NotYourDuty):
        actions.choose_way(**{**where, "scope": world.scope(Role.MIDWIFE)}, method="usg")
