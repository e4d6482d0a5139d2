"""The meetings of a year at once: proposed, edited, stored all or none, taken back whole."""

from datetime import date

import pytest
from django.urls import reverse

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.time import Period
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import YearLine
from lokmin.meetings.models import AgendaItem, Meeting, YearPlan
from lokmin.meetings.pages import year as pages
from lokmin.papers import actions as papers
from lokmin.papers.queries.pack import meeting_for
from tests.meetings.conftest import DAY, plan
from tests.meetings.test_views import text_of

LINES = (
    YearLine(1, date(2024, 2, 21), Period.parse("2023-01..2023-12"), Period.parse("2024-02..2024-05")),
    YearLine(2, date(2024, 5, 22), Period.parse("2024-02..2024-04"), Period.parse("2024-05..2024-08")),
)


def refused(code):
    return pytest.raises(Refusal, check=lambda error: error.code == code)


def of_year(hall, lines=LINES, **changes):
    told = {"family": "quarterly", "year_of": 2024, "lines": lines, "venue": "Aula", **changes}
    return actions.plan_year(scope=hall.scope, puskesmas_id=hall.world.ours.id, **told)


def cards(hall, year=2024):
    return queries.meetings(scope=hall.scope, puskesmas_id=hall.world.ours.id, year=year)


def test_a_year_is_written_with_the_agenda_of_each_kind(hall):
    made = of_year(hall)
    assert made.meetings == 2
    first, second = cards(hall)
    assert (first.kind, second.kind) == ("quarterly_first", "quarterly")
    assert {first.year_plan_id, second.year_plan_id} == {made.id}
    keys = [item.key for item in queries.agenda(scope=hall.scope, meeting_id=first.id)]
    assert "roles" in keys


def test_a_year_is_written_whole_or_not_at_all(hall):
    plan(hall.scope, hall.world.ours, year=2024, number=2, **{"held_on": date(2024, 5, 2)},
         reviewed=Period.parse("2024-02..2024-04"), planned=Period.parse("2024-05..2024-08"))  # fmt: skip
    with refused("meetings.year_taken"):
        of_year(hall)
    late = (LINES[0], YearLine(3, date(2024, 8, 21), Period.parse("2024-05..2024-09"), LINES[1].planned))
    with refused("meetings.reviewed_later"):
        of_year(hall, late)
    assert [card.number for card in cards(hall)] == [2]
    assert not YearPlan.objects.within(hall.scope).exists()


def test_the_same_request_again_makes_no_second_year(hall):
    first = of_year(hall, key="k1")
    assert of_year(hall, key="k1").id == first.id
    assert len(cards(hall)) == 2


def test_another_puskesmas_plans_no_year_here_and_takes_none_back(hall):
    stranger = hall.world.scope_of(hall.world.sister)
    with pytest.raises(NotYours):
        actions.plan_year(
            scope=stranger, puskesmas_id=hall.world.ours.id, family="quarterly", year_of=2024, lines=LINES,
            venue="Aula",
        )  # fmt: skip
    made = of_year(hall)
    with pytest.raises(NotYours):
        actions.undo_year(scope=stranger, plan_id=made.id)
    with pytest.raises(NotYours):
        queries.year_plan(scope=stranger, plan_id=made.id)


def test_a_year_is_taken_back_while_nobody_built_on_it(hall):
    made = of_year(hall, taking_part=[hall.world.sister.id])
    assert actions.undo_year(scope=hall.scope, plan_id=made.id) == 2
    assert cards(hall) == []
    assert not AgendaItem.objects.within(hall.scope).filter(meeting__year=2024).exists()
    assert [card.number for card in cards(hall, 2023)] == [2]


def invited(hall, card):
    actions.invite(scope=hall.scope, meeting_id=card.id, office_ids=[hall.village])


def changed(hall, card):
    actions.change_meeting(scope=hall.scope, meeting_id=card.id, version=card.version, venue="Balai")


def printed(hall, card):
    papers.hand_over(scope=hall.scope, meeting_id=card.id, kind="attendance")


def opened(hall, card):
    then = hall.scope.at(DAY.replace(year=2024, month=5, day=22))
    actions.open_meeting(scope=then, meeting_id=card.id)


