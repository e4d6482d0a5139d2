"""Calendar files, read back with the package that others read them with."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from lokmin.basics.time import zone
from lokmin.exchange.rules import ics
from lokmin.exchange.rules.ics import Event

NOW = datetime(2023, 8, 7, 9, 0, tzinfo=zone("WIB"))
EVENT = Event(
    id=UUID(int=7),
    version=3,
    title="Lokmin lintas sektor TW III 2023, Puskesmas Lais",
    place="Aula Kecamatan",
    words="Yang dievaluasi: Mei–Juli 2023",
    day=date(2023, 8, 23),
    starts_at=time(8, 30),
    ends_at=time(12, 0),
    minutes=210,
    zone="WIB",
    fixed=True,
)


def read(*events):
    """The events of the file, and the file."""
    book = Calendar.from_ical(ics.write(events, name="Rapat Lais 2023", now=NOW))
    return book.walk("VEVENT"), book


def test_an_event_is_read_back_as_it_was_written():
    (event,), book = read(EVENT)
    assert (event["UID"], event["SEQUENCE"]) == (f"{UUID(int=7)}@rapat.lokmin", 2)
    assert (event["SUMMARY"], event["LOCATION"], event["STATUS"]) == (EVENT.title, EVENT.place, "CONFIRMED")
    assert (book["PRODID"], book["VERSION"], book["METHOD"]) == (ics.PRODUCT, "2.0", "PUBLISH")
    assert event.decoded("DTSTAMP") == NOW
    assert event.decoded("DTSTART") == datetime(2023, 8, 23, 8, 30, tzinfo=zone("WIB"))
    assert event.decoded("DTEND") == datetime(2023, 8, 23, 12, 0, tzinfo=zone("WIB"))


@pytest.mark.parametrize(
    ("name", "place", "hours"), [("WIB", "Jakarta", 7), ("WITA", "Makassar", 8), ("WIT", "Jayapura", 9)]
)
def test_each_zone_is_written_and_means_its_hours(name, place, hours):
    (event,), book = read(replace(EVENT, zone=name))
    assert event["DTSTART"].params["TZID"] == f"Asia/{place}"
    (part,) = book.walk("VTIMEZONE")
    assert part["TZID"] == f"Asia/{place}"
    assert event.decoded("DTSTART").utcoffset() == timedelta(hours=hours)
    assert book.walk("STANDARD")[0].decoded("TZOFFSETTO") == timedelta(hours=hours)


def test_two_zones_of_a_district_stand_in_one_file_each_once():
    _events, book = read(EVENT, replace(EVENT, id=UUID(int=8), zone="WITA"), replace(EVENT, id=UUID(int=9)))
    assert [part["TZID"] for part in book.walk("VTIMEZONE")] == ["Asia/Jakarta", "Asia/Makassar"]


def test_the_uid_stays_and_the_sequence_grows_when_the_meeting_changes():
    (before, after), _book = read(EVENT, replace(EVENT, version=4, day=date(2023, 8, 30)))
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1


def test_without_hours_it_lasts_the_day_and_without_an_end_as_long_as_its_agenda():
    (whole, short), _book = read(
        replace(EVENT, starts_at=None, ends_at=None), replace(EVENT, ends_at=None, fixed=False)
    )
    assert (whole.decoded("DTSTART"), whole.decoded("DTEND")) == (date(2023, 8, 23), date(2023, 8, 24))
    assert short.decoded("DTEND") - short.decoded("DTSTART") == timedelta(minutes=210)
    assert short["STATUS"] == "TENTATIVE"


def test_text_cannot_write_properties_of_its_own():
    nasty = "Aula; lantai 2, sayap\\timur\nATTENDEE:mailto:x@y\r\nEND:VEVENT"
    (event,), book = read(replace(EVENT, place=nasty, title=nasty))
    assert str(event["LOCATION"]).replace("\r\n", "\n") == nasty.replace("\r\n", "\n")
    assert "ATTENDEE" not in event
    assert len(book.walk("VEVENT")) == 1


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=200))
def test_any_text_is_read_back_whole_from_lines_of_at_most_75_octets(text):
    data = ics.write([replace(EVENT, words=text or "-")], name="Rapat", now=NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["DESCRIPTION"]) == (text or "-")


def test_an_empty_year_is_a_calendar_without_events():
    events, book = read()
    assert events == []
    assert book["X-WR-CALNAME"] == "Rapat Lais 2023"
