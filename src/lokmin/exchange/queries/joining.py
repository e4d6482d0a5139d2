"""What joining a return would do, row by row; nothing is written here."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.exchange.models import HallPackage, HallRow
from lokmin.exchange.queries import rows
from lokmin.exchange.queries.luggage import own_rows
from lokmin.exchange.queries.rows import Row
from lokmin.exchange.queries.shut import closed_since, shut
from lokmin.exchange.rules import carried
from lokmin.exchange.rules.joining import (
    ADD,
    CHANGE,
    CONFLICT,
    REMOVE,
    SAME,
    decide,
    digest,
    next_number,
    says_the_same,
)
from lokmin.exchange.rules.package import Opened

_ALWAYS: Mapping[str, str | None] = {}
Key = tuple[str, str]  # table, id as the hall knows it
BOTH, TWIN, PARENT, TAKEN, FROZEN, NAMED = "both", "twin", "parent", "taken", "frozen", "named"
CLOSED = "closed"
NUMBER, GIVEN_UP = "number", "given_up"
_OF_FIGURES = {"coverage.Figure", "coverage.Population", "coverage.Target", "coverage.AreaTarget"}


@dataclass
class Step:
    """What becomes of one row of the return. `row` is what is written here, under `here_id`.

    `base`, `hall` and `now` are the three sides; `sent` is the digest of the row as the hall sent it.
    """

    label: str
    row_id: str
    here_id: str
    outcome: str
    base: Row | None
    hall: Row | None
    now: Row | None
    sent: str
    row: Row | None = None
    reason: str = ""

    def refuse(self, reason: str) -> None:
        self.outcome, self.reason, self.row = CONFLICT, reason, None


@dataclass
class Desk:
    """What the plan of one return looks things up in."""

    scope: Scope
    package: HallPackage
    known: dict[Key, set[str]]
    here: dict[Key, str]
    frozen: list[tuple[int, int]]


def plan(scope: Scope, package: HallPackage, opened: Opened) -> list[Step]:
    """The steps of a return, in the order of the tables. `scope` is that of the whole Puskesmas."""
    desk = _desk(scope, package)
    steps: list[Step] = []
    for label in carried.RETURNING:
        steps += _table(desk, label, list(opened.rows(f"changes/{label}.jsonl")))
    for step in shut(steps, closed_since(scope, package, desk.known)):
        step.refuse(CLOSED)
    _keep_what_is_named(steps)
    _wait_for_parents(steps)
    _keep_what_is_named(steps)
    return steps


def _desk(scope: Scope, package: HallPackage) -> Desk:
    desk = Desk(scope, package, {}, {}, _frozen_since(scope, package))
    earlier = HallRow.objects.within(scope).filter(joined__package=package)
    for label, row_id, here_id, digests in earlier.values_list("table", "row_id", "here_id", "digests"):
        desk.known.setdefault((label, row_id), set()).update(digests)
        desk.here[label, row_id] = here_id
    return desk


def _frozen_since(scope: Scope, package: HallPackage) -> list[tuple[int, int]]:
    """Months (as year × 12 + month) that the office froze after the package was made."""
    freezes = own_rows(scope, "coverage.Freeze").filter(frozen_at__gt=package.made_at)
    names = ("first_year", "first_month", "last_year", "last_month")
    return [(a * 12 + b, c * 12 + d) for a, b, c, d in freezes.values_list(*names)]


def _table(desk: Desk, label: str, sent: Sequence[Any]) -> list[Step]:
    changes = [_received(desk, label, change) for change in sorted(sent, key=lambda c: str(c["id"]))]
    ids = {step.here_id for step in changes}
    now = rows.by_ids(label, ids)
    _check_own(desk.scope, label, now)
    for step in changes:
        step.now = now.get(step.here_id)
        _decide(desk, step)
    gone = {step.here_id for step in changes if step.outcome == REMOVE}
    taken: dict[tuple[Any, ...], set[int]] = {}
    for step in changes:
        if step.outcome in (ADD, CHANGE):
            _fit(desk, step, gone, taken)
    if part_of := carried.PARTS_OF_TWINS.get(label):
        _drop_parts(desk, changes, part_of)
    return changes


def _received(desk: Desk, label: str, change: Any) -> Step:
    """One line of the return, with the ids by which the office knows what it points to."""
    base, hall, row_id = change["base"], change["hall"], str(change["id"])
    wanted = {*rows.columns(label), *rows.lists(label)}
    for row in (base, hall):
        if row is not None and set(row) != wanted:
            raise Refusal("exchange.package_broken")
    here_id = desk.here.get((label, row_id), row_id)
    moved = _translated(desk, label, hall) if hall else None
    return Step(label, row_id, here_id, SAME, base, moved, None, digest(hall), moved)


def _translated(desk: Desk, label: str, row: Row) -> Row:
    found = dict(row)
    for name, other in rows.pointers(label):
        value = found[name]
        if isinstance(value, list):
            found[name] = sorted(desk.here.get((other, key), key) for key in value)
        elif value is not None:
            found[name] = desk.here.get((other, value), value)
    return found


def _check_own(scope: Scope, label: str, now: dict[str, Row]) -> None:
    """A return changes rows of its own Puskesmas only."""
    own: set[str] = set()
    for part in rows.chunks(sorted(now)):
        own |= {str(key) for key in own_rows(scope, label).filter(pk__in=part).values_list("pk", flat=True)}
    if now.keys() - own:
        raise Refusal("exchange.not_own")


def _decide(desk: Desk, step: Step) -> None:
    known = desk.known.get((step.label, step.row_id), set())
    if step.sent in known:
        step.outcome = SAME
        return
    if step.here_id != step.row_id and step.hall is not None:  # the same thing as one of the office's
        step.hall = step.row = {**step.hall, "id": step.here_id}
    _keep_number(step)
    step.outcome = decide(step.base, step.hall, step.now, known)
    if step.outcome == CONFLICT:
        step.refuse(BOTH)
    elif step.outcome != SAME and step.label in _OF_FIGURES and _is_frozen(desk, step.hall or step.base):
        step.refuse(FROZEN)


def _keep_number(step: Step) -> None:
    """A number that an earlier return had to change stays as it was given here."""
    field = carried.NUMBERED.get(step.label, ("",))[0]
    if field and step.hall and step.now and step.base is None:
        step.hall = step.row = {**step.hall, field: step.now[field]}


def _is_frozen(desk: Desk, row: Row | None) -> bool:
    assert row is not None
    first = row["year"] * 12 + row.get("month", 1)
    last = row["year"] * 12 + row.get("month", 12)
    return any(start <= last and first <= end for start, end in desk.frozen)


def _fit(desk: Desk, step: Step, gone: Collection[str], taken: dict[tuple[Any, ...], set[int]]) -> None:
    """Make a row fit between the office's: the same thing, the next free number, a number given up."""
    twin = _twin(step, gone)
    if twin is not None:
        _meet(desk, step, twin)
        return
    _number(step, gone, taken)
    if rule := carried.GIVEN_UP.get(step.label):
        field, within = rule
        if step.row and step.row[field] and _holder_of(step, (*within, field), gone):
            step.row, step.reason = {**step.row, field: ""}, GIVEN_UP


