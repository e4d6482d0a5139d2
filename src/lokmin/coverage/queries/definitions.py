"""One indicator of the dictionary as its page shows it: facts, the district's decisions, where it is used."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Min

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import (
    CoverageSetting,
    Figure,
    FrozenRow,
    Grouping,
    Indicator,
    IndicatorChange,
    IndicatorTerm,
    Target,
)
from lokmin.coverage.queries import dictionary
from lokmin.coverage.queries.cards import ElementCard, IndicatorCard
from lokmin.coverage.rules import catalogue
from lokmin.coverage.rules.catalogue import KindFact
from lokmin.coverage.rules.definition import Definition
from lokmin.places import queries as places


@dataclass(frozen=True)
class TermCard:
    """One element of the formula; `sign` is 1 or -1."""

    element: ElementCard
    sign: int


@dataclass(frozen=True)
class ChangeCard:
    """One decision of the district: by field how it read and how it reads. `undone_by`: a later number."""

    number: int
    before: Mapping[str, Mapping[str, Any]]
    after: Mapping[str, Mapping[str, Any]]
    reason: str
    undoes: int | None
    undone_by: int | None
    at: datetime
    by: str


@dataclass(frozen=True)
class DefinitionCard:
    """Everything about one indicator. `version` is the number of the district's last change."""

    card: IndicatorCard
    facts: Mapping[str, Any]
    read: Definition
    numerator: list[TermCard]
    denominator: list[TermCard]
    kind: KindFact | None
    aliases: tuple[str, ...]
    version: int
    history: list[ChangeCard]


def definition(*, scope: Scope, district_id: UUID, code: str) -> DefinitionCard:
    """An indicator in the words of a district; an unknown code is refused."""
    check_district(scope, district_id)
    row = Indicator.objects.filter(code=code).first()
    if row is None:
        raise Refusal("coverage.unknown_indicator", value=code)
    changes = list(
        IndicatorChange.objects.filter(district_id=district_id, indicator_id=code).order_by("number")
    )
    said = [change.after for change in changes]
    terms = _terms(code)
    codes = tuple(dict.fromkeys(term.element.code for side in terms.values() for term in side))
    kinds = {fact.code: fact for fact in catalogue.population_kinds()}
    aliases = next((fact.aliases for fact in catalogue.indicators() if fact.code == code), ())
    return DefinitionCard(
        card=dictionary.indicator_card(row, codes, said),
        facts=dictionary.facts(row),
        read=dictionary.laid_over(row, said),
        numerator=terms["numerator"],
        denominator=terms["denominator"],
        kind=kinds.get(row.population_kind),
        aliases=aliases,
        version=changes[-1].number if changes else 0,
        history=_history(changes),
    )


def check_district(scope: Scope, district_id: UUID) -> None:
    """Refuse a district in which the asker has no Puskesmas."""
    if district_id not in set(places.districts_of(puskesmas_ids=scope.puskesmas_ids)):
        raise Refusal("coverage.unknown_district")


def district_indicators(*, scope: Scope, district_id: UUID) -> list[IndicatorCard]:
    """Every indicator in the words of a district, whether it uses it or not."""
    check_district(scope, district_id)
    said = dictionary.decisions([district_id])
    rows = {row.code: row for row in Indicator.objects.all()}
    return [
        dictionary.indicator_card(rows[card.code], card.elements, said.get(card.code, ()))
        for card in dictionary.reviewed()
    ]


def frozen_years(*, district_id: UUID, code: str) -> dict[int, str]:
    """The years in which an indicator was frozen somewhere in the district, each with a Puskesmas."""
    served = {card.id: card.name for card in places.puskesmas_of_district(district_id=district_id)}
    rows = FrozenRow.unscoped.filter(freeze__puskesmas_id__in=list(served), indicator_id=code, area=None)
    return {year: served[centre] for year, centre in rows.values_list("year", "freeze__puskesmas_id")}


def _terms(code: str) -> dict[str, list[TermCard]]:
    found: dict[str, list[TermCard]] = {"numerator": [], "denominator": []}
    rows = IndicatorTerm.objects.filter(indicator_id=code).select_related("element")
    for term in rows.order_by("-sign", "element__position", "element_id"):
        one = term.element
        card = ElementCard(one.code, one.name, one.name_en, one.unit, one.unit_en)
        found[term.side].append(TermCard(card, term.sign))
    return found


def _history(changes: list[IndicatorChange]) -> list[ChangeCard]:
    """The latest first."""
    undone = {change.undoes: change.number for change in changes if change.undoes}
    return [
        ChangeCard(
            change.number,
            change.before,
            change.after,
            change.reason,
            change.undoes,
            undone.get(change.number),
            change.at,
            change.by,
        )
        for change in reversed(changes)
    ]


@dataclass(frozen=True)
class Uses:
    """Where a Puskesmas uses an indicator: this year's target, reported months, frozen rows, kin."""

    target: int | None
    year: int
    first: Month | None
    last: Month | None
    frozen_months: int
    kin: list[IndicatorCard]  # indicators that share an element: a changed count changes them too


def uses(*, scope: Scope, puskesmas_id: UUID, card: IndicatorCard) -> Uses:
    """What hangs on the indicator in this Puskesmas."""
    scope.check_puskesmas(puskesmas_id)
    year = scope.today.year
    own = {"puskesmas_id": puskesmas_id}
    targets = Target.objects.within(scope).filter(**own, indicator_id=card.code, year=year)
    figures = Figure.objects.within(scope).filter(**own, element_id__in=card.elements)
    ends = figures.values("year").annotate(first=Min("month"), last=Max("month")).order_by("year")
    years = list(ends.values_list("year", "first", "last"))
    frozen = FrozenRow.objects.within(scope).filter(freeze__puskesmas_id=puskesmas_id, indicator_id=card.code)
    every = dictionary.offered(dictionary.indicators(puskesmas_id=puskesmas_id))
    return Uses(
        target=targets.values_list("thousandths", flat=True).first(),
        year=year,
        first=Month(years[0][0], years[0][1]) if years else None,
        last=Month(years[-1][0], years[-1][2]) if years else None,
        frozen_months=frozen.filter(area=None).count(),
        kin=[each for each in every if each.code != card.code and set(each.elements) & set(card.elements)],
    )


def grouping(*, scope: Scope, puskesmas_id: UUID) -> str:
    """`programme` or `cluster`, as the Puskesmas chose."""
    rows = CoverageSetting.objects.within(scope).filter(puskesmas_id=puskesmas_id)
    return str(rows.values_list("grouping", flat=True).first() or Grouping.PROGRAMME)
