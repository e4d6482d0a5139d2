"""Who stands at the door of the hall with a phone: the live code, the seat, and what both may see."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, UUIDField
from django.db.models.functions import Coalesce

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Role, Scope
from lokmin.meetings.models import (
    Attendance,
    HallCode,
    HallGuest,
    Invitation,
    Meeting,
    MeetingState,
    RoomState,
)
from lokmin.meetings.queries.cards import MeetingCard
from lokmin.meetings.queries.lines import sector_name_column
from lokmin.meetings.queries.meetings import plain_card_of
from lokmin.meetings.rules import hall
from lokmin.obstacles.rules.rounds import guest_key, seat_key
from lokmin.people import queries as people
from lokmin.people.rules import link_id_of, token_of
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.prepared import prepared

NOBODY = "tamu di ruang rapat"
THERE = ("present", "represented")


@dataclass(frozen=True)
class HallSeat:
    """Who took a seat with a phone.

    `standing` is what the list of attendance says of it now ("": nothing), `by_desk` whether the desk wrote
    that, `person` whom it names. `first_office` is the first office that the person sits for.
    """

    id: UUID
    meeting_id: UUID
    office_id: UUID | None
    name: str
    title: str
    institution: str
    presence: str
    made_at: datetime
    opened: int
    opened_at: datetime
    same_as: UUID | None = None
    first_office: UUID | None = None
    attendance_id: UUID | None = None
    standing: str = ""
    by_desk: bool = False
    person: str = ""

    @property
    def is_there(self) -> bool:
        """Whoever is on the list as absent says and scores nothing."""
        return self.standing in THERE

    @property
    def may_score(self) -> bool:
        """Anybody can walk in under any number of names: the desk has to confirm them first."""
        return self.is_there and (self.first_office is not None or self.by_desk)

    @property
    def rater_key(self) -> str:
        """Whose scores they are: an office scores once, whoever sits for it and however often."""
        if self.first_office:
            return seat_key(self.first_office)
        return guest_key(self.same_as or self.id)

    @property
    def said(self) -> str:
        """`Siti, Sekretaris Desa Pari`."""
        return ", ".join(part for part in (self.name, self.title or self.institution) if part)


@dataclass(frozen=True)
class HallVisitor:
    """A phone in the hall. `meeting` carries no counts; `guest` is None before a seat was taken.

    `scope` has no account and no duty. Whoever shows numbers to it shows them as the hall may see them.
    """

    scope: Scope
    meeting: MeetingCard
    puskesmas: PuskesmasCard
    code: str
    guest: HallSeat | None = None
    token: str = ""


def seat_token(guest_id: UUID) -> str:
    return token_of(guest_id, settings.SECRET_KEY, hall.SEAT)


def with_person(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Seats with what the list says of them and the first office of their person: that of the first seat,
    else of another that still lives."""
    person = Coalesce(OuterRef("same_as_id"), OuterRef("id"))
    own = HallGuest.unscoped.annotate(person=person).exclude(office=None)
    own = own.filter(Q(id=F("person")) | Q(same_as_id=F("person"), removed_at=None))
    first = Subquery(own.order_by("made_at", "id").values("office_id")[:1], output_field=UUIDField())
    return rows.select_related("attendance").annotate(person_office=first)


def seat_by_id(*, scope: Scope, seat_id: UUID) -> HallSeat | None:
    """A seat that still lives, as it stands now."""
    row = with_person(HallGuest.objects.within(scope).filter(id=seat_id, removed_at=None)).first()
    return seat_card(row) if row else None


def seat_card(row: Any) -> HallSeat:
    """One phone with what the desk recorded of its office; the row comes from `with_person`."""
    names = ("id", "meeting_id", "office_id", "name", "title", "institution", "presence", "made_at")
    facts = {name: getattr(row, name) for name in names}
    there = row.attendance
    return HallSeat(
        **facts,
        opened=row.opened,
        opened_at=row.opened_at,
        same_as=row.same_as_id,
        first_office=row.person_office,
        attendance_id=row.attendance_id,
        standing=there.presence if there else "",
        by_desk=bool(there) and not noted_by_phone(row, there),
        person=there.person_name if there else "",
    )


