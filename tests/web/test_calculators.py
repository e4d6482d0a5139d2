"""The calculators' tables: every way to write them, and one sentence with line and column for every fault."""

import json
from argparse import ArgumentParser
from fractions import Fraction

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.web.calculators.printed import exact, plain, table
from lokmin.web.commands import priority, pws

HEADER = "kode_desa,periode,indikator,pembilang,penyebut"


@pytest.fixture
def call(tmp_path, capsys):
    """Run a command over a file of this content; gives back what it printed."""

    def run(command, content, *options):
        file = tmp_path / "angka.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        parser = ArgumentParser()
        command.add_arguments(parser)
        assert command.run(parser.parse_args([str(file), *options])) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def ask(call):
    def run(content, *options, month="2026-04"):
        return json.loads(call(pws, content, "--month", month, "--format", "json", *options))

    return run


@pytest.fixture
def refused(call):
    def run(content, *options, command=pws):
        with pytest.raises(Refusal) as refusal:
            call(command, content, *(options or ("--month", "2026-04")))
        assert "\n" not in refusal.value.sentence
        return refusal.value.sentence

    return run


@pytest.mark.parametrize(
    ("line", "column", "says"),
    [
        ("1,2026-04,K1,-3,50", "pembilang", "kurang dari nol"),
        ("1,2026-04,K1,2.5,50", "pembilang", "bukan bilangan bulat"),
        ("1,2026-04,K1,1.000,50", "pembilang", "bukan bilangan bulat"),
        ("1,2026-04,K1,tujuh,50", "pembilang", "bukan angka"),
        ("1,2026-04,K1,NaN,50", "pembilang", "bukan angka"),
        ("1,2026-04,K1,1e3,50", "pembilang", "bukan angka"),
        ("1,2026-04,K1,٧,50", "pembilang", "bukan angka"),
        ("1,2026-04,K1,99999999999999999999,50", "pembilang", "terlalu besar"),
        ("1,2026-04,K1,7,-50", "penyebut", "kurang dari nol"),
        ("1,2026-04,K1,7,banyak", "penyebut", "bukan angka"),
        ("1,2026-04,K1,7,1.067,5", "penyebut", "titik koma"),
        ("1,2026-13,K1,7,50", "periode", "tidak ada"),
        ("1,April 2026,K1,7,50", "periode", "tidak ada"),
        ("1,,K1,7,50", "periode", "belum diisi"),
        (",2026-04,K1,7,50", "kode_desa", "belum diisi"),
        ("1,2026-04,,7,50", "indikator", "belum diisi"),
        ("1,2026-04,K1", "pembilang", "putus"),
    ],
)
def test_a_bad_cell_is_refused_with_line_and_column(refused, line, column, says):
    sentence = refused(f"{HEADER}\n9,2026-04,K1,1,10\n\n{line}\n")
    assert "baris 4" in sentence
    assert column in sentence
    assert says in sentence


def test_the_same_village_month_and_indicator_twice_is_refused(refused):
    sentence = refused(f"{HEADER}\n1,2026-04,K1,7,50\n1,2026-03,K1,7,50\n1,2026-04,K1,8,50\n")
    assert "baris 4" in sentence
    assert "sudah ada pada baris 2" in sentence


def test_a_missing_column_is_refused(refused):
    assert "kolom penyebut tidak ada" in refused("kode_desa,periode,indikator,pembilang\n1,2026-04,K1,7\n")


def test_a_column_written_twice_is_refused(refused):
    assert "pembilang tertulis dua kali" in refused(f"{HEADER},pembilang\n1,2026-04,K1,7,5,7\n")


def test_an_empty_file_is_refused(refused):
    assert "kosong" in refused("")
    assert "kosong" in refused(b"\xef\xbb\xbf")


def test_a_file_with_a_header_only_is_refused(refused):
    assert "hanya berisi judul" in refused(HEADER)


