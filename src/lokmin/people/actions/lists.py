"""A list of offices and holders, stored whole or not at all, and taken back while nothing was built on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db import models

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Scope
from lokmin.people import queries
from lokmin.people.actions.consents import agree
from lokmin.people.actions.directory import add_institution, add_office
from lokmin.people.actions.reach import check_kecamatan
from lokmin.people.actions.terms import put
from lokmin.people.models import Consent, Holder, Institution, ListImport, Office, Person
from lokmin.people.rules.list_file import Written
from lokmin.people.rules.list_plan import BAD, CHANGE, FILL, NEW, Entry
from lokmin.people.rules.names import line
from lokmin.tools.actions import action, audit
from lokmin.tools.locks import one_writer
from lokmin.tools.references import is_named

VIA = "daftar Excel"
_PERSON = ("name", "id_kind", "id_number", "phone")
_TERM = ("acting", "rank")


@dataclass
class Made:
    """What one import made and changed, as it is kept."""

    institutions: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    holders: list[str] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)
    consents: list[str] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)


@action
def store_list(
    *,
    scope: Scope,
    kecamatan_id: UUID,
    name: str,
    lines: Sequence[Written],
    answers: Mapping[str, str],
    shown: str,
) -> UUID | None:
    """Store a list as its preview said, or nothing of it. `shown` is `digest` of the plan that was seen.

    Refuses while a line cannot be read or a question is open; when the directory changed since the preview
    was shown, it is shown again. A list that changes nothing leaves no trace (None).
    """
    check_kecamatan(scope, kecamatan_id)
    one_writer(uuid5(NAMESPACE_OID, f"{kecamatan_id}:list"), "people list")
    entries = queries.plan(scope=scope, kecamatan_id=kecamatan_id, lines=lines, answers=answers)
    if any(entry.outcome == BAD for entry in entries):
        raise Refusal("people.list_bad", line=next(e.number for e in entries if e.outcome == BAD))
    if any(entry.asks for entry in entries):
        raise Refusal("people.list_asks", line=next(e.number for e in entries if e.asks))
    if digest(entries) != shown:
        raise Stale("people.list_stale")
    made = Made()
    for entry in entries:
        if entry.outcome in (NEW, FILL):
            _seat(scope, kecamatan_id, entry, made)
        elif entry.outcome == CHANGE:
            _change(scope, entry, made)
    if not (made.offices or made.holders or made.changed):
        raise Refusal("people.list_nothing")
    row = ListImport.add(
        kecamatan_id=kecamatan_id,
        name=line(name)[:160],
        made={**vars(made), "lines": len(entries)},
        by=scope.actor_name,
        at=scope.now,
    )
    audit(scope, "people.store_list", row, lines=len(entries), changed=len(made.changed))
    return row.id


def digest(entries: Sequence[Entry]) -> str:
    """What a plan says, in a few letters: the same for the same directory, list and answers."""
    told = "|".join(
        f"{e.number}:{e.outcome}:{e.office}:{e.person}:{','.join(e.changes)}:{e.name}" for e in entries
    )
    return str(uuid5(NAMESPACE_OID, told))


def _seat(scope: Scope, kecamatan_id: UUID, entry: Entry, made: Made) -> None:
    office_id = UUID(entry.office) if entry.office else _office(scope, kecamatan_id, entry, made)
    if not entry.name:
        return
    known = UUID(entry.person) if entry.person else None
    before = {row.id for row in Consent.objects.within(scope).filter(person_id=known)} if known else set()
    values = {name: getattr(entry, name) for name in _PERSON}
    consent = {"given_on": entry.consent_on, "via": VIA if entry.consent_on else ""}
    if known:
        values["name"] = ""  # who is known keeps the spelling
        _keep(made, Person.objects.within(scope).get(id=known), _PERSON)
    done = put(
        scope,
        office_id,
        entry.since or scope.today,
        known,
        values,
        consent,
        acting=entry.acting,
        rank=entry.rank,
    )
    made.holders.append(str(done.holder.id))
    person = done.holder.person
    if known:
        _kept(made, person, _PERSON)
    else:
        made.persons.append(str(person.id))
    rows = Consent.objects.within(scope).filter(person=person)
    made.consents += [str(row.id) for row in rows if row.id not in before]


def _office(scope: Scope, kecamatan_id: UUID, entry: Entry, made: Made) -> UUID:
    bodies = Institution.objects.within(scope)
    offices = Office.objects.within(scope)
    count = bodies.count(), offices.count()
    body = add_institution(
        scope=scope,
        kecamatan_id=kecamatan_id,
        sector=entry.sector,
        name=entry.institution,
        area_id=UUID(entry.area) if entry.area else None,
    )
    office = add_office(scope=scope, institution_id=body, title=entry.title)
    made.institutions += [str(body)] if bodies.count() > count[0] else []
    made.offices += [str(office)] if offices.count() > count[1] else []
    return office


def _change(scope: Scope, entry: Entry, made: Made) -> None:
    """Write on person and term what the line says more, or otherwise."""
    card = queries.office_of(scope=scope, office_id=UUID(entry.office))
    person = Person.objects.within(scope).select_for_update().get(id=card.person_id)
    holder = Holder.objects.within(scope).get(id=card.holder_id)
    _keep(made, person, _PERSON)
    if "name" in entry.changes:
        person.name = entry.name
    if "id_number" in entry.changes:
        person.id_kind, person.id_number = entry.id_kind, entry.id_number
    before = {row.id for row in Consent.objects.within(scope).filter(person=person)}
    agree(scope, person, entry.phone, entry.consent_on, VIA)
    person.save()
    _kept(made, person, _PERSON)
    rows = Consent.objects.within(scope).filter(person=person)
    made.consents += [str(row.id) for row in rows if row.id not in before]
    _keep(made, holder, _TERM)
    for name in _TERM:
        if name in entry.changes:
            setattr(holder, name, getattr(entry, name))
    holder.save(update_fields=list(_TERM))
    _kept(made, holder, _TERM)


def _keep(made: Made, row: models.Model, names: Sequence[str]) -> None:
    made.changed.append({"kind": row._meta.model_name, "id": str(row.pk), "before": _values(row, names)})


def _kept(made: Made, row: models.Model, names: Sequence[str]) -> None:
    """What stands there now; a row that did not change is not kept."""
    last = made.changed.pop()
    last["after"] = _values(row, names)
    if last["after"] != last["before"]:
        made.changed.append(last)


def _values(row: models.Model, names: Sequence[str]) -> dict[str, str]:
    return {name: getattr(row, name) for name in names}


@action
def undo_list(*, scope: Scope, import_id: UUID) -> None:
    """Take a list back, all of it: what it made goes, what it changed is as before.

    Refused as soon as one of its offices is invited, promises, or has another holder, or one of its values
    was changed since ("people.list_used").
    """
    row: ListImport | None = ListImport.objects.within(scope).select_for_update().filter(id=import_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    check_kecamatan(scope, row.kecamatan_id)
    if row.undone_at:
        raise Refusal("people.list_undone", by=row.undone_by)
    for change in reversed(row.made["changed"]):
        _restore(scope, change)
    _remove(scope, row)
    row.undone_by, row.undone_at = scope.actor_name, scope.now
    row.save(update_fields=["undone_by", "undone_at"])
    audit(scope, "people.undo_list", row, name=row.name)


def _restore(scope: Scope, change: dict[str, Any]) -> None:
    table: Any = Person if change["kind"] == "person" else Holder
    row = table.objects.within(scope).filter(id=change["id"]).first()
    if row is None or _values(row, list(change["after"])) != change["after"]:
        raise Refusal("people.list_used")
    for name, value in change["before"].items():
        setattr(row, name, value)
    row.save(update_fields=list(change["before"]))


def _remove(scope: Scope, row: ListImport) -> None:
    """Delete what was made, from the leaves up; a row that anything else points at stops all of it."""
    made = row.made
    consents = Consent.objects.within(scope).filter(id__in=made["consents"])
    if consents.exclude(withdrawn_at=None).exists():
        raise Refusal("people.list_used")
    consents.delete()
    tables: tuple[tuple[Any, str], ...] = (
        (Holder, "holders"),
        (Person, "persons"),
        (Office, "offices"),
        (Institution, "institutions"),
    )
    for table, name in tables:
        for thing in table.objects.within(scope).filter(id__in=made[name]):
            if is_named(thing) or (isinstance(thing, Holder) and thing.at != row.at):
                raise Refusal("people.list_used")
            thing.delete()
