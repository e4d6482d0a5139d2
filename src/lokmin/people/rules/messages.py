"""What a message says: sentences of a reviewed file, filled in; the link stands apart from the text."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lokmin.basics.scope import Role
from lokmin.basics.words import mark
from lokmin.places.rules.wording import Word, holes

TEXT_MOST = 600
HELD = ("kepada",)
"""What is filled in anew when somebody else holds the office."""
WAYS = ("WhatsApp", "lisan", "telepon", "kertas")
EMAIL = "e-mail"
WAY_WORDS: Mapping[str, str] = {
    "WhatsApp": mark("WhatsApp"),
    "lisan": mark("disampaikan lisan"),
    "telepon": mark("lewat telepon"),
    "kertas": mark("diberikan di kertas"),
}
ALWAYS_ALL = frozenset({Role.HEAD, Role.ADMINISTRATION, Role.ADMINISTRATOR})
"""Who sees the messages of everybody."""


@dataclass(frozen=True)
class Template:
    """One kind of message: its word, the sentence that carries a link, and the text for the group."""

    kind: str
    word: Word
    link: str
    group: str


@cache
def templates() -> dict[str, Template]:
    """The reviewed file by kind, in its order."""
    text = (files("lokmin.people") / "data" / "messages.csv").read_text("utf-8")
    return {row["kind"]: _template(row) for row in csv.DictReader(text.splitlines())}


def _template(row: Mapping[str, str]) -> Template:
    word = Word(row["key"], row["id"], row["en"], row["where"], row["where_en"], TEXT_MOST, holes(row["id"]))
    return Template(row["kind"], word, row["link"], row["group"])


def words() -> list[Word]:
    """The sentences that a district or a Puskesmas may say in its own way."""
    return [template.word for template in templates().values()]


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled; a place without a value falls away, with the space before it."""
    filled = re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], ""), text)
    tight = re.sub(r"\s+([.,;:])", r"\1", filled)
    return " ".join(re.sub(r"[,;:]+\.", ".", tight).split())


def addressed(holder: str, title: str) -> str:
    """`Ahmad Yani, Kepala Desa Pari`; the title alone while nobody holds the office."""
    return f"{holder}, {title}" if holder else title
