"""From the parts of a story to slides: what a hall reads of each part, at the left and at the right.

Nothing is composed here: sentences, numbers and charts are those of the story that PDF and Word are written
from. A table keeps fewer of its columns, a list is taken whole from the annex so that the slide itself counts
what finds no room, and a status is said in the words for the public (FN 27).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lokmin.basics.numbers import Status
from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.evaluation import STATUS_WORDS
from lokmin.papers.rules.story import AreaMap, Scores
from lokmin.papers.rules.story_blocks import BarChart, Section, Story, StoryBlock

MOST = 12
"""Slides of a deck, with the first one."""
FEW = 4
"""Problems and sectors that stand on one slide together."""
Blocks = tuple[StoryBlock, ...]
NOT_SHOWN = (b.NewPage, b.Blank, b.Signatures)


@dataclass(frozen=True)
class Slide:
    """One part in the hall. `share` of the width is for what stands at the left; `notes` are only spoken.

    `then` gets a slide of its own where the deck has room.
    """

    key: str
    title: str
    sentence: str
    left: Blocks = ()
    right: Blocks = ()
    share: float = 1
    then: Blocks = ()
    notes: tuple[str, ...] = ()


def slides(story: Story) -> tuple[Slide, ...]:
    """The main parts in their order; where the deck has room, a part with two tables gets two slides."""
    whole = {part.key: part for part in story.annex}
    made: list[Slide] = []
    free = MOST - 1 - len(story.main)
    for part in story.main:
        one = _slide(whole.get(part.key, part), story.public)
        apart = bool(one.then) and free > 0
        free -= apart
        made += _two(one) if apart else [_one(one)]
    return tuple(made)


def _slide(part: Section, public: Mapping[str, str]) -> Slide:
    blocks = tuple(block for block in part.blocks if not isinstance(block, NOT_SHOWN))
    small = [block for block in blocks if isinstance(block, b.Words) and block.look == "small"]
    lay = _LAYS.get(part.key.partition("/")[0], _as_it_is)
    laid = lay(tuple(block for block in blocks if block not in small))
    left, right, then = (
        tuple(_said(one, public) for one in side) for side in (laid.left, laid.right, laid.then)
    )
    spoken = (*laid.notes, *(block.text for block in small))
    sentence = b.words(_in_public(part.sentence, public))
    return Slide(part.key, part.title, sentence, left, right, laid.share, then, spoken)


def _two(slide: Slide) -> list[Slide]:
    return [replace(slide, then=()), replace(slide, left=slide.then, right=(), then=(), notes=())]


def _one(slide: Slide) -> Slide:
    """Without a slide of its own: problems make room for what is asked, the list of villages is on paper."""
    if slide.key != "extremes":
        return replace(slide, left=(*slide.left, *slide.then), then=())
    said = [f"{block.text}: pada bahan evaluasi." for block in slide.then if isinstance(block, b.Heading)]
    return replace(slide, left=(*slide.left, *(b.Words((one,), "small") for one in said)), then=())


# ---- words for the public


def _in_public(said: b.Said, public: Mapping[str, str]) -> b.Said:
    return tuple(_word(one, public) if isinstance(one, b.Judged) else one for one in said)


def _word(one: b.Judged, public: Mapping[str, str]) -> str:
    said = public.get(one.status, one.text)
    return said.lower() if one.text.islower() else said


def _said(block: StoryBlock, public: Mapping[str, str]) -> StoryBlock:
    """The same block with statuses in the words for the public, heads of columns too."""
    if isinstance(block, b.Grid):
        words = {STATUS_WORDS[status]: public.get(status, word) for status, word in STATUS_WORDS.items()}
        rows = tuple(tuple(_cell(one, public) for one in row) for row in block.rows)
        return replace(block, heads=tuple(words.get(head, head) for head in block.heads), rows=rows)
    return block


def _cell(one: b.Cell, public: Mapping[str, str]) -> b.Cell:
    return replace(one, lines=tuple(_in_public(line, public) for line in one.lines))


# ---- what stands where


@dataclass(frozen=True)
class _Laid:
    """Where the blocks of a part stand, and what is only spoken of them."""

    left: Blocks
    right: Blocks = ()
    share: float = 1
    then: Blocks = ()
    notes: tuple[str, ...] = ()


def columns(grid: b.Grid, places: Sequence[int], shares: Sequence[int]) -> b.Grid:
    """The table with these of its columns; a row that joins columns keeps its words over all of them."""

    def kept(row: tuple[b.Cell, ...]) -> tuple[b.Cell, ...]:
        return (replace(row[0], span=len(places)),) if len(row) == 1 else tuple(row[n] for n in places)

    heads = tuple(grid.heads[n] for n in places)
    return b.Grid(heads, tuple(map(kept, grid.rows)), tuple(shares), grid.note, grid.size)


def _as_it_is(blocks: Blocks) -> _Laid:
    """Charts at the left, the rest at the right; what stands alone has the whole width."""
    drawn = tuple(block for block in blocks if isinstance(block, BarChart))
    rest = tuple(block for block in blocks if not isinstance(block, BarChart))
    return _Laid(drawn, rest, 0.56) if drawn else _Laid(rest)


def _grids(blocks: Iterable[StoryBlock]) -> list[b.Grid]:
    return [block for block in blocks if isinstance(block, b.Grid)]


def _promises(blocks: Blocks) -> _Laid:
    """Who, what, what came of it, and the number; days and proof are on paper."""
    made = [columns(grid, (0, 1, 2, 4, 6), (4, 20, 36, 14, 26)) for grid in _grids(blocks)]
    left = tuple(replace(g, rows=tuple((*row[:-1], _first(row[-1])) for row in g.rows)) for g in made)
    spoken = tuple(f"No {r[0].texts[0]}. {' '.join(r[-1].texts)}" for g in made for r in g.rows)
    return _Laid(left, notes=spoken)


def _first(one: b.Cell) -> b.Cell:
    """The numbers before and after; else what may be said, up to its first clause. All of it is spoken."""
    line = one.lines[0]
    if not any(isinstance(part, b.Number) for part in line):
        line = (re.split(r"[:;.]", b.words(line))[0] or "–",)
    return replace(one, lines=(line,))


def _scorecard(blocks: Blocks) -> _Laid:
    """The whole catchment: target, number and status of each indicator; the villages are on paper."""
    cards = [block for block in blocks if isinstance(block, Scores)]
    names = ("; ".join(f"{r[0].texts[0]}: {n}" for r, n in zip(c.rows, c.names, strict=True)) for c in cards)
    return _Laid(tuple(_whole(card) for card in cards), notes=tuple(names))


def _whole(card: Scores) -> b.Grid:
    rows = tuple(
        (row[0], b.cell(*row[1].lines, align="right"), b.cell(*row[2].lines, align="right"), _status(mark[2]))
        for row, mark in zip(card.rows, card.marks, strict=True)
    )
    return b.Grid((*card.heads[:3], "Status"), rows, (11, 8, 9, 11))


def _status(mark: str) -> b.Cell:
    return b.cell(b.Judged(mark, STATUS_WORDS[Status(mark)]) if mark else "–")


def _extremes(blocks: Blocks) -> _Laid:
    """Indicators; the villages on a slide of their own."""
    place = next((n for n, block in enumerate(blocks) if isinstance(block, b.Heading)), len(blocks))
    left = tuple(
        replace(block, shares=(20, 6, 6, 8)) if isinstance(block, b.Grid) else block
        for block in blocks[:place]
    )
    return _Laid(left, then=blocks[place:])


def _pws(blocks: Blocks) -> _Laid:
    """The chart with its table: the whole catchment first, then the villages as the bars stand."""
    charts = tuple(block for block in blocks if isinstance(block, BarChart))
    if len(charts) != 1:
        return _Laid(charts)
    (grid,) = _grids(blocks)
    after = grid.heads.index("Status") + 1
    reach = tuple(n for n in range(after, len(grid.heads)) if grid.heads[n] != "Peringkat")
    places, shares = (0, 1, *reach), (9, 5, *(9 for _ in reach))
    made = columns(grid, places, shares)
    total = tuple(replace(cell, bold=True, fill=True) for cell in made.rows[-1])
    rows = tuple((replace(row[0], bold=False), *row[1:]) for row in made.rows[:-1])
    return _Laid(charts, (replace(made, rows=(total, *rows), note=""),), 0.58)


def _map(blocks: Blocks) -> _Laid:
    found = [block for block in blocks if isinstance(block, AreaMap)]
    tables = (b.Grid(one.heads, one.rows, (4, 15, 9, 13)) for one in found)
    return _Laid(tuple(found), tuple(tables), 0.56)


def _problems(blocks: Blocks) -> _Laid:
    """Problem, cause and way out; then what is asked of each sector."""
    place = next((n for n, block in enumerate(blocks) if isinstance(block, b.Heading)), len(blocks))
    made = tuple(columns(grid, (0, 1, 4, 5), (5, 14, 13, 13)) for grid in _grids(blocks[:place]))
    left, asked = tuple(replace(grid, note="") for grid in made), blocks[place:]
    few = sum(len(grid.rows) for grid in (*made, *_grids(asked))) <= FEW
    return _Laid((*left, *asked)) if few else _Laid(left, then=asked)


def _plan(blocks: Blocks) -> _Laid:
    made = (
        replace(block, shares=(14, 10, 10, 6, 7)) if isinstance(block, b.Grid) else block for block in blocks
    )
    return _Laid(tuple(made))


_LAYS: dict[str, Callable[[Blocks], _Laid]] = {
    "promises": _promises,
    "scorecard": _scorecard,
    "extremes": _extremes,
    "pws": _pws,
    "map": _map,
    "problems": _problems,
    "plan": _plan,
}
