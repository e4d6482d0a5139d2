"""Inputs from phones: they wait for staff, cannot flood, and can be taken back until somebody read them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.meetings import actions, queries
from tests.meetings.conftest import DAY, hold
from tests.meetings.test_room import at, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def seated(hall, monkeypatch):
    """The open hall with the police officer's phone."""
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    hall.open_it()
    code = queries.hall_address(scope=hall.scope, meeting_id=hall.meeting.id).code
    visitor = queries.open_hall(place=queries.hall_place(code=code), code=code, now=DAY)
    seat = actions.take_seat(visitor=visitor, office_id=hall.police, represented=False)
    hall.visitor = replace(visitor, guest=seat)
    hall.address = f"/r/{code}/{queries.seat_token(seat.id)}/"
    return hall


def say(hall, text="Jalan rusak", seconds=0, key=""):
    visitor = replace(hall.visitor, scope=hall.scope.later(timedelta(seconds=seconds)))
    visitor = replace(visitor, scope=replace(hall.visitor.scope, now=DAY + timedelta(seconds=seconds)))
    return actions.say(visitor=visitor, text=text, key=key)


def said(hall, *states):
    return queries.inputs(scope=hall.scope, meeting_id=hall.meeting.id, states=states or ("accepted",))


def decide(hall, made, state, **more):
    actions.decide_input(scope=hall.scope, input_id=made, state=state, **more)


def test_an_input_waits_until_it_is_accepted(seated):
    made = say(seated)
    assert said(seated) == []
    [row] = said(seated, "waiting")
    assert (row.at.office, row.recorded_by) == ("Kapolsek", "Iptu Wibowo")
    decide(seated, made, "accepted")
    assert [row.text for row in said(seated)] == ["Jalan rusak"]


def test_a_retry_counts_once(seated):
    assert say(seated, key="k") == say(seated, key="k", seconds=30)
    assert len(said(seated, "waiting")) == 1


def test_who_sends_too_fast_or_too_much_has_to_wait(seated):
    say(seated)
    with pytest.raises(Refusal, match="Terlalu cepat"):
        say(seated, "Lagi", seconds=3)
    for number in range(1, 5):
        say(seated, f"Masukan {number}", seconds=20 * number)
    with pytest.raises(Refusal, match="masih menunggu"):
        say(seated, "Keenam", seconds=200)


def test_what_was_returned_or_merged_is_told_to_the_sender_and_kept_out_of_the_minutes(seated):
    first, second = say(seated), say(seated, "Jalan rusak juga", seconds=20)
    decide(seated, first, "accepted")
    decide(seated, second, "merged", into_id=first)
    page = text_of(Client().get(seated.address))
    assert "digabung dengan masukan lain" in page
    assert [row.text for row in said(seated)] == ["Jalan rusak"]
    decide(seated, first, "returned", note="mohon sebut desanya")
    assert "dikembalikan : mohon sebut desanya" in text_of(Client().get(seated.address)).replace(
        "dikembalikan:", "dikembalikan :"
    )


def test_a_decision_can_be_thought_over(seated):
    made = say(seated)
    decide(seated, made, "returned")
    decide(seated, made, "waiting")
    assert len(said(seated, "waiting")) == 1


def test_an_input_is_merged_only_into_another_that_was_accepted(seated):
    made = say(seated)
    with pytest.raises(Refusal) as refused:
        decide(seated, made, "merged", into_id=made)
    assert refused.value.code == "meetings.input_into"


def test_the_sender_takes_back_what_nobody_read(seated):
    made = say(seated)
    assert Client().post(f"{seated.address}masukan/{made}/tarik/").status_code == 303
    assert said(seated, "waiting") == []
    made = say(seated, seconds=60)
    decide(seated, made, "accepted")
    answer = Client().post(f"{seated.address}masukan/{made}/tarik/")
    assert answer.status_code == 422
    assert "sudah dibaca notulis" in text_of(answer)


def test_nobody_takes_back_another_ones_input(seated):
    made = say(seated)
    other = actions.take_seat(
        visitor=replace(seated.visitor, guest=None), office_id=seated.camat, represented=False
    )
    with pytest.raises(NotYours):
        actions.take_input_back(visitor=replace(seated.visitor, guest=other), input_id=made)


