"""Reminders of promises wait in the queue, once a stage; what was reported is not reminded of."""

from datetime import date, datetime, timedelta

from lokmin.basics.time import zone
from lokmin.commitments import actions
from lokmin.people import queries as people
from tests.commitments.samples import promise
from tests.world import World

AGREED = datetime(2023, 5, 24, 9, 0, tzinfo=zone("WIB"))
DUE = date(2023, 8, 31)


def agreed(world: World, **changes):
    scope = world.scope(now=AGREED)
    card = promise(world, scope=scope, **changes)
    return actions.agree(scope=scope, commitment_id=card.id)


def day(world: World, offset: int):
    """The head's scope so many days after the deadline."""
    morning = datetime(DUE.year, DUE.month, DUE.day, 7, 0, tzinfo=zone("WIB"))
    return world.scope(now=morning + timedelta(days=offset))


def prepare(world: World, offset: int):
    return actions.prepare_reminders(scope=day(world, offset), puskesmas_id=world.ours.id)


def waiting(world: World, offset: int):
    return people.waiting_messages(scope=day(world, offset), puskesmas_id=world.ours.id)


def test_a_promise_is_reminded_of_seven_and_two_days_before_and_the_day_after(world: World):
    agreed(world)
    made = {n: prepare(world, n).made for n in range(-9, 24)}
    assert {n: count for n, count in made.items() if count} == dict.fromkeys((-7, -2, 1, 8, 15, 22), 1)


def test_the_reminder_says_what_was_promised_and_when(world: World):
    agreed(world)
    prepare(world, -7)
    (card,) = waiting(world, -7)
    assert "“Mobil siaga mengantar bayi ke posyandu”" in card.text
    assert "Kamis, 31 Agustus 2023" in card.text


def test_a_later_stage_takes_the_place_of_one_that_was_never_sent(world: World):
    agreed(world)
    prepare(world, -7)
    assert prepare(world, 1).withdrawn == 1
    assert [card.kind for card in waiting(world, 1)] == ["after"]


def test_promises_of_an_office_with_the_same_day_share_one_message(world: World):
    first, second = agreed(world), agreed(world, what="Gotong royong jamban")
    prepare(world, 1)
    (card,) = waiting(world, 1)
    assert "“Mobil siaga mengantar bayi ke posyandu”; “Gotong royong jamban”" in card.text
    assert set(card.rows) == {first.id, second.id}


def test_a_report_settles_the_reminder_at_once(world: World):
    card = agreed(world)
    prepare(world, -7)
    actions.report(
        scope=day(world, -7), commitment_id=card.id, state="under_way", happened_on=date(2023, 8, 24)
    )
    assert waiting(world, -7) == []


def test_a_kept_promise_is_thanked_for(world: World):
    card = agreed(world)
    actions.report(scope=day(world, -1), commitment_id=card.id, state="done", happened_on=date(2023, 8, 30))
    prepare(world, 0)
    assert [one.kind for one in waiting(world, 0)] == ["thanks"]


def test_what_a_promise_lacks_is_asked_for(world: World):
    card = promise(world, scope=world.scope(now=AGREED), due_on=None, quantity=None)
    actions.agree(
        scope=world.scope(now=AGREED),
        commitment_id=card.id,
        complete_by=date(2023, 5, 30),
        contact_name="Dede",
    )
    scope = world.scope(now=AGREED + timedelta(days=4))
    actions.prepare_reminders(scope=scope, puskesmas_id=world.ours.id)
    (one,) = people.waiting_messages(scope=scope, puskesmas_id=world.ours.id)
    assert "belum menyebut berapa dan kapan" in one.text


def test_a_blocked_promise_is_not_pressed(world: World):
    card = agreed(world)
    actions.report(
        scope=day(world, -9),
        commitment_id=card.id,
        state="blocked",
        happened_on=date(2023, 8, 20),
        reason="anggaran belum cair",
    )
    assert prepare(world, 1).made == 0


def test_the_text_is_indonesian_whoever_presses_the_button(world: World):
    from django.utils.translation import override

    agreed(world)
    with override("en"):
        prepare(world, -7)
    assert "Kamis, 31 Agustus 2023" in waiting(world, -7)[0].text
    assert prepare(world, -7).rewritten == 0
