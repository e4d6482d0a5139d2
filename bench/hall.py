"""The hall under load, real servers and sockets: 300 check in, 45 with a paper sheet, 60 score at once."""

from __future__ import annotations

import contextlib
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.served.hall import PASSWORD, OpenHall
from bench.served.phones import Answer, Phone
from bench.served.server import ROOT, Server, plain_environment
from bench.timing import Result

WITHIN = 60.0
"""Seconds within which all 300 come."""
TAPPED_TWICE, HUNG_UP, WALK_INS = 0.15, 0.1, 0.1
PHONES_AT_ONCE, PROBLEMS = 60, 10
POLL = 2.5


def built(data: Path, invited: int, problems: int = 0) -> OpenHall:
    """The meeting, built by a process of its own: this one only drives."""
    command = [sys.executable, "-m", "bench.served.hall", str(data)]
    command += ["--invited", str(invited), "--problems", str(problems)]
    made = subprocess.run(
        command, env=plain_environment(), check=True, capture_output=True, text=True, cwd=ROOT
    )
    told = json.loads(made.stdout)
    return OpenHall(**{**told, "writers": tuple(told["writers"])})


def rows(data: Path, query: str) -> list[tuple[object, ...]]:
    """What stands in a database that others may be writing."""
    with contextlib.closing(sqlite3.connect(f"file:{data}/lokmin.sqlite3?mode=ro", uri=True)) as line:
        return line.execute(query).fetchall()


