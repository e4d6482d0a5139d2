"""Writes the pages of docs that are read off the source; tests/house/test_reference.py keeps them fresh.

./run reference      write docs/reference/command-line.md and indicators.md, docs/explanation/walls.md
"""

from __future__ import annotations

import argparse
from pathlib import Path

from lokmin.basics.scope import DUTIES, DUTY_NAMES, ROLE_NAMES, Duty, Role
from lokmin.coverage.rules import catalogue
from lokmin.coverage.rules.catalogue import IndicatorFact, KindFact
from lokmin.web.commands import parser

ROOT = Path(__file__).parents[2]
START, END = "<!-- table: read off basics/scope.py by ./run reference -->", "<!-- end of table -->"

COMMANDS_HEAD = """# Baris perintah

Dibuat dari perintahnya sendiri dengan `./run reference`. Semua perintah dijalankan sebagai `./run lokmin
PERINTAH …`; `./run lokmin PERINTAH --help` menampilkan yang sama. Keluar dengan 0 bila berhasil, 2 bila
perintah atau isian keliru (satu kalimat menyebut apa dan cara memperbaikinya), 1 bila gagal.
"""
INDICATORS_HEAD = """# Kamus indikator

Dibuat dari `src/lokmin/coverage/data` dengan `./run reference`. Cara menghitungnya:
[angka.md](../explanation/angka.md).

**Rumus**: unsur di atas unsur atau jenis sasaran, lalu kata-katanya. **Akumulasi**: lihat daftar di bawah;
garis target m/12 hanya pada *kumulatif* yang makin tinggi makin baik, yang lain memakai target utuh.
**Arah**: ≥ makin tinggi makin baik, ≤ makin rendah makin baik. **Tampil**: *laporan* begitu unsurnya
dilaporkan atau ada target; *target* hanya bila ada target, karena menghitung hal yang sama dengan indikator
lain. **Peka**: per desa hanya untuk petugas yang bertugas; yang lain melihat jumlah wilayah kerja.
**Yakin**: V dibaca pada sumbernya, R dikenal di lapangan dan masih perlu dipastikan. **Klaster** menurut KMK
HK.01.07/MENKES/2015/2023.

| akumulasi | angka yang dipakai | dalam daftar indikator |
| --- | --- | --- |
| `kumulatif` | jumlah sejak Januari, dibanding sasaran setahun | cum |
| `rasio` | pembilang dan penyebut dijumlahkan sejak Januari | sum |
| `rata_desa` | rata-rata bulan terlapor tiap desa (setengah ke genap), dijumlah | village mean YTD |
| `rata_jadwal` | sama, hanya bulan terjadwal | scheduled mean |
| `stok` | laporan terakhir; *angka bulan lalu*, *dua bulan lalu*, atau *lama* bila bukan bulan ini | STOCK |
| `bulanan` | bulan itu saja | month |
| `kejadian` | bulan terjadwal saja; bulan lain *belum waktunya*, bukan 0 % | event |
| `kohort` | pembilang dan penyebut laporan hasil kohort tahun lalu, dijumlahkan sejak Januari | cohort |
| `mingguan` | laporan mingguan, dijumlahkan sejak Januari | weeks |
| `akhir_tahun` | keadaan bulan Desember | year-end |
"""


def cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ") or "–"


def row(*cells: object) -> str:
    return "| " + " | ".join(cell(text) for text in cells) + " |"


def table(*head: str) -> list[str]:
    return [row(*head), row(*["---"] * len(head))]


# ---- the command line -----------------------------------------------------------------------------


def command_line() -> str:
    """docs/reference/command-line.md."""
    commands = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    parts = [COMMANDS_HEAD]
    for name, sub in sorted(commands.choices.items()):
        parts += [f"## {name}\n", f"{str(sub.description).capitalize()}.\n", *options(sub)]
    return "\n".join(parts).rstrip() + "\n"


def options(sub: argparse.ArgumentParser) -> list[str]:
    """The arguments of one command as a table; nothing where it has none."""
    own = [action for action in sub._actions if action.dest != "help"]
    lines = [row(spelled(action), words(action)) for action in own]
    return ["\n".join([*table("isian", "arti"), *lines]) + "\n"] if own else []


