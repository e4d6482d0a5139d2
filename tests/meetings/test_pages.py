"""Meetings made ready to print: headings, steps, defaults of the plan, captions of a comparison."""

import re
from dataclasses import replace
from datetime import date, time, timedelta
from fractions import Fraction
from uuid import uuid4

import pytest
from django.template.loader import render_to_string

from lokmin.basics.time import Period
from lokmin.commitments import queries as promises
from lokmin.coverage.queries import BeforeAfter, Side
from lokmin.meetings import actions, queries
from lokmin.meetings.pages import guests, hub, plan, read_back
from lokmin.meetings.queries import Numbers, ReadBackRow
from lokmin.meetings.queries.read_back import read
from lokmin.meetings.rules.people import Counts
from lokmin.meetings.rules.templates import CheckedLine, Fact, checklist
from lokmin.people import queries as people
from tests.meetings.conftest import DAY, hold
from tests.meetings.conftest import plan as made
from tests.meetings.test_actions import full_parts, promise


def test_the_heading_says_how_far_the_meeting_is(hall):
    card, day = hall.meeting, hall.meeting.held_on
    words = {
        -2: "tinggal 2 hari",
        -1: "besok",
        0: "hari ini",
        3: "lewat 3 hari, belum dibuka",
    }
    for days, expected in words.items():
        assert expected in hub.heading(card, day + timedelta(days=days))
    assert "berlangsung" in hub.heading(replace(card, state="open"), day)
    closed = replace(card, state="closed", numbers=Numbers(wanted=9, signed=7))
    assert "tanda tangan menyusul: 2 dari 9" in hub.heading(closed, day)
    assert "selesai" in hub.heading(replace(closed, numbers=Numbers(wanted=9, signed=9)), day)


def _due(wanted, read=0):
    ids = [uuid4() for _ in range(wanted)]
    return queries.Due(frozenset(ids), frozenset(ids), frozenset(ids[:read]))


def test_a_step_is_done_when_all_of_it_is_there(hall):
    full = Numbers(9, 3, 3, 3, 3, 3, 1, 1, 5, 2, 2, 4, 4)
    done = hub.steps(replace(hall.meeting, state="closed", numbers=full), "1011689", _due(2, read=2))
    assert {step.state for step in done} == {"done"}
    card = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    fresh = hub.steps(card, "1011689", _due(0))
    assert [step.state for step in fresh][:2] == ["done", "running"]
    nothing_due = [step.state for step in fresh if "/evaluasi/" in step.url]
    assert nothing_due == ["done"], "the checklist ticks it too: there is nothing to read back"
    half = hub.steps(card, "1011689", _due(2, read=1))
    assert [step.proof for step in half if "evaluasi" in step.url] == ["1 dari 2 komitmen dievaluasi"]
    monthly = hub.steps(replace(hall.meeting, kind="monthly"), "1011689", _due(0))
    assert monthly[1].url.endswith("/bahan/")


def test_the_checklist_is_shown_by_stage(hall):
    lines = [CheckedLine(line, Fact(line.proof == "minutes")) for line in checklist("quarterly")]
    shown = hub.stages(lines, hall.meeting, "1011689", [])
    assert [stage.name for stage in shown] == ["Masukan", "Proses", "Luaran"]
    assert [stage.done for stage in shown] == [0, 0, 1]
    assert shown[0].lines[0].words == "Belum ada"


def test_presence_is_told_in_one_line():
    words = hub.presence_words(
        Counts(invited=34, present=25, represented=5, excused=1, absent=2, unrecorded=1)
    )
    assert words == "25 hadir, 5 diwakili, 1 izin, 2 tidak hadir, 1 belum tercatat"


def test_the_plan_suggests_number_day_months_and_chair(hall):
    start = plan.defaults(scope=hall.scope, puskesmas=hall.world.ours, family="quarterly")
    assert (start["number"], start["kind"], start["held_on"]) == (3, "quarterly", date(2023, 8, 23))
    assert (start["reviewed_first"], start["reviewed_last"]) == ("2023-05", "2023-07")
    assert (start["planned_first"], start["planned_last"]) == ("2023-08", "2023-11")
    assert (start["chair_title"], start["chair_name"], start["venue"]) == (
        "Camat",
        "Pak Camat",
        "Aula Kecamatan",
    )
    assert start["ends_at"] == time(12, 0)
    monthly = plan.defaults(scope=hall.scope, puskesmas=hall.world.ours, family="monthly")
    assert (monthly["number"], monthly["kind"]) == (1, "monthly_first")
    assert plan.initial(hall.meeting)["held_on"] == hall.meeting.held_on


def test_after_the_last_number_of_a_year_comes_the_first_of_the_next(hall):
    day = {"held_on": date(2023, 9, 20), "number": 4, "reviewed": Period.parse("2023-06..2023-08")}
    made(hall.scope, hall.world.ours, **day, planned=Period.parse("2023-09..2023-12"))
    start = plan.defaults(scope=hall.scope, puskesmas=hall.world.ours, family="quarterly")
    assert (start["number"], start["year"], start["kind"]) == (1, 2024, "quarterly_first")
    assert start["held_on"] == date(2024, 2, 21)


