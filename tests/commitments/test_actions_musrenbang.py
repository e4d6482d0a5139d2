"""Promises that wait for a budget decision."""

from datetime import date

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.commitments import actions, pages, queries
from lokmin.commitments.rules import sheet
from tests.commitments.samples import promise
from tests.world import World

BUDGET = {"money": "apbdes", "money_state": "next_year", "amount_rupiah": 12_500_000}


def listed(world: World) -> list[int]:
    return [card.number for card in queries.proposals(scope=world.scope(), puskesmas_id=world.ours.id)]


def test_the_money_marks_a_promise_and_a_hand_marks_another(world: World):
    marked = promise(world, **BUDGET)
    plain = promise(world)
    assert listed(world) == [marked.number]
    card = actions.propose(
        scope=world.scope(), commitment_id=plain.id, version=plain.version, cause="Jalan putus"
    )
    assert listed(world) == [marked.number, plain.number]
    assert (card.musrenbang, card.proposal.cause, card.proposal.result) == (True, "Jalan putus", "waiting")
    actions.unpropose(scope=world.scope(), commitment_id=plain.id)
    assert listed(world) == [marked.number]
    with pytest.raises(Refusal) as refused:
        actions.unpropose(scope=world.scope(), commitment_id=marked.id)
    assert refused.value.code == "commitments.marked_by_money"


def test_the_way_through_the_musrenbang_is_kept_with_both_values(world: World):
    card = promise(world, **BUDGET)
    way = {"support": "Kades memasukkan ke APBDes", "taken_on": date(2023, 2, 14), "result": "taken"}
    card = actions.propose(scope=world.scope(), commitment_id=card.id, version=card.version, **way)
    card = actions.propose(
        scope=world.scope(), commitment_id=card.id, version=card.version, **way, ruk_line="RUK 3.2"
    )
    assert (card.proposal.ruk_line, card.proposal.taken_on) == ("RUK 3.2", date(2023, 2, 14))
    assert card.history[-1].changed == ({"field": "musrenbang_ruk_line", "before": "", "after": "RUK 3.2"},)
    assert pages.step_words(card.history[-1]) == "Dilengkapi: baris RUK"


def test_a_result_has_its_day_and_two_writers_do_not_lose_each_other(world: World):
    card = promise(world, **BUDGET)
    told = {"scope": world.scope(), "commitment_id": card.id, "version": card.version}
    with pytest.raises(Refusal) as refused:
        actions.propose(**told, result="taken")
    assert refused.value.code == "commitments.result_without_day"
    with pytest.raises(Refusal):
        actions.propose(**told, result="menang")
    actions.propose(**told, cause="Jembatan")
    with pytest.raises(Stale):
        actions.propose(**told, cause="Sungai")
    with pytest.raises(NotYourDuty):
        actions.propose(**{**told, "scope": world.scope(Role.CAMAT)})


def test_a_carried_promise_takes_its_way_along_and_stands_once_in_the_list(world: World):
    card = actions.agree(scope=world.scope(), commitment_id=promise(world, **BUDGET).id)
    actions.propose(scope=world.scope(), commitment_id=card.id, version=card.version, cause="Jembatan")
    new = actions.carry_over(scope=world.scope(), commitment_id=card.id, reason="APBDes perubahan")
    assert new.proposal.cause == "Jembatan"
    assert listed(world) == [new.number]
    with pytest.raises(Refusal):
        actions.propose(scope=world.scope(), commitment_id=card.id, version=1)


def test_the_file_names_the_owner_of_each_amount_and_has_no_sum(world: World):
    for amount in (12_500_000, 7_500_000):
        promise(world, **{**BUDGET, "amount_rupiah": amount})
    found = queries.proposals(scope=world.scope(), puskesmas_id=world.ours.id)
    lines = [pages.proposal_line(card) for card in found]
    told = pages.as_file(lines, "csv", "Puskesmas Lais", "7 Agustus 2023", True).decode("utf-8-sig")
    assert told.count("APBDes") == 2
    assert "12500000" in told
    assert "20000000" not in told
    assert pages.as_file(lines, "xlsx", "Puskesmas Lais", "7 Agustus 2023", True)[:2] == b"PK"


@pytest.mark.parametrize("text", ["=1+1", "+62", "-x", "@a"])
def test_no_cell_is_taken_for_a_formula(text):
    assert sheet.plain(text) == f"'{text}"
    assert sheet.plain("Desa 1") == "Desa 1"
    assert sheet.plain(14) == 14
