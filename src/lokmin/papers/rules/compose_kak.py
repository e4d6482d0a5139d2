"""Terms of reference of a meeting (kerangka acuan kegiatan, KAK), from what is planned and stored."""

from dataclasses import dataclass
from fractions import Fraction

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.content import Frame, Signer
from lokmin.papers.rules.facts import data
from lokmin.papers.rules.gathering import Fact

CHAPTERS = "I II III IV V VI VII VIII IX X".split()
MOST_PROBLEMS = 5


@dataclass(frozen=True)
class Followed:
    """What became of the promises so far, `told` being the meeting that made most of them."""

    told: str
    as_of: str
    total: int
    done: int
    running: int
    blocked: int


@dataclass(frozen=True)
class Reached:
    """How many indicators have reached their target, of those that can be judged."""

    reached: int
    judged: int
    months: str


@dataclass(frozen=True)
class Weighed:
    """A problem of the board with its total; None before it was scored."""

    statement: str
    total: Fraction | None


@dataclass(frozen=True)
class Step:
    """A point of the agenda."""

    at: str
    title: str
    presenter: str


@dataclass(frozen=True)
class Guests:
    """How many are invited from one sector."""

    sector: str
    invited: int


@dataclass(frozen=True)
class Terms:
    """What the terms of reference are made of. `family` picks the aims of data/kak.toml."""

    frame: Frame
    family: str
    activity: str
    unit: str
    year: int
    lead: str
    keeper: str
    event: tuple[Fact, ...]
    reviewed: str
    planned: str
    steps: tuple[Step, ...]
    guests: tuple[Guests, ...]
    problems: tuple[Weighed, ...]
    followed: Followed | None
    reached: Reached | None
    signers: tuple[Signer, ...]


def kak(terms: Terms) -> b.Document:
    """Ten chapters in the order that Puskesmas use."""
    facts = data("kak")[terms.family]
    chapters = (
        ("Pendahuluan", (b.Words((facts["need"],)), *_bases(terms))),
        ("Latar belakang", _background(terms)),
        ("Tujuan", _aims(facts)),
        ("Kegiatan pokok dan rinciannya", _steps(terms.steps)),
        ("Cara melaksanakan", (_items(facts["ways"]),)),
        ("Sasaran", _guests(terms.guests)),
        ("Jadwal", (b.Lines(terms.event),)),
        ("Hasil yang diharapkan", (_items(facts["results"]),)),
        ("Pencatatan, evaluasi, dan pelaporan", (b.Words((_reporting(terms),)),)),
        ("Pembiayaan", (b.Words(("Sumber dana dan rinciannya:",), keep=True), b.Blank(3))),
    )
    written: list[b.Block] = []
    for number, (title, body) in zip(CHAPTERS, chapters, strict=True):
        written += [b.Heading(f"{number}. {title}"), *body]
    return b.Document(
        "kak",
        terms.frame,
        f"Kerangka acuan kegiatan {terms.activity}",
        (_titles(terms), _identity(terms), *written, b.Signatures(terms.signers, terms.frame.place_and_day)),
    )


def _titles(terms: Terms) -> b.Titles:
    lines = ("Kerangka acuan kegiatan", terms.activity, terms.unit, f"Tahun {terms.year}")
    return b.Titles(lines, terms.frame.number)


def _identity(terms: Terms) -> b.Lines:
    return b.Lines(
        (
            Fact("Nama kegiatan", terms.activity),
            Fact("Pimpinan rapat", terms.lead),
            Fact("Penanggung jawab", terms.keeper),
            Fact("Masa yang dinilai", terms.reviewed),
            Fact("Masa rencana", terms.planned),
        )
    )


def _bases(terms: Terms) -> tuple[b.Block, ...]:
    if not terms.frame.bases:
        return ()
    return (
        b.Words(("Dasar:",), "strong"),
        b.Items(tuple((basis.title,) for basis in terms.frame.bases)),
    )


def _background(terms: Terms) -> tuple[b.Block, ...]:
    said: list[b.Block] = []
    if terms.reached:
        said.append(
            b.Words(
                (
                    f"Sampai {terms.reached.months}, ",
                    b.count("reached", terms.reached.reached),
                    " dari ",
                    b.count("judged", terms.reached.judged),
                    " indikator yang dapat dinilai mencapai targetnya di tingkat Puskesmas.",
                )
            )
        )
    said += _followed(terms.followed)
    if terms.problems:
        said += [b.Words(("Masalah yang dibahas:",), "strong"), _problems(terms.problems)]
    return tuple(said) or (b.Words(("Belum ada hasil dan komitmen yang tercatat untuk masa yang dinilai.",)),)


def _followed(found: Followed | None) -> list[b.Block]:
    if found is None:
        return []
    return [
        b.Words(
            (
                f"{found.told} ",
                b.count("promises", found.total),
                f" komitmen yang dievaluasi (keadaan per {found.as_of}): ",
                b.count("promises/done", found.done),
                " selesai, ",
                b.count("promises/running", found.running),
                " berjalan atau belum dimulai, ",
                b.count("promises/blocked", found.blocked),
                " terkendala.",
            )
        )
    ]


def _problems(problems: tuple[Weighed, ...]) -> b.Grid:
    rows = tuple(
        (
            b.cell(str(n), align="center"),
            b.cell(one.statement),
            b.cell("belum dinilai", align="right")
            if one.total is None
            else b.right(b.decimal(f"problem/{n}", one.total)),
        )
        for n, one in enumerate(problems[:MOST_PROBLEMS], 1)
    )
    more = len(problems) - MOST_PROBLEMS
    note = f"Dan {more} masalah lain pada papan masalah." if more > 0 else ""
    return b.Grid(("No", "Masalah", "Nilai prioritas"), rows, (1, 11, 3), note)


def _aims(facts: dict[str, list[str]]) -> tuple[b.Block, ...]:
    return (
        b.Words(("Tujuan umum",), "strong"),
        b.Words((str(facts["aim"]),)),
        b.Words(("Tujuan khusus",), "strong"),
        _items(facts["aims"]),
    )


def _items(texts: list[str]) -> b.Items:
    return b.Items(tuple((text,) for text in texts))


def _steps(steps: tuple[Step, ...]) -> tuple[b.Block, ...]:
    if not steps:
        return (b.Words(("Susunan acara belum disusun.",)),)
    rows = tuple(
        (b.cell(str(n), align="center"), b.cell(one.at), b.cell(one.title), b.cell(one.presenter))
        for n, one in enumerate(steps, 1)
    )
    return (b.Grid(("No", "Pukul", "Kegiatan", "Pembawa"), rows, (1, 2, 8, 5)),)


def _guests(guests: tuple[Guests, ...]) -> tuple[b.Block, ...]:
    if not guests:
        return (b.Words(("Daftar undangan belum disusun.",)),)
    rows = [
        (b.cell(one.sector), b.right(b.count(f"guests/{n}", one.invited))) for n, one in enumerate(guests, 1)
    ]
    total = b.count("guests", sum(one.invited for one in guests))
    rows.append((b.cell("Jumlah", bold=True, fill=True), b.cell(total, bold=True, align="right", fill=True)))
    return (b.Grid(("Sektor", "Undangan"), tuple(rows), (12, 3)),)


def _reporting(terms: Terms) -> str:
    return (
        "Jalannya rapat dicatat dalam notulen dan daftar hadir. Pelaksanaan kesepakatan dipantau pada papan "
        "komitmen, dilaporkan dalam laporan kemajuan rencana tindak lanjut, dan dievaluasi pada rapat "
        f"berikutnya. Laporan kegiatan disusun oleh {terms.unit}."
    )
