"""The page of one meeting: steps, checklist, opening, closing, and the material of a monthly lokmin."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.commitments import pages as promise_pages
from lokmin.commitments import queries as promises
from lokmin.coverage import queries as coverage
from lokmin.meetings import actions, queries
from lokmin.meetings.pages import closing, hub
from lokmin.meetings.pages import signing as signing_pages
from lokmin.meetings.pages import trace as trace_pages
from lokmin.meetings.queries import trace
from lokmin.meetings.rules import steps
from lokmin.meetings.rules.agreement import code_of
from lokmin.meetings.rules.templates import CheckedLine
from lokmin.meetings.views.frame import back, context, find, show, tried
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
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
    frame = context(scope, puskesmas, card, "meeting")
    away = frame["away"]
    values = {
        **frame,
        "heading": hub.heading(card, scope.today),
        "stamp": hub.STATE_STAMPS[card.state],
        "state_words": _(steps.STATE_WORDS[card.state]),
        "steps": hub.steps(card, puskesmas.code, due),
        "stages": hub.stages(lines, card, puskesmas.code, items),
        "counts": counts,
        "presence": hub.presence_words(counts) if counts.heads else "",
        "signing": _signing_words(scope, card),
        "previous": previous,
        "may_open": away is None and _may_open(card, scope),
        "early": _gone(away) if away else _early(card, scope),
        "decisions": [item for item in items if item.decision_asked],
        "ready": _ready(scope, card),
        "may_brief": card.family.by_camat and queries.may_read_brief(scope),
        "may_evidence": scope.can(Duty.REPORT_PROGRESS) and card.puskesmas_id in scope.puskesmas_ids,
        "untaken": [] if _asks_nothing(lines) else _untaken(scope, puskesmas, card),
        "may_promise": scope.can(Duty.WRITE_COMMITMENTS),
    }
    return show(request, "meeting", values)


def _asks_nothing(lines: list[CheckedLine]) -> bool:
    """Whether the checklist counted already that no support is asked for."""
    return any(each.line.proof == "support" and not each.fact.done for each in lines)


def _untaken(scope: Scope, puskesmas: PuskesmasCard, card: queries.MeetingCard) -> list[Any]:
    """The supports that nobody answered, before and in a meeting that reviews their months."""
    if card.is_closed or not scope.can(Duty.READ_PROBLEMS):
        return []
    found = trace_pages.untaken(trace.chains(scope=scope, puskesmas_id=puskesmas.id, period=card.reviewed))
    if not found or card.family.asks_every_sector:
        return found
    called = {row.at.sector for row in queries.invitations(scope=scope, meeting_id=card.id)}
    return [(problem, need) for problem, need in found if need.sector in called]


def _ready(scope: Scope, card: queries.MeetingCard) -> queries.Readiness | None:
    """Who has not answered, said or seen anything while it is prepared; for staff only (FN 27)."""
    if card.state != "preparing" or not scope.can(Duty.REPORT_PROGRESS):
        return None
    return queries.readiness(scope=scope, meeting=card)


def _signing_words(scope: Scope, card: queries.MeetingCard) -> str:
    """While the text may still change, signatures are compared with the text of this moment."""
    if card.state == "open" and card.numbers.wanted:
        return signing_pages.words(queries.signing(scope=scope, meeting=card))
    return hub.signing_words(card)


def _may_open(card: queries.MeetingCard, scope: Scope) -> bool:
    return card.state == "preparing" and not _early(card, scope)


def _gone(away: queries.AwayCard) -> str:
    """Why it cannot be opened here: it is written in the hall until its return is joined."""
    told = {"day": printing.date_long(away.since)}
    return _("Rapat ini sedang di aula sejak %(day)s dan dibuka di laptop aula.") % told


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
    signing = queries.signing(scope=scope, meeting=card)
    values = {
        **context(scope, puskesmas, card, "meeting"),
        "signing": signing_pages.words(signing),
        "earlier": signing.earlier,
        "shown": signing.sha256,
        "text_code": code_of(signing.sha256),
        "unread": len(queries.inputs(scope=scope, meeting_id=meeting_id, states=["waiting"])),
        "ends": _ends(scope, puskesmas, card),
        "reason": "",
    }
    status = 0
    if request.method == "POST":
        version = request.POST.get("version", "")
        status, values["sentence"] = tried(
            request,
            lambda: actions.close_meeting(
                scope=scope,
                meeting_id=meeting_id,
                version=int(version) if version.isdigit() else 0,
                shown=request.POST.get("shown", ""),
            ),
            _("Rapat ditutup. Isinya kini hanya berubah dengan adendum; tanda tangan masih dapat dicatat."),
        )
        if not status:
            return back("signatures", puskesmas, meeting_id=meeting_id)
    else:
        values["reason"] = _refuses_closing(card)
    return show(request, "close", values, status)


def _ends(scope: Scope, puskesmas: PuskesmasCard, card: queries.MeetingCard) -> list[closing.EndLine]:
    """What is still open; after closing some of it goes by addendum only."""
    if card.is_closed:
        return []
    found = queries.open_ends(scope=scope, meeting=card)
    return closing.end_lines(found, card, puskesmas.code, len(_untaken(scope, puskesmas, card)))


def _refuses_closing(card: queries.MeetingCard) -> str:
    n = card.numbers
    try:
        steps.check_closing(card.state, steps.Closing(n.recorded, n.entries, card.chair_name))
    except Refusal as refusal:
        return sentence_of(refusal)
    return ""


def _stuck(scope: Scope, puskesmas: PuskesmasCard) -> list[promises.CommitmentCard]:
    return promises.stuck(scope=scope, puskesmas_id=puskesmas.id)


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
        "due": [
            promise_pages.line(card, scope.today)
            for card in promises.due(scope=scope, puskesmas_id=puskesmas.id, until=until, aloud=True)
        ],
        "stuck": sum(card.waits_for_answer or card.held_back for card in _stuck(scope, puskesmas)),
        "coming": coming,
    }
    return show(request, "monthly", values)
