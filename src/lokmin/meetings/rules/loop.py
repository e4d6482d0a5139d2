"""Which promises a lokmin reads back: nothing that is open drops out of the loop.

Source: Permenkes 44/2016 (each lokmin begins with the follow-up of the one before), field notes 4 and 33.
"""

from datetime import datetime

from lokmin.commitments.rules import states
from lokmin.commitments.rules.states import Steps


def is_due(steps: Steps, *, morning: datetime, since: datetime | None, successor: bool) -> bool:
    """Whether a promise is read back on a day, by its own life and not by which meeting touched it last.

    It is when it stands open on that `morning`; when it was done after the meeting before (`since`; None:
    there was none), so that its end is heard too; and when it is the undated `successor` of an open one.
    """
    state = states.state_at(steps, morning)
    if state == states.DONE:
        return since is None or states.done_since(steps, since)
    return state in states.OPEN or (successor and state == states.DRAFT)
