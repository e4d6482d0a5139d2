"""What ends in the room when the meeting closes: the code for phones, the clock of the item that runs."""

from lokmin.basics.scope import Scope
from lokmin.meetings.models import AgendaItem, HallCode, Meeting


def end_room(scope: Scope, meeting: Meeting) -> None:
    """The hall's code is dead, nothing runs any more."""
    shut_door(scope, meeting)
    stop_items(scope, meeting)


def shut_door(scope: Scope, meeting: Meeting) -> None:
    """The code that lived until now is dead; it is kept, so that its address gets a sentence."""
    HallCode.objects.within(scope).filter(meeting=meeting, ended_at=None).update(ended_at=scope.now)


def stop_items(scope: Scope, meeting: Meeting) -> None:
    """The item that runs ends now; its minutes add to those it ran before."""
    for row in AgendaItem.objects.within(scope).filter(meeting=meeting).exclude(running_since=None):
        row.seconds += max(0, int((scope.now - row.running_since).total_seconds()))
        row.ended_at, row.running_since = scope.now, None
        row.save(update_fields=["seconds", "ended_at", "running_since"])
