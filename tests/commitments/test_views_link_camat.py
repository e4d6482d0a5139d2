"""The camat without account: what was handed up to him stands behind his link, and is answered there."""

import re

import pytest
from django.test import Client

from lokmin.commitments import actions, queries
from lokmin.people import actions as people
from tests.commitments.samples import promise
from tests.world import NOW, World

WHY = "Dana desa belum cair, mohon Camat menyurati desa"


@pytest.fixture
def card(world: World):
    made = actions.agree(scope=world.scope(), commitment_id=promise(world).id)
    return actions.hand_up(scope=world.scope(), commitment_id=made.id, reason=WHY)


@pytest.fixture
def home(world: World) -> str:
    link = people.make_link(
        scope=world.scope(),
        puskesmas_id=world.ours.id,
        office_id=world.camat_office,
        expires_at=NOW.replace(month=10),
    )
    return f"/t/{link.token}/"


def text(response) -> str:
    return response.content.decode()


def answer(home: str, card, **told):
    values = {"key": "k1", "answer": "Saya surati kepala desa pekan ini.", **told}
    where = f"{home}permintaan/{card.id}/"
    return Client(enforce_csrf_checks=True).post(where, values, headers={"Origin": "null"})


def now(world: World, card):
    return queries.commitment(scope=world.scope(), commitment_id=card.id)


def test_the_camat_reads_behind_his_link_what_was_handed_up_to_him(world: World, card, home: str):
    page = text(Client().get(home))
    assert "Camat, 1 permintaan menunggu jawaban" in page
    assert card.what in page
    assert WHY in page


def test_what_was_handed_to_the_camat_is_read_behind_no_other_link(world: World, card):
    page = text(Client().get(f"/t/{world.budi.token}/"))
    assert "diteruskan kepada Bapak/Ibu" not in page
    assert answer(f"/t/{world.budi.token}/", card).status_code == 404
    assert now(world, card).waits_for_answer


def test_the_answer_of_the_camat_sets_the_promise_going_and_staff_read_it(world: World, card, home: str):
    sent = answer(home, card, goes_on="on")
    assert sent.status_code == 302
    assert sent["Location"].endswith(f"#p-{card.id}")
    after = now(world, card)
    assert after.state == "under_way"
    assert (after.hand_up.answer.answer, after.hand_up.answer.answered_by) == (
        "Saya surati kepala desa pekan ini.",
        "Pak Camat",
    )
    assert "Saya surati" in text(Client().get(home)), "he sees that it arrived"
    assert "menunggu jawaban" not in text(Client().get(home))


def test_the_same_answer_sent_again_counts_once(world: World, card, home: str):
    for _ in range(2):
        assert answer(home, card).status_code == 302
    assert len(now(world, card).hand_up.answers) == 1
    again = answer(home, card, answer="Tunggu perubahan APBDes.")
    assert again.status_code == 422
    key = re.search(r'name="key" value="([^"]+)"', text(again)[text(again).index("permintaan/") :])[1]
    assert answer(home, card, key=key, answer="Tunggu perubahan APBDes.").status_code == 302
    assert now(world, card).hand_up.answer.answer == "Tunggu perubahan APBDes."


def test_an_empty_answer_is_refused_and_what_went_to_dinkes_is_not_the_camats(world: World, card, home: str):
    empty = answer(home, card, answer=" ")
    assert empty.status_code == 422
    assert "Tulis jawabannya" in text(empty)
    other = actions.agree(scope=world.scope(), commitment_id=promise(world, what="Lain").id)
    actions.hand_up(scope=world.scope(), commitment_id=other.id, reason="Vaksin", to="dinkes")
    assert answer(home, other, key="k2").status_code in (403, 422)
    assert now(world, other).waits_for_answer


def test_a_preview_of_the_address_answers_nothing(world: World, card, home: str):
    assert Client().get(f"{home}permintaan/{card.id}/").status_code == 302
    assert now(world, card).waits_for_answer
