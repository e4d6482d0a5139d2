"""What was given to others: promises that somebody helps with, asked for, or handed up."""

from dataclasses import replace
from uuid import UUID

from django.db.models import Q

from lokmin.basics.scope import Duty, Role, Scope
from lokmin.commitments.models import Commitment
from lokmin.commitments.queries import board
from lokmin.commitments.queries import cards as _cards
from lokmin.commitments.queries.board import Glance
from lokmin.commitments.queries.cards import CommitmentCard
from lokmin.commitments.rules import money, states
from lokmin.people import queries as people
from lokmin.people.queries import LinkGuest


def given_by(*, scope: Scope, puskesmas_id: UUID, mine: str = "") -> list[Glance]:
    """The open promises that others made to a Puskesmas, the latest first.

    `mine`: those only that this person wrote down or is the contact of.
    """
    scope.check(Duty.READ_COMMITMENTS)
    scope.check_puskesmas(puskesmas_id)
    found = _cards.rows(scope).filter(puskesmas_id=puskesmas_id, state__in=list(states.OPEN))
    if mine:
        found = found.filter(Q(made_by=mine) | Q(contact_name=mine))
    return board.read(scope, found)


def helped_by(*, scope: Scope, puskesmas_id: UUID, sector: str) -> list[Glance]:
    """The open promises that a sector supports, itself or through one of its offices."""
    scope.check(Duty.READ_COMMITMENTS)
    scope.check_puskesmas(puskesmas_id)
    helps = Q(supporting_sectors=sector) | Q(supporting_offices__institution__sector=sector)
    found = _cards.rows(scope).filter(puskesmas_id=puskesmas_id, state__in=list(states.OPEN))
    return board.read(scope, found.filter(id__in=_ids(scope, helps)))


def of_supporter(*, scope: Scope, office_id: UUID) -> tuple[list[Glance], list[Glance]]:
    """The open promises of others that an office helps with (or its sector), and those that it asked for.

    This is what a personal link shows beside its own, so a holder of a link asks for the own office only.
    """
    if scope.office_id is None:
        scope.check(Duty.READ_COMMITMENTS)
    elif scope.office_id != office_id:
        return [], []
    office = people.office(scope=scope, office_id=office_id)
    if office is None:
        return [], []
    helps = Q(supporting_offices=office_id) | Q(supporting_sectors=office.sector)
    others = Commitment.objects.within(scope).filter(state__in=list(states.OPEN)).exclude(office_id=office_id)
    helped = board.read(scope, others.filter(id__in=_ids(scope, helps)))
    return helped, board.read(scope, others.filter(asked_by_id=office_id))


def _ids(scope: Scope, wanted: Q) -> list[UUID]:
    """Each once, however many links lead to it."""
    return list(Commitment.objects.within(scope).filter(wanted).order_by().values_list("id", flat=True))


def stuck(*, scope: Scope, puskesmas_id: UUID) -> list[CommitmentCard]:
    """What is blocked or handed up, the oldest step first; Dinkes and others read only what was told."""
    scope.check(Duty.READ_COMMITMENTS)
    scope.check_puskesmas(puskesmas_id)
    wanted = list(states.TOLD_TO_THE_CAMAT_FIRST)
    found = _cards.rows(scope).filter(puskesmas_id=puskesmas_id, state__in=wanted)
    return sorted(_cards.cards(scope, found), key=lambda card: (card.changed_on, card.number))


def camat_behind(*, guest: LinkGuest) -> Scope | None:
    """The camat himself, who came by the link of his office, as he would be with an account; else None."""
    if not any(guest.office.is_camat_of(kecamatan_id) for kecamatan_id in guest.scope.kecamatan_ids):
        return None
    return replace(guest.scope, role=Role.CAMAT, office_id=None)


def handed_to_camat(*, scope: Scope, puskesmas_id: UUID) -> list[CommitmentCard]:
    """The open promises that were handed up to the camat last: those that wait for his word first."""
    scope.check(Duty.READ_COMMITMENTS)
    scope.check_puskesmas(puskesmas_id)
    found = _cards.rows(scope).filter(puskesmas_id=puskesmas_id, state__in=list(states.OPEN))
    named = _cards.cards(scope, found.filter(id__in=_ids(scope, Q(hand_ups__to="camat"))))
    cards = [card for card in named if card.hand_up and card.hand_up.to == "camat"]
    return sorted(cards, key=lambda card: (not card.waits_for_answer, card.number))


def proposals(*, scope: Scope, puskesmas_id: UUID) -> list[CommitmentCard]:
    """The promises that wait for a budget decision (FN 34), by number; not those that live on in another."""
    scope.check(Duty.READ_COMMITMENTS)
    scope.check_puskesmas(puskesmas_id)
    marked = Q(musrenbang=True) | Q(money_state__in=money.WAITS_FOR_A_BUDGET)
    gone = (states.WITHDRAWN, states.CARRIED_OVER)
    found = _cards.rows(scope).filter(marked, puskesmas_id=puskesmas_id).exclude(state__in=gone)
    return _cards.cards(scope, found)


def photos_waiting(*, scope: Scope, puskesmas_id: UUID) -> list[CommitmentCard]:
    """The promises with a photo that nobody looked at yet, the oldest photo first (FN 29)."""
    scope.check(Duty.REPORT_PROGRESS)
    scope.check_puskesmas(puskesmas_id)
    waits = Q(proofs__kind="photo", proofs__cleared_at=None, proofs__removed_at=None)
    ids = _ids(scope, waits & Q(puskesmas_id=puskesmas_id))
    found = _cards.cards(scope, _cards.rows(scope).filter(id__in=ids))
    return sorted(found, key=lambda card: min(p.recorded_at for p in card.proofs if p.waits))
