"""What a paper says, block by block, for every format: PDF and Word are written from the same description.

A printed number is a `Number` with a key, and its text is made in one place (`count`, `percent`, `points`);
so the formats cannot differ, and a test reads them back out of each file. Texts of people are data, never
markup.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from lokmin.basics.numbers import round_half_up
from lokmin.papers.rules.content import Frame, Signer
from lokmin.papers.rules.gathering import Fact, Photo
from lokmin.tools import plots

LETTER = (20, 25, 30, 20)
"""Margins of a letter in millimetres: top, bottom, left, right (official letter rules)."""


@dataclass(frozen=True)
class Number:
    """One printed number. `value` is exact; None where it is not shown, and `text` says why."""

    key: str
    value: int | Fraction | None
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Judged:
    """A status in words. Who projects it says it in the words for the public instead (FN 27)."""

    status: str
    text: str

    def __str__(self) -> str:
        return self.text


Part = str | Number | Judged
Said = tuple[Part, ...]
"""A sentence with its numbers in it."""


def figure_text(value: int | Fraction, places: int = 0) -> str:
    """`1.234`, `12,5`, `−2,4`: the one way papers of blocks write a number."""
    rounded = round_half_up(Fraction(value), places)
    text = f"{abs(rounded):,.{places}f}".translate(str.maketrans(",.", ".,"))
    return f"\N{MINUS SIGN}{text}" if rounded < 0 else text


def count(key: str, value: int) -> Number:
    return Number(key, value, figure_text(value))


def decimal(key: str, value: Fraction | int, places: int = 1) -> Number:
    return Number(key, value, figure_text(value, places))


def percent(key: str, value: Fraction) -> Number:
    """A percentage with its sign, to one place."""
    return Number(key, value, f"{figure_text(value, 1)}%")


def points(key: str, value: Fraction) -> Number:
    """A difference of percentages: `+1,5`, `−2,4`, `0,0`."""
    text = figure_text(value, 1)
    return Number(key, value, f"+{text}" if round_half_up(value, 1) > 0 else text)


def words(said: Iterable[Part]) -> str:
    return "".join(str(part) for part in said)


@dataclass(frozen=True)
class Cell:
    """A cell of a grid: one line or several; `fill` sets it apart, `span` joins columns.

    The typesetter is told the `texts` only: tables are most of what it is told.
    """

    lines: tuple[Said, ...] = field(metadata={"printed": False})
    bold: bool = False
    align: str = "left"
    span: int = 1
    fill: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(words(line) for line in self.lines)


def cell(
    *lines: Part | Said, bold: bool = False, align: str = "left", span: int = 1, fill: bool = False
) -> Cell:
    """A cell from texts, numbers or sentences, a line each; empty lines are left out."""
    made = (line if isinstance(line, tuple) else (line,) for line in lines)
    return Cell(tuple(line for line in made if words(line)), bold, align, span, fill)


def right(number: Part) -> Cell:
    """A number in its column."""
    return cell(number, align="right")


@dataclass(frozen=True)
class Titles:
    """The centred capitals at the top; `number` below them where the paper has one."""

    lines: tuple[str, ...]
    number: str = ""
    shape: str = "titles"


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2
    shape: str = "heading"


@dataclass(frozen=True)
class Words:
    """A paragraph. `look`: `plain`, `strong`, `small`, `center`, `right` or `large` (a person's name)."""

    said: Said
    look: str = "plain"
    keep: bool = False
    """Bound to what follows."""
    shape: str = "words"

    @property
    def text(self) -> str:
        return words(self.said)


@dataclass(frozen=True)
class Lines:
    """Hanging lines `label : text`; `label` is the width of the first column in millimetres."""

    facts: tuple[Fact, ...]
    label: int = 40
    keep: bool = False
    """Bound to what follows."""
    shape: str = "lines"


@dataclass(frozen=True)
class Items:
    """A list, numbered or with dots (`look`: `number` or `dot`)."""

    items: tuple[Said, ...]
    look: str = "number"
    shape: str = "items"

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(words(item) for item in self.items)


@dataclass(frozen=True)
class Grid:
    """A table whose head repeats on every page; `shares` are the parts of the width that its columns take."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...]
    note: str = ""
    size: float = 9.5
    shape: str = "grid"


@dataclass(frozen=True)
class SlopeChart:
    """Before and after beside the others: drawn where a format can, and as its table of numbers elsewhere."""

    title: str
    before_words: str
    after_words: str
    own: tuple[Number, Number]
    own_words: str
    others: tuple[Number, Number] | None
    others_words: str
    sentence: Said
    shape: str = "slope"

    @property
    def text(self) -> str:
        return words(self.sentence)

    @property
    def lines(self) -> tuple[plots.SlopeLine, ...]:
        """Places on a sheet of 100 high, for the drawing."""
        return self._plot.lines(plots.Scale(0, 1, 86, 16), gap=15, drop=0)

    @property
    def _plot(self) -> plots.Slope:
        others = (_exact(self.others[0]), _exact(self.others[1])) if self.others else None
        own = (_exact(self.own[0]), _exact(self.own[1]))
        return plots.Slope(
            self.title, self.before_words, self.after_words, own, self.own_words, others, self.others_words
        )

    @property
    def table(self) -> Grid:
        """The same numbers for a format without drawing."""
        pairs = [(self.own_words, self.own), *([(self.others_words, self.others)] if self.others else [])]
        rows = tuple((cell(name), right(pair[0]), right(pair[1])) for name, pair in pairs)
        return Grid(("", self.before_words, self.after_words), rows, (4, 3, 3))


def _exact(number: Number) -> int | Fraction:
    if number.value is None:
        raise ValueError(f"{number.key} is not shown, so it cannot be drawn")
    return number.value


@dataclass(frozen=True)
class Pairs:
    """Charts side by side, two in a row."""

    charts: tuple[SlopeChart, ...]
    shape: str = "pairs"


@dataclass(frozen=True)
class Photos:
    """Photos of one page with their captions: two below each other, or four."""

    photos: tuple[Photo, ...]
    a_page: int = 4
    shape: str = "photos"


@dataclass(frozen=True)
class Signatures:
    """Place and day, then the signers: one in the right half, more side by side."""

    signers: tuple[Signer, ...]
    dated: str = ""
    shape: str = "signatures"


@dataclass(frozen=True)
class Blank:
    """Dotted lines to write on by hand."""

    lines: int = 2
    shape: str = "blank"


@dataclass(frozen=True)
class NewPage:
    shape: str = "page"


Block = Titles | Heading | Words | Lines | Items | Grid | Pairs | Photos | Signatures | Blank | NewPage


@dataclass(frozen=True)
class Document:
    """One paper. `head`: with the letterhead on its first page; `bordered`: a frame around each page."""

    kind: str
    frame: Frame
    title: str
    blocks: tuple[Block, ...]
    head: bool = True
    flipped: bool = False
    bordered: bool = False
    size: float = 11.5
    margins: tuple[int, int, int, int] = LETTER


class TwoMeanings(ValueError):
    """A fault of the house: one key names two numbers."""


def numbers(paper: Document) -> dict[str, Number]:
    """Every printed number by its key, in the order of the paper."""
    found: dict[str, Number] = {}
    for part in _parts(paper):
        if isinstance(part, Number) and found.setdefault(part.key, part) != part:
            raise TwoMeanings(part.key)
    return found


def texts(paper: Document) -> Iterator[str]:
    """Every printed text and number of the blocks, in the order of the paper."""
    return (str(part) for part in _parts(paper))


def _parts(paper: Document) -> Iterator[Part]:
    for block in paper.blocks:
        yield from parts_of(block)


def parts_of(block: Any) -> Iterator[Part]:
    """Every printed text and number of one block."""
    match block:
        case Titles():
            yield from (*block.lines, block.number)
        case Heading():
            yield block.text
        case Words():
            yield from block.said
        case Lines():
            yield from (text for fact in block.facts for text in (fact.label, fact.text))
        case Items():
            yield from (part for item in block.items for part in item)
        case Grid():
            yield from block.heads
            yield from (part for row in block.rows for one in row for line in one.lines for part in line)
            yield block.note
        case Pairs():
            yield from (part for chart in block.charts for part in _of_chart(chart))
        case Photos():
            yield from (photo.caption for photo in block.photos)
        case Signatures():
            yield block.dated
            yield from (text for signer in block.signers for text in (*signer.title, *signer.below))


def _of_chart(chart: SlopeChart) -> Iterator[Part]:
    yield chart.title
    yield from chart.sentence
    yield from (chart.before_words, chart.after_words)
    for name, pair in ((chart.own_words, chart.own), (chart.others_words, chart.others)):
        if pair:
            yield from (name, *pair)
