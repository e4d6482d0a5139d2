"""The same pages for one, three, fifteen and thirty areas (field note 13)."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from lokmin.basics.scope import Role
from lokmin.basics.time import Month
from lokmin.people import actions as people
from tests.coverage.conftest import Place, tell, with_numbers
from tests.world import installer

PASSWORD = "kata-sandi-uji-coba"


def browser(place: Place) -> Client:
    scope = installer(ids=frozenset({place.card.id}))
    account = people.new_account(scope=scope, username="ani", name="Ani", password=PASSWORD)
    since = place.scope.today.replace(year=2022)
    people.give_role(scope=scope, account_id=account, role=Role.HEAD, since=since, puskesmas_id=place.card.id)
    client = Client()
    user = get_user_model().objects.get(pk=account)
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(("areas", "ranked"), [(1, False), (3, False), (15, True), (30, True)])
def test_every_page_stands_whatever_the_number_of_areas(make, areas: int, ranked: bool):
    place = make(areas)
    with_numbers(place)
    tell(place, Month(2023, 1), Month(2023, 3))
    client, home = browser(place), f"/p/{place.card.code}/capaian/"
    village = f"desa/{place.areas[0].id}/"
    pages = {address: client.get(home + address) for address in ("", "IDL/", village, "isi/", "sasaran/")}
    assert {address: page.status_code for address, page in pages.items()} == dict.fromkeys(pages, 200)
    assert ("Peringkat" in pages["IDL/"].content.decode()) is ranked
    assert ("Tiga yang paling baik" in pages[village].content.decode()) is ranked
    assert ("tidak ada peringkat" in pages[""].content.decode()) is not ranked
