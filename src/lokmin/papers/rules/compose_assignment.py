"""Assignment letter (surat tugas): on which basis, who, for what."""

from dataclasses import dataclass

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.content import DOTS, FEW_DOTS, NONE, Frame, Signer
from lokmin.papers.rules.gathering import Fact

BLANK_LINES = 4
"""Empty lines to write names on by hand, where nobody is named yet."""


@dataclass(frozen=True)
class Assignee:
    """`identity` is NIP, NRP or what there is."""

    name: str
    identity: str = ""
    title: str = ""


@dataclass(frozen=True)
class Assignment:
    """`task` is a whole sentence of what they are to do."""

    frame: Frame
    basis: tuple[str, ...]
    people: tuple[Assignee, ...]
    task: str
    event: tuple[Fact, ...]
    closing: str
    signers: tuple[Signer, ...]


def assignment(found: Assignment) -> b.Document:
    """The letter with its basis, a table of who is sent, and what for."""
    basis: tuple[b.Block, ...] = ()
    if found.basis:
        basis = (b.Words(("Dasar:",), "strong"), b.Items(tuple((text,) for text in found.basis)))
    return b.Document(
        "assignment",
        found.frame,
        "Surat tugas",
        (
            b.Titles(("Surat tugas",), found.frame.number_text),
            *basis,
            b.Words(("Menugaskan kepada:",), "strong"),
            b.Grid(("No", "Nama", "NIP", "Jabatan"), _rows(found.people), (2, 11, 8, 10), size=10),
            b.Words(("Untuk:",), "strong"),
            b.Words((found.task,)),
            b.Lines(found.event),
            b.Words((found.closing,)),
            b.Signatures(found.signers, found.frame.place_and_day),
        ),
    )


def _rows(people: tuple[Assignee, ...]) -> tuple[tuple[b.Cell, ...], ...]:
    named = people or (Assignee(DOTS, FEW_DOTS, DOTS),) * BLANK_LINES
    return tuple(
        (
            b.cell(str(n), align="center"),
            b.cell(one.name),
            b.cell(one.identity or NONE),
            b.cell(one.title or NONE),
        )
        for n, one in enumerate(named, 1)
    )
