"""The evaluation pack: last promises first, then the numbers, the problems, a page a village.

Numbers stay exact here (counts as integers, populations in thousandths), so that the PDF, the Word
file and the workbook print the same ones. Texts are ready to print.
"""

from dataclasses import dataclass
from fractions import Fraction

from lokmin.basics.numbers import Ratio, State, Status, Trend, percent_text, round_half_up
from lokmin.basics.time import Month, Period
from lokmin.papers.rules.compose_read_back import Moved
from lokmin.papers.rules.content import Frame
from lokmin.papers.rules.dates import MONTHS, SHORT_MONTHS, period_text
from lokmin.papers.rules.story_blocks import Story

STATUS_WORDS = {
    Status.BAIK: "Baik",
    Status.CUKUP: "Cukup",
    Status.KURANG: "Kurang",
    Status.JELEK: "Jelek",
}
STATUS_LETTERS = {Status.BAIK: "B", Status.KURANG: "K", Status.CUKUP: "C", Status.JELEK: "J"}
LETTERS_TOLD = "B baik, K kurang, C cukup, J jelek"
STATE_WORDS = {
    State.ZERO: "nol dilaporkan",
    State.MISSING: "belum dilaporkan",
    State.PARTIAL: "sebagian bulan",
    State.NOT_SCHEDULED: "belum waktunya",
    State.NO_POPULATION: "tanpa sasaran",
    State.UNMEASURED: "tidak diukur",
}
BLIND = frozenset({State.NO_POPULATION, State.NOT_SCHEDULED, State.UNMEASURED})
"""States without a percentage."""


@dataclass(frozen=True)
class IndicatorHead:
    """A column of the scorecard. `target` is the year's, `line` the one to the month, in percent.

    `adds_up` says how months become a year (coverage/rules/accumulations.py). `by_village` is
    False for an indicator that is printed as a total only.
    """

    code: str
    name: str
    short: str
    group: str
    unit: str
    target: Fraction | None
    line: Fraction | None
    adds_up: str = "kumulatif"
    lower_is_better: bool = False
    by_village: bool = True
    note: str = ""
    of_people: bool = True

    @property
    def counts_people(self) -> bool:
        """True where people still to be reached can be counted: a growing count over a sasaran."""
        return self.adds_up == "kumulatif" and not self.lower_is_better and self.of_people

    @property
    def line_text(self) -> str:
        sign = "≤" if self.lower_is_better else "≥"
        return f"{sign} {decimal_text(self.line)}" if self.line is not None else "–"


@dataclass(frozen=True)
class Measure:
    """One indicator in one village, or in all of them. `months` are the year's own counts so far.

    A month is (numerator, denominator); None was not reported. `denominators` holds the monthly
    denominators when the indicator has elements there instead of a sasaran.
    """

    state: State
    status: Status | None = None
    trend: Trend | None = None
    arrow: Trend | None = None
    count: int | None = None
    thousandths: int | None = None
    this_month: int | None = None
    previous_month: int | None = None
    to_reach: int | None = None
    rank: int | None = None
    months: tuple[int | None, ...] = ()
    denominators: tuple[int | None, ...] = ()
    villages_missing: int = 0
    over_100: bool = False

    @property
    def ratio(self) -> Ratio | None:
        """The exact coverage; None where the state allows none."""
        if self.count is None or not self.thousandths or self.state in BLIND:
            return None
        return Ratio.per_thousandths(self.count, self.thousandths)

    @property
    def value(self) -> Fraction | None:
        """Coverage in percent, for drawing a bar."""
        return self.ratio.percent if self.ratio else None

    @property
    def percent(self) -> str:
        """Coverage to one place, `31,0`; with * when a month is missing; empty when there is none."""
        mark = "*" if self.state in (State.PARTIAL, State.MISSING) else ""
        return percent_text(self.ratio).replace("-", "−") + mark if self.ratio else ""

    @property
    def word(self) -> str:
        """The status as a word, or why there is none."""
        return STATUS_WORDS[self.status] if self.status else STATE_WORDS.get(self.state, "")

    @property
    def population(self) -> str:
        """The sasaran with at most one decimal, in groups as the counts beside it: `101,2`, `4.426,9`."""
        if self.thousandths is None:
            return ""
        whole, comma, rest = decimal_text(Fraction(self.thousandths, 1000), trim=True).partition(",")
        return f"{int(whole):,}".replace(",", ".") + comma + rest


@dataclass(frozen=True)
class Village:
    """A reporting area with its measures in the order of the indicators."""

    code: str
    name: str
    kind: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Table:
    """Villages × indicators of one period, and the totals as ratios of sums."""

    indicators: tuple[IndicatorHead, ...]
    villages: tuple[Village, ...]
    totals: tuple[Measure, ...]
    months: tuple[Month, ...]
    reach_until: Month | None = None
    total_name: str = "Jumlah"

    @property
    def ranked(self) -> bool:
        """Ranks, best and worst mean nothing below five areas (FN 13)."""
        return len(self.villages) >= 5

    @property
    def belows(self) -> tuple[int, ...]:
        """Per indicator, how many villages have not reached the target."""
        columns = range(len(self.indicators))
        return tuple(sum(is_below(v.measures[i]) for v in self.villages) for i in columns)

    @property
    def area_word(self) -> str:
        """`Desa`, `Kelurahan`, or both names when both report."""
        return " / ".join(sorted({v.kind for v in self.villages})) or "Desa"


