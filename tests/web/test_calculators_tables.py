"""`lokmin priority` and `lokmin iks`: options, refusals, and what they print."""

import json
from argparse import ArgumentParser

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.web.commands import iks, priority

FAMILY = "keluarga;desa;" + ";".join(f"i{n}" for n in range(1, 13))


@pytest.fixture
def call(tmp_path, capsys):
    """Run a command over a file of this content; gives back what it printed."""

    def run(command, content, *options):
        (tmp_path / "tabel.csv").write_text(content, encoding="utf-8")
        parser = ArgumentParser()
        command.add_arguments(parser)
        assert command.run(parser.parse_args([str(tmp_path / "tabel.csv"), *options])) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def refused(call):
    def run(command, content, *options):
        with pytest.raises(Refusal) as refusal:
            call(command, content, *options)
        assert "\n" not in refusal.value.sentence
        return refusal.value.sentence

    return run


def rows(text):
    return [(r["masalah"], r["total_exact"], r["rank"], r["tie"]) for r in json.loads(text)["rows"]]


def test_carl_multiplies_unless_told_otherwise(call):
    content = "masalah,C,A,R,L\nA,4,5,4,5\nB,3,3,3,3\n"
    found = call(priority, content, "--method", "carl", "--format", "json")
    assert rows(found) == [("A", "400", 1, False), ("B", "81", 2, False)]
    added = call(priority, content, "--method", "carl", "--combine", "sum", "--format", "json")
    assert rows(added) == [("A", "18", 1, False), ("B", "12", 2, False)]


def test_a_criterion_without_a_weight_weighs_one(call, tmp_path):
    (tmp_path / "bobot.csv").write_text("kriteria;bobot\nDAMPAK;2,5\n", encoding="utf-8")
    options = ("--method", "mcua", "--format", "json", "--weights", str(tmp_path / "bobot.csv"))
    found = call(priority, "Masalah;dampak;biaya\nA;4;3\nB;5;1\n", *options)
    assert rows(found) == [("B", "27/2", 1, False), ("A", "13", 2, False)]


def test_pearl_columns_are_optional_and_a_no_makes_zero(call):
    content = "masalah,penilai,a,b,c,e\nA,x,8,8,6,1\nA,y,8,8,6,0\nB,x,1,1,1,1\nB,y,1,1,1,1\n"
    found = call(priority, content, "--method", "hanlon", "--format", "json")
    assert rows(found) == [("B", "2", 1, False), ("A", "0", 2, False)]


def test_several_raters_may_be_summed(call):
    content = "masalah,penilai,C,A,R,L\nA,x,1,2,3,4\nA,y,2,2,2,2\n"
    found = call(priority, content, "--method", "carl", "--raters", "sum", "--format", "json")
    assert rows(found) == [("A", str(3 * 4 * 5 * 6), 1, False)]


def test_the_table_says_how_ties_are_ranked(call):
    text = call(priority, "masalah,U,S,G\nA,5,5,5\nB,5,5,5\nC,1,1,1\n", "--method", "usg")
    assert "berbagi urutan dan ditandai seri (1, 1, 3)" in text
    assert [line.split()[0] for line in text.splitlines()[2:5]] == ["1", "1", "3"]


@pytest.mark.parametrize(
    ("options", "content", "says"),
    [
        ("--method carl", "masalah,C,A,R\nA,1,1,1\n", "kolom L tidak ada"),
        ("--method carl", "masalah,C,A,R,L\nA,1,1,1,11\n", "baris 2, kolom L: 11 di luar 0 sampai 10"),
        ("--method mcua", "masalah,penilai\nA,x\n", "tidak ada kolom nilai"),
        ("--method mcua", "masalah,dampak\nA,tinggi\n", "baris 2, kolom dampak: “tinggi” bukan angka"),
        ("--method hanlon", "masalah,A,B,C\nA,1,21,1\n", "baris 2, kolom B: 21 di luar 0 sampai 20"),
        ("--method hanlon", "masalah,A,B,C,P\nA,1,2,1,2\n", "kolom P: “2” tidak dikenal"),
        ("--method hanlon", "masalah,A,B,C,P\nA,1,2,1,\n", "kolom P: belum diisi"),
        (
            "--method usg --formula (A+B)C",
            "masalah,U,S,G\nA,1,2,1\n",
            "--formula hanya untuk --method hanlon",
        ),
        ("--method hanlon --combine sum", "masalah,A,B,C\nA,1,2,1\n", "--combine hanya untuk"),
        ("--method usg --weights x.csv", "masalah,U,S,G\nA,1,2,1\n", "--weights hanya untuk --method mcua"),
    ],
)
def test_what_does_not_fit_the_method_is_refused_with_its_place(refused, options, content, says):
    assert says in refused(priority, content, *options.split())


