"""The child that reads one file: limits first, then the bytes from standard input, then JSON out."""

import gc
import json
import resource
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from lokmin.intake.rules import progress
from lokmin.intake.rules.limits import CPU_SECONDS, MEMORY

if TYPE_CHECKING:
    from lokmin.basics.refusal import Refusal

PIECE = 10_000


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


def answer(data: bytes, today: date, known: dict[str, Any]) -> dict[str, Any]:
    """The report as JSON, with the sheets that a person may have to explain where they are small enough;
    or the refusal with its code and parameters. `unread` is what would be refused without a person."""
    from lokmin.basics.refusal import Refusal
    from lokmin.intake.rules.book import explainable, refuse_unread
    from lokmin.intake.rules.mapping import Mapping
    from lokmin.intake.rules.reader import keepable, read_open

    try:
        mappings = {shape: Mapping.from_json(mapping) for shape, mapping in known.items()}
        report, book = read_open(data, today=today, known=mappings)
    except Refusal as refusal:
        return _refused(refusal)
    except (MemoryError, RecursionError):
        return {"refused": "intake.too_heavy", "params": {}}
    found: dict[str, Any] = {"report": report.as_json(), "unread": None, "book": None}
    if book:
        try:
            refuse_unread(book, report)
        except Refusal as refusal:
            found["unread"] = _refused(refusal)
        if keepable(book) and explainable(book, report):
            found["book"] = book.as_json()
    return found


def _refused(refusal: "Refusal") -> dict[str, Any]:
    params = {name: str(value) for name, value in refusal.params.items()}
    return {"refused": refusal.code, "params": params}


def main() -> None:
    """First line: what is known, as JSON; then the bytes of the file. Out: the answer on one line, then its
    figures in pieces, one a line. How far it has come goes to standard error."""
    limit()
    # Nothing here goes in circles, and looking for circles among a million figures takes seconds.
    gc.disable()
    progress.listen(_tell)
    known = json.loads(sys.stdin.buffer.readline())
    answered = answer(sys.stdin.buffer.read(), date.fromisoformat(sys.argv[1]), known)
    figures = answered.get("report", {}).pop("figures", ())
    print(json.dumps(answered))
    for start in range(0, len(figures), PIECE):
        print(json.dumps(figures[start : start + PIECE]))


def _tell(stage: str, done: int, of: int) -> None:
    print(f"{stage} {done} {of}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
