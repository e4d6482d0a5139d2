"""E-mail: claimed before it leaves, so that no letter goes twice; a failure is said and tried again."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail

from lokmin.basics.refusal import Refusal
from lokmin.people import actions, queries
from lokmin.people.actions import NotPosted
from lokmin.people.models import Message
from tests.people.test_actions_messages import consent, draft, renew, waiting
from tests.world import NOW, World


@pytest.fixture
def letters(world: World, settings) -> World:
    """One message to Budi, who has an e-mail address, on an installation with a mail server."""
    settings.EMAIL_HOST = "mail.example"
    settings.DEFAULT_FROM_EMAIL = "lokmin@example.go.id"
    consent(world, phone="", email="budi@desa.example")
    renew(world, draft(world))
    return world


def claim(world: World) -> actions.Letter | None:
    """The first message that can go by e-mail, claimed."""
    place = {"scope": world.scope(), "puskesmas_id": world.ours.id}
    taken = (actions.claim_letter(**place, message_id=key) for key in queries.mailable(**place))
    return next(taken, None)


def test_a_letter_is_claimed_by_one_sender_only(letters: World):
    letter = claim(letters)
    assert letter
    assert (letter.to, letter.subject) == ("budi@desa.example", "Undangan, Kepala Desa 1")
    assert claim(letters) is None


def test_a_letter_leaves_with_its_text(letters: World):
    letter = claim(letters)
    assert letter
    actions.post(letter)
    assert mail.outbox[0].to == ["budi@desa.example"]
    assert "Yth. Budi" in mail.outbox[0].body
    actions.keep_sent(scope=letters.scope(), message_ids=[letter.id], via="e-mail")
    assert waiting(letters) == []
    with pytest.raises(Refusal, match="berangkat"):
        actions.keep_unsent(scope=letters.scope(), message_id=letter.id)


def test_a_refused_address_is_said_and_tried_again_a_few_times(letters: World):
    for tries in range(1, 6):
        letter = claim(letters)
        assert letter
        failure = NotPosted("server e-mail menolak alamat ini")
        actions.note_not_posted(scope=letters.scope(), message_id=letter.id, failure=failure)
        card = waiting(letters)[0]
        assert (card.tries, card.failed_why) == (tries, "server e-mail menolak alamat ini")
    assert claim(letters) is None
    assert waiting(letters)[0].reach == "hand"


def test_a_server_that_is_down_is_not_the_letter_s_fault(letters: World):
    letter = claim(letters)
    assert letter
    failure = NotPosted("server e-mail tidak dapat dihubungi")
    actions.note_not_posted(scope=letters.scope(), message_id=letter.id, failure=failure)
    assert waiting(letters)[0].tries == 0
    assert claim(letters)


def test_a_letter_that_may_have_gone_is_never_mailed_again(letters: World):
    letter = claim(letters)
    assert letter
    failure = NotPosted("sambungan terputus", unsure=True)
    actions.note_not_posted(scope=letters.scope(), message_id=letter.id, failure=failure)
    assert claim(letters) is None
    assert waiting(letters)[0].claimed_at
    assert Message.unscoped.get().sent_at is None


@pytest.mark.parametrize(
    ("error", "why", "unsure"),
    [
        (smtplib.SMTPRecipientsRefused({}), "alamat", False),
        (smtplib.SMTPDataError(554, b"no"), "surat", False),
        (smtplib.SMTPServerDisconnected(), "terputus", True),
        (TimeoutError(), "terputus", True),
    ],
)
def test_each_fault_of_the_server_has_its_sentence(letters: World, monkeypatch, error, why, unsure):
    letter = claim(letters)
    assert letter

    def fail(*_args: object, **_kwargs: object) -> None:
        raise error

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    with pytest.raises(NotPosted) as caught:
        actions.post(letter)
    assert why in caught.value.why
    assert caught.value.unsure is unsure


@pytest.mark.parametrize(
    ("error", "why"),
    [(smtplib.SMTPAuthenticationError(535, b"no"), "sandi"), (ConnectionRefusedError(), "dihubungi")],
)
def test_what_fails_before_a_letter_is_handed_over_stops_the_round(letters: World, monkeypatch, error, why):
    letter = claim(letters)
    assert letter

    def fail(_self: object) -> None:
        raise error

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.open", fail, raising=False)
    with pytest.raises(NotPosted, match=why) as caught:
        actions.post(letter)
    assert caught.value.everybody


def test_what_another_sender_has_is_not_claimed_again(letters: World):
    letter = claim(letters)
    assert letter
    place = {"scope": letters.scope(), "puskesmas_id": letters.ours.id}
    assert actions.claim_letter(**place, message_id=letter.id) is None


def test_an_email_that_is_leaving_cannot_be_dropped_one_that_may_have_gone_can(letters: World):
    letter = claim(letters)
    assert letter
    with pytest.raises(Refusal, match="sedang dikirim"):
        actions.drop_message(scope=letters.scope(), message_id=letter.id)
    later = letters.scope(now=NOW + timedelta(minutes=30))
    actions.drop_message(scope=later, message_id=letter.id)
    assert waiting(letters) == []
    actions.restore_message(scope=later, message_id=letter.id)
    failure = NotPosted("sambungan terputus", unsure=True)
    actions.note_not_posted(scope=letters.scope(), message_id=letter.id, failure=failure)
    actions.drop_message(scope=letters.scope(), message_id=letter.id)


def test_an_email_that_left_is_noted_whatever_was_said_meanwhile(letters: World):
    letter = claim(letters)
    assert letter
    Message.unscoped.update(withdrawn_at=NOW, withdrawn_by="Ani", withdrawn_why="not_needed")
    actions.keep_sent(scope=letters.scope(), message_ids=[letter.id], via="e-mail")
    row = Message.unscoped.get()
    assert (row.sent_via, row.withdrawn_at, row.withdrawn_why) == ("e-mail", None, "")


def test_without_a_mail_server_nothing_is_claimed(letters: World, settings):
    settings.EMAIL_HOST = ""
    assert claim(letters) is None
    assert queries.has_mail() is False
