"""Problems made ready to print: the scoring table, the fishbone, the sentences of suggestions."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.scope import Duty, Scope
from lokmin.obstacles import queries
from lokmin.obstacles.queries import CauseCard, ProblemCard, ScoreCard, SolutionCard, Suggestion
from lokmin.obstacles.rules.methods import Criterion, Way
from lokmin.obstacles.rules.priority import TIE_WORDS
from lokmin.obstacles.rules.problems import BRANCHES
from lokmin.tools import printing
from lokmin.tools.drawings import Cause, Fishbone, Spread

STAMPS = {"open": "agreed", "chosen": "running", "parked": "later", "solved": "done"}
SHOWN_VILLAGES = 6
MOST_COLUMNS = 6
LONGEST_TWIG = 30


@dataclass(frozen=True)
class Given:
    """One rater's score ready to print: `11` and `5·3·3`."""

    score: ScoreCard
    total: str
    points: str


@dataclass(frozen=True)
class Line:
    """A problem as a row of the scoring table; `cells` follow the raters of the board."""

    card: ProblemCard
    cells: list[Given | None]
    means: list[str]
    mean: str
    spread: Spread | None
    spread_words: str
    facts: str
    word: str
    stamp: str


def raters(cards: Sequence[ProblemCard]) -> list[str]:
    """Everybody who scored anything, in the order of the alphabet."""
    return sorted({score.rater for card in cards for score in card.scores}, key=str.casefold)


def many_raters(cards: Sequence[ProblemCard]) -> bool:
    """Whether there are too many raters for a column each: then the means stand there."""
    return len(raters(cards)) > MOST_COLUMNS or any(s.raters > 1 for c in cards for s in c.scores)


def lines(cards: Sequence[ProblemCard]) -> list[Line]:
    """The rows of the board."""
    names = [] if many_raters(cards) else raters(cards)
    return [line(card, names) for card in cards]


def line(card: ProblemCard, names: Sequence[str] = ()) -> Line:
    by_rater = {score.rater: given(score) for score in card.scores}
    totals = [score.total for score in card.singles]
    low, high = card.way.limits()
    drawn = Spread(totals, card.total, low, high) if card.total is not None else None
    return Line(
        card=card,
        cells=[by_rater.get(name) for name in names],
        means=[
            number_words(card.means[criterion.code]) if criterion.code in card.means else "–"
            for criterion in card.way.facts.every
        ],
        mean=number_words(card.total) if card.total is not None else "",
        spread=drawn if len(totals) > 1 else None,
        spread_words=_spread_words(card),
        facts=facts(card),
        word=_(queries.STATES[card.state]),
        stamp=STAMPS[card.state],
    )


def _spread_words(card: ProblemCard) -> str:
    if card.hidden:
        return _("disembunyikan sampai penilaian ditutup")
    if card.total is None:
        return _("belum dinilai")
    if not card.agreement:
        return (
            _("satu penilai")
            if card.raters == 1
            else _("%(n)s penilai, hanya jumlahnya") % {"n": card.raters}
        )
    low, high = number_words(card.low or 0), number_words(card.high or 0)
    return f"{low}–{high}, {_(card.agreement)}"


def given(score: ScoreCard) -> Given:
    return Given(score, number_words(score.total), "·".join(str(value) for value in score.points.values()))


def number_words(value: Fraction | int) -> str:
    """A whole number as it is, another with one place."""
    return printing.number_text(value, 0 if Fraction(value).denominator == 1 else 1)


def facts(card: ProblemCard) -> str:
    """Indicator and villages in one line."""
    shown = ", ".join(card.area_names[:SHOWN_VILLAGES])
    rest = len(card.area_names) - SHOWN_VILLAGES
    if rest > 0:
        shown = _("%(names)s, dan %(n)s desa lain") % {"names": shown, "n": rest}
    return "; ".join(filter(None, [card.indicator_short, shown]))


def heading(cards: Sequence[ProblemCard]) -> str:
    """`Masalah: 6 dinilai, 3 dipilih`."""
    if not cards:
        return _("Belum ada masalah yang ditulis")
    scored = sum(card.total is not None for card in cards)
    chosen = sum(card.state == "chosen" for card in cards)
    if not scored:
        return ngettext("%(n)s masalah menunggu dinilai", "%(n)s masalah menunggu dinilai", len(cards)) % {
            "n": len(cards)
        }
    return _("Masalah: %(scored)s dinilai, %(chosen)s dipilih") % {"scored": scored, "chosen": chosen}


def criteria_words(way: Way) -> list[tuple[str, str]]:
    """The criteria of a way by code: `U`, `U (mendesak) 1–5`."""
    return [(criterion.code, criterion_words(criterion)) for criterion in way.facts.every]


def way_words(way: Way) -> str:
    """How raters score and how their points become one number, in a sentence."""
    criteria = ", ".join(criterion_words(criterion) for criterion in way.facts.criteria)
    told = _(
        "Cara %(method)s: tiap penilai memberi nilai %(criteria)s; urutan memakai rata-rata penilai, %(sum)s."
    )
    told = told % {"method": way.facts.name, "criteria": criteria, "sum": way.words}
    if way.vetoes:
        told += " " + _("PEARL dijawab ya atau tidak; satu jawaban tidak menjadikan nilainya nol.")
    return told


