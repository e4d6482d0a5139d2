"""The hall's pages on phones: choose a seat or walk in, then the seat's own page.

No account, no session (tools/door.py `hall_page`). GET changes nothing.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lokmin.basics.ids import read_id
from lokmin.basics.refusal import NotYours, Refusal
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import SayForm, SitForm, WalkInForm
from lokmin.meetings.pages import hall
from lokmin.meetings.pages.scoring import ballot_of
from lokmin.meetings.queries import HallSeat, HallVisitor
from lokmin.meetings.rules.hall import read_code
from lokmin.people import queries as people
from lokmin.tools.door import hall_page
from lokmin.tools.refused import add_refusal


@require_safe
def ask_code(request: HttpRequest) -> HttpResponse:
    """For who types the address: one field for the code on the wall."""
    code = read_code(request.GET.get("kode", ""))
    if code:
        return see("hall", code=code)
    return render(request, "meetings/hall_code.html", {})


def see(name: str, **address: Any) -> HttpResponseRedirect:
    response = HttpResponseRedirect(reverse(name, kwargs=address))
    response.status_code = 303
    return response


def show(
    request: HttpRequest, template: str, visitor: HallVisitor, values: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page on a phone; its colours and words are those of the pages behind personal links."""
    known = {"visitor": visitor, "puskesmas": visitor.puskesmas, "meeting": visitor.meeting}
    return render(request, f"meetings/{template}.html", {**known, **values}, status=status)


@require_safe
@hall_page
def enter(request: HttpRequest, *, visitor: HallVisitor) -> HttpResponse:
    """Who are you? The invited offices by sector, and the form for who is not on the list."""
    return _choose(request, visitor)


def _choose(
    request: HttpRequest,
    visitor: HallVisitor,
    form: WalkInForm | None = None,
    sit: SitForm | None = None,
    status: int = 200,
) -> HttpResponse:
    here: dict[str, Any] = {"scope": visitor.scope, "meeting_id": visitor.meeting.id}
    asked = read_id(request.GET.get("kursi", "") or (str(sit.data.get("office", "")) if sit else ""))
    chosen = next(iter(queries.invitations(**here, office_ids=[asked])), None) if asked else None
    if chosen is not None:
        usual = people.delegates(
            scope=visitor.scope, office_ids=[chosen.office_id], on=visitor.meeting.held_on
        )
        values = {
            "row": chosen,
            "seat": queries.seats_of(**here, office_ids=[chosen.office_id]).get(chosen.office_id),
            "delegates": hall.announced(chosen, usual.get(chosen.office_id, [])),
            "form": sit or SitForm(initial={"office": chosen.office_id}),
        }
        return show(request, "hall_office", visitor, values, status)
    values = {
        "groups": hall.chairs(queries.chairs(**here)),
        "form": form or _walk_in_form(),
        "walks_in": form is not None,
        "refused": sit,
    }
    return show(request, "hall", visitor, values, status)


def _walk_in_form(data: Any = None) -> WalkInForm:
    english = (get_language() or "id").startswith("en")
    names = [(s.code, s.name_en if english else s.name) for s in people.sectors()]
    return WalkInForm(data, sectors=names)


@require_http_methods(["GET", "HEAD", "POST"])
@hall_page
def sit(request: HttpRequest, *, visitor: HallVisitor) -> HttpResponse:
    """Take the seat of an invited office; taken already, it is opened again. A GET leads to the list."""
    if request.method != "POST":
        return see("hall", code=visitor.code)
    form = SitForm(request.POST)
    if not form.is_valid():
        return _choose(request, visitor, sit=form, status=422)
    try:
        seat = actions.take_seat(visitor=visitor, **form.told())
    except Refusal as refusal:
        add_refusal(form, refusal)
        return _choose(request, visitor, sit=form, status=422)
    return see("hall_seat", code=visitor.code, token=queries.seat_token(seat.id))


@require_http_methods(["GET", "HEAD", "POST"])
@hall_page
def walk_in(request: HttpRequest, *, visitor: HallVisitor) -> HttpResponse:
    """Sit down without an invited office. A GET leads to the list."""
    if request.method != "POST":
        return see("hall", code=visitor.code)
    form = _walk_in_form(request.POST)
    if not form.is_valid():
        return _choose(request, visitor, form=form, status=422)
    try:
        seat = actions.walk_in_by_phone(visitor=visitor, **form.cleaned_data)
    except Refusal as refusal:
        add_refusal(form, refusal)
        return _choose(request, visitor, form=form, status=422)
    return see("hall_seat", code=visitor.code, token=queries.seat_token(seat.id))


