"""The card of a village for WhatsApp: what improved first, what to chase, when the lokmin is.

It is sent on by whoever gets it: no person, no rank, no sensitive indicator, and no number that tells of
fewer than five people (decision 60, FN 14, 27).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lokmin.basics.numbers import Status, Trend
from lokmin.papers.rules import evaluation as e
from lokmin.papers.rules.audience import Audience, hides
from lokmin.papers.rules.content import Frame

MOST_CHASED, MOST_IMPROVED = 3, 2
_Pair = tuple[e.IndicatorHead, e.Measure]


@dataclass(frozen=True)
class CardLine:
    """One indicator: its coverage where enough people are counted, the target, and whom still to reach."""

    name: str
    status: Status
    word: str
    value: str = ""
    target: str = ""
    detail: str = ""

    @property
    def said(self) -> str:
        """The line as one sentence."""
        numbers = ", ".join(filter(None, (self.value, self.target, self.detail)))
        return f"{self.name}: {numbers or self.word.lower()}"


@dataclass(frozen=True)
class VillageCard:
    """One card, ready to draw."""

    frame: Frame
    code: str
    title: str
    subtitle: str
    improved: tuple[CardLine, ...]
    chased_title: str
    chased: tuple[CardLine, ...]
    following: str
    unit: str

    @property
    def message(self) -> str:
        """The words beside the picture, for who cannot see it."""
        parts = [f"{self.title}. {self.subtitle}."]
        parts += [f"({', '.join(self.frame.marks.stamps)})"] if self.frame.marks.stamps else []
        for title, lines in (("Membaik", self.improved), (self.chased_title, self.chased)):
            if lines:
                parts += ["", f"{title}:", *(f"- {line.said}" for line in lines)]
        return "\n".join([*parts, "", self.following, self.unit])


def cards(pack: e.EvaluationPack, said: Mapping[str, str], following: str) -> tuple[VillageCard, ...]:
    """A card for every village of the pack, in its order; `said` are the words for the public."""
    return tuple(_card(pack, village, said, following) for village in pack.table.villages)


def _card(pack: e.EvaluationPack, village: e.Village, said: Mapping[str, str], following: str) -> VillageCard:
    heads = pack.table.indicators
    pairs = [(h, m) for h, m in zip(heads, village.measures, strict=True) if h.by_village and m.status]
    improved = _improved(pairs)
    rest = [pair for pair in pairs if pair not in improved]  # nothing stands on the card twice
    return VillageCard(
        pack.frame,
        village.code,
        f"{village.kind} {village.name}",
        f"Kesehatan {pack.period_text}",
        tuple(_line(pair, said, pack) for pair in improved),
        f"Yang {said['jelek'][:1].lower()}{said['jelek'][1:]}",
        tuple(_line(pair, said, pack) for pair in _chased(rest, pack.table.ranked)),
        following,
        pack.puskesmas,
    )


def _chased(pairs: Sequence[_Pair], ranked: bool) -> list[_Pair]:
    """The three furthest from their target; below five areas nothing is called worst: in the usual order."""
    below = [pair for pair in pairs if e.is_below(pair[1]) and pair[1].ratio and pair[0].line is not None]
    return (sorted(below, key=_distance) if ranked else below)[:MOST_CHASED]


def _distance(pair: _Pair) -> Fraction:
    head, m = pair
    gap = ((m.value or Fraction(0)) - (head.line or 0)) / (head.line or 1)
    return -gap if head.lower_is_better else gap


def _improved(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Those that moved for the better by at least a point, the largest step of this month first."""
    better = [
        pair for pair in pairs if pair[1].arrow is (Trend.DOWN if pair[0].lower_is_better else Trend.UP)
    ]
    return sorted(better, key=_step, reverse=True)[:MOST_IMPROVED]


def _step(pair: _Pair) -> Fraction:
    m = pair[1]
    now, before = m.this_month or 0, m.previous_month or 0
    return Fraction(abs(now - before), max(before, 1))


def _line(pair: _Pair, said: Mapping[str, str], pack: e.EvaluationPack) -> CardLine:
    head, m = pair
    assert m.status
    goal = "batas" if head.lower_is_better else "target"
    target = f"{goal} {e.decimal_text(head.line)}%" if head.line is not None else ""
    word = said.get(m.status, m.word)
    if m.ratio is None or any(hides(people, Audience.PUBLIC) for people in _people(m)):
        return CardLine(head.name, m.status, word)
    shown = m.percent.rstrip("*")
    value = f"{shown}%{'*' if m.percent.endswith('*') else ''}"
    return CardLine(head.name, m.status, word, value, target, _left(head, m, pack))


def _people(m: e.Measure) -> Iterable[int]:
    """Who is counted, and who is not."""
    whole = int(Fraction(m.thousandths or 0, 1000))
    return (m.count or 0, whole, max(0, whole - (m.count or 0)))


def _left(head: e.IndicatorHead, m: e.Measure, pack: e.EvaluationPack) -> str:
    """How many people more until the next lokmin, where they are counted and are not few."""
    until = pack.table.reach_until
    if not (head.counts_people and m.to_reach and until) or hides(m.to_reach, Audience.PUBLIC):
        return ""
    return f"{m.to_reach} {head.unit} lagi sampai {e.MONTHS[until.month - 1]}"
