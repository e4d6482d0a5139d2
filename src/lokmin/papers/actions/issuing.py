"""A paper of a meeting on its way: handed over, numbered, its signed scan kept (FN 24)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from lokmin.basics.refusal import Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard
from lokmin.papers import queries
from lokmin.papers.actions.files import keeping, named, note
from lokmin.papers.models import IssuedPaper
from lokmin.papers.queries import AFTER_OPENING, PaperCard, Print
from lokmin.papers.rules import issuing, pdf, word
from lokmin.papers.rules.dates import long_date
from lokmin.papers.rules.issuing import HANDED_OVER, NUMBERED, SIGNED, SUPERSEDED
from lokmin.tools.actions import action, audit


@dataclass(frozen=True)
class _Printed:
    """One printing, rendered before the transaction that keeps it: PDF and Word by their name."""

    state: str
    number: str
    dated: date | None
    version: int
    files: dict[str, bytes]
    facts: dict[str, str]


def hand_over(*, scope: Scope, meeting_id: UUID, kind: str) -> PaperCard:
    """Print the paper for number and signature: PDF and Word are kept as they leave the house.

    Repeating it prints anew (a changed text) until the paper has its number or its signed scan.
    """
    scope.check(Duty.ISSUE_PAPERS)
    card = _writable(scope, meeting_id, kind)
    row = _found(scope, card, kind)
    issuing.check_current(row.facts, queries.facts_of(card, kind))
    issuing.check_step(issuing.standing(row.state, row.number), HANDED_OVER)
    printed = _print(scope, card, row, HANDED_OVER, "", None)
    return _keep_printed(scope=scope, meeting_id=meeting_id, kind=kind, verb="hand_over", printed=printed)


def enter_number(*, scope: Scope, meeting_id: UUID, kind: str, number: str, dated: date) -> PaperCard:
    """Write number and date of the agenda book onto the paper and print it: from then on it is final."""
    scope.check(Duty.ISSUE_PAPERS)
    card = _writable(scope, meeting_id, kind)
    row = _found(scope, card, kind)
    issuing.check_current(row.facts, queries.facts_of(card, kind))
    issuing.check_step(issuing.standing(row.state, row.number), NUMBERED)
    number = " ".join(number.split())
    if not number:
        raise Refusal("papers.number")
    if dated > scope.today:
        raise Refusal("papers.dated_future", day=dated)
    _check_free(scope, row, number, dated.year)
    printed = _print(scope, card, row, NUMBERED, number, dated)
    return _keep_printed(scope=scope, meeting_id=meeting_id, kind=kind, verb="enter_number", printed=printed)


def _check_free(scope: Scope, row: IssuedPaper, number: str, year: int | None) -> None:
    """Refuse a number that another paper of the Puskesmas has in that year; its own earlier edition may."""
    same = {"puskesmas_id": row.puskesmas_id, "number": number, "number_year": year}
    others = IssuedPaper.objects.within(scope).filter(**same).exclude(id=row.id)
    if row.meeting_id:
        others = others.exclude(meeting_id=row.meeting_id, kind=row.kind, state=SUPERSEDED)
    if number and others.exists():
        raise Refusal("papers.number_taken", number=number)


def _print(
    scope: Scope, card: MeetingCard, row: IssuedPaper, state: str, number: str, dated: date | None
) -> _Printed:
    """Render outside any transaction: typesetting takes longer than a database may be held."""
    how = Print(number, dated, row.code, draft=False, replaces=_replaced(row))
    content = queries.meeting_paper(scope=scope, meeting_id=card.id, kind=row.kind, how=how)
    in_word = queries.printed_word(scope=scope, puskesmas_id=card.puskesmas_id, kind=row.kind, paper=content)
    made = (("pdf", pdf.render(content)), ("docx", in_word))
    files = {queries.file_name(row.kind, card, ending, row.edition): data for ending, data in made}
    if row.kind == "invitation" and card.numbers.invited:
        letters = queries.letter_set(scope=scope, meeting_id=card.id, how=how)
        pair = (("pdf", pdf.render(letters)), ("docx", word.render(letters)))
        files |= {queries.set_name(card, ending, row.edition): data for ending, data in pair}
    return _Printed(state, number, dated, row.version, files, queries.facts_of(card, row.kind))


def _replaced(row: IssuedPaper) -> str:
    """`Mengganti undangan nomor 005/087/Kec.Mdw/2023 tanggal 10 Mei 2023, kode dokumen K7Q4-2MZX.`"""
    old = row.replaces
    if old is None:
        return ""
    number = f" nomor {old.number}" if old.number else ""
    day = f" tanggal {long_date(old.dated)}" if old.dated else ""
    why = f" Pembetulan: {row.correction.rstrip('.')}." if row.correction else ""
    return f"Mengganti {queries.KINDS[old.kind].lower()}{number}{day}, kode dokumen {old.code}.{why}"


def replace(*, scope: Scope, meeting_id: UUID, kind: str) -> PaperCard:
    """Print a further edition that names the one it replaces: the plan or the signatures changed since.

    What left the house is not touched; it is kept as replaced, with its number, files and scan.
    """
    return _replace(scope, meeting_id, kind, "")


def correct(*, scope: Scope, meeting_id: UUID, kind: str, reason: str) -> PaperCard:
    """The same for a final paper that was wrong: the new one names it and says what was corrected."""
    words = " ".join(reason.split())[: issuing.CORRECTION_MOST]
    if not words:
        raise Refusal("papers.correction")
    return _replace(scope, meeting_id, kind, words)


def _replace(scope: Scope, meeting_id: UUID, kind: str, correction: str) -> PaperCard:
    scope.check(Duty.ISSUE_PAPERS)
    card = _writable(scope, meeting_id, kind)
    old = _found(scope, card, kind)
    issuing.check_step(old.state, SUPERSEDED)
    now = queries.facts_of(card, kind)
    if correction and not issuing.is_final(old.state, old.number):
        raise Refusal("papers.not_final")
    if not (correction or issuing.is_wrong(old.facts, now) or issuing.is_older(old.facts, now)):
        raise Refusal("papers.unchanged")
    printed = _print(scope, card, _next_edition(scope, old, correction), HANDED_OVER, "", None)
    seen = (old.id, old.version)
    with keeping(printed.files.values()) as digests:
        kept = named(printed.files, digests)
        return _note_edition(
            scope=scope,
            meeting_id=meeting_id,
            kind=kind,
            seen=seen,
            correction=correction,
            printed=printed,
            kept=kept,
        )


def _next_edition(scope: Scope, old: IssuedPaper, correction: str) -> IssuedPaper:
    """The row of the paper that replaces `old`, not stored yet."""
    edition = old.edition + 1
    return IssuedPaper(
        puskesmas_id=old.puskesmas_id,
        meeting_id=old.meeting_id,
        kind=old.kind,
        edition=edition,
        replaces=old,
        correction=correction,
        code=issuing.document_code(old.kind, str(old.meeting_id), str(edition)),
        version=0,
        made_at=scope.now,
        made_by=scope.actor_name,
    )


@action
def _note_edition(
    *,
    scope: Scope,
    meeting_id: UUID,
    kind: str,
    seen: tuple[UUID, int],
    correction: str,
    printed: _Printed,
    kept: Sequence[tuple[str, str, int]],
) -> PaperCard:
    old = _locked(scope, _writable(scope, meeting_id, kind), kind)
    if (old.id, old.version) != seen:
        raise Stale("papers.stale")
    old.state = SUPERSEDED
    _save(old)
    row = _next_edition(scope, old, correction)
    row.state, row.facts, row.printing = printed.state, printed.facts, 1
    _save(row)
    for name, digest, size in kept:
        note(scope, row, name, digest, size)
    named_old = str(old.id)
    audit(
        scope, "replace", row, kind=kind, meeting=str(meeting_id), replaces=named_old, correction=correction
    )
    return queries.paper(scope=scope, paper_id=row.id)


def _keep_printed(*, scope: Scope, meeting_id: UUID, kind: str, verb: str, printed: _Printed) -> PaperCard:
    """Store the bytes, then note them; refused when the paper moved on while it was typeset."""
    with keeping(printed.files.values()) as digests:
        kept = named(printed.files, digests)
        return _note_printed(
            scope=scope, meeting_id=meeting_id, kind=kind, verb=verb, printed=printed, kept=kept
        )


@action
def _note_printed(
    *,
    scope: Scope,
    meeting_id: UUID,
    kind: str,
    verb: str,
    printed: _Printed,
    kept: Sequence[tuple[str, str, int]],
) -> PaperCard:
    card = _writable(scope, meeting_id, kind)
    row = _locked(scope, card, kind)
    if row.version != printed.version:
        raise Stale("papers.stale")
    row.state, row.number, row.dated = printed.state, printed.number, printed.dated
    row.facts, row.printing = printed.facts, row.printing + 1
    row.final_at = scope.now if printed.state == NUMBERED else None
    row.number_year = printed.dated.year if printed.dated else None
    _check_free(scope, row, row.number, row.number_year)
    _save_numbered(scope, row)
    for name, digest, size in kept:
        note(scope, row, name, digest, size)
    dated = printed.dated.isoformat() if printed.dated else ""
    audit(scope, verb, row, kind=kind, meeting=str(meeting_id), number=printed.number, dated=dated)
    return queries.paper(scope=scope, paper_id=row.id)


def attach_scan(*, scope: Scope, meeting_id: UUID, kind: str, content: bytes) -> PaperCard:
    """Keep the signed paper as it was scanned: from then on it is the final text."""
    scope.check(Duty.ISSUE_PAPERS)
    card = _writable(scope, meeting_id, kind)
    row = _found(scope, card, kind)
    issuing.check_step(row.state, SIGNED)
    issuing.check_current(row.facts, queries.facts_of(card, kind))
    ending = issuing.check_scan(content)
    name = queries.file_name(kind, card, ending, row.edition).replace(f".{ending}", f"-pindaian.{ending}")
    with keeping([content]) as (digest,):
        kept = (name, digest, len(content))
        return _note_scan(scope=scope, meeting_id=meeting_id, kind=kind, paper_id=row.id, kept=kept)


@action
def _note_scan(
    *, scope: Scope, meeting_id: UUID, kind: str, paper_id: UUID, kept: tuple[str, str, int]
) -> PaperCard:
    """The scan belongs to the paper that was looked at: one that was replaced meanwhile gets none of it."""
    card = _writable(scope, meeting_id, kind)
    row = _locked(scope, card, kind)
    if row.id != paper_id:
        raise Stale("papers.stale")
    issuing.check_step(row.state, SIGNED)
    row.state, row.scan_sha256, row.final_at = SIGNED, kept[1], row.final_at or scope.now
    row.scan.name = queries.stored_as(kept[1])
    _save(row)
    note(scope, row, *kept)
    audit(scope, "attach_scan", row, sha256=kept[1])
    return queries.paper(scope=scope, paper_id=row.id)


def _writable(scope: Scope, meeting_id: UUID, kind: str) -> MeetingCard:
    """The meeting, organised here; refuses a kind it does not have or that has nothing to say yet."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    scope.check_puskesmas(card.puskesmas_id)
    if kind not in queries.kinds_of(card, scope):
        raise Refusal("papers.kind", value=kind)
    if kind in AFTER_OPENING and card.state == "preparing":
        raise Refusal("papers.not_held")
    return card


