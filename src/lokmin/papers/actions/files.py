"""Keeps the bytes that leave the house, by their own hash."""

import hashlib
import os
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from lokmin.basics.scope import Scope
from lokmin.papers.models import IssuedFile, IssuedPaper
from lokmin.papers.queries import stored_as


def put(data: bytes) -> str:
    """Store bytes under their SHA-256 and return it: whole or not at all, once however often it is called.

    Called before the transaction that names them: bytes that no row names do no harm.
    """
    digest = hashlib.sha256(data).hexdigest()
    place = stored_as(digest)
    if default_storage.exists(place) and default_storage.size(place) == len(data):
        return digest
    unready = default_storage.save(f"papers/unready/{uuid4().hex}", ContentFile(data))
    os.makedirs(os.path.dirname(default_storage.path(place)), exist_ok=True)
    os.replace(default_storage.path(unready), default_storage.path(place))
    return digest


def note(scope: Scope, paper: IssuedPaper, name: str, digest: str, size: int) -> None:
    """Write down that these stored bytes left the house as `name`."""
    known = IssuedFile.objects.within(scope).filter(paper=paper, sha256=digest, name=name).first()
    if known is None:
        IssuedFile.add(paper=paper, name=name, sha256=digest, size=size, made_at=scope.now)
    elif known.made_at != scope.now:
        known.made_at = scope.now
        known.save(update_fields=["made_at"])
