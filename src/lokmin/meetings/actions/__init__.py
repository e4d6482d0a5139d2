"""Every write of meetings: planning one or a year, guests, minutes, signing."""

from lokmin.meetings.actions.addenda import Added, Changed, add_addendum
from lokmin.meetings.actions.agenda import restore_agenda, set_agenda, undo_agenda
from lokmin.meetings.actions.attending import Ticked, attach_walk_in, confirm_walk_in, tick, undo_check_in
from lokmin.meetings.actions.away import bring_back, open_here, take_away
from lokmin.meetings.actions.decisions import decide, note_decision
from lokmin.meetings.actions.found import moved
from lokmin.meetings.actions.guests import Rsvp, answer, check_in, invite, mark_all_sent, mark_sent, uninvite
from lokmin.meetings.actions.hall import remove_seat, renew_code, take_seat, walk_in, walk_in_by_phone
from lokmin.meetings.actions.hall_inputs import decide_input, say, take_input_back
from lokmin.meetings.actions.handover import hand_over, undo_handover
from lokmin.meetings.actions.inputs import add_input, answer_input, take_to_board
from lokmin.meetings.actions.links import (
    answer_by_link,
    change_by_link,
    decide_by_link,
    put_back_by_link,
    remove_by_link,
    say_by_link,
)
from lokmin.meetings.actions.messages import message_unsent, messages_sent, queue_invitations
from lokmin.meetings.actions.minutes import add_entry, deal, edit_entry, promise
from lokmin.meetings.actions.old import record_old, undo_old
from lokmin.meetings.actions.photos import add_photos, caption_photo, clear_photo, remove_photo
from lokmin.meetings.actions.planning import change_meeting, open_meeting, plan_meeting
from lokmin.meetings.actions.repeating import repeat_meeting
from lokmin.meetings.actions.room import (
    DraftKept,
    keep_draft,
    show_on_wall,
    start_item,
    take_entry_back,
    take_typed_back,
    write_down,
)
from lokmin.meetings.actions.scoring import close_scoring, open_scoring, score_from_seat
from lokmin.meetings.actions.signed import (
    confirm_by_link,
    confirm_text,
    sign,
    sign_by_link,
    sign_drawn,
    undo_signature,
)
from lokmin.meetings.actions.signing import close_meeting, prepare_signatures
from lokmin.meetings.actions.today import Delivered, Prepared, deliver, prepare_today
from lokmin.meetings.actions.year import YearLine, plan_year, undo_year
from lokmin.meetings.rules.agenda import AgendaEntry

__all__ = [
    "Added", "AgendaEntry", "Changed", "Delivered", "DraftKept", "Prepared", "Rsvp", "Ticked",
    "YearLine", "add_addendum", "add_entry", "add_input", "add_photos", "answer", "answer_by_link",
    "answer_input", "attach_walk_in", "bring_back", "caption_photo", "change_by_link", "change_meeting",
    "check_in", "clear_photo", "close_meeting", "close_scoring", "confirm_by_link", "confirm_text",
    "confirm_walk_in", "deal", "decide", "decide_by_link", "decide_input", "deliver", "edit_entry",
    "hand_over", "invite", "keep_draft", "mark_all_sent", "mark_sent", "message_unsent",
    "messages_sent", "moved", "note_decision", "open_here", "open_meeting", "open_scoring",
    "plan_meeting", "plan_year", "prepare_signatures", "prepare_today", "promise", "put_back_by_link",
    "queue_invitations", "record_old", "remove_by_link", "remove_photo", "remove_seat", "renew_code",
    "repeat_meeting", "restore_agenda", "say", "say_by_link", "score_from_seat", "set_agenda",
    "show_on_wall", "sign", "sign_by_link", "sign_drawn", "start_item", "take_away", "take_entry_back",
    "take_input_back", "take_seat", "take_to_board", "take_typed_back", "tick", "undo_agenda",
    "undo_check_in", "undo_handover", "undo_old", "undo_signature", "undo_year", "uninvite", "walk_in",
    "walk_in_by_phone", "write_down",
]  # fmt: skip
