"""Scoring in the hall: sixty phones, paper and the note-taker's panel, one round."""

import re
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client

from lokmin.basics.refusal import Refusal
from lokmin.meetings import actions, queries
from lokmin.meetings.forms.scoring import BallotForm
from lokmin.meetings.models import Invitation
from lokmin.meetings.pages import scoring as pages
from lokmin.obstacles import actions as obstacles
from lokmin.obstacles import queries as obstacle_queries
from lokmin.obstacles.queries import BallotLine
from lokmin.obstacles.rules.methods import Way
from tests.meetings.conftest import DAY

pytestmark = pytest.mark.django_db
FULL = {"U": "5", "S": "4", "G": "3"}


@pytest.fixture(autouse=True)
def _no_guesses():
    cache.clear()


@pytest.fixture
def open_hall(hall, monkeypatch):
    """The hall with its meeting open and two problems of the months that it reviews."""
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    hall.open_it()
    place = {"scope": hall.scope, "puskesmas_id": hall.meeting.puskesmas_id, "period": hall.meeting.reviewed}
    hall.place = place
    hall.problems = [obstacles.add_problem(**place, statement=f"Masalah {name}") for name in "AB"]
    hall.code = queries.hall_address(scope=hall.scope, meeting_id=hall.meeting.id).code
    return hall


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def sit(hall, office):
    phone = Client(enforce_csrf_checks=True)
    return phone, phone.post(f"/r/{hall.code}/duduk/", {"office": str(office)}).headers["Location"]


def begin(hall, **more):
    actions.open_scoring(
        scope=hall.scope, meeting_id=hall.meeting.id, puskesmas_id=hall.meeting.puskesmas_id, **more
    )
    return obstacle_queries.current_round(**hall.place)


def now(hall):
    return obstacle_queries.current_round(**hall.place)


def test_a_phone_scores_one_problem_after_the_other_and_loses_nothing(open_hall):
    begin(open_hall, expected=30)
    phone, seat = sit(open_hall, open_hall.police)
    assert "Beri nilai: 2 masalah" in text_of(phone.get(seat))
    first = phone.get(f"{seat}skor/")
    assert "Masalah A" in text_of(first)
    assert "Masalah 1 dari 2" in text_of(first)
    sent = {"problem": str(open_hall.problems[0].id), **FULL}
    assert phone.post(f"{seat}skor/", sent).status_code == 303
    assert "Masalah 2 dari 2" in text_of(phone.get(f"{seat}skor/"))
    assert (now(open_hall).done, now(open_hall).begun) == (0, 1)
    phone.post(f"{seat}skor/", {**sent, "problem": str(open_hall.problems[1].id)})
    done = text_of(phone.get(f"{seat}skor/"))
    assert "nilai Anda tersimpan" in done
    assert "U 5 · S 4 · G 3" in done
    assert (now(open_hall).done, now(open_hall).begun) == (1, 0)


def test_a_tap_sent_twice_counts_once_and_a_changed_mind_replaces(open_hall):
    begin(open_hall)
    phone, seat = sit(open_hall, open_hall.police)
    for problem in open_hall.problems:
        for points in (FULL, FULL, {**FULL, "U": "1"}):
            phone.post(f"{seat}skor/", {"problem": str(problem.id), **points})
    assert now(open_hall).done == 1
    again = phone.get(f"{seat}skor/?n=1").content.decode()
    assert re.search(r'name="U" value="1"[^>]*checked', again)


def test_a_missing_point_is_told_and_what_was_tapped_stays(open_hall):
    begin(open_hall)
    phone, seat = sit(open_hall, open_hall.police)
    wrong = phone.post(f"{seat}skor/", {"problem": str(open_hall.problems[1].id), "U": "5", "S": "4"})
    assert wrong.status_code == 422
    assert "Pilih nilai 1 sampai 5" in text_of(wrong)
    assert "Masalah 2 dari 2" in text_of(wrong)
    assert re.search(r'name="U" value="5"[^>]*checked', wrong.content.decode())


