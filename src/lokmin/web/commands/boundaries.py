"""`lokmin boundaries FILE`: keep the outlines of villages from a GeoJSON file."""

import argparse
from pathlib import Path

NAME = "boundaries"
HELP = "mengimpor batas desa dari berkas GeoJSON untuk peta"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="BERKAS", type=Path, help="GeoJSON, satu desa tiap feature")
    parser.add_argument("--puskesmas", metavar="KODE", help="hanya desa Puskesmas ini")
    parser.add_argument(
        "--source", default="", metavar="CATATAN", help="asal batas, dicetak di bawah peta (batas ilustratif)"
    )


def run(arguments: argparse.Namespace) -> int:
    from lokmin.web.installation import keep_boundaries, read_bytes

    result = keep_boundaries(
        raw=read_bytes(arguments.file), note=arguments.source, puskesmas_code=arguments.puskesmas
    )
    print(f"Batas {result.found} desa tersimpan ({result.stored} baru atau berubah).")
    if result.strange:
        print(f"{len(result.strange)} wilayah dalam berkas bukan desa yang terdaftar di sini.")
    if result.bare:
        print(f"Belum berbatas: {', '.join(result.bare)}. Desa itu tampil dalam daftar di samping peta.")
    return 0
