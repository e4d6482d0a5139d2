"""The dictionary: elements and indicators. Public facts, the same for everybody."""

from collections.abc import Iterable

from lokmin.coverage.models import Element, Indicator, IndicatorTerm, Sensitivity
from lokmin.coverage.queries.cards import ElementCard, IndicatorCard
from lokmin.coverage.rules import catalogue
from lokmin.coverage.rules.catalogue import KindFact


def elements(*, codes: Iterable[str] | None = None) -> list[ElementCard]:
    """Elements in their order; all of them, or the named."""
    rows = Element.objects.all() if codes is None else Element.objects.filter(code__in=list(codes))
    return [ElementCard(row.code, row.name, row.name_en, row.unit, row.unit_en) for row in rows]


def indicators(*, codes: Iterable[str] | None = None) -> list[IndicatorCard]:
    """Indicators in their order; all of them, or the named."""
    wanted = None if codes is None else list(codes)
    rows = Indicator.objects.all() if wanted is None else Indicator.objects.filter(code__in=wanted)
    terms: dict[str, list[str]] = {}
    pairs = IndicatorTerm.objects.order_by("indicator_id", "-side", "element__position")
    for indicator, element in pairs.values_list("indicator_id", "element_id"):
        if element not in terms.setdefault(indicator, []):
            terms[indicator].append(element)
    return [_card(row, tuple(terms.get(row.code, ()))) for row in rows]


def _card(row: Indicator, terms: tuple[str, ...]) -> IndicatorCard:
    return IndicatorCard(
        code=row.code,
        name=row.name,
        name_en=row.name_en,
        short=row.short,
        programme=row.programme,
        cluster=row.cluster,
        unit=row.unit,
        unit_en=row.unit_en,
        definition=row.definition,
        population_kind=row.population_kind,
        accumulation=row.accumulation,
        lower_is_better=row.lower_is_better,
        scheduled_months=tuple(row.scheduled_months),
        restricted=row.sensitivity == Sensitivity.RESTRICTED,
        edition=row.edition,
        source=row.source,
        elements=terms,
    )


def population_kinds() -> list[KindFact]:
    """The kinds of sasaran that are entered; those that are a share of another are computed."""
    return [fact for fact in catalogue.population_kinds() if not fact.parent]
