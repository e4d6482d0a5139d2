"""Signatures over days, three ways: bound to the text that was read, counted once, never lost (FN 25–26)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.commitments import actions as commitments
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import Changed
from lokmin.meetings.models import Signature, SigningStep
from lokmin.meetings.rules.agreement import code_of
from lokmin.people import queries as people
from tests.meetings.conftest import DAY, hold
from tests.meetings.test_actions import full_parts, promise, refused

DRAWING = "10,100 80,40 160,120 240,60;300,90 380,110"
TODAY = DAY.date()


def ready(hall):
    """One promise of the village, the list of who signs written; the village's signature."""
    hold(hall)
    card = promise(hall, **full_parts(hall))
    actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    return card, of_village(hall)


def of_village(hall):
    rows = queries.signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    return next(row for row in rows if row.office_id == hall.village)


def signing(hall):
    card = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    return queries.signing(scope=hall.scope, meeting=card)


def shown(hall) -> str:
    return signing(hall).sha256


def guest(hall):
    found = people.open_link(token=hall.world.budi.token, now=DAY)
    assert found
    return found


def test_a_signature_has_its_day_way_capacity_and_the_hash_of_its_text(hall):
    _card, row = ready(hall)
    signed = actions.sign(scope=hall.scope, signature_id=row.id, signed_on=TODAY, way="thumb")
    (step,) = signed.steps
    assert (signed.signed_on, signed.way, signed.text_sha256) == (TODAY, "thumb", shown(hall))
    assert (step.deed, step.capacity, step.by) == ("signed", "Kepala Desa 1, Budi", "Ani")


def test_one_signature_is_counted_once(hall):
    _card, row = ready(hall)
    for _ in range(2):
        actions.sign(scope=hall.scope, signature_id=row.id, signed_on=TODAY)
    later = hall.scope.at(DAY + timedelta(days=2))
    with refused("meetings.signed_twice"):
        actions.sign(scope=later, signature_id=row.id, signed_on=later.today)
    with refused("meetings.signed_twice"):
        actions.sign_by_link(guest=guest(hall), signature_id=row.id, drawing=DRAWING, shown=shown(hall))
    assert signing(hall).signed == 1
    assert len(of_village(hall).steps) == 1


def test_a_wrong_note_is_taken_back_with_its_reason_and_stays_in_the_history(hall):
    _card, row = ready(hall)
    with refused("meetings.signed_not"):
        actions.undo_signature(scope=hall.scope, signature_id=row.id, reason="x")
    actions.sign(scope=hall.scope, signature_id=row.id, signed_on=TODAY)
    with refused("meetings.undo_reason"):
        actions.undo_signature(scope=hall.scope, signature_id=row.id, reason=" ")
    actions.undo_signature(scope=hall.scope, signature_id=row.id, reason="salah baris")
    again = actions.sign(scope=hall.scope, signature_id=row.id, signed_on=TODAY)
    assert [(step.deed, step.reason) for step in again.steps] == [
        ("signed", ""), ("undone", "salah baris"), ("signed", ""),
    ]  # fmt: skip


def test_a_step_is_written_once(hall):
    _card, row = ready(hall)
    actions.sign(scope=hall.scope, signature_id=row.id, signed_on=TODAY)
    step = SigningStep.objects.within(hall.scope).get()
    with pytest.raises(TypeError, match="written once"):
        step.save()


def test_a_promise_that_changes_leaves_signatures_under_the_earlier_text(hall):
    card, row = ready(hall)
    actions.sign(scope=hall.scope, signature_id=row.id, signed_on=TODAY)
    commitments.complete(scope=hall.scope, commitment_id=card.id, version=card.version, quantity=20)
    assert (signing(hall).earlier, signing(hall).signed) == (1, 0)
    closed = actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    assert (closed.numbers.signed, closed.numbers.wanted) == (0, closed.numbers.outstanding)
    with refused("meetings.sent_via"):
        actions.confirm_text(scope=hall.scope, signature_id=row.id, confirmed_on=TODAY, via="")
    kept = actions.confirm_text(scope=hall.scope, signature_id=row.id, confirmed_on=TODAY, via="surat")
    assert (kept.earlier_text, [step.deed for step in kept.steps]) == (False, ["signed", "confirmed"])
    with refused("meetings.text_same"):
        actions.confirm_text(scope=hall.scope, signature_id=row.id, confirmed_on=TODAY, via="surat")
    assert signing(hall).signed == 1


