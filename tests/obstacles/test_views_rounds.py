"""Rounds of scoring over HTTP: opened, typed from paper, closed, settled."""

import pytest

from lokmin.obstacles import actions, queries
from tests.obstacles.samples import problem
from tests.obstacles.test_views import board, text, url
from tests.world import World

MONTHS = {"masa": "2023Q2"}


def opened(world: World, **form) -> queries.RoundCard:
    client = world.client()
    page = client.get(url(world, "board"), MONTHS)
    assert "Buka penilaian" in text(page)
    answer = client.post(url(world, "open_round"), {**MONTHS, **form})
    assert answer.status_code == 302
    return current(world)


def current(world: World) -> queries.RoundCard:
    found = queries.current_round(
        scope=world.scope(), puskesmas_id=world.ours.id, period=board(world)[0].period
    )
    assert found is not None
    return found


def give(world: World, card: queries.RoundCard, key: str, points: dict[str, int]) -> None:
    values = {problem_id: points for problem_id in card.problem_ids}
    actions.give_scores(
        scope=world.scope(), round_id=card.id, rater_key=key, rater=key, points=values, via="phone"
    )


def test_the_board_says_how_many_have_scored_and_hides_what_they_gave(world: World):
    problem(world, "Air bersih")
    card = opened(world, expected="30")
    give(world, card, "seat:1", {"U": 5, "S": 4, "G": 3})
    page = text(world.client().get(url(world, "board"), MONTHS))
    assert "1 dari 30 sudah memberi nilai" in page.lower()
    assert "5·4·3" not in page
    assert "disembunyikan sampai" in page
    shown = text(world.client().get(url(world, "round", round_id=card.id)))
    assert "1 dari 30" in shown
    assert "5·4·3" not in shown


def test_sheets_are_typed_one_a_line_and_a_wrong_one_stays_beside_its_sentence(world: World):
    one, two = problem(world, "A"), problem(world, "B")
    card = opened(world)
    client, address = world.client("ani-midwife"), url(world, "paper", round_id=card.id)
    page = client.get(address)
    keys = [line.key for line in page.context["lines"]]
    sent = {
        "key": keys, f"name-{keys[0]}": "Kades 1", f"{keys[0]}-{one.id}": "543",
        f"{keys[0]}-{two.id}": "1 1 1", f"{keys[1]}-{one.id}": "549",
    }  # fmt: skip
    wrong = client.post(address, sent)
    assert wrong.status_code == 422
    assert 'value="549"' in text(wrong)
    assert "1 sampai 5" in text(wrong)
    assert (current(world).done, current(world).begun) == (1, 0)
    mended = client.post(address, {**sent, f"{keys[1]}-{one.id}": "544"}, follow=True)
    assert "2 lembar tersimpan" in text(mended)
    again = client.post(address, {**sent, f"{keys[1]}-{one.id}": "544"})
    assert again.status_code == 302
    assert (current(world).done, current(world).begun) == (1, 1)
    names = [s.rater for s in queries.sheets(scope=world.scope(), round_id=card.id)]
    assert names == ["Kades 1", "Lembar 1"]


def test_sums_are_typed_corrected_and_checked_against_the_number_of_sheets(world: World):
    one = problem(world, "A")
    card = opened(world)
    client, address = world.client(), url(world, "sums", round_id=card.id)
    sent = {"raters": "10", f"U-{one.id}": "51", f"S-{one.id}": "40", f"G-{one.id}": "30"}
    wrong = client.post(address, sent)
    assert wrong.status_code == 422
    assert "10 sampai 50" in text(wrong)
    assert client.post(address, {**sent, f"U-{one.id}": "50"}).status_code == 302
    assert 'value="50"' in text(client.get(address))
    assert client.post(address, {**sent, f"U-{one.id}": "45"}).status_code == 302
    assert current(world).done == 10
    client.post(url(world, "close_round", round_id=card.id))
    assert board(world)[0].total == (45 + 40 + 30) / 10


