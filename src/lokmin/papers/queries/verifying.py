"""Whether a file is a paper that was issued here, and what is known of a paper by its code.

Both are answered to whoever holds the paper: what stands on its face, never more (docs/decisions/0058).
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import FreezeCard
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard, SignatureCard
from lokmin.papers.models import FiledSheet, IssuedFile, IssuedPaper
from lokmin.papers.queries.added import Added, what_was_added
from lokmin.papers.queries.issued import FileCard, PaperCard, card_of
from lokmin.papers.queries.seals import SealCard, known_fingerprints, seals_of
from lokmin.papers.rules.finding import codes_in

TOLD_SHEETS = frozenset({"agreement", "attendance", "minutes"})
"""Filed sheets that are answered for; photos and scores are for staff only (FN 29)."""
SIGNED_PARTS = {"agreement": None, "minutes": ("chair", "notes")}
"""Whose signatures stand on a kind of paper: None means everybody's."""


@dataclass(frozen=True)
class SignerLine:
    """Who signs, in which capacity, how and on which day; no number of a person, no drawing."""

    title: str
    name: str
    way: str
    signed_on: date | None
    earlier: bool

    @property
    def counts(self) -> bool:
        return self.signed_on is not None and not self.earlier


@dataclass(frozen=True)
class SheetFound:
    """A sheet that was filed with a meeting: a scan, or a PDF that was signed elsewhere."""

    kind: str
    dated: date
    puskesmas_id: UUID
    meeting_id: UUID


@dataclass(frozen=True)
class Verdict:
    """What is known about a file, or about a paper by its code (then `sha256` is empty).

    `genuine`: the bytes left this house. `paper` is the issued paper, also when only its code was found in a
    changed file. `base`: the issued file that these bytes begin with, whole; `base_clean`: signatures only
    follow it; `pictures`: the pages on which they show a picture, which may hide what is printed there.
    `recomputed` is the hash over the frozen numbers as they stand in the database now.
    """

    genuine: bool
    sha256: str
    paper: PaperCard | None = None
    file: FileCard | None = None
    freeze: FreezeCard | None = None
    meeting: MeetingCard | None = None
    signers: tuple[SignerLine, ...] = ()
    recomputed: str = ""
    seals: tuple[SealCard, ...] = ()
    base: FileCard | None = None
    base_clean: bool = False
    pictures: tuple[int, ...] = ()
    sheet: SheetFound | None = None

    @property
    def signed(self) -> int:
        """How many signatures stand."""
        return sum(line.counts for line in self.signers)

    @property
    def current(self) -> bool:
        """Of the last printing: an earlier one, made before the number, is not the paper."""
        return self.paper is None or self.file is None or self.paper.is_current(self.file)

    @property
    def numbers_intact(self) -> bool:
        """The frozen numbers are still those that were hashed and printed; True without frozen numbers."""
        if self.freeze is None:
            return True
        printed = self.paper.figures_sha256 if self.paper else self.freeze.sha256
        return self.recomputed == self.freeze.sha256 == printed

    @property
    def replaced_scan(self) -> FileCard | None:
        """The newer scan, when the file is one that was kept before it."""
        if self.paper is None or self.file is None or not self.file.is_scan:
            return None
        (newest,) = self.paper.scans
        return newest if newest.sha256 != self.file.sha256 else None

    @property
    def signed_further(self) -> bool:
        """A signature covers more than the issued file."""
        return self.base is not None and any(seal.covered > self.base.size for seal in self.seals)

    @property
    def seals_sound(self) -> bool:
        return all(seal.sound for seal in self.seals)

    @property
    def sound(self) -> bool:
        """The file is the issued one or a filed sheet, its seals hold, and its numbers were not changed."""
        known = (self.genuine and self.current) or self.sheet is not None
        return known and self.numbers_intact and self.seals_sound


