"""What is still open when a meeting is closed: nothing of it forbids closing, all of it is named before."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules.states import DRAFT
from lokmin.meetings.models import Attendance, Dealing, InputState, Invitation, MeetingCommitment
from lokmin.meetings.queries.cards import AgendaCard, InputCard, MeetingCard
from lokmin.meetings.queries.due import due
from lokmin.meetings.queries.hosts import Host, hosts
from lokmin.meetings.queries.inputs import inputs
from lokmin.meetings.queries.meetings import UNCONFIRMED, beyond_plan
from lokmin.meetings.queries.parts import agenda, promised_here
from lokmin.people import queries as directory


@dataclass(frozen=True)
class OpenEnds:
    """What nobody did yet, each as it stands at this moment."""

    unread: int
    unanswered: list[InputCard]
    waiting: list[InputCard]
    unrecorded: int
    undecided: list[AgendaCard]
    incomplete: list[CommitmentCard]
    nameless: list[Host]
    unconfirmed: list[str]
    beyond_plan: MeetingCard | None


def open_ends(*, scope: Scope, meeting: MeetingCard) -> OpenEnds:
    """The loose ends of one meeting."""
    read = due(scope=scope, meeting=meeting)
    said = inputs(scope=scope, meeting_id=meeting.id, states=(InputState.ACCEPTED, InputState.WAITING))
    accepted = [one for one in said if one.state == InputState.ACCEPTED]
    return OpenEnds(
        unread=read.wanted - read.done,
        unanswered=[one for one in accepted if not one.answer and not one.problem_id],
        waiting=[one for one in said if one.state == InputState.WAITING],
        unrecorded=_unrecorded(scope, meeting.id),
        undecided=[a for a in agenda(scope=scope, meeting_id=meeting.id) if _undecided(a)],
        nameless=_nameless(scope, meeting),
        unconfirmed=_unconfirmed(scope, meeting.id),
        beyond_plan=beyond_plan(scope=scope, meeting=meeting),
        incomplete=[card for card in _made(scope, meeting) if _incomplete(card)],
    )


def _nameless(scope: Scope, meeting: MeetingCard) -> list[Host]:
    """The heads who sign the agreement and of whom nobody knows the name."""
    seats = directory.offices(scope=scope, kecamatan_id=meeting.kecamatan_id, on=meeting.held_on)
    found = hosts(
        organiser_id=meeting.puskesmas_id,
        taking_part_ids=meeting.taking_part_ids,
        directory=seats,
        on=meeting.held_on,
    )
    return [host for host in found if not host.name]


def _undecided(item: AgendaCard) -> bool:
    return bool(item.decision_asked) and item.decision is None


def _incomplete(card: CommitmentCard) -> bool:
    """A part is missing, or nobody agreed on it yet."""
    return card.state == DRAFT or (card.is_open and bool(card.missing_parts))


def _unrecorded(scope: Scope, meeting_id: UUID) -> int:
    """How many invited offices have no attendance, not even that they stayed away."""
    known = Attendance.objects.within(scope).filter(meeting_id=meeting_id).exclude(office=None)
    called = Invitation.objects.within(scope).filter(meeting_id=meeting_id)
    return int(called.exclude(office_id__in=known.values("office_id")).count())


def _unconfirmed(scope: Scope, meeting_id: UUID) -> list[str]:
    """Who walked in with a phone and whom the desk did not confirm: `Siti, PKK Desa Pari`."""
    rows = Attendance.objects.within(scope).filter(UNCONFIRMED, meeting_id=meeting_id).order_by("id")
    found = rows.values_list("person_name", "institution")
    return [", ".join(filter(None, pair)) for pair in found]


def _made(scope: Scope, meeting: MeetingCard) -> Iterable[CommitmentCard]:
    rows = MeetingCommitment.objects.within(scope).filter(meeting_id=meeting.id, dealing=Dealing.MADE)
    cards = promised_here(scope=scope, meeting=meeting, ids=rows.values_list("commitment_id", flat=True))
    return sorted(cards.values(), key=lambda card: card.number)
