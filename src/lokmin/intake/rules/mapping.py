"""What the columns of a table mean: found by its header, or said by a person and remembered."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Self

from lokmin.basics.spelling import clean, key
from lokmin.intake.rules.grid import Grid

# A role is one of these words, or `month:4`, `month:2026-04`, `element:K1`.
PLACES = ("code", "village", "period", "year", "element", "count", "puskesmas")
HEADER_SEARCH = 40
SKIP = "-"
# Shorter than the texts of sheets that are kept (`keep.py`): a word that was cut is never explained.
LONGEST_WORD = 119


@dataclass(frozen=True)
class Mapping:
    """How to read one sheet. `header` is the last row of the header, `roles` what each column holds;
    `period`, `year` and `element` hold for the whole sheet where no column names them.

    `by_hand`: a person said so. `names`: elements of headers in month blocks, by header path. `words`: what
    words of the column of elements mean, as they are written; `SKIP` leaves their lines out."""

    header: int = 0
    roles: dict[int, str] = field(default_factory=dict)
    period: str = ""
    year: int | None = None
    element: str = ""
    by_hand: bool = False
    names: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def column(self, role: str) -> int | None:
        """The column of a role, the first if several."""
        return next((number for number, found in self.roles.items() if found == role), None)

    def columns(self, kind: str) -> list[tuple[int, str]]:
        """`(column, what)` of every role `kind:what`."""
        found = [(number, role.partition(":")) for number, role in sorted(self.roles.items())]
        return [(number, what) for number, (first, _, what) in found if first == kind and what]

    def with_words(self, words: dict[str, str]) -> Self:
        """The same with what further words mean; a word said again means what was said last, or nothing."""
        said = {word_key(word) for word in words}
        kept = {word: code for word, code in self.words.items() if word_key(word) not in said}
        return replace(self, words=kept | {word: code for word, code in words.items() if code})

    def as_json(self) -> dict[str, Any]:
        roles = {str(number): role for number, role in self.roles.items()}
        return {**self.__dict__, "roles": roles}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(**{**data, "roles": {int(number): role for number, role in data["roles"].items()}})


def word_key(text: str) -> str:
    """By which a word is known again, however it is spaced or capitalised; empty for what is no word."""
    return "" if len(text) > LONGEST_WORD else key(text) or clean(text)


def fingerprint(texts: Iterable[tuple[int, str]]) -> str:
    """The shape of a header row: its texts and their columns, however they are spaced or capitalised."""
    plain = sorted((column, key(text)) for column, text in texts)
    line = "|".join(f"{column}:{text}" for column, text in plain if text)
    return hashlib.sha256(line.encode()).hexdigest()


def row_fingerprint(grid: Grid, row: int) -> str:
    """The shape of one row of a sheet."""
    line = grid.lines.get(row, {})
    return fingerprint((column, str(value)) for column, value in line.items())


def kept(mapping: Mapping) -> Mapping:
    """What is remembered of a mapping: the columns. Month, year and element that a person gave for one
    file are asked again for the next, so that April is never read as May."""
    return Mapping(roles=mapping.roles, by_hand=True, names=mapping.names, words=mapping.words)


def remembered(grid: Grid, known: dict[str, Mapping]) -> Mapping | None:
    """The mapping that a person gave for a sheet with one of these header rows."""
    if not known:
        return None
    for row in grid.first_rows(HEADER_SEARCH):
        found = known.get(row_fingerprint(grid, row))
        if found:
            return Mapping(row, found.roles, by_hand=True, names=found.names, words=found.words)
    return None
