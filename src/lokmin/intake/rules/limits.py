"""Files are read in a child process with limits on memory and time: a hostile file hurts only the child."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.archive import LARGEST_FILE
from lokmin.intake.rules.report import Report

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 60
WALL_SECONDS = 90
_WORKBOOKS = (".xlsx", ".xlsm")
_NO_TABLE = ("intake.text_columns", "intake.text_column_twice", "intake.text_encoding")
_SOURCE = Path(__file__).resolve().parents[3]


def read_limited(data: bytes, *, today: date, name: str = "", wall_seconds: float = WALL_SECONDS) -> Report:
    """As `reader.read_file`, in a child with 512 MB and 60 seconds. The bytes travel through a pipe:
    no copy of the upload touches the disk. A text without our columns that `name` calls a workbook is
    told to be none."""
    try:
        return _read(data, today, wall_seconds)
    except Refusal as refusal:
        if refusal.code in _NO_TABLE and name.lower().endswith(_WORKBOOKS):
            raise Refusal("intake.not_workbook") from refusal
        raise


def _read(data: bytes, today: date, wall_seconds: float) -> Report:
    if len(data) > LARGEST_FILE:
        raise Refusal("intake.file_too_big", largest=LARGEST_FILE // 1_000_000)
    command = [sys.executable, "-X", "utf8", "-m", "lokmin.intake.rules.child", today.isoformat()]
    environment = {**os.environ, "PYTHONPATH": str(_SOURCE), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=wall_seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise Refusal("intake.too_heavy") from fault
    return _answer(done.returncode, done.stdout)


def _answer(code: int, output: bytes) -> Report:
    """A child that died without an answer met one of its limits."""
    try:
        answer = json.loads(output) if code == 0 else None
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise Refusal("intake.too_heavy")
    if "refused" in answer:
        raise Refusal(answer["refused"], **answer["params"])
    return Report.from_json(answer["report"])