def test_who_comes_late_gets_a_sentence(open_hall):
    card = begin(open_hall)
    phone, seat = sit(open_hall, open_hall.police)
    actions.close_scoring(scope=open_hall.scope, meeting_id=open_hall.meeting.id, round_id=card.id)
    late = phone.post(f"{seat}skor/", {"problem": str(open_hall.problems[0].id), **FULL})
    assert "sudah ditutup" in text_of(late)
    assert now(open_hall).begun == 0
    assert "Beri nilai" not in text_of(phone.get(seat))


def test_before_the_start_a_phone_is_told_to_wait(open_hall):
    phone, seat = sit(open_hall, open_hall.police)
    assert "belum dibuka" in text_of(phone.get(f"{seat}skor/"))
    assert phone.get(f"/r/{open_hall.code}/zz/skor/").status_code == 404


def test_a_person_with_two_seats_is_one_rater(open_hall):
    begin(open_hall)
    phone, seat = sit(open_hall, open_hall.police)
    phone.post(f"{seat}juga/", {"office": str(open_hall.village)})
    [first, second] = queries.hall_guests(scope=open_hall.scope, meeting_id=open_hall.meeting.id)
    for guest in (first, second):
        address = f"/r/{open_hall.code}/{queries.seat_token(guest.id)}/skor/"
        for problem in open_hall.problems:
            phone.post(address, {"problem": str(problem.id), **FULL})
    assert now(open_hall).done == 1


def vote(hall, phone, seat, points=FULL):
    for problem in hall.problems:
        phone.post(f"{seat}skor/", {"problem": str(problem.id), **points})


def came(hall, office):
    seats = queries.attendance(scope=hall.scope, meeting_id=hall.meeting.id)
    return next(seat for seat in seats if seat.office_id == office)


def walk_in(hall, name="Bu Nani"):
    phone = Client(enforce_csrf_checks=True)
    sent = {"name": name, "institution": "PKK", "key": name}
    return phone, phone.post(f"/r/{hall.code}/tamu/", sent).headers["Location"]


def confirm(hall):
    at = f"/p/{hall.world.ours.code}/rapat/{hall.meeting.id}/hadir/{came(hall, None).id}/benar/"
    return hall.world.client().post(at)


def test_an_office_whose_seat_is_taken_anew_scores_once(open_hall):
    begin(open_hall)
    phone, seat = sit(open_hall, open_hall.police)
    vote(open_hall, phone, seat)
    actions.undo_check_in(scope=open_hall.scope, attendance_id=came(open_hall, open_hall.police).id)
    phone, seat = sit(open_hall, open_hall.police)
    assert "Lihat atau ubah nilai saya" in text_of(phone.get(seat))
    vote(open_hall, phone, seat)
    [guest] = queries.hall_guests(scope=open_hall.scope, meeting_id=open_hall.meeting.id)
    actions.remove_seat(scope=open_hall.scope, guest_id=guest.id)
    vote(open_hall, *sit(open_hall, open_hall.police))
    assert now(open_hall).done == 1


def test_who_walked_in_scores_after_the_desk_confirmed_them(open_hall):
    begin(open_hall)
    phone, seat = walk_in(open_hall)
    assert "Beri nilai" not in text_of(phone.get(seat))
    assert "membenarkan kehadiran Anda dahulu" in text_of(phone.get(f"{seat}skor/"))
    vote(open_hall, phone, seat)
    assert now(open_hall).done == 0
    desk = f"/p/{open_hall.world.ours.code}/rapat/{open_hall.meeting.id}/hadir/centang/"
    assert "belum dibenarkan" in text_of(open_hall.world.client().get(desk))
    assert confirm(open_hall).status_code == 303
    assert "belum dibenarkan" not in text_of(open_hall.world.client().get(desk))
    assert "Beri nilai" in text_of(phone.get(seat))
    vote(open_hall, phone, seat)
    assert now(open_hall).done == 1


