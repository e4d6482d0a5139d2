"""The camat's brief: one A4 page over all Puskesmas of the kecamatan (FN 28). Ready to print.

Which indicators stand on it follows from the numbers alone: furthest below the target, furthest above it,
most moved against the months before. Villages and sectors are never named as better or worse.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lokmin.basics.numbers import Ratio
from lokmin.papers.rules.content import Frame
from lokmin.papers.rules.evaluation import decimal_text
from lokmin.papers.rules.gathering import Fact

A_GROUP = 3
"""How many indicators stand in each part of the table."""
NAMED = 4
"""How many blocked promises are named before the rest is counted."""
LEAST = Fraction(1)
"""A change under one point is not called movement (FN 12)."""


@dataclass(frozen=True)
class Part:
    """One Puskesmas of an indicator: counts, its target line in percent, whether all of it was reported."""

    puskesmas: str
    numerator: int | None
    denominator: Fraction | None
    line: Fraction | None
    whole: bool = True

    @property
    def ratio(self) -> Ratio | None:
        return (
            Ratio(self.numerator, self.denominator)
            if self.numerator is not None and self.denominator
            else None
        )


@dataclass(frozen=True)
class Sides:
    """Counts of one Puskesmas in the months before and in those reviewed, equally long."""

    before: Ratio
    after: Ratio


@dataclass(frozen=True)
class Summed:
    """One indicator over the whole kecamatan: ratio of sums, the target line weighted by who is counted."""

    code: str
    name: str
    lower_is_better: bool
    restricted: bool
    parts: tuple[Part, ...]
    sides: tuple[Sides, ...] = ()

    @property
    def counted(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.ratio is not None)

    @property
    def ratio(self) -> Ratio | None:
        base = sum((part.denominator or Fraction(0) for part in self.counted), Fraction(0))
        if not self.counted or not base:
            return None
        return Ratio(sum(part.numerator or 0 for part in self.counted), base)

    @property
    def whole(self) -> bool:
        """Every Puskesmas is counted, each as far as it should be."""
        return len(self.counted) == len(self.parts) and all(part.whole for part in self.parts)

    @property
    def line(self) -> Fraction | None:
        """The target to the month; each Puskesmas counts as much as its people."""
        if not self.counted or any(part.line is None for part in self.counted):
            return None
        base = sum((part.denominator or Fraction(0) for part in self.counted), Fraction(0))
        weighted = sum(((part.line or 0) * (part.denominator or 0) for part in self.counted), Fraction(0))
        return weighted / base if base else None

    @property
    def margin(self) -> Fraction | None:
        """Points on the good side of the target; negative when it is not reached."""
        if self.ratio is None or self.line is None:
            return None
        apart = self.ratio.percent - self.line
        return -apart if self.lower_is_better else apart

    @property
    def change(self) -> Fraction | None:
        """Points between the two windows, ratio of sums on both sides."""
        if not self.sides:
            return None
        before = _sum(side.before for side in self.sides)
        after = _sum(side.after for side in self.sides)
        return after.percent - before.percent

    @property
    def gain(self) -> Fraction | None:
        """The change for the better."""
        if self.change is None:
            return None
        return -self.change if self.lower_is_better else self.change


def _sum(ratios: Iterable[Ratio]) -> Ratio:
    found = list(ratios)
    return Ratio(sum(r.numerator for r in found), sum((r.denominator for r in found), Fraction(0)))


@dataclass(frozen=True)
class BriefLine:
    """One indicator of the table. `parts` are the Puskesmas in the order of the columns."""

    name: str
    target: str
    value: str
    change: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class BriefGroup:
    """A part of the table under its own words; `empty` says why nothing stands there."""

    title: str
    lines: tuple[BriefLine, ...]
    empty: str = ""


@dataclass(frozen=True)
class BriefDecision:
    """What is asked of the camat, at which point of the agenda, and his answer where he gave one."""

    text: str
    about: str
    answer: str = ""


@dataclass(frozen=True)
class BriefPromises:
    """The promises of the last lokmin of one Puskesmas, in counts."""

    puskesmas: str
    total: int
    done: int
    running: int
    late: int
    blocked: int
    blocked_late: int = 0


@dataclass(frozen=True)
class Brief:
    """The whole page."""

    frame: Frame
    title: str
    facts: tuple[Fact, ...]
    decisions: tuple[BriefDecision, ...]
    about: tuple[str, ...]
    period: str
    columns: tuple[str, ...]
    groups: tuple[BriefGroup, ...]
    since: str
    notes: tuple[str, ...]
    promises: tuple[BriefPromises, ...]
    promises_title: str
    blocked: tuple[str, ...]
    blocked_note: str
    coming: tuple[str, ...]
    private: str = "Hanya untuk Camat. Komitmen yang terkendala belum dibahas dengan pemiliknya di rapat."

    @property
    def subject(self) -> str:
        return self.title


def why_none(found: Sequence[Summed]) -> str:
    """Why no indicator can stand beside a target: no figures, or no targets; empty when one can."""
    if all(one.ratio is None for one in found):
        return "belum ada angka capaian untuk masa ini."
    return "" if any(one.margin is not None for one in found) else "target belum diisi."


def grouped(found: Sequence[Summed]) -> tuple[list[Summed], list[Summed], list[Summed]]:
    """Best, most moved, needs chasing; no indicator twice, what needs chasing first of all.

    What worsened is never called best, however far it is from its target.
    """
    measured = [one for one in found if one.margin is not None]
    chase = sorted((one for one in measured if _margin(one) < 0), key=_margin)[:A_GROUP]
    kept = [one for one in measured if _margin(one) >= 0 and _gain(one) >= 0]
    best = sorted(kept, key=_margin, reverse=True)[:A_GROUP]
    rest = [one for one in found if one not in chase and one not in best]
    moved = sorted((one for one in rest if (one.gain or 0) >= LEAST), key=_gain, reverse=True)[:A_GROUP]
    return best, moved, chase


def _margin(one: Summed) -> Fraction:
    return one.margin if one.margin is not None else Fraction(0)


def _gain(one: Summed) -> Fraction:
    return one.gain if one.gain is not None else Fraction(0)


def line(one: Summed, columns: Sequence[str]) -> BriefLine:
    """An indicator as the table prints it; of a restricted one only the whole kecamatan (FN 14)."""
    by_name = {part.puskesmas: part for part in one.parts}
    sign = "≤" if one.lower_is_better else "≥"
    return BriefLine(
        one.name,
        f"{sign} {decimal_text(one.line)}" if one.line is not None else "–",
        _value(one.ratio, one.whole),
        moved_words(one),
        tuple("–" if one.restricted else _part(by_name.get(name)) for name in columns),
    )


def _part(part: Part | None) -> str:
    return _value(part.ratio, part.whole) if part else "–"


def _value(ratio: Ratio | None, whole: bool) -> str:
    return f"{decimal_text(ratio.percent)}{'' if whole else '*'}" if ratio else "–"


def moved_words(one: Summed) -> str:
    """The change in points; where lower is better also whether that is good (FN 7)."""
    text = signed(one.change)
    if not one.lower_is_better or not one.gain:
        return text
    return f"{text} {'membaik' if one.gain > 0 else 'memburuk'}"


def signed(change: Fraction | None) -> str:
    """`+4,2`, `−1,0`, `0,0`; a dash where nobody can say."""
    if change is None:
        return "–"
    text = decimal_text(change)
    return f"+{text}" if change > 0 and text.strip("0,") else text


def named(items: Sequence[str], most: int = NAMED) -> tuple[str, ...]:
    """The first ones, and how many more."""
    left = len(items) - most
    return (*items[:most], f"dan {left} lagi") if left > 0 else tuple(items)