def test_a_closed_round_names_what_is_far_apart_and_is_settled_by_the_chair(world: World):
    one, two = problem(world, "Air bersih"), problem(world, "Jamban")
    card = opened(world)
    for key, points in (("a", {"U": 5, "S": 5, "G": 5}), ("b", {"U": 1, "S": 1, "G": 2})):
        give(world, card, key, points)
    client = world.client()
    page = text(client.post(url(world, "close_round", round_id=card.id), follow=True))
    assert "berjauhan untuk 2 masalah" in page
    assert "tengah 9,5, 4 sampai 15" in page
    address = url(world, "confirm_round", round_id=card.id)
    sent = {"revision": "2", "told_by": "Pak Camat, Camat", f"place-{one.id}": "1", f"place-{two.id}": "1"}
    twice = client.post(address, sent)
    assert twice.status_code == 422
    assert "setiap masalah satu kali" in text(twice)
    unsaid = client.post(address, {**sent, f"place-{one.id}": "2", "told_by": ""})
    assert unsaid.status_code == 422
    label = unsaid.content.decode().partition("Ditetapkan oleh")[2][:60]
    assert "boleh dikosongkan" not in label
    assert client.post(address, {**sent, f"place-{one.id}": "2"}).status_code == 302
    shown = text(client.get(url(world, "board"), MONTHS))
    assert "ditetapkan oleh Pak Camat, Camat" in shown
    assert shown.index("Jamban") < shown.index("Air bersih")


def test_another_order_than_that_of_the_scores_shows_its_reason(world: World):
    one, two = problem(world, "Air bersih"), problem(world, "Jamban")
    card = opened(world)
    high, low = {"U": 5, "S": 5, "G": 5}, {"U": 1, "S": 1, "G": 2}
    actions.give_scores(
        scope=world.scope(),
        round_id=card.id,
        rater_key="a",
        rater="A",
        points={one.id: high, two.id: low},
        via="phone",
    )
    client = world.client()
    client.post(url(world, "close_round", round_id=card.id))
    address = url(world, "confirm_round", round_id=card.id)
    sent = {"revision": "2", "told_by": "Pak Camat", f"place-{one.id}": "2", f"place-{two.id}": "1"}
    refused = client.post(address, sent)
    assert refused.status_code == 422
    assert "Tulis sebabnya" in text(refused)
    done = text(client.post(address, {**sent, "reason": "Dana sudah ada"}, follow=True))
    assert "menurut nilai: urutan 2" in done
    assert "Dana sudah ada" in done
    assert "Dana sudah ada" in text(client.get(url(world, "board"), MONTHS))
    reopened = client.post(url(world, "reopen_round", round_id=card.id))
    assert reopened.status_code == 422
    client.post(url(world, "reopen_round", round_id=card.id), {"reason": "Keliru"})
    assert current(world).is_open


def test_a_rater_is_taken_out_while_the_round_is_open(world: World):
    problem(world)
    card = opened(world)
    give(world, card, "seat:1", {"U": 5, "S": 4, "G": 3})
    client = world.client()
    client.post(url(world, "drop_rater", round_id=card.id), {"rater": "seat:1"})
    assert current(world).done == 0


def test_with_many_raters_the_board_shows_means_in_place_of_a_column_each(world: World):
    problem(world)
    card = opened(world)
    for n in range(8):
        give(world, card, f"seat:{n}", {"U": 5, "S": 4, "G": 1 + n % 2})
    client = world.client()
    client.post(url(world, "close_round", round_id=card.id))
    page = text(client.get(url(world, "board"), MONTHS))
    assert "seat:3" not in page
    assert "1,5" in page


def test_a_closed_round_takes_no_score_on_the_page_of_a_problem(world: World):
    made = problem(world)
    card = opened(world)
    client = world.client()
    client.post(url(world, "close_round", round_id=card.id))
    page = text(client.get(url(world, "problem", problem_id=made.id)))
    assert "Penilaian masa ini sudah ditutup" in page
    assert url(world, "score", problem_id=made.id) not in page


@pytest.mark.parametrize("who", ["dewi", "citra"])
def test_a_stranger_finds_no_round(world: World, who):
    problem(world)
    card = opened(world)
    for name in ("round", "paper", "sums"):
        assert world.client(who).get(url(world, name, round_id=card.id)).status_code == 404
