"""The agenda: written, its order and hours, the last change taken back, the template again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings.actions.found import changeable, check_version
from lokmin.meetings.models import AgendaItem, KeptAgenda, Meeting
from lokmin.meetings.rules import agenda as rules
from lokmin.meetings.rules import steps, templates
from lokmin.meetings.rules.agenda import AgendaEntry
from lokmin.tools.actions import action, audit

_TYPED = ("starts_at", "minutes", "title", "presenter", "decision_asked", "key")
_ANSWER = ("decision_answer", "decision_note", "decision_by", "decision_via")


@action
def set_agenda(*, scope: Scope, meeting_id: UUID, version: int, items: Sequence[AgendaEntry]) -> None:
    """Replace the agenda. Lines keep their id; a line with minutes cannot be dropped.

    `version` is that of the meeting as it was read: `Stale` when somebody else was faster, since lines that
    are not given are dropped. What stood before can be brought back (`undo_agenda`).
    """
    row = changeable(scope, meeting_id)
    check_version(row, version, "meetings.agenda_stale")
    _replace(scope, row, items)
    audit(scope, "meetings.set_agenda", row, items=[item.title for item in items])


def _replace(scope: Scope, row: Meeting, items: Sequence[AgendaEntry]) -> None:
    _check_agenda(items)
    _keep(scope, row)
    _apply(scope, row, items)


def _lines(scope: Scope, row: Meeting) -> list[AgendaItem]:
    return list(AgendaItem.objects.within(scope).filter(meeting=row).order_by("position", "id"))


def _apply(scope: Scope, row: Meeting, items: Sequence[AgendaEntry]) -> None:
    kept = {item.id for item in items if item.id}
    known = {}
    for old in _lines(scope, row):
        if old.id in kept:
            known[old.id] = old
        elif old.entries.exists():
            raise Refusal("meetings.agenda_in_use", title=old.title)
        else:
            old.delete()
    for position, item in enumerate(items):
        line = known.get(item.id) if item.id else None
        if item.id and line is None:
            raise Refusal("meetings.item_unknown")
        _write(line or AgendaItem(meeting=row, key=item.key), position, item)
    row.version += 1
    row.save(update_fields=["version"])


def _write(line: AgendaItem, position: int, item: AgendaEntry) -> None:
    """Store one line; the camat's answer belongs to the question that he answered."""
    line.position, line.starts_at, line.minutes = position, item.starts_at, item.minutes
    line.title, line.presenter = item.title.strip(), item.presenter.strip()
    asked = item.decision_asked.strip()
    if asked != line.decision_asked:
        line.decision_answer = line.decision_note = line.decision_by = line.decision_via = ""
        line.decision_at = None
    line.decision_asked = asked
    line.save()


def _check_agenda(items: Sequence[AgendaEntry]) -> None:
    if not items:
        raise Refusal("meetings.no_agenda")
    last: time | None = None
    for position, item in enumerate(items, 1):
        if not item.title.strip():
            raise Refusal("meetings.agenda_title", position=position)
        if item.minutes is not None and not 0 <= item.minutes <= rules.LONGEST:
            raise Refusal("meetings.agenda_minutes", title=item.title, most=rules.LONGEST)
        if last and item.starts_at and item.starts_at < last:
            raise Refusal("meetings.agenda_times", title=item.title)
        last = item.starts_at or last
    steps.check_decisions([item.decision_asked for item in items])


def _keep(scope: Scope, row: Meeting) -> None:
    """Remember the agenda as it stands, in place of what was remembered."""
    kept = KeptAgenda.objects.within(scope).filter(meeting=row).first() or KeptAgenda(meeting=row)
    kept.lines = [_told(item) for item in _lines(scope, row)]
    kept.at, kept.by = scope.now, scope.actor_name
    kept.save()


def _told(item: AgendaItem) -> dict[str, Any]:
    hour = item.starts_at.isoformat("minutes") if item.starts_at else ""
    told = {name: getattr(item, name) for name in (*_TYPED, *_ANSWER)}
    at = item.decision_at.isoformat() if item.decision_at else ""
    return {**told, "id": str(item.id), "starts_at": hour, "decision_at": at}


@action
def undo_agenda(*, scope: Scope, meeting_id: UUID) -> None:
    """Bring back the agenda as it stood before its last change; done again, the change is there again."""
    row = changeable(scope, meeting_id)
    kept = KeptAgenda.objects.within(scope).filter(meeting=row).first()
    if kept is None or not kept.lines:
        raise Refusal("meetings.agenda_nothing_kept")
    told = list(kept.lines)
    _keep(scope, row)
    there = {item.id for item in _lines(scope, row)}
    for line in told:
        if UUID(line["id"]) not in there:
            again = {name: line[name] for name in ("id", "title", "key")}
            AgendaItem.add(meeting=row, position=len(told), **again)
    _apply(scope, row, [_entry(line) for line in told])
    for line in told:
        _answer_again(scope, line)
    audit(scope, "meetings.undo_agenda", row, items=[line["title"] for line in told])


def _entry(line: dict[str, Any]) -> AgendaEntry:
    typed = {name: line[name] for name in _TYPED}
    hour = time.fromisoformat(line["starts_at"]) if line["starts_at"] else None
    return AgendaEntry(**{**typed, "starts_at": hour}, id=UUID(line["id"]))


def _answer_again(scope: Scope, line: dict[str, Any]) -> None:
    """The camat's answer to a question that stands there again."""
    row = AgendaItem.objects.within(scope).get(id=UUID(line["id"]))
    if row.decision_answer or not line["decision_answer"]:
        return
    for name in _ANSWER:
        setattr(row, name, line[name])
    row.decision_at = datetime.fromisoformat(line["decision_at"])
    row.save()


@action
def restore_agenda(*, scope: Scope, meeting_id: UUID, version: int) -> None:
    """The template of the kind again; points of it keep their decision, points with minutes stay."""
    row = changeable(scope, meeting_id)
    check_version(row, version, "meetings.agenda_stale")
    known = {item.key: item for item in AgendaItem.objects.within(scope).filter(meeting=row) if item.key}
    entries = []
    for line in templates.agenda(row.kind, row.starts_at):
        old = known.get(line.key)
        entry = AgendaEntry(line.title, line.starts_at, line.presenter, key=line.key, minutes=line.minutes)
        entries.append(replace(entry, id=old.id, decision_asked=old.decision_asked) if old else entry)
    _replace(scope, row, entries)
    audit(scope, "meetings.restore_agenda", row)


def shift(scope: Scope, row: Meeting, before: time | None) -> None:
    """Move every hour with the start of the meeting, as part of the change of its plan."""
    if before is None or row.starts_at is None or before == row.starts_at:
        return
    for line in _lines(scope, row):
        line.starts_at = templates.moved(line.starts_at, before, row.starts_at)
        line.save(update_fields=["starts_at"])
