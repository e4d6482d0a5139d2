"""Calendar files over HTTP: of a meeting, a Puskesmas, a kecamatan, a district."""

from datetime import date

import pytest
from icalendar import Calendar

from lokmin.meetings import actions
from tests.meetings.conftest import DAY, plan


def events(response):
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(e["SUMMARY"]): e for e in Calendar.from_ical(response.content).walk("VEVENT")}


@pytest.fixture
def sisters(hall):
    dewi = hall.world.scope_of(hall.world.sister).at(DAY)
    return plan(dewi, hall.world.sister, held_on=date(2023, 5, 22))


def of(hall, tail, card=None):
    return f"/p/{(card or hall.world.ours).code}/kalender/{tail}"


def test_one_meeting_is_saved_with_its_name_and_no_person(hall):
    response = hall.world.client().get(of(hall, f"{hall.meeting.id}.ics"))
    (title,) = events(response)
    assert title == "Lokmin lintas sektor TW II 2023, Puskesmas Lais"
    assert 'filename="lokmin-lintas-sektor-tw-ii-2023.ics"' in response["Content-Disposition"]
    for person in ("Pak Camat", "Dede", "Wibowo", "Ani"):
        assert person not in response.content.decode()


def test_a_moved_meeting_keeps_its_uid_with_a_higher_sequence(hall):
    address = of(hall, f"{hall.meeting.id}.ics")
    (before,) = events(hall.world.client().get(address)).values()
    actions.change_meeting(
        scope=hall.scope, meeting_id=hall.meeting.id, version=hall.meeting.version, held_on=date(2023, 5, 25)
    )
    (after,) = events(hall.world.client().get(address)).values()
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after.decoded("DTSTART").date() == date(2023, 5, 25)


def test_the_file_of_a_puskesmas_holds_its_own_year_and_the_camats_his_kecamatan(hall, sisters):
    own = events(hall.world.client().get(of(hall, "rapat.ics?tahun=2023")))
    assert list(own) == ["Lokmin lintas sektor TW II 2023, Puskesmas Lais"]
    camats = events(hall.world.client("ani-camat").get(of(hall, "rapat.ics?tahun=2023")))
    assert len(camats) == 2
    assert events(hall.world.client().get(of(hall, "rapat.ics?tahun=2024"))) == {}


def test_a_joint_meeting_is_saved_by_each_who_takes_part_and_by_nobody_else(hall, sisters):
    joint = plan(hall.scope, hall.world.ours, number=3, taking_part=[hall.world.sister.id])
    mine = events(hall.world.client().get(of(hall, f"{joint.id}.ics")))
    theirs = events(hall.world.client("dewi").get(of(hall, f"{joint.id}.ics", hall.world.sister)))
    assert [e["UID"] for e in mine.values()] == [e["UID"] for e in theirs.values()]
    assert "Teluk Kijing" in str(next(iter(mine.values()))["DESCRIPTION"])
    strange = hall.world.client().get(of(hall, f"{sisters.id}.ics"))
    assert strange.status_code == 404
    camat = hall.world.client("ani-camat").get(of(hall, f"{sisters.id}.ics"))
    assert camat.status_code == 404


def test_the_file_of_a_district_holds_all_its_puskesmas_or_one_kind(hall, sisters):
    district = f"/k/{hall.world.ours.district_code}/kalender.ics"
    monthly = plan(hall.scope, hall.world.ours, kind="monthly", number=5)
    dinkes = hall.world.client("ani-dinkes")
    assert len(events(dinkes.get(f"{district}?tahun=2023&jenis=semua"))) == 3
    assert len(events(dinkes.get(f"{district}?tahun=2023&jenis=lintas"))) == 2
    (event,) = events(dinkes.get(f"{district}?tahun=2023&jenis=bulanan")).values()
    assert str(monthly.id) in event["UID"]


@pytest.mark.parametrize("year", ["²", "99999", "x"])
def test_a_strange_year_is_the_present_one(hall, year):
    assert len(events(hall.world.client().get(of(hall, f"rapat.ics?tahun={year}")))) == 1
