"""Rules of the lokmin: months, numbers, steps, counts, signers, templates, reading a change."""

from datetime import date, time
from fractions import Fraction
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month, Period
from lokmin.meetings.rules import calendar, people, reading, steps, templates
from lokmin.meetings.rules import kinds as families
from lokmin.meetings.rules.people import Seat, Signer
from lokmin.meetings.rules.reading import Verdict

days = st.dates(date(2001, 1, 1), date(2199, 12, 31))
kinds = st.sampled_from(families.KINDS)


def refused(code: str):
    return pytest.raises(Refusal, check=lambda error: error.code == code)


@given(kinds, days)
def test_default_months_pass_their_own_checks(kind, held_on):
    reviewed = calendar.default_reviewed(kind, held_on)
    planned = calendar.default_planned(kind, held_on)
    calendar.check_reviewed(reviewed, held_on)
    calendar.check_planned(planned, held_on)
    assert reviewed.last < Month.of(held_on) == planned.first


@given(days)
def test_the_quarter_reviewed_by_default_is_the_last_finished_one(held_on):
    period = calendar.default_reviewed("quarterly", held_on)
    assert period.quarter_name
    assert 1 <= Month.of(held_on).index - period.last.index <= 3


def test_both_customs_of_may_2023_are_the_default_of_their_place():
    mandalawangi = [Period.parse("2022-10..2022-12")]
    lais = [Period.parse("2022-11..2023-01")]
    assert calendar.default_reviewed("quarterly", date(2023, 5, 22), mandalawangi) == Period.quarter("2023Q1")
    assert calendar.default_reviewed("quarterly", date(2023, 5, 24), lais) == Period.parse("2023-02..2023-04")


def test_the_first_lokmin_of_a_year_reviews_the_year_before():
    assert calendar.default_reviewed("quarterly_first", date(2023, 2, 21)) == Period.parse("2022-01..2022-12")
    assert calendar.default_reviewed("monthly_first", date(2023, 1, 9)) == Period.parse("2022-12..2022-12")


def test_the_months_planned_reach_to_the_next_meeting():
    held_on = date(2023, 5, 22)
    assert calendar.default_planned("quarterly", held_on) == Period.parse("2023-05..2023-08")
    assert calendar.default_planned("monthly", held_on) == Period.parse("2023-05..2023-06")
    later = calendar.default_planned("quarterly", held_on, date(2023, 9, 4))
    assert later == Period.parse("2023-05..2023-09")


def test_a_fourth_lokmin_may_come_before_its_quarter_ends_but_not_before_it_begins():
    calendar.check_reviewed(Period.quarter("2023Q4"), date(2023, 12, 11))
    with refused("meetings.reviewed_later"):
        calendar.check_reviewed(Period.quarter("2023Q4"), date(2023, 11, 28))


def test_months_that_are_over_cannot_be_planned_and_a_year_is_the_longest():
    with refused("meetings.planned_past"):
        calendar.check_planned(Period.parse("2023-01..2023-03"), date(2023, 5, 22))
    with refused("meetings.planned_long"):
        calendar.check_planned(Period.parse("2023-05..2024-05"), date(2023, 5, 22))
    with refused("meetings.reviewed_long"):
        calendar.check_reviewed(Period.parse("2022-01..2023-04"), date(2023, 5, 22))


@given(st.integers(1, 12))
def test_roman_numbers_are_read_back(number):
    value = {"X": 10, "V": 5, "I": 1}
    digits = [value[letter] for letter in calendar.roman(number)]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    assert sum(-a if a < b else a for a, b in pairs) == number


@given(st.lists(st.integers(1, 12)))
def test_the_next_number_is_free(taken):
    assert calendar.next_number(taken) not in taken


def test_the_first_of_the_year_has_its_own_kind():
    assert calendar.default_kind("quarterly", []) == "quarterly_first"
    assert calendar.default_kind("quarterly_first", [1]) == "quarterly"
    assert families.series("monthly") == families.series("monthly_first")


def test_unknown_kinds_numbers_and_times_are_refused():
    with refused("meetings.kind"):
        families.check_kind("yearly")
    for number in (0, 13):
        with refused("meetings.number"):
            families.check_number("quarterly", number)
    with refused("meetings.times"):
        calendar.check_times(time(10), time(9))
    calendar.check_times(time(10), None)


