"""What the quarter home reads of all rooms: each question asked once."""

from dataclasses import dataclass, replace
from datetime import date

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.commitments import queries as commitments
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import states
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import Calendar, MissingReport, Scorecard
from lokmin.meetings import queries as meetings
from lokmin.obstacles import queries as obstacles
from lokmin.obstacles.queries import ProblemCard
from lokmin.people import queries as people
from lokmin.places.queries import PuskesmasCard
from lokmin.rollup import queries as rollup
from lokmin.rollup.queries import Process
from lokmin.rollup.rules import steps
from lokmin.rollup.rules.steps import Step, Work


@dataclass(frozen=True)
class Facts:
    """One Puskesmas today. `now` is the lokmin shown: the next one, else the last; `before` the one before.

    `unclosed` are earlier lokmin that were opened or planned and never closed.
    `reporting` is the month whose reports are being collected, `silent` those of a midwife's own villages.
    """

    scope: Scope
    puskesmas: PuskesmasCard
    calendar: Calendar
    card: Scorecard | None
    now: Process | None
    before: Process | None
    unclosed: list[Process]
    problems: list[ProblemCard]
    promises: list[CommitmentCard]
    photos: int
    messages: int
    silent: list[MissingReport]
    reporting: Month

    @property
    def today(self) -> date:
        return self.scope.today

    @property
    def waiting(self) -> int:
        """Areas that reported nothing of the month that is being collected."""
        return max(len(self.calendar.areas) - self.calendar.reporting.get(self.reporting, 0), 0)

    @property
    def upcoming(self) -> Process | None:
        """The lokmin that is being prepared or held."""
        return self.now if self.now and not self.now.meeting.is_closed else None

    @property
    def is_new(self) -> bool:
        """No lokmin was ever closed here (an old agreement copied from paper is none): the first hour
        leads."""
        held = self.before is not None and not self.before.meeting.from_paper
        return not held and (self.now is None or not self.now.meeting.is_closed)


def gather(*, scope: Scope, puskesmas: PuskesmasCard) -> Facts:
    """Everything the home shows. Photos and single villages are asked for only where they are needed."""
    mine = puskesmas.id
    calendar = coverage.calendar(scope=scope, puskesmas_id=mine)
    processes = rollup.processes(scope=scope, puskesmas_ids=[mine], read_back=True)[mine]
    now, before = chosen(processes, scope.today)
    month, reporting = calendar.default, Month.of(scope.today).plus(-1)
    reviewed = now.meeting.reviewed if now else None
    return Facts(
        scope=scope,
        puskesmas=puskesmas,
        calendar=calendar,
        card=coverage.scorecard(
            scope=scope,
            puskesmas_id=mine,
            month=month,
            until=meetings.reach_until(scope=scope, puskesmas_id=mine, month=month),
        )
        if month
        else None,
        now=now,
        before=before,
        unclosed=[p for p in processes if p.meeting.held_on < scope.today and not p.meeting.is_closed],
        problems=obstacles.board(scope=scope, puskesmas_id=mine, period=reviewed) if reviewed else [],
        promises=commitments.board(scope=scope, puskesmas_id=mine, states_wanted=states.EDITABLE),
        photos=commitments.waiting_photos(scope=scope, puskesmas_id=mine)
        if scope.can(Duty.REPORT_PROGRESS)
        else 0,
        messages=len(people.waiting_messages(scope=scope, puskesmas_id=mine))
        if scope.can(Duty.SEND_MESSAGES)
        else 0,
        silent=coverage.missing_reports(scope=scope, puskesmas_id=mine, month=reporting)
        if scope.area_ids is not None
        else [],
        reporting=reporting,
    )


def chosen(processes: list[Process], today: date) -> tuple[Process | None, Process | None]:
    """The lokmin to show and the last closed one before it.

    Shown is the next one; else the last that was not closed; else the last that was held with Lokmin.
    """
    own = [p for p in processes if not p.meeting.from_paper]
    ahead = [p for p in processes if not p.meeting.is_closed and p.meeting.held_on >= today]
    left = [p for p in processes if not p.meeting.is_closed]
    now = ahead[0] if ahead else left[-1] if left else own[-1] if own else None
    closed = [p for p in processes if now and p.meeting.is_closed and p.meeting.held_on < now.meeting.held_on]
    return now, closed[-1] if closed else None


def nine(facts: Facts) -> list[Step]:
    """The nine steps of the lokmin shown; nothing while none is planned.

    Evaluation is done when the scorecard of the reviewed months can be read as it will stay.
    """
    if facts.now is None:
        return []
    work = dict(rollup.works(facts.now))
    begun = any(facts.calendar.reporting.get(month) for month in facts.now.meeting.reviewed)
    work["figures"] = replace(work["figures"], begun=begun)
    work["evaluation"] = Work(int(facts.now.frozen is not None), 1, begun=begun)
    work["problems"] = _problems(facts)
    return steps.nine(work, facts.now.days, facts.today)


def _problems(facts: Facts) -> Work:
    kept = [card for card in facts.problems if card.state == "chosen"]
    return Work(int(bool(kept)), 1, begun=bool(facts.problems))
