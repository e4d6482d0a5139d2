"""What is known before a meeting: a guest's own side of it, and who has not answered, said or seen."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from lokmin.basics.scope import Duty, Role, Scope
from lokmin.basics.time import Month
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import OpinionCard
from lokmin.meetings.models import (
    AgendaItem,
    Away,
    Invitation,
    Meeting,
    MeetingKind,
    MeetingState,
    SectorInput,
)
from lokmin.meetings.queries.cards import AgendaCard, InputCard, InvitationCard, MeetingCard
from lokmin.meetings.queries.inputs import COUNTED, inputs_of_office
from lokmin.meetings.queries.meetings import card, place_of
from lokmin.meetings.queries.parts import agenda, invitations
from lokmin.meetings.rules import calendar, kinds
from lokmin.people.queries import OfficeCard
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard


def may_read_brief(scope: Scope) -> bool:
    """The brief is for the camat himself and the staff who prepare his meeting (FN 27)."""
    return Role.CAMAT in (scope.role, *scope.more_roles) or scope.can(Duty.WRITE_MEETINGS)


@dataclass(frozen=True)
class GuestMeeting:
    """One meeting ahead as the holder of an office sees it; the camat sees his without an invitation."""

    card: MeetingCard
    invitation: InvitationCard | None
    agenda: list[AgendaCard]
    inputs: list[InputCard]
    away: bool = False

    @property
    def decisions(self) -> list[AgendaCard]:
        return [item for item in self.agenda if item.decision_asked]

    @property
    def is_preparing(self) -> bool:
        return self.card.state == MeetingState.PREPARING

    @property
    def takes_answers(self) -> bool:
        """Answers and inputs are taken here: not once it runs, nor while it is written in the hall."""
        return self.is_preparing and not self.away


def meetings_of_guest(*, scope: Scope, seat: OfficeCard) -> list[GuestMeeting]:
    """The meetings that are not closed and call this office, the earliest first.

    Those of the Puskesmas of the link, and joint ones in which it takes part. A meeting whose day passed
    without being opened is history.
    """
    rows = Meeting.objects.within(scope).exclude(state=MeetingState.CLOSED)
    rows = rows.exclude(state=MeetingState.PREPARING, held_on__lt=scope.today)
    invited = Invitation.objects.within(scope).filter(office_id=seat.id)
    ids = set(invited.filter(meeting__in=rows).values_list("meeting_id", flat=True))
    ids |= _led(scope, seat, rows)
    found = [_of_guest(scope, seat, meeting_id) for meeting_id in ids]
    return sorted(found, key=lambda each: (each.card.held_on, str(each.card.id)))


def _led(scope: Scope, seat: OfficeCard, rows: QuerySet[Meeting]) -> set[UUID]:
    """What the camat leads without being invited: the next of each series, and all that ask a decision."""
    rows = rows.filter(kind__in=[kind for kind in MeetingKind.values if kinds.family(kind).by_camat])
    lines = rows.order_by("held_on", "id").values_list(
        "id", "kecamatan_id", "state", "puskesmas_id", "kind", "name"
    )
    led = [
        ((state, puskesmas, kinds.family_key(kind), name), key)
        for key, kecamatan, state, puskesmas, kind, name in lines
        if seat.is_camat_of(kecamatan)
    ]
    if not led:
        return set()
    items = AgendaItem.objects.within(scope).filter(meeting_id__in=[key for _of, key in led])
    asking = items.exclude(decision_asked="").values_list("meeting_id", flat=True)
    return {*calendar.next_of_each(led), *asking}


def _of_guest(scope: Scope, seat: OfficeCard, meeting_id: UUID) -> GuestMeeting:
    called = invitations(scope=scope, meeting_id=meeting_id)
    return GuestMeeting(
        card(scope=scope, meeting_id=meeting_id),
        next((row for row in called if row.office_id == seat.id), None),
        agenda(scope=scope, meeting_id=meeting_id),
        inputs_of_office(scope=scope, meeting_id=meeting_id, office_id=seat.id),
        away=Away.objects.within(scope).filter(meeting_id=meeting_id, back_at=None).exists(),
    )


def villages_of(*, meeting: MeetingCard) -> list[AreaCard]:
    """The villages that the Puskesmas of a meeting serve, each once."""
    found = {area.id: area for each in meeting.puskesmas_ids for area in places.catchment(puskesmas_id=each)}
    return sorted(found.values(), key=lambda area: (area.code or "", area.name))


@dataclass(frozen=True)
class GuestLine:
    """One invited office before the meeting. `sheet`: the village that it heads, None where it heads none."""

    invitation: InvitationCard
    inputs: int
    sheet: AreaCard | None
    seen: OpinionCard | None

    @property
    def is_silent(self) -> bool:
        return not self.invitation.has_answered

    @property
    def is_mute(self) -> bool:
        return self.inputs == 0

    @property
    def is_blind(self) -> bool:
        return self.sheet is not None and self.seen is None


@dataclass(frozen=True)
class Readiness:
    """Every invited office with what is still missing; `blind` are villages whose head saw no figures yet."""

    lines: list[GuestLine]
    blind: list[AreaCard]
    villages: int
    differing: int
    month: Month | None = None

    @property
    def silent(self) -> list[GuestLine]:
        return [line for line in self.lines if line.is_silent]

    @property
    def mute(self) -> list[GuestLine]:
        return [line for line in self.lines if line.is_mute]

    @property
    def seen(self) -> int:
        return self.villages - len(self.blind)


def readiness(*, scope: Scope, meeting: MeetingCard) -> Readiness:
    """Who has not answered, said anything, or seen the figures of the own village, before a meeting."""
    rows = invitations(scope=scope, meeting_id=meeting.id)
    said: dict[UUID, int] = {}
    own_inputs = SectorInput.objects.within(scope).filter(COUNTED, meeting_id=meeting.id)
    for office_id in own_inputs.values_list("office_id", flat=True):
        said[office_id] = said.get(office_id, 0) + 1
    month, served, seen = _sheets(scope, meeting)
    known = {area.id: area for area in served}
    lines = [
        GuestLine(
            row,
            said.get(row.office_id, 0),
            known.get(row.at.area_id) if row.at.area_id else None,
            seen.get(row.at.area_id) if row.at.area_id else None,
        )
        for row in rows
    ]
    blind = [area for area in served if area.id not in seen]
    differing = sum(card.differs for card in seen.values())
    return Readiness(lines, blind, len(served), differing, month)


def _sheets(
    scope: Scope, meeting: MeetingCard
) -> tuple[Month | None, list[AreaCard], dict[UUID, OpinionCard]]:
    """The month and the villages whose heads see their figures first, and what they said; staff only."""
    own = place_of(scope=scope, meeting=meeting)
    if own is None or not meeting.family.heads_see or not scope.can(Duty.REPORT_PROGRESS):
        return None, [], {}
    calendar = coverage.calendar(scope=scope, puskesmas_id=own)
    month = calendar.for_meeting(meeting.reviewed.last)
    mine = scope.area_ids
    served = [area for area in calendar.areas if mine is None or area.id in mine]
    if month is None:
        return None, served, {}
    return month, served, coverage.latest_opinions(scope=scope, puskesmas_id=own, month=month)
