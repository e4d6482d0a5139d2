"""Scoring in the hall: the ballot on a phone, and the note-taker's panel that starts and stops it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.forms.scoring import BallotForm
from lokmin.meetings.pages import scoring as pages
from lokmin.meetings.pages.wall import public_ballot
from lokmin.meetings.queries import HallVisitor, MeetingCard
from lokmin.meetings.views.frame import back, context, find, tried
from lokmin.meetings.views.frame import show as show_meeting
from lokmin.meetings.views.hall import seat_of, see, show
from lokmin.obstacles import queries as obstacles
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import hall_page, page
from lokmin.tools.refused import add_refusal


@require_http_methods(["GET", "HEAD", "POST"])
@hall_page
def ballot(request: HttpRequest, *, visitor: HallVisitor) -> HttpResponse:
    """One problem after the other; each is kept when its button is tapped, so nothing is lost."""
    guest = seat_of(visitor)
    found = pages.ballot_of(visitor)
    if found is not None and found.is_open and not guest.may_score:
        return show(request, "hall_scoring_off", visitor, {"ballot": found, "waits": guest.is_there})
    if found is None or not found.is_open:
        return show(request, "hall_scoring_off", visitor, {"ballot": found})
    found = public_ballot(visitor, found)
    if request.method != "POST":
        return _turn(request, visitor, found)
    form = BallotForm(request.POST, way=found.way)
    if not form.is_valid():
        return _turn(request, visitor, found, form, 422)
    try:
        actions.score_from_seat(visitor=visitor, round_id=found.id, points=form.points())
    except Refusal as refusal:
        add_refusal(form, refusal)
        return _turn(request, visitor, found, form, 422)
    return see("hall_score", code=visitor.code, token=visitor.token)


def _turn(
    request: HttpRequest,
    visitor: HallVisitor,
    found: obstacles.Ballot,
    form: BallotForm | None = None,
    status: int = 200,
) -> HttpResponse:
    asked = request.GET.get("n", "")
    if form is not None:
        sent = str(form.data.get("problem", ""))
        asked = next((str(n) for n, line in enumerate(found.lines, 1) if str(line.id) == sent), "")
    turn = pages.turn(found, asked)
    if turn and form is None:
        form = BallotForm(way=found.way, initial={"problem": turn.line.id, **turn.line.points})
    values = {
        "ballot": found,
        "turn": turn,
        "form": form,
        "lines": [(line, pages.given_words(line, found.way)) for line in found.lines],
    }
    return show(request, "hall_scoring", visitor, values, status)


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def scoring(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Start, count, stop; then the result, and the way to settle the order."""
    meeting = find(request, scope, puskesmas, meeting_id)
    sentence, status = "", 0
    if request.method == "POST":
        status, sentence = tried(request, lambda: _do(request, scope, puskesmas, meeting), _told(request))
        if not status:
            return back("scoring", puskesmas, meeting_id=meeting_id)
    values = {
        **context(scope, puskesmas, meeting, "room"),
        **panel_values(scope, puskesmas, meeting),
        "sentence": sentence,
    }
    return show_meeting(request, "scoring", values, status)


def _do(request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, meeting: MeetingCard) -> None:
    found = pages.panel(scope, puskesmas.id, meeting.reviewed)
    if request.POST.get("deed") == "close" and found:
        actions.close_scoring(scope=scope, meeting_id=meeting.id, round_id=found.id)
        return
    typed = request.POST.get("expected", "")
    actions.open_scoring(
        scope=scope,
        meeting_id=meeting.id,
        puskesmas_id=puskesmas.id,
        expected=min(int(typed), 500) if typed.isdecimal() and int(typed) else None,
    )


def _told(request: HttpRequest) -> str:
    if request.POST.get("deed") == "close":
        return _("Penilaian ditutup. Bahas yang berjauhan, lalu tetapkan urutannya.")
    return _("Penilaian dibuka.")


def panel_values(scope: Scope, puskesmas: PuskesmasCard, meeting: MeetingCard) -> dict[str, Any]:
    """What the panel shows, here and in the cockpit."""
    present, coming = queries.who_may_score(scope=scope, meeting=meeting)
    problems, _needs = obstacles.tally(scope=scope, puskesmas_id=puskesmas.id, period=meeting.reviewed)
    return {
        "panel": pages.panel(scope, puskesmas.id, meeting.reviewed),
        "problem_count": problems,
        "may_score": scope.can(Duty.SCORE),
        "may_start": scope.can(Duty.WRITE_PROBLEMS),
        "present": present,
        "coming": coming,
        "raters": present + coming,
    }


@require_safe
@page(Duty.READ_MEETINGS)
def scoring_state(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """The count alone, asked again every few seconds."""
    meeting = find(request, scope, puskesmas, meeting_id)
    values = {"panel": pages.panel(scope, puskesmas.id, meeting.reviewed), "meeting": meeting}
    return render(request, "meetings/parts/scoring_count.html", {**values, "puskesmas": puskesmas})
