"""The scorecard of a month: live or frozen, as far as the asker may see it."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from lokmin.basics.numbers import ceil_div
from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import FrozenRow
from lokmin.coverage.queries import frozen, numbers
from lokmin.coverage.queries.cards import Calendar, FreezeCard, IndicatorCard, Scorecard
from lokmin.coverage.queries.dictionary import indicators as all_indicators
from lokmin.coverage.queries.dictionary import schedules_of
from lokmin.coverage.queries.used import indicators_in_use
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard


def scorecard(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    month: Month,
    until: Month | None = None,
    codes: Sequence[str] | None = None,
    basis: str = "projected",
    calendar: Calendar | None = None,
    known: Sequence[IndicatorCard] = (),
) -> Scorecard:
    """The live numbers. People to reach run to `until` (default `month`), at most to December.

    A midwife sees the rows of her villages, everybody the totals; rows of restricted indicators are left
    out for who may not read them by village. Without `codes` all indicators in use (queries/used.py); an
    unknown code is refused.
    A page that has the calendar or the indicators (of this Puskesmas) hands them in: they are not read twice.
    """
    scope.check_puskesmas(puskesmas_id)
    areas = calendar.areas if calendar else places.catchment(puskesmas_id=puskesmas_id)
    cards = _asked(scope, puskesmas_id, month.year, codes, known, areas)
    until = numbers.last_month_of_year(month, until)
    found = numbers.rows(
        areas={area.id: puskesmas_id for area in areas},
        month=month,
        until=until,
        basis=basis,
        codes=[card.code for card in cards],
        schedules=schedules_of(cards, month.year),
    )
    periods = calendar.freezes if calendar else frozen.freezes(scope=scope, puskesmas_id=puskesmas_id)
    held = next((card for card in periods if month in card.period), None)
    return _assemble(scope, puskesmas_id, month, until, basis, areas, cards, found, held)


def frozen_scorecard(
    *,
    scope: Scope,
    freeze_id: UUID,
    month: Month,
    until: Month | None = None,
    codes: Sequence[str] | None = None,
) -> Scorecard:
    """A month of a frozen period as it stood; refused when the month is not part of it.

    Only people to reach to a later month are counted anew, from the frozen integers.
    """
    card = frozen.freeze(scope=scope, freeze_id=freeze_id)
    if month not in card.period:
        raise Refusal("coverage.not_frozen", month=str(month), period=str(card.period))
    until = numbers.last_month_of_year(month, until)
    rows = FrozenRow.objects.within(scope).filter(freeze_id=freeze_id, year=month.year, month=month.month)
    if codes is not None:
        rows = rows.filter(indicator_id__in=list(codes))
    stored = list(rows.values_list("area_id", "indicator_id", "numbers"))
    found = [PwsRow(**{**{name: n[name] for name in PwsRow._fields}, "area": area}) for area, _, n in stored]
    ids = {area for area, _, _ in stored if area}
    areas = [area for area in places.catchment(puskesmas_id=card.puskesmas_id) if area.id in ids]
    areas += [area for area in places.areas(ids=ids - {area.id for area in areas})]
    frozen_codes = {code for _, code, _ in stored}
    every = all_indicators(puskesmas_id=card.puskesmas_id)
    used = {i.code: i for i in _asked(scope, card.puskesmas_id, month.year, None, every, areas)}
    cards = [used.get(i.code, i) for i in every if i.code in frozen_codes]
    if until != month:
        found = _to_reach(found, cards, until)
    basis = str(stored[0][2].get("basis", "projected")) if stored else "projected"
    return _assemble(scope, card.puskesmas_id, month, until, basis, areas, cards, found, card)


def frozen_series(*, scope: Scope, scored: Scorecard, codes: Sequence[str]) -> dict[Month, list[PwsRow]]:
    """Rows and totals of the named indicators in every month of a frozen scorecard's period."""
    assert scored.frozen
    stored = FrozenRow.objects.within(scope).filter(freeze_id=scored.frozen.id, indicator_id__in=list(codes))
    found: dict[Month, list[PwsRow]] = {}
    for year, month, area, kept in stored.values_list("year", "month", "area_id", "numbers"):
        row = PwsRow(**{**{name: kept[name] for name in PwsRow._fields}, "area": area})
        found.setdefault(Month(year, month), []).append(row)
    return {month: _visible(scope, scored.indicators, rows) for month, rows in found.items()}


_COMPARED = ("numerator", "denominator", "target", "status_code")


