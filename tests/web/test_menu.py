"""The menu follows the rooms and the duties."""

from django.urls import get_script_prefix, set_script_prefix

from lokmin.web import menu
from tests.world import World


def labels(world: World, who: str) -> list[str]:
    page = world.client(who).get(f"/p/{world.ours.code}/")
    return [item.label for item in page.context["menu"]]


def test_the_menu_stands_in_the_order_of_the_work(world: World):
    first = ["Beranda", "Capaian", "Masalah", "Komitmen", "Rapat"]
    assert labels(world, "ani-head") == [*first, "Bukti", "Dokumen"]
    assert labels(world, "ani-camat") == [*first, "Dokumen"]


def test_dinkes_has_the_district_board_as_well(world: World):
    assert labels(world, "ani-dinkes")[-1] == "Kabupaten"


def test_the_page_that_is_open_is_marked(world: World):
    page = world.client().get(f"/p/{world.ours.code}/")
    assert [item.label for item in page.context["menu"] if item.current] == ["Beranda"]


def test_what_the_menu_does_not_name_stands_at_the_foot(world: World):
    def shortcuts(who: str) -> list[str]:
        page = world.client(who).get(f"/p/{world.ours.code}/")
        return [item.label for item in page.context["shortcuts"]]

    assert shortcuts("ani-head") == [
        "Isi data bulanan",
        "Kampanye imunisasi",
        "Kamus indikator",
        "Unggah data",
        "Rapat di aula",
        "Daftar lintas sektor",
        "Pembagian peran",
        "Antrean pesan",
        "Tautan pribadi",
        "Ringkasan camat",
        "Halaman Senin",
    ]
    everybody = ["Kampanye imunisasi", "Kamus indikator", "Rapat di aula", "Pembagian peran"]
    assert shortcuts("ani-midwife") == ["Isi data bulanan", *everybody, "Antrean pesan", "Halaman Senin"]
    assert shortcuts("ani-camat") == [*everybody, "Ringkasan camat"]


def test_an_address_of_the_menu_follows_the_folder_that_the_server_stands_in():
    before = get_script_prefix()
    assert menu.address("home", "1011689") == "/p/1011689/"
    try:
        set_script_prefix("/lokmin/")
        assert menu.address("home", "1011689") == "/lokmin/p/1011689/"
    finally:
        set_script_prefix(before)


def test_each_puskesmas_has_its_own_addresses(world: World):
    for card, who in ((world.ours, "ani-head"), (world.sister, "dewi")):
        page = world.client(who).get(f"/p/{card.code}/")
        assert all(f"/p/{card.code}/" in item.url for item in page.context["menu"])


def test_the_door_asks_five_questions(world: World, django_assert_num_queries):
    """Session, account, Puskesmas, roles and their kecamatan: what each page pays before its own."""
    path = f"/p/{world.ours.code}/unggah/"
    for who, many in (("ani-note_taker", 5), ("ani-midwife", 6)):  # a midwife has villages as well
        client = world.client(who)
        with django_assert_num_queries(many):
            assert client.get(path).status_code == 403
