"""The life of a promise: which state may follow which, and who may be late.

Source: Permenkes 44/2016 (follow-up is part of the lokmin), field notes 23, 25, 26 and 35.
"""

from collections.abc import Mapping
from datetime import date

from lokmin.basics.refusal import Refusal

DRAFT, AGREED, UNDER_WAY, DONE, BLOCKED = "draft", "agreed", "under_way", "done", "blocked"
HANDED_UP, CARRIED_OVER, WITHDRAWN = "handed_up", "carried_over", "withdrawn"

# `done` may go back to `under_way`: a slip of the thumb must be mendable; it stays in the history.
TRANSITIONS: Mapping[str, frozenset[str]] = {
    DRAFT: frozenset({AGREED, WITHDRAWN}),
    AGREED: frozenset({UNDER_WAY, DONE, BLOCKED, HANDED_UP, CARRIED_OVER, WITHDRAWN}),
    UNDER_WAY: frozenset({UNDER_WAY, DONE, BLOCKED, HANDED_UP, CARRIED_OVER, WITHDRAWN}),
    BLOCKED: frozenset({BLOCKED, UNDER_WAY, DONE, HANDED_UP, CARRIED_OVER, WITHDRAWN}),
    HANDED_UP: frozenset({UNDER_WAY, DONE, BLOCKED, CARRIED_OVER, WITHDRAWN}),
    DONE: frozenset({UNDER_WAY}),
    CARRIED_OVER: frozenset(),
    WITHDRAWN: frozenset({DRAFT, AGREED, UNDER_WAY, BLOCKED, HANDED_UP}),
}
OPEN = frozenset({AGREED, UNDER_WAY, BLOCKED, HANDED_UP})
CLOSED = frozenset({DONE, CARRIED_OVER, WITHDRAWN})
REPORTABLE = (DONE, UNDER_WAY, BLOCKED)
NEEDS_REASON = frozenset({BLOCKED, HANDED_UP, CARRIED_OVER, WITHDRAWN})
EDITABLE = OPEN | {DRAFT}


def can_become(before: str, after: str) -> bool:
    """Whether `after` may follow `before`."""
    return after in TRANSITIONS[before]


def check_transition(before: str, after: str, reason: str = "", *, words: Mapping[str, str]) -> None:
    """Refuse a step that the life of a promise does not know, or one without the reason it needs.

    `words` gives the Indonesian word of a state, for the sentence.
    """
    if not can_become(before, after):
        raise Refusal("commitments.transition", before=words[before], after=words[after])
    if after in NEEDS_REASON and not reason.strip():
        raise Refusal("commitments.reason", after=words[after])


def check_editable(state: str, *, words: Mapping[str, str]) -> None:
    """Refuse to complete a promise that has ended."""
    if state not in EDITABLE:
        raise Refusal("commitments.ended", state=words[state])


def days_late(state: str, due_on: date | None, today: date) -> int:
    """Days past the due date of a promise that is still open; 0 when it is not late."""
    if state not in OPEN or due_on is None or due_on >= today:
        return 0
    return (today - due_on).days


def is_later(happened_on: date, recorded_on: date) -> bool:
    """Whether an event was recorded after its day ("dicatat kemudian", field note 35)."""
    return recorded_on > happened_on
