"""After the meeting: promises by sector, and the evaluation of the meeting itself."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries
from lokmin.meetings.pages import held as pages
from lokmin.meetings.pages import read_back
from lokmin.meetings.views.frame import context, find, show
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_MEETINGS)
def sectors(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """What became of the promises of each sector, and why some are blocked; never ranked (FN 27)."""
    meeting = find(request, scope, puskesmas, meeting_id)
    rows = queries.evaluation(scope=scope, meeting=meeting)[1]
    found = read_back.by_sector(rows)
    values = {
        **context(scope, puskesmas, meeting, "read_back"),
        "sectors": found,
        "tally": read_back.tally(rows, min(scope.today, meeting.held_on)),
        "blocked": any(line.reasons for line in found),
    }
    return show(request, "sectors", values)


@require_GET
@page(Duty.READ_MEETINGS)
def held(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """On time, who came, which points were dealt with, which promises were kept; beside earlier meetings."""
    meeting = find(request, scope, puskesmas, meeting_id)
    found = queries.held(scope=scope, meeting=meeting)
    values = {
        **context(scope, puskesmas, meeting, "meeting"),
        "held": found[0],
        "lines": pages.lines(found),
        "before": queries.before(scope=scope, meeting=meeting),
        "due": queries.due(scope=scope, meeting=meeting),
    }
    return show(request, "held", values)
