"""The camat's monthly summary, over all Puskesmas of his kecamatan (FN 27, 28). Sectors are not ranked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from lokmin.basics.scope import Role, Scope
from lokmin.basics.time import Month
from lokmin.commitments import queries as commitments
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import states
from lokmin.meetings.models import AgendaItem, Meeting, MeetingState
from lokmin.meetings.queries.cards import MeetingCard
from lokmin.meetings.queries.meetings import _cards, _rows
from lokmin.meetings.rules import calendar, kinds
from lokmin.meetings.rules import reminders as rules
from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard
from lokmin.places import queries as places

AHEAD = timedelta(days=31)


@dataclass(frozen=True)
class Line:
    """A promise with the Puskesmas it was made to."""

    card: CommitmentCard
    puskesmas: str
    code: str


@dataclass(frozen=True)
class Decision:
    """What a coming meeting asks of the camat."""

    meeting: MeetingCard
    text: str


@dataclass(frozen=True)
class Digest:
    """What became of the promises of a kecamatan. `whole`: of all its Puskesmas, as the camat reads it."""

    month: Month
    puskesmas: tuple[str, ...]
    whole: bool
    kept: list[Line]
    due: list[Line]
    late: list[Line]
    blocked: list[Line]
    handed_up: list[Line]
    decisions: list[Decision]
    coming: list[MeetingCard]
    today: date

    @property
    def asked(self) -> int:
        """How much waits for a word of the camat."""
        return len(self.decisions) + len(self.handed_up)

    @property
    def stuck_late(self) -> int:
        """Blocked ones past their day: they stand under blocked, and the board counts them as late too."""
        return sum(bool(line.card.days_late(self.today)) for line in (*self.blocked, *self.handed_up))

    @property
    def is_empty(self) -> bool:
        return not (self.kept or self.due or self.late or self.blocked or self.asked or self.coming)


def camat_digest(*, scope: Scope, puskesmas_id: UUID, kecamatan_id: UUID, month: Month) -> Digest:
    """The summary of a month: what was kept in it, and what is due, late, blocked or asked today.

    The camat reads all Puskesmas of his kecamatan, everybody else the own one.
    """
    whole = Role.CAMAT in {scope.role, *scope.more_roles} and kecamatan_id in scope.kecamatan_ids
    return _digest(scope, puskesmas_id, kecamatan_id, month, whole)


def counted_digest(*, scope: Scope, puskesmas_id: UUID, kecamatan_id: UUID, month: Month) -> Digest:
    """The same over all Puskesmas whoever asks: for a message that says no more of it than counts."""
    return _digest(scope, puskesmas_id, kecamatan_id, month, True)


def _digest(scope: Scope, puskesmas_id: UUID, kecamatan_id: UUID, month: Month, whole: bool) -> Digest:
    cards = [
        card
        for card in places.puskesmas_of_kecamatan(kecamatan_id=kecamatan_id)
        if whole or card.id == puskesmas_id
    ]
    wide = replace(scope, puskesmas_ids=frozenset(card.id for card in cards))
    mine = {seat.id for seat in people.offices(scope=scope, kecamatan_id=kecamatan_id, retired=True)}
    lines = [
        Line(promise, card.name, card.code)
        for card in cards
        for promise in commitments.board(scope=wide, puskesmas_id=card.id)
        if promise.office_id in mine
    ]
    coming = _coming(wide, kecamatan_id)
    return Digest(
        month=month,
        puskesmas=tuple(card.name for card in cards),
        whole=whole,
        kept=[line for line in lines if line.card.done_on and Month.of(line.card.done_on) == month],
        due=_by_day(line for line in lines if _is_due(line.card, scope)),
        late=_by_day(line for line in lines if _runs(line.card) and line.card.days_late(scope.today)),
        blocked=[line for line in lines if line.card.state == states.BLOCKED],
        handed_up=[line for line in lines if line.card.state == states.HANDED_UP],
        decisions=_decisions(wide, coming),
        coming=calendar.next_of_each(
            ((card.puskesmas_id, card.family.key, card.name), card) for card in coming
        ),
        today=scope.today,
    )


def _runs(card: CommitmentCard) -> bool:
    return card.state in (states.AGREED, states.UNDER_WAY)


def _is_due(card: CommitmentCard, scope: Scope) -> bool:
    day = card.due_on
    return _runs(card) and day is not None and scope.today <= day <= scope.today + AHEAD


def _by_day(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.card.due_on, line.puskesmas, line.card.number))


def _coming(scope: Scope, kecamatan_id: UUID) -> list[MeetingCard]:
    """The meetings with the sectors that are prepared in the kecamatan, the earliest first."""
    rows = _rows(scope).filter(
        kecamatan_id=kecamatan_id, state=MeetingState.PREPARING, held_on__gte=scope.today
    )
    return [card for card in _cards(rows) if not card.is_monthly and card.family.key != kinds.REVIEW]


def _decisions(scope: Scope, coming: list[MeetingCard]) -> list[Decision]:
    by_id = {card.id: card for card in coming}
    rows = AgendaItem.objects.within(scope).filter(meeting_id__in=list(by_id)).exclude(decision_asked="")
    return [Decision(by_id[row.meeting_id], row.decision_asked) for row in rows]


def camat_office(*, scope: Scope, kecamatan_id: UUID) -> OfficeCard | None:
    """The office of the camat in the directory, however he is called there."""
    seats = people.offices(scope=scope, kecamatan_id=kecamatan_id)
    found = rules.camat_first(((n, seat.title) for n, seat in enumerate(seats)), rules.setting())
    return seats[found] if found is not None else None


def digest_sender(*, kecamatan_id: UUID) -> UUID | None:
    """Which Puskesmas of a kecamatan writes to its camat: one of them, so that he is told once.

    It is the organiser of the last cross-sector lokmin there, else the first by its code.
    """
    known = [card.id for card in places.puskesmas_of_kecamatan(kecamatan_id=kecamatan_id)]
    rows = Meeting.unscoped.filter(
        kecamatan_id=kecamatan_id, puskesmas_id__in=known, kind__in=kinds.series(kinds.QUARTERLY)
    )
    last = rows.order_by("-held_on", "-id").values_list("puskesmas_id", flat=True).first()
    return last or (known[0] if known else None)
