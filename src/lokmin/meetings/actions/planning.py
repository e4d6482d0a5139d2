"""Planning a lokmin: when, where, which months; its first agenda; opening it."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.meetings import queries
from lokmin.meetings.actions import agenda, guests, hall
from lokmin.meetings.actions.decisions import bring_decisions
from lokmin.meetings.actions.found import changeable, check_version, meeting_to_write
from lokmin.meetings.models import AgendaItem, Meeting, MeetingState
from lokmin.meetings.queries import MeetingCard, meeting_label
from lokmin.meetings.rules import calendar, kinds, steps, templates
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit
from lokmin.tools.idempotency import repeatable
from lokmin.tools.locks import one_writer

ON_THE_LETTER = ("held_on", "starts_at", "ends_at", "venue")
CHANGEABLE = (*ON_THE_LETTER, "theme", "chair_name", "chair_title", "note_taker")


@repeatable(lambda scope, made: queries.card(scope=scope, meeting_id=made))
@action
def plan_meeting(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    kind: str,
    year: int,
    number: int,
    held_on: date,
    reviewed: Period,
    planned: Period,
    venue: str,
    starts_at: time | None = None,
    ends_at: time | None = None,
    taking_part: Sequence[UUID] = (),
    further_reason: str = "",
    kecamatan_id: UUID | None = None,
    name: str = "",
    year_plan_id: UUID | None = None,
    **texts: str,
) -> MeetingCard:
    """Write a meeting with the agenda of its kind; a free one needs its own `name`. `texts`: theme,
    chair_name, chair_title, note_taker.

    The same series, year and number a second time is refused unless `further_reason` says why
    ("meetings.further_reason"); then it counts as tambahan 1, 2 …
    """
    scope.check(Duty.WRITE_MEETINGS)
    scope.check_puskesmas(puskesmas_id)
    _check_plan(kind, number, venue)
    name = _own_name(scope, puskesmas_id, kind, name)
    _check_months(held_on, reviewed, planned, starts_at, ends_at)
    host = _host(scope, puskesmas_id, kecamatan_id)
    part = _taking_part(puskesmas_id, host, taking_part)
    one_writer(puskesmas_id, "meetings")
    row = Meeting.add(
        puskesmas_id=puskesmas_id,
        kecamatan_id=host,
        kind=kind,
        name=name,
        year=year,
        number=number,
        further=_further(scope, puskesmas_id, (kind, name), year, number, further_reason),
        held_on=held_on,
        starts_at=starts_at,
        ends_at=ends_at,
        year_plan_id=year_plan_id,
        made_at=scope.now,
        made_by=scope.actor_name,
        **_months(reviewed, planned),
        **_stripped(venue=venue, further_reason=further_reason, **texts),
    )
    _set_part(row, part)
    _first_agenda(row)
    audit(scope, "meetings.plan", row, kind=kind, year=year, number=number, held_on=held_on.isoformat())
    return queries.card(scope=scope, meeting_id=row.id)


def _check_plan(kind: str, number: int, venue: str) -> None:
    kinds.check_kind(kind)
    kinds.check_number(kind, number)
    if not venue.strip():
        raise Refusal("meetings.venue")


def _own_name(scope: Scope, puskesmas_id: UUID, kind: str, name: str) -> str:
    """The name of a free meeting, spelt as its series is spelt already."""
    wanted = kinds.check_name(kind, name)
    known = queries.own_names(scope=scope, puskesmas_id=puskesmas_id) if wanted else []
    return next((own for own in known if own.casefold() == wanted.casefold()), wanted)


def _host(scope: Scope, puskesmas_id: UUID, wanted: UUID | None) -> UUID:
    """The kecamatan that holds it: the one asked for, or that of the Puskesmas; one of the planner's."""
    host = wanted or places.puskesmas_cards(ids=[puskesmas_id])[0].kecamatan_id
    if host not in scope.kecamatan_ids:
        raise NotYours("people.kecamatan_not_yours")
    return host


def _stripped(**texts: str) -> dict[str, str]:
    return {name: text.strip() for name, text in texts.items()}


def _first_agenda(row: Meeting) -> None:
    """The agenda of the template of its kind, to be changed as needed."""
    for position, line in enumerate(templates.agenda(row.kind, row.starts_at)):
        AgendaItem.add(
            meeting=row,
            position=position,
            key=line.key,
            starts_at=line.starts_at,
            minutes=line.minutes,
            title=line.title,
            presenter=line.presenter,
        )


