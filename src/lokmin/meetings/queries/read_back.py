"""Evaluasi RTL: each promise of the last meeting with its proof and the number before and after."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import BeforeAfter
from lokmin.meetings.models import Dealing, MeetingCommitment
from lokmin.meetings.queries.cards import DealingCard, MeetingCard
from lokmin.meetings.queries.meetings import before, card
from lokmin.meetings.queries.parts import dealings
from lokmin.meetings.rules import reading
from lokmin.meetings.rules.reading import Reading


@dataclass(frozen=True)
class ReadBackRow:
    """One promise: made by which meeting on which day, what became of it, what this meeting did with it.

    `change` compares the villages it names, before and after, with the other villages (FN 4).
    """

    commitment: CommitmentCard
    made_on: date
    change: BeforeAfter | None
    reading: Reading
    dealings: tuple[DealingCard, ...]

    @property
    def dealt(self) -> frozenset[str]:
        """What this meeting did: read_back, extended, closed, escalated."""
        return frozenset(d.dealing for d in self.dealings)


def due_for_reading(*, scope: Scope, meeting: MeetingCard) -> tuple[MeetingCard | None, list[CommitmentCard]]:
    """The meeting before, and the promises it made or left open for longer, by number."""
    last = before(scope=scope, meeting=meeting)
    if last is None:
        return None, []
    rows = MeetingCommitment.objects.within(scope).filter(meeting_id=last.id)
    wanted = list(
        rows.filter(dealing__in=(Dealing.MADE, Dealing.EXTENDED)).values_list("commitment_id", "dealing")
    )
    made = {commitment_id for commitment_id, dealing in wanted if dealing == Dealing.MADE}
    cards = promises.by_ids(scope=scope, ids=[commitment_id for commitment_id, _ in wanted])
    kept = [c for c in cards.values() if c.id in made or c.is_open]
    return last, sorted(kept, key=lambda c: c.number)


def read_back(*, scope: Scope, meeting_id: UUID) -> list[ReadBackRow]:
    """Each promise of the previous meeting of the series. A past meeting is read as of its own day."""
    return rows_of(scope=scope, meeting=card(scope=scope, meeting_id=meeting_id))


def rows_of(*, scope: Scope, meeting: MeetingCard) -> list[ReadBackRow]:
    last, cards = due_for_reading(scope=scope, meeting=meeting)
    if last is None:
        return []
    first_made = _made_on(scope, cards, last)
    here: dict[UUID, list[DealingCard]] = {}
    for deal in dealings(scope=scope, meeting_id=meeting.id):
        here.setdefault(deal.commitment_id, []).append(deal)
    compare = comparer(scope, min(scope.today, meeting.held_on))
    rows = []
    for promise in cards:
        change = compare(promise, first_made[promise.id])
        rows.append(
            ReadBackRow(
                promise, first_made[promise.id], change, read(change), tuple(here.get(promise.id, ()))
            )
        )
    return rows


def _made_on(scope: Scope, cards: list[CommitmentCard], last: MeetingCard) -> dict[UUID, date]:
    """The day of the meeting that made each promise."""
    rows = MeetingCommitment.objects.within(scope).filter(
        commitment_id__in=[c.id for c in cards], dealing=Dealing.MADE
    )
    days = dict(rows.values_list("commitment_id", "meeting__held_on"))
    return {c.id: days.get(c.id, last.held_on) for c in cards}


def comparer(scope: Scope, today: date) -> Callable[[CommitmentCard, date], BeforeAfter | None]:
    """A comparison that asks once for promises with the same indicator, villages and start."""

    @cache
    def ask(
        puskesmas_id: UUID, code: str, areas: tuple[UUID, ...], made_on: date, started_on: date
    ) -> BeforeAfter:
        return coverage.window_change(
            scope=scope,
            puskesmas_id=puskesmas_id,
            indicator_code=code,
            area_ids=areas,
            made_on=made_on,
            started_on=started_on,
            today=today,
        )

    def compare(promise: CommitmentCard, made_on: date) -> BeforeAfter | None:
        if not promise.indicator_code or promise.puskesmas_id not in scope.puskesmas_ids:
            return None
        started = promise.start_on or made_on
        return ask(promise.puskesmas_id, promise.indicator_code, promise.area_ids, made_on, started)

    return compare


def read(change: BeforeAfter | None) -> Reading:
    """The careful reading of a comparison; None: the promise names no indicator."""
    if change is None or change.indicator is None:
        return Reading(reading.Verdict.NO_NUMBER)
    return reading.read(
        state=change.state,
        change=change.change,
        others_change=change.others_change,
        denominator=change.after.denominator if change.after else None,
        lower_is_better=change.indicator.lower_is_better,
    )
