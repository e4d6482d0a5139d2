"""Bundles of evidence as ZIP: of one meeting, and of a year with a folder for each meeting."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import BinaryIO
from uuid import UUID

from django.utils import translation

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings.queries import MeetingCard
from lokmin.papers.queries.composing_evidence import meeting_index, ordered, year_index
from lokmin.papers.queries.evidence import MeetingEvidence, meeting_evidence, year_evidence
from lokmin.papers.queries.evidence_pieces import read
from lokmin.papers.queries.issuers import puskesmas_of
from lokmin.papers.rules.blocks import Document
from lokmin.papers.rules.bundle import Entry, harmless, write
from lokmin.papers.rules.evidence import Piece, path_of
from lokmin.papers.rules.evidence_page import page
from lokmin.papers.rules.formats import render
from lokmin.yearly.rules.evidence import kinds

INDEX = "indeks"
_PLACES = {key: n for n, key in enumerate(kinds(), 1)}


def paths(pieces: tuple[Piece, ...]) -> dict[Piece, str]:
    """Where each enclosed piece lies in the folder of its meeting."""
    return {piece: path_of(piece, _PLACES[piece.kind]) for piece in ordered(pieces) if piece.enclosed}


def index_of_meeting(*, scope: Scope, meeting_id: UUID) -> Document:
    """The index of one meeting alone, with the names that its files have in the bundle."""
    with translation.override("id"):
        found = meeting_evidence(scope=scope, meeting_id=meeting_id)
        return meeting_index(scope, found, paths(found.pieces))


def index_of_year(*, scope: Scope, puskesmas_id: UUID, year: int) -> Document:
    """The index of a year alone."""
    with translation.override("id"):
        found = year_evidence(scope=scope, puskesmas_id=puskesmas_id, year=year)
        puskesmas = puskesmas_of(scope=scope, puskesmas_id=puskesmas_id)
        return year_index(scope, puskesmas, found, folders([one.card for one in found.meetings]))


def write_meeting(target: BinaryIO, *, scope: Scope, meeting_id: UUID) -> None:
    """Write the bundle of one meeting; who may write the meeting may take its files along."""
    scope.check(Duty.WRITE_MEETINGS)
    with translation.override("id"):
        found = meeting_evidence(scope=scope, meeting_id=meeting_id, whole=True)
        write(target, meeting_bundle_name(found.card), _of_meeting(scope, found, ""))


def write_year(target: BinaryIO, *, scope: Scope, puskesmas_id: UUID, year: int) -> None:
    """Write the bundle of a year: an index over all, and a folder for each meeting."""
    scope.check(Duty.WRITE_MEETINGS)
    with translation.override("id"):
        found = year_evidence(scope=scope, puskesmas_id=puskesmas_id, year=year, whole=True)
        puskesmas = puskesmas_of(scope=scope, puskesmas_id=puskesmas_id)
        where = folders([one.card for one in found.meetings])
        paper = year_index(scope, puskesmas, found, where)

        def entries() -> Iterator[Entry]:
            yield from _index(paper, {name: f"{name}/{INDEX}.html" for name in where.values()}, "")
            for one in found.meetings:
                yield from _of_meeting(scope, one, f"{where[str(one.card.id)]}/")

        write(target, year_bundle_name(year), entries())


def _of_meeting(scope: Scope, found: MeetingEvidence, folder: str) -> Iterator[Entry]:
    placed = paths(found.pieces)
    yield from _index(meeting_index(scope, found, placed), {path: path for path in placed.values()}, folder)
    own = {path: piece for piece, path in placed.items()}  # the same file under the same name once
    for path, piece in own.items():
        yield Entry(f"{folder}{path}", partial(_read, scope, piece))


def _read(scope: Scope, piece: Piece) -> bytes:
    """The bytes; refused when the store lost them since they were looked up."""
    try:
        return read(scope, piece)
    except FileNotFoundError:
        raise Refusal("papers.bytes_missing", place=piece.stored_as or piece.name) from None


def _index(paper: Document, links: Mapping[str, str], folder: str) -> Iterator[Entry]:
    yield Entry(f"{folder}{INDEX}.html", lambda: page(paper, links))
    yield Entry(f"{folder}{INDEX}.pdf", lambda: render(paper, "pdf"))
    if not folder:
        yield Entry(f"{INDEX}.docx", lambda: render(paper, "docx"))


def folders(cards: list[MeetingCard]) -> dict[str, str]:
    """A folder for each meeting by its id: day and name, and where two are alike the end of the id."""
    names: dict[str, str] = {}
    for card in cards:
        name = f"{card.held_on.isoformat()}-{harmless(card.label, 'rapat')}"
        names[str(card.id)] = f"{name}-{card.id.hex[-8:]}" if name in names.values() else name
    return names


def meeting_bundle_name(card: MeetingCard) -> str:
    """`bukti-2023-05-24-tw-ii-2023`, without an ending."""
    return f"bukti-{card.held_on.isoformat()}-{harmless(card.label, 'rapat')}"


def year_bundle_name(year: int) -> str:
    return f"bukti-{year}"
