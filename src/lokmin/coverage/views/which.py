"""The numbers that a screen asked for: of now, or as they were frozen."""

from collections.abc import Sequence

from django.http import HttpRequest

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage import queries
from lokmin.coverage.forms import basis_of
from lokmin.coverage.pages import which as pages
from lokmin.coverage.queries import Calendar, IndicatorCard, Scorecard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places.queries import PuskesmasCard


def scored(
    request: HttpRequest,
    *,
    scope: Scope,
    puskesmas: PuskesmasCard,
    month: Month,
    until: Month,
    calendar: Calendar,
    codes: Sequence[str] | None = None,
    known: Sequence[IndicatorCard] = (),
) -> Scorecard:
    """The live scorecard, or with `?beku=<freeze>` the frozen one; another's freeze is a 404."""
    frozen = is_frozen(request, calendar, month)
    if frozen:
        return queries.frozen_scorecard(
            scope=scope, freeze_id=frozen.id, month=month, until=until, codes=codes
        )
    return queries.scorecard(
        scope=scope,
        puskesmas_id=puskesmas.id,
        month=month,
        until=until,
        codes=codes,
        basis=basis_of(request.GET),
        calendar=calendar,
        known=known,
    )


def is_frozen(request: HttpRequest, calendar: Calendar, month: Month) -> queries.FreezeCard | None:
    """The freeze that the address asks for, when it holds the month; else the live numbers are shown.

    What was frozen was counted by projected sasaran: with counted ones the numbers are live.
    """
    asked = None if basis_of(request.GET) == "counted" else pages.freeze_id(request.GET.dict())
    found = (card for card in calendar.freezes if card.id == asked and month in card.period)
    return next(found, None)


def changed(scope: Scope, card: Scorecard, *, frozen: bool) -> list[PwsRow]:
    """The frozen rows that the live numbers no longer say; frozen is always by projected sasaran."""
    live = not frozen and card.basis == "projected"
    return queries.changed_since(scope=scope, scored=card) if live else []


def series(
    request: HttpRequest,
    *,
    scope: Scope,
    puskesmas: PuskesmasCard,
    month: Month,
    codes: Sequence[str],
    card: Scorecard,
    calendar: Calendar,
) -> dict[Month, list[PwsRow]]:
    """Month by month; the months of the frozen period as frozen, when those are shown."""
    here = {"scope": scope, "puskesmas_id": puskesmas.id, "last": month}
    months = queries.series(**here, codes=codes, basis=card.basis, scored=card)
    if is_frozen(request, calendar, month):
        kept = queries.frozen_series(scope=scope, scored=card, codes=codes)
        months = {each: kept.get(each, rows) for each, rows in months.items()}
    return months
