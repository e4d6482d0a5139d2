"""The lokmin: who was invited and came, what was on the agenda, what was said, decided and signed."""

from lokmin.meetings.models.away import Away
from lokmin.meetings.models.guests import Attendance, Invitation, Presence, Rsvp
from lokmin.meetings.models.meeting import (
    AgendaItem,
    CamatAnswer,
    KeptAgenda,
    Meeting,
    MeetingKind,
    MeetingState,
    OfMeeting,
    YearPlan,
)
from lokmin.meetings.models.minutes import (
    Dealing,
    InputKind,
    InputState,
    MeetingCommitment,
    MinuteEntry,
    OutcomeKind,
    SectorInput,
)
from lokmin.meetings.models.room import HallCode, HallGuest, MeetingPhoto, RoomDraft, RoomState
from lokmin.meetings.models.signing import (
    Addendum,
    AgreementText,
    Signature,
    SignaturePart,
    SigningDeed,
    SigningStep,
    SigningWay,
)

__all__ = [
    "Addendum", "AgendaItem", "AgreementText", "Attendance", "Away", "CamatAnswer", "Dealing",
    "HallCode", "HallGuest", "InputKind", "InputState", "Invitation", "KeptAgenda", "Meeting",
    "MeetingCommitment", "MeetingKind", "MeetingPhoto", "MeetingState", "MinuteEntry", "OfMeeting",
    "OutcomeKind", "Presence", "RoomDraft", "RoomState", "Rsvp", "SectorInput", "Signature",
    "SignaturePart", "SigningDeed", "SigningStep", "SigningWay", "YearPlan",
]  # fmt: skip
