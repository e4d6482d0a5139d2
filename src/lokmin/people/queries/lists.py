"""What a list meets in the directory, and which lists were read in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.people.models import ListImport
from lokmin.people.queries.offices import OfficeCard, offices, sectors
from lokmin.people.queries.persons import persons
from lokmin.people.rules import list_plan
from lokmin.people.rules.list_file import Written
from lokmin.people.rules.list_plan import Directory, Entry, KnownOffice
from lokmin.people.rules.names import Known, same
from lokmin.places import queries as places


@dataclass(frozen=True)
class ImportCard:
    """A list that was read in."""

    id: UUID
    name: str
    lines: int
    by: str
    at: datetime
    undone_by: str


def plan(
    *, scope: Scope, kecamatan_id: UUID, lines: Sequence[Written], answers: Mapping[str, str]
) -> list[Entry]:
    """What the lines of a list would do today: the preview, and what is stored, are this."""
    scope.check(Duty.MANAGE_PEOPLE)
    return list_plan.plan(lines, _directory(scope, kecamatan_id), answers)


def _directory(scope: Scope, kecamatan_id: UUID) -> Directory:
    areas = {
        same(area.name): str(area.id)
        for card in places.puskesmas_of_kecamatan(kecamatan_id=kecamatan_id)
        for area in places.catchment(puskesmas_id=card.id)
        if area.kecamatan_id == kecamatan_id
    }
    every = sectors()
    names = {same(text): s.code for s in every for text in (s.code, s.name, s.name_en)}
    return Directory(
        offices=[_known(card) for card in offices(scope=scope, kecamatan_id=kecamatan_id)],
        persons=[
            Known(str(card.id), card.name, card.id_number, card.phone)
            for card in persons(scope=scope, kecamatan_id=kecamatan_id)
        ],
        sectors=names,
        areas=areas,
        today=scope.today,
        sector_names=[row.name for row in every],
    )


def _known(card: OfficeCard) -> KnownOffice:
    holder = Known(str(card.person_id), card.holder, card.id_number, card.phone) if card.person_id else None
    return KnownOffice(
        id=str(card.id),
        title=card.title,
        institution=card.institution,
        sector=card.sector,
        area=str(card.area_id or ""),
        holder=holder,
        acting=card.acting,
        rank=card.rank,
        consent=card.has_consent,
    )


def imports(*, scope: Scope, kecamatan_id: UUID) -> list[ImportCard]:
    """The lists that were read in, the latest first."""
    rows = ListImport.objects.within(scope).filter(kecamatan_id=kecamatan_id)
    return [
        ImportCard(row.id, row.name, row.made["lines"], row.by, row.at, row.undone_by) for row in rows[:10]
    ]
