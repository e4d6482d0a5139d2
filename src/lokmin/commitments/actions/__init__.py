"""Every write on a promise. The state machine stands in `rules.states`; history rows are never changed."""

from lokmin.commitments.actions.inheritance import disinherit, inherit
from lokmin.commitments.actions.life import (
    agree,
    carry_over,
    confirm_by_link,
    confirm_principal,
    erase_untouched,
    hand_up,
    make_and_agree,
    restore,
    withdraw,
)
from lokmin.commitments.actions.progress import (
    clear_photo,
    cover_photo,
    remove_proof,
    report,
    report_by_link,
    report_once,
)
from lokmin.commitments.actions.promise import complete, make

__all__ = [
    "agree",
    "carry_over",
    "clear_photo",
    "complete",
    "confirm_by_link",
    "confirm_principal",
    "cover_photo",
    "disinherit",
    "erase_untouched",
    "hand_up",
    "inherit",
    "make",
    "make_and_agree",
    "remove_proof",
    "report",
    "report_by_link",
    "report_once",
    "restore",
    "withdraw",
]
