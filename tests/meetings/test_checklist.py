"""The checklist of every kind fills itself, says what is missing, and leads to where it is filled."""

from datetime import date

import pytest

from lokmin.basics.scope import Role
from lokmin.basics.time import Period
from lokmin.meetings import actions, queries
from lokmin.meetings.rules import kinds, templates
from lokmin.people import actions as people
from tests.meetings.conftest import DAY, hold, plan
from tests.meetings.test_actions import full_parts
from tests.meetings.test_queries import report_all
from tests.meetings.test_views import text_of

FIRST = {
    "kind": "quarterly_first",
    "number": 1,
    "held_on": date(2023, 2, 21),
    "reviewed": Period.parse("2022-01..2022-12"),
    "planned": Period.parse("2023-02..2023-05"),
}


def number_of(kind):
    return 1 if kinds.is_first(kind) else 7


def facts(hall, meeting, scope=None):
    """Each line by its proof: done, and what it says."""
    asked = scope or hall.scope
    card = queries.card(scope=asked, meeting_id=meeting.id)
    lines = queries.checklist(
        scope=asked,
        meeting=card,
        agenda=queries.agenda(scope=asked, meeting_id=card.id),
        previous=queries.before(scope=asked, meeting=card),
        due=queries.due(scope=asked, meeting=card),
    )
    return {line.line.proof: (line.fact.done, line.fact.words) for line in lines}


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_no_line_of_any_kind_is_without_words_and_none_is_done_before_it_is(hall, kind):
    card = plan(
        hall.scope, hall.world.ours, **{**FIRST, "kind": kind, "number": number_of(kind)}, name="Rapat bidan"
    )
    told = facts(hall, card)
    assert set(told) == {line.proof for line in templates.checklist(kind)}
    assert {proof for proof, (done, _words) in told.items() if done} <= {"read_back"}
    assert all(words for _done, words in told.values())


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_what_is_missing_leads_to_the_page_that_fills_it(hall, kind):
    card = plan(
        hall.scope, hall.world.ours, **{**FIRST, "kind": kind, "number": number_of(kind)}, name="Rapat bidan"
    )
    ani = hall.world.client()
    page = ani.get(f"/p/{hall.world.ours.code}/rapat/{card.id}/")
    lines = [line for stage in page.context["stages"] for line in stage.lines]
    missing = [line for line in lines if not line.done]
    assert missing
    for line in missing:
        assert line.url
        assert ani.get(line.url.partition("#")[0]).status_code == 200, line.url
        assert f'href="{line.url}"' in page.content.decode().replace("&amp;", "&")


def test_a_point_that_is_not_on_the_agenda_leads_to_the_agenda(hall):
    meeting = plan(hall.scope, hall.world.ours, **FIRST)
    line = actions.AgendaEntry("Pembukaan")
    actions.set_agenda(scope=hall.scope, meeting_id=meeting.id, version=1, items=[line])
    assert facts(hall, meeting)["roles"] == (False, "Tidak ada di susunan acara")
    page = hall.world.client().get(f"/p/{hall.world.ours.code}/rapat/{meeting.id}/")
    urls = {line.text: line.url for stage in page.context["stages"] for line in stage.lines}
    assert urls["Usulan kesehatan untuk Musrenbang kecamatan"].endswith("/acara/")


def test_the_first_lokmin_of_a_year_says_what_nobody_took(hall):
    months = list(Period.parse("2023-01..2023-01"))
    report_all(hall.world, months, {month: (2, 1) for month in months})
    meeting = plan(hall.scope, hall.world.ours, **FIRST)
    told = facts(hall, meeting)
    assert told["villages"] == (
        False,
        "5 dari 5 belum diambil siapa pun: Desa 1, Desa 2, Desa 3, Desa 4, Desa 5",
    )
    assert not told["programmes"][0]
    scope = hall.scope.at(DAY.replace(month=2, day=21))
    actions.open_meeting(scope=scope, meeting_id=meeting.id)
    items = {i.key: i.id for i in queries.agenda(scope=scope, meeting_id=meeting.id)}
    areas = [area.id for area in hall.world.areas[:4]]
    actions.promise(
        scope=scope,
        meeting_id=meeting.id,
        item_id=items["plan"],
        office_id=hall.village,
        what="Antar bayi",
        **{
            **full_parts(hall),
            "area_ids": areas,
            "indicator_code": "IDL",
            "money": "apbdes",
            "money_state": "next_year",
        },
    )
    for key in ("roles", "musrenbang"):
        actions.add_entry(
            scope=scope, meeting_id=meeting.id, item_id=items[key], kind="decision", text="Disepakati."
        )
    told = facts(hall, meeting, scope)
    assert told["villages"] == (False, "1 dari 5 belum diambil siapa pun: Desa 5")
    assert told["programmes"] == (True, "Semua 1 terbagi")
    assert told["roles"] == (True, "1 butir notulen")
    assert told["musrenbang"] == (True, "1 butir notulen; 1 komitmen diusulkan untuk anggaran tahun depan")


