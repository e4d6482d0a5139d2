"""The words for the public, as this Puskesmas says them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.coverage.forms import WordLine, WordsForm
from lokmin.places import actions as places_actions
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form

TEMPLATE = "coverage/wording.html"


@require_http_methods(["GET", "POST"])
@page(Duty.SETTINGS)
def wording(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """One line a word: empty means the word of the district, or the usual one (FN 27, 36)."""
    form = WordsForm(request.POST or None, words=_lines(puskesmas))
    if request.method == "POST" and form.is_valid():
        try:
            changed = places_actions.set_words(scope=scope, puskesmas_id=puskesmas.id, own=form.own())
        except Refusal as refusal:
            return refuse_form(request, refusal, form, TEMPLATE)
        if changed:
            messages.success(request, _("%(n)s kata berubah.") % {"n": changed})
        else:
            messages.info(request, _("Tidak ada yang berubah."))
        return redirect("coverage:wording", code=puskesmas.code)
    return render(request, TEMPLATE, {"form": form}, status=422 if form.errors else 200)


def _lines(puskesmas: PuskesmasCard) -> list[WordLine]:
    own = places.own_words(owner_id=puskesmas.id)
    english = printing.language() == "en"
    usual = places.district_words(district_id=puskesmas.district_id)
    return [
        WordLine(
            word.key,
            word.where_en if english else word.where,
            usual[word.key],
            own.get(word.key, ("", "")),
        )
        for word in places.words()
    ]