@pytest.mark.parametrize("touch", [invited, changed, printed, opened])
def test_a_year_stays_once_somebody_worked_on_one_of_its_meetings(hall, touch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = of_year(hall)
    touch(hall, cards(hall)[1])
    with pytest.raises(Refusal, check=lambda error: error.code == "meetings.year_used") as told:
        actions.undo_year(scope=hall.scope, plan_id=made.id)
    assert told.value.params["labels"] == "TW II 2024"
    assert Meeting.objects.within(hall.scope).filter(year=2024).count() == 2


def address(hall, query=""):
    return f"/p/{hall.world.ours.code}/rapat/setahun/{query}"


def typed(page, **changes):
    """Everything that stands in the form of the page, as a browser without scripts sends it."""
    form, lines = page.context["form"], [line["form"] for line in page.context["lines"]]
    data = {name: form[name].value() or "" for name in form.fields if name != "taking_part"}
    data |= {"starts_at": "08.30", "ends_at": "12.00", "venue": "Aula Kecamatan"}
    data |= {"rapat-TOTAL_FORMS": len(lines), "rapat-INITIAL_FORMS": len(lines)}
    for line in lines:
        for name in line.fields:
            value = line[name].value()
            if value is not False:
                data[line.add_prefix(name)] = "on" if value is True else value
    return {**data, **changes}


def test_the_page_proposes_the_usual_months_with_four_things_a_line(hall):
    page = hall.world.client().get(address(hall, "?jenis=lintas&tahun=2024&pola=biasa&minggu=3&hari=2"))
    text = text_of(page)
    assert "Lokmin lintas sektor sepanjang 2024" in text
    assert "4 rapat diusulkan" in text
    values = [line["form"]["held_on"].value() for line in page.context["lines"]]
    assert values == [date(2024, 2, 21), date(2024, 5, 15), date(2024, 8, 21), date(2024, 11, 20)]
    html = page.content.decode()
    assert 'value="21 Februari 2024"' in html
    first = page.context["lines"][0]["form"]
    assert (first["reviewed_first"].value(), first["reviewed_last"].value()) == ("2023-01", "2023-12")


def test_what_stands_there_is_shown_and_not_proposed_and_the_past_is_not_ticked(hall):
    page = hall.world.client().get(address(hall, "?tahun=2023"))
    text = text_of(page)
    assert "Sudah ada, tidak diubah" in text
    assert "TW II 2023" in text
    lines = {line["form"]["number"].value(): line for line in page.context["lines"]}
    assert sorted(lines) == [1, 3, 4]
    assert lines[1]["form"]["wanted"].value() is False
    assert lines[1]["warnings"] == ["hari itu sudah lewat"]
    assert lines[3]["form"]["wanted"].value() is True


def test_the_custom_of_last_year_is_offered_by_its_months(hall):
    page = hall.world.client().get(address(hall, "?tahun=2024&pola=lalu"))
    assert "Seperti 2023: Mei" in text_of(page)
    (line,) = page.context["lines"]
    assert line["form"]["held_on"].value() == date(2024, 5, 22)


def test_the_year_is_saved_as_edited_without_scripts_and_taken_back_with_one_button(hall):
    ani = hall.world.client()
    page = ani.get(address(hall, "?tahun=2024"))
    changes = {"rapat-1-held_on": "23 Mei 2024", "rapat-1-reviewed_first": "2024-01", "rapat-3-wanted": ""}
    data = typed(page, **changes)
    response = ani.post(address(hall, "?tahun=2024"), data)
    assert response.status_code == 303
    assert [card.number for card in cards(hall)] == [1, 2, 3]
    second = cards(hall)[1]
    assert (second.held_on, str(second.reviewed)) == (date(2024, 5, 23), "2024-01..2024-04")
    again = ani.post(address(hall, "?tahun=2024"), data)
    assert again.status_code == 303
    assert len(cards(hall)) == 3
    after = ani.get(response["Location"])
    assert "3 rapat direncanakan sekaligus" in text_of(after)
    (made,) = after.context["plans"]
    assert ani.post(address(hall, f"{made.id}/batal/")).status_code == 303
    assert cards(hall) == []


def test_a_refused_undo_says_which_meeting_stands_in_the_way(hall):
    made = of_year(hall)
    invited(hall, cards(hall)[0])
    response = hall.world.client().post(address(hall, f"{made.id}/batal/"))
    assert response.status_code == 422
    assert "TW I 2024 sudah diubah, dibuka, atau berisi undangan" in text_of(response)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rapat-0-held_on": "31 Februari 2024"}, "bukan tanggal"),
        ({"rapat-0-planned_last": "2024-01"}, "Masa rencana"),
        ({"rapat-0-number": "2"}, "Nomor 2 ditulis dua kali"),
        ({"rapat-0-held_on": "21-2-2042", "rapat-0-wanted": "on"}, "Masa rencana"),
        ({"ends_at": "07.00"}, "Jam selesai lebih awal"),
        ({"venue": ""}, "Aula"),
    ],
)
def test_a_wrong_line_is_refused_at_its_place_and_nothing_is_stored(hall, changes, words):
    ani = hall.world.client()
    page = ani.get(address(hall, "?tahun=2024"))
    response = ani.post(address(hall, "?tahun=2024"), typed(page, **changes))
    assert response.status_code == 422
    assert words in text_of(response)
    assert cards(hall) == []


def test_a_reversed_range_of_months_is_refused_with_a_sentence(hall):
    ani = hall.world.client()
    page = ani.get(address(hall, "?tahun=2024"))
    changes = {"rapat-1-reviewed_first": "2024-04", "rapat-1-reviewed_last": "2024-02"}
    response = ani.post(address(hall, "?tahun=2024"), typed(page, **changes))
    assert response.status_code == 422
    assert cards(hall) == []


