"""Personal links: made on purpose, killed at once."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.people import queries
from lokmin.people.actions.sending import note_opened
from lokmin.people.models import LinkPurpose, PersonalLink
from lokmin.people.queries import LinkCard, LinkGuest
from lokmin.tools.actions import action, audit
from lokmin.tools.idempotency import repeatable


@repeatable(lambda scope, made: queries.link(scope=scope, link_id=made))
@action
def make_link(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    office_id: UUID,
    expires_at: datetime,
    purpose: str = LinkPurpose.COMMITMENTS,
) -> LinkCard:
    """Make a personal link for the present holder of an office. It is never made implicitly."""
    scope.check(Duty.MANAGE_LINKS)
    scope.check_puskesmas(puskesmas_id)
    card = queries.office(scope=scope, office_id=office_id)
    if card is None:
        raise NotYours("door.not_yours")
    if not card.holder:
        raise Refusal("people.no_holder", office=card.title)
    if expires_at <= scope.now:
        raise Refusal("people.expiry_past", day=expires_at.date())
    row = PersonalLink.add(
        puskesmas_id=puskesmas_id,
        office_id=office_id,
        person_id=card.person_id,
        holder_name=card.holder,
        purpose=purpose,
        made_at=scope.now,
        made_by=scope.actor_name,
        expires_at=expires_at,
    )
    audit(scope, "make_link", row, office=card.title)
    return queries.link_card(link=row, now=scope.now)


def kill(scope: Scope, **which: object) -> list[UUID]:
    """Kill the live links of an office or a person, whichever Puskesmas made them; returns their ids."""
    live = PersonalLink.unscoped.filter(revoked_at=None, expires_at__gt=scope.now, **which)
    ids = list(live.values_list("id", flat=True))
    live.update(revoked_at=scope.now, revoked_by=scope.actor_name)
    return ids


def revive(scope: Scope, ids: Iterable[UUID], killed_at: datetime) -> None:
    """Let links live again that died at that very moment."""
    dead = PersonalLink.unscoped.filter(id__in=list(ids), revoked_at=killed_at)
    dead.update(revoked_at=None, revoked_by="")


@action
def revoke_link(*, scope: Scope, link_id: UUID) -> None:
    """Kill a link at once. Staff with the duty may kill any of theirs; repeating it changes nothing."""
    scope.check(Duty.MANAGE_LINKS)
    _revoke(scope, link_id)


@action
def revoke_own_link(*, guest: LinkGuest) -> None:
    """The holder says the link is not theirs: it dies at once."""
    _revoke(guest.scope, guest.link_id)


def _revoke(scope: Scope, link_id: UUID) -> None:
    row = PersonalLink.objects.within(scope).filter(id=link_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    if row.revoked_at is None:
        row.revoked_at, row.revoked_by = scope.now, scope.actor_name
        row.save(update_fields=["revoked_at", "revoked_by"])
    audit(scope, "revoke_link", row)


@action
def note_link_use(*, guest: LinkGuest) -> None:
    """Note that the holder tapped and sent something (a GET never gets here, FN 22 and 30)."""
    row = PersonalLink.objects.within(guest.scope).get(id=guest.link_id)
    row.opened_at = row.opened_at or guest.scope.now
    row.used_at = guest.scope.now
    row.save(update_fields=["opened_at", "used_at"])
    note_opened(row, guest.scope.now)
    audit(guest.scope, "use_link", row)
