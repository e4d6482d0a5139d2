"""Campaigns: the list, planning, the live table, and the forms of a day."""

from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import CampaignEntry
from lokmin.coverage.forms.campaigns import CampaignForm, CountsPost, day_or
from lokmin.coverage.pages import campaigns as pages
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import refuse_form, sentence_of

FORM = "coverage/campaign_form.html"


@require_GET
@page(Duty.READ_COVERAGE)
def campaigns(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Every campaign of the Puskesmas, the latest first."""
    found = queries.campaign_list(scope=scope, puskesmas_id=puskesmas.id)
    context = {
        "lines": [pages.list_line(line, scope.today) for line in found],
        "may_plan": _may_plan(scope),
    }
    return render(request, "coverage/campaigns.html", context)


def _may_plan(scope: Scope) -> bool:
    return scope.can(Duty.WRITE_FIGURES) and scope.area_ids is None


def _planner(scope: Scope) -> None:
    if not _may_plan(scope):
        raise NotYourDuty("coverage.campaign_whole")


def _book(scope: Scope, puskesmas: PuskesmasCard, campaign_id: UUID) -> queries.CampaignBook:
    return queries.campaign_book(scope=scope, puskesmas_id=puskesmas.id, campaign_id=campaign_id)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES, deed=mark("mengatur kampanye imunisasi"))
def campaign_new(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Plan a campaign; then its targets are asked for."""
    _planner(scope)
    form = CampaignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            card = actions.plan_campaign(scope=scope, puskesmas_id=puskesmas.id, **form.plan())
        except Refusal as refusal:
            return refuse_form(request, refusal, form, FORM)
        messages.success(request, _("Kampanye tersimpan. Isi sasaran setiap desa."))
        return redirect("coverage:campaign_targets", code=puskesmas.code, campaign_id=card.id)
    return render(request, FORM, {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES, deed=mark("mengatur kampanye imunisasi"))
def campaign_change(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, campaign_id: UUID
) -> HttpResponse:
    """Change name, days or what is given."""
    _planner(scope)
    book = _book(scope, puskesmas, campaign_id)
    initial = {
        "name": book.card.name,
        "first_day": book.card.first_day,
        "last_day": book.card.last_day,
        "items": "\n".join(item.name for item in book.items),
        "version": book.card.version,
    }
    form = CampaignForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_campaign(
                scope=scope,
                puskesmas_id=puskesmas.id,
                campaign_id=campaign_id,
                version=form.cleaned_data["version"] or 0,
                **form.plan(),
            )
        except Refusal as refusal:
            return refuse_form(request, refusal, form, FORM, {"card": book.card})
        messages.success(request, _("Tersimpan."))
        return redirect("coverage:campaign", code=puskesmas.code, campaign_id=campaign_id)
    context = {"form": form, "card": book.card}
    return render(request, FORM, context, status=422 if form.is_bound else 200)


@require_GET
@page(Duty.READ_COVERAGE)
def campaign(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, campaign_id: UUID
) -> HttpResponse:
    """Villages × days of one item, as far as reported now."""
    book = _book(scope, puskesmas, campaign_id)
    asked = request.GET.get("yang", "")
    item = next((i for i in book.items if str(i.id) == asked), book.items[0])
    made = pages.table(book, item, scope)
    stamp, word = pages.stage(book.card, scope.today)
    context = {
        "book": book,
        "card": book.card,
        "item": item,
        "table": made,
        "today_total": book.sums(item).get(scope.today),
        "reported_today": len(book.catchment) - len(_silent(book, item, scope.today)),
        "running": book.card.first_day <= scope.today <= book.card.last_day,
        "begun": book.card.first_day <= scope.today,
        "heading": pages.heading(book.card, made.whole, scope.today),
        "span": pages.span(book.card),
        "reading": pages.reading(made, book.card, scope.today),
        "stamp": stamp,
        "stamp_word": word,
        "may_plan": _may_plan(scope),
        "may_write": scope.can(Duty.WRITE_FIGURES),
        "now": scope.now,
    }
    return render(request, "coverage/campaign.html", context)


def _silent(book: queries.CampaignBook, item: queries.ItemCard, day: date) -> list[AreaCard]:
    return [area for area in book.catchment if (item.id, area.id, day) not in book.counts]


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES, deed=mark("mengatur kampanye imunisasi"))
def campaign_targets(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, campaign_id: UUID
) -> HttpResponse:
    """The people to reach, by village and item."""
    _planner(scope)
    book = _book(scope, puskesmas, campaign_id)
    typed = CountsPost(request.POST)
    problems = typed.problems
    if request.method == "POST" and not problems:
        problems = _try_targets(scope, puskesmas, book, typed)
        if not problems:
            messages.success(request, _("Sasaran kampanye tersimpan."))
            return redirect("coverage:campaign", code=puskesmas.code, campaign_id=campaign_id)
    context = {
        "card": book.card,
        "items": book.items,
        "rows": pages.target_rows(book, typed.texts),
        "problems": problems,
    }
    return render(request, "coverage/campaign_targets.html", context, status=422 if problems else 200)


def _try_targets(
    scope: Scope, puskesmas: PuskesmasCard, book: queries.CampaignBook, typed: CountsPost
) -> list[str]:
    targets = {(item, area): people for (area, item), people in typed.values.items()}
    try:
        actions.set_campaign_targets(
            scope=scope, puskesmas_id=puskesmas.id, campaign_id=book.card.id, targets=targets
        )
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        return [sentence_of(refusal)]
    return []


# ---- the form of a day ----


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES, deed=mark("mengisi hitungan kampanye"))
def campaign_entry(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, campaign_id: UUID
) -> HttpResponse:
    """One day, all villages of the asker."""
    return _day_page(request, scope, puskesmas, campaign_id, None)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_FIGURES, deed=mark("mengisi hitungan kampanye"))
