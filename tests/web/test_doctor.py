"""The doctor says what is wrong and how to mend it, and hides nothing behind a check that broke."""

import argparse
import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from lokmin.coverage.models import FigureYear
from lokmin.papers import actions as papers
from lokmin.papers import queries as paper_queries
from lokmin.tools.addresses import CABLE, WIFI, Address
from lokmin.tools.models import AuditRow
from lokmin.web import clock, ticking
from lokmin.web.commands import doctor
from lokmin.web.doctor import contents, hall, machine
from lokmin.web.doctor.finding import GOOD, LOOK, UNKNOWN, WRONG, Finding, is_well, looked_over
from tests.web.test_commands import lokmin


@pytest.fixture
def data(settings, tmp_path):
    settings.DATA = tmp_path
    settings.SECRET_KEY = "x" * 40
    tmp_path.chmod(0o700)
    return tmp_path


def states(found):
    return {finding.name: finding.state for finding in (found if isinstance(found, list) else [found])}


def test_a_check_that_breaks_is_a_finding_and_the_others_go_on():
    def broken():
        raise OSError("cakram lepas")

    found = looked_over([("Cakram", broken), ("Lain", lambda: Finding("Lain", GOOD, "ada"))])
    assert [f.state for f in found] == [WRONG, GOOD]
    assert "cakram lepas" in found[0].told
    assert not is_well(found)
    assert is_well([Finding("x", LOOK, "")])


def test_a_line_says_the_state_in_a_word_and_how_to_mend():
    line = Finding("Cadangan", LOOK, "belum pernah dibuat", "lokmin backup DIR").line
    assert line.startswith("[periksa]")
    assert "Caranya: lokmin backup DIR" in line


def test_the_last_tick_is_told_where_it_is_known(data):
    assert contents.ticked() == []
    ticking.note_ran()
    assert states(contents.ticked()) == {"Pengingat": GOOD}
    (data / "tick.txt").write_text("2023-01-01T09:00+07:00")
    (found,) = contents.ticked()
    assert (found.state, found.told) == (LOOK, "terakhir 01-01-2023 09.00")
    (data / "tick.txt").write_text("kemarin")
    assert contents.ticked() == []


@pytest.mark.django_db
def test_a_sound_installation_is_well(data, story, capsys):
    code = doctor.run(argparse.Namespace(format="json", hall=False, seconds=1))
    told = json.loads(capsys.readouterr().out)
    assert (code, told["ok"]) == (0, True), [c for c in told["checks"] if c["state"] == WRONG]
    assert {c["name"] for c in told["checks"]} >= {"Basis data", "Cadangan", "Berkas", "Jumlah tahunan"}
    assert doctor.run(argparse.Namespace(format="text", hall=False, seconds=1)) == 0
    assert "hal diperiksa" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_kept_year_and_a_file_that_are_not_what_they_were_are_found(data, story, capsys):
    papers.hand_over(scope=story.scope(), meeting_id=story.meetings["august"], kind="attendance")
    assert states(contents.files()) == {"Berkas": GOOD}
    kept = paper_queries.papers_of(scope=story.scope(), meeting_id=story.meetings["august"])["attendance"]
    from django.core.files.storage import default_storage

    path = Path(default_storage.path(kept.files[0].stored_as))
    path.write_bytes(b"lain")
    assert states(contents.files()) == {"Berkas": WRONG}
    path.unlink()
    assert "hilang atau berubah" in contents.files().told
    FigureYear.unscoped.filter(id=FigureYear.unscoped.first().id).update(to_12=99_999)
    assert states(contents.kept_years()) == {"Jumlah tahunan": WRONG}
    assert doctor.run(argparse.Namespace(format="json", hall=False, seconds=1)) == 1


@pytest.mark.django_db
def test_a_clock_that_went_back_is_found(data, world):
    assert machine.clock_sane().state == GOOD
    AuditRow.objects.filter(id=AuditRow.objects.first().id).update(at=clock.now() + timedelta(days=2))
    assert machine.clock_sane().state == WRONG


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_a_secret_that_others_may_read_is_wrong(data):
    assert states(machine.rights()) == {"Hak map data": GOOD}
    (data / "secret.key").write_text("x")
    (data / "secret.key").chmod(0o644)
    assert states(machine.rights()) == {"Hak berkas": WRONG}
    (data / "secret.key").chmod(0o600)
    data.chmod(0o755)
    assert states(machine.rights()) == {"Hak berkas": LOOK}


