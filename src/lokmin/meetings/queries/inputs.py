"""What the sectors said: before the meeting, in it, from phones in the hall."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lokmin.basics.scope import Scope
from lokmin.meetings.models import InputKind, InputState, SectorInput
from lokmin.meetings.queries.cards import InputCard
from lokmin.meetings.queries.lines import line_of, names_of, office_columns, typed_line
from lokmin.people import queries as directory
from lokmin.tools.prepared import prepared

INPUT_STATES = names_of(InputState.choices)
INPUT_KINDS = names_of(InputKind.choices)
COUNTED = Q(state=InputState.ACCEPTED, removed_at=None)
_TOLD = {
    "id": "id",
    "text": "text",
    "answer": "answer",
    "said_at": "at",
    "recorded_by": "by",
    "answered_at": "answered_at",
    "answered_by": "answered_by",
    "state": "state",
    "seat_id": "guest_id",
    "merged_into": "merged_into_id",
    "note": "note",
    "decided_by": "decided_by",
    "kind": "kind",
    "via": "via",
    "by_link": "by_link",
    "edited_at": "edited_at",
    "removed_at": "removed_at",
}
"""The fields of an `InputCard` that are columns as they are."""


def inputs(
    *, scope: Scope, meeting_id: UUID, states: Iterable[str] = (InputState.ACCEPTED,)
) -> list[InputCard]:
    """What the sectors said, in the order of time; what phones sent counts once it was accepted."""
    return _cards(_said(scope, meeting_id, [str(state) for state in states]))


def inputs_of_office(*, scope: Scope, meeting_id: UUID, office_id: UUID) -> list[InputCard]:
    """What one office said, also what it took back: behind its own link."""
    return _cards(_said_for(scope, meeting_id, office_id))


def said_by(*, scope: Scope, seat_id: UUID) -> list[InputCard]:
    """What one seat of the hall said, the newest first, whatever became of it."""
    return _cards(_said_from(scope, seat_id))


@prepared
def _said(scope: Scope, meeting_id: UUID, states: Collection[str]) -> QuerySet[Any, tuple[Any, ...]]:
    rows = SectorInput.objects.within(scope).filter(meeting_id=meeting_id)
    return _columns(rows.filter(state__in=states, removed_at=None))


@prepared
def _said_for(scope: Scope, meeting_id: UUID, office_id: UUID) -> QuerySet[Any, tuple[Any, ...]]:
    return _columns(SectorInput.objects.within(scope).filter(meeting_id=meeting_id, office_id=office_id))


@prepared
def _said_from(scope: Scope, seat_id: UUID) -> QuerySet[Any, tuple[Any, ...]]:
    return _columns(SectorInput.objects.within(scope).filter(guest_id=seat_id).order_by("-at", "-id"))


def _columns(rows: QuerySet[Any]) -> QuerySet[Any, tuple[Any, ...]]:
    """What `_card` reads: columns, since a page asks for scores of them."""
    then = directory.title_then("office_id", "meeting__held_on")
    told = ("institution", "problem_id", "problem__removed_at", *_TOLD.values())
    return rows.annotate(title_then=then).values_list(*told, *office_columns())


@prepared
def _villages(ids: Collection[UUID]) -> QuerySet[Any, tuple[UUID, UUID, str]]:
    """The villages of inputs that were read in scope: input, village and its name."""
    rows = SectorInput.areas.through._default_manager.filter(sectorinput_id__in=ids)
    in_order = rows.order_by("area__code", "area__name", "area_id")
    return in_order.values_list("sectorinput_id", "area_id", "area__name")


def _cards(rows: list[tuple[Any, ...]]) -> list[InputCard]:
    areas: dict[UUID, list[tuple[UUID, str]]] = {}
    for key, area_id, name in _villages([row[3] for row in rows]):
        areas.setdefault(key, []).append((area_id, name))
    return [_card(row, areas.get(row[3], [])) for row in rows]


def _card(row: tuple[Any, ...], areas: list[tuple[UUID, str]]) -> InputCard:
    """A row of `_columns`; a problem that was taken off the board is none."""
    institution, problem_id, problem_removed, *told = row[: 3 + len(_TOLD)]
    office = row[3 + len(_TOLD) :]
    return InputCard(
        **dict(zip(_TOLD, told, strict=True)),
        at=line_of(*office) if office[0] else typed_line(institution, "", ""),
        area_ids=tuple(area_id for area_id, _name in areas),
        area_names=tuple(name for _area_id, name in areas),
        problem_id=None if problem_removed else problem_id,
    )
