"""Closing binds every line of the text that is signed, and what is extended stands in it as agreed."""

import re
from datetime import date, timedelta
from uuid import UUID

import pytest

from lokmin.basics.time import Period
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.commitments.models import Commitment
from lokmin.meetings import actions, queries
from lokmin.obstacles import actions as obstacles
from lokmin.people import actions as people
from tests.meetings.conftest import DAY, hold, plan
from tests.meetings.test_actions import full_parts, promise, refused
from tests.meetings.test_joint import joint  # noqa: F401

AUGUST = DAY.replace(month=8, day=7)


def close(scope, meeting_id):
    here = {"scope": scope, "meeting_id": meeting_id}
    return actions.close_meeting(**here, version=queries.card(**here).version)


def in_august(hall, **parts):
    """What was promised in May, in the meeting of August, open; the scope of that day."""
    hold(hall)
    card = promise(hall, **parts)
    close(hall.scope, hall.meeting.id)
    later = hall.scope.at(AUGUST)
    dates = {"held_on": AUGUST.date(), "reviewed": Period.parse("2023-05..2023-07")}
    meeting = plan(later, hall.world.ours, number=3, planned=Period.parse("2023-08..2023-11"), **dates)
    actions.open_meeting(scope=later, meeting_id=meeting.id)
    return later, {"scope": later, "meeting_id": meeting.id, "commitment_id": card.id}


def successor(scope, card_id):
    """What stands now for a promise that was carried over."""
    own = promises.commitment(scope=scope, commitment_id=card_id)
    return next(
        card
        for card in promises.board(scope=scope, puskesmas_id=own.puskesmas_id)
        if card.carried_from_id == card_id
    )


def lines(told):
    meeting = queries.card(scope=told["scope"], meeting_id=told["meeting_id"])
    return queries.agreement(scope=told["scope"], meeting=meeting).text.lines


def report_done(told):
    day = told["scope"].today
    commitments.report(
        scope=told["scope"], commitment_id=told["commitment_id"], state="done", happened_on=day, text="Beres"
    )


def test_a_promise_to_the_sister_is_bound_when_the_joint_meeting_closes(hall, joint):  # noqa: F811
    actions.check_in(scope=hall.scope, meeting_id=joint.id, office_id=hall.camat, presence="present")
    close(hall.scope, joint.id)
    card = promises.commitment(scope=hall.dewi, commitment_id=hall.last.id)
    assert card.bound_at
    with refused("commitments.bound"):
        commitments.complete(scope=hall.dewi, commitment_id=card.id, version=card.version, what="Halaman")
    with refused("commitments.bound"):
        commitments.withdraw(scope=hall.dewi, commitment_id=card.id, reason="lupa")


def test_a_promise_extended_without_a_day_is_agreed_and_bound_with_its_text(hall):
    later, told = in_august(hall, **full_parts(hall))
    actions.deal(**told, dealing="extended", note="Belum sempat")
    here = {"scope": later, "meeting_id": told["meeting_id"]}
    actions.check_in(**here, office_id=hall.camat, presence="present")
    item = queries.agenda(**here)[0].id
    actions.add_entry(**here, item_id=item, kind="decision", text="Dilanjutkan")
    close(**here)
    (line,) = lines(told)
    new = promises.commitment(scope=later, commitment_id=UUID(line.id))
    assert (new.state, new.missing_parts, new.complete_by) == ("agreed", ("when",), date(2023, 8, 14))
    with refused("commitments.bound"):
        commitments.complete(scope=later, commitment_id=new.id, version=new.version, what="Imbauan saja")
    dated = commitments.complete(
        scope=later, commitment_id=new.id, version=new.version, due_on=date(2023, 10, 31)
    )
    assert dated.missing_parts == ()


def test_what_was_agreed_as_only_who_and_what_is_followed_up_after_it_was_extended(hall):
    later, told = in_august(hall)
    actions.deal(**told, dealing="extended", note="Belum sempat", due_on=date(2023, 10, 31))
    new = successor(later, told["commitment_id"])
    assert (new.is_open, new.missing_parts) == (True, ("where", "how_many"))
    assert (new.complete_by, new.contact_name) == (date(2023, 8, 14), "Ani")
    near = later.at(AUGUST + timedelta(days=80))
    assert new.id in {card.id for card in promises.to_remind(scope=near, puskesmas_id=new.puskesmas_id)}


