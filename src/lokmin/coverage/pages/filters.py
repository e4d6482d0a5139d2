"""What the filter of the scorecard leaves: most moved, worst, best, sorted; and the sentence that says so."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from uuid import UUID

from django.utils.translation import gettext as _

from lokmin.coverage.forms.looks import Chosen
from lokmin.coverage.pages import cells, words
from lokmin.coverage.pages.scorecard import Shown
from lokmin.coverage.rules.definition import CLUSTERS
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places.queries import AreaCard
from lokmin.tools import printing

FEW = 3  # villages of a look, and moves that are named
ENOUGH = Fraction(3, 4)  # of the indicators in which the others are judged, to be compared with them


def narrowed(view: Shown, chosen: Chosen) -> Shown:
    """The villages of the look, sorted as chosen. Below five areas nobody is worst or best (FN 13).

    Worst and best go by the share of what could be judged, among those judged in enough.
    """
    areas = list(view.areas)
    if chosen.look == "bergerak":
        areas = _first(areas, {a: sum(n) for a, n in moves_by_area(view).items()}, most=True)
    elif chosen.look and view.card.ranked:
        areas = _first(areas, comparable(view).shares, most=chosen.look == "terburuk")
    return replace(view, areas=_sorted(view, areas, chosen.sort))


@dataclass(frozen=True)
class Comparable:
    """Which share of what could be judged each village has not reached; `silent` were judged in too little.

    Who reports least would otherwise lag in least. `most` is in how many indicators a village was judged.
    """

    shares: dict[UUID, Fraction]
    silent: list[tuple[AreaCard, int]]
    most: int


def comparable(view: Shown) -> Comparable:
    """Villages judged in at least three quarters of what the most judged one is, by the columns shown."""
    codes = {i.code for i in view.indicators}
    judged: Counter[UUID] = Counter()
    below: Counter[UUID] = Counter()
    for row in view.card.rows:
        if row.indicator in codes and row.on_target is not None and words.judged(row):
            judged[row.area] += 1
            below[row.area] += words.below(row)
    most = max(judged.values(), default=0)
    enough = [a for a in view.card.areas if judged[a.id] and judged[a.id] >= ENOUGH * most]
    shares = {a.id: Fraction(below[a.id], judged[a.id]) for a in enough}
    return Comparable(shares, [(a, judged[a.id]) for a in view.card.areas if a.id not in shares], most)


def _silent(found: Comparable) -> str:
    """`Tidak ikut dibandingkan karena laporannya kurang: Pari (2 dari 7 indikator dapat dinilai).`"""
    told = [
        _("%(area)s (%(judged)s dari %(most)s indikator dapat dinilai)")
        % {"area": area.name, "judged": judged, "most": found.most}
        for area, judged in found.silent
    ]
    if not told:
        return ""
    return _("Tidak ikut dibandingkan karena laporannya kurang: %(areas)s.") % {
        "areas": words.joined(told, 6)
    }


def _first(areas: list[AreaCard], counts: Mapping[UUID, int | Fraction], *, most: bool) -> list[AreaCard]:
    """The first three by count or share and whoever shares the third place; villages without one are out."""
    wanted = sorted((n for n in counts.values() if n or not most), reverse=most)[:FEW]
    if not wanted:
        return []
    last = wanted[-1]
    return [a for a in areas if a.id in counts and (counts[a.id] >= last if most else counts[a.id] <= last)]


def moves_by_area(view: Shown) -> dict[UUID, tuple[int, int]]:
    """How many arrows up and down each village has in the columns shown (a change of a point, FN 12)."""
    codes = {i.code for i in view.indicators}
    ups: Counter[UUID] = Counter()
    downs: Counter[UUID] = Counter()
    for row in view.card.rows:
        if row.indicator in codes and (arrow := cells.arrow_of(row)):
            (ups if arrow == "up" else downs)[row.area] += 1
    return {area.id: (ups[area.id], downs[area.id]) for area in view.areas}


def _sorted(view: Shown, areas: list[AreaCard], sort: str) -> list[AreaCard]:
    """By name, by how much is not reached, by arrows up, or by the coverage of one indicator, best first."""
    keys: dict[str, Callable[[AreaCard], object]] = {
        "nama": lambda area: area.name.casefold(),
        "belum": lambda area: -view.below_by_area[area.id],
    }
    if sort == "naik":
        moved = moves_by_area(view)
        return sorted(areas, key=lambda area: moved[area.id][1] - moved[area.id][0])
    if sort in keys:
        return sorted(areas, key=keys[sort])  # type: ignore[type-var,arg-type]
    indicator = next((i for i in view.indicators if i.code == sort), None)
    if indicator is None:
        return areas
    sign = 1 if indicator.lower_is_better else -1

    def coverage(area: AreaCard) -> tuple[bool, Fraction]:
        row = view.card.cell(area.id, sort)
        ratio = row.ratio if row else None
        return (ratio is None, sign * ratio.value if ratio else Fraction(0))

    return sorted(areas, key=coverage)


def largest_moves(view: Shown) -> list[str]:
    """`Pari, K1 naik 4,2 poin`: the largest changes of a month's own coverage among the cells shown."""
    shorts = {i.code: i.short for i in view.indicators}
    names = {area.id: area.name for area in view.areas}
    rows = [r for r in view.card.rows if r.area in names and r.indicator in shorts and cells.arrow_of(r)]
    rows.sort(key=lambda row: -abs(row.change_points or 0))
    return [_move(row, names[row.area], shorts[row.indicator]) for row in rows[:FEW]]


