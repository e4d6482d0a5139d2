"""Promises as frozen cards: what lists, letters, boards and links print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from lokmin.basics.scope import Duty, Scope
from lokmin.commitments.models import Commitment, Progress, Proof, StateChange
from lokmin.commitments.rules import parts, states

RESTRICTED = "restricted"
"""The sensitivity of an indicator whose villages only staff may read (FN 14)."""


@dataclass(frozen=True)
class HistoryCard:
    """One step of a promise, as it was written then. `changed`: `{"field", "before", "after"}` each."""

    before: str
    after: str
    reason: str
    at: datetime
    by: str
    via: str
    changed: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class ReportCard:
    """A report: the day it happened and the moment it was recorded (FN 35)."""

    id: UUID
    happened_on: date
    recorded_at: datetime
    by: str
    via: str
    state: str
    count: int | None
    text: str

    @property
    def later(self) -> bool:
        return states.is_later(self.happened_on, self.recorded_at.date())


@dataclass(frozen=True)
class ProofCard:
    """A proof. `visible`: this asker may see the file; `cleared`: everybody with the duty may."""

    id: UUID
    commitment_id: UUID
    report_id: UUID | None
    kind: str
    caption: str
    count: int | None
    keeper: str
    happened_on: date
    recorded_at: datetime
    by: str
    cleared: bool
    cleared_by: str
    removed: bool
    removed_reason: str
    visible: bool
    sha256: str

    @property
    def later(self) -> bool:
        return states.is_later(self.happened_on, self.recorded_at.date())


@dataclass(frozen=True)
class CommitmentCard:
    """A promise of an office with its life so far.

    `restricted`: it belongs to an indicator whose villages only staff may read (FN 14). `areas_hidden`: so
    this asker is not told the names; `area_ids` stay, for sums and filters, and are never printed.
    """

    id: UUID
    puskesmas_id: UUID
    number: int
    office_id: UUID
    office_title: str
    institution: str
    sector: str
    sector_name: str
    holder_name: str
    what: str
    problem_id: UUID | None
    problem_statement: str
    indicator_code: str | None
    indicator_short: str
    area_ids: tuple[UUID, ...]
    area_names: tuple[str, ...]
    restricted: bool
    areas_hidden: bool
    quantity: int | None
    quantity_unit: str
    start_on: date | None
    due_on: date | None
    money: str
    money_state: str
    amount_rupiah: int | None
    proof_expected: str
    state: str
    blocked_because: str
    missing_parts: tuple[str, ...]
    complete_by: date | None
    contact_name: str
    promised_by_delegate: str
    principal_confirmed_on: date | None
    inherited_from: str
    carried_from_id: UUID | None
    version: int
    made_at: datetime
    made_by: str
    history: tuple[HistoryCard, ...]
    reports: tuple[ReportCard, ...]
    proofs: tuple[ProofCard, ...]

    @property
    def is_open(self) -> bool:
        return self.state in states.OPEN

    @property
    def waits_for_principal(self) -> bool:
        """A delegate or the holder before promised; the present holder has not confirmed (FN 23, 26)."""
        return bool(self.promised_by_delegate or self.inherited_from) and self.principal_confirmed_on is None

    @property
    def agreed_on(self) -> date | None:
        return next((step.at.date() for step in self.history if step.after == states.AGREED), None)

    @property
    def changed_on(self) -> date:
        """The day of its last step, or of its writing."""
        return (self.history[-1].at if self.history else self.made_at).date()

    @property
    def done_on(self) -> date | None:
        """The day it was done, by its last report; None unless it is done."""
        days = [report.happened_on for report in self.reports if report.state == states.DONE]
        return days[-1] if days and self.state == states.DONE else None

    @property
    def last_count(self) -> int | None:
        counts = [report.count for report in self.reports if report.count is not None]
        return counts[-1] if counts else None

    @property
    def shown_proofs(self) -> tuple[ProofCard, ...]:
        """Proofs that were not taken away."""
        return tuple(proof for proof in self.proofs if not proof.removed)

    def days_late(self, today: date) -> int:
        return states.days_late(self.state, self.due_on, today)

    def age(self, today: date) -> int:
        """Days since it was agreed, or written when it is a draft."""
        return (today - (self.agreed_on or self.made_at.date())).days


def rows(scope: Scope) -> QuerySet[Commitment]:
    """The promises in scope; a personal link reaches those of its own office only."""
    found: QuerySet[Commitment] = Commitment.objects.within(scope)
    if scope.office_id:
        found = found.filter(office_id=scope.office_id)
    return found


def told_by_village(scope: Scope, found: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Without the restricted ones for who may not read them by village: a filter would tell (FN 14)."""
    if scope.can(Duty.READ_RESTRICTED):
        return found
    closed = Q(indicator__sensitivity=RESTRICTED) | Q(problem__indicator__sensitivity=RESTRICTED)
    return found.exclude(closed)


