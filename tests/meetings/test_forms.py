"""What typed text becomes: times, months, agenda lines, promises."""

from datetime import time
from uuid import UUID, uuid4

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month, Period
from lokmin.meetings.forms import AgendaLines, ChangeForm, PlanForm, PromiseForm, SeatForm, agenda_entries
from lokmin.meetings.forms.plan import ClockField

GOOD = {
    "held_on": "22 Mei 2023",
    "venue": "Aula",
    "reviewed_first": "2023-01",
    "reviewed_last": "2023-03",
    "planned_first": "2023-05",
    "planned_last": "2023-08",
}


@pytest.mark.parametrize("typed", ["08.30", "08:30", "8.30"])
def test_a_time_is_read_as_people_write_it(typed):
    assert ClockField().clean(typed) == time(8, 30)


def test_months_become_ranges_and_a_reversed_range_is_refused():
    form = ChangeForm(GOOD, year=2023)
    assert form.is_valid(), form.errors
    values = form.plan()
    assert (values["reviewed"], values["planned"]) == (
        Period.quarter("2023Q1"),
        Period(Month(2023, 5), Month(2023, 8)),
    )
    backwards = ChangeForm({**GOOD, "reviewed_last": "2022-12"}, year=2023)
    assert backwards.is_valid()
    with pytest.raises(Refusal):
        backwards.plan()


def test_a_plan_needs_a_day_a_place_and_a_possible_number():
    form = PlanForm(
        {**GOOD, "held_on": "32 Mei 2023", "venue": "", "number": "13", "kind": "x"},
        year=2023,
        family="quarterly",
    )
    assert not form.is_valid()
    assert {"held_on", "venue", "number", "kind", "year"} <= set(form.errors)


def test_a_puskesmas_alone_is_not_asked_who_takes_part():
    assert "taking_part" not in ChangeForm(year=2023).fields
    assert "taking_part" in ChangeForm(year=2023, others=[("1", "Teluk Kijing")]).fields


def test_agenda_lines_follow_their_times_and_empty_ones_vanish():
    def line(title, at=None, **more):
        return {"id": None, "title": title, "starts_at": at, "presenter": "", "decision_asked": "", **more}

    typed = [line("b", time(9)), line("ikut b"), line("a", time(8)), line("  "), line("c", DELETE=True), {}]
    assert [entry["title"] for entry in agenda_entries(typed)] == ["a", "b", "ikut b"]
    assert AgendaLines(prefix="acara").total_form_count() == 2


def test_a_promise_asks_only_for_who_and_what():
    form = PromiseForm({"what": " "}, offices=[("x", "Camat")])
    assert not form.is_valid()
    assert set(form.errors) == {"office_id", "what"}
    assert "belum menyebut siapa" in form.errors["office_id"][0]


def test_a_promise_of_a_meeting_names_who_helps_and_who_asked():
    office, helper = str(uuid4()), str(uuid4())
    form = PromiseForm(
        {
            "office_id": office, "what": "Mobil siaga", "asked_by_id": helper, "musrenbang": "on",
            "supporting_sector_codes": ["tp_pkk"], "supporting_office_ids": [helper],
        },
        offices=[(office, "Kepala Desa")], helpers=[("PKK", [(helper, "Ketua PKK")])],
        sectors=[("tp_pkk", "PKK")],
    )  # fmt: skip
    assert form.is_valid(), form.errors
    parts = form.parts()
    assert (parts["asked_by_id"], parts["supporting_office_ids"]) == (UUID(helper), [UUID(helper)])
    assert (parts["musrenbang"], parts["supporting_sector_codes"]) == (True, ["tp_pkk"])


def test_a_seat_names_an_office():
    assert not SeatForm({"office": "bukan nomor"}).is_valid()
