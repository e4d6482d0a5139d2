"""Sasaran estimated from population, ready to print and to store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lokmin.coverage.forms.estimation import EstimatePost
from lokmin.coverage.pages.year import decimal_text, kind_name
from lokmin.coverage.rules.catalogue import KindFact
from lokmin.coverage.rules.estimation import Base, estimate, thousandths
from lokmin.places.queries import AreaCard

Numbers = dict[tuple[UUID, str], int]


@dataclass(frozen=True)
class Fields:
    """The inputs as they were typed: people by village, shares by kind."""

    people: list[tuple[str, str, str]]  # name of the input, village, text
    shares: list[tuple[str, str, str, str]]  # name, kind, formula, text


def fields(areas: Sequence[AreaCard], kinds: Sequence[KindFact], typed: EstimatePost) -> Fields:
    people = [(f"p:{area.id}", area.name, typed.text(f"p:{area.id}")) for area in areas]
    shares = [
        (f"s:{kind.code}", kind_name(kind), kind.formula, typed.text(f"s:{kind.code}"))
        for kind in kinds
        if kind in typed.shared
    ]
    return Fields(people, shares)


def estimated(areas: Sequence[AreaCard], typed: EstimatePost) -> Numbers:
    """Thousandths by village and kind, where everything it needs was given."""
    found: Numbers = {}
    for area in (area for area in areas if area.id in typed.population):
        base = Base(typed.population[area.id], typed.birth_rate, typed.infant_mortality)
        for kind in [*typed.births, *typed.shared]:
            people = estimate(kind, base, share=typed.shares.get(kind.code))
            if people is not None:
                found[area.id, kind.code] = thousandths(people)
    return found


@dataclass(frozen=True)
class Preview:
    """What would be stored: villages × kinds, with what stands now where it differs."""

    kinds: list[str]
    rows: list[tuple[str, str, list[tuple[str, str]]]]
    totals: list[str]
    changed: int
    kept: list[tuple[str, str]]  # hidden inputs that bring the same numbers back


def preview(areas: Sequence[AreaCard], typed: EstimatePost, now: Mapping[tuple[UUID, str], int]) -> Preview:
    found = estimated(areas, typed)
    kinds = [kind for kind in [*typed.births, *typed.shared] if any(key[1] == kind.code for key in found)]

    def cell(area: AreaCard, kind: KindFact) -> tuple[str, str]:
        key = (area.id, kind.code)
        new, old = found.get(key), now.get(key)
        return decimal_text(new), decimal_text(old) if new is not None and old not in (None, new) else ""

    rows = [
        (area.name, str(typed.population[area.id]), [cell(area, kind) for kind in kinds])
        for area in areas
        if area.id in typed.population
    ]
    totals = [sum(value for key, value in found.items() if key[1] == kind.code) for kind in kinds]
    kept = [(name, text) for name, text in typed.texts.items() if name not in _NOT_KEPT and text]
    return Preview(
        [kind_name(kind) for kind in kinds],
        rows,
        [decimal_text(total) for total in totals],
        sum(now.get(key) != value for key, value in found.items()),
        kept,
    )


_NOT_KEPT = {"csrfmiddlewaretoken", "step", "lines"}


def source_words(typed: EstimatePost) -> str:
    """What stands beside every number: `perkiraan, CBR 19,0‰: Pusdatin 2023`."""
    rate = f", CBR {typed.text('rate')}‰" if typed.birth_rate is not None else ""
    return f"perkiraan{rate}: {typed.source}"[:120]
