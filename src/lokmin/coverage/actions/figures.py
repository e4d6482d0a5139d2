"""Recording the monthly counts: many cells at once, all or none."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from lokmin.basics.refusal import Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage.actions import years
from lokmin.coverage.models import Figure, FigureChange, FigureState
from lokmin.coverage.queries import dictionary, frozen
from lokmin.coverage.rules.limits import MOST_COUNT
from lokmin.places import queries as places
from lokmin.tools import bulk, printing
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer


@dataclass(frozen=True)
class FigureEntry:
    """One cell as somebody wants it. `count` None with `reported` takes the report back.

    `expected_version` is the version the person saw (0: an empty cell); None writes whatever stands there.
    """

    area_id: UUID
    element_code: str
    year: int
    month: int
    count: int | None
    state: str = "reported"
    reason: str = ""
    expected_version: int | None = None

    @property
    def key(self) -> "Key":
        return (self.area_id, self.element_code, self.year, self.month)

    @property
    def value(self) -> int | None:
        return self.count if self.state == FigureState.REPORTED else None

    @property
    def erases(self) -> bool:
        return self.count is None and self.state == FigureState.REPORTED


@dataclass(frozen=True)
class FigureResult:
    """What became of one cell: its version now (0: not reported); count, state ("": none), reason before."""

    entry: FigureEntry
    version: int
    changed: bool
    before: int | None
    before_state: str = ""
    before_reason: str = ""


Key = tuple[UUID, str, int, int]
_COLUMNS = (
    "id",
    "area_id",
    "element_id",
    "year",
    "month",
    "count",
    "state",
    "reason",
    "version",
    "recorded_by",
)


@dataclass(frozen=True)
class _Stored:
    id: UUID
    count: int | None
    state: str
    reason: str
    version: int
    recorded_by: str

    def says(self, entry: FigureEntry) -> bool:
        """Whether the cell holds already what the entry wants."""
        return (self.count, self.state, self.reason) == (entry.value, entry.state, entry.reason)


@action
def record_figures(
    *, scope: Scope, puskesmas_id: UUID, entries: Sequence[FigureEntry], source: str
) -> list[FigureResult]:
    """Write cells, each with its history row; answers in the order of `entries`.

    One refused cell refuses all: the `Refusal` raised is the first one's and carries `cells`, a list of
    (entry, refusal) with every refused cell. A cell that somebody else changed is `Stale` with both values.
    """
    if not scope.can(Duty.UPLOAD):
        scope.check(Duty.WRITE_FIGURES)
    scope.check_puskesmas(puskesmas_id)
    return store(scope, puskesmas_id, entries, source)


def store(
    scope: Scope, puskesmas_id: UUID, entries: Sequence[FigureEntry], source: str, *, restating: bool = False
) -> list[FigureResult]:
    """The write itself, inside an action; `restating` wants frozen months and no others."""
    one_writer(puskesmas_id)
    _refuse(_problems(scope, puskesmas_id, entries, restating))
    stored = _stored(scope, puskesmas_id, entries)
    _refuse(_stale(puskesmas_id, entries, stored))
    changes = [e for e in entries if _changes(e, stored.get(e.key))]
    versions = _versions(scope, puskesmas_id, entries, stored)
    if changes:
        _write(scope, puskesmas_id, changes, stored, versions, source)
    else:
        unchanged()
    return [_result(entry, stored.get(entry.key), versions) for entry in entries]


def refused_figures(
    *, scope: Scope, puskesmas_id: UUID, entries: Sequence[FigureEntry]
) -> list[tuple[FigureEntry, Refusal]]:
    """Every cell that `record_figures` would refuse whatever stands there, with its reason; nothing is
    written and nobody waits."""
    return list(_problems(scope, puskesmas_id, entries, restating=False))


def _refuse(problems: Iterable[tuple[FigureEntry, Refusal]]) -> None:
    cells = list(problems)
    if cells:
        first = cells[0][1]
        first.cells = cells  # type: ignore[attr-defined]
        raise first


def _problems(
    scope: Scope, puskesmas_id: UUID, entries: Sequence[FigureEntry], restating: bool
) -> Iterable[tuple[FigureEntry, Refusal]]:
    """Every cell that cannot be written, with its reason."""
    areas = {card.id: card.name for card in places.catchment(puskesmas_id=puskesmas_id)}
    names = {card.code: card.name for card in dictionary.elements()}
    months = _month_check(scope, puskesmas_id, restating)
    seen: set[Key] = set()
    for entry in entries:
        words = {"area": areas.get(entry.area_id, ""), "element": names.get(entry.element_code, "")}
        problem = (
            _unknown(scope, entry, areas, names)
            or months(entry)
            or _value_problem(entry, words)
            or (Refusal("coverage.twice", month=_month(entry), **words) if entry.key in seen else None)
        )
        seen.add(entry.key)
        if problem:
            yield entry, problem


def _unknown(
    scope: Scope, entry: FigureEntry, areas: dict[UUID, str], names: dict[str, str]
) -> Refusal | None:
    if entry.area_id not in areas:
        return Refusal("coverage.unknown_area", value=str(entry.area_id))
    if scope.entry_area_ids is not None and entry.area_id not in scope.entry_area_ids:
        return Refusal("coverage.not_your_area", area=areas[entry.area_id])
    if entry.element_code not in names:
        return Refusal("coverage.unknown_element", value=entry.element_code)
    return None


def _month_check(
    scope: Scope, puskesmas_id: UUID, restating: bool
) -> Callable[[FigureEntry], Refusal | None]:
    """A check of an entry's month; each month is looked at once."""
    cards = frozen.freezes(scope=scope, puskesmas_id=puskesmas_id)
    known: dict[tuple[int, int], Refusal | None] = {}

    def look(year: int, number: int) -> Refusal | None:
        try:
            month = Month(year, number)
        except Refusal as impossible:
            return impossible
        if month.first_day > scope.today:
            return Refusal("coverage.future_month", month=str(month))
        card = frozen.holding(cards, month)
        if restating:
            return None if card else Refusal("coverage.not_frozen_month", month=month)
        return frozen_refusal(month, card) if card else None

    def check(entry: FigureEntry) -> Refusal | None:
        key = (entry.year, entry.month)
        if key not in known:
            known[key] = look(*key)
        return known[key]

    return check


