"""One writer at a time where no row stands yet that could be locked."""

import hashlib
from uuid import UUID

from django.db import connection


def one_writer(place: UUID | str, what: str = "") -> None:
    """Let one transaction a `place` write at a time, of its `what`; SQLite does so by itself.

    Everybody else waits until the transaction ends.
    """
    if connection.vendor == "postgresql":
        number = hashlib.sha256(f"{what}:{place}".encode()).digest()[:8]
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(number, signed=True)])
