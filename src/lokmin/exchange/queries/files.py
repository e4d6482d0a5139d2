"""The stored files that rows name, and whether they are what they were."""

import hashlib
from collections.abc import Collection, Iterator

from django.core.files.storage import default_storage

from lokmin.exchange.models import HallRow
from lokmin.exchange.queries import rows
from lokmin.exchange.rules.joining import CONFLICT

_TABLES = {
    "meetings.MeetingPhoto": "sha256",
    "commitments.Proof": "sha256",
    "papers.IssuedPaper": "scan_sha256",
    "papers.IssuedFile": "sha256",
    "papers.FiledSheet": "sha256",
}


def lost_files() -> tuple[int, list[str]]:
    """How many files the rows of this installation name, and which are gone or have other bytes."""
    wanted = dict(_named())
    return len(wanted), sorted(name for name, digest in wanted.items() if not _is_whole(name, digest))


def named(names: Collection[str]) -> set[str]:
    """Which of these files a row names, or a row of a return that nobody has decided about yet."""
    found: set[str] = set()
    tables = rows.with_files()
    for label in tables:
        for row in rows.read(label, rows.naming(label, names)).values():
            found.update(rows.stored_files(label, row))
    waiting = HallRow.unscoped.filter(table__in=tables, outcome=CONFLICT, choice="")
    for label, sent in waiting.values_list("table", "hall"):
        found.update(rows.stored_files(label, sent) if sent else ())
    return found & set(names)


def _named() -> Iterator[tuple[str, str]]:
    for label, field in _TABLES.items():
        for row in rows.read(label, rows.model(label)._base_manager.all()).values():
            for name in rows.stored_files(label, row):
                yield name, row[field]


def _is_whole(name: str, digest: str) -> bool:
    if not default_storage.exists(name):
        return False
    found = hashlib.sha256()
    with default_storage.open(name, "rb") as file:
        for chunk in file.chunks():
            found.update(chunk)
    return not digest or found.hexdigest() == digest
