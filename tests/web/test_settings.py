"""What the settings do to the data folder when they are first read."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")


def start(data: Path) -> None:
    """Read the settings in a process of their own, as every command does."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LOKMIN_", "DATABASE_"))}
    subprocess.run(
        [sys.executable, "-c", "import os; os.umask(0o022); import lokmin.web.settings"],
        env=kept | {"LOKMIN_DATA": str(data)},
        check=True,
    )


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_data_folder_is_for_its_owner_alone(tmp_path: Path):
    data = tmp_path / "lokmin"
    start(data)
    assert rights(data) == 0o700
    assert rights(data / "lokmin.sqlite3") == 0o600
    assert rights(data / "secret.key") == 0o600


def test_a_folder_and_files_that_were_there_keep_their_rights_and_content(tmp_path: Path):
    tmp_path.chmod(0o755)
    (tmp_path / "lokmin.sqlite3").touch(0o644)
    start(tmp_path)
    secret = (tmp_path / "secret.key").read_text()
    start(tmp_path)
    assert rights(tmp_path) == 0o755
    assert rights(tmp_path / "lokmin.sqlite3") == 0o644
    assert (tmp_path / "secret.key").read_text() == secret


HALL = """
import lokmin.web.settings as s
print(s.ALLOWED_HOSTS, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.MIDDLEWARE[0], s.PUBLIC_URL)
"""


def test_a_hall_is_plain_http_and_looks_at_each_host_and_only_a_hall_is(tmp_path: Path):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LOKMIN_", "PUBLIC_"))}

    def told(**more: str) -> str:
        environment = kept | {"LOKMIN_DATA": str(tmp_path), **more}
        return subprocess.run(
            [sys.executable, "-c", HALL], env=environment, check=True, capture_output=True, text=True
        ).stdout

    hall = told(LOKMIN_HALL="1", PUBLIC_URL="http://10.42.0.1")
    assert hall.startswith("['*'] False False lokmin.web.middleware.near_hosts http://10.42.0.1")
    office = told(PUBLIC_URL="https://lokmin.example")
    assert office.startswith("['127.0.0.1', 'localhost', '[::1]', 'lokmin.example'] True True django")
