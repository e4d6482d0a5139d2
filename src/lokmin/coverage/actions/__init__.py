"""Every write of coverage: the dictionary, figures, sasaran, targets, freezing and restating a period."""

from lokmin.coverage.actions.answers import answer_doubt
from lokmin.coverage.actions.dictionary import load_dictionary
from lokmin.coverage.actions.figures import FigureEntry, FigureResult, record_figures
from lokmin.coverage.actions.freezing import freeze
from lokmin.coverage.actions.populations import PopulationEntry, record_populations, record_targets
from lokmin.coverage.actions.restatements import restate_figures, restate_populations, restate_targets

__all__ = [
    "FigureEntry",
    "FigureResult",
    "PopulationEntry",
    "answer_doubt",
    "freeze",
    "load_dictionary",
    "record_figures",
    "record_populations",
    "record_targets",
    "restate_figures",
    "restate_populations",
    "restate_targets",
]
