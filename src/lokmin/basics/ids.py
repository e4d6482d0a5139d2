"""Row ids that stay unique when the databases of two laptops meet."""

import os
import time
from uuid import UUID, uuid5

_NATIONAL = UUID("5c0f9f6e-9d0b-5c53-8f8e-2d1a0b5e7c11")


def new_id() -> UUID:
    """A time-ordered id (UUID version 7, RFC 9562): milliseconds first, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (2**48 - 1)) << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def stable_id(kind: str, code: str) -> UUID:
    """The same id on every installation for a thing with a national code, such as a village."""
    return uuid5(_NATIONAL, f"{kind}:{code}")