def test_addresses_for_the_public(settings):
    for url, hall_mode, state in (
        ("", False, LOOK),
        ("http://lokmin.example", False, WRONG),
        ("https://lokmin.example", False, GOOD),
        ("http://127.0.0.1:8000", False, LOOK),
        ("http://10.42.0.1", True, GOOD),
    ):
        settings.PUBLIC_URL, settings.HALL = url, hall_mode
        assert machine.public_url().state == state, url


def test_a_laptop_of_a_hall_needs_no_public_address(settings, monkeypatch):
    settings.PUBLIC_URL = ""
    assert dict(machine.checks(in_hall=True))["Alamat umum"] is machine.public_url_in_hall
    assert dict(machine.checks(in_hall=False))["Alamat umum"] is machine.public_url
    monkeypatch.setattr(machine, "lan_addresses", lambda: [Address("10.42.0.1", "wlan0", WIFI)])
    found = machine.public_url_in_hall()
    assert (found.state, "http://10.42.0.1 untuk tautan dan QR" in found.told) == (GOOD, True)
    monkeypatch.setattr(machine, "lan_addresses", list)
    assert machine.public_url_in_hall().state == LOOK


def test_little_room_and_a_disk_of_the_network_are_said(data, monkeypatch):
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _p: type("Usage", (), {"free": 10**8})())
    monkeypatch.setattr(machine, "_file_system", lambda _p: "cifs")
    assert states(machine.disk()) == {"Ruang cakram": WRONG, "Letak data": WRONG}


@pytest.mark.django_db
@pytest.mark.sqlite
def test_the_age_of_the_last_copy_is_said(data):
    assert machine.backup().state == LOOK
    copy = data / "c.zip"
    copy.write_bytes(b"")
    for hours, state in ((2, GOOD), (40, LOOK)):
        at = (clock.now() - timedelta(hours=hours)).isoformat()
        (data / "cadangan.json").write_text(json.dumps({"at": at, "path": str(copy)}))
        assert machine.backup().state == state
    copy.unlink()
    assert "tidak tampak" in machine.backup().told


def test_the_typesetter_and_the_rest_answer(data):
    assert machine.typesetting().state == GOOD
    assert machine.mail().state == GOOD
    assert machine.secret().state == GOOD


def test_hotspot_or_not(monkeypatch):
    for found, state in (
        ([], LOOK),
        ([Address("10.0.0.3", "eth0", CABLE)], LOOK),
        ([Address("10.42.0.1", "w", WIFI)], GOOD),
    ):
        monkeypatch.setattr(hall, "lan_addresses", lambda found=found: found)
        assert hall.addresses()[0].state == state


def test_mains_and_battery(monkeypatch, tmp_path):
    monkeypatch.setattr(hall, "_POWER", tmp_path / "none")
    assert hall.power().state == UNKNOWN
    for name, files in {
        "BAT0": {"type": "Battery", "capacity": "63"},
        "AC": {"type": "Mains", "online": "0"},
    }.items():
        (tmp_path / name).mkdir()
        for file, text in files.items():
            (tmp_path / name / file).write_text(text + "\n")
    monkeypatch.setattr(hall, "_POWER", tmp_path)
    assert (hall.power().state, "63 persen" in hall.power().told) == (LOOK, True)
    (tmp_path / "AC" / "online").write_text("1\n")
    assert hall.power().state == GOOD


@pytest.mark.django_db
def test_paper_for_the_next_meeting(data, story):
    from lokmin.places.models import Puskesmas

    Puskesmas.objects.filter(id=story.world.ours.id).update(code="0000001")
    assert hall.paper().state == LOOK
    papers.print_fallback(scope=story.scope(), meeting_id=story.meetings["august"], blank_forms=2, raters=1)
    assert hall.paper().state == GOOD
    others = (hall.luggage(), hall.time_difference(), hall.screen())
    assert [finding.state for finding in others] == [GOOD, GOOD, UNKNOWN]


