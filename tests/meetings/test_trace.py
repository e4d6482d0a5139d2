"""From the number to the promise and back, and what nobody took."""

import re
from datetime import date

import pytest

from lokmin.basics.scope import Role
from lokmin.basics.time import Month, Period
from lokmin.commitments import actions as commitments
from lokmin.coverage import queries as coverage
from lokmin.meetings.pages import trace as pages
from lokmin.meetings.queries import trace
from lokmin.obstacles import actions as obstacles
from tests.commitments.samples import promise
from tests.meetings.conftest import plan
from tests.obstacles.samples import PERIOD, figures, problem
from tests.world import World

pytestmark = pytest.mark.django_db


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def told(world: World):
    """A problem of K1 in two villages with cause, solution, two supports, one of them answered."""
    figures(world)
    scope = world.scope()
    card = problem(
        world, "Dua desa tertinggal", indicator_code="K1", area_ids=[a.id for a in world.areas[:2]]
    )
    card = obstacles.add_cause(scope=scope, problem_id=card.id, branch="people", text="Ibu bekerja")
    card = obstacles.add_cause(
        scope=scope, problem_id=card.id, branch="", text="Musim panen", parent_id=card.causes[0].id
    )
    obstacles.choose_cause(scope=scope, cause_id=card.causes[1].id)
    card = obstacles.add_solution(scope=scope, problem_id=card.id, text="Posyandu sore")
    obstacles.choose_solution(scope=scope, solution_id=card.solutions[0].id, why="ibu di rumah")
    for sector, text in (("kecamatan", "Surat edaran"), ("polsek", "Pendampingan")):
        card = obstacles.ask_support(scope=scope, problem_id=card.id, sector=sector, text=text)
    made = promise(world, need_id=card.needs[0].id, indicator_code="K1")
    world.card, world.made = card, commitments.agree(scope=scope, commitment_id=made.id)
    return world


def at(world: World, tail: str) -> str:
    return f"/p/{world.ours.code}/jejak/{tail}"


def test_the_chain_of_a_problem_names_every_step_and_what_nobody_took(told):
    page = told.client().get(at(told, f"masalah/{told.card.id}/"))
    text = text_of(page)
    steps = ["belum ada bulan yang lebih baru", "Ibu bekerja → Musim panen", "Posyandu sore", "ibu di rumah",
             "Surat edaran", told.made.what, "Pendampingan", "Belum dijawab siapa pun"]  # fmt: skip
    places = [text.index(step) for step in steps]
    assert places == sorted(places)
    assert f'id="komitmen-{told.made.number}"' in page.content.decode()
    assert f"?need={told.card.needs[1].id}" in page.content.decode()


def test_the_number_stands_by_village_then_and_now_and_as_a_whole(told):
    chain = trace.of_problem(scope=told.scope(), problem_id=told.card.id)
    assert chain.number is not None
    assert (str(chain.number.then_month), str(chain.number.now_month)) == ("2023-06", "2023-06")
    lines = pages.numbers(chain.number)
    assert [line.name for line in lines] == ["Desa 1", "Desa 2", "Seluruh wilayah kerja"]
    assert lines[0].now == "10,0%"  # 6 of 60
    assert lines[-1].now == "78,0%"  # 6 + 12 + 72 × 3 of 300
    assert lines[0].reached == "belum sesuai target"


def test_a_month_without_figures_is_no_zero(told):
    number = trace.number_of(
        scope=told.scope(), puskesmas_id=told.ours.id, code="K1", area_ids=(), then_month=Month(2022, 12)
    )
    assert {line.then for line in pages.numbers(number)} == {"–"}


def test_a_midwife_sees_the_villages_that_are_hers(told):
    scope = told.scope(Role.MIDWIFE)
    number = trace.number_of(
        scope=scope, puskesmas_id=told.ours.id, code="K1", area_ids=(), then_month=Month(2023, 6)
    )
    assert [village.name for village in number.villages] == ["Desa 1", "Desa 2"]


def test_from_the_promise_the_trace_leads_to_its_number(told):
    page = told.client().get(f"/p/{told.ours.code}/komitmen/{told.made.id}/")
    assert at(told, f"masalah/{told.card.id}/#komitmen-{told.made.number}") in page.content.decode()
    assert "menjawab permintaan: Surat edaran" in text_of(page)


