"""The signed text: one hash for one text, whoever reads it; what differs between two texts."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.commitments.actions.promise import COMPLETABLE
from lokmin.commitments.rules import bound
from lokmin.meetings.rules import addenda
from lokmin.meetings.rules.agreement import (
    SAID,
    AgreedText,
    PromiseLine,
    changed_parts,
    code_of,
    difference,
    from_json,
    to_json,
)

LINE = PromiseLine("a", "p", 3, "o", "Kapolsek", "Wibowo", "Mendampingi kunjungan", ("Desa 1",), 12, "bayi")

texts = st.text(max_size=12)
lines = st.builds(
    PromiseLine,
    id=st.uuids().map(str),
    puskesmas_id=st.just("p"),
    number=st.integers(1, 99),
    office_id=texts,
    office=texts,
    holder=texts,
    what=texts,
    areas=st.lists(texts, max_size=3).map(tuple),
    quantity=st.none() | st.integers(1, 99),
    missing=st.lists(st.sampled_from(["where", "when"]), max_size=2, unique=True).map(tuple),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(lines, max_size=3).map(tuple), st.lists(texts, max_size=2).map(tuple))
def test_a_kept_text_is_the_same_text(promises, decisions):
    text = AgreedText("2023-05-24", decisions, promises)
    again = from_json(to_json(text))
    assert again == text
    assert again.sha256 == text.sha256


@pytest.mark.parametrize("name", SAID)
def test_each_part_that_a_signer_reads_changes_the_hash(name):
    value = getattr(LINE, name)
    other = {tuple: ("Desa 2",), str: f"{value}x"}.get(type(value), 99)
    changed = replace(LINE, **{name: other})
    before, after = (AgreedText("2023-05-24", (), (line,)) for line in (LINE, changed))
    assert before.sha256 != after.sha256
    assert changed_parts(LINE, changed) == (name,)


@pytest.mark.parametrize("part", ["holder", "contact", "delegate", "restricted", "missing"])
def test_what_was_not_promised_does_not_change_the_hash(part):
    other = {"restricted": True, "missing": ("when",)}.get(part, "lain")
    changed = replace(LINE, **{part: other})
    assert AgreedText("d", (), (LINE,)).sha256 == AgreedText("d", (), (changed,)).sha256


def test_what_the_text_says_of_a_promise_is_what_closing_binds():
    assert set(SAID) == {"number", "office", *bound.SIGNED.values()}
    assert set(bound.SIGNED) | bound.SPOKEN <= set(COMPLETABLE)
    assert set(bound.COMPLETES) <= set(bound.SIGNED)
    assert addenda.PART_WORDS.keys() == set(bound.SIGNED.values())


def test_an_addendum_hides_the_problem_of_a_restricted_promise_from_another_puskesmas():
    (told,) = addenda.changes([LINE], [replace(LINE, problem="TB di Desa 2", restricted=True)])
    for own, names in ((True, ["problem"]), (False, [])):
        seen = addenda.as_seen(told, own=own, restricted_hidden=not own)
        assert [part["name"] for part in seen["parts"]] == names


def test_a_decision_belongs_to_the_text():
    assert AgreedText("d", ("surat edaran",), ()).sha256 != AgreedText("d", (), ()).sha256
    assert code_of("3f9a01bc77") == "3F9A-01BC"


def test_added_withdrawn_and_changed_promises_are_told_apart():
    other, new = replace(LINE, id="b", number=4), replace(LINE, id="c", number=5)
    found = difference([LINE, other], [replace(LINE, quantity=14), new])
    assert (found.added, found.withdrawn, found.changed) == (("c",), ("b",), (("a", ("quantity",)),))


def test_an_addendum_says_before_and_after_and_refuses_to_say_nothing():
    told = addenda.changes([LINE], [replace(LINE, quantity=14, areas=("Desa 1", "Desa 2"))])
    assert told[0]["parts"] == [
        {"name": "areas", "before": ["Desa 1"], "after": ["Desa 1", "Desa 2"]},
        {"name": "quantity", "before": 12, "after": 14},
    ]
    with pytest.raises(Refusal, match="belum mengubah apa pun"):
        addenda.changes([LINE], [LINE], " ")


def test_an_addendum_hides_the_villages_of_a_restricted_promise():
    (told,) = addenda.changes([LINE], [replace(LINE, areas=("Desa 2",), quantity=1, restricted=True)])
    seen = addenda.as_seen(told, own=True, restricted_hidden=True)
    assert [part["name"] for part in seen["parts"]] == ["quantity"]
    assert addenda.as_seen(told, own=True, restricted_hidden=False) == told
