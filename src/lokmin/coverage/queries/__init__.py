"""Every read of coverage: the dictionary, the scorecard, frozen periods, reports, before and after."""

from lokmin.coverage.queries.board import frozen_scorecard, scorecard, series
from lokmin.coverage.queries.cards import (
    RANKED_FROM,
    BeforeAfter,
    ElementCard,
    FreezeCard,
    IndicatorCard,
    MissingReport,
    Scorecard,
    Side,
    Timeliness,
)
from lokmin.coverage.queries.dictionary import elements, indicators, population_kinds
from lokmin.coverage.queries.frozen import freeze, freeze_for, freezes, holding, recomputed_hash
from lokmin.coverage.queries.reports import (
    due_on,
    expected_elements,
    latest_complete_month,
    latest_reported_month,
    missing_reports,
    timeliness,
)
from lokmin.coverage.queries.windows import window_change, windows

__all__ = [
    "RANKED_FROM",
    "BeforeAfter",
    "ElementCard",
    "FreezeCard",
    "IndicatorCard",
    "MissingReport",
    "Scorecard",
    "Side",
    "Timeliness",
    "due_on",
    "elements",
    "expected_elements",
    "freeze",
    "freeze_for",
    "freezes",
    "frozen_scorecard",
    "holding",
    "indicators",
    "latest_complete_month",
    "latest_reported_month",
    "missing_reports",
    "population_kinds",
    "recomputed_hash",
    "scorecard",
    "series",
    "timeliness",
    "window_change",
    "windows",
]
