"""Behind a personal link: the answer to an invitation, what a sector says beforehand, the camat's decisions.

Each address takes a POST; a GET (a page opened again, a preview) leads back to the home and changes nothing.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import Rsvp
from lokmin.meetings.forms import DecisionForm, RsvpForm, SectorInputForm
from lokmin.meetings.pages import link as pages
from lokmin.meetings.pages.link import Failed
from lokmin.meetings.queries import GuestMeeting
from lokmin.meetings.views.link import TEMPLATE, context
from lokmin.people import queries as people
from lokmin.people.queries import LinkGuest
from lokmin.tools.door import guest_page
from lokmin.tools.refused import refuse_form

SENT = ["GET", "HEAD", "POST"]


def _back(token: str, anchor: str) -> HttpResponse:
    response = HttpResponseRedirect(f"{reverse('link', kwargs={'token': token})}#{anchor}")
    response.status_code = 303
    return response


def _try(
    request: HttpRequest, guest: LinkGuest, token: str, failed: Failed, do: Callable[[Any], object]
) -> HttpResponse | None:
    """Do it when the form is whole; else the home again with what was typed. None: done."""
    form: Form = failed.form
    if not form.is_valid():
        return render(request, TEMPLATE, context(request, guest, token, failed), status=422)
    try:
        do(form.cleaned_data)
    except NotYours:
        raise
    except Refusal as refusal:
        return refuse_form(request, refusal, form, TEMPLATE, context(request, guest, token, failed))
    return None


def _room(guest: LinkGuest, meeting_id: UUID) -> GuestMeeting:
    found = queries.meetings_of_guest(scope=guest.scope, seat=guest.office)
    one = next((each for each in found if each.card.id == meeting_id), None)
    if one is None:
        raise Http404
    return one


@require_http_methods(SENT)
@guest_page
def answer(request: HttpRequest, *, guest: LinkGuest, token: str, meeting_id: UUID) -> HttpResponse:
    """Hadir, mewakilkan, berhalangan. The same again counts once; a change of mind until it opens."""
    if request.method != "POST":
        return redirect("link", token=token)
    room = _room(guest, meeting_id)
    form = RsvpForm(request.POST, auto_id=f"rsvp-{meeting_id}-%s")
    refused = _try(
        request,
        guest,
        token,
        Failed("rsvp", meeting_id, form),
        lambda data: actions.answer_by_link(
            guest=guest, meeting_id=meeting_id, given=_given(guest, room, data)
        ),
    )
    return refused or redirect("link_rsvp_thanks", token=token, meeting_id=meeting_id)


def _given(guest: LinkGuest, room: GuestMeeting, data: dict[str, Any]) -> Rsvp:
    """The answer with the usual delegate who was tapped, or the one who was typed."""
    usual = people.delegates(scope=guest.scope, office_ids=[guest.office.id], on=room.card.held_on)
    one = next((d for d in usual.get(guest.office.id, []) if d.id == data["delegate"]), None)
    if one:
        return Rsvp("delegate", one.name, one.title)
    return Rsvp(data["rsvp"], data["delegate_name"], data["delegate_title"], data["note"])


@require_safe
@guest_page
def thanks(request: HttpRequest, *, guest: LinkGuest, token: str, meeting_id: UUID) -> HttpResponse:
    """What was recorded, and whom to call."""
    room = _room(guest, meeting_id)
    if room.invitation is None or not room.invitation.rsvp:
        return redirect("link", token=token)
    values = {
        "puskesmas": guest.puskesmas,
        "guest": guest,
        "token": token,
        "room": pages.ahead(guest, room),
        "row": room.invitation,
    }
    return render(request, "meetings/link_thanks.html", values)


@require_http_methods(SENT)
@guest_page
def say(request: HttpRequest, *, guest: LinkGuest, token: str, meeting_id: UUID) -> HttpResponse:
    """One obstacle or input of the own sector; sent twice it stands once."""
    if request.method != "POST":
        return redirect("link", token=token)
    room = _room(guest, meeting_id)
    form = SectorInputForm(
        request.POST, areas=queries.villages_of(meeting=room.card), auto_id=f"say-{meeting_id}-%s"
    )
    refused = _try(
        request,
        guest,
        token,
        Failed("say", meeting_id, form),
        lambda data: actions.say_by_link(guest=guest, meeting_id=meeting_id, key=data["key"], **form.said()),
    )
    return refused or _back(token, f"masukan-{meeting_id}")


def _own(guest: LinkGuest, input_id: UUID) -> GuestMeeting:
    """The meeting of an input that the own office sent."""
    for one in queries.meetings_of_guest(scope=guest.scope, seat=guest.office):
        if any(card.id == input_id for card in one.inputs):
            return one
    raise Http404


@require_http_methods(SENT)
@guest_page
def change_input(request: HttpRequest, *, guest: LinkGuest, token: str, input_id: UUID) -> HttpResponse:
    """The sender says it better."""
    if request.method != "POST":
        return redirect("link", token=token)
    room = _own(guest, input_id)
    form = SectorInputForm(
        request.POST, areas=queries.villages_of(meeting=room.card), auto_id=f"m-{input_id}-%s"
    )
    refused = _try(
        request,
        guest,
        token,
        Failed("change", input_id, form),
        lambda _data: actions.change_by_link(guest=guest, input_id=input_id, **form.said()),
    )
    return refused or _back(token, f"m-{input_id}")


@require_http_methods(SENT)
@guest_page
def remove_input(request: HttpRequest, *, guest: LinkGuest, token: str, input_id: UUID) -> HttpResponse:
    """The sender takes it back; the home offers to put it back."""
    if request.method != "POST":
        return redirect("link", token=token)
    room = _own(guest, input_id)
    actions.remove_by_link(guest=guest, input_id=input_id)
    return _back(token, f"masukan-{room.card.id}")


@require_http_methods(SENT)
@guest_page
def put_back_input(request: HttpRequest, *, guest: LinkGuest, token: str, input_id: UUID) -> HttpResponse:
    if request.method != "POST":
        return redirect("link", token=token)
    _own(guest, input_id)
    actions.put_back_by_link(guest=guest, input_id=input_id)
    return _back(token, f"m-{input_id}")


@require_http_methods(SENT)
@guest_page
def decide(request: HttpRequest, *, guest: LinkGuest, token: str, item_id: UUID) -> HttpResponse:
    """The camat answers a decision beforehand."""
    if request.method != "POST":
        return redirect("link", token=token)
    form = DecisionForm(request.POST, auto_id=f"d-{item_id}-%s")
    refused = _try(
        request,
        guest,
        token,
        Failed("decide", item_id, form),
        lambda data: actions.decide_by_link(
            guest=guest, item_id=item_id, answer=data["answer"], note=data["note"]
        ),
    )
    return refused or _back(token, f"k-{item_id}")
