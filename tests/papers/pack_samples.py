"""Invented evaluation packs for 1, 3, 15 or 30 villages: no database, every state at least once."""

from dataclasses import replace
from fractions import Fraction

from lokmin.basics.numbers import Ratio, State, Status, Trend, ceil_fraction
from lokmin.basics.time import Month, Period
from lokmin.papers.queries.villages import legend
from lokmin.papers.rules.brief import Part, Sides, Summed
from lokmin.papers.rules.compose_read_back import Moved, Side
from lokmin.papers.rules.compose_story import Facts, story
from lokmin.papers.rules.compose_story_lists import Planned
from lokmin.papers.rules.compose_story_numbers import Extremes
from lokmin.papers.rules.evaluation import (
    EvaluationPack,
    IndicatorHead,
    Measure,
    PeopleToReach,
    ProblemRow,
    RampPoint,
    ReadBack,
    ReadBackRow,
    Scoring,
    Table,
    Village,
    VillageLine,
    VillagePromise,
    VillageSheet,
)
from lokmin.papers.rules.gathering import Fact
from lokmin.papers.rules.telling import pws_sheets
from tests.papers.samples import frame, village_names

MONTHS = tuple(Month(2023, m) for m in (1, 2, 3))
NAMES = (
    ("K1", "Kunjungan pertama ibu hamil", "K1", "KIA", "ibu hamil", 100),
    ("K6", "Kunjungan keenam ibu hamil", "K6", "KIA", "ibu hamil", 85),
    ("PF", "Persalinan di fasilitas", "PF", "KIA", "ibu", 100),
    ("KNL", "Kunjungan neonatus lengkap", "KN L", "KIA", "bayi", 95),
    ("DEATH", "Kematian ibu", "Kem. ibu", "KIA", "ibu", 0),
    ("IDL", "Imunisasi dasar lengkap", "IDL", "Imunisasi", "bayi", 100),
    ("DO", "Putus imunisasi DPT 1–3", "DO 1–3", "Imunisasi", "bayi", 5),
    ("DS", "Balita ditimbang", "D/S", "Gizi", "balita", 80),
    ("ND", "Berat badan naik", "N/D′", "Gizi", "balita", 80),
    ("TTD", "Tablet tambah darah", "TTD", "Gizi", "ibu hamil", 85),
    ("STUNT", "Balita stunting", "Stunting", "Gizi", "balita", 14),
    ("TB", "Terduga TB dilayani", "TB", "P2 dan PTM", "orang", 100),
    ("HT", "Hipertensi dilayani", "HT", "P2 dan PTM", "orang", 100),
)
LOW = {"DO", "STUNT", "DEATH"}
KINDS = {"DO": "rasio", "ND": "rasio", "DS": "bulanan", "STUNT": "stok"}


def head(row: tuple[str, str, str, str, str, int]) -> IndicatorHead:
    code, name, short, group, unit, target = row
    kind = KINDS.get(code, "kumulatif")
    whole = kind != "kumulatif" or code in LOW
    line = Fraction(target) if whole else Fraction(target) * 3 / 12
    return IndicatorHead(
        code, name, short, group, unit, Fraction(target), line, kind, code in LOW, code != "DEATH"
    )


def measure(village: int, column: int, indicator: IndicatorHead) -> Measure:
    """Deterministic figures with a hole here and there."""
    seed = (village * 7 + column * 13) % 17
    if village == 3 and indicator.code == "DS":
        return Measure(State.MISSING, count=None, thousandths=None, months=(None, None, None))
    if village == 8 and indicator.code == "HT":
        months = (9, 8, 10)
        return Measure(State.NO_POPULATION, count=27, this_month=10, previous_month=8, months=months)
    if village == 9 and indicator.code == "STUNT":
        return Measure(State.UNMEASURED, months=(None, None, None))
    months: tuple[int | None, ...] = (3 + seed % 5, 2 + seed % 7, 3 + (seed + village) % 6)
    if village == 13 and indicator.code == "TB":
        months = (0, 0, 0)
    if village == 5 and indicator.code == "K6":
        months = (4, None, 6)
    counts = [m for m in months if m is not None]
    bases: tuple[int | None, ...] = ()
    if indicator.adds_up == "kumulatif":
        count, thousandths = sum(counts), (48 + village * 3) * 1000 + (200 if village == 2 else 0)
    else:
        bases = tuple(40 + seed + m for m in range(3))
        last = indicator.adds_up != "rasio"
        count = months[-1] if last else sum(counts)
        thousandths = 1000 * (bases[-1] if last else sum(b for b in bases if b))
    ratio = Fraction(count * 1000, thousandths)
    assert indicator.line is not None
    reached = ratio * 100 <= indicator.line if indicator.lower_is_better else ratio * 100 >= indicator.line
    trend = Trend.UP if months[2] > (months[1] or 0) else Trend.SAME if months[2] == months[1] else Trend.DOWN
    good = trend is Trend.DOWN if indicator.lower_is_better else trend is Trend.UP
    status = (
        (Status.BAIK if good or trend is Trend.SAME else Status.KURANG)
        if reached
        else (Status.CUKUP if good else Status.JELEK)
    )
    state = State.PARTIAL if None in months else State.ZERO if count == 0 else State.VALUE
    reach = max(0, ceil_fraction(indicator.target / 100 * Fraction(8, 12) * thousandths / 1000) - count)
    return Measure(
        state,
        status,
        trend,
        trend if seed % 3 else None,
        count,
        thousandths,
        months[2],
        months[1],
        reach if indicator.counts_people else None,
        1 + (village * 3 + column) % 15,
        months,
        bases,
        over_100=ratio > 1,
    )


