"""What this laptop carries in a hall: addresses, check-ins a second, power, paper, clock."""

import contextlib
import functools
import http.client
import json
import os
import secrets
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from lokmin.exchange.queries.homeward import card_of, carried_here
from lokmin.meetings import queries as meetings
from lokmin.papers import queries as papers
from lokmin.places import queries as places
from lokmin.tools.addresses import lan_addresses
from lokmin.web import clock
from lokmin.web.doctor.finding import GOOD, LOOK, UNKNOWN, WRONG, Check, Finding
from lokmin.web.installation import command_scope

BROWSERS = 8
PRESSING = 10
"""In so many seconds everybody in the hall presses once."""
_POWER = Path("/sys/class/power_supply")
_WAIT = 60


def checks(seconds: int) -> list[tuple[str, Check]]:
    return [
        ("Bawaan", luggage),
        ("Alamat", addresses),
        ("Kecepatan", functools.partial(speed, seconds)),
        ("Listrik", power),
        ("Kertas", paper),
        ("Beda jam", time_difference),
        ("Proyektor dan peramban", screen),
    ]


def luggage() -> Finding:
    found = carried_here()
    if found is None:
        told = "tidak ada paket; laptop ini memakai datanya sendiri"
        if places.all_puskesmas():
            return Finding("Bawaan", GOOD, told)
        return not_loaded()
    told = f"{found.name}, {found.meeting or 'tanpa rapat'}, paket {found.dated:%d-%m-%Y %H.%M}"
    return Finding("Bawaan", GOOD, told)


def not_loaded() -> Finding:
    """Nothing is in this folder: no package was opened here, or opening one failed and left nothing."""
    told = "map ini tidak berisi Puskesmas: paket belum dibuka di sini, atau pembukaannya gagal"
    mend = "Buka paketnya lagi: lokmin serve --hall --from BERKAS; bila ditolak, buat paket baru di kantor."
    return Finding("Bawaan", WRONG, told, mend)


def addresses() -> list[Finding]:
    found = lan_addresses()
    mend = "Nyalakan hotspot di pengaturan jaringan laptop, lalu periksa lagi."
    if not found:
        return [Finding("Alamat", LOOK, "belum ada jaringan untuk ponsel", mend)]
    told = ", ".join(f"{a.ip}{f' ({a.interface})' if a.interface else ''}" for a in found)
    own = any(address.hotspot for address in found)
    words = "hotspot laptop ini" if own else "jaringan lain, tampaknya bukan hotspot laptop ini"
    return [Finding("Alamat", GOOD if own else LOOK, f"{told}: {words}", "" if own else mend)]


def speed(seconds: int) -> list[Finding]:
    """Check-ins a second by eight browsers at once, over the address that phones use, on a copy."""
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") or not places.all_puskesmas():
        return [Finding("Kecepatan", UNKNOWN, "diukur pada laptop berisi data SQLite")]
    found = lan_addresses()
    host = found[0].ip if found else "127.0.0.1"
    with tempfile.TemporaryDirectory(prefix="lokmin-uji-") as folder:
        copy = _copy(Path(folder))
        told = json.loads(_python(copy, "-m", "lokmin.web.doctor.rehearse"))
        port = _free_port()
        with _served(copy, port):
            if silent := unanswered(host, port):
                return [silent]
            rate = _rate(host, port, told, seconds)
            opened = _opened(host, port, told["phone"], seconds)
    phones = int(rate * PRESSING)
    port_line = Finding("Port", GOOD, f"{host} menjawab; dari ponsel tetap coba sendiri sebelum rapat")
    many = (
        f"bila {phones} orang menekan Hadir bersamaan, yang terakhir menunggu kira-kira {PRESSING} detik; "
        "lebih banyak orang menunggu lebih lama, tidak ada yang hilang"
    )
    wifi = "hotspot laptop sering hanya memuat sekitar 8 ponsel sekaligus, lebih dari itu pakai Wi-Fi aula"
    words = f"laptop ini mencatat {_number(rate)} kehadiran per detik: {many}; {wifi}"
    speed_line = Finding("Kecepatan", GOOD if phones >= BROWSERS else LOOK, words)
    return [port_line, speed_line, _phones(opened)]


