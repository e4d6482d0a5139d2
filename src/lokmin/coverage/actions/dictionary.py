"""Loading the dictionary of elements and indicators from its reviewed files."""

from lokmin.basics.scope import Duty, Scope
from lokmin.coverage.models import Element, Indicator, IndicatorTerm
from lokmin.coverage.rules import catalogue
from lokmin.coverage.rules.catalogue import IndicatorFact
from lokmin.tools.actions import action, audit

_SAME = ("code", "name", "name_en", "unit", "unit_en", "position")
_INDICATOR = (
    *_SAME,
    "short",
    "programme",
    "cluster",
    "definition",
    "numerator_words",
    "denominator_words",
    "frequency",
    "usual_target",
    "population_kind",
    "accumulation",
    "lower_is_better",
    "use",
    "sensitivity",
    "edition",
    "source",
    "confidence",
)


@action
def load_dictionary(*, scope: Scope) -> int:
    """Write the elements and indicators of coverage/data; answers the number of indicators.

    Safe to repeat: what is there is brought up to date, nothing is deleted (figures may hang on it).
    """
    scope.check(Duty.MANAGE_PLACES)
    facts = catalogue.indicators()
    elements = [Element(**{name: getattr(fact, name) for name in _SAME}) for fact in catalogue.elements()]
    rows = [_indicator(fact) for fact in facts]
    Element.objects.bulk_create(
        elements, update_conflicts=True, unique_fields=["code"], update_fields=list(_SAME[1:])
    )
    Indicator.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*_INDICATOR[1:], "scheduled_months"],
    )
    IndicatorTerm.objects.filter(indicator_id__in=[fact.code for fact in facts]).delete()
    IndicatorTerm.objects.bulk_create(
        IndicatorTerm(indicator_id=fact.code, element_id=term.element, side=term.side, sign=term.sign)
        for fact in facts
        for term in fact.terms
    )
    audit(scope, "load", rows[0], elements=len(elements), indicators=len(rows))
    return len(rows)


def _indicator(fact: IndicatorFact) -> Indicator:
    values = {name: getattr(fact, name) for name in _INDICATOR}
    return Indicator(**values, scheduled_months=list(fact.scheduled_months))
