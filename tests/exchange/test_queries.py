"""Meetings as events: what they say, when they are fixed, in whose zone."""

from dataclasses import replace
from datetime import date

from lokmin.exchange import queries
from lokmin.exchange.queries import telling
from lokmin.exchange.rules.naming import FIELDS
from lokmin.meetings import actions
from lokmin.meetings import queries as meetings
from lokmin.places.models import Puskesmas
from tests.meetings.conftest import plan


def test_a_meeting_is_tentative_until_a_letter_went_out(hall):
    (event,) = queries.events([hall.meeting])
    assert not event.fixed
    actions.mark_sent(scope=hall.scope, invitation_id=hall.invitations[0], via="diantar")
    card = meetings.card(scope=hall.scope, meeting_id=hall.meeting.id)
    assert queries.events([card])[0].fixed


def test_a_meeting_on_both_sides_is_told_by_kind_and_day_and_its_fields_have_words():
    row = {"kind": "quarterly", "name": "", "held_on": date(2023, 5, 24), "opened_at": None}
    assert telling.about("meetings.Meeting", row) == "Lokmin lintas sektor rutin, 24 Mei 2023"
    assert {"opened_at", "closed_at"} <= set(FIELDS)


def test_an_event_says_what_is_reviewed_and_planned_and_who_takes_part(hall):
    joint = plan(hall.scope, hall.world.ours, number=3, taking_part=[hall.world.sister.id])
    (event,) = queries.events([joint])
    assert event.words.splitlines() == [
        "Yang dievaluasi: Februari–April 2023",
        "Masa rencana: Mei–Agustus 2023",
        "Diselenggarakan di Kecamatan 16.06.02",
        "Ikut serta: Teluk Kijing",
    ]


def test_each_event_stands_in_the_zone_of_its_organiser(hall):
    Puskesmas.objects.filter(id=hall.world.sister.id).update(zone="WIT")
    theirs = replace(hall.meeting, puskesmas_id=hall.world.sister.id)
    assert [event.zone for event in queries.events([hall.meeting, theirs])] == ["WIB", "WIT"]


def test_what_somebody_typed_about_people_does_not_travel(hall):
    card = replace(hall.meeting, theme="Kasus Ny. S", further_reason="Pak Budi sakit")
    (event,) = queries.events([card])
    assert not {"Ny. S", "Budi", "Camat", "Dede"} & set(repr(event).replace(",", " ").split())
    assert "Ny. S" not in repr(event)
