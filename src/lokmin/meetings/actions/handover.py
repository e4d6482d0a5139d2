"""A handover in one action: the office gets a new holder, and what belongs to the office goes along (FN 23).

Here, because promises and invitations move with it; the directory itself belongs to people.
"""

from typing import Any
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.commitments import actions as commitments
from lokmin.meetings.actions.found import written_together
from lokmin.meetings.models import Invitation, MeetingState
from lokmin.people import actions as people
from lokmin.people import queries as directory
from lokmin.people.queries import OfficeCard
from lokmin.tools.actions import action, audit


@action
def hand_over(*, scope: Scope, office_id: UUID, **holder: Any) -> UUID:
    """Seat a new holder; open promises wait for that person's word, letters and messages not yet sent name
    them, old links die. Returns the handover. An office that was empty, or a correction of the same
    person, moves letters and messages only.
    """
    handover_id = people.hand_over(scope=scope, office_id=office_id, **holder)
    done = people.moved_by(scope, handover_id)
    card = directory.office_of(scope=scope, office_id=office_id)
    promises = {}
    if done["replaced"]:
        promises = commitments.inherit(scope=scope, office_id=office_id, after=card.holder)
    letters = _readdress(scope, card)
    messages = people.readdress_messages(scope=scope, office_id=office_id)
    people.note_moved(
        scope=scope, handover_id=handover_id, promises=promises, letters=letters, messages=messages
    )
    return handover_id


def _readdress(scope: Scope, card: OfficeCard) -> dict[str, dict[str, str]]:
    """Letters of coming meetings that were not sent name the new holder; what stood there, by their ids."""
    moved = {}
    rows = Invitation.unscoped.filter(office_id=card.id, sent_at=None, meeting__held_on__gte=scope.today)
    rows = rows.exclude(meeting__state=MeetingState.CLOSED)
    here = written_together(scope, rows.values_list("meeting_id", flat=True))
    for row in rows.filter(meeting__in=here).select_related("meeting"):
        moved[str(row.id)] = {"holder_name": row.holder_name, "title": row.title}
        row.holder_name, row.title = card.holder, card.printed_title
        row.save(update_fields=["holder_name", "title"])
        audit(scope, "meetings.readdress", row, puskesmas_id=row.meeting.puskesmas_id, to=card.holder)
    return moved


@action
def undo_handover(*, scope: Scope, handover_id: UUID) -> None:
    """Take a handover back on its own day, while nothing was built on it."""
    moved = people.moved_by(scope, handover_id)
    office_id = directory.office_of_handover(scope=scope, handover_id=handover_id)
    card = directory.office_of(scope=scope, office_id=office_id)
    people.take_messages_back(scope=scope, moved=moved.get("messages", {}))
    people.take_back(scope=scope, handover_id=handover_id)
    commitments.disinherit(scope=scope, office_id=office_id, moved=moved["promises"])
    letters = Invitation.unscoped.filter(id__in=moved["letters"])
    here = written_together(scope, letters.values_list("meeting_id", flat=True))
    for key, before in moved["letters"].items():
        row = letters.filter(id=key, meeting__in=here).select_related("meeting").first()
        if row is None or row.sent_at or (row.holder_name, row.title) != (card.holder, card.printed_title):
            raise Refusal("people.handover_used")
        row.holder_name, row.title = before["holder_name"], before["title"]
        row.save(update_fields=["holder_name", "title"])
        audit(scope, "meetings.readdress", row, puskesmas_id=row.meeting.puskesmas_id, to=row.holder_name)
