"""Several write at once: nothing of a colleague is overwritten unseen, and every tap counts once.

That a real server loses nothing when it is killed is tested in tests/web/test_under_fire.py.
"""

import re
import threading
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.utils.safestring import SafeString

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Period
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import signing
from lokmin.meetings.pages import guests
from lokmin.meetings.pages import hall as hall_pages
from lokmin.meetings.rules.desk import Tick
from lokmin.meetings.rules.old_table import OldPromise
from lokmin.people import actions as people_actions
from lokmin.people.actions import messages
from lokmin.people.models import Message
from tests.meetings.conftest import DAY, plan
from tests.meetings.test_actions_signed import DRAWING, guest, of_village, ready, shown
from tests.meetings.test_room import at, text_of


@pytest.fixture
def desk(hall, monkeypatch):
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    hall.open_it()
    hall.here = {"scope": hall.scope, "meeting_id": hall.meeting.id}
    return hall


@pytest.fixture
def ani(desk):
    return desk.world.client("ani-administration")


def seat(hall, office):
    return next(s for s in queries.attendance(**hall.here) if s.office_id == office)


def visitor(hall):
    code = queries.hall_address(**hall.here).code
    return queries.open_hall(place=queries.hall_place(code=code), code=code, now=DAY)


# ---- nobody is overwritten unseen ----


@pytest.mark.django_db
def test_a_tick_does_not_overwrite_what_a_phone_recorded_since_the_page_was_read(desk):
    actions.take_seat(visitor=visitor(desk), office_id=desk.police, represented=True, name="Aiptu Rahmat")
    done = actions.tick(**desk.here, lines=[Tick(desk.police, "present"), Tick(desk.camat, "present")])
    assert done.changed == 1
    assert done.refused[desk.police].code == "meetings.seat_moved"
    assert seat(desk, desk.police).person_name == "Aiptu Rahmat"
    again = actions.tick(**desk.here, lines=[Tick(desk.police, "present", before="represented")])
    assert (again.changed, seat(desk, desk.police).person_name) == (1, "Iptu Wibowo")


@pytest.mark.django_db
def test_two_clerks_who_tick_the_same_are_not_in_each_others_way(desk):
    for _ in range(2):
        done = actions.tick(**desk.here, lines=[Tick(desk.police, "present")])
        assert done.refused == {}


@pytest.mark.django_db
def test_a_tap_on_the_attendance_shows_what_was_recorded_meanwhile(desk, ani):
    page = ani.get(at(desk, "hadir/")).content.decode()
    assert f'name="office" value="{desk.police}"' in page
    actions.take_seat(visitor=visitor(desk), office_id=desk.police, represented=True, name="Aiptu Rahmat")
    told = {"office": str(desk.police), "before": "", "presence": "present"}
    answer = ani.post(at(desk, "hadir/"), told)
    assert answer.status_code == 422
    assert "Kapolsek sementara itu dicatat atau dibatalkan oleh Aiptu Rahmat" in text_of(answer)
    assert seat(desk, desk.police).person_name == "Aiptu Rahmat"
    assert 'name="before" value="represented"' in answer.content.decode()
    assert ani.post(at(desk, "hadir/"), {**told, "before": "represented"}).status_code == 303
    assert seat(desk, desk.police).person_name == "Iptu Wibowo"


@pytest.mark.django_db
def test_what_a_colleague_decided_about_an_input_is_not_turned_round_unseen(desk):
    taken = actions.take_seat(visitor=visitor(desk), office_id=desk.police, represented=False)
    made = actions.say(visitor=replace(visitor(desk), guest=taken), text="Jalan rusak")
    actions.decide_input(scope=desk.scope, input_id=made, state="accepted", seen="waiting")
    with pytest.raises(Refusal) as refused:
        actions.decide_input(scope=desk.scope, input_id=made, state="returned", seen="waiting")
    assert refused.value.code == "meetings.input_moved"
    actions.decide_input(scope=desk.scope, input_id=made, state="accepted", seen="waiting")  # the same again
    assert [row.text for row in queries.inputs(**desk.here)] == ["Jalan rusak"]


# ---- what hundreds of phones read is drawn from strings: escaped, and whole ----


def test_a_line_of_the_list_is_escaped_and_says_who_sits_there():
    card = queries.ChairCard(None, "<b>Kades</b>", "A & B", "desa", "Desa", "<i>Siti</i>")
    [side] = hall_pages.chairs([card])
    assert side.free == 0
    assert "&lt;b&gt;Kades" in side.rows
    assert "A &amp; B" in side.rows
    assert "sudah diisi: &lt;i&gt;Siti" in side.rows


@pytest.mark.django_db
def test_the_forms_of_the_attendance_hold_their_own_values_escaped(desk):
    actions.check_in(
        **desk.here, office_id=desk.police, presence="represented", person_name='"><script>',
        person_title="Wakil", id_kind="NRP", id_number="77",
    )  # fmt: skip
    rows, seats = queries.invitations(**desk.here), queries.attendance(**desk.here)
    printer = guests.SeatPrinter("1000015", desk.here["meeting_id"], "/hadir/", "t0k3n", writes=True)
    made = guests.seats(rows, seats, None, {}, str, printer)
    lines = [row for group in made for row in group.rows]
    drawn = {row.office_id: next(li for li in lines if f"o-{row.office_id}" in li) for row in rows}
    police = drawn[desk.police]
    assert isinstance(police, SafeString)
    assert "<script>" not in police
    assert 'value="&quot;&gt;&lt;script&gt;"' in police
    assert '<option value="NRP" selected>' in police
    assert str(desk.police) in police
    assert "Aiptu" not in drawn[desk.camat]
    assert not re.search("\u2982", "".join(drawn.values()))