def unanswered(host: str, port: int) -> Finding | None:
    """Why phones get no answer: the laptop is still busy starting, or its firewall stands between."""
    if not _answers("127.0.0.1", port):
        mend = "Tutup program lain yang berat, lalu periksa lagi."
        return Finding("Port", LOOK, f"server uji belum menjawab dalam {_WAIT} detik: laptop sibuk", mend)
    if not _answers(host, port, 10):
        mend = f"Izinkan port {port} atau Python di tembok api (firewall) laptop untuk jaringan lokal."
        return Finding("Port", WRONG, f"{host}:{port} tidak menjawab dari laptop ini sendiri", mend)
    return None


def _number(rate: float) -> str:
    """`1,4`: below ten one place says more than a rounded one."""
    return f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}".replace(".", ",")


def _phones(opened: float) -> Finding:
    """How many phones see the page of the hall when all open it at once."""
    phones = int(opened * PRESSING)
    told = f"halaman aula {opened:.0f} kali per detik: kira-kira {phones} ponsel dalam {PRESSING} detik"
    return Finding("Halaman ponsel", GOOD if phones >= BROWSERS else LOOK, told)


def _opened(host: str, port: int, path: str, seconds: int) -> float:
    """How often a second eight phones open the page behind the code, which offers the offices."""
    start = time.monotonic()
    end = start + seconds

    def browse(_number: int) -> int:
        line, done = http.client.HTTPConnection(host, port, timeout=30), 0
        while time.monotonic() < end:
            line.request("GET", path)
            shown = line.getresponse()
            shown.read()
            if shown.status != 200:
                raise RuntimeError(f"jawaban {shown.status} untuk halaman ponsel")
            done += 1
        return done

    with ThreadPoolExecutor(BROWSERS) as pool:
        count = sum(pool.map(browse, range(BROWSERS)))
    return count / (time.monotonic() - start)


def _copy(folder: Path) -> Path:
    """The database and its secret, apart from the installation; the files are not needed."""
    data = Path(settings.DATA)
    with closing(sqlite3.connect(data / "lokmin.sqlite3", timeout=20)) as database:
        database.execute("VACUUM INTO ?", (str(folder / "lokmin.sqlite3"),))
    if (data / "aula").is_dir():
        shutil.copytree(data / "aula", folder / "aula")
    return folder


def _environment(data: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in ("PUBLIC_URL", "LOKMIN_HALL")}
    source = str(Path(__file__).parents[3])
    return kept | {"LOKMIN_DATA": str(data), "PYTHONPATH": source}


def _python(data: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        env=_environment(data),
        capture_output=True,
        text=True,
        check=True,
        timeout=_WAIT,
    )
    return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _served(data: Path, port: int) -> Iterator[None]:
    command = [sys.executable, "-m", "lokmin", "serve", "--hall", "--port", str(port)]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, env=_environment(data), stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _answers(host: str, port: int, wait: int = _WAIT) -> bool:
    end = time.monotonic() + wait
    while time.monotonic() < end:
        with contextlib.suppress(OSError, http.client.HTTPException):
            line = http.client.HTTPConnection(host, port, timeout=5)
            line.request("GET", "/healthz")
            return line.getresponse().status == 200
        time.sleep(0.3)
    return False


