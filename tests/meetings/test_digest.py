"""The camat's summary: over all Puskesmas of his kecamatan, in days' order, blocked promises to him alone."""

from datetime import date, datetime

import pytest

from lokmin.basics.refusal import NotYourDuty
from lokmin.basics.scope import Role
from lokmin.basics.time import Month, Period, zone
from lokmin.commitments import actions as commitments
from lokmin.meetings import actions, queries
from lokmin.meetings.actions.digest import summary
from lokmin.meetings.pages import digest as pages
from lokmin.meetings.rules import reminders
from lokmin.people import queries as directory
from tests.meetings.conftest import plan

NOW = datetime(2023, 8, 7, 9, 0, tzinfo=zone("WIB"))
JULY = Month.parse("2023-07")


def promised(scope, puskesmas, office, what, **changes):
    values = {"quantity": 3, "due_on": date(2023, 8, 20), "area_ids": []} | changes
    card = commitments.make(scope=scope, puskesmas_id=puskesmas.id, office_id=office, what=what, **values)
    return commitments.agree(
        scope=scope, commitment_id=card.id, complete_by=date(2023, 5, 30), contact_name="Dede"
    )


@pytest.fixture
def told(hall):
    """Promises to ours and to the sister's: kept, due, late, blocked."""
    ours, sister = hall.world.ours, hall.world.sister
    dewi = hall.world.scope_of(sister).at(hall.scope.now)
    kept = promised(hall.scope, ours, hall.village, "Ditepati")
    promised(hall.scope, ours, hall.village, "Jatuh tempo")
    promised(hall.scope, ours, hall.police, "Lewat", due_on=date(2023, 7, 1))
    blocked = promised(dewi, sister, hall.police, "Terkendala di sana")
    july = datetime(2023, 7, 10, 9, 0, tzinfo=zone("WIB"))
    commitments.report(
        scope=hall.scope.at(july), commitment_id=kept.id, state="done", happened_on=date(2023, 7, 9)
    )
    commitments.report(
        scope=dewi.at(july), commitment_id=blocked.id, state="blocked", happened_on=date(2023, 7, 9),
        reason="dana belum cair",
    )  # fmt: skip
    return hall


def digest(hall, role=Role.CAMAT):
    scope = hall.world.scope(role, now=NOW)
    return queries.camat_digest(
        scope=scope, puskesmas_id=hall.world.ours.id, kecamatan_id=hall.world.ours.kecamatan_id, month=JULY
    )


def said(lines):
    return [line.card.what for line in lines]


def test_the_camat_reads_all_puskesmas_of_his_kecamatan(told):
    found = digest(told)
    assert found.puskesmas == ("Lais", "Teluk Kijing")
    assert (said(found.kept), said(found.due), said(found.late)) == (["Ditepati"], ["Jatuh tempo"], ["Lewat"])
    assert said(found.blocked) == ["Terkendala di sana"]


def test_blocked_ones_past_their_day_are_said_beside_the_late_ones(told):
    late = promised(told.scope, told.world.ours, told.police, "Macet", due_on=date(2023, 7, 2))
    assert digest(told).stuck_late == 0
    commitments.report(
        scope=told.scope.at(NOW),
        commitment_id=late.id,
        state="blocked",
        happened_on=NOW.date(),
        reason="alat",
    )
    found = digest(told)
    assert (len(found.late), found.stuck_late) == (1, 1)
    assert "1 lewat tenggat (ditambah 1 terkendala yang lewat tenggat)" in pages.heading(found)
    (part,) = [part for part in pages.parts(found, NOW.date()) if part.key == "lewat"]
    assert part.note == "Ditambah 1 terkendala yang lewat tenggat."
    assert "1 lewat tenggat (ditambah 1 terkendala" in summary(found)


def test_staff_read_what_was_promised_to_their_own(told):
    found = digest(told, Role.HEAD)
    assert (found.whole, said(found.blocked), found.puskesmas) == (False, [], ("Lais",))