def test_an_earlier_signature_is_renewed_by_signing_again(hall):
    card, row = ready(hall)
    actions.sign(scope=hall.scope, signature_id=row.id, signed_on=TODAY)
    commitments.complete(scope=hall.scope, commitment_id=card.id, version=card.version, quantity=20)
    actions.sign_drawn(scope=hall.scope, signature_id=row.id, drawing=DRAWING, shown=shown(hall))
    row = of_village(hall)
    assert (row.way, signing(hall).signed, signing(hall).earlier) == ("drawn", 1, 0)
    assert row.strokes.startswith("M10 100L")


def test_a_text_that_changed_while_it_was_read_is_not_signed(hall):
    card, row = ready(hall)
    read = shown(hall)
    commitments.complete(scope=hall.scope, commitment_id=card.id, version=card.version, quantity=20)
    with refused("meetings.text_changed", Stale):
        actions.sign_drawn(scope=hall.scope, signature_id=row.id, drawing=DRAWING, shown=read)


def test_the_hash_is_the_same_behind_a_link_and_for_every_role(hall):
    ready(hall)
    at_link = guest(hall)
    card = queries.card(scope=at_link.scope, meeting_id=hall.meeting.id)
    assert queries.agreement(scope=at_link.scope, meeting=card).sha256 == shown(hall)


def test_the_holder_of_a_link_signs_and_confirms_for_the_own_office_only(hall):
    card, row = ready(hall)
    chair = next(
        r for r in queries.signatures(scope=hall.scope, meeting_id=hall.meeting.id) if r.part == "chair"
    )
    with pytest.raises(NotYours):
        actions.sign_by_link(guest=guest(hall), signature_id=chair.id, drawing=DRAWING, shown=shown(hall))
    signed = actions.sign_by_link(guest=guest(hall), signature_id=row.id, drawing=DRAWING, shown=shown(hall))
    assert (signed.steps[0].via, signed.recorded_by) == ("tautan pribadi", "Budi")
    commitments.complete(scope=hall.scope, commitment_id=card.id, version=card.version, quantity=20)
    actions.confirm_by_link(guest=guest(hall), signature_id=row.id, shown=shown(hall))
    assert signing(hall).signed == 1


def test_who_took_the_promise_back_is_not_counted_and_keeps_the_history(hall):
    hold(hall)
    card = promise(hall, office_id=hall.police, what="Mendampingi kunjungan")
    rows = actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    police = next(row for row in rows if row.office_id == hall.police)
    actions.sign(scope=hall.scope, signature_id=police.id, signed_on=TODAY)
    commitments.withdraw(scope=hall.scope, commitment_id=card.id, reason="keliru")
    actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    found = signing(hall)
    assert [row.office_id for row in found.gone] == [hall.police]
    assert hall.police not in {row.office_id for row in found.rows}


def test_a_drawing_is_no_way_that_staff_note_and_an_unknown_way_is_refused(hall):
    _card, row = ready(hall)
    for way in ("drawn", "stempel"):
        with refused("meetings.way"):
            actions.sign(scope=hall.scope, signature_id=row.id, signed_on=TODAY, way=way)


def test_an_office_has_one_signature_in_an_agreement(hall):
    ready(hall)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.add(
            meeting_id=hall.meeting.id, part="owner", office_id=hall.village, printed_title="Kepala Desa 1"
        )


def test_a_signature_before_the_meeting_or_in_the_future_is_refused(hall):
    _card, row = ready(hall)
    for day, code in (
        (date(2023, 5, 23), "meetings.signed_early"),
        (date(2023, 5, 25), "meetings.signed_future"),
    ):
        with pytest.raises(Refusal, check=lambda error, code=code: error.code == code):
            actions.sign(scope=hall.scope, signature_id=row.id, signed_on=day)


def test_a_meeting_that_is_still_prepared_has_nothing_to_sign(hall):
    rows = actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    with refused("meetings.sign_preparing"):
        actions.sign(scope=hall.scope, signature_id=rows[0].id, signed_on=TODAY)
    with refused("meetings.sign_preparing"):
        actions.sign_drawn(scope=hall.scope, signature_id=rows[0].id, drawing=DRAWING, shown=shown(hall))


