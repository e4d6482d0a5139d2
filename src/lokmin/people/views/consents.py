"""Who agreed to be written to, who did not, and the sheet on which they may."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.scope import Duty, Scope
from lokmin.people import actions, queries
from lokmin.people.forms import ConsentForm, ContactForm, WithdrawForm
from lokmin.people.pages import directory as pages
from lokmin.people.rules.phones import phone_text
from lokmin.people.views.frame import ask, tap
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.MANAGE_PEOPLE)
def consents(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Who holds an office without consent, and who with; printed it is the sheet to sign."""
    persons = queries.persons(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    cards = queries.offices(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    without, given = pages.contacts(persons, cards)
    return render(request, "people/consents.html", {"without": without, "given": given})


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_PEOPLE)
def person(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, person_id: UUID) -> HttpResponse:
    """One person: offices, consent given or taken back, and who may be the same person."""
    card = queries.person(scope=scope, person_id=person_id)
    here = reverse("people:person", args=[puskesmas.code, person_id])
    one = queries.known(card)
    context = {
        "card": card,
        "reached": ", ".join(way for way in (phone_text(card.phone), card.email) if way) or "–",
        "alike": queries.perhaps(scope=scope, kecamatan_id=puskesmas.kecamatan_id, one=one),
    }
    if card.consent:
        return ask(
            request,
            WithdrawForm(request.POST or None, initial={"withdrawn_on": scope.today}),
            "people/person.html",
            context,
            lambda data: actions.withdraw_consent(scope=scope, person_id=person_id, **data),
            _("Persetujuan ditarik. Nomor dihapus dan tautan pribadinya dimatikan."),
            here,
        )
    return ask(
        request,
        ConsentForm(request.POST or None, initial={"given_on": scope.today}),
        "people/person.html",
        context,
        lambda data: actions.give_consent(scope=scope, person_id=person_id, **data),
        _("Persetujuan dicatat."),
        here,
    )


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_PEOPLE)
def contact(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, person_id: UUID) -> HttpResponse:
    """Another number or e-mail under the consent that stands."""
    card = queries.person(scope=scope, person_id=person_id)
    if card.consent is None:
        return redirect("people:person", code=puskesmas.code, person_id=person_id)
    given = {"given_on": card.consent.given_on, "via": card.consent.via}
    return ask(
        request,
        ContactForm(request.POST or None, initial={"phone": phone_text(card.phone), "email": card.email}),
        "people/contact.html",
        {"card": card},
        lambda data: actions.give_consent(scope=scope, person_id=person_id, **given, **data),
        _("Nomor dan e-mail disimpan."),
        reverse("people:person", args=[puskesmas.code, person_id]),
    )


@require_POST
@page(Duty.MANAGE_PEOPLE)
def join(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, person_id: UUID, other_id: UUID
) -> HttpResponse:
    """Somebody who knows says that two entries are one person."""
    return tap(
        request,
        lambda: actions.join_persons(scope=scope, keep_id=person_id, same_id=other_id),
        _("Digabung menjadi satu orang. Dalam rapat ia dihitung satu, lembaganya tetap dua."),
        reverse("people:person", args=[puskesmas.code, person_id]),
    )
