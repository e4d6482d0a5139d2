"""Planning the meetings of a year at once, and taking them back."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import YearLine
from lokmin.meetings.forms import PatternForm, YearForm, YearLines, family_choices, year_lines
from lokmin.meetings.pages import year
from lokmin.meetings.pages.year import Pattern, Series
from lokmin.meetings.rules import kinds
from lokmin.meetings.views.frame import attempt, back, hosts_of, others_of, show, tried
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_MEETINGS)
def plan_year(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """The pattern, every meeting of the year as proposed or as it stands, and one button for all."""
    family, year_of = _asked(request, scope)
    series = year.series_of(scope=scope, puskesmas=puskesmas, family=family, year_of=year_of)
    choice, pattern = _pattern(request, scope, puskesmas, series, family, year_of)
    slots = year.proposed(series, pattern)
    common = year.common(scope=scope, puskesmas=puskesmas, series=series, family=family)
    form = YearForm(
        request.POST or None, initial=common, others=others_of(puskesmas), hosts=hosts_of(puskesmas)
    )
    lines = YearLines(
        request.POST or None,
        initial=[year.line(slot, scope.today) for slot in slots],
        prefix="rapat",
        form_kwargs={"year": year_of},
    )
    status = 0
    if request.method == "POST":
        status = _store(request, scope, puskesmas, pattern, form, lines)
        if not status:
            return back("year", puskesmas, query=_query(family, year_of))
    values = {
        "choice": choice,
        "form": form,
        "lines": _noted(scope, puskesmas, pattern, lines, [slot.held_on for slot in slots]),
        "management": lines.management_form,
        "existing": series.own,
        "plans": queries.year_plans(scope=scope, puskesmas_id=puskesmas.id, kind=family, year=year_of),
        "year": year_of,
        "heading": _heading(family, year_of),
    }
    return show(request, "year", values, status)


def _heading(family: str, year_of: int) -> str:
    words = {
        kinds.QUARTERLY: _("Lokmin lintas sektor sepanjang %(year)s"),
        kinds.MONTHLY: _("Lokmin bulanan sepanjang %(year)s"),
    }
    return words[family] % {"year": year_of}


def _query(family: str, year_of: int) -> str:
    return f"jenis={kinds.word_of(family)}&tahun={year_of}"


def _asked(request: HttpRequest, scope: Scope) -> tuple[str, int]:
    """The series and the year; by default what comes next: this year until autumn, then the next."""
    family = kinds.WORDS.get(request.GET.get("jenis", ""), kinds.QUARTERLY)
    usual = scope.today.year + (scope.today.month >= 10)
    text = request.GET.get("tahun", "")
    year_of = int(text) if text.isascii() and text.isdecimal() and int(text) in _years(scope) else usual
    return (family if kinds.family(family).is_yearly else kinds.QUARTERLY), year_of


def _years(scope: Scope) -> list[int]:
    return [scope.today.year, scope.today.year + 1]


def _pattern(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, series: Series, family: str, year_of: int
) -> tuple[PatternForm, Pattern]:
    """The chosen pattern; what was not chosen is as usual."""
    start = {
        "jenis": kinds.word_of(family),
        "tahun": year_of,
        **year.usual_pattern(scope=scope, puskesmas=puskesmas, series=series, family=family, year_of=year_of),
    }
    given = {name: request.GET.get(name, value) for name, value in start.items()}
    form = PatternForm(
        {**given, "tahun": year_of},
        families=family_choices(),
        years=_years(scope),
        custom=year.custom_words(series.last),
    )
    chosen = form.cleaned_data if form.is_valid() else start
    like = chosen["pola"] == "lalu"
    return form, Pattern(family, year_of, like, int(chosen["minggu"]), int(chosen["hari"]))


def _noted(
    scope: Scope, puskesmas: PuskesmasCard, pattern: Pattern, lines: Any, proposed: list[date]
) -> list[dict[str, Any]]:
    """Each line with its name and what speaks against its day."""
    days = [line.cleaned_data.get("held_on") for line in lines] if lines.is_bound else proposed
    asked = [day for day in days if day]
    busy = queries.busy_days(scope=scope, puskesmas_id=puskesmas.id, days=asked)
    told = year.warnings(days, busy, scope.today)
    return [
        {
            "form": line,
            "label": year.line_label(pattern, line["number"].value()),
            "day": day,
            "warnings": words,
        }
        for line, day, words in zip(lines, days, told, strict=True)
    ]


def _store(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, pattern: Pattern, form: YearForm, lines: Any
) -> int:
    """All or none; 0 when they are written."""
    if not lines.is_valid():
        form.is_valid()
        return 422
    wanted = year_lines(lines)
    days = [line["held_on"] for line in wanted]
    own = {queries.meeting_label(pattern.family, line["number"], pattern.year) for line in wanted}
    busy = [
        one
        for one in queries.busy_days(scope=scope, puskesmas_id=puskesmas.id, days=days)
        if not (one.own and one.label in own)
    ]
    status = attempt(
        request,
        form,
        lambda: actions.plan_year(
            scope=scope,
            puskesmas_id=puskesmas.id,
            family=pattern.family,
            year_of=pattern.year,
            lines=[YearLine(**line) for line in wanted],
            **form.common(),
        ),
        ngettext("%(n)s rapat direncanakan.", "%(n)s rapat direncanakan.", len(wanted)) % {"n": len(wanted)},
    )
    if not status:
        for line, told in zip(wanted, year.warnings(days, busy, scope.today), strict=True):
            if told:
                words = {"number": line["number"], "what": "; ".join(told)}
                messages.warning(request, _("Rapat nomor %(number)s: %(what)s.") % words)
    return status


@require_POST
@page(Duty.WRITE_MEETINGS)
def undo_year(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, plan_id: UUID) -> HttpResponse:
    """Take the whole year back, or say which meeting stands in the way."""
    card = queries.year_plan(scope=scope, plan_id=plan_id)
    status, sentence = tried(
        request,
        lambda: actions.undo_year(scope=scope, plan_id=plan_id),
        _("Rencana setahun dibatalkan; rapatnya dihapus dari daftar."),
    )
    query = _query(card.kind, card.year)
    if not status:
        return back("year", puskesmas, query=query)
    again = f"{reverse('meetings:year', kwargs={'code': puskesmas.code})}?{query}"
    return show(request, "year_used", {"sentence": sentence, "again": again}, status)
