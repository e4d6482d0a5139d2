"""Sentences for the hall: what belongs to a restricted indicator names no village (FN 14)."""

from collections.abc import Collection
from typing import Protocol
from uuid import UUID

from lokmin.commitments.queries import CommitmentCard
from lokmin.meetings.rules.wall import INSTEAD, without_names
from lokmin.places import queries as places


class Told(Protocol):
    """A promise or a problem of which a sentence speaks."""

    @property
    def puskesmas_id(self) -> UUID: ...

    @property
    def restricted(self) -> bool: ...


def without_villages(text: str, names: Collection[str]) -> str:
    """`Antar terduga dari sebuah desa` for `Antar terduga dari Cikoneng`; `names` are all villages served."""
    return without_names(text, names, names, INSTEAD)


def unnamed(text: str, puskesmas_id: UUID) -> str:
    """The same where the villages are not at hand."""
    return without_villages(text, [area.name for area in places.catchment(puskesmas_id=puskesmas_id)])


def said(of: Told, text: str) -> str:
    """What somebody wrote about a promise or problem, as sectors and the camat may read it on paper."""
    return unnamed(text, of.puskesmas_id) if text and of.restricted else text


def promised(card: CommitmentCard) -> str:
    """What was promised, as they may read it."""
    return said(card, card.what)
