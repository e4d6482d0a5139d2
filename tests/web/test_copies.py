"""`--notes`: the copy is written whole or not at all, and never over the original."""

import openpyxl
import pytest

from lokmin.basics.refusal import Refusal
from lokmin.intake.models import Batch
from lokmin.web import installation
from lokmin.web.commands import intake
from lokmin.web.copies import check_target, write_notes
from tests.intake import files
from tests.intake.test_rules_pws_kia import COUNTS
from tests.web.test_commands_intake import arguments

BOOK = files.pws_book({**COUNTS, ("Desa 1", "K1", 1): "7 bayi"})
ISSUE = {"sheet": "1.DATA KIA", "cell": "E9", "value": "x", "message": "Salah.", "severity": "error"}


@pytest.mark.django_db
def test_a_dry_run_writes_the_same_workbook_with_notes(tmp_path, capsys):
    (tmp_path / "asli.xlsx").write_bytes(BOOK)
    target = tmp_path / "catatan.xlsx"
    assert intake.run(arguments(tmp_path / "asli.xlsx", "--dry-run", "--notes", target)) == 0
    book = openpyxl.load_workbook(target)
    assert "bukan angka" in book["1.DATA KIA"]["E9"].comment.text
    assert book["Catatan Lokmin"]["E2"].value == "tidak disimpan"
    assert (tmp_path / "asli.xlsx").read_bytes() == BOOK
    assert "tidak ada yang disimpan" in capsys.readouterr().out


def test_the_original_and_another_kind_are_refused_before_anything_happens(tmp_path):
    file = tmp_path / "asli.xlsx"
    for target, says in ((file, "berkas aslinya"), (tmp_path / "a.csv", "NAMA.xlsx")):
        with pytest.raises(Refusal, match=says):
            check_target(file, target, BOOK)
    with pytest.raises(Refusal, match=r"NAMA\.csv"):
        check_target(tmp_path / "a.csv", tmp_path / "b.xlsx", b"desa;periode\n")
    check_target(file, tmp_path / "b.xlsx", BOOK)


def test_where_nothing_can_be_written_nothing_is_left(tmp_path):
    with pytest.raises(Refusal, match="tidak dapat ditulis"):
        write_notes(tmp_path / "tidak-ada" / "b.xlsx", BOOK, [ISSUE])
    write_notes(tmp_path / "b.xlsx", BOOK, [ISSUE, ISSUE])
    assert [path.name for path in tmp_path.iterdir()] == ["b.xlsx"]
    assert openpyxl.load_workbook(tmp_path / "b.xlsx")["Catatan Lokmin"].max_row == 2


@pytest.mark.django_db
def test_a_file_that_is_not_stored_still_comes_back_with_notes(tmp_path, capsys):
    lines = ["kode_desa,desa", "16.06.02.2001,Desa 1"]
    installation.register(code="1011689", name="Lais", lines=lines, kecamatan_name="Lais")
    source, target = tmp_path / "asli.csv", tmp_path / "catatan.csv"
    source.write_text("desa;periode;elemen;jumlah\nDesa 1;2023-01;K1;4\nDesa 7;2023-01;K1;5\n")
    with pytest.raises(Refusal) as refused:
        intake.run(arguments(source, "--puskesmas", "1011689", "--notes", target))
    assert refused.value.code == "intake.villages_unknown"
    rows = target.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].endswith(";catatan_lokmin")
    assert "Desa 7" in rows[2].rpartition(";")[2]
    assert str(target) in capsys.readouterr().err
    assert not Batch.unscoped.exists()


@pytest.mark.django_db
def test_why_a_file_is_not_stored_is_said_even_where_its_copy_cannot_be_written(tmp_path, capsys):
    source, target = tmp_path / "asli.csv", tmp_path / "tidak-ada" / "catatan.csv"
    source.write_text("desa;periode;elemen;jumlah\nDesa 1;2023-01;K1;4\n")
    with pytest.raises(Refusal) as refused:
        intake.run(arguments(source, "--notes", target))
    assert refused.value.code == "intake.puskesmas_unknown"
    assert "tidak dapat ditulis" in capsys.readouterr().err
