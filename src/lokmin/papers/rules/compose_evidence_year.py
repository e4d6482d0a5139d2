"""The index of a year of evidence: its meetings, the criteria by quarter, the items of PKP, what is where."""

from collections.abc import Iterable
from dataclasses import dataclass

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.compose_evidence import MARGINS
from lokmin.papers.rules.content import Frame
from lokmin.papers.rules.gathering import Fact


@dataclass(frozen=True)
class Met:
    """A meeting of the year: `folder` in the bundle, how much of its evidence is there."""

    name: str
    held: str
    state: str
    there: int
    wanted: int
    folder: str
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Quartered:
    """A criterion over the four quarters: of each `(there, wanted)`; wanted 0: nothing to prove."""

    key: str
    text: str
    quarters: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Item:
    """An item of PKP: what was counted, and the points where the instrument counts."""

    form: str
    name: str
    counted: str
    points: int | None
    note: str


@dataclass(frozen=True)
class Year:
    """What the index of a year is made of; `elsewhere` are meetings whose papers another Puskesmas keeps."""

    frame: Frame
    year: int
    edition: str
    facts: tuple[Fact, ...]
    met: tuple[Met, ...]
    rows: tuple[Quartered, ...]
    items: tuple[Item, ...]
    elsewhere: tuple[str, ...]
    damaged: tuple[str, ...]


def year(found: Year) -> b.Document:
    """The whole year on a few pages; each meeting has its own index in its folder."""
    return b.Document(
        "evidence",
        found.frame,
        f"Indeks berkas bukti tahun {found.year}",
        (
            b.Titles(("Indeks berkas bukti", f"tahun {found.year}")),
            b.Lines((*found.facts, Fact("Instrumen", found.edition)), 36),
            *_meetings(found),
            *_damaged(found.damaged),
            *_rows(found.rows),
            *_items(found.items),
        ),
        flipped=True,
        size=10,
        margins=MARGINS,
    )


def _meetings(found: Year) -> Iterable[b.Block]:
    yield b.Heading("Jadwal dan rapat tahun ini")
    if found.met:
        heads = ("Rapat", "Hari", "Keadaan", "Bukti", "Kurang", "Map")
        yield b.Grid(
            heads, tuple(_met(n, one) for n, one in enumerate(found.met, 1)), (7, 5, 4, 4, 12, 8), size=8.5
        )
    else:
        yield b.Words((f"Belum ada rapat pada tahun {found.year}, jadi belum ada bukti.",))
    if found.elsewhere:
        yield b.Words(("Diselenggarakan Puskesmas lain, yang menyimpan berkasnya:",), keep=True)
        yield b.Items(tuple((one,) for one in found.elsewhere), "dot")


def _met(n: int, one: Met) -> tuple[b.Cell, ...]:
    key = f"meeting/{n}"
    return (
        b.cell(one.name),
        b.cell(one.held),
        b.cell(one.state),
        b.cell((b.count(f"{key}/there", one.there), " dari ", b.count(f"{key}/wanted", one.wanted))),
        b.cell("; ".join(one.lacks) or "–"),
        b.cell(one.folder),
    )


def _damaged(damaged: tuple[str, ...]) -> Iterable[b.Block]:
    if damaged:
        yield b.Heading("Berkas yang tidak ikut karena hilang atau rusak")
        yield b.Items(tuple((one,) for one in damaged), "dot")


def _rows(rows: tuple[Quartered, ...]) -> Iterable[b.Block]:
    yield b.Heading("Kriteria akreditasi menurut triwulan")
    yield b.Words(
        (
            "Angka: macam bukti yang ada dari yang diperlukan, dijumlahkan atas rapat dalam triwulan kalender"
            " itu. Tanda – : tidak ada rapat yang harus membuktikannya.",
        ),
        "small",
    )
    heads = ("Kriteria", "Yang diminta", "Jan–Mar", "Apr–Jun", "Jul–Sep", "Okt–Des")
    yield b.Grid(heads, tuple(_row(one) for one in rows), (4, 18, 3, 3, 3, 3), size=8.5)


def _row(one: Quartered) -> tuple[b.Cell, ...]:
    cells = []
    for n, (there, wanted) in enumerate(one.quarters, 1):
        key = f"criterion/{one.key}/{n}"
        said: b.Said = (b.count(f"{key}/there", there), "/", b.count(f"{key}/wanted", wanted))
        cells.append(b.cell(said if wanted else ("–",), align="center", bold=0 < wanted == there))
    return (b.cell(one.key), b.cell(one.text), *cells)


def _items(items: tuple[Item, ...]) -> Iterable[b.Block]:
    yield b.Heading("Butir manajemen PKP yang dijawab lokmin")
    heads = ("Instrumen", "Butir", "Dihitung", "Nilai", "Keterangan")
    rows = tuple(
        (
            b.cell(one.form),
            b.cell(one.name),
            b.cell(one.counted),
            b.cell(
                b.count(f"pkp/{n}", one.points) if one.points is not None else "dinilai orang", align="center"
            ),
            b.cell(one.note),
        )
        for n, one in enumerate(items, 1)
    )
    yield b.Grid(heads, rows, (8, 9, 9, 4, 9), size=8.5)