def test_a_meeting_goes_one_way():
    steps.check_transition("preparing", "open")
    steps.check_transition("open", "closed")
    for before, after in (("preparing", "closed"), ("closed", "open"), ("open", "preparing")):
        with refused("meetings.transition"):
            steps.check_transition(before, after)


def test_a_meeting_opens_on_its_day_or_later():
    steps.check_day(date(2023, 5, 22), date(2023, 5, 23))
    with refused("meetings.too_early"):
        steps.check_day(date(2023, 5, 22), date(2023, 5, 21))


@pytest.mark.parametrize(
    ("closing", "code"),
    [
        (steps.Closing(0, 3, "Camat"), "meetings.close_no_attendance"),
        (steps.Closing(3, 0, "Camat"), "meetings.close_no_minutes"),
        (steps.Closing(3, 3, " "), "meetings.close_no_chair"),
    ],
)
def test_closing_needs_attendance_minutes_and_a_chair(closing, code):
    with refused(code):
        steps.check_closing("open", closing)
    steps.check_closing("open", steps.Closing(1, 1, "Camat"))


def test_a_closed_meeting_takes_nothing_more():
    with refused("meetings.closed"):
        steps.check_open("closed")
    with refused("meetings.not_open"):
        steps.check_open("preparing")


def test_a_promise_without_who_or_what_is_refused():
    with refused("meetings.promise_who"):
        steps.check_promise(None, "mobil siaga")
    with refused("meetings.promise_what"):
        steps.check_promise(uuid4(), "  ")


def test_at_most_three_decisions_are_asked_of_the_camat():
    steps.check_decisions(["a", "b", "", "c"])
    with refused("meetings.decisions_many"):
        steps.check_decisions(["a", "b", "c", "d"])


def test_one_person_with_two_offices_is_one_head_and_two_institutions():
    a, b = uuid4(), uuid4()
    seats = [
        Seat("present", "H. Ahmad  Yani", a),
        Seat("represented", "h. ahmad yani", b),
        Seat("absent", "", a),
    ]
    counts = people.count(seats, invited=5)
    assert (counts.heads, counts.institutions, counts.came) == (1, 2, 2)
    assert (counts.absent, counts.unrecorded) == (1, 2)


@given(
    st.lists(
        st.builds(
            Seat,
            st.sampled_from(steps.PRESENCES),
            st.sampled_from(["", "A", "B", "C"]),
            st.uuids(),
            st.booleans(),
        )
    )
)
def test_heads_never_exceed_seats_and_every_seat_is_counted_once(seats):
    counts = people.count(seats, invited=sum(seat.invited for seat in seats))
    called = [seat for seat in seats if seat.invited]
    assert counts.heads <= counts.came + counts.walk_in
    assert counts.came + counts.excused + counts.absent == len(called)
    assert counts.walk_in == sum(not seat.invited and seat.presence in people.CAME for seat in seats)
    assert counts.unrecorded == 0


def test_the_one_who_signs_is_the_one_printed():
    delegate = Signer("Bhabinkamtibmas", "Aiptu Rahmat", "Kapolsek", id_kind="NRP", id_number="123")
    assert delegate.text == "a.n. Kapolsek, Bhabinkamtibmas, Aiptu Rahmat, NRP 123"
    between = Signer("Kasi Kesra", "Siti", "Camat", through="Sekretaris Kecamatan")
    assert between.lines == ("a.n. Camat", "Sekretaris Kecamatan", "u.b.", "Kasi Kesra", "Siti")
    assert Signer("Plt. Camat Lais", "Andi").text == "Plt. Camat Lais, Andi"


def test_a_signature_has_its_own_day_between_meeting_and_today():
    held_on, today = date(2023, 5, 22), date(2023, 6, 1)
    people.check_signed(date(2023, 5, 29), held_on, today)
    with refused("meetings.signed_early"):
        people.check_signed(date(2023, 5, 21), held_on, today)
    with refused("meetings.signed_future"):
        people.check_signed(date(2023, 6, 2), held_on, today)


