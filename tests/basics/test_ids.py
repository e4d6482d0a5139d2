"""Ids that two installations never make twice."""

import time
from uuid import RFC_4122

from lokmin.basics import ids
from lokmin.basics.ids import new_id, new_ids, read_id, stable_id


def test_ids_are_unique_versioned_and_in_the_order_they_were_made():
    made = [new_id() for _ in range(5000)]
    assert len(set(made)) == 5000
    assert {(i.version, i.variant) for i in made} == {(7, RFC_4122)}
    assert made == sorted(made)


def test_a_clock_set_back_does_not_put_a_later_row_first(monkeypatch):
    first = new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    second, third = new_id(), new_id()
    assert first < second < third


def test_an_id_begins_with_the_milliseconds_it_was_made_at(monkeypatch):
    later = time.time_ns() + 3_600_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: later)
    monkeypatch.setattr(ids, "_latest", 0)
    assert new_id().int >> 80 == later // 1_000_000


def test_a_national_code_gives_the_same_id_everywhere():
    assert stable_id("area", "36.01.17") == stable_id("area", "36.01.17")
    assert stable_id("area", "1033372") != stable_id("puskesmas", "1033372")


def test_ids_made_together_rise_and_are_of_the_same_kind():
    before, many, after = new_id(), new_ids(1000), new_id()
    assert sorted({before, *many, after}) == [before, *many, after]
    assert {one.version for one in many} == {7}
    assert new_ids(0) == []


def test_text_that_is_no_id_is_read_as_none():
    made = new_id()
    assert [read_id(text) for text in (str(made), "", "desa-1")] == [made, None, None]
