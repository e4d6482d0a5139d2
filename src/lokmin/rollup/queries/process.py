"""Each cross-sector lokmin as a Puskesmas lives it: what is stored of each of its steps."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import FreezeCard
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import Due, FollowUp, MeetingCard
from lokmin.papers import queries as papers
from lokmin.rollup.rules import steps
from lokmin.rollup.rules.steps import Days, Step, Work

MATERIALS = ("agenda", "pack", "attendance")


@dataclass(frozen=True)
class Process:
    """One lokmin of one Puskesmas: the meeting, its own frozen figures, its promises, its papers.

    `papers` is the state of each issued paper by kind, `packed` whether the evaluation pack was made,
    `following` the next lokmin of the series. It reads back `due`, that one `next_due`.
    """

    puskesmas_id: UUID
    meeting: MeetingCard
    frozen: FreezeCard | None
    follow_up: FollowUp
    papers: dict[str, str]
    packed: bool = False
    following: MeetingCard | None = None
    due: Due = field(default_factory=Due)
    next_due: Due = field(default_factory=Due)

    @property
    def days(self) -> Days:
        next_on = self.following.held_on if self.following else None
        return Days(self.meeting.held_on, self.meeting.reviewed.last, next_on)

    @property
    def organiser(self) -> bool:
        return self.meeting.puskesmas_id == self.puskesmas_id


def all_years(*, scope: Scope) -> list[int]:
    """The years with a lokmin anywhere in scope, and the present one; the latest first."""
    return sorted({scope.today.year, *meetings.quarterly_years(scope=scope)}, reverse=True)


def processes(
    *,
    scope: Scope,
    puskesmas_ids: Sequence[UUID],
    years: Sequence[int] | None = None,
    read_back: bool = False,
) -> dict[UUID, list[Process]]:
    """The lokmin of each Puskesmas, the earliest first; as many queries for one as for a district.

    A lokmin of several Puskesmas stands at each of them, with the frozen figures of each. What is read back
    is looked up only where it is shown (`read_back`).
    """
    scope.check(Duty.READ_MEETINGS)
    for puskesmas_id in puskesmas_ids:
        scope.check_puskesmas(puskesmas_id)
    wanted = None if years is None else sorted({year + n for year in years for n in (-1, 0, 1)})
    cards = meetings.quarterly(scope=scope, years=wanted)
    frozen = coverage.freezes_of(scope=scope, puskesmas_ids=puskesmas_ids)
    ids = [card.id for card in cards]
    after = meetings.follow_ups(scope=scope, meeting_ids=ids, today=scope.today)
    issued = papers.papers_of_many(scope=scope, meeting_ids=ids)
    packed = papers.packed(scope=scope, freeze_ids=[f.id for mine in frozen.values() for f in mine])
    due = meetings.dues(scope=scope, pairs=[(card, _last(scope, cards, card)) for card in cards if read_back])
    found: dict[UUID, list[Process]] = {}
    for puskesmas_id in puskesmas_ids:
        mine = [card for card in cards if puskesmas_id in card.puskesmas_ids]
        later = _later(mine)
        found[puskesmas_id] = []
        for card in mine:
            held = _frozen(frozen.get(puskesmas_id, []), card)
            process = Process(
                puskesmas_id,
                card,
                held,
                after.get(card.id, FollowUp()),
                issued.get(card.id, {}),
                bool(held and held.id in packed),
                later.get(card.id),
                due.get(card.id, Due()),
                due.get(later[card.id].id, Due()) if card.id in later else Due(),
            )
            if years is None or card.year in years:
                found[puskesmas_id].append(process)
    return found


def _later(cards: list[MeetingCard]) -> dict[UUID, MeetingCard]:
    """The next lokmin after each, of those that stand in the order of their days."""
    found = {}
    for card in cards:
        following = next((later for later in cards if later.held_on > card.held_on), None)
        if following:
            found[card.id] = following
    return found


def _last(scope: Scope, cards: list[MeetingCard], meeting: MeetingCard) -> MeetingCard | None:
    """The lokmin held before, as `meetings.before` finds it for one."""
    place = meetings.place_of(scope=scope, meeting=meeting) or meeting.puskesmas_id
    held = [
        card
        for card in cards
        if card.state != "preparing" and card.held_on < meeting.held_on and place in card.puskesmas_ids
    ]
    return max(held, key=lambda card: (card.held_on, card.further, card.id), default=None)


def _frozen(cards: list[FreezeCard], meeting: MeetingCard) -> FreezeCard | None:
    """The freeze of exactly the reviewed months, else the one that holds the last of them."""
    exact = next((card for card in cards if card.period == meeting.reviewed), None)
    return exact or next((card for card in cards if steps.covers(card.period, meeting.reviewed)), None)


def works(process: Process) -> dict[str, Work]:
    """What is stored of the steps that every list shows; home adds evaluation and problems."""
    meeting, n, after = process.meeting, process.meeting.numbers, process.follow_up
    ready = [n.agenda > 0, process.packed, "attendance" in process.papers]
    ended = after.done + after.carried
    running = meeting.state == "open"  # it began in time; what is late is the closing, told by the minutes
    return {
        "figures": Work(int(process.frozen is not None), 1),
        "invitation": Work(n.sent, n.invited, begun=n.invited > 0),
        "materials": Work(sum(ready), len(MATERIALS), begun=any(ready)),
        "meeting": Work(int(meeting.is_closed), 1, begun=running, rolling=running),
        "minutes": Work(int(meeting.is_closed), 1, begun=n.entries > 0),
        "agreement": Work(n.signed, n.wanted, begun=n.made > 0),
        "follow_up": Work(ended, after.made, begun=after.begun > 0, rolling=after.made > 0, late=after.late),
        "read_back": Work(
            process.next_due.done,
            process.next_due.wanted,
            begun=process.next_due.done > 0,
        ),
    }


def step(process: Process, key: str, today: date) -> Step:
    """One step of a lokmin today."""
    return steps.step(key, works(process)[key], process.days, today)
