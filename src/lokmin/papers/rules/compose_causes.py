"""Sheet of problems and causes: priority, causes by branch of the fishbone, chosen solution, support asked.

Columns as the forms of Puskesmas have them (problem, U, S, G, total; causes by people, method, tools, money,
place; ways of solving).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.content import NONE, Frame, Signer
from lokmin.papers.rules.gathering import Fact


@dataclass(frozen=True)
class Why:
    """A cause; `depth` counts the whys from 1, `chosen` is what the solution goes for."""

    branch: str
    text: str
    depth: int = 1
    chosen: bool = False


@dataclass(frozen=True)
class Remedy:
    text: str
    chosen: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Asked:
    sector: str
    text: str


@dataclass(frozen=True)
class Trouble:
    """A problem of the board. `scores` are the means by criterion; empty before it was scored."""

    statement: str
    places: str
    scores: tuple[tuple[str, Fraction], ...]
    total: Fraction | None
    rank: int | None
    chosen: bool
    raters: int
    causes: tuple[Why, ...]
    remedies: tuple[Remedy, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class Sheet:
    """What the sheet is made of; `method` explains how the problems were scored."""

    frame: Frame
    event: tuple[Fact, ...]
    reviewed: str
    criteria: tuple[str, ...]
    method: str
    branches: tuple[str, ...]
    problems: tuple[Trouble, ...]
    hidden: bool
    signers: tuple[Signer, ...]


def causes(found: Sheet) -> b.Document:
    """The order of priority first, then a page part for each problem."""
    title = f"Lembar masalah dan penyebab, {found.reviewed}"
    return b.Document(
        "causes",
        found.frame,
        title,
        (
            b.Titles(("Lembar masalah dan penyebab", found.reviewed), found.frame.number),
            b.Lines(found.event),
            *_body(found),
            b.Signatures(found.signers, found.frame.place_and_day),
        ),
        flipped=True,
        size=11,
        margins=(16, 20, 20, 18),
    )


def _body(found: Sheet) -> Iterable[b.Block]:
    if not found.problems:
        yield b.Words(("Belum ada masalah yang ditulis untuk masa ini.",))
        return
    yield b.Heading("Urutan prioritas")
    if found.hidden:
        yield b.Words(("Putaran penilaian masih terbuka: nilainya belum ditampilkan.",))
    yield _order(found)
    for n, one in enumerate(found.problems, 1):
        yield from _problem(found, n, one)


def _order(found: Sheet) -> b.Grid:
    heads = ("No", "Masalah", *found.criteria, "Total", "Urutan")
    shares = (2, 18, *(3 for _ in found.criteria), 4, 3)
    rows = tuple(_scores(found, n, one) for n, one in enumerate(found.problems, 1))
    return b.Grid(heads, rows, shares, found.method, size=9)


def _scores(found: Sheet, n: int, one: Trouble) -> tuple[b.Cell, ...]:
    given = dict(one.scores)
    means = (
        b.right(b.decimal(f"problem/{n}/{code}", given[code]) if code in given else NONE)
        for code in found.criteria
    )
    total = (
        b.right(b.decimal(f"problem/{n}/total", one.total))
        if one.total is not None
        else b.cell("belum dinilai")
    )
    rank = b.right(b.count(f"problem/{n}/rank", one.rank) if one.rank is not None else NONE)
    return (b.cell(str(n), align="center"), b.cell(one.statement, bold=one.chosen), *means, total, rank)


def _problem(found: Sheet, n: int, one: Trouble) -> Iterable[b.Block]:
    yield b.Heading(f"Masalah {n}. {one.statement}")
    if one.places:
        yield b.Lines((Fact("Tempat", one.places),), keep=True)
    if one.causes:
        yield _fishbone(found.branches, one.causes)
    else:
        yield b.Words(("Penyebabnya belum ditulis.",))
    yield b.Grid(
        ("Pemecahan masalah", "Dukungan yang diminta dari sektor"),
        ((_remedies(one.remedies), _asked(one.asked)),),
        (1, 1),
        size=9,
    )


def _fishbone(branches: tuple[str, ...], whys: tuple[Why, ...]) -> b.Grid:
    """A column for each branch that has causes; deeper whys are set off, what was chosen is marked."""
    used = [name for name in branches if any(why.branch == name for why in whys)]
    columns = tuple(b.cell(*(_why(why) for why in whys if why.branch == name)) for name in used)
    return b.Grid(tuple(used), (columns,), tuple(1 for _ in used), size=9)


def _why(why: Why) -> str:
    lead = "– " * (why.depth - 1)
    return f"{lead}{why.text}{' (dipilih)' if why.chosen else ''}"


def _remedies(remedies: tuple[Remedy, ...]) -> b.Cell:
    lines = [f"– {one.text}{_chosen(one)}" for one in sorted(remedies, key=lambda one: not one.chosen)]
    return b.cell(*(lines or ["Belum ditulis."]))


def _chosen(one: Remedy) -> str:
    if not one.chosen:
        return ""
    return f" (dipilih: {one.reason.rstrip('.')})" if one.reason else " (dipilih)"


def _asked(asked: tuple[Asked, ...]) -> b.Cell:
    return b.cell(*([f"{one.sector}: {one.text}" for one in asked] or ["Belum ditulis."]))
