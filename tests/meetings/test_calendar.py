"""The calendar of a year: planned, held, signed; the camat's holds his whole kecamatan."""

from dataclasses import replace
from datetime import date

import pytest

from lokmin.basics.time import Period
from lokmin.meetings import queries
from lokmin.meetings.pages import calendar
from lokmin.meetings.queries import Numbers
from tests.meetings.conftest import DAY, hold, plan
from tests.meetings.test_views import text_of

TODAY = date(2023, 8, 7)


def address(hall, card=None):
    return f"/p/{(card or hall.world.ours).code}/rapat/kalender/"


@pytest.fixture
def sisters(hall):
    """The sister's own lokmin two days before ours, in the same kecamatan."""
    dewi = hall.world.scope_of(hall.world.sister).at(DAY)
    return plan(dewi, hall.world.sister, held_on=date(2023, 5, 22), venue="Aula Teluk Kijing")


@pytest.mark.parametrize(
    ("state", "day", "told"),
    [
        ("closed", date(2023, 5, 24), ("done", "Diadakan")),
        ("open", date(2023, 8, 7), ("running", "Berlangsung")),
        ("preparing", date(2023, 8, 21), ("agreed", "Direncanakan")),
        ("preparing", date(2023, 5, 24), ("blocked", "Lewat, belum dibuka")),
    ],
)
def test_each_state_has_its_stamp_and_its_word(hall, state, day, told):
    card = replace(hall.meeting, state=state, held_on=day)
    assert calendar.state_of(card, TODAY) == told


def test_the_year_has_twelve_months_and_each_meeting_stands_in_that_of_its_day(hall):
    months = calendar.months([hall.meeting], 2023, TODAY)
    assert [len(month.entries) for month in months] == [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert months[4].name == "Mei"


def test_signatures_are_counted_and_complete_ones_named_in_the_heading(hall):
    half = replace(hall.meeting, state="closed", numbers=Numbers(wanted=4, signed=1))
    whole = replace(half, numbers=Numbers(wanted=4, signed=4))
    assert calendar.signing(half) == "1 dari 4 tanda tangan"
    assert calendar.signing(hall.meeting) == ""
    assert calendar.heading([half, whole, hall.meeting], 2023) == (
        "Rapat 2023: 2 dari 3 diadakan, 1 lengkap ditandatangani"
    )
    assert calendar.heading([], 2024) == "Belum ada rapat di 2024"


def test_the_page_shows_a_puskesmas_its_own_meetings(hall, sisters):
    hold(hall)
    text = text_of(hall.world.client().get(address(hall)))
    assert "Rab 24 Mei" in text
    assert "Berlangsung" in text
    assert "Aula Teluk Kijing" not in text


def test_the_camat_sees_every_meeting_of_his_kecamatan_and_can_open_each(hall, sisters):
    camat = hall.world.client("ani-camat")
    page = camat.get(address(hall))
    text = text_of(page)
    assert "TW II 2023 , Lais" in text
    assert "TW II 2023 , Teluk Kijing" in text
    for month in page.context["months"]:
        for entry in month.entries:
            assert camat.get(entry.url).status_code == 200, entry.url


def test_a_joint_meeting_stands_in_both_calendars_and_opens_in_each(hall):
    joint = plan(hall.scope, hall.world.ours, number=3, taking_part=[hall.world.sister.id])
    for who, card in (("ani-head", hall.world.ours), ("dewi", hall.world.sister)):
        browser = hall.world.client(who)
        page = browser.get(address(hall, card))
        (entry,) = [e for m in page.context["months"] for e in m.entries if e.card.id == joint.id]
        assert entry.puskesmas == "Lais, Teluk Kijing"
        assert f"/p/{card.code}/" in entry.url
        assert browser.get(entry.url).status_code == 200


def test_a_meeting_is_found_by_the_year_of_its_day_and_not_of_its_number(hall):
    late = plan(
        hall.scope, hall.world.ours, year=2023, number=4, held_on=date(2024, 1, 10),
        reviewed=Period.parse("2023-10..2023-12"), planned=Period.parse("2024-01..2024-02"),
    )  # fmt: skip
    assert [c.id for c in queries.held_in(scope=hall.scope, year=2024)] == [late.id]
    assert queries.years_held(scope=hall.scope) == [2024, 2023]
    kinds = ("monthly",)
    assert queries.held_in(scope=hall.scope, year=2024, kinds=kinds) == []


@pytest.mark.parametrize("year", ["1999", "²", "x"])
def test_a_year_without_meetings_falls_back_to_the_present_one(hall, year):
    page = hall.world.client().get(f"{address(hall)}?tahun={year}")
    assert page.context["year"] == 2023
