"""The page behind a personal link: the promises of its office, and a report to each.

No account, no session, no cookie that matters (tools/door.py says why these views know no CSRF check).
GET changes nothing, because WhatsApp opens every address for its preview.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lokmin.basics.ids import new_id
from lokmin.basics.refusal import Refusal
from lokmin.commitments import actions, pages, queries
from lokmin.commitments.forms import ReportForm
from lokmin.commitments.rules import states
from lokmin.commitments.rules.photos import MOST_BYTES
from lokmin.commitments.views.proofs import sent
from lokmin.people import actions as people
from lokmin.people.queries import LinkGuest
from lokmin.places import queries as places
from lokmin.tools.door import guest_page
from lokmin.tools.refused import refuse_form

FORM_BYTES = 64 * 1024  # what the other fields of a report may weigh


@require_safe
@guest_page
def show(request: HttpRequest, *, guest: LinkGuest, token: str) -> HttpResponse:
    """The promises of the office: each opens to three choices and a button."""
    return render(request, "commitments/link.html", _context(guest, token))


def _context(
    guest: LinkGuest, token: str, sending: ReportForm | None = None, at: UUID | None = None
) -> dict[str, Any]:
    cards = queries.of_office(scope=guest.scope, office_id=guest.office.id)
    cards = sorted(pages.on_board(cards, guest.scope.today), key=lambda card: (not card.is_open, card.number))
    first = next((card.id for card in cards if card.is_open), None)
    items = []
    for card in cards:
        form = sending if sending is not None and card.id == at else _form(card)
        items.append(
            {
                "line": pages.line(card, guest.scope.today),
                "days": (card.due_on - guest.scope.today).days if card.due_on else None,
                "form": form if card.is_open else None,
                "open": card.id == (at or first),
            }
        )
    return {
        "puskesmas": guest.puskesmas,
        "guest": guest,
        "token": token,
        "items": items,
        "open_count": sum(card.is_open for card in cards),
        "lost": None if any(card.id == at and card.is_open for card in cards) else sending,
        "own_village": _own_village(guest),
    }


def _own_village(guest: LinkGuest) -> bool:
    """Whether the office is of a village that this Puskesmas serves: then its head may see its figures."""
    served = {area.id for area in places.catchment(puskesmas_id=guest.puskesmas.id)}
    return guest.office.area_id in served


def _form(card: queries.CommitmentCard) -> ReportForm:
    state = states.UNDER_WAY if card.state == states.UNDER_WAY else None
    return ReportForm(initial={"key": new_id(), "state": state}, auto_id=f"id_%s_{card.number}")


@require_http_methods(["GET", "HEAD", "POST"])
@guest_page
def report(request: HttpRequest, *, guest: LinkGuest, token: str, commitment_id: UUID) -> HttpResponse:
    """Take a report; sent twice it counts once. A GET (a page opened again) leads back to the list."""
    if request.method != "POST":
        return redirect("link", token=token)
    card = queries.commitment(scope=guest.scope, commitment_id=commitment_id)
    _check_size(request)
    form = ReportForm(request.POST, request.FILES, auto_id=f"id_%s_{card.number}")
    context = {**_context(guest, token, form, card.id)}
    if not form.is_valid():
        return render(request, "commitments/link.html", context, status=422)
    key = form.cleaned_data["key"] or str(new_id())
    told = {**form.told(guest.scope.today), "via": "tautan pribadi"}
    try:
        actions.report_by_link(guest=guest, key=key, commitment_id=card.id, **told)
    except Refusal as refusal:
        return refuse_form(request, refusal, form, "commitments/link.html", context)
    return redirect("link_thanks", token=token, commitment_id=card.id)


def _check_size(request: HttpRequest) -> None:
    """Anybody with a link may send: refuse a flood before a byte of it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_BYTES + FORM_BYTES:
        raise Refusal("commitments.photo_size", megabytes=MOST_BYTES // 1024 // 1024)


@require_http_methods(["GET", "HEAD", "POST"])
@guest_page
def confirm(request: HttpRequest, *, guest: LinkGuest, token: str, commitment_id: UUID) -> HttpResponse:
    """The holder stands by what a delegate or the holder before promised. A GET leads back to the list."""
    if request.method == "POST":
        actions.confirm_by_link(guest=guest, commitment_id=commitment_id)
    return redirect("link", token=token)


@require_safe
@guest_page
def thanks(request: HttpRequest, *, guest: LinkGuest, token: str, commitment_id: UUID) -> HttpResponse:
    """What was received."""
    card = queries.commitment(scope=guest.scope, commitment_id=commitment_id)
    if not card.reports:
        return redirect("link", token=token)
    last = card.reports[-1]
    context = {
        "puskesmas": guest.puskesmas,
        "guest": guest,
        "token": token,
        "line": pages.line(card, guest.scope.today),
        "report": last,
        "proofs": [proof for proof in card.shown_proofs if proof.report_id == last.id],
    }
    return render(request, "commitments/link_thanks.html", context)


@require_safe
@guest_page
def photo(request: HttpRequest, *, guest: LinkGuest, token: str, proof_id: UUID) -> HttpResponse:
    """The sender's own photo."""
    return sent(queries.proof_file(scope=guest.scope, proof_id=proof_id))


@require_POST
@guest_page
def revoke(request: HttpRequest, *, guest: LinkGuest, token: str) -> HttpResponse:
    """Somebody else's link: it dies at once."""
    people.revoke_own_link(guest=guest)
    return render(request, "commitments/link_off.html", {"puskesmas": guest.puskesmas, "token": token})


@require_POST
@guest_page
def language(request: HttpRequest, *, guest: LinkGuest, token: str) -> HttpResponse:
    """Indonesian or English; the general switch cannot be reached from here (`Origin: null`)."""
    response: HttpResponseRedirect = redirect("link", token=token)  # type: ignore[assignment]
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, httponly=True, samesite="Lax")
    return response
