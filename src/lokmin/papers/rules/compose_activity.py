"""Report of an activity (laporan kegiatan): what was held, who came, what came of it, what it cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.content import DOTS, NONE, Frame, Signer
from lokmin.papers.rules.facts import data
from lokmin.papers.rules.gathering import Fact
from lokmin.papers.rules.spending import rupiah_in_words

CHAPTERS = "I II III IV V VI VII VIII".split()


@dataclass(frozen=True)
class Came:
    """The invited offices by how they answered, and who came besides."""

    invited: int
    present: int
    represented: int
    excused: int
    absent: int
    walk_in: int
    heads: int
    institutions: int


@dataclass(frozen=True)
class Agreed:
    number: int
    what: str
    owner: str
    due: str


@dataclass(frozen=True)
class Cost:
    """A line of the table of costs; `open_lines` people have no amount yet."""

    word: str
    amount: int
    open_lines: int = 0


@dataclass(frozen=True)
class Activity:
    """`family` picks the aims of data/kak.toml; `annexes` are the papers that belong to the report."""

    frame: Frame
    family: str
    title: str
    unit: str
    year: int
    event: tuple[Fact, ...]
    lead: str
    came: Came
    steps: tuple[str, ...]
    inputs: tuple[str, ...]
    decisions: tuple[str, ...]
    agreed: tuple[Agreed, ...]
    fund: str
    costs: tuple[Cost, ...]
    annexes: tuple[str, ...]
    signers: tuple[Signer, ...]


def activity(found: Activity) -> b.Document:
    """Eight chapters in the order of published reports."""
    facts = data("kak")[found.family]
    chapters: tuple[tuple[str, tuple[b.Block, ...]], ...] = (
        ("Dasar", _bases(found)),
        ("Tujuan", (b.Words((str(facts["aim"]),)), _items(facts["aims"]))),
        ("Waktu, tempat, dan pimpinan", (b.Lines((*found.event, Fact("Pimpinan rapat", found.lead))),)),
        ("Peserta", _came(found.came)),
        ("Jalannya kegiatan", _course(found)),
        ("Hasil", _results(found)),
        ("Biaya", _costs(found)),
        ("Penutup", (b.Words((_closing(found),)),)),
    )
    written: Iterable[b.Block] = chain.from_iterable(
        (b.Heading(f"{number}. {title}"), *body)
        for number, (title, body) in zip(CHAPTERS, chapters, strict=True)
    )
    titles = b.Titles(
        ("Laporan kegiatan", found.title, found.unit, f"Tahun {found.year}"), found.frame.number
    )
    return b.Document(
        "activity",
        found.frame,
        f"Laporan kegiatan {found.title}",
        (titles, *written, b.Signatures(found.signers, found.frame.place_and_day)),
        size=11,
    )


def _items(texts: Iterable[str]) -> b.Items:
    return b.Items(tuple((text,) for text in texts))


def _bases(found: Activity) -> tuple[b.Block, ...]:
    if found.frame.bases:
        return (_items(basis.title for basis in found.frame.bases),)
    return (b.Words((f"Rencana kegiatan {found.unit} tahun {found.year}.",)),)


def _came(came: Came) -> tuple[b.Block, ...]:
    if not came.heads:
        return (b.Words(("Belum ada yang tercatat hadir. Catat kehadiran rapat dahulu.",)),)
    columns = (
        ("Diundang", came.invited, "invited"),
        ("Hadir", came.present, "present"),
        ("Diwakili", came.represented, "represented"),
        ("Izin", came.excused, "excused"),
        ("Tidak hadir", came.absent, "absent"),
        ("Hadir tanpa undangan", came.walk_in, "walk_in"),
    )
    row = tuple(b.cell(b.count(f"came/{key}", number), align="center") for _word, number, key in columns)
    return (
        b.Words(
            (
                "Hadir ",
                b.count("heads", came.heads),
                " orang dari ",
                b.count("institutions", came.institutions),
                " lembaga; nama dan tanda tangannya ada pada daftar hadir.",
            )
        ),
        b.Grid(tuple(word for word, _number, _key in columns), (row,), (3, 3, 3, 3, 3, 5)),
    )


def _course(found: Activity) -> tuple[b.Block, ...]:
    if not found.steps:
        return (b.Words(("Susunan acara belum disusun.",)),)
    said: tuple[b.Block, ...] = ()
    if found.inputs:
        said = (b.Words(("Masukan peserta:",), "strong"), _items(found.inputs))
    return (_items(found.steps), *said)


def _results(found: Activity) -> tuple[b.Block, ...]:
    made: list[b.Block] = []
    if found.decisions:
        made += [b.Words(("Keputusan:",), "strong"), _items(found.decisions)]
    if found.agreed:
        rows = tuple(
            (
                b.cell(str(one.number), align="center"),
                b.cell(one.what),
                b.cell(one.owner),
                b.cell(one.due or NONE),
            )
            for one in found.agreed
        )
        made += [
            b.Words(("Rencana tindak lanjut yang disepakati:",), "strong"),
            b.Grid(("No", "Tindak lanjut", "Penanggung jawab", "Tenggat"), rows, (2, 14, 9, 6)),
        ]
    return tuple(made) or (b.Words(("Belum ada keputusan atau kesepakatan yang tercatat.",)),)


def _costs(found: Activity) -> tuple[b.Block, ...]:
    source = b.Words((f"Sumber dana: {found.fund or DOTS}",))
    if not found.costs:
        told = "Belum ada biaya yang diisi. Isi di Uang rapat dan surat tugas, atau tulis di sini:"
        return (source, b.Words((told,), keep=True), b.Blank(3))
    total = sum(one.amount for one in found.costs)
    missing = sum(one.open_lines for one in found.costs)
    rows = (
        *(
            (b.cell(one.word), b.right(b.count(f"cost/{n}", one.amount)))
            for n, one in enumerate(found.costs, 1)
        ),
        (
            b.cell("Jumlah sementara" if missing else "Jumlah", bold=True, fill=True),
            b.cell(b.count("cost", total), bold=True, align="right", fill=True),
        ),
    )
    said: b.Said = (f"Terbilang: {rupiah_in_words(total)}.",)
    if missing:
        said = (b.count("cost/missing", missing), " orang belum mempunyai jumlah uang transport.")
    return (source, b.Grid(("Uraian", "Jumlah (Rp)"), rows, (12, 4)), b.Words(said))


def _closing(found: Activity) -> str:
    annexes = f" Lampiran: {', '.join(found.annexes)}." if found.annexes else ""
    return (
        "Demikian laporan ini dibuat menurut catatan rapat sebagai pertanggungjawaban pelaksanaan kegiatan."
        f"{annexes}"
    )
