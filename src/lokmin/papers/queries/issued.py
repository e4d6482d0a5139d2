"""Which papers were prepared, handed over, numbered and signed; and whether a file is one of them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.core.files.storage import default_storage

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import FreezeCard
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard
from lokmin.papers.models import IssuedFile, IssuedPaper
from lokmin.papers.queries.desk import facts_of
from lokmin.papers.queries.issuers import KINDS
from lokmin.papers.rules.issuing import CODE, OUTDATED, SUPERSEDED, is_wrong, number_of, sequence_of


@dataclass(frozen=True)
class FileCard:
    name: str
    sha256: str
    size: int
    made_at: datetime

    @property
    def stored_as(self) -> str:
        return stored_as(self.sha256)

    @property
    def ending(self) -> str:
        """`PDF`, as a short name of the link to it."""
        return self.name.rpartition(".")[2].upper()


@dataclass(frozen=True)
class PaperCard:
    """One issued paper. `files` are the bytes that were handed out, in the order of time."""

    id: UUID
    puskesmas_id: UUID
    kind: str
    kind_name: str
    meeting_id: UUID | None
    freeze_id: UUID | None
    state: str
    number: str
    dated: date | None
    code: str
    figures_sha256: str
    scan_name: str
    version: int
    made_at: datetime
    made_by: str
    files: tuple[FileCard, ...]
    edition: int = 1
    facts: Mapping[str, str] = field(default_factory=dict)
    replaces_code: str = ""

    @property
    def scans(self) -> tuple[FileCard, ...]:
        """The signed scan, when there is one: the last that was kept."""
        return tuple([f for f in self.files if "-pindaian." in f.name][-1:])

    @property
    def latest(self) -> tuple[FileCard, ...]:
        """The newest file of every name."""
        return tuple({file.name: file for file in self.files}.values())

    def file(self, ending: str) -> FileCard | None:
        """The newest stored file with this ending."""
        found = [f for f in self.files if f.name.endswith(f".{ending}") and "-pindaian." not in f.name]
        return found[-1] if found else None


def stored_as(sha256: str) -> str:
    """Where the bytes of a file are kept: by their own hash."""
    return f"papers/{sha256[:2]}/{sha256}"


def _card(row: IssuedPaper, scope: Scope) -> PaperCard:
    files = IssuedFile.objects.within(scope).filter(paper_id=row.id).order_by("made_at", "id")
    return PaperCard(
        id=row.id,
        puskesmas_id=row.puskesmas_id,
        kind=row.kind,
        kind_name=KINDS[row.kind],
        meeting_id=row.meeting_id,
        freeze_id=row.freeze_id,
        state=row.state,
        number=row.number,
        dated=row.dated,
        code=row.code,
        figures_sha256=row.figures_sha256,
        scan_name=row.scan.name or "",
        version=row.version,
        made_at=row.made_at.astimezone(scope.now.tzinfo),
        made_by=row.made_by,
        files=tuple(FileCard(f.name, f.sha256, f.size, f.made_at) for f in files),
        edition=row.edition,
        facts=dict(row.facts),
        replaces_code=row.replaces.code if row.replaces else "",
    )


def papers_of(*, scope: Scope, meeting_id: UUID) -> dict[str, PaperCard]:
    """The papers of a meeting by kind, as they stand: without those that were replaced."""
    rows = IssuedPaper.objects.within(scope).filter(meeting_id=meeting_id).order_by("made_at", "id")
    return {row.kind: _card(row, scope) for row in rows.exclude(state=SUPERSEDED)}


def replaced_of(*, scope: Scope, meeting_id: UUID) -> list[PaperCard]:
    """The papers of a meeting that a further edition replaced, the first first."""
    rows = IssuedPaper.objects.within(scope).filter(meeting_id=meeting_id, state=SUPERSEDED)
    return [_card(row, scope) for row in rows.order_by("made_at", "id")]


def states_of(*, scope: Scope, cards: Sequence[MeetingCard]) -> dict[UUID, dict[str, str]]:
    """The state of each paper by meeting and kind; `OUTDATED` when the meeting has another plan now."""
    found = papers_of_many(scope=scope, meeting_ids=[card.id for card in cards])
    known = {card.id: card for card in cards}
    rows = IssuedPaper.objects.within(scope).filter(meeting_id__in=list(known)).exclude(state=SUPERSEDED)
    for meeting_id, kind, facts in rows.values_list("meeting_id", "kind", "facts"):
        if is_wrong(facts, facts_of(known[meeting_id], kind)):
            found[meeting_id][kind] = OUTDATED
    return found


def papers_of_many(*, scope: Scope, meeting_ids: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
    """The state of each paper by meeting and kind, for lists."""
    rows = IssuedPaper.objects.within(scope).filter(meeting_id__in=list(meeting_ids))
    rows = rows.exclude(state=SUPERSEDED)
    found: dict[UUID, dict[str, str]] = {}
    for meeting_id, kind, state in rows.values_list("meeting_id", "kind", "state"):
        found.setdefault(meeting_id, {})[kind] = state
    return found


def packed(*, scope: Scope, freeze_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these frozen periods have an evaluation pack."""
    rows = IssuedPaper.objects.within(scope).filter(kind="pack", freeze_id__in=list(freeze_ids))
    return set(rows.values_list("freeze_id", flat=True))


