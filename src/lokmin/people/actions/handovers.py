"""A handover: somebody else sits in an office from a day on, and the same day can take it back."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.people.actions.links import revive
from lokmin.people.actions.reach import office_to_write
from lokmin.people.actions.terms import forget, put
from lokmin.people.models import Handover, Holder, PersonalLink
from lokmin.tools.actions import action, audit
from lokmin.tools.references import is_named


@action
def hand_over(
    *,
    scope: Scope,
    office_id: UUID,
    since: date,
    name: str = "",
    person_id: UUID | None = None,
    phone: str = "",
    consent_on: date | None = None,
    consent_via: str = "",
    acting: str = "",
    rank: str = "",
    id_kind: str = "",
    id_number: str = "",
) -> UUID:
    """Seat a new holder today or since a day gone by; old links die. Returns the handover.

    What else moves is noted by those who move it (`note_moved`), so that `take_back` finds it.
    """
    if since > scope.today:
        raise Refusal("people.handover_future", day=since)
    values = {"name": name, "phone": phone, "id_kind": id_kind, "id_number": id_number}
    consent = {"given_on": consent_on, "via": consent_via}
    done = put(scope, office_id, since, person_id, values, consent, acting=acting, rank=rank)
    row = Handover.add(
        office_id=office_id,
        holder=done.holder,
        before=done.before,
        after=done.holder.person.name,
        since=since,
        moved={
            "links": [str(link) for link in done.links],
            "cut": done.cut,
            "replaced": done.changed and bool(done.before),
            "past": bool(done.holder.until and done.holder.until < scope.today),
        },
        by=scope.actor_name,
        at=scope.now,
    )
    audit(scope, "people.hand_over", row, office=str(office_id))
    return row.id


def moved_by(scope: Scope, handover_id: UUID) -> dict[str, Any]:
    """What a handover moved, as it was noted."""
    return dict(_row(scope, handover_id).moved)


@action
def note_moved(*, scope: Scope, handover_id: UUID, **moved: Any) -> None:
    """Add what another room moved along, as plain JSON."""
    row = _row(scope, handover_id)
    row.moved = {**row.moved, **moved}
    row.save(update_fields=["moved"])
    audit(scope, "people.note_moved", row, moved=moved)


@action
def take_back(*, scope: Scope, handover_id: UUID) -> None:
    """Undo a handover on its own day, while nothing was built on it; links that died by it live again."""
    row = _row(scope, handover_id)
    check_undoable(scope, row)
    holder = row.holder
    assert holder is not None
    for term_id, until in row.moved["cut"].items():
        Holder.objects.within(scope).filter(id=term_id).update(until=until or None)
    row.undone_by, row.undone_at, row.holder = scope.actor_name, scope.now, None
    row.save(update_fields=["undone_by", "undone_at", "holder"])
    person = holder.person
    holder.delete()
    forget(person)
    revive(scope, row.moved["links"], row.at)
    audit(scope, "people.take_back", row, office=str(row.office_id), after=row.after)


def check_undoable(scope: Scope, row: Handover) -> None:
    """On the same day, the last of its office, its term as written, no link made for the new holder."""
    later = Handover.objects.within(scope).filter(office_id=row.office_id, at__gt=row.at, undone_at=None)
    if row.undone_at or row.at.astimezone(scope.now.tzinfo).date() != scope.today or later.exists():
        raise Refusal("people.handover_old")
    holder = row.holder
    if holder is None or holder.at != row.at or is_named(holder, but=(Handover,)):
        raise Refusal("people.handover_used")
    made = PersonalLink.unscoped.filter(office_id=row.office_id, person=holder.person, made_at__gte=row.at)
    cut = Holder.objects.within(scope).filter(id__in=row.moved["cut"])
    moved_again = cut.exclude(until=row.since - timedelta(days=1)).exists()
    if made.exists() or moved_again:
        raise Refusal("people.handover_used")


def _row(scope: Scope, handover_id: UUID) -> Handover:
    row: Handover | None = (
        Handover.objects.within(scope).select_related("holder__person").filter(id=handover_id).first()
    )
    if row is None:
        raise NotYours("door.not_yours")
    office_to_write(scope, row.office_id)
    return row
