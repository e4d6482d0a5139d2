"""Who holds an office from when to when: seated, corrected, taken out."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.people import queries
from lokmin.people.actions.consents import agree
from lokmin.people.actions.links import kill
from lokmin.people.actions.reach import named, office_to_write, person_to_write, term_to_write
from lokmin.people.actions.readdressing import join_messages
from lokmin.people.models import Consent, Holder, Office, Person, PersonalLink
from lokmin.people.rules import terms as rules
from lokmin.people.rules.names import ACTING, Known, alike, check_id, line
from lokmin.people.rules.phones import phone as phone_of
from lokmin.people.rules.terms import Term
from lokmin.tools.actions import action, audit
from lokmin.tools.references import is_named


@dataclass
class Seated:
    """What seating somebody did: the term, the links that died, the term that was cut and its old end."""

    holder: Holder
    links: list[UUID] = field(default_factory=list)
    cut: dict[str, str] = field(default_factory=dict)
    before: str = ""
    changed: bool = False


@action
def seat(
    *,
    scope: Scope,
    office_id: UUID,
    name: str,
    since: date,
    phone: str = "",
    acting: str = "",
    rank: str = "",
    id_kind: str = "",
    id_number: str = "",
    consent_on: date | None = None,
    consent_via: str = "",
    person_id: UUID | None = None,
) -> UUID:
    """Seat a person in an office from a day on: the one before ends the day before, the one after stays.

    The same day again replaces who was written for it. When the present holder is another one by this, every
    live link of the office dies, whichever Puskesmas of the kecamatan made it (FN 23). `person_id` says that
    it is somebody the directory knows from another office; nobody is ever taken for another by name alone.
    """
    values = {"name": name, "phone": phone, "id_kind": id_kind, "id_number": id_number}
    consent = {"given_on": consent_on, "via": consent_via}
    return put(scope, office_id, since, person_id, values, consent, acting=acting, rank=rank).holder.id


def put(
    scope: Scope,
    office_id: UUID,
    since: date,
    person_id: UUID | None,
    values: dict[str, str],
    consent: dict[str, Any],
    *,
    acting: str = "",
    rank: str = "",
) -> Seated:
    """Seat somebody and say what it did; call it inside an `@action`."""
    office = office_to_write(scope, office_id)
    if acting and acting not in ACTING:
        raise Refusal("people.acting")
    was = _present(scope, office)
    known = list(Holder.objects.within(scope).filter(office=office).select_related("person"))
    same_day = next((row for row in known if row.since == since), None)
    replaced = same_day.person if same_day else None
    person = _person(scope, office, known, since, person_id, values)
    _write_person(scope, person, values, consent)
    cut = _cut(known, since)
    room = rules.room_from(since, _spans(known))
    holder = same_day or Holder(office=office, since=since, until=room)
    holder.person, holder.acting, holder.rank = person, acting, line(rank)
    holder.by, holder.at = scope.actor_name, scope.now
    holder.save()
    if replaced and replaced.pk != person.pk:
        forget(replaced)
    now = _present(scope, office)
    changed = was.person_id != now.person_id
    links = kill(scope, office=office) if changed else []
    before = replaced.name if replaced else ""
    audit(scope, "seat", holder, office=str(office_id), replaced=before, links=[str(i) for i in links])
    return Seated(holder, links, cut, was.holder, changed)


def _present(scope: Scope, office: Office) -> queries.OfficeCard:
    return queries.office_of(scope=scope, office_id=office.id)


def _spans(rows: list[Holder]) -> list[Term]:
    return [Term(row.since, row.until) for row in rows]


def _cut(rows: list[Holder], since: date) -> dict[str, str]:
    """End who sat before; returns the id of each with the end it had (empty: none)."""
    ended = {}
    for row in rows:
        if Term(row.since, row.until) in rules.cut_before(since, _spans([row])):
            ended[str(row.id)] = row.until.isoformat() if row.until else ""
            row.until = since - timedelta(days=1)
            row.save(update_fields=["until"])
    return ended


def _person(
    scope: Scope,
    office: Office,
    known: list[Holder],
    since: date,
    person_id: UUID | None,
    values: dict[str, str],
) -> Person:
    """Who it is: the one who was named, who sits in this office already under that name, or somebody new."""
    if person_id:
        return person_to_write(scope, person_id)
    wanted = Known(None, named(values["name"]), values["id_number"])
    near = [row for row in known if row.since == since] or [row for row in known if row.since < since][:1]
    for row in near:
        if alike(wanted, Known(row.person_id, row.person.name, row.person.id_number)):
            return row.person
    return Person(kecamatan_id=office.institution.kecamatan_id)


def _write_person(scope: Scope, row: Person, values: dict[str, str], consent: dict[str, Any]) -> None:
    """Name, staff number and telephone on a person; what is not said of somebody known stays."""
    known = not row._state.adding
    row.name = named(values["name"]) if values["name"] or not known else row.name
    kind, number = check_id(values["id_kind"], values["id_number"])
    if number or not known:
        row.id_kind, row.id_number = kind, number
    row.save()
    if agree(scope, row, phone_of(values["phone"]), consent["given_on"], consent["via"]):
        row.save(update_fields=["phone"])


def forget(row: Person) -> None:
    """Who holds nothing any more and is named nowhere is not kept."""
    if not is_named(row, but=(Consent,)):
        row.delete()


@action
def correct_term(
    *,
    scope: Scope,
    holder_id: UUID,
    name: str,
    since: date,
    until: date | None,
    acting: str = "",
    rank: str = "",
    id_kind: str = "",
    id_number: str = "",
) -> None:
    """Mend how a term was written: spelling, staff number, rank, days. No day of another's term.

    Papers that left the house keep what they said. Somebody else is a handover, not a correction.
    """
    row = term_to_write(scope, holder_id)
    others = Holder.objects.within(scope).filter(office=row.office).exclude(id=row.id)
    rules.check_term(Term(since, until), _spans(list(others)))
    if acting and acting not in ACTING:
        raise Refusal("people.acting")
    before = {"name": row.person.name, "since": row.since.isoformat(), "acting": row.acting}
    was = _present(scope, row.office).person_id
    row.since, row.until, row.acting, row.rank = since, until, acting, line(rank)
    row.by, row.at = scope.actor_name, scope.now
    row.save()
    row.person.name = named(name)
    row.person.id_kind, row.person.id_number = check_id(id_kind, id_number)
    row.person.save()
    if was and was != _present(scope, row.office).person_id:
        kill(scope, office=row.office)
    audit(scope, "people.correct_term", row, before=before)


@action
def remove_term(*, scope: Scope, holder_id: UUID) -> None:
    """Take out a term that never was; who is named by a handover of today is taken back there."""
    row = term_to_write(scope, holder_id)
    if is_named(row):
        raise Refusal("people.term_used", name=row.person.name)
    if _present(scope, row.office).holder_id == row.id:
        kill(scope, office=row.office)
    audit(scope, "people.remove_term", row, office=str(row.office_id), name=row.person.name)
    person = row.person
    row.delete()
    forget(person)


@action
def join_persons(*, scope: Scope, keep_id: UUID, same_id: UUID) -> None:
    """Two entries are one person, said by somebody who knows: the offices of `same_id` go to `keep_id`.

    Consent and telephone of the one that stays hold; without any, those of the other are taken over.
    """
    keep, same = person_to_write(scope, keep_id), person_to_write(scope, same_id)
    if keep.id == same.id or keep.kecamatan_id != same.kecamatan_id:
        raise Refusal("people.join_two")
    if alike(Known(1, "", keep.id_number), Known(2, "", same.id_number)) == "" and (
        keep.id_number and same.id_number
    ):
        raise Refusal("people.join_ids", one=keep.id_number, other=same.id_number)
    Holder.objects.within(scope).filter(person=same).update(person=keep)
    PersonalLink.unscoped.filter(person=same).update(person=keep)
    join_messages(keep.id, same.id)
    if not Consent.objects.within(scope).filter(person=keep, withdrawn_at=None).exists():
        Consent.objects.within(scope).filter(person=same).update(person=keep)
        keep.phone, keep.email = same.phone, same.email
    if not keep.id_number:
        keep.id_kind, keep.id_number = same.id_kind, same.id_number
    keep.save()
    audit(scope, "people.join", keep, joined=str(same.id), name=same.name)
    same.delete()
