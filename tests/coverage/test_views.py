"""The pages of coverage, as a browser meets them."""

import pytest
from django.urls import reverse

from lokmin.basics.time import Month
from lokmin.coverage import queries
from tests.coverage.conftest import Screen

PAGES = ["", "IDL/", "DO13/", "isi/", "sasaran/", "target/"]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_with_figures(screen: Screen, address: str):
    page = screen.get(address)
    assert page.status_code == 200, page.content.decode()[:500]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_without_any_figure(book, address: str):
    from tests.world import build_world

    world = build_world()
    page = world.client().get(f"/p/{world.ours.code}/capaian/{address}")
    assert page.status_code == 200
    assert "None" not in page.content.decode().split("<main", 1)[1]
