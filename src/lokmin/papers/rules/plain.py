"""Turns a paper into plain data for a template: nothing but dicts, lists, texts and numbers."""

import unicodedata
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

from lokmin.papers.rules.dates import long_date
from lokmin.papers.rules.glyphs import printable

_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn"}


def clean(text: str) -> str:
    """Composed Unicode without control characters; line breaks become spaces."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    spaced = "".join(" " if c in "\t\n\r\v\f\u2028\u2029" else c for c in composed)
    return "".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE)


@cache
def _shown(kind: Any) -> tuple[str, ...]:
    """Fields and properties of a dataclass: both may stand on paper. A field may say that it never does."""
    properties = (n for base in kind.__mro__ for n, v in vars(base).items() if isinstance(v, property))
    return (*(f.name for f in fields(kind) if f.metadata.get("printed", True)), *properties)


def plain(value: Any) -> Any:
    """`value` as JSON data. Days become long dates, fractions floats (for drawing only)."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return printable(clean(value))
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, Fraction):
        return float(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _shown(value.__class__)}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value
