"""The page of one meeting: steps, checklist, opening, closing, and the material of a monthly lokmin."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.commitments import queries as promises
from lokmin.coverage import queries as coverage
from lokmin.meetings import actions, queries
from lokmin.meetings.pages import hub
from lokmin.meetings.rules import steps
from lokmin.meetings.views.frame import back, context, find, show, tried
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import sentence_of


@require_GET
@page(Duty.READ_MEETINGS)
def meeting(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """The hub: how far it is, what is missing, and the next step."""
    card = find(request, scope, puskesmas, meeting_id)
    items = queries.agenda(scope=scope, meeting_id=meeting_id)
    previous = queries.before(scope=scope, meeting=card)
    seats = queries.attendance(scope=scope, meeting_id=meeting_id)
    due = queries.dues(scope=scope, pairs=[(card, previous)])[card.id]
    lines = queries.checklist(scope=scope, meeting=card, agenda=items, previous=previous, due=due)
    counts = queries.count(seats, card.numbers.invited)
    values = {
        **context(scope, puskesmas, card, "meeting"),
        "heading": hub.heading(card, scope.today),
        "stamp": hub.STATE_STAMPS[card.state],
        "state_words": _(steps.STATE_WORDS[card.state]),
        "steps": hub.steps(card, puskesmas.code, due),
        "stages": hub.stages(lines, card, puskesmas.code, items),
        "counts": counts,
        "presence": hub.presence_words(counts) if counts.came else "",
        "signing": hub.signing_words(card),
        "previous": previous,
        "may_open": _may_open(card, scope),
        "early": _early(card, scope),
        "decisions": [item for item in items if item.decision_asked],
        "heads": _heads(scope, puskesmas, card),
    }
    return show(request, "meeting", values)


def _heads(scope: Scope, puskesmas: PuskesmasCard, card: queries.MeetingCard) -> dict[str, object] | None:
    """Which heads of villages have seen their figures, while the meeting is prepared; staff only (FN 27)."""
    if card.state != "preparing" or not card.family.heads_see or not scope.can(Duty.REPORT_PROGRESS):
        return None
    month = card.reviewed.last
    found = coverage.latest_opinions(scope=scope, puskesmas_id=puskesmas.id, month=month)
    return {"month": month, "seen": len(found), "differing": sum(not each.agrees for each in found.values())}


def _may_open(card: queries.MeetingCard, scope: Scope) -> bool:
    return card.state == "preparing" and not _early(card, scope)


def _early(card: queries.MeetingCard, scope: Scope) -> str:
    """Why it cannot be opened yet: the same sentence that refuses."""
    try:
        steps.check_day(card.held_on, scope.today)
    except Refusal as refusal:
        return sentence_of(refusal)
    return ""


@require_POST
@page(Duty.WRITE_MEETINGS)
def open_meeting(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    find(request, scope, puskesmas, meeting_id)
    actions.open_meeting(scope=scope, meeting_id=meeting_id)
    messages.success(request, _("Rapat dibuka. Catat kehadiran, lalu notulen."))
    return back("attendance", puskesmas, meeting_id=meeting_id)


@require_http_methods(["GET", "POST"])
@page(Duty.CLOSE_MEETING)
def close_meeting(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """What will be fixed by closing and what may follow, then the one button."""
    card = find(request, scope, puskesmas, meeting_id)
    values = {**context(scope, puskesmas, card, "meeting"), "signing": hub.signing_words(card), "reason": ""}
    status = 0
    if request.method == "POST":
        version = request.POST.get("version", "")
        status, values["sentence"] = tried(
            request,
            lambda: actions.close_meeting(
                scope=scope, meeting_id=meeting_id, version=int(version) if version.isdigit() else 0
            ),
            _("Rapat ditutup. Notulen tidak dapat diubah lagi; tanda tangan masih dapat dicatat."),
        )
        if not status:
            return back("signatures", puskesmas, meeting_id=meeting_id)
    else:
        values["reason"] = _refuses_closing(card)
    return show(request, "close", values, status)


def _refuses_closing(card: queries.MeetingCard) -> str:
    n = card.numbers
    try:
        steps.check_closing(card.state, steps.Closing(n.recorded, n.entries, card.chair_name))
    except Refusal as refusal:
        return sentence_of(refusal)
    return ""


@require_GET
@page(Duty.READ_MEETINGS)
def monthly(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Who has not reported, which promises fall due, and what comes next month (FN 33)."""
    card = find(request, scope, puskesmas, meeting_id)
    month = card.reviewed.last
    until = Month.of(card.held_on).plus(1).last_day
    coming = [
        other
        for other in queries.meetings(scope=scope, puskesmas_id=puskesmas.id)
        if card.held_on < other.held_on <= until
    ]
    values = {
        **context(scope, puskesmas, card, "monthly"),
        "month": month,
        "until": until,
        "missing": coverage.missing_reports(scope=scope, puskesmas_id=puskesmas.id, month=month),
        "due": promises.due(scope=scope, puskesmas_id=puskesmas.id, until=until),
        "coming": coming,
    }
    return show(request, "monthly", values)
