"""Invitations, answers, inputs and attendance."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import AnswerForm, InputForm, InviteForm, ReplyForm, SeatForm, SendForm, SentForm
from lokmin.meetings.pages import guests
from lokmin.meetings.views.frame import attempt, back, context, find, show
from lokmin.people import queries as people
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def invitations(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Who is invited, what went out, who has not answered; and the offices that can still be invited."""
    meeting = find(request, scope, puskesmas, meeting_id)
    rows = queries.invitations(scope=scope, meeting_id=meeting_id)
    taken = {row.office_id for row in rows}
    groups = people.directory(scope=scope, kecamatan_id=meeting.kecamatan_id)
    free = guests.free_offices(groups, taken)
    posted = request.POST if request.method == "POST" else None
    sending = request.POST.get("do") == "sent"
    form = InviteForm(
        None if sending else posted, offices=[str(o.id) for group in free for o in group.offices]
    )
    waiting = [row for row in rows if not row.is_told]
    send = SendForm(posted if sending else None, invitations=[str(row.id) for row in waiting])
    status = 0
    if posted is not None:
        status = (
            _send(request, scope, meeting_id, send) if sending else _invite(request, scope, meeting_id, form)
        )
        if not status:
            return back("invitations", puskesmas, meeting_id=meeting_id)
    values = {
        **context(scope, puskesmas, meeting, "invitations"),
        "groups": guests.by_sector(rows),
        "silent": [row for row in rows if not row.rsvp],
        "free": free,
        "form": form,
        "send": send,
        "waiting": waiting,
        "has_public_url": bool(settings.PUBLIC_URL),
    }
    return show(request, "invitations", values, status)


def _invite(request: HttpRequest, scope: Scope, meeting_id: UUID, form: InviteForm) -> int:
    return attempt(
        request,
        form,
        lambda: actions.invite(
            scope=scope,
            meeting_id=meeting_id,
            office_ids=[UUID(value) for value in form.cleaned_data["office"]],
        ),
        _("Undangan ditambahkan."),
    )


def _send(request: HttpRequest, scope: Scope, meeting_id: UUID, form: SendForm) -> int:
    return attempt(
        request,
        form,
        lambda: actions.mark_all_sent(
            scope=scope,
            meeting_id=meeting_id,
            invitation_ids=[UUID(value) for value in form.cleaned_data["invitation"]],
            via=form.cleaned_data["via"],
        ),
        _("Undangan dicatat terkirim."),
    )


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def invitation(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, invitation_id: UUID
) -> HttpResponse:
    """One invited office: sent via, its answer on behalf, off the list. Without a link nothing waits."""
    meeting = find(request, scope, puskesmas, meeting_id)
    row = next(
        (i for i in queries.invitations(scope=scope, meeting_id=meeting_id) if i.id == invitation_id), None
    )
    if row is None:
        raise Http404
    sent = SentForm(request.POST or None, initial={"via": row.sent_via})
    answer = AnswerForm(
        request.POST or None,
        initial={"delegate_name": row.delegate_name, "delegate_title": row.delegate_title},
    )
    usual = people.delegates(scope=scope, office_ids=[row.office_id], on=meeting.held_on)
    values = {
        **context(scope, puskesmas, meeting, "invitations"),
        "row": row,
        "sent": sent,
        "answer": answer,
        "delegates": usual.get(row.office_id, []),
    }
    status = 0
    if request.method == "POST":
        what = request.POST.get("do", "")
        form, do, told = _row_write(scope, row, what, sent, answer)
        status = attempt(request, form, do, told)
        if not status:
            return back("invitations", puskesmas, f"i-{row.id}", meeting_id=meeting_id)
        values["failed"] = form
    return show(request, "invitation", values, status)


