"""Hostile files: made here, each with what must come out of it. No file may lead to a silently wrong number.

`HOSTILE` maps a sentence to `(file, expected)`; what is expected is a `Refused` with its code, or `Read` with
exactly these figures and issues of exactly these codes.
"""

from tests.intake.corpus import archives, field, numbers, persons, sheets, texts
from tests.intake.corpus.made import Case, Read, Refused

__all__ = ["HOSTILE", "Case", "Read", "Refused"]

_PARTS = (archives.CASES, field.CASES, numbers.CASES, persons.CASES, sheets.CASES, texts.CASES)
HOSTILE: dict[str, Case] = {name: case for part in _PARTS for name, case in part.items()}
assert len(HOSTILE) == sum(len(part) for part in _PARTS)