def spelled(action: argparse.Action) -> str:
    """`--port PORT`, `KODE`: how an argument is typed."""
    value = "" if action.nargs == 0 else str(action.metavar or action.dest.upper())
    if action.choices and not action.metavar:
        value = " / ".join(str(choice) for choice in action.choices)
    return f"`{' '.join([*action.option_strings[-1:], value]).strip()}`"


def words(action: argparse.Action) -> str:
    return f"{action.help or ''}{' (wajib)' if action.required else ''}"


# ---- the indicators -------------------------------------------------------------------------------


def indicators() -> str:
    """docs/reference/indicators.md."""
    parts = [INDICATORS_HEAD]
    programmes = dict.fromkeys(fact.programme for fact in catalogue.indicators())
    head = table(
        *"kode nama rumus akumulasi waktu arah target klaster tampil peka edisi sumber yakin".split()
    )
    for programme in programmes:
        facts = [fact for fact in catalogue.indicators() if fact.programme == programme]
        parts += [f"## {programme}\n", "\n".join([*head, *(indicator(fact) for fact in facts)]) + "\n"]
    head = table("kode", "nama", "satuan", "dihitung dari", "sumber", "yakin")
    kinds = [*head, *(kind(fact) for fact in catalogue.population_kinds())]
    parts += ["## Jenis sasaran\n", "\n".join(kinds) + "\n"]
    elements = [row(f"`{fact.code}`", fact.name, fact.unit) for fact in catalogue.elements()]
    parts += ["## Unsur yang dihitung\n", "\n".join([*table("kode", "nama", "satuan"), *elements])]
    return "\n".join(parts).rstrip() + "\n"


def indicator(fact: IndicatorFact) -> str:
    return row(
        f"`{fact.code}`",
        fact.name,
        f"{side(fact, 'numerator')} / {side(fact, 'denominator') or 'sasaran ' + kind_name(fact)}: "
        f"{fact.numerator_words} / {fact.denominator_words}",
        fact.accumulation,
        fact.frequency,
        "≤" if fact.lower_is_better else "≥",
        fact.usual_target,
        fact.cluster,
        "target" if fact.use == "target" else "laporan",
        "ya" if fact.sensitivity == "restricted" else "tidak",
        fact.edition,
        fact.source,
        fact.confidence,
    )


def side(fact: IndicatorFact, which: str) -> str:
    """`PENTA1 − PENTA3`: the elements of one side of a formula."""
    terms = [term for term in fact.terms if term.side == which]
    signed = "".join(f" {'−' if term.sign < 0 else '+'} {term.element}" for term in terms)
    return signed.removeprefix(" + ").strip()


def kind_name(fact: IndicatorFact) -> str:
    names = {found.code: found.name.lower() for found in catalogue.population_kinds()}
    return names[fact.population_kind]


def kind(fact: KindFact) -> str:
    return row(f"`{fact.code}`", fact.name, fact.unit, fact.formula, fact.source, fact.confidence)


# ---- the walls ------------------------------------------------------------------------------------


def duties() -> str:
    """The table of docs/explanation/walls.md: which role has which duty."""
    roles = [role for role in Role if role is not Role.LINK]
    head = table("duty", "tugas", *(ROLE_NAMES[role] for role in roles))
    lines = [
        row(f"`{duty}`", DUTY_NAMES[duty], *("yes" if duty in DUTIES[role] else "–" for role in roles))
        for duty in Duty
    ]
    return "\n".join([*head, *lines])


def walls(text: str) -> str:
    """`text` of docs/explanation/walls.md with its table renewed."""
    before, after = text.split(START)[0], text.split(END)[1]
    return f"{before}{START}\n\n{duties()}\n\n{END}{after}"


def pages() -> dict[Path, str]:
    """Every generated page and what it should hold."""
    explained = ROOT / "docs" / "explanation" / "walls.md"
    return {
        ROOT / "docs" / "reference" / "command-line.md": command_line(),
        ROOT / "docs" / "reference" / "indicators.md": indicators(),
        explained: walls(explained.read_text(encoding="utf-8")),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
