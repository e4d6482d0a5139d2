"""The life of a meeting: disiapkan, berlangsung, ditutup, and what each step asks."""

from dataclasses import dataclass
from datetime import date

from lokmin.basics.refusal import Refusal
from lokmin.basics.words import mark

TRANSITIONS: dict[str, frozenset[str]] = {
    "preparing": frozenset({"open"}),
    "open": frozenset({"closed"}),
    "closed": frozenset(),
}
STATE_WORDS = {"preparing": mark("Disiapkan"), "open": mark("Berlangsung"), "closed": mark("Ditutup")}
DEALINGS = ("made", "read_back", "extended", "closed", "escalated")
PRESENCES = ("present", "represented", "excused", "absent")
ANSWERS = ("coming", "delegate", "not_coming")
OUTCOMES = ("information", "decision", "commitment")
DECISIONS = 3
"""The camat leaves early: at most this many decisions are asked of him (FN 28)."""


@dataclass(frozen=True)
class Closing:
    """What a meeting has when somebody wants to close it."""

    attendance: int
    entries: int
    chair: str


def check_transition(before: str, after: str) -> None:
    if after not in TRANSITIONS[before]:
        raise Refusal("meetings.transition", before=STATE_WORDS[before], after=STATE_WORDS[after])


def check_day(held_on: date, today: date) -> None:
    """A meeting opens on its day or later (typed in afterwards), never before."""
    if today < held_on:
        raise Refusal("meetings.too_early", held_on=held_on)


def check_changeable(state: str) -> None:
    """Minutes of a closed meeting are immutable."""
    if state == "closed":
        raise Refusal("meetings.closed")


def check_open(state: str) -> None:
    """Attendance, minutes and promises belong to a meeting that runs."""
    check_changeable(state)
    if state != "open":
        raise Refusal("meetings.not_open")


def check_closing(state: str, closing: Closing) -> None:
    """Closing needs attendance, minutes and a chair. Signatures may be outstanding (FN 25)."""
    check_changeable(state)
    check_transition(state, "closed")
    for missing, code in (
        (closing.attendance == 0, "meetings.close_no_attendance"),
        (closing.entries == 0, "meetings.close_no_minutes"),
        (not closing.chair.strip(), "meetings.close_no_chair"),
    ):
        if missing:
            raise Refusal(code)


def check_promise(office_id: object, what: str) -> None:
    """Only who and what are required; the rest may follow (FN 25)."""
    if not office_id:
        raise Refusal("meetings.promise_who")
    if not what.strip():
        raise Refusal("meetings.promise_what")


def check_decisions(asked: list[str]) -> None:
    count = len([text for text in asked if text.strip()])
    if count > DECISIONS:
        raise Refusal("meetings.decisions_many", count=count)


def check_choice(value: str, known: tuple[str, ...], code: str) -> None:
    if value not in known:
        raise Refusal(code, value=value)


def check_text(text: str, code: str) -> str:
    """The text without its edges; refused when nothing stays."""
    if not text.strip():
        raise Refusal(code)
    return text.strip()
