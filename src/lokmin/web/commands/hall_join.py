"""`lokmin hall-join FILE`: at the office, join what a hall wrote."""

import argparse
from pathlib import Path

from lokmin.basics.refusal import Refusal

NAME = "hall-join"
HELP = "di kantor: menggabungkan berkas pulang dari laptop aula"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="BERKAS", type=Path, help="berkas pulang dari laptop aula")
    parser.add_argument("--dry-run", action="store_true", help="hanya melihat apa yang akan digabungkan")


def run(arguments: argparse.Namespace) -> int:
    from lokmin.exchange import actions
    from lokmin.exchange.pages import again_words, counts_words, preview_lines
    from lokmin.exchange.rules import package
    from lokmin.web.installation import known_puskesmas, scope_at

    try:
        with arguments.file.open("rb") as file:
            card = known_puskesmas(str(package.look(file, package.RETURN).facts["puskesmas"]))
            scope = scope_at(card)
            if arguments.dry_run:
                _facts, steps = actions.preview(scope=scope, puskesmas_id=card.id, file=file)
                for line in preview_lines(steps):
                    print(f"{line.name}: {line.words}")
                print("Belum ada yang digabungkan.")
                return 0
            joined = actions.join(scope=scope, puskesmas_id=card.id, file=file)
    except OSError:
        raise Refusal("web.file_missing", path=str(arguments.file)) from None
    if joined.again:
        print(again_words(joined))
        return 0
    print(f"Digabungkan ke Puskesmas {card.name}: {counts_words(joined.counts)}.")
    if joined.open:
        print(f"{joined.open} baris ditulis di kedua tempat: putuskan di halaman Rapat di aula.")
    return 0