def test_a_guest_who_is_tied_to_an_office_is_still_one_rater(open_hall):
    begin(open_hall)
    phone, seat = walk_in(open_hall, "Aiptu Rahmat")
    confirm(open_hall)
    vote(open_hall, phone, seat)
    row = came(open_hall, None)
    actions.attach_walk_in(scope=open_hall.scope, attendance_id=row.id, office_id=open_hall.police)
    vote(open_hall, phone, seat)
    assert now(open_hall).done == 1


def test_a_guest_who_takes_an_office_as_well_scores_for_it_and_once(open_hall):
    begin(open_hall)
    phone, seat = walk_in(open_hall, "Aiptu Rahmat")
    phone.post(f"{seat}juga/", {"office": str(open_hall.police)})
    for guest in queries.hall_guests(scope=open_hall.scope, meeting_id=open_hall.meeting.id):
        vote(open_hall, phone, f"/r/{open_hall.code}/{queries.seat_token(guest.id)}/")
    assert now(open_hall).done == 1


def test_a_guest_under_the_name_of_an_office_shuts_nobody_out(open_hall):
    card = begin(open_hall)
    phone, seat = walk_in(open_hall, "Kapolsek")
    confirm(open_hall)
    vote(open_hall, phone, seat)
    obstacles.give_scores(
        scope=open_hall.scope,
        round_id=card.id,
        rater_key="sheet:1",
        rater="Kapolsek",
        via="sheet",
        points={problem.id: {"U": 1, "S": 1, "G": 1} for problem in open_hall.problems},
    )
    assert now(open_hall).done == 2


def test_a_seat_that_the_desk_marked_absent_neither_scores_nor_says(open_hall):
    begin(open_hall)
    phone, seat = sit(open_hall, open_hall.police)
    scope, meeting_id = open_hall.scope, open_hall.meeting.id
    actions.check_in(scope=scope, meeting_id=meeting_id, office_id=open_hall.police, presence="absent")
    assert "mencatat jabatan ini tidak hadir" in text_of(phone.get(seat))
    vote(open_hall, phone, seat)
    assert (now(open_hall).done, now(open_hall).begun) == (0, 0)
    said = phone.post(f"{seat}masukan/", {"text": "Jalan putus", "key": "a"})
    assert "belum mencatat Anda hadir" in text_of(said)
    assert "belum mencatat Anda hadir" in text_of(phone.get(f"{seat}skor/"))
    assert not queries.inputs(scope=scope, meeting_id=meeting_id, states=queries.INPUT_STATES)


def test_points_stand_in_the_order_of_the_method_however_the_database_keeps_them():
    line = BallotLine(UUID(int=1), "A", {"G": 3, "S": 4, "U": 5})
    assert pages.given_words(line, Way("usg")) == "U 5 · S 4 · G 3"


def test_the_result_is_on_no_phone_and_no_wall_while_the_round_is_open(open_hall):
    card = begin(open_hall)
    phone, seat = sit(open_hall, open_hall.police)
    for problem in open_hall.problems:
        phone.post(f"{seat}skor/", {"problem": str(problem.id), **FULL})
    place = open_hall.meeting.puskesmas_id
    open_panel = pages.panel(open_hall.scope, place, open_hall.meeting.reviewed)
    assert (open_panel.is_open, open_panel.lines) == (True, [])
    assert open_panel.words == "1 orang sudah memberi nilai"
    actions.close_scoring(scope=open_hall.scope, meeting_id=open_hall.meeting.id, round_id=card.id)
    closed = pages.panel(open_hall.scope, place, open_hall.meeting.reviewed)
    assert [(line.place, line.total) for line in closed.lines] == [(1, "12"), (1, "12")]


