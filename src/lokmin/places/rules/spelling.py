"""How the field spells the name of a village: everything is compared as the same plain text."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from lokmin.basics.spelling import clean

_WORDS = re.compile(r"[^0-9a-z]+")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_CODE = re.compile(r"\d{2}\.?\d{2}\.?\d{2}\.?\d{4}")
VILLAGE_HEADERS = (
    "desa", "desakelurahan", "desakel", "namadesa", "kelurahan", "namadesakelurahan", "wilayah",
)  # fmt: skip
CODE_HEADERS = ("kodedesa", "kodewilayah", "kode")
NUMBERING_HEADERS = ("no", "nomor", "urut")
LABEL_HEADERS = (*VILLAGE_HEADERS, *CODE_HEADERS, *NUMBERING_HEADERS)
"""How a pasted table heads the columns of villages, of their codes, of its numbering: plain keys."""


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads((files("lokmin.places") / "data" / "spelling.toml").read_text("utf-8"))


def words(name: str) -> list[str]:
    """The words of a name in lower case, without signs."""
    return [word for word in _WORDS.split(clean(name).casefold()) if word]


def plain_name(name: str) -> str:
    """A name without what spelling varies: case, spaces, signs, `Desa`, I or 1, Tj or Tanjung."""
    spelling, found = _facts(), words(name)
    while len(found) > 1 and found[0] in spelling["prefixes"]:
        found = found[1:]
    found = [spelling["abbreviations"].get(word, word) for word in found]
    return "".join(found[:1] + [str(_ROMAN.get(word, word)) for word in found[1:]])


def is_code(text: str) -> bool:
    """Whether a text has the form of a village's code, with points or without."""
    return bool(_CODE.fullmatch(text))
