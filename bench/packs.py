"""Twenty packs of the example asked for at once, done by one worker in a process of its own."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator

from bench.served import memory
from bench.served.example import mandalawangi
from bench.timing import Result
from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions as coverage
from lokmin.papers import actions, queries
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import jobs
from lokmin.tools.jobs import JobCard
from lokmin.web import working

PACKS = 20


def asked(card: PuskesmasCard, scope: Scope) -> list[JobCard]:
    """Freeze further ranges of months and ask for the pack of each, until there are twenty."""
    made: list[JobCard] = []
    for last in range(7, 0, -1):
        for first in range(last, 0, -1):
            period = Period(Month(2023, first), Month(2023, last))
            frozen = queries.frozen_for(scope=scope, puskesmas_id=card.id, period=period)
            try:
                if frozen is None:
                    coverage.freeze(scope=scope, puskesmas_id=card.id, period=period, despite="ukur")
                made.append(actions.ask_pack(scope=scope, puskesmas_id=card.id, period=period))
            except Refusal:  # its pack was made with the example
                continue
            if len(made) == PACKS:
                return made
    raise RuntimeError(f"only {len(made)} packs to make")


def run() -> Iterator[Result]:
    """Ask for all, then let the worker's own command do them."""
    scope, card = mandalawangi()
    every = asked(card, scope)
    held = memory.of_command("work", "--one")
    start = time.perf_counter()
    subprocess.run(working.command("--once"), check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    states = [jobs.job(scope=scope, job_id=job.id).state for job in every]
    assert states == ["done"] * PACKS, states
    size = f"{PACKS} packs of 15 villages"
    each = Result("packs asked for at once: each", size, [seconds / (PACKS - 1)], 3.0)
    each.notes.append(f"{PACKS - 1} in {seconds:.1f} s, each with the start of its process")
    yield each
    yield Result("packs asked for at once: memory of the worker", size, [held], 300.0, unit="MB")
    watched = subprocess.Popen(working.command(), env=os.environ)
    time.sleep(5)
    yield Result(
        "memory of the watcher beside the server", "nothing to do", [resident(watched.pid)], unit="MB"
    )
    watched.terminate()
    watched.wait()


def resident(pid: int) -> float:
    """Megabytes that a process holds now."""
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) * 1024 / 1e6