def _check_months(
    held_on: date, reviewed: Period, planned: Period, starts_at: time | None, ends_at: time | None
) -> None:
    calendar.check_reviewed(reviewed, held_on)
    calendar.check_planned(planned, held_on)
    calendar.check_times(starts_at, ends_at)


def _months(reviewed: Period, planned: Period) -> dict[str, int]:
    return {
        "reviewed_first_year": reviewed.first.year,
        "reviewed_first_month": reviewed.first.month,
        "reviewed_last_year": reviewed.last.year,
        "reviewed_last_month": reviewed.last.month,
        "planned_first_year": planned.first.year,
        "planned_first_month": planned.first.month,
        "planned_last_year": planned.last.year,
        "planned_last_month": planned.last.month,
    }


def _taking_part(puskesmas_id: UUID, kecamatan_id: UUID, wanted: Sequence[UUID]) -> list[UUID]:
    """The others that take part; they serve the host kecamatan."""
    others = [i for i in dict.fromkeys(wanted) if i != puskesmas_id]
    if others:
        known = {card.id for card in places.puskesmas_of_kecamatan(kecamatan_id=kecamatan_id)}
        if not known.issuperset(others):
            raise Refusal("meetings.puskesmas_unknown")
    return others


def _set_part(row: Meeting, part: list[UUID]) -> None:
    ids: list[Any] = [*part]
    row.taking_part.set(ids)


def _further(
    scope: Scope, puskesmas_id: UUID, series: tuple[str, str], year: int, number: int, reason: str
) -> int:
    """0 for the first of its number; a further one asks why (FN 1)."""
    rows = Meeting.objects.within(scope).filter(puskesmas_id=puskesmas_id, year=year, number=number)
    same = rows.filter(queries.of_series(*series)).order_by("further").last()
    if same is None:
        return 0
    if not reason.strip():
        raise Refusal(
            "meetings.further_reason",
            label=meeting_label(same.kind, same.number, same.year, same.further, same.name),
            held_on=same.held_on,
        )
    return int(same.further) + 1


@action
def change_meeting(
    *,
    scope: Scope,
    meeting_id: UUID,
    version: int,
    reviewed: Period | None = None,
    planned: Period | None = None,
    taking_part: Sequence[UUID] | None = None,
    **changes: Any,
) -> MeetingCard:
    """Change day, place, people or months (`CHANGEABLE`) of a meeting that is not closed."""
    row = changeable(scope, meeting_id)
    check_version(row, version)
    unknown = set(changes) - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"not a part of a meeting: {', '.join(sorted(unknown))}")
    before = {name: str(getattr(row, name)) for name in changes}
    began = row.starts_at
    for name, value in changes.items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    if not row.venue:
        raise Refusal("meetings.venue")
    old = queries.card(scope=scope, meeting_id=row.id)
    months = (reviewed or old.reviewed, planned or old.planned)
    _check_months(row.held_on, *months, row.starts_at, row.ends_at)
    for name, number in _months(*months).items():
        setattr(row, name, number)
    row.version += 1
    row.save()
    if any(name in before and before[name] != str(getattr(row, name)) for name in ON_THE_LETTER):
        guests.note_change(scope, row)
        agenda.shift(scope, row, began)
    if taking_part is not None:
        _set_part(row, _taking_part(row.puskesmas_id, row.kecamatan_id, taking_part))
    audit(scope, "meetings.change", row, before=before, after={k: str(v) for k, v in changes.items()})
    return queries.card(scope=scope, meeting_id=row.id)


@action
def open_meeting(*, scope: Scope, meeting_id: UUID) -> MeetingCard:
    """Open the meeting on its day, or afterwards to type it in; opening twice changes nothing."""
    row = meeting_to_write(scope, meeting_id)
    if row.state != MeetingState.OPEN:
        steps.check_changeable(row.state)
        steps.check_transition(row.state, MeetingState.OPEN)
        steps.check_day(row.held_on, scope.today)
        row.state, row.opened_at = MeetingState.OPEN, scope.now
        row.version += 1
        row.save(update_fields=["state", "opened_at", "version"])
        bring_decisions(scope, row)
    hall.open_door(scope, row)
    audit(scope, "meetings.open", row)
    return queries.card(scope=scope, meeting_id=row.id)
