"""The desk: many ticks at once, one tap, undo, walk-ins that turn out to sit in an office."""

import re

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.meetings import actions, queries
from lokmin.meetings.rules.desk import Tick
from tests.meetings.conftest import DAY
from tests.meetings.test_room import at, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(hall, monkeypatch):
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    hall.open_it()
    return hall


@pytest.fixture
def ani(desk):
    return desk.world.client("ani-administration")


def tick(hall, *lines):
    return actions.tick(scope=hall.scope, meeting_id=hall.meeting.id, lines=lines)


def seats(hall):
    return {s.office_id: s for s in queries.attendance(scope=hall.scope, meeting_id=hall.meeting.id)}


def test_many_ticks_are_saved_at_once(desk):
    done = tick(desk, Tick(desk.camat, "present"), Tick(desk.police, "excused", reason="sakit"))
    assert (done.changed, done.refused) == (2, {})
    found = seats(desk)
    assert (found[desk.camat].person_name, found[desk.police].reason) == ("Pak Camat", "sakit")


def test_a_line_that_was_not_touched_keeps_what_a_phone_recorded_meanwhile(desk):
    tick(desk, Tick(desk.camat, "present"))
    assert tick(desk, Tick(desk.camat, "", before="")).changed == 0
    assert seats(desk)[desk.camat].presence == "present"


def test_a_tick_that_is_taken_away_takes_the_attendance_back(desk):
    tick(desk, Tick(desk.camat, "present"))
    assert tick(desk, Tick(desk.camat, "", before="present")).changed == 1
    assert not seats(desk)


def test_who_was_announced_is_taken_when_nobody_typed_another_name(desk):
    actions.answer(
        scope=desk.scope, invitation_id=desk.invitations[2], rsvp="delegate",
        delegate_name="Aiptu Rahmat", delegate_title="Bhabinkamtibmas",
    )  # fmt: skip
    tick(desk, Tick(desk.police, "represented"))
    assert seats(desk)[desk.police].person_name == "Aiptu Rahmat"


def test_a_line_that_cannot_be_saved_is_named_and_the_others_are_saved(desk):
    done = tick(desk, Tick(desk.police, "represented"), Tick(desk.camat, "present"))
    assert done.changed == 1
    assert done.refused[desk.police].code == "meetings.delegate_name"


def test_the_list_over_http_keeps_what_was_refused_as_it_was_typed(desk, ani):
    sent = {f"h-{desk.police}": "represented", f"j-{desk.police}": "Kanit", f"h-{desk.camat}": "present"}
    answer = ani.post(at(desk, "hadir/centang/"), sent)
    assert answer.status_code == 422
    assert 'value="Kanit"' in answer.content.decode()
    assert seats(desk)[desk.camat].presence == "present"
    sent |= {f"n-{desk.police}": "Aiptu Rahmat", f"s-{desk.camat}": "present"}
    assert ani.post(at(desk, "hadir/centang/"), sent).status_code == 303
    assert seats(desk)[desk.police].person_title == "Kanit"


def test_a_stale_tick_stands_beside_what_a_colleague_saved(desk, ani):
    tick(desk, Tick(desk.camat, "absent", reason="dinas luar"))
    answer = ani.post(at(desk, "hadir/centang/"), {f"h-{desk.camat}": "present", f"s-{desk.camat}": ""})
    assert answer.status_code == 422
    page = text_of(answer)
    by = seats(desk)[desk.camat].recorded_by
    assert re.search(rf"Yang tersimpan: Tidak hadir \([^)]*dinas luar\), dicatat {by} \d\d\.\d\d", page)
    assert "Isian Anda, belum tersimpan: Hadir" in page
    row = page[page.index("Nama dan jabatan yang mewakili") :]
    assert "Yang tersimpan: Tidak hadir" in row
    assert seats(desk)[desk.camat].presence == "absent"


def test_a_stale_tick_names_that_a_colleague_took_the_attendance_back(desk, ani):
    answer = ani.post(at(desk, "hadir/centang/"), {f"h-{desk.camat}": "absent", f"s-{desk.camat}": "present"})
    assert "Yang tersimpan: belum tercatat" in text_of(answer)


def test_the_list_stands_in_the_order_of_the_sheet(desk, ani):
    page = text_of(ani.get(at(desk, "hadir/centang/")))
    order = [row.title for row in queries.invitations(scope=desk.scope, meeting_id=desk.meeting.id)]
    places = [page.index(title) for title in order]
    assert places == sorted(places)


