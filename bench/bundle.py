"""The bundle of evidence of a year: the example with 16 meetings, ten scans of half a megabyte at each."""

from __future__ import annotations

import random
import resource
import tempfile
from collections.abc import Iterable
from datetime import date

from bench.served.example import mandalawangi
from bench.timing import Result, measure

SCANS = 10
HALF_A_MEGABYTE = 512 * 1024
NUMBERS = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12)


def run() -> Iterable[Result]:
    """Build the example, fill the year up, then write its bundle again and again to a file on the disk."""
    from lokmin.basics.time import Month, Period
    from lokmin.meetings import actions as meetings
    from lokmin.papers import actions, queries

    scope, card = mandalawangi()
    for number in NUMBERS:
        month = Month(2023, number)
        meetings.plan_meeting(
            scope=scope,
            puskesmas_id=card.id,
            kind="monthly_first" if number == 1 else "monthly",
            year=2023,
            number=number,
            held_on=date(2023, number, 5),
            reviewed=Period(month.plus(-1), month.plus(-1)),
            planned=Period(month, month),
            venue="Aula",
        )
    meetings.plan_meeting(
        scope=scope,
        puskesmas_id=card.id,
        kind="quarterly",
        year=2023,
        number=4,
        held_on=date(2023, 11, 20),
        reviewed=Period(Month(2023, 7), Month(2023, 9)),
        planned=Period(Month(2023, 11), Month(2024, 1)),
        venue="Aula",
    )
    noise = random.Random(7)

    def year() -> queries.YearEvidence:
        return queries.year_evidence(scope=scope, puskesmas_id=card.id, year=2023)

    held = [one.card for one in year().meetings]
    for meeting in held:
        day = min(meeting.held_on, scope.today)
        contents = [b"%PDF-1.4\n" + noise.randbytes(HALF_A_MEGABYTE) for _ in range(SCANS)]
        actions.file_sheets(
            scope=scope, meeting_id=meeting.id, kind="attendance", dated=day, contents=contents
        )

    with tempfile.TemporaryFile() as target:

        def write() -> None:
            target.seek(0)
            target.truncate()
            queries.write_year(target, scope=scope, puskesmas_id=card.id, year=2023)

        write()
        megabytes = target.tell() / 2**20
        files = sum(one.enclosed for found in year().meetings for one in found.pieces)
        size = f"{len(held)} meetings, {files} files, {megabytes:.0f} MiB"
        result = measure("evidence: bundle of a year", size, write, runs=5, aim=10.0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    result.notes.append(f"peak memory of the process: {peak:.0f} MiB")
    yield result
    yield measure("evidence: what a year has and lacks", f"{len(held)} meetings", year, runs=5)
