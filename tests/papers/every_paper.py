"""One invented paper of every kind there is, and every text in it marked, so that a test can follow each."""

import re
import types
import typing
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction
from io import BytesIO
from typing import Any

import openpyxl

from lokmin.papers.rules import excel, pdf, word
from lokmin.papers.rules.brief import Brief
from lokmin.papers.rules.content import Frame
from lokmin.papers.rules.fallback import FallbackSet
from lokmin.papers.rules.gathering import AddendumPaper, LetterSet
from tests.papers import composed_samples, pack_samples, samples
from tests.papers.reading import pages, word_text


def filled(kind: Any) -> Any:
    """Something of this type with every field in use: two of each list, a text in each text."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return filled(next(part for part in typing.get_args(kind) if part is not type(None)))
    if origin is tuple:
        parts = typing.get_args(kind)
        return (filled(parts[0]),) * 2 if parts[-1] is Ellipsis else tuple(filled(part) for part in parts)
    if kind is Frame:
        return samples.frame()
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        made = {f.name: filled(hints[f.name]) for f in fields(kind) if f.name not in ("drawing", "way")}
        return kind(**made)
    return {str: "Teks", int: 2, bool: True, date: samples.DAY, Fraction: Fraction(1, 2)}[kind]


def every() -> dict[str, Any]:
    """Each kind of paper by a name of its own."""
    letter = samples.invitation(2)
    older = {kind: getattr(samples, kind)(2) for kind in ("invitation", "attendance", "minutes", "agreement")}
    sets = {
        "letters": LetterSet(
            (replace(letter, to=("Ibu Contoh", "Lurah", "Kelurahan Contoh")),), True, "Contoh"
        ),
        "addendum": filled(AddendumPaper),
        "brief": filled(Brief),
        "fallback": filled(FallbackSet),
        "pack": pack_samples.pack(2),
        "village": pack_samples.pack(6).sheets[0],
    }
    return older | sets | {kind: make(2) for kind, make in composed_samples.ALL.items()}


NO_WORDS = frozenset(
    {
        ("IndicatorHead", "adds_up"), ("IndicatorHead", "code"), ("Number", "key"), ("Document", "kind"),
        ("Words", "look"), ("Items", "look"), ("Cell", "align"), ("VillagePromise", "state_code"),
        ("ReadBackRow", "state_code"), ("Signer", "drawing"), ("Signer", "way"), ("Marks", "check_at"),
        ("Marks", "check_link"), ("Logo", "jpeg"), ("Photo", "jpeg"),
        ("Place", "mark"), ("Place", "path"), ("Scores", "marks"), ("BarChart", "marks"),
        ("BarChart", "looks"), ("Section", "key"), ("Story", "kind"),
    }
)  # fmt: skip
"""Fields that hold a word of the code, a drawing or an address of the installation: no person types them."""
MARK = re.compile(r"q\d{4}z")


def marked(paper: Any, before: str = "", after: str = "") -> Any:
    """The paper with a mark of its own in every text: `before`, the mark, `after`."""
    counter = iter(range(1000, 10_000))

    def walk(thing: Any) -> Any:
        if type(thing) is str:
            return f"{before}q{next(counter)}z{after}"
        if isinstance(thing, tuple):
            return tuple(walk(item) for item in thing)
        if not is_dataclass(thing) or isinstance(thing, type):
            return thing
        name = type(thing).__name__
        texts = [f.name for f in fields(thing) if f.name != "shape" and (name, f.name) not in NO_WORDS]
        return replace(thing, **{text: walk(getattr(thing, text)) for text in texts})

    return walk(paper)


def book_text(file: bytes) -> str:
    """Every text of a workbook, cell by cell."""
    book = openpyxl.load_workbook(BytesIO(file))
    return "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value)


WRITERS = {
    "pdf": (pdf.render, lambda file: "\n".join(pages(file))),
    "docx": (word.render, word_text),
    "xlsx": (excel.render, book_text),
}


def endings(paper: Any) -> tuple[str, ...]:
    """The formats in which a paper can be had."""
    if isinstance(paper, FallbackSet):
        return ("pdf",)
    return ("pdf", "docx", "xlsx") if isinstance(paper, type(pack_samples.pack(1))) else ("pdf", "docx")


def read(paper: Any, ending: str) -> str:
    """The text of the paper in that format without any space, in small letters: some heads are capitals."""
    render, text = WRITERS[ending]
    return "".join(text(render(paper)).split()).lower()
