"""How the hours of an agenda follow one another."""

from datetime import time

from lokmin.meetings.rules import agenda
from lokmin.meetings.rules.agenda import AgendaEntry


def entry(title, at=None, minutes=None, key=""):
    hour = time(*map(int, at.split("."))) if at else None
    return AgendaEntry(title, hour, minutes=minutes, key=key)


def told(entries):
    return [(e.title, f"{e.starts_at:%H.%M}" if e.starts_at else "", e.minutes) for e in entries]


def test_a_length_that_nobody_wrote_lasts_until_the_next_hour():
    points = [entry("a", "08.30"), entry("b", "09.00", 15), entry("c"), entry("d", "09.45")]
    assert agenda.lengths(points) == [30, 15, None, None]


def test_one_moved_up_takes_the_hours_of_the_others_along():
    points = [entry("a", "08.30", 30), entry("b", "09.00", 20), entry("c", "09.20", 40)]
    moved = agenda.moved(points, 2, -1, None)
    assert told(moved) == [("a", "08.30", 30), ("c", "09.00", 40), ("b", "09.40", 20)]
    first = agenda.moved(points, 1, -1, None)
    assert told(first) == [("b", "08.30", 20), ("a", "08.50", 30), ("c", "09.20", 40)]


def test_at_either_end_nothing_moves():
    points = [entry("a", "08.30", 30), entry("b", "09.00", 20)]
    assert agenda.swapped(points, 0, -1) == points
    assert agenda.swapped(points, 1, 1) == points


def test_hours_are_counted_anew_from_the_first_and_gaps_become_lengths():
    points = [entry("a", "08.30", 45), entry("b", "09.00"), entry("c", "09.30", 10)]
    assert told(agenda.recalculated(points, None)) == [
        ("a", "08.30", 45),
        ("b", "09.15", 30),
        ("c", "09.45", 10),
    ]


def test_without_any_hour_the_start_of_the_meeting_is_the_first():
    points = [entry("a", minutes=20), entry("b")]
    assert told(agenda.recalculated(points, time(9))) == [("a", "09.00", 20), ("b", "09.20", None)]
    assert agenda.recalculated(points, None) == agenda.measured(points)


def test_an_overlap_and_a_late_end_are_told_with_their_minutes():
    points = [entry("a", "08.30", 45), entry("b", "09.00", 60)]
    over, end = agenda.doubts(points, time(9, 30))
    assert (over.kind, over.title, over.minutes, over.at) == ("overlap", "b", 15, time(9, 15))
    assert (end.kind, end.minutes, end.at) == ("end", 30, time(10))
    assert agenda.doubts([entry("a", "08.30", 30), entry("b", "09.00", 30)], time(9, 30)) == []


def test_the_camats_decisions_stand_right_behind_the_read_back():
    late = [
        entry("r", "09.00", 20, "read_back"),
        entry("c", "09.20", 30, "coverage"),
        entry("k", "09.50", 10, "camat_decisions"),
    ]
    assert agenda.decisions_late(late)
    put = agenda.with_decisions(late, None)
    assert told(put) == [("r", "09.00", 20), ("k", "09.20", 10), ("c", "09.30", 30)]
    assert not agenda.decisions_late(put)


def test_a_point_for_the_decisions_is_made_where_there_is_none():
    put = agenda.with_decisions([entry("r", "09.00", 20, "read_back"), entry("c", "09.20", 30)], None)
    assert [e.key for e in put] == ["read_back", "camat_decisions", ""]
    assert told(put)[2] == ("c", "09.30", 30)
    alone = agenda.with_decisions([entry("a", "09.00", 5), entry("b", "09.05", 5)], None)
    assert [e.title for e in alone][:1] == ["a"]
