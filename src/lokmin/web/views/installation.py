"""What is done to the installation itself: a new Puskesmas, and the example taken away."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import installation_page
from lokmin.tools.refused import refuse_form, sentence_of
from lokmin.web import installation
from lokmin.web.example import erase
from lokmin.web.forms import BoundaryForm, EraseForm, PuskesmasForm


@require_http_methods(["GET", "HEAD", "POST"])
@installation_page(Duty.MANAGE_PLACES)
def new_puskesmas(request: HttpRequest, *, scope: Scope) -> HttpResponse:
    form = PuskesmasForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            card = installation.register(scope=scope, **form.values())
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "web/new_puskesmas.html")
        areas = len(places.catchment(puskesmas_id=card.id))
        told = _("%(name)s terdaftar dengan %(n)s desa.") % {"name": card.full_name, "n": areas}
        messages.success(request, told)
        return redirect("home", code=card.code)
    status = 422 if form.errors else 200
    return render(request, "web/new_puskesmas.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@installation_page(Duty.MANAGE_PLACES)
def boundaries(request: HttpRequest, *, scope: Scope) -> HttpResponse:
    """Upload the outlines of villages; says which got one, which lack it and what was nobody's."""
    cards = [card for card in places.all_puskesmas() if card.id in scope.puskesmas_ids]
    choices = [(card.code, f"{card.name} ({card.code})") for card in cards]
    form = BoundaryForm(request.POST or None, request.FILES or None, choices=choices)
    context = {"form": form, "state": _outlined(cards)}
    if request.method != "POST":
        return render(request, "web/boundaries.html", context)
    if not form.is_valid():
        return render(request, "web/boundaries.html", context, status=422)
    data = form.cleaned_data
    try:
        result = installation.keep_boundaries(
            raw=data["file"], note=data["note"], puskesmas_code=data["puskesmas"] or None, scope=scope
        )
    except Refusal as refusal:
        return refuse_form(request, refusal, form, "web/boundaries.html", context)
    told = _("Batas %(found)s desa tersimpan, %(stored)s di antaranya baru atau berubah.")
    messages.success(request, told % {"found": result.found, "stored": result.stored})
    empty = BoundaryForm(choices=choices)
    return render(
        request, "web/boundaries.html", {"form": empty, "state": _outlined(cards), "result": result}
    )


def _outlined(cards: list[PuskesmasCard]) -> list[tuple[PuskesmasCard, int, int]]:
    """Each Puskesmas with its areas that have a boundary, and all of them."""
    found = []
    for card in cards:
        areas = [area.id for area in places.catchment(puskesmas_id=card.id)]
        found.append((card, len(places.boundaries(area_ids=areas)), len(areas)))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def erase_example(request: HttpRequest) -> HttpResponse:
    """For the administrator and for the head of an example Puskesmas; for everybody else it is not there."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    scope = _eraser(request)
    if scope is None:
        raise Http404
    example = [card for card in places.all_puskesmas() if card.example]
    form = EraseForm(request.POST or None)
    context = {"form": form, "example": example}
    if request.method != "POST":
        return render(request, "web/erase_example.html", context)
    if not form.is_valid():
        return render(request, "web/erase_example.html", context, status=422)
    try:
        gone = erase.erase_example(scope=scope)
    except Refusal as refusal:
        form.add_error(None, sentence_of(refusal))
        return render(request, "web/erase_example.html", context, status=422)
    told = _("Data contoh sudah dihapus: %(n)s Puskesmas dengan semua angka, rapat, komitmen, dan akunnya.")
    leaving = not _still_here(request)
    if leaving:
        logout(request)
    messages.success(request, told % {"n": gone})
    return redirect("sign_in" if leaving else "start")


erase_example.duty = Duty.ERASE_EXAMPLE  # type: ignore[attr-defined]


def _eraser(request: HttpRequest) -> Scope | None:
    """The scope of who may take the example away: an administrator, or the head of an example Puskesmas."""
    door = request.door  # type: ignore[attr-defined]
    scope: Scope | None = door.enter_installation()
    if scope is not None:
        return scope
    for card in places.all_puskesmas():
        entered = door.enter_puskesmas(card.code) if card.example else None
        if entered and entered[0].can(Duty.ERASE_EXAMPLE):
            return entered[0]
    door.scope = door.puskesmas = None
    return None


def _still_here(request: HttpRequest) -> bool:
    """Whether the account outlived the example."""
    model = type(request.user._wrapped if hasattr(request.user, "_wrapped") else request.user)
    return model._default_manager.filter(pk=request.user.pk).exists()
