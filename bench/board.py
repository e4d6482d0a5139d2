"""The board of commitments of a Puskesmas through the whole server: 200 promises, 600 reports, 200 proofs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from time import process_time
from uuid import UUID

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from bench.page import member
from bench.scorecard import dictionary, puskesmas, statistics
from bench.timing import Result, measure
from lokmin.basics.ids import new_id
from lokmin.basics.scope import Scope
from lokmin.commitments import queries
from lokmin.commitments.models import Commitment, Progress, Proof, StateChange
from lokmin.people import actions as people
from lokmin.places.models import Catchment
from lokmin.places.queries import catchment, puskesmas_by_code
from lokmin.web import installation

CODE, PROMISES = "1000015", 200
STATES = ("agreed", "under_way", "under_way", "blocked", "done", "done", "handed_up", "carried_over", "draft")
SECTORS = ("kecamatan", "polsek", "desa", "pendidikan", "agama", "kb", "pkk", "usaha")
BOARD, NOTHING = f"/p/{CODE}/komitmen/", f"/p/{CODE}/kosong/"


def offices(scope: Scope, kecamatan: UUID) -> list[UUID]:
    """An office of each of eight sectors."""
    people.load_sectors(scope=scope)
    found = []
    for sector in SECTORS:
        body = people.add_institution(
            scope=scope, kecamatan_id=kecamatan, sector=sector, name=f"Kantor {sector}"
        )
        office = people.add_office(scope=scope, institution_id=body, title=f"Kepala {sector}")
        people.seat(scope=scope, office_id=office, name=f"Bapak {sector}", since=date(2020, 1, 1))
        found.append(office)
    return found


def promises(scope: Scope, centre: UUID, areas: list[UUID]) -> None:
    """200 promises with their history, three reports each and a proof, as a year of meetings leaves them."""
    card = puskesmas_by_code(code=CODE)
    assert card
    seats = offices(scope, card.kecamatan_id)
    for number in range(1, PROMISES + 1):
        state = STATES[number % len(STATES)]
        row = Commitment.add(
            id=new_id(),
            puskesmas_id=centre,
            number=number,
            office_id=seats[number % len(seats)],
            holder_name="Bapak",
            what=f"Mobil siaga nomor {number} mengantar bayi ke posyandu dua kali sebulan",
            quantity=14,
            quantity_unit="bayi",
            due_on=scope.today + timedelta(days=number % 60 - 30),
            state=state,
            blocked_because="menunggu surat" if state == "blocked" else "",
            made_at=scope.now,
            made_by="Ukur",
        )
        row.areas.set([areas[number % len(areas)], areas[(number + 1) % len(areas)]])
        _life(scope, row, state)


def _life(scope: Scope, row: Commitment, state: str) -> None:
    for before, after in (("", "draft"), ("draft", "agreed"), ("agreed", state)):
        reason = "menunggu surat Camat" if after in ("blocked", "handed_up", "carried_over") else ""
        told = {"at": scope.now, "by": "Ukur", "reason": reason}
        StateChange.add(commitment=row, before=before, after=after, **told)
    for count in (3, 6, 9):
        Progress.add(
            commitment=row,
            happened_on=scope.today,
            recorded_at=scope.now,
            by="Ukur",
            via="telepon",
            state="under_way",
            count=count,
        )
    Proof.add(
        commitment=row, kind="list", count=9, keeper="Bidan", happened_on=scope.today, recorded_at=scope.now
    )


def page(name: str, address: str, browser: Client, aim: float | None = None) -> Result:
    """A page of the Puskesmas, in processor time: others on the same cores do not lengthen it."""
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    data = f"{PROMISES} promises, {len(asked)} queries"
    made = measure(name, data, partial(browser.get, address), runs=25, warm=3, aim=aim, clock=process_time)
    made.notes.append(f"{len(answer.content) / 1e3:,.0f} kB; signed in, through every middleware")
    return made


def run() -> Iterator[Result]:
    call_command("migrate", verbosity=0)
    dictionary()
    centre, areas = puskesmas(CODE, 15)
    Catchment.objects.bulk_create(Catchment(puskesmas_id=centre, area_id=area) for area in areas)
    scope = installation.command_scope()
    promises(scope, centre, areas)
    statistics()
    assert len(catchment(puskesmas_id=centre)) == 15
    browser = member(centre)
    with override_settings(ROOT_URLCONF="bench.served.nothing"):
        yield page("the floor: a page with nothing on it", NOTHING, browser)
    yield page("board of commitments, lanes", BOARD, browser, aim=0.010)
    by_village = "board of commitments, by village, 50 lines a page"
    yield page(by_village, f"{BOARD}?menurut=desa", browser, aim=0.010)
    yield measure(
        "peer: the same promises as full cards, no page",
        f"{PROMISES} promises",
        lambda: queries.board(scope=scope, puskesmas_id=centre),
        runs=5,
    )
