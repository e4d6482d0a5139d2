"""Evaluasi RTL: each promise of the last meeting or still open, its proof, the number before and after."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard, Life
from lokmin.coverage.queries import BeforeAfter
from lokmin.coverage.queries.windows import WindowAsked, window_changes
from lokmin.meetings.models import Dealing, MeetingCommitment
from lokmin.meetings.queries.cards import DealingCard, MeetingCard
from lokmin.meetings.queries.due import Due, dues
from lokmin.meetings.queries.meetings import before, card
from lokmin.meetings.queries.parts import dealing_card, of_the_day
from lokmin.meetings.rules import reading
from lokmin.meetings.rules.reading import Reading
from lokmin.places import queries as places


@dataclass(frozen=True)
class ReadBackRow:
    """One promise: made on which day, what became of it, what this meeting did with it.

    `change` compares the villages it names, before and after, with the other villages (FN 4). `of_last`: the
    meeting before made it; others stand open from earlier. `in_room`: a meeting made it (else the board).
    """

    commitment: CommitmentCard
    made_on: date
    change: BeforeAfter | None
    reading: Reading
    dealings: tuple[DealingCard, ...]
    of_last: bool = True
    in_room: bool = True

    @property
    def unreported(self) -> bool:
        """Nothing was heard of it: no report, no proof."""
        card = self.commitment
        return card.state != "done" and not card.reports and not card.proofs

    @property
    def words(self) -> str:
        """What the number says, never as credit for a promise of which nothing was heard."""
        return self.reading.told(self.unreported)

    @property
    def dealt(self) -> frozenset[str]:
        """What this meeting did: read_back, extended, closed, escalated."""
        return frozenset(d.dealing for d in self.dealings)


def _dealings(scope: Scope, meeting: MeetingCard) -> dict[UUID, list[DealingCard]]:
    """What this meeting did, by promise."""
    here: dict[UUID, list[DealingCard]] = {}
    for row in MeetingCommitment.objects.within(scope).filter(meeting_id=meeting.id):
        here.setdefault(row.commitment_id, []).append(dealing_card(row))
    return here


def read_back(*, scope: Scope, meeting_id: UUID) -> list[ReadBackRow]:
    """Each promise that is due at a meeting (`dues`). A past meeting is read as of its own day."""
    return evaluation(scope=scope, meeting=card(scope=scope, meeting_id=meeting_id))[1]


def evaluation(*, scope: Scope, meeting: MeetingCard) -> tuple[MeetingCard | None, list[ReadBackRow]]:
    """The meeting before (None: this is the first), and each promise that is due, by number.

    It is read aloud, projected and printed: why one is stuck is told once the camat knows (FN 27).
    """
    last = before(scope=scope, meeting=meeting)
    due = dues(scope=scope, pairs=[(meeting, last)])[meeting.id]
    if not due.ids:
        return last, []
    found = promises.by_ids(scope=scope, ids=due.ids, aloud=True)
    if meeting.held_on < scope.today:
        found = of_the_day(scope, meeting, found)
    cards = sorted(found.values(), key=lambda c: c.number)
    rooms = _rooms(scope, due)
    days = {c.id: rooms.get(due.lives[c.id].root_id) or _agreed_on(scope, due.lives[c.id], c) for c in cards}
    here = _dealings(scope, meeting)
    changes = compared(scope, cards, days, min(scope.today, meeting.held_on))
    rows = [
        ReadBackRow(
            c,
            days[c.id],
            changes.get(c.id),
            read(changes.get(c.id)),
            tuple(here.get(c.id, ())),
            of_last=c.id in due.of_last,
            in_room=due.lives[c.id].root_id in rooms,
        )
        for c in cards
    ]
    return last, rows


def _rooms(scope: Scope, due: Due) -> dict[UUID, date]:
    """The day of the meeting that first made each promise; a carried one from its root."""
    roots = {due.lives[key].root_id for key in due.ids}
    rows = MeetingCommitment.objects.within(scope).filter(commitment_id__in=roots, dealing=Dealing.MADE)
    return dict(rows.order_by("-meeting__held_on").values_list("commitment_id", "meeting__held_on"))


def _agreed_on(scope: Scope, life: Life, card: CommitmentCard) -> date:
    """The day of a promise that no meeting made: the one on which it was first agreed."""
    return life.agreed_at.astimezone(scope.now.tzinfo).date() if life.agreed_at else card.made_at.date()


def compared(
    scope: Scope, cards: list[CommitmentCard], days: dict[UUID, date], today: date
) -> dict[UUID, BeforeAfter]:
    """The comparison of each promise that names an indicator, asked at once for each Puskesmas in scope.

    Whoever is not told the villages of a promise is not told their numbers either, whatever the indicator.
    """
    found: dict[UUID, BeforeAfter] = {}
    wanted = [c for c in cards if c.indicator_code and c.puskesmas_id in scope.puskesmas_ids]
    for puskesmas_id in dict.fromkeys(c.puskesmas_id for c in wanted):
        own = [c for c in wanted if c.puskesmas_id == puskesmas_id]
        asked = [WindowAsked(c.indicator_code, c.area_ids, days[c.id], c.start_on or days[c.id]) for c in own]
        answers = window_changes(scope=scope, puskesmas_id=puskesmas_id, asked=asked, today=today)
        answers = _narrowed(scope, puskesmas_id, answers)
        answers = _closed(puskesmas_id, own, answers)
        found |= {c.id: answer for c, answer in zip(own, answers, strict=True)}
    return found


def _narrowed(scope: Scope, puskesmas_id: UUID, answers: list[BeforeAfter]) -> list[BeforeAfter]:
    """A midwife's: her villages and the whole wilayah kerja; of others' villages no number (FN 21)."""
    if scope.area_ids is None:
        return answers
    whole = {area.id for area in places.catchment(puskesmas_id=puskesmas_id)}
    return [
        answer if scope.area_ids.issuperset(answer.area_ids) or whole == {*answer.area_ids} else _bare(answer)
        for answer in answers
    ]


def _closed(puskesmas_id: UUID, own: list[CommitmentCard], answers: list[BeforeAfter]) -> list[BeforeAfter]:
    """Of a promise whose villages this asker is not told, only what the whole wilayah kerja did (FN 14)."""
    if not any(card.areas_hidden for card in own):
        return answers
    whole = {area.id for area in places.catchment(puskesmas_id=puskesmas_id)}
    return [
        _bare(answer, "restricted") if card.areas_hidden and whole != {*answer.area_ids} else answer
        for card, answer in zip(own, answers, strict=True)
    ]


def _bare(answer: BeforeAfter, state: str = "not_yours") -> BeforeAfter:
    if answer.indicator is None:
        return answer
    return replace(answer, state=state, before=None, after=None, others_before=None, others_after=None)


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
