"""The guest's home behind a personal link: taps without account, session or script."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client

from lokmin.basics.time import Month, Period
from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import OpinionEntry
from lokmin.meetings import actions, queries
from lokmin.people import actions as people
from lokmin.tools.models import AuditRow
from tests.coverage.conftest import place_of, tell, with_numbers
from tests.meetings.ahead import AUGUST, ahead_of, ask, invitation
from tests.meetings.conftest import plan
from tests.meetings.test_views import text_of
from tests.world import NOW, installer

LATER = {"number": 4, "held_on": date(2023, 11, 20), "planned": Period.parse("2023-11..2024-02")}


@pytest.fixture
def ahead(world):
    return ahead_of(world)


def phone() -> Client:
    return Client(enforce_csrf_checks=True)


def get(ahead, tail=""):
    return phone().get(ahead.home + tail)


def post(ahead, tail, data=None, home=""):
    return phone().post((home or ahead.home) + tail, data or {}, headers={"Origin": "null"})


def rsvp(ahead, **data):
    return post(ahead, f"rapat/{ahead.id}/jawab/", data)


def test_the_home_shows_the_meeting_and_asks_for_an_answer(ahead):
    page = text_of(get(ahead))
    assert "Kepala Desa 1, undangan rapat menunggu jawaban" in page
    for words in ("Senin, 21 Agustus 2023", "14 hari lagi", "Aula Kecamatan", "Susunan acara (9)", "Hadir"):
        assert words in page
    assert "diminta dari Bapak/Ibu" not in page


def test_one_tap_answers_and_the_thanks_say_what_was_recorded(ahead):
    sent = rsvp(ahead, rsvp="coming")
    assert sent.status_code == 302
    thanks = text_of(phone().get(sent["Location"]))
    for words in ("jawaban sudah dicatat", "Akan hadir", "7 Agustus 2023", "UPT Puskesmas Lais"):
        assert words in thanks
    assert "Tetap hadir" in text_of(get(ahead))


def test_the_name_of_who_goes_instead_is_not_called_optional(ahead):
    page = get(ahead).content.decode()
    label = page.split("Nama yang mewakili")[1].split("</label>")[0]
    assert "boleh dikosongkan" not in label
    refused = rsvp(ahead, rsvp="delegate", delegate_name="", delegate_title="Sekdes")
    assert refused.status_code == 422
    assert "Tulis nama yang mewakili" in text_of(refused)
    assert rsvp(ahead, rsvp="not_coming", note="Sakit").status_code == 302


def test_a_get_changes_nothing(ahead):
    item = ask(ahead)
    rows = AuditRow.objects.count()
    for tail in (
        "", f"rapat/{ahead.id}/jawab/", f"rapat/{ahead.id}/terima-kasih/", f"rapat/{ahead.id}/masukan/",
        f"keputusan/{item}/",
    ):  # fmt: skip
        assert get(ahead, tail).status_code in (200, 302)
    assert AuditRow.objects.count() == rows
    assert invitation(ahead).rsvp == ""


def test_a_usual_delegate_is_one_tap_and_another_is_typed(ahead):
    office = ahead.world.village_office
    one = people.add_delegate(scope=ahead.scope, office_id=office, name="Sari", title="Sekretaris Desa 1")
    assert "Sari, Sekretaris Desa 1" in text_of(get(ahead))
    assert rsvp(ahead, rsvp="delegate", delegate=str(one)).status_code == 302
    assert (invitation(ahead).delegate_name, invitation(ahead).delegate_title) == (
        "Sari",
        "Sekretaris Desa 1",
    )
    assert rsvp(ahead, rsvp="delegate", delegate_name="Joko").status_code == 302
    assert invitation(ahead).delegate_name == "Joko"


def test_a_refused_answer_shows_the_home_again_with_what_was_typed(ahead):
    page = rsvp(ahead, rsvp="delegate", delegate_title="Kaur")
    assert page.status_code == 422
    assert "Tulis nama yang mewakili" in text_of(page)
    raw = page.content.decode()
    assert 'value="Kaur"' in raw
    assert "<title>Belum terkirim: " in raw
    top = raw.index("Belum terkirim, ada yang perlu dibetulkan")
    assert top < raw.index(f'href="#rapat-{ahead.id}"') < raw.index(f'id="rapat-{ahead.id}"')


def test_a_moved_meeting_asks_again_on_the_home(ahead):
    rsvp(ahead, rsvp="coming")
    card = queries.card(scope=ahead.scope, meeting_id=ahead.id)
    actions.change_meeting(scope=ahead.scope, meeting_id=ahead.id, version=card.version, venue="Balai")
    assert "Mohon jawab lagi" in text_of(get(ahead))
    actions.open_meeting(scope=ahead.scope.at(NOW.replace(day=21)), meeting_id=ahead.id)
    assert "Mohon jawab lagi" not in text_of(get(ahead))


def test_an_open_meeting_takes_no_answer_any_more(ahead):
    actions.open_meeting(scope=ahead.scope.at(NOW.replace(day=21)), meeting_id=ahead.id)
    assert "Rapat sedang berlangsung" in text_of(get(ahead))
    page = rsvp(ahead, rsvp="coming")
    assert page.status_code == 422
    assert "tidak dapat diubah lagi" in text_of(page)


def test_a_meeting_without_invitation_is_not_on_the_home(ahead):
    actions.uninvite(scope=ahead.scope, invitation_id=ahead.invitations[0])
    assert "21 Agustus" not in text_of(get(ahead))
    assert rsvp(ahead, rsvp="coming").status_code == 404


def test_inputs_are_sent_changed_removed_and_put_back(ahead):
    sent = {"kind": "obstacle", "text": "Jalan rusak", "key": "k", "area": str(ahead.world.areas[0].id)}
    for _tap in range(2):
        assert post(ahead, f"rapat/{ahead.id}/masukan/", sent).status_code == 303
    (card,) = queries.inputs(scope=ahead.scope, meeting_id=ahead.id)
    assert "Jalan rusak" in text_of(get(ahead))
    better = {"kind": "obstacle", "text": "Jembatan putus"}
    assert post(ahead, f"masukan/{card.id}/", better).status_code == 303
    assert post(ahead, f"masukan/{card.id}/hapus/").status_code == 303
    assert "Dihapus: “Jembatan putus”" in text_of(get(ahead))
    assert post(ahead, f"masukan/{card.id}/kembalikan/").status_code == 303
    assert "Jembatan putus" in text_of(get(ahead))
    assert post(ahead, f"masukan/{ahead.id}/hapus/").status_code == 404


def test_an_input_without_words_is_shown_again(ahead):
    page = post(ahead, f"rapat/{ahead.id}/masukan/", {"kind": "obstacle", "text": " "})
    assert page.status_code == 422
    assert "Masukan masih kosong" in text_of(page)
    post(ahead, f"rapat/{ahead.id}/masukan/", {"kind": "input", "text": "Ya"})
    (card,) = queries.inputs(scope=ahead.scope, meeting_id=ahead.id)
    wrong = post(ahead, f"masukan/{card.id}/", {"kind": "x", "text": "Lebih baik"})
    assert wrong.status_code == 422
    assert "Lebih baik" in text_of(wrong)


def test_the_camat_answers_decisions_and_nobody_else_sees_them(ahead):
    item = ask(ahead)
    home = f"/t/{ahead.camat_token}/"
    assert "1 keputusan menunggu jawaban" not in text_of(get(ahead))
    actions.answer(scope=ahead.scope, invitation_id=ahead.invitations[1], rsvp="coming")
    assert "Camat, 1 keputusan menunggu jawaban" in text_of(phone().get(home))
    empty = post(ahead, f"keputusan/{item}/", {"answer": "with_note"}, home)
    assert empty.status_code == 422
    assert "Tulis catatannya" in text_of(empty)
    assert post(ahead, f"keputusan/{item}/", {"answer": "agreed"}, home).status_code == 303
    assert "Setuju" in text_of(phone().get(home))
    assert post(ahead, f"keputusan/{item}/", {"answer": "agreed"}).status_code == 404


def test_a_decision_still_open_in_the_room_says_where_it_is_answered(ahead):
    ask(ahead)
    actions.open_meeting(scope=ahead.scope.at(NOW.replace(day=21)), meeting_id=ahead.id)
    page = text_of(phone().get(f"/t/{ahead.camat_token}/"))
    assert "Dijawab di dalam rapat, lalu dicatat notulis." in page


def test_the_camat_sees_his_meeting_without_an_invitation(ahead):
    actions.uninvite(scope=ahead.scope, invitation_id=ahead.invitations[1])
    page = text_of(phone().get(f"/t/{ahead.camat_token}/"))
    assert "21 Agustus 2023" in page
    assert "Mewakilkan" not in page
    assert "Baca ringkasan satu halaman" in page


def test_of_a_planned_year_the_camat_sees_the_next_meeting_and_those_that_ask_him(ahead):
    november = plan(ahead.scope, ahead.world.ours, **(AUGUST | LATER))
    home = f"/t/{ahead.camat_token}/"
    assert "20 November 2023" not in text_of(phone().get(home))
    ask(SimpleNamespace(scope=ahead.scope, id=november.id))
    assert "20 November 2023" in text_of(phone().get(home))


def test_the_home_says_whether_the_head_saw_the_own_village(ahead):
    place = place_of(ahead.world.ours)
    coverage.load_dictionary(scope=installer())
    with_numbers(place)
    tell(place, Month(2023, 1), Month(2023, 6))
    page = text_of(get(ahead))
    assert "Angka Desa 1" in page
    assert "Rapat sudah dekat" not in page
    entry = OpinionEntry(ahead.world.areas[0].id, Month(2023, 6), "agrees", "", "Budi", "telepon")
    coverage.answer_for(scope=ahead.scope, puskesmas_id=ahead.world.ours.id, answer=entry)
    assert "Anda menjawab: sesuai" in text_of(get(ahead))


def test_the_home_is_read_in_english(ahead):
    browser = phone()
    browser.post(f"{ahead.home}bahasa/", {"language": "en"}, headers={"Origin": "null"})
    assert 'lang="en"' in browser.get(ahead.home).content.decode()


def test_a_link_with_nothing_to_sign_offers_no_signing_and_a_mistyped_one_no_home(ahead):
    phone = Client()
    assert "tanda tangani" not in phone.get(ahead.home).content.decode()
    missing = phone.get("/t/salah-ketik/")
    assert missing.status_code == 404
    assert "mintalah tautan baru kepada Puskesmas" in missing.content.decode()
    assert "Buka Beranda" not in missing.content.decode()
    assert "Buka Beranda" in ahead.world.client().get("/tidak-ada/").content.decode()