def test_the_form_says_not_to_name_patients_and_keeps_what_was_refused(seated):
    page = text_of(Client().get(seated.address))
    assert "Jangan menulis nama pasien" in page
    Client().post(f"{seated.address}masukan/", {"text": "Satu", "key": "1"})
    answer = Client().post(f"{seated.address}masukan/", {"text": "Dua", "key": "2"})
    assert answer.status_code == 422
    assert "Dua</textarea>" in answer.content.decode()


def test_staff_decide_in_the_cockpit_or_on_the_page_of_inputs(seated):
    ani = seated.world.client("ani-note_taker")
    made = say(seated)
    assert "Jalan rusak" in text_of(ani.get(at(seated)))
    assert "1 masukan dari ponsel menunggu" in text_of(ani.get(at(seated, "masukan/")))
    answer = ani.post(at(seated, f"masukan/{made}/putuskan/"), {"state": "accepted", "dari": "masukan"})
    assert answer.headers["Location"].startswith(at(seated, "masukan/"))
    assert [row.text for row in said(seated)] == ["Jalan rusak"]


def close(hall):
    version = queries.card(scope=hall.scope, meeting_id=hall.meeting.id).version
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=version)


def test_the_closing_page_names_what_nobody_read(seated):
    head = seated.world.client("ani-head")
    assert "belum dibaca" not in text_of(head.get(at(seated, "tutup/")))
    say(seated)
    page = head.get(at(seated, "tutup/"))
    assert "1 masukan dari ponsel belum dibaca" in text_of(page)
    assert f"{at(seated, 'masukan/')}#ponsel" in page.content.decode()


def test_what_still_waits_at_closing_stays_listed_and_may_only_be_returned(seated):
    hold(seated)
    made = say(seated)
    close(seated)
    ani = seated.world.client("ani-note_taker")
    page = ani.get(at(seated, "masukan/"))
    assert "Jalan rusak" in text_of(page)
    assert "tidak masuk notulennya" in text_of(page)
    assert 'value="accepted"' not in page.content.decode()
    with pytest.raises(Refusal, match="ditutup"):
        decide(seated, made, "accepted")
    sent = {"state": "returned", "note": "dibawa ke rapat berikut", "dari": "masukan"}
    ani.post(at(seated, f"masukan/{made}/putuskan/"), sent)
    assert said(seated, "waiting") == []
    assert "Pertimbangkan lagi" in text_of(ani.get(at(seated, "masukan/")))
    decide(seated, made, "waiting")
    assert len(said(seated, "waiting")) == 1


def test_an_accepted_input_of_a_closed_meeting_is_not_returned(seated):
    hold(seated)
    made = say(seated)
    decide(seated, made, "accepted")
    close(seated)
    with pytest.raises(Refusal, match="ditutup"):
        decide(seated, made, "returned")


def test_a_number_of_a_person_is_not_taken_from_a_phone(seated):
    nik = "Bu Ani NIK 3601170101900001 belum imunisasi"
    answer = Client().post(f"{seated.address}masukan/", {"text": nik, "key": "a"})
    assert answer.status_code == 422
    assert "NIK" in text_of(answer)
    assert said(seated, *queries.INPUT_STATES) == []


def test_what_was_merged_waits_again_when_its_target_is_returned(seated):
    target, other = say(seated), say(seated, "Jembatan putus", seconds=20)
    decide(seated, target, "accepted")
    decide(seated, other, "merged", into_id=target)
    decide(seated, target, "returned", note="x")
    [row] = said(seated, "waiting")
    assert (row.text, row.merged_into, row.decided_by) == ("Jembatan putus", None, "")


def test_what_was_merged_goes_along_when_its_target_is_merged_itself(seated):
    first, second, third = (say(seated, text, seconds=20 * n) for n, text in enumerate("ABC"))
    decide(seated, first, "accepted")
    decide(seated, second, "merged", into_id=first)
    decide(seated, third, "accepted")
    decide(seated, first, "merged", into_id=third)
    assert {row.merged_into for row in said(seated, "merged")} == {third}
    decide(seated, third, "returned")
    assert {row.text for row in said(seated, "waiting")} == {"A", "B"}
