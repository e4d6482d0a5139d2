"""The fallback set of a meeting, filled from what is stored; and how often it was printed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import translation

from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard
from lokmin.obstacles import queries as obstacles
from lokmin.obstacles.rules.methods import Criterion, Way
from lokmin.papers.models import FallbackPrint
from lokmin.papers.queries.desk import Desk, Print, clock, desk_of, event_facts, event_of
from lokmin.papers.queries.makers import meeting_paper
from lokmin.papers.queries.unnamed import promised, said
from lokmin.papers.rules.dates import period_text, short_date
from lokmin.papers.rules.fallback import (
    FORMS_ON_A_SHEET,
    MOST_COPIES,
    FallbackSet,
    OpenPromise,
    ScoredProblem,
)
from lokmin.papers.rules.gathering import AttendanceSheet

LIVE = ("open", "chosen")


def may_print_fallback(scope: Scope, meeting: MeetingCard) -> bool:
    """Whether the asker prints the set for the hall: who writes this meeting, unless it came from paper."""
    own = meeting.puskesmas_id in scope.puskesmas_ids
    return own and scope.can(Duty.WRITE_MEETINGS) and not meeting.from_paper


def fallback_set(*, scope: Scope, meeting_id: UUID, blank_forms: int, raters: int) -> FallbackSet:
    """What is printed for a hall: `blank_forms` promise forms (two on a sheet), `raters` scoring sheets."""
    detail = meetings.meeting(scope=scope, meeting_id=meeting_id)
    sheet = meeting_paper(scope=scope, meeting_id=meeting_id, kind="attendance", how=Print(draft=False))
    assert isinstance(sheet, AttendanceSheet)
    with translation.override("id"):
        desk = desk_of(scope, detail, "attendance", Print(draft=False))
        way = obstacles.way(scope=scope, puskesmas_id=desk.puskesmas.id, period=desk.card.reviewed)
        return FallbackSet(
            desk.frame,
            f"{event_of(desk.card)}, Puskesmas {desk.puskesmas.name}",
            event_facts(desk)[:3],
            sheet.attendees,
            tuple(_agenda(desk)),
            tuple(_promise(card) for card in _due(scope, desk.card) if card.is_open),
            tuple(
                ScoredProblem(said(card, card.statement), card.indicator_short) for card in _problems(desk)
            ),
            tuple(_criterion(criterion) for criterion in way.facts.every),
            _scoring(way),
            f"Masalah {period_text(desk.card.reviewed)}.",
            min(-(-max(blank_forms, 1) // FORMS_ON_A_SHEET), MOST_COPIES),
            min(max(raters, 1), MOST_COPIES),
        )


def _agenda(desk: Desk) -> list[str]:
    found = []
    for item in desk.meeting.agenda:
        text = f"{item.title} ({item.presenter})" if item.presenter else item.title
        asked = f". Keputusan yang diminta: {item.decision_asked}" if item.decision_asked else ""
        found.append(f"{clock(item.starts_at)}  {text}{asked}" if item.starts_at else f"{text}{asked}")
    return found


def _due(scope: Scope, card: MeetingCard) -> list[CommitmentCard]:
    ids = meetings.due(scope=scope, meeting=card).ids
    return sorted(promises.by_ids(scope=scope, ids=ids, aloud=True).values(), key=lambda found: found.number)


def _promise(card: CommitmentCard) -> OpenPromise:
    many = f"{card.quantity} {card.quantity_unit}".strip() if card.quantity is not None else ""
    owner = f"{card.office_title} ({card.holder_name})" if card.holder_name else card.office_title
    return OpenPromise(
        card.number, promised(card), owner, short_date(card.due_on) if card.due_on else "", many
    )


def _problems(desk: Desk) -> list[obstacles.ProblemCard]:
    cards = obstacles.board(scope=desk.scope, puskesmas_id=desk.puskesmas.id, period=desk.card.reviewed)
    return sorted((card for card in cards if card.state in LIVE), key=lambda card: card.made_at)


def _criterion(criterion: Criterion) -> str:
    low, high = criterion.board
    span = "ya/tidak" if criterion.veto else f"{low}–{high}"
    return f"{criterion.code} {criterion.word} {span}"


def _scoring(way: Way) -> str:
    return f"Cara {way.facts.name}. Tulis satu nilai di tiap kotak; yang tidak diketahui dibiarkan kosong."


@dataclass(frozen=True)
class Typing:
    """One part of the set that is typed in afterwards, in the printed order: how much of it is there."""

    key: str
    done: int
    wanted: int


def typing(*, scope: Scope, meeting_id: UUID) -> list[Typing]:
    """What of the printed set was typed in so far."""
    detail = meetings.meeting(scope=scope, meeting_id=meeting_id)
    card = detail.card
    due = meetings.due(scope=scope, meeting=card)
    board = obstacles.board(scope=scope, puskesmas_id=card.puskesmas_id, period=card.reviewed)
    live = [problem for problem in board if problem.state in LIVE]
    return [
        Typing("attendance", card.numbers.recorded, card.numbers.invited),
        Typing("minutes", len({entry.item_id for entry in detail.entries}), len(detail.agenda)),
        Typing("read_back", due.done, due.wanted),
        Typing("promises", card.numbers.made, 0),
        Typing("scores", sum(bool(problem.scores) for problem in live), len(live)),
        Typing("signatures", card.numbers.signed, card.numbers.wanted),
    ]


@dataclass(frozen=True)
class FallbackCard:
    """One printing of the set."""

    pages: int
    made_at: datetime
    made_by: str


def fallback_prints(*, scope: Scope, meeting_id: UUID) -> list[FallbackCard]:
    """The printings of a meeting's set, the newest first."""
    scope.check(Duty.READ_PAPERS)
    rows = FallbackPrint.objects.within(scope).filter(meeting_id=meeting_id)
    return [FallbackCard(row.pages, row.made_at.astimezone(scope.now.tzinfo), row.made_by) for row in rows]