def test_what_a_sector_took_for_the_year_fills_the_division(hall):
    meeting = plan(hall.scope, hall.world.ours, **FIRST)
    for key in (str(hall.world.areas[0].id), "gizi"):
        people.take_part(
            scope=hall.scope,
            kecamatan_id=hall.world.ours.kecamatan_id,
            year=meeting.year,
            sector="polsek",
            key=key,
            text="Mendampingi posyandu",
        )
    told = facts(hall, meeting)
    assert told["roles"] == (True, "1 sektor menulis perannya")
    assert told["villages"][1].startswith("4 dari 5 belum diambil siapa pun: Desa 2")
    assert "belum diambil siapa pun" in told["programmes"][1]
    page = hall.world.client().get(f"/p/{hall.world.ours.code}/rapat/{meeting.id}/")
    urls = {line.text: line.url for stage in page.context["stages"] for line in stage.lines}
    assert urls["Pembagian habis semua program"].endswith("/peran/?tahun=2023")


def test_a_monthly_lokmin_names_the_villages_that_did_not_report(hall):
    months = list(Period.parse("2023-03..2023-04"))
    report_all(hall.world, months, {month: (2, 1) for month in months})
    april = plan(
        hall.scope, hall.world.ours, kind="monthly", number=5, reviewed=Period.parse("2023-04..2023-04")
    )
    assert facts(hall, april)["reports"] == (True, "Semua desa sudah melapor")
    may = plan(
        hall.scope, hall.world.ours, kind="monthly", number=6, reviewed=Period.parse("2023-05..2023-05")
    )
    done, words = facts(hall, may)["reports"]
    assert not done
    assert words == "Belum lengkap: Desa 1, Desa 2, Desa 3, Desa 4, Desa 5"


def test_at_a_joint_meeting_each_puskesmas_sees_its_own_figures_and_villages(hall):
    joint = plan(hall.scope, hall.world.ours, **FIRST, taking_part=[hall.world.sister.id])
    dewi = hall.world.scope_of(hall.world.sister).at(DAY)
    told = facts(hall, joint, dewi)
    assert told["figures"] == (False, "Masa evaluasi belum dibekukan")
    assert told["villages"] == (False, "3 dari 3 belum diambil siapa pun: Desa 6, Desa 7, Desa 8")


def test_a_camat_of_the_kecamatan_reads_no_figures_of_a_puskesmas_he_did_not_enter(hall):
    sister = plan(hall.world.scope_of(hall.world.sister).at(DAY), hall.world.sister)
    assert facts(hall, sister, hall.world.scope(Role.CAMAT))["figures"] == (
        False,
        "Tidak dapat dilihat dari sini",
    )


def test_what_was_done_is_counted(hall):
    hold(hall)
    told = facts(hall, hall.meeting)
    assert told["attendance"] == (True, "2 jabatan tercatat")
    assert told["invitations"] == (False, "0 dari 3 undangan terkirim")
    page = hall.world.client().get(f"/p/{hall.world.ours.code}/rapat/{hall.meeting.id}/")
    assert "Yang belum ada menuju ke tempat mengisinya" in text_of(page)


def test_a_closed_meeting_leads_only_to_what_can_still_be_filled(hall):
    hold(hall)
    version = queries.card(scope=hall.scope, meeting_id=hall.meeting.id).version
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=version)
    page = hall.world.client().get(f"/p/{hall.world.ours.code}/rapat/{hall.meeting.id}/")
    lines = {line.text: line for stage in page.context["stages"] for line in stage.lines}
    assert lines["Kesepakatan bersama yang ditandatangani"].url
    assert not lines["Pembahasan hasil menurut desa"].done
    assert not lines["Pembahasan hasil menurut desa"].url
