"""Problems made ready to print: the scoring table, the fishbone, the sentences of suggestions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.scope import Duty, Scope
from lokmin.obstacles import queries
from lokmin.obstacles.queries import CauseCard, ProblemCard, ScoreCard, Suggestion
from lokmin.obstacles.rules.problems import BRANCHES, HIGHEST, LOWEST
from lokmin.tools import printing
from lokmin.tools.drawings import Cause, Fishbone, Spread

STAMPS = {"open": "agreed", "chosen": "running", "parked": "later", "solved": "done"}
SHOWN_VILLAGES = 6
LONGEST_TWIG = 30


@dataclass(frozen=True)
class Line:
    """A problem as a row of the scoring table; `cells` follow the raters of the board."""

    card: ProblemCard
    cells: list[ScoreCard | None]
    mean: str
    spread: Spread | None
    spread_words: str
    facts: str
    word: str
    stamp: str


def raters(cards: Sequence[ProblemCard]) -> list[str]:
    """Everybody who scored anything, in the order of the alphabet."""
    return sorted({score.rater for card in cards for score in card.scores}, key=str.casefold)


def lines(cards: Sequence[ProblemCard]) -> list[Line]:
    """The rows of the board."""
    names = raters(cards)
    return [line(card, names) for card in cards]


def line(card: ProblemCard, names: Sequence[str] = ()) -> Line:
    by_rater = {score.rater: score for score in card.scores}
    totals = [score.total for score in card.scores]
    drawn = Spread(totals, card.total, 3 * LOWEST, 3 * HIGHEST) if card.total is not None else None
    return Line(
        card=card,
        cells=[by_rater.get(name) for name in names],
        mean=printing.number_text(card.total, 1) if card.total is not None else "",
        spread=drawn if len(totals) > 1 else None,
        spread_words=_spread_words(card),
        facts=facts(card),
        word=_(queries.STATES[card.state]),
        stamp=STAMPS[card.state],
    )


def _spread_words(card: ProblemCard) -> str:
    if card.total is None:
        return _("belum dinilai")
    if not card.agreement:
        return _("satu penilai")
    return f"{card.low}–{card.high}, {_(card.agreement)}"


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


def lead(cards: Sequence[ProblemCard]) -> str:
    """How the order comes about, and which problems are tied."""
    told = _(
        "Tiap penilai memberi nilai U (mendesak), S (gawat), dan G (berkembang) 1–5; urutan memakai "
        "rata-rata jumlahnya."
    )
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
        (_(word), [Cause(_short(cause.text), cause.chosen) for cause in top if cause.branch == code])
        for code, word in BRANCHES.items()
    ]
    return Fishbone(card.statement, groups)


def _short(text: str) -> str:
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
class StateButton:
    """A step of the problem, or the sentence why it cannot be taken."""

    state: str
    label: str
    reason: str = ""


def state_buttons(card: ProblemCard, scope: Scope) -> list[StateButton]:
    """Choose, park, solved, open again."""
    if not scope.can(Duty.WRITE_PROBLEMS):
        return []
    unscored = "" if card.scores else _("Beri nilai U, S, G dahulu.")
    every = [
        StateButton("chosen", _("Jadikan prioritas"), unscored),
        StateButton("parked", _("Tunda")),
        StateButton("solved", _("Nyatakan teratasi")),
        StateButton("open", _("Bahas lagi")),
    ]
    return [button for button in every if button.state != card.state]