@pytest.mark.process
def test_an_empty_folder_is_looked_at_without_being_filled(tmp_path, monkeypatch):
    monkeypatch.setenv("LOKMIN_SECRET_KEY", "x" * 40)
    answer = lokmin("doctor", data=tmp_path)
    assert answer.returncode == 0, answer.stdout
    assert "perubahan tabel belum dijalankan" in answer.stdout


@pytest.mark.process
def test_check_ins_are_measured_on_a_copy(tmp_path, monkeypatch):
    monkeypatch.setenv("LOKMIN_SECRET_KEY", "x" * 40)
    villages = tmp_path / "desa.csv"
    villages.write_text("kode_desa,desa\n33.20.02.2001,Kaliombo\n", "utf-8")
    data = tmp_path / "data"
    assert (
        lokmin("new-puskesmas", "1031918", "--villages", str(villages), "--name", "X", data=data).returncode
        == 0
    )
    office = (
        "import django,os; os.environ['DJANGO_SETTINGS_MODULE']='lokmin.web.settings'; django.setup()\n"
        "from lokmin.web.installation import command_scope\n"
        "from lokmin.people import actions as people\n"
        "from lokmin.places import queries\n"
        "s, c = command_scope(), queries.all_puskesmas()[0]\n"
        "place = {'kecamatan_id': c.kecamatan_id, 'sector': 'kecamatan', 'name': 'Kantor'}\n"
        "b = people.add_institution(scope=s, **place)\n"
        "people.add_office(scope=s, institution_id=b, title='Camat')\n"
    )
    subprocess.run(
        [sys.executable, "-c", office],
        env={**os.environ, "PYTHONPATH": "src", "LOKMIN_DATA": str(data), "DATABASE_URL": ""},
        check=True,
        cwd=Path(__file__).parents[2],
    )
    before = (data / "lokmin.sqlite3").read_bytes()
    answer = lokmin("doctor", "--hall", "--seconds", "1", data=data)
    assert "kehadiran per detik: bila" in answer.stdout, answer.stdout + answer.stderr
    assert "Halaman ponsel: halaman aula" in answer.stdout, answer.stdout
    assert (data / "lokmin.sqlite3").read_bytes() == before


def test_the_paper_is_that_of_the_meeting_that_was_brought(data, story, monkeypatch):
    from types import SimpleNamespace

    from tests.meetings.conftest import plan

    scope, ours = story.scope(), story.world.ours
    nearer = plan(scope, ours, kind="other", number=1, name="Rapat bidan", held_on=scope.today)
    brought = SimpleNamespace(code=ours.code, meeting_id=str(story.meetings["august"]))
    monkeypatch.setattr(hall, "carried_here", lambda: brought)
    monkeypatch.setattr(hall, "card_of", lambda _found: ours)
    assert nearer.name not in hall.paper().told
    monkeypatch.setattr(hall, "carried_here", lambda: None)
    monkeypatch.setattr(hall.places, "all_puskesmas", lambda: [ours])
    assert nearer.name in hall.paper().told


@pytest.mark.django_db
def test_a_hall_folder_without_anything_says_that_loading_may_have_failed(data):
    found = hall.luggage()
    assert (found.state, "pembukaannya gagal" in found.told) == (WRONG, True)


def test_doctor_of_the_hall_speaks_also_where_there_are_no_tables(monkeypatch, capsys):
    monkeypatch.setattr(machine, "CHECKS", [])
    monkeypatch.setattr(machine, "has_tables", lambda: False)
    assert doctor.run(argparse.Namespace(hall=True, seconds=1, format="text")) == 1
    assert "pembukaannya gagal" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answering", "level", "told"),
    [
        (set(), LOOK, "server uji belum menjawab dalam 60 detik"),
        ({"127.0.0.1"}, WRONG, "10.42.0.1:8000 tidak menjawab dari laptop ini sendiri"),
    ],
)
def test_a_laptop_that_is_only_slow_is_not_said_to_have_a_firewall(monkeypatch, answering, level, told):
    monkeypatch.setattr(hall, "_answers", lambda host, port, wait=60: host in answering)
    finding = hall.unanswered("10.42.0.1", 8000)
    assert (finding.name, finding.state) == ("Port", level)
    assert told in finding.told
    assert ("tembok api" in finding.mend) is (level == WRONG)
    monkeypatch.setattr(hall, "_answers", lambda host, port, wait=60: True)
    assert hall.unanswered("10.42.0.1", 8000) is None
