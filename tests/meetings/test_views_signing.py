"""Reading aloud, signing in the room and behind a link, addenda: through the screens."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lokmin.basics.time import Period
from lokmin.meetings import actions, queries
from lokmin.meetings.models import Signature
from lokmin.people import actions as people
from lokmin.people import queries as people_queries
from tests.meetings.conftest import DAY, hold, plan
from tests.meetings.test_actions import full_parts, promise
from tests.meetings.test_views import text_of

DRAWING = "10,100 80,40 160,120 240,60"


@pytest.fixture
def ready(hall):
    """A closed lokmin with a whole promise and one that lacks parts; a link of the village head."""
    hold(hall)
    hall.card = promise(hall, **full_parts(hall))
    hall.half = promise(hall, office_id=hall.police, what="Mendampingi kunjungan")
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    hall.link = f"/t/{hall.world.budi.token}/tanda-tangan/"
    return hall


def at(hall, path=""):
    return f"/p/{hall.world.ours.code}/rapat/{hall.meeting.id}/{path}"


def of(hall, office):
    rows = queries.signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    return next(row for row in rows if row.office_id == office)


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())[1]


@pytest.fixture
def ani(hall):
    return hall.world.client("ani-head")


def test_promises_are_read_aloud_one_after_the_other_with_what_is_missing(ready, ani):
    page = text_of(ani.get(at(ready, "bacakan/")))
    for words in (
        "2 komitmen yang disepakati", "Mobil siaga mengantar bayi", "14 bayi", "31 Agustus 2023",
        "belum disebut", "Dilengkapi paling lambat 31 Mei 2023", "Kode naskah",
    ):  # fmt: skip
        assert words in page


def test_a_meeting_without_promises_says_where_they_come_from(hall, ani):
    assert "Belum ada komitmen" in text_of(ani.get(at(hall, "bacakan/")))


def test_the_heading_of_the_signatures_begins_with_a_capital(ready, ani):
    page = ani.get(at(ready, "tanda-tangan/")).content.decode()
    assert re.search(r"<h1[^>]*>\s*Tanda tangan menyusul: ", page)


def test_a_signature_is_drawn_on_the_device_of_the_staff(ready, ani):
    row = of(ready, ready.village)
    page = ani.get(at(ready, f"tanda-tangan/{row.id}/"))
    assert "tidak tersertifikasi" in text_of(page)
    assert "tinta basah atau cap jempol" in text_of(page)
    empty = ani.post(at(ready, f"tanda-tangan/{row.id}/"), {"shown": hidden(page, "shown"), "drawing": ""})
    assert empty.status_code == 422
    assert "Drawing" not in empty.content.decode()
    sent = {"shown": hidden(page, "shown"), "drawing": DRAWING}
    assert ani.post(at(ready, f"tanda-tangan/{row.id}/"), sent).status_code == 303
    shown = ani.get(at(ready, "tanda-tangan/")).content.decode()
    assert 'd="M10 100L80 40L160 120L240 60"' in shown
    again = ani.post(at(ready, f"tanda-tangan/{row.id}/"), {**sent, "drawing": DRAWING + " 300,90"})
    assert again.status_code in (303, 422)
    assert len(of(ready, ready.village).steps) == 1


def test_a_note_is_taken_back_with_a_reason_through_the_page(ready, ani):
    row = of(ready, ready.village)
    told = {"signature": str(row.id), "signed_on": "24 Mei 2023", "way": "thumb"}
    assert ani.post(at(ready, "tanda-tangan/"), told).status_code == 303
    bare = ani.post(at(ready, "tanda-tangan/"), {"do": "undo", "signature": str(row.id), "reason": ""})
    assert bare.status_code == 422
    done = {"do": "undo", "signature": str(row.id), "reason": "salah baris"}
    assert ani.post(at(ready, "tanda-tangan/"), done).status_code == 303
    page = text_of(ani.get(at(ready, "tanda-tangan/")))
    assert "salah baris" in page
    assert "Cap jempol" in page


def test_a_signature_of_another_meeting_is_not_found_under_this_one(ready, ani):
    other = actions.plan_meeting(
        scope=ready.scope, puskesmas_id=ready.world.ours.id, kind="stunting", year=2023, number=1,
        held_on=DAY.date(), reviewed=ready.meeting.reviewed, planned=ready.meeting.planned, venue="Aula",
        chair_name="Pak Camat", chair_title="Camat",
    )  # fmt: skip
    row = of(ready, ready.village)
    address = at(ready, f"tanda-tangan/{row.id}/").replace(str(ready.meeting.id), str(other.id))
    assert ani.get(address).status_code == 404


def test_the_holder_of_a_link_reads_and_signs_and_opening_changes_nothing(ready):
    phone = Client()
    listed = text_of(phone.get(ready.link))
    assert "1 kesepakatan menunggu tanda tangan Anda" in listed
    row = of(ready, ready.village)
    address = f"{ready.link}{row.id}/"
    for _ in range(2):
        page = phone.get(address)
    assert of(ready, ready.village).signed_on is None
    assert "Mobil siaga mengantar bayi" in text_of(page)
    signed = phone.post(address, {"shown": hidden(page, "shown"), "drawing": DRAWING, "who": "holder"})
    assert signed.status_code == 303
    assert "tanda tangan Anda tercatat" in text_of(phone.get(address))
    assert "Tidak ada kesepakatan yang menunggu" in text_of(phone.get(ready.link))
    assert of(ready, ready.village).way == "drawn"


def test_the_home_of_a_link_offers_signing_only_while_something_is_to_sign(ready):
    phone = Client()
    home = ready.link.removesuffix("tanda-tangan/")
    offered = "Baca dan tanda tangani kesepakatan"
    assert offered in text_of(phone.get(home))
    address = f"{ready.link}{of(ready, ready.village).id}/"
    shown = hidden(phone.get(address), "shown")
    phone.post(address, {"shown": shown, "drawing": DRAWING, "who": "holder"})
    assert offered not in text_of(phone.get(home))
    assert "Kesepakatan yang sudah Anda tanda tangani" in text_of(phone.get(home))
    row = Signature.objects.within(ready.scope).get(id=of(ready, ready.village).id)
    row.printed_name = "Pak Lama"  # as after a handover: the paper names who signed
    row.save()
    later = text_of(phone.get(home))
    assert "Kesepakatan yang sudah ditandatangani Pak Lama" in later
    assert "Anda tanda tangani" not in later


def test_a_link_signs_nobody_elses_and_a_flood_is_refused(ready):
    phone = Client()
    police = of(ready, ready.police)
    assert phone.get(f"{ready.link}{police.id}/").status_code == 404
    assert phone.post(f"{ready.link}{police.id}/", {"shown": "x", "drawing": DRAWING}).status_code == 404
    row = of(ready, ready.village)
    flood = phone.post(f"{ready.link}{row.id}/", {"shown": "x", "drawing": "1,1 " * 60_000})
    assert flood.status_code >= 400
    old = phone.post(f"{ready.link}{row.id}/", {"shown": "0" * 64, "drawing": DRAWING, "who": "holder"})
    assert old.status_code == 409
    assert "Naskah berubah" in text_of(old)


def test_a_delegates_promise_is_confirmed_on_the_principals_own_link(hall):
    hall.open_it()
    actions.check_in(
        scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.village, presence="represented",
        person_name="Siti", person_title="Sekretaris Desa 1",
    )  # fmt: skip
    card = promise(hall, **full_parts(hall))
    assert card.waits_for_principal
    phone, home = Client(), f"/t/{hall.world.budi.token}/"
    page = text_of(phone.get(home))
    assert "Dijanjikan Siti, Sekretaris Desa 1 atas nama jabatan ini" in page
    assert "1 komitmen menunggu penegasan Anda" in page
    assert "Baca dan tanda tangani kesepakatan" not in page  # nobody drew up the signers yet
    for _ in range(2):
        assert phone.post(f"{home}tegaskan/{card.id}/").status_code == 302
    after = text_of(phone.get(home))
    assert "Saya tegaskan" not in after
    assert "menunggu penegasan" not in after
    staff = hall.world.client("ani-head").get(f"/p/{hall.world.ours.code}/komitmen/{card.id}/")
    assert "tautan pribadi" in text_of(staff)


def test_an_addendum_is_written_in_two_steps_and_printed(ready, ani):
    assert "Tidak ada yang berubah sejak rapat ditutup" in text_of(ani.get(at(ready, "adendum/")))
    address = at(ready, f"adendum/baru/?ubah={ready.card.id}&tambah=1")
    page = ani.get(address)
    prefix = f"u{ready.card.id}"
    assert f'name="{prefix}-what"' in page.content.decode()
    form = {
        "key": hidden(page, "key"), "reason": "Jembatan putus", "dated": "24 Mei 2023", "correction": "",
        f"{prefix}-what": "Mobil siaga mengantar bayi", f"{prefix}-area_ids": str(ready.world.areas[0].id),
        f"{prefix}-quantity": "20", f"{prefix}-quantity_unit": "bayi", f"{prefix}-due_on": "31 Agustus 2023",
        f"{prefix}-supporting_office_ids": str(ready.camat),
        "t0-office_id": str(ready.camat), "t0-what": "Surat edaran",
    }  # fmt: skip
    lacking = ani.post(address, {**form, "t0-what": ""})
    assert lacking.status_code == 422
    assert "Jembatan putus" in text_of(lacking)
    assert ani.post(address, form).status_code == 303
    told = text_of(ani.get(at(ready, "adendum/")))
    for words in (
        "Adendum 1, 24 Mei 2023",
        "berapa: semula 14, menjadi 20",
        "Surat edaran",
        "menyusul",
        "pendukung:",
    ):
        assert words in told
    (made,) = queries.addenda(scope=ready.scope, meeting_id=ready.meeting.id)
    for ending in ("pdf", "docx"):
        paper = ani.get(f"/p/{ready.world.ours.code}/dokumen/adendum/{made.id}.{ending}")
        assert paper.status_code == 200
    assert ani.get(f"/p/{ready.world.ours.code}/dokumen/adendum/{made.id}.xlsx").status_code == 404
    assert "Adendum 1" in text_of(ani.get(at(ready, "bacakan/")))


def test_an_open_meeting_shows_the_direct_way_instead_of_an_addendum(hall, ani):
    hold(hall)
    assert "betulkan langsung" in text_of(ani.get(at(hall, "adendum/baru/")))


def test_who_only_reads_gets_no_buttons(ready):
    camat = ready.world.client("ani-camat")
    page = camat.get(at(ready, "tanda-tangan/")).content.decode()
    assert "Catat tanda tangan" not in page
    assert "Bacakan kesepakatan" in page


def test_sectors_stand_in_their_order_and_the_meeting_is_evaluated(ready, ani):
    later = ready.scope.at(DAY + timedelta(days=80))
    august = plan(
        later, ready.world.ours, number=3, held_on=later.today, reviewed=Period.parse("2023-05..2023-07"),
        planned=Period.parse("2023-08..2023-11"),
    )  # fmt: skip
    actions.open_meeting(scope=later, meeting_id=august.id)
    base = f"/p/{ready.world.ours.code}/rapat/{august.id}/"
    page = text_of(ani.get(f"{base}evaluasi/sektor/"))
    assert "0 dari 2 komitmen 2 sektor selesai" in page
    assert "Urutan sektor tetap, bukan peringkat" in page
    told = text_of(ani.get(f"{base}evaluasi-rapat/"))
    assert "tidak tercatat" in told
    assert "TW II 2023" in told
    assert "0 dari 2 selesai" in told


def test_a_link_that_was_revoked_signs_nothing(ready):
    people.revoke_link(scope=ready.scope, link_id=ready.world.budi.id)
    assert Client().get(ready.link).status_code == 410


def represented(hall):
    """The village came as Sekdes Jajang, promised, and the meeting is closed."""
    hall.open_it()
    actions.check_in(
        scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.village, presence="represented",
        person_name="Jajang", person_title="Sekdes",
    )  # fmt: skip
    actions.add_entry(
        scope=hall.scope,
        meeting_id=hall.meeting.id,
        item_id=hall.item("address").id,
        kind="decision",
        text="Ya",
    )
    promise(hall, **full_parts(hall))
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    return f"/t/{hall.world.budi.token}/tanda-tangan/{of(hall, hall.village).id}/"


def test_the_holder_does_not_sign_as_the_delegate_who_is_printed(hall):
    phone, address = Client(), represented(hall)
    page = phone.get(address)
    assert "Siapa yang menandatangani?" in text_of(page)
    assert "Saya sendiri: Kepala Desa 1, Budi" in text_of(page)
    sent = {"shown": hidden(page, "shown"), "drawing": DRAWING}
    assert phone.post(address, sent).status_code == 422
    assert of(hall, hall.village).signed_on is None
    assert phone.post(address, {**sent, "who": "holder"}).status_code == 303
    row = of(hall, hall.village)
    assert row.text == row.steps[-1].capacity == "Kepala Desa 1, Budi"
    assert row.steps[-1].reason == "semula tercetak: a.n. Kepala Desa 1, Sekdes, Jajang"


def test_a_delegate_says_the_own_name_behind_the_link_of_the_office(hall):
    phone, address = Client(), represented(hall)
    sent = {"shown": hidden(phone.get(address), "shown"), "drawing": DRAWING, "who": "delegate"}
    nameless = phone.post(address, {**sent, "delegate_name": ""})
    assert nameless.status_code == 422
    assert "Tulis nama wakil" in text_of(nameless)
    told = {**sent, "delegate_name": "Siti", "delegate_title": "Kaur Umum"}
    assert phone.post(address, told).status_code == 303
    assert of(hall, hall.village).text == "a.n. Kepala Desa 1, Kaur Umum, Siti"
    assert phone.post(address, {**sent, "who": "holder"}).status_code == 422


def test_the_printed_delegate_signs_as_printed(hall):
    phone, address = Client(), represented(hall)
    sent = {"shown": hidden(phone.get(address), "shown"), "drawing": DRAWING, "who": "delegate"}
    assert phone.post(address, {**sent, "delegate_name": "Jajang"}).status_code == 303
    row = of(hall, hall.village)
    assert row.text == "a.n. Kepala Desa 1, Sekdes, Jajang"
    assert row.steps[-1].reason == ""


def test_a_link_reads_that_its_signature_was_taken_back_by_whom_and_why(ready):
    guest = people_queries.open_link(token=ready.world.budi.token, now=DAY)
    row, text = of(ready, ready.village), queries.agreement(scope=ready.scope, meeting=card_of(ready)).sha256
    actions.sign_by_link(guest=guest, signature_id=row.id, drawing=DRAWING, shown=text)
    for who, shown in (("ani-note_taker", False), ("ani-head", True)):
        page = ready.world.client(who).get(at(ready, "tanda-tangan/")).content.decode()
        assert ("Batalkan pencatatan" in page) is shown, who
    actions.undo_signature(scope=ready.scope, signature_id=row.id, reason="bukan orangnya")
    for path in (ready.link, f"{ready.link}{row.id}/"):
        words = text_of(Client().get(path))
        assert "dibatalkan Ani pada 24 Mei 2023. Alasannya: bukan orangnya" in words
    actions.sign_by_link(guest=guest, signature_id=row.id, drawing=DRAWING, shown=text)
    assert "bukan orangnya" not in text_of(Client().get(ready.link))


def card_of(hall):
    return queries.card(scope=hall.scope, meeting_id=hall.meeting.id)


def test_the_list_behind_a_link_asks_as_much_for_one_agreement_as_for_three(ready):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            assert Client().get(ready.link).status_code == 200
        return len(seen)

    later = ready.scope.at(DAY + timedelta(days=3))
    once = asked()
    actions.add_addendum(
        scope=later,
        meeting_id=ready.meeting.id,
        reason="Jembatan putus",
        dated=later.today,
        changed=[actions.Changed(ready.card.id, {"quantity": 99})],
    )
    further = plan(ready.scope, ready.world.ours, further_reason="Lanjutan")
    here = {"scope": ready.scope, "meeting_id": further.id}
    actions.open_meeting(**here)
    actions.check_in(**here, office_id=ready.camat, presence="present")
    item = queries.agenda(**here)[0].id
    actions.promise(**here, item_id=item, office_id=ready.village, what="Bersih sungai", text="x")
    actions.close_meeting(**here, version=queries.card(**here).version)
    page = text_of(Client().get(ready.link))
    assert "3 kesepakatan menunggu" in page
    assert "Adendum 1" in page
    assert asked() == once
