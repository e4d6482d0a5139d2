"""Scoring in the hall: a seat gives its points through its phone; the note-taker starts and stops."""

from collections.abc import Mapping
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings.actions.found import moved, running
from lokmin.meetings.actions.hall import open_room, seat_now
from lokmin.meetings.queries import HallVisitor
from lokmin.meetings.queries.meetings import periods
from lokmin.obstacles import actions as obstacles
from lokmin.tools.actions import action, audit


@action
def score_from_seat(
    *, visitor: HallVisitor, round_id: UUID, points: Mapping[UUID, Mapping[str, int]]
) -> None:
    """What one seat gives some problems of the open round; sent again it replaces."""
    meeting = open_room(visitor)
    if visitor.guest is None:
        raise NotYours("door.not_yours")
    seat = seat_now(visitor)
    if not seat.is_there:
        raise Refusal("meetings.seat_not_there")
    if not seat.may_score:
        raise Refusal("meetings.walk_in_unconfirmed")
    moved(visitor.scope, meeting)  # before the round is locked, in the order of who closes it
    obstacles.give_from_seat(
        scope=visitor.scope,
        round_id=round_id,
        rater_key=seat.rater_key,
        rater=seat.name or seat.said,
        points=points,
    )


@action
def open_scoring(
    *, scope: Scope, meeting_id: UUID, puskesmas_id: UUID, expected: int | None = None, key: str = ""
) -> None:
    """Let the hall score the problems of the months that the meeting reviews."""
    meeting = running(scope, meeting_id)
    card = obstacles.open_round(
        scope=scope, puskesmas_id=puskesmas_id, period=periods(meeting)[0], expected=expected, key=key
    )
    audit(scope, "meetings.open_scoring", meeting, puskesmas_id=puskesmas_id, round=str(card.id))


@action
def close_scoring(*, scope: Scope, meeting_id: UUID, round_id: UUID) -> None:
    """Stop; from now on the wall shows the result."""
    meeting = running(scope, meeting_id)
    obstacles.close_round(scope=scope, round_id=round_id)
    audit(scope, "meetings.close_scoring", meeting, puskesmas_id=meeting.puskesmas_id, round=str(round_id))
