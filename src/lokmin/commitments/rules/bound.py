"""What may still change of a promise once the agreement that it stands in was closed.

Its text was signed: it changes by addendum only. What was agreed as "dilengkapi paling lambat 7 hari" may be
filled in until that day, once (FN 25). Progress and states go on as before; so do marks for our own use.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from lokmin.basics.refusal import Refusal
from lokmin.commitments.rules.parts import HOW_MANY, WHEN, WHERE

SIGNED: Mapping[str, str] = {
    "what": "what",
    "problem_id": "problem",
    "area_ids": "areas",
    "quantity": "quantity",
    "quantity_unit": "unit",
    "start_on": "start_on",
    "due_on": "due_on",
    "money": "money",
    "money_state": "money_state",
    "amount_rupiah": "rupiah",
    "proof_expected": "proof",
    "complete_by": "complete_by",
    "supporting_office_ids": "supporters",
    "supporting_sector_codes": "supporters",
}
"""The parts of a promise that stand in the signed text, by their name there."""
SPOKEN = frozenset({"promised_by_delegate", "holder_name"})
"""Who spoke it: printed with the signature and no part of the text, but as fixed once that was signed."""
COMPLETES: Mapping[str, str] = {
    "area_ids": WHERE,
    "quantity": HOW_MANY,
    "quantity_unit": HOW_MANY,
    "start_on": WHEN,
    "due_on": WHEN,
}
"""What may be filled in afterwards, by the missing part that it completes."""


def check_completion(
    changed: Sequence[Mapping[str, Any]], *, missing: Collection[str], until: date | None, today: date
) -> None:
    """Refuse a change of the signed text that completes no missing part in time.

    `changed` as the history keeps it; `missing` what the promise lacked before.
    """
    signed = [change for change in changed if change["field"] in SIGNED or change["field"] in SPOKEN]
    if not signed:
        return
    fills = all(not change["before"] and COMPLETES.get(change["field"]) in missing for change in signed)
    if not fills or until is None:
        raise Refusal("commitments.bound")
    if today > until:
        raise Refusal("commitments.completed_late", until=until)


def check_free(is_bound: bool) -> None:
    """Refuse to withdraw or restore a promise of a closed agreement directly."""
    if is_bound:
        raise Refusal("commitments.bound")
