"""Reads of meetings: one number a year, the series, the checklist, evaluasi RTL."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Role
from lokmin.basics.time import Period
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as commitment_queries
from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import FigureEntry, PopulationEntry
from lokmin.meetings import actions, queries
from lokmin.meetings.models import Meeting, SectorInput
from lokmin.meetings.rules.reading import Verdict
from tests.meetings.conftest import DAY, hold, plan
from tests.meetings.test_actions import full_parts, promise
from tests.world import installer


def august(hall, **changes):
    values = {
        "number": 3,
        "held_on": date(2023, 8, 23),
        "reviewed": Period.parse("2023-05..2023-07"),
        "planned": Period.parse("2023-08..2023-11"),
    } | changes
    return plan(hall.scope.at(DAY.replace(month=8, day=23)), hall.world.ours, **values)


def test_an_unknown_meeting_and_a_strangers_meeting_are_the_same_refusal(hall):
    for scope, meeting_id in (
        (hall.scope, uuid4()),
        (hall.world.scope_of(hall.world.sister), hall.meeting.id),
        (hall.world.scope_of(hall.world.far), hall.meeting.id),
    ):
        for read in (queries.card, queries.meeting, queries.read_back, queries.previous_meeting):
            with pytest.raises(NotYours):
                read(scope=scope, meeting_id=meeting_id)
        with pytest.raises(NotYours):
            queries.entry(scope=scope, entry_id=meeting_id)


def test_meetings_are_listed_by_kind_and_year(hall):
    monthly = plan(
        hall.scope,
        hall.world.ours,
        kind="monthly",
        number=5,
        held_on=date(2023, 6, 5),
        reviewed=Period.parse("2023-05..2023-05"),
    )
    found = queries.meetings(scope=hall.scope, puskesmas_id=hall.world.ours.id)
    assert [card.id for card in found] == [hall.meeting.id, monthly.id]
    kinds = ("monthly_first", "monthly")
    (only,) = queries.meetings(scope=hall.scope, puskesmas_id=hall.world.ours.id, kinds=kinds)
    assert (only.label, only.title) == ("Bulanan ke-5 2023", "Lokmin bulanan ke-5 2023")
    assert not queries.meetings(scope=hall.scope, puskesmas_id=hall.world.ours.id, year=2022)
    assert queries.years(scope=hall.scope, puskesmas_id=hall.world.ours.id) == [2023]
    taken = queries.taken_numbers(
        scope=hall.scope, puskesmas_id=hall.world.ours.id, kind="quarterly_first", year=2023
    )
    assert taken == [2]


def test_the_meeting_before_is_the_last_one_held_of_the_same_series(hall):
    card = august(hall)
    assert queries.previous_meeting(scope=hall.scope, meeting_id=card.id) is None
    hold(hall)
    assert queries.previous_meeting(scope=hall.scope, meeting_id=card.id).id == hall.meeting.id
    assert queries.next_meeting(scope=hall.scope, meeting_id=hall.meeting.id).id == card.id
    custom = queries.earlier_reviewed(scope=hall.scope, puskesmas_id=hall.world.ours.id, kind="quarterly")
    assert custom == [Period.parse("2023-02..2023-04"), Period.parse("2023-05..2023-07")]


def test_the_checklist_fills_itself_and_says_what_is_missing(hall):
    def facts():
        card = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
        agenda = queries.agenda(scope=hall.scope, meeting_id=hall.meeting.id)
        lines = queries.checklist(
            scope=hall.scope, meeting=card, agenda=agenda, previous=None, due=queries.Due()
        )
        return {line.line.proof: line.fact for line in lines}

    before = facts()
    assert {proof for proof, fact in before.items() if fact.done} == {"read_back"}  # nothing waits for it
    assert all(fact.words for fact in before.values())
    hold(hall)
    promise(hall, **full_parts(hall))
    for invitation in hall.invitations:
        actions.mark_sent(scope=hall.scope, invitation_id=invitation, via="diantar")
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    after = facts()
    assert {proof for proof, fact in after.items() if fact.done} == {
        "invitations", "commitments", "attendance", "minutes", "read_back",
    }  # fmt: skip
    assert "0 dari 4 tanda tangan" in after["signatures"].words


def test_a_promise_without_indicator_is_read_by_its_proof(hall):
    hold(hall)
    card = promise(hall, **full_parts(hall))
    (row,) = queries.read_back(scope=hall.scope, meeting_id=august(hall).id)
    assert (row.commitment.id, row.made_on) == (card.id, date(2023, 5, 24))
    assert (row.change, row.reading.verdict) == (None, Verdict.NO_NUMBER)
    assert row.dealt == frozenset()


def test_an_extended_promise_is_read_again_as_its_successor_from_its_first_day(hall):
    hold(hall)
    card = promise(hall, **full_parts(hall))
    third = august(hall)
    later = hall.scope.at(DAY.replace(month=8, day=23))
    actions.open_meeting(scope=later, meeting_id=third.id)
    actions.deal(
        scope=later,
        meeting_id=third.id,
        commitment_id=card.id,
        dealing="extended",
        note="Supir sakit",
        due_on=date(2023, 11, 30),
    )
    fourth = august(
        hall,
        number=4,
        held_on=date(2023, 11, 22),
        reviewed=Period.parse("2023-08..2023-10"),
        planned=Period.parse("2023-11..2024-02"),
    )
    (row,) = queries.read_back(scope=later, meeting_id=fourth.id)
    assert row.commitment.carried_from_id == card.id
    assert row.made_on == date(2023, 5, 24)
    history = queries.dealings_of(scope=later, commitment_id=card.id)
    assert [deal.dealing for deal in history] == ["made", "extended"]


def november(hall):
    return august(
        hall,
        number=4,
        held_on=date(2023, 11, 22),
        reviewed=Period.parse("2023-08..2023-10"),
        planned=Period.parse("2023-11..2024-02"),
    )


def read_here(hall, scope, meeting, *ids):
    """The meeting is held: it reads these promises back and does nothing more."""
    actions.open_meeting(scope=scope, meeting_id=meeting.id)
    for commitment_id in ids:
        actions.deal(scope=scope, meeting_id=meeting.id, commitment_id=commitment_id, dealing="read_back")


def test_an_open_promise_is_read_back_until_it_ends(hall):
    hold(hall)
    card = promise(hall, **full_parts(hall))
    third, later = august(hall), hall.scope.at(DAY.replace(month=8, day=23))
    read_here(hall, later, third, card.id)
    fourth = november(hall)
    (row,) = queries.read_back(scope=later, meeting_id=fourth.id)
    assert (row.commitment.id, row.made_on, row.of_last) == (card.id, date(2023, 5, 24), False)
    commitments.withdraw(scope=later, commitment_id=card.id, reason="Desa digabung")
    assert queries.read_back(scope=later, meeting_id=fourth.id) == []
    (row,) = queries.read_back(scope=later, meeting_id=third.id)
    assert row.dealt == {"read_back"}


def test_a_promise_done_after_it_was_read_is_read_once_more_with_its_end(hall):
    hold(hall)
    card = promise(hall, **full_parts(hall))
    third, later = august(hall), hall.scope.at(DAY.replace(month=8, day=23))
    read_here(hall, later, third, card.id)
    done = hall.scope.at(DAY.replace(month=9, day=20))
    commitments.report(scope=done, commitment_id=card.id, state="done", happened_on=date(2023, 9, 20))
    fourth, then = november(hall), hall.scope.at(DAY.replace(month=11, day=22))
    (row,) = queries.read_back(scope=then, meeting_id=fourth.id)
    assert row.commitment.state == "done"
    actions.open_meeting(scope=then, meeting_id=fourth.id)
    fifth = august(
        hall,
        year=2024,
        number=1,
        held_on=date(2024, 2, 21),
        reviewed=Period.parse("2023-11..2024-01"),
        planned=Period.parse("2024-02..2024-05"),
    )
    assert queries.read_back(scope=then, meeting_id=fifth.id) == []


@pytest.mark.parametrize("due_on", [date(2023, 11, 30), None])
def test_a_promise_carried_over_on_its_own_page_is_read_back_as_its_successor(hall, due_on):
    hold(hall)
    card = promise(hall, **full_parts(hall))
    june = hall.scope.at(DAY.replace(month=6, day=20))
    new = commitments.carry_over(scope=june, commitment_id=card.id, reason="Supir sakit", due_on=due_on)
    rows = queries.read_back(scope=june, meeting_id=august(hall).id)
    assert {row.commitment.id for row in rows} == {card.id, new.id}
    assert {row.made_on for row in rows} == {date(2023, 5, 24)}


def test_a_promise_of_the_board_is_read_back_also_at_the_first_lokmin_of_a_place(hall):
    april = hall.scope.at(DAY.replace(month=4, day=11))
    made = {"puskesmas_id": hall.world.ours.id, "office_id": hall.village, "what": "Ambulans desa"}
    card = commitments.make_and_agree(scope=april, **made, **full_parts(hall))
    commitments.make(scope=april, **{**made, "what": "Baru draf"})
    commitments.make_and_agree(scope=hall.scope, **{**made, "what": "Hari rapat"}, **full_parts(hall))
    last, (row,) = queries.evaluation(scope=hall.scope, meeting=hall.meeting)
    assert (last, row.commitment.id) == (None, card.id)
    assert (row.made_on, row.in_room) == (date(2023, 4, 11), False)


def test_why_a_promise_is_stuck_is_read_aloud_once_the_camat_knows(hall):
    hold(hall)
    card = promise(hall, **full_parts(hall))
    june = hall.scope.at(DAY.replace(month=6, day=20))
    told = {"state": "blocked", "happened_on": june.today, "reason": "Supir sakit", "text": "Supir sakit"}
    commitments.report(scope=june, commitment_id=card.id, **told)
    later = august(hall)
    (row,) = queries.read_back(scope=june, meeting_id=later.id)
    assert (row.commitment.blocked_because, row.commitment.reports[-1].text) == ("", "")
    assert row.commitment.silenced
    commitments.tell_camat(scope=june, commitment_ids=[card.id], via="telepon")
    (row,) = queries.read_back(scope=june, meeting_id=later.id)
    assert row.commitment.blocked_because == "Supir sakit"


def test_a_monthly_lokmin_reads_its_own_promises_and_leaves_the_quarters_to_the_quarter(hall):
    hold(hall)
    promise(hall, **full_parts(hall))
    monthly = august(hall, kind="monthly", number=8, reviewed=Period.parse("2023-07..2023-07"))
    assert queries.read_back(scope=hall.scope, meeting_id=monthly.id) == []


def test_one_meetings_count_and_many_meetings_counts_are_what_its_page_lists(hall):
    hold(hall)
    first, second = (promise(hall, **full_parts(hall)) for _ in range(2))
    third, later = august(hall), hall.scope.at(DAY.replace(month=8, day=23))
    read_here(hall, later, third, first.id)
    fourth = november(hall)
    cards = [queries.card(scope=later, meeting_id=m.id) for m in (hall.meeting, third, fourth)]
    pairs = [(card, queries.before(scope=later, meeting=card)) for card in cards]
    many = queries.dues(scope=later, pairs=pairs)
    for card in cards:
        listed = {row.commitment.id for row in queries.read_back(scope=later, meeting_id=card.id)}
        assert queries.due(scope=later, meeting=card).ids == many[card.id].ids == listed
    assert [(many[c.id].done, many[c.id].wanted) for c in cards] == [(0, 0), (1, 2), (0, 2)]
    assert second.id in many[fourth.id].ids


def test_a_promise_extended_twice_is_compared_with_the_months_before_its_first_meeting(hall):
    months = list(Period.parse("2023-01..2023-07"))
    report_all(hall.world, months, {month: (2, 1) for month in months})
    hold(hall)
    card = promise(hall, **full_parts(hall), indicator_code="IDL", start_on=date(2023, 5, 25))
    for meeting, day, due_on in (
        (august(hall), date(2023, 8, 23), date(2023, 11, 20)),
        (november(hall), date(2023, 11, 22), date(2024, 2, 20)),
    ):
        then = hall.scope.at(DAY.replace(month=day.month, day=day.day))
        actions.open_meeting(scope=then, meeting_id=meeting.id)
        deal = {"dealing": "extended", "note": "Belum", "due_on": due_on}
        actions.deal(scope=then, meeting_id=meeting.id, commitment_id=card.id, **deal)
        card = next(
            c for c in commitment_queries.board(scope=then, puskesmas_id=card.puskesmas_id) if c.is_open
        )
    fifth = august(
        hall,
        year=2024,
        number=1,
        held_on=date(2024, 2, 21),
        reviewed=Period.parse("2023-11..2024-01"),
        planned=Period.parse("2024-02..2024-05"),
    )
    (row,) = queries.read_back(scope=then, meeting_id=fifth.id)
    assert row.made_on == date(2023, 5, 24)
    sides = (row.change.before.period, row.change.after.period)
    assert [str(side) for side in sides] == ["2023-03..2023-04", "2023-06..2023-07"]


def report_all(world, months, counts):
    """`counts` of village 1 and of the others each month, IDL with a sasaran of 120 infants each."""
    from lokmin.places import queries as places

    scope = installer(ids=frozenset({world.ours.id}))
    coverage.load_dictionary(scope=scope)
    areas = places.catchment(puskesmas_id=world.ours.id)
    kind = next(i for i in _indicators() if i.code == "IDL")
    people = [
        PopulationEntry(area_id=a.id, kind=kind.population_kind, year=2023, thousandths=120_000)
        for a in areas
    ]
    coverage.record_populations(scope=scope, puskesmas_id=world.ours.id, entries=people, source="uji")
    figures = [
        FigureEntry(
            area_id=area.id,
            element_code=element,
            year=month.year,
            month=month.month,
            count=counts[month][0 if n == 0 else 1],
            state="reported",
        )
        for month in months
        for n, area in enumerate(areas)
        for element in kind.elements
    ]
    coverage.record_figures(scope=scope, puskesmas_id=world.ours.id, entries=figures, source="uji")
    return kind


def _indicators():
    from lokmin.coverage import queries as cards

    return cards.reviewed()


def test_the_number_of_the_named_village_is_compared_with_the_others_over_both_windows(hall):
    months = list(Period.parse("2023-03..2023-07"))
    counts = {m: ((2, 6) if m.month < 6 else (6, 6)) for m in months}
    report_all(hall.world, months, counts)
    hold(hall)
    promise(hall, **full_parts(hall), indicator_code="IDL", start_on=date(2023, 6, 1))
    third = august(hall)
    now = hall.scope.at(DAY.replace(month=8, day=23))
    (row,) = queries.read_back(scope=now, meeting_id=third.id)
    assert (row.change.before.period, row.change.after.period) == (
        Period.parse("2023-03..2023-04"),
        Period.parse("2023-06..2023-07"),
    )
    assert (row.change.before.numerator, row.change.after.numerator) == (4, 12)
    assert row.change.others_before is not None
    assert row.reading.verdict is Verdict.BETTER
    assert row.reading.persons == 8
    early = hall.scope.at(DAY.replace(month=7, day=20))
    (soon,) = queries.read_back(scope=early, meeting_id=third.id)
    assert soon.reading.verdict is Verdict.TOO_SOON


def test_a_midwife_reads_no_number_of_villages_that_are_not_hers(hall):
    months = list(Period.parse("2023-03..2023-07"))
    report_all(hall.world, months, {m: (2, 6) for m in months})
    hold(hall)
    promise(hall, **full_parts(hall), indicator_code="IDL", start_on=date(2023, 6, 1))
    third = august(hall)
    hers = hall.world.scope(Role.MIDWIFE, now=DAY.replace(month=8, day=23))
    (row,) = queries.read_back(scope=hers, meeting_id=third.id)
    assert row.change.state == "compared"
    neighbour = replace(hers, area_ids=frozenset({hall.world.areas[3].id}))
    (row,) = queries.read_back(scope=neighbour, meeting_id=third.id)
    assert row.reading.verdict is Verdict.NOT_YOURS
    assert (row.change.before, row.change.after, row.change.others_after) == (None, None, None)


def test_a_reported_promise_brings_its_proof_to_the_read_back(hall):
    hold(hall)
    card = promise(hall, **full_parts(hall))
    later = hall.scope.at(DAY.replace(month=6, day=20))
    commitments.report(
        scope=later,
        commitment_id=card.id,
        state="done",
        happened_on=date(2023, 6, 15),
        count=14,
        list_count=14,
        keeper="Bidan Euis",
        via="telepon",
    )
    (row,) = queries.read_back(scope=hall.world.scope(Role.CAMAT), meeting_id=august(hall).id)
    assert (row.commitment.state, row.commitment.last_count) == ("done", 14)
    assert row.commitment.shown_proofs[0].keeper == "Bidan Euis"


def test_a_walk_in_counts_in_the_sector_that_it_said(hall):
    hold(hall)
    here = {"scope": hall.scope, "meeting_id": hall.meeting.id}
    actions.walk_in(**here, name="Nani", institution="PKK", sector="desa")
    card = queries.card(**here)
    (found, *_earlier) = queries.held(scope=hall.scope, meeting=card)
    assert found.seats.walk_ins == 1
    assert sum(one.seats.walk_ins for one in found.sectors) == 1


def test_what_a_phone_sent_and_nobody_accepted_was_not_said_by_its_office(hall):
    hall.open_it()
    SectorInput.add(
        meeting=Meeting.objects.within(hall.scope).get(id=hall.meeting.id), office_id=hall.police,
        state="waiting", text="Jalan rusak", at=DAY, by="Iptu Wibowo",
    )  # fmt: skip
    mute = {
        line.invitation.office_id for line in queries.readiness(scope=hall.scope, meeting=hall.meeting).mute
    }
    assert hall.police in mute
    assert queries.inputs(scope=hall.scope, meeting_id=hall.meeting.id) == []
