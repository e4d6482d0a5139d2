"""Names and short texts in the language that is active."""

import re
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from lokmin.basics.numbers import State
from lokmin.basics.time import Month, Period
from lokmin.coverage.queries import FreezeCard, IndicatorCard
from lokmin.coverage.queries.wording import joined as joined
from lokmin.coverage.queries.wording import name_of as name_of
from lokmin.coverage.queries.wording import unit_of as unit_of
from lokmin.coverage.rules.accumulations import adds_up
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing

_BREAKS = re.compile(
    r"(?<=[aiueo][bdgkt])(?=[lmrs][aiueo])|(?<=[aiueo])(?=(?:ng|ny|kh|sy|[b-df-hj-np-tv-z])[aiueo])|(?<=ng|[bdklmnprst][b-df-hj-np-tv-z])(?=[b-df-hj-np-tv-z][aiueo])|(?<=[mnrslk])(?=[b-dfhj-np-tv-xz][aiueo])"
)


def soft(name: str) -> str:
    """A long name with soft hyphens between its syllables: `Kurung­kambing`."""
    return " ".join(_softened(word) for word in name.split(" "))


def _softened(word: str) -> str:
    if len(word) < 8:
        return word
    cuts = [m.start() for m in _BREAKS.finditer(word) if 3 <= m.start() <= len(word) - 3]
    middle = min(cuts, key=lambda cut: abs(cut - len(word) / 2), default=0)
    return f"{word[:middle]}\N{SOFT HYPHEN}{word[middle:]}" if middle else word


def public(card: PuskesmasCard) -> dict[str, str]:
    """The words for the public as this Puskesmas says them, in the language that is active (FN 27)."""
    place = 1 if printing.language() == "en" else 0
    return {key: pair[place] for key, pair in places.public_words(card=card).items()}


def sign(card: IndicatorCard) -> str:
    """`≥` where high is good, `≤` where low is."""
    return "≤" if card.lower_is_better else "≥"


def count_of(row: PwsRow, card: IndicatorCard) -> str:
    """`10 dari 48 bayi`: the count with its denominator; empty when there is none."""
    return counter([card])(row)


def counter(cards: Iterable[IndicatorCard]) -> Callable[[PwsRow], str]:
    """`count_of` for the many rows of a table: sentence and units are looked up once."""
    sentence, write = _("%(count)s dari %(people)s %(unit)s"), printing.number_writer()
    units = {card.code: unit_of(card) for card in cards}

    def told(row: PwsRow) -> str:
        if row.numerator is None or not row.denominator or row.people is None:
            return ""
        people = write(row.people) if row.people > 0 else ""
        return sentence % {"count": write(row.numerator), "people": people, "unit": units[row.indicator]}

    return told


def since_january(month: Month) -> str:
    """`Januari–Maret 2023`."""
    return printing.month_range(Period(Month(month.year, 1), month))


def counted_months(month: Month, card: IndicatorCard) -> str:
    """The months that the number is made of: since January, or the month alone."""
    return since_january(month) if adds_up(card.accumulation) else printing.month_text(month)


def frozen_words(card: FreezeCard) -> str:
    """`Dibekukan 28 April 2023 oleh …, kode 7F3A-91C2`."""
    return _("Masa %(period)s dibekukan %(day)s oleh %(who)s, kode %(code)s") % {
        "period": printing.month_range(card.period),
        "day": printing.date_long(card.frozen_at),
        "who": card.frozen_by,
        "code": card.short_code,
    }


def reached(row: PwsRow) -> bool:
    """On target as far as anybody can say."""
    return bool(row.on_target)


JUDGED = frozenset(str(state) for state in (State.VALUE, State.ZERO, State.PARTIAL))


def judged(row: PwsRow) -> bool:
    """Whether anybody can say if the target is reached (of a village that did not report, nobody can)."""
    return row.on_target is not None and row.state_code in JUDGED


def below(row: PwsRow) -> bool:
    """Known to be off target."""
    return row.on_target == 0 and judged(row)
