"""Reads of meetings themselves: lists, one, the one before and the one after."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Scope
from lokmin.basics.time import Month, Period
from lokmin.meetings.models import (
    AgendaItem,
    Attendance,
    Away,
    Dealing,
    HallGuest,
    Invitation,
    Meeting,
    MeetingCommitment,
    MeetingKind,
    MinuteEntry,
    SectorInput,
    Signature,
)
from lokmin.meetings.queries.cards import MeetingCard, Numbers
from lokmin.meetings.queries.inputs import COUNTED
from lokmin.meetings.rules import kinds
from lokmin.meetings.rules.people import CAME
from lokmin.tools.prepared import prepared

CALLED = Exists(
    Invitation._default_manager.filter(meeting_id=OuterRef("meeting_id"), office_id=OuterRef("office_id"))
)
"""Whether the office of an attendance was invited: a walk-in is none of the invited who came."""

UNCONFIRMED = Q(office=None) & Exists(
    HallGuest.unscoped.filter(attendance_id=OuterRef("pk"), made_at=OuterRef("at"), name=OuterRef("by"))
)
"""An attendance that stands as a phone without an office wrote it (`hall.noted_by_phone`): the desk has not
confirmed it, so it is on no paper and in no count."""

KIND_NAMES: dict[str, str] = {str(value): str(label) for value, label in MeetingKind.choices}


def _count(model: Any, condition: Q | None = None) -> Coalesce:
    rows = model._default_manager.filter(condition or Q(), meeting=OuterRef("pk")).order_by()
    return Coalesce(Subquery(rows.values("meeting").annotate(n=Count("pk")).values("n")), 0)


def _rows(scope: Scope) -> QuerySet[Meeting]:
    """The meetings in scope with their counts. The subqueries hang on rows that are scoped already."""
    rows: QuerySet[Meeting] = Meeting.objects.within(scope)
    return rows.select_related("puskesmas", "kecamatan").annotate(
        n_part=_count(Meeting.taking_part.through),
        n_agenda=_count(AgendaItem),
        n_invited=_count(Invitation),
        n_sent=_count(Invitation, Q(sent_at__isnull=False, changed_at=None)),
        n_untold=_count(Invitation, Q(changed_at__isnull=False)),
        n_answered=_count(Invitation, ~Q(rsvp="") & Q(ask_again_since=None)),
        n_recorded=_count(Attendance, Q(CALLED)),
        n_came=_count(Attendance, Q(CALLED, presence__in=CAME)),
        n_inputs=_count(SectorInput, COUNTED),
        n_inputs_answered=_count(SectorInput, COUNTED & ~Q(answer="")),
        n_entries=_count(MinuteEntry),
        n_made=_count(MeetingCommitment, Q(dealing=Dealing.MADE)),
        n_read_back=_count(MeetingCommitment, Q(dealing=Dealing.READ_BACK)),
        n_wanted=_count(Signature, Q(addendum=None, wanted=True)),
        n_signed=_count(
            Signature, Q(addendum=None, wanted=True, signed_on__isnull=False, earlier_text=False)
        ),
    )


def _numbers(row: Any) -> Numbers:
    names = Numbers.__dataclass_fields__
    return Numbers(**{name: getattr(row, f"n_{name}", 0) for name in names})


def periods(row: Meeting) -> tuple[Period, Period]:
    """The months reviewed and the months planned."""
    reviewed = Period(
        Month(row.reviewed_first_year, row.reviewed_first_month),
        Month(row.reviewed_last_year, row.reviewed_last_month),
    )
    planned = Period(
        Month(row.planned_first_year, row.planned_first_month),
        Month(row.planned_last_year, row.planned_last_month),
    )
    return reviewed, planned


def _cards(rows: Iterable[Any]) -> list[MeetingCard]:
    """The cards; who takes part is asked for only where somebody does."""
    found = list(rows)
    prefetch_related_objects([row for row in found if row.n_part], "taking_part")
    return [_card(row) for row in found]


def _first(rows: QuerySet[Meeting]) -> MeetingCard | None:
    return next(iter(_cards(rows[:1])), None)


def _card(row: Any) -> MeetingCard:
    reviewed, planned = periods(row)
    part = sorted(row.taking_part.all(), key=lambda p: p.code) if row.n_part else []
    return MeetingCard(
        id=row.id,
        puskesmas_id=row.puskesmas_id,
        puskesmas=row.puskesmas.name,
        puskesmas_code=row.puskesmas.code,
        kecamatan_id=row.kecamatan_id,
        kecamatan=row.kecamatan.name,
        taking_part_ids=tuple(p.id for p in part),
        taking_part=tuple(p.name for p in part),
        taking_part_codes=tuple(p.code for p in part),
        kind=row.kind,
        name=row.name,
        kind_name=row.name or KIND_NAMES[row.kind],
        year=row.year,
        number=row.number,
        further=row.further,
        further_reason=row.further_reason,
        held_on=row.held_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        venue=row.venue,
        theme=row.theme,
        reviewed=reviewed,
        planned=planned,
        chair_name=row.chair_name,
        chair_title=row.chair_title,
        note_taker=row.note_taker,
        state=row.state,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        version=row.version,
        made_at=row.made_at,
        made_by=row.made_by,
        numbers=_numbers(row),
        from_paper=row.from_paper,
        year_plan_id=row.year_plan_id,
    )


def of_puskesmas(puskesmas_id: UUID) -> Q:
    """Organised by this Puskesmas or with it taking part."""
    part = Meeting.taking_part.through.objects.filter(puskesmas_id=puskesmas_id)
    return Q(puskesmas_id=puskesmas_id) | Q(pk__in=part.values("meeting_id"))


def of_series(kind: str, name: str = "") -> Q:
    """Meetings that count on with `kind`: its family, a free one also by its `name`."""
    return Q(kind__in=kinds.series(kind), name=name)


def meetings(
    *, scope: Scope, puskesmas_id: UUID, kinds: Iterable[str] | None = None, year: int | None = None
) -> list[MeetingCard]:
    """The meetings that a Puskesmas organises or takes part in, the earliest first."""
    rows = _rows(scope).filter(of_puskesmas(puskesmas_id))
    if kinds is not None:
        rows = rows.filter(kind__in=list(kinds))
    if year is not None:
        rows = rows.filter(year=year)
    return _cards(rows)


def ahead(*, scope: Scope, puskesmas_id: UUID) -> MeetingCard | None:
    """The next meeting of any kind that is not closed: one that was left open comes first."""
    return _first(_rows(scope).filter(of_puskesmas(puskesmas_id)).exclude(state="closed"))


def open_now(*, scope: Scope, puskesmas_id: UUID) -> list[MeetingCard]:
    """The meetings that run now and are written here, not in a hall; joint ones too, the latest first."""
    away = Away.objects.within(scope).filter(back_at=None).values("meeting_id")
    rows = _rows(scope).filter(of_puskesmas(puskesmas_id), state="open").exclude(id__in=away)
    return _cards(rows.order_by("-held_on", "-opened_at", "id"))


def coming(*, scope: Scope, puskesmas_id: UUID) -> list[MeetingCard]:
    """The meetings that are still prepared, today or later."""
    rows = _rows(scope).filter(of_puskesmas(puskesmas_id), state="preparing", held_on__gte=scope.today)
    return _cards(rows)


def years(*, scope: Scope, puskesmas_id: UUID) -> list[int]:
    """The years in which there are meetings, the latest first."""
    rows = Meeting.objects.within(scope).filter(of_puskesmas(puskesmas_id)).order_by("-year")
    return list(dict.fromkeys(rows.values_list("year", flat=True)))


def card(*, scope: Scope, meeting_id: UUID) -> MeetingCard:
    """One meeting; `NotYours` when it is another's or does not exist."""
    for found in _cards(_one(scope, meeting_id)):
        return found
    raise NotYours("door.not_yours")