def noted_by_phone(guest: Any, there: Any) -> bool:
    """Whether what stands on the list is what this seat wrote: whoever writes later leaves name and time."""
    return bool(there.at == guest.made_at and there.by == guest.name)


def desk_row(scope: Scope, meeting: Any, office_id: UUID) -> Attendance | None:
    """What the desk wrote of an office; None when nobody did, or only a phone."""
    row = Attendance.objects.within(scope).filter(meeting=meeting, office_id=office_id).first()
    if row is None:
        return None
    phones = HallGuest.objects.within(scope).filter(attendance=row)
    return None if any(noted_by_phone(guest, row) for guest in phones) else row


@dataclass(frozen=True)
class HallDoor:
    """What one question found behind an address: the code or the seat, its meeting and its Puskesmas."""

    row: Any
    place: PuskesmasCard
    guest: bool


def hall_door(*, code: str, token: str = "") -> HallDoor | None:
    """None when no such code or seat was ever made. Every page and tap of a phone comes through here."""
    if token:
        seat_id = link_id_of(token, settings.SECRET_KEY, hall.SEAT)
        found = _door_of_seat(seat_id) if seat_id else []
    else:
        found = _door_of_code(hall.read_code(code))
    for row in found:
        return HallDoor(row, places.puskesmas_card(row.meeting.puskesmas), bool(token))
    return None


@prepared
def _door_of_code(code: str) -> QuerySet[Any]:
    return _with_meeting(HallCode.unscoped.filter(code=code))


@prepared
def _door_of_seat(seat_id: UUID) -> QuerySet[Any]:
    return _with_meeting(with_person(HallGuest.unscoped.filter(id=seat_id)))


def _with_meeting(rows: QuerySet[Any]) -> QuerySet[Any]:
    part = Meeting.taking_part.through._default_manager.filter(meeting_id=OuterRef("meeting_id"))
    place = "meeting__puskesmas"
    rows = rows.select_related(f"{place}__kecamatan", f"{place}__district", "meeting__kecamatan")
    return rows.annotate(has_part=Exists(part))[:1]


def hall_place(*, code: str, token: str = "") -> PuskesmasCard | None:
    """The Puskesmas whose clock decides."""
    door = hall_door(code=code, token=token)
    return door.place if door else None


def open_hall(
    *, place: PuskesmasCard, code: str, now: datetime, token: str = "", door: HallDoor | None = None
) -> HallVisitor:
    """Let a phone in. Refused: the meeting is not open ("meetings.hall_closed"), the code was replaced
    ("meetings.hall_replaced"), the seat was given free ("meetings.seat_removed").

    A seat that was taken stays when a new code is made: the new code shuts the door, not the room. `door`
    saves asking again what was found just now.
    """
    typed = hall.read_code(code)
    door = door or hall_door(code=code, token=token)
    if door is None:
        raise Refusal("meetings.hall_replaced")
    row = door.row
    meeting = plain_card_of(row.meeting, row.has_part)
    if meeting.state != MeetingState.OPEN:
        raise Refusal("meetings.hall_closed")
    scope = Scope(NOBODY, Role.LINK, now, frozenset({place.id}), places.kecamatan_of(place))
    if not door.guest:
        if row.ended_at is not None:
            raise Refusal("meetings.hall_replaced")
        return HallVisitor(scope, meeting, place, typed)
    if row.removed_at is not None:
        raise Refusal("meetings.seat_removed")
    own = replace(scope, actor_name=row.name, office_id=row.office_id)
    return HallVisitor(own, meeting, place, typed, seat_card(row), token)


@dataclass(frozen=True)
class HallAddress:
    """How phones find the hall. `url` is empty where no phone can reach us (FN 18); `here` is then the
    address that opens on this computer only, if there is one."""

    code: str
    said: str
    url: str
    made_at: datetime
    made_by: str
    here: str = ""


