"""The last agreement before Lokmin: paste its table, check it, keep it; and take it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.intake.rules.pasted import read_block
from lokmin.meetings import actions
from lokmin.meetings.forms.old import OldForm
from lokmin.meetings.pages import old as pages
from lokmin.meetings.rules import old_table
from lokmin.meetings.views.frame import find, show
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_MEETINGS)
def old(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Paste; then columns, owners and lines are shown; nothing is stored before "Simpan"."""
    form = OldForm(request.POST or None)
    values: dict[str, Any] = {"form": form, "lines": []}
    if request.method != "POST":
        return show(request, "old", values)
    if not form.is_valid():
        return show(request, "old", values, 422)
    try:
        ready = _read(form, scope, puskesmas, values)
        if ready and request.POST.get("do") == "store":
            return _store(request, form, scope, puskesmas, values)
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        form.add_error(None, sentence_of(refusal))
        return show(request, "old", values, 422)
    return show(request, "old", values)


def _read(form: OldForm, scope: Scope, puskesmas: PuskesmasCard, values: dict[str, Any]) -> bool:
    """Fill the page with columns, owners and lines; False while a column must be named first."""
    rows = read_block(form.cleaned_data["text"])
    width = max(len(row) for row in rows)
    at = old_table.header_row(rows)
    header = [*(rows[at] if at >= 0 else []), *[""] * width][:width]
    form.ask_columns(header, old_table.recognised(rows), pages.part_words())
    parts = list(form.answers("col-").values())
    values["columns"] = [form[f"col-{n}"] for n in range(width)]
    words = dict(pages.part_words())
    missing = [words[part] for part in ("what", "who") if part not in parts]
    if missing:
        raise Refusal("meetings.old_columns", missing=", ".join(missing))
    found = old_table.lines(rows, parts)
    groups = people.directory(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    owned = pages.owners(found, groups)
    form.ask_owners([(w.name, w.written, w.office) for w in owned], groups, _sectors(scope))
    areas = places.catchment(puskesmas_id=puskesmas.id)
    lines = pages.read_lines(found, areas, form.cleaned_data["held_on"])
    chosen = form.answers("who-")
    values |= {
        "lines": lines,
        "owners": [form[who.name] for who in owned],
        "owned": owned,
        "chosen": chosen,
        "promises": pages.promises(lines, owned, chosen),
        "open_names": pages.open_names(owned, chosen),
    }
    return True


def _sectors(scope: Scope) -> list[tuple[str, str]]:
    """Where a new office may be made, by who may make one."""
    if not scope.can(Duty.MANAGE_PEOPLE):
        return []
    english = printing.language() == "en"
    return [(row.code, row.name_en if english else row.name) for row in people.sectors()]


def _store(
    request: HttpRequest, form: OldForm, scope: Scope, puskesmas: PuskesmasCard, values: dict[str, Any]
) -> HttpResponse:
    if values["open_names"]:
        raise Refusal("meetings.old_who", names=", ".join(f"“{name}”" for name in values["open_names"]))
    card = actions.record_old(
        scope=scope,
        puskesmas_id=puskesmas.id,
        held_on=form.cleaned_data["held_on"],
        number=form.cleaned_data["number"],
        promises=values["promises"],
    )
    made = len(values["promises"])
    told = ngettext("%(n)s komitmen lama tersimpan.", "%(n)s komitmen lama tersimpan.", made)
    messages.success(request, told % {"n": made})
    return redirect("meetings:meeting", code=puskesmas.code, meeting_id=card.id)


@require_POST
@page(Duty.WRITE_MEETINGS)
def undo_old(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Take the old agreement back as long as nobody built on it."""
    find(request, scope, puskesmas, meeting_id)
    try:
        gone = actions.undo_old(scope=scope, meeting_id=meeting_id)
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
        return redirect("meetings:meeting", code=puskesmas.code, meeting_id=meeting_id)
    told = ngettext("%(n)s komitmen lama dihapus lagi.", "%(n)s komitmen lama dihapus lagi.", gone)
    messages.success(request, told % {"n": gone})
    return redirect("meetings:list", code=puskesmas.code)
