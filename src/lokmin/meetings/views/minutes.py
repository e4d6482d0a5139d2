"""The minutes by agenda item, promises made in the room, signatures and the read-back."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import queries as promises
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import DealForm, EditForm, EntryForm, PromiseForm, SignForm
from lokmin.meetings.pages import hub, minutes, read_back
from lokmin.meetings.queries import MeetingCard
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
    asked = request.GET.get("komitmen", "")
    promise = minutes.promise_form(scope, puskesmas, meeting) if asked else None
    return _minutes(request, scope, puskesmas, meeting, form, promise, asked, status)


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
            items, entries, promises.by_ids(scope=scope, ids=ids) if ids else {}, shared
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
        return back("minutes", puskesmas, f"a-{item}", meeting_id=meeting_id)
    return _minutes(request, scope, puskesmas, meeting, EntryForm(), form, item, status)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_MEETINGS)
def entry(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, entry_id: UUID
) -> HttpResponse:
    """Change the words of one entry. Somebody was faster: both texts stand side by side, nothing is lost."""
    meeting = find(request, scope, puskesmas, meeting_id)
    row = queries.entry(scope=scope, entry_id=entry_id)
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
        if not status:
            return back("minutes", puskesmas, f"a-{row.item_id}", meeting_id=meeting_id)
        if status == 409:
            values["theirs"] = queries.entry(scope=scope, entry_id=entry_id)
    return show(request, "entry", values, status)


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
            anchor = f"k-{form.cleaned_data['commitment']}"
            return back("read_back", puskesmas, anchor, meeting_id=meeting_id)
    previous, rows = queries.evaluation(scope=scope, meeting=meeting)
    values = {
        **context(scope, puskesmas, meeting, "read_back"),
        "previous": previous,
        "rows": read_back.told(rows),
        "tally": read_back.tally(rows, min(scope.today, meeting.held_on)),
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


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def signatures(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Who signs, as printed, each with the day; what is outstanding."""
    meeting = find(request, scope, puskesmas, meeting_id)
    form: SignForm | None = None
    status = 0
    if request.method == "POST" and request.POST.get("do") == "prepare":
        actions.prepare_signatures(scope=scope, meeting_id=meeting_id)
        return back("signatures", puskesmas, meeting_id=meeting_id)
    rows = queries.signatures(scope=scope, meeting_id=meeting_id)
    if request.method == "POST":
        form = SignForm(request.POST)
        status = attempt(
            request, form, lambda: _sign(scope, rows, form.cleaned_data), _("Tanda tangan dicatat.")
        )
        if not status:
            return back("signatures", puskesmas, f"s-{form.cleaned_data['signature']}", meeting_id=meeting_id)
    values = {
        **context(scope, puskesmas, meeting, "signatures"),
        "rows": minutes.signers(rows, scope.today, form),
        "signing": hub.signing_words(meeting),
        "form": form,
    }
    return show(request, "signatures", values, status)


def _sign(scope: Scope, rows: list[queries.SignatureCard], data: dict[str, Any]) -> None:
    if data["signature"] not in {row.id for row in rows}:
        raise Http404
    actions.sign(scope=scope, signature_id=data["signature"], signed_on=data["signed_on"])
