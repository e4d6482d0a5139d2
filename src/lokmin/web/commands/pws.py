"""`lokmin pws FILE --month 2026-04`: coverage, trend, status and rank of a table, without a database."""

import argparse
import json
from pathlib import Path

from lokmin.basics.numbers import Status
from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month
from lokmin.basics.words import mark
from lokmin.coverage.rules.accumulations import ACCUMULATIONS
from lokmin.coverage.rules.pws import Ask
from lokmin.coverage.rules.rows import PwsRow
from lokmin.web.calculators.printed import exact, percent, plain, table
from lokmin.web.calculators.pws_file import Sheet, check_sasaran, read_goals, read_sheet
from lokmin.web.calculators.pws_sheet import answers

NAME = "pws"
HELP = "menghitung cakupan, tren, status, dan peringkat PWS dari berkas CSV"

_STATES = {
    "value": "",
    "zero": mark("nol"),
    "missing": mark("belum dilaporkan"),
    "partial": mark("belum lengkap *"),
    "not_scheduled": mark("belum waktunya"),
    "no_population": mark("tanpa sasaran"),
    "unmeasured": mark("tidak dapat diukur"),
}
_TRENDS = {"up": "↑", "down": "↓", "same": "=", None: None}
_FLAGS = {
    "over_100": mark("di atas 100 %"),
    "negative": mark("di bawah nol"),
    "few": mark("penyebut kecil"),
    "carried_1": mark("angka bulan lalu"),
    "carried_2": mark("angka dua bulan lalu"),
    "stale": mark("angka lama"),
}
_HEADER = (
    mark("Desa"),
    mark("Sasaran"),
    mark("Bulan ini"),
    mark("Bulan lalu"),
    mark("Kumulatif"),
    "%",
    mark("Target"),
    mark("Masih perlu"),
    mark("Tren"),
    mark("Status"),
    mark("Peringkat"),
    mark("Keadaan"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="BERKAS",
        type=Path,
        help="CSV kode_desa,periode,indikator,pembilang,penyebut,[desa,jenis_sasaran,sumber,alasan]; "
        "alasan: mengapa pembilang yang kosong tidak dapat diukur",
    )
    parser.add_argument("--month", metavar="YYYY-MM", required=True, help="bulan yang dihitung")
    parser.add_argument(
        "--until", metavar="YYYY-MM", help="orang yang masih perlu dijangkau sampai bulan ini"
    )
    parser.add_argument(
        "--targets",
        metavar="BERKAS",
        type=Path,
        help=f"CSV indikator,target_persen,arah,akumulasi,jadwal; akumulasi: {', '.join(ACCUMULATIONS)}",
    )
    parser.add_argument(
        "--same-below", choices=("jelek", "cukup"), default="jelek", help="tetap di bawah target"
    )
    parser.add_argument(
        "--same-above", choices=("baik", "kurang"), default="baik", help="tetap di atas target"
    )
    parser.add_argument("--format", choices=("table", "json"), default="table", help="bentuk keluaran")


def run(arguments: argparse.Namespace) -> int:
    month = Month.parse(arguments.month)
    ask = Ask(
        month.month,
        _until(arguments.until, month),
        Status(arguments.same_below),
        Status(arguments.same_above),
    )
    goals = read_goals(arguments.targets)
    sheet = read_sheet(arguments.file, month.year)
    check_sasaran(sheet, goals)
    rows = answers(sheet, goals, ask)
    if arguments.format == "json":
        print(json.dumps(as_json(month, sheet, rows), ensure_ascii=False, indent=1))
    else:
        print(as_table(month, sheet, rows))
    return 0


def _until(text: str | None, month: Month) -> int:
    until = Month.parse(text) if text else month
    if until.year != month.year or until < month:
        raise Refusal("calculators.until", until=until, month=month, last=Month(month.year, 12))
    return until.month


def as_json(month: Month, sheet: Sheet, rows: list[PwsRow]) -> dict[str, object]:
    """The answer of the contract: one row a village and indicator, one total an indicator."""
    villages = [
        {
            "kode_desa": row.area,
            "desa": sheet.names.get(row.area),
            **_numbers(row),
            "rank": row.rank,
            **_state(row),
            "reason": sheet.reason(row.area, row.indicator, month.month),
        }
        for row in rows
        if row.area is not None
    ]
    totals = [
        {
            **_numbers(row),
            **_state(row),
            "villages_counted": row.villages_counted,
            "villages_missing": row.villages_missing,
            "villages_late": row.villages_late,
        }
        for row in rows
        if row.area is None
    ]
    return {"month": str(month), "rows": villages, "totals": totals}


def _numbers(row: PwsRow) -> dict[str, object]:
    ratio = row.ratio
    return {
        "indikator": row.indicator,
        "population": plain(row.people),
        "this_month": row.this_month,
        "previous_month": row.previous_month,
        "cumulative": row.numerator,
        "coverage": percent(ratio.percent if ratio else None),
        "coverage_exact": exact(ratio.value if ratio else None),
        "target_to_month": percent(row.target_percent),
        "people_to_target": row.people_to_target,
        "trend": row.trend_code,
        "status": row.status_code,
    }


def _state(row: PwsRow) -> dict[str, object]:
    return {"state": row.state_code, "flags": list(row.flags)}


def as_table(month: Month, sheet: Sheet, rows: list[PwsRow]) -> str:
    """A block an indicator: its villages as in the file, its total last."""
    blocks = []
    for indicator in sheet.indicators:
        own = [row for row in rows if row.indicator == indicator]
        blocks.append(
            f"{indicator}, {month}\n" + table(_HEADER, [_line(sheet, row, month.month) for row in own])
        )
    return "\n\n".join(blocks)


def _line(sheet: Sheet, row: PwsRow, month: int) -> tuple[object, ...]:
    ratio = row.ratio
    reason = sheet.reason(row.area, row.indicator, month) if row.area else None
    state = _STATES[row.state_code]
    remarks = [
        f"{state}: {reason}" if reason else state,
        *(_FLAGS[flag] for flag in row.flags if flag in _FLAGS),
    ]
    return (
        mark("Jumlah") if row.area is None else sheet.names.get(row.area, row.area),
        plain(row.people),
        row.this_month,
        row.previous_month,
        row.numerator,
        percent(ratio.percent if ratio else None),
        percent(row.target_percent),
        row.people_to_target,
        _TRENDS[row.trend_code],
        row.status_code,
        row.rank,
        ", ".join(remark for remark in remarks if remark),
    )
