"""A handover in one action: promises, letters and links go with the office, and come back the same day."""

from datetime import date, datetime, time, timedelta

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import zone
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.meetings import actions, queries
from lokmin.people import actions as people
from lokmin.people import queries as directory
from tests.meetings.conftest import DAY, hold, plan

AFTER = datetime(2023, 6, 1, 9, 0, tzinfo=zone("WIB"))


def promised(hall, **other):
    """A promise of the village head, agreed."""
    card = commitments.make(
        scope=hall.scope, puskesmas_id=hall.world.ours.id, office_id=hall.village, what="Mobil siaga",
        area_ids=[hall.world.areas[0].id], quantity=3, due_on=date(2023, 8, 1), **other,
    )  # fmt: skip
    return commitments.agree(scope=hall.scope, commitment_id=card.id).id


def later(hall, minutes: int = 0):
    return hall.world.scope(now=AFTER + timedelta(minutes=minutes))


def hand_over(hall, minutes: int = 0, office=None, **other):
    values = {"name": "Bu Baru", "since": AFTER.date(), **other}
    return actions.hand_over(scope=later(hall, minutes), office_id=office or hall.village, **values)


def card(hall, commitment_id):
    return promises.commitment(scope=hall.scope, commitment_id=commitment_id)


def august(hall):
    """The next lokmin, to which the village is invited."""
    meeting = plan(hall.scope, hall.world.ours, number=3, held_on=date(2023, 8, 21), starts_at=time(9))
    actions.invite(scope=hall.scope, meeting_id=meeting.id, office_ids=[hall.village])
    (row,) = queries.invitations(scope=hall.scope, meeting_id=meeting.id)
    return meeting, row


def test_the_page_says_beforehand_what_goes_along(hall):
    promised(hall)
    august(hall)
    moves = queries.what_moves(scope=later(hall), office_id=hall.village)
    assert (len(moves.promises), moves.other_promises, moves.links, moves.letters) == (1, 0, 1, 1)


def test_open_promises_wait_for_the_new_holder_and_ended_ones_stay(hall):
    mine, ended = promised(hall), promised(hall)
    commitments.withdraw(scope=hall.scope, commitment_id=ended, reason="salah catat")
    hand_over(hall)
    now = card(hall, mine)
    assert (now.holder_name, now.inherited_from, now.waits_for_principal) == ("Bu Baru", "Budi", True)
    assert now.history[-1].via == "serah terima"
    assert card(hall, ended).holder_name == "Budi"


def test_a_promise_to_another_puskesmas_of_the_kecamatan_moves_too(hall):
    sister = hall.world.scope_of(hall.world.sister)
    theirs = commitments.make(
        scope=sister, puskesmas_id=hall.world.sister.id, office_id=hall.village, what="Posyandu bersama"
    )
    assert queries.what_moves(scope=later(hall), office_id=hall.village).other_promises == 1
    hand_over(hall)
    assert promises.commitment(scope=sister, commitment_id=theirs.id).inherited_from == "Budi"


def test_the_new_holder_confirms_by_the_office_or_by_the_own_link(hall):
    one, two = promised(hall), promised(hall)
    hand_over(hall)
    commitments.confirm_principal(scope=later(hall), commitment_id=one, confirmed_on=AFTER.date())
    link = people.make_link(
        scope=later(hall), puskesmas_id=hall.world.ours.id, office_id=hall.village,
        expires_at=AFTER + timedelta(days=9),
    )  # fmt: skip
    guest = directory.open_link(token=link.token, now=AFTER)
    for _tap in range(2):
        commitments.confirm_by_link(guest=guest, commitment_id=two)
    assert not card(hall, one).waits_for_principal
    assert card(hall, two).history[-1].via == "tautan pribadi"
    assert sum(step.via == "tautan pribadi" for step in card(hall, two).history) == 1


def test_letters_not_yet_sent_name_the_new_holder_sent_ones_keep_the_old(hall):
    meeting, row = august(hall)
    hand_over(hall, acting="Pj.")
    (letter,) = queries.invitations(scope=hall.scope, meeting_id=meeting.id)
    assert (letter.holder_name, letter.title) == ("Bu Baru", "Pj. Kepala Desa 1")
    actions.mark_sent(scope=later(hall), invitation_id=row.id, via="diantar")
    hand_over(hall, minutes=5, name="Pak Lagi")
    (letter,) = queries.invitations(scope=hall.scope, meeting_id=meeting.id)
    assert letter.holder_name == "Bu Baru"


def test_papers_of_a_meeting_keep_title_and_holder_of_its_day(hall):
    """The promise was made in May; in June the office is renamed and handed over."""
    hold(hall)
    made = actions.promise(
        scope=hall.scope, meeting_id=hall.meeting.id, item_id=hall.item("signing").id,
        office_id=hall.village, what="Mobil siaga",
    )  # fmt: skip
    assert made
    hand_over(hall)
    people.rename_office(
        scope=later(hall), office_id=hall.village, title="Perbekel Desa 1", since=AFTER.date()
    )
    detail = queries.meeting(scope=later(hall), meeting_id=hall.meeting.id)
    ids = [dealing.commitment_id for dealing in detail.dealings]
    (shown,) = queries.promised_here(scope=later(hall), meeting=detail.card, ids=ids).values()
    assert (shown.office_title, shown.holder_name) == ("Kepala Desa 1", "Budi")
    seat = next(seat for seat in detail.attendance if seat.office_id == hall.village)
    assert (seat.at.office, seat.person_title, seat.person_name) == ("Kepala Desa 1", "Kepala Desa 1", "Budi")
    line = next(row for row in detail.invitations if row.office_id == hall.village)
    assert (line.at.office, line.title) == ("Kepala Desa 1", "Kepala Desa 1")
    actions.prepare_signatures(scope=later(hall), meeting_id=hall.meeting.id)
    signed = queries.signatures(scope=later(hall), meeting_id=hall.meeting.id)
    assert {s.text for s in signed if s.office_id == hall.village} == {"Kepala Desa 1, Budi"}
    now = directory.office(scope=later(hall), office_id=hall.village)
    assert (now.title, now.holder) == ("Perbekel Desa 1", "Bu Baru")