def test_present_means_the_holder_also_when_a_delegate_was_announced(desk, ani):
    """The announced delegate's name stood in the form that says `Hadir`."""
    actions.answer(
        scope=desk.scope, invitation_id=desk.invitations[2], rsvp="delegate", delegate_name="Aiptu Rahmat"
    )
    page = ani.get(at(desk, "hadir/")).content.decode()
    button = page.index('value="present">Hadir<span class="visually-hidden"> Plt. Kapolsek')
    form = page[page.rindex("<form", 0, button) : button]
    assert "person_name" not in form
    ani.post(at(desk, "hadir/"), {"office": desk.police, "presence": "present"})
    assert seats(desk)[desk.police].person_name == "Iptu Wibowo"


def test_who_walks_in_is_asked_for_the_name_and_only_for_that(desk, ani):
    page = ani.get(at(desk, "hadir/centang/")).content.decode()
    label = re.search(r"<label [^>]*>Nama\b(?! pejabat)(.*?)</label>", page)
    assert label
    assert "optional" not in label[1]
    answer = ani.post(at(desk, "hadir/tamu/"), {"name": " ", "institution": "PKK"}, follow=True)
    assert "Nama masih kosong" in text_of(answer)


def test_one_tap_answers_with_the_line_and_the_counts_only(desk, ani):
    answer = ani.post(
        at(desk, "hadir/"), {"office": desk.police, "presence": "present"}, headers={"HX-Request": "true"}
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'id="o-{desk.police}"' in page
    assert 'hx-swap-oob="true"' in page
    assert "<html" not in page


def test_a_refused_tap_leads_to_the_page_with_the_sentence(desk, ani):
    answer = ani.post(
        at(desk, "hadir/"), {"office": desk.police, "presence": "represented"}, headers={"HX-Request": "true"}
    )
    assert answer.headers["HX-Redirect"] == at(desk, "hadir/")
    assert "Tulis nama yang mewakili" in text_of(ani.get(at(desk, "hadir/")))


def test_an_attendance_is_taken_back(desk, ani):
    tick(desk, Tick(desk.camat, "present"))
    ani.post(at(desk, f"hadir/{seats(desk)[desk.camat].id}/batal/"))
    assert not seats(desk)


def test_a_walk_in_at_the_desk_that_is_tapped_twice_is_one_person(desk, ani):
    key = re.search(r'name="key" value="([^"]+)"', ani.get(at(desk, "hadir/centang/")).content.decode())
    told = {"key": key[1], "name": "Aiptu Rahmat", "institution": "Polsek"}
    for _tap in range(2):
        ani.post(at(desk, "hadir/tamu/"), told)
    assert [
        seat.person_name for seat in queries.attendance(scope=desk.scope, meeting_id=desk.meeting.id)
    ] == ["Aiptu Rahmat"]


def test_a_walk_in_is_tied_to_an_office_afterwards(desk, ani):
    ani.post(at(desk, "hadir/tamu/"), {"name": "Aiptu Rahmat", "institution": "Polsek", "title": "Kanit"})
    walked = seats(desk)[None]
    ani.post(at(desk, f"hadir/{walked.id}/kaitkan/"), {"office": desk.police})
    seat = seats(desk)[desk.police]
    assert (seat.id, seat.presence, seat.person_name) == (walked.id, "represented", "Aiptu Rahmat")


def test_no_office_is_chosen_beforehand_for_who_walked_in(desk, ani):
    actions.walk_in(scope=desk.scope, meeting_id=desk.meeting.id, name="Nani")
    page = ani.get(at(desk, "hadir/centang/")).content.decode()
    offered = page.split("Ternyata untuk jabatan")[1].split("</select>")[0]
    assert re.findall(r'<option value="([^"]*)"', offered)[0] == ""
    assert "required" in offered


def test_a_walk_in_is_not_tied_to_an_office_that_is_there_already(desk):
    tick(desk, Tick(desk.police, "present"))
    walked = actions.walk_in(scope=desk.scope, meeting_id=desk.meeting.id, name="Nani")
    with pytest.raises(Refusal) as refused:
        actions.attach_walk_in(scope=desk.scope, attendance_id=walked, office_id=desk.police)
    assert refused.value.code == "meetings.already_there"


def test_two_of_one_institution_are_two_heads_and_one_institution(desk):
    for name in ("Nani", "Tuti"):
        actions.walk_in(scope=desk.scope, meeting_id=desk.meeting.id, name=name, institution="PKK  desa 1 ")
    counts = queries.count(queries.attendance(scope=desk.scope, meeting_id=desk.meeting.id), 3)
    assert (counts.heads, counts.institutions) == (2, 1)
