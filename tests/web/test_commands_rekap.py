"""`lokmin rekap`: counts come out, persons do not, and `lokmin intake` reads the counts."""

import json
from argparse import ArgumentParser
from datetime import date

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.limits import read_limited
from lokmin.web import commands
from lokmin.web.commands import rekap
from tests.intake.persons import HEADER, as_csv, as_workbook, child

OPEN = {"Desa/Kel", "Pukesmas", "Kec", "Tanggal Pengukuran", "No", "JK", "RT", "RW"}
LINES = (
    child(),
    child("RAHASIA DUA", "3320020101200002") | {"TB/U": "Pendek", "Naik Berat Badan": "T"},
    child("RAHASIA TIGA", "3320020101200003") | {"Berat": "SEPULUH RAHASIA"},
    child("RAHASIA EMPAT", "3320020101200004") | {"Tgl Lahir": "TANGGAL RAHASIA"},
    child("RAHASIA LIMA", "3320020101200005") | {"BB/U": "STATUS RAHASIA"},
)


@pytest.fixture
def call(tmp_path, capsys):
    """Run the command over a file of this content; gives back both streams."""

    def run(content, *options, name="balita.csv"):
        (tmp_path / name).write_bytes(content)
        parser = ArgumentParser()
        rekap.add_arguments(parser)
        assert rekap.run(parser.parse_args([str(tmp_path / name), *options])) == 0
        return capsys.readouterr()

    return run


def secrets(lines):
    """Every cell of a person that no count may contain: long enough to be told from a number."""
    cells = {str(value).strip() for line in lines for name, value in line.items() if name not in OPEN}
    return {cell for cell in cells if len(cell) > 5} | {"RAHASIA"}


@pytest.mark.parametrize("form", ["csv", "table", "json"])
@pytest.mark.parametrize("write", [as_csv, as_workbook])
def test_nothing_of_a_person_comes_out(call, tmp_path, write, form):
    said = call(write(*LINES), "--format", form)
    everything = said.out + said.err
    assert not [cell for cell in secrets(LINES) if cell.casefold() in everything.casefold()]
    assert "baris 4, kolom berat: bukan angka" in everything
    assert {path.name for path in tmp_path.iterdir()} == {"balita.csv"}


def test_the_counts_are_read_by_the_intake(call):
    text = call(as_csv(*LINES)).out
    report = read_limited(text.encode(), today=date(2026, 4, 1))
    assert (report.layout, report.puskesmas, report.months) == ("tidy_csv", "PECANGAAN", ("2023-04",))
    assert {f.element: f.count for f in report.figures} == {
        "BALITA_D": 2, "BALITA_N": 1, "BALITA_T": 1, "TB_DIUKUR": 2, "STUNTED": 1, "BB_TB_DIUKUR": 2,
        "WASTED": 0, "UNDERWEIGHT": 0,
    }  # fmt: skip


def test_a_fault_inside_tells_no_cell(call, tmp_path, capsys, monkeypatch):
    def fault(*_given, **_named):
        raise ValueError("invalid literal: RAHASIA SATU")

    monkeypatch.setattr(rekap, "read_by_name", fault)
    with pytest.raises(Refusal) as refusal:
        call(as_csv(*LINES))
    assert refusal.value.code == "intake.rekap_failed"
    assert refusal.value.__cause__ is None
    assert refusal.value.__suppress_context__
    assert commands.main(["rekap", str(tmp_path / "balita.csv")]) == 2
    assert "RAHASIA" not in capsys.readouterr().err


def test_another_list_is_counted_by_one_column(call):
    lines = [child() | {"Kelurahan Asal": "Pari", "Hari": "1/4/2023", "Status": "KEK"}, child()]
    header = ["Nama", "Kelurahan Asal", "Hari", "Status"]
    options = ("--status", "Status", "--element", "KEK", "--yes", "kek", "--village", "Kelurahan Asal")
    answer = json.loads(
        call(as_csv(*lines, header=header), *options, "--date", "Hari", "--format", "json").out
    )
    assert answer["counts"] == [{"desa": "Pari", "periode": "2023-04", "elemen": "KEK", "jumlah": 1}]
    assert answer["left_out"][0]["message"] == "baris 3, kolom Desa/Kel: belum diisi; barisnya tidak dihitung"


@pytest.mark.parametrize(
    ("content", "options", "says"),
    [
        (as_csv(child(), header=["Nama", "Berat"]), (), "Judul kolom tidak ditemukan"),
        (as_csv(child() | {"Desa/Kel": ""}), (), "Tidak ada yang dapat dihitung dari 1 baris"),
        (as_csv(child()), ("--status", "BB/U"), "--status dan --element bersama"),
        (as_csv(child()), ("--status", "BB/U", "--element", "XYZ"), "“XYZ” tidak dikenal"),
        (as_csv(child()), ("--status", "Hb", "--element", "ANEMIA"), "Kolom “Hb” tidak ada"),
        (b"%PDF-1.4", (), "PDF"),
    ],
)
def test_a_list_that_cannot_be_counted_is_refused(call, content, options, says):
    with pytest.raises(Refusal) as refusal:
        call(content, *options)
    assert says in refusal.value.sentence


def test_the_header_of_the_export_is_known():
    assert {"Pukesmas", "Desa/Kel", "Tanggal Pengukuran"} <= set(HEADER)
