"""Every write of areas and Puskesmas."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models, transaction

from lokmin.basics.ids import new_id, stable_id
from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.places import queries
from lokmin.places.models import Area, AreaKind, Boundary, Catchment, Puskesmas, Wording
from lokmin.places.queries import PuskesmasCard
from lokmin.places.rules import VillageLine, check_puskesmas_code, kecamatan_code
from lokmin.places.rules.boundaries import Place, Shape, match
from lokmin.places.rules.register import puskesmas_name, region_name
from lokmin.places.rules.wording import Pair, Word, check_own
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer


def _area(
    code: str | None, name: str, kind: str, parent: Area | None, head_title: str = ""
) -> tuple[Area, bool]:
    """The area with this code, made when it is new. One without a code is always new."""
    known = Area.objects.filter(code=code).first() if code else None
    if known:
        return known, False
    area = Area(
        id=stable_id("area", code) if code else new_id(),
        code=code,
        name=name,
        kind=kind,
        parent=parent,
        head_title=head_title,
    )
    area.save(force_insert=True)
    return area, True


def _district(code: str, name: str = "") -> Area:
    return _area(code, name or region_name(code) or f"Kabupaten {code}", AreaKind.DISTRICT, None)[0]


def _kecamatan(code: str, name: str = "") -> Area:
    """The kecamatan with this code, inside its district; without a name that of the public register."""
    district = _district(code[:5])
    return _area(code, name or region_name(code) or code, AreaKind.KECAMATAN, district, "Camat")[0]


def _check_free(villages: Sequence[VillageLine]) -> None:
    """Refuse villages that another Puskesmas serves: a wrong file would count them twice for ever."""
    codes = [line.code for line in villages if line.code]
    taken = Catchment.objects.filter(area__code__in=codes).select_related("area", "puskesmas")
    names = {row.area.name: row.puskesmas.name for row in taken.order_by("area__code")}
    if names:
        listed = ", ".join(f"{village} (Puskesmas {name})" for village, name in list(names.items())[:5])
        raise Refusal("places.village_taken", count=len(names), villages=listed)


@action
def new_puskesmas(
    *,
    scope: Scope,
    code: str,
    villages: Sequence[VillageLine],
    name: str = "",
    kecamatan_name: str = "",
    district_name: str = "",
    kecamatan: str = "",
    zone: str = "WIB",
    old_code: str = "",
    address: str = "",
    example: bool = False,
    clock_date: date | None = None,
    shared: bool = False,
) -> PuskesmasCard:
    """Register a Puskesmas with the areas it serves; refuses a code that is taken, and villages that
    another Puskesmas serves already unless they are said to be `shared`.

    `kecamatan` (code) defaults to the one its villages share; names that are not given come from the public
    registers (rules/register.py). Areas that exist are shared.
    """
    scope.check(Duty.MANAGE_PLACES)
    check_puskesmas_code(code)
    known = queries.puskesmas_by_code(code=code)
    if known:
        raise Refusal("places.exists", code=code, name=known.name)
    if not villages:
        raise Refusal("places.no_villages")
    if not shared:
        _check_free(villages)
    home = kecamatan or kecamatan_code(villages)
    kecamatan_name = kecamatan_name or region_name(home)
    name = name or puskesmas_name(code) or kecamatan_name or code
    district = _district(home[:5], district_name)
    parent = _kecamatan(home, kecamatan_name or name)
    row = Puskesmas(
        id=stable_id("puskesmas", code),
        code=code,
        old_code=old_code,
        name=name,
        kecamatan=parent,
        district=district,
        zone=zone,
        address=address,
        example=example,
        clock_date=clock_date,
        created_at=scope.now,
    )
    row.save(force_insert=True)
    for position, line in enumerate(villages):
        above = parent if not line.code or line.code[:8] == home else _kecamatan(line.code[:8])
        area, _ = _area(line.code or None, line.name, line.kind, above, line.head_title)
        Catchment.objects.create(puskesmas=row, area=area, position=position)
    audit(scope, "new_puskesmas", row, puskesmas_id=row.id, code=code)
    card = queries.puskesmas_by_code(code=code)
    assert card
    return card


@action
def erase_example(*, scope: Scope) -> int:
    """Delete every example Puskesmas with all that hangs on it; answers how many went.

    Refuses when there is no example.
    """
    scope.check(Duty.ERASE_EXAMPLE)
    rows = list(Puskesmas.objects.filter(example=True))
    if not rows:
        raise Refusal("places.no_example")
    for row in rows:
        audit(scope, "erase_example", row, puskesmas_id=row.id, code=row.code)
    Puskesmas.objects.filter(id__in=[row.id for row in rows]).delete()
    return len(rows)


@action
def drop_unused_areas(*, scope: Scope, among: Iterable[UUID]) -> int:
    """Delete those of the named areas that nothing refers to any more, villages first; answers how many."""
    scope.check(Duty.ERASE_EXAMPLE)
    gone = []
    for area in Area.objects.filter(id__in=list(among)).order_by("-code"):
        try:
            with transaction.atomic():
                Area.objects.get(id=area.id).delete()
                gone.append(area)
        except models.ProtectedError:
            continue
    if not gone:
        unchanged()
        return 0
    audit(scope, "drop_unused_areas", gone[-1], areas=[area.code or area.name for area in gone])
    return len(gone)


@dataclass(frozen=True)
class BoundaryResult:
    """What an import of boundaries did: how many areas got one, how many had the very same already."""

    stored: int
    same: int
    strange: list[str]  # shapes of the file that are no area here
    bare: list[str]  # areas of the Puskesmas that still have no boundary

    @property
    def found(self) -> int:
        return self.stored + self.same


@action
def import_boundaries(
    *, scope: Scope, shapes: Sequence[Shape], note: str, puskesmas_id: UUID | None = None
) -> BoundaryResult:
    """Keep the outlines of the areas that a file names: of one Puskesmas, or of all that are registered.

    Repeating it changes nothing. Refuses a file that names no area here.
    """
    scope.check(Duty.MANAGE_PLACES)
    if puskesmas_id:
        scope.check_puskesmas(puskesmas_id)
    areas = queries.served_areas(puskesmas_id=puskesmas_id)
    wanted = [Place(area.id, area.code, area.name) for area in areas]
    matched = match(shapes, wanted)
    if not matched.found:
        raise Refusal("places.boundary_nobody", count=len(shapes))
    before = {row.area_id: row for row in Boundary.objects.filter(area_id__in=[area.id for area in areas])}
    stored = 0
    for place, shape in matched.found:
        polygons = [[[n for point in ring for n in point] for ring in polygon] for polygon in shape.polygons]
        row = before.get(place.key) or Boundary(area_id=place.key)
        if row.polygons == polygons and row.note == note:
            continue
        row.polygons, row.note = polygons, note
        row.recorded_at, row.recorded_by = scope.now, scope.actor_name
        row.save()
        stored += 1
    bare = [place.name for place in matched.bare if place.key not in before]
    strange = [shape.name or shape.code for shape in matched.strange]
    if stored:
        audit(scope, "import_boundaries", row, puskesmas_id=puskesmas_id, areas=stored, note=note)
    else:
        unchanged()
    return BoundaryResult(stored, len(matched.found) - stored, strange, bare)


@action
def set_words(
    *, scope: Scope, puskesmas_id: UUID, own: Mapping[str, Pair], words: Iterable[Word] | None = None
) -> int:
    """Say words in the way of a Puskesmas; an empty word is again the district's. `words`: those of another
    file than the words for the public.

    Answers how many changed; repeating it changes nothing.
    """
    scope.check(Duty.SETTINGS)
    scope.check_puskesmas(puskesmas_id)
    thing = Puskesmas.objects.get(id=puskesmas_id)
    return _set_words(scope, thing, own, words, puskesmas_id=puskesmas_id)


@action
def set_district_words(
    *, scope: Scope, district_id: UUID, own: Mapping[str, Pair], words: Iterable[Word] | None = None
) -> int:
    """The same for all Puskesmas of a district."""
    scope.check(Duty.MANAGE_PLACES)
    return _set_words(scope, Area.objects.get(id=district_id), own, words, district_id=district_id)


def _set_words(
    scope: Scope,
    thing: models.Model,
    own: Mapping[str, Pair],
    words: Iterable[Word] | None,
    **owner: UUID,
) -> int:
    known = {word.key: word for word in (queries.words() if words is None else words)}
    one_writer(next(iter(owner.values())), "words")
    before = queries.own_words(owner_id=next(iter(owner.values())))
    changed = {}
    for key, pair in own.items():
        if key not in known:
            raise Refusal("places.word_key", value=key, known=", ".join(sorted(known)))
        text, text_en = (check_own(part, known[key]) for part in pair)
        if before.get(key, ("", "")) != (text, text_en):
            changed[key] = (text, text_en)
    for key, (text, text_en) in changed.items():
        rows = Wording.objects.filter(key=key, **owner)
        if not text:
            rows.delete()
        elif not rows.update(text=text, text_en=text_en):
            Wording.objects.create(key=key, text=text, text_en=text_en, **owner)
    if not changed:
        unchanged()
        return 0
    audit(scope, "set_words", thing, puskesmas_id=owner.get("puskesmas_id"), words=dict(changed))
    return len(changed)
