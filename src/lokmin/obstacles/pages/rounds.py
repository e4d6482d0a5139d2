"""A round of scoring made ready to print: how many scored, how far apart they are, the settled order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.obstacles.pages import Line, line, number_words
from lokmin.obstacles.queries import ROUND_STATES, ProblemCard, RoundCard, StepCard
from lokmin.obstacles.rules import rounds
from lokmin.tools.drawings import Meter

STAMPS = {"open": "running", "closed": "agreed", "confirmed": "done"}


def counted(card: RoundCard) -> str:
    """`12 dari 30 sudah memberi nilai`."""
    if card.expected:
        told = _("%(n)s dari %(all)s sudah memberi nilai") % {"n": card.done, "all": card.expected}
    else:
        told = ngettext("%(n)s orang sudah memberi nilai", "%(n)s orang sudah memberi nilai", card.done) % {
            "n": card.done
        }
    if card.begun:
        told += ", " + _("%(n)s belum selesai") % {"n": card.begun}
    return told


def meter(card: RoundCard) -> Meter | None:
    """How far the round is; None when nobody said how many will score."""
    return Meter(card.done, card.expected, counted(card)) if card.expected else None


def state_words(card: RoundCard) -> str:
    """`dibuka`, `ditutup`, `ditetapkan Drs. Camat`."""
    word = _(ROUND_STATES[card.state])
    return _("ditetapkan oleh %(name)s") % {"name": card.confirmed_by} if card.is_confirmed else word


@dataclass(frozen=True)
class Counts:
    """One criterion of one problem: how many raters gave each value, and the exact mean of all, printed."""

    code: str
    word: str
    mean: str
    each: list[tuple[int, int]]


@dataclass(frozen=True)
class Result:
    """One problem of a closed round. `by_score` is said when the settled place is another than its rank."""

    line: Line
    place: int | None
    by_score: str
    middle: str
    summed: int
    counts: list[Counts]
    wide: bool

    @property
    def card(self) -> ProblemCard:
        return self.line.card


def results(cards: Sequence[ProblemCard]) -> list[Result]:
    return [_result(card) for card in cards]


def _result(card: ProblemCard) -> Result:
    found = card.apart
    moved = card.place is not None and card.rank is not None and card.place != card.rank
    return Result(
        line=line(card),
        place=card.place or card.rank,
        by_score=_("menurut nilai: urutan %(rank)s") % {"rank": card.rank} if moved and not card.tie else "",
        middle=_("tengah %(median)s, %(low)s sampai %(high)s")
        % {
            "median": number_words(found.median),
            "low": number_words(found.low),
            "high": number_words(found.high),
        }
        if found
        else "",
        summed=sum(score.raters for score in card.scores if score.raters > 1),
        counts=_counts(card),
        wide=bool(found and found.wide),
    )


def _counts(card: ProblemCard) -> list[Counts]:
    points = [score.points for score in card.singles]
    return [
        Counts(
            criterion.code,
            _(criterion.word),
            number_words(card.means.get(criterion.code, Fraction(0))),
            list(rounds.distribution(points, criterion).items()),
        )
        for criterion in card.way.facts.every
        if card.means
    ]


def wide_words(found: Sequence[Result]) -> str:
    """The problems whose raters are far apart, so that the room talks about them first."""
    names = [f"{one.card.statement} ({one.line.spread_words})" for one in found if one.wide]
    if not names:
        return ""
    told = ngettext(
        "Nilai penilai berjauhan untuk %(n)s masalah: %(names)s. Bahas dahulu, lalu tetapkan urutannya.",
        "Nilai penilai berjauhan untuk %(n)s masalah: %(names)s. Bahas dahulu, lalu tetapkan urutannya.",
        len(names),
    )
    return told % {"n": len(names), "names": "; ".join(names)}


@dataclass(frozen=True)
class Step:
    """A step of the round in words."""

    words: str
    reason: str
    by: str
    at: datetime


def steps(found: Sequence[StepCard]) -> list[Step]:
    """The history of a round, the latest first; opening again is told apart from opening."""
    told = []
    for i, step in enumerate(found):
        again = i > 0 and step.state == rounds.OPEN
        words = _("dibuka lagi") if again else _(ROUND_STATES[step.state])
        if step.told_by:
            words = _("ditetapkan oleh %(name)s") % {"name": step.told_by}
        told.append(Step(words, step.reason, step.by, step.at))
    return told[::-1]
