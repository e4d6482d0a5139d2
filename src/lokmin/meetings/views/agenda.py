"""The agenda: typed, its lines moved, its hours anew, the last change taken back, the template again."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import AgendaEntry
from lokmin.meetings.forms import AgendaLines, agenda_entries, place_among, typed_entries
from lokmin.meetings.pages import agenda as pages
from lokmin.meetings.queries import MeetingCard
from lokmin.meetings.rules import agenda as rules
from lokmin.meetings.views.frame import back, context, find, show, tried, version_of
from lokmin.people import queries as people
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def agenda(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """The agenda to read, and for those with the duty to edit."""
    meeting = find(request, scope, puskesmas, meeting_id)
    items = queries.agenda(scope=scope, meeting_id=meeting_id)
    do = request.POST.get("do", "")
    typed = request.POST if request.method == "POST" and do not in _WITHOUT_LINES else None
    lines = AgendaLines(typed, initial=pages.initial(items), prefix="acara")
    status, sentence = 0, ""
    if request.method == "POST":
        status, sentence = _write(request, scope, meeting, do, lines)
        if not status:
            return back("agenda", puskesmas, meeting_id=meeting_id)
    values: dict[str, Any] = {
        **context(scope, puskesmas, meeting, "agenda"),
        "items": items,
        "lines": lines,
        "sentence": sentence,
        "version": version_of(request) if status and status != 409 else meeting.version,
        "theirs": items if status == 409 else [],
        "doubts": pages.doubts(items, meeting),
        "decisions_late": pages.decisions_late(items, meeting),
        "kept": queries.kept_agenda(scope=scope, meeting_id=meeting_id),
        "presenters": pages.presenters(people.offices(scope=scope, kecamatan_id=meeting.kecamatan_id)),
        "total": pages.total(items),
    }
    return show(request, "agenda", values, status)


_WITHOUT_LINES = {"batal", "contoh"}
"""What is done without reading the lines of the form."""


def _write(request: HttpRequest, scope: Scope, meeting: MeetingCard, do: str, lines: Any) -> tuple[int, str]:
    version = version_of(request)
    if do == "batal":
        undo = lambda: actions.undo_agenda(scope=scope, meeting_id=meeting.id)  # noqa: E731
        return tried(request, undo, _("Perubahan terakhir dibatalkan. Sekali lagi mengembalikannya."))
    if do == "contoh":
        again = lambda: actions.restore_agenda(scope=scope, meeting_id=meeting.id, version=version)  # noqa: E731
        return tried(request, again, _("Susunan contoh dikembalikan. Perubahan ini dapat dibatalkan."))
    if not lines.is_valid():
        return 422, ""
    entries = _entries([line.cleaned_data for line in lines], do, meeting)
    told = _("Susunan acara disimpan; jamnya dihitung ulang.") if do else _("Susunan acara disimpan.")
    return tried(
        request,
        lambda: actions.set_agenda(scope=scope, meeting_id=meeting.id, version=version, items=entries),
        told,
    )


def _entries(lines: list[dict[str, Any]], do: str, meeting: MeetingCard) -> list[AgendaEntry]:
    """What was typed, after what was asked: hours anew, one line up or down, decisions to their place."""
    if not do:
        return [AgendaEntry(**line) for line in agenda_entries(lines)]
    entries = [AgendaEntry(**line) for line in typed_entries(lines)]
    if do == "camat":
        return rules.with_decisions(entries, meeting.starts_at)
    index, step = _move(do)
    place = place_among(lines, index) if step else -1
    if place >= 0:
        return rules.moved(entries, place, step, meeting.starts_at)
    return rules.recalculated(entries, meeting.starts_at)


def _move(do: str) -> tuple[int, int]:
    """`naik-3` as (3, −1), `turun-0` as (0, 1); anything else moves nothing."""
    word, _dash, number = do.partition("-")
    step = {"naik": -1, "turun": 1}.get(word, 0)
    return (int(number), step) if step and number.isascii() and number.isdecimal() else (0, 0)
