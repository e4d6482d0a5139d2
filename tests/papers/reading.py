"""Reads papers back for tests."""

import re
import zipfile
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import Any

import docx
from pypdf import PdfReader

from lokmin.papers.rules import blocks
from lokmin.papers.rules.blocks import Document


def pages(pdf: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    return [re.sub(r"[ \t]+", " ", p.extract_text()).strip() for p in PdfReader(BytesIO(pdf)).pages]


def word_text(file: bytes) -> str:
    """All text of a .docx in document order, tables included."""
    document = docx.Document(BytesIO(file))
    parts = (t.text or "" for t in document.element.body.iter() if t.tag.endswith("}t"))
    return "\n".join(parts)


def archive(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(file)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


KEPT = {
    "adds_up", "align", "bases", "code", "jpeg", "key", "kind",
    "look", "mark", "marks", "path", "shape", "size",
}  # fmt: skip
"""Fields that are no sentences."""


def spoiled(thing: Any, text: str) -> Any:
    """The same paper with `text` added to every sentence in it."""
    if isinstance(thing, str) and type(thing) is str:
        return thing + text
    if isinstance(thing, tuple):
        return tuple(spoiled(item, text) for item in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        names = [f.name for f in fields(thing) if f.name not in KEPT]
        return replace(thing, **{name: spoiled(getattr(thing, name), text) for name in names})
    return thing


_FIGURE = re.compile(r"[+−]?\d+(?:[.,]\d+)*%?")


def figures(text: str) -> Counter[str]:
    """Every number that stands in a text, as it is printed; the pages that a footer counts are none."""
    return Counter(_FIGURE.findall(re.sub(r"Halaman\s+\d+\s+dari\s+\d+", "", text)))


def figures_of(paper: Document) -> Counter[str]:
    """Every number that the description of a paper says, with the numbers that its lists count themselves."""
    said = list(blocks.texts(paper))
    head = paper.frame.letterhead
    said += [*head.government, head.unit, *head.address] if paper.head else []
    for block in paper.blocks:
        if isinstance(block, blocks.Items) and block.look == "number":
            said += [f"{n}." for n in range(1, len(block.items) + 1)]
    return figures("\n".join(said))
