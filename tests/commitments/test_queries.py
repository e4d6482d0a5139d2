"""What is read of promises, by whom, and how many queries it takes."""

from datetime import date, timedelta

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours
from lokmin.basics.scope import Role
from lokmin.commitments import actions, queries
from lokmin.coverage.actions import load_dictionary
from lokmin.obstacles.actions import add_problem
from lokmin.people import queries as people
from lokmin.tools.scoped import ScopeMissing
from tests.commitments.samples import PERIOD, picture, promise
from tests.world import NOW, World, installer


def agreed(world: World, **changes):
    return actions.agree(scope=world.scope(), commitment_id=promise(world, **changes).id)


def test_another_puskesmas_of_the_same_kecamatan_sees_no_row(world: World):
    card = agreed(world)
    for place in (world.sister, world.far):
        other = world.scope_of(place)
        with pytest.raises(NotYours):
            queries.commitment(scope=other, commitment_id=card.id)
        with pytest.raises(NotYours):
            queries.board(scope=other, puskesmas_id=world.ours.id)
        assert queries.board(scope=other, puskesmas_id=place.id) == []
        assert queries.by_ids(scope=other, ids=[card.id]) == {}
        assert queries.of_office(scope=other, office_id=card.office_id) == []
        assert queries.waiting_photos(scope=other, puskesmas_id=world.ours.id) == 0


def test_villages_of_a_restricted_promise_are_told_to_staff_only(world: World):
    load_dictionary(scope=installer())
    hidden = agreed(world, indicator_code="TB_TERDUGA", area_ids=[world.areas[0].id])
    told = agreed(world, what="Kelas ibu", indicator_code="K1", area_ids=[world.areas[0].id])
    name = world.areas[0].name
    for role, seen in ((Role.HEAD, (name,)), (Role.DINKES, (name,)), (Role.CAMAT, ()), (Role.MIDWIFE, ())):
        scope = world.scope(role)
        found = {card.id: card for card in queries.board(scope=scope, puskesmas_id=world.ours.id)}
        assert (found[hidden.id].area_names, found[told.id].area_names) == (seen, (name,))
        assert found[hidden.id].areas_hidden is not bool(seen)
        assert found[hidden.id].missing_parts == ()
        assert queries.commitment(scope=scope, commitment_id=hidden.id).area_names == seen
        there = queries.board(scope=scope, puskesmas_id=world.ours.id, area_id=world.areas[0].id)
        assert (hidden.id in {card.id for card in there}) is bool(seen)


def test_a_promise_that_answers_a_restricted_problem_is_restricted(world: World):
    load_dictionary(scope=installer())
    problem = add_problem(
        scope=world.scope(), puskesmas_id=world.ours.id, period=PERIOD, statement="TB", origin="gap",
        indicator_code="TB_TERDUGA", area_ids=[world.areas[0].id],
    )  # fmt: skip
    card = agreed(world, problem_id=problem.id)
    assert card.area_names
    assert queries.commitment(scope=world.scope(Role.CAMAT), commitment_id=card.id).area_names == ()


def test_a_read_without_scope_raises():
    from lokmin.commitments.models import Commitment

    with pytest.raises(ScopeMissing):
        Commitment.objects.all()


def test_a_link_reads_its_office_and_nothing_of_the_board(world: World):
    guest = people.open_link(token=world.budi.token, now=NOW)
    assert guest
    mine = agreed(world)
    agreed(world, office_id=world.camat_office)
    promise(world, what="Draf")
    rows = queries.of_office(scope=guest.scope, office_id=world.village_office)
    assert [row.id for row in rows] == [mine.id]
    assert queries.of_office(scope=guest.scope, office_id=world.camat_office) == []
    with pytest.raises(NotYourDuty):
        queries.board(scope=guest.scope, puskesmas_id=world.ours.id)


def test_filters_narrow_the_board(world: World):
    scope = world.scope()
    one = agreed(world)
    two = agreed(world, office_id=world.camat_office, area_ids=[world.areas[2].id], due_on=date(2023, 7, 31))
    draft = promise(world)

    def ids(**filters):
        return {c.id for c in queries.board(scope=scope, puskesmas_id=world.ours.id, **filters)}

    assert ids() == {one.id, two.id, draft.id}
    assert ids(states_wanted=["draft"]) == {draft.id}
    assert ids(sector="kecamatan") == {two.id}
    assert ids(area_id=world.areas[2].id) == {two.id}
    assert ids(late=True) == {two.id}
    assert two.days_late(scope.today) == 7


def test_what_falls_due_comes_soonest_first_and_names_what_must_be_completed(world: World):
    scope = world.scope()
    later = agreed(world, due_on=date(2023, 8, 20))
    sooner = agreed(world, due_on=date(2023, 8, 10))
    waiting = promise(world, due_on=None)
    actions.agree(
        scope=scope, commitment_id=waiting.id, complete_by=scope.today + timedelta(days=5), contact_name="D"
    )
    agreed(world, due_on=date(2023, 12, 1))
    due = queries.due(scope=scope, puskesmas_id=world.ours.id, until=date(2023, 8, 31))
    assert [card.id for card in due] == [sooner.id, waiting.id, later.id]


def test_a_card_tells_its_last_count_its_age_and_when_it_was_done(world: World):
    scope = world.scope()
    card = agreed(world)
    actions.report(scope=scope, commitment_id=card.id, state="under_way", happened_on=scope.today, count=6)
    card = actions.report(
        scope=scope, commitment_id=card.id, state="done", happened_on=date(2023, 8, 1), count=14
    )
    assert (card.last_count, card.done_on, card.age(date(2023, 8, 17))) == (14, date(2023, 8, 1), 10)
    assert (card.agreed_on, card.is_open) == (date(2023, 8, 7), False)


def test_the_board_takes_the_same_few_queries_however_long(world: World, django_assert_max_num_queries):
    scope = world.scope()
    for number in range(6):
        card = agreed(world, what=f"Janji {number}")
        actions.report(
            scope=scope, commitment_id=card.id, state="done", happened_on=scope.today, photo=picture()
        )
    with django_assert_max_num_queries(9):
        cards = queries.board(scope=scope, puskesmas_id=world.ours.id)
        assert len([proof for card in cards for proof in card.proofs]) == 6


def test_a_paper_is_for_staff_and_the_photo_for_nobody_else_either(world: World):
    scope = world.scope()
    card = agreed(world)
    card = actions.report(
        scope=scope,
        commitment_id=card.id,
        state="done",
        happened_on=scope.today,
        document=b"%PDF-1.4 surat",
    )
    (proof,) = card.proofs
    file = queries.proof_file(scope=scope, proof_id=proof.id)
    assert (file.content_type, file.inline, file.name) == (
        "application/pdf",
        False,
        f"komitmen-{card.number}-2023-08-07.pdf",
    )
    for other in (world.scope(Role.CAMAT), world.scope(Role.DINKES), world.scope_of(world.sister)):
        with pytest.raises(NotYours):
            queries.proof_file(scope=other, proof_id=proof.id)
    assert queries.commitment_of_proof(scope=scope, proof_id=proof.id).id == card.id
    with pytest.raises(NotYours):
        queries.commitment_of_proof(scope=world.scope_of(world.far), proof_id=proof.id)
