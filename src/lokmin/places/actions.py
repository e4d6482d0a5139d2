"""Every write of areas and Puskesmas."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import models, transaction

from lokmin.basics.ids import new_id, stable_id
from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.places import queries
from lokmin.places.models import Area, AreaKind, Catchment, Puskesmas
from lokmin.places.queries import PuskesmasCard
from lokmin.places.rules import VillageLine, check_puskesmas_code, kecamatan_code
from lokmin.places.rules.register import puskesmas_name, region_name
from lokmin.tools.actions import action, audit, unchanged


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
) -> PuskesmasCard:
    """Register a Puskesmas with the areas it serves; refuses a code that is taken.

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
