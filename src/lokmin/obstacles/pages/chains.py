"""Causes for paper: the fishbone with numbered twigs, and the whys as lines from the problem to the end."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lokmin.obstacles.pages import short
from lokmin.obstacles.queries import CauseCard, ProblemCard
from lokmin.obstacles.rules.problems import BRANCHES, MOST_WHYS
from lokmin.tools.drawings import Cause, Fishbone

__all__ = ["DEPTH", "Bone", "Cell", "Twig", "bones", "fishbone", "rows"]

DEPTH = range(1, MOST_WHYS + 1)


@dataclass(frozen=True)
class Bone:
    """A bone with its causes in full, each with its number on the drawing."""

    name: str
    causes: list["Twig"]


@dataclass(frozen=True)
class Twig:
    """A first why with its number, and the further whys below it, each chain to its end."""

    number: int
    cause: CauseCard
    further: list[str]


def bones(card: ProblemCard) -> list[Bone]:
    """Every bone, also an empty one: what nobody thought of is written by hand."""
    numbered = list(enumerate((c for code in BRANCHES for c in _top(card, code)), 1))
    return [
        Bone(
            _(word), [Twig(n, cause, _further(card, cause)) for n, cause in numbered if cause.branch == code]
        )
        for code, word in BRANCHES.items()
    ]


def _further(card: ProblemCard, top: CauseCard) -> list[str]:
    chains = [chain for chain in card.cause_chains if chain[0].id == top.id and len(chain) > 1]
    return [" → ".join(cause.text for cause in chain[1:]) for chain in chains]


def _top(card: ProblemCard, branch: str) -> list[CauseCard]:
    return [cause for cause in card.causes if cause.depth == 1 and cause.branch == branch]


def fishbone(card: ProblemCard) -> Fishbone:
    """The drawing; long causes are cut there and stand in full below, under the same number."""
    groups = [
        (
            bone.name,
            [Cause(short(f"{twig.number}. {twig.cause.text}"), twig.cause.chosen) for twig in bone.causes],
        )
        for bone in bones(card)
    ]
    return Fishbone(card.statement, groups)


@dataclass(frozen=True)
class Cell:
    """One answer to a why, standing beside `rows` answers below it; None: nobody asked further."""

    cause: CauseCard | None
    branch: str
    rows: int


def rows(card: ProblemCard) -> list[list[Cell]]:
    """The chains as the rows of a table of `MOST_WHYS` columns; a shared beginning is one tall cell."""
    children: dict[object, list[CauseCard]] = {}
    for cause in card.causes:
        children.setdefault(cause.parent_id if cause.depth > 1 else None, []).append(cause)

    def below(parent: object, depth: int) -> list[list[Cell]]:
        found: list[list[Cell]] = []
        for cause in children.get(parent, []):
            tail = below(cause.id, depth + 1) or [[Cell(None, "", 1)] * (MOST_WHYS - depth)]
            branch = _(BRANCHES[cause.branch]) if depth == 1 else ""
            tail[0] = [Cell(cause, branch, len(tail)), *tail[0]]
            found += tail
        return found

    return below(None, 1)