def test_from_the_indicator_down_to_problems_and_promises(told):
    loose = promise(told, what="Tanpa masalah", indicator_code="K1")
    page = told.client().get(at(told, "indikator/K1/"))
    text = text_of(page)
    assert "Dua desa tertinggal" in text
    assert "2, 1 belum dijawab" in text
    assert "Tanpa masalah" in text
    assert f'id="komitmen-{loose.number}"' in page.content.decode()
    assert at(told, "indikator/K1/") in told.client().get(f"/p/{told.ours.code}/capaian/K1/").content.decode()
    assert told.client().get(at(told, "indikator/XX/")).status_code == 404


def test_one_page_says_what_nobody_took(told):
    other = problem(told, "Prioritas tanpa janji")
    obstacles.score(scope=told.scope(), problem_id=other.id, rater="Kepala", points={"U": 5, "S": 4, "G": 3})
    obstacles.set_state(scope=told.scope(), problem_id=other.id, state="chosen", version=1)
    text = text_of(told.client().get(at(told, f"?masa={PERIOD}")))
    assert "1 dukungan belum dijawab siapa pun" in text
    assert "Pendampingan" in text
    assert "Prioritas tanpa komitmen" in text
    assert "Prioritas tanpa janji" in text


def test_what_nobody_took_stands_on_the_meeting_and_starts_a_promise_there(told, world):
    meeting = plan(
        told.scope(),
        told.ours,
        number=3,
        held_on=date(2023, 8, 21),
        reviewed=PERIOD,
        planned=Period.parse("2023-08..2023-11"),
    )
    page = told.client().get(f"/p/{told.ours.code}/rapat/{meeting.id}/")
    assert "1 dukungan belum dijawab siapa pun" in text_of(page)
    minutes = told.client().get(
        f"/p/{told.ours.code}/rapat/{meeting.id}/notulen/?butuh={told.card.needs[1].id}"
    )
    assert minutes.status_code == 200
    promise_form = minutes.context["promise"]
    assert promise_form.initial["what"] == "Pendampingan"
    assert promise_form.initial["need_id"] == str(told.card.needs[1].id)


def test_the_board_and_the_problem_show_who_answers(told):
    client = told.client()
    board = client.get(f"/p/{told.ours.code}/masalah/?masa={PERIOD}")
    assert "belum dijawab" in text_of(board)
    assert "Disepakati" in text_of(board)
    page = client.get(f"/p/{told.ours.code}/masalah/{told.card.id}/")
    assert f"/p/{told.ours.code}/komitmen/{told.made.id}/" in page.content.decode()
    assert at(told, f"masalah/{told.card.id}/") in page.content.decode()


def test_a_problem_without_indicator_says_so(world: World):
    card = problem(world, "Air bersih")
    text = text_of(world.client().get(at(world, f"masalah/{card.id}/")))
    assert "tidak menyebut indikator" in text
    assert "Belum ditulis" in text


@pytest.mark.parametrize("who", ["dewi", "citra"])
def test_a_stranger_finds_no_trace(told, who):
    for tail in ("", f"masalah/{told.card.id}/", "indikator/K1/"):
        assert told.client(who).get(at(told, tail)).status_code == 404


def test_a_chain_of_whys_stands_in_the_trace_and_under_the_fishbone_to_its_end(told):
    scope, card = told.scope(), problem(told, "Jalan rusak")
    card = obstacles.add_cause(scope=scope, problem_id=card.id, branch="place", text="Jembatan putus")
    for text in ("Banjir", "Hutan gundul"):
        parent = card.causes[-1].id
        card = obstacles.add_cause(scope=scope, problem_id=card.id, branch="", text=text, parent_id=parent)
    assert "Jembatan putus → Banjir → Hutan gundul" in text_of(
        told.client().get(at(told, f"masalah/{card.id}/"))
    )
    obstacles.choose_cause(scope=scope, cause_id=card.causes[0].id)
    assert "Jembatan putus → Banjir → Hutan gundul" in text_of(
        told.client().get(at(told, f"masalah/{card.id}/"))
    )
    paper = told.client().get(f"/p/{told.ours.code}/masalah/{card.id}/tulang-ikan/")
    assert "→ Banjir → Hutan gundul" in text_of(paper)


def test_a_number_that_has_no_newer_month_is_compared_with_nothing(told):
    scope = told.scope()
    latest = coverage.latest_complete_month(scope=scope, puskesmas_id=told.ours.id)
    assert latest
    fresh = obstacles.add_problem(
        scope=scope, puskesmas_id=told.ours.id, period=Period(latest, latest), statement="Baru",
        indicator_code="K1",
    )  # fmt: skip
    text = text_of(told.client().get(at(told, f"masalah/{fresh.id}/")))
    assert "belum ada bulan yang lebih baru untuk dibandingkan" in text
    assert "Dulu" not in text
