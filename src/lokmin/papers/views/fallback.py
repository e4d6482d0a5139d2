"""Paper for the hall: the set to print the day before, and what of it is to be typed in afterwards."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.meetings import queries as meetings
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms import FallbackForm
from lokmin.papers.rules import pdf
from lokmin.papers.views.sending import attachment
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_http_methods(["GET", "HEAD", "POST"])
@page(Duty.WRITE_MEETINGS, deed=mark("mencetak kertas untuk aula"))
def fallback(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """How many sheets the set has, then its PDF; below, what is still to be typed in."""
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    scope.check_puskesmas(card.puskesmas_id)
    usual = pages.usual_copies(card)
    sent = request.method == "POST"
    form = FallbackForm(
        request.POST if sent else request.GET if "blank_forms" in request.GET else None, initial=usual
    )
    copies = {**usual, **form.cleaned_data} if form.is_bound and form.is_valid() else usual
    if request.POST.get("do") == "count" and form.is_valid():
        address = reverse("papers:fallback", args=[puskesmas.code, meeting_id])
        return HttpResponseRedirect(f"{address}?{urlencode(form.cleaned_data)}", status=303)
    if sent and form.is_valid():
        made, _parts = actions.print_fallback(scope=scope, meeting_id=meeting_id, **copies)
        return attachment(made, pages.fallback_name(card))
    whole = queries.fallback_set(scope=scope, meeting_id=meeting_id, **copies)
    parts = pdf.parts(whole)
    context = {
        "meeting": card,
        "form": form,
        "copies": copies,
        "parts": pages.part_lines(parts),
        "total": sum(part.sheets for part in parts),
        "prints": queries.fallback_prints(scope=scope, meeting_id=meeting_id),
        "typing": pages.typing_lines(
            puskesmas.code, card, queries.typing(scope=scope, meeting_id=meeting_id)
        ),
    }
    return render(request, "papers/fallback.html", context, status=422 if form.errors else 200)