def frozen_refusal(month: Month, card: frozen.FreezeCard) -> Refusal:
    day = printing.date_long(card.frozen_at)
    return Refusal("coverage.frozen", month=str(month), frozen_at=day, frozen_by=card.frozen_by)


def _value_problem(entry: FigureEntry, words: dict[str, str]) -> Refusal | None:
    if entry.state not in FigureState.values:
        return Refusal("coverage.state", value=entry.state)
    if entry.state == FigureState.UNMEASURED:
        return None if entry.reason.strip() else Refusal("coverage.reason_missing", **words)
    if entry.count is None:
        return None
    if type(entry.count) is not int:
        return Refusal("coverage.not_whole", value=str(entry.count), **words)
    if entry.count < 0:
        return Refusal("coverage.negative", value=entry.count, **words)
    if entry.count > MOST_COUNT:
        return Refusal("coverage.too_many", value=entry.count, **words)
    return None


def _month(entry: FigureEntry) -> str:
    return f"{entry.year}-{entry.month:02d}"


def _stored(scope: Scope, puskesmas_id: UUID, entries: Sequence[FigureEntry]) -> dict[Key, _Stored]:
    """The cells as they stand, for the areas and years named."""
    rows = _around(Figure.objects.within(scope), puskesmas_id, entries)
    found = rows.values_list(*_COLUMNS)
    return {(r[1], r[2], r[3], r[4]): _Stored(r[0], *r[5:]) for r in found}


def _around(rows: QuerySet[Any], puskesmas_id: UUID, entries: Sequence[FigureEntry]) -> QuerySet[Any]:
    """The rows that hold those of these cells, and few others."""
    rows = rows.filter(
        puskesmas_id=puskesmas_id, year__in={e.year for e in entries}, month__in={e.month for e in entries}
    )
    areas, codes = {e.area_id for e in entries}, {e.element_code for e in entries}
    if len(areas) <= 5:
        rows = rows.filter(area_id__in=areas)
    if len(codes) <= 20:
        rows = rows.filter(element_id__in=codes)
    return rows


def _versions(
    scope: Scope, puskesmas_id: UUID, entries: Sequence[FigureEntry], stored: dict[Key, _Stored]
) -> dict[Key, int]:
    """The latest version of each cell, also of one that was taken back: its number is never given twice."""
    versions = {key: row.version for key, row in stored.items()}
    empty = [e for e in entries if e.key not in stored and not e.erases]
    if empty:
        changes = _around(FigureChange.objects.within(scope), puskesmas_id, empty).order_by()
        counted = changes.values_list("area_id", "element_id", "year", "month").annotate(
            all=Count("id"), gone=Count("id", filter=Q(after_state=""))
        )
        versions |= {(a, e, y, m): every for a, e, y, m, every, gone in counted if gone}
    return versions