def cards(scope: Scope, found: QuerySet[Commitment]) -> list[CommitmentCard]:
    """The cards of `found` with history, reports and proofs: six queries, however many rows."""
    full = found.select_related(
        "office__institution__sector", "problem__indicator", "indicator"
    ).prefetch_related(
        "areas",
        Prefetch("history", queryset=StateChange.objects.within(scope)),
        Prefetch("reports", queryset=Progress.objects.within(scope)),
        Prefetch("proofs", queryset=Proof.objects.within(scope)),
    )
    return [_card(row, scope) for row in full]


def _card(row: Commitment, scope: Scope) -> CommitmentCard:
    areas = sorted(row.areas.all(), key=lambda area: (area.code or "", area.name))
    institution = row.office.institution
    restricted = _is_restricted(row)
    hidden = restricted and bool(areas) and not scope.can(Duty.READ_RESTRICTED)
    missing = parts.missing_parts(areas=areas, quantity=row.quantity, due_on=row.due_on)
    return CommitmentCard(
        id=row.id,
        puskesmas_id=row.puskesmas_id,
        number=row.number,
        office_id=row.office_id,
        office_title=row.office.title,
        institution=institution.name,
        sector=institution.sector_id,
        sector_name=institution.sector.name,
        holder_name=row.holder_name,
        what=row.what,
        problem_id=row.problem_id,
        problem_statement=row.problem.statement if row.problem else "",
        indicator_code=row.indicator_id,
        indicator_short=row.indicator.short if row.indicator else "",
        area_ids=tuple(area.id for area in areas),
        area_names=() if hidden else tuple(area.name for area in areas),
        restricted=restricted,
        areas_hidden=hidden,
        quantity=row.quantity,
        quantity_unit=row.quantity_unit,
        start_on=row.start_on,
        due_on=row.due_on,
        money=row.money,
        money_state=row.money_state,
        amount_rupiah=row.amount_rupiah,
        proof_expected=row.proof_expected,
        state=row.state,
        blocked_because=row.blocked_because,
        missing_parts=missing,
        complete_by=row.complete_by,
        contact_name=row.contact_name,
        promised_by_delegate=row.promised_by_delegate,
        principal_confirmed_on=row.principal_confirmed_on,
        inherited_from=row.inherited_from,
        carried_from_id=row.carried_from_id,
        version=row.version,
        made_at=_local(row.made_at, scope),
        made_by=row.made_by,
        history=tuple(_history(step, scope) for step in row.history.all()),
        reports=tuple(_report(report, scope) for report in row.reports.all()),
        proofs=tuple(proof_card(proof, row.office_id, scope) for proof in row.proofs.all()),
    )


def _is_restricted(row: Commitment) -> bool:
    """Its own indicator, or that of the problem it answers, is restricted."""
    named = [row.indicator, row.problem.indicator if row.problem else None]
    return any(indicator.sensitivity == RESTRICTED for indicator in named if indicator)


def _local(at: datetime, scope: Scope) -> datetime:
    """A stored moment on the clock of the Puskesmas, so that its date is the date there."""
    return at.astimezone(scope.now.tzinfo)


def _history(step: StateChange, scope: Scope) -> HistoryCard:
    at = _local(step.at, scope)
    return HistoryCard(step.before, step.after, step.reason, at, step.by, step.via, tuple(step.changed))


def _report(row: Progress, scope: Scope) -> ReportCard:
    at = _local(row.recorded_at, scope)
    return ReportCard(row.id, row.happened_on, at, row.by, row.via, row.state, row.count, row.text)


def proof_card(row: Proof, office_id: UUID, scope: Scope) -> ProofCard:
    """A proof as this asker may know it."""
    cleared, removed = row.cleared_at is not None, row.removed_at is not None
    return ProofCard(
        id=row.id,
        commitment_id=row.commitment_id,
        report_id=row.report_id,
        kind=row.kind,
        caption=row.caption,
        count=row.count,
        keeper=row.keeper,
        happened_on=row.happened_on,
        recorded_at=_local(row.recorded_at, scope),
        by=row.by,
        cleared=cleared,
        cleared_by=row.cleared_by,
        removed=removed,
        removed_reason=row.removed_reason,
        visible=bool(row.file) and not removed and may_see_file(row.kind, cleared, office_id, scope),
        sha256=row.sha256,
    )


def may_see_file(kind: str, cleared: bool, office_id: UUID, scope: Scope) -> bool:
    """Photos: staff and sender, everybody with the duty once cleared. Papers: staff and sender (FN 29)."""
    staff = scope.can(Duty.REPORT_PROGRESS)
    sender = scope.office_id is not None and scope.office_id == office_id
    reader = kind == "photo" and cleared and scope.can(Duty.READ_COMMITMENTS)
    return staff or sender or reader


def by_ids(scope: Scope, ids: Iterable[UUID]) -> dict[UUID, CommitmentCard]:
    """Cards by id, those in scope only."""
    return {card.id: card for card in cards(scope, rows(scope).filter(id__in=list(ids)))}
