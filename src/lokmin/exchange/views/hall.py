"""The meeting goes to a hall: the package, the address for phones, the return of the laptop."""

import tempfile
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.exchange import actions, pages, queries
from lokmin.exchange.forms import OpenHereForm, ReturnForm, TakeForm
from lokmin.exchange.queries.homeward import carried_here
from lokmin.meetings import actions as meeting_actions
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import AwayCard, MeetingCard
from lokmin.people import queries as people
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.addresses import lan_addresses
from lokmin.tools.door import page
from lokmin.tools.qr import qr_drawing
from lokmin.tools.refused import add_refusal, sentence_of


def context_of(scope: Scope, puskesmas: PuskesmasCard) -> dict[str, object]:
    """What the overview shows: where the meeting is, and what may be done about it."""
    cards, gone = _standing(scope, puskesmas)
    made = queries.packages(scope=scope, puskesmas_id=puskesmas.id)
    luggage = carried_here()
    return {
        "luggage": luggage,
        "hall": settings.HALL,
        "away": [pages.AwayLine(card, gone[card.id]) for card in cards if card.id in gone],
        "form": TakeForm(meetings=_choices(scope, cards, gone)),
        "return_form": ReturnForm(),
        "open_form": OpenHereForm(),
        "packages": pages.package_lines(made, {card.id: card.title for card in cards}),
        "may_carry": scope.can(Duty.SETTINGS) and luggage is None,
        "may_write": scope.can(Duty.WRITE_MEETINGS),
    }


def _standing(scope: Scope, puskesmas: PuskesmasCard) -> tuple[list[MeetingCard], dict[UUID, AwayCard]]:
    """The meetings of a Puskesmas, and those of them that are in a hall."""
    cards = meetings.meetings(scope=scope, puskesmas_id=puskesmas.id)
    return cards, meetings.away(scope=scope, meeting_ids=[card.id for card in cards])


def _choices(scope: Scope, cards: list[MeetingCard], gone: dict[UUID, AwayCard]) -> list[tuple[str, str]]:
    """The meetings that can go along: not closed, not gone, the next one first."""
    ahead = [c for c in cards if c.state != "closed" and c.id not in gone and not c.from_paper]
    ahead.sort(key=lambda card: (card.held_on < scope.today, card.held_on))
    return [(str(c.id), f"{c.title}, {printing.date_long(c.held_on)}") for c in ahead[:8]]


@require_safe
@page(Duty.READ_MEETINGS)
def overview(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    return render(request, "exchange/hall/overview.html", context_of(scope, puskesmas))


@require_POST
@page(Duty.SETTINGS, deed=mark("menyiapkan laptop untuk aula"))
def take(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Download the package; from then on its meeting is written in the hall."""
    context = context_of(scope, puskesmas)
    form = TakeForm(request.POST, meetings=_choices(scope, *_standing(scope, puskesmas)))
    if not form.is_valid():
        return render(request, "exchange/hall/overview.html", {**context, "form": form}, status=422)
    file = tempfile.TemporaryFile(dir=settings.DATA)
    try:
        actions.make_package(scope=scope, puskesmas_id=puskesmas.id, meeting_id=form.meeting_id(), file=file)
    except (NotYours, NotYourDuty):
        file.close()
        raise
    except Refusal as refusal:
        file.close()
        add_refusal(form, refusal)
        return render(request, "exchange/hall/overview.html", {**context, "form": form}, status=422)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=pages.package_name(puskesmas.code, scope.now))


@require_POST
@page(Duty.WRITE_MEETINGS, deed=mark("membawa pulang data rapat"))
def homeward(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """On the laptop: download what the hall wrote."""
    file = tempfile.TemporaryFile(dir=settings.DATA)
    try:
        actions.write_return(scope=scope, file=file)
    except Refusal as refusal:
        file.close()
        messages.error(request, sentence_of(refusal))
        return redirect("hall:overview", code=puskesmas.code)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=pages.return_name(puskesmas.code, scope.now))


@require_POST
@page(Duty.WRITE_MEETINGS, deed=mark("membuka rapat di laptop ini"))
def open_here(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Write a meeting here although it is in a hall; why is kept."""
    form = OpenHereForm(request.POST)
    context = {**context_of(scope, puskesmas), "open_form": form}
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    if form.is_valid():
        try:
            meeting_actions.open_here(
                scope=scope, meeting_id=meeting_id, because=form.cleaned_data["because"]
            )
        except (NotYours, NotYourDuty):
            raise
        except Refusal as refusal:
            add_refusal(form, refusal)
    if form.errors:
        return render(request, "exchange/hall/overview.html", context, status=422)
    messages.success(
        request, _("Kunci %(title)s dibuka; rapat ini dapat ditulis di sini lagi.") % {"title": card.title}
    )
    return redirect("hall:overview", code=puskesmas.code)


@require_GET
@page(Duty.READ_MEETINGS)
def address(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """For the projector: where phones in the hall find this laptop. Asked of the machine at each look.

    While a meeting is open it leads to the meeting itself, with its code.
    """
    told = urlsplit(settings.PUBLIC_URL)
    port = told.port or 80 if settings.PUBLIC_URL else int(request.get_port())
    lines = pages.address_lines(lan_addresses() if settings.HALL else [], port)
    far = settings.PUBLIC_URL if settings.HALL else people.public_url()
    url = f"{lines[0].url}/" if lines else f"{far}/" if far else ""
    running = [
        card for card in meetings.meetings(scope=scope, puskesmas_id=puskesmas.id) if card.state == "open"
    ]
    meeting = running[-1] if running else None
    door = meetings.hall_address(scope=scope, meeting_id=meeting.id) if meeting else None
    url = f"{url}r/{door.code}/" if url and door else url
    context = {
        "hall": settings.HALL,
        "url": url,
        "door": door,
        "lines": lines,
        "moved": bool(settings.HALL and lines and lines[0].url != settings.PUBLIC_URL),
        "drawing": qr_drawing(url, _("Kode QR %(url)s") % {"url": url}) if url else "",
        "meeting": meeting,
    }
    return render(request, "exchange/hall/address.html", context)
