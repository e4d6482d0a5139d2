"""Read-back report: what was promised, what came of it, and the number before and after beside the others.

Its words claim no more than the numbers: the sentence of each comparison is that of meetings/rules/reading.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.compose_progress import STANDINGS
from lokmin.papers.rules.content import Frame, Signer
from lokmin.papers.rules.gathering import Fact


@dataclass(frozen=True)
class Side:
    """One window: counted people over their share of the sasaran."""

    months: str
    numerator: int
    denominator: Fraction

    @property
    def percent(self) -> Fraction:
        return 100 * self.numerator / self.denominator


@dataclass(frozen=True)
class Moved:
    """The indicator of a promise in its villages, beside the other villages of the Puskesmas."""

    indicator: str
    where: str
    before: Side
    after: Side
    others_before: Side | None
    others_after: Side | None
    gaps: str = ""

    @property
    def change(self) -> Fraction:
        return self.after.percent - self.before.percent

    @property
    def others_change(self) -> Fraction | None:
        if self.others_before is None or self.others_after is None:
            return None
        return self.others_after.percent - self.others_before.percent


@dataclass(frozen=True)
class ReadLine:
    """One promise that is read back; `moved` only where it may be shown. `words`: what may be said of it."""

    number: int
    what: str
    owner: str
    places: str
    quantity: str
    due: str
    standing: str
    word: str
    proof: str
    dealt: str
    indicator: str
    words: str
    moved: Moved | None
    of_last: bool = True


@dataclass(frozen=True)
class ReadBack:
    """What the report is made of. `last` names the meeting that promised; empty where there was none."""

    frame: Frame
    meeting: str
    last: str
    event: tuple[Fact, ...]
    as_of: str
    lines: tuple[ReadLine, ...]
    signers: tuple[Signer, ...]


METHOD = (
    "Sebelum: bulan penuh sebelum rapat yang mencatat komitmen. Sesudah: bulan penuh sejak komitmen dimulai, "
    "sama panjang. Persen dihitung dari kejadian masa itu terhadap bagian sasaran masa itu, bukan angka "
    "kumulatif. Gerak bersamaan bukan bukti sebab-akibat."
)


def read_back(found: ReadBack) -> b.Document:
    """Sums, each promise, then the comparisons two in a row."""
    return b.Document(
        "read_back",
        found.frame,
        f"Laporan evaluasi rencana tindak lanjut {found.meeting}",
        (
            b.Titles(
                ("Laporan evaluasi rencana tindak lanjut", *found.meeting.split(", ", 1)), found.frame.number
            ),
            b.Lines((*found.event, Fact("Dievaluasi", found.last), Fact("Keadaan per", found.as_of))),
            *_body(found.lines),
            b.Signatures(found.signers, found.frame.place_and_day),
        ),
        size=11,
    )


def _body(lines: tuple[ReadLine, ...]) -> Iterable[b.Block]:
    yield b.Heading("Ringkasan")
    if not lines:
        yield b.Words(
            ("Belum ada komitmen yang dievaluasi: ini rapat pertama, atau yang lalu tidak mencatatnya.",)
        )
        return
    yield b.Words(_summary(lines))
    yield b.Heading("Yang dijanjikan dan hasilnya")
    yield _table(lines)
    moved = [(line, line.moved) for line in lines if line.moved]
    if moved:
        yield b.Heading("Angka sebelum dan sesudah")
        yield b.Words((METHOD,), "small", keep=True)
        yield b.Pairs(tuple(chart(line.number, one, line.words) for line, one in moved))
        yield b.Heading("Angka yang dibandingkan", 3)
        yield _counts(moved)


def _summary(lines: tuple[ReadLine, ...]) -> b.Said:
    said: list[b.Part] = [b.count("promises", len(lines)), " komitmen dievaluasi: "]
    found = [(key, sum(line.standing == key for line in lines)) for key in STANDINGS]
    for n, (key, number) in enumerate([pair for pair in found if pair[1]]):
        said += [", " if n else "", b.count(f"promises/{key}", number), f" {STANDINGS[key].lower()}"]
    older = sum(not line.of_last for line in lines)
    if older:
        said += [". ", b.count("promises/older", older), " di antaranya dari sebelum rapat yang lalu"]
    shown = sum(line.moved is not None for line in lines)
    said += [
        ". Angka sebelum dan sesudah dapat dibandingkan untuk ",
        b.count("compared", shown),
        " komitmen.",
    ]
    return tuple(said)


def _table(lines: tuple[ReadLine, ...]) -> b.Grid:
    heads = ("No", "Komitmen", "Penanggung jawab, lokasi", "Hasil dan bukti", "Yang dapat dikatakan")
    return b.Grid(heads, tuple(_row(line) for line in lines), (2, 9, 8, 8, 9), size=9)


def _row(line: ReadLine) -> tuple[b.Cell, ...]:
    wanted = ", ".join(text for text in (line.quantity, f"tenggat {line.due}" if line.due else "") if text)
    return (
        b.cell(str(line.number), align="center"),
        b.cell(line.what, wanted),
        b.cell(line.owner, line.places),
        b.cell(line.word, f"Bukti: {line.proof}", line.dealt),
        b.cell(line.indicator, line.words),
    )


def chart(number: int, moved: Moved, said: str) -> b.SlopeChart:
    """Before and after of one promise beside the other villages; `said`: what may be said of it."""
    key = f"promise/{number}"
    others = None
    if moved.others_before and moved.others_after:
        others = (
            b.percent(f"{key}/others/before", moved.others_before.percent),
            b.percent(f"{key}/others/after", moved.others_after.percent),
        )
    return b.SlopeChart(
        f"No {number}. {moved.indicator}: {moved.where}",
        moved.before.months,
        moved.after.months,
        (b.percent(f"{key}/before", moved.before.percent), b.percent(f"{key}/after", moved.after.percent)),
        "desa komitmen",
        others,
        "desa lain",
        _sentence(key, said, moved),
    )


def _sentence(key: str, told: str, moved: Moved) -> b.Said:
    said: list[b.Part] = ["Perubahan ", b.points(f"{key}/change", moved.change), " poin"]
    if moved.others_change is not None:
        said += ["; desa lain ", b.points(f"{key}/others/change", moved.others_change), " poin"]
    return (*said, f". {told}")


def _counts(moved: list[tuple[ReadLine, Moved]]) -> b.Grid:
    heads = ("No", "Indikator dan tempat", "Sebelum", "Sesudah")
    rows = []
    for line, one in moved:
        key = f"promise/{line.number}"
        rows.append(_count_row(str(line.number), f"{one.indicator}, {one.where}", key, one.before, one.after))
        if one.others_before and one.others_after:
            rows.append(_count_row("", "Desa lain", f"{key}/others", one.others_before, one.others_after))
        if one.gaps:
            rows.append((b.cell(""), b.cell(one.gaps, span=3)))
    return b.Grid(heads, tuple(rows), (2, 12, 9, 9), size=9)


def _count_row(number: str, name: str, key: str, before: Side, after: Side) -> tuple[b.Cell, ...]:
    return (
        b.cell(number, align="center"),
        b.cell(name),
        _side(f"{key}/before", before),
        _side(f"{key}/after", after),
    )


def _side(key: str, side: Side) -> b.Cell:
    whole = side.denominator.denominator == 1
    base = b.decimal(f"{key}/of", side.denominator, 0 if whole else 1)
    said = (b.count(f"{key}/n", side.numerator), " dari ", base, " = ", b.percent(key, side.percent))
    return b.cell(side.months, said)
