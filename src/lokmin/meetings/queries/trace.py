"""From a number to the promises that answer it, and back: what was tried, and what nobody took."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import IndicatorCard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.meetings.models import Dealing, MeetingCommitment
from lokmin.meetings.queries.read_back import ReadBackRow, compared, read
from lokmin.obstacles import queries as obstacles
from lokmin.obstacles.queries import NeedCard, ProblemCard


@dataclass(frozen=True)
class VillageNumber:
    """One village then and now; None where it may not be seen or nothing is on record."""

    name: str
    then: PwsRow | None
    now: PwsRow | None


@dataclass(frozen=True)
class Number:
    """The indicator of a problem: in its villages and in the whole catchment, then and now.

    `closed`: its villages are not told to this asker (FN 14). `now_month` is the latest complete month.
    """

    indicator: IndicatorCard
    then_month: Month
    now_month: Month
    villages: tuple[VillageNumber, ...]
    then_total: PwsRow | None
    now_total: PwsRow | None
    closed: bool


@dataclass(frozen=True)
class Chain:
    """A problem with its number and everything that was promised for it."""

    problem: ProblemCard
    promises: tuple[ReadBackRow, ...]
    number: Number | None = None

    def answers(self, need: NeedCard) -> list[ReadBackRow]:
        """The promises that answer a support."""
        return [row for row in self.promises if row.commitment.need_id == need.id]

    @property
    def unanswered(self) -> list[NeedCard]:
        """The supports that nobody took."""
        return [need for need in self.problem.needs if not self.answers(need)]

    @property
    def others(self) -> list[ReadBackRow]:
        """The promises for the problem that answer none of its supports."""
        needs = {need.id for need in self.problem.needs}
        return [row for row in self.promises if row.commitment.need_id not in needs]


def of_problem(*, scope: Scope, problem_id: UUID) -> Chain:
    """The whole chain of one problem, with its number then and now and every promise read back."""
    card = obstacles.problem(scope=scope, problem_id=problem_id)
    found = promises.answering(scope=scope, puskesmas_id=card.puskesmas_id, problem_ids=[card.id])
    rows = _read(scope, card.puskesmas_id, found)
    number = None
    if card.indicator_code:
        number = number_of(
            scope=scope,
            puskesmas_id=card.puskesmas_id,
            code=card.indicator_code,
            area_ids=card.area_ids,
            then_month=card.period.last,
        )
    return Chain(card, rows, number)


@dataclass(frozen=True)
class IndicatorTrace:
    """An indicator with the problems that were made of it, and promises that name it without a problem."""

    number: Number
    chains: tuple[Chain, ...]
    loose: tuple[ReadBackRow, ...]


def of_indicator(*, scope: Scope, puskesmas_id: UUID, code: str, then_month: Month) -> IndicatorTrace | None:
    """Everything that was tried for an indicator, whatever the months; None when there is no such one."""
    number = number_of(scope=scope, puskesmas_id=puskesmas_id, code=code, area_ids=(), then_month=then_month)
    if number is None:
        return None
    every = obstacles.problems(scope=scope, puskesmas_id=puskesmas_id, states=obstacles.STATES)
    own = [card for card in every if card.indicator_code == code]
    found = promises.answering(
        scope=scope, puskesmas_id=puskesmas_id, problem_ids=[c.id for c in own], indicator_codes=[code]
    )
    rows = _read(scope, puskesmas_id, found)
    known = {card.id for card in own}
    return IndicatorTrace(
        number,
        tuple(Chain(card, _of(rows, card)) for card in own),
        tuple(row for row in rows if row.commitment.problem_id not in known),
    )


def chains(*, scope: Scope, puskesmas_id: UUID, period: Period) -> list[Chain]:
    """The problems of the months with what was promised for each; without numbers and read-back."""
    cards = obstacles.board(scope=scope, puskesmas_id=puskesmas_id, period=period)
    if not cards:
        return []
    found = promises.answering(scope=scope, puskesmas_id=puskesmas_id, problem_ids=[c.id for c in cards])
    rows = [ReadBackRow(card, card.made_at.date(), None, read(None), ()) for card in found]
    return [Chain(card, _of(rows, card)) for card in cards]


def _of(rows: Iterable[ReadBackRow], card: ProblemCard) -> tuple[ReadBackRow, ...]:
    return tuple(row for row in rows if row.commitment.problem_id == card.id)


def _read(scope: Scope, puskesmas_id: UUID, cards: list[CommitmentCard]) -> tuple[ReadBackRow, ...]:
    """Each promise with its own number before and since, as a read-back of today."""
    if not cards:
        return ()
    days = _days(scope, puskesmas_id, cards)
    found = compared(scope, cards, days, scope.today)
    return tuple(ReadBackRow(c, days[c.id], found.get(c.id), read(found.get(c.id)), ()) for c in cards)


def _days(scope: Scope, puskesmas_id: UUID, cards: Sequence[CommitmentCard]) -> dict[UUID, date]:
    """The day of each promise: of the meeting that made its root, else when it was agreed or written."""
    lives = promises.lives(scope=scope, puskesmas_ids=[puskesmas_id])
    roots = {card.id: lives[card.id].root_id for card in cards}
    rows = MeetingCommitment.objects.within(scope).filter(
        commitment_id__in=list(roots.values()), dealing=Dealing.MADE
    )
    rooms = dict(rows.order_by("-meeting__held_on").values_list("commitment_id", "meeting__held_on"))
    return {c.id: rooms.get(roots[c.id]) or c.agreed_on or c.made_at.date() for c in cards}


def number_of(
    *, scope: Scope, puskesmas_id: UUID, code: str, area_ids: Sequence[UUID], then_month: Month
) -> Number | None:
    """An indicator in these villages (none named: all), then and in the latest complete month."""
    found = coverage.indicators(puskesmas_id=puskesmas_id, codes=[code])
    if not found:
        return None
    latest = coverage.latest_complete_month(scope=scope, puskesmas_id=puskesmas_id) or then_month
    cards = {
        month: coverage.scorecard(scope=scope, puskesmas_id=puskesmas_id, month=month, codes=[code])
        for month in {then_month, latest}
    }
    then, now = cards[then_month], cards[latest]
    villages = tuple(
        VillageNumber(area.name, then.cell(area.id, code), now.cell(area.id, code))
        for area in now.areas
        if not area_ids or area.id in area_ids
    )
    closed = found[0].restricted and not scope.can(Duty.READ_RESTRICTED)
    return Number(
        found[0], then_month, latest, () if closed else villages, then.total(code), now.total(code), closed
    )
