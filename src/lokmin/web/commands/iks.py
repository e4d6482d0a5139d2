"""`lokmin iks FILE`: the healthy family index of families and villages, without a database.

Families are personal data: they are printed to whoever holds the file, and only counts a village leave it
(`--format csv`, which `lokmin intake` reads).
"""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month
from lokmin.basics.words import mark
from lokmin.coverage.rules.iks import INDICATORS, Family, Village, class_of, village, villages
from lokmin.web.calculators.iks_file import read_families
from lokmin.web.calculators.printed import exact, percent, plain, table

NAME = "iks"
HELP = "menghitung indeks keluarga sehat per keluarga dan per desa dari berkas CSV"
HEALTHY_ELEMENT, ASSESSED_ELEMENT = "KELUARGA_SEHAT", "KELUARGA_DIKAJI"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="BERKAS", type=Path, help="CSV keluarga,desa,[kode_desa],i1,…,i12 berisi Y, T, N"
    )
    parser.add_argument(
        "--format",
        choices=("table", "json", "csv"),
        default="table",
        help="bentuk keluaran; csv berisi jumlah per desa untuk lokmin intake",
    )
    parser.add_argument("--month", metavar="YYYY-MM", help="bulan pendataan, untuk csv")


def run(arguments: argparse.Namespace) -> int:
    if arguments.format == "csv" and arguments.month is None:
        raise Refusal("calculators.iks_month", file=arguments.file.name)
    month = Month.parse(arguments.month) if arguments.month else None
    families, codes = read_families(arguments.file)
    found = villages(families)
    if arguments.format == "json":
        answer = {
            "families": [family_json(family) for family in families],
            "villages": [village_json(one) for one in found],
            "total": village_json(village(mark("JUMLAH"), families)),
            "warnings": warnings(families, found),
        }
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    elif month and arguments.format == "csv":
        _print_counts(found, codes, month)
    else:
        _print_tables(families, found)
    return 0


def family_json(family: Family) -> dict[str, object]:
    """One family; `index` to four places beside its exact fraction, null when nothing concerns it."""
    return {
        "keluarga": family.name,
        "desa": family.village,
        "yes": family.count("Y"),
        "no": family.count("T"),
        "not_relevant": family.count("N"),
        "index": plain(family.index, 4),
        "index_exact": exact(family.index),
        "class": class_of(family.index),
    }


def village_json(one: Village) -> dict[str, object]:
    """One village: `index` is healthy over assessed families, `mean_index` the mean of the families."""
    official = one.official.value if one.official else None
    return {
        "desa": one.name,
        "families": one.families,
        "assessed": one.assessed,
        "healthy": one.classes[0],
        "pre_healthy": one.classes[1],
        "unhealthy": one.classes[2],
        "index": plain(official, 4),
        "index_exact": exact(official),
        "class": class_of(official),
        "mean_index": plain(one.mean, 4),
        "mean_index_exact": exact(one.mean),
        "mean_class": class_of(one.mean),
        "indicators": [_indicator_json(code, *counts) for code, counts in one.indicators.items()],
    }


def _indicator_json(code: str, yes: int, concerned: int) -> dict[str, object]:
    share = Fraction(yes, concerned) if concerned else None
    return {
        "indicator": code,
        "name": INDICATORS[code],
        "yes": yes,
        "relevant": concerned,
        "coverage": percent(share * 100) if share is not None else None,
        "coverage_exact": exact(share),
    }


def warnings(families: Sequence[Family], found: Sequence[Village]) -> list[dict[str, object]]:
    """Illnesses written Y where N was meant: they lift the index."""
    many = [
        {
            "desa": one.name,
            "keluarga": None,
            "indicator": code,
            "message": mark(
                "{desa}: {nama} ditulis Y pada {yes} dari {all} keluarga. Y berarti ada penderita yang "
                "berobat; bila tidak ada penderita, tulis N. Salah tulis menaikkan indeks."
            ).format(desa=one.name, nama=INDICATORS[code], yes=one.indicators[code][0], all=one.families),
        }
        for one in found
        for code in one.suspects
    ]
    single = [
        {
            "desa": family.village,
            "keluarga": family.name,
            "indicator": None,
            "message": mark(
                "{keluarga}, {desa}: TB, hipertensi, dan gangguan jiwa semuanya Y. Bila tidak ada "
                "penderita, tulis N."
            ).format(keluarga=family.name, desa=family.village),
        }
        for family in families
        if family.all_patients
    ]
    return [*many, *single]


def _print_tables(families: Sequence[Family], found: Sequence[Village]) -> None:
    print(table((mark("Desa"), mark("Keluarga"), "Y", "T", "N", mark("Indeks"), mark("Golongan")), [
        (f.village, f.name, f.count("Y"), f.count("T"), f.count("N"), plain(f.index, 3), class_of(f.index))
        for f in families
    ]))  # fmt: skip
    print()
    header = (
        mark("Desa"), mark("Keluarga"), mark("Dinilai"), mark("Sehat"), mark("Pra-sehat"),
        mark("Tidak sehat"), mark("IKS"), mark("Golongan"), mark("Rerata indeks"),
    )  # fmt: skip
    print(table(header, [_village_line(one) for one in found]))
    print("\n" + mark("IKS = keluarga di atas 0,800 dibagi keluarga yang dinilai; rerata = cara kedua."))
    for warning in warnings(families, found):
        print("! " + str(warning["message"]))


def _village_line(one: Village) -> tuple[object, ...]:
    official = one.official.value if one.official else None
    return (
        one.name, one.families, one.assessed, *one.classes,
        plain(official, 3), class_of(official), plain(one.mean, 3),
    )  # fmt: skip


def _print_counts(found: Sequence[Village], codes: dict[str, str], month: Month) -> None:
    """A tidy CSV of counts a village for `lokmin intake`; no family stands in it."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("kode_desa", "desa", "periode", "elemen", "jumlah"))
    for one in found:
        for element, count in ((HEALTHY_ELEMENT, one.classes[0]), (ASSESSED_ELEMENT, one.assessed)):
            out.writerow((codes.get(one.name, ""), one.name, month, element, count))
