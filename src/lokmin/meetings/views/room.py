"""The cockpit of the note-taker: one page for the running meeting, and the writes it makes."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.ids import read_id
from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import DecideForm, DraftForm, WallForm, WriteForm
from lokmin.meetings.pages import room as pages
from lokmin.meetings.pages import scoring
from lokmin.meetings.queries import MeetingCard
from lokmin.meetings.rules import wall as rules
from lokmin.meetings.views.frame import attempt, back, context, find, show
from lokmin.meetings.views.wall import etag_of, unchanged
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.qr import qr_drawing
from lokmin.tools.refused import sentence_of

TOLD = {
    "input": gettext_lazy("Masukan dicatat."),
    "information": gettext_lazy("Informasi dicatat."),
    "decision": gettext_lazy("Keputusan dicatat."),
    "commitment": gettext_lazy("Komitmen dicatat; yang belum disebut dilengkapi paling lambat 7 hari."),
}


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_MEETINGS)
def room(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """The running meeting on one page; a sentence sent here becomes what its key says."""
    meeting = find(request, scope, puskesmas, meeting_id, counts=False)
    if request.method != "POST":
        return _room(request, scope, puskesmas, meeting)
    if request.POST.get("kind") == "draft":
        return _keep(request, scope, puskesmas, meeting)
    form = WriteForm(request.POST)
    told = form.told() if form.is_valid() else {}
    status = attempt(
        request,
        form,
        lambda: actions.write_down(scope=scope, meeting_id=meeting_id, puskesmas_id=puskesmas.id, **told),
        str(TOLD.get(told.get("kind", ""), _("Dicatat."))),
    )
    if not status:
        return back("room", puskesmas, "t-teks", meeting_id=meeting_id)
    return _room(request, scope, puskesmas, meeting, form, status)


def _keep(request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, meeting: MeetingCard) -> HttpResponse:
    """The draft without scripts: a button keeps it; both texts stand there when another tab was faster."""
    form = DraftForm(request.POST)
    status = attempt(
        request,
        form,
        lambda: actions.keep_draft(scope=scope, meeting_id=meeting.id, **form.told()),
        _("Konsep disimpan."),
    )
    if not status:
        return back("room", puskesmas, "t-teks", meeting_id=meeting.id)
    return _room(request, scope, puskesmas, meeting, WriteForm(request.POST), status)


def _room(
    request: HttpRequest,
    scope: Scope,
    puskesmas: PuskesmasCard,
    meeting: MeetingCard,
    form: WriteForm | None = None,
    status: int = 0,
) -> HttpResponse:
    draft = queries.draft(scope=scope, meeting_id=meeting.id)
    values = {**context(scope, puskesmas, meeting, "room"), **pages.live(scope, meeting)}
    current = values["current"]
    start = {
        "text": draft.text,
        "who": f"o:{draft.office_id}" if draft.office_id else "",
        "item": draft.item_id or (current.item.id if current else None),
        "version": draft.version,
    }
    chosen_who = str((form and form.data.get("who")) or start["who"])
    address = queries.hall_address(scope=scope, meeting_id=meeting.id)
    conflict = form is not None and status == 409
    values |= {
        "form": form or WriteForm(initial=start),
        "draft": draft,
        "conflict": draft if conflict else None,
        "chosen_item": str((form and form.data.get("item")) or start["item"] or ""),
        "who_options": pages.who_options(values["who"], chosen_who),
        "views": pages.views(),
        "panel": scoring.panel(scope, puskesmas.id, meeting.reviewed),
        "subjects": pages.subjects(values["room"].view, scope, puskesmas.id, meeting),
        "paged": values["room"].view in rules.PAGED,
        "address": address,
        "qr": qr_drawing(address.url, _("Kode QR alamat rapat")) if address and address.url else "",
    }
    return show(request, "room", values, status)


@require_GET
@page(Duty.WRITE_MEETINGS)
def room_side(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """The parts of the cockpit that change by themselves; nothing (304) while nothing is new."""
    meeting = queries.plain_card(scope=scope, meeting_id=meeting_id)
    found = queries.room(scope=scope, meeting_id=meeting_id)
    etag = etag_of(found, scope)
    if unchanged(request, etag):
        response = HttpResponse(status=304)
    else:
        if puskesmas.id not in meeting.puskesmas_ids:
            raise Http404
        values = {**context(scope, puskesmas, meeting, "room"), **pages.live(scope, meeting)}
        response = render(request, "meetings/room/live.html", values)
    response["ETag"] = etag
    return response


@require_POST
@page(Duty.WRITE_MEETINGS)
def room_draft(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Keep what is being typed; typed elsewhere meanwhile, both texts are in the answer (409)."""
    find(request, scope, puskesmas, meeting_id)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"message": _("Konsep terlalu panjang: paling banyak 2.000 huruf.")}, status=422)
    try:
        kept = actions.keep_draft(scope=scope, meeting_id=meeting_id, **form.told())
    except Stale as refusal:
        told = {"message": sentence_of(refusal), **{k: refusal.params[k] for k in ("theirs", "version")}}
        return JsonResponse(told, status=409)
    return JsonResponse({"version": kept.version, "at": printing.time_text(scope.now)})


