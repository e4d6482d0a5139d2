"""The minutes by agenda item, promises made in the room and the read-back."""

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.ids import read_id
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.pages import outside_words
from lokmin.commitments.rules.parts import is_outside
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import DealForm, EditForm, EntryForm, PromiseForm
from lokmin.meetings.pages import minutes, read_back
from lokmin.meetings.queries import EntryCard, MeetingCard
from lokmin.meetings.views.frame import attempt, back, context, find, show
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def minutes_page(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """What was said under each item; information and decisions are typed here, promises inline."""
    meeting = find(request, scope, puskesmas, meeting_id)
    form = EntryForm(request.POST or None)
    status = 0
    if request.method == "POST":
        data = form.cleaned_data if form.is_valid() else {}
        status = attempt(
            request,
            form,
            lambda: actions.add_entry(
                scope=scope,
                meeting_id=meeting_id,
                item_id=data["item"],
                kind=data["kind"],
                text=data["text"],
                key=data["key"],
            ),
            _("Notulen dicatat."),
        )
        if not status:
            return back("minutes", puskesmas, f"a-{data['item']}", meeting_id=meeting_id)
    asked, need_id = request.GET.get("komitmen", ""), read_id(request.GET.get("butuh", ""))
    if (need_id or "tulis" in request.GET) and not asked:
        asked = minutes.item_of_promises(queries.agenda(scope=scope, meeting_id=meeting_id))
    start = _start(request)
    promise = minutes.promise_form(scope, puskesmas, meeting, need_id=need_id, start=start) if asked else None
    return _minutes(request, scope, puskesmas, meeting, form, promise, asked, status)


def _start(request: HttpRequest) -> dict[str, Any]:
    """What the page of a problem or indicator knows already of the promise, under the names of its form."""
    told: dict[str, Any] = {
        name: request.GET[name] for name in ("problem", "indicator_code", "office") if name in request.GET
    }
    return {**told, "area_ids": request.GET.getlist("area_ids")}


def _minutes(
    request: HttpRequest,
    scope: Scope,
    puskesmas: PuskesmasCard,
    meeting: MeetingCard,
    entry: EntryForm,
    promise: PromiseForm | None,
    promise_item: str,
    status: int,
) -> HttpResponse:
    entries = queries.entries(scope=scope, meeting_id=meeting.id)
    ids = [e.commitment_id for e in entries if e.commitment_id]
    items = queries.agenda(scope=scope, meeting_id=meeting.id)
    shared = queries.shared_promises(scope=scope, meeting=meeting)
    values = {
        **context(scope, puskesmas, meeting, "minutes"),
        "points": minutes.points(
            items,
            entries,
            promises.by_ids(scope=scope, ids=ids) if ids else {},
            shared,
            meeting.planned,
            queries.dealt(scope=scope, meeting=meeting),
        ),
        "promised": sum(e.kind == "commitment" for e in entries),
        "entry": entry,
        "entry_item": str(entry.data.get("item", "")) if entry.is_bound else "",
        "promise": promise,
        "promise_item": promise_item,
    }
    return show(request, "minutes", values, status)


@require_POST
@page(Duty.WRITE_COMMITMENTS)
def promise(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """A promise typed under an agenda item; refused, it stands there again with what was typed."""
    meeting = find(request, scope, puskesmas, meeting_id)
    item = request.POST.get("item", "")
    items = {str(i.id): i.id for i in queries.agenda(scope=scope, meeting_id=meeting_id)}
    if item not in items:
        raise Http404
    form = minutes.promise_form(scope, puskesmas, meeting, request.POST)
    status = attempt(
        request,
        form,
        lambda: actions.promise(
            scope=scope,
            meeting_id=meeting_id,
            item_id=items[item],
            puskesmas_id=puskesmas.id,
            **form.parts(),
        ),
        _("Komitmen disepakati dan masuk notulen."),
    )
    if not status:
        _warn(request, form.cleaned_data["due_on"], meeting, form.cleaned_data["money_state"])
        return back("minutes", puskesmas, f"a-{item}", meeting_id=meeting_id)
    return _minutes(request, scope, puskesmas, meeting, EntryForm(), form, item, status)


def _warn(request: HttpRequest, due_on: date | None, meeting: MeetingCard, money_state: str = "") -> None:
    """Say that a deadline lies outside the months planned (FN 1); it stands all the same."""
    if is_outside(due_on, meeting.planned, money_state):
        messages.warning(request, outside_words(due_on, meeting.planned))


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_MEETINGS)
def entry(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, entry_id: UUID
) -> HttpResponse:
    """Change the words of one entry. Somebody was faster: both texts stand side by side, nothing is lost."""
    meeting = find(request, scope, puskesmas, meeting_id)
    row = queries.entry(scope=scope, entry_id=entry_id)
    if row.commitment_id and request.method == "GET":
        return _to_promise(request, puskesmas, meeting_id, row)
    form = EditForm(request.POST or None, initial={"text": row.text, "version": row.version})
    values: dict[str, Any] = {**context(scope, puskesmas, meeting, "minutes"), "row": row, "form": form}
    status = 0
    if request.method == "POST":
        status = attempt(
            request,
            form,
            lambda: actions.edit_entry(scope=scope, entry_id=entry_id, **form.cleaned_data),
            _("Notulen diubah."),
        )
        if not status and request.GET.get("dari") == "ruang":
            return back("room", puskesmas, "terakhir", meeting_id=meeting_id)
        if not status:
            return back("minutes", puskesmas, f"a-{row.item_id}", meeting_id=meeting_id)
        if status == 409:
            values["theirs"] = queries.entry(scope=scope, entry_id=entry_id)
    return show(request, "entry", values, status)


def _to_promise(
    request: HttpRequest, puskesmas: PuskesmasCard, meeting_id: UUID, row: EntryCard
) -> HttpResponse:
    """A commitment is changed where it stands; from there it goes back to where it was read."""
    back_to = ("room", "terakhir") if request.GET.get("dari") == "ruang" else ("minutes", f"a-{row.item_id}")
    url = reverse(f"meetings:{back_to[0]}", args=[puskesmas.code, meeting_id]) + f"#{back_to[1]}"
    form = reverse("commitments:complete", args=[puskesmas.code, row.commitment_id])
    return HttpResponseRedirect(f"{form}?{urlencode({'lalu': url})}")


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def read_back_page(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Evaluasi RTL: each promise of the last meeting, its proof, and the number before and after."""
    meeting = find(request, scope, puskesmas, meeting_id)
    form = DealForm(request.POST or None)
    status = 0
    if request.method == "POST":
        status = attempt(
            request, form, lambda: _deal(scope, meeting_id, form.cleaned_data), _("Hasil evaluasi dicatat.")
        )
        if not status:
            if form.cleaned_data["dealing"] == "extended":
                _warn(request, form.cleaned_data["due_on"], meeting)
            anchor = f"k-{form.cleaned_data['commitment']}"
            return back("read_back", puskesmas, anchor, meeting_id=meeting_id)
    previous, rows = queries.evaluation(scope=scope, meeting=meeting)
    values = {
        **context(scope, puskesmas, meeting, "read_back"),
        "previous": previous,
        "rows": read_back.told(rows),
        "tally": read_back.tally(rows, min(scope.today, meeting.held_on)),
        "sectors": read_back.by_sector(rows),
        "shared": queries.shared_promises(scope=scope, meeting=previous) if previous else [],
        "form": form,
        "failed": str(form.data.get("commitment", "")) if status else "",
    }
    return show(request, "read_back", values, status)


def _deal(scope: Scope, meeting_id: UUID, data: dict[str, Any]) -> None:
    actions.deal(
        scope=scope,
        meeting_id=meeting_id,
        commitment_id=data["commitment"],
        dealing=data["dealing"],
        note=data["note"],
        due_on=data["due_on"] if data["dealing"] == "extended" else None,
    )
