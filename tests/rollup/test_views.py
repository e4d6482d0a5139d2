"""The district board through a browser."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from lokmin.basics.time import Period
from tests.meetings.conftest import plan
from tests.papers.story import Story
from tests.world import World

ADDRESS = "/k/16.06/"


def test_dinkes_sees_every_puskesmas_and_nothing_to_press(story: Story):
    page = story.world.client("ani-dinkes").get(ADDRESS).content.decode()
    assert "Lais" in page
    assert "Teluk Kijing" in page
    assert "Mandalawangi" not in page
    main = page[page.index("<main") : page.index("</main")]
    assert 'method="post"' not in main


def test_the_year_can_be_chosen_and_a_strange_one_is_this_year(story: Story):
    browser = story.world.client("ani-dinkes")
    assert "TW II" in browser.get(f"{ADDRESS}?tahun=2023").content.decode()
    assert browser.get(f"{ADDRESS}?tahun=abc").status_code == 200
    assert browser.get(f"{ADDRESS}?tahun=9999").status_code == 200


def test_an_empty_district_says_what_to_do(world: World):
    page = world.client("ani-dinkes").get(ADDRESS).content.decode()
    assert "Belum ada lokmin" in page
    assert "ingatkan" in page


def test_a_row_opens_its_puskesmas(story: Story):
    browser = story.world.client("ani-dinkes")
    home = f"/p/{story.world.ours.code}/"
    assert f'href="{home}"' in browser.get(ADDRESS).content.decode()
    assert browser.get(home).status_code == 200


def test_the_board_speaks_english(story: Story):
    browser = story.world.client("ani-dinkes")
    browser.cookies["django_language"] = "en"
    assert 'lang="en"' in browser.get(ADDRESS).content.decode()


def test_the_board_stays_within_its_queries(story: Story):
    """Eleven of them are the door's: session, account, standings, district."""
    browser = story.world.client("ani-dinkes")
    with CaptureQueriesContext(connection) as captured:
        browser.get(ADDRESS)
    assert len(captured) <= 18, "\n".join(q["sql"][:120] for q in captured)


def test_the_head_of_a_puskesmas_finds_no_board(story: Story):
    assert story.world.client("ani-head").get(ADDRESS).status_code == 404


def test_the_calendar_holds_the_meetings_of_every_puskesmas_by_kind(story: Story):
    browser = story.world.client("ani-dinkes")
    address = f"{ADDRESS}kalender/"
    page = browser.get(f"{address}?tahun=2023")
    shown = [entry for month in page.context["months"] for entry in month.entries]
    assert shown
    assert all(entry.card.is_quarterly and entry.puskesmas for entry in shown)
    assert all(browser.get(entry.url).status_code == 200 for entry in shown)
    assert "kalender.ics?tahun=2023&amp;jenis=lintas" in page.content.decode()
    every = browser.get(f"{address}?tahun=2023&jenis=semua")
    assert len(every.context["cards"]) >= len(shown)
    assert browser.get(f"{address}?tahun=2023&jenis=tinjauan").context["cards"] == []


def test_the_board_leads_to_the_calendar_and_back(story: Story):
    browser = story.world.client("ani-dinkes")
    assert f'href="{ADDRESS}kalender/?tahun=2023"' in browser.get(ADDRESS).content.decode()
    assert f'href="{ADDRESS}?tahun=2023"' in browser.get(f"{ADDRESS}kalender/").content.decode()


def test_two_lokmin_of_one_kecamatan_stand_in_two_rows_and_a_joint_one_in_both(story: Story):
    world = story.world
    dewi = world.scope_of(world.sister)
    plan(dewi, world.sister, number=2, held_on=date(2023, 5, 22))
    plan(world.scope(), world.ours, number=4, taking_part=[world.sister.id], held_on=date(2023, 11, 22),
         reviewed=Period.parse("2023-07..2023-09"), planned=Period.parse("2023-11..2024-02"))  # fmt: skip
    rows = world.client("ani-dinkes").get(ADDRESS).context["rows"]
    cells = {row.name: [cell.text for cell in row.cells if cell.starts] for row in rows}
    assert set(cells) == {"Lais", "Teluk Kijing"}
    assert cells["Lais"][3] == cells["Teluk Kijing"][3]
    assert "belum dijadwalkan" not in cells["Lais"][1] + cells["Teluk Kijing"][1]
