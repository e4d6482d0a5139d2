"""Frozen periods, and which months they hold still."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage.models import Freeze, FrozenRow
from lokmin.coverage.queries.cards import FreezeCard
from lokmin.places import queries as places


def freezes(*, scope: Scope, puskesmas_id: UUID) -> list[FreezeCard]:
    """The frozen periods of a Puskesmas, the latest first."""
    return [freeze_card(row) for row in Freeze.objects.within(scope).filter(puskesmas_id=puskesmas_id)]


def freezes_of(*, scope: Scope, puskesmas_ids: Iterable[UUID]) -> dict[UUID, list[FreezeCard]]:
    """The frozen periods of many Puskesmas, the latest first."""
    found: dict[UUID, list[FreezeCard]] = {}
    for row in Freeze.objects.within(scope).filter(puskesmas_id__in=list(puskesmas_ids)):
        found.setdefault(row.puskesmas_id, []).append(freeze_card(row))
    return found


def freeze_for(*, scope: Scope, puskesmas_id: UUID, period: Period) -> FreezeCard | None:
    """The freeze of exactly this period, or None."""
    found = freezes(scope=scope, puskesmas_id=puskesmas_id)
    return next((card for card in found if card.period == period), None)


def freeze(*, scope: Scope, freeze_id: UUID) -> FreezeCard:
    """One freeze; `NotYours` when it is another's or does not exist."""
    row = Freeze.objects.within(scope).filter(id=freeze_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return freeze_card(row)


def freeze_card(row: Freeze) -> FreezeCard:
    """A row of the table as the other rooms read it."""
    period = Period(Month(row.first_year, row.first_month), Month(row.last_year, row.last_month))
    return FreezeCard(
        row.id,
        row.puskesmas_id,
        period,
        row.frozen_at,
        row.frozen_by,
        row.sha256,
        row.rule_edition,
        row.missing,
        row.despite,
    )


def holding(cards: Iterable[FreezeCard], month: Month) -> FreezeCard | None:
    """The freeze whose numbers a figure of `month` is part of: figures add up since January."""
    for card in cards:
        same_year = [m for m in card.period if m.year == month.year]
        if same_year and month <= same_year[-1]:
            return card
    return None


def holding_year(cards: Iterable[FreezeCard], year: int) -> FreezeCard | None:
    """The freeze with the latest frozen month of `year`, or None."""
    found = [card for card in cards if any(m.year == year for m in card.period)]
    return max(found, key=lambda card: card.period.last, default=None)


def numbers_hash(head: dict[str, Any], rows: Iterable[dict[str, Any]]) -> str:
    """SHA-256 over canonical JSON: sorted keys, no spaces, UTF-8, rows in the order given.

    `head` names Puskesmas, period and rule edition; both hold only integers, strings, lists and nulls.
    """
    text = json.dumps({**head, "rows": list(rows)}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def recomputed_hash(*, scope: Scope, freeze_id: UUID) -> str:
    """The hash over the stored rows; equal to the stored one unless somebody changed the database."""
    card = freeze(scope=scope, freeze_id=freeze_id)
    rows = FrozenRow.objects.within(scope).filter(freeze_id=freeze_id).values_list("numbers", flat=True)
    ordered = sorted(rows, key=row_order)
    return numbers_hash(freeze_head(card.puskesmas_id, card.period, card.rule_edition), ordered)


def freeze_head(puskesmas_id: UUID, period: Period, rule_edition: str) -> dict[str, Any]:
    """What a freeze is of, as hashed."""
    code = places.puskesmas_cards(ids=[puskesmas_id])[0].code
    return {"puskesmas": code, "period": str(period), "rule_edition": rule_edition}


def row_order(numbers: dict[str, Any]) -> tuple[str, str, str]:
    """The order in which frozen rows are hashed."""
    return (str(numbers["month"]), str(numbers["indicator"]), str(numbers["area"] or ""))
