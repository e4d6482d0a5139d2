"""The handover of an office: what will move, who comes, and back on the same day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.meetings import actions, queries
from lokmin.meetings.views.frame import attempt, back, show, tried
from lokmin.people import queries as people
from lokmin.people.forms import HolderForm
from lokmin.people.queries import PersonCard
from lokmin.people.rules.names import Known
from lokmin.people.rules.phones import digits_or_none
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_http_methods(["GET", "POST"])
@page(Duty.MANAGE_PEOPLE, deed=mark("mencatat serah terima jabatan"))
def handover(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, office_id: UUID
) -> HttpResponse:
    """Who takes over, from which day; the page says before what goes along."""
    moves = queries.what_moves(scope=scope, office_id=office_id)
    persons = people.persons(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    form = HolderForm(
        request.POST or None,
        initial={"since": scope.today},
        persons=(card for card in persons if card.id != moves.office.person_id),
    )
    alike: list[PersonCard] = []
    status = 0
    if request.method == "POST":
        alike = _alike(scope, puskesmas, form)
        status = 422 if alike else _hand_over(request, scope, moves, form)
        if not status:
            return back("handover", puskesmas, office_id=office_id)
    values = {
        "form": form,
        "moves": moves,
        "office": moves.office,
        "alike": alike,
        "handovers": people.handovers(scope=scope, office_id=office_id),
        "last": next(iter(people.undoable(scope=scope, office_id=office_id)), None),
    }
    return show(request, "handover", values, status)


def _alike(scope: Scope, puskesmas: PuskesmasCard, form: HolderForm) -> list[PersonCard]:
    """Who in the directory may be the one that was typed; asked once, never decided here."""
    if not form.is_valid() or form.cleaned_data["person"] or form.cleaned_data["same"]:
        return []
    data = form.cleaned_data
    one = Known(None, data["name"], data["id_number"], digits_or_none(data["phone"]))
    found = people.perhaps(scope=scope, kecamatan_id=puskesmas.kecamatan_id, one=one)
    return [card for card, _why in found]


def _hand_over(request: HttpRequest, scope: Scope, moves: queries.Moves, form: HolderForm) -> int:
    return attempt(
        request,
        form,
        lambda: actions.hand_over(scope=scope, office_id=moves.office.id, **form.seated()),
        _told(moves, form),
    )


def _told(moves: queries.Moves, form: HolderForm) -> str:
    """What was done, with what moved; who took office before the present holder did is of the past."""
    office = moves.office
    since = form.cleaned_data.get("since") if form.is_valid() else None
    if office.holder and office.since and since and since < office.since:
        return _(
            "Dicatat sebagai pejabat masa lalu. %(title)s tetap dijabat %(name)s; tidak ada yang pindah."
        ) % {
            "title": office.title,
            "name": office.holder,
        }
    if not moves.office.holder:
        return _("%(title)s sekarang ada pejabatnya.") % {"title": moves.office.title}
    return _("Serah terima %(title)s dicatat: %(n)s komitmen ikut, tautan pejabat lama dimatikan.") % {
        "title": moves.office.title,
        "n": len(moves.promises) + moves.other_promises,
    }


@require_POST
@page(Duty.MANAGE_PEOPLE, deed=mark("mencatat serah terima jabatan"))
def undo_handover(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, office_id: UUID, handover_id: UUID
) -> HttpResponse:
    """Back to who held it before."""
    _status, sentence = tried(
        request,
        lambda: actions.undo_handover(scope=scope, handover_id=handover_id),
        _("Serah terima dibatalkan. Tautan pejabat lama hidup lagi."),
    )
    if sentence:
        messages.error(request, sentence)
    return redirect("meetings:handover", code=puskesmas.code, office_id=office_id)
