"""Behind a personal link: what is done with one promise. The page itself is that of the meetings.

No account, no session, no cookie that matters (tools/door.py says why these views know no CSRF check).
GET changes nothing, because WhatsApp opens every address for its preview.
"""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lokmin.commitments import actions, pages, queries
from lokmin.commitments.views.proofs import sent
from lokmin.people import actions as people
from lokmin.people.queries import LinkGuest
from lokmin.tools.door import guest_page


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
