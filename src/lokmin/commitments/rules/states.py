"""The life of a promise: which state may follow which, and who may be late.

Source: Permenkes 44/2016 (follow-up is part of the lokmin), field notes 23, 25, 26 and 35.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from lokmin.basics.refusal import Refusal

DRAFT, AGREED, UNDER_WAY, DONE, BLOCKED = "draft", "agreed", "under_way", "done", "blocked"
HANDED_UP, CARRIED_OVER, WITHDRAWN = "handed_up", "carried_over", "withdrawn"

OPEN = frozenset({AGREED, UNDER_WAY, BLOCKED, HANDED_UP})
CLOSED = frozenset({DONE, CARRIED_OVER, WITHDRAWN})
Steps = Sequence[tuple[datetime, str]]
"""When a promise came into which state, the earliest first."""
REPORTABLE = (DONE, UNDER_WAY, BLOCKED)
NEEDS_REASON = frozenset({BLOCKED, HANDED_UP, CARRIED_OVER, WITHDRAWN})
TOLD_TO_THE_CAMAT_FIRST = frozenset({BLOCKED, HANDED_UP})
"""What is stuck: why, the camat hears in private before the hall does (FN 27)."""
EDITABLE = OPEN | {DRAFT}
AGREE, REPORT, HAND_UP, ANSWER, CARRY_OVER, WITHDRAW, RESTORE = (
    "agree", "report", "hand_up", "answer", "carry_over", "withdraw", "restore",
)  # fmt: skip

# Each deed has its own way from state to state: what one may do is no door for another. Only `restore`
# leaves withdrawn. `done` may be reported under way again: a slip of the thumb must be mendable.
DEEDS: Mapping[str, Mapping[str, frozenset[str]]] = {
    AGREE: {DRAFT: frozenset({AGREED})},
    REPORT: {**dict.fromkeys(OPEN, frozenset(REPORTABLE)), DONE: frozenset({UNDER_WAY})},
    HAND_UP: dict.fromkeys(OPEN - {HANDED_UP}, frozenset({HANDED_UP})),
    ANSWER: {HANDED_UP: frozenset({HANDED_UP, UNDER_WAY})},
    CARRY_OVER: dict.fromkeys(OPEN, frozenset({CARRIED_OVER})),
    WITHDRAW: dict.fromkeys(EDITABLE, frozenset({WITHDRAWN})),
    RESTORE: {WITHDRAWN: frozenset(EDITABLE)},
}


def may(deed: str, before: str, after: str = "") -> bool:
    """Whether `deed` may start from `before`, and lead to `after` when that is named."""
    reached = DEEDS[deed].get(before, frozenset())
    return after in reached if after else bool(reached)


def check_step(deed: str, before: str, after: str, reason: str = "", *, words: Mapping[str, str]) -> None:
    """Refuse a step that `deed` may not take, or one without the reason it needs.

    `words` gives the Indonesian word of a state, for the sentence.
    """
    if not may(deed, before, after):
        raise Refusal("commitments.transition", before=words[before], after=words[after])
    if after in NEEDS_REASON and not reason.strip():
        raise Refusal("commitments.reason", after=words[after])


def check_editable(state: str, *, words: Mapping[str, str]) -> None:
    """Refuse to complete a promise that has ended."""
    if state not in EDITABLE:
        raise Refusal("commitments.ended", state=words[state])


def check_words(state: str) -> None:
    """Refuse other words for a promise that somebody reported on: the reports are about these words."""
    if state not in (DRAFT, AGREED):
        raise Refusal("commitments.what_is_reported")


def is_held_back(written_at: datetime, told_until: datetime | None) -> bool:
    """Whether the camat has not heard yet why a promise is stuck; nobody else outside hears it before."""
    return told_until is None or written_at > told_until


def state_at(steps: Steps, moment: datetime) -> str:
    """The state of a promise at a moment; empty before it was written."""
    return next((state for at, state in reversed(steps) if at < moment), "")


def done_since(steps: Steps, moment: datetime) -> bool:
    """Whether it was called done at a moment or later."""
    return any(state == DONE and at >= moment for at, state in steps)


def is_short(state: str, count: int | None, whole: int | None) -> bool:
    """Whether a promise was called done with less than was promised: `1 dari 2` (nothing said: not short)."""
    return state == DONE and count is not None and whole is not None and count < whole


def days_late(state: str, due_on: date | None, today: date) -> int:
    """Days past the due date of a promise that is still open; 0 when it is not late."""
    if state not in OPEN or due_on is None or due_on >= today:
        return 0
    return (today - due_on).days


def is_later(happened_on: date, recorded_on: date) -> bool:
    """Whether an event was recorded after its day ("dicatat kemudian", field note 35)."""
    return recorded_on > happened_on
