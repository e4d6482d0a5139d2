"""Every write on the problem board."""

from lokmin.obstacles.actions.analysis import (
    add_cause,
    add_solution,
    ask_support,
    choose_cause,
    choose_solution,
    compare,
)
from lokmin.obstacles.actions.board import add_problem, choose_way, edit_problem, set_state
from lokmin.obstacles.actions.removal import put_back, remove
from lokmin.obstacles.actions.rounds import (
    close_round,
    confirm_round,
    drop_rater,
    give_from_seat,
    give_scores,
    open_round,
    reopen_round,
    scores_of_office,
)
from lokmin.obstacles.actions.scoring import score

__all__ = [
    "add_cause",
    "add_problem",
    "add_solution",
    "ask_support",
    "choose_cause",
    "choose_solution",
    "choose_way",
    "close_round",
    "compare",
    "confirm_round",
    "drop_rater",
    "edit_problem",
    "give_from_seat",
    "give_scores",
    "open_round",
    "put_back",
    "remove",
    "reopen_round",
    "score",
    "scores_of_office",
    "set_state",
]
