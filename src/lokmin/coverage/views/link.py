"""What the head of a village sees before the meeting: the figures of his village, and his answer (FN 27)."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month
from lokmin.coverage import actions, queries
from lokmin.coverage.forms import OpinionForm, month_or
from lokmin.coverage.pages import reading, words
from lokmin.coverage.pages import village as pages
from lokmin.people import actions as people
from lokmin.people.queries import LinkGuest
from lokmin.places import queries as places
from lokmin.tools.door import guest_page
from lokmin.tools.refused import refuse_form

TEMPLATE = "coverage/link_village.html"


@require_safe
@guest_page
def show(request: HttpRequest, *, guest: LinkGuest, token: str) -> HttpResponse:
    """The sheet of the village of this office, as it will be shown in the meeting."""
    return render(request, TEMPLATE, _context(request, guest, token))


@require_http_methods(["GET", "HEAD", "POST"])
@guest_page
def answer(request: HttpRequest, *, guest: LinkGuest, token: str) -> HttpResponse:
    """Take the answer; a GET (a page opened again) leads back to the sheet."""
    if request.method != "POST":
        return redirect("link_village", token=token)
    month = month_or(request.POST.get("bulan"), None)
    context = _context(request, guest, token, month)
    form = OpinionForm(request.POST)
    context["form"] = form
    if not form.is_valid() or context["month"] is None:
        return render(request, TEMPLATE, context, status=422)
    data = form.cleaned_data
    try:
        actions.answer_by_link(
            guest=guest, month=context["month"], opinion=data["opinion"], remark=data["remark"]
        )
        people.note_link_use(guest=guest)
    except Refusal as refusal:
        return refuse_form(request, refusal, form, TEMPLATE, context)
    return redirect("link_village", token=token)


def _context(
    request: HttpRequest, guest: LinkGuest, token: str, wanted: Month | None = None
) -> dict[str, Any]:
    """The figures of one village only, never a restricted one; nothing of another village is even read."""
    area = next(
        (a for a in places.catchment(puskesmas_id=guest.puskesmas.id) if a.id == guest.office.area_id), None
    )
    if area is None:
        raise Http404
    scope = replace(guest.scope, area_ids=frozenset({area.id}))
    calendar = queries.calendar(scope=scope, puskesmas_id=guest.puskesmas.id)
    reviewed = request.door.link_reviewed(guest)  # type: ignore[attr-defined]
    month = calendar.for_meeting(wanted or reviewed)
    context = {"puskesmas": guest.puskesmas, "guest": guest, "token": token, "area": area, "month": month}
    if month is None:
        return context
    until = request.door.link_until(guest, month)  # type: ignore[attr-defined]
    card = queries.scorecard(
        scope=scope, puskesmas_id=guest.puskesmas.id, month=month, until=until, calendar=calendar
    )
    found = pages.pairs(card, area)
    headline = pages.chosen_headline(found) if card.until.last_day >= scope.today else None
    reach = pages.still_to_reach(headline, area, month, card.until) if headline else None
    said = words.public(guest.puskesmas)
    sentences = reading.of_village(area, found, reach, month, ranked=card.ranked)
    return {
        **context,
        **reading.block(sentences, request.GET),
        "said": said,
        "form": OpinionForm(),
        "reach": reach,
        "closed": pages.closed(card),
        "figures": [pages.figure(pair, said=said) for pair in found],
        "gaps": words.joined(pages.gaps(card, area), 8),
        "answers": queries.opinions(
            scope=scope, puskesmas_id=guest.puskesmas.id, month=month, area_id=area.id
        )[::-1],
        "since_january": words.since_january(month),
        "frozen_words": words.frozen_words(card.frozen) if card.frozen else "",
    }
