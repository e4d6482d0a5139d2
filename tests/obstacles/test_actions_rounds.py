"""Rounds of scoring: many raters at once, paper and phone together, nobody twice, nobody late."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.obstacles import actions, queries
from lokmin.obstacles.rules.rounds import guest_key, seat_key
from tests.obstacles.samples import PERIOD, problem
from tests.world import World

FULL = {"U": 5, "S": 4, "G": 3}
LOW = {"U": 1, "S": 1, "G": 1}


def opened(world: World, **more) -> queries.RoundCard:
    return actions.open_round(scope=world.scope(), puskesmas_id=world.ours.id, period=PERIOD, **more)


def give(world: World, card: queries.RoundCard, key: str = "seat:1", rater: str = "Kades 1", **more) -> None:
    more.setdefault("via", "phone")
    points = more.pop("points", {problem_id: FULL for problem_id in card.problem_ids})
    actions.give_scores(
        scope=world.scope(), round_id=card.id, rater_key=key, rater=rater, points=points, **more
    )


def now(world: World, card: queries.RoundCard) -> queries.RoundCard:
    return queries.scoring_round(scope=world.scope(), round_id=card.id)


def board(world: World) -> list[queries.ProblemCard]:
    return queries.board(scope=world.scope(), puskesmas_id=world.ours.id, period=PERIOD)


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.code == code


def test_a_round_needs_problems_and_only_one_is_open(world: World):
    with refused("obstacles.round_empty"):
        opened(world)
    problem(world)
    first = opened(world, expected=30)
    assert (first.number, first.state, first.expected, len(first.problem_ids)) == (1, "open", 30, 1)
    with refused("obstacles.round_open"):
        opened(world)
    assert [step.state for step in first.steps] == ["open"]


def test_the_same_form_sent_twice_opens_one_round(world: World):
    problem(world)
    assert opened(world, key="k1").id == opened(world, key="k1").id


def test_a_second_submission_replaces_and_a_replay_counts_once(world: World):
    problem(world)
    card = opened(world)
    give(world, card)
    give(world, card)
    give(world, card, points={card.problem_ids[0]: LOW})
    assert (now(world, card).done, now(world, card).begun) == (1, 0)
    actions.close_round(scope=world.scope(), round_id=card.id)
    assert [dict(s.points) for s in board(world)[0].scores] == [LOW]


def test_who_scored_only_some_problems_has_only_begun(world: World):
    problem(world, "A")
    problem(world, "B")
    card = opened(world)
    give(world, card, points={card.problem_ids[0]: FULL})
    assert (now(world, card).done, now(world, card).begun) == (0, 1)


def test_what_a_guest_scored_becomes_the_offices_unless_it_scored_itself(world: World):
    problem(world, "A")
    problem(world, "B")
    card = opened(world)
    guest, office = UUID(int=1), UUID(int=2)
    first, second = card.problem_ids
    give(world, card, guest_key(guest), "Kapolsek")
    give(world, card, seat_key(office), "Kapolsek", points={first: LOW})
    actions.scores_of_office(world.scope(), guest, office)
    [sheet] = queries.sheets(scope=world.scope(), round_id=card.id)
    assert (sheet.rater_key, sheet.points) == (seat_key(office), {first: LOW, second: FULL})


def test_a_late_score_is_refused_and_changes_nothing(world: World):
    problem(world)
    card = opened(world)
    give(world, card)
    actions.close_round(scope=world.scope(), round_id=card.id)
    with refused("obstacles.round_late"):
        give(world, card, points={card.problem_ids[0]: LOW})
    with refused("obstacles.round_closed"):
        actions.score(scope=world.scope(), problem_id=card.problem_ids[0], rater="Terlambat", points=FULL)
    score = board(world)[0].scores[0]
    assert dict(score.points) == FULL
    with refused("obstacles.round_closed"):
        actions.remove(scope=world.scope(), kind="score", row_id=score.id)


def test_results_are_hidden_until_the_round_is_closed(world: World):
    problem(world)
    card = opened(world)
    give(world, card)
    (before,) = board(world)
    assert (before.hidden, before.scores, before.rank, before.total) == (True, (), None, None)
    actions.close_round(scope=world.scope(), round_id=card.id)
    (after,) = board(world)
    assert (after.hidden, after.rank, after.total) == (False, 1, 12)


def test_scores_from_before_stay_outside_unless_they_are_taken_along(world: World):
    made = problem(world)
    actions.score(scope=world.scope(), problem_id=made.id, rater="Bidan", points=LOW)
    first = opened(world)
    assert now(world, first).done == 0
    actions.close_round(scope=world.scope(), round_id=first.id)
    second = opened(world, take_along=True)
    assert (second.number, now(world, second).done) == (2, 1)


def test_a_named_rater_on_the_problem_page_joins_the_open_round(world: World):
    made = problem(world)
    card = opened(world)
    actions.score(scope=world.scope(), problem_id=made.id, rater="Bidan", points=FULL)
    actions.score(scope=world.scope(), problem_id=made.id, rater="bidan", points=LOW)
    assert now(world, card).done == 1
    late = problem(world, "Ditulis kemudian")
    with refused("obstacles.not_in_round"):
        actions.score(scope=world.scope(), problem_id=late.id, rater="Bidan", points=FULL)
    with refused("obstacles.not_in_round"):
        give(world, card, points={late.id: FULL})


def test_nobody_counts_twice_by_phone_and_on_paper(world: World):
    problem(world)
    card = opened(world)
    give(world, card, key="seat:1", rater="Budi")
    with refused("obstacles.rater_twice"):
        give(world, card, key="sheet:1", rater="budi", via="sheet")
    with refused("obstacles.rater_twice"):
        actions.score(scope=world.scope(), problem_id=card.problem_ids[0], rater="BUDI", points=FULL)
    give(world, card, key="sheet:1", rater="Lembar 1", via="sheet")
    with refused("obstacles.tally_both"):
        give(world, card, key="sums:1", rater="Jumlah", via="sums", raters=4, points={})
    actions.drop_rater(scope=world.scope(), round_id=card.id, rater_key="sheet:1")
    sums = {card.problem_ids[0]: {"U": 4, "S": 8, "G": 12}}
    give(world, card, key="sums:1", rater="Jumlah", via="sums", raters=4, points=sums)
    with refused("obstacles.tally_both"):
        give(world, card, key="sheet:1", rater="Lembar 1", via="sheet")
    assert now(world, card).done == 5
    actions.close_round(scope=world.scope(), round_id=card.id)
    (found,) = board(world)
    assert found.raters == 5
    assert found.means["U"] * 5 == 5 + 4
    assert found.total * 5 == 12 + 24


def test_more_raters_than_people_are_named(world: World):
    problem(world)
    card = opened(world, expected=1)
    give(world, card, key="a", rater="A")
    assert not now(world, card).too_many
    give(world, card, key="b", rater="B")
    assert now(world, card).too_many


def test_the_order_is_settled_and_another_order_needs_a_reason(world: World):
    one, two = problem(world, "A"), problem(world, "B")
    card = opened(world)
    give(world, card, points={one.id: FULL, two.id: LOW})
    closed = actions.close_round(scope=world.scope(), round_id=card.id)
    values = {"scope": world.scope(), "round_id": card.id, "told_by": "Drs. Camat, Camat"}
    with pytest.raises(Stale):
        actions.confirm_round(**values, revision=1)
    with refused("obstacles.order_reason"):
        actions.confirm_round(**values, revision=closed.revision, order=[two.id, one.id])
    with refused("obstacles.order"):
        actions.confirm_round(**values, revision=closed.revision, order=[two.id])
    with refused("obstacles.told_by"):
        actions.confirm_round(**{**values, "told_by": " "}, revision=closed.revision)
    done = actions.confirm_round(
        **values, revision=closed.revision, order=[two.id, one.id], reason="Musim hujan"
    )
    assert (done.state, done.moved, done.reason, done.confirmed_by) == (
        "confirmed", True, "Musim hujan", "Drs. Camat, Camat",
    )  # fmt: skip
    assert [(c.id, c.place, c.rank) for c in board(world)] == [(two.id, 1, 2), (one.id, 2, 1)]
    with refused("obstacles.round_confirmed"):
        actions.close_round(scope=world.scope(), round_id=card.id)


def test_a_tie_may_be_settled_without_a_reason(world: World):
    one, two = problem(world, "A"), problem(world, "B")
    card = opened(world)
    give(world, card)
    closed = actions.close_round(scope=world.scope(), round_id=card.id)
    done = actions.confirm_round(
        scope=world.scope(),
        round_id=card.id,
        revision=closed.revision,
        told_by="Kepala",
        order=[two.id, one.id],
    )
    assert not done.moved
    assert [c.id for c in board(world)] == [two.id, one.id]


def test_a_settled_round_opens_again_with_a_reason_and_forgets_nothing(world: World):
    problem(world)
    card = opened(world)
    give(world, card)
    closed = actions.close_round(scope=world.scope(), round_id=card.id)
    actions.confirm_round(scope=world.scope(), round_id=card.id, revision=closed.revision, told_by="Kepala")
    with refused("obstacles.reopen_reason"):
        actions.reopen_round(scope=world.scope(), round_id=card.id)
    again = actions.reopen_round(scope=world.scope(), round_id=card.id, reason="Ada yang belum menilai")
    assert (again.state, again.order, again.confirmed_by) == ("open", (), "")
    assert [step.state for step in again.steps] == ["open", "closed", "confirmed", "open"]
    assert again.steps[2].told_by == "Kepala"
    give(world, card, key="seat:2", rater="Kades 2")
    assert now(world, card).done == 2


def test_nothing_is_settled_without_a_score(world: World):
    problem(world)
    card = opened(world)
    closed = actions.close_round(scope=world.scope(), round_id=card.id)
    with refused("obstacles.round_unscored"):
        actions.confirm_round(
            scope=world.scope(), round_id=card.id, revision=closed.revision, told_by="Kepala"
        )


def test_an_older_round_does_not_open_again(world: World):
    problem(world)
    first = opened(world)
    actions.close_round(scope=world.scope(), round_id=first.id)
    opened(world)
    with refused("obstacles.round_newer"):
        actions.reopen_round(scope=world.scope(), round_id=first.id)


@pytest.mark.parametrize(("method", "points", "total"), [
    ("carl", {"C": 2, "A": 3, "R": 4, "L": 5}, 120),
    ("mcua", {"P": 10, "K": 9, "T": 8, "M": 7}, 124),
    ("hanlon", {"A": 8, "B": 9, "C": 6, "P": 1, "E": 1, "A2": 1, "R": 1, "L": 1}, 102),
])  # fmt: skip
def test_a_round_scores_in_the_way_of_its_board_and_keeps_it(world: World, method, points, total):
    made = problem(world)
    way = {"scope": world.scope(), "puskesmas_id": world.ours.id, "period": PERIOD}
    actions.choose_way(**way, method=method)
    card = opened(world)
    actions.choose_way(**way, method="usg")
    give(world, card, points={made.id: points})
    actions.close_round(scope=world.scope(), round_id=card.id)
    (found,) = board(world)
    assert (found.way.method, found.total) == (method, total)


def test_strangers_and_readers_are_refused(world: World):
    problem(world)
    card = opened(world)
    for do in (actions.close_round, actions.reopen_round):
        with pytest.raises(NotYours):
            do(scope=world.scope_of(world.sister), round_id=card.id)
        with pytest.raises(NotYourDuty):
            do(scope=world.scope(Role.CAMAT), round_id=card.id)
    with pytest.raises(NotYourDuty):
        actions.open_round(scope=world.scope(Role.MIDWIFE), puskesmas_id=world.ours.id, period=PERIOD)
    with pytest.raises(NotYourDuty):
        actions.give_scores(
            scope=world.scope(Role.CAMAT), round_id=card.id, rater_key="x", rater="x", points={}, via="sheet"
        )
