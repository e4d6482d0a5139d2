"""The data-quality notes and the restatements of a pack: the same lists as on the screens, in Indonesian.

Restricted indicators are left out by village: a paper leaves the staff (FN 14).
"""

from collections.abc import Sequence

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month, Period
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import Doubt, FreezeCard, MovedCard, RestatementCard, Scorecard
from lokmin.coverage.queries import doubt_words as quality
from lokmin.coverage.queries import restatement_words as restating
from lokmin.papers.queries.unnamed import without_villages
from lokmin.papers.rules.dates import long_date, month_name
from lokmin.papers.rules.telling import join_names

SHOWN = 6
"""Doubts of one village that a pack prints; the rest is counted."""


def doubt_notes(
    *, scope: Scope, card: Scorecard, period: Period, freeze: FreezeCard | None
) -> tuple[str, ...]:
    """Doubtful numbers of the period, a line a village; explained ones with their explanation.

    Of a frozen period those that were frozen with its numbers, whatever was corrected since.

    What is missing, above 100 per cent or without sasaran is told by `tables.data_notes`.
    """
    found = coverage.frozen_doubts(scope=scope, card=card) if freeze else None
    told = FROZEN_BEFORE if freeze and found is None else ()
    if found is None:
        months = list(period)[-coverage.REVIEWED :]
        found = coverage.review(
            scope=scope, puskesmas_id=card.puskesmas_id, months=months, card=None if freeze else card
        ).doubts
    return (*_by_village(card, found), *told)


FROZEN_BEFORE = (
    "Catatan mutu data dihitung dari angka saat dicetak: masa ini dibekukan sebelum catatan ikut dibekukan.",
)


def _by_village(card: Scorecard, doubts: Sequence[Doubt]) -> tuple[str, ...]:
    names = quality.Names.of(coverage.elements(), card.indicators)
    by_area: dict[str, list[str]] = {}
    for doubt in doubts:
        if not doubt.restricted and not _told_elsewhere(doubt):
            where = doubt.area.name if doubt.area else "Wilayah kerja"
            by_area.setdefault(where, []).append(_doubt(doubt, names))
    return tuple(f"{where}: {_first(told)}" for where, told in by_area.items())


def _first(told: Sequence[str]) -> str:
    rest = len(told) - SHOWN
    more = [f"Dan {rest} catatan lain pada halaman Perlu dibetulkan sebelum rapat."] if rest > 0 else []
    return " ".join([*told[:SHOWN], *more])


def _told_elsewhere(doubt: Doubt) -> bool:
    return doubt.is_missing or doubt.subject.startswith("cover:")


def _doubt(doubt: Doubt, names: quality.Names) -> str:
    """`DPT 1, Juni 2023: 9 di luar …`; an order says itself what it is about."""
    told = " ".join(quality.sentences(doubt, names))
    why = f" {quality.explained(doubt)}" if doubt.answer else ""
    if doubt.subject.startswith("order:"):
        return f"{told}{why}"
    what = names.short(doubt.element) if doubt.element else names.subject(doubt)
    return f"{what}, {month_name(doubt.month)}: {told}{why}"


def restated(*, scope: Scope, card: Scorecard, period: Period, freeze: FreezeCard | None) -> tuple[str, ...]:
    """What was corrected since the freeze before this one, oldest first: who, when, why, what changed."""
    cards = coverage.restatements_for(
        scope=scope, puskesmas_id=card.puskesmas_id, last=period.last, freeze=freeze
    )
    if not cards:
        return ()
    names = quality.Names.of(coverage.elements(), coverage.indicators(puskesmas_id=card.puskesmas_id))
    areas = [area.name for area in card.areas]
    return tuple(_restatement(each, names, scope, areas) for each in cards)


def _restatement(card: RestatementCard, names: quality.Names, scope: Scope, areas: Sequence[str]) -> str:
    """One correction; where a restricted input is among its own, no village stands in its reason either."""
    told = restating.told(card, names, ranked=False)
    day = long_date(card.at.astimezone(scope.now.tzinfo).date())
    inputs = [restating.input_text(each, names) for each in card.inputs if not each.restricted]
    hidden = card.closed
    parts = [f"No. {told.number}, {day}, {told.who} ({told.role}). {told.kind}: {_some(inputs, hidden)}."]
    reason = without_villages(card.reason, areas) if card.restricted else card.reason
    parts.append(f"Alasan: {reason.rstrip('.')}.")
    parts += _statuses(card, names)
    return " ".join(parts)


def _some(inputs: Sequence[str], hidden: int, most: int = 6) -> str:
    """The first inputs; what a paper may not name by village is only counted."""
    shown = list(inputs[:most])
    rest = len(inputs) - len(shown)
    more = [f"{rest} isian lain"] if rest else []
    more += [f"{hidden} isian peka tidak dirinci"] if hidden else []
    return "; ".join([*shown, *more])


def _statuses(card: RestatementCard, names: quality.Names) -> list[str]:
    """Every changed status, gathered by indicator and month."""
    open_rows = [row for row in card.rows if not row.restricted]
    changed = [row for row in open_rows if row.status_changed]
    groups: dict[tuple[str, Month], list[MovedCard]] = {}
    for row in changed:
        groups.setdefault((row.indicator, row.month), []).append(row)
    parts = [
        f"{names.indicators.get(code, code)} {month_name(month)}: {join_names(map(_moved, rows))}"
        for (code, month), rows in groups.items()
    ]
    told = [f"Status berubah: {'; '.join(parts)}."] if parts else ["Tidak ada status yang berubah."]
    only = sum(row.said_changed and not row.status_changed for row in open_rows)
    return [*told, *([f"Cakupan lain yang berubah: {only}."] if only else [])]


def _moved(row: MovedCard) -> str:
    return f"{row.area or 'Wilayah kerja'} {restating.side(row.before)} → {restating.side(row.after)}"
