"""The decisions asked of the camat, and what he answered before the meeting or in it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import DecisionForm
from lokmin.meetings.views.frame import attempt, back, context, find, show
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def decisions(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """At most three, each with its answer; while the meeting runs an answer stands in the minutes too."""
    meeting = find(request, scope, puskesmas, meeting_id)
    items = [item for item in queries.agenda(scope=scope, meeting_id=meeting_id) if item.decision_asked]
    status, sentence, failed, form = 0, "", None, None
    if request.method == "POST":
        failed = next((item for item in items if str(item.id) == request.POST.get("item")), None)
        form = DecisionForm(request.POST, auto_id=f"d-{failed.id}-%s") if failed else None
        if failed and form:
            status = _write(request, scope, failed, form)
        else:
            status, sentence = 422, sentence_of(Refusal("meetings.item_unknown"))
        if failed and not status:
            return back("decisions", puskesmas, f"k-{failed.id}", meeting_id=meeting_id)
    values = {
        **context(scope, puskesmas, meeting, "decisions"),
        "lines": [_line(item, form if item is failed else None) for item in items],
        "sentence": sentence,
        "open": [item for item in items if item.decision is None],
    }
    return show(request, "decisions", values, status)


def _write(request: HttpRequest, scope: Scope, item: queries.AgendaCard, form: DecisionForm) -> int:
    if request.POST.get("do") == "notulen":
        return attempt(
            request,
            form,
            lambda: actions.note_decision(scope=scope, item_id=item.id),
            _("Jawaban Camat masuk notulen."),
        )
    return attempt(
        request,
        form,
        lambda: actions.decide(scope=scope, item_id=item.id, **form.cleaned_data),
        _("Jawaban Camat dicatat."),
    )


def _line(item: queries.AgendaCard, failed: DecisionForm | None) -> dict[str, Any]:
    start = {"note": item.decision.note if item.decision else ""}
    form = failed or DecisionForm(initial=start, auto_id=f"d-{item.id}-%s")
    word = _(queries.CAMAT_ANSWERS[item.decision.answer]) if item.decision else ""
    return {"item": item, "form": form, "word": word, "failed": failed is not None}
