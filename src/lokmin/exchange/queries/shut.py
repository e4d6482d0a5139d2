"""A meeting that the office closed meanwhile keeps its text: what the hall wrote in it waits for a person."""

from collections.abc import Collection, Iterable
from typing import Any, Protocol
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.exchange.models import HallPackage
from lokmin.exchange.queries import rows
from lokmin.exchange.queries.luggage import own_rows
from lokmin.exchange.queries.rows import Row
from lokmin.exchange.rules.carried import BESIDE_THE_TEXT, EVIDENCE
from lokmin.exchange.rules.joining import ADD, SAME

MEETING, TEXT, DEALING = "meetings.Meeting", "meetings.AgreementText", "meetings.MeetingCommitment"
SIGNATURE, STEP = "meetings.Signature", "meetings.SigningStep"
PROMISE, HISTORY = "commitments.Commitment", "commitments.StateChange"
HAND_UP = "commitments.HandUp"


class Line(Protocol):
    """What is asked of a step of the plan."""

    label: str
    here_id: str
    outcome: str
    base: Row | None
    hall: Row | None
    now: Row | None

    def refuse(self, reason: str) -> None: ...


def closed_since(scope: Scope, package: HallPackage, brought: Collection[tuple[str, str]]) -> set[str]:
    """The meetings that the office itself closed after the package was made; `brought` came from the hall."""
    found = own_rows(scope, MEETING).filter(state="closed", closed_at__gt=package.made_at)
    ids = {str(key) for key in found.values_list("pk", flat=True)}
    texts: Any = rows.model(TEXT)
    ours = texts._base_manager.filter(meeting_id__in=ids).values_list("pk", "meeting_id")
    return ids - {str(meeting) for text, meeting in ours if (TEXT, str(text)) in brought}


def shut(steps: Iterable[Line], closed: Collection[str]) -> list[Line]:
    """The steps that would change what a closed meeting says, or the text of its promises."""
    moved = [step for step in steps if step.outcome != SAME]
    if not closed or not moved:
        return []
    signatures = _meetings_of_signatures(moved)
    inside = [step for step in moved if _meeting_of(step, signatures) in closed]
    sealed = _dealt(inside)
    promises = sealed | _promises(inside, closed)
    kept = [
        step
        for step in moved
        if step.label == PROMISE
        and step.here_id in promises
        and (step.here_id in sealed or _changes_text(step))
    ]
    texts = {step.here_id for step in kept}
    told = [
        step
        for step in moved
        if step.label in (HISTORY, HAND_UP)
        and step.hall
        and step.hall["commitment_id"] in texts
        and (step.hall["commitment_id"] in sealed or step.hall.get("changed"))
    ]
    return [*inside, *kept, *told]


def _dealt(inside: Iterable[Line]) -> set[str]:
    """The promises that the hall carried over, handed up or closed by that meeting: the step and what it did
    belong together. Reading back alone does nothing to a promise.
    """
    rows_of = [row for s in inside if s.label == DEALING and (row := s.hall)]
    return {row["commitment_id"] for row in rows_of if row["dealing"] not in ("made", "read_back")}


def _meeting_of(step: Line, signatures: dict[str, str]) -> str | None:
    """The meeting that a row belongs to; None for what may come to a closed one as well."""
    row = step.hall or step.base
    if row is None or step.label in EVIDENCE or not step.label.startswith("meetings."):
        return None
    if step.label == MEETING:
        return step.here_id
    if step.label == STEP:
        return signatures.get(row["signature_id"])
    return row.get("meeting_id")


def _meetings_of_signatures(steps: Iterable[Line]) -> dict[str, str]:
    named = {row["signature_id"] for step in steps if step.label == STEP and (row := step.hall or step.base)}
    found = {key: row["meeting_id"] for key, row in rows.by_ids(SIGNATURE, named).items()}
    sent = {s.here_id: row["meeting_id"] for s in steps if s.label == SIGNATURE and (row := s.hall or s.base)}
    return sent | found


def _promises(inside: Iterable[Line], closed: Collection[str]) -> set[str]:
    """What the closed meetings dealt with, here or in the hall."""
    dealings: Any = rows.model(DEALING)
    here = dealings._base_manager.filter(meeting_id__in=[UUID(key) for key in closed])
    there = {row["commitment_id"] for s in inside if s.label == DEALING and (row := s.hall or s.base)}
    return there | {str(key) for key in here.values_list("commitment_id", flat=True)}


def _changes_text(step: Line) -> bool:
    """Whether a promise would be made, or say something else than what was signed. Its progress goes on."""
    if step.outcome == ADD or step.hall is None or step.base is None:
        return True
    if (step.now or {}).get("bound_at") != step.base["bound_at"]:
        return True  # the office closed over it: the hall's row as a whole would set it free again
    names = {*step.base} - BESIDE_THE_TEXT
    return any(step.base[name] != step.hall[name] for name in names)