def verify(*, scope: Scope, data: bytes, asked: Callable[[], None] | None = None) -> Verdict:
    """Whether these bytes were issued here, from which frozen period, signed by whom and how.

    `asked` is called before the costlier search for what unknown bytes may be; it may refuse.
    """
    digest = hashlib.sha256(data).hexdigest()
    rows = IssuedFile.objects.within(scope).filter(sha256=digest).select_related("paper")
    row = rows.order_by("-paper__edition", "-made_at", "-id").first()
    if row is None:
        if asked:
            asked()
        return _not_issued(scope, data, digest)
    paper = card_of(row.paper, scope)
    file = next(f for f in paper.files if f.id == row.id)
    seals = _seals(scope, data, paper.puskesmas_id)
    told = told_of(scope=scope, paper=paper)
    return replace(told, genuine=True, sha256=digest, file=file, seals=seals)


def told_of(*, scope: Scope, paper: PaperCard) -> Verdict:
    """What is said of a paper itself: its period, its meeting, who signed."""
    frozen = coverage.freeze(scope=scope, freeze_id=paper.freeze_id) if paper.freeze_id else None
    again = coverage.recomputed_hash(scope=scope, freeze_id=frozen.id) if frozen else ""
    meeting = meetings.card(scope=scope, meeting_id=paper.meeting_id) if paper.meeting_id else None
    signers = _signers(scope, paper)
    return Verdict(False, "", paper, None, frozen, meeting, signers, again)


def by_code(*, scope: Scope, code: str) -> Verdict | None:
    """The same by its code; None when there is no such paper."""
    row = IssuedPaper.objects.within(scope).filter(code=code).first()
    return told_of(scope=scope, paper=card_of(row, scope)) if row else None


def _signers(scope: Scope, paper: PaperCard) -> tuple[SignerLine, ...]:
    if paper.meeting_id is None or paper.kind not in SIGNED_PARTS:
        return ()
    parts = SIGNED_PARTS[paper.kind]
    marks = meetings.signatures(scope=scope, meeting_id=paper.meeting_id)
    return tuple(_signer(mark) for mark in marks if parts is None or mark.part in parts)


def _signer(mark: SignatureCard) -> SignerLine:
    printed = replace(mark.signer, name="", id_kind="", id_number="")
    return SignerLine(printed.text, mark.printed_name, mark.way, mark.signed_on, mark.earlier_text)


def _seals(scope: Scope, data: bytes, puskesmas_id: UUID) -> tuple[SealCard, ...]:
    return tuple(seals_of(data, known_fingerprints(scope=scope, puskesmas_id=puskesmas_id)))


def _not_issued(scope: Scope, data: bytes, digest: str) -> Verdict:
    """A sheet that was filed, a changed paper that still names its code, or nothing of ours."""
    sheet = FiledSheet.objects.within(scope).filter(sha256=digest, kind__in=TOLD_SHEETS).first()
    paper = _named_in(scope, data)
    home = sheet.puskesmas_id if sheet else paper.puskesmas_id if paper else None
    found = SheetFound(sheet.kind, sheet.dated, home, sheet.meeting_id) if sheet and home else None
    if home is None:
        return Verdict(False, digest)
    told = told_of(scope=scope, paper=paper) if paper else Verdict(False, digest)
    base = _base(paper, data) if paper else None
    added = what_was_added(data[: base.size], data) if base else Added(False)
    return replace(
        told,
        sha256=digest,
        seals=_seals(scope, data, home),
        base=base,
        base_clean=added.only_signatures,
        pictures=added.pictures,
        sheet=found,
    )


def _named_in(scope: Scope, data: bytes) -> PaperCard | None:
    """The paper whose code stands in the file; a later edition names the earlier, so the latest counts."""
    codes = codes_in(data)
    rows = IssuedPaper.objects.within(scope).filter(code__in=codes) if codes else None
    row = rows.order_by("-edition", "-made_at", "-id").first() if rows is not None else None
    return card_of(row, scope) if row else None


def _base(paper: PaperCard, data: bytes) -> FileCard | None:
    """The issued file that stands at the beginning of these bytes, whole: signing appends to a PDF."""
    for file in sorted(paper.files, key=lambda f: -f.size):
        if file.name.endswith(".pdf") and 0 < file.size < len(data):
            if hashlib.sha256(memoryview(data)[: file.size]).hexdigest() == file.sha256:
                return file
    return None
