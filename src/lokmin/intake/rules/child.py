"""The child that reads one file: limits first, then the bytes from standard input, then JSON out."""

import json
import resource
import sys
from datetime import date
from typing import Any

from lokmin.intake.rules.limits import CPU_SECONDS, MEMORY


def limit() -> None:
    """Memory, processor time, no files written, no core dump."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def answer(data: bytes, today: date) -> dict[str, Any]:
    """The report as JSON, or the refusal with its code and parameters."""
    from lokmin.basics.refusal import Refusal
    from lokmin.intake.rules.reader import read_file

    try:
        report = read_file(data, today=today)
    except Refusal as refusal:
        params = {name: str(value) for name, value in refusal.params.items()}
        return {"refused": refusal.code, "params": params}
    except (MemoryError, RecursionError):
        return {"refused": "intake.too_heavy", "params": {}}
    return {"report": report.as_json()}


def main() -> None:
    limit()
    json.dump(answer(sys.stdin.buffer.read(), date.fromisoformat(sys.argv[1])), sys.stdout)


if __name__ == "__main__":
    main()
