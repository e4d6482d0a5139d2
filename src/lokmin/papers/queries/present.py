"""Who came to a meeting, by name and office, as its papers list them."""

from dataclasses import dataclass
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.meetings.queries import AttendanceCard, InvitationCard, MeetingCard, MeetingDetail
from lokmin.meetings.rules.people import same_person
from lokmin.papers.queries.invitations import addressee
from lokmin.people import queries as people


@dataclass(frozen=True)
class Known:
    """What the list of offices knows of a person beside the name."""

    rank: str = ""
    id_kind: str = ""
    id_number: str = ""

    @property
    def identity(self) -> str:
        return f"{self.id_kind} {self.id_number}".strip()

    @property
    def in_column(self) -> str:
        """The number as it stands in a column headed NIP; another kind of number says which."""
        return self.id_number if self.id_kind == "NIP" else self.identity


CAME = ("present", "represented", "walk_in")


@dataclass(frozen=True)
class Guest:
    """One person who came; with two offices the person stands here once (FN 26). `seats`: all their rows."""

    seats: tuple[UUID, ...]
    name: str
    office: str
    sector: str

    @property
    def id(self) -> UUID:
        return self.seats[0]


def known_people(scope: Scope, card: MeetingCard) -> dict[str, Known]:
    """Rank and number of who held an office on the day of the meeting, by name; none of two with one name."""
    seats = people.offices(scope=scope, kecamatan_id=card.kecamatan_id, on=card.held_on, retired=True)
    found: dict[str, dict[str, Known]] = {}
    for seat in seats:
        if seat.holder:
            one = Known(seat.rank, seat.id_kind if seat.id_number else "", seat.id_number)
            found.setdefault(same_person(seat.holder), {})[str(seat.person_id)] = one
    return {name: next(iter(one.values())) for name, one in found.items() if len(one) == 1}


def came(detail: MeetingDetail) -> list[AttendanceCard]:
    """The seats that somebody filled, invited or not."""
    return [seat for seat in detail.attendance if not seat.invited or seat.presence in CAME]


def name_of(seat: AttendanceCard, guest: InvitationCard | None) -> str:
    """Who sat there; the holder of the office where the sheet says only that he came himself."""
    return seat.person_name or (guest.holder_name if guest and seat.presence == "present" else "")


def office_of(seat: AttendanceCard) -> str:
    """Title and institution in one line."""
    title = seat.person_title or (seat.at.office if seat.office_id else "")
    return addressee(title, seat.at.institution) if title else seat.at.institution


def guests(detail: MeetingDetail) -> tuple[Guest, ...]:
    """Who came, each person once, with all offices that they sat for: as many as the meeting counts heads."""
    holders = {guest.office_id: guest for guest in detail.invitations}
    seats = came(detail)
    known = {(seat.person_id, same_person(seat.person_name)) for seat in seats if seat.person_id}
    found: dict[object, list[AttendanceCard]] = {}
    for seat in seats:
        found.setdefault(_person(seat, known), []).append(seat)
    return tuple(_guest(seats, holders) for seats in found.values())


def _person(seat: AttendanceCard, known: set[tuple[UUID, str]]) -> object:
    """By what a person is told from others: as `meetings.rules.people.heads` does."""
    name = same_person(seat.person_name)
    alike = [person for person, other in known if other == name]
    if seat.person_id or not name:
        return seat.person_id or seat.id
    return alike[0] if len(alike) == 1 else name


def _guest(seats: list[AttendanceCard], holders: dict[UUID, InvitationCard]) -> Guest:
    names = (name_of(seat, holders.get(seat.office_id) if seat.office_id else None) for seat in seats)
    offices = filter(None, dict.fromkeys(office_of(seat) for seat in seats))
    ids = tuple(seat.id for seat in seats)
    return Guest(ids, next(filter(None, names), ""), "; ".join(offices), seats[0].at.sector)
