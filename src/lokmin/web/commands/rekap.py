"""`lokmin rekap FILE`: count a list of persons by village and month on this machine, and forget its rows.

Only counts come out, as a tidy CSV that `lokmin intake` reads. Nothing of a person is printed, logged or
written: notes name row and column.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from lokmin.basics.refusal import Refusal
from lokmin.basics.words import mark
from lokmin.coverage.rules.names import known_elements
from lokmin.intake.rules.by_name import ByName, LeftOut, read_by_name
from lokmin.intake.rules.tally import YES, Tally, tally_children, tally_status
from lokmin.web import clock
from lokmin.web.calculators.printed import table

NAME = "rekap"
HELP = "menghitung daftar nama (ekspor e-PPGBM) per desa dan bulan; hanya jumlahnya yang keluar"
SHOWN = 20

_COLUMNS = {
    "village": "Desa/Kel",
    "day": mark("tanggal pengukuran"),
    "born": mark("tanggal lahir"),
    "month": mark("bulan"),
    "weight": mark("berat"),
    "height": mark("tinggi"),
    "weight_age": "BB/U",
    "height_age": "TB/U",
    "weight_height": "BB/TB",
    "gain": mark("naik berat badan"),
}
_WHY = {
    "empty": mark("belum diisi"),
    "strange": mark("bukan nama desa"),
    "date": mark("bukan tanggal"),
    "month": mark("bukan bulan dengan tahunnya"),
    "future": mark("belum tiba"),
    "number": mark("bukan angka"),
    "status": mark("statusnya tidak dikenal"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="BERKAS", type=Path, help="daftar nama .xlsx atau CSV")
    parser.add_argument(
        "--status", metavar="KOLOM", help="daftar lain: kolom yang dihitung, misalnya “Status Anemia”"
    )
    parser.add_argument(
        "--element", metavar="KODE", help="daftar lain: elemen yang dihitung, misalnya ANEMIA"
    )
    parser.add_argument(
        "--yes", metavar="ISI", default=",".join(YES), help="daftar lain: isi yang dihitung, dipisah koma"
    )
    parser.add_argument("--village", metavar="KOLOM", help="judul kolom desa bila bukan Desa/Kel")
    parser.add_argument("--date", metavar="KOLOM", help="judul kolom tanggal bila bukan Tanggal Pengukuran")
    parser.add_argument("--format", choices=("csv", "table", "json"), default="csv", help="bentuk keluaran")


def run(arguments: argparse.Namespace) -> int:
    if (arguments.status is None) != (arguments.element is None):
        raise Refusal("intake.rekap_pair")
    if arguments.element and arguments.element not in known_elements():
        raise Refusal("intake.rekap_element", element=arguments.element)
    done = _counted(arguments, clock.now().date())
    if not done.counts:
        raise Refusal("intake.rekap_nothing", rows=done.rows)
    {"csv": _print_csv, "table": _print_table, "json": _print_json}[arguments.format](done)
    return 0


def _counted(arguments: argparse.Namespace, today: date) -> Tally:
    """Whatever goes wrong inside is told without its words, which could hold a cell of a person."""
    try:
        data = arguments.file.read_bytes()
    except OSError:
        raise Refusal("intake.file_missing", path=str(arguments.file)) from None
    try:
        return _tally(arguments, read_by_name(data, today=today, extra=_extra(arguments)))
    except Refusal:
        raise
    except Exception:
        raise Refusal("intake.rekap_failed") from None


def _extra(arguments: argparse.Namespace) -> dict[str, str]:
    given = {"status": arguments.status, "village": arguments.village, "day": arguments.date}
    return {name: header for name, header in given.items() if header}


def _tally(arguments: argparse.Namespace, found: ByName) -> Tally:
    if arguments.status:
        return tally_status(found, element=arguments.element, yes=arguments.yes.split(","))
    return tally_children(found)


def _print_csv(done: Tally) -> None:
    """Columns that `lokmin intake` reads; what was left out goes to the other stream."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("puskesmas", "desa", "periode", "elemen", "jumlah"))
    for (village, month, element), count in done.counts.items():
        out.writerow((done.puskesmas, village, month, element, count))
    print("\n".join(_notes(done)), file=sys.stderr)


def _print_table(done: Tally) -> None:
    elements = list(dict.fromkeys(element for _village, _month, element in done.counts))
    places = list(dict.fromkeys((village, month) for village, month, _element in done.counts))
    header = (mark("Desa"), mark("Bulan"), *elements)
    print(table(header, [(v, m, *(done.counts.get((v, m, e)) for e in elements)) for v, m in places]))
    print("\n" + "\n".join(_notes(done)))


def _print_json(done: Tally) -> None:
    answer = {
        "puskesmas": done.puskesmas,
        "counts": [
            {"desa": village, "periode": str(month), "elemen": element, "jumlah": count}
            for (village, month, element), count in done.counts.items()
        ],
        "rows": done.rows,
        "persons": done.persons,
        "repeated": done.repeated,
        "too_old": done.too_old,
        "left_out": [{"sheet": o.sheet, "row": o.row, "message": _sentence(o)} for o in done.left_out],
    }
    print(json.dumps(answer, ensure_ascii=False, indent=1))


def _notes(done: Tally) -> list[str]:
    lines = [
        f"{done.rows} baris dibaca; {done.persons} dihitung, {done.repeated} ulangan orang dan bulan yang "
        f"sama, {done.too_old} berumur 60 bulan atau lebih, {len(done.left_out)} tidak dihitung."
    ]
    shown: Counter[str] = Counter()
    for out in done.left_out:
        shown[out.code] += 1
        if shown[out.code] <= SHOWN:
            lines.append(f"- {_sentence(out)}")
    lines += [f"- {n - SHOWN} baris lain: {_WHY[code]}" for code, n in shown.items() if n > SHOWN]
    return [*lines, mark("Barisnya tidak disimpan. Simpan jumlahnya dengan: lokmin intake BERKAS.csv")]


def _sentence(out: LeftOut) -> str:
    place = f"{out.sheet}, " if out.sheet else ""
    return f"{place}baris {out.row}, kolom {_COLUMNS[out.column]}: {_WHY[out.code]}; barisnya tidak dihitung"
