"""Reads of promises: the board, one promise, those of an office, those that fall due."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments.models import Commitment, CommitmentState, Money, MoneyState, Proof
from lokmin.commitments.queries import cards as _cards
from lokmin.commitments.queries.cards import CommitmentCard, HistoryCard, ProofCard, ReportCard
from lokmin.commitments.queries.lives import Life, lives
from lokmin.commitments.rules import states

__all__ = [
    "CommitmentCard",
    "HistoryCard",
    "Life",
    "ProofCard",
    "ProofFile",
    "ReportCard",
    "board",
    "by_ids",
    "commitment",
    "commitment_of_proof",
    "due",
    "lives",
    "of_office",
    "open_of_office",
    "proof_file",
    "waiting_photos",
]

STATES: dict[str, str] = dict(CommitmentState.choices)
MONEY: dict[str, str] = dict(Money.choices)
MONEY_STATES: dict[str, str] = dict(MoneyState.choices)


def board(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    states_wanted: Collection[str] | None = None,
    sector: str | None = None,
    area_id: UUID | None = None,
    problem_id: UUID | None = None,
    late: bool = False,
) -> list[CommitmentCard]:
    """The promises of a Puskesmas by number; filters narrow. `late`: open and past the due date."""
    scope.check(Duty.READ_COMMITMENTS)
    scope.check_puskesmas(puskesmas_id)
    found = _cards.rows(scope).filter(puskesmas_id=puskesmas_id)
    if states_wanted is not None:
        found = found.filter(state__in=list(states_wanted))
    if sector:
        found = found.filter(office__institution__sector_id=sector)
    if area_id:
        found = _cards.told_by_village(scope, found.filter(areas=area_id))
    if problem_id:
        found = found.filter(problem_id=problem_id)
    if late:
        found = found.filter(state__in=list(states.OPEN), due_on__lt=scope.today)
    return _cards.cards(scope, found)


def commitment(*, scope: Scope, commitment_id: UUID) -> CommitmentCard:
    """One promise with its history; `NotYours` when it is not in scope."""
    if scope.office_id is None:
        scope.check(Duty.READ_COMMITMENTS)
    found = _cards.cards(scope, _cards.rows(scope).filter(id=commitment_id))
    if not found:
        raise NotYours("door.not_yours")
    return found[0]


def by_ids(*, scope: Scope, ids: Iterable[UUID]) -> dict[UUID, CommitmentCard]:
    """Cards by id, those in scope only (a meeting's read-back asks for many at once)."""
    return _cards.by_ids(scope, ids)


def of_office(*, scope: Scope, office_id: UUID) -> list[CommitmentCard]:
    """What an office promised and what became of it.

    Drafts, withdrawn promises and those that live on in a successor are left out.
    This is what a personal link shows, so a holder of a link asks for the own office only.
    """
    if scope.office_id is None:
        scope.check(Duty.READ_COMMITMENTS)
    hidden = (states.DRAFT, states.WITHDRAWN, states.CARRIED_OVER)
    return _cards.cards(scope, _cards.rows(scope).filter(office_id=office_id).exclude(state__in=hidden))


def open_of_office(*, scope: Scope, office_id: UUID) -> tuple[list[CommitmentCard], int]:
    """The promises of an office that are not over: those in scope, and how many others there are."""
    scope.check(Duty.READ_COMMITMENTS)
    wanted = {"office_id": office_id, "state__in": list(states.EDITABLE)}
    mine = _cards.cards(scope, _cards.rows(scope).filter(**wanted))
    return mine, Commitment.unscoped.filter(**wanted).count() - len(mine)


def due(*, scope: Scope, puskesmas_id: UUID, until: date) -> list[CommitmentCard]:
    """Open promises that fall due, or must be completed, by a day: the soonest first."""
    scope.check(Duty.READ_COMMITMENTS)
    scope.check_puskesmas(puskesmas_id)
    wanted = Q(due_on__lte=until) | Q(complete_by__lte=until)
    found = _cards.rows(scope).filter(wanted, puskesmas_id=puskesmas_id, state__in=list(states.OPEN))
    soon = [
        card
        for card in _cards.cards(scope, found)
        if (card.due_on and card.due_on <= until) or card.missing_parts
    ]
    return sorted(soon, key=lambda card: (card.due_on or card.complete_by or until, card.number))


def waiting_photos(*, scope: Scope, puskesmas_id: UUID) -> int:
    """How many photos wait for a person to confirm that nobody can be recognised."""
    scope.check(Duty.READ_COMMITMENTS)
    waiting = Proof.objects.within(scope).filter(commitment__puskesmas_id=puskesmas_id, kind="photo")
    return int(waiting.filter(cleared_at=None, removed_at=None).count())


def commitment_of_proof(*, scope: Scope, proof_id: UUID) -> CommitmentCard:
    """The promise that a proof belongs to; `NotYours` when it is not in scope."""
    row = Proof.objects.within(scope).filter(id=proof_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return commitment(scope=scope, commitment_id=row.commitment_id)


@dataclass(frozen=True)
class ProofFile:
    """The bytes of a proof that the asker may see."""

    content: bytes
    content_type: str
    name: str
    inline: bool


def proof_file(*, scope: Scope, proof_id: UUID) -> ProofFile:
    """The file of a proof for staff, its sender, or everybody with the duty once cleared; else `NotYours`."""
    row = Proof.objects.within(scope).select_related("commitment").filter(id=proof_id).first()
    if row is None or not _cards.proof_card(row, row.commitment.office_id, scope).visible:
        raise NotYours("door.not_yours")
    with row.file.open("rb") as file:
        content = file.read()
    photo = row.kind == "photo"
    name = f"komitmen-{row.commitment.number}-{row.happened_on.isoformat()}"
    return ProofFile(
        content, "image/jpeg" if photo else "application/pdf", f"{name}.{'jpg' if photo else 'pdf'}", photo
    )
