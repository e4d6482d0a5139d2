"""What was given to others and is late; photos that wait for somebody to look at them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.commitments import pages, queries
from lokmin.commitments.queries import Glance
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page

HEALTH = "kesehatan"
"""The sector of the Puskesmas itself (people/data)."""


@require_GET
@page(Duty.READ_COMMITMENTS)
def given(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """What others promised to us, late ones first; what waits for an answer; where we help ourselves."""
    mine = scope.actor_name if request.GET.get("saya") == "1" else ""
    found = queries.given_by(scope=scope, puskesmas_id=puskesmas.id, mine=mine)
    helped = queries.helped_by(scope=scope, puskesmas_id=puskesmas.id, sector=HEALTH)
    cards = queries.stuck(scope=scope, puskesmas_id=puskesmas.id)
    details = queries.details(scope=scope, glances=[*found, *helped])
    areas = {area.id: area.name for area in places.catchment(puskesmas_id=puskesmas.id)}
    printer = pages.Printer(puskesmas.code, scope.today, areas, details)

    def rows(glances: list[Glance]) -> list[pages.GivenRow]:
        return pages.given_rows(glances, printer)

    late = [one for one in found if one.days_late(scope.today)]
    context = {
        "mine": bool(mine),
        "late": rows(sorted(late, key=lambda one: -one.days_late(scope.today))),
        "soon": rows([one for one in found if not one.days_late(scope.today)]),
        "helped": rows(helped),
        "unanswered": [pages.line(card, scope.today) for card in cards if card.waits_for_answer],
        "handed_to": queries.HANDED_TO,
        "may_report": scope.can(Duty.REPORT_PROGRESS),
    }
    return render(request, "commitments/given.html", context)


@require_GET
@page(Duty.REPORT_PROGRESS, deed=mark("memeriksa foto bukti"))
def photos(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Photos that nobody looked at yet: shown only when no patient or child can be recognised (FN 29)."""
    cards = queries.photos_waiting(scope=scope, puskesmas_id=puskesmas.id)
    waiting = [(card, [proof for proof in card.proofs if proof.waits]) for card in cards]
    context = {"waiting": waiting, "photos": sum(len(proofs) for _card, proofs in waiting), "may_clear": True}
    return render(request, "commitments/photos.html", context)