def _twin(step: Step, gone: Collection[str]) -> str | None:
    """The id of the office's row that is the same thing."""
    conditions = carried.ONLY_WHILE.get(step.label, {})
    keys = [
        (key, dict([conditions[key]]) if key in conditions else {})
        for key in carried.TWINS.get(step.label, ())
    ]
    alike = carried.ALIKE.get(step.label, ()) if step.outcome == ADD else ()
    found = (_holder_of(step, fields, gone, only) for fields, only in (*keys, *alike))
    return next((held for held in found if held is not None), None)


def _holder_of(
    step: Step, fields: Iterable[str], gone: Collection[str], only: Mapping[str, str | None] = _ALWAYS
) -> str | None:
    """The id of another row of the office that has the same values in these fields.

    `only`: both rows have these values; others are not compared.
    """
    assert step.row is not None
    table = rows.model(step.label)
    names = [table._meta.get_field(name).attname for name in fields]  # type: ignore[union-attr]
    key = {name: step.row[name] for name in names}
    if None in key.values() or any(step.row[name] != value for name, value in only.items()):
        return None
    found = table._base_manager.filter(**key, **{n: v for n, v in only.items() if n not in key})
    found = found.exclude(pk__in={step.here_id, *gone})
    held = found.values_list("pk", flat=True).first()
    return str(held) if held is not None else None


