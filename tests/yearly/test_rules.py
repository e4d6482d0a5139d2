"""The year as rules: criteria and items as data, what is complete, what can still be made."""

from dataclasses import replace
from datetime import date

import pytest

from lokmin.meetings.rules import kinds as families
from lokmin.yearly.rules import criteria as c
from lokmin.yearly.rules import year as y
from lokmin.yearly.rules.evidence import Found, Standing, kinds, lines

HELD, NEXT = date(2023, 5, 24), date(2023, 8, 21)
THERE = Found(Standing.THERE, "ada")
MISSING = Found(Standing.MISSING, "belum")
NONE = Found(Standing.NONE, "tidak perlu")


def made(today=date(2023, 5, 1), held_on=HELD, **found):
    everything = {key: MISSING for key in kinds()} | found
    return lines(everything, held_on=held_on, next_on=NEXT, today=today)


def results(kind="quarterly", topics=(), **found):
    return c.results(c.editions()[0], kind=kind, lines=made(**found), topics=topics)


def one(key, **given):
    return next(result for result in results(**given) if result.criterion.key == key)


def test_every_criterion_asks_for_evidence_and_meetings_that_exist():
    known = {*families.FAMILIES, *families.KINDS}
    for edition in c.editions():
        keys = [criterion.key for criterion in edition.criteria]
        assert len(keys) == len(set(keys))
        assert edition.source
        assert edition.en
        for criterion in edition.criteria:
            assert set(criterion.needs) <= set(kinds()), criterion.key
            assert criterion.needs
            assert set(criterion.kinds) <= known, criterion.key
            assert criterion.kinds
            assert criterion.text
            assert criterion.en


def test_the_criterion_on_lokmin_asks_what_the_instrument_names():
    asked = next(one for one in c.editions()[0].criteria if one.key == "1.6.2 a")
    assert set(asked.needs) == {"schedule", "invitation", "attendance", "minutes", "photos"}
    assert asked.fits("monthly")
    assert asked.fits("quarterly_first")
    assert not asked.fits("stunting")


def test_a_criterion_of_the_first_meeting_alone_is_not_asked_of_a_routine_one():
    first = next(one for one in c.editions()[0].criteria if one.code == "1.1.1")
    assert first.fits("quarterly_first")
    assert not first.fits("quarterly")


def test_the_edition_is_the_one_that_surveys_use_on_the_day():
    old = c.editions()[0]
    new = replace(old, key="2027", since=date(2027, 3, 1))
    assert c.edition_on(date(2027, 2, 28), (old, new)) is old
    assert c.edition_on(date(2027, 3, 1), (old, new)) is new
    assert c.edition_on(date(2001, 1, 1), (old, new)) is old


def test_a_letter_is_in_time_until_the_day_before_and_proof_until_the_next_meeting():
    known = made()
    assert known["invitation"].until == date(2023, 5, 23)
    assert known["attendance"].until == HELD
    assert known["minutes"].until == date(2023, 5, 31)
    assert known["follow_up"].until == NEXT
    assert known["other"].until is None


@pytest.mark.parametrize(
    ("today", "late"), [(date(2023, 5, 23), False), (date(2023, 5, 24), True), (date(2024, 1, 1), True)]
)
def test_what_lacks_is_late_only_after_its_last_day(today, late):
    line = made(today=today)["invitation"]
    assert (line.lacks, line.late, line.in_time) == (True, late, not late)


def test_what_is_not_needed_lacks_nothing():
    line = made(agreement=NONE, today=date(2024, 1, 1))["agreement"]
    assert not line.wanted
    assert not line.lacks
    assert not line.in_time


def test_a_criterion_is_met_when_all_that_it_needs_is_there():
    assert not one("1.6.2 b", minutes=THERE).met
    assert one("1.6.2 b", minutes=THERE, discussed=THERE).met
    assert one("1.6.2 c", plan=THERE, follow_up=THERE, read_back=NONE).met
    nothing = one("1.7.1 f", handed_up=NONE)
    assert (nothing.there, nothing.wanted, nothing.met) == (0, 0, False)


