"""The district board through a browser."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

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
