"""A promise that answers a support: how its form begins, and that the link is kept."""

import pytest

from lokmin.basics.refusal import NotYours
from lokmin.commitments import actions, queries
from lokmin.commitments.queries import needs
from lokmin.obstacles import actions as obstacles
from lokmin.people import actions as people
from tests.commitments.samples import promise
from tests.obstacles.samples import problem
from tests.world import World


def asked(world: World, sector: str = "kecamatan", text: str = "Surat edaran camat"):
    card = problem(world, area_ids=[world.areas[0].id])
    return obstacles.ask_support(scope=world.scope(), problem_id=card.id, sector=sector, text=text)


def test_the_form_begins_with_the_office_the_villages_and_what_is_asked(world: World):
    card = asked(world)
    found = needs.start(scope=world.scope(), puskesmas=world.ours, need_id=card.needs[0].id)
    assert found["office"] == str(world.camat_office)
    assert found["what"] == "Surat edaran camat"
    assert found["area_ids"] == [str(world.areas[0].id)]
    assert (found["problem"], found["need"]) == (str(card.id), str(card.needs[0].id))
    page = world.client().get(f"/p/{world.ours.code}/komitmen/baru/?need={card.needs[0].id}")
    assert f'value="{world.camat_office}" selected' in page.content.decode()
    assert "Surat edaran camat</textarea>" in page.content.decode()


def test_of_many_offices_of_a_sector_the_one_of_the_village_is_meant_else_nobody(world: World):
    card = asked(world, "desa")
    start = {"scope": world.scope(), "puskesmas": world.ours, "need_id": card.needs[0].id}
    other = people.add_institution(
        scope=world.scope(),
        kecamatan_id=world.ours.kecamatan_id,
        sector="desa",
        name="Pemerintah Desa 2",
        area_id=world.areas[1].id,
    )
    people.add_office(scope=world.scope(), institution_id=other, title="Kepala Desa 2")
    assert needs.start(**start)["office"] == str(world.village_office)
    people.add_office(scope=world.scope(), institution_id=other, title="Sekretaris Desa 2")
    assert needs.office_asked([], []) is None


def test_a_promise_keeps_what_it_answers_and_its_problem_and_hands_it_on(world: World):
    card = asked(world)
    need = card.needs[0]
    made = actions.agree(scope=world.scope(), commitment_id=promise(world, need_id=need.id).id)
    assert (made.need_id, made.need_text, made.problem_id) == (need.id, need.text, card.id)
    carried = actions.carry_over(scope=world.scope(), commitment_id=made.id, reason="Belum selesai")
    successor = next(
        c for c in queries.answering(scope=world.scope(), puskesmas_id=world.ours.id, problem_ids=[card.id])
    )
    assert carried
    assert (successor.carried_from_id, successor.need_id) == (made.id, need.id)
    obstacles.remove(scope=world.scope(), kind="need", row_id=need.id)
    assert queries.commitment(scope=world.scope(), commitment_id=successor.id).need_id == need.id


def test_a_need_of_elsewhere_is_refused(world: World):
    theirs = obstacles.add_problem(
        scope=world.scope_of(world.sister),
        puskesmas_id=world.sister.id,
        period=problem(world).period,
        statement="Milik tetangga",
    )
    theirs = obstacles.ask_support(
        scope=world.scope_of(world.sister), problem_id=theirs.id, sector="kecamatan", text="Surat"
    )
    with pytest.raises(NotYours):
        promise(world, need_id=theirs.needs[0].id)
    with pytest.raises(NotYours):
        needs.start(scope=world.scope(), puskesmas=world.ours, need_id=theirs.needs[0].id)


def test_withdrawn_promises_answer_nothing(world: World):
    card = asked(world)
    made = promise(world, need_id=card.needs[0].id)
    found = {"scope": world.scope(), "puskesmas_id": world.ours.id, "problem_ids": [card.id]}
    assert [c.id for c in queries.answering(**found)] == [made.id]
    actions.withdraw(scope=world.scope(), commitment_id=made.id, reason="Keliru")
    assert queries.answering(**found) == []