def _move(row: PwsRow, area: str, short: str) -> str:
    change = row.change_points or Fraction(0)
    values = {"area": area, "name": short, "points": printing.number_text(abs(change), 1)}
    if change > 0:
        return _("%(area)s, %(name)s naik %(points)s poin") % values
    return _("%(area)s, %(name)s turun %(points)s poin") % values


@dataclass(frozen=True)
class Told:
    """The sentence above the table, and the notes to it; empty when nothing is filtered."""

    sentence: str
    notes: list[str]


def told(view: Shown, chosen: Chosen) -> Told:
    """What is shown of how much, and by which choice."""
    parts = _choices(view, chosen)
    notes = []
    if chosen.look in {"terburuk", "terbaik"} and not view.card.ranked:
        notes.append(_("Di bawah lima desa tidak ada yang disebut terburuk atau terbaik; semua desa tampil."))
    elif chosen.look in {"terburuk", "terbaik"} and (silent := _silent(comparable(view))):
        notes.append(silent)
    if chosen.look == "bergerak" and (moves := largest_moves(view)):
        notes.append(_("Perubahan terbesar bulan ini: %(moves)s.") % {"moves": "; ".join(moves)})
    if not parts:
        return Told("", notes)
    values = {
        "areas": len(view.areas),
        "all_areas": len(view.card.areas),
        "count": len(view.indicators),
        "choices": "; ".join(parts),
    }
    sentence = _("Ditampilkan %(areas)s dari %(all_areas)s desa dan %(count)s indikator: %(choices)s.")
    return Told(sentence % values, notes)


def _choices(view: Shown, chosen: Chosen) -> list[str]:
    looks = {
        "bergerak": _("desa dengan paling banyak panah naik atau turun"),
        "terburuk": _("desa dengan bagian terbesar indikator belum tercapai, dari yang dapat dinilai"),
        "terbaik": _("desa dengan bagian terkecil indikator belum tercapai, dari yang dapat dinilai"),
    }
    sorts = dict(sort_choices(view))
    parts = [_("program %(name)s") % {"name": _(chosen.programme)}] if chosen.programme else []
    parts += [_cluster(chosen.cluster)] if chosen.cluster else []
    parts += [_("hanya yang belum tercapai")] if chosen.only_below else []
    if chosen.look and (chosen.look == "bergerak" or view.card.ranked):
        parts.append(looks[chosen.look])
    if chosen.sort in sorts:
        parts.append(_("urut menurut %(name)s") % {"name": sorts[chosen.sort]})
    return parts


def look_choices(view: Shown) -> list[tuple[str, str]]:
    """The looks that may be chosen here."""
    found = [("bergerak", _("Paling bergerak"))]
    if view.card.ranked:
        found += [("terburuk", _("Terburuk")), ("terbaik", _("Terbaik"))]
    return found


def sort_choices(view: Shown) -> list[tuple[str, str]]:
    """The ways to sort: the columns too."""
    found = [
        ("nama", _("nama desa")),
        ("belum", _("banyaknya yang belum tercapai")),
        ("naik", _("panah naik")),
    ]
    return found + [(i.code, i.short) for i in view.indicators]


def clusters(view: Shown) -> list[tuple[str, str]]:
    """The clusters of integrated primary care that the indicators belong to, in their order."""
    names = dict.fromkeys(i.cluster for i in view.card.indicators if i.cluster)
    return [(name, _cluster(name)) for name in sorted(names)]


def _cluster(code: str) -> str:
    """`Klaster 2: ibu dan anak`."""
    return _(CLUSTERS.get(code, code))


def nothing(chosen: Chosen) -> str:
    """Why the table is empty, and what to do."""
    if chosen.look == "bergerak":
        return _("Tidak ada angka yang berubah satu poin atau lebih dari bulan lalu.")
    return _("Semua indikator pada kelompok ini sudah tercapai, atau belum berisi data.")
