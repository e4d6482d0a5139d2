"""`lokmin hall-pack KODE DIR`: write the package that a laptop takes to a hall."""

import argparse
from pathlib import Path

NAME = "hall-pack"
HELP = "menulis paket aula: satu Puskesmas untuk laptop yang dibawa ke rapat"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("puskesmas", metavar="KODE", help="kode Puskesmas (Kemenkes)")
    parser.add_argument("out", metavar="DIR", type=Path, help="map tempat paket ditulis")
    parser.add_argument(
        "--meeting",
        metavar="TANGGAL",
        help="rapat yang ikut dibawa: tanggalnya (2023-08-21) atau nomornya (11); bawaan: tanpa rapat",
    )


def run(arguments: argparse.Namespace) -> int:
    from lokmin.exchange import actions
    from lokmin.exchange.pages import package_name
    from lokmin.web.carrying import meeting_on, written
    from lokmin.web.installation import known_puskesmas, scope_at

    card = known_puskesmas(arguments.puskesmas)
    scope = scope_at(card)
    meeting = meeting_on(scope, card.id, arguments.meeting) if arguments.meeting else None
    name = package_name(card.code, scope.now)
    with written(arguments.out / name) as file:
        actions.make_package(
            scope=scope, puskesmas_id=card.id, meeting_id=meeting.id if meeting else None, file=file
        )
    print(f"Paket aula: {arguments.out / name}")
    if meeting:
        print(f"{meeting.title} sekarang ditulis di laptop aula, sampai berkas pulangnya digabungkan.")
    print("Paket berisi data dan akun staf: jaga seperti basis data, hapus sesudah rapat.")
    print(f"Di laptop: lokmin serve --hall --from {name}")
    return 0
