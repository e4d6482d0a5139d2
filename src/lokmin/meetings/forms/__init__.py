"""The shape of what is typed about meetings."""

from lokmin.meetings.forms.addenda import AddedForm, AddendumForm, ChangedForm
from lokmin.meetings.forms.guests import VIA, AnswerForm, InviteForm, SeatForm, SendForm, SentForm, ViaForm
from lokmin.meetings.forms.hall import SayForm, SitForm, WalkInForm
from lokmin.meetings.forms.links import DecisionForm, RsvpForm, SectorInputForm
from lokmin.meetings.forms.messages import MarkForm
from lokmin.meetings.forms.minutes import DealForm, EditForm, EntryForm, InputForm, PromiseForm, ReplyForm
from lokmin.meetings.forms.plan import (
    AgendaLines,
    ChangeForm,
    PlanForm,
    RepeatForm,
    agenda_entries,
    place_among,
    typed_entries,
)
from lokmin.meetings.forms.room import CameForm, DecideForm, DraftForm, PhotosForm, WallForm, WriteForm
from lokmin.meetings.forms.signing import ConfirmTextForm, DrawForm, LinkDrawForm, SignForm, UndoSignatureForm
from lokmin.meetings.forms.year import PatternForm, YearForm, YearLines, family_choices, year_lines

__all__ = [
    "VIA", "AddedForm", "AddendumForm", "AgendaLines", "AnswerForm", "CameForm", "ChangeForm", "ChangedForm",
    "ConfirmTextForm", "DealForm", "DecideForm", "DecisionForm", "DraftForm", "DrawForm", "EditForm",
    "EntryForm", "InputForm", "InviteForm", "LinkDrawForm", "MarkForm", "PatternForm", "PhotosForm",
    "PlanForm", "PromiseForm", "RepeatForm", "ReplyForm", "RsvpForm", "SayForm", "SeatForm",
    "SectorInputForm", "SendForm", "SentForm", "SignForm", "SitForm", "UndoSignatureForm", "ViaForm",
    "WalkInForm", "WallForm", "WriteForm", "YearForm", "YearLines", "agenda_entries", "family_choices",
    "place_among", "typed_entries", "year_lines",
]  # fmt: skip
