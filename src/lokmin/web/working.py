"""The worker: does the jobs that screens ask for, one after the other, in a process of its own.

`serve` starts `lokmin work`, which only watches; for each job that waits it starts `lokmin work --one`, which
does it and ends, so that the memory of typesetting is given back. The table lets no two processes do the same
job, however many servers run; what a killed one left is taken up again.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from logging import getLogger
from threading import Event, Thread
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection, connections

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Scope
from lokmin.papers import actions as papers
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import jobs
from lokmin.tools.jobs import Claim
from lokmin.tools.locks import is_busy
from lokmin.web import clock, door

DO: Mapping[str, Callable[..., dict[str, Any]]] = {papers.PACK: papers.run_pack}
"""How each kind of job is done."""
PAUSE = 1.0
"""Seconds between two looks whether something waits."""
STOPPING = 10
"""Seconds that a watcher has to stop when its server does."""
_HOST = socket.gethostname()


def new_name() -> str:
    """Which process this is, on which machine."""
    return f"{_HOST}:{os.getpid()}:{uuid4().hex[:8]}"


def gone(names: list[str], me: str = "") -> list[str]:
    """Those of these workers that ran on this machine and live no more."""
    return [name for name in names if name != me and _is_dead(name)]


def _is_dead(name: str) -> bool:
    host, pid, _token = name.rsplit(":", 2)
    if host != _HOST or sys.platform == "win32":  # elsewhere only silence tells
        return False
    if int(pid) == os.getpid():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def work(most: int | None = None) -> int:
    """Do what waits, at `most` so many; how many jobs were done or told as failed."""
    me, done = new_name(), 0
    while done != most and (found := jobs.claim(worker=me, now=clock.now(), gone=gone(jobs.workers(), me))):
        _do(found)
        done += 1
    return done


def work_apart() -> int:
    """Do everything that waits, each job in a process of its own: the typesetter keeps what it once held.

    A process that dies ends the round; whoever called looks again.
    """
    done = 0
    while something_waits():
        connection.close()
        if subprocess.run(command("--one"), check=False, stdout=subprocess.DEVNULL).returncode:
            break
        done += 1
    connection.close()
    return done


def _do(claim: Claim) -> None:
    """One job to its end; whatever goes wrong becomes its sentence."""
    try:
        result = _result(claim)
    except Refusal as refusal:
        claim.fail(clock.now(), refusal.sentence)
    except Exception as failure:
        getLogger("lokmin.jobs").exception("job %s failed", claim.card.id)
        claim.fail(clock.now(), Refusal("web.busy" if is_busy(failure) else "web.job_failed").sentence)
    else:
        claim.finish(clock.now(), result)


def _result(claim: Claim) -> dict[str, Any]:
    card = next(each for each in places.all_puskesmas() if each.id == claim.card.puskesmas_id)
    scope = _asker(claim, card)

    def tell(step: int, steps: int, word: str) -> None:
        claim.beat(clock.now(), step, steps, word)

    try:
        return DO[claim.card.kind](scope=scope, puskesmas_id=card.id, content=claim.card.content, tell=tell)
    except NotYourDuty as refusal:
        if "duty" not in refusal.params:
            raise
        raise Refusal("web.job_duty", duty=refusal.params["duty"], name=scope.actor_name) from refusal


def _asker(claim: Claim, card: PuskesmasCard) -> Scope:
    """Who asked, with the roles of now: somebody who left since the button was pressed does nothing more."""
    if claim.account_id is None:
        return claim.scope(clock.now(card.zone, card.clock_date), clock.now(card.zone))
    scope = door.enter_later(claim.account_id, claim.card.asked_by, card)
    if scope is None:
        raise Refusal("web.job_left", name=claim.card.asked_by)
    return scope


def something_waits() -> bool:
    """Whether a worker is needed; a database that is busy or away is asked again later."""
    try:
        return jobs.waits(now=clock.now(), gone=gone(jobs.workers()))
    except Exception:
        getLogger("lokmin.jobs").warning("jobs cannot be read", exc_info=True)
        connections.close_all()
        return False


def watch(pause: float = PAUSE, parent: int | None = None) -> None:
    """Look again and again, and start a worker for each job that waits; ends with the one who started it.

    `parent` is the number of that process. Who asks the system for it may ask too late: a server
    that was killed while its watcher was still starting would leave a watcher that nothing ends.
    """
    parent = parent or os.getppid()
    while os.getppid() == parent:
        work_apart()
        time.sleep(pause)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "lokmin", "work", *arguments]


@contextmanager
def watching() -> Iterator[None]:
    """A watcher beside the server, as long as that one serves; one that dies is started again."""
    over = Event()
    keeper = Thread(target=_keep_watching, args=(over,), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join(STOPPING + 1)


def _keep_watching(over: Event) -> None:
    environment = os.environ | {"LOKMIN_DATA": str(settings.DATA)}
    while not over.is_set():
        watcher = subprocess.Popen(
            command("--parent", str(os.getpid())), env=environment, stdout=subprocess.DEVNULL
        )
        while watcher.poll() is None and not over.wait(PAUSE):
            pass
        if watcher.poll() is None:
            _stop(watcher)
        elif not over.wait(PAUSE):
            getLogger("lokmin.jobs").warning(
                "the watcher ended with %s; another one starts", watcher.returncode
            )


def _stop(watcher: "subprocess.Popen[bytes]") -> None:
    watcher.terminate()
    try:
        watcher.wait(STOPPING)
    except subprocess.TimeoutExpired:
        watcher.kill()
