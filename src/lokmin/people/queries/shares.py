"""Which sector takes which part in a year, what nobody took, and how it came to be."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.people.models import HelpingRole
from lokmin.people.queries.offices import OfficeCard, offices, sectors
from lokmin.people.rules import shares as rules
from lokmin.places import queries as places
from lokmin.tools.printing import language


@dataclass(frozen=True)
class PartCard:
    """What a sector takes on, last written by whom; `id` is the row that was read, for the next writer."""

    id: UUID
    sector: str
    topic: str
    area_id: UUID | None
    text: str
    office_id: UUID | None
    office: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return self.topic or str(self.area_id)


@dataclass(frozen=True)
class Line:
    """What is divided: a programme or a village. `key` names it in addresses."""

    key: str
    name: str
    topic: str = ""
    area_id: UUID | None = None
    cluster: str = ""


@dataclass(frozen=True)
class SectorLine:
    """A row of the matrix."""

    code: str
    name: str


@dataclass(frozen=True)
class Matrix:
    """The parts of a year: lines × sectors. `cells` by (line, sector)."""

    year: int
    topics: list[Line]
    villages: list[Line]
    sectors: list[SectorLine]
    cells: dict[tuple[str, str], PartCard] = field(default_factory=dict)

    @property
    def lines(self) -> list[Line]:
        return [*self.topics, *self.villages]

    def of_line(self, key: str) -> list[PartCard]:
        """Who takes a part in a programme or village, in the order of the sectors."""
        return [self.cells[key, s.code] for s in self.sectors if (key, s.code) in self.cells]

    def untaken(self, lines: list[Line]) -> list[Line]:
        """What nobody took: shown plainly (FN 34)."""
        left = set(rules.untaken([line.key for line in lines], [key for key, _ in self.cells]))
        return [line for line in lines if line.key in left]


def _lines() -> list[Line]:
    english = language() == "en"
    return [
        Line(t.code, t.name_en if english else t.name, topic=t.code, cluster=t.cluster)
        for t in rules.topics()
    ]


def helping_sectors() -> list[SectorLine]:
    """The sectors that help: all but the Puskesmas itself."""
    english = language() == "en"
    return [
        SectorLine(s.code, s.name_en if english else s.name) for s in sectors() if s.code != rules.OWN_SECTOR
    ]


def matrix(*, scope: Scope, kecamatan_id: UUID, year: int) -> Matrix:
    """The division of a year: every programme, every village of the kecamatan that its Puskesmas serve."""
    villages = [
        Line(str(area.id), area.name, area_id=area.id)
        for card in places.puskesmas_of_kecamatan(kecamatan_id=kecamatan_id)
        for area in places.catchment(puskesmas_id=card.id)
        if area.kecamatan_id == kecamatan_id
    ]
    rows = HelpingRole.objects.within(scope).filter(kecamatan_id=kecamatan_id, year=year)
    seats = {card.id: card for card in offices(scope=scope, kecamatan_id=kecamatan_id)}
    last = {
        (row.topic or str(row.area_id), row.sector_id): _part(row, seats) for row in rows.order_by("at", "id")
    }
    cells = {key: card for key, card in last.items() if card.text}
    unique = {line.key: line for line in villages}
    return Matrix(year, _lines(), list(unique.values()), helping_sectors(), cells)


def _part(row: HelpingRole, seats: dict[UUID, OfficeCard]) -> PartCard:
    seat = seats.get(row.office_id) if row.office_id else None
    return PartCard(
        id=row.id,
        sector=row.sector_id,
        topic=row.topic,
        area_id=row.area_id,
        text=row.text,
        office_id=row.office_id,
        office=seat.title if seat else "",
        by=row.by,
        at=row.at,
    )


def history(*, scope: Scope, kecamatan_id: UUID, year: int, sector: str) -> list[PartCard]:
    """What was written for a sector in a year, the latest first; an empty text gave a part back."""
    rows = HelpingRole.objects.within(scope).filter(kecamatan_id=kecamatan_id, year=year, sector_id=sector)
    seats = {card.id: card for card in offices(scope=scope, kecamatan_id=kecamatan_id)}
    return [_part(row, seats) for row in rows.order_by("-at", "-id")]


def years(*, scope: Scope, kecamatan_id: UUID) -> list[int]:
    """The years that have a matrix, the latest first."""
    rows = HelpingRole.objects.within(scope).filter(kecamatan_id=kecamatan_id).exclude(text="")
    return list(rows.order_by("-year").values_list("year", flat=True).distinct())


def takers(*, scope: Scope, kecamatan_id: UUID, year: int, programme: str) -> dict[str, str]:
    """Which sector took which part for a programme of the dictionary, by code of the sector."""
    topic = rules.topic_of(programme)
    if not topic:
        return {}
    rows = HelpingRole.objects.within(scope).filter(kecamatan_id=kecamatan_id, year=year, topic=topic)
    last = {row.sector_id: row.text for row in rows.order_by("at", "id")}
    return {sector: text for sector, text in last.items() if text}
