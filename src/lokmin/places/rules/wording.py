"""Words that a place may say in its own way: the file of the words, and what an own word may be."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lokmin.basics.refusal import Refusal

LONGEST = 30
_HOLE = re.compile(r"\{(\w*)\}")
Pair = tuple[str, str]  # Indonesian, English


@dataclass(frozen=True)
class Word:
    """One word or sentence: its key, what it says by default, where it stands, how long it may be.

    `holes` are the places of a sentence that are filled in, such as `{rapat}`.
    """

    key: str
    text: str
    text_en: str
    where: str
    where_en: str
    most: int = LONGEST
    holes: frozenset[str] = frozenset()


def read_words(lines: Iterable[str]) -> list[Word]:
    """The reviewed file, one word a line."""
    return [
        Word(row["key"], row["id"], row["en"], row["where"], row["where_en"]) for row in csv.DictReader(lines)
    ]


def read_own_words(lines: Iterable[str], words: Iterable[Word]) -> dict[str, Pair]:
    """The file of a district: `key,id[,en]`, comma or semicolon; refuses an unknown key."""
    rows = [line for line in lines if line.strip()]
    reader = csv.DictReader(rows, delimiter=";" if rows and ";" in rows[0] else ",")
    for column in ("key", "id"):
        if column not in (reader.fieldnames or ()):
            raise Refusal("places.word_column", column=column)
    known = {word.key: word for word in words}
    found: dict[str, Pair] = {}
    for row in reader:
        key = (row["key"] or "").strip()
        if key not in known:
            raise Refusal("places.word_key", value=key, known=", ".join(known))
        word = known[key]
        found[key] = (check_own(row["id"] or "", word), check_own(row.get("en") or "", word))
    return found


def holes(text: str) -> frozenset[str]:
    """The places of a text that are filled in: `{rapat}`."""
    return frozenset(_HOLE.findall(text))


def check_word(text: str, most: int = LONGEST) -> str:
    """A short word on one line; empty says the word of the file."""
    plain = " ".join(text.split())
    if len(plain) > most or not all(letter.isprintable() for letter in plain):
        raise Refusal("places.word_long", value=plain[:60], most=most)
    return plain


def check_own(text: str, word: Word) -> str:
    """What somebody writes instead of a word: as long as it may be, without places that nobody fills."""
    plain = check_word(text, word.most)
    for hole in sorted(holes(plain) - word.holes):
        known = ", ".join(f"{{{name}}}" for name in sorted(word.holes))
        raise Refusal("places.word_hole", value=f"{{{hole}}}", known=known)
    return plain


def said(words: Iterable[Word], *own: Mapping[str, Pair]) -> dict[str, Pair]:
    """Each word as it is said: the default, the district's, the Puskesmas' own, as far as written."""
    found = {word.key: (word.text, word.text_en) for word in words}
    for layer in own:
        for key, (text, text_en) in layer.items():
            if text and key in found:
                found[key] = (text, text_en or text)
    return found
