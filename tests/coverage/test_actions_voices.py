"""Notes at cells and the answers of the heads of villages: rows that are only added."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import Month
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import OpinionEntry
from lokmin.people.queries import LinkGuest, open_link
from lokmin.tools.models import AuditRow
from tests.coverage.conftest import NOW, Place
from tests.world import World

JUNE = Month(2023, 6)


def note(place: Place, text: str = "dua bayi pindah", area: int = 0, scope=None, **more) -> None:
    values = {"area_id": place.areas[area].id, "element": "IDL", "month": JUNE, "text": text, **more}
    actions.comment(scope=scope or place.scope, puskesmas_id=place.card.id, **values)


def notes(place: Place, scope=None) -> list[str]:
    found = queries.comments(scope=scope or place.scope, puskesmas_id=place.card.id, month=JUNE)
    return [card.text for card in found]


def test_a_note_is_added_and_the_same_note_sent_twice_is_one(place: Place):
    note(place)
    audited = AuditRow.objects.count()
    note(place)
    assert notes(place) == ["dua bayi pindah"]
    assert AuditRow.objects.count() == audited
    note(place, "sudah diperiksa")
    assert notes(place) == ["dua bayi pindah", "sudah diperiksa"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": "   "}, "coverage.note_empty"),
        ({"text": "x" * 301}, "coverage.note_long"),
        ({"element": "TIDAKADA"}, "coverage.unknown_element"),
        ({"area_id": UUID(int=1)}, "coverage.unknown_area"),
    ],
)
def test_a_note_that_says_nothing_or_belongs_nowhere_is_refused(place: Place, change: dict, code: str):
    with pytest.raises(Refusal) as refused:
        note(place, **change)
    assert refused.value.code == code
    assert notes(place) == []


def test_a_midwife_notes_and_reads_at_her_villages_only(place: Place):
    hers = place.role(Role.MIDWIFE, place.areas[:1])
    note(place, "milik saya", scope=hers)
    note(place, "desa lain", area=1)
    assert notes(place, hers) == ["milik saya"]
    with pytest.raises(Refusal, match="bukan desa Anda"):
        note(place, area=1, scope=hers)


def test_who_may_not_enter_figures_leaves_no_note(place: Place):
    with pytest.raises(NotYourDuty):
        note(place, scope=place.role(Role.CAMAT))


def told(world: World, scope=None) -> list[tuple[str, str]]:
    scope = scope or world.scope()
    found = queries.opinions(scope=scope, puskesmas_id=world.ours.id, month=JUNE)
    return [(card.opinion, card.remark) for card in found]


def guest_of(world: World) -> LinkGuest:
    guest = open_link(token=world.budi.token, now=NOW)
    assert guest is not None
    return guest


def test_a_head_answers_by_link_and_may_answer_anew(world: World):
    guest = guest_of(world)
    actions.answer_by_link(guest=guest, month=JUNE, opinion="agrees", remark="")
    actions.answer_by_link(guest=guest, month=JUNE, opinion="agrees", remark="")
    assert told(world) == [("agrees", "")]
    actions.answer_by_link(guest=guest, month=JUNE, opinion="differs", remark="12 bayi")
    assert told(world) == [("agrees", ""), ("differs", "12 bayi")]
    latest = queries.latest_opinions(scope=world.scope(), puskesmas_id=world.ours.id, month=JUNE)
    (card,) = latest.values()
    assert (card.agrees, card.via, card.area_id) == (False, "tautan pribadi", guest.office.area_id)


@pytest.mark.parametrize(
    ("opinion", "remark", "code"),
    [
        ("differs", " ", "coverage.opinion_remark"),
        ("mungkin", "", "coverage.opinion_unknown"),
        ("agrees", "x" * 501, "coverage.note_long"),
    ],
)
def test_an_answer_that_does_not_say_what_is_refused(world: World, opinion, remark, code):
    with pytest.raises(Refusal) as refused:
        actions.answer_by_link(guest=guest_of(world), month=JUNE, opinion=opinion, remark=remark)
    assert refused.value.code == code
    assert told(world) == []


def test_an_office_without_a_village_has_nothing_to_answer(world: World):
    guest = guest_of(world)
    camat = replace(guest, office=replace(guest.office, area_id=None))
    with pytest.raises(NotYours):
        actions.answer_by_link(guest=camat, month=JUNE, opinion="agrees", remark="")


def by_staff(world: World, role: Role = Role.HEAD, area: int = 0, **more) -> None:
    values = {
        "opinion": "differs",
        "remark": "12 bayi",
        "head": "Budi, Kepala Desa",
        "via": "telepon",
        **more,
    }
    actions.answer_for(
        scope=world.scope(role),
        puskesmas_id=world.ours.id,
        answer=OpinionEntry(world.areas[area].id, JUNE, **values),
    )


def test_staff_write_down_what_a_head_said_and_how(world: World):
    by_staff(world)
    (card,) = queries.opinions(scope=world.scope(), puskesmas_id=world.ours.id, month=JUNE)
    assert (card.head, card.via, card.by) == ("Budi, Kepala Desa", "telepon", "Ani")


@pytest.mark.parametrize(("field", "code"), [("head", "opinion_head"), ("via", "opinion_via")])
def test_who_answered_and_how_must_be_said(world: World, field: str, code: str):
    with pytest.raises(Refusal) as refused:
        by_staff(world, **{field: " "})
    assert refused.value.code == f"coverage.{code}"


def test_the_camat_writes_no_answer_and_a_midwife_only_for_her_villages(world: World):
    with pytest.raises(NotYourDuty):
        by_staff(world, Role.CAMAT)
    by_staff(world, Role.MIDWIFE, area=1)
    with pytest.raises(Refusal, match="bukan desa Anda"):
        by_staff(world, Role.MIDWIFE, area=2)
    by_staff(world, area=2)
    assert len(told(world)) == 2
    assert len(told(world, world.scope(Role.MIDWIFE))) == 1


def test_another_puskesmas_reads_and_writes_none_of_it(world: World):
    by_staff(world)
    stranger = world.scope_of(world.sister)
    with pytest.raises(NotYours):
        queries.opinions(scope=stranger, puskesmas_id=world.ours.id, month=JUNE)
    with pytest.raises(NotYours):
        queries.comments(scope=stranger, puskesmas_id=world.ours.id, month=JUNE)


def test_a_page_that_was_handed_over_counts_as_seen_with_its_own_day(world: World):
    day = date(2023, 8, 1)
    ids = [area.id for area in world.areas[:2]]
    told_twice = {"scope": world.scope(), "puskesmas_id": world.ours.id, "month": JUNE, "area_ids": ids}
    for _tap in range(2):
        assert actions.hand_pages(**told_twice, via="lembar cetak", seen_on=day) == 2
    cards = queries.opinions(scope=world.scope(), puskesmas_id=world.ours.id, month=JUNE)
    assert [(c.opinion, c.seen_on, c.later, c.via) for c in cards] == [
        ("seen", day, True, "lembar cetak")
    ] * 2
    assert cards[0].head == "Budi, Kepala Desa 1"
    assert (cards[0].agrees, cards[0].differs) == (False, False)


def test_what_was_only_seen_does_not_undo_an_answer(world: World):
    by_staff(world)
    by_staff(world, opinion="seen", remark="")
    latest = queries.latest_opinions(scope=world.scope(), puskesmas_id=world.ours.id, month=JUNE)
    assert latest[world.areas[0].id].differs


def test_a_village_is_unseen_until_its_head_saw_or_answered(world: World):
    by_staff(world, opinion="seen", remark="")
    by_staff(world, area=1)
    asked = {"puskesmas_id": world.ours.id, "month": JUNE}
    unseen = queries.unseen_areas(scope=world.scope(), **asked)
    assert [area.id for area in unseen] == [area.id for area in world.areas[2:]]
    assert queries.unseen_areas(scope=world.scope(Role.MIDWIFE), **asked) == []


def test_pages_of_nobody_and_of_tomorrow_are_refused(world: World):
    told_of = {"scope": world.scope(), "puskesmas_id": world.ours.id, "month": JUNE, "via": "cetak"}
    for ids, day, code in (
        ([], date(2023, 8, 1), "coverage.pages_nobody"),
        ([world.areas[0].id], date(2023, 8, 8), "coverage.opinion_future"),
    ):
        with pytest.raises(Refusal) as refused:
            actions.hand_pages(**told_of, area_ids=ids, seen_on=day)
        assert refused.value.code == code
