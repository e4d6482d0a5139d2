"""Every write of coverage: dictionary, figures, sasaran, targets, freezing, notes and answers."""

from lokmin.coverage.actions.dictionary import load_dictionary
from lokmin.coverage.actions.figures import FigureEntry, FigureResult, record_figures
from lokmin.coverage.actions.freezing import freeze
from lokmin.coverage.actions.populations import PopulationEntry, record_populations, record_targets
from lokmin.coverage.actions.voices import answer_by_link, answer_for, comment

__all__ = [
    "FigureEntry",
    "FigureResult",
    "PopulationEntry",
    "answer_by_link",
    "answer_for",
    "comment",
    "freeze",
    "load_dictionary",
    "record_figures",
    "record_populations",
    "record_targets",
]
