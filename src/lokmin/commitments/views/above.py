"""What is stuck: told to the camat first, handed up, answered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Role, Scope
from lokmin.commitments import actions, pages, queries
from lokmin.commitments.forms import AnswerForm, HandUpForm, TellForm
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form, sentence_of


def _is(scope: Scope, role: Role) -> bool:
    return role in {scope.role, *scope.more_roles}


@require_http_methods(["GET", "POST"])
@page(Duty.READ_COMMITMENTS, write=Duty.ANSWER_HANDED_UP)
def stuck(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """What is blocked or handed up; the camat says that he read it, or staff that they told him (FN 27)."""
    camat = _is(scope, Role.CAMAT)
    if not camat and request.method == "POST":
        scope.check(Duty.WRITE_COMMITMENTS)
    form = TellForm(request.POST if request.method == "POST" else None, camat=camat)
    if request.method == "POST" and form.is_valid():
        ids = [UUID(text) for text in request.POST.getlist("told") if _is_id(text)]
        try:
            told = actions.tell_camat(scope=scope, commitment_ids=ids, via=form.cleaned_data.get("via", ""))
        except (NotYours, NotYourDuty):
            raise
        except Refusal as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            words = ngettext("%(n)s sebab boleh dibacakan.", "%(n)s sebab boleh dibacakan.", told)
            messages.success(request, words % {"n": told})
            return redirect("commitments:stuck", code=puskesmas.code)
    cards = queries.stuck(scope=scope, puskesmas_id=puskesmas.id)
    context = {
        "form": form,
        "held": [pages.line(card, scope.today) for card in cards if card.held_back],
        "waiting": [pages.line(c, scope.today) for c in cards if c.waits_for_answer and not c.held_back],
        "others": [pages.line(c, scope.today) for c in cards if not c.held_back and not c.waits_for_answer],
        "found": len(cards),
        "camat": camat,
        "may_tell": camat or scope.can(Duty.WRITE_COMMITMENTS),
        "answers": {card.id for card in cards if pages.may_answer(card, scope)},
        "handed_to": queries.HANDED_TO,
    }
    return render(request, "commitments/stuck.html", context, status=422 if form.errors else 200)


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_COMMITMENTS)
def hand_up(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID
) -> HttpResponse:
    """Pass a promise to the camat, Dinkes or another, with what is asked."""
    card = queries.commitment(scope=scope, commitment_id=commitment_id)
    form = HandUpForm(request.POST or None, initial={"reason": card.blocked_because})
    context = {"card": card, "form": form, "words": pages.end_words("teruskan")}
    if request.method == "POST" and form.is_valid():
        try:
            actions.hand_up(scope=scope, commitment_id=card.id, **form.cleaned_data)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "commitments/step.html", context)
        messages.success(request, _("Komitmen diteruskan. Jawabannya dicatat di halaman ini."))
        return redirect("commitments:detail", code=puskesmas.code, commitment_id=card.id)
    return render(request, "commitments/step.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@page(Duty.ANSWER_HANDED_UP)
def answer(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID
) -> HttpResponse:
    """Note the answer to what was handed up; the camat and Dinkes give their own."""
    card = queries.commitment(scope=scope, commitment_id=commitment_id)
    own = not scope.can(Duty.WRITE_COMMITMENTS)
    asked = card.hand_up
    name = asked.to_name or _(queries.HANDED_TO[asked.to]) if asked else ""
    initial = {"answered_on": scope.today, "answered_by": name}
    form = AnswerForm(request.POST or None, initial=initial, own=own)
    context = {"card": card, "form": form, "words": pages.answer_words(card)}
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_hand_up(scope=scope, commitment_id=card.id, **form.cleaned_data)
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "commitments/step.html", context)
        messages.success(request, _("Jawaban tersimpan."))
        return redirect("commitments:detail", code=puskesmas.code, commitment_id=card.id)
    return render(request, "commitments/step.html", context, status=422 if form.errors else 200)


@require_POST
@page(Duty.ANSWER_HANDED_UP)
def tell(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, commitment_id: UUID
) -> HttpResponse:
    """The camat has read why this one is stuck, or staff told him."""
    try:
        actions.tell_camat(scope=scope, commitment_ids=[commitment_id], via=request.POST.get("via", ""))
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
    else:
        messages.success(request, _("Tercatat: Camat sudah diberi tahu. Sebabnya boleh dibacakan di rapat."))
    return redirect("commitments:detail", code=puskesmas.code, commitment_id=commitment_id)