def most(way: Way) -> str:
    """The highest total that a problem can have."""
    return number_words(way.limits()[1])


def criterion_words(criterion: Criterion) -> str:
    """`U (mendesak) 1–5`."""
    return f"{criterion.code} ({_(criterion.word)}) {criterion.board[0]}–{criterion.board[1]}"


def lead(cards: Sequence[ProblemCard]) -> str:
    """How the order comes about, and which problems are tied."""
    told = f"{way_words(cards[0].way)} {_(TIE_WORDS)}" if cards else ""
    ties = sorted({card.rank for card in cards if card.tie and card.rank})
    if not ties:
        return told
    places = ", ".join(str(rank) for rank in ties)
    return f"{told} " + _("Nilai seri di urutan %(places)s: putuskan dengan musyawarah.") % {"places": places}


@dataclass(frozen=True)
class Gap:
    """A suggestion with its sentences."""

    gap: Suggestion
    sentence: str
    villages: str
    people: str
    coverage: str


def gaps(found: Sequence[Suggestion]) -> list[Gap]:
    """Suggestions ready to print, those that already stand on the board left out."""
    return [
        Gap(gap, statement(gap), _villages(gap), _people(gap), _coverage(gap))
        for gap in found
        if not gap.taken
    ]


def statement(gap: Suggestion) -> str:
    """The sentence that a suggestion becomes as a problem."""
    many = len(gap.area_ids)
    english = printing.language() == "en"
    values = {"n": many, "name": gap.indicator_name_en if english else gap.indicator_name}
    if gap.lower_is_better:
        return (
            ngettext("%(name)s di atas batas di %(n)s desa", "%(name)s di atas batas di %(n)s desa", many)
            % values
        )
    return (
        ngettext(
            "%(n)s desa belum mencapai target: %(name)s", "%(n)s desa belum mencapai target: %(name)s", many
        )
        % values
    )


def stored_statement(gap: Suggestion) -> str:
    """The same sentence as it is kept: in Indonesian, whoever pressed the button."""
    with translation.override("id"):
        return statement(gap)


def _villages(gap: Suggestion) -> str:
    shown = ", ".join(gap.area_names[:SHOWN_VILLAGES])
    rest = len(gap.area_names) - SHOWN_VILLAGES
    return _("%(names)s, dan %(n)s desa lain") % {"names": shown, "n": rest} if rest > 0 else shown


def _people(gap: Suggestion) -> str:
    if gap.people is None:
        return ""
    unit = gap.unit_en if printing.language() == "en" else gap.unit
    return _("%(n)s %(unit)s lagi s.d. %(month)s") % {
        "n": printing.number_text(gap.people),
        "unit": unit,
        "month": printing.month_name(gap.until),
    }


def _coverage(gap: Suggestion) -> str:
    return printing.percent_words(gap.coverage) if gap.coverage else ""


def fishbone(card: ProblemCard) -> Fishbone | None:
    """The first whys on their bones; deeper ones stand in the list."""
    top = [cause for cause in card.causes if cause.depth == 1]
    if not top:
        return None
    groups = [
        (_(word), [Cause(short(cause.text), cause.chosen) for cause in top if cause.branch == code])
        for code, word in BRANCHES.items()
    ]
    return Fishbone(card.statement, groups)


def short(text: str) -> str:
    """What fits on a twig; the list below the drawing has the whole sentence."""
    return text if len(text) <= LONGEST_TWIG else text[: LONGEST_TWIG - 1].rstrip() + "…"


@dataclass(frozen=True)
class Why:
    """A cause as a line of the list."""

    cause: CauseCard
    branch: str
    depth: int


def whys(card: ProblemCard) -> list[Why]:
    return [Why(cause, _(BRANCHES[cause.branch]), cause.depth) for cause in card.causes]


@dataclass(frozen=True)
class Alternative:
    """A solution as a line of the comparison; `best` has the highest sum of the three criteria."""

    card: SolutionCard
    cause: str
    best: bool


def solutions(card: ProblemCard) -> list[Alternative]:
    """The alternatives, each with its cause."""
    causes = {cause.id: cause.text for cause in card.causes}
    totals = [one.total for one in card.solutions if one.total is not None]
    best = max(totals, default=None) if len(totals) > 1 else None
    return [
        Alternative(
            one,
            causes.get(one.cause_id, "") if one.cause_id else "",
            one.total is not None and one.total == best,
        )
        for one in card.solutions
    ]


@dataclass(frozen=True)
class StateButton:
    """A step of the problem, or the sentence why it cannot be taken."""

    state: str
    label: str
    reason: str = ""


def state_buttons(card: ProblemCard, scope: Scope) -> list[StateButton]:
    """Choose, park, solved, open again."""
    if not scope.can(Duty.WRITE_PROBLEMS):
        return []
    unscored = "" if card.scores else _("Beri nilai dahulu.")
    every = [
        StateButton("chosen", _("Jadikan prioritas"), unscored),
        StateButton("parked", _("Tunda")),
        StateButton("solved", _("Nyatakan teratasi")),
        StateButton("open", _("Bahas lagi")),
    ]
    return [button for button in every if button.state != card.state]
