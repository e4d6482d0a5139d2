"""What joining does with one row: the office's and the hall's changes since the package was made."""

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

from lokmin.exchange.rules.carried import BOOKKEEPING

Row = Mapping[str, Any]

SAME, ADD, CHANGE, REMOVE, CONFLICT = "same", "add", "change", "remove", "conflict"


def canonical(value: Any) -> str:
    """The one way in which a value is written as JSON."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(row: Row | None) -> str:
    """SHA-256 over a row, or over its absence."""
    return hashlib.sha256(canonical(row).encode()).hexdigest()


def decide(base: Row | None, hall: Row | None, now: Row | None, known: Collection[str] = ()) -> str:
    """What becomes of a row that the hall wrote or deleted.

    `base` is the row as the package carried it, `hall` as the laptop has it, `now` as the office has it; None
    is no row. `known` are the digests of what earlier returns of the same package brought of it. The office's
    own change is never overwritten: where both changed the row, a person decides.
    """
    if hall == now or digest(hall) in known:
        return SAME
    if not _untouched(base, now, known):
        return CONFLICT
    if hall is None:
        return REMOVE
    return ADD if now is None else CHANGE


def _untouched(base: Row | None, now: Row | None, known: Collection[str]) -> bool:
    """Whether the office left the row as it went out or as an earlier return brought it."""
    gone = base is None and bool(known)  # it came with an earlier return and was deleted here since
    return digest(now) in known or (now == base and not gone)


def says_the_same(one: Row, other: Row) -> bool:
    """Whether two rows differ at most in who wrote them and when."""
    return all(one[name] == other.get(name) for name in one if name not in BOOKKEEPING)


def differing(one: Row | None, other: Row | None) -> list[str]:
    """The fields that two rows do not share, bookkeeping aside where anything else differs."""
    names = sorted({*(one or {}), *(other or {})} - {"id"})
    found = [name for name in names if (one or {}).get(name) != (other or {}).get(name)]
    return [name for name in found if name not in BOOKKEEPING] or found


def next_number(taken: Collection[int | None]) -> int:
    return max((number for number in taken if number is not None), default=0) + 1
