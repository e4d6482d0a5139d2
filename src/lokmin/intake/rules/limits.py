"""Files are read in a child process with limits on memory and time: a hostile file hurts only the child."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import IO, Any

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.archive import LARGEST_FILE
from lokmin.intake.rules.progress import OPENING, READING, Told
from lokmin.intake.rules.report import Report

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 60
WALL_SECONDS = 90
_WORKBOOKS = (".xlsx", ".xlsm")
_NO_TABLE = ("intake.text_columns", "intake.text_column_twice", "intake.text_encoding")
_SOURCE = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Opened:
    """What the child read. `unread`: why nothing of the file could be read without a person; `book`: the
    sheets that a person may explain, as JSON, where they are small enough to be kept."""

    report: Report
    unread: Refusal | None
    book: dict[str, Any] | None


def read_limited(
    data: bytes, *, today: date, name: str = "", known: dict[str, Any] | None = None,
    wall_seconds: float = WALL_SECONDS, told: Told | None = None,
) -> Report:  # fmt: skip
    """As `reader.read_file`, in a child with 512 MB and 60 seconds. `told` hears how far it has come."""
    opened = open_limited(data, today=today, name=name, known=known, wall_seconds=wall_seconds, told=told)
    if opened.unread:
        raise opened.unread
    return opened.report


def open_limited(
    data: bytes, *, today: date, name: str = "", known: dict[str, Any] | None = None,
    wall_seconds: float = WALL_SECONDS, told: Told | None = None,
) -> Opened:  # fmt: skip
    """As `reader.read_open`, in the child. `known`: remembered mappings as JSON, by shape. A text without
    our columns that `name` calls a workbook is told to be none."""
    reading = Reading(data, today=today, name=name, known=known, wall_seconds=wall_seconds, told=told)
    try:
        while (opened := reading.wait(wall_seconds)) is None:
            pass
    finally:
        reading.stop()
    return opened


class Reading:
    """One file while a child reads it. Whoever waits may stop waiting and come back, also from another
    thread. The bytes travel through a pipe: no copy of the upload touches the disk."""

    def __init__(
        self, data: bytes, *, today: date, name: str = "", known: dict[str, Any] | None = None,
        wall_seconds: float = WALL_SECONDS, told: Told | None = None,
    ) -> None:  # fmt: skip
        if len(data) > LARGEST_FILE:
            raise Refusal("intake.file_too_big", largest=LARGEST_FILE // 1_000_000)
        command = [sys.executable, "-X", "utf8", "-m", "lokmin.intake.rules.child", today.isoformat()]
        environment = {**os.environ, "PYTHONPATH": str(_SOURCE), "PYTHONDONTWRITEBYTECODE": "1"}
        pipe = subprocess.PIPE
        self.progress: tuple[str, int, int] = (OPENING, 0, 0)
        self._told, self._name = told, name
        self._given: bytes | None = json.dumps(known or {}).encode() + b"\n" + data
        self._ends = monotonic() + wall_seconds
        self._child = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)
        assert self._child.stderr is not None
        self._errors, self._child.stderr = self._child.stderr, None
        self._listener = Thread(target=_listen, args=(self._errors, self._tell), daemon=True)
        self._listener.start()

    def _tell(self, stage: str, done: int, of: int) -> None:
        self.progress = (stage, done, of)
        if self._told:
            self._told(stage, done, of)

    def wait(self, seconds: float) -> Opened | None:
        """What the child read, or None when it is still at it after so many seconds. Refuses what could
        not be read, and a child that takes too long."""
        given, self._given = self._given, None
        left = self._ends - monotonic()
        try:
            output, _ = self._child.communicate(given, timeout=max(min(seconds, left), 0.01))
        except subprocess.TimeoutExpired:
            if monotonic() < self._ends:
                return None
            self.stop()
            raise Refusal("intake.too_heavy") from None
        self.stop()
        try:
            opened = _answer(self._child.returncode, output)
        except Refusal as refusal:
            raise _told(refusal, self._name) from refusal
        if opened.unread and _told(opened.unread, self._name) is not opened.unread:
            raise _told(opened.unread, self._name)
        return opened

    def stop(self) -> None:
        """End the child if it still runs; nothing of the file is left."""
        self._given = None
        if self._child.poll() is None:
            self._child.kill()
        self._child.wait()
        for end in (self._child.stdin, self._child.stdout):
            if end:
                with suppress(OSError):
                    end.close()
        self._listener.join(1)
        self._errors.close()


def _told(refusal: Refusal, name: str) -> Refusal:
    wrong = refusal.code in _NO_TABLE and name.lower().endswith(_WORKBOOKS)
    return Refusal("intake.not_workbook") if wrong else refusal


def _listen(errors: IO[bytes], told: Callable[[str, int, int], None]) -> None:
    """Passes on how far the child has come; anything else it says is of no use to a user."""
    with suppress(ValueError, OSError):
        for line in errors:
            stage, done, of = [*line.decode("ascii", "replace").split(), "", "", ""][:3]
            if stage in (OPENING, READING) and done.isdecimal() and of.isdecimal():
                told(stage, int(done), int(of))


def _answer(code: int, output: bytes) -> Opened:
    """A child that died without an answer met one of its limits."""
    first, *pieces = output.splitlines() or [b""]
    try:
        answer = json.loads(first) if code == 0 else None
        figures = [figure for piece in pieces for figure in json.loads(piece)]
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise Refusal("intake.too_heavy")
    if "refused" in answer:
        raise Refusal(answer["refused"], **answer["params"])
    unread = answer["unread"]
    return Opened(
        Report.from_json({**answer["report"], "figures": figures}),
        Refusal(unread["refused"], **unread["params"]) if unread else None,
        answer["book"],
    )
