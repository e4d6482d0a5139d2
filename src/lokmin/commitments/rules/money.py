"""Whose money a promise spends (FN 32). Amounts of different owners are never added."""

from datetime import date

from lokmin.basics.refusal import Refusal

NONE, IN_KIND, NOT_NEEDED = "none", "in_kind", "not_needed"
WAITS_FOR_A_BUDGET = ("needs_change", "next_year")


def goes_to_musrenbang(marked: bool, state: str) -> bool:
    """Whether a promise needs a budget decision: its money says so, or somebody marked it (FN 34)."""
    return marked or state in WAITS_FOR_A_BUDGET


def check_money(owner: str, state: str, amount_rupiah: int | None) -> None:
    """Refuse an amount without its owner, a budget state without money, and money without its state."""
    free = owner in ("", NONE)
    if free and amount_rupiah:
        raise Refusal("commitments.money_owner")
    if free and state not in ("", NOT_NEEDED):
        raise Refusal("commitments.money_owner")
    if not free and owner != IN_KIND and not state:
        raise Refusal("commitments.money_state")
    if amount_rupiah is not None and not 0 <= amount_rupiah <= 10**13:
        raise Refusal("commitments.money_amount")


def check_result(result: str, taken_on: date | None, *, waiting: str) -> None:
    """Refuse a result of a Musrenbang to which nobody took the proposal."""
    if result != waiting and taken_on is None:
        raise Refusal("commitments.result_without_day")
