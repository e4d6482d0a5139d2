"""Every read of coverage: the dictionary, the scorecard, frozen periods, reports, before and after."""

from lokmin.coverage.queries.board import changed_since, frozen_scorecard, people_to, scorecard, series
from lokmin.coverage.queries.cards import (
    RANKED_FROM,
    BeforeAfter,
    Calendar,
    ElementCard,
    FreezeCard,
    IndicatorCard,
    MissingReport,
    Scorecard,
    Side,
)
from lokmin.coverage.queries.dictionary import elements, indicators, population_kinds
from lokmin.coverage.queries.frozen import (
    freeze,
    freeze_for,
    freezes,
    freezes_of,
    holding,
    holding_year,
    recomputed_hash,
)
from lokmin.coverage.queries.grid import (
    FigureCell,
    MonthBook,
    is_unusual,
    month_book,
    populations,
    targets,
)
from lokmin.coverage.queries.reports import (
    calendar,
    due_on,
    expected_elements,
    latest_complete_month,
    missing_reports,
    reporting_areas,
    unmeasured_reasons,
)
from lokmin.coverage.queries.used import indicators_in_use, indicators_to_choose, kinds_in_use
from lokmin.coverage.queries.windows import WindowAsked, window_change, window_changes

__all__ = [
    "RANKED_FROM",
    "BeforeAfter",
    "Calendar",
    "ElementCard",
    "FigureCell",
    "FreezeCard",
    "IndicatorCard",
    "MissingReport",
    "MonthBook",
    "Scorecard",
    "Side",
    "WindowAsked",
    "calendar",
    "changed_since",
    "due_on",
    "elements",
    "expected_elements",
    "freeze",
    "freeze_for",
    "freezes",
    "freezes_of",
    "frozen_scorecard",
    "holding",
    "holding_year",
    "indicators",
    "indicators_in_use",
    "indicators_to_choose",
    "is_unusual",
    "kinds_in_use",
    "latest_complete_month",
    "missing_reports",
    "month_book",
    "people_to",
    "population_kinds",
    "populations",
    "recomputed_hash",
    "reporting_areas",
    "scorecard",
    "series",
    "targets",
    "unmeasured_reasons",
    "window_change",
    "window_changes",
]
