"""The problem board over HTTP."""

from datetime import date

import pytest
from django.urls import reverse

from lokmin.basics.scope import Role
from lokmin.basics.time import Period
from lokmin.obstacles import actions, queries
from lokmin.people import actions as people
from tests.meetings.conftest import plan
from tests.obstacles.samples import PERIOD, figures, problem
from tests.world import World


def url(world: World, name: str, **address) -> str:
    return reverse(f"obstacles:{name}", kwargs={"code": world.ours.code, **address})


def text(response) -> str:
    return response.content.decode()


def board(world: World):
    return queries.board(scope=world.scope(), puskesmas_id=world.ours.id, period=PERIOD)


def test_an_empty_board_says_what_to_do_next(world: World):
    page = world.client().get(url(world, "board"))
    assert "Belum ada masalah di masa ini" in text(page)
    assert url(world, "new") in text(page)
    assert url(world, "new") not in text(world.client("ani-camat").get(url(world, "board")))


def test_the_board_opens_on_the_months_that_the_next_lokmin_reviews(world: World):
    reviewed = Period.parse("2023-02..2023-04")
    plan(world.scope(), world.ours, number=3, held_on=date(2023, 8, 24), reviewed=reviewed)
    page = world.client().get(url(world, "board"))
    assert page.context["period"] == reviewed
    assert page.context["periods"] == [reviewed, Period.parse("2023-05..2023-07")]


def test_one_click_makes_a_problem_of_a_gap_and_a_second_click_does_nothing(world: World):
    figures(world)
    client = world.client()
    page = text(client.get(url(world, "board"), {"masa": "2023Q2"}))
    assert "lagi s.d. September" in page
    assert "72 " in page  # three quarters of 60 by September: 45 − 6 and 45 − 12
    for _ in range(2):
        answer = client.post(url(world, "take"), {"masa": "2023Q2", "indicator": "K1"})
        assert answer.status_code == 302
    (card,) = board(world)
    assert (card.indicator_code, card.origin, card.area_names) == ("K1", "gap", ("Desa 1", "Desa 2"))
    assert "2 desa belum mencapai target" in card.statement
    assert "Usulan dari capaian" not in text(client.get(url(world, "board"), {"masa": "2023Q2"}))


def test_a_gap_that_is_none_is_refused(world: World):
    answer = world.client().post(url(world, "take"), {"masa": "2023Q2", "indicator": "XX"})
    assert answer.status_code == 422


@pytest.mark.parametrize("months", ["2023-13..2023-14", "kemarin", "2023-06..2023-01"])
def test_impossible_months_get_their_sentence(world: World, months):
    answer = world.client().get(url(world, "board"), {"masa": months})
    assert answer.status_code == 422


def test_the_board_shows_raters_ties_and_the_order(world: World):
    for statement in ("Masalah A", "Masalah B"):
        card = problem(world, statement)
        for rater in ("Kepala", "Bidan"):
            actions.score(
                scope=world.scope(), problem_id=card.id, rater=rater, points={"U": 5, "S": 4, "G": 3}
            )
    page = text(world.client().get(url(world, "board"), {"masa": "2023Q2"}))
    assert page.count("5·4·3") == 4
    assert "Nilai seri di urutan 1" in page
    assert "Masalah: 2 dinilai, 0 dipilih" in page


def test_the_board_stays_within_its_query_budget(world: World, django_assert_max_num_queries):
    figures(world)
    for number in range(5):
        problem(world, f"Masalah {number}")
    client = world.client()
    client.get(url(world, "board"), {"masa": "2023Q2"})
    with django_assert_max_num_queries(32):
        client.get(url(world, "board"), {"masa": "2023Q2"})