def _row_write(scope: Scope, row: queries.InvitationCard, what: str, sent: Any, answer: Any) -> Any:
    if what == "sent":
        return (
            sent,
            lambda: actions.mark_sent(scope=scope, invitation_id=row.id, via=sent.cleaned_data["via"]),
            _("%(title)s: undangan dicatat terkirim.") % {"title": row.title},
        )
    if what == "remove":
        return (
            sent,
            lambda: actions.uninvite(scope=scope, invitation_id=row.id),
            _("%(title)s dihapus dari daftar undangan.") % {"title": row.title},
        )
    return (
        answer,
        lambda: actions.answer(scope=scope, invitation_id=row.id, **answer.cleaned_data),
        _("Jawaban %(title)s dicatat.") % {"title": row.title},
    )


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def attendance(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """The list of invited offices, one small form each; and an office that came uninvited."""
    meeting = find(request, scope, puskesmas, meeting_id)
    failed: SeatForm | None = None
    status = 0
    if request.method == "POST":
        failed = SeatForm(request.POST)
        status = attempt(
            request,
            failed,
            lambda: _check_in(scope, meeting_id, failed.cleaned_data),
            _("Kehadiran dicatat."),
        )
        if not status:
            office = failed.cleaned_data["office"]
            return back("attendance", puskesmas, f"o-{office}", meeting_id=meeting_id)
    rows = queries.invitations(scope=scope, meeting_id=meeting_id)
    seats = queries.attendance(scope=scope, meeting_id=meeting_id)
    known = {row.office_id for row in rows} | {seat.office_id for seat in seats}
    groups = people.directory(scope=scope, kecamatan_id=meeting.kecamatan_id)
    usual = people.delegates(scope=scope, office_ids=known, on=meeting.held_on)
    values = {
        **context(scope, puskesmas, meeting, "attendance"),
        "groups": guests.seats(rows, seats, failed, usual),
        "walk_in": guests.free_offices(groups, known),
        "failed": failed,
        "counts": queries.count(seats, meeting.numbers.invited),
    }
    return show(request, "attendance", values, status)


def _check_in(scope: Scope, meeting_id: UUID, data: dict[str, Any]) -> None:
    values = dict(data)
    actions.check_in(scope=scope, meeting_id=meeting_id, office_id=values.pop("office"), **values)


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def inputs(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """What the sectors said, before and in the meeting, each with its answer."""
    meeting = find(request, scope, puskesmas, meeting_id)
    offices = people.offices(scope=scope, kecamatan_id=meeting.kecamatan_id)
    reply_to = request.POST.get("input", "") or request.GET.get("jawab", "")
    posted = request.POST if request.method == "POST" else None
    form = InputForm(
        posted if not reply_to else None, offices=[(str(o.id), guests.office_words(o)) for o in offices]
    )
    reply = ReplyForm(posted if reply_to else None)
    rows = queries.inputs(scope=scope, meeting_id=meeting_id)
    status = 0
    if request.method == "POST":
        if reply_to:
            target = next((row for row in rows if str(row.id) == reply_to), None)
            if target is None:
                raise Http404
            status = attempt(
                request,
                reply,
                lambda: actions.answer_input(
                    scope=scope, input_id=target.id, answer=reply.cleaned_data["answer"]
                ),
                _("Jawaban dicatat."),
            )
        else:
            status = attempt(
                request,
                form,
                lambda: actions.add_input(
                    scope=scope,
                    meeting_id=meeting_id,
                    office_id=UUID(form.cleaned_data["office"]),
                    text=form.cleaned_data["text"],
                    key=form.cleaned_data["key"],
                ),
                _("Masukan dicatat."),
            )
        if not status:
            return back("inputs", puskesmas, meeting_id=meeting_id)
    values = {
        **context(scope, puskesmas, meeting, "inputs"),
        "rows": rows,
        "waiting": [row for row in rows if not row.answer],
        "form": form,
        "reply": reply,
        "reply_to": reply_to,
    }
    return show(request, "inputs", values, status)
