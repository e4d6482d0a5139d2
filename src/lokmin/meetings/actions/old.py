"""The last agreement before Lokmin: its meeting and its promises are entered at once, and taken back whole
as long as nobody built on them (FN 33, 35)."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils import translation

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.commitments import actions as commitments
from lokmin.commitments.rules.parts import DAYS_TO_COMPLETE
from lokmin.meetings import queries
from lokmin.meetings.actions.found import meeting_to_write
from lokmin.meetings.models import Dealing, Meeting, MeetingCommitment, MeetingKind, MeetingState
from lokmin.meetings.queries import MeetingCard
from lokmin.meetings.rules import calendar, kinds, steps
from lokmin.meetings.rules.old_table import NewOffice, OldPromise
from lokmin.people import actions as people
from lokmin.places import queries as places
from lokmin.tools import printing
from lokmin.tools.actions import action, audit
from lokmin.tools.locks import one_writer
from lokmin.tools.references import is_named


@action
def record_old(
    *, scope: Scope, puskesmas_id: UUID, held_on: date, number: int, promises: Sequence[OldPromise]
) -> MeetingCard:
    """Enter a lokmin that was held before Lokmin as closed meeting with its promises, agreed and open.

    All or nothing. Refused: no line, a day that has not passed, a lokmin that stands there already.
    """
    scope.check(Duty.WRITE_MEETINGS)
    scope.check_puskesmas(puskesmas_id)
    kinds.check_number(MeetingKind.QUARTERLY, number)
    if not promises:
        raise Refusal("meetings.old_empty")
    if held_on > scope.today:
        raise Refusal("meetings.old_future")
    kecamatan_id = places.puskesmas_cards(ids=[puskesmas_id])[0].kecamatan_id
    if kecamatan_id not in scope.kecamatan_ids:
        raise NotYours("people.kecamatan_not_yours")
    one_writer(puskesmas_id, "meetings")
    _check_free(scope, puskesmas_id, held_on, number)
    row = _meeting(scope, puskesmas_id, kecamatan_id, held_on, number)
    offices: dict[NewOffice, UUID] = {}
    for promise in promises:
        _promise(scope, row, kecamatan_id, promise, offices)
    audit(scope, "meetings.record_old", row, held_on=held_on.isoformat(), promises=len(promises))
    return queries.card(scope=scope, meeting_id=row.id)


def _check_free(scope: Scope, puskesmas_id: UUID, held_on: date, number: int) -> None:
    """Refuse the same lokmin twice: by its day, or by its number of the year."""
    series = queries.of_series(MeetingKind.QUARTERLY)
    rows = Meeting.objects.within(scope).filter(series, puskesmas_id=puskesmas_id)
    if rows.filter(held_on=held_on).exists() or rows.filter(year=held_on.year, number=number).exists():
        raise Refusal("meetings.old_exists", held_on=held_on, number=calendar.roman(number))


def _meeting(scope: Scope, puskesmas_id: UUID, kecamatan_id: UUID, held_on: date, number: int) -> Meeting:
    month = Month.of(held_on)
    reviewed = Period(month.plus(-3), month.plus(-1))
    planned = calendar.default_planned(MeetingKind.QUARTERLY, held_on)
    return Meeting.add(
        puskesmas_id=puskesmas_id,
        kecamatan_id=kecamatan_id,
        kind=MeetingKind.QUARTERLY,
        year=held_on.year,
        number=number,
        held_on=held_on,
        reviewed_first_year=reviewed.first.year,
        reviewed_first_month=reviewed.first.month,
        reviewed_last_year=reviewed.last.year,
        reviewed_last_month=reviewed.last.month,
        planned_first_year=planned.first.year,
        planned_first_month=planned.first.month,
        planned_last_year=planned.last.year,
        planned_last_month=planned.last.month,
        state=MeetingState.CLOSED,
        closed_at=scope.now,
        closed_by=scope.actor_name,
        from_paper=True,
        made_at=scope.now,
        made_by=scope.actor_name,
    )


def _promise(
    scope: Scope, row: Meeting, kecamatan_id: UUID, promise: OldPromise, offices: dict[NewOffice, UUID]
) -> None:
    office_id = promise.who
    if isinstance(office_id, NewOffice):
        if office_id not in offices:
            offices[office_id] = _office(scope, kecamatan_id, office_id)
        office_id = offices[office_id]
    steps.check_promise(office_id, promise.what)
    card = commitments.make(
        scope=scope,
        puskesmas_id=row.puskesmas_id,
        office_id=office_id,
        what=promise.what,
        area_ids=promise.area_ids,
        due_on=promise.due_on,
        quantity=promise.quantity,
        quantity_unit=promise.quantity_unit,
        proof_expected=promise.proof_expected,
    )
    late = bool(card.missing_parts)
    commitments.agree(
        scope=scope,
        commitment_id=card.id,
        complete_by=scope.today + timedelta(days=DAYS_TO_COMPLETE) if late else None,
        contact_name=scope.actor_name if late else "",
        via=_origin(row.held_on),
    )
    MeetingCommitment.add(
        meeting=row,
        commitment_id=card.id,
        dealing=Dealing.MADE,
        note=promise.problem[:300],
        at=scope.now,
        by=scope.actor_name,
    )


def _origin(held_on: date) -> str:
    """Where the promise comes from, kept in Indonesian whoever enters it (FN 35)."""
    with translation.override("id"):
        return f"kesepakatan lama {printing.date_long(held_on)}"


def _office(scope: Scope, kecamatan_id: UUID, new: NewOffice) -> UUID:
    """The office with an institution of the same name in its sector; both stay one row when they exist."""
    body = people.add_institution(scope=scope, kecamatan_id=kecamatan_id, sector=new.sector, name=new.title)
    return people.add_office(scope=scope, institution_id=body, title=new.title)


@action
def undo_old(*, scope: Scope, meeting_id: UUID) -> int:
    """Take an old agreement back with all its promises; returns how many. Offices that were made stay.

    Refused as soon as anything was built on the meeting or on one of its promises ("meetings.old_used").
    """
    row = meeting_to_write(scope, meeting_id)
    if not row.from_paper:
        raise Refusal("meetings.old_not")
    made = list(MeetingCommitment.objects.within(scope).filter(meeting=row, dealing=Dealing.MADE))
    if is_named(row, but=(MeetingCommitment,)):
        raise Refusal("meetings.old_used")
    ids = [deal.commitment_id for deal in made]
    if MeetingCommitment.unscoped.filter(commitment_id__in=ids).exclude(id__in=[d.id for d in made]).exists():
        raise Refusal("meetings.old_used")
    audit(scope, "meetings.undo_old", row, held_on=row.held_on.isoformat(), promises=len(made))
    MeetingCommitment.objects.within(scope).filter(meeting=row).delete()
    commitments.erase_untouched(scope=scope, commitment_ids=ids)
    row.delete()
    return len(made)
