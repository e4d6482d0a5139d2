"""Sentences for the hall: what belongs to a restricted indicator names no village (FN 14)."""

from collections.abc import Collection
from uuid import UUID

from lokmin.commitments.queries import CommitmentCard
from lokmin.meetings.rules.wall import INSTEAD, without_names
from lokmin.places import queries as places


def without_villages(text: str, names: Collection[str]) -> str:
    """`Antar terduga dari sebuah desa` for `Antar terduga dari Cikoneng`; `names` are all villages served."""
    return without_names(text, names, names, INSTEAD)


def unnamed(text: str, puskesmas_id: UUID) -> str:
    """The same where the villages are not at hand."""
    return without_villages(text, [area.name for area in places.catchment(puskesmas_id=puskesmas_id)])


def promised(card: CommitmentCard) -> str:
    """What was promised, as sectors may read it on paper."""
    return unnamed(card.what, card.puskesmas_id) if card.restricted else card.what
