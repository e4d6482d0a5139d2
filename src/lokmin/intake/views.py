"""Uploading: the file comes in, is read, shown, and stored only when somebody says so."""

import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage import queries as coverage
from lokmin.intake import actions, pages, queries
from lokmin.intake.forms import HeadersForm, MappingForm, PasteForm, SameFileForm, UploadForm, VillagesForm
from lokmin.intake.queries import BatchCard
from lokmin.intake.rules.blocks import find_blocks
from lokmin.intake.rules.book import TEXT_SHEET, Book
from lokmin.intake.rules.dhis2 import JSON_LAYOUT
from lokmin.intake.rules.grid import Grid
from lokmin.intake.rules.limits import open_limited
from lokmin.intake.rules.mapping import Mapping, remembered
from lokmin.intake.rules.notes_child import annotate_limited
from lokmin.intake.rules.pasted import LAYOUT as PASTED
from lokmin.intake.rules.pasted import read_paste
from lokmin.intake.rules.recognise import guess
from lokmin.intake.rules.report import Issue
from lokmin.intake.rules.said import block_header, check_mapping, open_headers
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form, sentence_of

PASTE_MONTHS = 24


@require_http_methods(["GET", "POST"])
@page(Duty.UPLOAD)
def upload(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The upload form with the list of what came in before."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    context: dict[str, Any] = {
        "form": form,
        "waiting": queries.waiting(scope=scope, puskesmas_id=puskesmas.id),
        "batches": queries.batches(scope=scope, puskesmas_id=puskesmas.id),
        "stamps": pages.STATE_STAMPS,
    }
    if request.method == "POST" and form.is_valid():
        try:
            card, known = _take(scope, puskesmas, form.cleaned_data["file"])
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "intake/upload.html", context)
        if known:
            messages.info(request, _("Berkas yang sama sudah tersimpan; tidak ada yang berubah."))
        return redirect("intake:batch", code=puskesmas.code, batch_id=card.id)
    return render(request, "intake/upload.html", context, status=422 if form.errors else 200)


def _take(scope: Scope, puskesmas: PuskesmasCard, file: UploadedFile) -> tuple[BatchCard, bool]:
    """A new preview, or the stored upload of the very same file and True."""
    data = b"".join(file.chunks())
    sha256 = hashlib.sha256(data).hexdigest()
    before = queries.stored_before(scope=scope, puskesmas_id=puskesmas.id, sha256=sha256)
    if before:
        return before, True
    known = queries.known_mappings(scope=scope, puskesmas_id=puskesmas.id)
    opened = open_limited(data, today=scope.today, name=file.name or "", known=known)
    if opened.unread and not opened.book:
        raise opened.unread
    card = actions.keep_preview(
        scope=scope, puskesmas_id=puskesmas.id, report=opened.report, file_name=file.name or "",
        sha256=sha256, book=opened.book,
    )  # fmt: skip
    return card, False


