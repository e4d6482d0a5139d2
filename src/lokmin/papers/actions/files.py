"""Keeps the bytes that leave the house, by their own hash."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from lokmin.basics.scope import Scope
from lokmin.papers.models import FiledSheet, IssuedFile, IssuedPaper
from lokmin.papers.queries import stored_as
from lokmin.tools.locks import one_writer

_BYTES = "bytes"


@contextmanager
def keeping(contents: Iterable[bytes]) -> Iterator[list[str]]:
    """One transaction over a write that names these bytes; answers their hashes.

    Filing and taking out the same bytes wait for each other, so a row never names bytes that are gone. Bytes
    that nothing names in the end (the write was refused) do not stay.
    """
    kept = list(contents)
    digests = [hashlib.sha256(data).hexdigest() for data in kept]
    try:
        with transaction.atomic():
            for digest in sorted(set(digests)):
                one_writer(digest, _BYTES)
            for digest, data in zip(digests, kept, strict=True):
                _put(digest, data)
            yield digests
    except BaseException:
        for digest in set(digests):
            discard(digest)
        raise


def _put(digest: str, data: bytes) -> None:
    """Store bytes under their SHA-256: whole or not at all, once however often it is called."""
    place = stored_as(digest)
    if default_storage.exists(place) and default_storage.size(place) == len(data):
        return
    unready = default_storage.save(f"papers/unready/{uuid4().hex}", ContentFile(data))
    os.makedirs(os.path.dirname(default_storage.path(place)), exist_ok=True)
    os.replace(default_storage.path(unready), default_storage.path(place))


def discard(digest: str) -> None:
    """Delete the bytes unless a paper or sheet of anybody names them; whoever stores the same ones waits."""
    with transaction.atomic():
        one_writer(digest, _BYTES)
        named = any(table.unscoped.filter(sha256=digest).exists() for table in (FiledSheet, IssuedFile))
        if not named:
            default_storage.delete(stored_as(digest))


def named(files: Mapping[str, bytes], digests: Sequence[str]) -> list[tuple[str, str, int]]:
    """Name, hash and size of each file."""
    return [(name, digest, len(files[name])) for name, digest in zip(files, digests, strict=True)]


def note(
    scope: Scope, paper: IssuedPaper, name: str, digest: str, size: int, *, certificate: str = ""
) -> None:
    """Write down that these stored bytes left the house as `name`, in the printing that the paper is at."""
    known = IssuedFile.objects.within(scope).filter(paper=paper, sha256=digest, name=name).first()
    if known is None:
        IssuedFile.add(
            paper=paper,
            name=name,
            sha256=digest,
            size=size,
            printing=paper.printing,
            certificate=certificate,
            made_at=scope.now,
        )
    elif (known.made_at, known.printing) != (scope.now, paper.printing):
        known.made_at, known.printing = scope.now, paper.printing
        known.save(update_fields=["made_at", "printing"])
