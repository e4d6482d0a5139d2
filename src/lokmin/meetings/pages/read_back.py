"""Evaluasi RTL made ready: states counted, and each comparison as a slope with a careful sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lokmin.basics.time import Period
from lokmin.commitments import queries as promises
from lokmin.commitments.pages import villages
from lokmin.commitments.queries import CommitmentCard, ReportCard
from lokmin.coverage.queries import BeforeAfter, Side
from lokmin.meetings.queries import ReadBackRow
from lokmin.tools import printing
from lokmin.tools.charts import Slope

STAMPS = {
    "draft": "later",
    "agreed": "agreed",
    "under_way": "running",
    "done": "done",
    "blocked": "blocked",
    "handed_up": "carried",
    "carried_over": "carried",
    "withdrawn": "later",
}


@dataclass(frozen=True)
class Told:
    """One promise as it is read aloud."""

    row: ReadBackRow
    stamp: str
    word: str
    where: str
    last: ReportCard | None
    slope: Slope | None
    caption: str
    reading: str
    windows: str
    counts: str = ""
    gaps: str = ""

    @property
    def card(self) -> CommitmentCard:
        return self.row.commitment


def told(rows: Sequence[ReadBackRow]) -> list[Told]:
    return [_told(row) for row in rows]


def _told(row: ReadBackRow) -> Told:
    card = row.commitment
    return Told(
        row=row,
        stamp=STAMPS[card.state],
        word=_(promises.STATES[card.state]),
        where=where(card),
        last=card.reports[-1] if card.reports else None,
        slope=_slope(row),
        caption=_caption(row),
        reading=_reading(row),
        windows=_windows(row.change),
        counts=_counts(row.change),
        gaps=_gaps(row.change),
    )


def where(card: CommitmentCard) -> str:
    """The villages by name, or how many when they are many."""
    return villages(card.area_names, named=3)


def _points(side: Side | None) -> Fraction | None:
    return side.ratio.percent if side and side.ratio else None


def _slope(row: ReadBackRow) -> Slope | None:
    change = row.change
    if change is None or change.before is None or change.after is None:
        return None
    own = (_points(change.before), _points(change.after))
    if own[0] is None or own[1] is None:
        return None
    others = (_points(change.others_before), _points(change.others_after))
    beside = (others[0], others[1]) if others[0] is not None and others[1] is not None else None
    words = where(row.commitment) or _("semua desa")
    label = _("%(where)s: %(before)s%% menjadi %(after)s%%") % {
        "where": words,
        "before": printing.number_text(own[0], 1),
        "after": printing.number_text(own[1], 1),
    }
    return Slope(
        label,
        short_range(change.before.period),
        short_range(change.after.period),
        (own[0], own[1]),
        words if len(words) < 16 else _("desa ini"),
        beside,
        _("desa lain"),
    )


def short_range(period: Period) -> str:
    """`Des 2022–Jan 2023`, short enough for the foot of a chart."""
    first, last = (printing.month_name(month, short=True) for month in (period.first, period.last))
    if period.first.year == period.last.year:
        return f"{first}{printing.EN_DASH}{last} {period.last.year}"
    return f"{first} {period.first.year}{printing.EN_DASH}{last} {period.last.year}"


def _name(change: BeforeAfter) -> str:
    english = (get_language() or "id").startswith("en")
    card = change.indicator
    return (card.name_en if english else card.name) if card else ""


def _caption(row: ReadBackRow) -> str:
    """`IDL. Naik 6,2 poin (3 orang); desa lain naik 0,6.`"""
    change, reading = row.change, row.reading
    if change is None or change.indicator is None:
        return ""
    name = _name(change)
    if reading.change is None:
        return f"{name}."
    own = _moved(reading.change)
    if reading.persons:
        own = _("%(moved)s (%(n)s orang)") % {"moved": own, "n": abs(reading.persons)}
    if reading.others_change is None:
        return f"{name}. {_first(own)}."
    others = _("desa lain %(moved)s") % {"moved": _moved(reading.others_change)}
    return f"{name}. {_first(own)}; {others}."


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _moved(points: Fraction) -> str:
    amount = printing.number_text(abs(points), 1)
    if points > 0:
        return _("naik %(points)s poin") % {"points": amount}
    if points < 0:
        return _("turun %(points)s poin") % {"points": amount}
    return _("tetap")


def _reading(row: ReadBackRow) -> str:
    words = _(row.words)
    if row.reading.small:
        return f"{words} {_('Angkanya kecil.')}"
    return words


def _windows(change: BeforeAfter | None) -> str:
    """Both windows, printed: `Januari–Februari 2023 dibanding Maret–April 2023`."""
    if change is None or change.before is None or change.after is None:
        return ""
    return _("%(before)s dibanding %(after)s") % {
        "before": printing.month_range(change.before.period),
        "after": printing.month_range(change.after.period),
    }


def _counts(change: BeforeAfter | None) -> str:
    """The counts under the percentages: `11 dari 40 menjadi 14 dari 40`."""
    if change is None or change.before is None or change.after is None:
        return ""
    before, after = (_of(side) for side in (change.before, change.after))
    return _("%(before)s menjadi %(after)s") % {"before": before, "after": after} if before and after else ""


def _of(side: Side) -> str:
    if side.numerator is None or side.denominator is None:
        return ""
    return _("%(n)s dari %(m)s") % {
        "n": printing.number_text(side.numerator),
        "m": printing.number_text(side.denominator),
    }


def _gaps(change: BeforeAfter | None) -> str:
    """What was not reported in a window is not counted, and that is said."""
    sides = (
        [side for side in (change.before, change.after) if side and side.ratio and not side.is_whole]
        if change
        else []
    )
    told = [
        _("%(months)s: %(n)s dari %(m)s laporan desa")
        % {"months": short_range(side.period), "n": side.reported, "m": side.due}
        for side in sides
    ]
    return _("Belum lengkap, %(sides)s.") % {"sides": "; ".join(told)} if told else ""


@dataclass(frozen=True)
class SectorLine:
    """What became of the promises of one sector; sectors stand by the alphabet and are never ranked."""

    code: str
    name: str
    total: int
    done: int
    running: int
    blocked: int
    other: int
    reasons: tuple[tuple[CommitmentCard, str], ...]


def by_sector(rows: Sequence[ReadBackRow]) -> list[SectorLine]:
    """The promises that are read back, by sector in the order of the alphabet; none is ranked (FN 27)."""
    found: dict[str, list[CommitmentCard]] = {}
    for row in rows:
        found.setdefault(row.commitment.sector, []).append(row.commitment)
    return sorted((_sector(code, cards) for code, cards in found.items()), key=lambda line: line.name)


def _sector(code: str, cards: list[CommitmentCard]) -> SectorLine:
    states = [card.state for card in cards]
    done, blocked = states.count("done"), states.count("blocked")
    running = sum(state in ("agreed", "under_way") for state in states)
    return SectorLine(
        code,
        cards[0].sector_name,
        len(cards),
        done,
        running,
        blocked,
        len(cards) - done - running - blocked,
        tuple((card, card.blocked_because) for card in cards if card.blocked_because),
    )


@dataclass(frozen=True)
class Tally:
    """How many promises stand where, how many have a proof, how many are `older` than the last meeting."""

    total: int
    done: int
    running: int
    late: int
    blocked: int
    proven: int
    read: int
    older: int = 0

    @property
    def of_last(self) -> int:
        return self.total - self.older


def tally(rows: Sequence[ReadBackRow], today: object) -> Tally:
    cards = [row.commitment for row in rows]
    return Tally(
        total=len(cards),
        done=sum(c.state == "done" for c in cards),
        running=sum(c.state in ("agreed", "under_way") for c in cards),
        late=sum(c.days_late(today) > 0 for c in cards),  # type: ignore[arg-type]
        blocked=sum(c.state == "blocked" for c in cards),
        proven=sum(bool(c.shown_proofs) for c in cards),
        read=sum("read_back" in row.dealt for row in rows),
        older=sum(not row.of_last for row in rows),
    )
