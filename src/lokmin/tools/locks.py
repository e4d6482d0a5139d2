"""One writer at a time, and how it is seen that somebody waited for another in vain."""

import hashlib
from uuid import UUID

from django.db import OperationalError, connection

# PostgreSQL: serialization failure, deadlock, lock not available.
_BUSY_STATES = {"40001", "40P01", "55P03"}


def one_writer(place: UUID | str, what: str = "") -> None:
    """Let one transaction a `place` write at a time, of its `what`; SQLite does so by itself.

    Everybody else waits until the transaction ends.
    """
    if connection.vendor == "postgresql":
        number = hashlib.sha256(f"{what}:{place}".encode()).digest()[:8]
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(number, signed=True)])


def is_busy(error: BaseException | None) -> bool:
    """Whether a database gave up waiting because others were writing: the same may be asked again."""
    if not isinstance(error, OperationalError):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    return state in _BUSY_STATES or "is locked" in str(error)
