"""Photos of the meeting: small, without their place, seen by staff until a person cleared them (FN 29)."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Role
from lokmin.meetings import actions, queries
from tests.commitments.samples import picture
from tests.meetings.conftest import DAY
from tests.meetings.test_room import at, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def album(hall, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    return hall


def add(hall, *contents, caption=""):
    return actions.add_photos(
        scope=hall.scope, meeting_id=hall.meeting.id, contents=contents or (picture(),), caption=caption
    )


def photos(hall, scope=None, **more):
    return queries.photos(scope=scope or hall.scope, meeting_id=hall.meeting.id, **more)


def test_a_photo_is_kept_small_and_without_its_place(album):
    exif = Image.Exif()
    exif[0x010F] = "Kamera Contoh"
    assert add(album, picture((3000, 2000), exif=exif)) == 1
    with default_storage.open(photos(album)[0].file) as file:
        kept = Image.open(BytesIO(file.read()))
        assert max(kept.size) == 1600
        assert not kept.getexif()


def test_the_same_photo_counts_once_and_leaves_no_file_behind(album, tmp_path):
    assert (add(album), add(album)) == (1, 0)
    assert len(list((tmp_path / "meetings").iterdir())) == 1


def test_one_refused_file_keeps_the_others_out(album, tmp_path):
    with pytest.raises(Refusal):
        add(album, picture(), b"bukan foto")
    assert photos(album) == []
    assert not list(tmp_path.rglob("*.jpg"))


def test_a_photo_is_seen_by_staff_until_a_person_cleared_it(album):
    add(album)
    camat, made = album.world.scope(Role.CAMAT, now=DAY), photos(album)[0]
    assert photos(album, camat) == []
    actions.clear_photo(scope=album.scope, photo_id=made.id)
    assert [photo.id for photo in photos(album, camat)] == [made.id]
    actions.clear_photo(scope=album.scope, photo_id=made.id, cleared=False)
    assert photos(album, camat) == []


def test_a_photo_is_taken_out_and_put_back(album):
    add(album)
    made = photos(album)[0]
    actions.remove_photo(scope=album.scope, photo_id=made.id)
    assert (photos(album), len(photos(album, removed=True))) == ([], 1)
    actions.remove_photo(scope=album.scope, photo_id=made.id, removed=False)
    assert len(photos(album)) == 1


def test_a_photo_that_was_taken_out_waits_to_be_cleared_anew_when_it_comes_again(album):
    add(album)
    made = photos(album)[0]
    actions.clear_photo(scope=album.scope, photo_id=made.id)
    actions.remove_photo(scope=album.scope, photo_id=made.id)
    assert add(album) == 1
    [again] = photos(album)
    assert (again.id, again.cleared, again.cleared_by) == (made.id, False, "")
    assert photos(album, album.world.scope(Role.CAMAT, now=DAY)) == []


def test_a_photo_that_is_put_back_waits_to_be_cleared_anew(album):
    add(album)
    made = photos(album)[0]
    actions.clear_photo(scope=album.scope, photo_id=made.id)
    for removed in (True, False):
        actions.remove_photo(scope=album.scope, photo_id=made.id, removed=removed)
    assert not photos(album)[0].cleared


def test_photos_over_http(album):
    ani = album.world.client("ani-note_taker")
    page = at(album, "foto/")
    sent = {"photos": [SimpleUploadedFile("a.jpg", picture(), "image/jpeg")], "caption": "Penandatanganan"}
    assert ani.post(page, sent).status_code == 303
    made = photos(album)[0]
    assert "Penandatanganan" in text_of(ani.get(page))
    shown = ani.get(at(album, f"foto/{made.id}/"))
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert ani.get(at(album, f"foto/{made.id}/?unduh"))["Content-Disposition"].startswith("attachment")
    assert album.world.client("ani-camat").get(at(album, f"foto/{made.id}/")).status_code == 404
    change = at(album, f"foto/{made.id}/ubah/")
    for step in ("clear", "cover", "remove", "restore"):
        assert ani.post(change, {"do": step}).status_code == 303
    ani.post(change, {"do": "caption", "caption": "Foto bersama"})
    assert photos(album)[0].caption == "Foto bersama"


def test_nothing_chosen_is_said(album):
    answer = album.world.client("ani-note_taker").post(at(album, "foto/"), {})
    assert answer.status_code == 422
    assert "Pilih satu berkas" in text_of(answer)