@require_http_methods(["GET", "POST"])
@page(Duty.UPLOAD)
def paste(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """One month pasted from a spreadsheet; it goes on to the same preview as a file."""
    now = Month.of(scope.today)
    months = [now.plus(-back) for back in range(PASTE_MONTHS)]
    form = PasteForm(
        request.POST or None,
        months=[(str(month), printing.month_text(month)) for month in months],
        initial={"month": str(now.plus(-1))},
    )
    villages = queries.villages(puskesmas_id=puskesmas.id)
    context = {"form": form, "known": pages.paste_names(), "sample": pages.paste_sample(villages)}
    if request.method == "POST" and form.is_valid():
        try:
            card, known = _take_paste(scope, puskesmas, form.cleaned_data["month"], form.cleaned_data["text"])
        except Refusal as refusal:
            return refuse_form(request, refusal, form, "intake/paste.html", context)
        if known:
            messages.info(request, _("Tempelan yang sama sudah tersimpan; tidak ada yang berubah."))
        return redirect("intake:batch", code=puskesmas.code, batch_id=card.id)
    return render(request, "intake/paste.html", context, status=422 if form.errors else 200)


def _take_paste(scope: Scope, puskesmas: PuskesmasCard, month: str, text: str) -> tuple[BatchCard, bool]:
    """A new preview, or the stored paste of the very same block and True."""
    sha256 = hashlib.sha256(f"{month}\n{text}".encode()).hexdigest()
    before = queries.stored_before(scope=scope, puskesmas_id=puskesmas.id, sha256=sha256)
    if before:
        return before, True
    report = read_paste(text, month=Month.parse(month), today=Month.of(scope.today))
    name = _("Tempelan %(month)s") % {"month": printing.month_text(Month.parse(month))}
    card = actions.keep_preview(
        scope=scope, puskesmas_id=puskesmas.id, report=report, file_name=name, sha256=sha256
    )
    return card, False


@require_GET
@page(Duty.UPLOAD)
def batch(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID) -> HttpResponse:
    """A preview that waits, or what became of a stored upload."""
    card = queries.batch(scope=scope, batch_id=batch_id)
    if card.state == "preview":
        return _preview(request, scope, puskesmas, batch_id, None)
    issues = queries.result_issues(scope=scope, batch_id=batch_id)
    context = {
        "card": card,
        "notes_form": _notes_form(card, issues),
        "changed": queries.changed_cells(scope=scope, batch_id=batch_id),
        "groups": pages.groups(issues),
        "stamp": pages.STATE_STAMPS[card.state],
    }
    return render(request, "intake/result.html", context)


def _preview(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID, form: VillagesForm | None
) -> HttpResponse:
    seen = queries.preview(scope=scope, batch_id=batch_id)
    villages = queries.villages(puskesmas_id=puskesmas.id)
    book = queries.kept_book(scope=scope, batch_id=batch_id)[0] if seen.has_book else None
    sheets = pages.sheet_lines(seen, book)
    context = {
        "seen": seen,
        "card": seen.card,
        "sheets": sheets,
        "sheets_open": any(sheet.open for sheet in sheets),
        "page": pages.preview_page(seen, villages),
        "notes_form": _notes_form(seen.card, seen.issues),
        "form": form or _villages_form(seen, villages),
    }
    return render(request, "intake/preview.html", context, status=422 if form else 200)


def _villages_form(seen: queries.Preview, villages: list[Any], data: Any = None) -> VillagesForm:
    names = seen.plan.unknown
    known = [(village.id, village.name) for village in villages]
    return VillagesForm(data, names=names, villages=known, offers=pages.offers(names, villages))


@require_POST
@page(Duty.UPLOAD)
def place_villages(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID
) -> HttpResponse:
    """Which village each unknown name means."""
    seen = queries.preview(scope=scope, batch_id=batch_id)
    form = _villages_form(seen, queries.villages(puskesmas_id=puskesmas.id), request.POST)
    if not form.is_valid():
        return _preview(request, scope, puskesmas, batch_id, form)
    actions.place_villages(scope=scope, batch_id=batch_id, choices=form.choices)
    return redirect("intake:batch", code=puskesmas.code, batch_id=batch_id)


@require_http_methods(["GET", "POST"])
@page(Duty.UPLOAD)
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
    form, context = _mapping_form(request, book, grid, said.get(name) or before)
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
    elements = [(card.code, f"{card.code}: {card.name}") for card in coverage.elements()]
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


@require_POST
@page(Duty.UPLOAD)
def store(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID) -> HttpResponse:
    """Store what the preview shows; when it changed meanwhile, show it anew."""
    try:
        card = actions.store(scope=scope, batch_id=batch_id)
    except Refusal as refusal:
        if refusal.code != "intake.changed_since_preview":
            raise
        actions.place_villages(scope=scope, batch_id=batch_id, choices={})
        messages.error(request, sentence_of(refusal))
        return redirect("intake:batch", code=puskesmas.code, batch_id=batch_id)
    messages.success(request, _("Unggahan nomor %(number)s tersimpan.") % {"number": card.number})
    return redirect("intake:batch", code=puskesmas.code, batch_id=batch_id)


@require_POST
@page(Duty.UPLOAD)
def drop(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID) -> HttpResponse:
    """Forget a preview."""
    actions.drop_preview(scope=scope, batch_id=batch_id)
    messages.info(request, _("Pratinjau dibuang; tidak ada yang disimpan."))
    return redirect("intake:upload", code=puskesmas.code)


@require_POST
@page(Duty.UPLOAD)
def undo(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID) -> HttpResponse:
    """Take a stored upload back."""
    number = queries.batch(scope=scope, batch_id=batch_id).number
    card = actions.undo(scope=scope, number=number or 0)
    messages.success(request, _("Unggahan nomor %(number)s dibatalkan.") % {"number": card.number})
    return redirect("intake:batch", code=puskesmas.code, batch_id=batch_id)


def _notes_form(card: BatchCard, issues: Sequence[Issue]) -> SameFileForm | None:
    """The offer of a copy with notes: only where there is a file with cells, and something to note."""
    return SameFileForm() if issues and card.layout not in (PASTED, JSON_LAYOUT) else None


@require_POST
@page(Duty.UPLOAD)
def with_notes(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch_id: UUID
) -> HttpResponse:
    """The same file, chosen once more, comes back with a comment on every cell that has an issue."""
    card, sha256, issues = queries.found_in(scope=scope, batch_id=batch_id)
    form = SameFileForm(request.POST, request.FILES)
    context = {"card": card, "form": form}
    if card.layout == PASTED:
        raise Refusal("intake.notes_pasted")
    if not form.is_valid():
        return render(request, "intake/notes.html", context, status=422)
    data = b"".join(form.cleaned_data["file"].chunks())
    try:
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Refusal("intake.notes_other_file")
        copy = annotate_limited(data, pages.notes(issues))
    except Refusal as refusal:
        return refuse_form(request, refusal, form, "intake/notes.html", context)
    return _file(copy, card.file_name)


def _file(copy: bytes, name: str) -> HttpResponse:
    workbook = copy.startswith(b"PK")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" if workbook else "text/csv"
    stem = name.rpartition(".")[0] or name
    told = f"{stem} - {_('catatan')}{'.xlsx' if workbook else '.csv'}"
    headers = {"Content-Disposition": content_disposition_header(True, told)}
    return HttpResponse(copy, content_type=kind, headers=headers)
