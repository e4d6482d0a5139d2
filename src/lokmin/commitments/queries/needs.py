"""How a promise begins that answers a support: whose office, for what, where."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.obstacles import queries as obstacles
from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard
from lokmin.places.queries import PuskesmasCard


def start(*, scope: Scope, puskesmas: PuskesmasCard, need_id: UUID) -> dict[str, Any]:
    """The first values of the form of a promise that answers this support."""
    problem, need = obstacles.asked(scope=scope, need_id=need_id)
    groups = people.directory(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    own = next((group.offices for group in groups if group.code == need.sector), [])
    office = office_asked(own, problem.area_ids)
    return {
        "office": str(office.id) if office else "",
        "what": need.text,
        "problem": str(problem.id),
        "need": str(need.id),
        "indicator_code": problem.indicator_code or "",
        "area_ids": [str(area_id) for area_id in problem.area_ids],
    }


def office_asked(offices: Sequence[OfficeCard], area_ids: Collection[UUID]) -> OfficeCard | None:
    """The one office of the sector that is meant: the only one, or the only one in the villages; else None,
    and a person chooses."""
    if len(offices) == 1:
        return offices[0]
    near = [office for office in offices if office.area_id in area_ids]
    return near[0] if len(near) == 1 else None
