"""`lokmin verify FILE`: is this paper the one that was issued, from which frozen period, signed how?"""

import argparse
import sys
from pathlib import Path

from lokmin.basics.refusal import Refusal

NAME = "verify"
HELP = "memeriksa apakah sebuah berkas adalah dokumen yang diterbitkan di sini"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="BERKAS", type=Path)


def run(arguments: argparse.Namespace) -> int:
    from lokmin.papers import queries
    from lokmin.papers.pages import verdict_lines
    from lokmin.places import queries as places
    from lokmin.web.installation import command_scope

    try:
        data = arguments.file.read_bytes()
    except OSError:
        raise Refusal("papers.file", path=str(arguments.file)) from None
    verdict = queries.verify(scope=command_scope(), data=data)
    found = verdict.paper or verdict.sheet
    home = places.puskesmas_cards(ids=[found.puskesmas_id])[0] if found else None
    stream = sys.stdout if verdict.sound else sys.stderr
    for line in verdict_lines(verdict, home):
        print(line, file=stream)
    return 0 if verdict.sound else 1
