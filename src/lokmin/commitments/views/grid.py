"""The grid of the note-taker: many reports in one save, each line checked alone (FN 31)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.ids import new_id
from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import actions, pages, queries
from lokmin.commitments.forms import GridForm, line
from lokmin.commitments.pages.grid import GridRow
from lokmin.commitments.queries import Asked, Glance
from lokmin.commitments.rules import states
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of


@require_http_methods(["GET", "POST"])
@page(Duty.REPORT_PROGRESS)
def grid(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """A line for each open promise; saved once, what is refused stays typed and keeps no other line back."""
    form = GridForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        rows = _rows(request, scope, puskesmas)
        saved, wrong = _save(scope, form, rows)
        _say(request, puskesmas, form.cleaned_data["key"], saved, wrong)
        if not wrong:
            return redirect(request.get_full_path())
        again = GridForm(initial={**form.cleaned_data, "key": new_id()})
        return _show(request, scope, puskesmas, again, _fresh(request, scope, puskesmas, rows), 422)
    return _show(
        request, scope, puskesmas, form, _rows(request, scope, puskesmas), 422 if form.errors else 200
    )


def _rows(request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard) -> list[GridRow]:
    data = request.POST if request.method == "POST" else None
    return [GridRow(one, line(one.id, one.version, data)) for one in _open(request, scope, puskesmas)]


def _open(request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard) -> list[Glance]:
    asked = Asked(sector=request.GET.get("sektor", ""))
    known = _known(scope, puskesmas)
    lines = [one for one in known if one.state in states.OPEN and asked.takes(one, scope.today)]
    if scope.area_ids is None:
        return lines
    return [one for one in lines if not one.area_ids or set(one.area_ids) & scope.area_ids]


def _known(scope: Scope, puskesmas: PuskesmasCard) -> list[Glance]:
    known, _hidden = queries.glances(scope=scope, puskesmas_id=puskesmas.id, since=scope.today)
    return known


def _save(scope: Scope, form: GridForm, rows: list[GridRow]) -> tuple[int, int]:
    """Record each touched line; marks the rows with what became of them. Returns saved and refused."""
    shared = {"via": form.cleaned_data["via"]}
    told_by = form.cleaned_data["told_by"]
    good = []
    for row in rows:
        if not row.form.touched:
            continue
        if not row.form.is_valid():
            row.errors = row.form.sentences()
            continue
        who = told_by or (row.one.holder_name if shared["via"] else "")
        told = row.form.told(scope.today, row.one.state)
        good.append((row.one.id, {**told, **shared, "told_by": who}))
    done = actions.report_many(scope=scope, key=form.cleaned_data["key"], lines=good)
    by_id = {row.one.id: row for row in rows}
    for written in done:
        row = by_id[written.commitment_id]
        row.saved = written.refusal is None
        if written.refusal:
            row.errors = [sentence_of(written.refusal)]
    return sum(row.saved for row in rows), sum(bool(row.errors) for row in rows)


def _say(request: HttpRequest, puskesmas: PuskesmasCard, key: UUID, saved: int, wrong: int) -> None:
    if saved:
        words = ngettext("%(n)s laporan tersimpan.", "%(n)s laporan tersimpan.", saved) % {"n": saved}
        undo = reverse("commitments:take_back", kwargs={"code": puskesmas.code, "batch": key})
        messages.success(request, words, extra_tags=undo)
    elif not wrong:
        messages.warning(request, _("Tidak ada baris yang diisi, jadi tidak ada yang disimpan."))


def _fresh(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, rows: list[GridRow]
) -> list[GridRow]:
    """The lines again: refused ones as typed with their sentence, saved ones as they stand now."""
    typed = {row.one.id: row for row in rows if row.errors}
    saved = {row.one.id for row in rows if row.saved}
    now = {one.id: one for one in _known(scope, puskesmas)}
    fresh = []
    for row in rows:
        one = now.get(row.one.id, row.one)
        if row.one.id in typed:
            fresh.append(GridRow(one, row.form.again(one.version), errors=row.errors))
        elif one.state in states.OPEN or one.id in saved:
            fresh.append(GridRow(one, line(one.id, one.version), saved=one.id in saved))
    return fresh


def _show(
    request: HttpRequest,
    scope: Scope,
    puskesmas: PuskesmasCard,
    form: GridForm,
    rows: list[GridRow],
    status: int,
) -> HttpResponse:
    areas = {area.id: area.name for area in places.catchment(puskesmas_id=puskesmas.id)}
    details = queries.details(scope=scope, glances=[row.one for row in rows])
    printer = pages.Printer(puskesmas.code, scope.today, areas, details)
    for row in rows:
        row.tile = printer.tile(row.one)
    context: dict[str, Any] = {
        "form": form,
        "rows": rows,
        "wrong": [row for row in rows if row.errors],
        "sector": request.GET.get("sektor", ""),
        "all_sectors": [(sector.code, sector.name) for sector in people.sectors()],
    }
    return render(request, "commitments/grid.html", context, status=status)


@require_POST
@page(Duty.REPORT_PROGRESS)
def take_back(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, batch: UUID) -> HttpResponse:
    """Undo one save of the grid."""
    try:
        done = actions.take_back(scope=scope, batch=batch)
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
    else:
        words = ngettext("%(n)s laporan diurungkan.", "%(n)s laporan diurungkan.", done)
        messages.success(request, words % {"n": done})
    return redirect("commitments:grid", code=puskesmas.code)