def test_a_line_without_tick_is_not_looked_at(hall):
    ani = hall.world.client()
    page = ani.get(address(hall, "?tahun=2024"))
    response = ani.post(
        address(hall, "?tahun=2024"), typed(page, **{"rapat-0-held_on": "kapan-kapan", "rapat-0-wanted": ""})
    )
    assert response.status_code == 303
    assert [card.number for card in cards(hall)] == [2, 3, 4]


def test_collisions_are_said_also_when_the_camat_is_in_another_room(hall):
    sister = plan(
        hall.world.scope_of(hall.world.sister),
        hall.world.sister,
        year=2024,
        number=1,
        held_on=date(2024, 2, 21),
        reviewed=Period.parse("2023-01..2023-12"),
        planned=Period.parse("2024-02..2024-05"),
    )
    plan(
        hall.scope, hall.world.ours, kind="monthly", year=2024, number=5, held_on=date(2024, 5, 15),
        reviewed=Period.parse("2024-04..2024-04"), planned=Period.parse("2024-05..2024-06"),
    )  # fmt: skip
    page = hall.world.client().get(address(hall, "?tahun=2024&pola=biasa&minggu=3&hari=2"))
    told = [line["warnings"] for line in page.context["lines"]]
    assert told[0] == ["Camat memimpin TW I 2024 Puskesmas Teluk Kijing pada hari itu"]
    assert told[1] == ["bersamaan dengan Bulanan ke-5 2024"]
    assert told[2:] == [[], []]
    assert str(sister.id) not in page.content.decode()


def test_a_monthly_lokmin_of_a_sister_is_nobodys_affair(hall):
    plan(
        hall.world.scope_of(hall.world.sister), hall.world.sister, kind="monthly", year=2024, number=2,
        held_on=date(2024, 2, 21), reviewed=Period.parse("2024-01..2024-01"),
        planned=Period.parse("2024-02..2024-03"),
    )  # fmt: skip
    days = [date(2024, 2, 21)]
    assert queries.busy_days(scope=hall.scope, puskesmas_id=hall.world.ours.id, days=days) == []


def test_twelve_monthly_lokmin_stand_in_the_first_week(hall):
    page = hall.world.client().get(address(hall, "?jenis=bulanan&tahun=2024"))
    days = [line["form"]["held_on"].value() for line in page.context["lines"]]
    assert len(days) == 12
    assert all(day.day <= 7 and day.weekday() == 0 for day in days)


@pytest.mark.parametrize("query", ["?tahun=1999", "?tahun=²", "?pola=x&minggu=9&hari=z", "?jenis=tinjauan"])
def test_a_strange_choice_falls_back_to_the_usual(hall, query):
    assert hall.world.client().get(address(hall, query)).status_code == 200


def test_the_list_stays_with_the_present_year_and_the_next_meeting_when_more_is_planned(hall):
    of_year(hall)
    ani = hall.world.client()
    page = ani.get(f"/p/{hall.world.ours.code}/rapat/")
    assert page.context["year"] == 2023
    assert page.context["next"].id == hall.meeting.id
    later = ani.get(f"/p/{hall.world.ours.code}/rapat/?tahun=2024")
    assert [card.number for card in later.context["quarterly"]] == [1, 2]
    assert later.context["next"].id == hall.meeting.id


def test_a_pack_is_about_the_closest_lokmin_not_about_the_first_of_the_year_after(hall):
    of_year(hall)
    odd = Period.parse("2023-03..2023-05")
    found = meeting_for(scope=hall.scope, puskesmas_id=hall.world.ours.id, period=odd)
    assert found.id == hall.meeting.id


@pytest.mark.parametrize("day", ["2028-01-01", "2028-05-01", "2028-06-01", "2027-08-17", "2027-12-25"])
def test_a_holiday_with_a_fixed_day_is_said_against_a_proposal(day):
    (told,) = pages.warnings([date.fromisoformat(day)], [], date(2027, 1, 2))
    assert told[0].startswith("hari libur nasional (")
    assert pages.warnings([date(2027, 8, 18)], [], date(2027, 1, 2)) == [[]]


def test_a_meeting_planned_on_a_holiday_is_saved_and_the_holiday_said(hall):
    address = reverse("meetings:plan", args=[hall.world.ours.code])
    browser = hall.world.client()
    page = browser.get(address)
    assert "tidak diketahui di sini; periksa kalender" in page.content.decode()
    form = page.context["form"]
    typed = {name: form[name].value() or "" for name in form.fields if name != "taking_part"}
    typed |= {"held_on": "17-8-2023", "starts_at": "08.30", "ends_at": "12.00", "venue": "Aula"}
    told = browser.post(address, typed, follow=True)
    assert "jatuh pada hari libur nasional (Hari Kemerdekaan)" in text_of(told)