def test_a_workbook_is_refused_as_no_text(refused):
    assert refused(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\x01\x02\x03")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    parser = ArgumentParser()
    pws.add_arguments(parser)
    with pytest.raises(Refusal, match="tidak dapat dibuka"):
        pws.run(parser.parse_args([str(tmp_path / "tidak-ada.csv"), "--month", "2026-04"]))


def test_a_month_without_a_year_in_the_file_is_refused(refused):
    assert "tahun 2026" in refused(f"{HEADER}\n1,2025-04,K1,7,50\n")


@pytest.mark.parametrize("options", [("--month", "2026-4"), ("--month", "2026-00")])
def test_an_impossible_month_is_refused(refused, options):
    assert "2026-" in refused(f"{HEADER}\n1,2026-04,K1,7,50\n", *options)


@pytest.mark.parametrize("until", ["2026-03", "2027-01"])
def test_until_lies_in_the_same_year_and_not_before(refused, until):
    sentence = refused(f"{HEADER}\n1,2026-04,K1,7,50\n", "--month", "2026-04", "--until", until)
    assert "2026-04 sampai 2026-12" in sentence


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_encoding_and_delimiter_is_read(ask, encoding, delimiter):
    lines = ["kode_desa|desa|periode|indikator|pembilang|penyebut", '1|Désa Satu|2026-04|K1|7|"101,2"']
    content = "\r\n".join(lines).replace("|", delimiter).encode(encoding)
    [row] = ask(content)["rows"]
    assert (row["desa"], row["population"], row["this_month"]) == ("Désa Satu", "101.2", 7)


def test_an_empty_count_is_missing_and_zero_is_zero(ask):
    rows = ask(f"{HEADER}\n1,2026-01,K1,,50\n2,2026-01,K1,0,50\n", month="2026-01")["rows"]
    assert [(row["state"], row["this_month"], row["rank"]) for row in rows] == [
        ("missing", None, None),
        ("zero", 0, 1),
    ]


@pytest.mark.parametrize("population", ["", "0", "0,0"])
def test_no_population_is_a_state_and_no_error(ask, population):
    [row] = ask(f'{HEADER}\n1,2026-04,K1,7,"{population}"\n')["rows"]
    assert (row["state"], row["coverage"], row["rank"], row["status"]) == ("no_population", None, None, None)


def test_coverage_above_a_hundred_is_kept_and_flagged(ask):
    [row] = ask(f"{HEADER}\n1,2026-01,K1,150,59\n", month="2026-01")["rows"]
    assert (row["coverage"], row["coverage_exact"], row["flags"]) == ("254.24", "150/59", ["over_100"])


def test_rows_and_totals_carry_every_key_of_the_contract(ask):
    answer = ask(f"{HEADER}\n1,2026-04,K1,7,50\n")
    keys = (
        "kode_desa desa indikator population this_month previous_month cumulative coverage coverage_exact "
        "target_to_month people_to_target trend status rank state flags reason"
    )
    assert set(answer["rows"][0]) == set(keys.split())
    assert set(answer["totals"][0]) >= {
        "indikator",
        "coverage",
        "villages_counted",
        "villages_missing",
        "state",
    }
    assert answer["month"] == "2026-04"


def test_people_to_target_reaches_to_the_month_named(ask):
    content = f"{HEADER}\n1,2026-04,K1,7,50\n2,2026-04,K1,3,20.5\n"
    here = ask(content)
    ahead = ask(content, "--until", "2026-12")
    assert [row["people_to_target"] for row in here["rows"]] == [10, 4]
    assert [row["people_to_target"] for row in ahead["rows"]] == [43, 18]
    assert ahead["totals"][0]["people_to_target"] == 61


def test_how_the_same_count_is_read_is_a_choice(ask):
    content = f"{HEADER}\n1,2026-01,K1,1,90\n1,2026-02,K1,1,90\n2,2026-01,K1,50,90\n2,2026-02,K1,50,90\n"
    plain_reading = ask(content, month="2026-02")["rows"]
    other = ask(content, "--same-below", "cukup", "--same-above", "kurang", month="2026-02")["rows"]
    assert [row["status"] for row in plain_reading] == ["jelek", "baik"]
    assert [row["status"] for row in other] == ["cukup", "kurang"]


def goals(tmp_path, *lines):
    file = tmp_path / "target.csv"
    file.write_text("indikator;target_persen;arah;akumulasi;jadwal\n" + "\n".join(lines), encoding="utf-8")
    return "--targets", str(file)


def test_targets_say_how_months_are_read(ask, tmp_path):
    content = (
        f"{HEADER}\n1,2026-02,VITA,40,50\n1,2026-01,DS,30,50\n1,2026-02,DS,40,50\n"
        "1,2026-01,DO,1,10\n1,2026-02,DO,0,10\n1,2026-01,KB,60,90\n1,2026-02,KB,61,90\n"
    )
    options = goals(
        tmp_path, "VITA;90;;bulanan;2,8", "DS;80;tinggi;bulanan;", "DO;5;rendah;rasio;", "KB;70;;stok;"
    )
    rows = {row["indikator"]: row for row in ask(content, *options, month="2026-02")["rows"]}
    assert {code: row["coverage"] for code, row in rows.items()} == {
        "VITA": "80.00",
        "DS": "80.00",
        "DO": "5.00",
        "KB": "67.78",
    }
    assert {row["people_to_target"] for row in rows.values()} == {None}
    assert (rows["DO"]["status"], rows["DO"]["trend"], rows["DO"]["target_to_month"]) == (
        "baik",
        "down",
        "5.00",
    )
    assert rows["VITA"]["state"] == "value"
    [march] = [r for r in ask(content, *options, month="2026-03")["rows"] if r["indikator"] == "VITA"]
    assert (march["state"], march["coverage"], march["rank"]) == ("not_scheduled", None, None)


def test_the_accumulations_beyond_the_first_four_are_read(ask, tmp_path):
    content = (
        f"{HEADER}\n1,2026-03,STUNT,2,40\n1,2026-04,STUNT,3,41\n1,2026-03,MPASI,6,20\n1,2026-04,MPASI,9,20\n"
        "1,2026-03,SKDR,4,5\n1,2026-04,SKDR,4,4\n1,2026-04,UCI,1,1\n1,2026-03,TSR,5,6\n"
    )
    options = goals(
        tmp_path,
        "STUNT;14;rendah;rata_desa;",
        "MPASI;50;;rata_jadwal;3,6,9,12",
        "SKDR;90;;mingguan;",
        "UCI;100;;akhir_tahun;",
        "TSR;90;;kohort;3,6,9,12",
    )
    rows = {row["indikator"]: row for row in ask(content, *options, month="2026-04")["rows"]}
    assert {code: (row["state"], row["cumulative"], row["population"]) for code, row in rows.items()} == {
        "STUNT": ("partial", 2, "40"),  # means of 2.5 and 40.5
        "MPASI": ("not_scheduled", 6, "20"),
        "SKDR": ("partial", 8, "9"),
        "UCI": ("not_scheduled", None, "1"),
        "TSR": ("not_scheduled", 5, "6"),
    }


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("K1;80;;kejadian;", "jadwal"),
        ("K1;80;;rata_jadwal;", "jadwal"),
        ("K1;;tinggi;;", "target_persen"),
        ("K1;-5;;;", "target_persen"),
        ("K1;501;;;", "target_persen"),
        ("K1;80;naik;;", "arah"),
        ("K1;80;;tahunan;", "akumulasi"),
        ("K1;80;;;2,13", "jadwal"),
    ],
)
def test_a_bad_target_is_refused(refused, tmp_path, line, column):
    sentence = refused(f"{HEADER}\n1,2026-04,K1,7,50\n", "--month", "2026-04", *goals(tmp_path, line))
    assert "target.csv, baris 2" in sentence
    assert column in sentence


