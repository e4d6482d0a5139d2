"""Planning and changing campaigns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.coverage.actions.figures import one_writer
from lokmin.coverage.models import Campaign, CampaignItem
from lokmin.coverage.queries import campaigns as queries
from lokmin.coverage.queries import dictionary
from lokmin.coverage.queries.campaigns import CampaignCard
from lokmin.coverage.rules.campaigns import LONGEST
from lokmin.tools.actions import action, audit, unchanged

MOST_ITEMS = 12


@dataclass(frozen=True)
class _Given:
    """What a line names: an element of the dictionary by code or name, or anything else by its words."""

    name: str
    element: str | None


@dataclass(frozen=True)
class _Plan:
    """A campaign as somebody wants it, checked."""

    name: str
    first_day: date
    last_day: date
    items: list[_Given]

    @property
    def names(self) -> list[str]:
        return [item.name for item in self.items]

    def details(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "first": str(self.first_day),
            "last": str(self.last_day),
            "items": self.names,
        }


@action
def plan_campaign(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    name: str,
    first_day: date,
    last_day: date,
    items: Sequence[str],
    source: str = "",
) -> CampaignCard:
    """Start a campaign; the same name and first day is the same campaign and is not made twice."""
    may_plan(scope, puskesmas_id)
    one_writer(puskesmas_id)
    plan = _checked(name, first_day, last_day, items)
    if row := _same(scope, puskesmas_id, plan).first():
        if row.last_day != last_day or [i.name for i in campaign_rows(scope, row)] != plan.names:
            raise Refusal("coverage.campaign_twice", name=plan.name, first_day=first_day)
        unchanged()
        return _card(scope, row)
    row = Campaign.add(
        puskesmas_id=puskesmas_id,
        name=plan.name,
        first_day=first_day,
        last_day=last_day,
        source=source,
        created_at=scope.now,
        created_by=scope.actor_name,
    )
    for position, item in enumerate(plan.items, start=1):
        _add_item(row, item, position)
    audit(scope, "plan", row, **plan.details())
    return _card(scope, row)


@action
def change_campaign(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    campaign_id: UUID,
    name: str,
    first_day: date,
    last_day: date,
    items: Sequence[str],
    version: int,
) -> CampaignCard:
    """Change name, days or items; days and items that were reported stay."""
    may_plan(scope, puskesmas_id)
    one_writer(puskesmas_id)
    row = campaign_row(scope, puskesmas_id, campaign_id)
    plan, now = _checked(name, first_day, last_day, items), _standing(scope, row)
    if plan.details() == now:
        unchanged()
        return _card(scope, row)
    if row.version != version:
        raise Stale("coverage.campaign_stale", name=row.name)
    counted = queries.counted_days(scope=scope, campaign_id=row.id)
    if outside := [day for day in counted if not first_day <= day <= last_day]:
        raise Refusal("coverage.campaign_days_counted", day=outside[0])
    if _same(scope, puskesmas_id, plan).exclude(id=row.id).exists():
        raise Refusal("coverage.campaign_twice", name=plan.name, first_day=first_day)
    _replace_items(scope, row, plan)
    row.name, row.first_day, row.last_day, row.version = plan.name, first_day, last_day, row.version + 1
    row.save()
    audit(scope, "change", row, before=now, **plan.details())
    return _card(scope, row)


def may_plan(scope: Scope, puskesmas_id: UUID) -> None:
    """Programme staff plan a campaign; a midwife reports for her villages."""
    scope.check(Duty.WRITE_FIGURES)
    scope.check_puskesmas(puskesmas_id)
    if scope.area_ids is not None:
        raise NotYourDuty("coverage.campaign_whole")


def _checked(name: str, first: date, last: date, items: Sequence[str]) -> _Plan:
    name = " ".join(name.split())
    wanted = list(dict.fromkeys(" ".join(item.split()) for item in items if item.strip()))
    if not name or len(name) > 120:
        raise Refusal("coverage.campaign_name")
    if last < first:
        raise Refusal("coverage.campaign_reversed", first_day=first, last_day=last)
    if (last - first).days + 1 > LONGEST:
        raise Refusal("coverage.campaign_long", most=LONGEST)
    if not wanted or len(wanted) > MOST_ITEMS or any(len(item) > 120 for item in wanted):
        raise Refusal("coverage.campaign_items", most=MOST_ITEMS)
    plan = _Plan(name, first, last, _given(wanted))
    if len(set(plan.names)) != len(wanted):
        raise Refusal("coverage.campaign_item_twice")
    return plan


def _given(texts: Sequence[str]) -> list[_Given]:
    known = {}
    for card in dictionary.elements():
        known[card.name.casefold()] = _Given(card.name, card.code)
        known[card.code.casefold()] = _Given(card.name, card.code)
    return [known.get(text.casefold(), _Given(text, None)) for text in texts]


def _same(scope: Scope, puskesmas_id: UUID, plan: _Plan) -> models.QuerySet[Campaign]:
    """The campaign with this name and first day."""
    rows = Campaign.objects.within(scope).filter(puskesmas_id=puskesmas_id)
    return rows.filter(name=plan.name, first_day=plan.first_day)


def _standing(scope: Scope, row: Campaign) -> dict[str, Any]:
    """The campaign as it stands, in the words of `_Plan.details`."""
    names = [item.name for item in campaign_rows(scope, row)]
    return {"name": row.name, "first": str(row.first_day), "last": str(row.last_day), "items": names}


def campaign_row(scope: Scope, puskesmas_id: UUID, campaign_id: UUID) -> Campaign:
    """A campaign of the Puskesmas; another's looks as if it did not exist."""
    found: Campaign | None = (
        Campaign.objects.within(scope).filter(id=campaign_id, puskesmas_id=puskesmas_id).first()
    )
    if found is None:
        raise NotYours("door.not_yours")
    return found


def campaign_rows(scope: Scope, row: Campaign) -> list[CampaignItem]:
    return list(CampaignItem.objects.within(scope).filter(campaign_id=row.id))


def _card(scope: Scope, row: Campaign) -> CampaignCard:
    return queries.campaign_card(scope=scope, puskesmas_id=row.puskesmas_id, campaign_id=row.id)


def _add_item(row: Campaign, item: _Given, position: int) -> None:
    CampaignItem.add(campaign_id=row.id, element_id=item.element, name=item.name, position=position)


def _replace_items(scope: Scope, row: Campaign, plan: _Plan) -> None:
    """Add what is new, drop what is gone and unused, and keep the order that was typed."""
    now = {item.name: item for item in campaign_rows(scope, row)}
    used = queries.counted_items(scope=scope, campaign_id=row.id)
    for name, row_of_item in now.items():
        if name in plan.names:
            continue
        if row_of_item.id in used:
            raise Refusal("coverage.campaign_item_counted", name=name)
        row_of_item.delete()
    for position, item in enumerate(plan.items, start=1):
        if item.name in now:
            CampaignItem.objects.within(scope).filter(id=now[item.name].id).update(position=position)
        else:
            _add_item(row, item, position)
