"""The child that writes notes into a copy of a file: limits first, then notes and bytes from standard input.

The answer begins with one letter: C and the copy, or R and the refusal as JSON.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.archive import LARGEST_FILE
from lokmin.intake.rules.child import limit
from lokmin.intake.rules.limits import WALL_SECONDS
from lokmin.intake.rules.notes import Notes, annotate

_SOURCE = Path(__file__).resolve().parents[3]
_SIZE = 8


def annotate_limited(data: bytes, notes: Notes, *, wall_seconds: float = WALL_SECONDS) -> bytes:
    """`notes.annotate` in a child with limits on memory and time; no copy of the file touches the disk."""
    if len(data) > LARGEST_FILE:
        raise Refusal("intake.file_too_big", largest=LARGEST_FILE // 1_000_000)
    told = notes.as_bytes()
    command = [sys.executable, "-X", "utf8", "-m", __name__]
    environment = {**os.environ, "PYTHONPATH": str(_SOURCE), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command,
            input=len(told).to_bytes(_SIZE, "big") + told + data,
            capture_output=True,
            timeout=wall_seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        raise Refusal("intake.notes_heavy") from fault
    if done.returncode == 0 and done.stdout[:1] == b"C":
        return done.stdout[1:]
    if done.returncode == 0 and done.stdout[:1] == b"R":
        refusal = json.loads(done.stdout[1:])
        raise Refusal(refusal["code"], **refusal["params"])
    raise Refusal("intake.notes_heavy")


def answer(data: bytes) -> bytes:
    """What goes to standard output."""
    size = int.from_bytes(data[:_SIZE], "big")
    notes, file = data[_SIZE : _SIZE + size], data[_SIZE + size :]
    try:
        return b"C" + annotate(file, Notes.from_bytes(notes))
    except Refusal as refusal:
        params = {name: str(value) for name, value in refusal.params.items()}
        return b"R" + json.dumps({"code": refusal.code, "params": params}).encode()
    except Exception:
        return b"R" + json.dumps({"code": "intake.notes_heavy", "params": {}}).encode()


def main() -> None:
    limit()
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