@prepared
def _one(scope: Scope, meeting_id: UUID) -> QuerySet[Meeting]:
    return _rows(scope).filter(id=meeting_id)


def cards_by_id(*, scope: Scope, ids: Iterable[UUID]) -> dict[UUID, MeetingCard]:
    """Several meetings, those in scope only."""
    return {found.id: found for found in _cards(_rows(scope).filter(id__in=list(ids)))}


def plain_card(*, scope: Scope, meeting_id: UUID) -> MeetingCard:
    """`card` without its counts (`numbers` is all zeros): for what is asked every other second."""
    for found in _cards(_plain(scope, meeting_id)):
        return found
    raise NotYours("door.not_yours")


@prepared
def _plain(scope: Scope, meeting_id: UUID) -> QuerySet[Meeting]:
    rows: QuerySet[Meeting] = Meeting.objects.within(scope).select_related("puskesmas", "kecamatan")
    return rows.annotate(n_part=_count(Meeting.taking_part.through)).filter(id=meeting_id)


def plain_card_of(row: Any, has_part: bool) -> MeetingCard:
    """`plain_card` of a row that another question brought along, with its Puskesmas and kecamatan."""
    row.n_part = int(has_part)
    return _card(row)


def taken_numbers(*, scope: Scope, puskesmas_id: UUID, kind: str, year: int, name: str = "") -> list[int]:
    """The numbers that the series of `kind` has used in a year, by the organiser."""
    rows = Meeting.objects.within(scope).filter(of_series(kind, name), puskesmas_id=puskesmas_id, year=year)
    return list(rows.values_list("number", flat=True))


