"""Every write on a promise. The state machine stands in `rules.states`; history rows are never changed."""

from lokmin.commitments.actions.life import (
    agree,
    carry_over,
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
    "confirm_principal",
    "cover_photo",
    "erase_untouched",
    "hand_up",
    "make",
    "make_and_agree",
    "remove_proof",
    "report",
    "report_by_link",
    "report_once",
    "restore",
    "withdraw",
]
