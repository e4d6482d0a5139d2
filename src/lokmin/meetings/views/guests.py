"""Attendance."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import SeatForm
from lokmin.meetings.pages import guests
from lokmin.meetings.views.frame import attempt, back, context, find, show
from lokmin.people import queries as people
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def attendance(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """The list of invited offices, one small form each; and an office that came uninvited."""
    meeting = find(request, scope, puskesmas, meeting_id, counts=False)
    failed: SeatForm | None = None
    status = 0
    if request.method == "POST" and request.headers.get("HX-Request"):
        return _tapped(request, scope, puskesmas, meeting)
    if request.method == "POST":
        failed = SeatForm(request.POST)
        status = attempt(
            request,
            failed,
            lambda: _check_in(scope, meeting_id, failed),
            _("Kehadiran dicatat."),
        )
        if not status:
            office = failed.cleaned_data["office"]
            return back("attendance", puskesmas, f"o-{office}", meeting_id=meeting_id)
    rows = queries.invitations(scope=scope, meeting_id=meeting_id)
    seats = queries.attendance(scope=scope, meeting_id=meeting_id)
    values = context(scope, puskesmas, meeting, "attendance")
    writes = values["may_record"]
    known = {row.office_id for row in rows} | {seat.office_id for seat in seats if seat.office_id}
    free, usual = _others(scope, meeting, known) if writes else ([], {})
    printer = _printer(request, puskesmas, meeting_id, writes)
    values |= {
        "groups": guests.seats(rows, seats, failed, usual, _drawer(request), printer),
        "walk_in": free,
        "bare": [seat for seat in seats if seat.office_id is None],
        "failed": failed,
        "counts": queries.count(seats, len(rows)),
    }
    return show(request, "attendance", values, status)


def _others(
    scope: Scope, meeting: queries.MeetingCard, known: set[UUID]
) -> tuple[list[people.SectorGroup], dict[UUID, list[people.DelegateCard]]]:
    """The offices that are not on the list yet; who usually comes for those that are."""
    free = people.directory(scope=scope, kecamatan_id=meeting.kecamatan_id, beside=known)
    return free, people.delegates(scope=scope, office_ids=known, on=meeting.held_on)


def _printer(
    request: HttpRequest, puskesmas: PuskesmasCard, meeting_id: UUID, writes: bool
) -> guests.SeatPrinter:
    token = get_token(request) if writes else ""
    return guests.SeatPrinter(puskesmas.code, meeting_id, request.path, token, writes=writes)


def _drawer(request: HttpRequest) -> guests.Draw:
    return lambda row: render_to_string("meetings/parts/seat_form.html", {"row": row}, request)


def _tapped(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, meeting: queries.MeetingCard
) -> HttpResponse:
    """One tap of the list: only the line that changed and the counts; a refusal leads to the whole page."""
    form = SeatForm(request.POST)
    try:
        if not form.is_valid():
            raise Http404
        _check_in(scope, meeting.id, form)
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
        response = HttpResponse(status=204)
        response["HX-Redirect"] = request.path
        return response
    office_id = form.cleaned_data["office"]
    rows = queries.invitations(scope=scope, meeting_id=meeting.id)
    seats = queries.attendance(scope=scope, meeting_id=meeting.id)
    usual = people.delegates(scope=scope, office_ids=[office_id], on=meeting.held_on)
    values = context(scope, puskesmas, meeting, "attendance")
    mine = [row for row in rows if row.office_id == office_id]
    here = [seat for seat in seats if seat.office_id == office_id]
    printer = _printer(request, puskesmas, meeting.id, values["may_record"])
    (group,) = guests.seats(mine, here, None, usual, _drawer(request), printer)
    values |= {"row": group.rows[0], "counts": queries.count(seats, len(rows)), "oob": True}
    return show(request, "parts/tapped", values)


def _check_in(scope: Scope, meeting_id: UUID, form: SeatForm) -> None:
    values = dict(form.cleaned_data)
    office_id, seen = values.pop("office"), form.data.get("before")
    actions.check_in(scope=scope, meeting_id=meeting_id, office_id=office_id, before=seen, **values)
