"""What a meeting cost: the amounts that its spending papers need, typed by staff."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.meetings import queries as meetings
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms.spending import SpendingForm
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_http_methods(["GET", "POST"])
@page(Duty.ISSUE_PAPERS, deed=mark("mengisi uang rapat dan surat tugas"))
def spending(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Type the amounts of this meeting, and see what they sum up to."""
    meeting = meetings.card(scope=scope, meeting_id=meeting_id)
    scope.check_puskesmas(meeting.puskesmas_id)
    card = queries.spending(scope=scope, meeting_id=meeting_id)
    guests = queries.meeting_guests(scope=scope, meeting_id=meeting_id)
    form = SpendingForm(request.POST or None, card=card, guests=guests)
    context = {
        "form": form,
        "meeting": meeting,
        "stored": card,
        "sums": pages.spending_sums(card, guests),
        "kinds": pages.spending_kinds(),
    }
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_spending(scope=scope, meeting_id=meeting_id, card=form.card())
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/spending.html", context)
        messages.success(request, _("Uang rapat disimpan. Yang sudah diserahkan berubah bila dicetak ulang."))
        return redirect("papers:spending", code=puskesmas.code, meeting_id=meeting_id)
    return render(request, "papers/spending.html", context, status=422 if form.errors else 200)
