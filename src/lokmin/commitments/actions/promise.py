"""Making a promise and completing it: only who and what are required (FN 25)."""

from collections.abc import Iterable, Mapping
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
from lokmin.commitments.rules import bound, parts, states
from lokmin.commitments.rules import money as money_rules
from lokmin.coverage import queries as coverage
from lokmin.obstacles import queries as obstacles
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit
from lokmin.tools.idempotency import repeatable
from lokmin.tools.locks import one_writer

# What may be completed or moved afterwards. Who promised never is; what, until it is bound or reported on.
COMPLETABLE = (
    "what", "problem_id", "need_id", "indicator_code", "area_ids", "quantity", "quantity_unit", "start_on",
    "due_on", "money", "money_state", "amount_rupiah", "proof_expected", "contact_name", "complete_by",
    "promised_by_delegate", "holder_name", "supporting_office_ids", "supporting_sector_codes", "asked_by_id",
    "musrenbang",
)  # fmt: skip
_NAMED = {"areas": "area_ids", "supporting_offices": "supporting_office_ids"}
_NAMED |= {"supporting_sectors": "supporting_sector_codes"}
Links = dict[str, list[Any]]
"""What stands in link tables, by the name of the relation."""


@repeatable(lambda scope, made: queries.commitment(scope=scope, commitment_id=made))
@action
def make(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    office_id: UUID | None,
    what: str,
    problem_id: UUID | None = None,
    need_id: UUID | None = None,
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
    supporting_office_ids: Iterable[UUID] = (),
    supporting_sector_codes: Iterable[str] = (),
    asked_by_id: UUID | None = None,
    musrenbang: bool = False,
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
        "what": what, "problem_id": problem_id, "need_id": need_id, "indicator_code": indicator_code,
        "area_ids": list(area_ids),
        "quantity": quantity, "quantity_unit": quantity_unit, "start_on": start_on, "due_on": due_on,
        "money": money, "money_state": money_state, "amount_rupiah": amount_rupiah,
        "proof_expected": proof_expected, "contact_name": contact_name, "complete_by": complete_by,
        "promised_by_delegate": promised_by_delegate, "holder_name": holder_name or holder,
        "supporting_office_ids": supporting_office_ids, "supporting_sector_codes": supporting_sector_codes,
        "asked_by_id": asked_by_id, "musrenbang": musrenbang,
    }  # fmt: skip
    row = _new(scope, puskesmas_id, who, _known(scope, carried_from_id))
    links = _put(scope, row, values)
    row.save(force_insert=True)
    _link(row, links)
    steps.write(scope, row, states.DRAFT)
    audit(scope, "commitments.make", row, number=row.number)
    return queries.commitment(scope=scope, commitment_id=row.id)


@action
def complete(*, scope: Scope, commitment_id: UUID, version: int, **changes: Any) -> CommitmentCard:
    """Add or move parts of an open promise (`COMPLETABLE`, named as in `make`); history keeps both values.

    `version` is the one that was read: `Stale` when somebody else was faster. The words of
    an agreed promise may be corrected until somebody reported on it or its meeting was closed: signatures
    given before stand under the earlier text. What belongs to a closed agreement may still be completed as
    it says there; else it changes by addendum.
    """
    scope.check(Duty.WRITE_COMMITMENTS)
    row = steps.found(scope, commitment_id)
    steps.check_version(row, version)
    states.check_editable(row.state, words=steps.WORDS)
    complete_by, missing = row.complete_by, steps.missing_parts(row)
    changed = put_changes(scope, row, changes)
    if row.bound_at:
        bound.check_completion(changed, missing=missing, until=complete_by, today=scope.today)
    if any(change["field"] == "what" for change in changed):
        states.check_words(row.state)
    kept = row.blocked_because
    steps.write(scope, row, row.state, reason=kept, changed=changed)
    audit(scope, "commitments.complete", row, fields=[change["field"] for change in changed])
    return queries.commitment(scope=scope, commitment_id=row.id)