def test_a_typed_problem_keeps_what_was_typed_when_refused(world: World):
    client, area = world.client(), str(world.areas[1].id)
    answer = client.post(url(world, "new"), {"masa": "2023Q2", "statement": "", "area_ids": [area]})
    assert answer.status_code == 422
    assert "Masalah belum ditulis" in text(answer)
    assert f'value="{area}"' in text(answer)
    typed = {"masa": "2023Q2", "statement": "Air bersih", "origin": "sector", "area_ids": [area]}
    assert client.post(url(world, "new"), typed).status_code == 302
    (card,) = board(world)
    assert (card.origin, card.area_ids) == ("sector", (world.areas[1].id,))


def test_scoring_on_the_page(world: World):
    card = problem(world)
    client, address = world.client("ani-midwife"), url(world, "score", problem_id=card.id)
    wrong = client.post(address, {"rater": "Bidan", "U": "9", "S": "3", "G": "3"})
    assert wrong.status_code == 422
    assert "1 sampai 5" in text(wrong)
    assert 'value="Bidan"' in text(wrong)
    good = {"rater": "Bidan", "U": "5", "S": "3", "G": "3"}
    assert client.post(address, good).status_code == 302
    assert [s.total for s in board(world)[0].scores] == [11]
    assert client.post(url(world, "add_cause", problem_id=card.id), {}).status_code == 403


def test_causes_solutions_and_support_are_added_and_taken_away_with_undo(world: World):
    card = problem(world)
    client = world.client()
    client.post(url(world, "add_cause", problem_id=card.id), {"branch": "tools", "text": "Jadwal jarang"})
    cause = board(world)[0].causes[0]
    why = {"branch": "people", "text": "Bidan merangkap", "parent": str(cause.id)}
    client.post(url(world, "add_cause", problem_id=card.id), why)
    client.post(url(world, "choose_cause", cause_id=cause.id), {"chosen": "1"})
    client.post(url(world, "add_solution", problem_id=card.id), {"text": "Mobil siaga"})
    client.post(url(world, "ask_support", problem_id=card.id), {"sector": "kecamatan", "text": "Surat"})
    after = board(world)[0]
    assert [(c.text, c.branch, c.chosen) for c in after.causes] == [
        ("Jadwal jarang", "tools", True),
        ("Bidan merangkap", "tools", False),
    ]
    client.post(url(world, "choose_solution", solution_id=after.solutions[0].id))
    page = text(client.get(url(world, "problem", problem_id=card.id)))
    assert '<svg class="fishbone"' in page
    assert "Surat" in page
    removed = client.post(url(world, "remove", kind="need", row_id=after.needs[0].id), follow=True)
    undo = url(world, "put_back", kind="need", row_id=after.needs[0].id)
    assert undo in text(removed)
    client.post(undo)
    assert board(world)[0].needs
    assert client.post(url(world, "remove", kind="gunung", row_id=after.needs[0].id)).status_code == 404


@pytest.mark.parametrize("name", ["add_cause", "add_solution", "ask_support", "score"])
def test_an_empty_form_gets_its_sentence(world: World, name):
    card = problem(world)
    answer = world.client().post(url(world, name, problem_id=card.id), {})
    assert answer.status_code == 422
    assert "field-error" in text(answer)


def test_a_removed_problem_leads_back_to_the_board_and_comes_back(world: World):
    card = problem(world)
    client = world.client()
    gone = client.post(url(world, "remove", kind="problem", row_id=card.id))
    assert gone["Location"] == url(world, "board")
    back = client.post(url(world, "put_back", kind="problem", row_id=card.id))
    assert back["Location"] == url(world, "problem", problem_id=card.id)


def test_two_people_editing_the_same_problem(world: World):
    card = problem(world)
    client, address = world.client(), url(world, "edit", problem_id=card.id)
    assert f'name="version" value="{card.version}"' in text(client.get(address))
    assert client.post(address, {"statement": "Satu", "version": "1"}).status_code == 302
    slower = client.post(address, {"statement": "Dua kali", "version": "1"})
    assert slower.status_code == 409
    assert "Dua kali" in text(slower)
    assert board(world)[0].statement == "Satu"


