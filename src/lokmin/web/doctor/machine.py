"""The machine under the installation: database, disk, rights, clock, fonts, settings."""

import json
import os
import shutil
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lokmin.tools.addresses import is_near_host, lan_addresses
from lokmin.web import clock
from lokmin.web.doctor.finding import GOOD, LOOK, WRONG, Check, Finding

WAL_FROM = (3, 51, 3)
_FAR = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "9p", "davfs")
_LITTLE, _FEW = 300_000_000, 2_000_000_000
_BACKUP_HOURS = 26


def database() -> list[Finding]:
    """Whether the database answers, and holds together."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        if connection.vendor != "sqlite":
            return [Finding("Basis data", GOOD, f"{connection.vendor} menjawab")]
        cursor.execute("PRAGMA integrity_check")
        faults = [row[0] for row in cursor.fetchall() if row[0] != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        loose = cursor.fetchall()
    mend = "Hentikan Lokmin, salin map data, lalu pulihkan cadangan terakhir: lokmin restore BERKAS --to MAP."
    found = [Finding("Basis data", WRONG, f"rusak: {faults[0]}", mend)] if faults else []
    if loose:
        table, row, parent = loose[0][0], loose[0][1], loose[0][2]
        told = f"{len(loose)} baris menunjuk baris yang tidak ada (pertama: {table} {row} ke {parent})"
        found.append(Finding("Hubungan antarbaris", WRONG, told, mend))
    return found or [Finding("Basis data", GOOD, "menjawab, utuh, semua hubungan cocok")]


def has_tables() -> bool:
    """Whether anything was ever stored here."""
    return "places_puskesmas" in connection.introspection.table_names()


def migrations() -> Finding:
    """Whether the tables are those of this version."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        mend = "Cadangkan, lalu jalankan lokmin serve sekali: tabelnya disesuaikan sendiri."
        return Finding("Tabel", LOOK, f"{len(waiting)} perubahan tabel belum dijalankan", mend)
    return Finding("Tabel", GOOD, "sesuai dengan versi ini")


def sqlite_rule() -> Finding:
    """WAL only where its reset fault is mended; full sync always."""
    if connection.vendor != "sqlite":
        return Finding("SQLite", GOOD, "tidak dipakai")
    with connection.cursor() as cursor:
        mode = str(cursor.execute("PRAGMA journal_mode").fetchone()[0])
        sync = int(cursor.execute("PRAGMA synchronous").fetchone()[0])
    wal = mode.casefold() == "wal"
    told = f"versi {sqlite3.sqlite_version}, jurnal {mode}, sinkron {'penuh' if sync == 2 else sync}"
    if sync != 2 or (wal and sqlite3.sqlite_version_info < WAL_FROM):
        mend = "Jalankan Lokmin dengan pengaturan bawaannya; jangan mengubah PRAGMA basis data ini."
        return Finding("SQLite", WRONG, told, mend)
    return Finding("SQLite", GOOD, told)


def disk() -> list[Finding]:
    """Room for data and its copy, on a disk of this machine."""
    data = Path(settings.DATA)
    free = shutil.disk_usage(data).free
    told = f"{free / 1e9:.1f} GB kosong".replace(".", ",")
    state = WRONG if free < _LITTLE else LOOK if free < _FEW else GOOD
    mend = "" if state == GOOD else "Kosongkan ruang, atau pindahkan map data ke cakram yang lebih besar."
    found = [Finding("Ruang cakram", state, told, mend)]
    kind = _file_system(data)
    if kind in _FAR:
        mend = "Pindahkan map data ke cakram komputer ini; basis data SQLite rusak di map jaringan."
        found.append(Finding("Letak data", WRONG, f"{data} ada di jaringan ({kind})", mend))
    return found


