"""Every write on the problem board."""

from lokmin.obstacles.actions.analysis import (
    add_cause,
    add_solution,
    ask_support,
    choose_cause,
    choose_solution,
)
from lokmin.obstacles.actions.board import add_problem, choose_way, edit_problem, score, set_state
from lokmin.obstacles.actions.removal import put_back, remove

__all__ = [
    "add_cause",
    "add_problem",
    "add_solution",
    "ask_support",
    "choose_cause",
    "choose_solution",
    "choose_way",
    "edit_problem",
    "put_back",
    "remove",
    "score",
    "set_state",
]
