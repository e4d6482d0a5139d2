"""Whether what was added to an issued PDF are signatures and nothing else, and whether they show a picture.

A signature may well be intact and yet stand over another text: whoever adds a page before signing signs that.
So every object of the issued file is compared with what it is in the signed one; what is new may be fields of
signatures only. Such a field may show a picture, and a picture may hide what is printed: its page is named.
pyHanko's own analysis begins at a signature, and an issued file need not have one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

MOST_OBJECTS = 20_000
MOST_FIELDS = 400
_CATALOG = {"/AcroForm", "/DSS", "/Extensions", "/Version", "/Metadata", "/Perms"}
"""What a signer writes into the head of a document; `/Perms` says who may sign further."""
_FORM = {"/Fields", "/SigFlags", "/DA", "/DR", "/NeedAppearances"}
"""What the form of a document may say; no order of calculation, no XFA."""
_ACTIONS = {"/A", "/AA"}
_HIDDEN = 2


@dataclass(frozen=True)
class Added:
    """What a file has beside the issued one: signatures only, and the pages on which they show a picture."""

    only_signatures: bool
    pictures: tuple[int, ...] = ()


def what_was_added(issued: bytes, signed: bytes) -> Added:
    """Every text of `issued` stands unchanged in `signed`, or not; an unreadable file is never the same."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        before = PdfFileReader(BytesIO(issued), strict=True)
        after = PdfFileReader(BytesIO(signed), strict=True)
        same = _continued(before, after) and _same(before, after)
        return Added(same, tuple(_pictures(after)) if same else ())
    except Exception:  # a hostile file may break a parser anywhere
        return Added(False)


def _continued(before: Any, after: Any) -> bool:
    """The further revisions stand on the issued ones, and number no object of theirs anew."""
    if after.xrefs.hybrid_xrefs_present or after.encrypted:
        return False
    count = before.xrefs.total_revisions
    starts = [_starts(reader, count) for reader in (before, after)]
    known = {(ref.idnum, ref.generation) for ref in _refs(before, range(count))}
    numbers = {number for number, _generation in known}
    later = _refs(after, range(count, after.xrefs.total_revisions))
    same = all((ref.idnum, ref.generation) in known for ref in later if ref.idnum in numbers)
    return starts[0] == starts[1] and same


def _starts(reader: Any, count: int) -> list[int]:
    return [reader.xrefs.get_startxref_for_revision(revision) for revision in range(count)]


def _same(before: Any, after: Any) -> bool:
    root = before.root_ref
    if (after.root_ref.idnum, after.root_ref.generation) != (root.idnum, root.generation):
        return False
    refs = _refs(before, range(before.xrefs.total_revisions))
    if len(refs) > MOST_OBJECTS or not _catalog(before.root, after.root):
        return False
    fields = _fields(after)
    if fields is None:
        return False
    free = {root.idnum, *_metadata(before), *_lists(before)}
    return all(_object(before, after, ref, fields) for ref in refs if ref.idnum not in free)


def _refs(reader: Any, revisions: range) -> list[Any]:
    found = {}
    for revision in revisions:
        for ref in reader.xrefs.explicit_refs_in_revision(revision):
            found[(ref.idnum, ref.generation)] = ref
    return list(found.values())


def _metadata(reader: Any) -> set[int]:
    """What a file says of itself, which signers write anew; it is not printed."""
    told = reader.root.raw_get("/Metadata") if "/Metadata" in reader.root else None
    info = reader.trailer.raw_get("/Info") if "/Info" in reader.trailer else None
    return {int(thing.idnum) for thing in (told, info) if thing is not None and hasattr(thing, "idnum")}


def _lists(reader: Any) -> set[int]:
    """Form, list of fields, lists of annotations: signing adds to these; they are read by sense."""
    form = _read(reader.root, "/AcroForm", {})
    held = [(reader.root, "/AcroForm"), (form, "/Fields")]
    held += [(page, "/Annots") for page, _number in _pages(reader)]
    raw = [holder.raw_get(key) for holder, key in held if key in holder]
    return {int(thing.idnum) for thing in raw if hasattr(thing, "idnum")}


def _catalog(before: Any, after: Any) -> bool:
    keys = {*before, *after} - _CATALOG
    return all(_bytes(before, key) == _bytes(after, key) for key in keys)


def _fields(reader: Any) -> set[tuple[int, int]] | None:
    """The fields of the form and their widgets; None when there is anything but signatures."""
    form = _read(reader.root, "/AcroForm", {})
    found: set[tuple[int, int]] = set()
    waiting = [(item, "") for item in _read(form, "/Fields", [])]
    while waiting:
        item, above = waiting.pop()
        field = item.get_object()
        kind = str(_read(field, "/FT", above))
        kids = list(_read(field, "/Kids", []))
        if len(found) > MOST_FIELDS or (item.idnum, item.generation) in found or _ACTIONS & {*field}:
            return None
        if kind != "/Sig" and not kids:
            return None
        found.add((item.idnum, item.generation))
        waiting += [(kid, kind) for kid in kids]
    return found if {*form} <= _FORM else None


def _object(before: Any, after: Any, ref: Any, fields: set[tuple[int, int]]) -> bool:
    from pyhanko.pdf_utils.generic import DictionaryObject, Reference

    old = before.get_object(ref)
    new = after.get_object(Reference(ref.idnum, ref.generation, after))
    if isinstance(old, DictionaryObject) and _read(old, "/Type") == "/Page":
        keys = {*old, *new} - {"/Annots"}
        return all(_bytes(old, key) == _bytes(new, key) for key in keys) and _annotations(old, new, fields)
    return _written(old) == _written(new)


def _annotations(old: Any, new: Any, fields: set[tuple[int, int]]) -> bool:
    """The old ones stand, and the further ones are fields of signatures."""
    known = [_written(item) for item in _read(old, "/Annots", [])]
    found = list(_read(new, "/Annots", []))
    if [_written(item) for item in found[: len(known)]] != known:
        return False
    return all(
        (item.idnum, item.generation) in fields and _read(item.get_object(), "/Subtype") == "/Widget"
        for item in found[len(known) :]
    )


def _pictures(reader: Any) -> Iterator[int]:
    """The pages on which a field of a signature takes up room; an invisible one has a box without area."""
    for page, number in _pages(reader):
        found = [item.get_object() for item in _read(page, "/Annots", [])]
        if any(_read(one, "/Subtype") == "/Widget" and _shows(one) for one in found):
            yield number


def _shows(widget: Any) -> bool:
    left, low, right, high = (float(side) for side in widget["/Rect"])
    return bool(left != right and low != high) and not int(_read(widget, "/F", 0)) & _HIDDEN


def _pages(reader: Any) -> list[tuple[Any, int]]:
    """The pages with their number from 1."""
    found: list[tuple[Any, int]] = []
    waiting = [reader.root["/Pages"]]
    while waiting and len(found) <= MOST_OBJECTS:
        node = waiting.pop()
        if "/Kids" in node:
            waiting += [kid.get_object() for kid in reversed(node["/Kids"])]
        else:
            found.append((node, len(found) + 1))
    return found


def _read(holder: Any, key: str, default: Any = None) -> Any:
    """What a key names, also behind a reference; `get` of pyHanko's dictionaries stops at the reference."""
    return holder[key] if key in holder else default


def _bytes(holder: Any, key: str) -> bytes:
    return _written(holder.raw_get(key)) if key in holder else b""


def _written(thing: Any) -> bytes:
    made = BytesIO()
    thing.write_to_stream(made, None)
    return made.getvalue()
