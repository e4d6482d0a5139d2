"""Words that stand where an element is wanted: known ones, explained ones, and the rest, counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lokmin.coverage.rules.names import element_of
from lokmin.intake.rules.cells import shown, without_numbers
from lokmin.intake.rules.grid import cell_name
from lokmin.intake.rules.mapping import LONGEST_WORD, SKIP, word_key
from lokmin.intake.rules.report import Issue, Severity

UNKNOWN, SKIPPED = "element_unknown", "words_skipped"


@dataclass
class _Missed:
    """One word that was not read: as it stands first, where, in how many cells and lines."""

    text: str
    cell: str
    cells: int = 0
    lines: int = 0
    last: int = 0


class Words:
    """What the words of one sheet mean. A word that nobody knows is not guessed."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._said = {word_key(word): code for word, code in said.items()}
        self._known: dict[str, str | None] = {}
        self._missed: dict[str, _Missed] = {}

    def element(self, text: str) -> str | None:
        """The element of a word; None when it is to be left out. The dictionary stands above a person."""
        if text not in self._known:
            said = self._said.get(word_key(text) or text, SKIP)
            self._known[text] = element_of(text) or (None if said == SKIP else said)
        return self._known[text]

    def miss(self, text: str, row: int, column: int) -> None:
        """Remember that a cell was left out because of its word."""
        word = without_numbers(text)[: LONGEST_WORD + 1]
        found = self._missed.setdefault(word_key(text) or word, _Missed(word, cell_name(row, column)))
        found.cells += 1
        found.lines += row != found.last
        found.last = row

    def issues(self, sheet: str) -> Iterator[Issue]:
        """One for each word, with how many lines it has: an error, or a note where a person chose so."""
        for word, missed in self._missed.items():
            counts = {"cells": str(missed.cells), "lines": str(missed.lines)}
            if self._said.get(word) == SKIP:
                params = {"value": missed.text, "lines": counts["lines"]}
                yield Issue(SKIPPED, Severity.INFO, sheet, missed.cell, shown(missed.text), params)
            else:
                params = {"value": missed.text, **counts}
                yield Issue(UNKNOWN, Severity.ERROR, sheet, missed.cell, shown(missed.text), params)
