"""Evaluasi RTL: each promise of the last meeting with its proof and the number before and after."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.coverage.queries import BeforeAfter
from lokmin.coverage.queries.windows import WindowAsked, window_changes
from lokmin.meetings.models import Dealing, MeetingCommitment
from lokmin.meetings.queries.cards import DealingCard, MeetingCard
from lokmin.meetings.queries.meetings import before, card
from lokmin.meetings.queries.parts import dealing_card
from lokmin.meetings.rules import reading
from lokmin.meetings.rules.reading import Reading
from lokmin.places import queries as places


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


def _dealings(scope: Scope, last: MeetingCard, meeting: MeetingCard) -> list[DealingCard]:
    """What the last meeting and this one did, in one read."""
    rows = MeetingCommitment.objects.within(scope).filter(meeting_id__in=(last.id, meeting.id))
    return [dealing_card(row) for row in rows]


def _due(scope: Scope, last: MeetingCard, done: list[DealingCard]) -> list[CommitmentCard]:
    """The promises that the last meeting made or left open for longer, by number."""
    earlier = [deal for deal in done if deal.meeting_id == last.id]
    made = {deal.commitment_id for deal in earlier if deal.dealing == Dealing.MADE}
    wanted = made | {deal.commitment_id for deal in earlier if deal.dealing == Dealing.EXTENDED}
    cards = promises.by_ids(scope=scope, ids=wanted) if wanted else {}
    return sorted((c for c in cards.values() if c.id in made or c.is_open), key=lambda c: c.number)


def read_back(*, scope: Scope, meeting_id: UUID) -> list[ReadBackRow]:
    """Each promise of the previous meeting of the series. A past meeting is read as of its own day."""
    return evaluation(scope=scope, meeting=card(scope=scope, meeting_id=meeting_id))[1]


def evaluation(*, scope: Scope, meeting: MeetingCard) -> tuple[MeetingCard | None, list[ReadBackRow]]:
    """The meeting before, and each of its promises as `read_back` gives them."""
    last = before(scope=scope, meeting=meeting)
    if last is None:
        return None, []
    done = _dealings(scope, last, meeting)
    cards = _due(scope, last, done)
    days = _made_on(scope, cards, last, done)
    here: dict[UUID, list[DealingCard]] = {}
    for deal in done:
        if deal.meeting_id == meeting.id:
            here.setdefault(deal.commitment_id, []).append(deal)
    changes = _changes(scope, cards, days, min(scope.today, meeting.held_on))
    rows = [
        ReadBackRow(c, days[c.id], changes.get(c.id), read(changes.get(c.id)), tuple(here.get(c.id, ())))
        for c in cards
    ]
    return last, rows


def _made_on(
    scope: Scope, cards: list[CommitmentCard], last: MeetingCard, done: list[DealingCard]
) -> dict[UUID, date]:
    """The day of the meeting that first made each promise: a carried one counts from its predecessor."""
    made = {
        deal.commitment_id for deal in done if deal.meeting_id == last.id and deal.dealing == Dealing.MADE
    }
    roots = {c.id: c.carried_from_id or c.id for c in cards}
    asked = {root for c, root in roots.items() if c not in made or root != c}
    days: dict[UUID, date] = {}
    if asked:
        rows = MeetingCommitment.objects.within(scope).filter(commitment_id__in=asked, dealing=Dealing.MADE)
        days = dict(rows.values_list("commitment_id", "meeting__held_on"))
    return {c.id: days.get(roots[c.id], last.held_on) for c in cards}


def _changes(
    scope: Scope, cards: list[CommitmentCard], days: dict[UUID, date], today: date
) -> dict[UUID, BeforeAfter]:
    """The comparison of each promise that names an indicator, asked at once for each Puskesmas in scope."""
    found: dict[UUID, BeforeAfter] = {}
    wanted = [c for c in cards if c.indicator_code and c.puskesmas_id in scope.puskesmas_ids]
    for puskesmas_id in dict.fromkeys(c.puskesmas_id for c in wanted):
        own = [c for c in wanted if c.puskesmas_id == puskesmas_id]
        asked = [WindowAsked(c.indicator_code, c.area_ids, days[c.id], c.start_on or days[c.id]) for c in own]
        answers = window_changes(scope=scope, puskesmas_id=puskesmas_id, asked=asked, today=today)
        answers = _narrowed(scope, puskesmas_id, answers)
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


def _bare(answer: BeforeAfter) -> BeforeAfter:
    if answer.indicator is None:
        return answer
    return replace(answer, state="not_yours", before=None, after=None, others_before=None, others_after=None)


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
