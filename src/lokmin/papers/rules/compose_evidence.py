"""The index of a bundle of evidence: criterion by criterion what there is, every file with both its days."""

from collections.abc import Iterable
from dataclasses import dataclass

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.content import Frame
from lokmin.papers.rules.gathering import Fact

NO_FILES = "Belum ada berkas dan catatan."
MARGINS = (14, 18, 20, 16)


@dataclass(frozen=True)
class Answer:
    """A criterion: `there` of `wanted` kinds of evidence; what there is, what lacks, what lies elsewhere."""

    key: str
    text: str
    there: int
    wanted: int
    has: tuple[str, ...]
    lacks: tuple[str, ...]
    beside: tuple[str, ...]
    apart: str = ""
    """Why this meeting says nothing about it."""


@dataclass(frozen=True)
class Filed:
    """A piece with the day it happened and the day it was recorded; `path` in the bundle, else `why` not."""

    kind: str
    name: str
    happened: str
    recorded: str
    later: bool
    path: str
    why: str = ""

    @property
    def note(self) -> str:
        return ". ".join(filter(None, ("dicatat kemudian" if self.later else "", self.why)))


@dataclass(frozen=True)
class Sent:
    """An invitation on its way: to which office, when, how. No name of a person."""

    office: str
    day: str
    via: str


@dataclass(frozen=True)
class Promised:
    """A line of the follow-up plan as it stands."""

    number: int
    what: str
    owner: str
    due: str
    state: str
    proof: str


@dataclass(frozen=True)
class Index:
    """What the index of one meeting is made of."""

    frame: Frame
    title: str
    edition: str
    facts: tuple[Fact, ...]
    there: int
    wanted: int
    answers: tuple[Answer, ...]
    files: tuple[Filed, ...]
    sent: tuple[Sent, ...]
    promised: tuple[Promised, ...]


def index(found: Index) -> b.Document:
    """The meter, the criteria, the files, and as tables what has no file of its own."""
    return b.Document(
        "evidence",
        found.frame,
        f"Indeks berkas bukti {found.title}",
        (
            b.Titles(("Indeks berkas bukti", found.title)),
            b.Lines((*found.facts, Fact("Instrumen", found.edition)), 36),
            b.Words(_meter(found.there, found.wanted), "strong"),
            *_criteria(found.answers),
            *_files(found.files),
            *_sent(found.sent),
            *_promised(found.promised),
        ),
        flipped=True,
        size=10,
        margins=MARGINS,
    )


def _meter(there: int, wanted: int) -> b.Said:
    if not wanted:
        return ("Belum ada yang harus dibuktikan.",)
    return (b.count("there", there), " dari ", b.count("wanted", wanted), " macam bukti ada.")


def _criteria(answers: tuple[Answer, ...]) -> Iterable[b.Block]:
    yield b.Heading("Menurut kriteria akreditasi")
    if not answers:
        yield b.Words(("Tidak ada kriteria yang dibuktikan oleh jenis rapat ini.",))
        return
    heads = ("Kriteria", "Yang diminta", "Ada", "Kurang, dan sampai kapan", "Diminta juga, di luar Lokmin")
    yield b.Grid(heads, tuple(_answer(one) for one in answers), (4, 9, 9, 10, 6), size=8.5)


def _answer(one: Answer) -> tuple[b.Cell, ...]:
    key = f"criterion/{one.key}"
    score: b.Said = (b.count(f"{key}/there", one.there), " dari ", b.count(f"{key}/wanted", one.wanted))
    return (
        b.cell(one.key, score if one.wanted else ("–",), bold=0 < one.wanted == one.there),
        b.cell(one.text),
        b.cell(*(one.has or ("–",))),
        b.cell(*((one.apart,) if one.apart else one.lacks or ("–",))),
        b.cell(*(one.beside or ("–",))),
    )


def _files(files: tuple[Filed, ...]) -> Iterable[b.Block]:
    yield b.Heading("Berkas dan catatan")
    yield b.Words(
        ("Setiap bukti menyebut tanggal kejadian dan tanggal pencatatannya; yang menyusul ditandai.",),
        "small",
    )
    if not files:
        yield b.Words((NO_FILES,))
        return
    heads = ("No", "Jenis", "Bukti", "Tanggal kejadian", "Tanggal catat", "Berkas di map ini", "Keterangan")
    yield b.Grid(
        heads, tuple(_file(n, one) for n, one in enumerate(files, 1)), (1, 5, 8, 4, 4, 10, 5), size=8
    )


def _file(n: int, one: Filed) -> tuple[b.Cell, ...]:
    return (
        b.cell(str(n), align="center"),
        b.cell(one.kind),
        b.cell(one.name),
        b.cell(one.happened),
        b.cell(one.recorded),
        b.cell(one.path or "–"),
        b.cell(one.note or "–", bold=one.later and not one.why),
    )


def _sent(sent: tuple[Sent, ...]) -> Iterable[b.Block]:
    if sent:
        yield b.Heading("Pengiriman undangan")
        rows = tuple(
            (b.cell(str(n), align="center"), b.cell(one.office), b.cell(one.day), b.cell(one.via))
            for n, one in enumerate(sent, 1)
        )
        yield b.Grid(
            ("No", "Jabatan dan lembaga", "Tercatat terkirim", "Cara"), rows, (1, 12, 5, 6), size=8.5
        )


def _promised(promised: tuple[Promised, ...]) -> Iterable[b.Block]:
    if promised:
        yield b.Heading("Rencana tindak lanjut dan buktinya")
        heads = ("No", "Kesepakatan", "Penanggung jawab", "Tenggat", "Keadaan", "Bukti")
        rows = tuple(
            (
                b.cell(str(one.number), align="center"),
                b.cell(one.what),
                b.cell(one.owner),
                b.cell(one.due),
                b.cell(one.state),
                b.cell(one.proof),
            )
            for one in promised
        )
        yield b.Grid(heads, rows, (1, 12, 8, 4, 5, 6), size=8.5)