def total(measures: list[Measure], indicator: IndicatorHead) -> Measure:
    seen = [m for m in measures if m.ratio is not None]
    if not seen:
        return Measure(State.MISSING)
    count, base = sum(m.count or 0 for m in seen), sum(m.thousandths or 0 for m in seen)
    reach = sum(m.to_reach or 0 for m in seen) if indicator.counts_people else None
    missing = len(measures) - len(seen)
    value = Fraction(count * 100_000, base)
    assert indicator.line is not None
    reached = value <= indicator.line if indicator.lower_is_better else value >= indicator.line
    return Measure(
        State.PARTIAL if missing else State.VALUE,
        Status.BAIK if reached else Status.CUKUP,
        Trend.UP,
        None,
        count,
        base,
        sum(m.this_month or 0 for m in seen),
        sum(m.previous_month or 0 for m in seen),
        reach,
        villages_missing=missing,
    )


def table(count: int) -> Table:
    heads = tuple(head(row) for row in NAMES)
    villages = tuple(
        Village(f"36.01.17.{2001 + i}", name, "Desa", tuple(measure(i, c, h) for c, h in enumerate(heads)))
        for i, name in enumerate(village_names(count))
    )
    totals = tuple(total([v.measures[c] for v in villages], h) for c, h in enumerate(heads))
    return Table(heads, villages, totals, MONTHS, Month(2023, 8), "Puskesmas")


_BEFORE, _AFTER = Side("Nov–Jan", 12, Fraction(60)), Side("Feb–Apr", 21, Fraction(601, 10))
_OTHERS = Side("Nov–Jan", 40, Fraction(400)), Side("Feb–Apr", 44, Fraction(400))
MOVED = {
    1: Moved("Imunisasi dasar lengkap", "Pandat", _BEFORE, _AFTER, *_OTHERS),
    2: Moved("Balita ditimbang", "semua desa", _BEFORE, _AFTER, None, None),
}
VERDICTS = ("Bergerak lebih baik daripada desa lain.", "Naik.", "Belum cukup waktu: kurang dari dua bulan.")
PUBLIC = {"baik": "Baik", "kurang": "Kurang", "cukup": "Cukup", "jelek": "Perlu dikejar"}


def read_back(count: int = 8) -> ReadBack:
    states = (("Selesai", "done"), ("Berjalan", "under_way"), ("Terkendala", "blocked"))
    rows = tuple(
        ReadBackRow(
            i + 1,
            f"Kepala Desa {name}",
            "Mobil siaga mengantar bayi ke posyandu, dua kali sebulan",
            name,
            f"{10 + i} bayi",
            "30 Apr 2023",
            *states[i % 3],
            "2 foto, 1 daftar hadir (19 nama)",
            "IDL",
            MOVED.get(i + 1),
            VERDICTS[i % 3],
        )
        for i, name in enumerate(village_names(count))
    )
    return ReadBack(
        "Lokmin 21 Februari 2023", f"{count} komitmen: 3 selesai, 3 berjalan, 2 terkendala.", rows
    )


def village_line(indicator: IndicatorHead, m: Measure) -> VillageLine:
    target = f"{'batas' if indicator.lower_is_better else 'target'} {indicator.line_text[2:]}%"
    value = f"{m.percent}%" if m.percent else "–"
    return VillageLine(
        indicator.name, value, f"{m.count} dari {m.population} {indicator.unit}", target, m.status, m.word
    )


