"""The hall's door: a code while the meeting is open, a seat with its token in the path, one an office."""

import re
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client

from lokmin.basics.refusal import Refusal
from lokmin.meetings import actions, queries
from lokmin.meetings.models import Attendance, HallCode, HallGuest
from lokmin.meetings.rules import hall as rules
from tests.meetings.conftest import DAY, hold

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_guesses():
    cache.clear()


@pytest.fixture
def phone():
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def open_hall(hall, monkeypatch):
    """The hall with its meeting open; the door's clock stands on its day."""
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    hall.open_it()
    hall.code = queries.hall_address(scope=hall.scope, meeting_id=hall.meeting.id).code
    hall.at = lambda tail="": f"/r/{hall.code}/{tail}"
    return hall


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def sit(phone, hall, office, **told):
    return phone.post(hall.at("duduk/"), {"office": str(office), **told})


def seats(hall):
    return queries.attendance(scope=hall.scope, meeting_id=hall.meeting.id)


def test_a_code_has_eight_letters_that_cannot_be_mistaken():
    made = {rules.make_code() for _ in range(200)}
    assert len(made) == 200
    assert all(len(code) == 8 and set(code) <= set(rules.LETTERS) for code in made)
    assert not set(rules.LETTERS) & set("0o1lisz2b58")


def test_a_code_is_read_however_it_is_written():
    assert rules.read_code(" KHRT-WMPX ") == "khrtwmpx"
    assert rules.said_code("khrtwmpx") == "KHRT-WMPX"


def test_there_is_no_code_before_the_meeting_is_open(hall):
    assert queries.hall_address(scope=hall.scope, meeting_id=hall.meeting.id) is None


def test_the_phone_finds_the_invited_offices(open_hall, phone):
    page = phone.get(open_hall.at())
    assert page.status_code == 200
    assert "Kapolsek" in text_of(page)
    assert "sessionid" not in phone.cookies
    assert page.headers["Referrer-Policy"] == "no-referrer"


def test_looking_changes_nothing(open_hall, phone):
    phone.get(open_hall.at(f"?kursi={open_hall.police}"))
    assert phone.get(open_hall.at("duduk/")).status_code == 303
    assert phone.get(open_hall.at("tamu/")).status_code == 303
    assert not seats(open_hall)


def test_the_holder_sits_down_and_is_present(open_hall, phone):
    answer = sit(phone, open_hall, open_hall.police)
    assert answer.status_code == 303
    page = phone.get(answer.headers["Location"])
    assert "Iptu Wibowo, Anda tercatat hadir" in text_of(page)
    [seat] = seats(open_hall)
    assert (seat.presence, seat.person_name, seat.office_id) == ("present", "Iptu Wibowo", open_hall.police)


def test_a_delegate_sits_down_by_name(open_hall, phone):
    assert sit(phone, open_hall, open_hall.police, represented="1").status_code == 422
    sit(phone, open_hall, open_hall.police, represented="1", name="Aiptu Rahmat", title="Bhabinkamtibmas")
    [seat] = seats(open_hall)
    assert (seat.presence, seat.person_name) == ("represented", "Aiptu Rahmat")
    assert seat.person_title == "Bhabinkamtibmas"


def test_the_same_seat_opened_again_is_one_seat_with_the_same_token(open_hall, phone):
    first = sit(phone, open_hall, open_hall.police).headers["Location"]
    again = sit(Client(), open_hall, open_hall.police, represented="1", name="Orang Lain").headers["Location"]
    assert first == again
    [seat] = seats(open_hall)
    assert seat.person_name == "Iptu Wibowo"
    [guest] = queries.hall_guests(scope=open_hall.scope, meeting_id=open_hall.meeting.id)
    assert guest.opened == 2


def test_an_office_that_was_not_invited_is_refused(open_hall, phone):
    answer = sit(phone, open_hall, UUID(int=7))
    assert answer.status_code == 422
    assert "tidak ada di daftar undangan" in text_of(answer)


