"""A copy is whole, checked, and put back into an empty folder only."""

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.web import backup

NOW = datetime(2023, 8, 7, 2, 0, tzinfo=UTC)


@pytest.fixture
def data(tmp_path):
    home = tmp_path / "data"
    (home / "files" / "papers" / "ab").mkdir(parents=True)
    (home / "files" / "papers" / "ab" / "abc").write_bytes(b"pindaian")
    (home / "secret.key").write_text("rahasia")
    with closing(sqlite3.connect(home / "lokmin.sqlite3")) as database, database:
        database.execute("CREATE TABLE janji (id INTEGER PRIMARY KEY, isi TEXT)")
        database.execute("CREATE TABLE django_session (session_key TEXT)")
        database.execute("INSERT INTO janji VALUES (1, 'antar bayi')")
        database.execute("INSERT INTO django_session VALUES ('x')")
    return home


def rows(home):
    with closing(sqlite3.connect(home / "lokmin.sqlite3")) as database:
        return list(database.execute("SELECT * FROM janji")), list(
            database.execute("SELECT * FROM django_session")
        )


def test_what_was_copied_comes_back_and_nobody_is_signed_in(data, tmp_path):
    path = backup.back_up(data, tmp_path / "usb", NOW)
    assert path.name == "cadangan-semua-0.1.0-20230807T020000Z.zip"
    assert not [name for name in zipfile.ZipFile(path).namelist() if "secret" in name]
    assert json.loads((data / "cadangan.json").read_text())["path"] == str(path)
    manifest = backup.restore(path, tmp_path / "baru")
    assert manifest["counts"] == {"janji": 1, "django_session": 1}
    assert rows(tmp_path / "baru") == ([(1, "antar bayi")], [])
    assert (tmp_path / "baru" / "files" / "papers" / "ab" / "abc").read_bytes() == b"pindaian"
    assert (tmp_path / "baru").stat().st_mode & 0o777 == 0o700


def test_data_that_is_there_is_never_overwritten(data, tmp_path):
    path = backup.back_up(data, tmp_path / "usb", NOW)
    with pytest.raises(Refusal, match="tidak kosong"):
        backup.restore(path, data)


@pytest.mark.parametrize("member", ["db.sqlite3", "files/papers/ab/abc", "manifest.json"])
def test_a_copy_with_a_changed_byte_is_not_used(data, tmp_path, member):
    path = backup.back_up(data, tmp_path / "usb", NOW)
    hurt = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(hurt, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:-1] if name == member else old.read(name))
    path.write_bytes(hurt.getvalue())
    with pytest.raises(Refusal, match="tidak utuh"):
        backup.restore(path, tmp_path / "baru")
    assert not (tmp_path / "baru").exists()


def test_a_name_that_climbs_out_of_the_folder_is_refused(data, tmp_path):
    path = backup.back_up(data, tmp_path / "usb", NOW)
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    import hashlib

    manifest = json.loads(members.pop("manifest.json"))
    members["files/../../jahat"] = b"x"
    manifest["sha256"]["files/../../jahat"] = hashlib.sha256(b"x").hexdigest()
    with zipfile.ZipFile(path, "w") as new:
        for name, content in members.items():
            new.writestr(name, content)
        new.writestr("manifest.json", json.dumps(manifest))
    with pytest.raises(Refusal, match="tidak utuh"):
        backup.restore(path, tmp_path / "baru")


def test_a_broken_database_is_not_copied(data, tmp_path):
    raw = bytearray((data / "lokmin.sqlite3").read_bytes())
    raw[5000:9000] = b"\xff" * 4000
    (data / "lokmin.sqlite3").write_bytes(raw)
    with pytest.raises(Refusal, match="tidak utuh"):
        backup.back_up(data, tmp_path / "usb", NOW)
    assert not list((tmp_path / "usb").glob("*"))


def test_a_full_disk_is_said_before(data, tmp_path, monkeypatch):
    monkeypatch.setattr(backup.shutil, "disk_usage", lambda _path: type("Usage", (), {"free": 10})())
    with pytest.raises(Refusal, match="Ruang di"):
        backup.back_up(data, tmp_path / "usb", NOW)
