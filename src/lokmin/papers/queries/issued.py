"""Which papers were prepared, handed over, numbered and signed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import QuerySet

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings.queries import MeetingCard
from lokmin.papers.models import IssuedFile, IssuedPaper
from lokmin.papers.queries.desk import SET, facts_of
from lokmin.papers.queries.issuers import KINDS
from lokmin.papers.rules.issuing import OUTDATED, SUPERSEDED, is_wrong
from lokmin.papers.rules.kinds import closed_to


@dataclass(frozen=True)
class FileCard:
    id: UUID
    name: str
    sha256: str
    size: int
    made_at: datetime
    printing: int = 0
    certificate: str = ""
    """The fingerprint of the certificate that sealed it; empty when it is not sealed."""

    @property
    def stored_as(self) -> str:
        return stored_as(self.sha256)

    @property
    def of_set(self) -> bool:
        """The letters to each recipient."""
        return f"-{SET}-" in self.name

    @property
    def is_scan(self) -> bool:
        return "-pindaian." in self.name

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
    replaced_by: str = ""
    correction: str = ""
    printing: int = 0
    final_at: datetime | None = None

    @property
    def is_final(self) -> bool:
        """Its bytes are what was issued, for good."""
        return self.final_at is not None

    @property
    def final(self) -> tuple[FileCard, ...]:
        """The files of its last printing, sealed ones too; no scans."""
        return tuple(file for file in self.latest if self.is_current(file) and not file.is_scan)

    @property
    def sealed(self) -> FileCard | None:
        """The sealed PDF, when there is one."""
        found = [file for file in self.final if file.certificate]
        return found[-1] if found else None

    def is_current(self, file: FileCard) -> bool:
        """Printed last, or a scan of it; an earlier printing is not the paper."""
        return file.is_scan or file.printing == self.printing

    @property
    def scans(self) -> tuple[FileCard, ...]:
        """The signed scan, when there is one: the last that was kept."""
        return tuple([f for f in self.files if f.is_scan][-1:])

    @property
    def latest(self) -> tuple[FileCard, ...]:
        """The newest file of every name."""
        return tuple({file.name: file for file in self.files}.values())

    def file(self, ending: str, *, of_set: bool = False) -> FileCard | None:
        """The newest stored file with this ending; `of_set`: the letters to each recipient instead."""
        found = [f for f in self.files if f.name.endswith(f".{ending}") and not f.is_scan]
        found = [f for f in found if f.of_set == of_set]
        return found[-1] if found else None


def stored_as(sha256: str) -> str:
    """Where the bytes of a file are kept: by their own hash."""
    return f"papers/{sha256[:2]}/{sha256}"


def card_of(row: IssuedPaper, scope: Scope) -> PaperCard:
    """The paper of a row, with its files."""
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
        files=tuple(
            FileCard(f.id, f.name, f.sha256, f.size, f.made_at, f.printing, f.certificate) for f in files
        ),
        edition=row.edition,
        facts=dict(row.facts),
        replaces_code=row.replaces.code if row.replaces else "",
        replaced_by=_replaced_by(row, scope),
        correction=row.correction,
        printing=row.printing,
        final_at=row.final_at.astimezone(scope.now.tzinfo) if row.final_at else None,
    )


def _replaced_by(row: IssuedPaper, scope: Scope) -> str:
    """The code of the edition that replaced it; empty while it stands."""
    if row.state != SUPERSEDED:
        return ""
    after = _readable(scope).filter(replaces_id=row.id).order_by("-edition").first()
    return after.code if after else ""


def _readable(scope: Scope) -> QuerySet[IssuedPaper]:
    """Every paper in scope without those written for staff only, unless the asker is of them."""
    return IssuedPaper.objects.within(scope).exclude(kind__in=closed_to(scope))


def papers_of(*, scope: Scope, meeting_id: UUID) -> dict[str, PaperCard]:
    """The papers of a meeting by kind, as they stand: without those that were replaced."""
    rows = _readable(scope).filter(meeting_id=meeting_id).order_by("made_at", "id")
    return {row.kind: card_of(row, scope) for row in rows.exclude(state=SUPERSEDED)}


def replaced_of(*, scope: Scope, meeting_id: UUID) -> list[PaperCard]:
    """The papers of a meeting that a further edition replaced, the first first."""
    rows = _readable(scope).filter(meeting_id=meeting_id, state=SUPERSEDED)
    return [card_of(row, scope) for row in rows.order_by("made_at", "id")]


def states_of(*, scope: Scope, cards: Sequence[MeetingCard]) -> dict[UUID, dict[str, str]]:
    """The state of each paper by meeting and kind; `OUTDATED` when the meeting has another plan now."""
    found = papers_of_many(scope=scope, meeting_ids=[card.id for card in cards])
    known = {card.id: card for card in cards}
    rows = _readable(scope).filter(meeting_id__in=list(known)).exclude(state=SUPERSEDED)
    for meeting_id, kind, facts in rows.values_list("meeting_id", "kind", "facts"):
        if is_wrong(facts, facts_of(known[meeting_id], kind)):
            found[meeting_id][kind] = OUTDATED
    return found


def papers_of_many(*, scope: Scope, meeting_ids: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
    """The state of each paper by meeting and kind, for lists."""
    rows = _readable(scope).filter(meeting_id__in=list(meeting_ids))
    rows = rows.exclude(state=SUPERSEDED)
    found: dict[UUID, dict[str, str]] = {}
    for meeting_id, kind, state in rows.values_list("meeting_id", "kind", "state"):
        found.setdefault(meeting_id, {})[kind] = state
    return found


def packed(*, scope: Scope, freeze_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these frozen periods have an evaluation pack."""
    rows = _readable(scope).filter(kind="pack", freeze_id__in=list(freeze_ids))
    return set(rows.values_list("freeze_id", flat=True))


def pack_of(*, scope: Scope, freeze_id: UUID) -> PaperCard | None:
    """The pack of a frozen period that stands."""
    rows = _readable(scope).filter(kind="pack", freeze_id=freeze_id)
    row = rows.exclude(state=SUPERSEDED).order_by("-edition").first()
    return card_of(row, scope) if row else None


def packs(*, scope: Scope, puskesmas_id: UUID) -> list[PaperCard]:
    """The evaluation packs that were made, the newest period first."""
    rows = _readable(scope).filter(puskesmas_id=puskesmas_id, kind="pack")
    rows = rows.order_by("-freeze__last_year", "-freeze__last_month", "-made_at", "-id")
    return [card_of(row, scope) for row in rows]


def paper(*, scope: Scope, paper_id: UUID) -> PaperCard:
    row = _readable(scope).filter(id=paper_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return card_of(row, scope)


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
