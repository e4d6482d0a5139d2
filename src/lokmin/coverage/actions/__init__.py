"""Every write of coverage: dictionary, figures, sasaran, targets, campaigns, freezing, restating, notes."""

from lokmin.coverage.actions.answers import answer_doubt
from lokmin.coverage.actions.campaign_counts import (
    CampaignEntry,
    record_campaign_counts,
    set_campaign_targets,
)
from lokmin.coverage.actions.campaigns import change_campaign, plan_campaign
from lokmin.coverage.actions.definitions import change_indicator, set_grouping, undo_indicator_change
from lokmin.coverage.actions.dictionary import load_dictionary
from lokmin.coverage.actions.figures import FigureEntry, FigureResult, record_figures, refused_figures
from lokmin.coverage.actions.freezing import check_freeze, freeze, take_back_freeze
from lokmin.coverage.actions.populations import (
    AreaTargetEntry,
    PopulationEntry,
    record_area_targets,
    record_populations,
    record_targets,
    refused_populations,
)
from lokmin.coverage.actions.restatements import preview as preview_restatement
from lokmin.coverage.actions.restatements import restate_figures, restate_populations, restate_targets
from lokmin.coverage.actions.voices import OpinionEntry, answer_by_link, answer_for, comment, hand_pages

__all__ = [
    "AreaTargetEntry",
    "CampaignEntry",
    "FigureEntry",
    "FigureResult",
    "OpinionEntry",
    "PopulationEntry",
    "answer_by_link",
    "answer_doubt",
    "answer_for",
    "change_campaign",
    "change_indicator",
    "check_freeze",
    "comment",
    "freeze",
    "hand_pages",
    "load_dictionary",
    "plan_campaign",
    "preview_restatement",
    "record_area_targets",
    "record_campaign_counts",
    "record_figures",
    "record_populations",
    "record_targets",
    "refused_figures",
    "refused_populations",
    "restate_figures",
    "restate_populations",
    "restate_targets",
    "set_campaign_targets",
    "set_grouping",
    "take_back_freeze",
    "undo_indicator_change",
]
