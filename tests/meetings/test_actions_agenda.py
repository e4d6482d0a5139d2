"""The agenda over its actions: nothing that was changed is lost, and the hours follow the meeting."""

from datetime import time

import pytest

from lokmin.basics.refusal import Refusal, Stale
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import AgendaEntry
from tests.meetings.ahead import ahead_of, ask


@pytest.fixture
def ahead(world):
    return ahead_of(world)


def items(ahead):
    return queries.agenda(scope=ahead.scope, meeting_id=ahead.id)


def version(ahead):
    return queries.card(scope=ahead.scope, meeting_id=ahead.id).version


def keep(ahead, *left):
    """The agenda without some points."""
    entries = [
        AgendaEntry(i.title, i.starts_at, i.presenter, i.decision_asked, id=i.id, minutes=i.minutes)
        for i in items(ahead)
        if i.key not in left
    ]
    actions.set_agenda(scope=ahead.scope, meeting_id=ahead.id, version=version(ahead), items=entries)


def test_a_new_meeting_has_the_lengths_of_its_template(ahead):
    assert [i.minutes for i in items(ahead)] == [30, 20, 30, 10, 40, 30, 25, 15, 10]


def test_a_point_that_was_removed_comes_back_with_its_id_and_the_undo_can_be_undone(ahead):
    before = items(ahead)
    keep(ahead, "coverage", "causes")
    assert len(items(ahead)) == len(before) - 2
    actions.undo_agenda(scope=ahead.scope, meeting_id=ahead.id)
    assert items(ahead) == before
    actions.undo_agenda(scope=ahead.scope, meeting_id=ahead.id)
    assert {i.key for i in before} - {i.key for i in items(ahead)} == {"coverage", "causes"}


def test_before_any_change_there_is_nothing_to_take_back(ahead):
    assert queries.kept_agenda(scope=ahead.scope, meeting_id=ahead.id) is None
    with pytest.raises(Refusal, match="Belum ada perubahan"):
        actions.undo_agenda(scope=ahead.scope, meeting_id=ahead.id)


def test_an_answer_of_the_camat_comes_back_with_its_question(ahead):
    item_id = ask(ahead)
    actions.decide(scope=ahead.scope, item_id=item_id, answer="agreed")
    keep(ahead, "camat_decisions")
    actions.undo_agenda(scope=ahead.scope, meeting_id=ahead.id)
    again = next(i for i in items(ahead) if i.id == item_id)
    assert (again.decision_asked, again.decision.answer) == ("Surat edaran posyandu?", "agreed")


def test_another_question_has_no_answer_yet(ahead):
    item_id = ask(ahead)
    actions.decide(scope=ahead.scope, item_id=item_id, answer="postponed")
    ask(ahead, "Dana PMT?")
    assert next(i for i in items(ahead) if i.id == item_id).decision is None


def test_the_template_comes_back_and_keeps_the_decision_that_was_asked(ahead):
    ask(ahead)
    keep(ahead, "coverage")
    ids = {i.key: i.id for i in items(ahead)}
    actions.restore_agenda(scope=ahead.scope, meeting_id=ahead.id, version=version(ahead))
    found = items(ahead)
    assert [i.key for i in found][3:5] == ["camat_decisions", "coverage"]
    assert next(i for i in found if i.key == "camat_decisions").decision_asked == "Surat edaran posyandu?"
    assert all(ids[i.key] == i.id for i in found if i.key in ids)
    with pytest.raises(Stale):
        actions.restore_agenda(scope=ahead.scope, meeting_id=ahead.id, version=1)


def test_a_length_that_cannot_be_is_refused(ahead):
    with pytest.raises(Refusal, match="tidak mungkin"):
        actions.set_agenda(
            scope=ahead.scope,
            meeting_id=ahead.id,
            version=version(ahead),
            items=[AgendaEntry("a", minutes=601)],
        )


def test_the_hours_move_with_the_start_of_the_meeting(ahead):
    actions.change_meeting(
        scope=ahead.scope, meeting_id=ahead.id, version=version(ahead), starts_at=time(9), ends_at=time(13)
    )
    assert [i.starts_at for i in items(ahead)][:2] == [time(9), time(9, 30)]
