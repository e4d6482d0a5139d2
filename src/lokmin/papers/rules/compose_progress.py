"""Progress of the follow-up (laporan kemajuan RTL): what was agreed at a meeting and where it stands now."""

from collections.abc import Iterable
from dataclasses import dataclass

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.content import NONE, Frame, Signer
from lokmin.papers.rules.gathering import Fact


@dataclass(frozen=True)
class Kept:
    """One promise as it stands. `standing`: done, running, blocked or other; `latest` is its last report.

    `places` and `latest` are what may be said to the sectors; `wanted` and `reached` are people or things.
    """

    number: int
    what: str
    owner: str
    sector: str
    places: str
    wanted: int | None
    reached: int | None
    unit: str
    due: str
    late_days: int
    standing: str
    word: str
    proof: str
    latest: str


@dataclass(frozen=True)
class Progress:
    """What the report is made of; `elsewhere` promises were made to other Puskesmas that took part."""

    frame: Frame
    meeting: str
    event: tuple[Fact, ...]
    as_of: str
    promises: tuple[Kept, ...]
    elsewhere: int
    signers: tuple[Signer, ...]


STANDINGS = {
    "done": "Selesai",
    "running": "Berjalan atau belum dimulai",
    "blocked": "Terkendala",
    "other": "Lainnya",
}


def progress(found: Progress) -> b.Document:
    """Sums first, then each promise, then the sectors by the alphabet (never ranked)."""
    return b.Document(
        "progress",
        found.frame,
        f"Laporan kemajuan rencana tindak lanjut {found.meeting}",
        (
            b.Titles(
                ("Laporan kemajuan rencana tindak lanjut", *found.meeting.split(", ", 1)), found.frame.number
            ),
            b.Lines((*found.event, Fact("Keadaan per", found.as_of))),
            *_body(found),
            b.Signatures(found.signers, found.frame.place_and_day),
        ),
        flipped=True,
        size=11,
        margins=(16, 20, 20, 18),
    )


def _body(found: Progress) -> Iterable[b.Block]:
    yield b.Heading("Ringkasan")
    if found.promises:
        yield b.Words(_summary(found.promises))
    else:
        yield b.Words(("Rapat ini belum mencatat komitmen untuk Puskesmas ini.",))
    if found.elsewhere:
        yield b.Words(
            (
                b.count("elsewhere", found.elsewhere),
                " komitmen untuk Puskesmas lain yang ikut rapat dilaporkan oleh Puskesmasnya sendiri.",
            )
        )
    if found.promises:
        yield b.Heading("Kemajuan tiap komitmen")
        yield _table(found.promises)
        yield b.Heading("Menurut sektor")
        yield _sectors(found.promises)


def _summary(promises: tuple[Kept, ...]) -> b.Said:
    said: list[b.Part] = [b.count("promises", len(promises)), " komitmen: "]
    parts = [(key, sum(one.standing == key for one in promises)) for key in STANDINGS]
    for n, (key, number) in enumerate([pair for pair in parts if pair[1]]):
        said += [", " if n else "", b.count(f"promises/{key}", number), f" {STANDINGS[key].lower()}"]
    late = sum(one.late_days > 0 for one in promises)
    if late:
        said += ["; ", b.count("promises/late", late), " di antaranya lewat tenggat"]
    return (*said, ".")


def _table(promises: tuple[Kept, ...]) -> b.Grid:
    heads = (
        "No", "Kesepakatan", "Penanggung jawab", "Lokasi", "Sasaran", "Hasil", "Tenggat", "Status",
        "Bukti", "Laporan terakhir",
    )  # fmt: skip
    return b.Grid(heads, tuple(_row(one) for one in promises), (2, 9, 7, 6, 4, 4, 5, 5, 5, 8), size=8.5)


def _row(one: Kept) -> tuple[b.Cell, ...]:
    key = f"promise/{one.number}"
    due = (
        (one.due, ("lewat ", b.count(f"{key}/late", one.late_days), " hari"))
        if one.late_days
        else (one.due or NONE,)
    )
    return (
        b.cell(str(one.number), align="center"),
        b.cell(one.what),
        b.cell(one.owner),
        b.cell(one.places or NONE),
        b.cell(_amount(f"{key}/wanted", one.wanted, one.unit)),
        b.cell(_amount(f"{key}/reached", one.reached, one.unit)),
        b.cell(*due),
        b.cell(one.word, bold=one.standing == "done"),
        b.cell(one.proof),
        b.cell(one.latest),
    )


def _amount(key: str, value: int | None, unit: str) -> b.Said:
    if value is None:
        return (NONE,)
    return (b.count(key, value), f" {unit}" if unit else "")


def _sectors(promises: tuple[Kept, ...]) -> b.Grid:
    names = sorted({one.sector for one in promises})
    rows = tuple(_sector(n, name, promises) for n, name in enumerate(names, 1))
    note = "Sektor disusun menurut abjad dan tidak diperingkat."
    return b.Grid(("Sektor", "Komitmen", *STANDINGS.values()), rows, (8, 3, 3, 5, 3, 3), note)


def _sector(n: int, name: str, promises: tuple[Kept, ...]) -> tuple[b.Cell, ...]:
    own = [one for one in promises if one.sector == name]
    each = (
        b.right(b.count(f"sector/{n}/{key}", sum(one.standing == key for one in own))) for key in STANDINGS
    )
    return (b.cell(name), b.right(b.count(f"sector/{n}", len(own))), *each)
