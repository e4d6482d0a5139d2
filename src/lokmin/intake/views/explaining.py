"""What only a person knows: which village a name means, what columns hold, what words for elements mean."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.coverage import queries as coverage
from lokmin.intake import actions, pages, queries
from lokmin.intake.forms import HeadersForm, MappingForm, WordsForm
from lokmin.intake.rules.blocks import find_blocks
from lokmin.intake.rules.book import TEXT_SHEET, Book
from lokmin.intake.rules.grid import Grid
from lokmin.intake.rules.mapping import Mapping, remembered
from lokmin.intake.rules.recognise import guess
from lokmin.intake.rules.said import block_header, check_mapping, open_headers
from lokmin.intake.views.entering import upload_page
from lokmin.intake.views.showing import preview, villages_form
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.refused import refuse_form


@require_POST
@upload_page
def place_villages(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID
) -> HttpResponse:
    """Which village each unknown name means."""
    seen = queries.preview(scope=scope, batch_id=batch_id)
    form = villages_form(seen, queries.villages(puskesmas_id=puskesmas.id), request.POST)
    if not form.is_valid():
        return preview(request, scope, puskesmas, batch_id, form)
    actions.place_villages(scope=scope, batch_id=batch_id, choices=form.choices)
    return redirect("intake:batch", code=puskesmas.code, batch_id=batch_id)


@require_http_methods(["GET", "POST"])
@upload_page
def map_sheet(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID, number: int
) -> HttpResponse:
    """What the columns of one sheet are. GET with answers shows what would be read; POST keeps them."""
    book, said = queries.kept_book(scope=scope, batch_id=batch_id)
    if number >= len(book.grids):
        raise NotYours("door.not_yours")
    grid = book.grids[number]
    name = grid.name or TEXT_SHEET
    known = queries.known_mappings(scope=scope, puskesmas_id=puskesmas.id)
    before = remembered(grid, {shape: Mapping.from_json(data) for shape, data in known.items()})
    mapping = said.get(name) or before
    if mapping and not (mapping.roles or mapping.names):
        mapping = None
    form, context = _mapping_form(request, book, grid, mapping)
    context |= {"sheet": name, "card": queries.batch(scope=scope, batch_id=batch_id), "number": number}
    if not form.is_bound or not form.is_valid():
        return render(request, "intake/mapping.html", context, status=422 if form.errors else 200)
    try:
        if request.method == "POST":
            actions.map_sheet(scope=scope, batch_id=batch_id, sheet=name, mapping=form.mapping)
            messages.success(
                request, _("Kolom lembar %(sheet)s diingat untuk unggahan berikutnya.") % {"sheet": name}
            )
            return redirect("intake:batch", code=puskesmas.code, batch_id=batch_id)
        check_mapping(grid, form.mapping)
    except Refusal as refusal:
        return refuse_form(request, refusal, form, "intake/mapping.html", context)
    if not context["blocks"]:
        context["trial"] = pages.trial(grid, form.mapping, scope.today)
    return render(request, "intake/mapping.html", context)


def _mapping_form(
    request: HttpRequest, book: Book, grid: Grid, said: Mapping | None
) -> tuple[MappingForm | HeadersForm, dict[str, Any]]:
    """The questions for one sheet: its unread headers where it has month blocks, else its columns."""
    data = request.POST if request.method == "POST" else request.GET or None
    elements = _elements()
    form: MappingForm | HeadersForm
    if find_blocks(grid):
        headers = open_headers(grid, said)
        form = HeadersForm(data, headers=headers, elements=elements, row=block_header(grid))
        return form, {"form": form, "blocks": True}
    start = said or guess(grid, year=book.year)
    chosen = (data or {}).get("baris", "")
    header = int(chosen) if chosen.isascii() and chosen.isdigit() else start.header
    sample = pages.sample(grid, header)
    rows = pages.header_choices(grid)
    form = MappingForm(data, rows=rows, columns=sample.columns, elements=elements, said=start)
    return form, {"form": form, "blocks": False, "sample": sample, "header": header}


def _elements() -> list[tuple[str, Any]]:
    return [(card.code, f"{card.code}: {card.name}") for card in coverage.elements()]


@require_http_methods(["GET", "POST"])
@upload_page
def say_words(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID, number: int
) -> HttpResponse:
    """Which element each unknown word of a sheet means."""
    seen = queries.preview(scope=scope, batch_id=batch_id)
    sheets = seen.report.sheets
    if number >= len(sheets) or not sheets[number].shape:
        raise NotYours("door.not_yours")
    sheet = sheets[number].name
    known = queries.known_mappings(scope=scope, puskesmas_id=puskesmas.id)
    words = pages.word_lines(seen, sheets[number], known)
    data = request.POST if request.method == "POST" else None
    form = WordsForm(data, words=words, elements=_elements(), offers=pages.word_offers(words))
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "sheet": sheet, "card": seen.card, "kept": seen.has_book}
        return render(request, "intake/words.html", context, status=422 if form.errors else 200)
    if not form.words:
        messages.info(request, _("Belum ada kata yang dijelaskan; tidak ada yang berubah."))
        return redirect("intake:batch", code=puskesmas.code, batch_id=batch_id)
    card = actions.say_words(scope=scope, batch_id=batch_id, sheet=sheet, words=form.words)
    if card is None:
        messages.info(
            request, _("Jawaban Anda diingat. Berkas ini terlalu besar untuk disimpan: unggah sekali lagi.")
        )
        return redirect("intake:upload", code=puskesmas.code)
    count = len(form.words)
    told = ngettext("Arti %(n)s kata diingat.", "Arti %(n)s kata diingat.", count) % {"n": count}
    messages.success(request, told)
    return redirect("intake:batch", code=puskesmas.code, batch_id=batch_id)
