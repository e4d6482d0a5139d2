"""The queue of messages that leave the house: what waits, for whose hand, what went out."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.scope import Duty, Scope
from lokmin.people import actions, queries
from lokmin.people.forms import TextsForm
from lokmin.people.pages import messages as pages
from lokmin.people.rules.messages import WAY_WORDS, words
from lokmin.people.views.frame import ask, tap
from lokmin.places import actions as places_actions
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


def _here(puskesmas: PuskesmasCard) -> str:
    return reverse("people:messages", args=[puskesmas.code])


@require_GET
@page(Duty.SEND_MESSAGES)
def queue(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """What waits today, the own first; head and administration see everybody's."""
    cards = queries.waiting_messages(scope=scope, puskesmas_id=puskesmas.id)
    shown = pages.only(cards, request.GET.get("petugas", ""))
    recent = queries.recent_messages(scope=scope, puskesmas_id=puskesmas.id)
    context = {
        "hands": pages.by_hand(shown, scope.account_id),
        "everybody": pages.by_hand(cards, scope.account_id),
        "asked": request.GET.get("petugas", ""),
        "waiting": len(cards),
        "shown": len(shown),
        "by_hand": len(queries.message_slips(cards)),
        "failed": [card for card in cards if card.failed_why],
        "told": pages.told(recent, scope.now),
        "groups": queries.group_texts(scope=scope, card=puskesmas, waiting=cards),
        "ways": WAY_WORDS.items(),
        "sees_all": queries.sees_all(scope),
        "may_answer": scope.can(Duty.WRITE_MEETINGS),
        "may_report": scope.can(Duty.REPORT_PROGRESS),
        "may_consent": scope.can(Duty.MANAGE_PEOPLE),
        "public": bool(queries.public_url()),
        "only_here": queries.only_here(),
        "mail": queries.has_mail(),
    }
    return render(request, "people/messages.html", context)


@require_GET
@page(Duty.SEND_MESSAGES)
def slips(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """What can only go by hand, a slip each, to be cut and given."""
    cards = queries.waiting_messages(scope=scope, puskesmas_id=puskesmas.id)
    chosen = cards if request.GET.get("semua") else queries.message_slips(cards)
    context = {"cards": chosen, "others": len(cards) - len(chosen)}
    return render(request, "people/message_slips.html", context)


@require_POST
@page(Duty.SEND_MESSAGES)
def drop(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, message_id: UUID) -> HttpResponse:
    """It need not be sent."""
    return tap(
        request,
        lambda: actions.drop_message(scope=scope, message_id=message_id),
        _("Pesan ditandai tidak perlu dikirim. Dapat dikembalikan di bagian bawah antrean."),
        _here(puskesmas),
    )


@require_POST
@page(Duty.SEND_MESSAGES)
def restore(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, message_id: UUID
) -> HttpResponse:
    """It shall be sent after all."""
    return tap(
        request,
        lambda: actions.restore_message(scope=scope, message_id=message_id),
        _("Pesan kembali ke antrean."),
        _here(puskesmas),
    )


@require_http_methods(["GET", "POST"])
@page(Duty.SETTINGS)
def texts(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The sentences of the messages, as this Puskesmas says them."""
    all_words = words()
    district = places.own_words(owner_id=puskesmas.district_id)
    usual = {word.key: district.get(word.key) or (word.text, word.text_en) for word in all_words}
    own = places.own_words(owner_id=puskesmas.id)
    form = TextsForm(request.POST or None, own=own, usual=usual)
    return ask(
        request,
        form,
        "people/message_texts.html",
        {},
        lambda _data: places_actions.set_words(
            scope=scope, puskesmas_id=puskesmas.id, own=form.own(), words=all_words
        ),
        _("Isi pesan disimpan. Pesan yang sudah dibuat ikut berubah saat disiapkan lagi."),
        reverse("people:message_texts", args=[puskesmas.code]),
    )