def is_below(measure: Measure) -> bool:
    return measure.status in (Status.CUKUP, Status.JELEK)


def decimal_text(value: Fraction | None, places: int = 1, *, trim: bool = False) -> str:
    """`25,0`; with `trim` a whole number loses its zeros; empty for None."""
    if value is None:
        return ""
    text = f"{round_half_up(value, places):.{places}f}".replace(".", ",").replace("-", "−")
    return text.rstrip("0").rstrip(",") if trim and "," in text else text


@dataclass(frozen=True)
class NamedMeasure:
    """`code`: that of the village."""

    name: str
    measure: Measure
    code: str = ""


@dataclass(frozen=True)
class PwsSheet:
    """The PWS page of one indicator: villages from the highest coverage, words and row labels."""

    head: IndicatorHead
    rows: tuple[NamedMeasure, ...]
    total: Measure
    headline: str
    count_label: str
    base_label: str
    reach_label: str
    footnote: str


@dataclass(frozen=True)
class ReadBackRow:
    """A promise of the last meeting, what came of it, and the indicator before and after (FN 4).

    `moved` only where it may be shown; `verdict` says what may be said of it.
    """

    number: int
    owner: str
    action: str
    place: str = ""
    quantity: str = ""
    due: str = ""
    state: str = ""
    state_code: str = ""
    proof: str = ""
    indicator: str = ""
    moved: Moved | None = None
    verdict: str = ""


@dataclass(frozen=True)
class ReadBack:
    meeting: str
    summary: str
    rows: tuple[ReadBackRow, ...]


@dataclass(frozen=True)
class Scoring:
    """How the problems were scored: `head` stands over the scores (`U · S · G`), `note` explains it."""

    head: str = ""
    note: str = ""


@dataclass(frozen=True)
class ProblemRow:
    """A problem with its mean scores, causes, the chosen way out and the support that is asked."""

    statement: str
    place: str = ""
    scores: str = ""
    total: str = ""
    rank: str = ""
    chosen: bool = False
    causes: tuple[str, ...] = ()
    solutions: tuple[str, ...] = ()
    support: tuple[str, ...] = ()


@dataclass(frozen=True)
class VillagePromise:
    action: str
    due: str
    proof: str
    state: str
    state_code: str = ""


@dataclass(frozen=True)
class VillageLine:
    """One indicator on the village page."""

    name: str
    value: str
    detail: str
    target: str
    status: Status | None
    word: str


@dataclass(frozen=True)
class PeopleToReach:
    """The headline of a village page: how many people are still to be reached, and by when."""

    count: int
    sentence: str
    detail: str
    reached: int
    later: int
    until: str
    unit: str


@dataclass(frozen=True)
class RampPoint:
    """One month of the small chart: reached since January (None: not reported) and the target."""

    month: str
    reached: int | None
    goal: Fraction


@dataclass(frozen=True)
class VillageSheet:
    """Lembar kesehatan desa: one page a village, in the words that its head uses."""

    frame: Frame
    title: str
    subtitle: str
    village: str
    code: str
    headlines: tuple[VillageLine, ...]
    worst: tuple[VillageLine, ...]
    best: tuple[VillageLine, ...]
    promises_title: str
    promises: tuple[VillagePromise, ...]
    asked_title: str = ""
    asked: tuple[str, ...] = ()
    reach: PeopleToReach | None = None
    ranks_title: str = ""
    ranks: tuple[tuple[str, str], ...] = ()
    chart_title: str = ""
    chart: tuple[RampPoint, ...] = ()
    notes: tuple[str, ...] = ()
    whole_title: str = ""
    whole: tuple[VillageLine, ...] = ()  # restricted indicators, of the whole catchment (FN 14)
    legend: str = ""


@dataclass(frozen=True)
class EvaluationPack:
    """The pack of one frozen period; `restatements` lists numbers that changed after freezing."""

    frame: Frame
    puskesmas: str
    place: str
    period: Period
    meeting: str
    table: Table
    read_back: ReadBack | None = None
    data_notes: tuple[str, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    sheets: tuple[VillageSheet, ...] = ()
    restatements: tuple[str, ...] = ()
    headline: str = ""
    provisional: tuple[str, ...] = ()
    figures_sha256: str = ""
    pws: tuple["PwsSheet", ...] = ()
    scoring: Scoring = Scoring()
    story: Story | None = None
    """What is told of all this on at most twelve pages; None only while it is being composed."""

    @property
    def period_text(self) -> str:
        return period_text(self.period)

    @property
    def figures_line(self) -> str:
        """The whole hash of the frozen figures, for who wants to check all of it; empty on a draft."""
        return f"Kode data beku lengkap (SHA-256): {self.figures_sha256}" if self.figures_sha256 else ""

    @property
    def last_month(self) -> str:
        return MONTHS[self.period.last.month - 1]

    @property
    def month_columns(self) -> tuple[str, ...]:
        """Short names of the year's months up to the last of the period."""
        return tuple(SHORT_MONTHS[m.month - 1] for m in self.table.months)
