"""The freeze panel: what is frozen, which period comes next, and why the button may be shut."""

from dataclasses import dataclass

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage.forms import FreezeForm
from lokmin.coverage.queries import Calendar, FreezeCard
from lokmin.tools.refused import sentence_of

USUAL = 3  # months of a review period


@dataclass(frozen=True)
class Panel:
    """`reason` is the sentence beside a shut button; empty when the button is open."""

    latest: FreezeCard | None
    others: list[FreezeCard]
    proposed: Period | None
    form: FreezeForm
    reason: str


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
    return Panel(cards[0] if cards else None, cards[1:], proposed, form, reason)


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
