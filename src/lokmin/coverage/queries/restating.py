"""The restatements of a Puskesmas: who corrected which frozen number, why, and what moved by it."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import RestatedInput, RestatedRow, Restatement
from lokmin.coverage.queries import dictionary, frozen
from lokmin.coverage.queries.cards import Closed, FreezeCard
from lokmin.coverage.rules.restating import SAID


@dataclass(frozen=True)
class InputCard:
    """One corrected input. Figures have `element`, sasaran `kind` (thousandths), targets only `indicator`.

    The reasons say why a figure could not be measured.
    """

    area_id: UUID | None
    area: str
    element: str
    kind: str
    indicator: str
    year: int
    month: int | None
    before: int | None
    after: int | None
    before_state: str
    after_state: str
    before_reason: str
    after_reason: str
    restricted: bool

    @property
    def last_month(self) -> Month:
        """The month of a figure; the year of a sasaran or target as its first month."""
        return Month(self.year, self.month or 1)


@dataclass(frozen=True)
class MovedCard:
    """One frozen coverage that moved; `area` is empty for the total. Both sides: rules/restating.py KEPT."""

    month: Month
    indicator: str
    area_id: UUID | None
    area: str
    before: dict[str, Any]
    after: dict[str, Any]
    restricted: bool

    @property
    def status_changed(self) -> bool:
        return bool(self.before["status_code"] != self.after["status_code"])

    @property
    def said_changed(self) -> bool:
        """Whether the number itself says something else, and not only the rank."""
        return any(self.before[name] != self.after[name] for name in SAID)

    @property
    def rank_changed(self) -> bool:
        return self.area_id is not None and self.before["rank"] != self.after["rank"]


@dataclass(frozen=True)
class RestatementCard:
    """One restatement with what was corrected and what moved, as far as the asker may see it.

    `closed`: how many of its numbers are told by village to staff only, seen or not (FN 14); then its reason
    may name whom they are about, and `hushed` says that this asker is not to read it.
    """

    id: UUID
    number: int
    kind: str
    reason: str
    at: datetime
    by: str
    role: str
    inputs: list[InputCard] = field(default_factory=list)
    rows: list[MovedCard] = field(default_factory=list)
    closed: int = 0
    restricted: bool = False
    hushed: bool = False

    @property
    def statuses(self) -> list[MovedCard]:
        """The moved coverages whose status changed."""
        return [row for row in self.rows if row.status_changed]

    @property
    def shares(self) -> list[MovedCard]:
        """The moved coverages whose status stayed."""
        return [row for row in self.rows if row.said_changed and not row.status_changed]

    @property
    def ranks(self) -> list[MovedCard]:
        """The villages that changed their rank, by their own number or by another's."""
        return [row for row in self.rows if row.rank_changed]

    @property
    def fingerprint(self) -> str:
        """The same for two restatements that correct and move the same; no id and no time goes in."""
        inputs = sorted([_text(v) for v in vars(each).values()] for each in self.inputs)
        rows = sorted([_text(v) for v in vars(row).values()] for row in self.rows)
        text = json.dumps([self.kind, self.reason, inputs, rows])
        return hashlib.sha256(text.encode()).hexdigest()

    def touches(self, month: Month) -> bool:
        """Whether a number up to this month was corrected or moved."""
        months = [row.month for row in self.rows] + [each.last_month for each in self.inputs]
        return any(each <= month for each in months)


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def restatements(
    *, scope: Scope, puskesmas_id: UUID, since: datetime | None = None, number: int | None = None
) -> list[RestatementCard]:
    """The restatements, newest first: all, those after `since`, or the one of a `number`. Three questions.

    A midwife sees her villages and the totals; restricted numbers by village are left out for who may not
    read them (FN 14).
    """
    scope.check_puskesmas(puskesmas_id)
    found = Restatement.objects.within(scope).filter(puskesmas_id=puskesmas_id)
    if since is not None:
        found = found.filter(at__gt=since)
    if number is not None:
        found = found.filter(number=number)
    cards = {
        row.id: RestatementCard(row.id, row.number, row.kind, row.reason, row.at, row.by, row.role)
        for row in found
    }
    if not cards:
        return []
    closed = Closed.of(dictionary.indicators(puskesmas_id=puskesmas_id))
    inputs, moved = _fill_inputs(scope, cards, closed), _fill_rows(scope, cards, closed)
    shut = inputs.keys() | moved
    hushed = shut if not scope.can(Duty.READ_RESTRICTED) else set()
    return [
        replace(card, closed=inputs[key], restricted=key in shut, hushed=key in hushed)
        for key, card in cards.items()
    ]


def _fill_inputs(scope: Scope, cards: dict[UUID, RestatementCard], closed: Closed) -> Counter[UUID]:
    """Answers how many of each are of a village and restricted."""
    counted: Counter[UUID] = Counter()
    rows = RestatedInput.objects.within(scope).filter(restatement_id__in=list(cards))
    for row in rows.select_related("area"):
        shut = row.element_id in closed.elements or row.kind in closed.kinds
        counted[row.restatement_id] += shut and row.area_id is not None
        if may_see(scope, row.area_id, shut):
            cards[row.restatement_id].inputs.append(
                InputCard(
                    row.area_id,
                    row.area.name if row.area else "",
                    row.element_id or "",
                    row.kind,
                    row.indicator_id or "",
                    row.year,
                    row.month,
                    row.before,
                    row.after,
                    row.before_state,
                    row.after_state,
                    row.before_reason,
                    row.after_reason,
                    shut and row.area_id is not None,
                )
            )
    return +counted


def _fill_rows(scope: Scope, cards: dict[UUID, RestatementCard], closed: Closed) -> set[UUID]:
    """Answers in which a restricted coverage of a village moved."""
    found = set()
    rows = RestatedRow.objects.within(scope).filter(restatement_id__in=list(cards))
    for row in rows.select_related("area"):
        shut = row.indicator_id in closed.indicators
        if shut and row.area_id is not None:
            found.add(row.restatement_id)
        if may_see(scope, row.area_id, shut):
            month = Month(row.year, row.month)
            area = row.area.name if row.area else ""
            shown = MovedCard(
                month,
                row.indicator_id,
                row.area_id,
                area,
                row.before,
                row.after,
                shut and row.area_id is not None,
            )
            cards[row.restatement_id].rows.append(shown)
    return found


def may_see(scope: Scope, area_id: UUID | None, restricted: bool) -> bool:
    """Whether the asker may see a number of this area; totals may be seen by all who read coverage."""
    if area_id is None:
        return True
    if scope.area_ids is not None and area_id not in scope.area_ids:
        return False
    return not restricted or scope.can(Duty.READ_RESTRICTED)


def restatements_for(
    *, scope: Scope, puskesmas_id: UUID, last: Month, freeze: FreezeCard | None
) -> list[RestatementCard]:
    """What the evaluation pack of a period must list, oldest first.

    All that was corrected, up to the period's last month, since the freeze before this one: what the packs
    before it could not know yet.
    """
    cards = frozen.freezes(scope=scope, puskesmas_id=puskesmas_id)
    earlier = [
        card.frozen_at
        for card in cards
        if card.period.last < last and (freeze is None or card.frozen_at < freeze.frozen_at)
    ]
    found = restatements(scope=scope, puskesmas_id=puskesmas_id, since=max(earlier, default=None))
    return [card for card in reversed(found) if card.touches(last)]
