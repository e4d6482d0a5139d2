"""A district's decisions over the reviewed facts, as a pure fold."""

from hypothesis import given
from hypothesis import strategies as some

from lokmin.coverage.rules import definition
from lokmin.coverage.rules.definition import laid_over

FACTS = {"name": "Nama", "offered": True}
said = some.fixed_dictionaries({"own": some.booleans(), "value": some.sampled_from(["A", "B", "Nama"])})


@given(some.lists(some.fixed_dictionaries({"name": said}), max_size=6))
def test_the_last_word_counts_and_a_word_taken_back_follows_the_dictionary(decisions):
    read = laid_over(FACTS, decisions)
    last = decisions[-1]["name"] if decisions else {"own": False}
    assert read.values["name"] == (last["value"] if last["own"] else "Nama")
    assert ("name" in read.own) is last["own"]
    assert read.values["offered"] is True


def test_what_is_written_as_reviewed_is_no_decision_of_its_own():
    now = laid_over(FACTS, [{"name": {"own": True, "value": "A"}}])
    back = definition.decide(FACTS, now, {"name": "Nama", "offered": True})
    assert back == {"name": {"own": False, "value": "Nama"}}
    assert definition.decide(FACTS, now, {"name": "A"}) == {}
