"""The dictionary: its list, the page of an indicator, and what a district decides about it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.coverage import actions, queries
from lokmin.coverage.forms.definitions import DefinitionForm, UndoForm
from lokmin.coverage.pages import definitions as pages
from lokmin.coverage.pages import words
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.tools.door import district_page, page
from lokmin.tools.refused import refuse_form, sentence_of

GROUPINGS = ("programme", "cluster")
TEMPLATE = "coverage/definition.html"


@require_GET
@page(Duty.READ_COVERAGE)
def dictionary(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Every indicator, by old programme or by cluster."""
    grouping = queries.grouping(scope=scope, puskesmas_id=puskesmas.id)
    cards = queries.indicators(puskesmas_id=puskesmas.id)
    context = _list(request, cards, grouping)
    home = reverse("coverage:dictionary", args=[puskesmas.code])
    context |= {"grouping": grouping, "may_set": scope.can(Duty.SETTINGS), "home": home}
    if scope.can(Duty.EDIT_DICTIONARY):
        context["district_url"] = reverse("dictionary:list", args=[puskesmas.district_code])
    return render(request, "coverage/dictionary.html", context)


def _list(request: HttpRequest, cards: list[queries.IndicatorCard], usual: str) -> dict[str, Any]:
    asked, search = request.GET.get("kelompok", ""), request.GET.get("cari", "")[:60]
    by = asked if asked in GROUPINGS else usual
    found = pages.groups(cards, by, search)
    return {"by": by, "search": search, "groups": found, "count": len(cards)}


@require_GET
@page(Duty.READ_COVERAGE)
def definition(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, indicator: str
) -> HttpResponse:
    """One indicator in the words of the district, with its history and where it is used."""
    found = _found(scope, puskesmas.district_id, indicator)
    used = queries.uses(scope=scope, puskesmas_id=puskesmas.id, card=found.card)
    context = _page(found) | {"uses": pages.uses(used, found.card)}
    if scope.can(Duty.EDIT_DICTIONARY):
        context["edit_url"] = reverse("dictionary:edit", args=[puskesmas.district_code, indicator])
    context["home"] = reverse("coverage:dictionary", args=[puskesmas.code])
    return render(request, TEMPLATE, context)


def _found(scope: Scope, district_id: Any, code: str) -> queries.DefinitionCard:
    try:
        return queries.definition(scope=scope, district_id=district_id, code=code)
    except Refusal:
        raise Http404 from None


def _page(found: queries.DefinitionCard) -> dict[str, Any]:
    return {
        "found": found,
        "name": words.name_of(found.card),
        "other_name": pages.other_name(found.card),
        "facts": pages.facts(found),
        "history": pages.history(found),
    }


@require_POST
@page(Duty.SETTINGS)
def set_grouping(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Group the indicators of this Puskesmas by programme or by cluster from now on."""
    try:
        actions.set_grouping(
            scope=scope, puskesmas_id=puskesmas.id, grouping=request.POST.get("kelompok", "")
        )
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
    else:
        messages.success(request, _("Tersimpan. Kartu capaian dan isian memakai kelompok ini."))
    return redirect("coverage:dictionary", code=puskesmas.code)


# ---- the district ----


@require_GET
@district_page(Duty.EDIT_DICTIONARY)
def district_dictionary(request: HttpRequest, *, scope: Scope, district: AreaCard) -> HttpResponse:
    """The dictionary as the district may change it."""
    cards = queries.district_indicators(scope=scope, district_id=district.id)
    home = reverse("dictionary:list", args=[district.code])
    context = _list(request, cards, GROUPINGS[0]) | {"home": home, "editing": True}
    return render(request, "coverage/dictionary.html", context)


@require_http_methods(["GET", "POST"])
@district_page(Duty.EDIT_DICTIONARY)
def district_definition(
    request: HttpRequest, *, scope: Scope, district: AreaCard, indicator: str
) -> HttpResponse:
    """Change what a district may decide; the formula stays."""
    found = _found(scope, district.id, indicator)
    form = _form(scope, district, found, request.POST or None)
    context = _district(district, found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_indicator(
                scope=scope,
                district_id=district.id,
                code=indicator,
                values=form.values(),
                reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"],
                since=form.cleaned_data["since"],
            )
        except Refusal as refusal:
            return refuse_form(request, refusal, form, TEMPLATE, context)
        messages.success(request, _("Tersimpan. Berlaku di semua Puskesmas kabupaten ini."))
        return redirect("dictionary:edit", code=district.code, indicator=indicator)
    status = 422 if form.is_bound else 200
    return render(request, TEMPLATE, {**context, "form": form}, status=status)


def _form(
    scope: Scope, district: AreaCard, found: queries.DefinitionCard, typed: Any = None
) -> DefinitionForm:
    cards = queries.district_indicators(scope=scope, district_id=district.id)
    programmes = dict.fromkeys([found.facts["programme"], *(card.programme for card in cards)])
    return DefinitionForm(typed, programmes=programmes, initial=pages.initial(found, scope.today.year))


def _district(district: AreaCard, found: queries.DefinitionCard) -> dict[str, Any]:
    home = reverse("dictionary:list", args=[district.code])
    return _page(found) | {"home": home, "editing": True}


@require_POST
@district_page(Duty.EDIT_DICTIONARY)
def undo(request: HttpRequest, *, scope: Scope, district: AreaCard, indicator: str) -> HttpResponse:
    """Take a change back by a new one."""
    found = _found(scope, district.id, indicator)
    typed = UndoForm(request.POST)
    if typed.is_valid():
        try:
            actions.undo_indicator_change(
                scope=scope, district_id=district.id, code=indicator, **typed.cleaned_data
            )
        except (NotYours, NotYourDuty):
            raise
        except Refusal as refusal:
            typed.add_error(None, sentence_of(refusal))
        else:
            messages.success(request, _("Perubahan dibatalkan; riwayatnya tetap ada."))
            return redirect("dictionary:edit", code=district.code, indicator=indicator)
    context = _district(district, found) | {"form": _form(scope, district, found), "undo_form": typed}
    return render(request, TEMPLATE, context, status=422)
