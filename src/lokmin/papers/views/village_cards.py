"""The card of a village for WhatsApp: the picture, the words beside it, and how to send both."""

from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.papers import queries
from lokmin.papers.rules import picture
from lokmin.papers.views.sending import attachment
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_PAPERS)
def village_card(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, area_id: UUID
) -> HttpResponse:
    """The picture with its words; whoever sends them does so from the own phone."""
    card = queries.latest_card(scope=scope, puskesmas_id=puskesmas.id, area_id=area_id)
    context = {
        "card": card,
        "area_id": area_id,
        "whatsapp": f"https://wa.me/?text={quote(card.message)}",
    }
    return render(request, "papers/village_card.html", context)


@require_GET
@page(Duty.READ_PAPERS)
def village_card_picture(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, area_id: UUID
) -> HttpResponse:
    """The card as PNG."""
    card = queries.latest_card(scope=scope, puskesmas_id=puskesmas.id, area_id=area_id)
    return attachment(picture.render(card), f"kartu-{slugify(card.title)[:60] or 'desa'}.png")
