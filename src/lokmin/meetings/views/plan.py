"""The list of meetings, planning one, changing one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import ChangeForm, PlanForm
from lokmin.meetings.pages import hub, plan, year
from lokmin.meetings.rules import kinds
from lokmin.meetings.views.frame import attempt, back, context, find, hosts_of, others_of, show, version_of
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_MEETINGS)
def meeting_list(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The meetings of a year by their kinds, the next one first."""
    years = queries.years(scope=scope, puskesmas_id=puskesmas.id)
    shown = _year(request.GET.get("tahun", ""), years, scope.today.year)
    cards = queries.meetings(scope=scope, puskesmas_id=puskesmas.id, year=shown) if years else []
    ahead = queries.ahead(scope=scope, puskesmas_id=puskesmas.id)
    may_plan = scope.can(Duty.WRITE_MEETINGS)
    values: dict[str, Any] = {
        "years": years,
        "year": shown,
        "quarterly": [card for card in cards if card.is_quarterly],
        "monthly": [card for card in cards if card.is_monthly],
        "free": [card for card in cards if not (card.is_quarterly or card.is_monthly)],
        "next": ahead,
        "next_words": hub.heading(ahead, scope.today) if ahead else "",
        "signing": {card.id: hub.signing_words(card) for card in cards if card.numbers.wanted},
        "may_plan": may_plan,
        "own_names": queries.own_names(scope=scope, puskesmas_id=puskesmas.id) if may_plan else [],
    }
    return show(request, "list", values)


def _year(asked: str, years: list[int], present: int) -> int:
    """The year asked for; else the present one, however far ahead is planned; else the latest."""
    if asked.isascii() and asked.isdecimal() and int(asked) in years:
        return int(asked)
    return present if present in years or not years else years[0]


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_MEETINGS)
def plan_meeting(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """A new meeting; everything that the custom of the place suggests is filled in."""
    family = kinds.WORDS.get(request.GET.get("jenis", ""), kinds.QUARTERLY)
    name = request.GET.get("nama", "") if family == kinds.OTHER else ""
    start = plan.defaults(scope=scope, puskesmas=puskesmas, family=family, name=name)
    form = PlanForm(
        request.POST or None,
        initial=start,
        year=start["year"],
        others=others_of(puskesmas),
        hosts=hosts_of(puskesmas),
        family=family,
    )
    status = 0
    if request.method == "POST":
        made: list[queries.MeetingCard] = []
        status = attempt(
            request,
            form,
            lambda: made.append(actions.plan_meeting(scope=scope, puskesmas_id=puskesmas.id, **form.plan())),
            _("Rapat direncanakan. Susunan acaranya sudah diisi dari contoh; ubah seperlunya."),
        )
        if not status:
            _warn_closed(request, made[0])
            return back("meeting", puskesmas, meeting_id=made[0].id)
    return show(request, "plan", {"form": form, "heading": plan.heading(family, name)}, status)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_MEETINGS)
def change_meeting(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """Another day, place or chair; closed or in a hall there is no form, but why not and where to go."""
    meeting = find(request, scope, puskesmas, meeting_id)
    frame = context(scope, puskesmas, meeting, "meeting")
    if not frame["may_write"]:
        return show(request, "change_not", frame, 0 if request.method == "GET" else 422)
    form = ChangeForm(
        request.POST or None,
        initial=plan.initial(meeting),
        year=meeting.held_on.year,
        others=others_of(puskesmas) if meeting.puskesmas_id == puskesmas.id else (),
    )
    handed_out = request.door.handed_out(meeting_id)  # type: ignore[attr-defined]
    warned = plan.before_change(meeting, handed_out)
    values = {**frame, "form": form, "warned": warned}
    status = 0
    if request.method == "POST":
        status = attempt(
            request,
            form,
            lambda: actions.change_meeting(
                scope=scope,
                meeting_id=meeting_id,
                version=version_of(request),
                **_changes(form),
            ),
            _("Rencana rapat diubah."),
        )
        if not status:
            _warn(request, meeting, queries.card(scope=scope, meeting_id=meeting_id), handed_out)
            return back("meeting", puskesmas, meeting_id=meeting_id)
        values["version"] = version_of(request)
    return show(request, "change", values, status)


def _warn_closed(request: HttpRequest, meeting: queries.MeetingCard) -> None:
    told = year.closed_words(meeting.held_on)
    if told:
        messages.warning(request, told)


def _warn(
    request: HttpRequest, before: queries.MeetingCard, after: queries.MeetingCard, handed_out: list[Any]
) -> None:
    """Say what names the old plan now, when day, hour or place changed."""
    names = ("held_on", "starts_at", "ends_at", "venue")
    moved = any(getattr(before, name) != getattr(after, name) for name in names)
    told = plan.after_change(after, handed_out) if moved else ""
    if told:
        messages.warning(request, told)
    if before.held_on != after.held_on:
        _warn_closed(request, after)


def _changes(form: ChangeForm) -> dict[str, Any]:
    """The typed values; a Puskesmas taking part does not change who else does."""
    values = form.plan()
    if "taking_part" not in form.fields:
        del values["taking_part"]
    return values
