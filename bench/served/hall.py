"""A lokmin of today that is open, with as many invited offices as asked for.

python -m bench.served.hall DATA --invited 45     builds it in DATA and prints it as JSON
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

CODE, KECAMATAN, VILLAGES = "1000300", "16.06.02", 15
PASSWORD = "kata-sandi-ukur-ukur"  # of a database that is thrown away
SECTORS = (
    "desa",
    "polsek",
    "koramil",
    "pendidikan",
    "agama",
    "pkk",
    "masyarakat",
    "usaha",
    "kader",
    "kesehatan",
)


@dataclass
class OpenHall:
    """What a driver must know; ids are text, so that it survives JSON."""

    puskesmas: str
    meeting: str
    code: str
    offices: list[str]
    items: list[str]
    planned: str
    problems: list[str] = field(default_factory=list)
    writers: tuple[str, ...] = ("ukur-notulis", "ukur-meja")

    def at(self, tail: str = "") -> str:
        """An address behind the code of the hall."""
        return f"/r/{self.code}/{tail}"

    def staff(self, tail: str = "") -> str:
        """An address of the meeting for staff."""
        return f"/p/{self.puskesmas}/rapat/{self.meeting}/{tail}"


def build_hall(*, invited: int, problems: int = 0) -> OpenHall:
    """Migrate, register a Puskesmas of 15 villages, plan a lokmin of today, invite, open. Needs Django.

    A second one of today is `planned` and not opened yet.
    """
    from django.core.management import call_command

    from lokmin.meetings import actions as meetings
    from lokmin.meetings import queries
    from lokmin.places.queries import puskesmas_by_code
    from lokmin.web import installation

    call_command("migrate", verbosity=0)
    lines = [f"{KECAMATAN}.{2000 + n};Desa {n}" for n in range(1, VILLAGES + 1)]
    installation.register(
        code=CODE, name="Ukur", lines=["kode_desa;desa", *lines], kecamatan_name="Ukur", district_name="Ukur"
    )
    card = puskesmas_by_code(code=CODE)
    assert card is not None
    scope = installation.command_scope()
    for name in OpenHall.writers:
        _writer(name, card.id)
    offices = _offices(card.kecamatan_id, invited)
    meeting = meetings.plan_meeting(scope=scope, puskesmas_id=card.id, **_plan(scope.today))
    meetings.invite(scope=scope, meeting_id=meeting.id, office_ids=offices)
    second = meetings.plan_meeting(scope=scope, puskesmas_id=card.id, **_plan(scope.today) | {"number": 3})
    meetings.invite(scope=scope, meeting_id=second.id, office_ids=offices[:12])
    found = _problems(card.id, problems, meeting.reviewed) if problems else []
    meetings.open_meeting(scope=scope, meeting_id=meeting.id)
    address = queries.hall_address(scope=scope, meeting_id=meeting.id)
    assert address is not None
    items = queries.agenda(scope=scope, meeting_id=meeting.id)
    return OpenHall(
        puskesmas=CODE,
        meeting=str(meeting.id),
        code=address.code,
        offices=[str(one) for one in offices],
        items=[str(item.id) for item in items],
        planned=str(second.id),
        problems=[str(one) for one in found],
    )


def _plan(today: date) -> dict[str, object]:
    from lokmin.basics.time import Month, Period

    this = Month(today.year, today.month)
    return {
        "kind": "quarterly",
        "year": today.year,
        "number": 4,
        "held_on": today,
        "reviewed": Period(this.plus(-3), this.plus(-1)),
        "planned": Period(this, this.plus(3)),
        "venue": "Aula",
        "chair_name": "Pak Camat",
        "chair_title": "Camat Ukur",
        "note_taker": "Dede",
    }


def _writer(name: str, puskesmas_id: UUID) -> None:
    from lokmin.basics.scope import Role
    from lokmin.people import actions as people
    from lokmin.web.installation import command_scope

    scope = command_scope()
    account = people.new_account(scope=scope, username=name, name=name.title(), password=PASSWORD)
    since = scope.today - timedelta(days=1)
    people.give_role(scope=scope, account_id=account, role=Role.HEAD, puskesmas_id=puskesmas_id, since=since)


def _offices(kecamatan_id: UUID, count: int) -> list[UUID]:
    """Offices over all sectors, a body of about six each; every one but each tenth has a holder."""
    from lokmin.people import actions as people
    from lokmin.people import queries
    from lokmin.web.installation import command_scope

    scope, made = command_scope(), []
    known = {sector.code for sector in queries.sectors()}
    sectors = [code for code in SECTORS if code in known] or sorted(known)
    for number in range(count):
        group = number // 6
        body = people.add_institution(
            scope=scope,
            kecamatan_id=kecamatan_id,
            sector=sectors[group % len(sectors)],
            name=f"Lembaga {group + 1}",
        )
        office = people.add_office(scope=scope, institution_id=body, title=f"Jabatan {number + 1}")
        if number % 10:
            people.seat(scope=scope, office_id=office, name=f"Orang ke-{number + 1}", since=date(2020, 1, 1))
        made.append(office)
    return made


def _problems(puskesmas_id: UUID, count: int, period: object) -> list[UUID]:
    from lokmin.obstacles import actions as obstacles
    from lokmin.web.installation import command_scope

    scope = command_scope()
    return [
        obstacles.add_problem(
            scope=scope, puskesmas_id=puskesmas_id, period=period, statement=f"Masalah nomor {n + 1}"
        ).id
        for n in range(count)
    ]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--invited", type=int, default=45)
    parser.add_argument("--problems", type=int, default=0)
    asked = parser.parse_args(arguments)
    os.environ["LOKMIN_DATA"] = str(asked.data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "lokmin.web.settings"
    import django

    django.setup()
    print(json.dumps(asdict(build_hall(invited=asked.invited, problems=asked.problems))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
