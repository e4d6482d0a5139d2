"""Invitations and attendance by sector, a row for each office."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from lokmin.meetings.forms import SeatForm
from lokmin.meetings.queries import AttendanceCard, InvitationCard, OfficeLine
from lokmin.people.queries import DelegateCard, OfficeCard, SectorGroup

STAMPS = {"present": "done", "represented": "running", "excused": "carried", "absent": "blocked"}


@dataclass(frozen=True)
class Group:
    """The rows of one sector."""

    name: str
    rows: list[Any]


def office_words(office: OfficeCard) -> str:
    """`Kapolsek (Iptu Wibowo)`."""
    return f"{office.printed_title} ({office.holder})" if office.holder else office.printed_title


def free_offices(groups: Iterable[SectorGroup], taken: set[UUID]) -> list[SectorGroup]:
    """The offices that are not on the list yet, by sector."""
    left = [replace(g, offices=[o for o in g.offices if o.id not in taken]) for g in groups]
    return [group for group in left if group.offices]


def by_sector(rows: Sequence[InvitationCard]) -> list[Group]:
    return _grouped([(row.at, row) for row in rows])


def _grouped(rows: Iterable[tuple[OfficeLine, Any]]) -> list[Group]:
    groups: dict[str, Group] = {}
    for line, row in rows:
        groups.setdefault(line.sector, Group(line.sector_name, [])).rows.append(row)
    return list(groups.values())


@dataclass(frozen=True)
class SeatRow:
    """One office on the attendance list: invited, recorded, its form, who usually comes for it."""

    at: OfficeLine
    title: str
    holder: str
    seat: AttendanceCard | None
    invitation: InvitationCard | None
    form: SeatForm
    failed: bool
    delegates: list[DelegateCard]

    @property
    def stamp(self) -> str:
        return STAMPS[self.seat.presence] if self.seat else "later"


def seats(
    invited: Sequence[InvitationCard],
    recorded: Sequence[AttendanceCard],
    failed: SeatForm | None,
    delegates: Mapping[UUID, list[DelegateCard]],
) -> list[Group]:
    """Every office that was invited or came, by sector; the form that failed stays as typed."""
    there = {seat.office_id: seat for seat in recorded}
    usual = {office: cards for office, cards in delegates.items() if not _is_represented(there.get(office))}
    rows = [(row.at, _row(row.at, row, there.get(row.office_id), failed, usual)) for row in invited]
    known = {row.office_id for row in invited}
    rows += [(s.at, _row(s.at, None, s, failed, usual)) for s in recorded if s.office_id not in known]
    return _grouped(rows)


def _is_represented(seat: AttendanceCard | None) -> bool:
    return seat is not None and seat.presence == "represented"


def _row(
    at: OfficeLine,
    invitation: InvitationCard | None,
    seat: AttendanceCard | None,
    failed: SeatForm | None,
    usual: Mapping[UUID, list[DelegateCard]],
) -> SeatRow:
    wrong = failed is not None and str(failed.data.get("office", "")) == str(at.office_id)
    form = failed if wrong and failed is not None else SeatForm(initial=_initial(at, invitation, seat))
    form.auto_id = f"o-{at.office_id}-%s"
    title = invitation.title if invitation else at.office
    holder = invitation.holder_name if invitation else ""
    return SeatRow(at, title, holder, seat, invitation, form, wrong, usual.get(at.office_id, []))


def _initial(
    at: OfficeLine, invitation: InvitationCard | None, seat: AttendanceCard | None
) -> dict[str, Any]:
    """What was recorded, else the delegate who was announced."""
    if seat:
        names = ("person_name", "person_title", "id_kind", "id_number", "reason")
        delegate = seat.presence == "represented"
        kept = {name: getattr(seat, name) for name in names} if delegate else {"reason": seat.reason}
        return {"office": at.office_id, **kept}
    announced = {
        "person_name": invitation.delegate_name if invitation else "",
        "person_title": invitation.delegate_title if invitation else "",
    }
    return {"office": at.office_id, **announced}