def _meet(desk: Desk, step: Step, twin: str) -> None:
    """Both sides made the same thing: it stands once, and what differs is decided by a person."""
    if step.outcome == CHANGE:
        step.refuse(TAKEN)
        return
    assert step.hall is not None
    desk.here[step.label, step.row_id] = step.here_id = twin
    step.now = rows.by_ids(step.label, [twin])[twin]
    step.hall = {**step.hall, "id": twin}
    if says_the_same(step.hall, step.now):
        step.outcome, step.row = SAME, None
    else:
        step.refuse(TWIN)


def _number(step: Step, gone: Collection[str], taken: dict[tuple[Any, ...], set[int]]) -> None:
    """The number stays the office's; the hall's row gets the next one that neither side uses."""
    rule = carried.NUMBERED.get(step.label)
    if rule is None or step.row is None or step.row[rule[0]] is None:
        return
    field, within = rule
    table = rows.model(step.label)
    names = [table._meta.get_field(name).attname for name in within]  # type: ignore[union-attr]
    key = {name: step.row[name] for name in names}
    used = taken.setdefault(tuple(key.values()), set())
    if not used:
        here = table._base_manager.filter(**key).exclude(pk__in={step.here_id, *gone})
        used.update(number for number in here.values_list(field, flat=True) if number is not None)
    if step.row[field] in used and step.outcome == ADD:
        step.row, step.reason = {**step.row, field: next_number(used)}, NUMBER
    elif step.row[field] in used and step.now and step.now[field] != step.row[field]:
        step.refuse(TAKEN)
        return
    used.add(step.row[field])


def _drop_parts(desk: Desk, steps: list[Step], part_of: str) -> None:
    """The rows of a thing that the office made as well are there already."""
    name, merged = f"{part_of}_id", set()
    for (_label, key), here in desk.here.items():
        if here != key:
            merged.add(here)
    for step in steps:
        if step.outcome == ADD and step.hall and step.hall[name] in merged:
            step.outcome, step.row = SAME, None


def _keep_what_is_named(steps: list[Step]) -> None:
    """A row that the hall deleted stays while a row that the hall did not know points to it."""
    while True:
        free = {(s.label, s.here_id) for s in steps if s.outcome in (REMOVE, CHANGE)}
        kept = [s for s in steps if s.outcome == REMOVE and is_named(s.label, s.here_id, free)]
        for step in kept:
            step.refuse(NAMED)
        if not kept:
            return


def is_named(label: str, row_id: str, free: Collection[Key] = ()) -> bool:
    """Whether a row outside `free` points to this one."""
    for relation in rows.model(label)._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        table = relation.related_model
        other = table._meta.label
        if table._meta.auto_created or other in carried.LEFT:
            continue  # its own lists go with it; what stays at the office is no part of the package
        found = table._base_manager.filter(**{relation.field.name: row_id}).values_list("pk", flat=True)
        if {(other, str(key)) for key in found} - set(free):
            return True
    return False


def _wait_for_parents(steps: list[Step]) -> None:
    """A row whose parent is neither here nor comes along cannot be written; a person decides."""
    coming = {(s.label, s.here_id) for s in steps if s.outcome == ADD}
    wanted = rows.distinct(
        pair for s in steps if s.row and s.outcome in (ADD, CHANGE) for pair in rows.targets(s.label, s.row)
    )
    here = {(label, key) for label, keys in wanted.items() for key in rows.there(label, keys)}
    here -= {(s.label, s.here_id) for s in steps if s.outcome == REMOVE}
    shut_out = {(s.label, s.here_id) for s in steps if s.reason == CLOSED}
    while True:
        lost = [
            s
            for s in steps
            if s.row
            and s.outcome in (ADD, CHANGE)
            and any(pair not in here and pair not in coming for pair in rows.targets(s.label, s.row))
        ]
        if not lost:
            return
        for step in lost:
            coming.discard((step.label, step.here_id))
            shut_in = step.row and not shut_out.isdisjoint(rows.targets(step.label, step.row))
            step.refuse(CLOSED if shut_in else PARENT)
            if shut_in:
                shut_out.add((step.label, step.here_id))


def package_by_id(scope: Scope, package_id: UUID) -> HallPackage:
    """The package of a return, of a Puskesmas in scope; refuses one that this office did not make."""
    found = HallPackage.objects.within(scope).filter(id=package_id).first()
    if found is None:
        raise Refusal("exchange.unknown_package")
    return found
