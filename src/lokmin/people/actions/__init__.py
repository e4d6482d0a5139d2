"""Every write of accounts, the directory, personal links, messages and the division of parts."""

from lokmin.people.actions.accounts import give_role, load_sectors, new_account, new_password
from lokmin.people.actions.consents import give_consent, withdraw_consent
from lokmin.people.actions.delegates import add_delegate, end_delegate
from lokmin.people.actions.directory import (
    add_institution,
    add_office,
    add_seated_office,
    add_usual_offices,
    rename_office,
)
from lokmin.people.actions.example import erase_example
from lokmin.people.actions.handovers import hand_over, moved_by, note_moved, take_back
from lokmin.people.actions.liaisons import divide
from lokmin.people.actions.links import make_link, note_link_use, revoke_link, revoke_own_link
from lokmin.people.actions.lists import digest, store_list, undo_list
from lokmin.people.actions.mailing import Letter, NotPosted, claim_letter, note_not_posted, post
from lokmin.people.actions.messages import (
    Draft,
    Renewed,
    renew_messages,
    retell_messages,
    settle_messages,
)
from lokmin.people.actions.placing import place_office, retire_office, use_office_again
from lokmin.people.actions.readdressing import readdress_messages, take_messages_back
from lokmin.people.actions.sending import (
    Sent,
    drop_message,
    keep_sent,
    keep_unsent,
    restore_message,
)
from lokmin.people.actions.shares import copy_year, take_part
from lokmin.people.actions.terms import correct_term, join_persons, remove_term, seat

__all__ = [
    "Draft", "Letter", "NotPosted", "Renewed", "Sent", "add_delegate", "add_institution", "add_office",
    "add_seated_office", "add_usual_offices", "claim_letter", "copy_year", "correct_term", "digest",
    "divide", "drop_message", "end_delegate", "erase_example", "give_consent", "give_role", "hand_over",
    "join_persons", "keep_sent", "keep_unsent", "load_sectors", "make_link", "moved_by", "new_account",
    "new_password", "note_link_use", "note_moved", "note_not_posted", "place_office", "post",
    "readdress_messages", "remove_term", "rename_office", "renew_messages", "restore_message",
    "retell_messages", "retire_office", "revoke_link", "revoke_own_link", "seat", "settle_messages",
    "store_list", "take_back", "take_messages_back", "take_part", "undo_list", "use_office_again",
    "withdraw_consent",
]  # fmt: skip
