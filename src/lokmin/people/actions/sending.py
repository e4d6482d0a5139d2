"""A message went out, or did not after all; it need not go, or shall."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.people import queries
from lokmin.people.actions.messages import withdraw
from lokmin.people.models import Message, PersonalLink, Withdrawal
from lokmin.people.rules import messages as rules
from lokmin.people.rules.names import line
from lokmin.tools.actions import action, audit, unchanged

VIA_MOST = 60
LEAVING = timedelta(minutes=10)
"""As long as an e-mail may be on its way to the server; a claim that is older was never ended."""
_WITHDRAWAL = ("withdrawn_at", "withdrawn_by", "withdrawn_why")


@dataclass(frozen=True)
class Sent:
    """A message that was marked, or taken back: what it was about."""

    id: UUID
    puskesmas_id: UUID
    kind: str
    topic: UUID | None
    rows: tuple[UUID, ...]


def _found(scope: Scope, message_ids: Iterable[UUID]) -> list[Message]:
    """The rows, locked, which the asker may send; `NotYours` when one of them is another's."""
    scope.check(Duty.SEND_MESSAGES)
    ids = list(dict.fromkeys(message_ids))
    queries.messages_by_ids(scope=scope, ids=ids)
    return list(Message.objects.within(scope).select_for_update().filter(id__in=ids))


def _told(row: Message) -> Sent:
    return Sent(row.id, row.puskesmas_id, row.kind, row.topic, tuple(UUID(key) for key in row.rows))


@action
def keep_sent(*, scope: Scope, message_ids: Sequence[UUID], via: str, by: str = "") -> list[Sent]:
    """Note that messages went out, and how; `by` when another than who types carried it.

    Those that are noted already stay as they are. Returns those that were noted now.
    """
    said = " ".join(part for part in (line(via), f"oleh {line(by)}" if line(by) else "") if part)
    if not line(via):
        raise Refusal("people.message_via")
    found = _found(scope, message_ids)
    if not found:
        raise Refusal("people.message_none")
    done = []
    for row in found:
        if row.sent_at:
            continue
        if row.withdrawn_at and not row.claimed_at:
            raise Refusal("people.message_withdrawn", title=row.title)
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = None, "", ""  # it left before that was said
        row.sent_at, row.sent_by, row.sent_via = scope.now, scope.actor_name, said[:VIA_MOST]
        row.claimed_at = None
        row.save(update_fields=["sent_at", "sent_by", "sent_via", "claimed_at", *_WITHDRAWAL])
        audit(scope, "people.message_sent", row, via=said)
        done.append(_told(row))
    if not done:
        unchanged()
    return done


@action
def keep_unsent(*, scope: Scope, message_id: UUID) -> Sent:
    """It did not go out after all: said on the same day, and never of an e-mail that left."""
    row = _found(scope, [message_id])[0]
    if row.sent_at is None:
        unchanged()
        return _told(row)
    if row.sent_via == rules.EMAIL:
        raise Refusal("people.message_mailed")
    if row.sent_at.astimezone(scope.now.tzinfo).date() != scope.today or row.opened_at:
        raise Refusal("people.message_old", title=row.title)
    before = row.sent_via
    row.sent_at, row.sent_by, row.sent_via = None, "", ""
    row.save(update_fields=["sent_at", "sent_by", "sent_via"])
    audit(scope, "people.message_unsent", row, before=before)
    return _told(row)


def _is_leaving(scope: Scope, row: Message) -> bool:
    """Whether an e-mail is being handed to the server now; one that may have gone waits for a person."""
    if row.claimed_at is None or (row.failed_at and row.failed_at >= row.claimed_at):
        return False
    return scope.now - row.claimed_at < LEAVING


@action
def drop_message(*, scope: Scope, message_id: UUID) -> None:
    """It need not be sent; it comes back only when somebody says so."""
    row = _found(scope, [message_id])[0]
    if row.sent_at or row.withdrawn_at:
        unchanged()
        return
    if _is_leaving(scope, row):
        raise Refusal("people.message_leaving", title=row.title)
    withdraw(scope, row, Withdrawal.NOT_NEEDED)
    audit(scope, "people.message_dropped", row)


@action
def restore_message(*, scope: Scope, message_id: UUID) -> None:
    """It shall be sent after all."""
    row = _found(scope, [message_id])[0]
    if row.withdrawn_why != Withdrawal.NOT_NEEDED:
        unchanged()
        return
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = None, "", ""
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    audit(scope, "people.message_restored", row)


def note_opened(link: PersonalLink, now: datetime) -> None:
    """Who was sent this link tapped and sent something on its page (FN 30)."""
    told = Message.unscoped.filter(link=link, opened_at=None).exclude(sent_at=None)
    told.update(opened_at=now)
