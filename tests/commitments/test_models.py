"""Tables of promises."""

import pytest

from lokmin.commitments import actions
from lokmin.commitments.models import CommitmentState, Progress, StateChange
from lokmin.commitments.rules import states
from tests.commitments.samples import promise
from tests.world import World


def test_the_table_knows_the_states_of_the_rule():
    assert set(CommitmentState.values) == states.OPEN | states.CLOSED | {states.DRAFT}


def test_reports_and_steps_are_written_once(world: World):
    scope = world.scope()
    card = actions.agree(scope=scope, commitment_id=promise(world).id)
    actions.report(scope=scope, commitment_id=card.id, state="done", happened_on=scope.today)
    for table in (Progress, StateChange):
        row = table.objects.within(scope).first()
        with pytest.raises(TypeError, match="written once"):
            row.save()
