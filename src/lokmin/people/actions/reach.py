"""What all writes on the directory share: the duty, and finding the row for somebody who may write it."""

from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.people.models import Holder, Office, Person
from lokmin.people.rules.names import NAME_MOST, TITLE_MOST, check_no_nik, line


def check_kecamatan(scope: Scope, kecamatan_id: UUID, duty: Duty = Duty.MANAGE_PEOPLE) -> None:
    """The duty, and a kecamatan of the writer's."""
    scope.check(duty)
    if kecamatan_id not in scope.kecamatan_ids:
        raise NotYours("people.kecamatan_not_yours")


def named(text: str, most: int = NAME_MOST) -> str:
    """A name on one line; not empty, not too long, without a NIK."""
    plain = line(text)
    if not plain:
        raise Refusal("people.name_missing")
    if len(plain) > most:
        raise Refusal("people.name_long", most=most)
    check_no_nik(plain)
    return plain


def titled(text: str) -> str:
    return named(text, TITLE_MOST)


def office_to_write(scope: Scope, office_id: UUID) -> Office:
    """The office, locked; `NotYours` when of another kecamatan."""
    rows = Office.objects.within(scope).select_related("institution")
    row: Office | None = rows.select_for_update(of=("self",)).filter(id=office_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    check_kecamatan(scope, row.institution.kecamatan_id)
    return row


def person_to_write(scope: Scope, person_id: UUID) -> Person:
    """The person, locked; `NotYours` when of another kecamatan."""
    row: Person | None = Person.objects.within(scope).select_for_update().filter(id=person_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    check_kecamatan(scope, row.kecamatan_id)
    return row


def term_to_write(scope: Scope, holder_id: UUID) -> Holder:
    """The term, its office locked."""
    row: Holder | None = Holder.objects.within(scope).filter(id=holder_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    row.office = office_to_write(scope, row.office_id)
    return row
