"""Promises as frozen cards: what lists, letters, boards and links print."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from lokmin.basics.scope import Duty, Scope
from lokmin.commitments.models import Commitment, HandUp, Progress, Proof, StateChange
from lokmin.commitments.queries import pieces
from lokmin.commitments.queries.pieces import HandUpCard, HistoryCard, ProposalCard, ReportCard
from lokmin.commitments.rules import money, parts, states
from lokmin.coverage import queries as coverage

RESTRICTED = "restricted"
"""The sensitivity of an indicator whose villages only staff may read (FN 14)."""


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
    def waits(self) -> bool:
        """A photo that nobody looked at yet (FN 29)."""
        return self.kind == "photo" and not self.cleared and not self.removed

    @property
    def later(self) -> bool:
        return states.is_later(self.happened_on, self.recorded_at.date())


@dataclass(frozen=True)
class CommitmentCard:
    """A promise of an office with its life so far.

    `restricted`: it belongs to an indicator whose villages only staff may read (FN 14). `areas_hidden`: so
    this asker is not told the names; `area_ids` stay, for sums and filters, and are never printed.
    `held_back`: the camat has not heard yet why it is stuck; `silenced`: so this asker is not told either.
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
    need_id: UUID | None
    need_text: str
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
    bound_at: datetime | None
    version: int
    made_at: datetime
    made_by: str
    history: tuple[HistoryCard, ...]
    reports: tuple[ReportCard, ...]
    proofs: tuple[ProofCard, ...]
    supporting_offices: tuple[tuple[UUID, str], ...]
    supporting_sectors: tuple[tuple[str, str], ...]
    asked_by_id: UUID | None
    asked_by_title: str
    camat_told_at: datetime | None
    held_back: bool
    silenced: bool
    musrenbang: bool
    hand_ups: tuple[HandUpCard, ...]
    proposal: ProposalCard | None

    @property
    def supporters(self) -> tuple[str, ...]:
        """The sectors and offices that help, by name."""
        return tuple(name for _, name in (*self.supporting_sectors, *self.supporting_offices))

    @property
    def for_musrenbang(self) -> bool:
        return money.goes_to_musrenbang(self.musrenbang, self.money_state)

    @property
    def hand_up(self) -> HandUpCard | None:
        """What was handed up last."""
        return self.hand_ups[-1] if self.hand_ups else None

    @property
    def waits_for_answer(self) -> bool:
        return self.state == states.HANDED_UP and not (self.hand_up and self.hand_up.answers)

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
    def done_early(self) -> bool:
        """Done before it was to begin: a slip of the pen, or something that was there already."""
        return bool(self.start_on and self.done_on and self.done_on < self.start_on)

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
    raised = coverage.raised(puskesmas_ids=scope.puskesmas_ids)
    own = Q(indicator__sensitivity=RESTRICTED) | Q(indicator__in=raised)
    of_problem = Q(problem__indicator__sensitivity=RESTRICTED) | Q(problem__indicator__in=raised)
    return found.exclude(own | of_problem)


def cards(scope: Scope, found: QuerySet[Commitment], *, aloud: bool = False) -> list[CommitmentCard]:
    """The cards of `found` with history, reports and proofs: eleven queries, however many rows.

    `aloud`: they are read out or projected, so nobody hears before the camat why one is stuck (FN 27).
    """
    reports = Progress.objects.within(scope).filter(taken_back=None)
    full = found.select_related(
        "office__institution__sector", "problem__indicator", "need", "indicator", "asked_by", "proposal"
    ).prefetch_related(
        "areas",
        "supporting_offices",
        "supporting_sectors",
        Prefetch("history", queryset=StateChange.objects.within(scope)),
        Prefetch("reports", queryset=reports),
        Prefetch("proofs", queryset=Proof.objects.within(scope)),
        Prefetch("hand_ups", queryset=HandUp.objects.within(scope).prefetch_related("answers")),
    )
    raised = coverage.raised(puskesmas_ids=scope.puskesmas_ids) if full else frozenset()
    return [_card(row, scope, raised, aloud) for row in full]


def _card(row: Commitment, scope: Scope, raised: Collection[str], aloud: bool = False) -> CommitmentCard:
    areas = sorted(row.areas.all(), key=lambda area: (area.code or "", area.name))
    institution = row.office.institution
    restricted = _is_restricted(row, raised)
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
        need_id=row.need_id,
        need_text=row.need.text if row.need else "",
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
        missing_parts=missing,
        complete_by=row.complete_by,
        contact_name=row.contact_name,
        promised_by_delegate=row.promised_by_delegate,
        principal_confirmed_on=row.principal_confirmed_on,
        inherited_from=row.inherited_from,
        carried_from_id=row.carried_from_id,
        bound_at=pieces.local(row.bound_at, scope) if row.bound_at else None,
        version=row.version,
        made_at=pieces.local(row.made_at, scope),
        made_by=row.made_by,
        proofs=tuple(proof_card(proof, row.office_id, scope) for proof in row.proofs.all()),
        supporting_offices=tuple((office.id, office.title) for office in row.supporting_offices.all()),
        supporting_sectors=tuple((sector.code, sector.name) for sector in row.supporting_sectors.all()),
        asked_by_id=row.asked_by_id,
        asked_by_title=row.asked_by.title if row.asked_by else "",
        musrenbang=row.musrenbang,
        proposal=pieces.proposal(row, scope),
        **_told(row, scope, aloud),
    )


def _told(row: Commitment, scope: Scope, aloud: bool) -> dict[str, Any]:
    """Its life as far as this asker may hear it: why it is stuck reaches the camat first (FN 27)."""
    steps = list(row.history.all())
    held = pieces.held_reasons(row, steps)
    last = pieces.stuck_because(row, steps)
    deaf = aloud or not pieces.hears_why(scope, row.office_id)
    silent = held if deaf else set()

    def late(at: datetime) -> bool:
        return deaf and states.is_held_back(at, row.camat_told_at)

    return {
        "blocked_because": "" if last in silent else row.blocked_because,
        "camat_told_at": pieces.local(row.camat_told_at, scope) if row.camat_told_at else None,
        "held_back": last in held,
        "silenced": last in silent,
        "history": tuple(pieces.history(step, scope, silent) for step in steps),
        "reports": tuple(
            pieces.report(report, scope, late(report.recorded_at)) for report in row.reports.all()
        ),
        "hand_ups": tuple(pieces.hand_up(one, scope, late(one.at)) for one in row.hand_ups.all()),
    }


def _is_restricted(row: Commitment, raised: Collection[str]) -> bool:
    """Its own indicator, or that of the problem it answers, is restricted; `raised`: so by its district."""
    named = [row.indicator, row.problem.indicator if row.problem else None]
    return any(one.sensitivity == RESTRICTED or one.code in raised for one in named if one)


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
        recorded_at=pieces.local(row.recorded_at, scope),
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


def by_ids(scope: Scope, ids: Iterable[UUID], *, aloud: bool = False) -> dict[UUID, CommitmentCard]:
    """Cards by id, those in scope only."""
    found = rows(scope).filter(id__in=list(ids))
    return {card.id: card for card in cards(scope, found, aloud=aloud)}