def _stale(
    puskesmas_id: UUID, entries: Sequence[FigureEntry], stored: dict[Key, _Stored]
) -> Iterable[tuple[FigureEntry, Refusal]]:
    late = [e for e in entries if e.expected_version is not None and _differs(e, stored.get(e.key))]
    if not late:
        return
    areas = {card.id: card.name for card in places.catchment(puskesmas_id=puskesmas_id)}
    names = {card.code: card.name for card in dictionary.elements(codes={e.element_code for e in late})}
    for entry in late:
        row = stored.get(entry.key)
        yield (
            entry,
            Stale(
                "coverage.stale",
                area=areas[entry.area_id],
                element=names[entry.element_code],
                mine=_shown(entry.value, entry.state),
                theirs=_shown(row.count, row.state) if row else "—",
                by=row.recorded_by if row else "—",
                version=row.version if row else 0,
            ),
        )


def _shown(count: int | None, state: str) -> str:
    if count is not None:
        return str(count)
    return "—" if state == FigureState.REPORTED else str(FigureState(state).label)


def _differs(entry: FigureEntry, row: _Stored | None) -> bool:
    if row is None:
        return entry.expected_version != 0 and not entry.erases
    return row.version != entry.expected_version and not row.says(entry)


def _changes(entry: FigureEntry, row: _Stored | None) -> bool:
    return not entry.erases if row is None else not row.says(entry)


def _write(
    scope: Scope,
    puskesmas_id: UUID,
    changes: list[FigureEntry],
    stored: dict[Key, _Stored],
    versions: dict[Key, int],
    source: str,
) -> None:
    erased = [stored[e.key].id for e in changes if e.erases]
    if erased:
        Figure.objects.within(scope).filter(id__in=erased).delete()
    written = (
        _figure(scope, puskesmas_id, e, versions.get(e.key, 0) + 1, source) for e in changes if not e.erases
    )
    bulk.insert(
        Figure,
        written,
        unique=("puskesmas_id", "year", "area_id", "element_id", "month"),
        update=("count", "state", "reason", "source", "version", "recorded_at", "recorded_by"),
    )
    years.rewrite(scope, puskesmas_id, {(e.area_id, e.element_code, e.year) for e in changes})
    history = bulk.insert(
        FigureChange, (_change(scope, puskesmas_id, e, stored.get(e.key), source) for e in changes)
    )
    months = sorted({_month(e) for e in changes})
    first = FigureChange(id=history, puskesmas_id=puskesmas_id)
    audit(scope, "record", first, cells=len(changes), first=months[0], last=months[-1], source=source)


def _same(puskesmas_id: UUID, entry: FigureEntry) -> dict[str, Any]:
    return {
        "puskesmas_id": puskesmas_id,
        "area_id": entry.area_id,
        "element_id": entry.element_code,
        "year": entry.year,
        "month": entry.month,
    }


def _figure(
    scope: Scope, puskesmas_id: UUID, entry: FigureEntry, version: int, source: str
) -> dict[str, Any]:
    return {
        **_same(puskesmas_id, entry),
        "count": entry.value,
        "state": entry.state,
        "reason": entry.reason,
        "source": source,
        "version": version,
        "recorded_at": scope.now,
        "recorded_by": scope.actor_name,
    }


def _change(
    scope: Scope, puskesmas_id: UUID, entry: FigureEntry, row: _Stored | None, source: str
) -> dict[str, Any]:
    return {
        **_same(puskesmas_id, entry),
        "before": row.count if row else None,
        "after": entry.value,
        "before_state": row.state if row else "",
        "after_state": "" if entry.erases else entry.state,
        "reason": entry.reason,
        "source": source,
        "at": scope.now,
        "by": scope.actor_name,
    }


def _result(entry: FigureEntry, row: _Stored | None, versions: dict[Key, int]) -> FigureResult:
    changed = _changes(entry, row)
    version = row.version if row else 0
    if changed:
        version = 0 if entry.erases else versions.get(entry.key, 0) + 1
    before = (row.count, row.state, row.reason) if row else (None, "", "")
    return FigureResult(entry, version, changed, *before)
