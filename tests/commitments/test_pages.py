"""Words and lanes of the board."""

from datetime import date

from lokmin.basics.scope import Role
from lokmin.commitments import actions, pages, queries
from lokmin.commitments.actions import musrenbang
from lokmin.people import queries as people
from tests.commitments.samples import promise
from tests.world import World


def test_every_state_has_its_look():
    assert set(pages.LOOKS) == set(queries.STATES)
    assert {look for look in pages.LOOKS.values() if look != "later"} == set(pages.LANES)


def test_every_part_that_can_change_has_its_word():
    noted = {f"musrenbang_{name}" for name in musrenbang.PARTS}
    assert {*actions.promise.COMPLETABLE, "principal_confirmed_on", *noted} == set(pages.FIELD_WORDS)


def test_progress_is_said_against_the_promise(world: World):
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    assert pages.progress(card) == ""
    card = actions.report(
        scope=scope, commitment_id=card.id, state="under_way", happened_on=scope.today, count=6
    )
    assert pages.progress(card) == "6 dari 14 bayi"


def test_villages_are_named_up_to_a_number_then_counted_and_restricted_ones_stay_unnamed():
    assert (pages.villages(()), pages.villages(("Lais",))) == ("", "Lais")
    assert pages.villages(("Lais", "Teluk")) == "2 desa"
    assert pages.villages(("Lais", "Teluk"), named=2) == "Lais, Teluk"
    assert pages.villages(("Lais",), hidden=True) == "desa tidak ditampilkan (peka)"


def test_a_promise_called_done_with_less_than_was_promised_is_marked_on_the_board(world: World):
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    told = {"scope": scope, "commitment_id": card.id, "state": "done", "happened_on": scope.today}
    card = actions.report(**told, count=6)
    assert pages.line(card, scope.today).short == "selesai, tetapi baru 6 dari 14 bayi"
    page = world.client().get(f"/p/{world.ours.code}/komitmen/").content.decode()
    assert "selesai, tetapi baru 6 dari 14 bayi" in page
    card = actions.report(scope=scope, commitment_id=card.id, state="under_way", happened_on=scope.today)
    card = actions.report(**told, count=14)
    assert pages.line(card, scope.today).short == ""


def test_sectors_stand_in_the_order_of_the_directory_and_not_by_merit(world: World):
    scope = world.scope()
    for office in (world.village_office, world.village_office, world.camat_office):
        card = promise(world, office_id=office)
        actions.agree(scope=scope, commitment_id=card.id)
    sectors = {sector.code: sector.name for sector in people.sectors()}
    found, _hidden = queries.glances(scope=scope, puskesmas_id=world.ours.id)
    rows = pages.sector_rows(found, sectors, scope.today)
    assert [row.name for row in rows] == [sectors["kecamatan"], sectors["desa"]]
    assert pages.sector_sums(rows) == [3, 0, 0, 3, 0, 0, 0]
    assert pages.sector_sums([]) == []


def test_long_finished_promises_leave_the_board(world: World):
    scope = world.scope()
    old = actions.agree(scope=scope, commitment_id=promise(world).id)
    old = actions.report(scope=scope, commitment_id=old.id, state="done", happened_on=scope.today)
    today = scope.today
    assert pages.on_board([old], today) == [old]
    assert pages.on_board([old], today.replace(year=2024)) == []


def test_a_draft_cannot_be_reported_and_says_why(world: World):
    buttons = {button.step: button for button in pages.buttons(promise(world), world.scope())}
    assert "Sepakati dahulu" in buttons["report"].reason
    assert {"agree", "complete", "cabut"} <= set(buttons)
    reading = pages.buttons(promise(world), world.scope(Role.CAMAT))
    assert reading == []


def test_history_says_what_was_completed(world: World):
    card = promise(world, quantity=None)
    card = actions.complete(
        scope=world.scope(), commitment_id=card.id, version=card.version, quantity=3, quantity_unit="kali"
    )
    assert pages.step_words(card.history[-1]) == "Dilengkapi: jumlah, satuan"
    assert pages.step_words(card.history[0]) == "Draf"


def test_history_does_not_call_a_deadline_completed_that_was_moved(world: World):
    card = promise(world)
    card = actions.complete(
        scope=world.scope(), commitment_id=card.id, version=card.version, due_on=date(2023, 7, 15)
    )
    assert pages.step_words(card.history[-1]) == "Diubah: tenggat"


def test_every_ending_has_its_words():
    for step in ("bawa", "teruskan", "cabut"):
        assert pages.end_words(step).button
    assert pages.remove_words().danger
