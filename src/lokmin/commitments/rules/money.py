"""Whose money a promise spends (FN 32). Amounts of different owners are never added."""

from lokmin.basics.refusal import Refusal

NONE, IN_KIND, NOT_NEEDED = "none", "in_kind", "not_needed"


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
