"""The shape of what is typed about meetings."""

from lokmin.meetings.forms.guests import AnswerForm, InviteForm, SeatForm, SendForm, SentForm
from lokmin.meetings.forms.minutes import (
    DealForm,
    EditForm,
    EntryForm,
    InputForm,
    PromiseForm,
    ReplyForm,
    SignForm,
)
from lokmin.meetings.forms.plan import AgendaLines, ChangeForm, PlanForm, agenda_entries

__all__ = [
    "AgendaLines",
    "AnswerForm",
    "ChangeForm",
    "DealForm",
    "EditForm",
    "EntryForm",
    "InputForm",
    "InviteForm",
    "PlanForm",
    "PromiseForm",
    "ReplyForm",
    "SeatForm",
    "SendForm",
    "SentForm",
    "SignForm",
    "agenda_entries",
]
