"""Where the files of proofs are stored."""

from collections.abc import Iterable
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments.models import Proof


def stored_files(*, scope: Scope, puskesmas_ids: Iterable[UUID]) -> set[str]:
    """The names, in the store, of every photo and paper that proves a promise of these Puskesmas."""
    rows = Proof.objects.within(scope).filter(commitment__puskesmas_id__in=list(puskesmas_ids))
    return set(rows.exclude(file="").values_list("file", flat=True))
