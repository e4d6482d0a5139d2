"""What the sectors said: before the meeting, in it, from phones in the hall."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lokmin.basics.scope import Scope
from lokmin.meetings.models import InputKind, InputState, SectorInput
from lokmin.meetings.queries.cards import InputCard
from lokmin.meetings.queries.lines import names_of, office_line, with_office
from lokmin.people import queries as directory
from lokmin.tools.prepared import prepared

INPUT_STATES = names_of(InputState.choices)
INPUT_KINDS = names_of(InputKind.choices)
COUNTED = Q(state=InputState.ACCEPTED, removed_at=None)


def inputs(
    *, scope: Scope, meeting_id: UUID, states: Iterable[str] = (InputState.ACCEPTED,)
) -> list[InputCard]:
    """What the sectors said, in the order of time; what phones sent counts once it was accepted."""
    return [_card(row) for row in _said(scope, meeting_id, [str(state) for state in states])]


@prepared
def _said(scope: Scope, meeting_id: UUID, states: Collection[str]) -> QuerySet[Any]:
    rows = SectorInput.objects.within(scope).filter(state__in=states, removed_at=None)
    return _read(with_office(rows, meeting_id))


def inputs_of_office(*, scope: Scope, meeting_id: UUID, office_id: UUID) -> list[InputCard]:
    """What one office said, also what it took back: behind its own link."""
    return input_cards(SectorInput.objects.within(scope).filter(office_id=office_id), meeting_id)


def said_by(*, scope: Scope, seat_id: UUID) -> list[InputCard]:
    """What one seat of the hall said, the newest first, whatever became of it."""
    rows = SectorInput.objects.within(scope).filter(guest_id=seat_id)
    then = directory.title_then("office_id", "meeting__held_on")
    return [_card(row) for row in _read(rows.annotate(title_then=then)).order_by("-at", "-id")]


def input_cards(rows: QuerySet[Any], meeting_id: UUID) -> list[InputCard]:
    """Rows as they are read; a problem that was taken off the board is none."""
    return [_card(row) for row in _read(with_office(rows, meeting_id))]


def _read(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("office__institution__sector", "problem").prefetch_related("areas")


def _card(row: Any) -> InputCard:
    areas = list(row.areas.all())
    return InputCard(
        id=row.id,
        at=office_line(row),
        text=row.text,
        answer=row.answer,
        said_at=row.at,
        recorded_by=row.by,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        state=row.state,
        seat_id=row.guest_id,
        merged_into=row.merged_into_id,
        note=row.note,
        decided_by=row.decided_by,
        kind=row.kind,
        via=row.via,
        by_link=row.by_link,
        area_ids=tuple(area.id for area in areas),
        area_names=tuple(area.name for area in areas),
        problem_id=row.problem_id if row.problem and row.problem.removed_at is None else None,
        edited_at=row.edited_at,
        removed_at=row.removed_at,
    )
