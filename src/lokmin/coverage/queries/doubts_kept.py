"""The doubts of a frozen period, kept with it: what is corrected afterwards changes none of them.

Where a village has not reported is not kept: the frozen rows say so themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import Freeze
from lokmin.coverage.queries.cards import Closed, Scorecard
from lokmin.coverage.queries.doubts import Doubt
from lokmin.coverage.queries.quality import answered
from lokmin.coverage.rules.quality import Finding
from lokmin.places.queries import AreaCard

_TEXTS = ("subject", "value", "programme", "element", "indicator", "kind")


def written(doubts: Iterable[Doubt]) -> list[dict[str, Any]]:
    """The doubts as a freeze keeps them: texts, integers, lists and nulls."""
    return [
        {name: getattr(doubt, name) for name in _TEXTS}
        | {
            "area": str(doubt.area.id) if doubt.area else None,
            "month": str(doubt.month),
            "restricted": doubt.restricted,
            "findings": [[finding.check, _plain(finding.numbers)] for finding in doubt.findings],
        }
        for doubt in doubts
        if not doubt.is_missing
    ]


def frozen_doubts(*, scope: Scope, card: Scorecard) -> list[Doubt] | None:
    """The doubts of a frozen scorecard's period as they stood, with what was explained to this day.

    What has been closed since is restricted now. None: frozen before doubts were kept.
    """
    assert card.frozen
    rows = Freeze.objects.within(scope).filter(id=card.frozen.id)
    kept = rows.values_list("doubts", flat=True).first()
    if kept is None:
        return None
    closed = Closed.of(card.indicators)
    areas = {str(area.id): area for area in card.areas}
    found = [_read(line, areas, closed) for line in kept if line["area"] is None or line["area"] in areas]
    months = {doubt.month for doubt in found}
    return answered(scope=scope, puskesmas_id=card.puskesmas_id, months=months, doubts=found)


def _read(line: Mapping[str, Any], areas: Mapping[str, AreaCard], closed: Closed) -> Doubt:
    findings = tuple(Finding(check, _numbers(numbers)) for check, numbers in line["findings"])
    month, area = Month.parse(line["month"]), areas.get(line["area"] or "")
    doubt = Doubt(area, line["subject"], month, line["value"], findings, restricted=line["restricted"])
    doubt = replace(doubt, **{name: line[name] for name in _TEXTS})
    shut = doubt.indicator in closed.indicators or bool(doubt.elements & closed.elements)
    return replace(doubt, restricted=doubt.restricted or shut or doubt.kind in closed.kinds)


def _plain(numbers: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _written(value) for name, value in numbers.items()}


def _written(value: Any) -> Any:
    """A fraction as `{"of": [numerator, denominator]}`: JSON has only floats for it."""
    if isinstance(value, Fraction):
        return {"of": [value.numerator, value.denominator]}
    if isinstance(value, tuple | list):
        return [_written(each) for each in value]
    return value


def _numbers(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in kept.items()}


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return Fraction(*value["of"])
    if isinstance(value, list):
        return tuple(_value(each) for each in value)
    return value
