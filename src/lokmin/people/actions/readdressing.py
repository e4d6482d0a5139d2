"""What waits for a former holder of an office goes to the present one (FN 23)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.people import queries
from lokmin.people.actions.messages import Draft, Scribe, key_for, withdraw
from lokmin.people.models import Message, PersonalLink, Withdrawal
from lokmin.people.queries import OfficeCard
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit, unchanged


@action
def readdress_messages(*, scope: Scope, office_id: UUID) -> dict[str, Any]:
    """What waits for a former holder of an office is withdrawn and written anew for the present one (FN 23).

    Messages of every Puskesmas of the kecamatan move, for there is one office. Returns what moved, for
    `take_messages_back`.
    """
    seat = queries.office_of(scope=scope, office_id=office_id)
    moved: dict[str, Any] = {"withdrawn": [], "made": [], "revived": {}, "links": []}
    old = Message.unscoped.filter(office_id=office_id, sent_at=None, withdrawn_at=None, claimed_at=None)
    for row in old.exclude(person=seat.person_id).select_for_update():
        withdraw(scope, row, Withdrawal.HANDED_OVER)
        moved["withdrawn"].append(str(row.id))
        new = _for(scope, row, seat, moved)
        if new.link and new.link.made_at == scope.now:
            moved["links"].append(str(new.link_id))
        audit(scope, "people.readdress_message", new, before=row.holder_name, after=seat.holder)
    if not moved["withdrawn"]:
        unchanged()
    return moved


def _for(scope: Scope, row: Message, seat: OfficeCard, moved: dict[str, Any]) -> Message:
    """The same message to another holder; one that was written to them before is the one.

    Notes in `moved` what was made, and why one that holds again had been withdrawn.
    """
    scribe = Scribe(scope, places.puskesmas_cards(ids=[row.puskesmas_id])[0])
    rows = tuple(UUID(key) for key in row.rows)
    draft = Draft(row.kind, seat.id, row.key.rpartition(":")[0], row.values, rows, row.topic, row.path)
    known: Message | None = Message.unscoped.filter(
        puskesmas_id=row.puskesmas_id, key=key_for(draft.key, seat)
    ).first()
    if known is None:
        new = scribe.new(row.family, draft, seat)
        moved["made"].append(str(new.id))
        return new
    if known.withdrawn_at and known.sent_at is None:
        moved["revived"][str(known.id)] = known.withdrawn_why
        scribe.revive(known, draft, seat)
    return known


@action
def take_messages_back(*, scope: Scope, moved: Mapping[str, Any]) -> None:
    """Take `readdress_messages` back; refuses when one of the new ones went out."""
    made = Message.unscoped.filter(id__in=moved.get("made", ()))
    revived = Message.unscoped.filter(id__in=moved.get("revived", ()))
    if (made | revived).exclude(sent_at=None, claimed_at=None).exists():
        raise Refusal("people.handover_used")
    if not made.exists() and not moved.get("withdrawn"):
        unchanged()
        return
    for row in Message.unscoped.filter(id__in=moved["withdrawn"], withdrawn_why=Withdrawal.HANDED_OVER):
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = None, "", ""
        row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
        audit(scope, "people.readdress_message", row, after=row.holder_name)
    made.delete()
    for row in revived.filter(
        withdrawn_at=None
    ):  # older than the handover: they wait again for what they did
        withdraw(scope, row, moved["revived"][str(row.id)])
        audit(scope, "people.readdress_message", row, before=row.holder_name)
    PersonalLink.unscoped.filter(id__in=moved["links"], used_at=None).delete()


def join_messages(keep_id: UUID, same_id: UUID) -> None:
    """Two entries are one person: what was written to the one was written to the other."""
    for row in Message.unscoped.filter(person_id=same_id):
        key = f"{row.key.rpartition(':')[0]}:{keep_id}"
        row.person_id = keep_id
        if not Message.unscoped.filter(puskesmas_id=row.puskesmas_id, key=key).exists():
            row.key = key
        row.save(update_fields=["person_id", "key"])
