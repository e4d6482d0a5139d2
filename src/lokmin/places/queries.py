"""Reads of areas and Puskesmas. Places are public facts; who may look inside is the door's affair."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lokmin.places.models import Area, Boundary, Catchment, Puskesmas, Wording
from lokmin.places.rules.wording import Pair, Word, read_words, said
from lokmin.tools.prepared import prepared


@dataclass(frozen=True)
class PuskesmasCard:
    """What every page needs to know of its Puskesmas."""

    id: UUID
    code: str
    name: str
    kecamatan_id: UUID
    kecamatan: str
    district_id: UUID
    district: str
    district_code: str
    zone: str
    address: str
    example: bool
    clock_date: date | None

    @property
    def full_name(self) -> str:
        return f"UPT Puskesmas {self.name}"


@dataclass(frozen=True)
class AreaCard:
    """A reporting area as screens and papers name it."""

    id: UUID
    code: str
    name: str
    kind: str
    head_title: str
    kecamatan_id: UUID | None


def _card(row: Puskesmas) -> PuskesmasCard:
    return PuskesmasCard(
        id=row.id,
        code=row.code,
        name=row.name,
        kecamatan_id=row.kecamatan_id,
        kecamatan=row.kecamatan.name,
        district_id=row.district_id,
        district=row.district.name,
        district_code=row.district.code or "",
        zone=row.zone,
        address=row.address,
        example=row.example,
        clock_date=row.clock_date,
    )


def _all() -> QuerySet[Puskesmas]:
    return Puskesmas.objects.select_related("kecamatan", "district")


def puskesmas_by_code(*, code: str) -> PuskesmasCard | None:
    """The Puskesmas with this ministry code or old P-code, or None."""
    found = _by_code(code) or (_all().filter(old_code=code)[:1] if code else [])
    return next(map(_card, found), None)


@prepared
def _by_code(code: str) -> QuerySet[Puskesmas]:
    return _all().filter(code=code)


def puskesmas_cards(*, ids: Iterable[UUID]) -> list[PuskesmasCard]:
    """The named Puskesmas, by code."""
    return [_card(row) for row in _all().filter(id__in=list(ids))]


def puskesmas_of_district(*, district_id: UUID) -> list[PuskesmasCard]:
    return [_card(row) for row in _all().filter(district_id=district_id)]


def puskesmas_of_kecamatan(*, kecamatan_id: UUID) -> list[PuskesmasCard]:
    """Every Puskesmas that serves at least one area of the kecamatan."""
    serving = Catchment.objects.filter(area__parent_id=kecamatan_id).values("puskesmas_id")
    rows = _all().filter(id__in=serving) | _all().filter(kecamatan_id=kecamatan_id)
    return [_card(row) for row in rows.distinct()]


def all_puskesmas() -> list[PuskesmasCard]:
    return [_card(row) for row in _all()]


def kecamatan_ids_of(*, puskesmas_ids: Iterable[UUID]) -> frozenset[UUID]:
    """The kecamatan in which these Puskesmas stand or serve."""
    ids = set(puskesmas_ids)
    found = set(_served(ids))
    without = ids - {puskesmas for puskesmas, _, _ in found}
    own = Puskesmas.objects.filter(id__in=without).order_by().values_list("kecamatan_id", flat=True)
    each = {kecamatan for _, *both in found for kecamatan in both if kecamatan}
    return frozenset(each) | frozenset(own if without else ())


@prepared
def _served(puskesmas_ids: Collection[UUID]) -> QuerySet[Catchment, tuple[UUID, UUID, UUID | None]]:
    """Each Puskesmas, the kecamatan where it stands and one that it serves."""
    rows = Catchment.objects.filter(puskesmas_id__in=puskesmas_ids).order_by()
    return rows.values_list("puskesmas_id", "puskesmas__kecamatan_id", "area__parent_id").distinct()


def puskesmas_card(row: Puskesmas) -> PuskesmasCard:
    """The card of a row that another question brought along, with its kecamatan and district."""
    return _card(row)


def kecamatan_of(card: PuskesmasCard) -> frozenset[UUID]:
    """The same as `kecamatan_ids_of` for one whose card is known."""
    return frozenset({card.kecamatan_id, *(i for _, _, i in _served([card.id]) if i)})


def catchment(*, puskesmas_id: UUID) -> list[AreaCard]:
    """The areas of a Puskesmas in their order."""
    return [AreaCard(key, code or "", *rest) for key, code, *rest in _catchment(puskesmas_id)]


@prepared
def _catchment(puskesmas_id: UUID) -> QuerySet[Catchment, tuple[Any, ...]]:
    return Catchment.objects.filter(puskesmas_id=puskesmas_id).values_list(*_AREA)


_AREA = tuple(f"area__{name}" for name in ("id", "code", "name", "kind", "head_title", "parent_id"))
"""The columns of an `AreaCard`, in its order."""


def districts_of(*, puskesmas_ids: Iterable[UUID]) -> QuerySet[Puskesmas, UUID]:
    """The ids of their districts, to be asked inside another question."""
    return Puskesmas.objects.filter(id__in=list(puskesmas_ids)).values_list("district_id", flat=True)


def area_ids_of(*, puskesmas_ids: Iterable[UUID]) -> frozenset[UUID]:
    """The areas that these Puskesmas serve, their kecamatan and their districts."""
    ids = list(puskesmas_ids)
    served = Catchment.objects.filter(puskesmas_id__in=ids).values_list("area_id", flat=True)
    kecamatan = kecamatan_ids_of(puskesmas_ids=ids)
    above = Area.objects.filter(id__in=kecamatan).values_list("parent_id", flat=True)
    own = Puskesmas.objects.filter(id__in=ids).values_list("district_id", flat=True)
    return frozenset(served) | kecamatan | frozenset(own) | frozenset(i for i in above if i)


def area_card(area: Area) -> AreaCard:
    return AreaCard(area.id, area.code or "", area.name, area.kind, area.head_title, area.parent_id)


def areas(*, ids: Iterable[UUID]) -> list[AreaCard]:
    return [area_card(area) for area in Area.objects.filter(id__in=list(ids))]


def area_by_code(*, code: str) -> AreaCard | None:
    found = Area.objects.filter(code=code).first()
    return area_card(found) if found else None


def served_areas(*, puskesmas_id: UUID | None = None) -> list[AreaCard]:
    """The areas of one Puskesmas, or of all that are registered, each once."""
    if puskesmas_id:
        return catchment(puskesmas_id=puskesmas_id)
    ids = Catchment.objects.values_list("area_id", flat=True)
    return [area_card(area) for area in Area.objects.filter(id__in=ids)]


@dataclass(frozen=True)
class BoundaryCard:
    """The outline of an area: rings of flat whole numbers, and where it comes from."""

    polygons: list[list[list[int]]]
    note: str


def boundaries(*, area_ids: Iterable[UUID]) -> dict[UUID, BoundaryCard]:
    """The outlines of the named areas, as far as they were imported."""
    rows = Boundary.objects.filter(area_id__in=list(area_ids))
    found = rows.values_list("area_id", "polygons", "note")
    return {area: BoundaryCard(polygons, note) for area, polygons, note in found}


@lru_cache(maxsize=1)
def words() -> tuple[Word, ...]:
    """The words for the public, as the reviewed file says them."""
    text = (files("lokmin.places") / "data" / "wording.csv").read_text("utf-8")
    return tuple(read_words(text.splitlines()))


def own_words(*, owner_id: UUID) -> dict[str, Pair]:
    """What a Puskesmas, or a district, says in its own way."""
    return _own_words([owner_id])[owner_id]


def _own_words(owners: Iterable[UUID]) -> dict[UUID, dict[str, Pair]]:
    """The same for several, read at once; ids of Puskesmas and of districts never meet."""
    found: dict[UUID, dict[str, Pair]] = {owner: {} for owner in owners}
    rows = Wording.objects.filter(Q(puskesmas__in=found) | Q(district__in=found))
    for puskesmas, district, key, *pair in rows.values_list(
        "puskesmas_id", "district_id", "key", "text", "text_en"
    ):
        found[puskesmas or district][key] = (pair[0], pair[1])
    return found


def district_words(*, district_id: UUID) -> dict[str, Pair]:
    """Each word for the public as this district says it."""
    return said(words(), own_words(owner_id=district_id))


def public_words(*, card: PuskesmasCard) -> dict[str, Pair]:
    """Each word for the public as this Puskesmas says it, Indonesian and English (FN 27, 36)."""
    return words_of(card=card, words=words())


def words_of(*, card: PuskesmasCard, words: Iterable[Word]) -> dict[str, Pair]:
    """The words of some file as this Puskesmas says them: its own, else the district's, else the file's."""
    own = _own_words([card.district_id, card.id])
    return said(words, own[card.district_id], own[card.id])
