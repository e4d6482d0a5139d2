"""The queue of messages and the division of who sends them, as seen through a browser without scripts."""

import pytest
from django.urls import reverse

from lokmin.people import queries
from tests.people.test_actions_messages import consent, draft, renew, waiting
from tests.world import World


def address(world: World, name: str, *more: object) -> str:
    return reverse(name, args=[world.ours.code, *more])


def page(world: World, name: str = "people:messages", who: str = "ani-head") -> str:
    return world.client(who).get(address(world, name)).content.decode()


@pytest.fixture
def queued(world: World) -> World:
    consent(world)
    renew(world, draft(world), draft(world, key="camat", office_id=world.camat_office))
    return world


def test_one_tap_opens_whatsapp_and_one_tap_marks(queued: World):
    text = page(queued)
    assert 'href="https://wa.me/6281234567890?text=' in text
    assert 'target="_blank" rel="noopener noreferrer"' in text
    card = next(card for card in waiting(queued) if card.whatsapp)
    answer = queued.client().post(
        address(queued, "meetings:messages_sent"), {"one": f"WhatsApp:{card.id}"}, follow=True
    )
    assert "1 pesan ditandai terkirim" in answer.content.decode()
    assert "Batalkan tanda terkirim" in answer.content.decode()


def test_several_are_marked_at_once_with_who_carried_them(queued: World):
    ids = [str(card.id) for card in waiting(queued)]
    sent = {"do": "bulk", "message": ids, "via": "lisan", "by": "Bdn. Siti"}
    queued.client().post(address(queued, "meetings:messages_sent"), sent)
    told = queries.recent_messages(scope=queued.scope(), puskesmas_id=queued.ours.id)
    assert {card.sent_via for card in told} == {"lisan oleh Bdn. Siti"}


@pytest.mark.parametrize("sent", [{}, {"one": "WhatsApp:x"}, {"message": ["x"], "via": "lisan"}])
def test_what_cannot_be_read_marks_nothing_and_says_so(queued: World, sent: dict):
    answer = queued.client().post(address(queued, "meetings:messages_sent"), sent, follow=True)
    assert "Belum ada pesan yang dicentang" in answer.content.decode()
    assert len(waiting(queued)) == 2


def test_a_mark_is_taken_back_by_a_tap(queued: World):
    card = waiting(queued)[0]
    browser = queued.client()
    browser.post(address(queued, "meetings:messages_sent"), {"one": f"kertas:{card.id}"})
    browser.post(address(queued, "meetings:message_unsent", card.id))
    assert len(waiting(queued)) == 2


def test_what_is_not_needed_is_set_aside_and_brought_back(queued: World):
    card = waiting(queued)[0]
    browser = queued.client()
    answer = browser.post(address(queued, "people:drop_message", card.id), follow=True)
    assert "Kembalikan ke antrean" in answer.content.decode()
    browser.post(address(queued, "people:restore_message", card.id))
    assert len(waiting(queued)) == 2


def test_without_consent_the_row_says_so_and_offers_the_way_by_hand(queued: World):
    text = page(queued)
    assert "Belum ada persetujuan, jadi tidak ada nomor." in text
    assert "Sudah disampaikan lisan" in text


def test_a_midwife_sees_hers_and_the_head_sees_whose_they_are(queued: World):
    text = page(queued, who="ani-midwife")
    assert "Kepala Desa 1" in text
    assert "Camat" not in text.split("<main")[1].split("<footer")[0]
    assert "Siapkan pengingat hari ini" not in text
    assert "Siapkan pengingat hari ini" in page(queued)


def test_the_head_looks_at_one_hand_alone(queued: World):
    who = queued.accounts["ani-midwife"]
    text = queued.client().get(address(queued, "people:messages") + f"?petugas={who}").content.decode()
    assert "Kepala Desa 1" in text
    assert "m-" + str(next(c.id for c in waiting(queued) if c.title == "Camat")) not in text


def test_slips_carry_no_link_and_only_those_that_need_paper(queued: World, settings):
    settings.PUBLIC_URL = "https://lokmin.example"
    text = page(queued, "people:message_slips")
    assert "Pak Camat" in text
    assert "/t/" not in text
    assert "Yth. Budi" not in text
    everything = queued.client().get(address(queued, "people:message_slips") + "?semua=1").content.decode()
    assert "Yth. Budi" in everything


def test_the_group_text_stands_there_without_names(queued: World):
    text = page(queued)
    assert "Satu pesan untuk grup" in text
    group = text.split('id="g-1"')[1].split("</textarea>")[0]
    assert "Lokmin TW III" in group
    assert "Budi" not in group


def test_the_queue_is_asked_for_in_few_queries(queued: World, django_assert_max_num_queries):
    browser = queued.client()
    with django_assert_max_num_queries(45):
        browser.get(address(queued, "people:messages"))


def test_liaisons_are_divided_in_bulk_and_say_what_nobody_took(world: World):
    here, browser = address(world, "people:liaisons"), world.client()
    assert "1 jabatan belum dibagi" in browser.get(here).content.decode()
    sent = {"thing": ["sector:kecamatan"], "account": str(world.accounts["ani-note_taker"])}
    assert browser.post(here, sent).status_code == 302
    assert "Semua jabatan sudah dibagi" in browser.get(here).content.decode()
    assert browser.post(here, {"account": "", "thing": []}).status_code == 422


def test_a_sentence_is_changed_checked_and_given_back(world: World):
    here, browser = address(world, "people:message_texts"), world.client()
    form = browser.get(here).context["form"]
    usual = {name: field.initial for name, field in form.fields.items()}
    wrong = browser.post(here, {**usual, "pesan_undangan": "Halo {siapa}"})
    assert wrong.status_code == 422
    assert "{siapa}" in wrong.content.decode()
    browser.post(here, {**usual, "pesan_undangan": "Mangga {kepada}"})
    assert queries.message_texts(card=world.ours)["invitation"] == "Mangga {kepada}"
    browser.post(here, {**usual, "pesan_undangan": ""})
    assert queries.message_texts(card=world.ours)["invitation"] == usual["pesan_undangan"]


def test_an_e_mail_is_added_under_the_consent_that_stands(world: World):
    seat = queries.office_of(scope=world.scope(), office_id=world.village_office)
    here = address(world, "people:contact", seat.person_id)
    assert world.client().get(here).status_code == 302
    consent(world)
    world.client().post(here, {"phone": "", "email": "budi@desa.example"})
    seat = queries.office_of(scope=world.scope(), office_id=world.village_office)
    assert (seat.phone, seat.email) == ("6281234567890", "budi@desa.example")


def test_a_failed_e_mail_is_said_on_the_queue(queued: World):
    from lokmin.people import actions

    card = waiting(queued)[0]
    failure = actions.NotPosted("server e-mail menolak alamat ini")
    actions.note_not_posted(scope=queued.scope(), message_id=card.id, failure=failure)
    assert "server e-mail menolak alamat ini" in page(queued)
