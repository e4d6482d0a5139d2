"""The guest's home behind a personal link, and a report to one of the promises on it.

No account, no session, no cookie that matters (tools/door.py says why these views know no CSRF check).
GET changes nothing, because WhatsApp opens every address for its preview.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lokmin.basics.ids import new_id
from lokmin.basics.refusal import NotYours, Refusal
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.commitments.forms import LinkAnswerForm, ReportForm
from lokmin.meetings.pages import link as pages
from lokmin.meetings.pages.link import NOTHING, Failed
from lokmin.people.queries import LinkGuest
from lokmin.people.rules.tokens import BY_LINK
from lokmin.tools.door import guest_page
from lokmin.tools.photos import MOST_BYTES
from lokmin.tools.refused import refuse_form

TEMPLATE = "meetings/link.html"
FORM_BYTES = 64 * 1024  # what the other fields of a report may weigh


@require_safe
@guest_page
def home(request: HttpRequest, *, guest: LinkGuest, token: str) -> HttpResponse:
    """The next meeting with its answer, the own village, promises, what the sector has to say."""
    return render(request, TEMPLATE, context(request, guest, token))


def context(request: HttpRequest, guest: LinkGuest, token: str, failed: Failed = NOTHING) -> dict[str, Any]:
    """The home again, with the form that was refused."""
    reviewed = request.door.link_reviewed(guest)  # type: ignore[attr-defined]
    found = pages.home(guest=guest, reviewed=reviewed, failed=failed)
    return {"puskesmas": guest.puskesmas, "guest": guest, "token": token, **found}


@require_http_methods(["GET", "HEAD", "POST"])
@guest_page
def report(request: HttpRequest, *, guest: LinkGuest, token: str, commitment_id: UUID) -> HttpResponse:
    """Take a report; sent twice it counts once. A GET (a page opened again) leads back to the list."""
    if request.method != "POST":
        return redirect("link", token=token)
    card = promises.commitment(scope=guest.scope, commitment_id=commitment_id)
    _check_size(request)
    form = ReportForm(request.POST, request.FILES, auto_id=f"id_%s_{card.number}")
    failed = Failed("report", card.id, form)
    if not form.is_valid():
        return render(request, TEMPLATE, context(request, guest, token, failed), status=422)
    key = form.cleaned_data["key"] or str(new_id())
    told = {**form.told(guest.scope.today), "via": BY_LINK}
    try:
        commitments.report_by_link(guest=guest, key=key, commitment_id=card.id, **told)
    except Refusal as refusal:
        return refuse_form(request, refusal, form, TEMPLATE, context(request, guest, token, failed))
    return redirect("link_thanks", token=token, commitment_id=card.id)


@require_http_methods(["GET", "HEAD", "POST"])
@guest_page
def answer_up(request: HttpRequest, *, guest: LinkGuest, token: str, commitment_id: UUID) -> HttpResponse:
    """The camat answers what was handed up to him; sent twice it counts once. A GET leads home."""
    if request.method != "POST":
        return redirect("link", token=token)
    if promises.camat_behind(guest=guest) is None:
        raise NotYours("door.not_yours")
    form = LinkAnswerForm(request.POST, auto_id=f"up-{commitment_id}-%s")
    failed = Failed("up", commitment_id, form)
    if not form.is_valid():
        return render(request, TEMPLATE, context(request, guest, token, failed), status=422)
    told = {**form.cleaned_data, "key": form.cleaned_data["key"] or str(new_id())}
    try:
        commitments.answer_by_link(guest=guest, commitment_id=commitment_id, **told)
    except Refusal as refusal:
        return refuse_form(request, refusal, form, TEMPLATE, context(request, guest, token, failed))
    back = f"{reverse('link', kwargs={'token': token})}#p-{commitment_id}"
    return HttpResponseRedirect(back)


def _check_size(request: HttpRequest) -> None:
    """Anybody with a link may send: refuse a flood before a byte of it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_BYTES + FORM_BYTES:
        raise Refusal("files.photo_size", megabytes=MOST_BYTES // 1024 // 1024)