@pytest.mark.parametrize("kind", families.KINDS)
def test_every_kind_has_an_agenda_and_a_checklist_that_fit_together(kind):
    agenda = templates.agenda(kind, time(9))
    assert agenda[0].starts_at == time(9)
    assert [line.starts_at for line in agenda] == sorted(line.starts_at for line in agenda)
    keys = {line.key for line in agenda}
    assert len(keys) == len(agenda)
    lines = templates.checklist(kind)
    assert {line.stage for line in lines} == set(templates.STAGES)
    wanted = {line.proof.removeprefix("agenda:") for line in lines if line.proof.startswith("agenda:")}
    assert wanted <= keys
    assert all(line.text and line.text_en for line in lines)
    assert templates.duration(kind) >= 60


def test_a_line_without_proof_is_not_done():
    checked = templates.checked("monthly", {"minutes": templates.Fact(True, "3 butir")})
    assert [line.line.proof for line in checked if line.fact.done] == ["minutes"]
    assert all("(" in source for source in templates.sources())


def compare(change, others, denominator=Fraction(50), state="compared", lower=False):
    return reading.read(
        state=state,
        change=Fraction(change) if change is not None else None,
        others_change=Fraction(others) if others is not None else None,
        denominator=denominator,
        lower_is_better=lower,
    )


def test_a_difference_below_one_person_cannot_be_told_apart():
    assert compare(2, 1).verdict is Verdict.NOT_APART
    assert compare(3, 1).verdict is Verdict.BETTER
    assert compare(-1, 2).verdict is Verdict.WORSE
    assert compare(-3, 1, lower=True).verdict is Verdict.BETTER


def test_small_numbers_are_called_small_and_nobody_to_compare_with_is_said():
    assert compare(6, 1).small
    assert not compare(20, 1).small
    assert compare(6, None).verdict is Verdict.ALONE


@pytest.mark.parametrize(
    ("state", "verdict"),
    [
        ("too_soon", Verdict.TOO_SOON),
        ("no_data", Verdict.NO_DATA),
        ("not_scheduled", Verdict.NOT_SCHEDULED),
        ("restricted", Verdict.HIDDEN),
        ("not_comparable", Verdict.NO_NUMBER),
        ("compared", Verdict.NO_DATA),
    ],
)
def test_without_a_change_the_reason_is_said(state, verdict):
    assert compare(None, None, state=state).verdict is verdict
    assert compare(None, None, state=state).words


def sitting(held_on: date, reviewed: str, planned: str) -> calendar.Sitting:
    return calendar.Sitting(held_on, Period.parse(reviewed), Period.parse(planned))


MAY = sitting(date(2023, 5, 22), "2023-02..2023-04", "2023-05..2023-08")
AUGUST = sitting(date(2023, 9, 4), "2023-04..2023-07", "2023-08..2023-11")


@pytest.mark.parametrize(
    ("month", "sittings", "until"),
    [
        ("2023-04", [], "2023-07"),
        ("2023-11", [], "2023-12"),
        ("2023-04", [MAY], "2023-07"),
        ("2023-04", [MAY, AUGUST], "2023-08"),
        ("2023-03", [MAY, AUGUST], "2023-08"),
        ("2023-06", [MAY], "2023-07"),
        ("2023-06", [MAY, AUGUST], "2023-10"),
        ("2023-01", [MAY, AUGUST], "2023-04"),
        ("2023-07", [MAY], "2023-10"),
        ("2023-08", [MAY, AUGUST], "2023-10"),
        ("2023-11", [MAY, AUGUST], "2023-12"),
        ("2022-12", [MAY, AUGUST], "2022-12"),
    ],
)
def test_people_are_counted_to_the_month_before_the_lokmin_after_the_one_that_reviews(month, sittings, until):
    found = calendar.last_month_to_reach(Month.parse(month), sittings)
    assert found == Month.parse(until)


@pytest.mark.parametrize(
    ("today", "reviewed"),
    [(date(2023, 5, 1), "2023-04"), (date(2023, 5, 22), "2023-04"), (date(2023, 5, 23), "2023-07")],
)
def test_before_a_lokmin_its_last_month_is_looked_at(today, reviewed):
    assert calendar.month_to_review(today, [MAY, AUGUST]) == Month.parse(reviewed)
    assert calendar.month_to_review(date(2024, 1, 1), [MAY, AUGUST]) is None