@pytest.mark.django_db
def test_a_seat_asks_for_the_other_offices_only_when_they_are_wanted(desk):
    taken = actions.take_seat(visitor=visitor(desk), office_id=desk.police, represented=False)
    code = queries.hall_address(**desk.here).code
    address = f"/r/{code}/{queries.seat_token(taken.id)}/"
    assert "Kepala Desa 1" not in text_of(Client().get(address))
    assert "Kepala Desa 1" in text_of(Client().get(f"{address}?juga=1"))


# ---- at the very same moment (SQLite lets one transaction in at a time; PostgreSQL must be told) ----


def at_once(*jobs):
    """Run jobs together; what each returned or raised."""
    gate, told = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(number, job):
        gate.wait(10)
        try:
            told[number] = job()
        except Exception as error:
            told[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return told


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_twelve_taps_on_one_seat_are_one_seat(desk):
    phone = visitor(desk)
    told = at_once(
        *[lambda: actions.take_seat(visitor=phone, office_id=desk.police, represented=False).id] * 12
    )
    assert len(set(told)) == 1, told
    assert len(queries.attendance(**desk.here)) == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_desk_and_the_phones_note_the_same_offices_without_a_deadlock(desk):
    phone = visitor(desk)
    offices = [desk.police, desk.camat, desk.village]
    jobs = [lambda o=o: actions.take_seat(visitor=phone, office_id=o, represented=False) for o in offices]
    jobs += [lambda: actions.tick(**desk.here, lines=[Tick(o, "present") for o in offices])] * 3
    told = at_once(*jobs)
    assert not [each for each in told if isinstance(each, Exception)], told
    assert len(queries.attendance(**desk.here)) == 3


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_first_draft_of_two_tabs_is_one_draft(desk):
    told = at_once(*[lambda: actions.keep_draft(**desk.here, text="sama", version=0)] * 4)
    assert not [each for each in told if isinstance(each, Exception)], told
    assert len(queries.drafts(**desk.here)) == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_signature_by_link_is_not_lost_while_the_list_is_written_again(desk, monkeypatch):
    _card, row = ready(desk)
    text, outstanding, told = shown(desk), signing._outstanding, []

    def sign():
        try:
            told.append(
                actions.sign_by_link(guest=guest(desk), signature_id=row.id, drawing=DRAWING, shown=text)
            )
        except Exception as error:
            told.append(error)
        finally:
            connection.close()

    holder = threading.Thread(target=sign)

    def slowly(signed, wanted):
        """The list was read and is not written yet: now the holder signs."""
        holder.start()
        holder.join(2)
        return outstanding(signed, wanted)

    monkeypatch.setattr(signing, "_outstanding", slowly)
    actions.check_in(**desk.here, office_id=desk.police, presence="present")
    holder.join(10)
    (signed,) = told
    assert signed.signed_on == DAY.date()
    assert of_village(desk).signed_on == DAY.date()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_number_planned_by_six_at_once_stands_once_and_the_others_are_told(desk):
    months = Period.parse("2023-08..2023-11")
    job = partial(plan, desk.scope, desk.world.ours, number=4, held_on=date(2023, 8, 20), planned=months)
    told = at_once(*[job] * 6)
    assert sorted(getattr(each, "code", "made") for each in told) == [
        "made",
        *["meetings.further_reason"] * 5,
    ]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_old_lokmin_typed_by_six_at_once_stands_once_and_the_others_are_told(desk):
    here = {"scope": desk.scope, "puskesmas_id": desk.world.ours.id, "held_on": date(2023, 2, 1), "number": 1}
    job = partial(actions.record_old, **here, promises=[OldPromise(desk.village, "Mobil siaga")])
    told = at_once(*[job] * 6)
    assert sorted(getattr(each, "code", "made") for each in told) == ["made", *["meetings.old_exists"] * 5]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_what_was_sent_while_the_queue_was_renewed_is_not_withdrawn(desk, monkeypatch):
    """Decision 54: nobody overrules what went out."""
    scope = desk.scope.at(DAY - timedelta(days=5))
    actions.queue_invitations(scope=scope, meeting_id=desk.meeting.id)
    row = Message.unscoped.first()
    withdraw, sending = messages.withdraw, []

    def send():
        try:
            actions.messages_sent(scope=scope, message_ids=[row.id], via="WhatsApp")
        except Refusal as refusal:
            sending.append(refusal.code)
        finally:
            connection.close()

    def slowly(scope, each, why):
        if each.id == row.id and not sending:
            thread = threading.Thread(target=send)
            sending.append(thread)
            thread.start()
            thread.join(2)
        withdraw(scope, each, why)

    monkeypatch.setattr(messages, "withdraw", slowly)
    people_actions.renew_messages(scope=scope, puskesmas_id=desk.world.ours.id, family=row.family, drafts=[])
    sending[0].join(30)
    row.refresh_from_db()
    assert (row.sent_at, bool(row.withdrawn_at)) == (None, True)
    assert sending[1:] == ["people.message_withdrawn"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_institution_and_one_office_added_by_four_at_once_are_one_each(desk):
    where = {"scope": desk.scope, "kecamatan_id": desk.world.ours.kecamatan_id}
    add = partial(people_actions.add_institution, **where, sector="desa", name="Pemdes Baru")
    bodies = {*at_once(*[add] * 4)}
    assert len(bodies) == 1
    seat_it = partial(
        people_actions.add_office, scope=desk.scope, institution_id=bodies.pop(), title="Kepala Desa Baru"
    )
    assert len({*at_once(*[seat_it] * 4)}) == 1
