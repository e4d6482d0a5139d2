"""What the wall of the hall may show, and the clock of the agenda."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Role, Scope
from lokmin.basics.words import mark

VIEWS: dict[str, str] = {
    "checkin": mark("Kode dan kehadiran"),
    "agenda": mark("Mata acara"),
    "read_back": mark("Evaluasi RTL"),
    "scorecard": mark("Capaian"),
    "problem": mark("Masalah yang dibahas"),
    "scoring": mark("Penilaian masalah"),
    "inputs": mark("Masukan sektor"),
    "commitments": mark("Komitmen rapat ini"),
    "blank": mark("Layar kosong"),
}
"""In the order of the meeting. A view is a builder in pages/wall.py and a template in wall/."""
PAGED = frozenset({"read_back", "scorecard", "inputs", "commitments"})
"""Views that go page by page."""
PAGES_MOST = 200


_BEFORE = r"(?:(?:desa|kelurahan|nagari|gampong|kampung)\s+)?"
_BETWEEN = r"(?:\s*,\s*(?:(?:dan|serta|and)\s+)?|\s+(?:dan|serta|and|&)\s+|\s*[/&]\s*)"


@dataclass(frozen=True)
class Instead:
    """What stands for villages whose names are not said: one, several, one or several beside named ones."""

    one: str
    many: str
    other: str


INSTEAD = Instead(mark("sebuah desa"), mark("beberapa desa"), mark("dan desa lain"))


def without_names(text: str, names: Iterable[str], unseen: Collection[str], instead: Instead) -> str:
    """A sentence that the hall reads, without the names of villages whose head saw no figures yet (FN 27).

    `names` are all villages that are served: of `Epil Barat` no `Epil` is taken out. A list of names becomes
    one expression; names that may be said stay.
    """
    hidden = {name.casefold() for name in unseen}
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    if not hidden or not known:
        return text
    name = rf"(?<!\w)(?:{known})(?!\w)"

    def told(found: re.Match[str]) -> str:
        listed = re.findall(name, found[0], re.IGNORECASE)
        said = [each for each in listed if each.casefold() not in hidden]
        if len(said) == len(listed):
            return found[0]
        if said:
            return f"{', '.join(said)} {instead.other}"
        return instead.one if len(listed) == 1 else instead.many

    run = rf"(?<!\w){_BEFORE}{name}(?:{_BETWEEN}{_BEFORE}{name})*"
    return re.sub(run, told, text, flags=re.IGNORECASE)


def check_view(view: str) -> None:
    if view not in VIEWS:
        raise Refusal("meetings.wall_view", value=view)


def page_number(typed: str) -> int:
    """A page that somebody asked for; what is no number is the first."""
    return min(max(int(typed), 1), PAGES_MOST) if typed.isdecimal() else 1


@dataclass(frozen=True)
class Timing:
    """The clock of one item: minutes planned, spent, left (None: no plan), and since when it runs."""

    planned: int | None
    spent: int
    running: bool

    @property
    def left(self) -> int | None:
        """Minutes left of the plan; below zero it is late."""
        return None if self.planned is None else self.planned - self.spent

    @property
    def late(self) -> int:
        return max(0, -self.left) if self.left is not None else 0


def minutes_planned(starts_at: time | None, until: time | None) -> int | None:
    """From the planned start to the start of the next item (or the end of the meeting)."""
    if starts_at is None or until is None:
        return None
    minutes = (until.hour * 60 + until.minute) - (starts_at.hour * 60 + starts_at.minute)
    return minutes if minutes > 0 else None


def timing(planned: int | None, seconds: int, running_since: datetime | None, now: datetime) -> Timing:
    """How an item stands at a moment; a clock that was set back counts nothing."""
    on = max(0, int((now - running_since).total_seconds())) if running_since else 0
    return Timing(planned, (seconds + on) // 60, running_since is not None)


def wall_scope(scope: Scope) -> Scope:
    """Whoever looks at the wall sees what the room may see, no more."""
    return replace(scope, role=Role.CAMAT, more_roles=frozenset(), area_ids=None, own_area_ids=None)