def test_a_draft_that_a_meeting_took_up_is_named_before_closing_and_bound_by_it(hall):
    hold(hall)
    card = promise(hall)
    Commitment.unscoped.filter(id=card.id).update(state="draft")
    meeting = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    assert [c.id for c in queries.open_ends(scope=hall.scope, meeting=meeting).incomplete] == [card.id]
    close(hall.scope, hall.meeting.id)
    assert promises.commitment(scope=hall.scope, commitment_id=card.id).bound_at


@pytest.mark.parametrize("dealing", ["extended", "escalated"])
def test_what_was_reported_done_meanwhile_is_neither_extended_nor_handed_up(hall, dealing):
    _later, told = in_august(hall, **full_parts(hall))
    report_done(told)
    with refused("meetings.no_longer_open"):
        actions.deal(**told, dealing=dealing, note="Lanjut", due_on=date(2023, 10, 1))
    assert (lines(told), queries.dealings(scope=told["scope"], meeting_id=told["meeting_id"])) == ((), [])


def test_an_extension_sent_twice_stays_one_row_with_one_successor(hall):
    later, told = in_august(hall, **full_parts(hall))
    for note in ("Belum", "Belum sempat"):
        actions.deal(**told, dealing="extended", note=note, due_on=date(2023, 10, 1))
    found = queries.dealings(scope=later, meeting_id=told["meeting_id"])
    assert sorted((row.dealing, row.note) for row in found) == [("extended", "Belum sempat"), ("made", "")]
    assert len(lines(told)) == 1


def test_what_was_promised_after_the_closing_page_was_read_is_not_frozen_unread(hall):
    hold(hall)
    promise(hall)
    address = f"/p/{hall.world.ours.code}/rapat/{hall.meeting.id}/tutup/"
    head = hall.world.client("ani-head")
    page = head.get(address).content.decode()
    read = dict(re.findall(r'name="(version|shown)" value="([^"]*)"', page))
    promise(hall, office_id=hall.police, what="Menanggung biaya")
    again = head.post(address, read)
    assert again.status_code == 409
    assert "Naskah kesepakatan berubah sejak halaman ini dibuka" in again.content.decode()
    now = dict(re.findall(r'name="(version|shown)" value="([^"]*)"', again.content.decode()))
    assert head.post(address, now).status_code == 303
    kept = queries.agreement(
        scope=hall.scope, meeting=queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    )
    assert (kept.sha256, kept.is_frozen) == (now["shown"], True)


def test_within_the_seven_days_only_what_was_missing_is_filled_in(hall):
    hold(hall)
    card = promise(hall, **{**full_parts(hall), "due_on": None})
    close(hall.scope, hall.meeting.id)
    card = promises.commitment(scope=hall.scope, commitment_id=card.id)
    later = {
        "scope": hall.scope.at(DAY + timedelta(days=2)),
        "commitment_id": card.id,
        "version": card.version,
    }
    money = {"money": "apbdes", "money_state": "budgeted", "amount_rupiah": 50_000_000}
    for more in (money, {"supporting_office_ids": [hall.police]}, {"proof_expected": "Kuitansi"}):
        with refused("commitments.bound"):
            commitments.complete(**later, due_on=date(2023, 8, 31), **more)
    assert commitments.complete(**later, due_on=date(2023, 8, 31)).missing_parts == ()


def signed_once(hall):
    """A promise that the police helps with and the village signed."""
    hold(hall)
    problem = obstacles.add_problem(
        scope=hall.scope,
        puskesmas_id=hall.world.ours.id,
        statement="IDL rendah",
        period=Period.parse("2023-02..2023-04"),
    )
    promise(hall, problem_id=problem.id, supporting_office_ids=[hall.police], **full_parts(hall))
    rows = actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    mark = next(row for row in rows if row.office_id == hall.village)
    actions.sign(scope=hall.scope, signature_id=mark.id, signed_on=DAY.date())
    return problem


def earlier(hall):
    meeting = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    return queries.signing(scope=hall.scope, meeting=meeting).earlier


