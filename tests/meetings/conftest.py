"""A kecamatan with a police office, and a lokmin on its day, for the tests of meetings."""

from datetime import date, datetime, time
from types import SimpleNamespace

import pytest

from lokmin.basics.scope import Role
from lokmin.basics.time import Period, zone
from lokmin.meetings import actions, queries
from lokmin.people import actions as people

DAY = datetime(2023, 5, 24, 9, 0, tzinfo=zone("WIB"))


def plan(scope, card, **changes):
    """A routine cross-sector lokmin of 24 May 2023, TW II."""
    values = {
        "kind": "quarterly",
        "year": 2023,
        "number": 2,
        "held_on": date(2023, 5, 24),
        "reviewed": Period.parse("2023-02..2023-04"),
        "planned": Period.parse("2023-05..2023-08"),
        "venue": "Aula Kecamatan",
        "chair_name": "Pak Camat",
        "chair_title": "Camat",
        "note_taker": "Dede",
        "starts_at": time(8, 30),
        "ends_at": time(12, 0),
    } | changes
    return actions.plan_meeting(scope=scope, puskesmas_id=card.id, **values)


@pytest.fixture
def hall(world):
    """`meeting` of ours with a scope on its day, the offices invited, opened by `open_it`."""
    scope = world.scope(Role.HEAD, now=DAY)
    body = people.add_institution(
        scope=scope, kecamatan_id=world.ours.kecamatan_id, sector="polsek", name="Polsek Lais"
    )
    police = people.add_office(scope=scope, institution_id=body, title="Kapolsek")
    people.seat(scope=scope, office_id=police, name="Iptu Wibowo", since=date(2022, 1, 1), acting="Plt.")
    meeting = plan(scope, world.ours)
    offices = [world.village_office, world.camat_office, police]
    invitations = actions.invite(scope=scope, meeting_id=meeting.id, office_ids=offices)

    def open_it():
        return actions.open_meeting(scope=scope, meeting_id=meeting.id)

    def item(key):
        return next(a for a in queries.agenda(scope=scope, meeting_id=meeting.id) if a.key == key)

    return SimpleNamespace(
        world=world,
        scope=scope,
        meeting=meeting,
        police=police,
        village=world.village_office,
        camat=world.camat_office,
        invitations=invitations,
        open_it=open_it,
        item=item,
    )


def hold(hall):
    """Open it, let the camat and the village come, note one decision."""
    hall.open_it()
    for office in (hall.camat, hall.village):
        actions.check_in(scope=hall.scope, meeting_id=hall.meeting.id, office_id=office, presence="present")
    actions.add_entry(
        scope=hall.scope,
        meeting_id=hall.meeting.id,
        item_id=hall.item("address").id,
        kind="decision",
        text="Surat edaran dana desa ditandatangani hari ini.",
    )