def test_who_is_not_on_the_list_walks_in_and_a_second_tap_counts_once(open_hall, phone):
    told = {"key": "satu", "name": "Bu  Nani", "institution": "PKK Desa 1", "sector": "desa"}
    answers = [phone.post(open_hall.at("tamu/"), told) for _ in range(2)]
    assert len({answer.headers["Location"] for answer in answers}) == 1
    [seat] = seats(open_hall)
    assert (seat.office_id, seat.at.institution, seat.person_name) == (None, "PKK Desa 1", "Bu Nani")
    assert (seat.invited, seat.unconfirmed) == (False, True)
    assert queries.count(seats(open_hall), 3).heads == 0, "the desk has not seen them yet"
    actions.confirm_walk_in(scope=open_hall.scope, attendance_id=seat.id)
    counts = queries.count(seats(open_hall), 3)
    assert (counts.heads, counts.institutions, counts.walk_in, counts.unrecorded) == (1, 1, 1, 3)


def test_a_bored_hand_cannot_fill_the_list(open_hall, phone, monkeypatch):
    monkeypatch.setattr("lokmin.meetings.actions.hall.MOST_WALK_INS", 1)
    for name in ("Satu", "Dua"):
        answer = phone.post(open_hall.at("tamu/"), {"name": name, "institution": "PKK"})
    assert answer.status_code == 422
    assert "Lapor ke meja pendaftaran" in text_of(answer)
    assert len(seats(open_hall)) == 1


def test_a_walk_in_without_name_or_institution_is_told_what_lacks(open_hall, phone):
    answer = phone.post(open_hall.at("tamu/"), {"name": "", "institution": ""})
    assert answer.status_code == 422
    assert "Nama masih kosong" in text_of(answer)
    assert "Asal lembaga masih kosong" in text_of(answer)


def test_one_person_for_two_offices_is_one_head_and_two_institutions(open_hall, phone):
    seat = sit(phone, open_hall, open_hall.police).headers["Location"]
    assert phone.post(seat + "juga/", {"office": str(open_hall.village)}).status_code == 303
    counts = queries.count(seats(open_hall), 3)
    assert (counts.heads, counts.institutions) == (1, 2)
    assert "Juga untuk Kepala Desa 1" in text_of(phone.get(seat))


def test_many_unknown_codes_have_to_wait_and_shut_nobody_else_out(open_hall, phone):
    assert phone.get("/r/acdefghj/").status_code == 404
    for _ in range(30):
        phone.get("/r/acdefghj/")
    assert phone.get("/r/acdefghj/").status_code == 429
    assert phone.get(open_hall.at()).status_code == 200
    token = queries.seat_token(_seat(open_hall).id)
    assert phone.get(open_hall.at(f"{token}/")).status_code == 200


def _seat(hall):
    visitor = queries.open_hall(place=queries.hall_place(code=hall.code), code=hall.code, now=DAY)
    return actions.take_seat(visitor=visitor, office_id=hall.camat, represented=False)


def test_a_token_that_was_not_made_here_finds_nothing(open_hall, phone):
    assert phone.get(open_hall.at("x" * 38 + "/")).status_code == 404
    assert phone.get(open_hall.at(f"{open_hall.world.budi.token}/")).status_code == 404


def test_a_new_code_shuts_the_old_door_but_not_the_seats(open_hall, phone):
    seat = sit(phone, open_hall, open_hall.police).headers["Location"]
    actions.renew_code(scope=open_hall.scope, meeting_id=open_hall.meeting.id)
    old = phone.get(open_hall.at())
    assert old.status_code == 410
    assert "sudah diganti" in text_of(old)
    assert phone.get(seat).status_code == 200
    assert HallCode.objects.within(open_hall.scope).filter(ended_at=None).count() == 1


def test_a_seat_that_was_given_free_is_dead_and_can_be_taken_by_another(open_hall, phone):
    seat = sit(phone, open_hall, open_hall.police).headers["Location"]
    actions.remove_seat(scope=open_hall.scope, guest_id=_only_guest(open_hall))
    assert phone.get(seat).status_code == 410
    sit(phone, open_hall, open_hall.police, represented="1", name="Aiptu Rahmat")
    assert [s.person_name for s in seats(open_hall)] == ["Aiptu Rahmat"]


def _only_guest(hall):
    return HallGuest.objects.within(hall.scope).get(removed_at=None).id


