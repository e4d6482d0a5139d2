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
from lokmin.coverage.models.restatements import (
    QualityAnswer,
    RestatedInput,
    RestatedRow,
    Restatement,
    RestatementKind,
)
from lokmin.coverage.models.voices import CellComment, Opinion, VillageOpinion

__all__ = [
    "Accumulation",
    "AreaTarget",
    "Basis",
    "Campaign",
    "CampaignChange",
    "CampaignCount",
    "CampaignItem",
    "CampaignTarget",
    "CellComment",
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
    "Opinion",
    "Population",
    "QualityAnswer",
    "RestatedInput",
    "RestatedRow",
    "Restatement",
    "RestatementKind",
    "Sensitivity",
    "Target",
    "Use",
    "VillageOpinion",
]
