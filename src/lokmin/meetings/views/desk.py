"""The desk at the door: the tick list in the order of the printed sheet, walk-ins, and taking back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import CameForm
from lokmin.meetings.pages import desk as pages
from lokmin.meetings.pages.seats import NOBODY
from lokmin.meetings.views.frame import attempt, back, context, find, show
from lokmin.people import queries as people
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def ticks(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """Everybody on one page, many ticks, one save; lines that cannot be saved stay as they were typed."""
    meeting = find(request, scope, puskesmas, meeting_id, counts=False)
    refused: dict[UUID, str] = {}
    status = 0
    if request.method == "POST":
        try:
            typed = pages.typed(request.POST)
            done = actions.tick(scope=scope, meeting_id=meeting_id, lines=typed)
        except (NotYours, NotYourDuty):
            raise
        except Refusal as refusal:
            messages.error(request, sentence_of(refusal))
            return back("ticks", puskesmas, meeting_id=meeting_id)
        if done.changed:
            told = ngettext("%(n)s kehadiran dicatat.", "%(n)s kehadiran dicatat.", done.changed)
            messages.success(request, told % {"n": done.changed})
        if not done.refused:
            return back("ticks", puskesmas, meeting_id=meeting_id)
        refused = {office: sentence_of(why) for office, why in done.refused.items()}
        status = 422
    rows = queries.invitations(scope=scope, meeting_id=meeting_id)
    seats = queries.attendance(scope=scope, meeting_id=meeting_id)
    phones = queries.hall_guests(scope=scope, meeting_id=meeting_id)
    there = {seat.office_id for seat in seats}
    lines = pages.lines(rows, seats, phones, request.POST if refused else {}, refused)
    values = context(scope, puskesmas, meeting, "attendance")
    values |= {
        "rows": lines,
        "drawn": pages.LinePrinter(writes=values["may_record"]).lines(lines),
        "walk_ins": [seat for seat in seats if seat.office_id is None],
        "attachable": [row for row in rows if row.office_id not in there],
        "phones": phones,
        "sitting": _sitting(request, puskesmas, meeting_id, phones) if values["may_record"] else "",
        "unconfirmed": {seat.id for seat in seats if seat.unconfirmed},
        "refused": refused,
        "counts": queries.count(seats, len(rows)),
        "choices": pages.choices(),
        "form": _form(),
    }
    return show(request, "ticks", values, status)


def _sitting(
    request: HttpRequest, puskesmas: PuskesmasCard, meeting_id: UUID, phones: list[queries.HallSeat]
) -> str:
    address = {"code": puskesmas.code, "meeting_id": meeting_id, "guest_id": NOBODY}
    return pages.phones(phones, reverse("meetings:free_seat", kwargs=address), get_token(request))


def _form(data: Any = None) -> CameForm:
    english = (get_language() or "id").startswith("en")
    return CameForm(data, sectors=[(s.code, s.name_en if english else s.name) for s in people.sectors()])


@require_POST
@page(Duty.WRITE_MEETINGS)
def came(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """Somebody without an office of the directory is there."""
    find(request, scope, puskesmas, meeting_id)
    form = _form(request.POST)
    told = _("Kehadiran dicatat.")
    status = attempt(
        request,
        form,
        lambda: actions.walk_in(scope=scope, meeting_id=meeting_id, **form.cleaned_data),
        told,
    )
    if status:
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    return back("ticks", puskesmas, "tamu", meeting_id=meeting_id)


def _tried(
    request: HttpRequest, puskesmas: PuskesmasCard, meeting_id: UUID, do: Callable[[], object], told: str
) -> HttpResponse:
    try:
        do()
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
    else:
        messages.success(request, told)
    name = "attendance" if request.POST.get("dari") == "hadir" else "ticks"
    return back(name, puskesmas, meeting_id=meeting_id)


@require_POST
@page(Duty.WRITE_MEETINGS)
def undo(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, attendance_id: UUID
) -> HttpResponse:
    """Take an attendance back, as if nothing had been recorded."""
    find(request, scope, puskesmas, meeting_id)
    return _tried(
        request,
        puskesmas,
        meeting_id,
        lambda: actions.undo_check_in(scope=scope, attendance_id=attendance_id),
        _("Kehadiran dibatalkan."),
    )


@require_POST
@page(Duty.WRITE_MEETINGS)
def confirm(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, attendance_id: UUID
) -> HttpResponse:
    """The desk saw who walked in with a phone."""
    find(request, scope, puskesmas, meeting_id)
    return _tried(
        request,
        puskesmas,
        meeting_id,
        lambda: actions.confirm_walk_in(scope=scope, attendance_id=attendance_id),
        _("Kehadirannya dibenarkan; ia sekarang dapat memberi nilai."),
    )


@require_POST
@page(Duty.WRITE_MEETINGS)
def attach(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, attendance_id: UUID
) -> HttpResponse:
    """A walk-in sits in an invited office after all."""
    find(request, scope, puskesmas, meeting_id)
    try:
        office_id = UUID(request.POST.get("office", ""))
    except ValueError:
        return back("ticks", puskesmas, "tamu", meeting_id=meeting_id)
    return _tried(
        request,
        puskesmas,
        meeting_id,
        lambda: actions.attach_walk_in(scope=scope, attendance_id=attendance_id, office_id=office_id),
        _("Orang itu sekarang tercatat pada jabatannya."),
    )


@require_POST
@page(Duty.WRITE_MEETINGS)
def free_seat(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, guest_id: UUID
) -> HttpResponse:
    """The phone that sits there is sent out; the attendance stays."""
    find(request, scope, puskesmas, meeting_id)
    return _tried(
        request,
        puskesmas,
        meeting_id,
        lambda: actions.remove_seat(scope=scope, guest_id=guest_id),
        _("Ponsel itu dikeluarkan; kehadirannya tetap tercatat."),
    )