def test_a_closed_meeting_says_so_at_its_old_code_and_takes_nothing(open_hall, phone):
    seat = sit(phone, open_hall, open_hall.police).headers["Location"]
    visitor = queries.open_hall(place=queries.hall_place(code=open_hall.code), code=open_hall.code, now=DAY)
    hold(open_hall)
    version = queries.card(scope=open_hall.scope, meeting_id=open_hall.meeting.id).version
    actions.close_meeting(scope=open_hall.scope, meeting_id=open_hall.meeting.id, version=version)
    for address in (open_hall.at(), seat):
        assert phone.get(address).status_code == 410
    assert "sudah ditutup" in text_of(phone.get(seat))
    with pytest.raises(Refusal, match="sudah ditutup"):
        actions.take_seat(visitor=visitor, office_id=open_hall.camat, represented=False)


def test_the_code_can_be_typed(open_hall, phone):
    assert phone.get("/r/").status_code == 200
    answer = phone.get("/r/", {"kode": rules.said_code(open_hall.code)})
    assert (answer.status_code, answer.headers["Location"]) == (303, open_hall.at())


def _at_desk(hall, office, presence, **told):
    actions.check_in(
        scope=hall.scope, meeting_id=hall.meeting.id, office_id=office, presence=presence, **told
    )


def _row(office):
    return Attendance.unscoped.get(office_id=office)


def test_a_phone_leaves_what_the_desk_recorded_alone_and_says_so(open_hall, phone):
    told = {"person_name": "Aiptu Rahmat", "person_title": "Bhabinkamtibmas", "through": "Plh."}
    number = {"id_kind": "NRP", "id_number": "76050123"}
    _at_desk(open_hall, open_hall.police, "represented", **told, **number)
    seat = sit(phone, open_hall, open_hall.police).headers["Location"]
    row = _row(open_hall.police)
    assert (row.presence, row.person_name, row.id_number) == ("represented", "Aiptu Rahmat", "76050123")
    said = text_of(phone.get(seat))
    assert "diwakili Aiptu Rahmat" in said
    assert "bila keliru, lapor ke meja" in said


def test_a_second_office_leaves_what_the_desk_recorded_alone_too(open_hall, phone):
    _at_desk(open_hall, open_hall.camat, "present")
    seat = sit(phone, open_hall, open_hall.police).headers["Location"]
    phone.post(f"{seat}juga/", {"office": str(open_hall.camat)})
    row = _row(open_hall.camat)
    assert (row.presence, row.by) == ("present", open_hall.scope.actor_name)
    assert "yang dicatat meja pendaftaran tetap berlaku" in text_of(phone.get(seat))


def test_what_only_a_phone_recorded_may_be_recorded_anew_by_a_phone_until_the_desk_mends_it(open_hall, phone):
    sit(phone, open_hall, open_hall.police)
    actions.remove_seat(scope=open_hall.scope, guest_id=_only_guest(open_hall))
    sit(phone, open_hall, open_hall.police, represented="1", name="Aiptu Rahmat")
    assert _row(open_hall.police).person_name == "Aiptu Rahmat"
    _at_desk(open_hall, open_hall.police, "represented", person_name="Aipda Sari")
    actions.remove_seat(scope=open_hall.scope, guest_id=_only_guest(open_hall))
    sit(phone, open_hall, open_hall.police)
    assert _row(open_hall.police).person_name == "Aipda Sari"


def test_a_seat_that_was_opened_twice_says_so_on_its_own_page(open_hall, phone):
    seat = sit(phone, open_hall, open_hall.police).headers["Location"]
    assert "ponsel lain" not in text_of(phone.get(seat))
    sit(Client(), open_hall, open_hall.police)
    assert "Dibuka lagi di ponsel lain" in text_of(phone.get(seat))


def test_every_write_raises_the_number_of_the_room(open_hall, phone):
    def number():
        return queries.revision(scope=open_hall.scope, meeting_id=open_hall.meeting.id)

    before = number()
    sit(phone, open_hall, open_hall.police)
    after = number()
    assert after > before
    actions.walk_in(scope=open_hall.scope, meeting_id=open_hall.meeting.id, name="Nani")
    assert number() > after
