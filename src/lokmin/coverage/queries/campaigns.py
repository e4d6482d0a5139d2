"""Campaigns as far as the asker may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Sum

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Duty, Scope
from lokmin.coverage.models import Campaign, CampaignChange, CampaignCount, CampaignItem, CampaignTarget
from lokmin.coverage.queries import dictionary
from lokmin.coverage.rules.campaigns import days_between
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard

LATEST = 30  # changes shown as history


@dataclass(frozen=True)
class CampaignCard:
    """A campaign with its days."""

    id: UUID
    puskesmas_id: UUID
    name: str
    first_day: date
    last_day: date
    version: int
    created_at: datetime
    created_by: str

    @property
    def days(self) -> list[date]:
        return days_between(self.first_day, self.last_day)


@dataclass(frozen=True)
class ItemCard:
    """What is given. `restricted`: shown by village only to who may read restricted numbers (FN 14)."""

    id: UUID
    name: str
    element: str | None
    restricted: bool


@dataclass(frozen=True)
class DayCell:
    """A reported day of one village."""

    count: int
    version: int
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True)
class CampaignChangeCard:
    """A count (or, without a day, a target) that was changed after it had been written."""

    item: str
    area: str
    day: date | None
    before: int | None
    after: int | None
    at: datetime
    by: str


@dataclass(frozen=True)
class CampaignBook:
    """A campaign with everything reported. `areas` are those the asker may see, `catchment` all."""

    card: CampaignCard
    items: list[ItemCard]
    areas: list[AreaCard]
    catchment: list[AreaCard]
    targets: dict[tuple[UUID, UUID], int]  # item, area
    counts: dict[tuple[UUID, UUID, date], DayCell]  # item, area, day
    history: list[CampaignChangeCard]

    def shown(self, item: ItemCard, scope: Scope) -> list[AreaCard]:
        """The villages that may be seen for an item."""
        return [] if item.restricted and not scope.can(Duty.READ_RESTRICTED) else self.areas

    def by_day(self, item: ItemCard, area_id: UUID) -> dict[date, int]:
        """What one village reported of one item."""
        return {
            day: cell.count
            for (its_item, its_area, day), cell in self.counts.items()
            if its_item == item.id and its_area == area_id
        }

    def sums(self, item: ItemCard) -> dict[date, int]:
        """The whole catchment by day: only days on which anybody reported."""
        found: dict[date, int] = {}
        for (its_item, _area, day), cell in self.counts.items():
            if its_item == item.id:
                found[day] = found.get(day, 0) + cell.count
        return found

    def target(self, item: ItemCard) -> int | None:
        """The whole catchment's target; None while no village has one."""
        known = [people for (its_item, _area), people in self.targets.items() if its_item == item.id]
        return sum(known) if known else None


@dataclass(frozen=True)
class CampaignLine:
    """A campaign of the list with its sums over all items."""

    card: CampaignCard
    items: list[str]
    target: int | None
    reached: int | None


def campaign_list(*, scope: Scope, puskesmas_id: UUID) -> list[CampaignLine]:
    """The campaigns of a Puskesmas, the latest first."""
    scope.check_puskesmas(puskesmas_id)
    rows = list(Campaign.objects.within(scope).filter(puskesmas_id=puskesmas_id))
    mine = {"item__campaign__in": [row.id for row in rows]}
    items: dict[UUID, list[str]] = {}
    found = CampaignItem.objects.within(scope).filter(campaign__in=[row.id for row in rows])
    for campaign, name in found.values_list("campaign_id", "name"):
        items.setdefault(campaign, []).append(name)
    key = "item__campaign_id"
    wanted = CampaignTarget.objects.within(scope).filter(**mine).values_list(key).annotate(n=Sum("people"))
    done = CampaignCount.objects.within(scope).filter(**mine).values_list(key).annotate(n=Sum("count"))
    targets, reached = dict(wanted.order_by(key)), dict(done.order_by(key))
    return [
        CampaignLine(_card(row), items.get(row.id, []), targets.get(row.id), reached.get(row.id))
        for row in rows
    ]


