"""Which Puskesmas a file means, and what lists show."""

from dataclasses import replace

import pytest

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.intake import actions, queries
from tests.intake.test_actions import VILLAGES, keep, report_of, world
from tests.world import installer, make_puskesmas

__all__ = ["world"]


def everything(world):
    return installer(ids=frozenset({world.ours.id, world.sister.id, world.far.id}))


def find(scope, code=None, name="", villages=("Tak Ada",)):
    counts = {(village, "K1", 1): 1 for village in villages}
    report = replace(report_of(counts, villages), puskesmas=name)
    return queries.find_puskesmas(scope=scope, code=code, report=report)


def test_a_puskesmas_is_found_by_code_or_by_the_name_in_the_file(world):
    scope = everything(world)
    assert find(scope, code="1011689").id == world.ours.id
    assert find(scope, name="UPT PUSKESMAS LAIS").id == world.ours.id
    assert find(scope, name="TELUK KIJING").id == world.sister.id


def test_the_only_puskesmas_that_serves_every_village_is_meant(world):
    scope = everything(world)
    assert find(scope, name="entah", villages=("DESA 6", "DESA 8")).id == world.sister.id
    with pytest.raises(Refusal, match=r"1011689, 1033372"):
        find(scope, name="entah", villages=("DESA 1", "DESA 2"))


def test_a_puskesmas_that_is_not_there_is_refused_with_what_to_do(world):
    for code, name in (("9999999", ""), (None, "Pecangaan"), (None, "")):
        with pytest.raises(Refusal, match=r"new-puskesmas"):
            find(everything(world), code=code, name=name)


def test_two_puskesmas_of_one_name_are_asked(world):
    twin = make_puskesmas("1011929", "Lais", "17.03.01", range(1, 3))
    scope = installer(ids=frozenset({world.ours.id, twin.id}))
    with pytest.raises(Refusal, match=r"1011689, 1011929"):
        find(scope, name="LAIS")


def test_village_codes_are_known_where_the_puskesmas_is(world):
    report = report_of()
    scope = everything(world)
    codes = queries.village_codes(scope=scope, code="1011689", report=report)
    assert codes["", "DESA 1"] == "16.06.02.2001"
    strange = report_of(villages=("Entah", *VILLAGES[1:]))
    assert queries.village_codes(scope=scope, code=None, report=strange) == {}
    named = replace(report, puskesmas="Lais")
    assert queries.village_codes(scope=scope, code=None, report=named) == codes


def test_the_list_shows_stored_and_undone_uploads_of_one_puskesmas(world):
    first = actions.store(scope=world.scope(), batch_id=keep(world).id)
    second = actions.store(scope=world.scope(), batch_id=keep(world).id)
    keep(world)
    actions.undo(scope=world.scope(), number=first.number)
    cards = queries.batches(scope=world.scope(), puskesmas_id=world.ours.id)
    assert [(card.number, card.state) for card in cards] == [(2, "stored"), (1, "undone")]
    assert not queries.batches(scope=world.scope_of(world.sister), puskesmas_id=world.ours.id)
    assert queries.result_issues(scope=world.scope(), batch_id=second.id)
    with pytest.raises(NotYours):
        queries.batch(scope=world.scope_of(world.sister), batch_id=first.id)
