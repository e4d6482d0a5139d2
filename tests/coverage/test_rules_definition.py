"""A district's decisions over the reviewed facts, as a pure fold."""

import itertools

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
    back = definition.decide(FACTS, now, {"name": "Nama", "offered": True}, 2023)
    assert back == {"name": {"own": False, "value": "Nama"}}
    assert definition.decide(FACTS, now, {"name": "A"}, 2023) == {}


years = some.integers(2020, 2026)
months = some.sampled_from([None, (2, 8), (3, 9), ()])


@given(some.lists(some.tuples(years, months), max_size=6), years)
def test_the_last_plan_that_reaches_a_year_holds_in_it(steps, year):
    plan: definition.Plan = ()
    for since, wanted in steps:
        plan = definition.planned(plan, since, wanted)
    reaching = [wanted for since, wanted in steps if since <= year]
    assert definition.months_in(plan, year) == (reaching[-1] if reaching else None)
    assert (
        definition.read_plan(
            definition.Definition({definition.MONTHS: []}, frozenset(), plan).says(definition.MONTHS)["years"]
        )
        == plan
    )
    assert all(one[1] != other[1] for one, other in itertools.pairwise(plan))
