"""`lokmin backup DIR`: a checked copy of the whole installation."""

import argparse
from pathlib import Path

from lokmin.basics.refusal import Refusal

NAME = "backup"
HELP = "menyalin seluruh data ke satu berkas cadangan yang sudah diperiksa"
DATABASE = True
MIGRATE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="DIR", type=Path, help="map tempat cadangan, sebaiknya di alat lain")


def run(arguments: argparse.Namespace) -> int:
    from datetime import UTC

    from django.conf import settings
    from django.db import connection

    from lokmin.web import clock
    from lokmin.web.backup import back_up

    if connection.vendor != "sqlite":
        raise Refusal("web.backup_postgres", path=str(settings.DATA / "files"))
    path = back_up(settings.DATA, arguments.out, clock.now().astimezone(UTC))
    print(f"Cadangan: {path} ({path.stat().st_size // 1_000_000 + 1} MB), sudah dibaca ulang dan cocok.")
    print(
        "Kunci rahasia (secret.key) tidak ikut: simpan salinannya terpisah supaya tautan pribadi tetap hidup."
    )
    return 0
