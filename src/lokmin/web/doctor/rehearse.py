"""Prepares a throw-away copy for measuring: a meeting that is open today, its guests, somebody signed in.

Run as its own process over the copy (`LOKMIN_DATA`), never over the installation itself.
"""

import json
import os
import sys


def prepare() -> dict[str, object]:
    """What a browser needs to check people in: address, offices, cookies."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
    from django.contrib.sessions.backends.db import SessionStore

    from lokmin.basics.scope import Role
    from lokmin.basics.time import Month, Period
    from lokmin.exchange.queries.homeward import carried_here
    from lokmin.meetings import actions as meetings
    from lokmin.meetings import queries as meeting_queries
    from lokmin.people import actions as people
    from lokmin.people import queries as directory
    from lokmin.places import queries as places
    from lokmin.web import clock
    from lokmin.web.installation import command_scope

    luggage = carried_here()
    card = places.puskesmas_by_code(code=luggage.code) if luggage else places.all_puskesmas()[0]
    assert card is not None
    scope = command_scope().at(clock.now(card.zone, card.clock_date))
    account = people.new_account(scope=scope, username="uji-doctor", name="Uji", password=os.urandom(9).hex())
    people.give_role(scope=scope, account_id=account, role=Role.HEAD, since=scope.today, puskesmas_id=card.id)
    month = Month.of(scope.today)
    meeting = meetings.plan_meeting(
        scope=scope,
        puskesmas_id=card.id,
        kind="other",
        name="Uji laptop",
        year=scope.today.year,
        number=1,
        held_on=scope.today,
        reviewed=Period(month.plus(-1), month.plus(-1)),
        planned=Period(month, month),
        venue="Uji",
    )
    offices = [o.id for o in directory.offices(scope=scope, kecamatan_id=card.kecamatan_id)][:40]
    meetings.invite(scope=scope, meeting_id=meeting.id, office_ids=offices)
    meetings.open_meeting(scope=scope, meeting_id=meeting.id)
    door = meeting_queries.hall_address(scope=scope, meeting_id=meeting.id)
    user = get_user_model().objects.get(pk=account)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return {
        "path": f"/p/{card.code}/rapat/{meeting.id}/hadir/",
        "phone": f"/r/{door.code}/" if door else "",
        "offices": [str(office) for office in offices],
        "session": session.session_key,
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lokmin.web.settings")
    import django

    django.setup()
    sys.stdout.write(json.dumps(prepare()))
