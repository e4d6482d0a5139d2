"""What the sectors say: before the meeting or in it, answered, taken to the board of problems."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries
from lokmin.meetings.actions.found import changeable, office, part_to_write
from lokmin.meetings.models import InputKind, Meeting, SectorInput
from lokmin.meetings.rules import steps
from lokmin.obstacles import actions as board
from lokmin.obstacles import queries as problems
from lokmin.people.rules.names import check_no_nik
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.idempotency import repeatable

LONGEST = 500


@repeatable(lambda _scope, made: made)
@action
def add_input(
    *,
    scope: Scope,
    meeting_id: UUID,
    office_id: UUID | None,
    text: str,
    institution: str = "",
    kind: str = InputKind.INPUT,
    via: str = "",
    area_ids: Iterable[UUID] = (),
) -> UUID:
    """Note what a sector said, before or in the meeting; `via` is how it came when not in the room.

    Who sits in no office of the directory is named by `institution`.
    """
    meeting = changeable(scope, meeting_id)
    if office_id is None and not institution:
        raise Refusal("meetings.input_who")
    if office_id is not None:
        office(scope, meeting, office_id)
    said = {"text": text, "kind": kind, "via": via, "institution": institution}
    row = write_input(scope, meeting, office_id, area_ids=area_ids, **said)
    audit(scope, "meetings.add_input", row, puskesmas_id=meeting.puskesmas_id, via=via)
    return row.id


def write_input(
    scope: Scope, meeting: Meeting, office_id: UUID | None, *, area_ids: Iterable[UUID] = (), **said: Any
) -> SectorInput:
    """One row of what was said, with the villages it is about."""
    row = SectorInput.add(
        meeting=meeting, office_id=office_id, at=scope.now, by=scope.actor_name, **checked(said)
    )
    wanted = list(area_ids)
    if wanted:
        row.areas.set(villages(meeting, wanted))
    return row


def checked(said: dict[str, Any]) -> dict[str, Any]:
    """Kind and words as they are stored."""
    steps.check_choice(said["kind"], tuple(InputKind.values), "meetings.input_kind")
    text = steps.check_text(said["text"], "meetings.input_empty")[:LONGEST]
    check_no_nik(text)
    return {**said, "text": text, "via": said.get("via", "").strip()[:60]}


def villages(meeting: Meeting, wanted: Iterable[UUID]) -> list[Any]:
    """Those of the villages that the Puskesmas of this meeting serve."""
    ids = {meeting.puskesmas_id, *meeting.taking_part.values_list("id", flat=True)}
    served = {area.id for each in ids for area in places.catchment(puskesmas_id=each)}
    return [area for area in dict.fromkeys(wanted) if area in served]


@action
def answer_input(*, scope: Scope, input_id: UUID, answer: str) -> None:
    """Note what was answered to an input."""
    row = part_to_write(scope, SectorInput, input_id)
    steps.check_changeable(row.meeting.state)
    before = row.answer
    row.answer = steps.check_text(answer, "meetings.answer_empty")[:LONGEST]
    row.answered_at, row.answered_by = scope.now, scope.actor_name
    row.save(update_fields=["answer", "answered_at", "answered_by"])
    audit(scope, "meetings.answer_input", row, puskesmas_id=row.meeting.puskesmas_id, before=before)


@action
def take_to_board(*, scope: Scope, input_id: UUID) -> UUID:
    """Put what a sector said on the board of problems of the months reviewed; taken twice it stands once.

    Returns the id of the problem, which names the sector and the meeting that it came from.
    """
    scope.check(Duty.WRITE_PROBLEMS)
    row = part_to_write(scope, SectorInput, input_id)
    known = _on_board(scope, row)
    if known:
        unchanged()
        return known
    card = queries.card(scope=scope, meeting_id=row.meeting_id)
    own = queries.place_of(scope=scope, meeting=card)
    if own is None:
        raise NotYours("door.not_yours")
    served = {area.id for area in places.catchment(puskesmas_id=own)}
    made = board.add_problem(
        scope=scope,
        puskesmas_id=own,
        period=card.reviewed,
        statement=row.text[:300],
        area_ids=[area.id for area in row.areas.all() if area.id in served],
        origin="sector",
        source=f"{_who(scope, row)}, {card.title}",
    )
    row.problem_id = made.id
    row.save(update_fields=["problem"])
    audit(scope, "meetings.take_to_board", row, puskesmas_id=own, problem=str(made.id))
    return made.id


def _on_board(scope: Scope, row: SectorInput) -> UUID | None:
    """The problem that it became, unless it was taken off the board since."""
    if row.problem_id is None:
        return None
    try:
        return problems.problem(scope=scope, problem_id=row.problem_id).id
    except NotYours:
        return None


def _who(scope: Scope, row: SectorInput) -> str:
    if row.office_id is None:
        return row.institution
    return str(office(scope, row.meeting, row.office_id).printed_title)