def campaign_card(*, scope: Scope, puskesmas_id: UUID, campaign_id: UUID) -> CampaignCard:
    """One campaign; another's looks as if it did not exist."""
    row = Campaign.objects.within(scope).filter(id=campaign_id, puskesmas_id=puskesmas_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    return _card(row)


def campaign_items(*, scope: Scope, campaign_id: UUID) -> list[ItemCard]:
    """What is given in a campaign, in its order."""
    rows = CampaignItem.objects.within(scope).filter(campaign_id=campaign_id).select_related("campaign")
    found = list(rows)
    centre = found[0].campaign.puskesmas_id if found else None
    linked = any(row.element_id for row in found)
    hidden = _restricted_elements(centre) if linked and centre else set()
    return [ItemCard(row.id, row.name, row.element_id, row.element_id in hidden) for row in found]


def _restricted_elements(puskesmas_id: UUID) -> set[str]:
    cards = dictionary.indicators(puskesmas_id=puskesmas_id)
    return {element for card in cards if card.restricted for element in card.elements}


def campaign_book(*, scope: Scope, puskesmas_id: UUID, campaign_id: UUID) -> CampaignBook:
    """One campaign with its targets, counts and corrections."""
    card = campaign_card(scope=scope, puskesmas_id=puskesmas_id, campaign_id=campaign_id)
    catchment = places.catchment(puskesmas_id=puskesmas_id)
    items = campaign_items(scope=scope, campaign_id=campaign_id)
    own = {"item__campaign_id": campaign_id}
    targets = CampaignTarget.objects.within(scope).filter(**own)
    counts = CampaignCount.objects.within(scope).filter(**own)
    columns = ("item_id", "area_id", "day", "count", "version", "recorded_by", "recorded_at")
    areas = [area for area in catchment if scope.area_ids is None or area.id in scope.area_ids]
    return CampaignBook(
        card=card,
        items=items,
        areas=areas,
        catchment=catchment,
        targets={(i, a): people for i, a, people in targets.values_list("item_id", "area_id", "people")},
        counts={(i, a, day): DayCell(*rest) for i, a, day, *rest in counts.values_list(*columns)},
        history=_history(scope, campaign_id, items, areas),
    )


def _history(
    scope: Scope, campaign_id: UUID, items: Sequence[ItemCard], areas: Sequence[AreaCard]
) -> list[CampaignChangeCard]:
    """The latest corrections: what replaced something that was written already."""
    names = {area.id: area.name for area in areas}
    open_items = {i.id: i.name for i in items if not i.restricted or scope.can(Duty.READ_RESTRICTED)}
    rows = CampaignChange.objects.within(scope).filter(
        item_id__in=list(open_items), area_id__in=list(names), before__isnull=False
    )
    rows = rows.filter(item__campaign_id=campaign_id).order_by("-at", "-id")[:LATEST]
    columns = ("item_id", "area_id", "day", "before", "after", "at", "by")
    return [
        CampaignChangeCard(open_items[item], names[area], *rest)
        for item, area, *rest in rows.values_list(*columns)
    ]


def counted_items(*, scope: Scope, campaign_id: UUID) -> set[UUID]:
    """The items that anybody reported or set a target for."""
    rows = CampaignItem.objects.within(scope).filter(campaign_id=campaign_id)
    used = rows.annotate(a=Count("counts", distinct=True), b=Count("targets", distinct=True))
    return {row.id for row in used if row.a or row.b}


def counted_days(*, scope: Scope, campaign_id: UUID) -> list[date]:
    """The days that have a count."""
    rows = CampaignCount.objects.within(scope).filter(item__campaign_id=campaign_id)
    return sorted(set(rows.values_list("day", flat=True)))


def _card(row: Campaign) -> CampaignCard:
    return CampaignCard(
        row.id,
        row.puskesmas_id,
        row.name,
        row.first_day,
        row.last_day,
        row.version,
        row.created_at,
        row.created_by,
    )
