"""What to fix before the meeting, and the answer that a number is right."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lokmin.basics.ids import read_id
from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.basics.words import mark
from lokmin.coverage import actions, queries
from lokmin.coverage.forms import area_id
from lokmin.coverage.pages import freezing, quality, restating
from lokmin.coverage.views.look import Look
from lokmin.people import queries as people
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of

TEMPLATE = "coverage/review.html"


@require_GET
@page(Duty.READ_COVERAGE)
def review(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Every doubt of the months that the next meeting looks at, by person."""
    return render(request, TEMPLATE, _context(request, scope, puskesmas))


@require_POST
@page(Duty.WRITE_FIGURES, deed=mark("menjawab tanda ragu pada data"))
def answer(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Keep why a number is right; a refusal stands at its line with what was typed."""
    sent = request.POST
    area, month = area_id(sent.get("area", "")), Month.parse(sent.get("month", ""))
    subject, reason = sent.get("subject", ""), sent.get("reason", "")
    try:
        actions.answer_doubt(
            scope=scope,
            puskesmas_id=puskesmas.id,
            area_id=area,
            subject=subject,
            month=month,
            value=sent.get("value", ""),
            reason=reason,
        )
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        key = quality.key_of(area, subject, month)
        refused = quality.Refused(key, sentence_of(refusal), reason)
        return render(request, TEMPLATE, _context(request, scope, puskesmas, refused), status=422)
    messages.success(request, _("Tercatat: sudah benar. Catatannya tetap terlihat beserta alasannya."))
    kept = {key: value for key, value in request.GET.items() if value}
    return redirect(f"{reverse('coverage:review', args=[puskesmas.code])}?{urlencode(kept)}")


def _context(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, refused: quality.Refused | None = None
) -> dict[str, Any]:
    look = Look.of(request, scope, puskesmas, usual=_usual, live=True)
    last = look.month
    context: dict[str, Any] = {"look": look, "month": last, "may_answer": scope.can(Duty.WRITE_FIGURES)}
    if last is None:
        return context
    months, calendar = reviewed(scope, last), look.calendar
    found = queries.review(scope=scope, puskesmas_id=puskesmas.id, months=months, card=look.card)
    area, programme = read_id(request.GET.get("desa", "")), request.GET.get("program", "")
    doubts = [d for d in found.doubts if _wanted(d, area, programme)]
    names = quality.Names.of(queries.elements(), found.cards)
    held = frozenset(restating.held_months(calendar.freezes))
    address = quality.Address(puskesmas.code, held, scope.can(Duty.FREEZE))
    staff = people.figure_staff(scope=scope, puskesmas_id=puskesmas.id)
    return {
        **context,
        "first": months[0],
        "months": freezing.months(scope, calendar),
        "areas": found.areas,
        "area": area,
        "programmes": list(dict.fromkeys(each.programme for each in found.cards)),
        "programme": programme,
        "desks": quality.desks(doubts, names, staff, address, refused),
        "open": sum(doubt.answer is None for doubt in doubts),
        "explained": sum(doubt.answer is not None for doubt in doubts),
        "query": urlencode({"bulan": str(last), "desa": area or "", "program": programme}),
        "rules": quality.rules_told(),
        **_reports(scope, puskesmas, found),
    }


def _reports(scope: Scope, puskesmas: PuskesmasCard, found: queries.Review) -> dict[str, Any]:
    """Completeness and timeliness by village and by programme."""
    told = queries.reporting(scope=scope, puskesmas_id=puskesmas.id, known=found.known, months=found.months)
    if not told.all.expected:
        return {}
    by_area = [(area.name, told.by_area[area.id]) for area in found.areas if area.id in told.by_area]
    return {
        "reports_by_area": [quality.report_line(name, each) for name, each in by_area],
        "reports_by_programme": [quality.report_line(_(n), each) for n, each in told.by_programme.items()],
        "reports": quality.report_line(_("Semua"), told.all),
    }


def reviewed(scope: Scope, last: Month) -> list[Month]:
    """The months up to `last`, three of them."""
    return [last.plus(-back) for back in reversed(range(queries.REVIEWED))]


def _usual(scope: Scope, calendar: queries.Calendar) -> Month | None:
    """The latest month that is over and has figures: what can still be fixed."""
    return next(iter(freezing.months(scope, calendar)), calendar.default)


def _wanted(doubt: queries.Doubt, area: UUID | None, programme: str) -> bool:
    if area and (doubt.area is None or doubt.area.id != area):
        return False
    return not programme or doubt.programme == programme
