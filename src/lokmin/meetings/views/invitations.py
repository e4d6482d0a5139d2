"""Invitations: who is called, what went out, who has not answered, said or seen anything yet."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import VIA, AnswerForm, InviteForm, SendForm, SentForm, ViaForm
from lokmin.meetings.pages import guests
from lokmin.meetings.pages import invitations as pages
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
    state = queries.readiness(scope=scope, meeting=meeting)
    rows = [line.invitation for line in state.lines]
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
        **_shown(request, scope, puskesmas, state, inputs=meeting.family.takes_inputs),
        "free": free,
        "missing": people.usual_missing(
            scope=scope, kecamatan_id=meeting.kecamatan_id, puskesmas_ids=sorted(meeting.puskesmas_ids)
        ),
        "form": form,
        "send": send,
        "waiting": waiting,
        "has_public_url": bool(people.public_url()),
        "only_here": people.only_here(),
    }
    return show(request, "invitations", values, status)


def _shown(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, state: queries.Readiness, *, inputs: bool
) -> dict[str, Any]:
    """The rows that are looked for, by sector, area or liaison, and how many each filter has."""
    asked = request.GET.get("belum", "")
    chosen = asked if asked in pages.FILTERS else ""
    liaisons = scope.can(Duty.SEND_MESSAGES) and puskesmas.id in scope.puskesmas_ids
    by = request.GET.get("menurut", "")
    if by not in pages.GROUPINGS or (by == "penghubung" and not liaisons):
        by = "sektor"
    rows = pages.filtered(state, chosen)
    hands = _hands(scope, puskesmas, rows) if by == "penghubung" else {}
    return {
        "state": state,
        "groups": pages.grouped(rows, by=by, hands=hands),
        "filters": pages.filters(state, chosen, by=by, inputs=inputs),
        "chosen": chosen,
        "by": by,
        "groupings": pages.groupings(chosen, by, liaisons=liaisons),
        "via": ViaForm(),
    }


def _hands(scope: Scope, puskesmas: PuskesmasCard, lines: list[queries.GuestLine]) -> dict[UUID, str]:
    """By office: who of the staff writes to it."""
    seats = people.offices(scope=scope, ids=[line.invitation.office_id for line in lines]) if lines else []
    found = people.liaisons_of(scope=scope, puskesmas_id=puskesmas.id, cards=seats)
    return {office_id: one.name for office_id, one in found.items()}


@require_POST
@page(Duty.WRITE_MEETINGS)
def answer_for(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """One tap: what an office answered by telephone or WhatsApp, written down in its name (FN 30)."""
    find(request, scope, puskesmas, meeting_id)
    rsvp, _sign, chosen = request.POST.get("answer", "").partition(":")
    row = _row(scope, meeting_id, chosen)
    via = ViaForm(request.POST)
    words = via.cleaned_data["via"] if via.is_valid() else ""
    actions.answer(scope=scope, invitation_id=row.id, rsvp=rsvp, via=words)
    messages.success(request, _("Jawaban %(title)s dicatat.") % {"title": row.title})
    query = request.GET.urlencode()
    return back("invitations", puskesmas, "belum", query, meeting_id=meeting_id)


def _row(scope: Scope, meeting_id: UUID, chosen: str) -> queries.InvitationCard:
    rows = queries.invitations(scope=scope, meeting_id=meeting_id)
    row = next((row for row in rows if str(row.id) == chosen), None)
    if row is None:
        raise Http404
    return row


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
    row = _row(scope, meeting_id, str(invitation_id))
    sent = SentForm(request.POST or None, initial={"via": row.sent_via})
    answer = AnswerForm(
        request.POST or None,
        initial={
            "delegate_name": row.delegate_name,
            "delegate_title": row.delegate_title,
            "note": row.rsvp_note,
            "via": row.rsvp_via if row.rsvp_via in dict(VIA) else "",
        },
    )
    usual = people.delegates(scope=scope, office_ids=[row.office_id], on=meeting.held_on)
    values = {
        **context(scope, puskesmas, meeting, "invitations"),
        "row": row,
        "told": pages.told(row),
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
