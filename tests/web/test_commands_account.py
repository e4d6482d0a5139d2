"""Accounts are made at the installation's own command line."""

import shutil
from pathlib import Path

import pytest

from tests.web.test_commands import lokmin

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with one Puskesmas of two villages."""
    folder = tmp_path_factory.mktemp("installed")
    villages = folder / "desa.csv"
    villages.write_text("kode_desa,desa\n33.20.02.2001,Kaliombo\n33.20.02.2002,Karangrandu\n")
    made = lokmin("new-puskesmas", "1031918", "--villages", str(villages), data=folder)
    assert made.returncode == 0, made.stderr
    assert "lokmin account" in made.stdout
    return folder


@pytest.fixture
def data(installed: Path, tmp_path: Path) -> Path:
    """A copy of it, of the test's own."""
    return Path(shutil.copytree(installed, tmp_path / "data"))


def password_in(text: str) -> str:
    line = next(line for line in text.splitlines() if line.startswith("Kata sandi "))
    return line.rsplit(" ", 1)[1]


def test_a_new_account_gets_a_password_once_and_another_on_request(data: Path):
    words = ("--name", "dr. Contoh", "--role", "kepala", "--puskesmas", "1031918")
    made = lokmin("account", "kepala-baru", *words, data=data)
    assert made.returncode == 0, made.stderr
    assert "Kepala Puskesmas" in made.stdout
    assert len(password_in(made.stdout)) >= 12
    again = lokmin("account", "Kepala-Baru", "--name", "Lain", data=data)
    assert again.returncode == 2
    assert "sudah dipakai" in again.stderr
    renewed = lokmin("account", "kepala-baru", "--new-password", data=data)
    assert renewed.returncode == 0, renewed.stderr
    assert password_in(renewed.stdout) != password_in(made.stdout)


def test_a_midwife_needs_villages_of_her_puskesmas(data: Path):
    words = ("account", "bidan", "--name", "Bidan", "--role", "bidan", "--puskesmas", "1031918")
    assert "perlu Puskesmas dan desanya" in lokmin(*words, data=data).stderr
    assert "tidak dikenal" in lokmin(*words, "--villages", "33.20.02.2999", data=data).stderr
    made = lokmin(*words, "--villages", "33.20.02.2001", data=data)
    assert made.returncode == 0, made.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--new-password"], "tidak ada"),
        (["--name", "Orang"], "perlu nama dan peran"),
        (["--name", "Orang", "--role", "kepala"], "perlu tempat"),
        (["--name", "Orang", "--role", "kepala", "--puskesmas", "9999999"], "belum terdaftar"),
        (["--name", "Orang", "--role", "camat", "--area", "99.99.99"], "tidak dikenal"),
    ],
)
def test_an_account_that_would_reach_nothing_is_refused(data: Path, words: list[str], sentence: str):
    answer = lokmin("account", "orang", *words, data=data)
    assert answer.returncode == 2
    assert sentence in answer.stderr
    assert "--name" in lokmin("account", "orang", data=data).stderr  # nothing was stored