def test_an_indicator_with_two_targets_is_refused(refused, tmp_path):
    options = goals(tmp_path, "K1;80;;;", "K1;90;;;")
    assert "baris 3" in refused(f"{HEADER}\n1,2026-04,K1,7,50\n", "--month", "2026-04", *options)


def test_villages_of_one_indicator_are_not_missing_in_another(ask):
    content = f"{HEADER}\n1,2026-04,K1,7,50\n2,2026-04,K1,7,50\n1,2026-04,K4,7,50\n"
    answer = ask(content)
    assert [(row["indikator"], row["kode_desa"]) for row in answer["rows"]] == [
        ("K1", "1"),
        ("K1", "2"),
        ("K4", "1"),
    ]
    assert [total["villages_missing"] for total in answer["totals"]] == [0, 0]


def test_the_table_reads_in_a_terminal(call):
    text = call(
        pws, f"{HEADER},desa\n1,2026-04,K1,7,50,Troso\n2,2026-04,K1,,50,Gerdu\n", "--month", "2026-04"
    )
    assert "Troso" in text
    assert "14,00" in text
    assert "belum dilaporkan" in text
    assert max(len(line) for line in text.splitlines()) < 130


def test_two_sasaran_of_one_village_and_year_are_refused_with_line_and_column(refused):
    told = refused(f"{HEADER}\n1,2026-01,K1,4,50\n1,2026-02,K1,4,\n1,2026-03,K1,4,50\n1,2026-04,K1,4,60\n")
    assert "baris 5, kolom penyebut" in told
    assert "50 (baris 2) dan 60" in told


