"""Reads of promises: the board, one promise, those of an office, those that fall due."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments.models import (
    Commitment,
    CommitmentState,
    HandedTo,
    Money,
    MoneyState,
    Proof,
    ProposalResult,
)
from lokmin.commitments.queries import cards as _cards
from lokmin.commitments.queries.board import Asked, Detail, Glance, details, glances
from lokmin.commitments.queries.cards import CommitmentCard, ProofCard
from lokmin.commitments.queries.giving import (
    camat_behind,
    given_by,
    handed_to_camat,
    helped_by,
    of_supporter,
    photos_waiting,
    proposals,
    stuck,
)
from lokmin.commitments.queries.lives import Life, lives, pulse
from lokmin.commitments.queries.pieces import AnswerCard, HandUpCard, HistoryCard, ProposalCard, ReportCard
from lokmin.commitments.rules import reminders, states
from lokmin.tools.prepared import prepared

__all__ = [
    "AnswerCard",
    "Asked",
    "CommitmentCard",
    "Detail",
    "Glance",
    "HandUpCard",
    "HistoryCard",
    "Life",
    "ProofCard",
    "ProofFile",
    "ProposalCard",
    "ReportCard",
    "answering",
    "board",
    "by_ids",
    "camat_behind",
    "commitment",
    "commitment_of_proof",
    "details",
    "due",
    "given_by",
    "glances",
    "handed_to_camat",
    "helped_by",
    "lives",
    "of_office",
    "of_supporter",
    "open_of_office",
    "photos_waiting",
    "proof_file",
    "proposals",
    "pulse",
    "stuck",
    "to_remind",
    "waiting_photos",
]

STATES: dict[str, str] = dict(CommitmentState.choices)
MONEY: dict[str, str] = dict(Money.choices)
MONEY_STATES: dict[str, str] = dict(MoneyState.choices)
HANDED_TO: dict[str, str] = dict(HandedTo.choices)
PROPOSAL_RESULTS: dict[str, str] = dict(ProposalResult.choices)


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


def answering(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    problem_ids: Collection[UUID] = (),
    indicator_codes: Collection[str] = (),
) -> list[CommitmentCard]:
    """What was promised for these problems, or for these indicators, by number.

    Withdrawn promises and those that live on in a successor are left out; drafts are there, and say so.
    """
    scope.check(Duty.READ_COMMITMENTS)
    scope.check_puskesmas(puskesmas_id)
    wanted = Q(problem_id__in=list(problem_ids)) | Q(indicator_id__in=list(indicator_codes))
    found = _cards.rows(scope).filter(wanted, puskesmas_id=puskesmas_id)
    return _cards.cards(scope, found.exclude(state__in=[states.WITHDRAWN, states.CARRIED_OVER]))


def commitment(*, scope: Scope, commitment_id: UUID) -> CommitmentCard:
    """One promise with its history; `NotYours` when it is not in scope."""
    if scope.office_id is None:
        scope.check(Duty.READ_COMMITMENTS)
    found = _cards.cards(scope, _cards.rows(scope).filter(id=commitment_id))
    if not found:
        raise NotYours("door.not_yours")
    return found[0]


def by_ids(*, scope: Scope, ids: Iterable[UUID], aloud: bool = False) -> dict[UUID, CommitmentCard]:
    """Cards by id, those in scope only (a meeting's read-back asks for many at once).

    `aloud`: for the projector, what is read out and public papers: why one is stuck the camat hears first.
    """
    return _cards.by_ids(scope, ids, aloud=aloud)


def sentences(*, ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, str, str]]:
    """Office, its title and what it promised: for a room whose asker may read these sentences already."""
    rows = Commitment.unscoped.filter(id__in=list(ids)).values_list(
        "id", "office_id", "office__title", "what"
    )
    return {key: (office_id, title, what) for key, office_id, title, what in rows}


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


def due(*, scope: Scope, puskesmas_id: UUID, until: date, aloud: bool = False) -> list[CommitmentCard]:
    """Open promises that fall due, or must be completed, by a day: the soonest first. `aloud` as `by_ids`."""
    scope.check(Duty.READ_COMMITMENTS)
    scope.check_puskesmas(puskesmas_id)
    wanted = Q(due_on__lte=until) | Q(complete_by__lte=until)
    found = _cards.rows(scope).filter(wanted, puskesmas_id=puskesmas_id, state__in=list(states.OPEN))
    soon = [
        card
        for card in _cards.cards(scope, found, aloud=aloud)
        if (card.due_on and card.due_on <= until) or card.missing_parts
    ]
    return sorted(soon, key=lambda card: (card.due_on or card.complete_by or until, card.number))


def to_remind(*, scope: Scope, puskesmas_id: UUID) -> list[CommitmentCard]:
    """Promises of which an office may be written to: those that are open, and those done a few days ago."""
    scope.check(Duty.READ_COMMITMENTS)
    scope.check_puskesmas(puskesmas_id)
    since = scope.today - timedelta(reminders.days().thanks)
    done = Q(state=CommitmentState.DONE, reports__happened_on__gte=since)
    wanted = Q(state__in=list(reminders.REMINDED)) | done
    ids = _cards.rows(scope).filter(wanted, puskesmas_id=puskesmas_id).values("id")
    return _cards.cards(scope, _cards.rows(scope).filter(id__in=ids))


def waiting_photos(*, scope: Scope, puskesmas_id: UUID) -> int:
    """How many photos wait for a person to confirm that nobody can be recognised."""
    scope.check(Duty.READ_COMMITMENTS)
    return len(_waiting(scope, puskesmas_id))


@prepared
def _waiting(scope: Scope, puskesmas_id: UUID) -> QuerySet[Proof, UUID]:
    waiting = Proof.objects.within(scope).filter(commitment__puskesmas_id=puskesmas_id, kind="photo")
    return waiting.filter(cleared_at=None, removed_at=None).order_by().values_list("id", flat=True)


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