def test_a_state_is_chosen_once_it_is_scored(world: World):
    card = problem(world)
    client, address = world.client(), url(world, "set_state", problem_id=card.id)
    assert "Beri nilai dahulu" in text(client.get(url(world, "problem", problem_id=card.id)))
    assert client.post(address, {"state": "chosen", "version": "1"}).status_code == 422
    actions.score(scope=world.scope(), problem_id=card.id, rater="A", points={"U": 5, "S": 4, "G": 3})
    assert client.post(address, {"state": "chosen", "version": "1"}).status_code == 302
    assert client.post(address, {"state": "parked", "version": "1"}).status_code == 409


def test_the_scoring_sheet_lists_what_is_open(world: World):
    problem(world, "Air bersih")
    assert "Air bersih" in text(world.client().get(url(world, "sheet"), {"masa": "2023Q2"}))


@pytest.mark.parametrize("who", ["dewi", "citra"])
def test_a_stranger_finds_nothing(world: World, who):
    card = problem(world)
    client = world.client(who)
    for name, address in (
        ("board", {}),
        ("sheet", {}),
        ("problem", {"problem_id": card.id}),
        ("edit", {"problem_id": card.id}),
    ):
        assert client.get(url(world, name, **address)).status_code == 404, name
    theirs = reverse("obstacles:problem", kwargs={"code": world.sister.code, "problem_id": card.id})
    assert client.get(theirs).status_code == 404


@pytest.mark.parametrize("role", [Role.CAMAT, Role.DINKES])
def test_who_only_reads_cannot_take_away(world: World, role):
    card = problem(world)
    client = world.client(f"ani-{role}")
    assert client.get(url(world, "problem", problem_id=card.id)).status_code == 200
    assert client.post(url(world, "remove", kind="problem", row_id=card.id)).status_code == 403


def test_a_midwife_scores_but_does_not_remove_a_problem(world: World):
    card = problem(world)
    client = world.client("ani-midwife")
    assert client.post(url(world, "remove", kind="problem", row_id=card.id)).status_code == 403


def test_the_way_of_scoring_is_chosen_on_its_page_and_printed_with_the_tie_rule(world: World):
    card = problem(world)
    client, address = world.client(), f"{url(world, 'way')}?masa=2023Q2"
    assert 'value="usg"' in text(client.get(address))
    assert client.post(address, {"method": "tebak"}).status_code == 422
    chosen = client.post(address, {"method": "hanlon", "formula": "(A+2B)C"}, follow=True)
    assert "(A+2B)C × P × E × A2 × R × L" in text(chosen)
    assert "berbagi urutan dan ditandai seri (1, 1, 3)" in text(chosen)
    sheet = text(client.get(f"{url(world, 'sheet')}?masa=2023Q2"))
    assert "besar masalah" in sheet
    assert "layak secara ekonomi" in sheet
    given = {"rater": "Ani", "A": "8", "B": "9", "C": "6", **dict.fromkeys(("P", "E", "A2", "R", "L"), "1")}
    assert client.post(url(world, "score", problem_id=card.id), given).status_code == 302
    page = text(client.get(url(world, "problem", problem_id=card.id)))
    assert "nilai 156 dari 500" in page
    assert world.client("ani-midwife").get(address).status_code == 403
    assert world.client("citra").get(address).status_code == 404


def test_the_sectors_that_took_a_part_in_the_programme_are_asked_first(world: World):
    figures(world)
    card = problem(world, indicator_code="K1")
    place = {"scope": world.scope(), "kecamatan_id": world.ours.kecamatan_id, "year": 2023}
    people.take_part(**place, sector="pkk", key="kia", text="Kelas ibu hamil")
    people.take_part(**place, sector="polsek", key="gizi", text="Menyalurkan PMT")
    page = world.client().get(url(world, "problem", problem_id=card.id))
    assert page.context["support_form"].fields["sector"].choices[0][0] == "pkk"
    assert "Kelas ibu hamil" in text(page)
    assert "Menyalurkan PMT" not in text(page)
