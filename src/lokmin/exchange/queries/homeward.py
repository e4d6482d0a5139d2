"""What a laptop carries, and what changed on it since: what its return holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage

from lokmin.basics.scope import Scope
from lokmin.exchange.queries import luggage, rows
from lokmin.exchange.rules import package as files
from lokmin.exchange.rules.package import Opened
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard

Changes = dict[str, list[dict[str, Any]]]


def package_path() -> Path:
    """Where a laptop keeps the package that it was filled from; there is none at an office."""
    return Path(settings.DATA) / "aula" / "paket.lokmin"


@dataclass(frozen=True)
class Luggage:
    """The package that this laptop carries."""

    package_id: str
    code: str
    name: str
    meeting_id: str
    meeting: str
    made_at: datetime
    made_by: str
    dated: datetime


def carried_here() -> Luggage | None:
    """What this installation carries, when it is a laptop filled from a package."""
    if not package_path().is_file():
        return None
    with package_path().open("rb") as file:
        return luggage_of(files.facts(file))


def luggage_of(facts: dict[str, Any]) -> Luggage:
    """What a package says of itself."""
    return Luggage(
        facts["package"],
        facts["puskesmas"],
        facts["name"],
        facts["meeting"],
        facts["title"],
        datetime.fromisoformat(facts["made_at"]),
        facts["made_by"],
        dated(facts),
    )


def dated(facts: dict[str, Any]) -> datetime:
    """When it was written on the clock of its Puskesmas; `made_at` is what the machine's clock said."""
    return datetime.fromisoformat(facts.get("dated") or facts["made_at"])


def card_of(found: Luggage) -> PuskesmasCard | None:
    return places.puskesmas_by_code(code=found.code)


def changes(*, scope: Scope, card: PuskesmasCard, opened: Opened) -> Changes:
    """Every row that was added, changed or deleted since the package was made, with how it was."""
    found: Changes = {}
    for label, now in luggage.present(scope, card):
        before = {row["id"]: row for row in opened.rows(f"rows/{label}.jsonl")}
        lines = [
            {"id": key, "base": before.get(key), "hall": row}
            for key, row in now.items()
            if before.get(key) != row
        ]
        gone = before.keys() - now.keys()
        seen = rows.there(label, gone)  # rows of others, which came along because ours point to them
        lines += [{"id": key, "base": before[key], "hall": None} for key in sorted(gone - seen)]
        found[label] = lines
    return found


def members(changed: Changes, opened: Opened) -> Iterator[tuple[str, bytes]]:
    """What a return is made of: the changes, and files that the package did not have."""
    for label, lines in changed.items():
        if lines:
            yield f"changes/{label}.jsonl", files.lines(lines)
    wanted = (
        name
        for label, lines in changed.items()
        for line in lines
        if line["hall"]
        for name in rows.stored_files(label, line["hall"])
    )
    known = set(opened.names)
    yield from stored(name for name in sorted(set(wanted)) if f"files/{name}" not in known)


def stored(names: "Iterator[str]") -> Iterator[tuple[str, bytes]]:
    """The bytes of stored files; one that is lost is left out, as its screen says already."""
    for name in names:
        if default_storage.exists(name):
            with default_storage.open(name, "rb") as file:
                yield f"files/{name}", file.read()