def test_old_links_die_and_the_same_day_takes_everything_back(hall):
    mine = promised(hall)
    before = card(hall, mine)
    meeting, _row = august(hall)
    handover_id = hand_over(hall)
    with pytest.raises(Refusal, match="dimatikan"):
        directory.open_link(token=hall.world.budi.token, now=AFTER)
    actions.undo_handover(scope=later(hall, 5), handover_id=handover_id)
    assert directory.office(scope=later(hall), office_id=hall.village).holder == "Budi"
    assert directory.open_link(token=hall.world.budi.token, now=AFTER)
    now = card(hall, mine)
    assert (now.holder_name, now.inherited_from, now.waits_for_principal) == (before.holder_name, "", False)
    assert queries.invitations(scope=hall.scope, meeting_id=meeting.id)[0].holder_name == "Budi"
    assert [c.undone_by for c in directory.handovers(scope=hall.scope, office_id=hall.village)] == ["Ani"]
    with pytest.raises(Refusal, match="tidak dapat dibatalkan lagi"):
        actions.undo_handover(scope=later(hall, 6), handover_id=handover_id)


def test_the_next_day_it_is_history(hall):
    handover_id = hand_over(hall)
    assert directory.undoable(scope=later(hall), office_id=hall.village)
    tomorrow = hall.world.scope(now=AFTER + timedelta(days=1))
    assert directory.undoable(scope=tomorrow, office_id=hall.village) == []
    with pytest.raises(Refusal, match="harinya sudah lewat"):
        actions.undo_handover(scope=tomorrow, handover_id=handover_id)


def test_what_was_built_on_it_stops_the_undo_whole(hall):
    mine = promised(hall)
    handover_id = hand_over(hall)
    commitments.confirm_principal(scope=later(hall, 1), commitment_id=mine, confirmed_on=AFTER.date())
    with pytest.raises(Refusal, match="sudah dipakai"):
        actions.undo_handover(scope=later(hall, 2), handover_id=handover_id)
    assert directory.office(scope=later(hall), office_id=hall.village).holder == "Bu Baru"


def test_a_link_for_the_new_holder_stops_the_undo(hall):
    handover_id = hand_over(hall)
    people.make_link(
        scope=later(hall, 1), puskesmas_id=hall.world.ours.id, office_id=hall.village,
        expires_at=AFTER + timedelta(days=9),
    )  # fmt: skip
    with pytest.raises(Refusal, match="sudah dipakai"):
        actions.undo_handover(scope=later(hall, 2), handover_id=handover_id)


def test_a_letter_that_went_out_stops_the_undo(hall):
    _meeting, row = august(hall)
    handover_id = hand_over(hall)
    actions.mark_sent(scope=later(hall, 1), invitation_id=row.id, via="diantar")
    with pytest.raises(Refusal, match="sudah dipakai"):
        actions.undo_handover(scope=later(hall, 2), handover_id=handover_id)


def test_only_the_last_handover_of_a_day_is_taken_back(hall):
    first = hand_over(hall)
    second = hand_over(hall, minutes=1, name="Pak Lagi", since=AFTER.date())
    with pytest.raises(Refusal):
        actions.undo_handover(scope=later(hall, 2), handover_id=first)
    assert second


def test_a_handover_of_tomorrow_waits_for_its_day(hall):
    with pytest.raises(Refusal, match="belum terjadi"):
        hand_over(hall, since=AFTER.date() + timedelta(days=1))


def test_filling_an_empty_office_asks_nobody_to_confirm(hall):
    body = people.add_institution(
        scope=hall.scope, kecamatan_id=hall.world.ours.kecamatan_id, sector="agama", name="KUA"
    )
    office = people.add_office(scope=hall.scope, institution_id=body, title="Kepala KUA")
    made = commitments.make(
        scope=hall.scope, puskesmas_id=hall.world.ours.id, office_id=office, what="Surat catin"
    )
    hand_over(hall, office=office)
    assert not card(hall, made.id).waits_for_principal


def test_strangers_and_those_without_the_duty_hand_nothing_over(hall):
    handover_id = hand_over(hall)
    values = {"office_id": hall.village, "name": "X", "since": DAY.date()}
    with pytest.raises(NotYourDuty):
        actions.hand_over(scope=hall.world.scope(Role.NOTE_TAKER, now=AFTER), **values)
    for scope in (hall.world.scope_of(hall.world.far),):
        with pytest.raises(NotYours):
            actions.hand_over(scope=scope, **values)
        with pytest.raises(NotYours):
            actions.undo_handover(scope=scope, handover_id=handover_id)
        with pytest.raises(NotYours):
            queries.what_moves(scope=scope, office_id=hall.village)
