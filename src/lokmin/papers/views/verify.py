"""Is this paper the one that was issued? For anybody, by its code or by the file itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lokmin.basics.scope import Scope
from lokmin.papers import pages, queries
from lokmin.papers.forms import CheckForm
from lokmin.papers.queries import Verdict
from lokmin.papers.rules.finding import read_code
from lokmin.places import queries as places
from lokmin.tools.door import check_page

CODES, FILES = "check-code", "check-file"


@require_http_methods(["GET", "HEAD", "POST"])
@check_page
def check(request: HttpRequest, *, scope: Scope) -> HttpResponse:
    """One field for the code, one for the file. The file is compared and forgotten."""
    if request.method == "POST":
        return _check_file(request, scope)
    typed = request.GET.get("kode", "")
    code = read_code(typed)
    if code:
        return redirect("check_paper", code=code)
    wrong = _("Kode itu tidak lengkap. Kode dokumen terdiri atas delapan huruf dan angka.") if typed else ""
    return _ask(request, wrong=wrong, status=422 if wrong else 200)


def _check_file(request: HttpRequest, scope: Scope) -> HttpResponse:
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, form=form, status=422)
    data = form.cleaned_data["file"].read()
    door = request.door  # type: ignore[attr-defined]
    return _answer(request, queries.verify(scope=scope, data=data, asked=lambda: door.missed(FILES)))


@require_safe
@check_page
def check_paper(request: HttpRequest, *, scope: Scope, code: str) -> HttpResponse:
    """What is known of the paper with this code."""
    known = read_code(code)
    if known and known != code:
        return redirect("check_paper", code=known)
    verdict = queries.by_code(scope=scope, code=known) if known else None
    if verdict is None:
        request.door.missed(CODES)  # type: ignore[attr-defined]
        wrong = _("Tidak ada dokumen dengan kode itu di sini. Baca lagi kodenya pada kaki halaman.")
        return _ask(request, wrong=wrong, status=404)
    return _answer(request, verdict)


def _ask(
    request: HttpRequest, *, form: CheckForm | None = None, wrong: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form or CheckForm(), "wrong": wrong}
    return render(request, "papers/check.html", context, status=status)


def _answer(request: HttpRequest, verdict: Verdict) -> HttpResponse:
    found = verdict.paper or verdict.sheet
    home = places.puskesmas_cards(ids=[found.puskesmas_id])[0] if found else None
    context = {"page": pages.verdict_page(verdict, home), "form": CheckForm(), "verdict": verdict}
    return render(request, "papers/checked.html", context)
