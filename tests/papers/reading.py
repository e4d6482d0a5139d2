"""Reads papers back for tests."""

import re
import zipfile
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import Any

import docx
from pypdf import PdfReader


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


def spoiled(thing: Any, text: str) -> Any:
    """The same paper with `text` added to every sentence in it."""
    if isinstance(thing, str) and type(thing) is str:
        return thing + text
    if isinstance(thing, tuple):
        return tuple(spoiled(item, text) for item in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        names = [f.name for f in fields(thing) if f.name not in {"adds_up", "bases", "size", "code"}]
        return replace(thing, **{name: spoiled(getattr(thing, name), text) for name in names})
    return thing
