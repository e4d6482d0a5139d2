"""Consent to be written to: telephone and e-mail are kept under it, and go with it."""

from datetime import date
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.people.actions.links import kill
from lokmin.people.actions.reach import person_to_write
from lokmin.people.models import Consent, Person
from lokmin.people.rules.names import line
from lokmin.people.rules.phones import phone as phone_of
from lokmin.tools.actions import action, audit, unchanged

VIA_MOST = 60


@action
def give_consent(
    *, scope: Scope, person_id: UUID, given_on: date, via: str, phone: str = "", email: str = ""
) -> None:
    """Note that somebody agreed to be written to under a number or e-mail: when, how, recorded by whom.

    The same again changes nothing; another number under the consent in force replaces the old one.
    """
    row = person_to_write(scope, person_id)
    number = phone_of(phone)
    address = line(email).lower()
    if not number and not address:
        raise Refusal("people.phone_missing")
    before, moved = row.phone, bool(address) and address != row.email
    row.email = address or row.email
    if not agree(scope, row, number, given_on, via) and not moved:
        unchanged()
        return
    row.save(update_fields=["phone", "email"])
    audit(scope, "people.give_consent", row, given_on=given_on.isoformat(), replaced=bool(before))


def agree(scope: Scope, row: Person, number: str, given_on: date | None, via: str) -> bool:
    """Put number and consent on a person (not saved); False when all of it stands there already."""
    if not number and given_on is None:
        return False
    consent = Consent.objects.within(scope).filter(person=row, withdrawn_at=None).first()
    if consent is None and given_on is None:
        raise Refusal("people.phone_consent", name=row.name)
    if given_on and given_on > scope.today:
        raise Refusal("people.consent_future", day=given_on)
    if given_on and not line(via):
        raise Refusal("people.consent_via")
    changed = bool(number) and number != row.phone
    row.phone = number or row.phone
    if consent is None and given_on:
        Consent.add(
            person=row, given_on=given_on, via=line(via)[:VIA_MOST], by=scope.actor_name, at=scope.now
        )
        changed = True
    return changed


@action
def withdraw_consent(*, scope: Scope, person_id: UUID, withdrawn_on: date) -> None:
    """Take a consent back: number and e-mail are deleted and every live link of the person dies, at once."""
    row = person_to_write(scope, person_id)
    consent = Consent.objects.within(scope).filter(person=row, withdrawn_at=None).first()
    if consent is None:
        raise Refusal("people.no_consent", name=row.name)
    if not consent.given_on <= withdrawn_on <= scope.today:
        raise Refusal("people.withdrawn_when", given=consent.given_on)
    consent.withdrawn_on, consent.withdrawn_by, consent.withdrawn_at = (
        withdrawn_on,
        scope.actor_name,
        scope.now,
    )
    consent.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_at"])
    row.phone = row.email = ""
    row.save(update_fields=["phone", "email"])
    links = kill(scope, person=row)
    audit(scope, "people.withdraw_consent", row, links=[str(link) for link in links])
