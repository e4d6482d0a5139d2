"""The camat's monthly sheet on paper: what was kept, late, stuck or due, and what is asked of him (FN 28)."""

from collections.abc import Iterable
from dataclasses import dataclass

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.content import Frame
from lokmin.papers.rules.gathering import Fact


@dataclass(frozen=True)
class Row:
    """A promise: what, by whom, to which Puskesmas where there are several, and what there is to say."""

    what: str
    who: str
    puskesmas: str
    note: str


@dataclass(frozen=True)
class Part:
    """One list; `private`: to be spoken of with him alone before the meeting (FN 27)."""

    key: str
    title: str
    none: str
    rows: tuple[Row, ...]
    private: bool = False
    note: str = ""


@dataclass(frozen=True)
class Month:
    """What the sheet is made of. `asked` are decisions that coming meetings ask of him."""

    frame: Frame
    kecamatan: str
    month: str
    as_of: str
    covers: str
    several: bool
    asked: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    coming: tuple[tuple[str, str], ...]


PRIVATE = "Halaman ini untuk Camat sendiri: dibicarakan berdua sebelum rapat, tidak dibawa ke forum."
MARGINS = (14, 18, 20, 16)


def digest(found: Month) -> b.Document:
    """Sums in one line, decisions, the lists, the meetings to come; what is private on a page of its own."""
    title = f"Lembar bulanan Camat {found.kecamatan}, {found.month}"
    return b.Document(
        "digest",
        found.frame,
        title,
        (
            b.Titles((f"Lembar bulanan Camat {found.kecamatan}", found.month)),
            b.Lines((Fact("Mencakup", found.covers), Fact("Keadaan per", found.as_of)), 28),
            *_body(found),
        ),
        head=False,
        size=10,
        margins=MARGINS,
    )


def _body(found: Month) -> Iterable[b.Block]:
    yield _sums(found)
    if found.asked:
        yield b.Heading("Keputusan yang diminta dari Bapak/Ibu")
        yield b.Items(tuple((f"{text} ({meeting})",) for text, meeting in found.asked))
    for part in found.parts:
        if (part.rows or part.none) and not part.private:
            yield b.Heading(part.title)
            yield from _part(part, found.several)
    yield b.Heading("Rapat berikut")
    if found.coming:
        yield b.Items(tuple((f"{name}, {when}",) for name, when in found.coming), "dot")
    else:
        yield b.Words(("Belum ada rapat yang direncanakan.",))
    yield b.Words(("Sektor tidak diperingkat; urutannya menurut tanggal.",), "small")
    for part in found.parts:
        if part.private and part.rows:
            yield from (b.NewPage(), b.Heading(part.title), b.Words((PRIVATE,), "strong"))
            yield from _part(part, found.several)


def _sums(found: Month) -> b.Grid:
    shown = [part for part in found.parts if part.rows or part.none]
    heads = (*(part.title for part in shown), "Keputusan diminta")
    row = (
        *(b.cell(b.count(f"part/{part.key}", len(part.rows)), align="center") for part in shown),
        b.cell(b.count("asked", len(found.asked)), align="center"),
    )
    return b.Grid(heads, (row,), tuple(1 for _ in heads), size=9)


def _part(part: Part, several: bool) -> Iterable[b.Block]:
    if part.rows:
        heads = ("Komitmen", "Penanggung jawab", *(("Puskesmas",) if several else ()), "Keterangan")
        rows = tuple(
            (b.cell(r.what), b.cell(r.who), *((b.cell(r.puskesmas),) if several else ()), b.cell(r.note))
            for r in part.rows
        )
        yield b.Grid(heads, rows, (8, 6, 3, 5) if several else (8, 6, 5), size=9)
    else:
        yield b.Words((part.none,))
    if part.note:
        yield b.Words((part.note,), "small")
