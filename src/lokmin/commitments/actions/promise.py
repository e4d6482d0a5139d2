"""Making a promise and completing it: only who and what are required (FN 25)."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import queries
from lokmin.commitments.actions import steps
from lokmin.commitments.models import Commitment, Money, MoneyState
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import money as money_rules
from lokmin.commitments.rules import parts, states
from lokmin.coverage import queries as coverage
from lokmin.obstacles import queries as obstacles
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit
from lokmin.tools.idempotency import repeatable
from lokmin.tools.locks import one_writer

# What may be completed or moved afterwards. Who promised, and what once it was agreed, never are.
COMPLETABLE = (
    "what", "problem_id", "indicator_code", "area_ids", "quantity", "quantity_unit", "start_on", "due_on",
    "money", "money_state", "amount_rupiah", "proof_expected", "contact_name", "complete_by",
    "promised_by_delegate", "holder_name",
)  # fmt: skip


@repeatable(lambda scope, made: queries.commitment(scope=scope, commitment_id=made))
@action
def make(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    office_id: UUID | None,
    what: str,
    problem_id: UUID | None = None,
    indicator_code: str | None = None,
    area_ids: Iterable[UUID] = (),
    quantity: int | None = None,
    quantity_unit: str = "",
    start_on: date | None = None,
    due_on: date | None = None,
    money: str = "",
    money_state: str = "",
    amount_rupiah: int | None = None,
    proof_expected: str = "",
    contact_name: str = "",
    complete_by: date | None = None,
    promised_by_delegate: str = "",
    carried_from_id: UUID | None = None,
    holder_name: str = "",
) -> CommitmentCard:
    """Write a promise of an office as draft; `agree` makes it binding.

    Refused: no office ("commitments.who"), nothing promised ("commitments.what"), a village outside the
    catchment, an end before the start, money without owner. The holder printed is the one in office today.
    The same `key` sent again makes nothing more.
    """
    scope.check(Duty.WRITE_COMMITMENTS)
    scope.check_puskesmas(puskesmas_id)
    who, holder = _office(scope, office_id)
    values: dict[str, Any] = {
        "what": what, "problem_id": problem_id, "indicator_code": indicator_code, "area_ids": list(area_ids),
        "quantity": quantity, "quantity_unit": quantity_unit, "start_on": start_on, "due_on": due_on,
        "money": money, "money_state": money_state, "amount_rupiah": amount_rupiah,
        "proof_expected": proof_expected, "contact_name": contact_name, "complete_by": complete_by,
        "promised_by_delegate": promised_by_delegate, "holder_name": holder_name or holder,
    }  # fmt: skip
    row = Commitment(
        puskesmas_id=puskesmas_id,
        office_id=who,
        number=_next_number(scope, puskesmas_id),
        carried_from_id=_known(scope, carried_from_id),
        state=states.DRAFT,
        version=0,
        made_at=scope.now,
        made_by=scope.actor_name,
    )
    areas = _put(scope, row, values)
    row.save(force_insert=True)
    row.areas.set(areas)  # type: ignore[arg-type]
    steps.write(scope, row, states.DRAFT)
    audit(scope, "commitments.make", row, number=row.number)
    return queries.commitment(scope=scope, commitment_id=row.id)


@action
def complete(*, scope: Scope, commitment_id: UUID, version: int, **changes: Any) -> CommitmentCard:
    """Add or move parts of an open promise (`COMPLETABLE`, named as in `make`); history keeps both values.

    `version` is the one that was read: `Stale` when somebody else was faster. Once agreed, `what` stays.
    """
    scope.check(Duty.WRITE_COMMITMENTS)
    row = steps.found(scope, commitment_id)
    steps.check_version(row, version)
    states.check_editable(row.state, words=steps.WORDS)
    unknown = set(changes) - set(COMPLETABLE)
    if unknown:
        raise TypeError(f"not a part of a promise: {', '.join(sorted(unknown))}")
    before = _parts(row)
    after = {**before, **changes}
    areas = _put(scope, row, after)
    changed = [
        {"field": name, "before": _plain(before[name]), "after": _plain(_parts(row, areas)[name])}
        for name in COMPLETABLE
        if _plain(before[name]) != _plain(_parts(row, areas)[name])
    ]
    if row.state != states.DRAFT and any(change["field"] == "what" for change in changed):
        raise Refusal("commitments.what_is_agreed")
    row.areas.set(areas)  # type: ignore[arg-type]
    kept = row.blocked_because
    steps.write(scope, row, row.state, reason=kept, changed=changed)
    audit(scope, "commitments.complete", row, fields=[change["field"] for change in changed])
    return queries.commitment(scope=scope, commitment_id=row.id)


def _put(scope: Scope, row: Commitment, values: dict[str, Any]) -> list[UUID]:
    """Check all parts and write them on `row` (not saved); returns the areas to set."""
    row.what = parts.check_what(values["what"])
    parts.check_quantity(values["quantity"])
    parts.check_dates(values["start_on"], values["due_on"])
    _check_money(values)
    areas = _areas(scope, row.puskesmas_id, values["area_ids"])
    row.problem_id = _problem(scope, row.puskesmas_id, values["problem_id"])
    row.indicator_id = _indicator(values["indicator_code"])
    for name in ("quantity", "start_on", "due_on", "amount_rupiah", "complete_by", "money", "money_state"):
        setattr(row, name, values[name])
    for name, most in (
        ("quantity_unit", 60), ("proof_expected", 200), ("contact_name", 120), ("promised_by_delegate", 160),
        ("holder_name", 120),
    ):  # fmt: skip
        setattr(row, name, _line(values[name], most))
    return areas


def _check_money(values: dict[str, Any]) -> None:
    if values["money"] and values["money"] not in Money.values:
        raise Refusal("door.choice", value=values["money"], field="dana")
    if values["money_state"] and values["money_state"] not in MoneyState.values:
        raise Refusal("door.choice", value=values["money_state"], field="keadaan dana")
    money_rules.check_money(values["money"], values["money_state"], values["amount_rupiah"])


def _line(text: str, most: int) -> str:
    line = " ".join((text or "").split())
    if len(line) > most:
        raise Refusal("commitments.text_long", most=most)
    return line


def _office(scope: Scope, office_id: UUID | None) -> tuple[UUID, str]:
    """The office that promises, and who holds it today."""
    if office_id is None:
        raise Refusal("commitments.who")
    office = people.office(scope=scope, office_id=office_id)
    if office is None:
        raise NotYours("door.not_yours")
    return office.id, office.holder


def _areas(scope: Scope, puskesmas_id: UUID, area_ids: Iterable[UUID]) -> list[UUID]:
    wanted = list(dict.fromkeys(area_ids))
    if wanted and not {area.id for area in places.catchment(puskesmas_id=puskesmas_id)}.issuperset(wanted):
        raise Refusal("commitments.area")
    return wanted


def _problem(scope: Scope, puskesmas_id: UUID, problem_id: UUID | None) -> UUID | None:
    if problem_id is None:
        return None
    if obstacles.problem(scope=scope, problem_id=problem_id).puskesmas_id != puskesmas_id:
        raise NotYours("door.not_yours")
    return problem_id


def _indicator(code: str | None) -> str | None:
    if code and not coverage.reviewed(codes=[code]):
        raise Refusal("commitments.indicator", code=code)
    return code or None


def _known(scope: Scope, commitment_id: UUID | None) -> UUID | None:
    return steps.found(scope, commitment_id).id if commitment_id else None


def _next_number(scope: Scope, puskesmas_id: UUID) -> int:
    """The next number of the Puskesmas; two makers queue, also for the first one, where no row stands yet."""
    one_writer(puskesmas_id, "commitment numbers")
    own = Commitment.objects.within(scope).filter(puskesmas_id=puskesmas_id)
    return int(own.aggregate(highest=Max("number"))["highest"] or 0) + 1


def _parts(row: Commitment, areas: list[UUID] | None = None) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in COMPLETABLE if name not in ("indicator_code", "area_ids")}
    known = areas if areas is not None else [area.id for area in row.areas.all()]
    return {**values, "indicator_code": row.indicator_id, "area_ids": known}


def _plain(value: Any) -> Any:
    """A value as history keeps it: text, number or list of texts."""
    if isinstance(value, list):
        return sorted(str(item) for item in value)
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, UUID) else value
