"""After closing nothing changes but by addendum; progress goes on (FN 25)."""

import inspect
from datetime import date, timedelta

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Role
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import Added, AgendaEntry, Changed
from lokmin.meetings.models import Addendum, AgreementText, Meeting, MeetingCommitment
from lokmin.meetings.rules.desk import Tick
from tests.meetings.conftest import DAY, hold
from tests.meetings.test_actions import full_parts, promise, refused

LATER = DAY + timedelta(days=12)


@pytest.fixture
def closed(hall):
    """A closed lokmin with one whole promise of the village (`card`) and one that lacks parts (`half`)."""
    hold(hall)
    hall.card = promise(hall, **full_parts(hall))
    hall.half = promise(hall, office_id=hall.police, what="Mendampingi kunjungan")
    actions.add_input(scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.police, text="Sore?")
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    hall.later = hall.scope.at(LATER)
    return hall


def text(hall):
    card = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    return queries.agreement(scope=hall.scope, meeting=card)


def write(hall, **parts):
    values = {"reason": "Jembatan putus", "dated": LATER.date()} | parts
    return actions.add_addendum(scope=hall.later, meeting_id=hall.meeting.id, **values)


def direct_ways(hall):
    """Every action of meetings that changes what a meeting says, by name."""
    s, m = hall.scope, hall.meeting.id
    entry = queries.entries(scope=s, meeting_id=m)[0]
    item = hall.item("plan").id
    said = queries.inputs(scope=s, meeting_id=m)[0].id
    letter = hall.invitations[0]
    kept = hall.card.id
    asked = hall.item("read_back").id
    came = queries.attendance(scope=s, meeting_id=m)[0]
    here = Tick(office_id=hall.police, presence="present")
    return {
        "attach_walk_in": lambda: actions.attach_walk_in(
            scope=s, attendance_id=came.id, office_id=hall.police
        ),
        "confirm_walk_in": lambda: actions.confirm_walk_in(scope=s, attendance_id=came.id),
        "decide": lambda: actions.decide(scope=s, item_id=asked, answer="agreed"),
        "decide_input": lambda: actions.decide_input(scope=s, input_id=said, state="returned"),
        "keep_draft": lambda: actions.keep_draft(scope=s, meeting_id=m, text="x", version=0),
        "note_decision": lambda: actions.note_decision(scope=s, item_id=asked),
        "restore_agenda": lambda: actions.restore_agenda(scope=s, meeting_id=m, version=3),
        "show_on_wall": lambda: actions.show_on_wall(scope=s, meeting_id=m, view="agenda"),
        "start_item": lambda: actions.start_item(scope=s, meeting_id=m, item_id=item),
        "take_entry_back": lambda: actions.take_entry_back(scope=s, entry_id=entry.id),
        "take_typed_back": lambda: actions.take_typed_back(scope=s, input_id=said),
        "tick": lambda: actions.tick(scope=s, meeting_id=m, lines=[here]),
        "undo_agenda": lambda: actions.undo_agenda(scope=s, meeting_id=m),
        "undo_check_in": lambda: actions.undo_check_in(scope=s, attendance_id=came.id),
        "walk_in": lambda: actions.walk_in(scope=s, meeting_id=m, name="Nani", institution="PKK"),
        "write_down": lambda: actions.write_down(
            scope=s, meeting_id=m, kind="decision", text="x", item_id=item
        ),
        "add_entry": lambda: actions.add_entry(
            scope=s, meeting_id=m, item_id=item, kind="decision", text="x"
        ),
        "add_input": lambda: actions.add_input(scope=s, meeting_id=m, office_id=hall.police, text="x"),
        "answer": lambda: actions.answer(scope=s, invitation_id=letter, rsvp="coming"),
        "answer_input": lambda: actions.answer_input(scope=s, input_id=said, answer="x"),
        "change_meeting": lambda: actions.change_meeting(scope=s, meeting_id=m, version=3, venue="x"),
        "check_in": lambda: actions.check_in(scope=s, meeting_id=m, office_id=hall.police, presence="absent"),
        "close_meeting": lambda: actions.close_meeting(scope=s, meeting_id=m, version=3),
        "deal": lambda: actions.deal(scope=s, meeting_id=m, commitment_id=kept, dealing="read_back"),
        "edit_entry": lambda: actions.edit_entry(scope=s, entry_id=entry.id, text="x", version=1),
        "invite": lambda: actions.invite(scope=s, meeting_id=m, office_ids=[hall.police]),
        "mark_all_sent": lambda: actions.mark_all_sent(
            scope=s, meeting_id=m, invitation_ids=[letter], via="WA"
        ),
        "mark_sent": lambda: actions.mark_sent(scope=s, invitation_id=letter, via="WA"),
        "open_meeting": lambda: actions.open_meeting(scope=s, meeting_id=m),
        "prepare_signatures": lambda: actions.prepare_signatures(scope=s, meeting_id=m),
        "promise": lambda: promise(hall),
        "set_agenda": lambda: actions.set_agenda(scope=s, meeting_id=m, version=3, items=[AgendaEntry("a")]),
        "uninvite": lambda: actions.uninvite(scope=s, invitation_id=letter),
    }


