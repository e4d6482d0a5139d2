"""Processor time of the pages of a running meeting: 100 people are there, 60 of them with a phone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from time import process_time
from uuid import UUID

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.served.hall import OpenHall, build_hall
from bench.timing import Result, measure

PEOPLE, PHONES, PROBLEMS, SAID = 100, 60, 10, 20
AIM = 0.010


def browser(account: str) -> Client:
    from django.contrib.auth import get_user_model

    made = Client(headers={"host": "localhost"})
    user = get_user_model().objects.get(username=account)
    made.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return made


def full_swing(hall: OpenHall) -> str:
    """Everybody is there, some said something, a scoring is open. Returns the address of a seat."""
    from lokmin.meetings import actions, queries
    from lokmin.web.installation import command_scope

    scope = command_scope()
    phone, seat = Client(headers={"host": "localhost"}), ""
    for n, office in enumerate(hall.offices):
        told = {"office": office, "represented": "1", "name": f"Wakil {n}", "title": "Sekretaris"}
        if n < PHONES:
            answer = phone.post(hall.at("duduk/"), told)
            assert answer.status_code == 303, answer.content
            seat = answer.headers["Location"]
        else:
            here = {"scope": scope, "meeting_id": UUID(hall.meeting), "office_id": UUID(office)}
            actions.check_in(**here, presence="represented", person_name=f"Wakil {n}")
    here = {"scope": scope, "meeting_id": UUID(hall.meeting)}
    for n in range(SAID):
        actions.add_input(**here, office_id=UUID(hall.offices[n]), institution="", text=f"Masukan {n}")
        actions.add_entry(**here, item_id=UUID(hall.items[0]), kind="information", text=f"Informasi {n}")
    actions.start_item(**here, item_id=UUID(hall.items[0]))
    puskesmas = queries.card(**here).puskesmas_id
    actions.open_scoring(**here, puskesmas_id=puskesmas, expected=PHONES)
    return seat


def asked(name: str, client: Client, path: str, status: int = 200, **headers: str) -> Result:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path, headers=headers)
    assert answer.status_code == status, (path, answer.status_code, answer.content[:500])
    data = f"{PEOPLE} people, {len(queries)} queries, {len(answer.content) / 1e3:,.0f} kB"
    return measure(
        name, data, partial(client.get, path, headers=headers), runs=15, warm=3, aim=AIM, clock=process_time
    )


def run() -> Iterator[Result]:
    hall = build_hall(invited=PEOPLE, problems=PROBLEMS)
    seat = full_swing(hall)
    staff, phone = browser(hall.writers[0]), Client(headers={"host": "localhost"})
    yield asked("hall: the list of seats", phone, hall.at())
    yield asked("hall: one office", phone, hall.at(f"?kursi={hall.offices[-1]}"))
    yield asked("hall: the own seat", phone, seat)
    yield asked("hall: the ballot", phone, f"{seat}skor/")
    etag = phone.get(hall.at("layar/isi/")).headers["ETag"]
    yield asked(
        "wall: asked for news, nothing new", phone, hall.at("layar/isi/"), 304, **{"If-None-Match": etag}
    )
    yield asked("wall: drawn for another already", phone, hall.at("layar/isi/"))

    def fresh() -> None:
        cache.clear()
        phone.get(hall.at("layar/isi/"))

    yield measure(
        "wall: drawn anew, check-in", f"{PEOPLE} people", fresh, runs=15, warm=3, aim=AIM, clock=process_time
    )
    side = hall.staff("ruang/sisi/")
    yield asked("cockpit", staff, hall.staff("ruang/"))
    yield asked("cockpit: its side, something new", staff, side)
    etag = staff.get(side).headers["ETag"]
    yield asked("cockpit: its side, nothing new", staff, side, 304, **{"If-None-Match": etag})
    yield asked("attendance", staff, hall.staff("hadir/"))
    yield asked("attendance: the tick list", staff, hall.staff("hadir/centang/"))
    yield asked("minutes", staff, hall.staff("notulen/"))
