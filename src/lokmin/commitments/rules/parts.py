"""What a promise must say: who and what at once; where, how many and when within seven days (FN 25)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Period
from lokmin.basics.words import mark
from lokmin.commitments.rules.money import WAITS_FOR_A_BUDGET

DAYS_TO_COMPLETE = 7
WHERE, HOW_MANY, WHEN = "where", "how_many", "when"
# Every combination as one phrase, so that it can be said in another language.
PART_WORDS: Mapping[tuple[str, ...], str] = {
    (WHERE,): mark("di mana"),
    (HOW_MANY,): mark("berapa"),
    (WHEN,): mark("kapan"),
    (WHERE, HOW_MANY): mark("di mana dan berapa"),
    (WHERE, WHEN): mark("di mana dan kapan"),
    (HOW_MANY, WHEN): mark("berapa dan kapan"),
    (WHERE, HOW_MANY, WHEN): mark("di mana, berapa, dan kapan"),
}


def missing_parts(*, areas: Collection[object], quantity: int | None, due_on: date | None) -> tuple[str, ...]:
    """Which of where, how many and when a promise does not say yet, in this order."""
    found = {WHERE: not areas, HOW_MANY: quantity is None, WHEN: due_on is None}
    return tuple(part for part, absent in found.items() if absent)


def check_what(what: str) -> str:
    """The promise itself, without spaces around it; refused when nobody said what."""
    text = " ".join(what.split())
    if not text:
        raise Refusal("commitments.what")
    if len(text) > 300:
        raise Refusal("commitments.what_long", length=len(text))
    return text


def check_quantity(quantity: int | None) -> None:
    """Refuse a number that nobody can do: below one, or beyond what a row can hold."""
    if quantity is not None and not 1 <= quantity <= 10_000_000:
        raise Refusal("commitments.quantity", value=quantity)


def check_dates(start_on: date | None, due_on: date | None) -> None:
    """Refuse an end before the start."""
    if start_on and due_on and due_on < start_on:
        raise Refusal("commitments.due_before_start", start=start_on, due=due_on)


def is_outside(due_on: date | None, planned: Period | None, money_state: str = "") -> bool:
    """Whether a deadline lies outside the months a lokmin plans (FN 1): worth a warning, never a refusal.

    What waits for a budget may well lie beyond them.
    """
    if due_on is None or planned is None or money_state in WAITS_FOR_A_BUDGET:
        return False
    return not planned.first.first_day <= due_on <= planned.last.last_day


def latest_completion(agreed_on: date) -> date:
    """The last day on which a promise that was agreed incomplete may be completed (FN 25)."""
    return agreed_on + timedelta(days=DAYS_TO_COMPLETE)


def check_agreement(
    missing: Sequence[str], *, complete_by: date | None, contact: str, agreed_on: date
) -> None:
    """Refuse to agree on an incomplete promise unless it says until when and through whom it is completed.

    "dilengkapi paling lambat 7 hari" counts from the day of agreement.
    """
    if not missing:
        return
    parts = PART_WORDS[tuple(missing)]
    latest = latest_completion(agreed_on)
    if complete_by is None or not contact.strip():
        raise Refusal("commitments.incomplete", parts=parts, latest=latest)
    if not agreed_on <= complete_by <= latest:
        raise Refusal("commitments.complete_by", latest=latest, days=DAYS_TO_COMPLETE)