def test_the_problem_that_the_signed_table_prints_is_part_of_what_was_signed(hall):
    problem = signed_once(hall)
    change = {"problem_id": problem.id, "statement": "Kepala desa tidak mau membantu"}
    obstacles.edit_problem(scope=hall.scope, version=problem.version, **change)
    assert earlier(hall) == 1


def test_another_order_of_the_agenda_changes_no_word_that_was_signed(hall):
    here = {"scope": hall.scope, "meeting_id": hall.meeting.id}
    hall.open_it()
    for key, text in (("plan", "Kedua"), ("address", "Pertama")):
        actions.add_entry(**here, item_id=hall.item(key).id, kind="decision", text=text)
    signed_once(hall)
    items = sorted(queries.agenda(**here), key=lambda item: item.key != "plan")
    lines = [actions.AgendaEntry(item.title, id=item.id) for item in items]
    actions.set_agenda(**here, version=queries.card(**here).version, items=lines)
    assert earlier(hall) == 0


def test_a_new_title_of_who_helps_dated_after_the_meeting_changes_no_word_that_was_signed(hall):
    signed_once(hall)
    later = hall.scope.at(DAY + timedelta(days=2))
    people.rename_office(scope=later, office_id=hall.police, title="Kepala Polsek", since=later.today)
    meeting = queries.card(scope=later, meeting_id=hall.meeting.id)
    (line,) = queries.agreement(scope=later, meeting=meeting).text.lines
    assert (line.supporters, earlier(hall)) == (("Plt. Kapolsek",), 0)


def test_a_confirmation_of_what_nobody_signed_says_so(hall):
    hold(hall)
    (mark, *_others) = actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    with refused("meetings.confirm_not") as error:
        actions.confirm_text(scope=hall.scope, signature_id=mark.id, confirmed_on=DAY.date(), via="telepon")
    assert "ditegaskan" in error.value.sentence


def test_the_problem_that_a_closed_promise_answers_changes_by_addendum(hall):
    problem = signed_once(hall)
    close(hall.scope, hall.meeting.id)
    (card,) = queries.made_here(
        scope=hall.scope, meeting=queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    )
    with refused("commitments.bound"):
        commitments.complete(scope=hall.scope, commitment_id=card.id, version=card.version, problem_id=None)
    address = f"/p/{hall.world.ours.code}/rapat/{hall.meeting.id}/adendum/baru/?ubah={card.id}"
    page = hall.world.client("ani-head").get(address).content.decode()
    assert f'<option value="{problem.id}" selected>IDL rendah</option>' in page
    made = actions.add_addendum(
        scope=hall.scope, meeting_id=hall.meeting.id, reason="Keliru", dated=DAY.date(),
        changed=[actions.Changed(card.id, {"problem_id": None})],
    )  # fmt: skip
    assert made.changes[0]["parts"] == [{"name": "problem", "before": "IDL rendah", "after": ""}]


def test_what_a_past_meeting_read_back_names_its_owners_by_their_titles_of_that_day(hall):
    later, here = in_august(hall, office_id=hall.police)
    after = later.at(AUGUST.replace(month=10))
    people.rename_office(scope=after, office_id=hall.police, title="Kepala Polsek", since=after.today)
    (row,) = queries.read_back(scope=after, meeting_id=here["meeting_id"])
    assert row.commitment.office_title == "Plt. Kapolsek"
    ahead = {"planned": Period.parse("2023-11..2024-02")}
    november = plan(after, hall.world.ours, number=4, held_on=date(2023, 11, 20), **ahead)
    (row,) = queries.read_back(scope=after, meeting_id=november.id)
    assert row.commitment.office_title == "Kepala Polsek"


def test_the_read_back_marks_what_was_done_before_its_start(hall):
    later, here = in_august(hall, start_on=date(2023, 7, 1))
    done = {"state": "done", "happened_on": date(2023, 6, 20)}
    commitments.report(scope=later, commitment_id=here["commitment_id"], **done)
    page = hall.world.client().get(f"/p/{hall.world.ours.code}/rapat/{here['meeting_id']}/evaluasi/")
    assert "sebelum mulainya, 1 Juli 2023" in page.content.decode()
