"""A paper of a meeting on its way: handed over, numbered, its signed scan kept (FN 24)."""

from datetime import date
from uuid import UUID

from django.core.files.base import ContentFile
from django.utils.text import slugify

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard
from lokmin.papers import queries
from lokmin.papers.actions.files import keep
from lokmin.papers.models import IssuedPaper
from lokmin.papers.queries import AFTER_OPENING, PaperCard, Print
from lokmin.papers.rules import issuing, pdf, word
from lokmin.papers.rules.issuing import HANDED_OVER, NUMBERED, SIGNED
from lokmin.tools.actions import action, audit


def file_name(kind: str, card: MeetingCard, ending: str) -> str:
    """`undangan-tw-ii-2023.pdf`."""
    return f"{slugify(queries.KINDS[kind])}-{slugify(card.label)}.{ending}"


@action
def hand_over(*, scope: Scope, meeting_id: UUID, kind: str) -> PaperCard:
    """Print the paper for number and signature: PDF and Word are kept as they leave the house.

    Repeating it prints anew (a changed text) until the signed scan is there.
    """
    scope.check(Duty.ISSUE_PAPERS)
    card = _writable(scope, meeting_id, kind)
    row = _row(scope, card, kind)
    issuing.check_step(row.state, HANDED_OVER)
    row.state = NUMBERED if row.number else HANDED_OVER
    _print(scope, row, card)
    audit(scope, "hand_over", row, kind=kind, meeting=str(meeting_id))
    return queries.paper(scope=scope, paper_id=row.id)


@action
def enter_number(*, scope: Scope, meeting_id: UUID, kind: str, number: str, dated: date) -> PaperCard:
    """Write number and date of the agenda book onto the paper and print it anew."""
    scope.check(Duty.ISSUE_PAPERS)
    card = _writable(scope, meeting_id, kind)
    row = _row(scope, card, kind)
    issuing.check_step(row.state, NUMBERED)
    number = " ".join(number.split())
    if not number:
        raise Refusal("papers.number")
    if dated > scope.today:
        raise Refusal("papers.dated_future", day=f"{dated:%d-%m-%Y}")
    others = IssuedPaper.objects.within(scope).filter(puskesmas_id=row.puskesmas_id, number=number)
    if others.exclude(id=row.id).exists():
        raise Refusal("papers.number_taken", number=number)
    row.number, row.dated, row.state = number, dated, NUMBERED
    _print(scope, row, card)
    audit(scope, "enter_number", row, number=number, dated=dated.isoformat())
    return queries.paper(scope=scope, paper_id=row.id)


@action
def attach_scan(*, scope: Scope, meeting_id: UUID, kind: str, content: bytes) -> PaperCard:
    """Keep the signed paper as it was scanned: from then on it is the final text."""
    scope.check(Duty.ISSUE_PAPERS)
    card = _writable(scope, meeting_id, kind)
    row = _row(scope, card, kind)
    issuing.check_step(row.state, SIGNED)
    ending = issuing.check_scan(content)
    name = file_name(kind, card, ending).replace(f".{ending}", f"-pindaian.{ending}")
    row.scan_sha256 = keep(scope, row, name, content)
    row.scan.save(name, ContentFile(content), save=False)
    row.state = SIGNED
    row.version += 1
    row.save()
    audit(scope, "attach_scan", row, sha256=row.scan_sha256)
    return queries.paper(scope=scope, paper_id=row.id)


def _writable(scope: Scope, meeting_id: UUID, kind: str) -> MeetingCard:
    """The meeting, organised here; refuses a kind it does not have or that has nothing to say yet."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    scope.check_puskesmas(card.puskesmas_id)
    if kind not in queries.kinds_of(card):
        raise Refusal("papers.kind", value=kind)
    if kind in AFTER_OPENING and card.state == "preparing":
        raise Refusal("papers.not_held")
    return card


def _row(scope: Scope, card: MeetingCard, kind: str) -> IssuedPaper:
    """The paper's row; made when it is asked for the first time."""
    row = IssuedPaper.objects.within(scope).filter(meeting_id=card.id, kind=kind).first()
    return row or IssuedPaper.add(
        puskesmas_id=card.puskesmas_id,
        meeting_id=card.id,
        kind=kind,
        code=issuing.document_code(kind, str(card.id)),
        made_at=scope.now,
        made_by=scope.actor_name,
    )


def _print(scope: Scope, row: IssuedPaper, card: MeetingCard) -> None:
    """Render, keep, and save the row."""
    how = Print(row.number, row.dated, row.code, draft=False)
    content = queries.meeting_paper(scope=scope, meeting_id=card.id, kind=row.kind, how=how)
    for ending, data in (("pdf", pdf.render(content)), ("docx", word.render(content))):
        keep(scope, row, file_name(row.kind, card, ending), data)
    row.version += 1
    row.save()
