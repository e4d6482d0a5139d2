"""Word templates of an office's own: which there are, the names they may use, upload, preview, back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms.word_templates import TemplateForm
from lokmin.papers.rules.template_check import has_qr
from lokmin.papers.rules.template_file import LARGEST_FILE
from lokmin.papers.rules.template_fill import preview as filled
from lokmin.papers.rules.template_start import starting
from lokmin.papers.views.sending import attachment
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form


@require_GET
@page(Duty.SETTINGS)
def templates(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The kinds of paper whose Word form may be replaced."""
    cards = queries.templates_of(scope=scope, puskesmas_id=puskesmas.id)
    return render(request, "papers/templates.html", {"lines": pages.template_lines(cards)})


@require_http_methods(["GET", "POST"])
@page(Duty.SETTINGS)
def template(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, kind: str) -> HttpResponse:
    """One kind: the names with an example each, our own file to start from, the upload, and back."""
    if kind not in queries.TEMPLATED:
        raise Http404
    here = redirect("papers:template", code=puskesmas.code, kind=kind)
    if request.method == "POST" and "standard" in request.POST:
        actions.standard_template(scope=scope, puskesmas_id=puskesmas.id, kind=kind)
        messages.success(request, _("Dokumen berikutnya memakai bentuk baku lagi."))
        return here
    form = TemplateForm(request.POST or None, request.FILES or None)
    cards = queries.templates_of(scope=scope, puskesmas_id=puskesmas.id)
    line = pages.template_line(kind, cards)
    context = {"form": form, "line": line, "names": pages.name_lines(kind)}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["template"]
        content = file.read(LARGEST_FILE + 1)
        try:
            actions.save_template(
                scope=scope, puskesmas_id=puskesmas.id, kind=kind, name=file.name, content=content
            )
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "papers/template.html", context)
        messages.success(request, _("Templat diperiksa dan dipakai. Lihat dahulu dengan rapat contoh."))
        if not has_qr(content):
            messages.warning(
                request,
                _(
                    "Templat ini tidak memuat {{ qr }}: QR dan kode dokumen dicetak di kaki halaman. Tulis "
                    "{{ qr }} dan {{ kode_dokumen }} di tempat yang Anda inginkan, lalu unggah lagi."
                ),
            )
        return here
    return render(request, "papers/template.html", context, status=422 if form.errors else 200)


@require_GET
@page(Duty.SETTINGS)
def start(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, kind: str) -> HttpResponse:
    """Our own template as a file to start from."""
    if kind not in queries.TEMPLATED:
        raise Http404
    return attachment(starting(kind), f"templat-awal-{kind}.docx")


@require_GET
@page(Duty.SETTINGS)
def preview(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, kind: str) -> HttpResponse:
    """The template in use, filled with the meeting of the example."""
    if kind not in queries.TEMPLATED:
        raise Http404
    own = queries.template_content(scope=scope, puskesmas_id=puskesmas.id, kind=kind)
    return attachment(filled(own or starting(kind), kind), f"contoh-{kind}.docx")
