"""A long file is read on while nobody waits, by a thread of the process that received it.

Its bytes are in that process and its child only, so no other process can read them a second time, and none is
left on a disk. The row in the database says how far it has come; when the process is gone it says nothing
more, and the upload counts as broken off (`rules/jobs.py`). Deleting the row ends the reading.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from time import monotonic, sleep
from typing import Any
from uuid import UUID

from django.db import DatabaseError, OperationalError, connections

from lokmin.basics.ids import stable_id
from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.intake import queries
from lokmin.intake.actions.planning import check_upload, planned
from lokmin.intake.actions.previews import fill, one_of_a_file
from lokmin.intake.models import Batch, BatchState
from lokmin.intake.queries import BatchCard
from lokmin.intake.rules.jobs import PATIENCE_SECONDS
from lokmin.intake.rules.limits import Opened, Reading
from lokmin.intake.rules.progress import CHECKING
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import is_busy, one_writer

BEAT_SECONDS = 1.0
_READINGS = stable_id("lock", "intake.readings")
_log = logging.getLogger(__name__)


def read_on(*, scope: Scope, puskesmas_id: UUID, reading: Reading, file_name: str, sha256: str) -> BatchCard:
    """Go on reading a file without whoever sent it; the card is the row that tells of it. Where the same file
    is being read or waits already, that one."""
    try:
        card, is_new = _begin(
            scope=scope, puskesmas_id=puskesmas_id, file_name=file_name, sha256=sha256,
            progress=reading.progress,
        )  # fmt: skip
    except BaseException:
        reading.stop()
        raise
    if is_new:
        Thread(target=_in_background, args=(scope, card.id, reading), daemon=True).start()
    else:
        reading.stop()
    return card


@action
def _begin(
    *, scope: Scope, puskesmas_id: UUID, file_name: str, sha256: str, progress: tuple[str, int, int]
) -> tuple[BatchCard, bool]:
    check_upload(scope, puskesmas_id)
    if same := one_of_a_file(scope, puskesmas_id, sha256):
        unchanged()
        return queries.batch_card(same, scope.machine_now), False
    one_writer(_READINGS)
    queries.check_room(scope=scope)
    stage, done, of = progress
    row = Batch.add(
        puskesmas_id=puskesmas_id,
        state=BatchState.READING,
        file_name=file_name[:200],
        sha256=sha256,
        read_at=scope.now,
        read_by=scope.actor_name,
        stage=stage,
        done=done,
        of=of,
        beat_at=scope.machine_now,
    )
    audit(scope, "read", row, file=row.file_name)
    return queries.batch_card(row, scope.machine_now), True


def _in_background(scope: Scope, batch_id: UUID, reading: Reading) -> None:
    try:
        follow(scope, batch_id, reading)
    except Exception:
        _log.exception("the reading of upload %s broke off", batch_id)
    finally:
        reading.stop()
        connections.close_all()


def follow(scope: Scope, batch_id: UUID, reading: Reading) -> None:
    """Wait for the child to the end, say on the row how far it is, and leave a preview or a sentence."""
    started = monotonic()

    def now() -> Scope:
        return scope.later(timedelta(seconds=monotonic() - started))

    try:
        while (opened := reading.wait(BEAT_SECONDS)) is None:
            if not _beats(now(), batch_id, reading.progress):
                return
        if opened.unread and not opened.book:
            raise opened.unread
        if _beats(now(), batch_id, (CHECKING, *reading.progress[1:])):
            _patiently(lambda: _look(now(), batch_id, opened))
    except Refusal as refusal:
        _say(now, batch_id, refusal)
    except Exception:
        _say(now, batch_id, Refusal("intake.reading_broken"))
        raise


def _look(scope: Scope, batch_id: UUID, opened: Opened) -> None:
    """Find what would change, which nobody waits for, then leave the preview."""
    try:
        puskesmas_id = queries.batch(scope=scope, batch_id=batch_id).puskesmas_id
    except NotYours:  # cancelled
        return
    plan = planned(scope, puskesmas_id, opened.report, {})
    _finish(scope=scope, batch_id=batch_id, opened=opened, plan=plan)


def _say(now: Callable[[], Scope], batch_id: UUID, refusal: Refusal) -> None:
    _patiently(lambda: _fail(scope=now(), batch_id=batch_id, refusal=refusal))


def _patiently(end: Callable[[], None]) -> None:
    """The end of a reading is not lost because others hold the database: it is tried again for minutes."""
    for seconds in PATIENCE_SECONDS:
        try:
            return end()
        except OperationalError as error:
            if not is_busy(error):
                raise
            sleep(seconds)
    return end()


def _beats(scope: Scope, batch_id: UUID, progress: tuple[str, int, int]) -> bool:
    """Say that the reading lives. False when it was cancelled; a database that is busy is asked again."""
    try:
        return _beat(scope=scope, batch_id=batch_id, progress=progress)
    except DatabaseError:
        return True


@action
def _beat(*, scope: Scope, batch_id: UUID, progress: tuple[str, int, int]) -> bool:
    stage, done, of = progress
    unchanged()
    rows = Batch.objects.within(scope).filter(id=batch_id, state=BatchState.READING)
    return bool(rows.update(stage=stage, done=done, of=of, beat_at=scope.machine_now))


def _reading_row(scope: Scope, batch_id: UUID) -> Batch | None:
    """The row while it is being read, held until the transaction ends; None when it was cancelled."""
    rows = Batch.objects.within(scope).filter(id=batch_id, state=BatchState.READING)
    row: Batch | None = rows.select_for_update().first()
    return row


@action
def _finish(*, scope: Scope, batch_id: UUID, opened: Opened, plan: dict[str, Any]) -> None:
    row = _reading_row(scope, batch_id)
    if row is None:
        return unchanged()
    row.read_at, row.beat_at = scope.now, scope.machine_now
    fill(row, plan, opened.book)
    row.save()
    audit(scope, "preview", row, file=row.file_name, cells=opened.report.cells_read)
    return None


@action
def _fail(*, scope: Scope, batch_id: UUID, refusal: Refusal) -> None:
    row = _reading_row(scope, batch_id)
    if row is None:
        return unchanged()
    row.state, row.stage = BatchState.FAILED, ""
    row.summary = {
        "refused": refusal.code,
        "params": {name: str(value) for name, value in refusal.params.items()},
    }
    row.save()
    audit(scope, "fail", row, code=refusal.code)
    return None
