"""Reads files of the corpus one after another in one limited child: `python -m tests.intake.corpus.child`.

Comes in: for each file a line with its length, then its bytes. Goes out: for each file one line of JSON with
the answer of the real child, the seconds it took and the highest memory so far in bytes.
"""

import json
import re
import sys
import time
from datetime import date
from pathlib import Path

from lokmin.intake.rules import child

TODAY = date(2026, 11, 22)


def highest_memory() -> int:
    """In bytes, of this program alone: what `getrusage` says begins with the tests that started it."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024  # type: ignore[index]


def main() -> None:
    child.limit()
    source = sys.stdin.buffer
    while line := source.readline():
        data = source.read(int(line))
        start = time.monotonic()
        answer = child.answer(data, TODAY, {})
        seconds = time.monotonic() - start
        memory = highest_memory()
        json.dump({"answer": answer, "seconds": seconds, "memory": memory}, sys.stdout)
        print(flush=True)


if __name__ == "__main__":
    main()
