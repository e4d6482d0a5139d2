"""The page before closing names what is still open, with a way there, and forbids nothing."""

import re
from datetime import date

from django.test import Client

from lokmin.basics.time import Period
from lokmin.meetings import actions, queries
from lokmin.people import actions as people
from tests.meetings.conftest import DAY, hold, plan
from tests.meetings.test_actions import full_parts, promise
from tests.meetings.test_views import text_of


def page_of(hall):
    address = f"/p/{hall.world.ours.code}/rapat/{hall.meeting.id}/tutup/"
    return hall.world.client("ani-head").get(address)


def test_what_is_open_is_named_with_a_way_there_and_closing_stays_possible(hall):
    hall.open_it()
    actions.check_in(scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.village, presence="present")
    actions.add_input(
        scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.village, text="Jalan rusak"
    )
    half = promise(hall, office_id=hall.police, what="Mendampingi kunjungan")
    page = page_of(hall)
    told, raw = text_of(page), page.content.decode()
    for words in (
        "1 masukan belum dijawab", "Kehadiran 2 undangan belum dicatat", "1 komitmen belum lengkap",
        "Mendampingi kunjungan, dilengkapi paling lambat 31 Mei 2023",
    ):  # fmt: skip
        assert words in told
    for end in ("masukan/", "hadir/", "notulen/", f"komitmen/{half.id}/"):
        assert f'{end}"' in raw
    assert 'aria-disabled="true"' not in raw


def test_a_head_without_a_name_is_named_with_the_page_where_it_is_written(hall):
    hold(hall)
    body = people.add_institution(
        scope=hall.scope,
        kecamatan_id=hall.world.ours.kecamatan_id,
        sector="kesehatan",
        name="Puskesmas Lais",
    )
    office = people.add_office(scope=hall.scope, institution_id=body, title="Kepala Puskesmas Lais")
    page = page_of(hall)
    assert "Nama 1 kepala Puskesmas yang menandatangani belum tercatat" in text_of(page)
    assert f"/{office}/" in page.content.decode()


def test_a_whole_meeting_says_that_nothing_is_open(hall):
    hold(hall)
    actions.check_in(scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.police, presence="present")
    promise(hall, **full_parts(hall))
    assert "Tidak ada yang masih terbuka" in text_of(page_of(hall))


def test_what_waits_from_phones_and_what_the_camat_was_asked_are_open_ends(hall):
    hold(hall)
    card = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    found = queries.open_ends(scope=hall.scope, meeting=card)
    assert (found.unread, found.waiting, found.incomplete, found.unrecorded) == (0, [], [], 1)


def walked_in(hall):
    """A phone that says it is there; the desk has not looked up yet."""
    code = queries.hall_address(scope=hall.scope, meeting_id=hall.meeting.id).code
    Client().post(f"/r/{code}/tamu/", {"name": "Nani", "institution": "PKK Desa 1", "title": "Ketua"})
    (seat,) = [s for s in queries.attendance(scope=hall.scope, meeting_id=hall.meeting.id) if not s.office_id]
    return seat


def test_who_walked_in_and_was_not_confirmed_is_named_before_closing_and_counts_nowhere(hall, monkeypatch):
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    hold(hall)
    before = queries.meeting(scope=hall.scope, meeting_id=hall.meeting.id)
    seat = walked_in(hall)
    assert seat.unconfirmed
    found = queries.meeting(scope=hall.scope, meeting_id=hall.meeting.id)
    assert (found.counts, found.attendance) == (before.counts, before.attendance)
    held = queries.held(scope=hall.scope, meeting=found.card)[0]
    assert held.seats.walk_ins == 0
    told = text_of(page_of(hall))
    assert "1 orang mendaftar lewat ponsel dan belum dibenarkan hadir" in told
    assert "Nani, PKK Desa 1" in told
    actions.confirm_walk_in(scope=hall.scope, attendance_id=seat.id)
    found = queries.meeting(scope=hall.scope, meeting_id=hall.meeting.id)
    assert found.counts.walk_in == 1
    assert "Nani" in {one.person_name for one in found.attendance}
    assert "belum dibenarkan hadir" not in text_of(page_of(hall))


def test_a_next_lokmin_beyond_the_months_planned_is_named_before_closing(hall):
    hold(hall)
    assert "tidak menyebut hari evaluasinya" not in text_of(page_of(hall))
    late = plan(
        hall.scope, hall.world.ours, number=3, held_on=date(2023, 9, 4),
        reviewed=Period.parse("2023-05..2023-07"), planned=Period.parse("2023-09..2023-11"),
    )  # fmt: skip
    card = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    assert queries.after(scope=hall.scope, meeting=card).id == late.id
    assert queries.evaluating(scope=hall.scope, meeting=card) is None
    assert "baru 4 September 2023, di luar masa rencana" in text_of(page_of(hall))
    plan(
        hall.scope, hall.world.ours, number=4, held_on=date(2023, 8, 31),
        reviewed=Period.parse("2023-05..2023-07"), planned=Period.parse("2023-08..2023-11"),
    )  # fmt: skip
    assert queries.evaluating(scope=hall.scope, meeting=card).held_on == date(2023, 8, 31)
    assert "tidak menyebut hari evaluasinya" not in text_of(page_of(hall))


def test_a_closed_meeting_is_not_offered_a_form_that_changes_nothing(hall):
    hold(hall)
    card = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    actions.close_meeting(scope=hall.scope, meeting_id=card.id, version=card.version)
    ani = hall.world.client("ani-head")
    for page in (ani.get(change_of(hall)), ani.post(change_of(hall), {"version": "1"})):
        told, raw = text_of(page), page.content.decode()
        assert "Rapat ini sudah ditutup" in told
        assert f"/rapat/{hall.meeting.id}/adendum/" in raw
        assert 'name="held_on"' not in raw
    assert page.status_code == 422


def test_who_did_not_come_is_counted_in_the_bar_of_the_cockpit(hall):
    hold(hall)
    actions.check_in(scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.police, presence="absent")
    page = hall.world.client("ani-head").get(change_of(hall).replace("ubah/", "ruang/"))
    assert re.search(r"<dt>tidak hadir</dt><dd>1</dd>", page.content.decode())


def change_of(hall):
    return f"/p/{hall.world.ours.code}/rapat/{hall.meeting.id}/ubah/"