def test_decisions_that_a_coming_meeting_asks_wait_for_him(told):
    scope = told.world.scope(now=NOW)
    meeting = plan(scope, told.world.ours, number=3, held_on=date(2023, 8, 21))
    items = queries.agenda(scope=scope, meeting_id=meeting.id)
    lines = [actions.AgendaEntry(i.title, i.starts_at, i.presenter, "", i.key, i.id) for i in items]
    from dataclasses import replace

    lines[0] = replace(lines[0], decision_asked="Surat edaran PMT")
    actions.set_agenda(scope=scope, meeting_id=meeting.id, version=meeting.version, items=lines)
    found = digest(told)
    assert [one.text for one in found.decisions] == ["Surat edaran PMT"]
    assert [card.held_on for card in found.coming] == [date(2023, 8, 21)]


def test_one_message_a_month_with_counts_only(told):
    scope = told.world.scope(now=NOW)
    for _ in range(2):
        actions.prepare_today(scope=scope, puskesmas_id=told.world.ours.id)
    cards = directory.waiting_messages(scope=scope, puskesmas_id=told.world.ours.id)
    (card,) = [card for card in cards if card.kind == "digest"]
    assert "Ringkasan Juli 2023" in card.text
    assert "1 komitmen ditepati, 1 jatuh tempo sebulan ke depan, 1 lewat tenggat, 1 terkendala" in card.text
    assert "Terkendala di sana" not in card.text


def test_the_sister_does_not_write_to_him_again(told):
    scope = told.world.scope_of(told.world.sister, Role.HEAD)
    actions.prepare_today(scope=scope, puskesmas_id=told.world.sister.id)
    cards = directory.waiting_messages(scope=scope, puskesmas_id=told.world.sister.id)
    assert "digest" not in {card.kind for card in cards}


def test_the_page_is_for_the_camat_and_who_writes_to_him(told):
    address = f"/p/{told.world.ours.code}/rapat/ringkasan-camat/"
    page = told.world.client("ani-camat").get(address).content.decode()
    assert "Terkendala di sana" in page
    assert "dana belum cair" in page
    assert "Terkendala di sana" not in told.world.client("ani-head").get(address).content.decode()
    assert told.world.client("ani-midwife").get(address).status_code == 403


def test_an_empty_summary_says_what_to_do(hall):
    page = hall.world.client("ani-camat").get(f"/p/{hall.world.far.code}/rapat/ringkasan-camat/")
    assert page.status_code == 404
    ours = hall.world.client("ani-camat").get(f"/p/{hall.world.ours.code}/rapat/ringkasan-camat/?bulan=x")
    assert "Belum ada komitmen" in ours.content.decode()


def test_nobody_without_the_duty_prepares(hall):
    with pytest.raises(NotYourDuty):
        actions.prepare_today(scope=hall.world.scope(Role.MIDWIFE), puskesmas_id=hall.world.ours.id)


@pytest.mark.parametrize(("left", "stage"), [(8, None), (7, 7), (2, 7), (1, 1), (0, 1), (-1, None)])
def test_the_last_day_before_a_meeting_that_has_come_is_the_stage(left: int, stage: int | None):
    assert reminders.stage(left, (7, 1)) == stage


def test_the_camat_s_office_is_known_by_how_it_begins():
    setting = reminders.setting()
    assert reminders.camat_first([(0, "Kasi Kesos"), (1, "Camat Lais")], setting) == 1
    assert reminders.camat_first([(0, "Kepala Distrik Abepura")], setting) == 0
    assert reminders.camat_first([(0, "Sekretaris Camat")], setting) is None


def test_of_a_planned_year_only_the_next_meeting_of_each_puskesmas_is_said(told):
    scope = told.world.scope(now=NOW)
    plan(scope, told.world.ours, number=3, held_on=date(2023, 8, 21))
    winter = Period.parse("2023-11..2024-02")
    plan(scope, told.world.ours, number=4, held_on=date(2023, 11, 20), planned=winter)
    plan(told.world.scope_of(told.world.sister).at(NOW), told.world.sister, held_on=date(2023, 8, 25))
    assert [card.held_on for card in digest(told).coming] == [date(2023, 8, 21), date(2023, 8, 25)]
