"""`lokmin intake`: the contract of its JSON, and the real workbook into a Puskesmas and out again."""

import csv
import gzip
import json
from argparse import ArgumentParser, Namespace

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.coverage.queries.stored import stored_figures
from lokmin.intake.models import Batch
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
    assert found["recognised"][:2] == ["1.DATA KIA", "2.PWS"]
    assert {figure["sheet"] for figure in found["figures"]} == {"1.DATA KIA", "2.PWS"}
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
        sum(n for (_, e, _, m), (n, *_) in stored().items() if e == "K1" and m == month)
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


def small(tmp_path, *lines):
    path = tmp_path / "kecil.csv"
    path.write_text("\n".join(["kode_desa,desa,periode,elemen,jumlah", *lines]) + "\n", encoding="utf-8")
    return path


def test_a_dry_run_names_the_puskesmas_and_the_unknown_village(capsys, tmp_path, pecangaan):
    path = small(tmp_path, "33.20.02.2001,,2023-03,K1,4", "33.20.02.9999,,2023-03,K1,3")
    found = answer(capsys, path, "--dry-run", "--puskesmas", "1031918")
    assert (found["puskesmas_code"], found["would_store"]) == ("1031918", 0)
    (unknown,) = [issue for issue in found["issues"] if issue["code"] == "village_unknown"]
    assert (unknown["cell"], unknown["value"]) == ("E3", "33.20.02.9999")
    with pytest.raises(Refusal) as refused:
        intake.run(arguments(path, "--puskesmas", "1031918"))
    assert found["refusal"] == refused.value.sentence
    intake.run(arguments(path, "--dry-run", "--puskesmas", "1031918"))
    text = capsys.readouterr().out
    assert "Puskesmas: 1031918 Pecangaan; bulan terisi: 2023-03" in text
    assert "Penyimpanan akan ditolak: Desa yang belum dikenal" in text


def test_a_code_and_a_name_that_disagree_are_named_and_not_stored(capsys, tmp_path, pecangaan):
    path = small(tmp_path, "33.20.02.2001,Café Kulon,2023-03,K1,4", "33.20.02.2002,,2023-03,K1,3")
    dry = answer(capsys, path, "--dry-run", "--puskesmas", "1031918")
    (torn,) = dry["not_stored"]
    assert torn["code"] == "intake.village_disagrees"
    assert torn["cell"] == "E2"
    assert "33.20.02.2001" in torn["message"]
    assert "Café Kulon" in torn["message"]
    found = answer(capsys, path, "--puskesmas", "1031918")
    assert (found["stored"], found["not_stored"]) == (dry["would_store"], dry["not_stored"]) == (1, [torn])
    assert found["issues"] == dry["issues"]
    assert answer(capsys, path, "--dry-run", "--puskesmas", "1031918")["already_stored"] is True


HEADER = "kode_desa,desa,periode,indikator,pembilang"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("33.20.02.2001,,2026-01,K1,-3", "-3 kurang dari nol"),
        ("33.20.02.2001,,2026-01,K1,2.5", "bukan bilangan bulat"),
        ("33.20.02.2001,,2026-13,K1,3", "2026-13"),
        ("33.20.02.2001,,2026-01,APA,3", "APA"),
        ("33.20.02.2001,Karangrandu,2026-01,K1,3", "Karangrandu"),
    ],
)
def test_a_file_of_which_nothing_can_be_stored_says_why_and_stores_nothing(
    capsys, tmp_path, pecangaan, line, sentence
):
    file = tmp_path / "satu.csv"
    file.write_text(f"{HEADER}\n{line}\n")
    with pytest.raises(Refusal, match="Tidak ada satu angka pun"):
        intake.run(arguments(file, "--puskesmas", "1031918"))
    assert sentence in capsys.readouterr().err
    assert not Batch.unscoped.exists()


def test_the_way_back_names_the_same_folder(capsys, tmp_path, pecangaan):
    file = tmp_path / "satu.csv"
    file.write_text(f"{HEADER}\n33.20.02.2001,,2026-01,K1,3\n")
    told = arguments(file, "--puskesmas", "1031918")
    told.data = tmp_path / "data ku"
    assert intake.run(told) == 0
    assert f"lokmin intake --undo 1 --data '{tmp_path}/data ku'" in capsys.readouterr().out


def test_a_dry_run_leaves_no_preview_and_says_what_would_change(capsys, real, pecangaan):
    intake.run(arguments(real, "--dry-run"))
    text = capsys.readouterr().out
    assert "Puskesmas: 1031918 Pecangaan" in text
    assert f"Penyimpanan akan mengubah {1443 + 24} angka dan sasaran." in text
    assert not Batch.unscoped.exists()


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
