"""A copy of the whole installation in one file, and putting it back into an empty folder.

SQLite only: the copy is made by `VACUUM INTO`, which is consistent while others write. The secret of the
installation is not in it, so a stolen copy opens no personal link.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from lokmin import __version__
from lokmin.basics.refusal import Refusal

FORMAT = 1
MANIFEST, DATABASE, FILES = "manifest.json", "db.sqlite3", "files/"
_CHUNK = 1 << 20
_SPACE = 2.2


class BackupFailed(Refusal):
    """The installation, not the request, is at fault."""

    exit_code = 1


def back_up(data: Path, out: Path, now: datetime) -> Path:
    """Write a checked copy of `data` into the folder `out`; answers its path."""
    source = data / "lokmin.sqlite3"
    _check_space(source, out)
    name = f"cadangan-semua-{__version__}-{now:%Y%m%dT%H%M%S}Z.zip"
    with tempfile.TemporaryDirectory(dir=out, prefix=".cadangan-") as folder:
        copy, unready = Path(folder) / DATABASE, Path(folder) / name
        try:
            with closing(sqlite3.connect(source, timeout=60)) as database:
                database.execute("VACUUM INTO ?", (str(copy),))
        except sqlite3.DatabaseError:
            raise BackupFailed("web.backup_broken") from None
        counts = check_database(copy)
        with os.fdopen(os.open(unready, os.O_RDWR | os.O_CREAT, 0o600), "w+b") as file:
            _write(file, copy, data / "files", {"at": now.isoformat(), "counts": counts})
            file.flush()
            os.fsync(file.fileno())
            check(file)
        unready.replace(out / name)
    (data / "cadangan.json").write_text(json.dumps({"at": now.isoformat(), "path": str(out / name)}), "utf-8")
    return out / name


def _check_space(source: Path, out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(out).free
        needed = int(_SPACE * source.stat().st_size)
    except OSError:
        raise Refusal("web.folder_unwritable", path=str(out)) from None
    if free < needed:
        raise BackupFailed("web.backup_space", path=str(out), megabytes=needed // 1_000_000 + 1)


def _write(file: IO[bytes], copy: Path, files: Path, facts: dict[str, Any]) -> None:
    digests = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in [(DATABASE, copy), *_stored(files)]:
            archive.write(path, name)
            digests[name] = _digest(path.open("rb"))
        manifest = {"format": FORMAT, "version": __version__, "engine": "sqlite", "sha256": digests, **facts}
        archive.writestr(MANIFEST, json.dumps(manifest, sort_keys=True))


def _stored(files: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(files.rglob("*")):
        if path.is_file():
            yield FILES + path.relative_to(files).as_posix(), path


def _digest(file: IO[bytes]) -> str:
    found = hashlib.sha256()
    with file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def check_database(path: Path) -> dict[str, int]:
    """Refuse a database that is not whole; answers how many rows each table has."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            faults = [
                *database.execute("PRAGMA integrity_check"),
                *database.execute("PRAGMA foreign_key_check"),
            ]
            if faults != [("ok",)]:
                raise BackupFailed("web.backup_broken")
            tables = [
                row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            ]
            return {t: database.execute(f'SELECT COUNT(*) FROM "{t}"').fetchone()[0] for t in tables}  # noqa: S608
    except sqlite3.DatabaseError:
        raise BackupFailed("web.backup_broken") from None


def check(file: IO[bytes]) -> dict[str, Any]:
    """The manifest of a copy whose every member is as it says."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            names = set(archive.namelist()) - {MANIFEST}
            good = manifest["format"] == FORMAT and names == set(manifest["sha256"]) and DATABASE in names
            good = good and all(_is_plain(name) for name in names)
            good = good and all(_digest(archive.open(n)) == d for n, d in manifest["sha256"].items())
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError):
        raise BackupFailed("web.backup_broken") from None
    if not good:
        raise BackupFailed("web.backup_broken")
    return manifest


def _is_plain(name: str) -> bool:
    parts = name.split("/")
    return name == DATABASE or (parts[0] == "files" and not {"", ".", ".."} & set(parts) and "\\" not in name)


def restore(path: Path, to: Path) -> dict[str, Any]:
    """Put a copy into an empty folder, whole or not at all; never over data. Nobody stays signed in."""
    if to.exists() and any(to.iterdir()):
        raise Refusal("web.restore_full", path=str(to))
    try:
        with path.open("rb") as file:
            manifest = check(file)
            to.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=to.parent, prefix=".pulih-") as folder:
                made = Path(folder) / "data"
                made.mkdir(mode=0o700)
                with zipfile.ZipFile(file) as archive:
                    archive.extractall(made, [name for name in archive.namelist() if name != MANIFEST])
                (made / DATABASE).rename(made / "lokmin.sqlite3")
                (made / "lokmin.sqlite3").chmod(0o600)
                if check_database(made / "lokmin.sqlite3") != manifest["counts"]:
                    raise BackupFailed("web.backup_broken")
                _sign_everybody_out(made / "lokmin.sqlite3")
                if to.exists():
                    to.rmdir()
                made.rename(to)
    except OSError:
        raise Refusal("web.file_missing", path=str(path)) from None
    return manifest


def _sign_everybody_out(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM django_session")