def test_the_next_day_is_the_same_weekday_and_never_in_the_past(hall):
    assert plan.next_day(hall.meeting, date(2023, 6, 1), 3).weekday() == 2
    assert plan.next_day(hall.meeting, date(2024, 6, 3), 3) == date(2024, 6, 17)
    assert plan.next_day(None, date(2023, 6, 1), 1) == date(2023, 6, 15)


@pytest.mark.parametrize("today", [date(2023, 6, n) for n in range(1, 8)])
def test_the_day_suggested_is_never_on_a_weekend(hall, today):
    day = plan.next_day(None, today, 1)
    assert day.weekday() < 5
    assert 14 <= (day - today).days <= 16
    saturday = replace(hall.meeting, held_on=date(2023, 5, 27))
    assert plan.next_day(saturday, today, 3) == date(2023, 8, 28)


def test_an_office_stands_once_on_invitations_and_attendance(hall):
    hall.open_it()
    actions.check_in(scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.police, presence="present")
    rows = queries.invitations(scope=hall.scope, meeting_id=hall.meeting.id)
    seats = queries.attendance(scope=hall.scope, meeting_id=hall.meeting.id)
    printer = guests.SeatPrinter(hall.world.ours.code, hall.meeting.id, "/hadir/", "t0k3n", writes=True)
    groups = guests.seats(rows, seats, None, {}, lambda row: "", printer)
    stamps = [re.findall(r"stamp-(\w+)", line) for group in groups for line in group.rows]
    assert sorted(stamps) == [[], [], ["done"]]
    directory = people.directory(scope=hall.scope, kecamatan_id=hall.world.ours.kecamatan_id)
    left = guests.free_offices(directory, {hall.police, hall.camat, hall.village})
    assert not left


def compared(row, before, after, others=None):
    first, second = Period.parse("2022-12..2023-01"), Period.parse("2023-03..2023-04")
    sides = [Side(first, before, Fraction(50)), Side(second, after, Fraction(50))]
    beside = [Side(first, n, Fraction(100)) for n in others[:1]] if others else [None]
    beside += [Side(second, n, Fraction(100)) for n in others[1:]] if others else [None]
    from lokmin.coverage.queries import reviewed

    idl = next(card for card in reviewed() if card.code == "IDL")
    change = BeforeAfter(idl, row.commitment.area_ids, "compared", DAY.date(), DAY.date(), *sides, *beside)
    return replace(row, change=change, reading=read(change))


def test_a_comparison_is_told_with_both_windows_and_a_careful_verdict(hall):
    from lokmin.coverage import actions as coverage
    from tests.world import installer

    coverage.load_dictionary(scope=installer(ids=frozenset({hall.world.ours.id})))
    hold(hall)
    card = promise(hall, **full_parts(hall))
    plain = ReadBackRow(card, DAY.date(), None, read(None), ())
    (silent,) = read_back.told([plain])
    assert (silent.slope, silent.caption) == (None, "")
    (told,) = read_back.told([compared(plain, 10, 20, (10, 12))])
    assert told.caption.endswith("Naik 20,0 poin (10 orang); desa lain naik 2,0 poin.")
    assert told.reading == "Belum ada laporan; angka desanya bergerak lebih baik daripada desa lain."
    assert told.row.unreported
    done = replace(plain, commitment=replace(card, state="done"))
    (credited,) = read_back.told([compared(done, 10, 20, (10, 12))])
    assert credited.reading == "Bergerak lebih baik daripada desa lain."
    assert not credited.row.unreported
    assert told.windows == "Desember 2022–Januari 2023 dibanding Maret–April 2023"
    assert told.slope.before_words == "Des 2022–Jan 2023"
    assert "20,0" in told.slope.label
    (alone,) = read_back.told([compared(plain, 20, 10)])
    assert "Turun 20,0 poin" in alone.caption
    assert "tidak dapat dikaitkan" in alone.reading
    tally = read_back.tally([plain], date(2023, 9, 30))
    assert (tally.total, tally.running, tally.late, tally.proven) == (1, 1, 1, 0)


@pytest.mark.parametrize("state", list(promises.STATES))
def test_a_promise_is_told_in_the_words_of_its_state_that_all_pages_use(hall, state):
    hold(hall)
    card = replace(promise(hall, **full_parts(hall)), state=state)
    row = ReadBackRow(card, DAY.date(), None, read(None), ())
    [told] = read_back.told([row])
    assert (told.word, told.stamp) == (promises.STATES[state], read_back.STAMPS[state])
    values = {"rows": [told], "told": told, "page": 1, "pages": 1, "puskesmas": hall.world.ours}
    for template in ("wall/read_back", "parts/told"):
        shown = render_to_string(f"meetings/{template}.html", {**values, "meeting": hall.meeting})
        assert promises.STATES[state] in shown, template
