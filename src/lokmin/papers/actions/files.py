"""Keeps the bytes that leave the house, by their own hash."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from lokmin.basics.scope import Scope
from lokmin.papers.models import IssuedFile, IssuedPaper
from lokmin.papers.queries import stored_as


def keep(scope: Scope, paper: IssuedPaper, name: str, data: bytes) -> str:
    """Store a file of `paper` once and note it; returns its SHA-256."""
    digest = hashlib.sha256(data).hexdigest()
    place = stored_as(digest)
    if not default_storage.exists(place):
        default_storage.save(place, ContentFile(data))
    known = IssuedFile.objects.within(scope).filter(paper=paper, sha256=digest, name=name).first()
    if known is None:
        IssuedFile.add(paper=paper, name=name, sha256=digest, size=len(data), made_at=scope.now)
    elif known.made_at != scope.now:
        known.made_at = scope.now
        known.save(update_fields=["made_at"])
    return digest
