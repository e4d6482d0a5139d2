"""The table of an agreement made before Lokmin: which column is what, and its lines. Pure text, no look-ups.

Header words as berita acara and RTL tables write them (no, masalah, kegiatan, penanggung jawab, desa, batas
waktu). A problem that is merged over several lines stands in the first of them and counts for all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lokmin.basics.spelling import key

Rows = Sequence[Sequence[str]]

# Part: words that a header contains, words that it equals. The first part that fits a column has it.
_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "who": (
        ("penanggungjawab", "pelaksana"),
        ("pj", "oleh", "siapa", "sektor", "lintassektor", "pihak", "pic", "instansi"),
    ),
    "when": (("waktu",), ("tenggat", "kapan", "jadwal", "tanggal", "deadline", "selesai")),
    "where": (("lokasi", "tempat"), ("desa", "wilayah", "dimana", "desakelurahan", "desakel", "kelurahan")),
    "problem": (("masalah",), ("isu", "hambatan")),
    "proof": (("bukti", "keberhasilan"), ("luaran", "output")),
    "quantity": ((), ("jumlah", "volume", "berapa", "target", "sasaran", "kuantitas")),
    "what": (
        ("kegiatan", "tindaklanjut", "kesepakatan", "komitmen", "dukungan", "upaya", "pemecahan"),
        ("rtl", "rencana", "apa", "solusi", "rencanakerja"),
    ),
}
PARTS = ("what", "who", "where", "when", "quantity", "proof", "problem")
SKIP, NEW = "-", "baru:"  # answers to "who is meant": leave the lines out; a new office in the sector named
_HEADER_ROWS = 5
_QUANTITY = re.compile(r"(\d{1,7})(?![\d./-])\s*([^\d].*)?")


@dataclass(frozen=True)
class OldLine:
    """One line of the table as written. `row` counts from 1 in what was pasted."""

    row: int
    what: str = ""
    who: str = ""
    where: str = ""
    when: str = ""
    quantity: str = ""
    proof: str = ""
    problem: str = ""


@dataclass(frozen=True)
class NewOffice:
    """An office that the directory lacks and that a person confirmed: its title and its sector."""

    title: str
    sector: str


@dataclass(frozen=True)
class OldPromise:
    """One line of the old agreement. Only who and what are required (FN 25)."""

    who: UUID | NewOffice | None
    what: str
    area_ids: tuple[UUID, ...] = ()
    due_on: date | None = None
    quantity: int | None = None
    quantity_unit: str = ""
    proof_expected: str = ""
    problem: str = ""


def part_of(header: str) -> str:
    """What a header means; empty when nobody knows."""
    text = key(header)
    for part, (contained, equal) in _WORDS.items():
        if text in equal or any(word in text for word in contained):
            return part
    return ""


def header_row(rows: Rows) -> int:
    """The line with the most known headers among the first five: two, or one written exactly so beside
    another cell; -1 without one."""
    best, at = 0, -1
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        known = len({part for cell in row if len(cell) <= 60 and (part := part_of(cell))})
        filled = sum(bool(cell) for cell in row)
        if known > best and (known > 1 or (filled > 1 and any(_is_exact(cell) for cell in row))):
            best, at = known, number
    return at


def _is_exact(header: str) -> bool:
    return any(key(header) in equal for _contained, equal in _WORDS.values())


def recognised(rows: Rows) -> list[str]:
    """The part of every column, each part once; empty where a person must say it."""
    at = header_row(rows)
    width = max((len(row) for row in rows), default=0)
    header = list(rows[at]) if at >= 0 else []
    found: list[str] = []
    for cell in [*header, *[""] * (width - len(header))]:
        part = part_of(cell)
        found.append(part if part not in found else "")
    return found


def lines(rows: Rows, parts: Sequence[str]) -> list[OldLine]:
    """The lines under the header that say what or who; the numbering `1 2 3` and empty lines are none."""
    found = []
    problem = ""
    for number, row in enumerate(rows[header_row(rows) + 1 :], header_row(rows) + 2):
        cells = {part: row[n] for n, part in enumerate(parts) if part and n < len(row)}
        if not any(cells.values()) or all(not text or text.strip(".").isdigit() for text in row):
            continue
        problem = cells.get("problem") or problem
        if cells.get("what") or cells.get("who"):
            found.append(OldLine(number, **{**cells, "problem": problem}))
    return found


def read_quantity(text: str) -> tuple[int | None, str]:
    """`12 bayi` is twelve, of which: bayi. What does not begin with a number is none."""
    found = _QUANTITY.fullmatch(text.strip())
    return (int(found[1]), (found[2] or "").strip()[:60]) if found and int(found[1]) else (None, "")


def places_in(text: str) -> list[str]:
    """The single names of `Pari, Pandat dan Cikoneng`."""
    return [part.strip() for part in re.split(r"[,;/&\n]|\bdan\b", text) if part.strip(" .-")]


def names_all(text: str) -> bool:
    """`semua desa`, `seluruh desa`, `se-kecamatan`."""
    return bool(re.search(r"\b(semua|seluruh|se-?kecamatan|tiap|setiap)\b", text.casefold()))


def plain_title(text: str) -> str:
    """A title without what spelling varies: `Kades Pari` is `Kepala Desa PARI`."""
    words = re.sub(r"[^a-z0-9]+", " ", text.casefold()).split()
    known = {"kades": "kepala desa", "kapus": "kepala puskesmas", "ka": "kepala", "pkm": "puskesmas"}
    return "".join(known.get(word, word).replace(" ", "") for word in words)
