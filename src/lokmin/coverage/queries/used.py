"""Which of the dictionary's indicators a Puskesmas uses: the one place that decides it.

An indicator is in use in a year when it has a target (the Puskesmas' or a village's; last year's until this
year's arrive, FN 11), or when every element of it was reported at least once. One marked `by_target_only`
says what another says already (SPM 1 counts what K6 counts) and waits for a target.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from django.db.models import Exists, OuterRef, Value

from lokmin.basics.scope import Scope
from lokmin.coverage.models import AreaTarget, Element, FigureYear, Population, Target
from lokmin.coverage.queries import dictionary
from lokmin.coverage.queries.cards import IndicatorCard
from lokmin.coverage.rules import catalogue
from lokmin.coverage.rules.catalogue import KindFact
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard

FIGURE, WHOLE, OWN = "figure", "target", "area target"
_Fact = tuple[str, int, str]  # one of these, its year, and the code of an element or indicator


def indicators_in_use(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    years: Iterable[int],
    known: Sequence[IndicatorCard] = (),
    areas: Sequence[AreaCard] = (),
) -> list[IndicatorCard]:
    """The indicators in use in any of these years, in their order.

    A page that has the dictionary (`known`) or the catchment hands them in, so that they are not read twice.
    """
    scope.check_puskesmas(puskesmas_id)
    asked = set(years)
    served = [area.id for area in areas or places.catchment(puskesmas_id=puskesmas_id)]
    facts = _facts(scope, puskesmas_id, served, asked)
    reported = {code for which, _year, code in facts if which == FIGURE}
    targeted = {code for year in asked for code in _serving(facts, year)}
    return in_use(known or dictionary.indicators(puskesmas_id=puskesmas_id), reported, targeted)


def in_use(cards: Iterable[IndicatorCard], reported: set[str], targeted: set[str]) -> list[IndicatorCard]:
    """The same from what was reported and targeted; none that the district does not use."""
    return [
        replace(card, reported=reported.issuperset(card.elements))
        for card in dictionary.offered(cards)
        if card.code in targeted or (not card.by_target_only and reported.issuperset(card.elements))
    ]


def indicators_to_choose(
    *, scope: Scope, puskesmas_id: UUID, kept: Iterable[str | None] = ()
) -> list[IndicatorCard]:
    """What a problem or a promise may be about: those of this year and the last, or all of a new Puskesmas.

    `kept` are codes that stand already and stay to choose.
    """
    known = dictionary.offered(dictionary.indicators(puskesmas_id=puskesmas_id))
    years = (scope.today.year, scope.today.year - 1)
    used = indicators_in_use(scope=scope, puskesmas_id=puskesmas_id, years=years, known=known)
    wanted = {card.code for card in used} | set(kept)
    return [card for card in known if card.code in wanted] if used else known


def kinds_in_use(*, scope: Scope, puskesmas_id: UUID, year: int) -> list[KindFact]:
    """The kinds of sasaran that are entered: of indicators in use, or with a number this year or the last.

    Those of the first programme where nothing is in use yet.
    """
    known = dictionary.offered(dictionary.indicators(puskesmas_id=puskesmas_id))
    used = indicators_in_use(scope=scope, puskesmas_id=puskesmas_id, years=[year], known=known)
    used = used or [card for card in known if card.group == known[0].group]
    rows = Population.objects.within(scope).filter(puskesmas_id=puskesmas_id, year__in=(year, year - 1))
    wanted = {card.population_kind for card in used} | set(rows.values_list("kind", flat=True))
    facts = catalogue.population_kinds()
    wanted |= {fact.parent for fact in facts if fact.code in wanted}
    return [fact for fact in facts if fact.code in wanted and not fact.parent]


def _serving(facts: set[_Fact], year: int) -> set[str]:
    """The targets that serve in a year, as rules/relations.py chooses them."""

    def of(which: str, when: int) -> set[str]:
        return {code for kind, each, code in facts if (kind, each) == (which, when)}

    whole, own = of(WHOLE, year), of(OWN, year)
    return (whole or of(WHOLE, year - 1)) | (own if own or whole else of(OWN, year - 1))


def _facts(scope: Scope, puskesmas_id: UUID, areas: list[UUID], years: set[int]) -> set[_Fact]:
    """Elements reported in these years, targets of these and the years before; in one question.

    Each element is looked up in the index of the kept years until the first village that has it: reading all
    of them to find a hundred codes would take as long as the rule itself.
    """
    figures = FigureYear.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year=OuterRef("year"), area_id__in=areas, element_id=OuterRef("pk")
    )
    before = years | {year - 1 for year in years}
    parts = [
        Element.objects.order_by()
        .annotate(which=Value(FIGURE), year=Value(year))
        .filter(Exists(figures))
        .values_list("which", "year", "code")
        for year in sorted(years)
    ]
    for which, table in ((WHOLE, Target), (OWN, AreaTarget)):
        mine = table.objects.within(scope).filter(puskesmas_id=puskesmas_id, year__in=before).order_by()
        named = mine.annotate(which=Value(which)).values_list("which", "year", "indicator_id")
        parts.append(named.distinct())
    return set(parts[0].union(*parts[1:], all=True))
