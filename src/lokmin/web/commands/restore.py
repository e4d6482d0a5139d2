"""`lokmin restore FILE --to DIR`: put a copy back, into an empty folder."""

import argparse
from pathlib import Path

NAME = "restore"
HELP = "memulihkan cadangan ke map kosong; data yang ada tidak pernah ditimpa"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="BERKAS", type=Path, help="berkas cadangan")
    parser.add_argument("--to", metavar="DIR", type=Path, required=True, help="map baru yang kosong")


def run(arguments: argparse.Namespace) -> int:
    from lokmin.web.backup import restore

    manifest = restore(arguments.file, arguments.to)
    rows = sum(manifest["counts"].values())
    print(f"Dipulihkan ke {arguments.to}: keadaan {manifest['at'][:16]} UTC, {rows} baris, semua cocok.")
    print(f"Jalankan: lokmin serve --data {arguments.to}. Semua orang masuk lagi.")
    print("Tautan pribadi memerlukan secret.key yang lama di map itu; tanpa itu, kirim tautan baru.")
    return 0
