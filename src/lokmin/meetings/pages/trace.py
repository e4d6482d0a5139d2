"""The trace made ready to print: numbers then and now, each step of a problem, what nobody took."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lokmin.coverage.rules.rows import PwsRow
from lokmin.meetings.pages import read_back
from lokmin.meetings.pages.read_back import Told
from lokmin.meetings.queries import ReadBackRow
from lokmin.meetings.queries.trace import Chain, Number
from lokmin.obstacles.queries import NeedCard, ProblemCard, SolutionCard
from lokmin.obstacles.rules.problems import BRANCHES
from lokmin.tools import printing


@dataclass(frozen=True)
class NumberLine:
    """One village, or all, then and now in words; empty is not zero."""

    name: str
    then: str
    now: str
    people: str
    reached: str
    whole: bool = False


def numbers(number: Number) -> list[NumberLine]:
    """The villages, then the whole catchment."""
    lines = [_line(number, v.name, v.then, v.now) for v in number.villages]
    return [
        *lines,
        _line(number, _("Seluruh wilayah kerja"), number.then_total, number.now_total, whole=True),
    ]


def _line(
    number: Number, name: str, then: PwsRow | None, now: PwsRow | None, *, whole: bool = False
) -> NumberLine:
    words = {True: _("sesuai target"), False: _("belum sesuai target"), None: ""}
    reached = words[now.reached] if now and now.ratio is not None else _("belum ada angka")
    people = now.people_to_target if now else None
    told = ""
    if people:
        card = number.indicator
        unit = card.unit_en if printing.language() == "en" else card.unit
        told = _("%(n)s %(unit)s lagi") % {"n": printing.number_text(people), "unit": unit}
    return NumberLine(name, _coverage(then), _coverage(now), told, reached, whole)


def _coverage(row: PwsRow | None) -> str:
    if row is None or row.ratio is None:
        return "–"
    star = "*" if row.state == "partial" else ""
    return f"{printing.percent_words(row.ratio)}{star}"


def name_of(number: Number) -> str:
    english = (get_language() or "id").startswith("en")
    return number.indicator.name_en if english else number.indicator.name


@dataclass(frozen=True)
class CauseLine:
    """A cause that is solved first, with the whys that lead to it."""

    branch: str
    words: str


def causes(card: ProblemCard) -> list[CauseLine]:
    """The whys that lead through a chosen cause, each to its end; none chosen: all of them."""
    chosen = [chain for chain in card.cause_chains if any(cause.chosen for cause in chain)]
    return [
        CauseLine(_(BRANCHES[chain[0].branch]), " → ".join(cause.text for cause in chain))
        for chain in chosen or card.cause_chains
    ]


@dataclass(frozen=True)
class Asked:
    """A support with the promises that answer it, as they are read back."""

    need: NeedCard
    answers: list[Told]


@dataclass(frozen=True)
class Story:
    """One problem from its number to its promises."""

    chain: Chain
    causes: list[CauseLine]
    solution: SolutionCard | None
    alternatives: list[SolutionCard]
    asked: list[Asked]
    others: list[Told]

    @property
    def card(self) -> ProblemCard:
        return self.chain.problem

    @property
    def open_needs(self) -> list[NeedCard]:
        return self.chain.unanswered


def story(chain: Chain) -> Story:
    card = chain.problem
    return Story(
        chain,
        causes(card),
        card.solution,
        [one for one in card.solutions if not one.chosen],
        [Asked(need, read_back.told(chain.answers(need))) for need in card.needs],
        read_back.told(chain.others),
    )


def loose(rows: Sequence[ReadBackRow]) -> list[Told]:
    return read_back.told(rows)


@dataclass(frozen=True)
class Link:
    """How far a problem is: what is there is said, what lacks is said too."""

    chain: Chain
    scored: bool
    causes: int
    solution: bool
    needs: int
    open: int
    promises: int

    @property
    def card(self) -> ProblemCard:
        return self.chain.problem


def links(chains: Sequence[Chain]) -> list[Link]:
    """The problems of a board as the rows of one table."""
    return [
        Link(
            chain,
            chain.problem.total is not None,
            len(chain.problem.causes),
            chain.problem.solution is not None,
            len(chain.problem.needs),
            len(chain.unanswered),
            len(chain.promises),
        )
        for chain in chains
    ]


def untaken(chains: Sequence[Chain]) -> list[tuple[ProblemCard, NeedCard]]:
    """The supports that nobody answered, of problems that are still discussed."""
    live = [chain for chain in chains if chain.problem.state in ("open", "chosen")]
    return [(chain.problem, need) for chain in live for need in chain.unanswered]


def unpromised(chains: Sequence[Chain]) -> list[ProblemCard]:
    """The priorities for which nobody promised anything."""
    return [c.problem for c in chains if c.problem.state == "chosen" and not c.promises]
