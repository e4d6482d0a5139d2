"""Ids that two installations never make twice."""

from lokmin.basics.ids import new_id, stable_id


def test_ids_are_unique_versioned_and_in_the_order_of_time():
    ids = [new_id() for _ in range(2000)]
    assert len(set(ids)) == 2000
    assert {i.version for i in ids} == {7}
    milliseconds = [i.int >> 80 for i in ids]
    assert milliseconds == sorted(milliseconds)


def test_a_national_code_gives_the_same_id_everywhere():
    assert stable_id("area", "36.01.17") == stable_id("area", "36.01.17")
    assert stable_id("area", "1033372") != stable_id("puskesmas", "1033372")
