"""Files of the command line are written whole or not at all; a meeting is found by its day."""

import stat
from datetime import date

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.meetings.models import Meeting
from lokmin.web.carrying import meeting_on, written
from tests.meetings.conftest import plan


def test_a_file_is_there_once_it_is_whole_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "usb" / "paket.lokmin"
    with written(path) as file:
        file.write(b"isi")
        assert not path.exists()
    assert path.read_bytes() == b"isi"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_failed_leaves_nothing(tmp_path):
    path = tmp_path / "paket.lokmin"

    def fail():
        with written(path):
            raise RuntimeError("listrik padam")

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "berkas").write_text("")
    with pytest.raises(Refusal, match="tidak dapat ditulisi"), written(tmp_path / "berkas" / "x"):
        pass


def test_a_meeting_is_found_by_its_day(world):
    scope = world.scope()
    card = plan(scope, world.ours, held_on=date(2023, 8, 21))
    assert meeting_on(scope, world.ours.id, "2023-08-21").id == card.id
    with pytest.raises(Refusal, match="Tidak ada rapat"):
        meeting_on(scope, world.ours.id, "2023-08-22")
    with pytest.raises(Refusal, match="tidak terbaca"):
        meeting_on(scope, world.ours.id, "21 Agustus")


def test_of_two_meetings_on_a_day_the_one_that_is_not_closed_goes_along(world):
    scope = world.scope()
    done = plan(scope, world.ours, held_on=date(2023, 8, 21))
    Meeting.unscoped.filter(id=done.id).update(state="closed")
    card = plan(scope, world.ours, held_on=date(2023, 8, 21), kind="stunting", number=1)
    assert meeting_on(scope, world.ours.id, "2023-08-21").id == card.id


def test_several_meetings_on_a_day_are_named_with_a_number_that_is_accepted(world):
    scope = world.scope()
    for kind in ("quarterly", "stunting"):
        card = plan(scope, world.ours, held_on=date(2023, 8, 21), kind=kind, number=1)
    with pytest.raises(Refusal, match=str(card.id)):
        meeting_on(scope, world.ours.id, "2023-08-21")
    assert meeting_on(scope, world.ours.id, str(card.id)).id == card.id


def test_a_meeting_is_found_by_its_number_while_it_is_not_closed(world):
    scope = world.scope()
    card = plan(scope, world.ours, held_on=date(2023, 8, 21), number=3)
    assert meeting_on(scope, world.ours.id, "3").id == card.id
    with pytest.raises(Refusal, match="Tidak ada rapat nomor 11"):
        meeting_on(scope, world.ours.id, "11")
    Meeting.unscoped.filter(id=card.id).update(state="closed")
    with pytest.raises(Refusal, match="Tidak ada rapat nomor 3"):
        meeting_on(scope, world.ours.id, "3")


def test_a_mistyped_folder_is_refused_and_not_made(tmp_path):
    with pytest.raises(Refusal, match="tidak ada, jadi tidak ada yang ditulis"):
        with written(tmp_path / "tidak" / "ada" / "pulang.lokmin"):
            pass
    assert list(tmp_path.iterdir()) == []
