"""Collects every Indonesian sentence, keeps the English catalogue and compiles it; needs no GNU gettext.

./run messages                 extract, update django.po, compile django.mo, count what lacks English
./run messages --missing       the same, and print the sentences without English as JSON
./run messages --fill FILE     first take English from FILE: a JSON object of msgid: English, where a
                               plural has a list [one, many]
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "lokmin"
PO = SRC / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "mark": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# The catalogue names no author and no moment: two runs over the same source give the same bytes.
BORN = datetime(2026, 1, 1, tzinfo=UTC)
PLACE = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


def python_of(path: Path) -> bytes:
    """The text of `path` as Python that Babel reads; a template becomes one long bracketed expression."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text.encode()
    return f"(\n{templatize(text, origin=str(path))}\n)".encode()


def sources() -> list[Path]:
    found = [p for p in SRC.rglob("*.py") if "migrations" not in p.parts]
    found += [p for p in SRC.rglob("templates/**/*") if p.suffix in {".html", ".txt", ".svg"}]
    return sorted(found)


def sentences() -> Catalog:
    """All sentences of the source as a Babel catalogue without translations."""
    catalog = Catalog(locale="en", domain="django", project="lokmin", charset="utf-8", creation_date=BORN)
    for path in sources():
        name = str(path.relative_to(ROOT))
        for _, message, _, context in extract("python", BytesIO(python_of(path)), KEYWORDS):
            catalog.add(message, locations=[(name, None)], context=context)
    return catalog


def english() -> Catalog:
    """The committed English catalogue; empty when there is none yet."""
    if not PO.exists():
        return Catalog(locale="en", domain="django", charset="utf-8", creation_date=BORN)
    with PO.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def entries(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def key(message: Message) -> tuple[str | None, str]:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def is_translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, list | tuple) else [message.string]
    return not message.fuzzy and all(strings)


def places(text: str) -> set[str]:
    return {match.group(0) for match in PLACE.finditer(text)}


def has_same_places(message: Message) -> bool:
    """Whether English fills in only values that the Indonesian sentence has, and drops none of them.

    A plural's forms may drop the number (“one village”)."""
    if isinstance(message.id, str):
        return places(message.id) == places(str(message.string))
    return all(places(text) <= places(message.id[1]) for text in message.string)


def compiled(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def forms(message: Message, answer: str | list[str]) -> str | tuple[str, ...]:
    """`answer` as one string or as the two of a plural, as `message` needs it."""
    strings = [answer, answer] if isinstance(answer, str) else answer
    return strings[-1] if isinstance(message.id, str) else tuple(strings)


def update(answers: dict[str, str | list[str]]) -> Catalog:
    """The English catalogue with exactly the sentences of the source, `answers` put in."""
    catalog = english()
    catalog.update(sentences(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    for message in entries(catalog):
        answer = answers.get(key(message)[1])
        if answer:
            message.string = forms(message, answer)
    catalog.creation_date = catalog.revision_date = BORN
    catalog.header_comment = "# English translation of Lokmin. Updated by ./run messages."
    catalog.project, catalog.version = "lokmin", "1"
    catalog.msgid_bugs_address = catalog.last_translator = "Lokmin"
    catalog.language_team = "English"
    catalog.fuzzy = False
    return catalog


def save(catalog: Catalog) -> None:
    """Write both files, or neither when the catalogue cannot be written."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(buffer.getvalue())
    MO.write_bytes(compiled(english()))


def main(arguments: list[str]) -> None:
    answers = {}
    if arguments[:1] == ["--fill"]:
        answers = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
    catalog = update(answers)
    save(catalog)
    missing = [m for m in entries(catalog) if not is_translated(m)]
    if "--missing" in arguments:
        print(
            json.dumps(
                {key(m)[1]: "" if isinstance(m.id, str) else ["", ""] for m in missing},
                ensure_ascii=False,
                indent=1,
            )
        )
    print(
        f"{len(catalog)} kalimat, {len(missing)} belum ada terjemahan Inggrisnya.",
        file=sys.stderr,
    )
    for message in entries(catalog):
        if is_translated(message) and not has_same_places(message):
            print(f"isian berbeda: {key(message)[1]!r} → {message.string!r}", file=sys.stderr)


if __name__ == "__main__":
    import django
    from django.conf import settings

    settings.configure(USE_I18N=True)
    django.setup()
    main(sys.argv[1:])
