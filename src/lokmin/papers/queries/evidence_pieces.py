"""The pieces of evidence of one meeting, each with the day it happened and the day it was recorded."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from lokmin.basics.scope import Scope
from lokmin.basics.words import mark
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard, ProofCard
from lokmin.coverage.queries import FreezeCard
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import Due, InvitationCard, MeetingCard, PhotoCard
from lokmin.papers.queries.filed import SHEET_KINDS, SheetCard, sheets
from lokmin.papers.queries.issued import FileCard, PaperCard, pack_of, papers_of
from lokmin.papers.queries.pack import frozen_for
from lokmin.papers.rules.evidence import Bytes, Piece

PAPERS = {
    "kak": "terms",
    "invitation": "invitation",
    "attendance": "attendance",
    "minutes": "minutes",
    "causes": "discussed",
    "agreement": "agreement",
    "read_back": "read_back",
    "progress": "feedback",
    "photos": "photos",
    "activity": "other",
    "assignment": "other",
    "press": "other",
}
"""Which paper is evidence of what."""
SHEETS = {"attendance": "attendance", "agreement": "agreement", "minutes": "minutes", "scores": "discussed"}
BEFORE = frozenset({"kak", "invitation", "assignment"})
"""Papers of a day of their own; the others are of the day of the meeting."""
NOT_CLEARED = mark("belum ada yang memastikan bahwa pasien atau anak tidak dapat dikenali")
NOT_A_PAPER = mark("gambar tanpa jenis dapat memuat wajah; simpan sebagai PDF atau sebagai foto rapat")
PROOFS = {"photo": mark("foto"), "list": mark("daftar nama"), "paper": mark("surat")}


@dataclass(frozen=True)
class Gathered:
    """Everything of one meeting that evidence is made of."""

    scope: Scope
    card: MeetingCard
    papers: dict[str, PaperCard]
    sheets: list[SheetCard]
    photos: list[PhotoCard]
    invitations: list[InvitationCard]
    promises: list[CommitmentCard]
    freeze: FreezeCard | None
    pack: PaperCard | None
    due: Due

    def day(self, at: datetime) -> date:
        """The day of a stored moment at the Puskesmas."""
        return at.astimezone(self.scope.now.tzinfo).date()


def gather(scope: Scope, card: MeetingCard, due: Due) -> Gathered:
    """Read it all once. Of the promises those to the own Puskesmas, as they may be read aloud."""
    freeze = frozen_for(scope=scope, puskesmas_id=card.puskesmas_id, period=card.reviewed)
    made = meetings.made_here(scope=scope, meeting=card)
    own = [one.id for one in made if one.puskesmas_id in scope.puskesmas_ids]
    now = promises.by_ids(scope=scope, ids=own, aloud=True)
    titles = {one.id: one.office_title for one in made}
    return Gathered(
        scope=scope,
        card=card,
        papers=papers_of(scope=scope, meeting_id=card.id),
        sheets=sheets(scope=scope, meeting_id=card.id),
        photos=meetings.photos(scope=scope, meeting_id=card.id),
        invitations=meetings.invitations(scope=scope, meeting_id=card.id),
        promises=[replace(now[key], office_title=titles[key]) for key in own if key in now],
        freeze=freeze,
        pack=pack_of(scope=scope, freeze_id=freeze.id) if freeze else None,
        due=due,
    )


def pieces(found: Gathered, *, whole: bool = False) -> tuple[Piece, ...]:
    """All pieces, as they are in the store now; `whole`: each file is read and compared with its hash."""
    return tuple(_looked_up(found.scope, piece, whole) for piece in _all(found))


def _looked_up(scope: Scope, piece: Piece, whole: bool) -> Piece:
    if not piece.stored_as and piece.proof_id is None:
        return piece
    try:
        if whole:
            kept = hashlib.sha256(read(scope, piece)).hexdigest() == piece.sha256
            return replace(piece, bytes=Bytes.KEPT if kept else Bytes.DAMAGED)
        there = piece.proof_id is not None or default_storage.exists(piece.stored_as)
    except FileNotFoundError:
        there = False
    return replace(piece, bytes=Bytes.KEPT if there else Bytes.GONE)


def read(scope: Scope, piece: Piece) -> bytes:
    """The bytes of a piece as this asker may see them; FileNotFoundError when the store has lost them."""
    if piece.proof_id is not None:
        return promises.proof_file(scope=scope, proof_id=piece.proof_id).content
    with default_storage.open(piece.stored_as, "rb") as file:
        return bytes(file.read())


def _all(found: Gathered) -> Iterator[Piece]:
    yield _schedule(found)
    yield from _of_papers(found)
    yield from _delivery(found)
    if found.pack:
        yield from (_file("pack", found, found.pack, file) for file in _printed(found.pack))
        yield from (_file("pack", found, found.pack, file) for file in _shown(found.pack))
    yield from (_sheet(found, sheet) for sheet in found.sheets)
    yield from (_photo(found, photo) for photo in found.photos)
    for card in found.promises:
        yield from _life(found, card)


def _schedule(found: Gathered) -> Piece:
    made = found.day(found.card.made_at)
    if found.card.from_paper:  # entered from an old agreement: of its schedule nothing is known
        return Piece("other", _("Rapat disalin dari kesepakatan lama"), found.card.held_on, made)
    return Piece("schedule", _("Rapat dijadwalkan"), made, made)


def _of_papers(found: Gathered) -> Iterator[Piece]:
    for kind, evidence in PAPERS.items():
        paper = found.papers.get(kind)
        if paper:
            yield from (_file(evidence, found, paper, file) for file in (*_printed(paper), *paper.scans))


def _printed(paper: PaperCard) -> tuple[FileCard, ...]:
    """What cannot be typed over: the PDF of the last printing, sealed or not; of a pack not each village."""
    return tuple(
        file
        for file in paper.latest
        if paper.is_current(file) and not file.is_scan and file.ending == "PDF" and "/" not in file.name
    )


def _shown(pack: PaperCard) -> tuple[FileCard, ...]:
    """The slides as they were issued: what the hall saw."""
    return tuple(file for file in pack.latest if pack.is_current(file) and file.ending == "PPTX")


def _file(evidence: str, found: Gathered, paper: PaperCard, file: FileCard) -> Piece:
    told = _("Pindaian %(name)s") if file.is_scan else "%(name)s"
    name = _("Undangan per penerima") if file.of_set else _(paper.kind_name)
    name = _("Paparan evaluasi") if file.ending == "PPTX" else name
    own_day = paper.kind in BEFORE or paper.meeting_id is None
    made = found.day(paper.made_at)
    usual = made if own_day or paper.kind in ("read_back", "progress", "activity") else found.card.held_on
    return Piece(
        evidence,
        f"{told % {'name': name}} {paper.number}".strip(),
        paper.dated or usual,
        found.day(file.made_at),
        ending=file.ending.lower(),
        sha256=file.sha256,
        size=file.size,
        stored_as=file.stored_as,
    )


def _delivery(found: Gathered) -> Iterator[Piece]:
    days = [found.day(one.sent_at) for one in found.invitations if one.sent_at]
    if days:
        told = {"n": len(days), "m": len(found.invitations)}
        yield Piece("delivery", _("%(n)s dari %(m)s undangan tercatat terkirim") % told, max(days), max(days))


def _sheet(found: Gathered, sheet: SheetCard) -> Piece:
    kind = "photos" if sheet.kind == "photo" else SHEETS.get(sheet.kind, "other")
    withheld = ""
    if sheet.kind == "photo":
        withheld = _(NOT_CLEARED)
    elif sheet.kind == "other" and sheet.ending != "pdf":
        withheld = _(NOT_A_PAPER)
    name = ": ".join(filter(None, (_(SHEET_KINDS[sheet.kind]), sheet.caption)))
    return Piece(
        kind,
        name,
        sheet.dated,
        sheet.recorded_at.date(),
        ending=sheet.ending,
        sha256=sheet.sha256,
        size=sheet.size,
        stored_as=sheet.stored_as,
        withheld=withheld,
    )


def _photo(found: Gathered, photo: PhotoCard) -> Piece:
    name = ": ".join(filter(None, (_("Foto rapat"), photo.caption)))
    return Piece(
        "photos",
        name,
        found.card.held_on,
        found.day(photo.at),
        ending="jpg",
        sha256=photo.sha256,
        size=photo.size,
        stored_as=photo.file,
        withheld="" if photo.cleared else _(NOT_CLEARED),
    )


def _life(found: Gathered, card: CommitmentCard) -> Iterator[Piece]:
    yield from (_proof(found, card, proof) for proof in card.shown_proofs)
    for up in card.hand_ups:
        asked = found.day(up.at)
        told = {"n": card.number, "to": up.to_name}
        yield Piece("handed_up", _("Komitmen nomor %(n)s diteruskan kepada %(to)s") % told, asked, asked)
        if up.answer:
            told = {"n": card.number, "by": up.answer.answered_by}
            name = _("Jawaban atas komitmen nomor %(n)s oleh %(by)s") % told
            yield Piece("handed_up", name, up.answer.answered_on, found.day(up.answer.at))


def _proof(found: Gathered, card: CommitmentCard, proof: ProofCard) -> Piece:
    """A list of names is a count and a keeper, never a file (FN 29)."""
    told = {"n": card.number, "what": _(PROOFS[proof.kind])}
    name = ": ".join(filter(None, (_("Komitmen nomor %(n)s, %(what)s") % told, proof.caption)))
    if proof.kind == "list":
        counted = _("%(n)s nama, disimpan %(keeper)s")
        name = f"{name} ({counted % {'n': proof.count or 0, 'keeper': proof.keeper or '…'}})"
    file = proof.kind != "list" and bool(proof.sha256)
    return Piece(
        "follow_up",
        name,
        proof.happened_on,
        found.day(proof.recorded_at),
        ending="jpg" if proof.kind == "photo" else "pdf",
        sha256=proof.sha256 if file else "",
        proof_id=proof.id if file else None,
        withheld=_(NOT_CLEARED) if proof.waits else "",
    )
