"""The camat's answers to the decisions asked of him: before the meeting or in it (FN 28)."""

from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings.actions.found import part_to_write
from lokmin.meetings.models import AgendaItem, CamatAnswer, Meeting, MinuteEntry, OutcomeKind
from lokmin.meetings.rules import steps
from lokmin.tools.actions import action, audit, unchanged


@action
def decide(*, scope: Scope, item_id: UUID, answer: str, note: str = "", via: str = "") -> None:
    """Note what the camat answered; while the meeting runs it also stands in the minutes."""
    row = part_to_write(scope, AgendaItem, item_id)
    steps.check_changeable(row.meeting.state)
    record_decision(scope, row, answer, note, via)


def record_decision(scope: Scope, row: AgendaItem, answer: str, note: str, via: str) -> None:
    """Write the answer; the same one again changes nothing."""
    if not row.decision_asked:
        raise Refusal("meetings.no_decision")
    steps.check_choice(answer, tuple(CamatAnswer.values), "meetings.decision_answer")
    plain = note.strip()[:300]
    if answer == CamatAnswer.WITH_NOTE and not plain:
        raise Refusal("meetings.decision_note")
    before = (row.decision_answer, row.decision_note)
    if before != (answer, plain):
        row.decision_answer, row.decision_note = answer, plain
        row.decision_at, row.decision_by, row.decision_via = scope.now, scope.actor_name, via.strip()[:60]
        row.save(
            update_fields=[
                "decision_answer", "decision_note", "decision_at", "decision_by", "decision_via",
            ]
        )  # fmt: skip
        audit(
            scope, "meetings.decide", row, puskesmas_id=row.meeting.puskesmas_id, answer=answer, before=before
        )
    else:
        unchanged()
    if row.meeting.state == "open":
        _into_minutes(scope, row)


@action
def note_decision(*, scope: Scope, item_id: UUID) -> None:
    """Put an answer that came before the meeting into the minutes, once it was read out."""
    row = part_to_write(scope, AgendaItem, item_id)
    steps.check_open(row.meeting.state)
    if not row.decision_answer:
        raise Refusal("meetings.decision_open")
    unchanged()
    _into_minutes(scope, row)


def bring_decisions(scope: Scope, meeting: Meeting) -> None:
    """What the camat answered before the meeting stands in its minutes from its opening on (FN 28).

    Was it not said in the room after all, the entry is taken back like any other.
    """
    asked = AgendaItem.objects.within(scope).filter(meeting=meeting).exclude(decision_asked="")
    for row in asked.exclude(decision_answer=""):
        _into_minutes(scope, row)


def _into_minutes(scope: Scope, row: AgendaItem) -> None:
    """One entry for each answer; a changed answer is a further entry, as it was said."""
    text = decided(row)
    rows = MinuteEntry.objects.within(scope).filter(meeting=row.meeting, kind=OutcomeKind.DECISION)
    if rows.filter(text=text).exists():
        return
    entry = MinuteEntry.add(
        meeting=row.meeting,
        item=row,
        kind=OutcomeKind.DECISION,
        text=text,
        at=scope.now,
        by=scope.actor_name,
    )
    audit(scope, "meetings.add_entry", entry, puskesmas_id=row.meeting.puskesmas_id, kind="decision")


def decided(row: AgendaItem) -> str:
    """`Surat edaran dana desa: Camat setuju dengan catatan, paling lambat September.`"""
    words = str(row.get_decision_answer_display()).lower()
    note = f", {row.decision_note}" if row.decision_note else ""
    return f"{row.decision_asked.rstrip('.?')}: Camat {words}{note}"
