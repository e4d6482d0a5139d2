"""What the wall of the hall shows: one builder a view, each with the numbers that the hall may see.

The scope of the wall carries the duties of the camat, who sits in the room: sensitive numbers only as totals
(FN 14). Nothing of a village stands here before its head could see it, most improved first (FN 27).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from fractions import Fraction
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lokmin.basics.scope import Scope
from lokmin.commitments import queries as promises
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import IndicatorCard, Scorecard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.meetings import queries
from lokmin.meetings.pages import read_back, scoring
from lokmin.meetings.queries import AgendaCard, HallVisitor, MeetingCard, RoomCard
from lokmin.meetings.rules import wall as rules
from lokmin.meetings.rules.wall import Timing
from lokmin.meetings.rules.wall import wall_scope as wall_scope
from lokmin.obstacles import queries as obstacles
from lokmin.obstacles.queries import Ballot
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.tools.qr import qr_drawing

LINES = {"read_back": 1, "scorecard": 8, "inputs": 4, "commitments": 4}
"""How many lines of a paged view are legible at once from the last row."""


@dataclass(frozen=True)
class Wall:
    """One wall at one moment. `seen`: the villages whose head saw their numbers before (see `readiness`)."""

    scope: Scope
    puskesmas: PuskesmasCard
    meeting: MeetingCard
    room: RoomCard
    items: list[AgendaCard] = field(default_factory=list)

    @property
    def item(self) -> AgendaCard | None:
        """The item that runs, or was taken up last."""
        return next((item for item in self.items if item.id == self.room.item_id), None)

    @cached_property
    def seen(self) -> frozenset[UUID]:
        """Also by the printed page that was handed over; none while no month has figures."""
        calendar = coverage.calendar(scope=self.scope, puskesmas_id=self.puskesmas.id)
        month = calendar.for_meeting(self.meeting.reviewed.last)
        if month is None:
            return frozenset()
        unseen = coverage.unseen_areas(scope=self.scope, puskesmas_id=self.puskesmas.id, month=month)
        return self.served - {area.id for area in unseen}

    def public(self, text: str, restricted: bool = False) -> str:
        """A sentence typed by staff, without the names of villages that may not be shown.

        `restricted`: it speaks of a problem that is told by village to staff with duty only (FN 14).
        """
        seen = frozenset() if restricted else self.seen
        unseen = [area.name for area in self.areas if area.id not in seen]
        instead = rules.Instead(_(rules.INSTEAD.one), _(rules.INSTEAD.many), _(rules.INSTEAD.other))
        return rules.without_names(text, [area.name for area in self.areas], unseen, instead)

    @cached_property
    def served(self) -> frozenset[UUID]:
        return frozenset(area.id for area in self.areas)

    @cached_property
    def areas(self) -> list[AreaCard]:
        """The villages that are served, read once."""
        return places.catchment(puskesmas_id=self.puskesmas.id)


def shown(wall: Wall) -> dict[str, Any]:
    """Everything that the template of the view needs, with the head that all views share."""
    view = wall.room.view if wall.room.view in BUILDERS else "blank"
    values = BUILDERS[view](wall)
    item = wall.item
    return {
        "view": view,
        "template": f"meetings/wall/{view}.html",
        "item": item,
        "number": wall.items.index(item) + 1 if item else 0,
        "of": len(wall.items),
        "timing": timing_of(wall.items, item, wall.meeting.ends_at, wall.scope) if item else None,
        "now": wall.scope.now,
        "address": queries.hall_address(scope=wall.scope, meeting_id=wall.meeting.id),
        **values,
    }


def timing_of(items: Sequence[AgendaCard], item: AgendaCard, ends_at: time | None, scope: Scope) -> Timing:
    """The clock of an item: as long as its agenda says, else until the next that has a time, or the end."""
    later = items[list(items).index(item) + 1 :]
    until = next((other.starts_at for other in later if other.starts_at), ends_at)
    planned = item.minutes or rules.minutes_planned(item.starts_at, until)
    return rules.timing(planned, item.seconds, item.running_since, scope.now)


def _paged(wall: Wall, rows: Sequence[Any]) -> dict[str, Any]:
    """The lines of the page that was chosen; beyond the last it is the last."""
    size = LINES[wall.room.view]
    pages = max(1, -(-len(rows) // size))
    page = min(max(wall.room.page, 1), pages)
    return {"rows": rows[(page - 1) * size : page * size], "page": page, "pages": pages, "all": len(rows)}


def _checkin(wall: Wall) -> dict[str, Any]:
    seats = queries.attendance(scope=wall.scope, meeting_id=wall.meeting.id)
    invited = len(queries.invitations(scope=wall.scope, meeting_id=wall.meeting.id))
    address = queries.hall_address(scope=wall.scope, meeting_id=wall.meeting.id)
    drawing = qr_drawing(address.url, _("Kode QR alamat rapat")) if address and address.url else ""
    return {"counts": queries.count(seats, invited), "qr": drawing}


def _agenda(wall: Wall) -> dict[str, Any]:
    item = wall.item
    entries = queries.entries(scope=wall.scope, meeting_id=wall.meeting.id)
    own = [e for e in entries if item and e.item_id == item.id and e.kind == "decision"]
    return {"items": wall.items, "decisions": own[-3:]}


def _read_back(wall: Wall) -> dict[str, Any]:
    previous, rows = queries.evaluation(scope=wall.scope, meeting=wall.meeting)
    paged = _paged(wall, rows)
    told = read_back.told(paged["rows"])
    return {
        **paged,
        "rows": told,
        "previous": previous,
        "may_tell": all(each.card.areas_hidden or _may_tell(wall, each.card.area_ids) for each in told),
        "tally": read_back.tally(rows, min(wall.scope.today, wall.meeting.held_on)),
    }


def _may_tell(wall: Wall, area_ids: Iterable[UUID]) -> bool:
    """Numbers of villages only when the head of each could see them; of the whole area always."""
    ids = set(area_ids)
    return not ids or ids >= wall.served or ids <= wall.seen


@dataclass(frozen=True)
class TotalLine:
    """One indicator of the kecamatan: its number, its target, whether it is reached."""

    name: str
    short: str
    row: PwsRow
    lower: bool
    word: str


@dataclass(frozen=True)
class VillageLine:
    """One village that may be shown."""

    name: str
    row: PwsRow
    word: str
    gained: Fraction | None

    @property
    def width(self) -> int:
        """How long its bar is, of 100."""
        return min(100, max(0, int(self.row.ratio.percent))) if self.row.ratio else 0


def card_of(wall: Wall, codes: Sequence[str] | None = None) -> Scorecard:
    """The numbers of the last month reviewed: as they were frozen for the meeting, else as of now."""
    month = wall.meeting.reviewed.last
    periods = coverage.freezes(scope=wall.scope, puskesmas_id=wall.puskesmas.id)
    held = next((card for card in periods if month in card.period), None)
    until = queries.reach_until(scope=wall.scope, puskesmas_id=wall.puskesmas.id, month=month)
    if held:
        return coverage.frozen_scorecard(
            scope=wall.scope, freeze_id=held.id, month=month, until=until, codes=codes
        )
    return coverage.scorecard(
        scope=wall.scope, puskesmas_id=wall.puskesmas.id, month=month, until=until, codes=codes
    )


def _name(card: IndicatorCard) -> str:
    return card.name_en if (get_language() or "id").startswith("en") else card.name


def _words(puskesmas: PuskesmasCard) -> Mapping[str, str]:
    place = 1 if (get_language() or "id").startswith("en") else 0
    return {key: pair[place] for key, pair in places.public_words(card=puskesmas).items()}


def _scorecard(wall: Wall) -> dict[str, Any]:
    card = card_of(wall)
    used = [i for i in card.indicators if i.reported or card.total(i.code)]
    chosen = next((i for i in used if i.code == wall.room.subject), None)
    said = _words(wall.puskesmas)
    if chosen is None:
        lines = [
            TotalLine(_name(i), i.short, row, i.lower_is_better, said.get(row.status_code or "", ""))
            for i in used
            if (row := card.total(i.code)) is not None and row.ratio is not None
        ]
        paged = _paged(wall, lines)
        partial = any(line.row.villages_missing or line.row.villages_late for line in paged["rows"])
        return {**paged, "card": card, "indicator": None, "partial": partial}
    return {**_villages(wall, card, chosen, said), "card": card}


def _villages(
    wall: Wall, card: Scorecard, indicator: IndicatorCard, said: Mapping[str, str]
) -> dict[str, Any]:
    """One indicator: the total, and the villages whose heads saw their numbers."""
    lines, unseen = [], 0
    seen = frozenset() if indicator.restricted else wall.seen
    for area in card.areas:
        row = card.cell(area.id, indicator.code)
        if row is None or row.ratio is None:
            continue
        if area.id not in seen:
            unseen += 1
            continue
        gained = row.change_points
        if gained is not None and indicator.lower_is_better:
            gained = -gained
        lines.append(VillageLine(area.name, row, said.get(row.status_code or "", ""), gained))
    if card.ranked:
        lines.sort(key=lambda line: (line.gained is None, -(line.gained or 0), line.name))
    total = card.total(indicator.code)
    behind = sum(line.row.on_target == 0 for line in lines)
    return {
        **_paged(wall, lines),
        "indicator": indicator,
        "indicator_name": _name(indicator),
        "total": total,
        "unseen": unseen,
        "behind": behind,
        "ranked": card.ranked,
        "chase": said.get("jelek", ""),
    }


def _problem(wall: Wall) -> dict[str, Any]:
    cards = obstacles.board(scope=wall.scope, puskesmas_id=wall.puskesmas.id, period=wall.meeting.reviewed)
    chosen = next((card for card in cards if str(card.id) == wall.room.subject), None)
    card = chosen or next(iter(cards), None)
    if card is None:
        return {"problem": None}
    seen = wall.seen
    causes = [cause for cause in card.causes if cause.chosen] or list(card.causes)[:3]
    names = [name for area, name in zip(card.area_ids, card.area_names, strict=True) if area in seen]

    def public(text: str) -> str:
        return wall.public(text, card.restricted)

    return {
        "problem": replace(card, statement=public(card.statement)),
        "areas": names,
        "more_areas": len(card.area_ids) - len(names),
        "causes": [replace(cause, text=public(cause.text)) for cause in causes],
        "solution": card.solution and replace(card.solution, text=public(card.solution.text)),
        "needs": [replace(need, text=public(need.text)) for need in card.needs],
    }


def _scoring(wall: Wall) -> dict[str, Any]:
    """How many have scored; once the round is over the order, without names and villages."""
    panel = scoring.panel(wall.scope, wall.puskesmas.id, wall.meeting.reviewed)
    if panel is None or not panel.lines:
        return {"panel": panel}
    lines = [replace(line, statement=wall.public(line.statement, line.restricted)) for line in panel.lines]
    return {"panel": replace(panel, lines=lines)}


def public_ballot(visitor: HallVisitor, ballot: Ballot) -> Ballot:
    """The sentences of a ballot as the wall would show them."""
    wall = Wall(wall_scope(visitor.scope), visitor.puskesmas, visitor.meeting, RoomCard())
    lines = tuple(
        replace(line, statement=wall.public(line.statement, line.restricted)) for line in ballot.lines
    )
    return replace(ballot, lines=lines)


def _inputs(wall: Wall) -> dict[str, Any]:
    rows = queries.inputs(scope=wall.scope, meeting_id=wall.meeting.id)
    return _paged(wall, rows[::-1])


def _commitments(wall: Wall) -> dict[str, Any]:
    """What was promised here, the newest first, and what is being written, so that it is read out (FN 25)."""
    made = queries.made_here(scope=wall.scope, meeting=wall.meeting)
    written = queries.drafts(scope=wall.scope, meeting_id=wall.meeting.id)
    drafts = [draft for draft in written if draft.office_id]
    titles = (
        people.offices(scope=wall.scope, ids=[d.office_id for d in drafts if d.office_id]) if drafts else []
    )
    names = {office.id: office.title for office in titles}
    writing = [(names.get(draft.office_id, ""), draft.text) for draft in drafts if draft.office_id]
    return {**_paged(wall, made[::-1]), "writing": writing[-1:]}


def _blank(_wall: Wall) -> dict[str, Any]:
    return {}


def pulse(wall: Wall) -> str:
    """What the view shows of other rooms, as a text that differs once it changed there (one read or two)."""
    view, own = wall.room.view, {"scope": wall.scope, "puskesmas_id": wall.puskesmas.id}
    said = [coverage.pulse(**own, month=wall.meeting.reviewed.last)] if view in NAMES_VILLAGES else []
    if view == "scoring":
        said.append(obstacles.pulse(**own, period=wall.meeting.reviewed))
    if view in ("read_back", "commitments"):
        ids = wall.meeting.puskesmas_ids & wall.scope.puskesmas_ids
        said.append(str(promises.pulse(scope=wall.scope, puskesmas_ids=ids)))
    return "-".join(said)


NAMES_VILLAGES = frozenset({"read_back", "scorecard", "problem", "scoring"})
BUILDERS: dict[str, Callable[[Wall], dict[str, Any]]] = {
    "checkin": _checkin,
    "agenda": _agenda,
    "read_back": _read_back,
    "scorecard": _scorecard,
    "problem": _problem,
    "scoring": _scoring,
    "inputs": _inputs,
    "commitments": _commitments,
    "blank": _blank,
}
"""A further view: its word in rules/wall.py, its builder here, its template in templates/meetings/wall/."""
