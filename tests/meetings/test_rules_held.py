"""The meeting evaluated: hours only of its own day, nothing recorded is not nought."""

from datetime import date, datetime, time

from lokmin.basics.time import zone
from lokmin.meetings.rules.held import Clock, Seats, real_time, seats

DAY = date(2023, 5, 24)


def test_an_hour_counts_only_when_it_was_recorded_on_the_day_in_the_zone_of_the_place():
    late = datetime(2023, 5, 24, 23, 30, tzinfo=zone("WIB"))
    assert real_time(late, DAY, zone("WIB")) == time(23, 30)
    assert real_time(late, DAY, zone("WIT")) is None
    assert real_time(datetime(2023, 5, 26, 9, 0, tzinfo=zone("WIB")), DAY, zone("WIB")) is None
    assert real_time(None, DAY, zone("WIB")) is None


def test_minutes_need_both_hours():
    assert Clock(time(8, 30), time(8, 47)).minutes == 17
    assert Clock(time(12, 0), time(11, 50)).minutes == -10
    assert Clock(None, time(8, 47)).minutes is None
    assert Clock(time(8, 30), None).minutes is None


def test_principals_delegates_and_walk_ins_are_counted_apart():
    told = [("present", True), ("present", False), ("represented", True), ("excused", True), ("absent", True)]
    assert seats(6, told) == Seats(6, 1, 1, 1, 1, 1)
    assert seats(6, told).unrecorded == 2
    assert seats(0, []).unrecorded == 0