def hall_address(*, scope: Scope, meeting_id: UUID) -> HallAddress | None:
    """The live code of a meeting that is open; None otherwise."""
    row = next(iter(_live_codes(scope, meeting_id)), None)
    if row is None:
        return None
    far, said = people.public_url(), hall.said_code(row.code)
    url, own = (f"{base}/r/{row.code}/" if base else "" for base in (far, settings.PUBLIC_URL))
    return HallAddress(row.code, said, url, row.made_at, row.made_by, here="" if far else own)


@prepared
def _live_codes(scope: Scope, meeting_id: UUID) -> QuerySet[HallCode]:
    rows: QuerySet[HallCode] = HallCode.objects.within(scope).filter(meeting_id=meeting_id, ended_at=None)
    return rows.filter(meeting__state=MeetingState.OPEN)[:1]


def hall_guests(*, scope: Scope, meeting_id: UUID) -> list[HallSeat]:
    """The seats taken with phones, in the order of time; those given free are left out."""
    return [seat_card(row) for row in _seats(scope, meeting_id)]


@prepared
def _seats(scope: Scope, meeting_id: UUID) -> QuerySet[Any]:
    return with_person(HallGuest.objects.within(scope).filter(meeting_id=meeting_id, removed_at=None))


@dataclass(frozen=True)
class ChairCard:
    """An invited office as the list on phones needs it. `taken_by` names the phone that sits there."""

    office_id: UUID
    title: str
    holder: str
    sector: str
    sector_name: str
    taken_by: str = ""


def chairs(*, scope: Scope, meeting_id: UUID) -> list[ChairCard]:
    """The invited offices by sector and village. Hundreds of phones ask for it within a minute, so it reads
    columns, not rows."""
    taken = dict(_sat_by_phone(scope, meeting_id))
    return [
        ChairCard(office_id, title, holder, code, name, taken.get(office_id, ""))
        for office_id, title, holder, code, name in _invited(scope, meeting_id)
    ]


@prepared
def _sat_by_phone(scope: Scope, meeting_id: UUID) -> QuerySet[HallGuest, tuple[UUID, str]]:
    rows = HallGuest.objects.within(scope).filter(meeting_id=meeting_id, removed_at=None)
    return rows.exclude(office=None).values_list("office_id", "name")


@prepared
def _invited(scope: Scope, meeting_id: UUID) -> QuerySet[Invitation, tuple[UUID, str, str, str, str]]:
    sector = "office__institution__sector"
    names = ("office_id", "title", "holder_name", sector, sector_name_column(sector))
    return Invitation.objects.within(scope).filter(meeting_id=meeting_id).values_list(*names)


def also_there(*, scope: Scope, seat_id: UUID) -> list[UUID]:
    """The other offices that the person of this seat sits for."""
    return _also_sat(scope, seat_id)


@prepared
def _also_sat(scope: Scope, seat_id: UUID) -> QuerySet[HallGuest, UUID]:
    rows = HallGuest.objects.within(scope).filter(same_as=seat_id, removed_at=None)
    return rows.values_list("office_id", flat=True)


def seats_of(*, scope: Scope, meeting_id: UUID, office_ids: Iterable[UUID]) -> dict[UUID, HallSeat]:
    """The phone that sits for each office."""
    rows = HallGuest.objects.within(scope).filter(meeting_id=meeting_id, removed_at=None)
    rows = with_person(rows.filter(office_id__in=list(office_ids)))
    return {row.office_id: seat_card(row) for row in rows}


def revision(*, scope: Scope, meeting_id: UUID) -> int:
    """The number that rises with each write to a meeting; 0 before it was opened."""
    return next(iter(_revisions(scope, meeting_id)), 0)


@prepared
def _revisions(scope: Scope, meeting_id: UUID) -> QuerySet[RoomState, int]:
    return RoomState.objects.within(scope).filter(meeting_id=meeting_id).values_list("revision", flat=True)