def test_the_next_year_may_have_another_sasaran_and_written_otherwise_it_is_the_same(ask):
    lines = ["1;2025-04;K1;4;60", "1;2026-03;K1;4;50,0", "1;2026-04;K1;4;50"]
    content = "\n".join([HEADER.replace(",", ";"), *lines])
    assert ask(content)["rows"][0]["population"] == "50"


def test_a_stock_has_the_sasaran_beside_it_and_without_one_it_is_not_guessed(ask, refused, tmp_path):
    targets = tmp_path / "target.csv"
    targets.write_text("indikator,target_persen,akumulasi\nDS,80,stok\n")
    lines = f"{HEADER}\n1,2026-03,DS,4,50\n1,2026-04,DS,4,60\n"
    assert ask(lines, "--targets", str(targets))["rows"][0]["population"] == "60"
    told = refused(
        lines.replace("DS,4,60", "DS,4,") + "1,2026-02,DS,4,60\n",
        "--month",
        "2026-04",
        "--targets",
        str(targets),
    )
    assert "baris 3, kolom penyebut" in told


def test_a_ratio_without_its_denominator_is_not_summed_over_fewer_months(ask, tmp_path):
    targets = tmp_path / "target.csv"
    targets.write_text("indikator,target_persen,akumulasi\nND,80,rasio\n")
    whole = f"{HEADER}\n1,2026-03,ND,40,50\n1,2026-04,ND,40,50\n"
    row = ask(whole.replace("2026-04,ND,40,50", "2026-04,ND,40,"), "--targets", str(targets))["rows"][0]
    assert row["state"] == "missing"
    assert row["coverage"] != "160.00"


def test_what_could_not_be_measured_says_so_with_its_reason(ask, call, refused):
    head = f"{HEADER},alasan\n"
    months = "".join(f"1,2026-0{month},K1,4,50,\n" for month in (1, 2, 3))
    row = ask(f"{head}{months}1,2026-04,K1,,50,timbangan rusak\n")["rows"][0]
    assert (row["state"], row["reason"], row["status"], row["rank"]) == (
        "unmeasured", "timbangan rusak", None, None,
    )  # fmt: skip
    assert ask(f"{head}{months}1,2026-04,K1,,50,\n")["rows"][0]["state"] == "missing"
    table = call(pws, f"{head}{months}1,2026-04,K1,,50,timbangan rusak\n", "--month", "2026-04")
    assert "tidak dapat diukur: timbangan rusak" in table
    assert "baris 2, kolom alasan" in refused(f"{head}1,2026-04,K1,4,50,timbangan rusak\n")


def test_priorities_are_printed_as_the_contract_says(call):
    rows = json.loads(
        call(
            priority, "masalah;U;S;G\nHB0;5;5;5\nTT;4;4;4\nBCG;4;4;4\n", "--method", "usg", "--format", "json"
        )
    )["rows"]
    assert [(row["masalah"], row["total_exact"], row["rank"], row["tie"]) for row in rows] == [
        ("HB0", "15", 1, False),
        ("TT", "12", 2, True),
        ("BCG", "12", 2, True),
    ]
    assert "Peringkat" in call(priority, "masalah,U,S,G\nHB0,5,5,5\n", "--method", "usg")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("masalah,U,S\nHB0,5,5\n", "kolom G tidak ada"),
        ("masalah,U,S,G\nHB0,5,x,5\n", "kolom S"),
        ("masalah,U,S,G\nHB0,5,0,5\n", "di luar 1 sampai 10"),
        ("masalah,U,S,G\nHB0,5,,5\n", "belum diisi"),
        ("masalah,U,S,G\nHB0,5,5,5\nHB0,5,5,5\n", "baris 2"),
        ("masalah,penilai,U,S,G\nHB0,a,5,5,5\nHB0,a,5,5,5\n", "HB0, a"),
    ],
)
def test_a_bad_score_is_refused(refused, content, says):
    assert says in refused(content, "--method", "usg", command=priority)


def test_uneven_raters_are_not_summed(refused):
    content = "masalah,penilai,U,S,G\nA,1,5,5,5\nA,2,5,5,5\nB,1,5,5,5\n"
    assert "“B” dinilai 1 orang" in refused(content, "--method", "usg", "--raters", "sum", command=priority)


def test_numbers_are_printed_without_needless_zeros():
    assert [plain(Fraction(1012, 10)), plain(Fraction(1067)), plain(None)] == ["101.2", "1067", None]
    assert exact(Fraction(374, 1067)) == "34/97"
    assert table(("a", "b"), [("x", "1.5"), ("yy", None)]).splitlines()[2:] == ["x   1,5", "yy    –"]
