"""What a meeting and a year can prove, from what is stored."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage

from lokmin.basics.refusal import NotYourDuty, NotYours
from lokmin.basics.scope import Role
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.papers import actions, queries
from lokmin.papers.rules.evidence import Bytes
from lokmin.yearly.rules.evidence import Standing
from tests.commitments.samples import picture
from tests.papers.story import PERIOD, Story, at

PDF = b"%PDF-1.4 lembar"
DAY = date(2023, 5, 24)


def found(story: Story, name: str = "may", **how):
    scope = how.pop("scope", story.scope())
    return queries.meeting_evidence(scope=scope, meeting_id=story.meetings[name], **how)


def standing(story: Story, key: str, name: str = "may") -> Standing:
    return found(story, name).lines[key].found.standing


def file(story: Story, kind: str, content: bytes = PDF, **changes):
    told = {"scope": story.scope(), "meeting_id": story.meetings["may"], "dated": DAY, **changes}
    return actions.file_sheets(kind=kind, contents=(content,), **told)


def report(story: Story, **told):
    scope = story.scope(now=at(6, 12))
    made = meeting_queries.made_here(
        scope=scope, meeting=meeting_queries.card(scope=scope, meeting_id=story.meetings["may"])
    )
    return commitments.report(
        scope=scope, commitment_id=made[0].id, state="under_way", happened_on=date(2023, 6, 10), **told
    )


def test_a_meeting_that_was_held_says_what_it_has_and_what_lacks(story):
    lines = found(story).lines
    assert lines["plan"].there
    assert lines["plan"].found.words == "1 komitmen"
    assert lines["attendance"].found.standing is Standing.PART
    assert lines["minutes"].found.words == "2 butir dicatat; cetak notulennya"
    assert lines["photos"].found.standing is Standing.MISSING
    assert lines["handed_up"].found.standing is Standing.NONE


def test_what_still_can_be_made_is_told_from_what_came_too_late(story):
    lines = found(story).lines
    assert lines["invitation"].late
    assert lines["follow_up"].until == date(2023, 8, 31)
    assert lines["follow_up"].in_time


def test_a_paper_is_evidence_with_its_number_and_an_attendance_list_with_its_signatures(story):
    scope, meeting_id = story.scope(now=at(5, 24)), story.meetings["may"]
    for kind in ("minutes", "attendance"):
        actions.hand_over(scope=scope, meeting_id=meeting_id, kind=kind)
        assert standing(story, kind) is Standing.PART
        actions.enter_number(scope=scope, meeting_id=meeting_id, kind=kind, number=f"440/{kind}", dated=DAY)
    assert standing(story, "minutes") is Standing.THERE
    assert standing(story, "attendance") is Standing.PART
    actions.attach_scan(scope=scope, meeting_id=meeting_id, kind="attendance", content=PDF)
    assert standing(story, "attendance") is Standing.THERE
    names = [(one.name, one.ending, one.later) for one in found(story).pieces if one.kind == "attendance"]
    assert names == [
        ("Daftar hadir 440/attendance", "pdf", False),
        ("Pindaian Daftar hadir 440/attendance", "pdf", False),
    ]


def test_reports_and_the_photo_sheet_that_were_handed_over_are_enclosed(story):
    scope, meeting_id = story.scope(now=at(5, 24)), story.meetings["may"]
    before = {piece.name for piece in found(story).pieces}
    for kind in ("activity", "photos", "assignment", "press"):
        if kind == "press":
            card = meeting_queries.card(scope=scope, meeting_id=meeting_id)
            meetings.close_meeting(scope=scope, meeting_id=meeting_id, version=card.version)
        actions.hand_over(scope=scope, meeting_id=meeting_id, kind=kind)
    more = {(piece.kind, piece.name) for piece in found(story).pieces if piece.name not in before}
    assert {name for kind, name in more if kind == "other"} >= {"Laporan kegiatan", "Surat tugas"}
    assert len([name for kind, name in more if kind == "photos"]) == 1


def test_the_slides_that_the_hall_saw_lie_beside_the_pack(story):
    actions.issue_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    told = [(piece.ending, piece.name) for piece in found(story).pieces if piece.kind == "pack"]
    assert ("pptx", "Paparan evaluasi") in told
    assert sum(ending == "pdf" for ending, _name in told) == 1


def test_a_paper_of_another_plan_is_no_evidence(story):
    scope, meeting_id = story.scope(now=at(5, 23)), story.meetings["may"]
    actions.hand_over(scope=scope, meeting_id=meeting_id, kind="invitation")
    actions.enter_number(
        scope=scope, meeting_id=meeting_id, kind="invitation", number="1", dated=date(2023, 5, 10)
    )
    assert standing(story, "invitation") is Standing.THERE
    from lokmin.meetings.models import Meeting

    Meeting.objects.within(scope).filter(id=meeting_id).update(venue="Aula lain")
    assert standing(story, "invitation") is Standing.PART


def test_a_scanned_sheet_is_evidence_and_says_when_it_came(story):
    file(story, "attendance")
    assert standing(story, "attendance") is Standing.THERE
    (piece,) = [one for one in found(story).pieces if one.kind == "attendance"]
    assert (piece.happened_on, piece.recorded_on, piece.later) == (DAY, date(2023, 8, 7), True)


def test_the_same_day_at_the_puskesmas_is_not_later(story):
    scope = story.scope(now=at(5, 24, 23))
    file(story, "minutes", scope=scope)
    (piece,) = [one for one in found(story).pieces if one.kind == "minutes"]
    assert not piece.later


def test_a_photo_counts_once_somebody_cleared_it(story):
    scope = story.scope(now=at(5, 24))
    meetings.add_photos(scope=scope, meeting_id=story.meetings["may"], contents=(picture(),), caption="Aula")
    assert standing(story, "photos") is Standing.PART
    (piece,) = [one for one in found(story).pieces if one.kind == "photos"]
    assert not piece.enclosed
    assert "dikenali" in piece.withheld
    (photo,) = meeting_queries.photos(scope=scope, meeting_id=story.meetings["may"])
    meetings.clear_photo(scope=scope, photo_id=photo.id)
    assert standing(story, "photos") is Standing.THERE
    assert [one.enclosed for one in found(story, whole=True).pieces if one.kind == "photos"] == [True]


def test_a_filed_photo_and_a_picture_of_no_kind_are_named_and_not_handed_on(story):
    file(story, "photo", picture())
    file(story, "other", picture((50, 40)))
    file(story, "other", PDF)
    told = {(one.kind, one.ending): one.enclosed for one in found(story).pieces if one.sha256}
    assert told[("photos", "jpg")] is False
    assert told[("other", "jpg")] is False
    assert told[("other", "pdf")] is True
    assert standing(story, "photos") is Standing.PART


def test_follow_up_is_proven_by_proof_and_a_list_of_names_is_no_file(story):
    assert standing(story, "follow_up") is Standing.MISSING
    report(story, text="Sudah mulai")
    assert standing(story, "follow_up") is Standing.PART
    report(story, list_count=12, keeper="Bidan Euis")
    assert standing(story, "follow_up") is Standing.THERE
    (piece,) = [one for one in found(story).pieces if one.kind == "follow_up"]
    assert "12 nama, disimpan Bidan Euis" in piece.name
    assert (piece.sha256, piece.proof_id, piece.bytes) == ("", None, Bytes.NONE)
    assert (piece.happened_on, piece.recorded_on) == (date(2023, 6, 10), date(2023, 6, 12))
    assert piece.later


def test_a_photo_of_the_follow_up_waits_to_be_cleared(story):
    card = report(story, photo=picture())
    (piece,) = [one for one in found(story).pieces if one.kind == "follow_up"]
    assert not piece.enclosed
    assert standing(story, "follow_up") is Standing.PART
    commitments.clear_photo(scope=story.scope(), proof_id=card.proofs[0].id)
    (piece,) = [one for one in found(story, whole=True).pieces if one.kind == "follow_up"]
    assert piece.enclosed


def test_a_file_that_the_store_lost_is_said_and_proves_nothing(story):
    (sheet,) = file(story, "attendance")
    default_storage.delete(sheet.stored_as)
    assert standing(story, "attendance") is Standing.PART
    assert "hilang" in found(story).lines["attendance"].found.words
    assert [one.bytes for one in found(story).pieces if one.kind == "attendance"] == [Bytes.GONE]


def test_a_file_that_somebody_changed_is_found_out_when_it_is_read(story):
    (sheet,) = file(story, "attendance")
    with open(default_storage.path(sheet.stored_as), "wb") as place:
        place.write(PDF + b" diubah")
    assert [one.bytes for one in found(story, whole=True).pieces if one.kind == "attendance"] == [
        Bytes.DAMAGED
    ]
    assert found(story, whole=True).lines["attendance"].found.standing is Standing.PART


def test_the_promises_of_a_meeting_say_which_programmes_it_spoke_of(story):
    def of(name, key):
        return next(one for one in found(story, name).results if one.criterion.key == key)

    assert not of("february", "4.3.1 e").apart
    assert of("may", "4.3.1 e").apart
    assert of("may", "4.4.1 f").apart


def test_a_year_holds_its_meetings_and_counts_them_for_pkp(story):
    year = queries.year_evidence(scope=story.scope(), puskesmas_id=story.world.ours.id, year=2023)
    assert [one.card.id for one in year.meetings] == list(story.meetings.values())
    scored = [one for form, ones in year.forms for one in ones if form.key == "kabupaten-2022"]
    assert [(one.item.family, one.held, one.points) for one in scored] == [
        ("monthly", 0, 0),
        ("quarterly", 0, 0),
    ]
    empty = queries.year_evidence(scope=story.scope(), puskesmas_id=story.world.ours.id, year=2021)
    assert empty.meetings == []
    assert len(empty.rows) == len(year.rows)


def test_neither_strangers_nor_the_camat_learn_of_it(story):
    theirs = replace(story.scope(), puskesmas_ids=frozenset({story.world.sister.id}))
    with pytest.raises(NotYours):
        found(story, scope=theirs)
    with pytest.raises(NotYourDuty):
        found(story, scope=story.scope(Role.CAMAT))
    with pytest.raises(NotYourDuty):
        queries.write_meeting(BytesIO(), scope=story.scope(Role.MIDWIFE), meeting_id=story.meetings["may"])


def test_what_a_later_meeting_ends_is_asked_by_that_day(story):
    first = found(story, "february")
    assert first.next_on == DAY
    assert first.lines["feedback"].until == DAY - timedelta(1)


def test_the_promise_stays_with_the_meeting_that_made_it(story):
    told = found(story).gathered.promises
    assert [one.what for one in told] == ["Ajakan posyandu di masjid"]
    assert promises.commitment(scope=story.scope(), commitment_id=told[0].id).number == told[0].number