def campaign_village(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, campaign_id: UUID, village_id: UUID
) -> HttpResponse:
    """One day of one village, on a phone."""
    return _day_page(request, scope, puskesmas, campaign_id, village_id)


def _day_page(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, campaign_id: UUID, village_id: UUID | None
) -> HttpResponse:
    book = _book(scope, puskesmas, campaign_id)
    areas = [area for area in book.areas if village_id in (None, area.id)]
    if village_id and not areas:
        raise Http404
    days = [day for day in book.card.days if day <= scope.today]
    usual = days[-1] if days else book.card.first_day
    day = day_or(request.GET.get("hari"), usual)
    day = day if day > date(1900, 1, 1) else usual
    typed, problems, status = CountsPost(request.POST), [], 200
    if request.method == "POST":
        problems, status = _store(scope, puskesmas, book, day, typed)
        if not problems:
            return _stored(request, day, len(typed.values))
        book = _book(scope, puskesmas, campaign_id)
    items = [item for item in book.items if book.shown(item, scope)]
    context = {
        "card": book.card,
        "days": days,
        "day": day,
        "before": day - timedelta(days=1),
        "items": items,
        "area": areas[0] if village_id else None,
        "areas": book.areas,
        "rows": pages.day_rows(book, areas, items, day, typed.texts),
        "problems": problems,
        "span": pages.span(book.card),
    }
    return render(request, "coverage/campaign_entry.html", context, status=status)


def _store(
    scope: Scope, puskesmas: PuskesmasCard, book: queries.CampaignBook, day: date, typed: CountsPost
) -> tuple[list[str], int]:
    """The sentences of what was refused and the status that goes with them."""
    if typed.problems:
        return typed.problems, 422
    entries = [
        CampaignEntry(item, area, day, count, typed.versions[area, item])
        for (area, item), count in typed.values.items()
    ]
    try:
        actions.record_campaign_counts(
            scope=scope, puskesmas_id=puskesmas.id, campaign_id=book.card.id, entries=entries
        )
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        return [sentence_of(refusal)], 409 if isinstance(refusal, Stale) else 422
    return [], 200


def _stored(request: HttpRequest, day: date, cells: int) -> HttpResponse:
    if cells:
        told = ngettext("%(n)s sel tersimpan.", "%(n)s sel tersimpan.", cells) % {"n": cells}
        messages.success(request, told)
    else:
        messages.info(request, _("Tidak ada yang berubah."))
    return redirect(f"{request.path}?{urlencode({'hari': str(day)})}")
