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
from lokmin.meetings.forms.plan import AgendaLines, ChangeForm, PlanForm, RepeatForm, agenda_entries
from lokmin.meetings.forms.year import PatternForm, YearForm, YearLines, family_choices, year_lines

__all__ = [
    "AgendaLines",
    "AnswerForm",
    "ChangeForm",
    "DealForm",
    "EditForm",
    "EntryForm",
    "InputForm",
    "InviteForm",
    "PatternForm",
    "PlanForm",
    "PromiseForm",
    "RepeatForm",
    "ReplyForm",
    "SeatForm",
    "SendForm",
    "SentForm",
    "SignForm",
    "YearForm",
    "YearLines",
    "agenda_entries",
    "family_choices",
    "year_lines",
]
