"""Names, lists and percentages in the language that is active, as screens and papers say them."""

from functools import lru_cache

from django.utils.translation import gettext as _

from lokmin.basics.numbers import half_up
from lokmin.coverage.queries.cards import ElementCard, IndicatorCard
from lokmin.tools import printing


def name_of(card: IndicatorCard | ElementCard) -> str:
    return card.name_en if printing.language() == "en" else card.name


def unit_of(card: IndicatorCard | ElementCard) -> str:
    return card.unit_en if printing.language() == "en" else card.unit


def joined(names: list[str], most: int = 4) -> str:
    """`Pari, Pandat, dan Ramea`; a long list ends with how many more."""
    if len(names) > most + 1:
        rest = len(names) - most
        return _("%(names)s, dan %(rest)s lainnya") % {"names": ", ".join(names[:most]), "rest": rest}
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return _("%(first)s dan %(second)s") % {"first": names[0], "second": names[1]}
    return _("%(names)s, dan %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def percent_text(numerator: int | None, denominator: int | None) -> str:
    """Coverage to one decimal, `30,6`; denominators are thousandths of people. Empty where there is none."""
    if numerator is None or not denominator or denominator < 0:
        return ""
    return tenths_text(in_tenths(numerator, denominator), printing.language())


def in_tenths(numerator: int, denominator: int) -> int:
    """Tenths of a percent, rounded half up (away from zero) as the house's one rule does it."""
    if numerator < 0:
        return -half_up(-numerator * 1_000_000, denominator)
    return (numerator * 2_000_000 + denominator) // (denominator + denominator)


@lru_cache(maxsize=20_000)
def tenths_text(tenths: int, language: str) -> str:
    whole, part = divmod(abs(tenths), 10)
    text = f"{whole:,}".replace(",", "." if language == "id" else ",")
    return f"{printing.MINUS if tenths < 0 else ''}{text}{',' if language == 'id' else '.'}{part}"