def seat_of(visitor: HallVisitor) -> HallSeat:
    """Who sits there; pages below a seat have one."""
    if visitor.guest is None:
        raise Http404
    return visitor.guest


@require_safe
@hall_page
def seat(request: HttpRequest, *, visitor: HallVisitor) -> HttpResponse:
    """The seat's own page: that one is checked in, and what can be done from here."""
    return _seat(request, visitor)


def _seat(
    request: HttpRequest,
    visitor: HallVisitor,
    status: int = 200,
    *,
    failed: SitForm | None = None,
    saying: SayForm | None = None,
) -> HttpResponse:
    seat = seat_of(visitor)
    here: dict[str, Any] = {"scope": visitor.scope, "meeting_id": visitor.meeting.id}
    own = [seat.office_id] if seat.office_id else []
    rows = queries.invitations(
        **here, office_ids=[*own, *queries.also_there(scope=visitor.scope, seat_id=seat.id)]
    )
    also = "juga" in request.GET or failed is not None
    mine = [row for row in rows if row.office_id != seat.office_id]
    others = queries.seats_of(**here, office_ids=[row.office_id for row in mine]) if mine else {}
    desk = {office for office, other in others.items() if other.by_desk}
    values = {
        "seat": seat,
        "mine": [row for row in mine if row.office_id not in desk],
        "mine_by_desk": [row for row in mine if row.office_id in desk],
        "office": next((row for row in rows if row.office_id == seat.office_id), None),
        "also": also,
        "free": [row for row in queries.chairs(**here) if not row.taken_by] if also else [],
        "failed": failed,
        "saying": saying or SayForm(),
        "ballot": ballot_of(visitor),
        "said": queries.said_by(scope=visitor.scope, seat_id=seat.id),
    }
    return show(request, "hall_seat", visitor, values, status)


@require_http_methods(["GET", "HEAD", "POST"])
@hall_page
def also(request: HttpRequest, *, visitor: HallVisitor) -> HttpResponse:
    """A second office of the same person: one head, two institutions (FN 26)."""
    if request.method == "POST":
        form = SitForm(request.POST)
        if form.is_valid():
            try:
                actions.take_seat(visitor=visitor, **form.told())
            except Refusal as refusal:
                add_refusal(form, refusal)
                return _seat(request, visitor, 422, failed=form)
    return see("hall_seat", code=visitor.code, token=visitor.token)


@require_http_methods(["GET", "HEAD", "POST"])
@hall_page
def say(request: HttpRequest, *, visitor: HallVisitor) -> HttpResponse:
    """An input from a seat; it waits until staff accepted it."""
    if request.method != "POST":
        return see("hall_seat", code=visitor.code, token=visitor.token)
    form = SayForm(request.POST)
    if not form.is_valid():
        return _seat(request, visitor, 422, saying=form)
    try:
        actions.say(visitor=visitor, text=form.cleaned_data["text"], key=form.cleaned_data["key"])
    except Refusal as refusal:
        add_refusal(form, refusal)
        return _seat(request, visitor, 422, saying=form)
    return see("hall_seat", code=visitor.code, token=visitor.token)


@require_http_methods(["GET", "HEAD", "POST"])
@hall_page
def unsay(request: HttpRequest, *, visitor: HallVisitor, input_id: UUID) -> HttpResponse:
    """The seat takes back what nobody has read yet."""
    if request.method == "POST":
        try:
            actions.take_input_back(visitor=visitor, input_id=input_id)
        except NotYours:
            raise
        except Refusal as refusal:
            form = SayForm({"text": ""})
            form.is_valid()
            form.errors.clear()
            add_refusal(form, refusal)
            return _seat(request, visitor, 422, saying=form)
    return see("hall_seat", code=visitor.code, token=visitor.token)


@require_POST
@hall_page
def language(request: HttpRequest, *, visitor: HallVisitor) -> HttpResponse:
    """Indonesian or English; the general switch cannot be reached from here (`Origin: null`)."""
    response = see("hall_seat", code=visitor.code, token=visitor.token)
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, httponly=True, samesite="Lax")
    return response
