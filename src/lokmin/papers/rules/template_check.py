"""Does a template use only the names that its kind of paper knows? A refusal says which tag, and where."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lokmin.basics.refusal import Refusal
from lokmin.papers.rules.template_file import Parts, W, parts_of
from lokmin.papers.rules.template_names import EXAMPLES, QR, Values, fields_of

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPEN = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_BRACE = re.compile(r"[{}]")
"""A single brace may become half a tag when the pieces of a text are joined."""
_WORD = r"[a-z][a-z0-9_]*"
_VALUE = re.compile(rf"\{{\{{\s*({_WORD})(?:\.({_WORD}))?\s*\}}\}}", re.ASCII)
_FOR = re.compile(rf"\{{%(p|tr|)\s+for\s+({_WORD})\s+in\s+({_WORD})\s+%\}}", re.ASCII)
_IF = re.compile(rf"\{{%(p|tr|)\s+if\s+(?:not\s+)?({_WORD})(?:\.({_WORD}))?\s+%\}}", re.ASCII)
_ELSE = re.compile(r"\{%(p|tr|)\s+else\s+%\}", re.ASCII)
_END = re.compile(r"\{%(p|tr|)\s+end(for|if)\s+%\}", re.ASCII)
_PREFIX = re.compile(r"\{%(p|tr)\s")
MOST_PARAGRAPHS = 1000
"""With braces in them: no letter has as many, and each is looked up with its place."""
INDEX = ("loop", "index")
"""The number of a row: the one thing that no list holds itself."""
RESERVED = frozenset({"loop", "for", "in", "if", "else", "not", "and", "or", "is", "self", "super", "true"})


@dataclass(frozen=True)
class Tag:
    """One tag with its place in words; `home` is the element in which its block must end."""

    text: str
    place: str
    paragraph: Any

    def home(self, prefix: str) -> Any:
        if prefix == "tr":
            return next(self.paragraph.iterancestors(f"{W}tbl"), None)
        return self.paragraph.getparent() if prefix == "p" else self.paragraph

    def is_alone(self, prefix: str) -> bool:
        """Nothing else stands in the paragraph or row that such a tag takes away with it."""
        if not prefix:
            return True
        whole = self.paragraph
        if prefix == "tr":
            whole = next(self.paragraph.iterancestors(f"{W}tr"), None)
        return whole is not None and "".join(t.text or "" for t in whole.iter(f"{W}t")).strip() == self.text


@dataclass
class _Reader:
    """Reads the tags of one part in their order, and which loops are open."""

    values: Values
    open_blocks: list[tuple[str, str, Any, str, Tag]] = field(default_factory=list)
    rows: dict[str, frozenset[str]] = field(default_factory=dict)

    def read(self, tag: Tag) -> None:
        prefixed = _PREFIX.match(tag.text)
        if prefixed and not tag.is_alone(prefixed[1]):
            raise Refusal("papers.template_alone", tag=tag.text[:80], place=tag.place)
        if found := _VALUE.fullmatch(tag.text):
            self._check_value(tag, found[1], found[2], printed=True)
        elif found := _FOR.fullmatch(tag.text):
            self._open_loop(tag, found[1], found[2], found[3])
        elif found := _IF.fullmatch(tag.text):
            self._check_value(tag, found[2], found[3], printed=False)
            self.open_blocks.append(("if", found[1], tag.home(found[1]), "", tag))
        elif found := _ELSE.fullmatch(tag.text):
            self._check_block(tag, "if", found[1])
        elif found := _END.fullmatch(tag.text):
            self._check_block(tag, found[2], found[1])
            self.rows.pop(self.open_blocks.pop()[3], None)
        else:
            raise Refusal("papers.template_tag", tag=tag.text[:80], place=tag.place)

    def _check_value(self, tag: Tag, name: str, part: str | None, *, printed: bool) -> None:
        if (name, part) == INDEX and self.rows:
            return
        if name in self.rows:
            parts = self.rows[name]
            if (part in parts) if parts else part is None:
                return
            self._unknown(tag, f"{name}.{part}" if part else name, [f"{name}.{one}" for one in parts])
        if name not in self.values or part:
            self._unknown(tag, f"{name}.{part}" if part else name, list(self.values))
        if printed and fields_of(self.values[name]) is not None:
            raise Refusal("papers.template_list", name=name, place=tag.place)

    def _open_loop(self, tag: Tag, prefix: str, row: str, name: str) -> None:
        """No loop in a loop: no list holds another, and six of them would never end."""
        parts = fields_of(self.values[name]) if name in self.values else None
        if name not in self.values:
            self._unknown(
                tag, name, [one for one, value in self.values.items() if not isinstance(value, str)]
            )
        if parts is None or self.rows or row in self.values or row in self.rows or row in RESERVED:
            raise Refusal("papers.template_tag", tag=tag.text[:80], place=tag.place)
        self.rows[row] = parts
        self.open_blocks.append(("for", prefix, tag.home(prefix), row, tag))

    def _check_block(self, tag: Tag, word: str, prefix: str) -> None:
        """What ends here began in the same table, cell or paragraph, in the same way."""
        last = self.open_blocks[-1] if self.open_blocks else None
        if last is None or last[:2] != (word, prefix) or last[2] is not tag.home(prefix):
            raise Refusal("papers.template_block", tag=tag.text[:80], place=tag.place)

    def _unknown(self, tag: Tag, name: str, known: list[str]) -> None:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        shown = near or sorted(known)
        raise Refusal("papers.template_name", name=name[:60], place=tag.place, known=", ".join(shown))


def check_template(data: bytes, kind: str) -> None:
    """Refuse a file that is no harmless Word file, or that uses what this kind of paper does not know."""
    parts = parts_of(data)
    for name, root in parts.items():
        reader = _Reader(EXAMPLES[kind])
        for tag in tags_of(name, root):
            reader.read(tag)
        if reader.open_blocks:
            opened = reader.open_blocks[-1][4]
            raise Refusal("papers.template_block", tag=opened.text[:80], place=opened.place)
    _check_hidden(parts)


def has_qr(data: bytes) -> bool:
    """Does a template that passed the check say where its QR code stands?"""
    tags = (tag.text for name, root in parts_of(data).items() for tag in tags_of(name, root))
    return any(found and found[1] == QR for found in map(_VALUE.fullmatch, tags))


def tags_of(name: str, root: Any) -> Iterator[Tag]:
    """The tags of one part, in order; half a tag is refused at its place."""
    found = ((paragraph, _text(paragraph)) for paragraph in root.iter(f"{W}p"))
    for number, (paragraph, text) in enumerate(pair for pair in found if _BRACE.search(pair[1])):
        if number >= MOST_PARAGRAPHS:
            raise Refusal("papers.template_packed")
        place = _place(name, paragraph)
        if _BRACE.search(_TAG.sub("", text)):
            raise Refusal("papers.template_open", text=" ".join(text.split())[:80], place=place)
        yield from (Tag(tag, place, paragraph) for tag in _TAG.findall(text))


def _text(paragraph: Any) -> str:
    """What stands in this paragraph itself, without those of a text box in it."""
    own = (t for t in paragraph.iter(f"{W}t") if next(t.iterancestors(f"{W}p"), None) is paragraph)
    return "".join(t.text or "" for t in own)


def _check_hidden(parts: Parts) -> None:
    """No tag where nobody reads it: in attributes, comments, properties, fields or between paragraphs."""
    for name, root in parts.items():
        for one in root.iter():
            if not isinstance(one.tag, str):
                raise Refusal("papers.template_part", name=name)
            texts = [one.tail or ""]
            texts += [] if one.tag == f"{W}t" and _in_paragraph(one) else [one.text or ""]
            hidden = [text for text in one.attrib.values() if _OPEN.search(text)]
            hidden += [text for text in texts if _BRACE.search(text)]
            if hidden:
                raise Refusal("papers.template_hidden", text=hidden[0].strip()[:60], name=name)


def _in_paragraph(one: Any) -> bool:
    return next(one.iterancestors(f"{W}p"), None) is not None


def _place(name: str, paragraph: Any) -> str:
    """`paragraf 3` or `tabel 1, baris 2, kolom 3`, with the part of the page it stands in."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is None:
        spot = f"paragraf {_nth(paragraph)}"
    else:
        row = cell.getparent()
        table = next(row.iterancestors(f"{W}tbl"))
        spot = f"tabel {_nth(table)}, baris {_nth(row)}, kolom {_nth(cell)}"
    word = name.rpartition("/")[2]
    part = (
        "kepala halaman, "
        if word.startswith("header")
        else "kaki halaman, "
        if word.startswith("footer")
        else ""
    )
    return part + spot


def _nth(one: Any) -> int:
    """Its number among its siblings of the same kind."""
    return 1 + sum(1 for _other in one.itersiblings(one.tag, preceding=True))
