"""A story in parts, for every format: each part has a title, a sentence that says what it shows, and blocks.

The main parts are presented; the annex is what stands behind them. A chart is described here once, with the
same exact numbers as its table. PDF, Word and slides are laid out from the same story.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.content import Frame
from lokmin.papers.rules.gathering import Fact


@dataclass(frozen=True)
class BarChart:
    """One bar a label. A value that is not shown is None, and its text says why.

    `marks` are the status of each bar (`baik`, `kurang`, `cukup`, `jelek`), else its state.
    `with_total`: the last bar is that of the whole catchment and stands apart.
    """

    title: str
    labels: tuple[str, ...]
    values: tuple[b.Number, ...]
    target: b.Number | None
    target_words: str
    sentence: b.Said
    marks: tuple[str, ...] = ()
    with_total: bool = False
    shape: str = "bars"

    @property
    def text(self) -> str:
        return b.words(self.sentence)


StoryBlock = b.Block | BarChart


@dataclass(frozen=True)
class Section:
    """One part; `key` names it. Of a chart whose sentence is the part's own it is said once."""

    key: str
    title: str
    sentence: b.Said
    blocks: tuple[StoryBlock, ...]

    @property
    def text(self) -> str:
        return b.words(self.sentence)


@dataclass(frozen=True)
class Story:
    """The whole of it. `facts` stand on the first slide, `source` says where the numbers come from.

    `public` are the words for the public, by status, that are said instead where it is projected (FN 27).
    """

    kind: str
    frame: Frame
    title: str
    main: tuple[Section, ...]
    annex: tuple[Section, ...]
    facts: tuple[Fact, ...] = ()
    source: str = ""
    public: Mapping[str, str] = field(default_factory=dict)
