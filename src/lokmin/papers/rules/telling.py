"""Says in words what a table shows: the headline and the labels of each PWS page."""

from collections.abc import Iterable

from lokmin.coverage.rules.accumulations import AVERAGED, LATEST, ONE_MONTH, SUMMED
from lokmin.papers.rules.dates import month_name
from lokmin.papers.rules.evaluation import (
    IndicatorHead,
    Measure,
    NamedMeasure,
    PwsSheet,
    Table,
    decimal_text,
)

BASES = {
    "kumulatif": "Sasaran setahun",
    **dict.fromkeys(SUMMED[1:], "Pembagi, kumulatif"),
    **dict.fromkeys(AVERAGED, "Pembagi, rata-rata"),
    **dict.fromkeys(LATEST, "Pembagi, bulan terakhir"),
    **dict.fromkeys(ONE_MONTH, "Pembagi, bulan ini"),
}
COUNTS = {
    **dict.fromkeys(SUMMED, "Kumulatif"),
    **dict.fromkeys(AVERAGED, "Rata-rata"),
    **dict.fromkeys(LATEST, "Terakhir"),
    **dict.fromkeys(ONE_MONTH, "Bulan ini"),
}


def join_names(names: Iterable[str]) -> str:
    """`A`, `A dan B`, `A, B, dan C`."""
    *head, last = list(names) or [""]
    if not head:
        return last
    return f"{head[0]} dan {last}" if len(head) == 1 else f"{', '.join(head)}, dan {last}"


def by_coverage(rows: Iterable[NamedMeasure], *, lower: bool) -> tuple[NamedMeasure, ...]:
    """Best first; villages without a percentage last, in their own order."""

    def place(row: NamedMeasure) -> tuple[bool, object]:
        ratio = row.measure.ratio
        if ratio is None:
            return (True, 0)
        return (False, ratio.value if lower else -ratio.value)

    return tuple(sorted(rows, key=place))


def headline(head: IndicatorHead, total: Measure, table: Table, below: int) -> str:
    """`Imunisasi dasar lengkap: 25,5% dari target 25,0%, 6 dari 15 desa belum mencapai`."""
    if total.ratio is None:
        return f"{head.name}: belum ada angka"
    target = "batas" if head.lower_is_better else "target"
    text = f"{head.name}: {total.percent}%"
    if head.line is not None:
        text += f", {target} {decimal_text(head.line)}%"
    areas = table.area_word.lower()
    return f"{text}; {below} dari {len(table.villages)} {areas} belum mencapai" if below else text


def reach_label(head: IndicatorHead, table: Table) -> str:
    """`Bayi lagi s.d. Agustus 2023`, for indicators that count people towards a year's sasaran."""
    if not head.counts_people or table.reach_until is None:
        return ""
    return f"{head.unit.capitalize()} lagi s.d. {month_name(table.reach_until)}"


def pws_sheets(table: Table) -> tuple[PwsSheet, ...]:
    """One sheet an indicator that may be shown by village."""
    sheets = []
    for column, head in enumerate(table.indicators):
        if not head.by_village:
            continue
        rows = by_coverage(
            (NamedMeasure(v.name, v.measures[column], v.code) for v in table.villages),
            lower=head.lower_is_better,
        )
        total = table.totals[column]
        sheets.append(
            PwsSheet(
                head,
                rows,
                total,
                headline(head, total, table, table.belows[column]),
                f"{COUNTS[head.adds_up]} ({head.unit})",
                BASES[head.adds_up],
                reach_label(head, table),
                _footnote(head, total),
            )
        )
    return tuple(sheets)


def _footnote(head: IndicatorHead, total: Measure) -> str:
    order = "terendah" if head.lower_is_better else "tertinggi"
    text = f"Urut dari cakupan {order}. Garis putus: target. Arsir batang mengikuti baris status."
    if total.villages_missing:
        text += f" Jumlah belum memuat {total.villages_missing} wilayah tanpa sasaran atau tanpa laporan (*)."
    return f"{text} {head.note}".strip()
