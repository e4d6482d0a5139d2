"""`lokmin bundle --puskesmas CODE --year 2023 --out DIR`: the evidence of a year or a meeting as one ZIP."""

import argparse
from pathlib import Path

from lokmin.basics.refusal import Refusal

NAME = "bundle"
HELP = "menulis berkas bukti akreditasi dan PKP satu tahun atau satu rapat sebagai ZIP"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--puskesmas", metavar="KODE", required=True, help="kode Kemenkes, tujuh angka")
    parser.add_argument("--year", metavar="TAHUN", type=int, help="semua rapat tahun ini")
    parser.add_argument("--meeting", metavar="PENANDA", help="satu rapat, penanda dari alamat halamannya")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="map tujuan")


def run(arguments: argparse.Namespace) -> int:
    from lokmin.papers import actions
    from lokmin.places import queries as places
    from lokmin.web import clock
    from lokmin.web.installation import command_scope

    if (arguments.year is None) == (arguments.meeting is None):
        raise Refusal("papers.bundle_what")
    card = places.puskesmas_by_code(code=arguments.puskesmas)
    if card is None:
        raise Refusal("papers.puskesmas", code=arguments.puskesmas)
    scope = command_scope().at(clock.now(card.zone, card.clock_date))
    if arguments.year is not None:
        made = actions.save_year_bundle(scope=scope, puskesmas=card, year=arguments.year, out=arguments.out)
    else:
        made = actions.save_meeting_bundle(
            scope=scope, puskesmas=card, meeting=arguments.meeting, out=arguments.out
        )
    print(made)
    return 0
