"""The evaluation pack as a story, in the order in which it is told; what finds no room becomes the annex.

At most `PAGES` pages: each section is one page, so there are never more sections than that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lokmin.papers.rules import compose_story_lists as lists
from lokmin.papers.rules import compose_story_numbers as numbers
from lokmin.papers.rules.compose_story_lists import Planned, Room
from lokmin.papers.rules.compose_story_numbers import Extremes, Lay
from lokmin.papers.rules.evaluation import EvaluationPack, PwsSheet, Table, is_below
from lokmin.papers.rules.gathering import Fact
from lokmin.papers.rules.story import parts
from lokmin.papers.rules.story_blocks import Section, Story

PAGES = 12
CHARTS = 3
"""Priority indicators that get a page of their own."""


@dataclass(frozen=True)
class Facts:
    """What the story tells besides the pack. `priority`: codes of the indicators of priority problems.

    `presented`: where, which months, for which meeting, by whom; `public`: words for the public by status.
    """

    priority: tuple[str, ...] = ()
    extremes: Extremes = field(default_factory=lambda: Extremes(()))
    lay: Lay = field(default_factory=lambda: Lay({}))
    plan: tuple[Planned, ...] = ()
    planned: str = ""
    presented: tuple[Fact, ...] = ()
    public: Mapping[str, str] = field(default_factory=dict)


def story(pack: EvaluationPack, facts: Facts) -> Story:
    """Promises, state, extremes, priority indicators, map, data quality, problems, plan."""
    first = priority(pack, facts.priority)
    cut, whole = _lists(pack, facts, Room(False)), _lists(pack, facts, Room(True))
    main = (
        *(cut[key] for key in ("promises", "changes") if key in cut),
        numbers.scorecard(pack.table, pack.period_text),
        numbers.extremes(pack.table, facts.extremes),
        *(numbers.chart(pack.table, sheet, pack.last_month) for sheet in first),
        *_map(pack.table, facts.lay, first),
        *(cut[key] for key in ("quality", "problems", "plan")),
    )
    annex = (
        *(part for key, part in whole.items() if _says_more(part, cut[key])),
        *(numbers.chart(pack.table, s, pack.last_month) for s in pack.pws if s not in first),
    )
    return Story(
        "pack",
        pack.frame,
        "Bahan evaluasi lokakarya mini",
        main,
        annex,
        facts.presented,
        f"Sumber: {pack.puskesmas}, {pack.place}, masa {pack.period_text}.",
        facts.public,
    )


def _says_more(part: Section, than: Section) -> bool:
    """Whether the whole list holds a text or number that the cut one lacks."""
    shown = {str(each) for each in parts(than)}
    return any(str(each) not in shown for each in parts(part))


def _lists(pack: EvaluationPack, facts: Facts, room: Room) -> dict[str, Section]:
    found = (
        lists.promises(pack, room),
        lists.changes(pack, room),
        lists.quality(pack, room),
        lists.problems(pack, room),
        lists.plan(facts.plan, facts.planned, room),
    )
    return {section.key: section for section in found if section}


def priority(pack: EvaluationPack, codes: Iterable[str]) -> tuple[PwsSheet, ...]:
    """The indicators of priority problems first, then those that the most villages have not reached.

    Sensitive ones have no page by village, so none here (FN 14).
    """
    by_code = {sheet.head.code: sheet for sheet in pack.pws}
    wanted = [by_code[code] for code in dict.fromkeys(codes) if code in by_code]
    behind = sorted(
        (sheet for sheet in pack.pws if sheet not in wanted and _below(sheet)), key=lambda s: -_below(s)
    )
    return tuple([*wanted, *behind][:CHARTS]) or pack.pws[:1]


def _below(sheet: PwsSheet) -> int:
    return sum(is_below(row.measure) for row in sheet.rows)


def _map(table: Table, lay: Lay, first: tuple[PwsSheet, ...]) -> Iterable[Section]:
    if first:
        codes = [head.code for head in table.indicators]
        yield numbers.area_map(table, codes.index(first[0].head.code), lay)