def test_each_score_raises_the_number_by_which_the_wall_sees_something_new(open_hall):
    begin(open_hall)
    phone, seat = sit(open_hall, open_hall.police)
    before = queries.revision(scope=open_hall.scope, meeting_id=open_hall.meeting.id)
    phone.post(f"{seat}skor/", {"problem": str(open_hall.problems[0].id), **FULL})
    assert queries.revision(scope=open_hall.scope, meeting_id=open_hall.meeting.id) > before


def test_a_score_from_a_seat_takes_few_queries(open_hall, django_assert_max_num_queries):
    begin(open_hall)
    phone, seat = sit(open_hall, open_hall.police)
    sent = {"problem": str(open_hall.problems[0].id), **FULL}
    phone.post(f"{seat}skor/", sent)
    with django_assert_max_num_queries(30):
        phone.post(f"{seat}skor/", sent)


def test_a_ballot_asks_in_the_way_of_the_board():
    form = BallotForm({"problem": "01890000-0000-7000-8000-000000000000", "C": "2"}, way=Way("carl"))
    assert [bound.name for bound in form.criteria] == ["C", "A", "R", "L"]
    assert not form.is_valid()
    whole = BallotForm(
        {"problem": "01890000-0000-7000-8000-000000000000", "C": "2", "A": "3", "R": "4", "L": "5"},
        way=Way("carl"),
    )
    assert whole.is_valid()
    assert list(whole.points().values()) == [{"C": 2, "A": 3, "R": 4, "L": 5}]


class TestThePanel:
    """Of the note-taker."""

    @pytest.fixture
    def client(self, open_hall, world):
        return world.client()

    def test_it_starts_counts_stops_and_leads_to_settling(self, open_hall, client):
        at = f"/p/{open_hall.world.ours.code}/rapat/{open_hall.meeting.id}/penilaian/"
        assert "Mulai menilai 2 masalah" in text_of(client.get(at))
        assert client.post(at, {"deed": "open", "expected": "30"}).status_code == 303
        assert "0 dari 30 sudah memberi nilai" in text_of(client.get(f"{at}jumlah/"))
        twice = client.post(at, {"deed": "open"})
        assert twice.status_code == 422
        assert "masih terbuka" in text_of(twice)
        phone, seat = sit(open_hall, open_hall.police)
        for problem in open_hall.problems:
            phone.post(f"{seat}skor/", {"problem": str(problem.id), **FULL})
        page = text_of(client.get(at))
        assert "1 dari 30 sudah memberi nilai" in page
        panel = client.get(at).content.decode().split("scoring-panel")[1].split("</section>")[0]
        assert "12" not in re.sub(r"<[^>]+>", " ", panel)  # U + S + G of the only rater
        assert client.post(at, {"deed": "close"}).status_code == 303
        assert "Periksa sebaran dan tetapkan urutan" in text_of(client.get(at))

    def test_it_proposes_also_those_who_said_they_come_and_will_score_on_paper(self, open_hall, client):
        at = f"/p/{open_hall.world.ours.code}/rapat/{open_hall.meeting.id}/penilaian/"
        place = {"scope": open_hall.scope, "meeting_id": open_hall.meeting.id}
        actions.check_in(**place, office_id=open_hall.camat, presence="present")
        assert re.search(r'name="expected"[^>]*value="1"', client.get(at).content.decode())
        Invitation.unscoped.filter(office_id=open_hall.police).update(rsvp="coming")
        page = client.get(at)
        assert re.search(r'name="expected"[^>]*value="2"', page.content.decode())
        assert "1 tercatat hadir dan 1 menjawab akan datang" in text_of(page)
        actions.check_in(**place, office_id=open_hall.police, presence="absent")
        assert re.search(r'name="expected"[^>]*value="1"', client.get(at).content.decode())


def test_scoring_needs_an_open_meeting(hall):
    with pytest.raises(Refusal):
        actions.open_scoring(
            scope=hall.scope, meeting_id=hall.meeting.id, puskesmas_id=hall.meeting.puskesmas_id
        )
