"""Target people and daily counts of a campaign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lokmin.basics.refusal import Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.coverage.actions.campaigns import campaign_row, campaign_rows, may_plan
from lokmin.coverage.actions.figures import one_writer
from lokmin.coverage.models import Campaign, CampaignChange, CampaignCount, CampaignTarget
from lokmin.coverage.rules.limits import MOST_COUNT, MOST_PEOPLE
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit, unchanged


@dataclass(frozen=True)
class CampaignEntry:
    """One village, item and day. `count` None takes the report back; `expected_version` as for figures."""

    item_id: UUID
    area_id: UUID
    day: date
    count: int | None
    expected_version: int | None = None

    @property
    def key(self) -> "Key":
        return (self.item_id, self.area_id, self.day)


Key = tuple[UUID, UUID, date]


@action
def set_campaign_targets(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    campaign_id: UUID,
    targets: Mapping[tuple[UUID, UUID], int | None],
) -> int:
    """Write the target people by item and village; None takes one away. Answers how many changed."""
    may_plan(scope, puskesmas_id)
    one_writer(puskesmas_id)
    row = campaign_row(scope, puskesmas_id, campaign_id)
    names = _known(scope, row)
    for (item, area), people in targets.items():
        _check_place(names, item, area)
        if people is not None and not (type(people) is int and 0 <= people <= MOST_PEOPLE):
            raise Refusal("coverage.campaign_people", area=names[area], value=str(people))
    mine = CampaignTarget.objects.within(scope).filter(item__campaign_id=row.id)
    stored = {(i, a): people for i, a, people in mine.values_list("item_id", "area_id", "people")}
    changes = {key: people for key, people in targets.items() if stored.get(key) != people}
    if not changes:
        unchanged()
        return 0
    for item, area in (key for key, people in changes.items() if people is None):
        mine.filter(item_id=item, area_id=area).delete()
    rows = [CampaignTarget(item_id=i, area_id=a, people=n) for (i, a), n in changes.items() if n is not None]
    CampaignTarget.unscoped.bulk_create(
        rows, update_conflicts=True, unique_fields=["item", "area"], update_fields=["people"]
    )
    _remember(scope, {(i, a, None): (stored.get((i, a)), n) for (i, a), n in changes.items()})
    audit(scope, "set_targets", row, cells=len(changes))
    return len(changes)


@action
def record_campaign_counts(
    *, scope: Scope, puskesmas_id: UUID, campaign_id: UUID, entries: Sequence[CampaignEntry]
) -> int:
    """Write days, all or none, each with its history; answers how many changed.

    Empty is not zero: None takes the report back. The same day again is a change and is compared with the
    version the person saw.
    """
    scope.check(Duty.WRITE_FIGURES)
    scope.check_puskesmas(puskesmas_id)
    one_writer(puskesmas_id)
    row = campaign_row(scope, puskesmas_id, campaign_id)
    names = _known(scope, row)
    for entry in entries:
        _check_entry(scope, row, names, entry)
    if len({entry.key for entry in entries}) != len(entries):
        raise Refusal("coverage.campaign_cell_twice", name=row.name)
    stored = _stored(scope, row, entries)
    changes = [e for e in entries if _value(stored.get(e.key)) != e.count]
    _check_versions(names, changes, stored)
    if not changes:
        unchanged()
        return 0
    _write(scope, changes, stored)
    days = sorted({entry.day for entry in changes})
    audit(scope, "record", row, cells=len(changes), first=str(days[0]), last=str(days[-1]))
    return len(changes)


def _known(scope: Scope, row: Campaign) -> dict[UUID, str]:
    """Names of the areas and items that belong to the campaign."""
    areas = {area.id: area.name for area in places.catchment(puskesmas_id=row.puskesmas_id)}
    return areas | {item.id: item.name for item in campaign_rows(scope, row)}


def _check_place(names: Mapping[UUID, str], item: UUID, area: UUID) -> None:
    if area not in names:
        raise Refusal("coverage.unknown_area", value=str(area))
    if item not in names:
        raise Refusal("coverage.campaign_item", value=str(item))


def _check_entry(scope: Scope, row: Campaign, names: Mapping[UUID, str], entry: CampaignEntry) -> None:
    _check_place(names, entry.item_id, entry.area_id)
    words = {"area": names[entry.area_id], "element": names[entry.item_id]}
    if scope.area_ids is not None and entry.area_id not in scope.area_ids:
        raise Refusal("coverage.not_your_area", area=names[entry.area_id])
    if not row.first_day <= entry.day <= row.last_day:
        raise Refusal("coverage.campaign_day", day=entry.day, first_day=row.first_day, last_day=row.last_day)
    if entry.day > scope.today:
        raise Refusal("coverage.campaign_future", day=entry.day)
    if entry.count is None:
        return
    if type(entry.count) is not int:
        raise Refusal("coverage.not_whole", value=str(entry.count), **words)
    if entry.count < 0:
        raise Refusal("coverage.negative", value=entry.count, **words)
    if entry.count > MOST_COUNT:
        raise Refusal("coverage.too_many", value=entry.count, **words)


def _check_versions(
    names: Mapping[UUID, str], changes: Sequence[CampaignEntry], stored: Mapping[Key, CampaignCount]
) -> None:
    for entry in changes:
        row = stored.get(entry.key)
        version = row.version if row else 0
        if entry.expected_version is not None and entry.expected_version != version:
            raise Stale(
                "coverage.campaign_cell_stale",
                area=names[entry.area_id],
                element=names[entry.item_id],
                day=entry.day,
                mine="—" if entry.count is None else str(entry.count),
                theirs=str(row.count) if row else "—",
                by=row.recorded_by if row else "—",
            )


def _stored(scope: Scope, row: Campaign, entries: Sequence[CampaignEntry]) -> dict[Key, CampaignCount]:
    rows = CampaignCount.objects.within(scope).filter(
        item__campaign_id=row.id, day__in={entry.day for entry in entries}
    )
    return {(each.item_id, each.area_id, each.day): each for each in rows}


def _value(row: CampaignCount | None) -> int | None:
    return row.count if row else None


def _write(scope: Scope, changes: Sequence[CampaignEntry], stored: Mapping[Key, CampaignCount]) -> None:
    gone = [stored[e.key].id for e in changes if e.count is None]
    CampaignCount.objects.within(scope).filter(id__in=gone).delete()
    rows = [
        CampaignCount(
            item_id=e.item_id,
            area_id=e.area_id,
            day=e.day,
            count=e.count,
            version=stored[e.key].version + 1 if e.key in stored else 1,
            recorded_at=scope.now,
            recorded_by=scope.actor_name,
        )
        for e in changes
        if e.count is not None
    ]
    CampaignCount.unscoped.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["item", "area", "day"],
        update_fields=["count", "version", "recorded_at", "recorded_by"],
    )
    _remember(scope, {e.key: (_value(stored.get(e.key)), e.count) for e in changes})


def _remember(
    scope: Scope, changes: Mapping[tuple[UUID, UUID, date | None], tuple[int | None, int | None]]
) -> None:
    CampaignChange.unscoped.bulk_create(
        CampaignChange(
            item_id=item,
            area_id=area,
            day=day,
            before=before,
            after=after,
            at=scope.now,
            by=scope.actor_name,
        )
        for (item, area, day), (before, after) in changes.items()
    )
