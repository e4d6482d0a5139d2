"""Scoring in the hall made ready: the ballot of a seat, and what the cockpit and the wall say."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from lokmin.basics.scope import Scope
from lokmin.basics.time import Period
from lokmin.meetings.queries import HallVisitor
from lokmin.obstacles import queries as obstacles
from lokmin.obstacles.pages import number_words
from lokmin.obstacles.queries import Ballot, BallotLine, ProblemCard, RoundShown
from lokmin.obstacles.rules.methods import Way
from lokmin.tools.drawings import Meter


def ballot_of(visitor: HallVisitor) -> Ballot | None:
    """The round that this seat may score now; None when there is none or it is over."""
    if visitor.guest is None:
        return None
    found = obstacles.ballot(
        scope=visitor.scope,
        puskesmas_id=visitor.puskesmas.id,
        period=visitor.meeting.reviewed,
        rater_key=visitor.guest.rater_key,
    )
    return found


@dataclass(frozen=True)
class Turn:
    """The problem that a phone shows: its number among all, and what was given before."""

    line: BallotLine
    number: int
    total: int


def turn(ballot: Ballot, asked: str) -> Turn | None:
    """The problem that was asked for (`?n=2`), else the first without points; None when all have some."""
    total = len(ballot.lines)
    if asked.isdecimal() and 1 <= int(asked) <= total:
        return Turn(ballot.lines[int(asked) - 1], int(asked), total)
    left = [(n, line) for n, line in enumerate(ballot.lines, 1) if not line.points]
    return Turn(left[0][1], left[0][0], total) if left else None


def given_words(line: BallotLine, way: Way) -> str:
    """`U 5 · S 4 · G 3`, in the order of the method: a database may keep points in another."""
    codes = [criterion.code for criterion in way.facts.every]
    return " · ".join(f"{code} {line.points[code]}" for code in codes if code in line.points)


@dataclass(frozen=True)
class WallLine:
    """One problem of a closed round on the wall."""

    place: int | None
    statement: str
    total: str
    words: str
    wide: bool
    restricted: bool = False


@dataclass(frozen=True)
class Panel:
    """A round as cockpit and wall show it. `lines` are empty while it is open: nobody copies."""

    id: UUID
    shown: RoundShown
    words: str
    meter: Meter | None
    lines: list[WallLine]

    @property
    def is_open(self) -> bool:
        return self.shown.state == "open"

    @property
    def is_confirmed(self) -> bool:
        return self.shown.state == "confirmed"


def panel(scope: Scope, puskesmas_id: UUID, period: Period) -> Panel | None:
    """The latest round of these months; None when nobody opened one."""
    found = obstacles.shown(scope=scope, puskesmas_ids=[puskesmas_id], period=period)
    for round_id, shown in found.items():
        meter = Meter(shown.done, shown.expected, counted(shown)) if shown.expected else None
        order = [] if shown.state == "open" else obstacles.shown_order(scope=scope, round_id=round_id)
        return Panel(round_id, shown, counted(shown), meter, wall_lines(order))
    return None


def counted(shown: RoundShown) -> str:
    """`12 dari 30 sudah memberi nilai`."""
    if shown.expected:
        return _("%(n)s dari %(all)s sudah memberi nilai") % {"n": shown.done, "all": shown.expected}
    return _("%(n)s orang sudah memberi nilai") % {"n": shown.done}


def wall_lines(cards: Sequence[ProblemCard]) -> list[WallLine]:
    """The order without names of raters and villages (FN 27)."""
    lines = []
    for card in cards:
        apart = card.apart
        lines.append(
            WallLine(
                card.place or card.rank,
                card.statement,
                number_words(card.total) if card.total is not None else "–",
                _(apart.word) if apart else "",
                bool(apart and apart.wide),
                card.restricted,
            )
        )
    return lines
