"""What was promised for a problem, as the door tells it to this room: promises stand further down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from lokmin.obstacles.queries import NeedCard, ProblemCard


@dataclass(frozen=True)
class Answer:
    """A promise in one line: who, what became of it, where it stands. `need_id`: the support it answers."""

    problem_id: UUID | None
    need_id: UUID | None
    number: int
    who: str
    what: str
    stamp: str
    word: str
    url: str


@dataclass(frozen=True)
class Asked:
    """A support that is asked, with the promises that answer it; nobody has taken it while there are none."""

    card: ProblemCard
    need: NeedCard
    answers: list[Answer]
    solution: str


def asked(cards: Sequence[ProblemCard], found: Iterable[Answer]) -> list[Asked]:
    """Every support of these problems with its answers."""
    answers = list(found)
    return [
        Asked(
            card,
            need,
            [one for one in answers if one.need_id == need.id],
            next((s.text for s in card.solutions if s.id == need.solution_id), ""),
        )
        for card in cards
        for need in card.needs
    ]


def others(card: ProblemCard, found: Iterable[Answer]) -> list[Answer]:
    """The promises for a problem that answer none of its supports."""
    needs = {need.id for need in card.needs}
    return [one for one in found if one.problem_id == card.id and one.need_id not in needs]
