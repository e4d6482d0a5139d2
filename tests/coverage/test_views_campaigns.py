"""Campaigns on screens: planned, counted on a phone, watched on one table."""

import re
from datetime import date

import pytest

from lokmin.coverage import actions, queries
from lokmin.coverage.models import Campaign, CampaignCount
from tests.coverage.conftest import Place, Screen
from tests.coverage.test_views_sizes import browser


def text(page) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def plan(place: Place, **more):
    wanted = {
        "name": "Pekan Imunisasi",
        "first_day": date(2023, 8, 4),
        "last_day": date(2023, 8, 10),
        "items": ["PENTA1", "nOPV2"],
    }
    card = actions.plan_campaign(scope=place.scope, puskesmas_id=place.card.id, **{**wanted, **more})
    return queries.campaign_book(scope=place.scope, puskesmas_id=place.card.id, campaign_id=card.id)


def typed(screen: Screen, book, area: int, count: str, version: int = 0, old: str = "") -> dict[str, str]:
    key = f"{screen.area(area)}:{book.items[0].id}"
    return {f"c:{key}": count, f"v:{key}": str(version), f"o:{key}": old}


def test_the_empty_list_says_how_to_start(screen: Screen):
    assert "Rencanakan kampanye" in text(screen.get("kampanye/"))
    assert "Rencanakan kampanye" not in text(screen.get("kampanye/", "ani-camat"))


def test_a_campaign_is_planned_then_its_targets_then_a_day(screen: Screen):
    sent = {"name": "PIN Polio", "first_day": "4-8-2023", "last_day": "10-8-2023", "items": "nOPV2"}
    page = screen.post("kampanye/baru/", **sent)
    campaign = Campaign.unscoped.get()
    assert page.headers["Location"].endswith(f"{campaign.id}/sasaran/")
    book = queries.campaign_book(
        scope=screen.place.scope, puskesmas_id=screen.place.card.id, campaign_id=campaign.id
    )
    home = f"kampanye/{campaign.id}/"
    assert screen.post(f"{home}sasaran/", **typed(screen, book, 0, "70")).status_code == 302
    day = f"{home}isi/?hari=2023-08-07"
    assert screen.post(day, **typed(screen, book, 0, "25")).status_code == 302
    page = text(screen.get(home))
    assert "25 dari 70 sasaran (35,7%)" in page
    assert "4 desa belum melapor hari ini" in page
    assert "Desa 2, Desa 3, Desa 4, Desa 5" in page


def test_a_plan_that_makes_no_sense_is_sent_back(screen: Screen):
    sent = {"name": "PIN", "first_day": "10-8-2023", "last_day": "4-8-2023", "items": "nOPV2"}
    page = screen.post("kampanye/baru/", **sent)
    assert page.status_code == 422
    assert "lebih awal" in text(page)
    assert screen.post("kampanye/baru/", **{**sent, "first_day": "kemarin"}).status_code == 422
    assert not Campaign.unscoped.exists()


def test_a_midwife_reports_on_her_phone_and_sees_her_villages_and_the_sum(screen: Screen):
    book = plan(screen.place)
    home = f"kampanye/{book.card.id}/"
    assert screen.post(f"{home}isi/?hari=2023-08-07", **typed(screen, book, 3, "11")).status_code == 302
    phone = f"{home}isi/{screen.area(0)}/?hari=2023-08-07"
    assert screen.post(phone, "ani-midwife", **typed(screen, book, 0, "7")).status_code == 302
    page = text(screen.get(home, "ani-midwife"))
    assert "Desa 4" not in page.split("<tbody>")[1].split("</tbody>")[0]
    assert re.search(r"<dd>\s*18\s", page)
    assert screen.get(f"{home}isi/{screen.area(3)}/", "ani-midwife").status_code == 404
    assert screen.get("kampanye/baru/", "ani-midwife").status_code == 403


def test_a_second_hand_gets_both_values_and_may_save_again(screen: Screen):
    book = plan(screen.place)
    day = f"kampanye/{book.card.id}/isi/?hari=2023-08-07"
    screen.post(day, **typed(screen, book, 0, "7"))
    page = screen.post(day, "ani-midwife", **typed(screen, book, 0, "9"))
    assert page.status_code == 409
    assert "Ani menulis 7; Anda menulis 9" in text(page)
    assert CampaignCount.unscoped.get().count == 7
    assert screen.post(day, "ani-midwife", **typed(screen, book, 0, "9", 1, "7")).status_code == 302
    assert "7 → 9" in text(screen.get(f"kampanye/{book.card.id}/"))


@pytest.mark.parametrize(("count", "day"), [("-1", "2023-08-07"), ("3", "2023-08-08"), ("x", "2023-08-07")])
def test_what_cannot_be_is_sent_back_with_what_was_typed(screen: Screen, count: str, day: str):
    book = plan(screen.place)
    page = screen.post(f"kampanye/{book.card.id}/isi/?hari={day}", **typed(screen, book, 0, count))
    assert page.status_code == 422
    assert f'value="{count}"' in page.content.decode()
    assert not CampaignCount.unscoped.exists()


def test_a_campaign_that_has_not_begun_cannot_be_filled(screen: Screen):
    book = plan(screen.place, first_day=date(2023, 9, 1), last_day=date(2023, 9, 7))
    assert "belum mulai" in text(screen.get(f"kampanye/{book.card.id}/isi/"))
    assert "Mulai Jumat, 1 September 2023" in text(screen.get(f"kampanye/{book.card.id}/"))


def test_a_campaign_is_changed_with_the_version_that_was_seen(screen: Screen):
    book = plan(screen.place)
    address = f"kampanye/{book.card.id}/ubah/"
    sent = {"name": "Pekan", "first_day": "4-8-2023", "last_day": "9-8-2023", "items": "PENTA1\nMR1"}
    assert screen.get(address).status_code == 200
    assert screen.post(address, **sent, version="7").status_code == 409
    assert screen.post(address, **sent, version="1").status_code == 302


def test_strangers_find_no_campaign(screen: Screen):
    book = plan(screen.place)
    for who in ("citra", "dewi"):
        assert screen.get(f"kampanye/{book.card.id}/", who).status_code == 404


@pytest.mark.parametrize("areas", [1, 3, 15, 30])
def test_the_table_stands_whatever_the_number_of_areas(make, areas: int):
    place = make(areas)
    book = plan(place)
    client, home = browser(place), f"/p/{place.card.code}/capaian/kampanye/"
    for address in ("", f"{book.card.id}/", f"{book.card.id}/isi/", f"{book.card.id}/sasaran/"):
        assert client.get(home + address).status_code == 200


def test_days_that_nobody_reported_carry_no_sum_and_the_last_sum_says_its_day(screen: Screen):
    book = plan(screen.place)
    home = f"kampanye/{book.card.id}/"
    feet = {foot.name: foot for foot in screen.get(home).context["table"].feet}
    assert feet["Kumulatif"].cells == ["–", "–", "–", "–", "", "", ""]
    screen.post(f"{home}isi/?hari=2023-08-05", **typed(screen, book, 0, "25"))
    feet = {foot.name: foot for foot in screen.get(home).context["table"].feet}
    assert feet["Kumulatif"].cells == ["–", "25", "–", "–", "", "", ""]
    assert feet["Kumulatif"].total == "25 sampai 5 Agustus 2023"