def _done(
    request: HttpRequest, puskesmas: PuskesmasCard, meeting_id: UUID, do: Callable[[], object], anchor: str
) -> HttpResponse:
    """One tap of the cockpit; a refusal is said at the top of the page."""
    try:
        do()
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
    name = "inputs" if request.POST.get("dari") == "masukan" else "room"
    return back(name, puskesmas, anchor, meeting_id=meeting_id)


@require_POST
@page(Duty.WRITE_MEETINGS)
def room_item(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Take up an item; without one, a pause."""
    find(request, scope, puskesmas, meeting_id)
    item = read_id(request.POST.get("item", ""))
    start: dict[str, Any] = {"scope": scope, "meeting_id": meeting_id, "item_id": item}
    return _done(request, puskesmas, meeting_id, lambda: actions.start_item(**start), "acara")


@require_POST
@page(Duty.WRITE_MEETINGS)
def room_wall(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Choose what the wall shows."""
    find(request, scope, puskesmas, meeting_id)
    form = WallForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        do = {"view": data["view"], "subject": data["subject"], "page": data["page"] or 1}
        return _done(
            request,
            puskesmas,
            meeting_id,
            lambda: actions.show_on_wall(scope=scope, meeting_id=meeting_id, **do),
            "layar",
        )
    return back("room", puskesmas, "layar", meeting_id=meeting_id)


@require_POST
@page(Duty.WRITE_MEETINGS)
def room_code(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """A new code: the old one is dead at once."""
    find(request, scope, puskesmas, meeting_id)
    return _done(
        request,
        puskesmas,
        meeting_id,
        lambda: actions.renew_code(scope=scope, meeting_id=meeting_id),
        "kode",
    )


@require_POST
@page(Duty.WRITE_MEETINGS)
def take_back(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, entry_id: UUID
) -> HttpResponse:
    """Take an entry out; its words stand in the field again."""
    find(request, scope, puskesmas, meeting_id)
    return _done(
        request,
        puskesmas,
        meeting_id,
        lambda: actions.take_entry_back(scope=scope, entry_id=entry_id),
        "t-teks",
    )


@require_POST
@page(Duty.WRITE_MEETINGS)
def take_typed_back(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, input_id: UUID
) -> HttpResponse:
    """Take out what was typed for a sector; its words stand in the field again."""
    find(request, scope, puskesmas, meeting_id)
    return _done(
        request,
        puskesmas,
        meeting_id,
        lambda: actions.take_typed_back(scope=scope, input_id=input_id),
        "t-teks",
    )


@require_POST
@page(Duty.WRITE_MEETINGS)
def decide(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, input_id: UUID
) -> HttpResponse:
    """Accept, return or merge an input from a phone; or put it back to the waiting ones."""
    find(request, scope, puskesmas, meeting_id)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return back("room", puskesmas, "ponsel", meeting_id=meeting_id)
    data = form.cleaned_data
    do = {"state": data["state"], "note": data["note"], "into_id": data["into"], "seen": data["seen"]}
    return _done(
        request,
        puskesmas,
        meeting_id,
        lambda: actions.decide_input(scope=scope, input_id=input_id, **do),
        "ponsel",
    )