class Hall:
    """A server over a fresh meeting, and everybody who uses it."""

    def __init__(self, invited: int, problems: int = 0) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="lokmin-hall-")
        self.data = Path(self.folder.name)
        self.told = built(self.data, invited, problems)
        self.server = Server(self.data)
        self.phones: list[Phone] = []
        self.over = threading.Event()
        self.watchers: list[threading.Thread] = []

    def __enter__(self) -> Hall:
        self.server.start()
        for _ in range(24):  # both workers have read their templates
            with Phone(self.server.port) as phone:
                phone.get(self.told.at())
        return self

    def __exit__(self, *_why: object) -> None:
        self.over.set()
        for watcher in self.watchers:
            watcher.join(30)
        for phone in self.phones:
            phone.close()
        self.server.stop()
        self.folder.cleanup()

    def phone(self) -> Phone:
        phone = Phone(self.server.port)
        self.phones.append(phone)
        return phone

    def staff(self, account: str) -> Phone:
        phone = self.phone()
        phone.sign_in(account, PASSWORD)
        phone.answers.clear()
        return phone

    def watch(self) -> list[Phone]:
        """The wall and the cockpit ask for news every 2.5 s, and the note-taker writes every 5 s."""
        wall, cockpit, writer = (self.staff(self.told.writers[0]) for _ in range(3))
        jobs: list[Callable[[], None]] = [
            lambda: self._ask_on(wall, self.told.staff("layar/isi/")),
            lambda: self._ask_on(cockpit, self.told.staff("ruang/sisi/")),
            lambda: self._write_on(writer),
        ]
        self.watchers = [threading.Thread(target=job) for job in jobs]
        for watcher in self.watchers:
            watcher.start()
        return [wall, cockpit, writer]

    def _ask_on(self, phone: Phone, path: str) -> None:
        etag = ""
        while not self.over.wait(POLL):
            got = phone.get(path, **({"If-None-Match": etag} if etag else {}))
            etag = got.headers.get("ETag", "")

    def _write_on(self, phone: Phone) -> None:
        """What the cockpit's script does while somebody types, each text longer than the one before."""
        version, number = 0, 0
        while not self.over.wait(5):
            number += 1
            told = {"text": "kata " * number, "version": str(version)}
            got = phone.post(self.told.staff("ruang/konsep/"), told, Accept="application/json")
            if got.status == 200:
                version = int(json.loads(got.text)["version"])

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What stands in the database."""
        return rows(self.data, query)

    def whole(self) -> None:
        assert self.rows("PRAGMA integrity_check") == [("ok",)]
        assert self.rows("PRAGMA foreign_key_check") == []


def together(jobs: list[Callable[[], None]], at: list[float]) -> float:
    """Run each job at its second; how long it took until the last was done."""
    start = time.perf_counter()

    def later(job: Callable[[], None], second: float) -> None:
        time.sleep(max(0.0, start + second - time.perf_counter()))
        job()

    threads = [threading.Thread(target=later, args=pair) for pair in zip(jobs, at, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(180)
    return time.perf_counter() - start


def arrivals(count: int, within: float, chance: random.Random) -> list[float]:
    """Half of them in three bunches, as cars and speeches end; the others evenly."""
    last = within - 9  # who comes last has to read and tap, too
    bunches = [last * share for share in (0.1, 0.45, 0.8)]
    half = [min(last, chance.choice(bunches) + chance.uniform(0, 4)) for _ in range(count // 2)]
    return half + [chance.uniform(0, last) for _ in range(count - len(half))]


def check_in(phone: Phone, hall: OpenHall, number: int, chance: random.Random) -> None:
    """Scan, read the list, choose, tap; some twice, some with a line that breaks after the tap."""
    page = phone.get(hall.at())
    for path in page.linked:
        phone.get(path)
    time.sleep(chance.uniform(0.5, 2.5))
    if chance.random() < WALK_INS:
        told, path = {"key": page.hidden["key"], "name": f"Tamu {number}", "institution": "PKK"}, "tamu/"
    else:
        office = hall.offices[number]
        phone.get(hall.at(f"?kursi={office}"))
        time.sleep(chance.uniform(0.5, 2.5))
        delegate = not number % 10
        told = {"office": office}
        if delegate:
            told |= {"represented": "1", "name": f"Wakil {number}", "title": "Sekretaris"}
        path = "duduk/"
    dice = chance.random()
    if dice < HUNG_UP:
        phone.send_and_hang_up(hall.at(path), told)
    elif dice < HUNG_UP + TAPPED_TWICE:
        second = Phone(phone.port)
        other = threading.Thread(target=lambda: second.post(hall.at(path), told))
        other.start()
        got = sent(phone, hall.at(path), told)
        other.join(60)
        phone.answers += second.answers
        second.close()
        phone.get(got.headers.get("Location", "/"))
        return
    got = sent(phone, hall.at(path), told)
    phone.get(got.headers.get("Location", "/"))


def sent(phone: Phone, path: str, told: dict[str, str]) -> Answer:
    """A page of the busy database sends itself again after its seconds; so does this."""
    got = phone.post(path, told)
    while got.status == 503:
        time.sleep(int(got.headers.get("Retry-After", "10")))
        got = phone.post(path, told)
    return got


def errors(answers: list[Answer]) -> Counter[int]:
    """Answers that a person would call a failure."""
    return Counter(each.status for each in answers if each.status not in (200, 303, 304))


def figures(name: str, size: str, answers: list[Answer], aim: float | None = None) -> Result:
    assert answers, name
    return Result(name, size, [each.seconds for each in answers], aim, spread="tail")


def load(used: float, count: int) -> str:
    """How much the server worked, and how busy the machine was: the tail says little on a busy one."""
    return (
        f"server {used:.0f} s of processor, {used / count * 1000:.0f} ms each; load {os.getloadavg()[0]:.0f}"
    )


def three_hundred() -> Iterator[Result]:
    chance = random.Random(300)
    with Hall(invited=300) as hall:
        watchers = hall.watch()
        people = [hall.phone() for _ in range(300)]
        jobs = [
            lambda n=n, phone=phone: check_in(phone, hall.told, n, random.Random(n))
            for n, phone in enumerate(people)
        ]
        used = hall.server.processor()
        took = together(jobs, arrivals(300, WITHIN, chance))
        used = hall.server.processor() - used
        hall.over.set()
        answers = [each for phone in people for each in phone.answers]
        failed = errors(answers + [each for phone in watchers for each in phone.answers])
        came = hall.rows("SELECT office_id, person_name FROM meetings_attendance")
        seats = hall.rows("SELECT office_id, attendance_id FROM meetings_hallguest")
        audit = hall.rows("SELECT count(*) FROM tools_auditrow WHERE verb = 'meetings.take_seat'")[0][0]
        hall.whole()
    lost, doubles = 300 - len(set(came)), len(came) - len(set(came)) + len(seats) - len({s[1] for s in seats})
    told = f"errors {dict(failed)}, lost {lost}, doubles {doubles}; audit rows {audit}; {load(used, 300)}"
    size = f"300 people, {len(answers):,} requests in {took:.0f} s, wall and cockpit watching"
    writes = [each for each in answers if each.method == "POST"]
    pages = [each for each in answers if each.method == "GET" and each.path.startswith("/r/")]
    made = figures("check-in of 300 by phone: the tap", size, writes, 2.5)
    made.notes.append(told)
    yield made
    yield figures("the same: pages", f"{len(pages):,} pages", pages, 2.5)
    yield figures("the same: the wall", "asked every 2.5 s", watchers[0].answers)
    yield figures("the same: the cockpit's side", "asked every 2.5 s", watchers[1].answers)
    yield figures("the same: the note-taker's draft", "kept every 5 s", watchers[2].answers)
    assert (not failed, lost, doubles, audit) == (True, 0, 0, 300), told


def ticked(staff: Phone, hall: OpenHall, by_paper: list[str]) -> None:
    """The clerk opens the list, ticks who signed the sheet and saves once."""
    page = staff.get(hall.staff("hadir/centang/"))
    told = {"csrfmiddlewaretoken": page.hidden["csrfmiddlewaretoken"]}
    for office in hall.offices:
        told[f"h-{office}"] = "present" if office in by_paper else ""
        told[f"s-{office}"] = ""
    got = staff.post(hall.staff("hadir/centang/"), told)
    assert got.status == 303, (got.status, got.text[-3000:])
    staff.get(hall.staff("hadir/centang/"))


def forty_five() -> Iterator[Result]:
    with Hall(invited=45) as hall:
        hall.watch()
        offices = [n for n in range(45) if n % 10]  # those with a holder
        by_phone, by_paper = offices[:8], [hall.told.offices[n] for n in offices[8:]]
        staff = hall.staff(hall.told.writers[1])
        people = [hall.phone() for _ in by_phone]
        jobs: list[Callable[[], None]] = [
            lambda n=n, phone=phone: check_in(phone, hall.told, n, random.Random(n + 1000))
            for n, phone in zip(by_phone, people, strict=True)
        ]
        jobs.append(lambda: ticked(staff, hall.told, by_paper))
        together(jobs, [0.3 * n for n in range(8)] + [2.0])
        answers = [each for phone in people for each in phone.answers if each.path.startswith("/r/")]
        failed = errors(answers + staff.answers)
        came = hall.rows("SELECT office_id, person_name FROM meetings_attendance")
        hall.whole()
    told = (
        f"errors {dict(failed)}, recorded {len(came)} of {len(offices)}, doubles {len(came) - len(set(came))}"
    )
    made = figures("check-in of 45: eight phones", f"{len(answers)} requests", answers, 2.5)
    made.notes.append(told)
    yield made
    save = [each for each in staff.answers if each.method == "POST"]
    yield Result(
        "the same: the sheet typed in, saved", f"{len(by_paper)} ticks", [s.seconds for s in save], 2.5
    )
    assert (not failed, len(came), len(set(came))) == (True, len(offices), len(offices)), told


def points(staff: Phone, hall: Hall) -> None:
    """The note-taker opens the scoring."""
    page = staff.get(hall.told.staff("penilaian/"))
    told = {"csrfmiddlewaretoken": page.hidden["csrfmiddlewaretoken"], "deed": "open", "expected": "60"}
    got = staff.post(hall.told.staff("penilaian/"), told)
    assert got.status == 303, (got.status, got.text[-3000:])


def score(phone: Phone, seat: str, problems: list[str], chance: random.Random) -> None:
    """One problem after the other, three choices each; each tenth tap comes twice."""
    for problem in problems:
        told = {"problem": problem, **{letter: str(chance.randint(1, 5)) for letter in "USG"}}
        sent(phone, f"{seat}skor/", told)
        if chance.random() < 0.1:
            sent(phone, f"{seat}skor/", told)
        phone.get(f"{seat}skor/")
        time.sleep(chance.uniform(3, 8))


def sixty_score() -> Iterator[Result]:
    with Hall(invited=PHONES_AT_ONCE, problems=PROBLEMS) as hall:
        staff = hall.staff(hall.told.writers[1])
        points(staff, hall)
        people = [hall.phone() for _ in range(PHONES_AT_ONCE)]
        seats = []
        for n, phone in enumerate(people):
            told = {"office": hall.told.offices[n], "represented": "1", "name": f"Penilai {n}"}
            seats.append(phone.post(hall.told.at("duduk/"), told).headers["Location"])
            phone.answers.clear()
        hall.watch()
        jobs = [
            lambda n=n, phone=phone: score(phone, seats[n], hall.told.problems, random.Random(n))
            for n, phone in enumerate(people)
        ]
        used = hall.server.processor()
        took = together(jobs, [0.0] * PHONES_AT_ONCE)
        used = hall.server.processor() - used
        answers = [each for phone in people for each in phone.answers]
        failed = errors(answers)
        given = hall.rows("SELECT rater_key, problem_id FROM obstacles_score WHERE removed_at IS NULL")
        hall.whole()
    wanted = PHONES_AT_ONCE * PROBLEMS
    told = f"errors {dict(failed)}, scores {len(given)} of {wanted}, doubles {len(given) - len(set(given))}"
    told += f"; {load(used, wanted)}"
    size = f"60 phones × 10 problems in {took:.0f} s"
    taps = [each for each in answers if each.method == "POST"]
    made = figures("scoring by 60 phones at once: the tap", size, taps, 2.5)
    made.notes.append(told)
    yield made
    yield figures("the same: the next problem", size, [a for a in answers if a.method == "GET"], 2.5)
    assert (not failed, len(given), len(set(given))) == (True, wanted, wanted), told


def run() -> Iterator[Result]:
    yield from forty_five()
    yield from sixty_score()
    yield from three_hundred()