ELSEWHERE = {
    "add_addendum", "sign", "sign_drawn", "sign_by_link", "confirm_text", "confirm_by_link", "undo_signature",
    "plan_meeting", "plan_year", "undo_year", "repeat_meeting", "record_old", "undo_old", "hand_over",
    "undo_handover", "add_photos", "caption_photo", "clear_photo", "remove_photo", "take_to_board",
    "queue_invitations", "messages_sent", "message_unsent", "deliver", "prepare_today",
    "take_away", "bring_back", "open_here", "moved",
}  # fmt: skip
"""What signs, makes another meeting, moves an office, keeps evidence, sends messages, or goes to a hall and
comes back: none of it changes what this one says."""
BEFORE_IT_OPENS = {
    "answer_by_link", "say_by_link", "change_by_link", "remove_by_link", "put_back_by_link", "decide_by_link",
}  # fmt: skip
"""What a guest does by link ends when the meeting opens (test_actions_links)."""
WHILE_IT_RUNS = {
    "take_seat", "walk_in_by_phone", "say", "take_input_back", "remove_seat", "renew_code", "open_scoring",
    "close_scoring", "score_from_seat",
}  # fmt: skip
"""What phones do in the hall ends with its code, and the scoring with them (test_hall, test_scoring)."""


def test_every_action_of_meetings_is_walked_or_named_as_changing_no_text(closed):
    known = {name for name in actions.__all__ if not inspect.isclass(getattr(actions, name))}
    assert known == set(direct_ways(closed)) | ELSEWHERE | BEFORE_IT_OPENS | WHILE_IT_RUNS


def test_every_direct_way_is_refused_and_leads_to_the_addendum(closed):
    before = text(closed)
    for name, do in direct_ways(closed).items():
        with pytest.raises(Refusal) as caught:
            do()
        assert caught.value.code == "meetings.closed", name
        assert "adendum" in str(caught.value), name
    assert text(closed) == before


def test_the_text_of_a_promise_changes_no_more_and_its_progress_goes_on(closed):
    for parts in ({"quantity": 20}, {"due_on": date(2023, 7, 1)}, {"area_ids": []}, {"money": "bok"}):
        card = promises.commitment(scope=closed.scope, commitment_id=closed.card.id)
        more = {"money_state": "budgeted"} if "money" in parts else {}
        with refused("commitments.bound"):
            commitments.complete(
                scope=closed.scope, commitment_id=card.id, version=card.version, **parts, **more
            )
    for end in (commitments.withdraw,):
        with refused("commitments.bound"):
            end(scope=closed.scope, commitment_id=closed.card.id, reason="keliru")
    told = commitments.report(
        scope=closed.later, commitment_id=closed.card.id, state="under_way", happened_on=DAY.date(), count=3
    )
    assert told.state == "under_way"
    assert commitments.hand_up(scope=closed.later, commitment_id=closed.card.id, reason="jalan putus")


def test_marks_for_our_own_use_may_still_be_put_on_a_promise(closed):
    card = promises.commitment(scope=closed.scope, commitment_id=closed.card.id)
    done = commitments.complete(
        scope=closed.scope, commitment_id=card.id, version=card.version, contact_name="Bidan Ani"
    )
    assert done.contact_name == "Bidan Ani"


def test_what_was_agreed_as_to_be_completed_is_completed_once_and_in_time(closed):
    card = promises.commitment(scope=closed.scope, commitment_id=closed.half.id)
    done = commitments.complete(
        scope=closed.scope, commitment_id=card.id, version=card.version, quantity=4, quantity_unit="kali"
    )
    assert done.history[-1].changed[0] == {"field": "quantity", "before": None, "after": 4}
    with refused("commitments.bound"):
        commitments.complete(scope=closed.scope, commitment_id=card.id, version=done.version, quantity=5)
    with refused("commitments.completed_late"):
        commitments.complete(
            scope=closed.later, commitment_id=card.id, version=done.version, due_on=date(2023, 7, 1)
        )
    kept = text(closed)
    (line,) = [one for one in kept.text.lines if one.id == str(card.id)]
    assert (line.quantity, line.missing) == (None, ("where", "how_many", "when"))
    told = queries.completions(scope=closed.scope, meeting_id=closed.meeting.id, lines=kept.text.lines)
    assert told[line.id].parts == ("how_many",)


