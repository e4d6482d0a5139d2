"""Packages that went to a hall, returns that were joined, and what is still to be decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Duty, Scope
from lokmin.exchange.models import HallPackage, HallReturn, HallRow
from lokmin.exchange.queries import rows
from lokmin.exchange.queries.rows import Row
from lokmin.exchange.rules.joining import CONFLICT


@dataclass(frozen=True)
class ReturnCard:
    """A return that was joined. `open` of its rows wait for a decision; `again`: joined before already."""

    id: UUID
    package_id: UUID
    written_at: datetime
    joined_at: datetime
    joined_by: str
    counts: dict[str, int]
    open: int
    again: bool = False


@dataclass(frozen=True)
class PackageCard:
    """A package that was made, with the returns that came of it."""

    id: UUID
    puskesmas_id: UUID
    meeting_id: UUID | None
    made_at: datetime
    made_by: str
    returns: tuple[ReturnCard, ...] = ()


@dataclass(frozen=True)
class ConflictCard:
    """A row that both sides wrote: as it went out, as the hall has it, as the office had it when joining.

    `now` is the office's row today. `reason` says why it was not written by itself.
    """

    id: UUID
    return_id: UUID
    label: str
    here_id: str
    reason: str
    base: Row | None
    hall: Row | None
    office: Row | None
    now: Row | None
    choice: str
    decided_at: datetime | None
    decided_by: str


def packages(*, scope: Scope, puskesmas_id: UUID) -> list[PackageCard]:
    """The packages of a Puskesmas, the newest first."""
    scope.check(Duty.READ_MEETINGS)
    scope.check_puskesmas(puskesmas_id)
    found = HallPackage.objects.within(scope).filter(puskesmas_id=puskesmas_id)
    return [_package(scope, row) for row in found.prefetch_related("returns")]


def package(*, scope: Scope, package_id: UUID) -> PackageCard:
    scope.check(Duty.READ_MEETINGS)
    row = HallPackage.objects.within(scope).filter(id=package_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return _package(scope, row)


def returns(*, scope: Scope, return_id: UUID) -> ReturnCard:
    """One joined return."""
    scope.check(Duty.READ_MEETINGS)
    row = HallReturn.objects.within(scope).filter(id=return_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return _return(scope, row)


def conflicts(*, scope: Scope, return_id: UUID) -> list[ConflictCard]:
    """What both sides wrote, and rows whose number changed on the way; those to be decided first."""
    scope.check(Duty.READ_MEETINGS)
    found = HallRow.objects.within(scope).filter(joined_id=return_id).exclude(reason="")
    return sorted((_conflict(row) for row in found), key=lambda card: bool(card.choice))


def conflict(*, scope: Scope, row_id: UUID) -> ConflictCard:
    scope.check(Duty.READ_MEETINGS)
    row = HallRow.objects.within(scope).filter(id=row_id).exclude(reason="").first()
    if row is None:
        raise NotYours("door.not_yours")
    return _conflict(row)


def _package(scope: Scope, row: HallPackage) -> PackageCard:
    joined = HallReturn.objects.within(scope).filter(package=row)
    zone = scope.now.tzinfo
    return PackageCard(
        row.id,
        row.puskesmas_id,
        row.meeting_id,
        row.made_at.astimezone(zone),
        row.made_by,
        tuple(_return(scope, one) for one in joined),
    )


def _return(scope: Scope, row: HallReturn) -> ReturnCard:
    undecided = HallRow.objects.within(scope).filter(joined=row, outcome=CONFLICT, choice="")
    zone = scope.now.tzinfo
    return ReturnCard(
        row.id,
        row.package_id,
        row.written_at.astimezone(zone),
        row.joined_at.astimezone(zone),
        row.joined_by,
        dict(row.counts),
        undecided.count(),
    )


def _conflict(row: Any) -> ConflictCard:
    now = rows.by_ids(row.table, [row.here_id]).get(row.here_id)
    return ConflictCard(
        row.id,
        row.joined_id,
        row.table,
        row.here_id,
        row.reason,
        row.base,
        row.hall,
        row.office,
        now,
        row.choice,
        row.decided_at,
        row.decided_by,
    )
