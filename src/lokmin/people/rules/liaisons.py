"""Who of the staff writes to whom: what was divided, else the midwife of the village, else administration."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from lokmin.basics.scope import Role
from lokmin.basics.words import mark

OFFICE, AREA, SECTOR = "office", "area", "sector"
MIDWIFE, ADMINISTRATION, NOBODY = "midwife", "administration", "nobody"
WHY_WORDS: Mapping[str, str] = {
    OFFICE: mark("dibagi untuk jabatan ini"),
    AREA: mark("dibagi menurut desa"),
    SECTOR: mark("dibagi menurut sektor"),
    MIDWIFE: mark("bidan desanya"),
    ADMINISTRATION: mark("belum dibagi, jatuh ke tata usaha"),
    NOBODY: mark("belum ada yang mengirim"),
}


@dataclass(frozen=True)
class Writer:
    """A member of the staff who can write to somebody; `area_ids` are a midwife's villages."""

    account_id: UUID
    name: str
    role: Role
    area_ids: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Division:
    """What was divided: account by office, by area, by sector."""

    offices: Mapping[UUID, UUID] = field(default_factory=dict)
    areas: Mapping[UUID, UUID] = field(default_factory=dict)
    sectors: Mapping[str, UUID] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """Who writes to an office, and why it is this one."""

    writer: Writer | None
    why: str

    @property
    def account_id(self) -> UUID | None:
        return self.writer.account_id if self.writer else None

    @property
    def name(self) -> str:
        return self.writer.name if self.writer else ""

    @property
    def is_taken(self) -> bool:
        """Somebody took it, or it is in the villages of a midwife."""
        return self.why not in (ADMINISTRATION, NOBODY)


def liaison(
    *, office_id: UUID, area_id: UUID | None, sector: str, division: Division, staff: Sequence[Writer]
) -> Found:
    """The nearest that holds: office, village, sector, midwife of the village, administration, the head.

    Who does not serve here any more counts for nothing: the next one holds.
    """
    serving = {writer.account_id: writer for writer in reversed(staff)}
    told = (
        (OFFICE, division.offices.get(office_id)),
        (AREA, division.areas.get(area_id) if area_id else None),
        (SECTOR, division.sectors.get(sector)),
    )
    for why, account_id in told:
        if account_id in serving:
            return Found(serving[account_id], why)
    for writer in staff:
        if writer.role is Role.MIDWIFE and area_id in writer.area_ids:
            return Found(writer, MIDWIFE)
    return _last(staff)


def _last(staff: Iterable[Writer]) -> Found:
    for role in (Role.ADMINISTRATION, Role.HEAD):
        for writer in staff:
            if writer.role is role:
                return Found(writer, ADMINISTRATION)
    return Found(None, NOBODY)
