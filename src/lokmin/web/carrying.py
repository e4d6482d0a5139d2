"""What the commands for packages and returns share."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard

_NUMBER = re.compile(r"[0-9]{1,3}")


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """A file that its owner alone may read, whole or not at all."""
    if not path.parent.parent.is_dir():  # a mistyped address of a USB stick, not a folder to be made
        raise Refusal("web.folder_missing", path=str(path.parent.parent))
    unready = path.with_name(f"{path.name}.sebagian")
    try:
        path.parent.mkdir(exist_ok=True)
        descriptor = os.open(unready, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError:
        raise Refusal("web.folder_unwritable", path=str(path.parent)) from None
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unready.replace(path)
    except BaseException:
        unready.unlink(missing_ok=True)
        raise


def meeting_on(scope: Scope, puskesmas_id: UUID, text: str) -> MeetingCard:
    """The meeting that `text` names: its id, its number, or a day on which one meeting is not closed.

    Closed ones stay behind; where several are left they are named with the id that this accepts.
    """
    known = meetings.meetings(scope=scope, puskesmas_id=puskesmas_id)
    if named := [m for m in known if str(m.id) == text.strip().lower()]:
        return named[0]
    found = _of_number(known, int(text)) if _NUMBER.fullmatch(text) else _of_day(known, text)
    left = [m for m in found if not m.is_closed] or found
    if len(left) > 1:
        names = "; ".join(f"{m.title}: --meeting {m.id}" for m in left)
        raise Refusal("web.many_meetings", day=text, names=names)
    return left[0]


def _of_day(known: list[MeetingCard], text: str) -> list[MeetingCard]:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refusal("web.day", value=text) from None
    found = [m for m in known if m.held_on == day]
    if not found:
        raise Refusal("web.no_meeting", day=text)
    return found


def _of_number(known: list[MeetingCard], number: int) -> list[MeetingCard]:
    """The meetings with this number that are not closed, of the earliest year that has one."""
    found = [m for m in known if m.number == number and not m.is_closed]
    if not found:
        raise Refusal("web.no_numbered_meeting", number=number)
    year = min(m.year for m in found)
    return [m for m in found if m.year == year]
