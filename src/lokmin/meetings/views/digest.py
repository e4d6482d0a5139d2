"""The camat's monthly summary."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.meetings import queries
from lokmin.meetings.pages import digest as pages
from lokmin.meetings.views.frame import show
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page

SHOWN_MONTHS = 6


@require_GET
@page(Duty.READ_DIGEST)
def camat_digest(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Promises kept, due, late and blocked, decisions that wait, the next meeting (FN 27, 28)."""
    last = Month.of(scope.today).plus(-1)
    month = _month(request.GET.get("bulan", ""), last)
    found = queries.camat_digest(
        scope=scope, puskesmas_id=puskesmas.id, kecamatan_id=puskesmas.kecamatan_id, month=month
    )
    values = {
        "digest": found,
        "heading": pages.heading(found),
        "parts": pages.parts(found, scope.today),
        "months": [last.plus(-n) for n in range(SHOWN_MONTHS)],
        "month": month,
    }
    return show(request, "camat_digest", values)


def _month(asked: str, last: Month) -> Month:
    """The month asked for; a month that still runs is not summed up."""
    try:
        return min(Month.parse(asked), last)
    except Refusal:
        return last
