"""The freeze panel: what is frozen, which period comes next, and why the button may be shut."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage.forms import FreezeForm
from lokmin.coverage.pages import quality, words
from lokmin.coverage.queries import Calendar, FreezeCard, Readiness
from lokmin.tools import printing
from lokmin.tools.refused import sentence_of

USUAL = 3  # months of a review period


@dataclass(frozen=True)
class Panel:
    """`reason` is the sentence beside a shut button; empty when the button is open. A freeze of
    today may be taken back by who freezes."""

    latest: FreezeCard | None
    others: list[FreezeCard]
    proposed: Period | None
    form: FreezeForm
    reason: str
    may_take_back: bool


def panel(scope: Scope, calendar: Calendar, form: FreezeForm | None = None) -> Panel:
    """The panel of a Puskesmas; a refused form comes in again with what was chosen."""
    proposed = next_period(scope, calendar)
    first = [str(proposed.first), str(proposed.last)] if proposed else ["", ""]
    form = form or FreezeForm(initial={"first": first[0], "last": first[1]}, months=months(scope, calendar))
    reason = ""
    try:
        scope.check(Duty.FREEZE)
        if proposed is None:
            raise Refusal("coverage.freeze_nothing")
    except Refusal as refusal:
        reason = sentence_of(refusal)
    cards = calendar.freezes
    latest = cards[0] if cards else None
    today = latest is not None and latest.frozen_at.astimezone(scope.now.tzinfo).date() == scope.today
    return Panel(latest, cards[1:], proposed, form, reason, today and scope.can(Duty.FREEZE))


def months(scope: Scope, calendar: Calendar) -> list[Month]:
    """The months that may be chosen: over, with figures, the latest first."""
    now = Month.of(scope.today)
    return sorted((month for month in calendar.reporting if month < now), reverse=True)


def next_period(scope: Scope, calendar: Calendar) -> Period | None:
    """From the month after the last frozen one to the latest month that is over, at most three months."""
    open_months = months(scope, calendar)
    if calendar.freezes:
        last = calendar.freezes[0].period.last
        open_months = [month for month in open_months if month > last]
    if not open_months:
        return None
    first = min(open_months)
    return Period(first, min(max(open_months), first.plus(USUAL - 1)))


@dataclass(frozen=True)
class Before:
    """What is not there before a period is frozen: (village, sentence) each."""

    heading: str
    missing: list[tuple[str, str]]
    doubts: list[tuple[str, str]]


def before(ready: Readiness, names: quality.Names) -> Before:
    """Reports by village, each with its programme and month; then the doubts that nobody explained."""
    by_area: dict[str, list[str]] = {}
    for doubt in ready.missing:
        told = {"programme": _(doubt.programme), "month": printing.month_text(doubt.month)}
        text = _("%(programme)s %(month)s") % told
        by_area.setdefault(doubt.area.name if doubt.area else _("Wilayah kerja"), []).append(text)
    values = {
        "period": printing.month_range(ready.period),
        "missing": len(ready.missing),
        "doubts": len(ready.doubts),
    }
    return Before(
        _("%(period)s: %(missing)s laporan belum masuk, %(doubts)s angka meragukan") % values,
        [(area, words.joined(told, 8)) for area, told in by_area.items()],
        quality.noted(ready.doubts, names),
    )
