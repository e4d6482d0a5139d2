"""A story as PowerPoint slides in 16:9: native charts, tables and maps, at most twelve.

`projected` says what of each part a hall reads. What does not fit at 18 points is counted on the slide and
stands in the annex of the papers; what is cut stands whole in the speaker's notes, beside the source.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules import slide_charts as charts
from lokmin.papers.rules import slide_fit as fit
from lokmin.papers.rules import slide_map
from lokmin.papers.rules import slide_parts as p
from lokmin.papers.rules.evaluation import EvaluationPack
from lokmin.papers.rules.projected import MOST, Slide
from lokmin.papers.rules.projected import slides as projected
from lokmin.papers.rules.slide_tables import MANY, best, lay
from lokmin.papers.rules.story import AreaMap
from lokmin.papers.rules.story_blocks import BarChart, Story, StoryBlock

BODY = p.Box(p.SIDE, 90, p.WIDE - 2 * p.SIDE, 422)
"""Below a sentence of one line; a second line takes its height from it."""
TITLE = p.Box(p.SIDE, 16, p.WIDE - 2 * p.SIDE, 38)
SENTENCE = p.Box(p.SIDE, 56, p.WIDE - 2 * p.SIDE, 52)
FOOT = p.Box(p.SIDE, 514, p.WIDE - 2 * p.SIDE - 40, 18)
GAP = 16.0
LEAST = 18
"""The smallest letters that a hall reads."""
NOTE = p.SMALL
"""Letters of what is counted and of notes below a table."""
_SIZES = (24, 20, LEAST)
TITLES = (28, 24, 22, 20)
ALONE = (28, 24, 20)
"""Sizes of a sentence that is all there is to say."""
_SLOPES = 4


@dataclass
class _Desk:
    """The slide that is filled; `more` gathers what its notes must say beyond title and sentence."""

    slide: Any
    more: list[str]
    story: Story


def render(pack: EvaluationPack) -> bytes:
    """The slides of a pack as .pptx. The same content gives the same bytes."""
    assert pack.story is not None
    return deck(pack.story)


def deck(story: Story) -> bytes:
    """The slides of any story."""
    made = p.new_deck(story.frame, story.title)
    _front(made, story)
    found = projected(story)
    whole = len(found) < MOST
    for slide in found if whole else found[: MOST - 2]:
        _part(made, story, slide)
    if not whole:
        _rest(made, story, found[MOST - 2 :])
    return p.saved(made)


# ---- the first slide


def _front(made: Any, story: Story) -> None:
    head, marks = story.frame.letterhead, story.frame.marks
    title = fit.cut(story.title, 40, BODY.width, 2, bold=True)
    lines = fit.lines(title, 40, BODY.width, bold=True)
    top = 170.0
    place = p.Box(p.SIDE, top, BODY.width, lines * 48)
    facts = [f"{fact.label}: {fact.text}" if fact.label else fact.text for fact in story.facts]
    below = p.Box(p.SIDE, place.bottom + 14, BODY.width, 30 * max(1, len(facts)))
    slide = p.new_slide(
        made, title, "", (place, below), (p.Look(40, bold=True, colour=p.PRIMARY), p.Look(20))
    )
    size = next((s for s in _SIZES if fit.height(tuple(facts), s, BODY.width) + 6 * len(facts) < 220), LEAST)
    facts = [fit.cut(fact, size, BODY.width, 2) for fact in facts]
    _lines_into(slide.placeholders[1], facts, p.Look(size))
    _logos(slide, story)
    names = [*head.government, head.unit]
    looks = [p.Look(14, align="center") for _ in head.government] + [p.Look(20, bold=True, align="center")]
    high = 24.0
    for name, look in zip(names, looks, strict=True):
        said = fit.cut(name, look.size, BODY.width - 180, 1, bold=look.bold)
        p.text(slide, p.Box(p.SIDE + 90, high, BODY.width - 180, look.size * 1.25), (said,), look)
        high += look.size * 1.25
    if marks.stamps:
        box = p.Box(p.SIDE, 118, BODY.width, 34)
        p.text(slide, box, ("   ".join(marks.stamps),), p.Look(26, bold=True, align="center"))
    _foot(slide, story)
    p.noted(slide, (story.title, *facts, *_source(story)))


def _lines_into(shape: Any, texts: Sequence[str], look: p.Look) -> None:
    """Facts into the second placeholder, in the place of its empty line."""
    frame = shape.text_frame
    for run in list(frame.paragraphs[0].runs):
        run._r.getparent().remove(run._r)
    p.write(frame, texts, look, space=6)
    for line in frame.paragraphs:
        p.undotted(line)


def _logos(slide: Any, story: Story) -> None:
    head = story.frame.letterhead
    for logo, right in ((head.left, False), (head.right, True)):
        if logo:
            wide = min(80.0, 80.0 * logo.width / logo.height)
            left = p.WIDE - p.SIDE - wide if right else p.SIDE
            picture = slide.shapes.add_picture(
                BytesIO(base64.b64decode(logo.jpeg)),
                *p.Box(left, 22, wide, wide * logo.height / logo.width).place,
            )
            p.described(picture, "Lambang", logo.name)


# ---- a part


def _part(made: Any, story: Story, one: Slide) -> None:
    more: list[str] = []
    filled = one.left or one.right
    head = next((s for s in TITLES if fit.lines(one.title, s, TITLE.width, bold=True) == 1), TITLES[-1])
    title = _shown(one.title, head, TITLE.width, 1, more, bold=True)
    sizes, most = (_SIZES[1:], 2) if filled else (ALONE, 8)
    size = next((s for s in sizes if fit.lines(one.sentence, s, SENTENCE.width) <= most), sizes[-1])
    sentence = _shown(one.sentence, size, SENTENCE.width, most, [])
    looks = (p.Look(head, bold=True, colour=p.PRIMARY), p.Look(size))
    slide = p.new_slide(made, title, sentence, (TITLE, SENTENCE if filled else BODY), looks)
    lower = size * fit.LINE if fit.lines(sentence, size, SENTENCE.width) > 1 else 0.0
    desk = _Desk(slide, more, story)
    _fill(desk, one, p.Box(BODY.left, BODY.top + lower, BODY.width, BODY.height - lower))
    _foot(slide, story)
    p.noted(slide, (one.title, one.sentence, *desk.more, *one.notes, *_source(story)))


def _rest(made: Any, story: Story, left_out: Sequence[Slide]) -> None:
    """What a deck of twelve has no room for is named, not hidden."""
    said = f"{b.figure_text(len(left_out))} bagian lagi ada di bahan evaluasi."
    items = tuple((f"{one.title}: {one.sentence}",) for one in left_out)
    _part(made, story, Slide("rest", "Bagian lain", said, (b.Items(items, "dot"),)))


def _shown(said: str, size: float, room: float, most: int, more: list[str], *, bold: bool = False) -> str:
    """What stands on the slide of a text; the whole of it goes to the notes where it had to be cut."""
    cut = fit.cut(said, size, room, most, bold=bold)
    if cut != said:
        more.append(said)
    return cut


def _fill(desk: _Desk, one: Slide, body: p.Box) -> None:
    """What stands at the left, and beside it what stands at the right."""
    if not one.right:
        _stand(desk, body, one.left)
        return
    left, right = _split_across(body, one.share)
    _stand(desk, left, one.left)
    _stand(desk, right, one.right)


def _stand(desk: _Desk, box: p.Box, blocks: Sequence[StoryBlock]) -> None:
    """Drawings in the upper part, tables and words below them."""
    bars = [block for block in blocks if isinstance(block, BarChart) and block.labels]
    maps = [block for block in blocks if isinstance(block, AreaMap)]
    slopes = [chart for block in blocks if isinstance(block, b.Pairs) for chart in block.charts]
    rest = [block for block in blocks if not isinstance(block, BarChart | b.Pairs | AreaMap)]
    top, below = _split_down(box, 0.62 if rest else 1)
    if slopes:
        _slopes(desk, top, slopes)
    elif bars:
        _bars(desk, top, bars)
    elif maps:
        _maps(desk, top, maps[0])
    _flow(desk, below if slopes or bars or maps else box, rest)


def _maps(desk: _Desk, box: p.Box, block: AreaMap) -> None:
    said = f"{block.note} Batas wilayah: {block.source}" if block.source else block.note
    lines = fit.lines(said, NOTE, box.width) if said else 0
    high = lines * NOTE * fit.LINE
    room = p.Box(box.left, box.top, box.width, box.height - high - 4)
    slide_map.draw(desk.slide, room, block, desk.story.public)
    if said:
        p.text(desk.slide, p.Box(box.left, box.bottom - high, box.width, high), (said,), p.Look(NOTE))


def _split_across(box: p.Box, share: float) -> tuple[p.Box, p.Box]:
    wide = (box.width - GAP) * share
    left = p.Box(box.left, box.top, wide, box.height)
    return left, p.Box(box.left + wide + GAP, box.top, box.width - wide - GAP, box.height)


def _split_down(box: p.Box, share: float) -> tuple[p.Box, p.Box]:
    high = box.height * share
    top = p.Box(box.left, box.top, box.width, high)
    return top, p.Box(box.left, box.top + high + GAP / 2, box.width, max(0, box.height - high - GAP / 2))


def _bars(desk: _Desk, box: p.Box, found: Sequence[BarChart]) -> None:
    """Side by side, two at most; the others are counted."""
    shown, left_out = found[:2], len(found) - 2
    wide = (box.width - GAP * (len(shown) - 1)) / len(shown)
    high = box.height - (20 if left_out > 0 else 0)
    for number, chart in enumerate(shown):
        place = p.Box(box.left + number * (wide + GAP), box.top, wide, high)
        drawn = charts.bars(chart, wide - 40, desk.story.public)
        shape = desk.slide.shapes.add_chart(charts.KINDS[BarChart], *place.place, drawn)
        p.described(shape, chart.title, _heard(chart, desk.story))
        if len(shown) > 1 or chart.text not in ("", desk.slide.placeholders[1].text_frame.text):
            desk.more.append(f"{chart.title}. {chart.text}")
    if left_out > 0:
        _counted(desk, box, f"{left_out} grafik lagi di bahan evaluasi.")


def _heard(chart: BarChart, story: Story) -> str:
    """The chart in words: its sentence, the target, every bar."""
    marks = [story.public.get(mark, "") for mark in chart.marks or ("",) * len(chart.labels)]
    each = "; ".join(
        f"{label} {number.text}{f', {mark}' if mark and number.value is not None else ''}"
        for label, number, mark in zip(chart.labels, chart.values, marks, strict=True)
    )
    target = f" {chart.target_words} {chart.target.text}." if chart.target else ""
    return f"Grafik batang: {chart.title}. {chart.text}{target} {each}."


def _slopes(desk: _Desk, box: p.Box, found: Sequence[b.SlopeChart]) -> None:
    """In one row, each with its title above and its sentence below; more than four are counted."""
    shown, left_out = found[:_SLOPES], len(found) - _SLOPES
    wide = (box.width - GAP * (len(shown) - 1)) / len(shown)
    wide = min(wide, 640.0)
    high = box.height - (20 if left_out > 0 else 0)
    above, under = 46.0, 70.0 if len(shown) < 3 else 112.0
    for number, chart in enumerate(shown):
        left = box.left + number * (wide + GAP)
        title = _shown(chart.title, LEAST, wide, 2, desk.more, bold=True)
        p.text(desk.slide, p.Box(left, box.top, wide, above), (title,), p.Look(LEAST, bold=True))
        place = p.Box(left, box.top + above, wide, high - above - under)
        shape = desk.slide.shapes.add_chart(charts.KINDS[b.SlopeChart], *place.place, charts.slope(chart))
        p.described(shape, chart.title, _heard_slope(chart))
        said = _shown(chart.text, LEAST, wide, int(under // (LEAST * fit.LINE)), desk.more)
        p.text(desk.slide, p.Box(left, place.bottom + 2, wide, under), (said,), p.Look(LEAST))
    if left_out > 0:
        _counted(desk, box, f"{left_out} grafik lagi di bahan evaluasi.")


def _heard_slope(chart: b.SlopeChart) -> str:
    pairs = [(chart.own_words, chart.own), *([(chart.others_words, chart.others)] if chart.others else [])]
    each = "; ".join(
        f"{name} {chart.before_words} {pair[0].text}, {chart.after_words} {pair[1].text}"
        for name, pair in pairs
    )
    return f"Grafik sebelum dan sesudah: {chart.title}. {chart.text} {each}."


def _counted(desk: _Desk, box: p.Box, said: str) -> None:
    place = p.Box(box.left, box.bottom - 18, box.width, 18)
    p.text(desk.slide, place, (said,), p.Look(NOTE, bold=True))


# ---- tables and words, below each other


def _flow(desk: _Desk, box: p.Box, found: Sequence[b.Block], sizes: tuple[float, ...] = _SIZES) -> None:
    """All blocks at one size, the largest at which all of them fit; else each in its share of the height."""
    size = next((s for s in sizes if _together(found, box.width, s) <= box.height), None)
    own = (size or LEAST,) if len(found) > 1 else sizes
    left = box
    for number, block in enumerate(found):
        free = left.height - _together(found[number + 1 :], box.width, size or LEAST)
        if not size:
            free = max(free, min(left.height, box.height / len(found)))
        place = p.Box(left.left, left.top, left.width, max(0.0, free))
        write = _grid if isinstance(block, b.Grid) else _words
        down = write(desk, place, block, own) + GAP / 2
        left = p.Box(left.left, left.top + down, left.width, max(0.0, left.height - down))


def _together(found: Sequence[b.Block], wide: float, size: float) -> float:
    """How high blocks are below each other at this size."""
    return sum(_wish(block, wide, size) + GAP / 2 for block in found)


def _wish(block: b.Block, wide: float, size: float) -> float:
    if isinstance(block, b.Grid):
        laid = lay(block, wide, 10_000, size, most=MANY)
        return (laid.height + (22 if block.note else 0)) if not laid.broken and not laid.cut else 10_000
    texts, dots = _told(block)
    return _high(texts, size, wide, dots=dots, bold=True)


def _grid(desk: _Desk, box: p.Box, block: Any, sizes: tuple[float, ...]) -> float:
    """As one table or as two side by side, then what is left out, and its note where there is room."""
    laid = best(block, box.width, box.height - (22 if block.note else 0), sizes)
    for number, one in enumerate(laid.tables):
        place = p.Box(box.left + number * (laid.width + GAP), box.top, laid.width, box.height)
        words = f"Tabel: {', '.join(head for head in block.heads if head)}; {len(one.rows)} baris."
        p.table(desk.slide, place, one, "Tabel", words)
    desk.more += laid.cut
    high = laid.height
    said = [f"{b.figure_text(laid.left_out)} baris lagi di bahan evaluasi."] if laid.left_out else []
    said += [block.note] if block.note and box.height - high > 20 else []
    if said:
        note = _shown(" ".join(said), NOTE, box.width, 1, desk.more)
        tall = fit.height((note,), NOTE, box.width)
        p.text(desk.slide, p.Box(box.left, box.top + high + 3, box.width, tall), (note,), p.Look(NOTE))
        high += tall + 3
    if block.note and block.note not in " ".join(said):
        desk.more.append(block.note)
    return high


def _told(block: b.Block) -> tuple[tuple[str, ...], bool]:
    """A block as paragraphs, and whether dots stand before them."""
    match block:
        case b.Items():
            numbers = block.look == "number" and len(block.texts) > 1
            return tuple(f"{n}. {t}" if numbers else t for n, t in enumerate(block.texts, 1)), not numbers
        case b.Lines():
            return tuple(f"{fact.label}: {fact.text}" for fact in block.facts), False
        case b.Words() | b.Heading():
            return (block.text,), False
        case b.Titles():
            return (*block.lines, *([block.number] if block.number else [])), False
    return (), False


def _words(desk: _Desk, box: p.Box, block: Any, sizes: tuple[float, ...]) -> float:
    """At the largest size at which all fits; at the least one as many as fit, and the others counted."""
    texts, dots = _told(block)
    if not texts:
        return 0
    bold = isinstance(block, b.Heading | b.Titles) or getattr(block, "look", "") in ("strong", "large")
    sizes = (NOTE,) if getattr(block, "look", "") == "small" else sizes
    size = next((s for s in sizes if _high(texts, s, box.width, dots=dots, bold=bold) <= box.height), LEAST)
    shown = texts
    if _high(texts, size, box.width, dots=dots, bold=bold) > box.height:
        shown = _as_many(desk, texts, box, dots=dots, bold=bold)
    tall = _high(shown, size, box.width, dots=dots, bold=bold)
    place = p.Box(box.left, box.top, box.width, tall)
    p.text(desk.slide, place, shown, p.Look(size, bold=bold), dots=dots, space=size * 0.4)
    return tall


def _high(texts: tuple[str, ...], size: float, wide: float, *, dots: bool, bold: bool) -> float:
    room = wide - size if dots else wide
    return fit.height(texts, size, room, bold=bold) + len(texts) * size * 0.4


def _as_many(desk: _Desk, texts: tuple[str, ...], box: p.Box, *, dots: bool, bold: bool) -> tuple[str, ...]:
    """Long ones cut to two lines, then as many as fit; all of them whole in the notes."""
    room = box.width - LEAST if dots else box.width
    short = tuple(fit.cut(text, LEAST, room, 2, bold=bold) for text in texts)
    desk.more += texts
    for count in range(len(short), -1, -1):
        rest = len(short) - count
        shown = (*short[:count], *([f"{b.figure_text(rest)} butir lagi di bahan evaluasi."] if rest else []))
        if _high(shown, LEAST, box.width, dots=dots, bold=bold) <= box.height:
            return shown
    return shown


# ---- what every slide says


def _source(story: Story) -> tuple[str, ...]:
    """Where the numbers come from, and which paper this is."""
    marks = story.frame.marks
    return tuple(line for line in (story.source, *marks.footer, *marks.stamps, marks.how) if line)


def _foot(slide: Any, story: Story) -> None:
    marks = story.frame.marks
    said = "  ·  ".join((*marks.stamps, story.frame.letterhead.unit, *marks.footer))
    line = fit.cut(said, 11, FOOT.width, 1)
    p.text(slide, FOOT, (line,), p.Look(11, colour=p.GREY))
    p.numbered(slide, p.Box(p.WIDE - p.SIDE - 36, FOOT.top, 36, 18), p.Look(11, align="right"))
