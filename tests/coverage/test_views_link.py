"""What a village head sees by his link, what staff see of his answer, and notes at cells."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from lokmin.basics.time import Month, Period, zone
from lokmin.coverage.models import CellComment, VillageOpinion
from lokmin.people import actions as people
from tests.coverage.conftest import Screen
from tests.coverage.test_views import text
from tests.meetings.conftest import plan
from tests.world import World

END = datetime(2023, 9, 1, tzinfo=zone("WIB"))


@pytest.fixture
def url(screen: Screen) -> str:
    return f"/t/{screen.world.budi.token}/desa/"


def test_a_head_sees_the_figures_of_his_village_and_nothing_of_another(screen: Screen, url: str):
    browser = Client()
    page = browser.get(url)
    assert page.status_code == 200
    assert "Desa 1" in text(page)
    assert "Desa 2" not in text(page)
    sheet, _head, whole = text(page).split("<h1>")[1].partition("Seluruh wilayah kerja")
    assert "TB" not in sheet
    assert "TB" in whole.split("</section>")[0]
    assert "TB" not in whole.split("</section>", 1)[1]
    assert page["Referrer-Policy"] == "no-referrer"
    assert "sessionid" not in browser.cookies
    assert not VillageOpinion.unscoped.exists()


def test_his_page_of_promises_leads_there(screen: Screen, url: str):
    assert f'href="{url}"' in text(Client().get(f"/t/{screen.world.budi.token}/"))


def test_his_answer_is_kept_once_and_staff_read_it(screen: Screen, url: str):
    sent = {"bulan": "2023-06", "opinion": "differs", "remark": "Bayi Dusun Baru belum dihitung"}
    for _ in range(2):
        assert Client().post(f"{url}jawab/", sent).status_code == 302
    assert VillageOpinion.unscoped.count() == 1
    assert "Bayi Dusun Baru" in text(Client().get(url))
    assert "Bayi Dusun Baru" in text(screen.get(f"desa/{screen.area(0)}/", bulan="2023-06"))
    whole = text(screen.get("jawaban/", bulan="2023-06"))
    assert "0 sesuai, 1 lain, 5 belum" in whole or "1 lain" in whole
    assert "Bayi Dusun Baru" not in text(screen.get(f"desa/{screen.area(0)}/", "ani-camat", bulan="2023-06"))


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"opinion": "differs"}, "Tulis angka menurut desa Anda"),
        ({}, "Pilih dahulu"),
        ({"opinion": "entah"}, "id_opinion"),
    ],
)
def test_an_answer_that_is_not_one_is_refused_with_what_was_typed(screen: Screen, url: str, sent, sentence):
    page = Client().post(f"{url}jawab/", {"bulan": "2023-06", **sent})
    assert page.status_code == 422
    assert sentence in text(page)
    assert not VillageOpinion.unscoped.exists()


def test_looking_again_at_the_answer_s_address_leads_back_and_writes_nothing(screen: Screen, url: str):
    assert Client().get(f"{url}jawab/")["Location"] == url
    assert not VillageOpinion.unscoped.exists()


def link_of(world: World, office) -> str:
    card = people.make_link(scope=world.scope(), puskesmas_id=world.ours.id, office_id=office, expires_at=END)
    return f"/t/{card.token}/"


def test_an_office_without_a_village_finds_no_sheet(screen: Screen):
    camat = link_of(screen.world, screen.world.camat_office)
    assert Client().get(f"{camat}desa/").status_code == 404
    assert "desa/" not in text(Client().get(camat)).split("<main")[1].split("</main")[0]


def test_a_revoked_or_unknown_link_shows_no_figure(screen: Screen, url: str):
    people.revoke_link(scope=screen.world.scope(), link_id=screen.world.budi.id)
    page = Client().get(url)
    assert page.status_code == 410
    assert "Angka desa" not in text(page)
    assert Client().get("/t/tidak-ada/desa/").status_code == 404
    assert timedelta(0) < END - screen.world.scope().now


def test_a_village_without_figures_says_so(world: World):
    page = Client().get(f"/t/{world.budi.token}/desa/")
    assert page.status_code == 200
    assert "Belum ada data desa ini" in text(page)


def test_staff_write_down_a_spoken_answer(screen: Screen):
    sent = {"bulan": "2023-06", "opinion": "agrees", "head": "Budi, Kepala Desa 1", "via": "telepon"}
    address = f"desa/{screen.area(0)}/jawaban/"
    assert screen.post(address, **sent).status_code == 302
    assert "lewat telepon, dicatat oleh" in text(screen.get(f"desa/{screen.area(0)}/", bulan="2023-06"))
    assert screen.post(address, **{**sent, "via": ""}).status_code == 422
    assert screen.post(address, **{**sent, "bulan": "kapan"}).status_code == 422
    assert screen.post(address, "ani-camat", **sent).status_code == 403
    far = f"desa/{screen.area(4)}/jawaban/"
    assert screen.post(far, "ani-midwife", **sent).status_code == 404
    assert VillageOpinion.unscoped.count() == 1


def test_a_note_stands_at_its_cell_and_in_the_list(screen: Screen):
    sent = {
        "bulan": "2023-06",
        "catatan-area": str(screen.area(0)),
        "catatan-element": "IDL",
        "catatan-text": "Dua bayi pindah",
    }
    for _ in range(2):
        assert screen.post("isi/catatan/", **sent).status_code == 302
    assert CellComment.unscoped.count() == 1
    page = text(screen.get("isi/", bulan="2023-06"))
    anchor = f"note-{screen.area(0).hex}-IDL"
    assert f'href="#{anchor}"' in page
    assert f'id="{anchor}"' in page
    assert "Dua bayi pindah" in text(screen.get(f"isi/desa/{screen.area(0)}/", bulan="2023-06"))
    assert "Dua bayi pindah" not in text(screen.get(f"isi/desa/{screen.area(1)}/", bulan="2023-06"))
    assert screen.post("isi/catatan/", **{**sent, "catatan-text": " "}).status_code == 422
    assert screen.post("isi/catatan/", **{**sent, "catatan-area": "x"}).status_code == 422
    far = {**sent, "catatan-area": str(screen.area(4))}
    assert screen.post("isi/catatan/", "ani-midwife", **far).status_code == 422
    assert CellComment.unscoped.count() == 1


def test_an_answer_to_a_month_that_is_none_is_refused_with_a_sentence(screen: Screen):
    sent = {"bulan": "rusak", "opinion": "agrees", "head": "Budi, Kepala Desa 1", "via": "telepon"}
    page = screen.post(f"desa/{screen.area(0)}/jawaban/", **sent)
    assert page.status_code == 422
    assert "“rusak” bukan bulan, jadi jawaban belum tercatat" in text(page)


def half_a_july(screen: Screen) -> None:
    """Every village sent one count of July; a lokmin of 21 August reviews April to June."""
    screen.place.row("IDL", "2023-07", [4] * len(screen.place.areas))
    plan(
        screen.world.scope(),
        screen.world.ours,
        number=3,
        held_on=date(2023, 8, 21),
        reviewed=Period.parse("2023-04..2023-06"),
        planned=Period.parse("2023-08..2023-11"),
    )


def test_a_head_sees_the_month_that_the_next_lokmin_reviews_and_a_day_that_lies_ahead(
    screen: Screen, url: str
):
    half_a_july(screen)
    page = Client().get(url)
    assert page.context["month"] == Month(2023, 6)
    assert page.context["reach"].until == "Oktober"
    assert screen.get("jawaban/").context["month"] == Month(2023, 6)
    assert "31 Juli 2023" not in text(page)


def test_what_was_not_reported_is_no_ordinary_number_for_a_head(screen: Screen, url: str):
    screen.place.row("IDL", "2023-07", [4] * len(screen.place.areas))
    page = Client().get(url)
    assert page.context["month"] == Month(2023, 7)
    late = {each.status_word for each in page.context["figures"] if each.status == "missing"}
    assert late == {"Belum dilaporkan"}
    assert "Juli 2023 belum dilaporkan: " in text(page)
    assert page.context["reach"].until == "Oktober"


def test_no_day_that_is_past_is_asked_of_a_head(screen: Screen, url: str, monkeypatch):
    monkeypatch.setattr("lokmin.web.door.meetings.reach_until", lambda **_asked: Month(2023, 7))
    assert Client().get(url).context["reach"] is None


def test_printed_pages_are_noted_as_handed_over(screen: Screen):
    sent = {
        "bulan": "2023-06",
        "area": str(screen.area(0)),
        "seen_on": "1 Agustus 2023",
        "via": "lembar cetak",
    }
    assert "Lembar cetak sudah diserahkan" in text(screen.get("jawaban/", bulan="2023-06"))
    assert screen.post("jawaban/diserahkan/", **sent).status_code == 302
    page = text(screen.get("jawaban/", bulan="2023-06"))
    assert "1 baru melihat" in page
    assert "dicatat kemudian, 7 Agustus 2023" in page
    for wrong in ({"area": ""}, {"seen_on": "kapan"}, {"bulan": "kapan"}, {"seen_on": "8 Agustus 2023"}):
        assert screen.post("jawaban/diserahkan/", **{**sent, **wrong}).status_code == 422


def test_a_head_says_with_one_tap_that_the_page_was_seen(screen: Screen, url: str):
    sent = {"bulan": "2023-06", "opinion": "seen"}
    assert Client().post(f"{url}jawab/", sent).status_code == 302
    assert "Sudah dilihat" in text(Client().get(url))
