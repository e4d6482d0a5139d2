"""Certificates of attendance (piagam): a page for each person who came, in one file."""

from dataclasses import dataclass

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.content import Frame, Signer


@dataclass(frozen=True)
class Person:
    """Who came: name, and the office or institution they came from."""

    name: str
    office: str


@dataclass(frozen=True)
class Certificates:
    frame: Frame
    event: str
    held: str
    unit: str
    people: tuple[Person, ...]
    signers: tuple[Signer, ...]
    nameless: int = 0
    """Who came without a name on record: they get none."""


def certificate(found: Certificates) -> b.Document:
    """Landscape, framed, one page a person; a page that says so when nobody is on record yet."""
    pages = [_page(found, one, n) for n, one in enumerate(found.people)]
    blocks = tuple(block for page in pages for block in page) or _nobody()
    if found.nameless and pages:
        blocks = (*blocks, b.NewPage(), *_rest(found.nameless))
    return b.Document(
        "certificate",
        found.frame,
        f"Piagam kehadiran {found.event}",
        blocks,
        head=False,
        flipped=True,
        bordered=True,
        size=14,
        margins=(20, 28, 28, 28),
    )


def _page(found: Certificates, one: Person, n: int) -> tuple[b.Block, ...]:
    new = (b.NewPage(),) if n else ()
    head = found.frame.letterhead
    return (
        *new,
        b.Words((" · ".join((*head.government, head.unit)),), "center"),
        b.Titles(("Piagam kehadiran",), found.frame.number_text),
        b.Words(("Diberikan kepada",), "center"),
        b.Words((one.name,), "large"),
        *((b.Words((one.office,), "center"),) if one.office else ()),
        b.Words((f"sebagai peserta {found.event}",), "center"),
        b.Words((found.held,), "center"),
        b.Signatures(found.signers, found.frame.place_and_day),
    )


def _nobody() -> tuple[b.Block, ...]:
    return (
        b.Titles(("Piagam kehadiran",)),
        b.Words(("Belum ada peserta yang tercatat hadir dengan namanya.",), "center"),
    )


def _rest(nameless: int) -> tuple[b.Block, ...]:
    """So that whoever prints it sees what is missing."""
    return (
        b.Titles(("Belum tercetak",)),
        b.Words((b.count("nameless", nameless), " peserta hadir tanpa nama pada daftar hadir."), "center"),
    )
