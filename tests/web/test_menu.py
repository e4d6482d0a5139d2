"""The menu follows the rooms and the duties."""

from tests.world import World


def labels(world: World, who: str) -> list[str]:
    page = world.client(who).get(f"/p/{world.ours.code}/")
    return [item.label for item in page.context["menu"]]


def test_the_menu_stands_in_the_order_of_the_work(world: World):
    assert labels(world, "ani-head") == ["Beranda", "Capaian", "Masalah", "Komitmen", "Rapat", "Dokumen"]


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
        "Daftar lintas sektor",
        "Pembagian peran",
        "Tautan pribadi",
        "Halaman Senin",
    ]
    everybody = ["Kampanye imunisasi", "Kamus indikator", "Pembagian peran"]
    assert shortcuts("ani-midwife") == ["Isi data bulanan", *everybody, "Halaman Senin"]
    assert shortcuts("ani-camat") == everybody
