"""Every write of coverage: the dictionary, figures, sasaran, targets, and freezing a period."""

from lokmin.coverage.actions.dictionary import load_dictionary
from lokmin.coverage.actions.figures import FigureEntry, FigureResult, record_figures
from lokmin.coverage.actions.freezing import freeze
from lokmin.coverage.actions.populations import (
    AreaTargetEntry,
    PopulationEntry,
    record_area_targets,
    record_populations,
    record_targets,
)

__all__ = [
    "AreaTargetEntry",
    "FigureEntry",
    "FigureResult",
    "PopulationEntry",
    "freeze",
    "load_dictionary",
    "record_area_targets",
    "record_figures",
    "record_populations",
    "record_targets",
]