def sheet(village: Village, of: Table) -> VillageSheet:
    lines = [village_line(h, m) for h, m in zip(of.indicators, village.measures, strict=True) if h.by_village]
    ranked = of.ranked
    return VillageSheet(
        frame(),
        f"Lembar kesehatan Desa {village.name}",
        f"Januari–Maret 2023, untuk Kepala Desa {village.name}",
        village.name,
        village.code,
        tuple(lines[i] for i in (4, 2, 6, 9, 10)),
        tuple(lines[:3]) if ranked else (),
        tuple(lines[3:6]) if ranked else (),
        "Komitmen pada lokmin 21 Februari 2023",
        (VillagePromise("Mobil siaga mengantar bayi ke posyandu", "30 Apr 2023", "2 foto", "Berjalan"),),
        "Yang diminta sebelum lokmin Agustus 2023",
        ("Mobil siaga menjemput bayi Kp. Babakan, tanggal 8.", "PMT dana desa untuk 12 balita stunting."),
        PeopleToReach(
            14,
            f"bayi lagi supaya {village.name} mencapai target sampai Agustus 2023",
            "Bulan Maret 4 bayi, Februari 3 bayi.",
            10,
            24,
            "Agustus",
            "bayi",
        ),
        f"Di antara {len(of.villages)} desa" if ranked else "",
        (
            ("Imunisasi dasar lengkap", "peringkat 13"),
            ("Persalinan di fasilitas", "peringkat 9"),
            ("D/S", "peringkat 2"),
        )
        if ranked
        else (),
        "Bayi lengkap imunisasi",
        tuple(
            RampPoint(name, reached, Fraction(4 * (i + 1)))
            for i, (name, reached) in enumerate(
                zip("Jan Feb Mar Apr Mei Jun Jul Agu".split(), (3, 6, 10) + (None,) * 5, strict=True)
            )
        ),
        ("Bidan desa: Contoh Rosita, A.Md.Keb.",),
        "Seluruh wilayah kerja, karena tidak ditulis per desa",
        (VillageLine("Penemuan terduga TB", "61,0%", "305 dari 500 orang", "target 75,0%", None, "–"),),
        legend(PUBLIC),
    )


def pack(count: int = 15) -> EvaluationPack:
    numbers = table(count)
    problems = (
        ProblemRow(
            "Enam desa belum mencapai imunisasi dasar lengkap",
            "Curuglemo, Pari",
            "4,3 · 4,0 · 3,7",
            "12,0",
            "1",
            True,
            ("Bayi Kp. Babakan jauh dari posyandu", "Kader belum punya daftar bayi"),
            ("Mobil siaga desa dua kali sebulan",),
            ("Desa: BBM mobil siaga", "Babinsa: pendampingan"),
        ),
        ProblemRow("Stunting 16,0%, batas 14%", "", "4,0 · 4,3 · 3,0", "11,3", "2"),
    )
    notes = ("Kurungkambing: balita ditimbang Maret belum dilaporkan; tidak dihitung nol.",)
    return told(
        EvaluationPack(
            frame(),
            "UPT Puskesmas Mandalawangi",
            "Kecamatan Mandalawangi, Kabupaten Pandeglang",
            Period.quarter("2023Q1"),
            "Untuk lokmin triwulanan 22 Mei 2023.",
            numbers,
            read_back(min(count, 8)),
            notes,
            problems,
            tuple(sheet(v, numbers) for v in numbers.villages),
            headline="Delapan dari 12 indikator tercapai.",
            figures_sha256="0" * 64,
            pws=pws_sheets(numbers),
            scoring=Scoring("U · S · G", "USG. U: mendesak, S: gawat, G: berkembang. Total = U + S + G."),
        )
    )


def told(pack: EvaluationPack, facts: Facts | None = None) -> EvaluationPack:
    """The pack with its story, composed as the real one is."""
    return replace(pack, story=story(pack, facts or facts_of(pack)))


def facts_of(pack: EvaluationPack) -> Facts:
    """IDL and a sensitive indicator are priorities; two promises are compared, one in general."""
    heads, totals = pack.table.indicators, pack.table.totals
    found = tuple(
        Summed(h.code, h.name, h.lower_is_better, not h.by_village, (part(h, m),), sides(h.code))
        for h, m in zip(heads, totals, strict=True)
    )
    return Facts(
        ("DEATH", "IDL"),
        Extremes(found, "Perubahan: poin, Januari–Maret 2023 dibanding Oktober–Desember 2022."),
        plan=(
            Planned("Mobil siaga desa dua kali sebulan", "Desa", "Curuglemo", "", "Diusulkan"),
            Planned("Dapur PMT", "Ketua TP PKK", "Pari", "15 Agu 2023", "Dilanjutkan"),
        ),
        planned="Mei–Agustus 2023",
        presented=(
            Fact("Wilayah kerja", f"{pack.puskesmas}, {pack.place}"),
            Fact("Masa yang dinilai", pack.period_text),
            Fact("Untuk", "Lokakarya mini triwulanan lintas sektor, triwulan II tahun 2023"),
            Fact("Disajikan oleh", "dr. Contoh Wulandari, Kepala UPT Puskesmas Mandalawangi"),
        ),
        public=PUBLIC,
    )


def part(head: IndicatorHead, m: Measure) -> Part:
    base = Fraction(m.thousandths, 1000) if m.thousandths else None
    return Part("Mandalawangi", m.count, base, head.line, m.state is State.VALUE)


def sides(code: str) -> tuple[Sides, ...]:
    return (
        (Sides(Ratio(3, Fraction(20)), Ratio(5 if code != "DS" else 1, Fraction(20))),)
        if code != "K6"
        else ()
    )


def draft(count: int) -> EvaluationPack:
    made = pack(count)
    return replace(made, frame=frame(draft=True))
