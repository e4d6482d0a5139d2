"""The dictionary: elements and indicators, as reviewed and as the district of a Puskesmas decided."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery, Value

from lokmin.coverage.models import (
    CoverageSetting,
    Element,
    Grouping,
    Indicator,
    IndicatorChange,
    IndicatorTerm,
    Sensitivity,
    Use,
)
from lokmin.coverage.queries.cards import ElementCard, IndicatorCard
from lokmin.coverage.rules import catalogue, definition
from lokmin.coverage.rules.catalogue import KindFact
from lokmin.coverage.rules.definition import Decision, Definition, Plan
from lokmin.places import queries as places


def elements(*, codes: Iterable[str] | None = None) -> list[ElementCard]:
    """Elements in their order; all of them, or the named."""
    rows = Element.objects.all() if codes is None else Element.objects.filter(code__in=list(codes))
    return [ElementCard(row.code, row.name, row.name_en, row.unit, row.unit_en) for row in rows]


def indicators(*, puskesmas_id: UUID, codes: Iterable[str] | None = None) -> list[IndicatorCard]:
    """The indicators of a Puskesmas in their order; all of them, or the named.

    They read as its district decided, also which are restricted, and under the headings that the Puskesmas
    chose; those that the district does not use are among them, marked (`offered`).
    """
    said = decisions(places.districts_of(puskesmas_ids=[puskesmas_id]))
    return _cards(_terms(puskesmas_id), said, codes)


def reviewed(*, codes: Iterable[str] | None = None) -> list[IndicatorCard]:
    """The same as reviewed, before any district decided: never for what a person of a Puskesmas reads."""
    return _cards(_terms(None), {}, codes)


def _cards(
    terms: "QuerySet[IndicatorTerm]", said: Mapping[str, Iterable[Decision]], codes: Iterable[str] | None
) -> list[IndicatorCard]:
    if codes is not None:
        terms = terms.filter(indicator_id__in=list(codes))
    rows: dict[str, Any] = {}
    elements: dict[str, list[str]] = {}
    for term in terms:
        rows.setdefault(term.indicator_id, term)
        if term.element_id not in elements.setdefault(term.indicator_id, []):
            elements[term.indicator_id].append(term.element_id)
    return [
        indicator_card(
            term.indicator, tuple(elements[code]), said.get(code, ()), term.grouping or Grouping.PROGRAMME
        )
        for code, term in rows.items()
    ]


def _terms(puskesmas_id: UUID | None) -> "QuerySet[IndicatorTerm]":
    """Every term with its indicator and the grouping of the Puskesmas, in the order of the indicators."""
    grouping: Any = Value("")
    if puskesmas_id:
        settings = CoverageSetting.unscoped.filter(puskesmas_id=puskesmas_id)
        grouping = Subquery(settings.values("grouping")[:1])
    return (
        IndicatorTerm.objects.select_related("indicator")
        .annotate(grouping=grouping)
        .order_by("indicator__position", "indicator_id", "-side", "element__position", "element_id")
    )


def offered(cards: Iterable[IndicatorCard]) -> list[IndicatorCard]:
    """Those that the district uses."""
    return [card for card in cards if card.offered]


def decisions(districts: Any, codes: Iterable[str] | None = None) -> dict[str, list[Decision]]:
    """What districts decided, by indicator, in the order of time."""
    rows = IndicatorChange.objects.filter(district__in=districts)
    if codes is not None:
        rows = rows.filter(indicator_id__in=list(codes))
    found: dict[str, list[Decision]] = {}
    for code, after in rows.order_by("number").values_list("indicator_id", "after"):
        found.setdefault(code, []).append(after)
    return found


def raised(*, puskesmas_ids: Iterable[UUID]) -> frozenset[str]:
    """The indicators that a district of these Puskesmas made restricted, beside those reviewed as such."""
    districts = places.districts_of(puskesmas_ids=puskesmas_ids)
    rows = IndicatorChange.objects.filter(district__in=districts).order_by("number")
    found: dict[tuple[UUID, str], list[Decision]] = {}
    for district, code, after in rows.values_list("district_id", "indicator_id", "after"):
        found.setdefault((district, code), []).append(after)
    read = ((code, definition.laid_over({}, said).values) for (_district, code), said in found.items())
    return frozenset(code for code, now in read if now.get("sensitivity") == Sensitivity.RESTRICTED)


def own_schedules(puskesmas_ids: Iterable[UUID], year: int) -> dict[str, tuple[int, ...]]:
    """The months that the district of these Puskesmas decided for a year, by indicator.

    Where they belong to several districts, the months of the dictionary serve all.
    """
    districts = set(places.districts_of(puskesmas_ids=set(puskesmas_ids)))
    if len(districts) != 1:
        return {}
    plans = {code: definition.laid_over({}, said).plan for code, said in decisions(districts).items()}
    return _of_year(plans, year)


def schedules_of(cards: Iterable[IndicatorCard], year: int) -> dict[str, tuple[int, ...]]:
    """The same out of indicators that were read for a Puskesmas."""
    return _of_year({card.code: card.plan for card in cards}, year)


def _of_year(plans: Mapping[str, Plan], year: int) -> dict[str, tuple[int, ...]]:
    found = {code: definition.months_in(plan, year) for code, plan in plans.items() if plan}
    return {code: months for code, months in found.items() if months is not None}


def facts(row: Indicator) -> dict[str, Any]:
    """The reviewed values of the fields that a district may decide about."""
    return {
        "name": row.name,
        "name_en": row.name_en,
        "short": row.short,
        "definition": row.definition,
        "programme": row.programme,
        "cluster": row.cluster,
        "sensitivity": str(row.sensitivity),
        "default_target": None,
        "scheduled_months": list(row.scheduled_months),
        "offered": True,
    }


def laid_over(row: Indicator, said: Iterable[Decision]) -> Definition:
    """An indicator as it reads in a district."""
    return definition.laid_over(facts(row), said)


def indicator_card(
    row: Indicator, terms: tuple[str, ...], said: Iterable[Decision] = (), grouping: str = Grouping.PROGRAMME
) -> IndicatorCard:
    """An indicator as it reads in a district, under the heading that a Puskesmas chose."""
    read = laid_over(row, said)
    values = read.values
    cluster = definition.CLUSTERS.get(values["cluster"], values["cluster"])
    return IndicatorCard(
        code=row.code,
        name=values["name"],
        name_en=values["name_en"],
        short=values["short"],
        programme=values["programme"],
        cluster=values["cluster"],
        unit=row.unit,
        unit_en=row.unit_en,
        definition=values["definition"],
        population_kind=row.population_kind,
        accumulation=row.accumulation,
        lower_is_better=row.lower_is_better,
        scheduled_months=tuple(row.scheduled_months),
        restricted=values["sensitivity"] == Sensitivity.RESTRICTED,
        edition=row.edition,
        source=row.source,
        elements=terms,
        numerator_words=row.numerator_words,
        denominator_words=row.denominator_words,
        frequency=row.frequency,
        usual_target=row.usual_target,
        confidence=row.confidence,
        by_target_only=row.use == Use.TARGET,
        group=cluster if grouping == Grouping.CLUSTER else values["programme"],
        offered=values["offered"],
        default_target=values["default_target"],
        own=read.own,
        plan=read.plan,
    )


def population_kinds() -> list[KindFact]:
    """The kinds of sasaran that are entered; those that are a share of another are computed."""
    return [fact for fact in catalogue.population_kinds() if not fact.parent]
