"""The board: all promises of a Puskesmas at a glance, few columns and few queries however many there are."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from lokmin.basics.scope import Duty, Scope
from lokmin.commitments.models import Commitment, HandUpAnswer, Progress, Proof, StateChange
from lokmin.commitments.queries import cards as _cards
from lokmin.commitments.queries import pieces
from lokmin.commitments.rules import money, parts, states
from lokmin.coverage import queries as coverage
from lokmin.tools.joined import Joined
from lokmin.tools.prepared import prepared

_COLUMNS = (
    "id", "number", "state", "what", "office__title", "holder_name",
    "office__institution__sector_id", "due_on", "quantity", "quantity_unit", "problem_id",
    "problem__statement", "indicator__short", "indicator__sensitivity", "problem__indicator__sensitivity",
    "indicator_id", "problem__indicator_id",
    "money_state", "musrenbang", "version", "complete_by", "contact_name", "made_by",
)  # fmt: skip


class Glance(NamedTuple):
    """One promise in few words. `areas_hidden`: a restricted indicator, so its villages are not named."""

    id: UUID
    number: int
    state: str
    what: str
    office_title: str
    holder_name: str
    sector: str
    due_on: date | None
    quantity: int | None
    quantity_unit: str
    problem_id: UUID | None
    problem_statement: str
    indicator_short: str
    area_ids: tuple[UUID, ...]
    areas_hidden: bool
    for_musrenbang: bool
    version: int
    complete_by: date | None
    contact_name: str
    made_by: str

    @property
    def is_open(self) -> bool:
        return self.state in states.OPEN

    @property
    def missing_parts(self) -> tuple[str, ...]:
        return parts.missing_parts(areas=self.area_ids, quantity=self.quantity, due_on=self.due_on)

    def days_late(self, today: date) -> int:
        return states.days_late(self.state, self.due_on, today)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader narrows the board to."""

    state: str = ""
    sector: str = ""
    area_id: UUID | None = None
    problem_id: UUID | None = None
    late: bool = False

    def takes(self, one: Glance, today: date) -> bool:
        """A restricted promise is found by no village where its villages are hidden: that would tell them."""
        return (
            (not self.state or one.state == self.state)
            and (not self.sector or one.sector == self.sector)
            and (self.area_id is None or (self.area_id in one.area_ids and not one.areas_hidden))
            and (self.problem_id is None or one.problem_id == self.problem_id)
            and (not self.late or one.days_late(today) > 0)
        )


def glances(*, scope: Scope, puskesmas_id: UUID, since: date | None = None) -> tuple[list[Glance], int]:
    """The promises of a Puskesmas, the soonest due first: two queries, however many.

    `since`: those that ended before that day are left out; the second answer says how many.
    """
    scope.check(Duty.READ_COMMITMENTS)
    scope.check_puskesmas(puskesmas_id)
    midnight = datetime.combine(since, time.min, tzinfo=scope.now.tzinfo) if since else None
    seen = _glances(scope, _recent(scope, puskesmas_id, scope.office_id, midnight))
    if since is None:
        return seen, 0
    ended = sum(_ended(scope, puskesmas_id, scope.office_id))
    return seen, ended - sum(one.state in states.CLOSED for one in seen)


def _here(scope: Scope, puskesmas_id: UUID, office_id: UUID | None) -> QuerySet[Commitment]:
    """The promises to a Puskesmas; of one office alone where a personal link asks."""
    rows: QuerySet[Commitment] = Commitment.objects.within(scope).filter(puskesmas_id=puskesmas_id)
    return rows.filter(office_id=office_id) if office_id else rows


@prepared
def _recent(
    scope: Scope, puskesmas_id: UUID, office_id: UUID | None, since: datetime | None
) -> QuerySet[Any, tuple[Any, ...]]:
    found = _here(scope, puskesmas_id, office_id)
    if since:
        steps = StateChange.objects.within(scope).filter(commitment=OuterRef("id"), at__gte=since)
        found = found.filter(~Q(state__in=list(states.CLOSED)) | Exists(steps))
    return _lines(found)


@prepared
def _ended(scope: Scope, puskesmas_id: UUID, office_id: UUID | None) -> QuerySet[Any, int]:
    rows = _here(scope, puskesmas_id, office_id).filter(state__in=list(states.CLOSED)).order_by()
    return rows.values("puskesmas_id").annotate(n=Count("id")).values_list("n", flat=True)


def read(scope: Scope, found: QuerySet[Commitment]) -> list[Glance]:
    """The rows of `found` at a glance, the soonest due first: one query, however many.

    Who may not read restricted ones by village takes one more: what the district closed.
    """
    return _glances(scope, _lines(found))


def _lines(found: QuerySet[Commitment]) -> QuerySet[Any, tuple[Any, ...]]:
    return found.order_by().annotate(served=_served()).values_list(*_COLUMNS, "served")


def _glances(scope: Scope, lines: Iterable[tuple[Any, ...]]) -> list[Glance]:
    may = scope.can(Duty.READ_RESTRICTED)
    closed = None if may else {_cards.RESTRICTED, *coverage.raised(puskesmas_ids=scope.puskesmas_ids)}
    ids = _Ids()
    seen = [_glance(line, closed, ids) for line in lines]
    return sorted(seen, key=lambda one: (one.due_on or date.max, one.number))


