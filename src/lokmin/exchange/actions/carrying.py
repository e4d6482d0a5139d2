"""At the office: make a package. On the laptop: open it, and write its return."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import DataError, IntegrityError, transaction

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.coverage.actions import years
from lokmin.exchange import queries
from lokmin.exchange.models import HallPackage
from lokmin.exchange.queries import PackageCard, homeward, luggage, rows
from lokmin.exchange.queries.homeward import Luggage
from lokmin.exchange.rules import carried
from lokmin.exchange.rules import package as files
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.actions import action, audit


def make_package(
    *, scope: Scope, puskesmas_id: UUID, meeting_id: UUID | None, file: IO[bytes]
) -> PackageCard:
    """Write a package into `file`. A meeting that goes along is from then on written in the hall only.

    When the file cannot be written the meeting stays here.
    """
    card = luggage.puskesmas_of(scope, puskesmas_id)
    made = _promise_package(scope=scope, card=card, meeting_id=meeting_id)
    try:
        with transaction.atomic():
            found = luggage.outgoing(scope, card)
        title = meeting_queries.card(scope=scope, meeting_id=meeting_id).title if meeting_id else ""
        facts = _facts(scope, card, made, title)
        files.write(file, facts, _members(found))
    except BaseException:
        _forget_package(scope=scope, package_id=made.id)
        raise
    return queries.package(scope=scope, package_id=made.id)


@action
def _promise_package(*, scope: Scope, card: PuskesmasCard, meeting_id: UUID | None) -> HallPackage:
    scope.check(Duty.SETTINGS)
    row = HallPackage.add(
        puskesmas_id=card.id,
        meeting_id=meeting_id,
        key=secrets.token_hex(32),
        made_at=scope.now,
        made_by=scope.actor_name,
    )
    if meeting_id:
        meetings.take_away(scope=scope, meeting_id=meeting_id, package_id=row.id)
    audit(scope, "make_hall_package", row, meeting=str(meeting_id or ""))
    return row


@action
def _forget_package(*, scope: Scope, package_id: UUID) -> None:
    row = HallPackage.objects.within(scope).get(id=package_id)
    meetings.bring_back(scope=scope, package_id=package_id)
    audit(scope, "forget_hall_package", row)
    row.delete()


def _facts(scope: Scope, card: PuskesmasCard, made: HallPackage, title: str) -> dict[str, Any]:
    return {
        "kind": files.PACKAGE,
        "package": str(made.id),
        "key": made.key,
        "schema": rows.schema(),
        "puskesmas": card.code,
        "name": card.name,
        "meeting": str(made.meeting_id or ""),
        "title": title,
        "made_at": scope.machine_now.isoformat(),
        "dated": scope.now.isoformat(),
        "made_by": scope.actor_name,
    }


def _members(found: luggage.Rows) -> Iterator[tuple[str, bytes]]:
    for label, table in found.items():
        yield f"rows/{label}.jsonl", files.lines(table.values())
    names = {
        name
        for label, table in found.items()
        for row in table.values()
        for name in rows.stored_files(label, row)
    }
    yield from homeward.stored(iter(sorted(names)))


def open_package(*, scope: Scope, file: IO[bytes]) -> Luggage:
    """Fill this empty installation from a package, all or nothing; the same package again changes nothing.

    Refused: an installation that has a Puskesmas of its own, or carries another package.
    """
    opened = files.read(file, files.PACKAGE)
    found = homeward.luggage_of(opened.facts)
    carried_here = homeward.carried_here()
    if carried_here and carried_here.package_id == found.package_id:
        return carried_here
    if carried_here or places.all_puskesmas():
        raise Refusal("exchange.not_empty")
    if opened.facts["schema"] != rows.schema():
        raise Refusal("exchange.other_version")
    with kept_files(opened), _kept_package(file):
        try:
            _load(scope=scope, opened=opened)
        except (IntegrityError, DataError, ValidationError, KeyError, TypeError, ValueError) as fault:
            raise Refusal("exchange.package_broken") from fault
    return found


@contextmanager
def _kept_package(file: IO[bytes]) -> Iterator[None]:
    """The package itself stays on the laptop, once its rows are in."""
    path = homeward.package_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unready = path.with_suffix(".sebagian")
    file.seek(0)
    try:
        with os.fdopen(os.open(unready, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as copy:
            shutil.copyfileobj(file, copy)
        yield
        unready.replace(path)
    except BaseException:
        unready.unlink(missing_ok=True)
        raise


@action
def _load(*, scope: Scope, opened: files.Opened) -> None:
    for label in (*carried.OUT, *carried.BOTH):
        insert(label, list(opened.rows(f"rows/{label}.jsonl")))
    card = places.puskesmas_by_code(code=opened.facts["puskesmas"])
    if card is None:
        raise Refusal("exchange.package_broken")
    whole = luggage.of_puskesmas(scope, card)
    figures = opened.rows("rows/coverage.Figure.jsonl")
    years.rewrite(whole, card.id, {(UUID(f["area_id"]), f["element_id"], f["year"]) for f in figures})
    thing = rows.model("places.Puskesmas")._base_manager.get(pk=card.id)
    audit(whole, "open_hall_package", thing, puskesmas_id=card.id, package=opened.facts["package"])


def insert(label: str, table: list[rows.Row]) -> None:
    """Write new rows with their lists."""
    model = rows.model(label)
    model._base_manager.bulk_create([rows.instance(label, row) for row in table], batch_size=500)
    for name in rows.lists(label):
        set_list(label, name, {str(row["id"]): row[name] for row in table})


def set_list(label: str, name: str, wanted: dict[str, list[str]]) -> None:
    """Make a list of other rows hold exactly these."""
    field: Any = rows.model(label)._meta.get_field(name)
    through, near, far = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
    for part in rows.chunks(sorted(wanted)):
        through._base_manager.filter(**{f"{near}__in": part}).delete()
        pairs = [(key, other) for key in part for other in wanted[key]]
        through._base_manager.bulk_create(
            [through(**{f"{near}_id": key, f"{far}_id": other}) for key, other in pairs], batch_size=500
        )


@contextmanager
def kept_files(opened: files.Opened) -> Iterator[None]:
    """The files come first; those that were not there before go again when the rows were refused."""
    put: list[str] = []
    try:
        for member in opened.names:
            name = member.removeprefix("files/")
            if member != name and keep_file(name, opened, member):
                put.append(name)
        yield
    except BaseException:
        for name in put:
            default_storage.delete(name)
        raise


def keep_file(name: str, opened: files.Opened, member: str) -> bool:
    """Put a file into the store under its name unless it is there; answers whether it was put."""
    if default_storage.exists(name):
        return False
    with opened.member(member) as content:
        kept = default_storage.save(name, File(content))
    if kept != name:
        default_storage.delete(kept)
        return False
    return True


def write_return(*, scope: Scope, file: IO[bytes]) -> Luggage:
    """Write into `file` what changed on this laptop since the package was opened."""
    found = homeward.carried_here()
    card = homeward.card_of(found) if found else None
    if found is None or card is None:
        raise Refusal("exchange.no_luggage")
    scope.check(Duty.WRITE_MEETINGS)
    scope.check_puskesmas(card.id)
    with homeward.package_path().open("rb") as package:
        opened = files.read(package, files.PACKAGE)
        with transaction.atomic():
            changed = homeward.changes(scope=scope, card=card, opened=opened)
        facts = {
            "kind": files.RETURN,
            "package": found.package_id,
            "schema": rows.schema(),
            "puskesmas": found.code,
            "name": found.name,
            "meeting": found.meeting_id,
            "title": found.meeting,
            "made_at": scope.machine_now.isoformat(),
            "dated": scope.now.isoformat(),
            "made_by": scope.actor_name,
        }
        files.write(file, facts, homeward.members(changed, opened), key=opened.facts["key"])
    return found
