"""`lokmin new-puskesmas CODE --villages FILE`: register a Puskesmas and the villages it serves."""

import argparse
from pathlib import Path

NAME = "new-puskesmas"
HELP = "mendaftarkan Puskesmas dengan desa wilayah kerjanya"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="KODE", help="kode Kemenkes, tujuh angka")
    parser.add_argument("--villages", metavar="BERKAS", type=Path, required=True, help="CSV kode_desa,desa")
    parser.add_argument("--name", default="", help="nama Puskesmas (bawaan: menurut daftar nasional)")
    parser.add_argument("--kecamatan", default="", help="kode kecamatan bila tidak terbaca dari kode desa")
    parser.add_argument("--kecamatan-name", default="", help="nama kecamatan (bawaan: menurut kodenya)")
    parser.add_argument(
        "--district-name", default="", help="nama kabupaten atau kota (bawaan: menurut kodenya)"
    )
    parser.add_argument("--zone", default="WIB", help="WIB, WITA, atau WIT")
    parser.add_argument(
        "--shared",
        action="store_true",
        help="desa yang sudah dilayani Puskesmas lain memang dilayani bersama",
    )


def run(arguments: argparse.Namespace) -> int:
    from lokmin.web.installation import read_text, register

    card = register(
        code=arguments.code,
        name=arguments.name,
        lines=read_text(arguments.villages).splitlines(),
        kecamatan=arguments.kecamatan,
        kecamatan_name=arguments.kecamatan_name,
        district_name=arguments.district_name,
        zone=arguments.zone,
        shared=arguments.shared,
    )
    print(f"Puskesmas {card.name} ({card.code}), kecamatan {card.kecamatan}, {card.district}, terdaftar.")
    print(f"Akun pertama: lokmin account AKUN --name NAMA --role kepala --puskesmas {card.code}")
    print(f"Berikutnya: lokmin intake BERKAS --puskesmas {card.code}")
    return 0
