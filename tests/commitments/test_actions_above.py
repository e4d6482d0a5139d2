"""What is stuck: handed up with its answer, and told to the camat before anybody else outside."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role, Scope
from lokmin.commitments import actions, queries
from tests.commitments.samples import promise
from tests.world import NOW, World

WHY = "Dana desa belum cair"


def later(world: World, role: Role = Role.HEAD, minutes: int = 0) -> Scope:
    return world.scope(role, now=NOW + timedelta(minutes=minutes))


def agreed(world: World, **changes):
    return actions.agree(scope=world.scope(), commitment_id=promise(world, **changes).id)


def blocked(world: World, reason: str = WHY, minutes: int = 1, **changes):
    scope = later(world, minutes=minutes)
    told = {"state": "blocked", "happened_on": scope.today, "reason": reason, "text": reason}
    return actions.report(scope=scope, commitment_id=agreed(world, **changes).id, **told)


def seen(world: World, card, scope: Scope | None = None, aloud: bool = False):
    return queries.by_ids(scope=scope or world.scope(), ids=[card.id], aloud=aloud)[card.id]


def told_in(card) -> str:
    steps = " ".join(step.reason for step in card.history)
    return " ".join([card.blocked_because, steps, *(report.text for report in card.reports)])


def test_only_staff_the_camat_and_the_office_know_why_before_the_camat_was_told(world: World):
    card = blocked(world)
    guest = replace(world.scope(), role=Role.LINK, office_id=world.village_office)
    for scope in (world.scope(), world.scope(Role.CAMAT), world.scope(Role.MIDWIFE), guest):
        assert WHY in told_in(seen(world, card, scope))
        assert seen(world, card, scope).held_back
    dinkes = seen(world, card, world.scope(Role.DINKES))
    hall = seen(world, card, aloud=True)
    for one in (dinkes, hall):
        assert WHY not in told_in(one)
        assert (one.state, one.silenced, one.held_back) == ("blocked", True, True)


def test_once_the_camat_has_read_it_the_hall_may_hear_it_and_a_new_reason_waits_again(world: World):
    card = blocked(world)
    assert actions.tell_camat(scope=later(world, Role.CAMAT, 2), commitment_ids=[card.id]) == 1
    assert actions.tell_camat(scope=later(world, Role.CAMAT, 3), commitment_ids=[card.id]) == 0
    hall = seen(world, card, aloud=True)
    assert WHY in told_in(hall)
    assert not hall.held_back
    scope = later(world, minutes=4)
    actions.complete(scope=scope, commitment_id=card.id, version=hall.version, quantity=20)
    assert WHY in told_in(seen(world, card, aloud=True)), "what was told once stays told"
    told = {"state": "blocked", "happened_on": scope.today, "reason": "Bidan sakit"}
    actions.report(scope=later(world, minutes=5), commitment_id=card.id, **told)
    hall = seen(world, card, aloud=True)
    assert "Bidan sakit" not in told_in(hall)
    assert hall.silenced
    assert WHY in told_in(hall)


def test_a_reason_that_was_never_told_stays_out_of_the_hall_after_the_promise_goes_on(world: World):
    card = blocked(world)
    actions.report(scope=later(world, minutes=2), commitment_id=card.id, state="done", happened_on=NOW.date())
    hall = seen(world, card, aloud=True)
    assert hall.state == "done"
    assert WHY not in told_in(hall)
    assert not hall.silenced


def test_staff_release_a_reason_only_by_saying_how_the_camat_was_told(world: World):
    card = blocked(world)
    with pytest.raises(Refusal) as refused:
        actions.tell_camat(scope=later(world, minutes=2), commitment_ids=[card.id])
    assert refused.value.code == "commitments.told_how"
    for role in (Role.MIDWIFE, Role.PROGRAMME_HOLDER, Role.DINKES):
        with pytest.raises(NotYourDuty):
            actions.tell_camat(scope=world.scope(role), commitment_ids=[card.id], via="telepon")
    with pytest.raises(NotYours):
        actions.tell_camat(scope=world.scope_of(world.sister), commitment_ids=[card.id], via="telepon")
    actions.tell_camat(scope=later(world, minutes=2), commitment_ids=[card.id], via="telepon")
    now = seen(world, card)
    assert not now.held_back
    assert (now.history[-1].via, now.history[-1].changed[0]["field"]) == ("telepon", "camat_told_at")


def test_what_is_handed_up_waits_for_an_answer_and_keeps_it(world: World):
    card = agreed(world)
    card = actions.hand_up(
        scope=later(world, minutes=1), commitment_id=card.id, reason="Minta surat edaran", to="camat"
    )
    assert card.waits_for_answer
    assert card.hand_up.asked == "Minta surat edaran"
    camat = later(world, Role.CAMAT, 2)
    card = actions.answer_hand_up(
        scope=camat, commitment_id=card.id, answer="Surat terbit besok", answered_on=camat.today
    )
    assert (card.state, card.waits_for_answer, card.held_back) == ("handed_up", False, False)
    assert (card.hand_up.answer.answered_by, card.hand_up.answer.by) == ("Ani", "Ani")
    staff = later(world, minutes=3)
    card = actions.answer_hand_up(
        scope=staff,
        commitment_id=card.id,
        answer="Surat nomor 12 terbit",
        answered_on=staff.today - timedelta(days=1),
        answered_by="Camat Lais",
        goes_on=True,
    )
    assert card.state == "under_way"
    assert [one.answer for one in card.hand_up.answers] == ["Surat terbit besok", "Surat nomor 12 terbit"]
    assert card.hand_up.answer.later


def test_the_camat_answers_only_what_was_handed_to_him_and_dinkes_what_was_handed_to_dinkes(world: World):
    answer = {"answer": "Ya", "answered_on": NOW.date()}
    card = agreed(world)
    actions.hand_up(scope=world.scope(), commitment_id=card.id, reason="Minta vaksin", to="dinkes")
    with pytest.raises(NotYourDuty):
        actions.answer_hand_up(scope=world.scope(Role.CAMAT), commitment_id=card.id, **answer)
    with pytest.raises(NotYourDuty):
        actions.answer_hand_up(scope=world.scope(Role.MIDWIFE), commitment_id=card.id, **answer)
    dinkes = world.scope(Role.DINKES)
    assert seen(world, card, dinkes).hand_up.asked == "Minta vaksin"
    card = actions.answer_hand_up(scope=dinkes, commitment_id=card.id, **answer)
    assert card.hand_up.answer.answer == "Ya"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"answer": " "}, "commitments.answer_empty"),
        ({"answered_on": NOW.date() + timedelta(days=1)}, "commitments.future"),
        ({"answered_by": ""}, "commitments.answered_by"),
    ],
)
def test_an_answer_says_what_who_and_when(world: World, told, code):
    card = agreed(world)
    actions.hand_up(scope=world.scope(), commitment_id=card.id, reason="Minta surat")
    values = {"answer": "Ya", "answered_on": NOW.date(), "answered_by": "Camat", **told}
    with pytest.raises(Refusal) as refused:
        actions.answer_hand_up(scope=world.scope(), commitment_id=card.id, **values)
    assert refused.value.code == code


def test_what_is_handed_elsewhere_names_to_whom_and_only_what_is_handed_up_is_answered(world: World):
    card = agreed(world)
    with pytest.raises(Refusal) as refused:
        actions.hand_up(scope=world.scope(), commitment_id=card.id, reason="x", to="other")
    assert refused.value.code == "commitments.handed_to"
    with pytest.raises(Refusal):
        actions.hand_up(scope=world.scope(), commitment_id=card.id, reason="x", to="presiden")
    with pytest.raises(Refusal) as refused:
        actions.answer_hand_up(
            scope=world.scope(), commitment_id=card.id, answer="x", answered_on=NOW.date(), answered_by="y"
        )
    assert refused.value.code == "commitments.not_handed_up"


def test_what_a_meeting_hands_up_the_hall_knows_already(world: World):
    card = actions.hand_up(
        scope=world.scope(), commitment_id=agreed(world).id, reason="Minta surat", in_room=True
    )
    assert not card.held_back
    assert seen(world, card, aloud=True).hand_up.asked == "Minta surat"
