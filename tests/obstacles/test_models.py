"""Tables of problems."""

from lokmin.obstacles.models import Cause, ProblemState, Removable
from lokmin.obstacles.rules.problems import BRANCHES


def test_the_bones_of_the_table_are_those_of_the_rule():
    field = Cause._meta.get_field("branch")
    assert dict(field.choices or ()) == dict(BRANCHES)


def test_everything_on_the_board_can_be_taken_away():
    from lokmin.obstacles import models

    tables = [models.Problem, models.Score, models.Cause, models.Solution, models.SupportNeed]
    assert all(issubclass(table, Removable) for table in tables)
    assert ProblemState.OPEN == "open"
