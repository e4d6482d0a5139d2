"""`lokmin intake`: the contract of its JSON, and the real workbook into a Puskesmas and out again."""

import csv
import gzip
import json
from argparse import ArgumentParser, Namespace

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.coverage.queries.stored import stored_figures
from lokmin.web import installation
from lokmin.web.commands import intake
from tests.intake import files
from tests.intake.test_rules_pws_kia import COUNTS

ISSUE = {"sheet", "cell", "value", "code", "message", "severity"}
FIGURE = {"puskesmas", "kode_desa", "desa", "periode", "element", "count", "state", "sheet", "cell"}
pytestmark = pytest.mark.django_db


def arguments(*words: object) -> Namespace:
    parser = ArgumentParser()
    intake.add_arguments(parser)
    return parser.parse_args([str(word) for word in words])


def answer(capsys, *words: object) -> dict:
    assert intake.run(arguments(*words, "--format", "json")) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def pecangaan(shared):
    text = gzip.decompress((shared / "data/areas/areas_indonesia_2025.csv.gz").read_bytes()).decode()
    rows = [row for row in csv.reader(text.splitlines()) if row[0].startswith("33.20.02.")]
    lines = ["kode_desa,desa", *(f"{row[0]},{row[1]}" for row in rows)]
    return installation.register(code="1031918", name="Pecangaan", lines=lines, kecamatan_name="Pecangaan")


@pytest.fixture
def real(shared):
    return shared / "data/field/pws_kia_2026_values.xlsx"


def test_a_dry_run_needs_no_puskesmas_and_stores_nothing(capsys, real):
    found = answer(capsys, real, "--dry-run")
    assert found["layout"] == "pws_kia"
    assert found["recognised"] == ["1.DATA KIA", "2.PWS"]
    assert (found["cells_read"], found["cells_refused"]) == (1443, 1)
    assert set(found["issues"][0]) == ISSUE
    assert set(found["figures"][0]) == FIGURE
    assert {figure["kode_desa"] for figure in found["figures"]} == {None}
    assert "undo" not in found


def test_the_real_workbook_is_stored_once_and_taken_back(capsys, real, pecangaan):
    scope = installation.command_scope()

    def stored():
        return stored_figures(scope=scope, puskesmas_id=pecangaan.id, years=[2026])

    dry = answer(capsys, real, "--dry-run")
    assert not stored()
    assert all(figure["kode_desa"].startswith("33.20.02.") for figure in dry["figures"])
    found = answer(capsys, real)
    assert found["figures"] == dry["figures"]
    assert (found["undo"], found["stored"], len(stored())) == (1, 1443 + 24, 1443)
    k1 = [
        sum(n for (_, e, _, m), (n, _) in stored().items() if e == "K1" and m == month)
        for month in range(1, 5)
    ]
    assert k1 == [101, 85, 78, 110]
    again = answer(capsys, real)
    assert (again["already_stored"], again["undo"], again["stored"]) == (True, 1, 0)
    assert answer(capsys, "--undo", 1) == {"undone": 1, "cells": 1467}
    assert not stored()


def test_storing_needs_a_known_puskesmas(real):
    with pytest.raises(Refusal, match="PECANGAAN"):
        intake.run(arguments(real))
    with pytest.raises(Refusal, match="9999999"):
        intake.run(arguments(real, "--puskesmas", "9999999"))


def test_an_unknown_village_stops_the_storing(tmp_path, pecangaan):
    path = tmp_path / "uji.xlsx"
    path.write_bytes(files.pws_book(COUNTS))
    with pytest.raises(Refusal, match="Desa 1, Desa 2, Desa 3"):
        intake.run(arguments(path, "--puskesmas", "1031918"))


def test_the_table_says_everything_in_words(capsys, real, pecangaan):
    assert intake.run(arguments(real)) == 0
    text = capsys.readouterr().out
    assert "Sel dibaca: 1443; sel ditolak: 1" in text
    assert "Bulan belum diisi: 2026-05" in text
    assert "lokmin intake --undo 1" in text
    assert intake.run(arguments("--undo", 1)) == 0
    assert "dibatalkan" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [((), "which"), (("a.xlsx", "--undo", "1"), "which"), (("tidak-ada.xlsx",), "file_missing")],
)
def test_a_wrong_command_says_what_to_do(words, code):
    with pytest.raises(Refusal) as refused:
        intake.run(arguments(*words))
    assert refused.value.code == f"intake.{code}"


def test_an_undo_of_nothing_is_refused(capsys):
    with pytest.raises(Refusal) as refused:
        intake.run(arguments("--undo", 77))
    assert refused.value.code == "intake.no_batch"


def test_formulas_without_results_say_what_to_do(shared):
    with pytest.raises(Refusal, match="Buka dan simpan dulu di Excel"):
        intake.run(arguments(shared / "data/field/pws_kia_2026_formulas.xlsx", "--dry-run"))