def changed_since(*, scope: Scope, scored: Scorecard) -> list[PwsRow]:
    """The frozen rows of this month that the live numbers no longer say, as far as the asker may see them.

    Empty when the month is not frozen. A sasaran that arrived after the freeze is the usual reason.
    """
    if scored.frozen is None:
        return []
    month = scored.month
    stored = FrozenRow.objects.within(scope).filter(
        freeze_id=scored.frozen.id, year=month.year, month=month.month
    )
    live = {(row.area, row.indicator): row for row in [*scored.rows, *scored.totals]}
    found = []
    for area, code, kept in stored.values_list("area_id", "indicator_id", "numbers"):
        now = live.get((area, code))
        if now and any(getattr(now, name) != kept[name] for name in _COMPARED):
            found.append(PwsRow(**{**{name: kept[name] for name in PwsRow._fields}, "area": area}))
    return _visible(scope, scored.indicators, found)


def series(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    last: Month,
    codes: Sequence[str],
    basis: str = "projected",
    scored: Scorecard | None = None,
) -> dict[Month, list[PwsRow]]:
    """Rows and totals of the named indicators, January to `last`, as far as the asker may see them.

    A page that has a scorecard hands it in, so that areas and indicators are not read twice.
    """
    scope.check_puskesmas(puskesmas_id)
    areas = scored.catchment if scored else places.catchment(puskesmas_id=puskesmas_id)
    cards = [i for i in scored.indicators if i.code in codes] if scored else _indicators(codes, puskesmas_id)
    found = numbers.series(
        areas={area.id: puskesmas_id for area in areas},
        first=Month(last.year, 1),
        last=last,
        basis=basis,
        codes=[card.code for card in cards],
        schedules=schedules_of(cards, last.year),
    )
    return {month: _visible(scope, cards, rows) for month, rows in found.items()}


def _asked(
    scope: Scope,
    puskesmas_id: UUID,
    year: int,
    codes: Sequence[str] | None,
    known: Sequence[IndicatorCard],
    areas: Sequence[AreaCard],
) -> list[IndicatorCard]:
    if codes is None:
        return indicators_in_use(
            scope=scope, puskesmas_id=puskesmas_id, years=[year], known=known, areas=areas
        )
    return [card for card in known if card.code in codes] or _indicators(codes, puskesmas_id)


def _indicators(codes: Sequence[str], puskesmas_id: UUID) -> list[IndicatorCard]:
    cards = all_indicators(codes=codes, puskesmas_id=puskesmas_id)
    unknown = set(codes) - {card.code for card in cards}
    if unknown:
        raise Refusal("coverage.unknown_indicator", value=", ".join(sorted(unknown)))
    return cards


def _assemble(
    scope: Scope,
    puskesmas_id: UUID,
    month: Month,
    until: Month,
    basis: str,
    areas: list[AreaCard],
    cards: list[IndicatorCard],
    found: list[PwsRow],
    frozen: FreezeCard | None,
) -> Scorecard:
    visible = _visible(scope, cards, found)
    return Scorecard(
        puskesmas_id=puskesmas_id,
        month=month,
        until=until,
        basis=basis,
        areas=[a for a in areas if scope.area_ids is None or a.id in scope.area_ids],
        indicators=cards,
        rows=[row for row in visible if row.area is not None],
        totals=[row for row in visible if row.area is None],
        provisional=any(row.provisional for row in found),
        frozen=frozen,
        restricted_hidden=len(visible) < len(found) and not scope.can(Duty.READ_RESTRICTED),
        catchment=areas,
    )


def _visible(scope: Scope, cards: Iterable[IndicatorCard], rows: list[PwsRow]) -> list[PwsRow]:
    """Without the villages of others (midwife) and the restricted numbers by village (FN 14)."""
    if scope.area_ids is not None:
        rows = [row for row in rows if row.area is None or row.area in scope.area_ids]
    if not scope.can(Duty.READ_RESTRICTED):
        hidden = {card.code for card in cards if card.restricted}
        rows = [row for row in rows if row.area is None or row.indicator not in hidden]
    return rows


def _to_reach(rows: list[PwsRow], cards: list[IndicatorCard], until: Month) -> list[PwsRow]:
    """Frozen rows with the people still needed at the target line of a later month of the year."""
    counted = {card.code for card in cards if card.accumulates}
    sums: dict[str, int] = {}
    found = []
    for row in rows:
        if row.area is not None and row.indicator in counted and row.people_to_target is not None:
            row = row._replace(people_to_target=people_to(row, until))
            sums[row.indicator] = sums.get(row.indicator, 0) + (row.people_to_target or 0)
        found.append(row)
    return [
        row._replace(people_to_target=sums[row.indicator])
        if row.area is None and row.indicator in sums
        else row
        for row in found
    ]


def people_to(row: PwsRow, until: Month) -> int:
    """max(0, ceil(target to `until` × sasaran) − reached), in integers: frozen rows know no `until`."""
    wanted = ceil_div((row.target or 0) * until.month * (row.denominator or 0), 12 * 1000 * 100_000)
    return max(0, wanted - (row.numerator or 0))
