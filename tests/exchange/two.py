"""An office and a laptop in one test: each has the database in turn, and a store of its own."""

from __future__ import annotations

import io
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lokmin.exchange import actions
from lokmin.web.installation import command_scope
from tests import told


class Two:
    """`at("office")` and `at("laptop")` put the rows and files of that side in place."""

    def __init__(self, settings: Any, folder: Path) -> None:
        self.settings, self.folder = settings, folder
        self.rows: dict[str, dict[str, Any]] = {"laptop": {}}
        self.side = ""
        self.go("office", first=True)

    def go(self, side: str, first: bool = False) -> None:
        if self.side == side:
            return
        if self.side:
            self.rows[self.side] = everything()
        self.side = side
        home = self.folder / side
        (home / "files").mkdir(parents=True, exist_ok=True)
        self.settings.DATA, self.settings.MEDIA_ROOT = home, home / "files"
        if not first:
            told._put(self.rows[side])

    @contextmanager
    def at(self, side: str):
        before = self.side
        self.go(side)
        yield
        self.go(before)

    def package(self, scope, puskesmas_id, meeting_id=None) -> bytes:
        out = io.BytesIO()
        actions.make_package(scope=scope, puskesmas_id=puskesmas_id, meeting_id=meeting_id, file=out)
        return out.getvalue()

    def open(self, package: bytes):
        return actions.open_package(scope=command_scope(), file=io.BytesIO(package))

    def homeward(self, scope) -> bytes:
        out = io.BytesIO()
        actions.write_return(scope=scope, file=out)
        return out.getvalue()


def everything() -> dict[str, Any]:
    """Every row of our tables."""
    return {table: rows for table in told._tables() if (rows := told._read(table))}


def without(rows: dict[str, Any], *names: str) -> dict[str, Any]:
    """The same without the tables whose names end so; their rows in a fixed order."""
    kept = {table: value for table, value in rows.items() if not table.endswith(names)}
    return {t: sorted(v if isinstance(v, list) else v.splitlines(), key=repr) for t, v in kept.items()}
