"""Behind a personal link: the agreements that wait for this office, read and signed with a finger.

GET changes nothing. Without script the page says ink or thumb; nobody is kept from signing on paper.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lokmin.basics.refusal import Refusal
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import LinkDrawForm
from lokmin.meetings.queries import ToSign
from lokmin.meetings.views.signing import to_read
from lokmin.people.queries import LinkGuest
from lokmin.tools.door import guest_page
from lokmin.tools.refused import refuse_form

MOST_BYTES = 128 * 1024


@require_safe
@guest_page
def agreements(request: HttpRequest, *, guest: LinkGuest, token: str) -> HttpResponse:
    """The agreements and addenda that this office signs."""
    found = queries.of_office(scope=guest.scope, office_id=guest.office.id)
    items = [_item(each) for each in found]
    waiting = sum(not each.signature.counts for each in found)
    values = {"puskesmas": guest.puskesmas, "guest": guest, "token": token, "items": items}
    return render(request, "meetings/link_signing.html", {**values, "waiting": waiting})


def _item(each: ToSign) -> dict[str, object]:
    title = each.meeting.title
    if each.addendum:
        title = _("Adendum %(number)s, %(title)s") % {"number": each.addendum, "title": title}
    return {"title": title, "meeting": each.meeting, "card": each.signature}


@require_http_methods(["GET", "HEAD", "POST"])
@guest_page
def sign(request: HttpRequest, *, guest: LinkGuest, token: str, signature_id: UUID) -> HttpResponse:
    """The text, and the box below it; a changed text is confirmed with one tap."""
    scope = guest.scope
    if request.method == "POST":
        _check_size(request)
    card = queries.signature(scope=scope, signature_id=signature_id)
    meeting = queries.card(scope=scope, meeting_id=card.meeting_id)
    confirming = request.POST.get("do") == "confirm"
    holder = ", ".join(part for part in (guest.office.printed_title, guest.office.holder) if part)
    sent = request.POST if request.method == "POST" and not confirming else None
    form = LinkDrawForm(sent, holder=holder, printed=card.signer)
    values = {
        "puskesmas": guest.puskesmas,
        "guest": guest,
        "token": token,
        "meeting": meeting,
        "own": str(guest.office.id),
        "way": _(queries.WAY_NAMES[card.way]) if card.way else "",
        **to_read(scope, meeting, card),
        "form": form,
    }
    if request.method != "POST":
        return render(request, "meetings/link_sign.html", values)
    if not confirming and not form.is_valid():
        return render(request, "meetings/link_sign.html", values, status=422)
    try:
        if confirming:
            shown = request.POST.get("shown", "") or "-"
            actions.confirm_by_link(guest=guest, signature_id=signature_id, shown=shown)
        else:
            actions.sign_by_link(guest=guest, signature_id=signature_id, **form.cleaned_data)
    except Refusal as refusal:
        return refuse_form(request, refusal, form, "meetings/link_sign.html", values)
    response = HttpResponseRedirect(reverse("link_sign", args=(token, signature_id)))
    response.status_code = 303
    return response


def _check_size(request: HttpRequest) -> None:
    """Anybody with a link may send: refuse a flood before a byte of it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_BYTES:
        raise Refusal("meetings.strokes")
