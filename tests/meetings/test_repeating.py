"""A new meeting from an old one: what is taken over, who no longer holds the office."""

from datetime import date, time

import pytest

from lokmin.basics.refusal import NotYours
from lokmin.basics.time import Month, Period
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import AgendaEntry
from lokmin.people import actions as people
from tests.meetings.conftest import DAY, plan
from tests.meetings.test_views import text_of

NEXT = {
    "kind": "quarterly",
    "year": 2023,
    "number": 3,
    "held_on": date(2023, 8, 23),
    "reviewed": Period.parse("2023-05..2023-07"),
    "planned": Period.parse("2023-08..2023-11"),
    "venue": "Aula Kecamatan",
    "starts_at": time(9, 0),
}
AUGUST = DAY.replace(month=8, day=7)


def again(hall, **changes):
    return actions.repeat_meeting(
        scope=hall.scope, puskesmas_id=hall.world.ours.id, meeting_id=hall.meeting.id, **{**NEXT, **changes}
    )


def own_agenda(hall):
    lines = [
        AgendaEntry("Pembukaan", time(8, 30), "Notulis", key="opening"),
        AgendaEntry("Senam bersama", time(9, 15), "Kader", decision_asked="Lapangan dipinjamkan?"),
    ]
    actions.set_agenda(
        scope=hall.scope, meeting_id=hall.meeting.id, version=hall.meeting.version, items=lines
    )


def test_agenda_and_guests_are_taken_over_at_the_new_hour_without_what_was_asked_then(hall):
    own_agenda(hall)
    made = again(hall)
    items = queries.agenda(scope=hall.scope, meeting_id=made.id)
    told = [(i.key, i.title, i.starts_at, i.presenter, i.decision_asked) for i in items]
    assert told == [
        ("opening", "Pembukaan", time(9, 0), "Notulis", ""),
        ("", "Senam bersama", time(9, 45), "Kader", ""),
    ]
    guests = queries.invitations(scope=hall.scope, meeting_id=made.id)
    assert {guest.office_id for guest in guests} == {hall.village, hall.camat, hall.police}
    assert not any(guest.sent_at or guest.rsvp for guest in guests)


def test_a_meeting_of_another_kind_has_its_own_agenda_and_the_same_guests(hall):
    own_agenda(hall)
    made = again(
        hall,
        kind="quarterly_first",
        year=2024,
        number=1,
        held_on=date(2024, 2, 21),
        reviewed=Period.parse("2023-01..2023-12"),
        planned=Period.parse("2024-02..2024-05"),
    )
    keys = [item.key for item in queries.agenda(scope=hall.scope, meeting_id=made.id)]
    assert "dynamics" in keys
    assert made.numbers.invited == 3


def test_guests_stay_out_where_nobody_wants_them(hall):
    assert again(hall, again=False).numbers.invited == 0


def test_the_same_request_again_makes_no_second_meeting(hall):
    assert again(hall, key="k").id == again(hall, key="k").id


def test_a_meeting_of_strangers_is_not_repeated(hall):
    with pytest.raises(NotYours):
        actions.repeat_meeting(
            scope=hall.world.scope_of(hall.world.far),
            puskesmas_id=hall.world.far.id,
            meeting_id=hall.meeting.id,
            **NEXT,
        )


def test_who_no_longer_holds_the_office_is_named_and_the_new_holder_invited(hall):
    people.seat(
        scope=hall.scope.at(DAY.replace(month=7)),
        office_id=hall.police,
        name="Iptu Sari",
        since=date(2023, 7, 1),
    )
    guests = queries.guests_again(scope=hall.scope, meeting_id=hall.meeting.id, on=date(2023, 8, 23))
    moved = [guest for guest in guests if not guest.is_same]
    assert [(g.before, g.now) for g in moved] == [("Iptu Wibowo", "Iptu Sari")]
    text = text_of(hall.world.client().get(f"/p/{hall.world.ours.code}/rapat/{hall.meeting.id}/salin/"))
    assert "1 pejabat yang dahulu diundang tidak memegang jabatannya lagi" in text
    assert "dahulu Iptu Wibowo; sekarang Iptu Sari" in text
    invited = queries.invitations(scope=hall.scope, meeting_id=again(hall).id)
    assert "Iptu Sari" in {guest.holder_name for guest in invited}


def test_another_chair_is_said_and_offered(hall):
    people.seat(
        scope=hall.scope.at(DAY.replace(month=7)),
        office_id=hall.camat,
        name="Bu Camat",
        since=date(2023, 7, 1),
    )
    page = hall.world.client().get(f"/p/{hall.world.ours.code}/rapat/{hall.meeting.id}/salin/")
    assert "Camat: dahulu Pak Camat, sekarang Bu Camat" in text_of(page)
    assert page.context["form"]["chair_name"].value() == "Bu Camat"


def test_the_page_fills_in_the_series_and_saves(hall):
    ani = hall.world.client()
    address = f"/p/{hall.world.ours.code}/rapat/{hall.meeting.id}/salin/"
    page = ani.get(address)
    form = page.context["form"]
    assert (form["number"].value(), form["held_on"].value()) == (3, date(2023, 8, 23))
    assert form["reviewed_first"].value() == "2023-05"
    typed = {name: form[name].value() or "" for name in form.fields if name != "taking_part"}
    typed |= {"held_on": "23-8-2023", "starts_at": "08.30", "ends_at": "12.00", "again": "on"}
    response = ani.post(address, typed)
    assert response.status_code == 303
    made = queries.meetings(scope=hall.scope, puskesmas_id=hall.world.ours.id)[-1]
    assert str(made.id) in response["Location"]
    assert made.numbers.invited == 3
    taken = ani.post(address, {**typed, "key": ""})
    assert taken.status_code == 422
    assert "TW III 2023 sudah ada" in text_of(taken)


def test_a_joint_meeting_is_repeated_with_the_same_puskesmas(hall):
    joint = plan(hall.scope, hall.world.ours, number=3, taking_part=[hall.world.sister.id])
    page = hall.world.client().get(f"/p/{hall.world.ours.code}/rapat/{joint.id}/salin/")
    assert page.context["form"]["taking_part"].value() == [str(hall.world.sister.id)]
    dewi = hall.world.client("dewi").get(f"/p/{hall.world.sister.code}/rapat/{joint.id}/salin/")
    assert dewi.context["form"]["taking_part"].value() == [str(hall.world.ours.id)]


@pytest.mark.parametrize("tail", ["{}/salin/", "baru/?jenis=lintas"])
def test_months_of_a_meeting_far_ahead_stand_in_the_lists_of_the_form(hall, tail):
    for year, number in ((2023, 3), (2023, 4), (2024, 1), (2024, 2), (2024, 3), (2024, 4)):
        day = date(year, 3 * number - 1, 21)
        values = {
            "kind": "quarterly" if number > 1 else "quarterly_first",
            "planned": Period(Month.of(day), Month.of(day).plus(3)),
        }
        plan(hall.scope, hall.world.ours, year=year, number=number, held_on=day, **values)
    page = hall.world.client().get(f"/p/{hall.world.ours.code}/rapat/" + tail.format(hall.meeting.id))
    form = page.context["form"]
    assert form["year"].value() == 2025
    for name in ("reviewed_first", "reviewed_last", "planned_first", "planned_last"):
        assert form[name].value() in dict(form.fields[name].choices)