def packs(*, scope: Scope, puskesmas_id: UUID) -> list[PaperCard]:
    """The evaluation packs that were made, the newest period first."""
    rows = IssuedPaper.objects.within(scope).filter(puskesmas_id=puskesmas_id, kind="pack")
    rows = rows.order_by("-freeze__last_year", "-freeze__last_month", "-made_at", "-id")
    return [_card(row, scope) for row in rows]


def paper(*, scope: Scope, paper_id: UUID) -> PaperCard:
    row = IssuedPaper.objects.within(scope).filter(id=paper_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return _card(row, scope)


def next_number(*, scope: Scope, puskesmas_id: UUID, template: str, day: date) -> str:
    """The number after the highest that this template gave in the year; empty without a template."""
    rows = IssuedPaper.objects.within(scope).filter(puskesmas_id=puskesmas_id, number_year=day.year)
    used = (sequence_of(template, number) for number in rows.values_list("number", flat=True))
    return number_of(template, max(used, default=0) + 1, day)


class Stored(Protocol):
    """What has bytes in the store."""

    @property
    def stored_as(self) -> str: ...


def content(*, card: Stored) -> bytes:
    """The bytes that were handed out or filed; refused when the store has lost them."""
    try:
        with default_storage.open(card.stored_as, "rb") as file:
            return bytes(file.read())
    except FileNotFoundError:
        raise Refusal("papers.bytes_missing", place=card.stored_as) from None


def stored_files(*, scope: Scope, puskesmas_ids: Iterable[UUID]) -> set[str]:
    """The hashes of what these Puskesmas ever handed out."""
    ids = list(puskesmas_ids)
    mine = IssuedFile.objects.within(scope).filter(paper__puskesmas_id__in=ids)
    return set(mine.values_list("sha256", flat=True))


@dataclass(frozen=True)
class Verdict:
    """What is known about a file. `genuine`: its bytes are those that were issued.

    `paper` is the issued paper, also when only its code was found in a changed file. `recomputed` is the
    hash over the frozen numbers as they stand in the database now.
    """

    genuine: bool
    sha256: str
    paper: PaperCard | None = None
    file: FileCard | None = None
    freeze: FreezeCard | None = None
    signed: int = 0
    signers: int = 0
    recomputed: str = ""

    @property
    def numbers_intact(self) -> bool:
        """The frozen numbers are still those that were hashed and printed; True without frozen numbers."""
        if self.freeze is None:
            return True
        printed = self.paper.figures_sha256 if self.paper else self.freeze.sha256
        return self.recomputed == self.freeze.sha256 == printed

    @property
    def sound(self) -> bool:
        """The file is the issued one, and the numbers behind it were not changed."""
        return self.genuine and self.numbers_intact


def verify(*, scope: Scope, data: bytes) -> Verdict:
    """Whether these bytes were issued here, from which frozen period, signed how."""
    digest = hashlib.sha256(data).hexdigest()
    row = IssuedFile.objects.within(scope).filter(sha256=digest).select_related("paper").first()
    if row is None:
        return Verdict(False, digest, _by_code(scope, data))
    card = _card(row.paper, scope)
    file = next(f for f in card.files if f.sha256 == digest)
    frozen = coverage.freeze(scope=scope, freeze_id=card.freeze_id) if card.freeze_id else None
    marks = meetings.signatures(scope=scope, meeting_id=card.meeting_id) if card.meeting_id else []
    wanted = marks if card.kind == "agreement" else []
    signed = sum(s.signed_on is not None for s in wanted)
    again = coverage.recomputed_hash(scope=scope, freeze_id=frozen.id) if frozen else ""
    return Verdict(True, digest, card, file, frozen, signed, len(wanted), again)


def _by_code(scope: Scope, data: bytes) -> PaperCard | None:
    """The paper whose code stands readable in the file (PDF metadata)."""
    codes = {found.decode() for found in CODE.findall(data)}
    row = IssuedPaper.objects.within(scope).filter(code__in=codes).first() if codes else None
    return _card(row, scope) if row else None