@pytest.mark.parametrize(
    ("weights", "says"),
    [
        ("kriteria,bobot\nlain,2\n", "baris 2, kolom kriteria: “lain” tidak dikenal"),
        ("kriteria,bobot\ndampak,2\ndampak,3\n", "sudah ada pada baris 2"),
        ("kriteria,bobot\ndampak,-2\n", "kurang dari nol"),
        ("kriteria,bobot\ndampak,\n", "kolom bobot: belum diisi"),
        ("kriteria,bobot\ndampak,1001\n", "terlalu besar"),
        ("kriteria\ndampak\n", "kolom bobot tidak ada"),
    ],
)
def test_a_bad_weight_is_refused(refused, tmp_path, weights, says):
    (tmp_path / "bobot.csv").write_text(weights, encoding="utf-8")
    options = ("--method", "mcua", "--weights", str(tmp_path / "bobot.csv"))
    assert says in refused(priority, "masalah,dampak\nA,3\n", *options)


def family(name, village="Sukamaju", answers="YYYYYYYYYYYY"):
    return ";".join((name, village, *answers))


def test_a_village_without_an_assessed_family_has_no_index(call):
    content = f"{FAMILY}\n{family('A', 'Satu', 'N' * 12)}\n{family('B', 'Dua', 'y' * 12)}\n"
    answer = json.loads(call(iks, content, "--format", "json"))
    assert [(v["desa"], v["assessed"], v["index"], v["class"]) for v in answer["villages"]] == [
        ("Satu", 0, None, None),
        ("Dua", 1, "1", "sehat"),
    ]
    assert answer["total"]["families"] == 2
    assert "–" in call(iks, content)


def test_exactly_eight_tenths_is_not_yet_healthy(call):
    content = f"{FAMILY}\n{family('A', answers='YYYYTNNNNNNN')}\n{family('B', answers='YTNNNNNNNNNN')}\n"
    found = json.loads(call(iks, content, "--format", "json"))["families"]
    assert [(f["index_exact"], f["class"]) for f in found] == [("4/5", "pra-sehat"), ("1/2", "pra-sehat")]


def test_only_counts_leave_for_the_intake_and_no_family_is_named(call):
    content = f"{FAMILY}\n{family('KELUARGA RAHASIA')}\n{family('B', answers='T' * 12)}\n"
    text = call(iks, content, "--format", "csv", "--month", "2026-04")
    assert text.splitlines() == [
        "kode_desa,desa,periode,elemen,jumlah",
        ",Sukamaju,2026-04,KELUARGA_SEHAT,1",
        ",Sukamaju,2026-04,KELUARGA_DIKAJI,2",
    ]


def test_an_illness_that_most_families_have_is_doubted(call):
    content = (
        f"{FAMILY}\n{family('A')}\n{family('B', answers='YYYYYYNNYYYY')}\n{family('C', answers='N' * 12)}\n"
    )
    text = call(iks, content)
    assert "TB berobat ditulis Y pada 2 dari 3 keluarga" in text
    assert "hipertensi berobat ditulis" not in text
    assert "A, Sukamaju: TB, hipertensi, dan gangguan jiwa semuanya Y" in text


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (family("A", answers="YYYYYYYYYYYX"), "baris 2, kolom i12: “X” tidak dikenal"),
        (family("A", answers="YYYYYYYYYYY") + ";", "baris 2, kolom i12: belum diisi"),
        (family("A", ""), "baris 2, kolom desa: belum diisi"),
        (family("A") + "\n" + family("A"), "baris 3, kolom keluarga: keluarga ini sudah ada pada baris 2"),
        (family("A")[:-2], "barisnya putus sebelum kolom i12"),
    ],
)
def test_a_bad_family_is_refused_with_its_place(refused, lines, says):
    assert says in refused(iks, f"{FAMILY}\n{lines}\n")


def test_a_village_with_two_codes_is_refused(refused):
    head = FAMILY.replace("desa;", "desa;kode_desa;")
    lines = [";".join((n, "Satu", code, *"YYYYYYYYYYYY")) for n, code in (("A", "1"), ("B", "2"))]
    assert "desa Satu berkode “2”, di atas “1”" in refused(iks, "\n".join([head, *lines]))


def test_counts_for_the_intake_need_their_month(refused):
    assert "--month 2026-04" in refused(iks, f"{FAMILY}\n{family('A')}\n", "--format", "csv")