def test_a_programme_is_proven_only_by_a_meeting_that_agreed_on_it():
    found = {"attendance": THERE, "minutes": THERE, "plan": THERE}
    assert one("4.3.1 e", **found).apart
    assert one("4.3.1 e", topics={"IDL", "Imunisasi"}, **found).met
    assert one("4.4.1 f", topics={"IDL", "Imunisasi"}, **found).wanted == 0


def test_the_meter_counts_each_kind_once_however_many_criteria_ask_for_it():
    meter = c.meter(results(minutes=THERE, handed_up=NONE))
    asked = {line.kind.key for result in results() if not result.apart for line in result.lines}
    assert meter.there == 1
    assert meter.wanted == len(asked) - 1
    assert meter.in_time + meter.late == meter.wanted - 1
    assert not meter.complete


def test_empty_is_not_complete():
    assert not c.meter(()).complete
    assert c.NOTHING + c.Meter(1, 2, 1, 0) == c.Meter(1, 2, 1, 0)


def held(month, *, kind="quarterly", counted=True, **found):
    known = made(held_on=date(2023, month, 20), **found)
    told = c.results(c.editions()[0], kind=kind, lines=known, topics=())
    return y.Held(families.family_key(kind), date(2023, month, 20), counted, known, told)


def row(meetings, key="1.6.2 b"):
    return next(row for row in y.rows(c.editions()[0], meetings) if row.criterion.key == key)


def test_meetings_stand_in_the_calendar_quarter_of_their_day():
    whole = {"minutes": THERE, "discussed": THERE}
    found = row([held(2, **whole), held(3, kind="monthly"), held(12, **whole)])
    assert [(cell.met, cell.meetings) for cell in found.cells] == [(1, 2), (0, 0), (0, 0), (1, 1)]
    assert (found.meter.there, found.meter.wanted) == (4, 6)
    assert (found.met, found.meetings) == (2, 3)


def test_a_year_without_meetings_has_every_criterion_with_nothing_to_prove():
    found = y.rows(c.editions()[0], [])
    assert len(found) == len(c.editions()[0].criteria)
    assert all(cell.meetings == 0 and cell.meter == c.NOTHING for each in found for cell in each.cells)


def item(form, family):
    own = next(one for one in y.forms() if one.key == form)
    return next(one for one in own.items if one.family == family)


@pytest.mark.parametrize(
    ("family", "count", "points"),
    [
        ("quarterly", 0, 0), ("quarterly", 1, 4), ("quarterly", 2, 7), ("quarterly", 3, 7),
        ("quarterly", 4, 10), ("monthly", 0, 0), ("monthly", 4, 4), ("monthly", 5, 7), ("monthly", 8, 7),
        ("monthly", 9, 10), ("monthly", 12, 10),
    ],
)  # fmt: skip
def test_the_points_of_the_district_form_are_those_that_are_printed_on_it(family, count, points):
    assert item("kabupaten-2022", family).points(count) == points


def test_how_many_meetings_more_bring_the_next_points():
    assert item("kabupaten-2022", "quarterly").next_step(2) == (2, 10)
    assert item("kabupaten-2022", "quarterly").next_step(4) is None


def test_where_the_content_is_judged_no_points_are_invented():
    found = y.scored(item("jawa-timur-2023", "quarterly"), [held(2, minutes=THERE)])
    assert found.points is None
    assert (found.held, found.proven, found.whole) == (1, 1, 0)


def test_a_meeting_counts_with_its_minutes_and_once_it_is_over():
    asked = item("kabupaten-2022", "quarterly")
    year = [
        held(2, minutes=THERE),
        held(5),
        held(8, minutes=THERE, counted=False),
        held(3, kind="monthly", minutes=THERE),
    ]
    found = y.scored(asked, year)
    assert (found.held, found.proven, found.points) == (2, 1, 4)
