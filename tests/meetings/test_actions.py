"""Every write of a meeting, what it refuses, and what it leaves behind."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.basics.time import Period
from lokmin.commitments import queries as promises
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import AgendaEntry
from lokmin.meetings.models import Attendance, Invitation, Meeting, Signature
from lokmin.people import actions as people
from lokmin.people import queries as people_queries
from lokmin.people.rules import TITLE_MOST
from lokmin.tools.models import AuditRow
from tests.meetings.conftest import DAY, hold, plan


def refused(code: str, kind: type[Refusal] = Refusal):
    return pytest.raises(kind, check=lambda error: error.code == code)


def promise(hall, **parts):
    values = {"office_id": hall.village, "what": "Mobil siaga mengantar bayi"} | parts
    item = hall.item("plan").id
    return actions.promise(scope=hall.scope, meeting_id=hall.meeting.id, item_id=item, **values)


def full_parts(hall):
    return {
        "area_ids": [hall.world.areas[0].id],
        "quantity": 14,
        "quantity_unit": "bayi",
        "due_on": date(2023, 8, 31),
    }


def test_a_planned_meeting_keeps_four_things_apart_and_gets_the_agenda_of_its_kind(hall):
    card = hall.meeting
    assert (card.label, card.held_on) == ("TW II 2023", date(2023, 5, 24))
    assert (card.reviewed, card.planned) == (
        Period.parse("2023-02..2023-04"),
        Period.parse("2023-05..2023-08"),
    )
    assert hall.item("read_back").position < hall.item("coverage").position
    assert card.numbers.agenda == len(queries.agenda(scope=hall.scope, meeting_id=card.id))


def test_a_further_lokmin_of_the_same_number_asks_why_and_is_then_kept(hall):
    with refused("meetings.further_reason"):
        plan(hall.scope, hall.world.ours, held_on=date(2023, 5, 30))
    with refused("meetings.further_reason"):
        first = {"kind": "quarterly_first", "number": 1, "held_on": date(2023, 5, 22)}
        plan(hall.scope, hall.world.ours, **first)
        plan(hall.scope, hall.world.ours, held_on=date(2023, 5, 30), number=1)
    second = plan(hall.scope, hall.world.ours, held_on=date(2023, 5, 30), further_reason="Lanjutan")
    assert (second.further, second.further_reason) == (1, "Lanjutan")
    assert "1" in second.label
    assert second.label != hall.meeting.label


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "yearly"}, "meetings.kind"),
        ({"number": 13}, "meetings.number"),
        ({"venue": " "}, "meetings.venue"),
        ({"reviewed": Period.parse("2023-06..2023-08")}, "meetings.reviewed_later"),
        ({"planned": Period.parse("2023-01..2023-03")}, "meetings.planned_past"),
        ({"taking_part": [uuid4()]}, "meetings.puskesmas_unknown"),
    ],
)
def test_an_impossible_plan_is_refused_and_nothing_is_written(hall, changes, code):
    with refused(code):
        plan(hall.scope, hall.world.ours, number=changes.pop("number", 3), **changes)
    assert len(queries.meetings(scope=hall.scope, puskesmas_id=hall.world.ours.id)) == 1


def test_a_change_of_plan_on_an_old_version_is_stale(hall):
    changed = actions.change_meeting(
        scope=hall.scope, meeting_id=hall.meeting.id, version=1, venue="Balai Desa", held_on=date(2023, 5, 25)
    )
    assert (changed.venue, changed.version) == ("Balai Desa", 2)
    with refused("meetings.stale", Stale):
        actions.change_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=1, venue="Aula")


def test_an_agenda_line_with_minutes_cannot_be_dropped(hall):
    hold(hall)
    with refused("meetings.agenda_in_use"):
        actions.set_agenda(
            scope=hall.scope, meeting_id=hall.meeting.id, version=2, items=[AgendaEntry("Hanya satu")]
        )
    kept = hall.item("address")
    lines = [AgendaEntry("Sambutan", id=kept.id), AgendaEntry("Penutup")]
    actions.set_agenda(scope=hall.scope, meeting_id=hall.meeting.id, version=2, items=lines)
    agenda = queries.agenda(scope=hall.scope, meeting_id=hall.meeting.id)
    assert [(a.title, a.entries) for a in agenda] == [("Sambutan", 1), ("Penutup", 0)]


def test_two_people_editing_the_same_agenda_lose_nothing(hall):
    before = queries.agenda(scope=hall.scope, meeting_id=hall.meeting.id)
    mine = [AgendaEntry(item.title, id=item.id) for item in before]
    told = {"scope": hall.scope, "meeting_id": hall.meeting.id, "version": hall.meeting.version}
    actions.set_agenda(**told, items=[*mine, AgendaEntry("Acara tamu")])
    with refused("meetings.agenda_stale", Stale):
        actions.set_agenda(**told, items=mine[:-1])
    titles = [item.title for item in queries.agenda(scope=hall.scope, meeting_id=hall.meeting.id)]
    assert titles == [*(item.title for item in before), "Acara tamu"]
    changed = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    actions.set_agenda(**{**told, "version": changed.version}, items=mine)


def test_an_agenda_without_lines_titles_or_order_is_refused(hall):
    for items, code in (
        ([], "meetings.no_agenda"),
        ([AgendaEntry(" ")], "meetings.agenda_title"),
        (
            [AgendaEntry("a", DAY.time()), AgendaEntry("b", DAY.replace(hour=8).time())],
            "meetings.agenda_times",
        ),
        ([AgendaEntry("a", decision_asked="x")] * 4, "meetings.decisions_many"),
        ([AgendaEntry("a", id=uuid4())], "meetings.item_unknown"),
    ):
        with refused(code):
            actions.set_agenda(scope=hall.scope, meeting_id=hall.meeting.id, version=1, items=items)


def test_an_invitation_keeps_holder_and_title_as_printed_and_stays_one_row(hall):
    again = actions.invite(scope=hall.scope, meeting_id=hall.meeting.id, office_ids=[hall.police])
    assert again == [hall.invitations[2]]
    rows = queries.invitations(scope=hall.scope, meeting_id=hall.meeting.id)
    police = next(row for row in rows if row.office_id == hall.police)
    assert (police.title, police.holder_name) == ("Plt. Kapolsek", "Iptu Wibowo")
    assert len(rows) == 3
    with refused("meetings.office_unknown"):
        actions.invite(scope=hall.scope, meeting_id=hall.meeting.id, office_ids=[uuid4()])
    with refused("meetings.nobody_invited"):
        actions.invite(scope=hall.scope, meeting_id=hall.meeting.id, office_ids=[])


def test_sent_and_answered_invitations_stay_on_the_list(hall):
    first, second, third = hall.invitations
    actions.mark_sent(scope=hall.scope, invitation_id=first, via="diantar")
    actions.answer(scope=hall.scope, invitation_id=second, rsvp="not_coming")
    for invitation in (first, second):
        with refused("meetings.already_sent"):
            actions.uninvite(scope=hall.scope, invitation_id=invitation)
    actions.uninvite(scope=hall.scope, invitation_id=third)
    numbers = queries.card(scope=hall.scope, meeting_id=hall.meeting.id).numbers
    assert (numbers.invited, numbers.sent, numbers.answered) == (2, 1, 1)


def test_a_delegate_has_a_name(hall):
    invitation = hall.invitations[2]
    with refused("meetings.delegate_name"):
        actions.answer(scope=hall.scope, invitation_id=invitation, rsvp="delegate")
    with refused("meetings.rsvp"):
        actions.answer(scope=hall.scope, invitation_id=invitation, rsvp="maybe")
    with refused("meetings.sent_via"):
        actions.mark_sent(scope=hall.scope, invitation_id=invitation, via=" ")
    hall.open_it()
    with refused("meetings.delegate_name"):
        actions.check_in(
            scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.police, presence="represented"
        )


def test_a_meeting_opens_on_its_day_and_twice_is_once(hall):
    with refused("meetings.too_early"):
        actions.open_meeting(scope=hall.scope.at(DAY - timedelta(days=1)), meeting_id=hall.meeting.id)
    first, second = hall.open_it(), hall.open_it()
    assert (first.state, second.version) == ("open", first.version)


def test_the_same_check_in_twice_is_one_row_and_a_later_one_keeps_its_history(hall):
    with refused("meetings.not_open"):
        actions.check_in(
            scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.police, presence="present"
        )
    hall.open_it()

    def check_in(presence, **person):
        return actions.check_in(
            scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.police, presence=presence, **person
        )

    assert check_in("present") == check_in("present")
    check_in("represented", person_name="Aiptu Rahmat", person_title="Bhabinkamtibmas")
    (seat,) = queries.attendance(scope=hall.scope, meeting_id=hall.meeting.id)
    assert (seat.presence, seat.person_name) == ("represented", "Aiptu Rahmat")
    audits = AuditRow.objects.filter(verb="meetings.check_in")
    assert audits.count() == 2
    assert audits.last().details["before"]["person_name"] == "Iptu Wibowo"
    with refused("meetings.presence"):
        check_in("late")


def test_the_longest_title_of_who_only_stands_in_fits_everywhere(hall):
    long = people.add_office(
        scope=hall.scope,
        institution_id=people_queries.office(scope=hall.scope, office_id=hall.police).institution_id,
        title="K" * TITLE_MOST,
    )
    people.seat(scope=hall.scope, office_id=long, name="N" * 120, since=date(2022, 1, 1), acting="Plt.")
    title = people_queries.office(scope=hall.scope, office_id=long).printed_title
    meeting = plan(hall.scope, hall.world.ours, number=4, chair_name="N" * 120, chair_title=title)
    actions.invite(scope=hall.scope, meeting_id=meeting.id, office_ids=[long])
    actions.open_meeting(scope=hall.scope, meeting_id=meeting.id)
    actions.check_in(scope=hall.scope, meeting_id=meeting.id, office_id=long, presence="present")
    actions.prepare_signatures(scope=hall.scope, meeting_id=meeting.id)
    rows = [Meeting.objects.within(hall.scope).get(id=meeting.id)]
    for table in (Invitation, Attendance, Signature):
        rows += table.objects.within(hall.scope).filter(meeting_id=meeting.id)
    assert len(rows) == 6
    for row in rows:  # SQLite takes any length, PostgreSQL does not
        texts = [(getattr(row, f.name), f.max_length) for f in row._meta.fields if f.max_length]
        assert all(len(text) <= most for text, most in texts if isinstance(text, str))


def test_a_walk_in_is_counted_apart(hall):
    hold(hall)
    actions.uninvite(scope=hall.scope, invitation_id=hall.invitations[2])
    actions.check_in(scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.police, presence="present")
    detail = queries.meeting(scope=hall.scope, meeting_id=hall.meeting.id)
    assert (detail.counts.invited, detail.counts.walk_in, detail.counts.came) == (2, 1, 2)
    assert (detail.counts.present, detail.counts.heads) == (2, 3)
    assert (detail.card.numbers.recorded, detail.card.numbers.came) == (2, 2)


def test_an_input_gets_its_answer(hall):
    key = actions.add_input(
        scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.police, text="Posyandu sore?"
    )
    actions.answer_input(scope=hall.scope, input_id=key, answer="Dicoba bulan Juni.")
    (card,) = queries.inputs(scope=hall.scope, meeting_id=hall.meeting.id)
    assert (card.at.office, card.answer, card.answered_by) == ("Kapolsek", "Dicoba bulan Juni.", "Ani")
    with refused("meetings.input_empty"):
        actions.add_input(scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.police, text=" ")
    with refused("meetings.answer_empty"):
        actions.answer_input(scope=hall.scope, input_id=key, answer="")


def test_two_people_editing_the_same_minutes_lose_nothing(hall):
    hold(hall)
    (entry,) = queries.entries(scope=hall.scope, meeting_id=hall.meeting.id)
    actions.edit_entry(scope=hall.scope, entry_id=entry.id, text="Versi Ani", version=1)
    with refused("meetings.entry_stale", Stale) as caught:
        actions.edit_entry(scope=hall.scope, entry_id=entry.id, text="Versi lain", version=1)
    params = caught.value.params
    assert (params["theirs"], params["yours"], params["version"]) == ("Versi Ani", "Versi lain", 2)
    actions.edit_entry(scope=hall.scope, entry_id=entry.id, text="Keduanya", version=2)
    assert queries.entry(scope=hall.scope, entry_id=entry.id).text == "Keduanya"


def test_a_changed_entry_keeps_who_wrote_it_first(hall):
    hold(hall)
    (entry,) = queries.entries(scope=hall.scope, meeting_id=hall.meeting.id)
    assert (entry.edited_by, entry.edited_at, entry.last_by) == ("", None, entry.by)
    editor = replace(hall.scope, actor_name="Budi Notulis")
    changed = actions.edit_entry(scope=editor, entry_id=entry.id, text="Kata Budi", version=1)
    assert (changed.by, changed.at) == (entry.by, entry.at)
    assert (changed.edited_by, changed.edited_at, changed.last_by) == (
        "Budi Notulis",
        editor.now,
        "Budi Notulis",
    )
    with refused("meetings.entry_stale", Stale) as caught:
        actions.edit_entry(scope=hall.scope, entry_id=entry.id, text="Lain", version=1)
    assert caught.value.params["by"] == "Budi Notulis"


def test_entries_need_a_kind_a_text_and_an_item_of_this_meeting(hall):
    hall.open_it()
    item = hall.item("causes").id
    for values, code in (
        ({"kind": "gossip", "text": "x", "item_id": item}, "meetings.entry_kind"),
        ({"kind": "information", "text": " ", "item_id": item}, "meetings.entry_empty"),
        ({"kind": "information", "text": "x", "item_id": uuid4()}, "meetings.item_unknown"),
        ({"kind": "commitment", "text": "x", "item_id": item}, "meetings.entry_commitment"),
    ):
        with refused(code):
            actions.add_entry(scope=hall.scope, meeting_id=hall.meeting.id, **values)


def test_a_promise_without_who_or_what_is_refused_and_nothing_is_half_written(hall):
    hall.open_it()
    for parts, code in (
        ({"office_id": None}, "meetings.promise_who"),
        ({"what": ""}, "meetings.promise_what"),
    ):
        with refused(code):
            promise(hall, **parts)
    assert not promises.board(scope=hall.scope, puskesmas_id=hall.world.ours.id)
    assert not queries.entries(scope=hall.scope, meeting_id=hall.meeting.id)


def test_a_promise_is_commitment_minutes_and_dealing_at_once(hall):
    hall.open_it()
    card = promise(hall, **full_parts(hall))
    assert (card.state, card.missing_parts) == ("agreed", ())
    (entry,) = queries.entries(scope=hall.scope, meeting_id=hall.meeting.id)
    (dealing,) = queries.dealings(scope=hall.scope, meeting_id=hall.meeting.id)
    assert entry.commitment_id == dealing.commitment_id == card.id
    assert dealing.dealing == "made"


def test_an_incomplete_promise_is_agreed_with_a_day_and_a_contact(hall):
    hall.open_it()
    card = promise(hall)
    assert card.missing_parts == ("where", "how_many", "when")
    assert (card.complete_by, card.contact_name) == (date(2023, 5, 31), "Ani")


def test_the_days_to_complete_are_the_ones_of_commitments(hall, monkeypatch):
    monkeypatch.setattr("lokmin.commitments.rules.parts.DAYS_TO_COMPLETE", 5)
    hall.open_it()
    assert promise(hall).complete_by == date(2023, 5, 29)


def test_a_delegates_promise_names_the_delegate_and_the_signer_is_the_one_printed(hall):
    hold(hall)
    actions.check_in(
        scope=hall.scope,
        meeting_id=hall.meeting.id,
        office_id=hall.police,
        presence="represented",
        person_name="Aiptu Rahmat",
        person_title="Bhabinkamtibmas",
        id_kind="NRP",
        id_number="123",
    )
    card = promise(hall, office_id=hall.police, what="Mendampingi kunjungan")
    assert card.promised_by_delegate == "Aiptu Rahmat, Bhabinkamtibmas"
    assert card.waits_for_principal
    actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    texts = [s.text for s in queries.signatures(scope=hall.scope, meeting_id=hall.meeting.id)]
    assert "a.n. Kapolsek, Bhabinkamtibmas, Aiptu Rahmat, NRP 123" in texts
    assert texts[0] == "Camat, Pak Camat"


def test_closing_with_signatures_outstanding_is_allowed_and_counts_them(hall):
    hold(hall)
    promise(hall, **full_parts(hall))
    actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    first = queries.signatures(scope=hall.scope, meeting_id=hall.meeting.id)[0]
    actions.sign(scope=hall.scope, signature_id=first.id, signed_on=date(2023, 5, 24))
    closed = actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    assert (closed.state, closed.numbers.wanted, closed.numbers.signed) == ("closed", 4, 1)
    assert closed.numbers.outstanding == 3


def test_a_closed_meeting_takes_signatures_and_nothing_else(hall):
    hold(hall)
    promise(hall, **full_parts(hall))
    (entry, *_) = queries.entries(scope=hall.scope, meeting_id=hall.meeting.id)
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    for write in (
        lambda: actions.edit_entry(scope=hall.scope, entry_id=entry.id, text="x", version=entry.version),
        lambda: promise(hall),
        lambda: actions.check_in(
            scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.police, presence="absent"
        ),
        lambda: actions.invite(scope=hall.scope, meeting_id=hall.meeting.id, office_ids=[hall.police]),
        lambda: actions.mark_sent(scope=hall.scope, invitation_id=hall.invitations[0], via="WA"),
        lambda: actions.set_agenda(
            scope=hall.scope, meeting_id=hall.meeting.id, version=3, items=[AgendaEntry("a")]
        ),
        lambda: actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=3),
        lambda: actions.open_meeting(scope=hall.scope, meeting_id=hall.meeting.id),
        hall.open_it,
    ):
        with refused("meetings.closed"):
            write()
    later = hall.scope.at(DAY + timedelta(days=5))
    row = queries.signatures(scope=later, meeting_id=hall.meeting.id)[-1]
    actions.sign(scope=later, signature_id=row.id, signed_on=date(2023, 5, 29))
    with refused("meetings.signed_future"):
        actions.sign(scope=later, signature_id=row.id, signed_on=date(2023, 6, 29))
    actions.undo_signature(scope=later, signature_id=row.id, reason="salah baris")
    assert queries.card(scope=later, meeting_id=hall.meeting.id).numbers.signed == 0


def test_closing_asks_for_attendance_minutes_duty_and_the_version_read(hall):
    hall.open_it()
    with refused("meetings.close_no_attendance"):
        actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    hold(hall)
    with refused("meetings.stale", Stale):
        actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=1)
    notes = hall.world.scope(Role.NOTE_TAKER, now=DAY)
    with pytest.raises(NotYourDuty):
        actions.close_meeting(scope=notes, meeting_id=hall.meeting.id, version=2)


def test_a_meeting_is_not_planned_in_a_kecamatan_that_is_not_ours(hall):
    with pytest.raises(NotYours):
        plan(hall.scope, hall.world.ours, number=3, kecamatan_id=hall.world.far.kecamatan_id)


def test_strangers_and_readers_cannot_write(hall):
    for scope in (hall.world.scope_of(hall.world.sister), hall.world.scope_of(hall.world.far)):
        with pytest.raises(NotYours):
            actions.open_meeting(scope=scope, meeting_id=hall.meeting.id)
        with pytest.raises(NotYours):
            actions.mark_sent(scope=scope, invitation_id=hall.invitations[0], via="WA")
    for role in (Role.CAMAT, Role.DINKES, Role.MIDWIFE, Role.PROGRAMME_HOLDER):
        with pytest.raises(NotYourDuty):
            actions.open_meeting(scope=hall.world.scope(role, now=DAY), meeting_id=hall.meeting.id)


def test_a_puskesmas_taking_part_writes_too(hall):
    joint = plan(hall.scope, hall.world.ours, number=3, taking_part=[hall.world.sister.id])
    dewi = hall.world.scope_of(hall.world.sister).at(DAY)
    assert actions.open_meeting(scope=dewi, meeting_id=joint.id).state == "open"
    item = queries.agenda(scope=dewi, meeting_id=joint.id)[0].id
    card = actions.promise(
        scope=dewi, meeting_id=joint.id, item_id=item, office_id=hall.village, what="Bersih sungai"
    )
    assert card.puskesmas_id == hall.world.sister.id


def test_whoever_prepares_a_joint_meeting_asks_every_owner_to_sign(hall):
    joint = plan(hall.scope, hall.world.ours, number=3, taking_part=[hall.world.sister.id])
    dewi = hall.world.scope_of(hall.world.sister).at(DAY)
    actions.open_meeting(scope=dewi, meeting_id=joint.id)
    item = queries.agenda(scope=dewi, meeting_id=joint.id)[0].id
    for scope, office in ((hall.scope, hall.police), (dewi, hall.village)):
        told = {"item_id": item, "office_id": office, "what": "Bersih sungai"}
        actions.promise(scope=scope, meeting_id=joint.id, **told)
    for scope in (hall.scope, dewi, hall.scope):
        rows = actions.prepare_signatures(scope=scope, meeting_id=joint.id)
        assert [row.office_id for row in rows if row.part == "owner"] == [hall.police, hall.village]


def next_meeting(hall):
    """The August meeting, opened, after a closed May meeting with one promise."""
    hold(hall)
    card = promise(hall, **full_parts(hall))
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    later = hall.scope.at(DAY.replace(month=8, day=23))
    august = plan(
        later,
        hall.world.ours,
        number=3,
        held_on=date(2023, 8, 23),
        reviewed=Period.parse("2023-05..2023-07"),
        planned=Period.parse("2023-08..2023-11"),
    )
    actions.open_meeting(scope=later, meeting_id=august.id)
    return later, august, card


def test_an_extended_promise_is_carried_over_and_made_again_by_this_meeting(hall):
    later, august, card = next_meeting(hall)
    with refused("meetings.dealing_made"):
        actions.deal(scope=later, meeting_id=august.id, commitment_id=card.id, dealing="made")
    with refused("meetings.still_open"):
        actions.deal(scope=later, meeting_id=august.id, commitment_id=card.id, dealing="closed")
    for dealing in ("read_back", "read_back"):
        actions.deal(scope=later, meeting_id=august.id, commitment_id=card.id, dealing=dealing)
    actions.deal(
        scope=later,
        meeting_id=august.id,
        commitment_id=card.id,
        dealing="extended",
        note="Supir sakit",
        due_on=date(2023, 11, 30),
    )
    done = {
        (d.commitment_id == card.id, d.dealing) for d in queries.dealings(scope=later, meeting_id=august.id)
    }
    assert done == {(True, "read_back"), (True, "extended"), (False, "made")}
    assert promises.commitment(scope=later, commitment_id=card.id).state == "carried_over"


def test_an_escalated_promise_is_handed_up(hall):
    later, august, card = next_meeting(hall)
    actions.deal(
        scope=later, meeting_id=august.id, commitment_id=card.id, dealing="escalated", note="Perlu kabupaten"
    )
    assert promises.commitment(scope=later, commitment_id=card.id).state == "handed_up"
