"""The cockpit: agenda with its clock, who may be named, the last entries, what waits from phones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lokmin.basics.scope import Scope
from lokmin.coverage import queries as coverage
from lokmin.meetings import queries
from lokmin.meetings.pages.wall import timing_of
from lokmin.meetings.queries import (
    AgendaCard,
    AttendanceCard,
    EntryCard,
    InputCard,
    MeetingCard,
)
from lokmin.meetings.rules import wall as rules
from lokmin.meetings.rules.wall import Timing
from lokmin.obstacles import queries as obstacles
from lokmin.tools.markup import escape, markup, options

LAST = 6
"""How many of the last entries stand in the cockpit."""


@dataclass(frozen=True)
class Line:
    """One item of the agenda with its clock."""

    item: AgendaCard
    timing: Timing
    current: bool

    @property
    def past(self) -> bool:
        return self.item.ended_at is not None and not self.current


def lines(
    items: Sequence[AgendaCard], current: UUID | None, meeting: MeetingCard, scope: Scope
) -> list[Line]:
    """The agenda as the cockpit shows it."""
    return [Line(item, timing_of(items, item, meeting.ends_at, scope), item.id == current) for item in items]


def following(found: Sequence[Line]) -> AgendaCard | None:
    """The item that comes next: after the running one, else the first that was not taken up."""
    at = next((n for n, line in enumerate(found) if line.current), None)
    if at is None:
        return next((line.item for line in found if line.item.started_at is None), None)
    return found[at + 1].item if at + 1 < len(found) else None


@dataclass(frozen=True)
class Who:
    """Somebody who may be named: value and words, by whether they are in the room."""

    label: str
    people: list[tuple[str, str]]


def who(invited: Mapping[UUID, str], seats: Sequence[AttendanceCard]) -> list[Who]:
    """Those who are there first, walk-ins with them; then the `invited` ones (titles) who are not."""
    came = [seat for seat in seats if seat.presence in ("present", "represented")]
    there = []
    for seat in came:
        if seat.office_id is None:
            there.append((f"a:{seat.id}", ", ".join(p for p in (seat.person_name, seat.at.office) if p)))
            continue
        words = invited.get(seat.office_id, seat.at.office)
        words = f"{words} ({seat.person_name})" if seat.person_name else words
        there.append((f"o:{seat.office_id}", words))
    known = {seat.office_id for seat in came}
    rest = [(f"o:{key}", title) for key, title in invited.items() if key not in known]
    groups = [Who(_("Hadir"), there), Who(_("Undangan lain"), rest)]
    return [group for group in groups if group.people]


def who_options(groups: Sequence[Who], chosen: str) -> SafeString:
    """The choices of the list of those who may be named: a hundred of them, so not through a template."""
    return markup(
        f'<optgroup label="{escape(group.label)}">{options(group.people, chosen)}</optgroup>'
        for group in groups
    )


def latest(entries: Sequence[EntryCard], inputs: Sequence[InputCard]) -> list[EntryCard | InputCard]:
    """What was written down last, newest first."""
    every = [(row.edited_at or row.at, row) for row in entries] + [(row.said_at, row) for row in inputs]
    return [row for _at, row in sorted(every, key=lambda pair: pair[0], reverse=True)[:LAST]]


def subjects(view: str, scope: Scope, puskesmas_id: UUID, meeting: MeetingCard) -> list[tuple[str, str]]:
    """What the view may be about: an indicator, a problem."""
    if view == "problem":
        cards = obstacles.board(scope=scope, puskesmas_id=puskesmas_id, period=meeting.reviewed)
        return [(str(card.id), card.statement) for card in cards]
    if view == "scorecard":
        english = (get_language() or "id").startswith("en")
        found = coverage.indicators_in_use(
            scope=scope, puskesmas_id=puskesmas_id, years=[meeting.reviewed.last.year]
        )
        return [("", _("semua indikator")), *((i.code, i.name_en if english else i.name) for i in found)]
    return []


def views() -> list[tuple[str, str]]:
    """The views of the wall with their words."""
    return [(view, _(word)) for view, word in rules.VIEWS.items()]


def live(scope: Scope, meeting: MeetingCard) -> dict[str, Any]:
    """The parts of the cockpit that change while somebody types: clock, presence, phones, last entries."""
    room = queries.room(scope=scope, meeting_id=meeting.id)
    items = queries.agenda(scope=scope, meeting_id=meeting.id)
    seats = queries.attendance(scope=scope, meeting_id=meeting.id)
    invited = queries.invited_titles(scope=scope, meeting_id=meeting.id)
    said = queries.inputs(scope=scope, meeting_id=meeting.id, states=("accepted", "waiting"))
    accepted = [row for row in said if row.state == "accepted"]
    found = lines(items, room.item_id, meeting, scope)
    return {
        "room": room,
        "lines": found,
        "now": scope.now,
        "current": next((line for line in found if line.current), None),
        "next_item": following(found),
        "counts": queries.count(seats, len(invited)),
        "who": who(invited, seats),
        "waiting": [row for row in said if row.state == "waiting"],
        "accepted": accepted,
        "latest": latest(queries.entries(scope=scope, meeting_id=meeting.id), accepted),
        "others": [
            draft
            for draft in queries.drafts(scope=scope, meeting_id=meeting.id)
            if draft.by != scope.actor_name
        ],
    }
