"""A file that is read while nobody waits: how long its reader may be silent before it is held for lost."""

from datetime import datetime, timedelta

from lokmin.intake.rules.progress import CHECKING

# The reader says every second that it lives; while it compares with what is stored it cannot.
SILENT = timedelta(seconds=45)
SILENT_WHILE_CHECKING = timedelta(minutes=10)
MOST_AT_ONCE = 6
# So long the end of a reading waits for others, again and again, before it is given up.
PATIENCE_SECONDS = (1, 5, 15, 30, 60)


def is_lost(stage: str, beat_at: datetime, now: datetime) -> bool:
    """Whether the process that read a file is gone: the server was started anew, or broke down."""
    return now - beat_at > (SILENT_WHILE_CHECKING if stage == CHECKING else SILENT)
