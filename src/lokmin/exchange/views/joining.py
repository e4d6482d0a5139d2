"""What came home is looked at, joined, and where both sides wrote, decided."""

import contextlib
import hashlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.exchange import actions, pages, queries
from lokmin.exchange.actions.deciding import check_possible
from lokmin.exchange.forms import ReturnForm
from lokmin.exchange.queries import ConflictCard
from lokmin.exchange.queries.homeward import dated
from lokmin.exchange.rules.joining import CONFLICT, SAME
from lokmin.exchange.views.hall import context_of
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import add_refusal, sentence_of

_NAME = re.compile(r"[0-9a-f]{64}")


def _waiting() -> Path:
    """Where a return lies between the look at it and its joining."""
    folder = Path(settings.DATA) / "aula" / "pratinjau"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _keep(sent: UploadedFile, now: datetime) -> str:
    """Keep what was sent under its hash; what nobody joined within a day goes."""
    for old in _waiting().glob("*.lokmin"):
        with contextlib.suppress(OSError):
            if datetime.fromtimestamp(old.stat().st_mtime, UTC) < now - timedelta(days=1):
                old.unlink()
    found = hashlib.sha256()
    for chunk in sent.chunks():
        found.update(chunk)
    name = found.hexdigest()
    with (_waiting() / f"{name}.lokmin").open("wb") as copy:
        copy.writelines(sent.chunks())
    return name


@require_http_methods(["GET", "HEAD", "POST"])
@page(Duty.SETTINGS, deed=mark("menggabungkan data dari aula"))
def preview(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """What joining this return would do; reloaded without a file, the page to choose one."""
    if request.method != "POST":
        return render(request, "exchange/hall/overview.html", context_of(scope, puskesmas))
    form = ReturnForm(request.POST, request.FILES)
    if not form.is_valid():
        context = {**context_of(scope, puskesmas), "return_form": form}
        return render(request, "exchange/hall/overview.html", context, status=422)
    name = _keep(form.cleaned_data["file"], scope.machine_now)
    try:
        with (_waiting() / f"{name}.lokmin").open("rb") as file:
            facts, steps = actions.preview(scope=scope, puskesmas_id=puskesmas.id, file=file)
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        (_waiting() / f"{name}.lokmin").unlink(missing_ok=True)
        add_refusal(form, refusal)
        context = {**context_of(scope, puskesmas), "return_form": form}
        return render(request, "exchange/hall/overview.html", context, status=422)
    context = {
        "facts": facts,
        "written": dated(facts).astimezone(scope.now.tzinfo),
        "ahead": datetime.fromisoformat(facts["made_at"]) > scope.machine_now + timedelta(minutes=10),
        "lines": pages.preview_lines(steps),
        "fresh": any(step.outcome != SAME for step in steps),
        "asks": sum(step.outcome == CONFLICT for step in steps),
        "name": name,
    }
    return render(request, "exchange/hall/preview.html", context)


@require_POST
@page(Duty.SETTINGS, deed=mark("menggabungkan data dari aula"))
def join(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Join what was looked at."""
    name = request.POST.get("name", "")
    path = _waiting() / f"{name}.lokmin"
    if not _NAME.fullmatch(name) or not path.is_file():
        messages.error(request, sentence_of(Refusal("exchange.preview_gone")))
        return redirect("hall:overview", code=puskesmas.code)
    try:
        with path.open("rb") as file:
            card = actions.join(scope=scope, puskesmas_id=puskesmas.id, file=file)
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
        return redirect("hall:overview", code=puskesmas.code)
    path.unlink(missing_ok=True)
    told = _("Berkas pulang digabungkan: %(what)s.") % {"what": pages.counts_words(card.counts)}
    messages.success(request, pages.again_words(card) if card.again else told)
    return redirect("hall:joined", code=puskesmas.code, return_id=card.id)


@require_safe
@page(Duty.SETTINGS, deed=mark("menggabungkan data dari aula"))
def joined(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, return_id: UUID) -> HttpResponse:
    """What joining did, and what waits for a decision."""
    card = queries.returns(scope=scope, return_id=return_id)
    rows = queries.conflicts(scope=scope, return_id=return_id)
    lines = pages.conflict_lines(rows, {row.id: why for row in rows if (why := _refusal(row))})
    context = {
        "card": card,
        "told": pages.counts_words(card.counts),
        "meeting_id": queries.package(scope=scope, package_id=card.package_id).meeting_id,
        "lines": [line for line in lines if line.decides],
        "numbers": [line for line in lines if not line.decides],
    }
    return render(request, "exchange/hall/joined.html", context)


def _refusal(row: ConflictCard) -> Refusal | None:
    """Why the hall's side cannot be taken, or None."""
    try:
        check_possible(row.reason, row.label, row.here_id, row.hall)
    except Refusal as refusal:
        return refusal
    return None


@require_POST
@page(Duty.SETTINGS, deed=mark("menggabungkan data dari aula"))
def decide(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, row_id: UUID) -> HttpResponse:
    """One row: as the office has it, or as the hall had it."""
    card = queries.conflict(scope=scope, row_id=row_id)
    try:
        actions.decide(
            scope=scope,
            row_id=row_id,
            choice=request.POST.get("choice", ""),
            seen=request.POST.get("seen", ""),
        )
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
    else:
        messages.success(request, _("Keputusan tersimpan."))
    return redirect("hall:joined", code=puskesmas.code, return_id=card.return_id)
