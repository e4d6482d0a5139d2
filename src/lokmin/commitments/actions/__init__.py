"""Every write on a promise. The state machine stands in `rules.states`; history rows are never changed."""

from lokmin.commitments.actions.above import answer_by_link, answer_hand_up, hand_up, tell_camat
from lokmin.commitments.actions.batch import Written, report_many, take_back
from lokmin.commitments.actions.bound import amend, bind, revoke
from lokmin.commitments.actions.inheritance import disinherit, inherit
from lokmin.commitments.actions.life import (
    agree,
    agree_as_said,
    carry_over,
    confirm_by_link,
    confirm_principal,
    erase_untouched,
    make_and_agree,
    restore,
    withdraw,
)
from lokmin.commitments.actions.musrenbang import propose, unpropose
from lokmin.commitments.actions.progress import (
    clear_photo,
    cover_photo,
    remove_proof,
    report,
    report_by_link,
    report_once,
)
from lokmin.commitments.actions.promise import complete, make
from lokmin.commitments.actions.reminders import prepare_reminders
from lokmin.commitments.actions.settling import settle
from lokmin.commitments.actions.speaking import speak

__all__ = [
    "Written", "agree", "agree_as_said", "amend", "answer_by_link", "answer_hand_up", "bind", "carry_over",
    "clear_photo", "complete", "confirm_by_link", "confirm_principal", "cover_photo", "disinherit",
    "erase_untouched", "hand_up", "inherit", "make", "make_and_agree", "prepare_reminders", "propose",
    "remove_proof", "report", "report_by_link", "report_many", "report_once", "restore", "revoke", "settle",
    "speak", "take_back", "tell_camat", "unpropose", "withdraw",
]  # fmt: skip
