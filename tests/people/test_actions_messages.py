"""Messages are made once, renewed while they wait, sent by a hand, and move with the office."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.people import actions, queries
from lokmin.people.actions import Draft
from lokmin.people.models import Message, PersonalLink
from tests.world import NOW, World

INVITED = UUID(int=7)


def draft(world: World, **changes: object) -> Draft:
    told = {
        "kind": "invitation",
        "office_id": world.village_office,
        "key": "invitation:1",
        "values": {"rapat": "Lokmin TW III", "waktu": "Senin, 21 Agustus 2023"},
        "rows": (INVITED,),
    }
    return Draft(**{**told, **changes})  # type: ignore[arg-type]


def renew(world: World, *drafts: Draft, scope=None, **where: object) -> actions.Renewed:
    return actions.renew_messages(
        scope=scope or world.scope(), puskesmas_id=world.ours.id, family="letters", drafts=drafts, **where
    )


def waiting(world: World, role: Role = Role.HEAD, **when) -> list[queries.MessageCard]:
    return queries.waiting_messages(scope=world.scope(role, **when), puskesmas_id=world.ours.id)


def consent(world: World, phone: str = "0812-3456-7890", email: str = "") -> None:
    seat = queries.office_of(scope=world.scope(), office_id=world.village_office)
    actions.give_consent(
        scope=world.scope(),
        person_id=seat.person_id,  # type: ignore[arg-type]
        phone=phone,
        email=email,
        given_on=date(2023, 8, 1),
        via="lembar persetujuan",
    )


def test_a_message_says_to_whom_what_and_from_whom(world: World):
    assert renew(world, draft(world)).made == 1
    card = waiting(world)[0]
    assert "Yth. Budi, Kepala Desa 1." in card.text
    assert "Lokmin TW III, Senin, 21 Agustus 2023." in card.text
    assert card.text.endswith("UPT Puskesmas Lais")


def test_the_same_again_makes_nothing_more(world: World):
    renew(world, draft(world))
    done = renew(world, draft(world))
    assert (done.made, done.rewritten, done.withdrawn) == (0, 0, 0)
    assert len(waiting(world)) == 1


def test_the_database_itself_refuses_a_second_message_of_a_key(world: World):
    renew(world, draft(world))
    row = Message.unscoped.get()
    row.pk = UUID(int=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_what_waits_is_rewritten_when_it_says_something_else(world: World):
    renew(world, draft(world))
    assert renew(world, draft(world, values={"rapat": "Lokmin", "waktu": "besok"})).rewritten == 1
    assert "Lokmin, besok" in waiting(world)[0].text


def test_what_no_longer_holds_is_withdrawn_and_comes_back_when_it_holds_again(world: World):
    renew(world, draft(world))
    assert renew(world).withdrawn == 1
    assert waiting(world) == []
    assert renew(world, draft(world)).made == 1
    assert len(waiting(world)) == 1


def test_another_topic_of_the_family_is_left_alone(world: World):
    renew(world, draft(world, topic=UUID(int=1)), topic=UUID(int=1))
    renew(world, topic=UUID(int=2))
    assert len(waiting(world)) == 1


def test_what_somebody_called_not_needed_stays_so_until_it_is_restored(world: World):
    renew(world, draft(world))
    card = waiting(world)[0]
    actions.drop_message(scope=world.scope(), message_id=card.id)
    assert renew(world, draft(world)).made == 0
    assert waiting(world) == []
    actions.restore_message(scope=world.scope(), message_id=card.id)
    assert len(waiting(world)) == 1


def test_a_link_is_made_with_the_message_only_where_it_can_be_opened(world: World, settings):
    consent(world)
    before = PersonalLink.unscoped.count()
    renew(world, draft(world))
    assert PersonalLink.unscoped.count() == before
    settings.PUBLIC_URL = "https://lokmin.example"
    renew(world, draft(world, key="invitation:2"))
    card = next(card for card in waiting(world) if card.link_text)
    assert "https://lokmin.example/t/" in card.full_text
    assert "wa.me/6281234567890?text=Dengan%20hormat" in card.whatsapp
    row = Message.unscoped.get(id=card.id)
    assert "/t/" not in row.text
    assert "/t/" not in str(row.values)


def test_a_link_that_only_this_computer_opens_is_not_sent(world: World, settings):
    settings.PUBLIC_URL = "http://127.0.0.1:8000"
    consent(world)
    renew(world, draft(world))
    assert waiting(world)[0].link_text == ""
    assert Message.unscoped.get().link is None


def test_a_live_link_of_the_holder_is_used_again(world: World, settings):
    settings.PUBLIC_URL = "https://lokmin.example"
    consent(world)
    renew(world, draft(world), draft(world, key="invitation:2"))
    links = set(Message.unscoped.values_list("link_id", flat=True))
    assert len(links) == 1


def test_without_consent_it_says_so_and_goes_by_hand(world: World, settings):
    settings.PUBLIC_URL = "https://lokmin.example"
    renew(world, draft(world))
    card = waiting(world)[0]
    assert (card.reach, card.lacks, card.whatsapp, card.link_text) == ("hand", "consent", "", "")


def test_consent_taken_back_takes_number_and_e_mail_along(world: World, settings):
    settings.EMAIL_HOST = "mail.example"
    consent(world, email="Budi@Desa.example")
    renew(world, draft(world))
    assert waiting(world)[0].reach == "email"
    seat = queries.office_of(scope=world.scope(), office_id=world.village_office)
    assert seat.email == "budi@desa.example"
    actions.withdraw_consent(
        scope=world.scope(),
        person_id=seat.person_id,
        withdrawn_on=NOW.date(),  # type: ignore[arg-type]
    )
    card = waiting(world)[0]
    assert (card.reach, card.whatsapp) == ("hand", "")


def test_a_midwife_sends_those_of_her_villages_and_sees_no_other(world: World):
    renew(world, draft(world), draft(world, key="camat", office_id=world.camat_office))
    assert [card.title for card in waiting(world, Role.MIDWIFE)] == ["Kepala Desa 1"]
    assert waiting(world, Role.NOTE_TAKER) == []
    assert len(waiting(world, Role.ADMINISTRATION)) == 2
    camat = next(card for card in waiting(world) if card.title == "Camat")
    with pytest.raises(NotYours):
        actions.keep_sent(scope=world.scope(Role.MIDWIFE), message_ids=[camat.id], via="lisan")


def test_the_camat_has_no_queue(world: World):
    with pytest.raises(NotYourDuty):
        waiting(world, Role.CAMAT)


def test_who_is_given_a_sector_sends_to_it(world: World):
    renew(world, draft(world, office_id=world.camat_office))
    scope = world.scope()
    note_taker = world.accounts["ani-note_taker"]
    divided = {"scope": scope, "puskesmas_id": world.ours.id, "things": ["sector:kecamatan"]}
    assert actions.divide(**divided, account_id=note_taker) == 1
    assert actions.divide(**divided, account_id=note_taker) == 0
    assert len(waiting(world, Role.NOTE_TAKER)) == 1
    assert actions.divide(**divided, account_id=None) == 1
    assert waiting(world, Role.NOTE_TAKER) == []


def test_a_stranger_s_account_or_office_cannot_be_divided(world: World):
    where = {"scope": world.scope(), "puskesmas_id": world.ours.id}
    with pytest.raises(Refusal, match="tidak bertugas"):
        actions.divide(**where, things=["sector:desa"], account_id=world.accounts["dewi"])
    with pytest.raises(Refusal, match="dicentang"):
        actions.divide(**where, things=[], account_id=None)
    with pytest.raises(NotYours):
        actions.divide(**where, things=[f"office:{UUID(int=5)}"], account_id=None)


def test_sent_is_noted_once_with_the_way_and_the_hand(world: World):
    renew(world, draft(world))
    card = waiting(world)[0]
    first = actions.keep_sent(scope=world.scope(), message_ids=[card.id], via="kertas", by="Bdn. Siti")
    again = actions.keep_sent(scope=world.scope(), message_ids=[card.id], via="WhatsApp")
    assert ([sent.rows for sent in first], again) == ([(INVITED,)], [])
    told = queries.recent_messages(scope=world.scope(), puskesmas_id=world.ours.id)[0]
    assert (told.sent_via, told.sent_by) == ("kertas oleh Bdn. Siti", "Ani")
    assert renew(world, draft(world)).made == 0


def test_sent_can_be_taken_back_on_the_same_day_only(world: World):
    renew(world, draft(world))
    card = waiting(world)[0]
    actions.keep_sent(scope=world.scope(), message_ids=[card.id], via="WhatsApp")
    tomorrow = world.scope(now=NOW + timedelta(days=1))
    with pytest.raises(Refusal, match="hari yang sama"):
        actions.keep_unsent(scope=tomorrow, message_id=card.id)
    actions.keep_unsent(scope=world.scope(), message_id=card.id)
    assert len(waiting(world)) == 1


def test_opened_counts_only_a_tap_behind_the_link(world: World, settings):
    settings.PUBLIC_URL = "https://lokmin.example"
    consent(world)
    renew(world, draft(world))
    card = waiting(world)[0]
    actions.keep_sent(scope=world.scope(), message_ids=[card.id], via="WhatsApp")
    token = card.full_text.rsplit("/t/")[1].strip("/")
    guest = queries.open_link(token=token, now=NOW)
    assert queries.message_of(scope=world.scope(), message_id=card.id).opened_at is None
    actions.note_link_use(guest=guest)  # type: ignore[arg-type]
    assert queries.message_of(scope=world.scope(), message_id=card.id).opened_at == NOW


def test_two_entries_of_one_person_are_not_written_to_twice(world: World):
    renew(world, draft(world))
    old = queries.office_of(scope=world.scope(), office_id=world.village_office)
    other = queries.office_of(scope=world.scope(), office_id=world.camat_office)
    actions.join_persons(scope=world.scope(), keep_id=other.person_id, same_id=old.person_id)  # type: ignore[arg-type]
    assert renew(world, draft(world)).made == 0
    assert len(waiting(world)) == 1


def test_an_own_sentence_of_the_puskesmas_is_what_is_written(world: World):
    from lokmin.people.rules.messages import words
    from lokmin.places import actions as places

    said = {"pesan_undangan": ("Pak/Bu {kepada}, mangga rawuh {rapat}.", "")}
    where = {"scope": world.scope(), "puskesmas_id": world.ours.id, "words": words()}
    places.set_words(**where, own=said)
    renew(world, draft(world))
    assert waiting(world)[0].text == "Pak/Bu Budi, Kepala Desa 1, mangga rawuh Lokmin TW III."
    with pytest.raises(Refusal, match="tidak dikenal"):
        places.set_words(**where, own={"pesan_undangan": ("Halo {siapa}", "")})
