"""The dictionary: elements and indicators. Public facts, the same for everybody."""

from collections.abc import Iterable

from lokmin.coverage.models import Element, Indicator, IndicatorTerm, Sensitivity, Use
from lokmin.coverage.queries.cards import ElementCard, IndicatorCard
from lokmin.coverage.rules import catalogue
from lokmin.coverage.rules.catalogue import KindFact


def elements(*, codes: Iterable[str] | None = None) -> list[ElementCard]:
    """Elements in their order; all of them, or the named."""
    rows = Element.objects.all() if codes is None else Element.objects.filter(code__in=list(codes))
    return [ElementCard(row.code, row.name, row.name_en, row.unit, row.unit_en) for row in rows]


def indicators(*, codes: Iterable[str] | None = None) -> list[IndicatorCard]:
    """Indicators in their order; all of them, or the named."""
    terms = IndicatorTerm.objects.select_related("indicator")
    if codes is not None:
        terms = terms.filter(indicator_id__in=list(codes))
    rows: dict[str, Indicator] = {}
    elements: dict[str, list[str]] = {}
    for term in terms.order_by(
        "indicator__position", "indicator_id", "-side", "element__position", "element_id"
    ):
        rows.setdefault(term.indicator_id, term.indicator)
        if term.element_id not in elements.setdefault(term.indicator_id, []):
            elements[term.indicator_id].append(term.element_id)
    return [_card(row, tuple(elements[code])) for code, row in rows.items()]


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
        numerator_words=row.numerator_words,
        denominator_words=row.denominator_words,
        frequency=row.frequency,
        usual_target=row.usual_target,
        confidence=row.confidence,
        by_target_only=row.use == Use.TARGET,
    )


def population_kinds() -> list[KindFact]:
    """The kinds of sasaran that are entered; those that are a share of another are computed."""
    return [fact for fact in catalogue.population_kinds() if not fact.parent]