def put_changes(scope: Scope, row: Commitment, changes: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Put the changed parts on `row` with its areas; returns what changed, for the history."""
    unknown = set(changes) - set(COMPLETABLE)
    if unknown:
        raise TypeError(f"not a part of a promise: {', '.join(sorted(unknown))}")
    before = _parts(row)
    after = {**before, **changes}
    links = _put(scope, row, after)
    now = _parts(row, links)
    changed = [
        {"field": name, "before": _plain(before[name]), "after": _plain(now[name])}
        for name in COMPLETABLE
        if _plain(before[name]) != _plain(now[name])
    ]
    _link(row, links)
    return changed


def _new(scope: Scope, puskesmas_id: UUID, office_id: UUID, carried_from_id: UUID | None) -> Commitment:
    """A draft with the next number, not saved."""
    return Commitment(
        puskesmas_id=puskesmas_id,
        office_id=office_id,
        number=_next_number(scope, puskesmas_id),
        carried_from_id=carried_from_id,
        state=states.DRAFT,
        version=0,
        made_at=scope.now,
        made_by=scope.actor_name,
    )


def _put(scope: Scope, row: Commitment, values: dict[str, Any]) -> Links:
    """Check all parts and write them on `row` (not saved); returns what to link to it."""
    row.what = parts.check_what(values["what"])
    parts.check_quantity(values["quantity"])
    parts.check_dates(values["start_on"], values["due_on"])
    _check_money(values)
    areas = _areas(scope, row.puskesmas_id, values["area_ids"])
    row.need_id, asked_for = _need(scope, row.puskesmas_id, values["need_id"])
    row.problem_id = _problem(scope, row.puskesmas_id, values["problem_id"] or asked_for)
    row.indicator_id = _indicator(values["indicator_code"])
    for name in ("quantity", "start_on", "due_on", "amount_rupiah", "complete_by", "money", "money_state"):
        setattr(row, name, values[name])
    for name, most in (
        ("quantity_unit", 60), ("proof_expected", 200), ("contact_name", 120), ("promised_by_delegate", 160),
        ("holder_name", 120),
    ):  # fmt: skip
        setattr(row, name, steps.line(values[name], most))
    row.musrenbang = bool(values["musrenbang"])
    row.asked_by_id = _asker(scope, values["asked_by_id"])
    return {"areas": areas, **_supporters(scope, row, values)}


def _link(row: Commitment, links: Links) -> None:
    for name, ids in links.items():
        getattr(row, name).set(ids)


def _asker(scope: Scope, office_id: UUID | None) -> UUID | None:
    """The office that asked for the promise."""
    return _office(scope, office_id)[0] if office_id else None


def _supporters(scope: Scope, row: Commitment, values: dict[str, Any]) -> Links:
    """Who helps, each once and never the one who promises."""
    wanted = [i for i in dict.fromkeys(values["supporting_office_ids"]) if i != row.office_id]
    if wanted and len(people.offices(scope=scope, ids=wanted)) != len(wanted):
        raise NotYours("door.not_yours")
    codes = list(dict.fromkeys(values["supporting_sector_codes"]))
    if unknown := set(codes) - {line.code for line in people.helping_sectors()}:
        raise Refusal("door.choice", value=sorted(unknown)[0], field="sektor pendukung")
    return {"supporting_offices": wanted, "supporting_sectors": codes}


def _check_money(values: dict[str, Any]) -> None:
    if values["money"] and values["money"] not in Money.values:
        raise Refusal("door.choice", value=values["money"], field="dana")
    if values["money_state"] and values["money_state"] not in MoneyState.values:
        raise Refusal("door.choice", value=values["money_state"], field="keadaan dana")
    money_rules.check_money(values["money"], values["money_state"], values["amount_rupiah"])


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


def _need(scope: Scope, puskesmas_id: UUID, need_id: UUID | None) -> tuple[UUID, UUID] | tuple[None, None]:
    """The support that is answered, and the problem it was asked for."""
    if need_id is None:
        return None, None
    found = obstacles.problem_of_need(scope=scope, need_id=need_id, puskesmas_id=puskesmas_id)
    if found is None:
        raise NotYours("door.not_yours")
    return need_id, found


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


def _parts(row: Commitment, links: Links | None = None) -> dict[str, Any]:
    linked = links or {name: [one.pk for one in getattr(row, name).all()] for name in _NAMED}
    plain = set(COMPLETABLE) - {"indicator_code", *_NAMED.values()}
    values = {name: getattr(row, name) for name in plain}
    return {**values, "indicator_code": row.indicator_id, **{_NAMED[n]: ids for n, ids in linked.items()}}


def _plain(value: Any) -> Any:
    """A value as history keeps it: text, number or list of texts."""
    if isinstance(value, list):
        return sorted(str(item) for item in value)
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, UUID) else value
