"""The brief from what is stored: over all Puskesmas of the kecamatan; blocked promises for the camat only."""

from dataclasses import replace
from datetime import date

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.papers import actions, queries
from lokmin.papers.queries import brief as brief_queries
from tests.meetings.ahead import ahead_of, ask
from tests.meetings.conftest import plan


@pytest.fixture
def ahead(story):
    return ahead_of(story.world)


def brief(story, ahead, role=Role.HEAD):
    return queries.brief_paper(scope=story.scope(role), meeting_id=ahead.id)


def block(story, text="Dana belum cair"):
    scope = story.scope()
    card = promises.of_office(scope=scope, office_id=story.world.village_office)[0]
    commitments.report(
        scope=scope, commitment_id=card.id, state="blocked", happened_on=scope.today, reason=text
    )
    return card


def test_it_stands_over_every_puskesmas_of_the_kecamatan(story, ahead):
    made = brief(story, ahead)
    assert made.title == "Ringkasan untuk Camat 16.06.02"
    assert made.columns == ("Lais", "Teluk Kijing")
    assert [group.title for group in made.groups] == ["Perlu dikejar", "Paling bergerak", "Terbaik"]
    assert any(group.lines for group in made.groups)
    assert made.frame.marks.draft
    assert "belum dibekukan" in " ".join(made.notes)


def test_a_kecamatan_without_figures_is_not_told_that_every_target_is_reached(world):
    scope = world.scope()
    made = queries.brief_paper(scope=scope, meeting_id=plan(scope, world.ours).id)
    chase, _most, best = made.groups
    assert chase.empty == best.empty == "belum ada angka capaian untuk masa ini."


def test_decisions_answers_and_who_comes_stand_on_it(story, ahead):
    item = ask(ahead)
    meetings.decide(scope=ahead.scope, item_id=item, answer="with_note", note="September")
    meetings.answer(scope=ahead.scope, invitation_id=ahead.invitations[0], rsvp="coming")
    made = brief(story, ahead)
    (asked,) = made.decisions
    assert (asked.text, asked.answer) == ("Surat edaran posyandu?", "setuju dengan catatan: September")
    assert made.coming[0] == "Dari 2 undangan: 1 akan hadir, 0 diwakili, 0 berhalangan, 1 belum menjawab."
    assert made.coming[1] == "Belum menjawab: Camat."


def test_what_the_sectors_sent_is_counted(story, ahead):
    meetings.say_by_link(guest=ahead.budi, meeting_id=ahead.id, kind="obstacle", text="Jalan rusak")
    assert "1 hambatan disampaikan sektor sebelum rapat (Kepala Desa 1)." in brief(story, ahead).about


def test_promises_are_counted_and_blocked_ones_named_to_their_own_and_the_camat(story, ahead):
    card = block(story)
    made = brief(story, ahead)
    (row,) = made.promises
    assert (row.puskesmas, row.blocked) == ("Lais", 1)
    assert row.total == row.done + row.running + row.late + row.blocked
    named = f"{card.office_title}: {card.what} (Dana belum cair)"
    assert made.blocked == (named,)
    assert brief(story, ahead, Role.CAMAT).blocked == (named,)


def test_a_blocked_promise_past_its_day_is_said_beside_the_late_ones():
    assert brief_queries._blocked_note(0, 0) == ""
    told = brief_queries._blocked_note(1, 2)
    assert told.startswith("2 komitmen terkendala di Puskesmas lain")
    assert told.endswith("ditambah 1 terkendala yang lewat tenggat.")


def test_staff_of_another_puskesmas_read_no_names_of_ours(story):
    joint = ahead_of(story.world, taking_part=[story.world.sister.id])
    block(story)
    theirs = queries.brief_paper(scope=story.world.scope_of(story.world.sister), meeting_id=joint.id)
    assert theirs.blocked == ()
    assert theirs.blocked_note.startswith("1 komitmen terkendala di Puskesmas lain")


@pytest.mark.parametrize("role", [Role.PROGRAMME_HOLDER, Role.MIDWIFE, Role.DINKES])
def test_only_the_camat_and_who_prepares_his_meeting_read_it(story, ahead, role):
    with pytest.raises(NotYourDuty):
        brief(story, ahead, role)


def test_another_kecamatan_finds_nothing_and_a_meeting_of_the_house_has_none(story, ahead):
    with pytest.raises(NotYours):
        queries.brief_paper(scope=story.world.scope_of(story.world.far), meeting_id=ahead.id)
    months = {"number": 8, "held_on": date(2023, 8, 8)}
    own = plan(story.scope(), story.world.ours, kind="monthly", **months)
    with pytest.raises(Refusal):
        queries.brief_paper(scope=story.scope(), meeting_id=own.id)


def test_the_camats_link_reads_what_his_account_reads(story, ahead):
    block(story)
    by_link = queries.brief_paper(scope=ahead.camat.scope, meeting_id=ahead.id, seat=ahead.camat.office)
    assert by_link == brief(story, ahead, Role.CAMAT)


def test_each_recipient_has_a_letter_of_his_own(story, ahead, settings):
    how = queries.Print()
    made = queries.letter_set(scope=story.scope(), meeting_id=ahead.id, how=how)
    assert [letter.to for letter in made.letters] == [("Bapak/Ibu Budi", "Kepala Desa 1")]
    assert made.slip
    settings.PUBLIC_URL = "https://lokmin.example"
    assert not queries.letter_set(scope=story.scope(), meeting_id=ahead.id, how=how).slip
    for row in ahead.invitations:
        meetings.uninvite(scope=ahead.scope, invitation_id=row)
    with pytest.raises(Refusal, match="Belum ada yang diundang"):
        queries.letter_set(scope=story.scope(), meeting_id=ahead.id, how=how)


def test_a_letter_on_behalf_of_the_camat_does_not_invite_him(story, ahead):
    puskesmas = queries.puskesmas_of(scope=story.scope(), puskesmas_id=story.world.ours.id)
    card = queries.issuer(scope=story.scope(), puskesmas=puskesmas, kind="invitation")
    camat = next(
        one.title
        for one in meeting_queries.meeting(scope=story.scope(), meeting_id=ahead.id).invitations
        if one.office_id == story.world.camat_office
    )
    signed = replace(card, signatory_name="Contoh Sekcam", signatory_on_behalf=camat)
    actions.save_issuer(scope=story.scope(), puskesmas_id=story.world.ours.id, card=signed)
    made = queries.letter_set(scope=story.scope(), meeting_id=ahead.id, how=queries.Print())
    assert [letter.to for letter in made.letters] == [("Bapak/Ibu Budi", "Kepala Desa 1")]


def test_where_only_the_signer_is_on_the_list_no_letter_is_offered_and_the_rest_is_counted(story, ahead):
    detail = meeting_queries.meeting(scope=story.scope(), meeting_id=ahead.id)
    for one in detail.invitations:
        if one.office_id != story.world.camat_office:
            meetings.uninvite(scope=ahead.scope, invitation_id=one.id)
    browser = story.world.client("ani-head")
    page = browser.get(story.address(f"rapat/{ahead.id}/")).content.decode()
    assert "Unduh draf PDF" in page
    assert "surat-per-penerima" not in page
    counted = browser.get(story.address(f"rapat/{ahead.id}/cetak/"))
    assert counted.status_code == 200
    assert "Surat per penerima" not in counted.content.decode()