def test_an_addendum_changes_adds_withdraws_and_corrects_in_one_row(closed):
    frozen = text(closed).sha256
    made = write(
        closed,
        changed=[Changed(closed.card.id, {"quantity": 20, "due_on": date(2023, 7, 31)})],
        added=[Added(closed.camat, "Surat edaran transpor kader", closed.world.ours.id)],
        withdrawn=[closed.half.id],
        correction="Jam mulai 09.00, bukan 08.30.",
    )
    assert [told["kind"] for told in made.changes] == ["changed", "added", "withdrawn", "correction"]
    assert made.changes[0]["parts"] == [
        {"name": "quantity", "before": 14, "after": 20},
        {"name": "due_on", "before": "2023-08-31", "after": "2023-07-31"},
    ]
    assert promises.commitment(scope=closed.scope, commitment_id=closed.half.id).state == "withdrawn"
    card = promises.commitment(scope=closed.scope, commitment_id=closed.card.id)
    assert (card.quantity, card.history[-1].via) == (20, "adendum 1 TW II 2023")
    assert text(closed).sha256 == frozen
    assert {row.office_id for row in made.signatures} >= {closed.camat, closed.village, closed.police}
    assert MeetingCommitment.objects.within(closed.scope).filter(note="adendum 1 TW II 2023").count() == 1


def test_who_helps_belongs_to_the_signed_text_and_changes_by_addendum(closed):
    now = promises.commitment(scope=closed.scope, commitment_id=closed.card.id)
    with pytest.raises(Refusal) as caught:
        commitments.complete(
            scope=closed.scope, commitment_id=closed.card.id, version=now.version,
            supporting_sector_codes=["polsek"],
        )  # fmt: skip
    assert caught.value.code == "commitments.bound"
    made = write(closed, changed=[Changed(closed.card.id, {"supporting_office_ids": [closed.police]})])
    assert made.changes[0]["parts"] == [{"name": "supporters", "before": [], "after": ["Plt. Kapolsek"]}]


def test_a_promise_that_came_by_addendum_is_bound_too_and_a_withdrawn_one_is_not_put_back(closed):
    made = write(closed, added=[Added(closed.camat, "Surat edaran", closed.world.ours.id)])
    new = promises.commitment(scope=closed.scope, commitment_id=made.changes[0]["commitment"])
    with refused("commitments.bound"):
        commitments.withdraw(scope=closed.scope, commitment_id=new.id, reason="x")
    write(closed, withdrawn=[new.id])
    with refused("commitments.bound"):
        commitments.restore(scope=closed.scope, commitment_id=new.id)


def test_an_addendum_is_signed_under_its_own_hash_and_does_not_touch_the_agreement(closed):
    before = queries.card(scope=closed.scope, meeting_id=closed.meeting.id).numbers
    made = write(closed, changed=[Changed(closed.card.id, {"quantity": 20})])
    village = next(row for row in made.signatures if row.office_id == closed.village)
    signed = actions.sign(scope=closed.later, signature_id=village.id, signed_on=LATER.date())
    assert signed.text_sha256 == made.sha256
    after = queries.card(scope=closed.scope, meeting_id=closed.meeting.id).numbers
    assert (before.signed, before.wanted) == (after.signed, after.wanted)
    assert queries.addendum(scope=closed.scope, addendum_id=made.id).signed == 1


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"reason": " ", "correction": "x"}, "meetings.addendum_reason"),
        ({}, "meetings.addendum_empty"),
        ({"dated": date(2023, 5, 23), "correction": "x"}, "meetings.addendum_early"),
        ({"dated": date(2023, 6, 30), "correction": "x"}, "meetings.addendum_future"),
    ],
)
def test_an_addendum_needs_its_reason_its_day_and_a_change(closed, parts, code):
    with refused(code):
        write(closed, **parts)
    assert not Addendum.objects.within(closed.scope).exists()


def test_a_promise_of_another_meeting_or_changed_and_withdrawn_at_once_is_refused(closed):
    other = commitments.make_and_agree(
        scope=closed.scope,
        puskesmas_id=closed.world.ours.id,
        office_id=closed.camat,
        what="Di luar rapat",
        **full_parts(closed),
    )
    with refused("meetings.addendum_unknown"):
        write(closed, withdrawn=[other.id])
    with refused("meetings.addendum_twice"):
        write(closed, changed=[Changed(closed.card.id, {"quantity": 1})], withdrawn=[closed.card.id])
    assert promises.commitment(scope=closed.scope, commitment_id=closed.card.id).quantity == 14


def test_an_open_meeting_and_an_old_copy_take_no_addendum(hall):
    hold(hall)
    hall.later = hall.scope.at(LATER)
    with refused("meetings.addendum_not_closed"):
        write(hall, correction="x")
    Meeting.objects.within(hall.scope).filter(id=hall.meeting.id).update(state="closed", from_paper=True)
    with refused("meetings.addendum_old"):
        write(hall, correction="x")


def test_the_same_addendum_sent_twice_is_one(closed):
    keyed = {"correction": "Jam mulai 09.00", "key": "kunci-1"}
    assert write(closed, **keyed).id == write(closed, **keyed).id
    assert write(closed, correction="lain").number == 2


def test_who_may_not_write_meetings_writes_no_addendum(closed):
    closed.later = closed.world.scope(Role.PROGRAMME_HOLDER, now=LATER)
    with pytest.raises(NotYourDuty):
        write(closed, correction="x")


def test_kept_rows_are_written_once(closed):
    write(closed, correction="x")
    for row in (
        AgreementText.objects.within(closed.scope).get(),
        Addendum.objects.within(closed.scope).get(),
    ):
        with pytest.raises(TypeError, match="written once"):
            row.save()