def _file_system(path: Path) -> str:
    """The kind of file system that holds a path, where the system tells."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return ""
    inside = [m for m in mounts if path.resolve().is_relative_to(m[1].replace("\\040", " "))]
    return max(inside, key=lambda m: len(m[1]))[2] if inside else ""


def rights() -> list[Finding]:
    """Whether Lokmin may write its folder, and others may not read it."""
    data, found = Path(settings.DATA), []
    if not os.access(data, os.W_OK | os.X_OK):
        mend = f"Beri hak tulis: chown -R pemakai-lokmin {data}"
        found.append(Finding("Hak map data", WRONG, f"{data} tidak dapat ditulisi", mend))
    if os.name == "nt":
        return found or [Finding("Hak map data", GOOD, "dapat ditulisi")]
    for path in (data, data / "secret.key", data / "lokmin.sqlite3"):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            shown = "map data" if path == data else path.name
            state = WRONG if path.name == "secret.key" else LOOK
            mend = f"chmod {'700' if path.is_dir() else '600'} {path}"
            found.append(
                Finding("Hak berkas", state, f"{shown} dapat dibaca orang lain di komputer ini", mend)
            )
    return found or [Finding("Hak map data", GOOD, "hanya untuk pemiliknya")]


def secret() -> Finding:
    if len(settings.SECRET_KEY) < 32:
        mend = "Hapus LOKMIN_SECRET_KEY yang pendek; Lokmin membuat kuncinya sendiri (tautan lama mati)."
        return Finding("Kunci rahasia", WRONG, "terlalu pendek", mend)
    if settings.DEBUG:
        return Finding("Kunci rahasia", WRONG, "LOKMIN_DEBUG menyala", "Hapus LOKMIN_DEBUG dari lingkungan.")
    return Finding("Kunci rahasia", GOOD, "ada")


def clock_sane() -> Finding:
    """Nothing that was written lies in the time to come."""
    now = clock.now().astimezone(UTC)
    log = apps.get_model("tools", "AuditRow").objects if has_tables() else None
    last = log.order_by("-at").values_list("at", flat=True).first() if log is not None else None
    told = f"sekarang {clock.now():%d-%m-%Y %H.%M} WIB"
    if now.year < 2025 or (last and last > now + timedelta(minutes=10)):
        mend = "Betulkan jam dan zona waktu komputer ini sebelum mencatat apa pun."
        late = f"; catatan terakhir {last:%d-%m-%Y %H.%M} UTC" if last else ""
        return Finding("Jam komputer", WRONG, f"{told}, padahal jamnya mundur{late}", mend)
    return Finding("Jam komputer", GOOD, told)


def public_url_in_hall() -> Finding:
    """`serve --hall` gives itself the address of this laptop in its own net; PUBLIC_URL is not asked for."""
    found = lan_addresses()
    if found:
        told = f"serve --hall memakai http://{found[0].ip} untuk tautan dan QR; PUBLIC_URL tidak diperlukan"
        return Finding("Alamat umum", GOOD, told)
    mend = "Nyalakan hotspot laptop, lalu periksa lagi."
    return Finding("Alamat umum", LOOK, "belum ada jaringan: tautan dan QR belum dapat ditawarkan", mend)


def public_url() -> Finding:
    address = settings.PUBLIC_URL
    host = urlsplit(address).hostname or ""
    if not address:
        mend = "Isi PUBLIC_URL dengan alamat yang dapat dibuka ponsel; tanpa itu pakai lembar cetak."
        return Finding("Alamat umum", LOOK, "PUBLIC_URL kosong: tautan dan QR tidak ditawarkan", mend)
    if address.startswith("http://") and not is_near_host(host):
        mend = "Pasang HTTPS di depan Lokmin, lalu tulis PUBLIC_URL=https://…"
        return Finding("Alamat umum", WRONG, f"{address} tanpa HTTPS", mend)
    if is_near_host(host) and not settings.HALL:
        told = f"{address} hanya terbuka di komputer atau jaringan ini"
        return Finding("Alamat umum", LOOK, told, "Isi PUBLIC_URL dengan alamat internetnya bila ada.")
    return Finding("Alamat umum", GOOD, address)


def typesetting() -> Finding:
    """A page with the fonts of the papers."""
    import typst

    from lokmin.papers.rules.glyphs import FONTS

    page = (
        b'#set text(font: "Liberation Sans", lang: "id")\nUji cetak: \xe2\x89\xa5 \xe2\x80\x93 \xe2\x80\xa6'
    )
    made = typst.compile(page, font_paths=[str(FONTS)], ignore_system_fonts=True, format="pdf")
    if bytes(made or b"")[:5] != b"%PDF-":
        return Finding("Cetak PDF", WRONG, "tidak menghasilkan PDF", "Pasang ulang paketnya: ./run setup")
    return Finding("Cetak PDF", GOOD, f"huruf dan pencetak siap ({len(list(FONTS.glob('*.ttf')))} huruf)")


def backup() -> Finding:
    """The age of the last copy that was checked."""
    note = Path(settings.DATA) / "cadangan.json"
    mend = "lokmin backup DIR (map di alat lain, misalnya USB); jadwalkan tiap hari, lihat deploy/README.md."
    if connection.vendor != "sqlite":
        mend = "Jadwalkan pg_dump -Fc dan salinan map files; Lokmin tidak melihat cadangan PostgreSQL."
        return Finding("Cadangan", LOOK, "tidak dapat dilihat dari sini", mend)
    if not note.is_file():
        return Finding("Cadangan", LOOK, "belum pernah dibuat", mend)
    kept = json.loads(note.read_text("utf-8"))
    hours = (clock.now() - datetime.fromisoformat(kept["at"])).total_seconds() / 3600
    told = f"terakhir {hours:.0f} jam yang lalu, {kept['path']}"
    if not Path(kept["path"]).is_file():
        return Finding("Cadangan", LOOK, f"{told}; berkasnya tidak tampak dari sini", mend)
    return Finding(
        "Cadangan", LOOK if hours > _BACKUP_HOURS else GOOD, told, mend if hours > _BACKUP_HOURS else ""
    )


def mail() -> Finding:
    return Finding("Surel", GOOD, "tidak dipakai; pengingat lewat WhatsApp dan tautan pribadi")


CHECKS: tuple[tuple[str, Check], ...] = (
    ("Basis data", database),
    ("Tabel", migrations),
    ("SQLite", sqlite_rule),
    ("Ruang cakram", disk),
    ("Hak berkas", rights),
    ("Kunci rahasia", secret),
    ("Jam komputer", clock_sane),
    ("Alamat umum", public_url),
    ("Cetak PDF", typesetting),
    ("Cadangan", backup),
    ("Surel", mail),
)


def checks(*, in_hall: bool) -> list[tuple[str, Check]]:
    """All of them; a laptop that serves a hall gives itself its address."""
    return [
        (name, public_url_in_hall if in_hall and check is public_url else check) for name, check in CHECKS
    ]
