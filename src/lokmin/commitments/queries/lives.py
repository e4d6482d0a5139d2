"""The lives of promises at a glance: which state on which day, and what each was carried over from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Sum

from lokmin.basics.scope import Scope
from lokmin.commitments.models import Commitment, StateChange
from lokmin.commitments.rules import states
from lokmin.commitments.rules.states import Steps


@dataclass(frozen=True)
class Life:
    """One promise: its steps in the order of time, and the first promise of the chain that it carries on.

    `agreed_at` is when that first one was agreed; None while it never was.
    """

    id: UUID
    puskesmas_id: UUID
    root_id: UUID
    agreed_at: datetime | None
    steps: Steps

    @property
    def is_successor(self) -> bool:
        return self.root_id != self.id


def lives(*, scope: Scope, puskesmas_ids: Iterable[UUID]) -> dict[UUID, Life]:
    """The life of every promise of these Puskesmas that is in scope: two queries, however many."""
    rows = Commitment.objects.within(scope).filter(puskesmas_id__in=list(puskesmas_ids))
    known = {
        key: (own, before) for key, own, before in rows.values_list("id", "puskesmas_id", "carried_from_id")
    }
    steps: dict[UUID, list[tuple[datetime, str]]] = {key: [] for key in known}
    changes = StateChange.objects.within(scope).filter(commitment__in=rows).exclude(before=F("after"))
    for key, at, after in changes.order_by("at", "id").values_list("commitment_id", "at", "after"):
        steps[key].append((at, after))
    found = {}
    for key, (own, before) in known.items():
        root = key
        while before in known:
            root, before = before, known[before][1]
        agreed = next((at for at, state in steps[root] if state == states.AGREED), None)
        found[key] = Life(key, own, root, agreed, tuple(steps[key]))
    return found


def pulse(*, scope: Scope, puskesmas_ids: Iterable[UUID]) -> int:
    """A number that differs once any promise of these Puskesmas was written to: for pages that follow."""
    rows = Commitment.objects.within(scope).filter(puskesmas_id__in=list(puskesmas_ids))
    return int(rows.aggregate(n=Sum("version"))["n"] or 0)
