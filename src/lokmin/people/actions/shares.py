"""The division of parts among the sectors of a kecamatan, cell by cell; each change is a row.

The room decides it in the first lokmin of a year, so whoever may write a meeting may write it down.
"""

from uuid import NAMESPACE_OID, UUID, uuid5

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.people import queries
from lokmin.people.actions.reach import check_kecamatan
from lokmin.people.models import HelpingRole, Office
from lokmin.people.queries import PartCard
from lokmin.people.rules import shares as rules
from lokmin.people.rules.names import check_no_nik
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer


@action
def take_part(
    *,
    scope: Scope,
    kecamatan_id: UUID,
    year: int,
    sector: str,
    key: str,
    text: str,
    office_id: UUID | None = None,
    seen: UUID | None = None,
) -> None:
    """Write what a sector takes on for a programme or village (`key`) in a year; empty gives it back.

    The same again changes nothing. `seen` is the row that the writer saw (None: an empty cell): when
    somebody else wrote meanwhile, nothing is overwritten and both see it.
    """
    check_kecamatan(scope, kecamatan_id, Duty.WRITE_MEETINGS)
    rules.check_year(year, scope.today.year)
    text = rules.check_text(text)
    check_no_nik(text)
    one_writer(uuid5(NAMESPACE_OID, f"{kecamatan_id}:{year}"), "helping roles")
    matrix = queries.matrix(scope=scope, kecamatan_id=kecamatan_id, year=year)
    line = next((line for line in matrix.lines if line.key == key), None)
    if line is None or sector not in {s.code for s in matrix.sectors}:
        raise Refusal("people.part_unknown")
    if office_id and not Office.objects.within(scope).filter(id=office_id).exists():
        raise NotYours("door.not_yours")
    now = matrix.cells.get((key, sector))
    office_id = office_id if text else None
    if (now.text, now.office_id) == (text, office_id) if now else not text:
        unchanged()
        return
    _check_seen(now, seen)
    row = HelpingRole.add(
        kecamatan_id=kecamatan_id,
        year=year,
        sector_id=sector,
        topic=line.topic,
        area_id=line.area_id,
        text=text,
        office_id=office_id,
        by=scope.actor_name,
        at=scope.now,
    )
    audit(scope, "people.take_part", row, before=now.text if now else "", after=text)


def _check_seen(now: PartCard | None, seen: UUID | None) -> None:
    if (now.id if now else None) != seen:
        raise Stale("people.part_stale", by=now.by if now else "", text=now.text if now else "")


@action
def copy_year(*, scope: Scope, kecamatan_id: UUID, year: int) -> int:
    """Fill the cells of a year that were never written with those of the year before; returns how many."""
    check_kecamatan(scope, kecamatan_id, Duty.WRITE_MEETINGS)
    rules.check_year(year, scope.today.year)
    one_writer(uuid5(NAMESPACE_OID, f"{kecamatan_id}:{year}"), "helping roles")
    last = queries.matrix(scope=scope, kecamatan_id=kecamatan_id, year=year - 1)
    if not last.cells:
        raise Refusal("people.part_no_year", year=year - 1)
    rows = HelpingRole.objects.within(scope).filter(kecamatan_id=kecamatan_id, year=year)
    written = {(row.topic or str(row.area_id), row.sector_id) for row in rows}
    known = {line.key for line in last.lines}
    made = 0
    for (key, sector), card in last.cells.items():
        if (key, sector) in written or key not in known:
            continue
        row = HelpingRole.add(
            kecamatan_id=kecamatan_id,
            year=year,
            sector_id=sector,
            topic=card.topic,
            area_id=card.area_id,
            text=card.text,
            office_id=card.office_id,
            by=scope.actor_name,
            at=scope.now,
        )
        made += 1
    if not made:
        unchanged()
        return 0
    audit(scope, "people.copy_year", row, year=year, cells=made)
    return made
