"""The command line speaks one Indonesian line and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process


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
    for name in (
        "account",
        "boundaries",
        "demo",
        "serve",
        "pws",
        "priority",
        "iks",
        "rekap",
        "intake",
        "new-puskesmas",
        "pack",
        "verify",
        "doctor",
        "backup",
        "restore",
        "hall-pack",
        "hall-return",
        "hall-join",
    ):
        assert name in answer.stdout
    for later in ("pkp",):
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


def test_boundaries_and_words_are_kept_by_their_commands(tmp_path: Path):
    villages = tmp_path / "desa.csv"
    villages.write_text("kode_desa,desa\n33.20.02.2001,Kaliombo\n33.20.02.2002,Karangrandu\n", "utf-8")
    assert lokmin("new-puskesmas", "1031918", "--villages", str(villages), data=tmp_path).returncode == 0
    file = tmp_path / "batas.geojson"
    ring = "[[110.7,-6.6],[110.8,-6.6],[110.8,-6.7],[110.7,-6.6]]"
    file.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"kode": '
        f'"33.20.02.2001"}}, "geometry": {{"type": "Polygon", "coordinates": [{ring}]}}}}]}}',
        "utf-8",
    )
    kept = lokmin("boundaries", str(file), data=tmp_path)
    assert kept.returncode == 0, kept.stderr
    assert "Batas 1 desa tersimpan (1 baru atau berubah)." in kept.stdout
    assert "Belum berbatas: Karangrandu" in kept.stdout
    assert "(0 baru" in lokmin("boundaries", str(file), data=tmp_path).stdout
    refused = lokmin("boundaries", str(villages), data=tmp_path)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    words = tmp_path / "kata.csv"
    words.write_text("key;id\njelek;Ayo dikejar\n", "utf-8")
    changed = lokmin("wording", str(words), "--district", "33.20", data=tmp_path)
    assert "1 kata berubah" in changed.stdout
    assert lokmin("wording", str(words), "--district", "99.99", data=tmp_path).returncode == 2
