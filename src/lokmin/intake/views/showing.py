"""One upload: how far its reading is, its preview, or what became of it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Scope
from lokmin.intake import pages, queries
from lokmin.intake.forms import SameFileForm, VillagesForm
from lokmin.intake.queries import BatchCard
from lokmin.intake.rules.dhis2 import JSON_LAYOUT
from lokmin.intake.rules.pasted import LAYOUT as PASTED
from lokmin.intake.rules.report import Issue
from lokmin.intake.rules.words import UNKNOWN as UNKNOWN_WORD
from lokmin.intake.views.entering import upload_page
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.refused import sentence_of


@require_GET
@upload_page
def batch(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID) -> HttpResponse:
    """A file that is being read, a preview that waits, or what became of a stored upload."""
    try:
        card = queries.batch(scope=scope, batch_id=batch_id)
    except NotYours:
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponseClientRedirect(reverse("intake:upload", args=[puskesmas.code]))
        raise
    if card.state == "reading":
        return render(request, "intake/reading.html", {"card": card, "page": pages.reading_page(card)})
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    if card.failure:
        context = {"card": card, "sentence": sentence_of(card.failure)}
        return render(request, "intake/unread.html", context)
    if card.state == "preview":
        return preview(request, scope, puskesmas, batch_id, None)
    issues = queries.result_issues(scope=scope, batch_id=batch_id)
    context = {
        "card": card,
        "notes_form": _notes_form(card, issues),
        "changed": queries.changed_cells(scope=scope, batch_id=batch_id),
        "groups": pages.groups(issues),
        "words_unknown": any(issue.code == UNKNOWN_WORD for issue in issues),
        "stamp": pages.STATE_STAMPS[card.state],
    }
    return render(request, "intake/result.html", context)


def preview(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID, form: VillagesForm | None
) -> HttpResponse:
    """What storing would change; `form` asks again which village a name means."""
    seen = queries.preview(scope=scope, batch_id=batch_id)
    villages = queries.villages(puskesmas_id=puskesmas.id)
    book = queries.kept_book(scope=scope, batch_id=batch_id)[0] if seen.has_book else None
    known = queries.known_mappings(scope=scope, puskesmas_id=puskesmas.id)
    sheets = pages.sheet_lines(seen, book, known)
    context = {
        "seen": seen,
        "card": seen.card,
        "sheets": sheets,
        "sheets_open": any(sheet.open for sheet in sheets),
        "words": pages.words_summary(sheets),
        "page": pages.preview_page(seen, villages),
        "notes_form": _notes_form(seen.card, seen.issues),
        "form": form or villages_form(seen, villages),
    }
    return render(request, "intake/preview.html", context, status=422 if form else 200)


def villages_form(seen: queries.Preview, villages: list[Any], data: Any = None) -> VillagesForm:
    names = seen.plan.unknown
    known = [(village.id, village.name) for village in villages]
    return VillagesForm(data, names=names, villages=known, offers=pages.offers(names, villages))


def _notes_form(card: BatchCard, issues: Sequence[Issue]) -> SameFileForm | None:
    """The offer of a copy with notes: only where there is a file with cells, and something to note."""
    return SameFileForm() if issues and card.layout not in (PASTED, JSON_LAYOUT) else None
