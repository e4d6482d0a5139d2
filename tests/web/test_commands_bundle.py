"""`lokmin bundle` as somebody types it."""

import argparse
import stat
import zipfile

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.papers import queries
from lokmin.web.commands import bundle
from tests.papers.story import tell_story


@pytest.fixture
def story(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return tell_story(world)


def typed(*words):
    parser = argparse.ArgumentParser()
    bundle.add_arguments(parser)
    return parser.parse_args([str(word) for word in words])


def run(out, *words, code="1011689"):
    return bundle.run(typed("--puskesmas", code, "--out", out, *words))


def refused(*words, **more):
    with pytest.raises(Refusal) as found:
        run(*words, **more)
    return found.value.code


def test_a_year_and_a_meeting_are_written(story, tmp_path, capsys):
    out = tmp_path / "bukti"
    assert run(out, "--year", 2023) == 0
    assert run(out, "--meeting", story.meetings["may"]) == 0
    told = capsys.readouterr().out.splitlines()
    names = ["bukti-2023.zip", "bukti-2023-05-24-tw-ii-2023.zip"]
    assert told == [str(out / name) for name in names]
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    for name in names:
        with zipfile.ZipFile(out / name) as opened:
            assert opened.testzip() is None
        assert stat.S_IMODE((out / name).stat().st_mode) == 0o600


def test_what_is_wrong_is_said(story, tmp_path):
    out = tmp_path / "bukti"
    assert refused(out) == "papers.bundle_what"
    assert refused(out, "--year", 2023, "--meeting", "x") == "papers.bundle_what"
    assert refused(out, "--year", 2023, code="0000000") == "papers.puskesmas"
    assert refused(out, "--year", 2020) == "papers.bundle_year"
    assert refused(out, "--meeting", "bukan-penanda") == "papers.bundle_meeting"
    assert refused(out, "--meeting", story.world.ours.id) == "papers.bundle_meeting"
    assert not out.exists()


def test_a_meeting_of_another_puskesmas_is_not_found(story, tmp_path):
    other = story.world.sister.code
    assert refused(tmp_path / "x", "--meeting", story.meetings["may"], code=other) == "papers.bundle_meeting"


def test_a_folder_that_cannot_be_written_and_a_failure_leave_nothing(story, tmp_path, monkeypatch):
    place = tmp_path / "berkas"
    place.write_text("bukan map")
    assert refused(place, "--year", 2023) == "papers.out"

    def broken(file, **asked):
        file.write(b"setengah")
        raise Refusal("papers.bytes_missing", place="x")

    monkeypatch.setattr(queries, "write_year", broken)
    assert refused(tmp_path / "map", "--year", 2023) == "papers.bytes_missing"
    assert list((tmp_path / "map").iterdir()) == []
