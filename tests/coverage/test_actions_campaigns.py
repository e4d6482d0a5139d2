"""Campaigns: planned once, counted a day and village at a time, with history."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role, Scope
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import CampaignEntry
from lokmin.coverage.models import CampaignChange, CampaignCount
from lokmin.coverage.queries import CampaignBook, CampaignCard
from lokmin.tools.models import AuditRow
from tests.coverage.conftest import Place

MONDAY = date(2023, 8, 1)
TODAY = date(2023, 8, 7)
WEEK = {"name": "Pekan Imunisasi", "first_day": MONDAY, "last_day": date(2023, 8, 10)}


def plan(place: Place, scope: Scope | None = None, **more: Any) -> CampaignCard:
    wanted = {**WEEK, "items": ["PENTA1", "nOPV2"], **more}
    return actions.plan_campaign(scope=scope or place.scope, puskesmas_id=place.card.id, **wanted)


def book(place: Place, card: CampaignCard, scope: Scope | None = None) -> CampaignBook:
    return queries.campaign_book(scope=scope or place.scope, puskesmas_id=place.card.id, campaign_id=card.id)


def entry(place: Place, card: CampaignCard, count: int | None, **more: Any) -> CampaignEntry:
    item = book(place, card).items[more.pop("item", 0)]
    area = place.areas[more.pop("area", 0)]
    return CampaignEntry(item.id, area.id, more.pop("day", TODAY), count, **more)


def record(place: Place, card: CampaignCard, *entries: CampaignEntry, scope: Scope | None = None) -> int:
    return actions.record_campaign_counts(
        scope=scope or place.scope, puskesmas_id=place.card.id, campaign_id=card.id, entries=entries
    )


def refused(code: str, do: Any) -> None:
    before = CampaignCount.unscoped.count()
    with pytest.raises(Refusal) as told:
        do()
    assert told.value.code == code
    assert told.value.sentence
    assert CampaignCount.unscoped.count() == before


def test_what_is_given_is_known_by_its_element_where_there_is_one(place: Place):
    card = plan(place)
    first, second = book(place, card).items
    assert (first.element, second.element, second.name) == ("PENTA1", None, "nOPV2")
    assert AuditRow.objects.filter(kind="coverage.campaign", verb="plan").count() == 1


def test_planning_the_same_again_is_the_same_campaign(place: Place):
    assert plan(place).id == plan(place).id
    refused("coverage.campaign_twice", lambda: plan(place, last_day=date(2023, 8, 12)))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": "  "}, "coverage.campaign_name"),
        ({"last_day": MONDAY - timedelta(days=1)}, "coverage.campaign_reversed"),
        ({"last_day": MONDAY + timedelta(days=92)}, "coverage.campaign_long"),
        ({"items": [" "]}, "coverage.campaign_items"),
        ({"items": ["PENTA1", "penta1"]}, "coverage.campaign_item_twice"),
    ],
)
def test_a_campaign_that_makes_no_sense_is_refused(place: Place, more: dict[str, Any], code: str):
    refused(code, lambda: plan(place, **more))


def test_a_midwife_does_not_plan_but_reports_for_her_villages_only(place: Place):
    card = plan(place)
    midwife = place.role(Role.MIDWIFE, place.areas[:2])
    with pytest.raises(NotYourDuty):
        plan(place, midwife)
    assert record(place, card, entry(place, card, 7), scope=midwife) == 1
    refused(
        "coverage.not_your_area",
        lambda: record(place, card, entry(place, card, 7, area=3), scope=midwife),
    )
    assert len(book(place, card, midwife).areas) == 2


@pytest.mark.parametrize("role", [Role.CAMAT, Role.DINKES, Role.NOTE_TAKER, Role.ADMINISTRATION])
def test_who_does_not_fill_figures_does_not_fill_campaigns(place: Place, role: Role):
    card = plan(place)
    one = entry(place, card, 7)
    with pytest.raises(NotYourDuty):
        record(place, card, one, scope=place.role(role))


@pytest.mark.parametrize(
    ("count", "day", "code"),
    [
        (-1, TODAY, "coverage.negative"),
        (5_000_001, TODAY, "coverage.too_many"),
        (3, TODAY + timedelta(days=1), "coverage.campaign_future"),
        (3, MONDAY - timedelta(days=1), "coverage.campaign_day"),
        (3, date(2023, 8, 11), "coverage.campaign_day"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(place: Place, count: int, day: date, code: str):
    card = plan(place)
    good, bad = entry(place, card, 5, area=1), entry(place, card, count, day=day)
    refused(code, lambda: record(place, card, good, bad))


def test_an_unknown_place_or_item_is_refused(place: Place):
    card = plan(place)
    one = entry(place, card, 1)
    refused("coverage.unknown_area", lambda: record(place, card, replace(one, area_id=uuid4())))
    refused("coverage.campaign_item", lambda: record(place, card, replace(one, item_id=uuid4())))
    refused("coverage.campaign_cell_twice", lambda: record(place, card, one, one))


def test_zero_is_reported_and_empty_takes_the_report_back(place: Place):
    card = plan(place)
    record(place, card, entry(place, card, 0))
    found = book(place, card)
    assert found.by_day(found.items[0], place.areas[0].id) == {TODAY: 0}
    record(place, card, entry(place, card, None, expected_version=1))
    assert book(place, card).counts == {}
    assert [(c.before, c.after) for c in CampaignChange.unscoped.order_by("at", "id")] == [
        (None, 0),
        (0, None),
    ]


def test_the_same_day_twice_is_a_change_with_its_history(place: Place):
    card = plan(place)
    record(place, card, entry(place, card, 7, expected_version=0))
    with pytest.raises(Stale) as told:
        record(place, card, entry(place, card, 9, expected_version=0))
    assert told.value.params["theirs"] == "7"
    record(place, card, entry(place, card, 9, expected_version=1))
    (line,) = book(place, card).history
    assert (line.before, line.after, line.by) == (7, 9, "Ani")


def test_sending_the_same_again_changes_nothing(place: Place):
    card = plan(place)
    assert record(place, card, entry(place, card, 7, expected_version=0)) == 1
    assert record(place, card, entry(place, card, 7, expected_version=0)) == 0
    assert CampaignChange.unscoped.count() == 1


def targets(place: Place, card: CampaignCard, people: int | None, area: int = 0) -> int:
    item = book(place, card).items[0]
    wanted: dict[tuple[UUID, UUID], int | None] = {(item.id, place.areas[area].id): people}
    return actions.set_campaign_targets(
        scope=place.scope, puskesmas_id=place.card.id, campaign_id=card.id, targets=wanted
    )


def test_targets_by_village_add_up_and_can_be_taken_back(place: Place):
    card = plan(place)
    found = book(place, card)
    assert found.target(found.items[0]) is None
    assert [targets(place, card, 40), targets(place, card, 40), targets(place, card, 60, area=1)] == [1, 0, 1]
    found = book(place, card)
    assert found.target(found.items[0]) == 100
    targets(place, card, None)
    found = book(place, card)
    assert found.target(found.items[0]) == 60
    refused("coverage.campaign_people", lambda: targets(place, card, -1))


def change(place: Place, card: CampaignCard, **more: Any) -> CampaignCard:
    wanted = {**WEEK, "items": ["PENTA1", "nOPV2"], "version": card.version, **more}
    return actions.change_campaign(
        scope=place.scope, puskesmas_id=place.card.id, campaign_id=card.id, **wanted
    )


def test_a_campaign_may_be_changed_as_far_as_nothing_reported_is_lost(place: Place):
    card = plan(place)
    record(place, card, entry(place, card, 7))
    refused("coverage.campaign_days_counted", lambda: change(place, card, last_day=date(2023, 8, 5)))
    refused("coverage.campaign_item_counted", lambda: change(place, card, items=["nOPV2"]))
    changed = change(place, card, items=["PENTA1", "MR1"], last_day=date(2023, 8, 8))
    assert (changed.version, changed.last_day) == (2, date(2023, 8, 8))
    assert [i.element for i in book(place, card).items] == ["PENTA1", "MR1"]
    with pytest.raises(Stale):
        change(place, card, name="Lain")
    assert change(place, changed, items=["PENTA1", "MR1"], last_day=date(2023, 8, 8)).version == 2


def test_another_puskesmas_finds_no_campaign(place: Place):
    card = plan(place)
    stranger = replace(place.scope, puskesmas_ids=frozenset({uuid4()}))
    with pytest.raises(NotYours):
        book(place, card, stranger)
    with pytest.raises(NotYours):
        record(place, card, entry(place, card, 7), scope=stranger)


def test_an_item_that_the_dictionary_restricts_is_hidden_by_village_from_who_may_not_read_it(place: Place):
    card = plan(place, items=["TB_TERDUGA"])
    (item,) = book(place, card).items
    assert item.restricted
    found = book(place, card)
    assert found.shown(item, place.role(Role.CAMAT)) == []
    assert len(found.shown(item, place.scope)) == 6


def test_the_list_adds_up_all_items(place: Place):
    card = plan(place)
    record(place, card, entry(place, card, 7), entry(place, card, 5, item=1, area=2))
    targets(place, card, 40)
    (line,) = queries.campaign_list(scope=place.scope, puskesmas_id=place.card.id)
    assert (line.reached, line.target, len(line.items)) == (12, 40, 2)
