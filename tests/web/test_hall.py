"""What a laptop that serves a hall says of itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.tools.addresses import CABLE, WIFI, Address
from lokmin.web import hall
from tests.web.test_commands import lokmin


def at(monkeypatch, *found):
    monkeypatch.setattr(hall, "lan_addresses", lambda: list(found))


def test_port_80_is_not_written():
    assert hall.url_of("10.42.0.1", 80) == "http://10.42.0.1"
    assert hall.url_of("10.42.0.1", 8000) == "http://10.42.0.1:8000"


def test_the_first_address_is_the_public_one_and_none_offers_no_link(monkeypatch):
    at(monkeypatch, Address("10.42.0.1", "wlan0", WIFI), Address("192.168.1.4", "eth0", CABLE))
    assert hall.public_url(8000) == "http://10.42.0.1:8000"
    at(monkeypatch)
    assert hall.public_url(8000) == ""


def test_the_terminal_names_every_address_and_what_to_know(monkeypatch, settings, tmp_path):
    settings.DATA = tmp_path
    at(monkeypatch, Address("10.42.0.1", "wlan0", WIFI), Address("192.168.1.4", "eth0", CABLE))
    text = hall.told(80)
    assert "http://10.42.0.1/   (Wi-Fi, hotspot laptop ini, wlan0)" in text
    assert "http://192.168.1.4/   (kabel, eth0)" in text
    assert "hanya terbuka di jaringan aula ini" in text
    at(monkeypatch)
    assert "Nyalakan hotspot" in hall.told(80)


@pytest.mark.django_db
def test_a_file_that_is_no_package_is_refused(tmp_path):
    with pytest.raises(Refusal, match="tidak dapat dibuka"):
        hall.fill(tmp_path / "tidak-ada.lokmin")
    other = tmp_path / "lain.lokmin"
    other.write_bytes(b"bukan zip")
    with pytest.raises(Refusal, match="bukan paket aula"):
        hall.package_facts(other)
    with pytest.raises(Refusal, match="bukan paket aula"):
        hall.fill(other)


@pytest.mark.process
def test_a_package_goes_out_and_comes_home_by_the_command_line(tmp_path):
    villages, office, laptop, usb = (tmp_path / name for name in ("desa.csv", "kantor", "laptop", "usb"))
    villages.write_text("kode_desa,desa\n33.20.02.2001,Kaliombo\n", "utf-8")
    lokmin("new-puskesmas", "1031918", "--villages", str(villages), "--name", "Pecangaan", data=office)
    packed = lokmin("hall-pack", "1031918", str(usb), data=office)
    assert packed.returncode == 0, packed.stderr
    (package,) = usb.glob("aula-1031918-*.lokmin")
    command = "import django; django.setup()\nfrom pathlib import Path\nfrom lokmin.web import hall\n"
    command += "from django.core.management import call_command\ncall_command('migrate', verbosity=0)\n"
    command += f"print(hall.fill(Path({str(package)!r})))"
    environment = {**os.environ, "PYTHONPATH": "src", "LOKMIN_DATA": str(laptop), "DATABASE_URL": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "lokmin.web.settings"
    subprocess.run(
        [sys.executable, "-c", command], env=environment, check=True, cwd=Path(__file__).parents[2]
    )
    empty = lokmin("hall-return", str(usb), data=office)
    assert (empty.returncode, "tidak membawa paket" in empty.stderr) == (2, True)
    assert lokmin("hall-return", str(usb), data=laptop).returncode == 0
    (back,) = usb.glob("pulang-1031918-*.lokmin")
    seen = lokmin("hall-join", str(back), "--dry-run", data=office)
    assert "Belum ada yang digabungkan" in seen.stdout, seen.stderr
    joined = lokmin("hall-join", str(back), data=office)
    assert "Digabungkan ke Puskesmas Pecangaan: tidak ada yang berubah." in joined.stdout, joined.stderr
    again = lokmin("hall-join", str(back), data=office)
    assert "Berkas ini sudah digabungkan pada" in again.stdout, again.stderr
    wrong = lokmin("hall-join", str(package), data=office)
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
