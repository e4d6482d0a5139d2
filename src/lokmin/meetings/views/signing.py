"""The agreement read aloud, and its signatures: on paper, on the screen, confirmed, taken back."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import ConfirmTextForm, DrawForm, SignForm, UndoSignatureForm
from lokmin.meetings.pages import agreement as pages
from lokmin.meetings.pages import signing as lines
from lokmin.meetings.pages.wall import wall_scope
from lokmin.meetings.queries import Agreement, MeetingCard, SignatureCard
from lokmin.meetings.rules.agreement import code_of
from lokmin.meetings.rules.kinds import signs_agreement
from lokmin.meetings.views.frame import attempt, back, context, find, show
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS, write_deed=mark("mencatat tanda tangan"))
def signatures(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Who signs, as printed, each with day and way; what is outstanding, what must be renewed."""
    meeting = find(request, scope, puskesmas, meeting_id)
    deed = request.POST.get("do", "sign")
    form: SignForm | ConfirmTextForm | UndoSignatureForm | None = None
    status = 0
    if request.method == "POST" and deed == "prepare":
        actions.prepare_signatures(scope=scope, meeting_id=meeting_id)
        return back("signatures", puskesmas, meeting_id=meeting_id)
    if request.method == "POST":
        form = _FORMS.get(deed, SignForm)(request.POST)
        status = attempt(request, form, lambda: _do(scope, meeting_id, deed, form), _told(deed))
        if not status:
            return back("signatures", puskesmas, f"s-{form.cleaned_data['signature']}", meeting_id=meeting_id)
    text = queries.agreement(scope=scope, meeting=meeting)
    signing = queries.signing(scope=scope, meeting=meeting, text=text)
    addenda = queries.addenda(scope=scope, meeting_id=meeting_id) if meeting.is_closed else []
    values = {
        **context(scope, puskesmas, meeting, "signatures"),
        "rows": lines.signers(signing.rows, scope.today, form, deed),
        "gone": lines.signers(signing.gone, scope.today),
        "addenda": [(card, lines.signers(card.signatures, scope.today, form, deed)) for card in addenda],
        "signing": signing,
        "words": lines.words(signing),
        "text": text,
        "form": form,
        "may_undo_link": scope.can(Duty.CLOSE_MEETING),
        "signs": signs_agreement(meeting.kind),
    }
    return show(request, "signatures", values, status)


_FORMS: dict[str, Callable[..., SignForm | ConfirmTextForm | UndoSignatureForm]] = {
    "sign": SignForm,
    "confirm": ConfirmTextForm,
    "undo": UndoSignatureForm,
}


def _told(deed: str) -> str:
    words = {
        "confirm": _("Penegasan dicatat."),
        "undo": _("Pencatatan tanda tangan dibatalkan; riwayatnya tetap ada."),
    }
    return words.get(deed, _("Tanda tangan dicatat."))


def _do(
    scope: Scope, meeting_id: UUID, deed: str, form: SignForm | ConfirmTextForm | UndoSignatureForm | None
) -> None:
    assert form is not None
    data = form.cleaned_data
    key = _of_meeting(scope, meeting_id, data["signature"]).id
    if deed == "confirm":
        actions.confirm_text(
            scope=scope, signature_id=key, confirmed_on=data["confirmed_on"], via=data["via"]
        )
    elif deed == "undo":
        actions.undo_signature(scope=scope, signature_id=key, reason=data["reason"])
    else:
        told = {"signed_on": data["signed_on"], "way": data["way"] or "ink", "code": data["code"]}
        actions.sign(scope=scope, signature_id=key, **told)


def _of_meeting(scope: Scope, meeting_id: UUID, signature_id: UUID) -> SignatureCard:
    card = queries.signature(scope=scope, signature_id=signature_id)
    if card.meeting_id != meeting_id:
        raise Http404
    return card


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_MEETINGS, deed=mark("mencatat tanda tangan"))
def draw(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, signature_id: UUID
) -> HttpResponse:
    """The text, and below it the box where the signer draws on the staff's device in the room.

    The signer reads it there, so it names no village of a restricted promise (FN 14).
    """
    meeting = find(request, scope, puskesmas, meeting_id)
    card = _of_meeting(scope, meeting_id, signature_id)
    form = DrawForm(request.POST or None)
    status = 0
    if request.method == "POST":
        status = attempt(
            request,
            form,
            lambda: actions.sign_drawn(scope=scope, signature_id=card.id, **form.cleaned_data),
            _("Tanda tangan dicatat."),
        )
        if not status:
            return back("signatures", puskesmas, f"s-{card.id}", meeting_id=meeting_id)
    values = {
        **context(scope, puskesmas, meeting, "signatures"),
        **to_read(wall_scope(scope), meeting, card),
        "form": form,
    }
    return show(request, "draw", values, status)


def to_read(scope: Scope, meeting: MeetingCard, card: SignatureCard) -> dict[str, object]:
    """What stands above a signature: the agreement, or the addendum it belongs to, with its hash."""
    if card.addendum_id:
        addendum = queries.addendum(scope=scope, addendum_id=card.addendum_id)
        stands = queries.under(card, addendum.sha256)
        told = {"addendum": addendum, "changes": pages.change_lines(addendum), "lines": []}
        return {"card": stands, "shown": addendum.sha256, "code": addendum.code, **told}
    text = queries.agreement(scope=scope, meeting=meeting)
    return {
        "card": queries.under(card, text.sha256),
        "shown": text.sha256,
        "code": code_of(text.sha256),
        "lines": pages.read_lines(text),
        "decisions": text.text.decisions,
    }


@require_GET
@page(Duty.READ_MEETINGS)
def read_aloud(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """The agreement in big type, one promise after the other: for the projector, a phone, or paper.

    So it names no village of a restricted promise, whoever opens it (FN 14).
    """
    meeting = find(request, scope, puskesmas, meeting_id)
    room = wall_scope(scope)
    text = queries.agreement(scope=room, meeting=meeting)
    values = {
        **context(scope, puskesmas, meeting, "signatures"),
        "text": text,
        "lines": _read(room, meeting_id, text),
        "decisions": text.text.decisions,
        "addenda": [
            (card, pages.change_lines(card)) for card in queries.addenda(scope=room, meeting_id=meeting_id)
        ],
    }
    return show(request, "read_aloud", values)


def _read(scope: Scope, meeting_id: UUID, text: Agreement) -> list[pages.ReadLine]:
    done = (
        queries.completions(scope=scope, meeting_id=meeting_id, lines=text.text.lines)
        if text.is_frozen
        else {}
    )
    return pages.read_lines(text, done)