def _served() -> Subquery:
    """The villages of a promise as one text: code and id of each."""
    link: QuerySet[Any, Any] = Commitment.areas.through._default_manager.filter(commitment=OuterRef("id"))
    named = Concat("area__code", Value(" "), Cast("area_id", TextField()), output_field=TextField())
    return Subquery(link.order_by().values("commitment_id").annotate(all=Joined(named)).values("all"))


class _Ids(dict[str, tuple[UUID, ...]]):
    """What the texts of `_served` mean, by code: two hundred promises name the same few villages."""

    def __missing__(self, text: str) -> tuple[UUID, ...]:
        pairs = sorted(pair.rpartition(" ")[::2] for pair in text.split(","))
        self[text] = found = tuple(UUID(number) for _code, number in pairs)
        return found


def _glance(line: tuple[Any, ...], closed: set[str] | None, ids: _Ids) -> Glance:
    """A row of `_COLUMNS`: the first columns as they are, the others worked out.

    `closed` are the sensitivity and the indicators that are told by no village; None for who may read them.
    """
    short, *indicators, budget, marked = line[12:19]
    *rest, served = line[19:]
    areas = ids[served] if served else ()
    hidden = bool(areas) and closed is not None and not closed.isdisjoint(indicators)
    budgeted = money.goes_to_musrenbang(marked, budget)
    return Glance._make([*line[:11], line[11] or "", short or "", areas, hidden, budgeted, *rest])


@dataclass(frozen=True, slots=True)
class Detail:
    """What is read only of the promises that a page shows.

    `since`: when it was agreed first, else when it was written down; its age counts from there.
    `why`: the last reason (stuck, carried over); empty when the camat has to hear it first (`silenced`).
    """

    since: date | None = None
    last_count: int | None = None
    last_told_on: date | None = None
    proofs: int = 0
    why: str = ""
    silenced: bool = False
    held_back: bool = False
    answered: bool = False


def details(*, scope: Scope, glances: Sequence[Glance]) -> dict[UUID, Detail]:
    """Age, progress, proofs and reasons of the promises shown: two queries, however many."""
    ids = [one.id for one in glances]
    if not ids:
        return {}
    why = _reasons(scope, glances)
    return {
        key: Detail(
            pieces.local(agreed or made_at, scope).date(),
            count,
            told_on,
            proofs or 0,
            *why.get(key, ("", False, False, False)),
        )
        for key, made_at, agreed, count, told_on, proofs in _summed(scope, ids)
    }


@prepared
def _summed(scope: Scope, ids: Collection[UUID]) -> QuerySet[Any, tuple[Any, ...]]:
    rows = Commitment.objects.within(scope).filter(id__in=ids).order_by().annotate(**_sums())
    return rows.values_list("id", "made_at", *_SUMS)


_SUMS = ("first_agreed", "last_said", "last_told", "proofs_there")


def _sums() -> dict[str, Subquery]:
    """When it was agreed first, the last count, the day of the last report, how many proofs stand.

    Each asks about the promise of its row alone, and that row is in scope.
    """
    own = {"commitment_id": OuterRef("id")}
    steps = StateChange.unscoped.filter(after=states.AGREED, **own).order_by("at", "id")
    reports = Progress.unscoped.filter(taken_back=None, **own).order_by("-recorded_at", "-id")
    proofs = Proof.unscoped.filter(removed_at=None, **own).order_by().values("commitment_id")
    found = (
        steps.values("at")[:1],
        reports.exclude(count=None).values("count")[:1],
        reports.values("happened_on")[:1],
        proofs.annotate(n=Count("id")).values("n"),
    )
    return {name: Subquery(rows) for name, rows in zip(_SUMS, found, strict=True)}


def _reasons(scope: Scope, glances: Sequence[Glance]) -> dict[UUID, tuple[str, bool, bool, bool]]:
    """Why each is stuck or was carried over: the words, silenced, held back, answered."""
    told = {states.CARRIED_OVER, *states.TOLD_TO_THE_CAMAT_FIRST}
    wanted = {one.id: one for one in glances if one.state in told}
    if not wanted:
        return {}
    lines = _steps_with_reason(scope, list(wanted))
    first: dict[tuple[UUID, str], datetime] = {}
    found: dict[UUID, tuple[str, bool, bool, bool]] = {}
    for commitment_id, after, reason, at, camat_told_at, office_id, answered_at in lines:
        one = wanted[commitment_id]
        if after in states.TOLD_TO_THE_CAMAT_FIRST:
            first.setdefault((commitment_id, reason), at)
        if after != one.state:
            continue
        said = first.get((commitment_id, reason), at)
        held = one.state in states.TOLD_TO_THE_CAMAT_FIRST and states.is_held_back(said, camat_told_at)
        silenced = held and not pieces.hears_why(scope, office_id)
        answered = bool(answered_at and answered_at >= said)
        found[commitment_id] = ("" if silenced else reason, silenced, held, answered)
    return found


@prepared
def _steps_with_reason(scope: Scope, ids: Collection[UUID]) -> QuerySet[Any, tuple[Any, ...]]:
    answer = HandUpAnswer.objects.within(scope).filter(hand_up__commitment=OuterRef("commitment_id"))
    steps = StateChange.objects.within(scope).filter(commitment_id__in=ids).exclude(reason="")
    return steps.order_by("at", "id").values_list(
        "commitment_id", "after", "reason", "at", "commitment__camat_told_at", "commitment__office_id",
        Subquery(answer.order_by("-at", "-id").values("at")[:1]),
    )  # fmt: skip