def _found(scope: Scope, card: MeetingCard, kind: str) -> IssuedPaper:
    """The paper's row, or a new one that is not stored yet."""
    own = IssuedPaper.objects.within(scope).filter(meeting_id=card.id, kind=kind)
    row: IssuedPaper | None = own.exclude(state=SUPERSEDED).first()
    return row or IssuedPaper(
        puskesmas_id=card.puskesmas_id,
        meeting_id=card.id,
        kind=kind,
        code=issuing.document_code(kind, str(card.id)),
        version=0,
        made_at=scope.now,
        made_by=scope.actor_name,
    )


def _locked(scope: Scope, card: MeetingCard, kind: str) -> IssuedPaper:
    """The same, locked until the action ends."""
    own = IssuedPaper.objects.within(scope).select_for_update().filter(meeting_id=card.id, kind=kind)
    row: IssuedPaper | None = own.exclude(state=SUPERSEDED).first()
    return row or _found(scope, card, kind)


def _save(row: IssuedPaper) -> None:
    row.version += 1
    row.save()


def _save_numbered(scope: Scope, row: IssuedPaper) -> None:
    """Store; another clerk who gave the same number in the meantime is told as if he had been first."""
    try:
        with transaction.atomic():
            _save(row)
    except IntegrityError as fault:
        _check_free(scope, row, row.number, row.number_year)
        raise Stale("papers.stale") from fault