def test_an_addendum_is_not_signed_before_its_own_day(hall):
    card, _row = ready(hall)
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    later = hall.scope.at(DAY + timedelta(days=12))
    made = actions.add_addendum(
        scope=later,
        meeting_id=hall.meeting.id,
        reason="Jembatan putus",
        dated=later.today,
        changed=[Changed(card.id, {"quantity": 99})],
    )
    first = made.signatures[0]
    with refused("meetings.signed_before_addendum"):
        actions.sign(scope=later, signature_id=first.id, signed_on=later.today - timedelta(days=1))
    assert actions.sign(scope=later, signature_id=first.id, signed_on=later.today).signed_on == later.today


def test_what_the_holder_gave_by_link_is_taken_back_only_by_who_may_close(hall):
    _card, row = ready(hall)
    actions.sign_by_link(guest=guest(hall), signature_id=row.id, drawing=DRAWING, shown=shown(hall))
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    late = DAY + timedelta(days=90)
    note_taker = hall.world.scope(Role.NOTE_TAKER, now=late)
    with refused("meetings.undo_by_link", NotYourDuty):
        actions.undo_signature(scope=note_taker, signature_id=row.id, reason="salah baris")
    assert of_village(hall).signed_on == TODAY
    actions.undo_signature(scope=hall.scope.at(late), signature_id=row.id, reason="salah baris")
    found = of_village(hall)
    assert (found.signed_on, found.undone.reason, found.by_link) == (None, "salah baris", False)
    actions.sign(scope=note_taker, signature_id=row.id, signed_on=late.date())
    assert of_village(hall).undone is None
    actions.undo_signature(scope=note_taker, signature_id=row.id, reason="salah hari")


def changed_later(hall):
    """The words of the promise changed two days after the meeting; the day after that."""
    card, row = ready(hall)
    paper = signing(hall).sha256
    later = hall.scope.at(DAY + timedelta(days=2))
    commitments.complete(scope=later, commitment_id=card.id, version=card.version, what="Semua biaya")
    return later.at(DAY + timedelta(days=3)), row, paper


def test_ink_of_a_day_before_the_words_changed_stands_under_the_earlier_text(hall):
    later, row, _paper = changed_later(hall)
    note = {"scope": later, "signature_id": row.id, "signed_on": TODAY}
    for _ in range(2):
        signed = actions.sign(**note)
    assert (signed.counts, signed.earlier_text, len(signed.steps)) == (False, True, 1)
    assert (signing(hall).earlier, signing(hall).signed) == (1, 0)
    actions.confirm_text(scope=later, signature_id=row.id, confirmed_on=later.today, via="telepon")
    assert signing(hall).signed == 1


def test_ink_of_the_day_of_the_change_or_later_stands_under_the_new_text(hall):
    later, row, _paper = changed_later(hall)
    day = TODAY + timedelta(days=2)
    assert actions.sign(scope=later, signature_id=row.id, signed_on=day).text_sha256 == shown(hall)


def test_the_code_on_the_sheet_says_under_which_text_its_ink_stands(hall):
    later, row, paper = changed_later(hall)
    note = {"scope": later, "signature_id": row.id, "signed_on": later.today}
    with refused("meetings.text_code"):
        actions.sign(**note, code="naskah 24 Mei")
    old = actions.sign(**note, code=code_of(paper))
    assert (old.text_sha256, old.earlier_text) == (paper[:8], True)
    new = actions.sign(**note, code=code_of(shown(hall)).lower())
    assert (new.text_sha256, new.counts) == (shown(hall), True)
    with refused("meetings.signed_twice"):
        actions.sign(**note, code=code_of(paper))


def test_ink_given_before_a_change_that_closing_froze_stands_under_the_earlier_text(hall):
    later, row, _paper = changed_later(hall)
    actions.close_meeting(scope=later, meeting_id=hall.meeting.id, version=2)
    assert not actions.sign(scope=later, signature_id=row.id, signed_on=TODAY).counts


def test_what_is_completed_after_closing_moves_no_signature(hall):
    hold(hall)
    card = promise(hall)
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    later = hall.scope.at(DAY + timedelta(days=2))
    commitments.complete(scope=later, commitment_id=card.id, version=2, due_on=date(2023, 8, 31))
    assert actions.sign(scope=later, signature_id=of_village(hall).id, signed_on=TODAY).counts
