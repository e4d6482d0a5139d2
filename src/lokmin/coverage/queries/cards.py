"""What reads of coverage hand out: frozen dataclasses, no rows of tables."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from lokmin.basics.numbers import Ratio
from lokmin.basics.time import Month, Period
from lokmin.coverage.rules.definition import Plan, months_in
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places.queries import AreaCard

RANKED_FROM = 5  # field note 13: below five areas nobody is ranked


@dataclass(frozen=True)
class ElementCard:
    """What is counted. Both languages; the screen chooses."""

    code: str
    name: str
    name_en: str
    unit: str
    unit_en: str


@dataclass(frozen=True)
class IndicatorCard:
    """A formula with its names. `elements` are the codes of its terms, numerator first.

    Read for a Puskesmas, it says what its district decided: `own` names those fields, `offered` whether the
    district uses it, `default_target` the district's usual target. `group` is the heading it stands under.
    `scheduled_months` are those of the dictionary, `plan` those of the district by year (`months_in`).
    Read for a year (queries/used.py), `reported` says whether that year has anything of it: a count, or the
    reason why there is none.
    """

    code: str
    name: str
    name_en: str
    short: str
    programme: str
    cluster: str
    unit: str
    unit_en: str
    definition: str
    population_kind: str
    accumulation: str
    lower_is_better: bool
    scheduled_months: tuple[int, ...]
    restricted: bool
    edition: str
    source: str
    elements: tuple[str, ...]
    numerator_words: str = ""
    denominator_words: str = ""
    frequency: str = ""
    usual_target: str = ""
    confidence: str = ""
    by_target_only: bool = False
    group: str = ""
    offered: bool = True
    default_target: int | None = None
    own: frozenset[str] = frozenset()
    plan: Plan = ()
    reported: bool = field(default=False, compare=False)

    def months_in(self, year: int) -> tuple[int, ...]:
        """The months in which it is reported; none: every month."""
        own = months_in(self.plan, year)
        return self.scheduled_months if own is None else own

    @property
    def accumulates(self) -> bool:
        """Whether the target line climbs month by month and people to reach can be counted."""
        return self.accumulation == "kumulatif" and not self.lower_is_better and bool(self.population_kind)


@dataclass(frozen=True)
class Closed:
    """The restricted indicators, and the elements and kinds of sasaran that only they use."""

    indicators: frozenset[str]
    elements: frozenset[str]
    kinds: frozenset[str]

    @classmethod
    def of(cls, cards: Iterable[IndicatorCard]) -> "Closed":
        cards = list(cards)
        shut = [card for card in cards if card.restricted]
        free = [card for card in cards if not card.restricted]
        elements = {e for card in shut for e in card.elements} - {e for card in free for e in card.elements}
        kinds = {card.population_kind for card in shut} - {card.population_kind for card in free}
        return cls(frozenset(card.code for card in shut), frozenset(elements), frozenset(kinds))


@dataclass(frozen=True)
class FreezeCard:
    """A frozen period: who, when, the hash of its numbers; what was missing, and why nobody waited."""

    id: UUID
    puskesmas_id: UUID
    period: Period
    frozen_at: datetime
    frozen_by: str
    sha256: str
    rule_edition: str
    missing: int = 0
    despite: str = ""

    @property
    def short_code(self) -> str:
        """The first eight signs of the hash as papers print them: `7F3A-91C2`."""
        return f"{self.sha256[:4]}-{self.sha256[4:8]}".upper()


@dataclass(frozen=True)
class Scorecard:
    """Every area × indicator of one month. `rows` have an area (its id), `totals` have none.

    `areas` are those the asker may see; `catchment` are all, of which the totals are.
    """

    puskesmas_id: UUID
    month: Month
    until: Month
    basis: str
    areas: list[AreaCard]
    indicators: list[IndicatorCard]
    rows: list[PwsRow]
    totals: list[PwsRow]
    provisional: bool
    frozen: FreezeCard | None
    restricted_hidden: bool = False
    catchment: list[AreaCard] = field(default_factory=list, repr=False)
    _by_area: dict[UUID, dict[str, PwsRow]] = field(default_factory=dict, repr=False, compare=False)
    _by_code: dict[str, PwsRow] = field(default_factory=dict, repr=False, compare=False)

    @property
    def all_areas(self) -> int:
        return len(self.catchment)

    @property
    def ranked(self) -> bool:
        """Whether ranks, best and worst may be shown at all."""
        return self.all_areas >= RANKED_FROM

    @property
    def by_area(self) -> dict[UUID, dict[str, PwsRow]]:
        """The rows by area and indicator, sorted out once."""
        if not self._by_area:
            for area, rows in groupby(self.rows, key=itemgetter(0)):
                self._by_area.setdefault(area, {}).update({row[1]: row for row in rows})
        return self._by_area

    def cell(self, area_id: UUID, code: str) -> PwsRow | None:
        """The row of one area and indicator; None where it may not be seen."""
        return self.by_area.get(area_id, {}).get(code)

    def total(self, code: str) -> PwsRow | None:
        if not self._by_code:
            self._by_code.update({row.indicator: row for row in self.totals})
        return self._by_code.get(code)

    @property
    def empty(self) -> bool:
        """Nobody reported anything for this month."""
        return all(row.this_month is None for row in self.totals)


@dataclass(frozen=True)
class MissingReport:
    """An area that has not reported all of a month. `elements` are the codes still missing."""

    area: AreaCard
    elements: tuple[str, ...]
    reported: int
    late_days: int

    @property
    def nothing(self) -> bool:
        return self.reported == 0


@dataclass(frozen=True)
class Side:
    """One window of a comparison: its months and the counts over their share of the sasaran.

    `reported` of `due` area-months were there; what was not takes its share of the sasaran with it.
    """

    period: Period
    numerator: int | None
    denominator: Fraction | None
    reported: int = 0
    due: int = 0

    @property
    def is_whole(self) -> bool:
        return self.reported == self.due

    @property
    def ratio(self) -> Ratio | None:
        if self.numerator is None or not self.denominator or self.denominator < 0:
            return None
        return Ratio(self.numerator, self.denominator)


@dataclass(frozen=True)
class BeforeAfter:
    """Did the number move? Own areas and the rest of the catchment, over equally long windows (FN 4).

    `state` is `compared`, `too_soon` (under two full months after), `no_data` (a window without figures),
    `not_scheduled` (a window without a month in which it is reported), `restricted` and `not_yours` (not for
    this asker) or `not_comparable` (no such indicator or area). `apart` tells whether the change differs from
    the others' by at least one person; None when there is nobody to compare with.
    """

    indicator: IndicatorCard | None
    area_ids: tuple[UUID, ...]
    state: str
    made_on: date
    started_on: date
    before: Side | None = None
    after: Side | None = None
    others_before: Side | None = None
    others_after: Side | None = None
    restricted: bool = False

    @property
    def change(self) -> Fraction | None:
        return _change(self.before, self.after)

    @property
    def others_change(self) -> Fraction | None:
        return _change(self.others_before, self.others_after)

    @property
    def apart(self) -> bool | None:
        if self.change is None or self.others_change is None or not (self.after and self.after.denominator):
            return None
        return abs(self.change - self.others_change) * self.after.denominator / 100 >= 1


def _change(before: Side | None, after: Side | None) -> Fraction | None:
    """Points between two windows."""
    if not before or not after or before.ratio is None or after.ratio is None:
        return None
    return after.ratio.percent - before.ratio.percent


@dataclass(frozen=True)
class Calendar:
    """What there is to look at: areas, reporting areas by month, frozen periods, latest complete month."""

    areas: list[AreaCard]
    reporting: dict[Month, int]
    freezes: list[FreezeCard]
    complete: Month | None

    @property
    def latest(self) -> Month | None:
        return max(self.reporting, default=None)

    @property
    def default(self) -> Month | None:
        """The month a screen opens with: the latest complete one, else the latest with figures."""
        return self.complete or self.latest

    def for_meeting(self, reviewed: Month | None) -> Month | None:
        """The month shown before the meeting that reviews `reviewed`, where it has figures."""
        return reviewed if reviewed in self.reporting else self.default
