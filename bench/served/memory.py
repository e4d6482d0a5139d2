"""The most memory that a command and what it started held at one time, looked at every few milliseconds.

A page that several processes share (a library) counts for each of them in its share: Linux calls it PSS.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

PAUSE = 0.01


def of_command(*arguments: str) -> float:
    """Megabytes that `lokmin …` and its children held at most, together."""
    with subprocess.Popen([sys.executable, "-m", "lokmin", *arguments], stdout=subprocess.DEVNULL) as command:
        most = 0
        while command.poll() is None:
            most = max(most, sum(map(_share, _tree(command.pid))))
            time.sleep(PAUSE)
    if command.returncode:
        raise RuntimeError(f"lokmin {' '.join(arguments)} ended with {command.returncode}")
    return most / 1e6


def _tree(pid: int) -> Iterator[int]:
    """A process and all that descend from it; a child hangs on the thread that started it."""
    yield pid
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = listed.read_text().split()
        except OSError:  # ended meanwhile
            continue
        for child in children:
            yield from _tree(int(child))


def _share(pid: int) -> int:
    """Bytes that a process holds; nothing when it has just ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0) * 1024
