"""A new meeting from an old one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import RepeatForm
from lokmin.meetings.pages import repeating
from lokmin.meetings.views.frame import attempt, back, find, hosts_of, others_of, show
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_MEETINGS)
def repeat(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """What is taken over, who no longer holds the office, and the days by the custom of the series."""
    old = find(request, scope, puskesmas, meeting_id)
    start = repeating.start(scope=scope, puskesmas=puskesmas, old=old)
    form = RepeatForm(
        request.POST or None,
        initial=start,
        year=start["year"],
        others=others_of(puskesmas),
        hosts=hosts_of(puskesmas),
        family=old.family.key,
    )
    status = 0
    if request.method == "POST":
        made: list[queries.MeetingCard] = []
        status = attempt(
            request,
            form,
            lambda: made.append(
                actions.repeat_meeting(
                    scope=scope, puskesmas_id=puskesmas.id, meeting_id=meeting_id, **form.plan()
                )
            ),
            _("Rapat disalin. Periksa susunan acara dan undangannya."),
        )
        if not status:
            return back("meeting", puskesmas, meeting_id=made[0].id)
    guests = queries.guests_again(scope=scope, meeting_id=meeting_id, on=start["held_on"])
    values = {
        "form": form,
        "old": old,
        "guests": guests,
        "moved": [guest for guest in guests if not guest.is_same],
        "chair": repeating.chair_words(old, start),
        "keeps_agenda": start["kind"] == old.kind,
    }
    return show(request, "repeat", values, status)
