"""The command line speaks one Indonesian line and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def lokmin(*arguments: str, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line as its users do."""
    environment = {**os.environ, "PYTHONPATH": "src"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    environment.pop("DATABASE_URL", None)
    more = ["--data", str(data)] if data else []
    return subprocess.run(
        [sys.executable, "-m", "lokmin", *arguments, *more],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=Path(__file__).parents[2],
        timeout=120,
    )


def test_help_names_only_commands_that_exist():
    answer = lokmin("--help")
    assert answer.returncode == 0
    for name in ("account", "demo", "serve", "pws", "priority", "iks", "rekap", "intake", "pack", "verify"):
        assert name in answer.stdout
    for later in ("backup", "restore", "pkp"):
        assert f"    {later} " not in answer.stdout


@pytest.mark.parametrize("arguments", [[], ["bukan-perintah"], ["pws"], ["new-puskesmas", "1031918"]])
def test_a_wrong_command_is_one_line_and_exit_two(arguments: list[str]):
    answer = lokmin(*arguments)
    assert answer.returncode == 2
    assert len(answer.stderr.strip().splitlines()) == 1
    assert "Traceback" not in answer.stderr


def test_a_new_puskesmas_is_registered_and_not_twice(tmp_path: Path):
    villages = tmp_path / "desa.csv"
    villages.write_text("kode_desa,desa\n33.20.02.2001,Kaliombo\n")
    made = lokmin(
        "new-puskesmas", "1031918", "--villages", str(villages), "--name", "Pecangaan", data=tmp_path
    )
    assert made.returncode == 0, made.stderr
    assert "Pecangaan" in made.stdout
    again = lokmin("new-puskesmas", "1031918", "--villages", str(villages), data=tmp_path)
    assert again.returncode == 2
    assert "sudah terdaftar" in again.stderr
    assert len(again.stderr.strip().splitlines()) == 1


def test_there_is_nothing_to_erase_in_an_empty_installation(tmp_path: Path):
    answer = lokmin("example", "--erase", data=tmp_path)
    assert answer.returncode == 2
    assert "tidak ada yang dihapus" in answer.stderr
