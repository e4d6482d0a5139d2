"""The pieces of a promise's life as others read them: steps, reports, what was handed up, the Musrenbang."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lokmin.basics.scope import Duty, Role, Scope
from lokmin.commitments.models import Commitment, HandUp, HandUpAnswer, Progress, StateChange
from lokmin.commitments.rules import states


@dataclass(frozen=True)
class HistoryCard:
    """One step of a promise, as it was written then. `changed`: `{"field", "before", "after"}` each."""

    before: str
    after: str
    reason: str
    at: datetime
    by: str
    via: str
    changed: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class ReportCard:
    """A report: the day it happened and the moment it was recorded (FN 35).

    `told_by`: who said so, when it is not the one who wrote it. `taken_back_by`: the writer revoked it.
    """

    id: UUID
    happened_on: date
    recorded_at: datetime
    by: str
    via: str
    state: str
    count: int | None
    text: str
    told_by: str = ""

    @property
    def later(self) -> bool:
        return states.is_later(self.happened_on, self.recorded_at.date())


@dataclass(frozen=True)
class AnswerCard:
    """What was answered, by whom, on which day; recorded when and by whom."""

    answer: str
    answered_by: str
    answered_on: date
    at: datetime
    by: str

    @property
    def later(self) -> bool:
        return states.is_later(self.answered_on, self.at.date())


@dataclass(frozen=True)
class HandUpCard:
    """What was asked of whom above, and the answers; the last one counts."""

    id: UUID
    to: str
    to_name: str
    asked: str
    at: datetime
    by: str
    answers: tuple[AnswerCard, ...]

    @property
    def answer(self) -> AnswerCard | None:
        return self.answers[-1] if self.answers else None


@dataclass(frozen=True)
class ProposalCard:
    """The way of a promise through the Musrenbang."""

    cause: str
    support: str
    taken_on: date | None
    result: str
    result_note: str
    ruk_line: str
    at: datetime
    by: str


NO_PROPOSAL_RESULT = "waiting"


def local(at: datetime, scope: Scope) -> datetime:
    """A stored moment on the clock of the Puskesmas, so that its date is the date there."""
    return at.astimezone(scope.now.tzinfo)


def hears_why(scope: Scope, office_id: UUID) -> bool:
    """Who may know why a promise is stuck before the camat does: staff, the camat, the office itself."""
    camat = Role.CAMAT in {scope.role, *scope.more_roles}
    return scope.can(Duty.REPORT_PROGRESS) or camat or scope.office_id == office_id


def stuck_because(row: Commitment, steps: Sequence[StateChange]) -> str:
    """Why it is stuck now; empty when it is not."""
    if row.state not in states.TOLD_TO_THE_CAMAT_FIRST:
        return ""
    return next((step.reason for step in reversed(steps) if step.reason and step.after == row.state), "")


def held_reasons(row: Commitment, steps: Sequence[StateChange]) -> set[str]:
    """The reasons that the camat has not heard yet; what was told once stays told when it is repeated."""
    first: dict[str, datetime] = {}
    for step in steps:
        if step.after in states.TOLD_TO_THE_CAMAT_FIRST and step.reason:
            first.setdefault(step.reason, step.at)
    return {reason for reason, at in first.items() if states.is_held_back(at, row.camat_told_at)}


def history(step: StateChange, scope: Scope, silent: set[str]) -> HistoryCard:
    reason = "" if step.reason in silent else step.reason
    at = local(step.at, scope)
    return HistoryCard(step.before, step.after, reason, at, step.by, step.via, tuple(step.changed))


def report(row: Progress, scope: Scope, silent: bool) -> ReportCard:
    """`silent`: this asker is not told yet why it is stuck."""
    at = local(row.recorded_at, scope)
    text = "" if silent and row.state == states.BLOCKED else row.text
    return ReportCard(row.id, row.happened_on, at, row.by, row.via, row.state, row.count, text, row.told_by)


def hand_up(row: HandUp, scope: Scope, silent: bool) -> HandUpCard:
    """`silent`: this asker is not told yet; whom it was handed to is."""
    roles = {scope.role, *scope.more_roles}
    mine = row.to == "dinkes" and Role.DINKES in roles
    hidden = silent and not mine
    answers = () if hidden else tuple(_answer(one, scope) for one in row.answers.all())
    asked = "" if hidden else row.asked
    return HandUpCard(row.id, row.to, row.to_name, asked, local(row.at, scope), row.by, answers)


def _answer(row: HandUpAnswer, scope: Scope) -> AnswerCard:
    return AnswerCard(row.answer, row.answered_by, row.answered_on, local(row.at, scope), row.by)


def proposal(row: Commitment, scope: Scope) -> ProposalCard | None:
    """What was noted for the Musrenbang, also when the mark was taken away since."""
    found = getattr(row, "proposal", None)
    if found is None:
        return None
    return ProposalCard(
        found.cause,
        found.support,
        found.taken_on,
        found.result,
        found.result_note,
        found.ruk_line,
        local(found.at, scope),
        found.by,
    )
