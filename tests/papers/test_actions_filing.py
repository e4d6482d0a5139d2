"""Sheets and photos filed with a meeting, and taken out again."""

import os
import threading
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from PIL import Image

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.meetings import actions as meetings
from lokmin.papers import actions, queries
from lokmin.papers.actions.files import discard, keeping
from lokmin.tools.models import AuditRow
from tests.papers.story import Story

PDF = b"%PDF-1.4 berita acara lama"
DAY = date(2023, 5, 24)


def file(story: Story, *contents: bytes, **changes):
    values = {"scope": story.scope(), "meeting_id": story.meetings["may"], "kind": "agreement", "dated": DAY}
    return actions.file_sheets(**{**values, "contents": contents or (PDF,), **changes})


def filed(story: Story, role: Role = Role.HEAD):
    return queries.sheets(scope=story.scope(role), meeting_id=story.meetings["may"])


def large_photo() -> bytes:
    """A photo of 4000 px with the place where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    out = BytesIO()
    Image.new("RGB", (4000, 3000), "white").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_pdf_stays_as_it_came_and_says_both_days(story: Story):
    (card,) = file(story, caption="  Kesepakatan   Mei ")
    assert queries.content(card=card) == PDF
    assert (card.caption, card.dated, card.later) == ("Kesepakatan Mei", DAY, True)
    assert card.recorded_at.date() == story.scope().today
    assert filed(story) == [card]


def test_a_photo_is_made_smaller_and_loses_camera_and_place(story: Story):
    (card,) = file(story, large_photo(), kind="photo")
    with Image.open(BytesIO(queries.content(card=card))) as kept:
        assert (kept.format, max(kept.size)) == ("JPEG", 2400)
        assert not kept.getexif()
    assert card.ending == "jpg"


def test_the_same_file_counts_once_however_often_it_is_sent(story: Story):
    assert len(file(story, PDF, PDF)) == 1
    rows = AuditRow.objects.count()
    assert file(story) == []
    assert len(filed(story)) == 1
    assert AuditRow.objects.count() == rows


def test_one_file_that_is_refused_keeps_the_others_out(story: Story):
    for contents, code in (((PDF, b"MZ"), "papers.scan_kind"), ((PDF, b""), "papers.scan_empty")):
        with pytest.raises(Refusal, check=lambda error, code=code: error.code == code):
            file(story, *contents)
    with pytest.raises(Refusal, check=lambda error: error.code == "papers.sheet_future"):
        file(story, dated=date(2023, 8, 8))
    with pytest.raises(Refusal, check=lambda error: error.code == "papers.kind"):
        file(story, kind="ktp")
    assert filed(story) == []


def test_staff_of_the_puskesmas_see_what_was_filed_and_nobody_else(story: Story):
    (card,) = file(story)
    assert filed(story, Role.MIDWIFE) == [card]
    for role in (Role.CAMAT, Role.DINKES):
        assert filed(story, role) == []
        with pytest.raises(NotYours):
            queries.sheet(scope=story.scope(role), sheet_id=card.id)
    with pytest.raises(NotYours):
        queries.sheet(scope=story.world.scope_of(story.world.sister), sheet_id=card.id)


def test_only_who_writes_meetings_files_and_takes_out(story: Story):
    (card,) = file(story)
    for role in (Role.PROGRAMME_HOLDER, Role.MIDWIFE, Role.CAMAT):
        with pytest.raises(NotYourDuty):
            file(story, scope=story.scope(role))
        with pytest.raises(NotYourDuty):
            actions.remove_sheet(scope=story.scope(role), sheet_id=card.id)
    with pytest.raises(NotYours):
        file(story, scope=story.world.scope_of(story.world.far))


def test_what_is_taken_out_is_gone_with_its_bytes(story: Story, django_capture_on_commit_callbacks):
    (card,) = file(story)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_sheet(scope=story.scope(), sheet_id=card.id)
    assert filed(story) == []
    assert not default_storage.exists(card.stored_as)
    with pytest.raises(NotYours):
        actions.remove_sheet(scope=story.scope(), sheet_id=card.id)


def test_bytes_that_another_meeting_has_stay(story: Story, django_capture_on_commit_callbacks):
    (card,) = file(story)
    (other,) = file(story, meeting_id=story.meetings["february"])
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_sheet(scope=story.scope(), sheet_id=card.id)
    assert queries.content(card=other) == PDF


def test_bytes_that_are_filed_again_while_they_are_taken_out_stay(
    story: Story, django_capture_on_commit_callbacks
):
    (card,) = file(story)
    with django_capture_on_commit_callbacks() as after_the_commit:
        actions.remove_sheet(scope=story.scope(), sheet_id=card.id)
    (again,) = file(story, meeting_id=story.meetings["february"])
    for forget in after_the_commit:
        forget()
    assert queries.content(card=again) == PDF


def test_bytes_that_a_refused_filing_brought_do_not_stay(story: Story):
    def stored() -> int:
        return sum(len(names) for _folder, _folders, names in os.walk(default_storage.location))

    before = stored()
    with pytest.raises(NotYours):
        file(story, meeting_id=uuid4())
    assert stored() == before
    (card,) = file(story)
    with pytest.raises(NotYours):
        file(story, meeting_id=uuid4())
    assert queries.content(card=card) == PDF


def test_bytes_that_the_store_has_lost_are_missed_in_a_sentence(story: Story):
    (card,) = file(story)
    default_storage.delete(card.stored_as)
    answer = story.world.client().get(story.address(f"lembar/{card.id}/"))
    assert answer.status_code == 422
    assert "Pulihkan dari cadangan" in answer.content.decode()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_who_takes_bytes_out_waits_until_they_are_named(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    told = []

    def taken_out(digest: str) -> None:
        discard(digest)
        told.append("taken out")
        connection.close()

    with keeping([PDF]) as (digest,):
        other = threading.Thread(target=taken_out, args=[digest])
        other.start()
        other.join(0.5)
        told.append("named")
    other.join(10)
    assert told == ["named", "taken out"]


def test_an_old_agreement_is_taken_back_after_its_scans_were_taken_out(story: Story):
    from lokmin.meetings.rules.old_table import OldPromise

    world = story.world
    scope = story.scope()
    old = meetings.record_old(
        scope=scope,
        puskesmas_id=world.ours.id,
        held_on=date(2022, 11, 21),
        number=4,
        promises=[OldPromise(world.village_office, "Mobil siaga")],
    )
    (card,) = file(story, meeting_id=old.id, dated=date(2022, 11, 21))
    with pytest.raises(Refusal, check=lambda error: "keluarkan dahulu pindaiannya" in str(error)):
        meetings.undo_old(scope=scope, meeting_id=old.id)
    actions.remove_sheet(scope=scope, sheet_id=card.id)
    assert meetings.undo_old(scope=scope, meeting_id=old.id) == 1
