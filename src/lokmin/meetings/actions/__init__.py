"""Every write of meetings: planning one or a year, guests, minutes, signing."""

from lokmin.meetings.actions.guests import answer, check_in, invite, mark_all_sent, mark_sent, uninvite
from lokmin.meetings.actions.handover import hand_over, undo_handover
from lokmin.meetings.actions.minutes import add_entry, add_input, answer_input, deal, edit_entry, promise
from lokmin.meetings.actions.old import record_old, undo_old
from lokmin.meetings.actions.planning import (
    AgendaEntry,
    change_meeting,
    open_meeting,
    plan_meeting,
    set_agenda,
)
from lokmin.meetings.actions.repeating import repeat_meeting
from lokmin.meetings.actions.signing import close_meeting, prepare_signatures, sign
from lokmin.meetings.actions.year import YearLine, plan_year, undo_year

__all__ = [
    "AgendaEntry",
    "YearLine",
    "add_entry",
    "add_input",
    "answer",
    "answer_input",
    "change_meeting",
    "check_in",
    "close_meeting",
    "deal",
    "edit_entry",
    "hand_over",
    "invite",
    "mark_all_sent",
    "mark_sent",
    "open_meeting",
    "plan_meeting",
    "plan_year",
    "prepare_signatures",
    "promise",
    "record_old",
    "repeat_meeting",
    "set_agenda",
    "sign",
    "undo_handover",
    "undo_old",
    "undo_year",
    "uninvite",
]
