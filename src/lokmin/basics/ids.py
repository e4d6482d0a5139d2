"""Row ids that stay unique when the databases of two laptops meet."""

import secrets
import time
from threading import Lock
from uuid import UUID, uuid5

_NATIONAL = UUID("5c0f9f6e-9d0b-5c53-8f8e-2d1a0b5e7c11")
_RANDOM_BITS = 74
_one_at_a_time = Lock()
_latest = 0


def new_id() -> UUID:
    """A time-ordered id (UUID version 7, RFC 9562): milliseconds first, then 74 random bits.

    Ids of one process rise strictly, also within a millisecond or when the clock is set back (RFC 9562,
    6.2, method 2), so rows written at the same instant keep the order in which they were written.
    """
    global _latest
    fresh = time.time_ns() // 1_000_000 << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    with _one_at_a_time:
        _latest = fresh if fresh > _latest else _latest + 1 + secrets.randbits(32)
        ordered = _latest
    return _version_7(ordered)


def new_ids(count: int) -> list[UUID]:
    """So many ids that rise strictly, for rows that are written together: randomness is asked for once."""
    global _latest
    noise = secrets.token_bytes(4 * count)
    fresh = time.time_ns() // 1_000_000 << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    found = []
    with _one_at_a_time:
        _latest = max(fresh, _latest)
        for start in range(0, len(noise), 4):
            _latest += 1 + int.from_bytes(noise[start : start + 4])
            found.append(_latest)
    return [_version_7(ordered) for ordered in found]


def _version_7(ordered: int) -> UUID:
    """48 bits of time, version, 12 random bits, variant, 62 random bits."""
    head, tail = ordered >> 62, ordered & (2**62 - 1)
    milliseconds, middle = head >> 12 & (2**48 - 1), head & (2**12 - 1)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | middle << 64 | 0x2 << 62 | tail)


def stable_id(kind: str, code: str) -> UUID:
    """The same id on every installation for a thing with a national code, such as a village."""
    return uuid5(_NATIONAL, f"{kind}:{code}")


def read_id(text: str) -> UUID | None:
    """The id in an address or a form's field; None when it is none."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
