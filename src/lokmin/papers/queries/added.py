"""Whether what was added to an issued PDF are signatures and nothing else.

A signature may well be intact and yet stand over another text: whoever adds a page before signing signs that.
So every object of the issued file is compared with what it is in the signed one.
"""

from io import BytesIO
from typing import Any

MOST_OBJECTS = 20_000
_CATALOG = {"/AcroForm", "/DSS", "/Extensions", "/Version", "/Metadata", "/Perms"}
"""What a signer writes into the head of a document; `/Perms` says who may sign further."""


def only_signatures_added(issued: bytes, signed: bytes) -> bool:
    """True when all pages and texts of `issued` stand unchanged in `signed`; also False when unreadable."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        before = PdfFileReader(BytesIO(issued), strict=False)
        after = PdfFileReader(BytesIO(signed), strict=False)
        return _same(before, after)
    except Exception:  # a hostile file may break a parser anywhere
        return False


def _same(before: Any, after: Any) -> bool:
    root = before.root_ref
    if (after.root_ref.idnum, after.root_ref.generation) != (root.idnum, root.generation):
        return False
    refs = [ref for ref in _refs(before)][: MOST_OBJECTS + 1]
    if len(refs) > MOST_OBJECTS or not _catalog(before.root, after.root):
        return False
    free = {root.idnum, *_metadata(before)}
    return all(_object(before, after, ref) for ref in refs if ref.idnum not in free)


def _refs(reader: Any) -> list[Any]:
    found = {}
    for revision in range(reader.xrefs.total_revisions):
        for ref in reader.xrefs.explicit_refs_in_revision(revision):
            found[(ref.idnum, ref.generation)] = ref
    return list(found.values())


def _metadata(reader: Any) -> set[int]:
    """What a file says of itself, which signers write anew; it is not printed."""
    told = reader.root.raw_get("/Metadata") if "/Metadata" in reader.root else None
    info = reader.trailer.raw_get("/Info") if "/Info" in reader.trailer else None
    return {int(thing.idnum) for thing in (told, info) if thing is not None and hasattr(thing, "idnum")}


def _catalog(before: Any, after: Any) -> bool:
    keys = {*before, *after} - _CATALOG
    form = after["/AcroForm"] if "/AcroForm" in after else {}
    return "/XFA" not in form and all(_bytes(before, key) == _bytes(after, key) for key in keys)


def _object(before: Any, after: Any, ref: Any) -> bool:
    from pyhanko.pdf_utils.generic import DictionaryObject, Reference

    old = before.get_object(ref)
    new = after.get_object(Reference(ref.idnum, ref.generation, after))
    if isinstance(old, DictionaryObject) and old.get("/Type") == "/Page":
        keys = {*old, *new} - {"/Annots"}
        return all(_bytes(old, key) == _bytes(new, key) for key in keys) and _annotations(old, new)
    return _written(old) == _written(new)


def _annotations(old: Any, new: Any) -> bool:
    """The old ones stand, and the further ones are fields of signatures."""
    known = [_written(item) for item in old.get("/Annots", [])]
    found = list(new.get("/Annots", []))
    if [_written(item) for item in found[: len(known)]] != known:
        return False
    return all(_field_type(item) == "/Sig" for item in found[len(known) :])


def _field_type(item: Any) -> str:
    field = item.get_object()
    return str(field.get("/FT") or field["/Parent"]["/FT"])


def _bytes(holder: Any, key: str) -> bytes:
    return _written(holder.raw_get(key)) if key in holder else b""


def _written(thing: Any) -> bytes:
    made = BytesIO()
    thing.write_to_stream(made, None)
    return made.getvalue()
