"""`lokmin wording FILE --district CODE`: words for the public, for all Puskesmas of a district."""

import argparse
from pathlib import Path

NAME = "wording"
HELP = "mengatur kata untuk umum di seluruh kabupaten"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="BERKAS", type=Path, help="CSV key,id,en; id kosong = kata bawaan")
    parser.add_argument("--district", metavar="KODE", required=True, help="kode kabupaten, misalnya 36.01")


def run(arguments: argparse.Namespace) -> int:
    from lokmin.web.installation import district_words, read_text

    lines = read_text(arguments.file).splitlines()
    changed = district_words(district_code=arguments.district, lines=lines)
    print(f"{changed} kata berubah di kabupaten {arguments.district}.")
    print("Puskesmas masih dapat memakai katanya sendiri.")
    return 0
