"""The tables of coverage: figures and what they are counted against, districts' own words, campaigns."""

from lokmin.coverage.models.campaigns import (
    Campaign,
    CampaignChange,
    CampaignCount,
    CampaignItem,
    CampaignTarget,
)
from lokmin.coverage.models.district import CoverageSetting, Grouping, IndicatorChange
from lokmin.coverage.models.figures import (
    Accumulation,
    AreaTarget,
    Basis,
    Element,
    Figure,
    FigureChange,
    FigureState,
    Freeze,
    FrozenRow,
    Indicator,
    IndicatorTerm,
    Population,
    Sensitivity,
    Target,
    Use,
)

__all__ = [
    "Accumulation",
    "AreaTarget",
    "Basis",
    "Campaign",
    "CampaignChange",
    "CampaignCount",
    "CampaignItem",
    "CampaignTarget",
    "CoverageSetting",
    "Element",
    "Figure",
    "FigureChange",
    "FigureState",
    "Freeze",
    "FrozenRow",
    "Grouping",
    "Indicator",
    "IndicatorChange",
    "IndicatorTerm",
    "Population",
    "Sensitivity",
    "Target",
    "Use",
]
