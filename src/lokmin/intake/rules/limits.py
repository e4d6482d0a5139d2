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
from typing import IO, Any

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.archive import LARGEST_FILE
from lokmin.intake.rules.report import Report

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 60
WALL_SECONDS = 90
_WORKBOOKS = (".xlsx", ".xlsm")
_NO_TABLE = ("intake.text_columns", "intake.text_column_twice", "intake.text_encoding")
Told = Callable[[int, int], None]
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
    """As `reader.read_open`, in the child. The bytes travel through a pipe: no copy of the upload touches
    the disk. `known`: remembered mappings as JSON, by shape. A text without our columns that `name` calls
    a workbook is told to be none."""
    try:
        opened = _answer(*_read(data, today, known or {}, wall_seconds, told))
    except Refusal as refusal:
        raise _told(refusal, name) from refusal
    if opened.unread and _told(opened.unread, name) is not opened.unread:
        raise _told(opened.unread, name)
    return opened


def _told(refusal: Refusal, name: str) -> Refusal:
    wrong = refusal.code in _NO_TABLE and name.lower().endswith(_WORKBOOKS)
    return Refusal("intake.not_workbook") if wrong else refusal


def _read(
    data: bytes, today: date, known: dict[str, Any], wall_seconds: float, told: Told | None
) -> tuple[int, bytes]:
    if len(data) > LARGEST_FILE:
        raise Refusal("intake.file_too_big", largest=LARGEST_FILE // 1_000_000)
    command = [sys.executable, "-X", "utf8", "-m", "lokmin.intake.rules.child", today.isoformat()]
    environment = {**os.environ, "PYTHONPATH": str(_SOURCE), "PYTHONDONTWRITEBYTECODE": "1"}
    given = json.dumps(known).encode() + b"\n" + data
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as child:
        assert child.stderr is not None
        listener = Thread(target=_listen, args=(child.stderr, told), daemon=True)
        listener.start()
        errors, child.stderr = child.stderr, None
        try:
            output, _ = child.communicate(given, timeout=wall_seconds)
        except subprocess.TimeoutExpired as fault:
            child.kill()
            raise Refusal("intake.too_heavy") from fault
        finally:
            listener.join(1)
            errors.close()
    return child.returncode, output


def _listen(errors: IO[bytes], told: Told | None) -> None:
    """Passes on how far the child has come; anything else it says is of no use to a user."""
    with suppress(ValueError, OSError):
        for line in errors:
            done, _, of = line.decode("ascii", "replace").partition(" ")
            if told and done.isdecimal() and of.strip().isdecimal():
                told(int(done), int(of))


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