def _rate(host: str, port: int, told: dict[str, Any], seconds: int) -> float:
    """Check-ins a second: what is sent, and the page that comes after it."""
    token = secrets.token_hex(16)
    headers = {
        "Cookie": f"sessionid={told['session']}; csrftoken={token}",
        "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    there = {"presence": "represented", "person_name": "Uji", "person_title": "Uji"}  # needs no holder
    start = time.monotonic()
    end = start + seconds

    def browse(number: int) -> int:
        line, done = http.client.HTTPConnection(host, port, timeout=30), 0
        while time.monotonic() < end:
            office = told["offices"][(number + done * BROWSERS) % len(told["offices"])]
            line.request("POST", told["path"], urlencode({"office": office, **there}), headers)
            sent = line.getresponse()
            sent.read()
            line.request("GET", told["path"], headers=headers)
            shown = line.getresponse()
            shown.read()
            if (sent.status, shown.status) != (303, 200):
                raise RuntimeError(f"jawaban {sent.status} dan {shown.status}")
            done += 1
        return done

    with ThreadPoolExecutor(BROWSERS) as pool:
        count = sum(pool.map(browse, range(BROWSERS)))
    return count / (time.monotonic() - start)


def power() -> Finding:
    """Mains or battery, where the system tells."""
    supplies = [path for path in _POWER.glob("*") if (path / "type").is_file()] if _POWER.is_dir() else []
    read = {path: (path / "type").read_text().strip() for path in supplies}
    mains = [path for path, kind in read.items() if kind in ("Mains", "USB") and (path / "online").is_file()]
    plugged = any((path / "online").read_text().strip() == "1" for path in mains)
    cells = [path for path, kind in read.items() if kind == "Battery" and (path / "capacity").is_file()]
    if not cells:
        return Finding("Listrik", UNKNOWN, "baterai tidak terbaca; pastikan laptop tersambung ke listrik")
    percent = min(int((path / "capacity").read_text()) for path in cells)
    told = (
        f"baterai {percent} persen, {'tersambung ke listrik' if plugged else 'tidak tersambung ke listrik'}"
    )
    mend = "" if plugged else "Sambungkan ke listrik; rapat empat jam menghabiskan baterai."
    return Finding("Listrik", GOOD if plugged else LOOK, told, mend)


def paper() -> Finding:
    """Whether the fallback set was printed: of the meeting that was brought here, else of the next one."""
    found = carried_here()
    card = card_of(found) if found else next(iter(places.all_puskesmas()), None)
    if card is None:
        return Finding("Kertas", UNKNOWN, "belum ada Puskesmas")
    scope = command_scope().at(clock.now(card.zone, card.clock_date))
    cards = meetings.meetings(scope=scope, puskesmas_id=card.id)
    coming = [m for m in cards if m.state != "closed" and m.held_on >= scope.today]
    brought = [m for m in coming if found and str(m.id) == found.meeting_id]
    meeting = next(iter(brought or coming), None)
    if meeting is None:
        return Finding("Kertas", GOOD, "tidak ada rapat yang akan datang")
    prints = papers.fallback_prints(scope=scope, meeting_id=meeting.id)
    when = f"{meeting.title}, {meeting.held_on:%d-%m-%Y}"
    if prints:
        return Finding(
            "Kertas", GOOD, f"{when}: dicetak {prints[0].made_at:%d-%m-%Y}, {prints[0].pages} halaman"
        )
    mend = "Dokumen, rapat itu, Kertas untuk aula: satu tombol."
    return Finding("Kertas", LOOK, f"{when}: kertas untuk aula belum dicetak", mend)


def time_difference() -> Finding:
    """The package was made before now; how far the clocks really differ only a telephone tells."""
    found, now = carried_here(), clock.now()
    ask = f"sekarang {now:%d-%m-%Y %H.%M} menurut laptop; bandingkan dengan ponsel"
    if found and found.made_at > now:
        return Finding("Beda jam", WRONG, f"jam laptop di belakang jam kantor; {ask}", "Betulkan jam laptop.")
    return Finding("Beda jam", GOOD, ask)


def screen() -> Finding:
    return Finding("Proyektor dan peramban", UNKNOWN, "tidak dapat diperiksa dari sini; coba sebelum rapat")
