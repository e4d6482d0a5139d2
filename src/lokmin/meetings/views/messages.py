"""What is done with messages that touches meetings: prepared, marked as sent, taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.meetings import actions
from lokmin.meetings.forms import MarkForm
from lokmin.meetings.views.frame import back, find, tried
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of


def _queue(puskesmas: PuskesmasCard) -> HttpResponse:
    return redirect("people:messages", code=puskesmas.code)


@require_POST
@page(Duty.MANAGE_LINKS, deed=mark("menyiapkan pesan"))
def prepare(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """What today asks for, on a computer where `lokmin tick` never ran."""
    done = actions.prepare_today(scope=scope, puskesmas_id=puskesmas.id)
    if done.made:
        told = ngettext("%(n)s pesan baru disiapkan.", "%(n)s pesan baru disiapkan.", done.made)
        messages.success(request, told % {"n": done.made})
    else:
        messages.info(request, _("Tidak ada pesan baru untuk hari ini."))
    if done.withdrawn:
        told = ngettext(
            "%(n)s pesan ditarik karena sudah tidak berlaku.",
            "%(n)s pesan ditarik karena sudah tidak berlaku.",
            done.withdrawn,
        )
        messages.info(request, told % {"n": done.withdrawn})
    return _queue(puskesmas)


@require_POST
@page(Duty.MANAGE_LINKS, deed=mark("menyiapkan pesan"))
def queue_invitations(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """A message for every invited office that does not know yet."""
    meeting = find(request, scope, puskesmas, meeting_id)
    status, sentence = tried(
        request,
        lambda: actions.queue_invitations(scope=scope, meeting_id=meeting.id),
        _("Pesan undangan disiapkan di antrean. Kirim dari sana; undangannya ikut tercatat terkirim."),
    )
    if status:
        messages.error(request, sentence)
        return back("invitations", puskesmas, meeting_id=meeting_id)
    return _queue(puskesmas)


@require_POST
@page(Duty.SEND_MESSAGES)
def sent(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """One message, or all that are ticked, went out."""
    form = MarkForm(request.POST)
    if not form.is_valid():
        messages.error(request, sentence_of(Refusal("people.message_none")))
        return _queue(puskesmas)
    ids, via, by = form.marked()
    _status, sentence = tried(
        request,
        lambda: actions.messages_sent(scope=scope, message_ids=ids, via=via, by=by),
        ngettext("%(n)s pesan ditandai terkirim.", "%(n)s pesan ditandai terkirim.", len(ids))
        % {"n": len(ids)},
    )
    if sentence:
        messages.error(request, sentence)
    return _queue(puskesmas)


@require_POST
@page(Duty.SEND_MESSAGES)
def unsent(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, message_id: UUID) -> HttpResponse:
    """It did not go out after all."""
    _status, sentence = tried(
        request,
        lambda: actions.message_unsent(scope=scope, message_id=message_id),
        _("Tanda terkirim dibatalkan; pesannya kembali ke antrean."),
    )
    if sentence:
        messages.error(request, sentence)
    return _queue(puskesmas)
