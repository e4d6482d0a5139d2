"""A new meeting from an old one: its agenda, its guests, who takes part; the days are its own."""

from typing import Any
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.meetings import queries
from lokmin.meetings.actions.agenda import set_agenda
from lokmin.meetings.actions.guests import invite
from lokmin.meetings.actions.planning import plan_meeting
from lokmin.meetings.queries import MeetingCard
from lokmin.meetings.rules import templates
from lokmin.meetings.rules.agenda import AgendaEntry
from lokmin.tools.actions import action
from lokmin.tools.idempotency import repeatable


@repeatable(lambda scope, made: queries.card(scope=scope, meeting_id=made))
@action
def repeat_meeting(
    *, scope: Scope, puskesmas_id: UUID, meeting_id: UUID, again: bool = True, **plan: Any
) -> MeetingCard:
    """Plan a meeting like `meeting_id`; `plan` is what `plan_meeting` takes.

    The agenda is taken over where the kind is the same, at the hours of the new meeting and without the
    decisions that were asked then; a meeting of another kind has the agenda of its own. `again`: the same
    offices are invited, with who holds them on the new day.
    """
    old = queries.card(scope=scope, meeting_id=meeting_id)
    made = plan_meeting(scope=scope, puskesmas_id=puskesmas_id, **plan)
    if made.kind == old.kind:
        _take_agenda(scope, old, made)
    guests = queries.guests_again(scope=scope, meeting_id=meeting_id, on=made.held_on) if again else []
    offices = [guest.office_id for guest in guests if not guest.gone]
    if offices:
        invite(scope=scope, meeting_id=made.id, office_ids=offices)
    return queries.card(scope=scope, meeting_id=made.id)


def _take_agenda(scope: Scope, old: MeetingCard, made: MeetingCard) -> None:
    items = queries.agenda(scope=scope, meeting_id=old.id)
    if not items:
        return
    first = next((item.starts_at for item in items if item.starts_at), None)
    entries = [
        AgendaEntry(
            title=item.title,
            starts_at=templates.moved(item.starts_at, first, made.starts_at),
            presenter=item.presenter,
            key=item.key,
            minutes=item.minutes,
        )
        for item in items
    ]
    set_agenda(scope=scope, meeting_id=made.id, version=made.version, items=entries)