def earlier_reviewed(*, scope: Scope, puskesmas_id: UUID, kind: str, name: str = "") -> list[Period]:
    """The months that the series reviewed, the newest last: the custom of the place."""
    rows = Meeting.objects.within(scope).filter(of_puskesmas(puskesmas_id), of_series(kind, name))
    return [periods(row)[0] for row in rows.order_by("held_on", "further", "id")]


def own_names(*, scope: Scope, puskesmas_id: UUID) -> list[str]:
    """The names that free meetings have here."""
    rows = Meeting.objects.within(scope).filter(of_puskesmas(puskesmas_id), kind=MeetingKind.OTHER)
    return list(rows.order_by("name").values_list("name", flat=True).distinct())


def place_of(*, scope: Scope, meeting: MeetingCard) -> UUID | None:
    """For which Puskesmas the asker reads a meeting: the organiser, or the own one that takes part."""
    everybody = (meeting.puskesmas_id, *meeting.taking_part_ids)
    return next((place for place in everybody if place in scope.puskesmas_ids), None)


def _neighbours(scope: Scope, meeting: MeetingCard) -> QuerySet[Meeting]:
    """The series as the asker's Puskesmas lived it."""
    place = place_of(scope=scope, meeting=meeting) or meeting.puskesmas_id
    return _rows(scope).filter(of_puskesmas(place), of_series(meeting.kind, meeting.name))


def before(*, scope: Scope, meeting: MeetingCard) -> MeetingCard | None:
    """The last meeting of the same series that was held before this one."""
    rows = _neighbours(scope, meeting).filter(held_on__lt=meeting.held_on).exclude(state="preparing")
    return _first(rows.order_by("-held_on", "-further", "-id"))


def after(*, scope: Scope, meeting: MeetingCard) -> MeetingCard | None:
    """The next meeting of the same series, held or planned."""
    return _first(
        _neighbours(scope, meeting).filter(held_on__gt=meeting.held_on).order_by("held_on", "further", "id")
    )


def beyond_plan(*, scope: Scope, meeting: MeetingCard) -> MeetingCard | None:
    """The next lokmin where it lies beyond the months that this one plans."""
    following = after(scope=scope, meeting=meeting) if meeting.is_quarterly else None
    late = following and following.held_on > meeting.planned.last.last_day
    return following if late else None


def evaluating(*, scope: Scope, meeting: MeetingCard) -> MeetingCard | None:
    """The meeting that evaluates what is agreed here; None while none lies within the months planned."""
    following = after(scope=scope, meeting=meeting)
    return None if beyond_plan(scope=scope, meeting=meeting) else following


def previous_meeting(*, scope: Scope, meeting_id: UUID) -> MeetingCard | None:
    return before(scope=scope, meeting=card(scope=scope, meeting_id=meeting_id))


def next_meeting(*, scope: Scope, meeting_id: UUID) -> MeetingCard | None:
    return after(scope=scope, meeting=card(scope=scope, meeting_id=meeting_id))
