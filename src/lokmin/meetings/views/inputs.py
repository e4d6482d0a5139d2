"""What the sectors said, before and in the meeting, each with its answer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import InputForm, ReplyForm
from lokmin.meetings.pages import guests
from lokmin.meetings.views.frame import attempt, back, context, find, show
from lokmin.people import queries as people
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def inputs(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """What the sectors said, before and in the meeting, each with its answer."""
    meeting = find(request, scope, puskesmas, meeting_id)
    offices = people.offices(scope=scope, kecamatan_id=meeting.kecamatan_id)
    reply_to = request.POST.get("input", "") or request.GET.get("jawab", "")
    posted = request.POST if request.method == "POST" else None
    form = InputForm(
        posted if not reply_to else None,
        offices=[(str(o.id), guests.office_words(o)) for o in offices],
        areas=queries.villages_of(meeting=meeting),
    )
    reply = ReplyForm(posted if reply_to else None)
    every = queries.inputs(scope=scope, meeting_id=meeting_id, states=queries.INPUT_STATES)
    rows = [row for row in every if row.state == "accepted"]
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
                    scope=scope, meeting_id=meeting_id, key=form.cleaned_data["key"], **form.said()
                ),
                _("Masukan dicatat."),
            )
        if not status:
            return back("inputs", puskesmas, meeting_id=meeting_id)
    values = {
        **context(scope, puskesmas, meeting, "inputs"),
        "rows": rows,
        "waiting": [row for row in rows if not row.answer],
        "from_phones": [row for row in every if row.state == "waiting"]
        if scope.can(Duty.WRITE_MEETINGS)
        else [],
        "set_aside": [row for row in every if row.state in ("returned", "merged")],
        "accepted": rows,
        "form": form,
        "reply": reply,
        "reply_to": reply_to,
        "may_board": scope.can(Duty.WRITE_PROBLEMS) and meeting.puskesmas_ids & scope.puskesmas_ids,
    }
    return show(request, "inputs", values, status)


@require_POST
@page(Duty.WRITE_PROBLEMS)
def to_board(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, input_id: UUID
) -> HttpResponse:
    """One tap: what a sector said stands on the board of problems, with where it came from."""
    find(request, scope, puskesmas, meeting_id)
    if all(row.id != input_id for row in queries.inputs(scope=scope, meeting_id=meeting_id)):
        raise Http404
    actions.take_to_board(scope=scope, input_id=input_id)
    messages.success(request, _("Masuk papan masalah, dengan nama sektor yang menyampaikan."))
    return back("inputs", puskesmas, f"m-{input_id}", meeting_id=meeting_id)
