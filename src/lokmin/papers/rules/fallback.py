"""The papers with which a hall is complete without any phone: one file, printed the day before (FN 31)."""

from dataclasses import dataclass

from lokmin.papers.rules.content import Frame
from lokmin.papers.rules.gathering import Attendee, Fact

FORMS_ON_A_SHEET = 2
MOST_COPIES = 60


@dataclass(frozen=True)
class OpenPromise:
    """One open promise with what it says; the hall ticks how it stands."""

    number: int
    what: str
    owner: str
    due: str = ""
    quantity: str = ""


@dataclass(frozen=True)
class ScoredProblem:
    """A problem to be scored. `known` is what the numbers say of it, empty where it was typed."""

    statement: str
    known: str = ""


@dataclass(frozen=True)
class FallbackSet:
    """Attendance, agenda, open promises, blank forms, scoring sheets. No QR: paper needs none.

    `form_sheets` with two blank promise forms each, one scoring sheet for each of `raters`.
    """

    frame: Frame
    title: str
    facts: tuple[Fact, ...]
    attendees: tuple[Attendee, ...]
    agenda: tuple[str, ...]
    promises: tuple[OpenPromise, ...]
    problems: tuple[ScoredProblem, ...]
    criteria: tuple[str, ...]
    scoring: str
    problems_of: str
    form_sheets: int
    raters: int
    blank_lines: int = 8


@dataclass(frozen=True)
class Part:
    """One part of the printed set: how many pages a copy has, and how many copies there are."""

    name: str
    pages: int
    copies: int = 1

    @property
    def sheets(self) -> int:
        return self.pages * self.copies
