"""`lokmin pack --puskesmas CODE --quarter 2023Q1 --out DIR`: the evaluation pack as files."""

import argparse
from pathlib import Path

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Period

NAME = "pack"
HELP = "menulis bahan evaluasi satu masa: PDF, Word, Excel, paparan PowerPoint, dan satu lembar tiap desa"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--puskesmas", metavar="KODE", required=True, help="kode Kemenkes, tujuh angka")
    parser.add_argument("--quarter", metavar="2023Q1", help="triwulan kalender")
    parser.add_argument("--period", metavar="2023-02..2023-04", help="bulan pertama dan terakhir")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="map tujuan")
    parser.add_argument(
        "--correct",
        metavar="SEBAB",
        default="",
        help="edisi baru yang menyebut yang lama dan sebabnya",
    )
    parser.add_argument("--draft", action="store_true", help="dari angka yang belum dibekukan: SEMENTARA")


def period_of(arguments: argparse.Namespace) -> Period:
    """The period that was asked for, in one of its two spellings."""
    if bool(arguments.quarter) == bool(arguments.period):
        raise Refusal("papers.one_period")
    return Period.quarter(arguments.quarter) if arguments.quarter else Period.parse(arguments.period)


def run(arguments: argparse.Namespace) -> int:
    from lokmin.papers import actions
    from lokmin.places import queries as places
    from lokmin.web import clock
    from lokmin.web.installation import command_scope

    period = period_of(arguments)
    card = places.puskesmas_by_code(code=arguments.puskesmas)
    if card is None:
        raise Refusal("papers.puskesmas", code=arguments.puskesmas)
    scope = command_scope().at(clock.now(card.zone, card.clock_date))
    written = actions.write_pack(
        scope=scope,
        puskesmas_id=card.id,
        period=period,
        out=arguments.out,
        draft=arguments.draft,
        correction=arguments.correct,
    )
    for path in written:
        print(path)
    return 0
