"""The promises that a lokmin reads back: the one answer for its page, its steps, home and papers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import Life
from lokmin.meetings.models import Dealing, MeetingCommitment
from lokmin.meetings.queries.cards import MeetingCard
from lokmin.meetings.queries.meetings import before
from lokmin.meetings.rules import kinds, loop

Pair = tuple[MeetingCard, MeetingCard | None]
Dealt = dict[UUID, dict[str, set[UUID]]]
Sources = dict[UUID, tuple[str, str]]


@dataclass(frozen=True)
class Due:
    """What a meeting reads back: of these, which the meeting before made, and which were read already."""

    ids: frozenset[UUID] = frozenset()
    of_last: frozenset[UUID] = frozenset()
    read: frozenset[UUID] = frozenset()
    lives: dict[UUID, Life] = field(default_factory=dict)

    @property
    def wanted(self) -> int:
        return len(self.ids)

    @property
    def done(self) -> int:
        return len(self.read)


def due(*, scope: Scope, meeting: MeetingCard) -> Due:
    """What one meeting reads back."""
    return dues(scope=scope, pairs=[(meeting, before(scope=scope, meeting=meeting))])[meeting.id]


def dues(*, scope: Scope, pairs: Iterable[Pair]) -> dict[UUID, Due]:
    """What each meeting reads back; each comes with the one before it. Three queries, however many.

    A joint meeting reads what the asker may know: the promises to the own Puskesmas.
    """
    asked = list(pairs)
    if not asked:
        return {}
    ids = {m.id for pair in asked for m in pair if m}
    rows = MeetingCommitment.objects.within(scope).filter(
        meeting_id__in=ids, commitment__puskesmas__in=scope.puskesmas_ids
    )
    dealt: Dealt = {}
    for meeting_id, commitment_id, dealing in rows.values_list("meeting_id", "commitment_id", "dealing"):
        dealt.setdefault(meeting_id, {}).setdefault(dealing, set()).add(commitment_id)
    places = {key for pair in asked for m in pair if m for key in m.puskesmas_ids}
    lives = promises.lives(scope=scope, puskesmas_ids=places & scope.puskesmas_ids)
    sources = _sources(scope, lives)
    return {meeting.id: _due(scope, meeting, last, dealt, lives, sources) for meeting, last in asked}


def _sources(scope: Scope, lives: dict[UUID, Life]) -> Sources:
    """The series that made each promise, or the one that it carries on; without entry: no meeting did."""
    rows = MeetingCommitment.objects.within(scope).filter(
        dealing=Dealing.MADE, commitment_id__in=lives.keys()
    )
    made = {
        key: (kinds.family_key(kind), name)
        for key, kind, name in rows.values_list("commitment_id", "meeting__kind", "meeting__name")
    }
    return {life.id: made[life.root_id] for life in lives.values() if life.root_id in made}


def _reads(meeting: MeetingCard, source: tuple[str, str]) -> bool:
    """Whether a meeting reads back what this series made. A free meeting reads only those of its own name."""
    family, name = source
    own = meeting.family.key
    return family in meeting.family.reads and (own != kinds.OTHER or name == meeting.name)


def _due(
    scope: Scope,
    meeting: MeetingCard,
    last: MeetingCard | None,
    dealt: Dealt,
    lives: dict[UUID, Life],
    sources: Sources,
) -> Due:
    here = dealt.get(meeting.id, {})
    made = dealt.get(last.id, {}).get(Dealing.MADE, set()) if last else set()
    earlier = {key for dealing, keys in here.items() if dealing != Dealing.MADE for key in keys}
    morning = _morning(scope, meeting.held_on)
    since = _morning(scope, last.held_on + timedelta(days=1)) if last else None
    standing = {
        life.id
        for life in lives.values()
        if life.puskesmas_id in meeting.puskesmas_ids
        and _reads(meeting, sources.get(life.id, (kinds.OUTSIDE, "")))
        and loop.is_due(life.steps, morning=morning, since=since, successor=life.is_successor)
    }
    ids = (made | earlier | standing) & lives.keys()
    read = here.get(Dealing.READ_BACK, set()) & ids
    return Due(frozenset(ids), frozenset(made & ids), frozenset(read), lives)


def _morning(scope: Scope, day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=scope.now.tzinfo)
