"""A meeting that is in a hall is written there alone: neither links nor phones write it here."""

from uuid import uuid4

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import Rsvp
from lokmin.people import queries as directory
from lokmin.people.queries import LinkGuest
from tests.meetings.ahead import ahead_of, ask, invitation
from tests.meetings.test_actions_signed import DRAWING, guest, of_village, ready, shown
from tests.meetings.test_messages import coming, prepare, sent_all, waiting

__all__ = ["coming"]

IN_THE_HALL = "sedang dibawa ke aula.*hubungi UPT Puskesmas Lais"


@pytest.fixture
def ahead(world):
    """A meeting in preparation with an input that a link sent, then taken to a hall."""
    found = ahead_of(world)
    found.item = ask(found)
    actions.say_by_link(guest=found.budi, meeting_id=found.id, kind="obstacle", text="Jalan rusak")
    found.said = queries.inputs(scope=found.scope, meeting_id=found.id)[0].id
    return found


def take(scope, meeting_id):
    package = uuid4()
    actions.take_away(scope=scope, meeting_id=meeting_id, package_id=package)
    return package


def links(ahead):
    """Every way in which a link writes a meeting before it opens."""
    budi: LinkGuest = ahead.budi
    return {
        "answer": lambda: actions.answer_by_link(guest=budi, meeting_id=ahead.id, given=Rsvp("coming")),
        "say": lambda: actions.say_by_link(guest=budi, meeting_id=ahead.id, kind="input", text="Siap"),
        "change": lambda: actions.change_by_link(guest=budi, input_id=ahead.said, kind="input", text="Lain"),
        "remove": lambda: actions.remove_by_link(guest=budi, input_id=ahead.said),
        "put back": lambda: actions.put_back_by_link(guest=budi, input_id=ahead.said),
        "decide": lambda: actions.decide_by_link(guest=ahead.camat, item_id=ahead.item, answer="agreed"),
    }


@pytest.mark.parametrize("way", ["answer", "say", "change", "remove", "put back", "decide"])
def test_a_link_says_that_the_meeting_is_in_the_hall_until_it_is_back(ahead, way):
    package = take(ahead.scope, ahead.id)
    with pytest.raises(Refusal, match=IN_THE_HALL):
        links(ahead)[way]()
    assert not invitation(ahead).rsvp
    actions.bring_back(scope=ahead.scope, package_id=package)
    links(ahead)[way]()


def test_a_link_offers_no_form_for_a_meeting_that_is_in_the_hall_and_says_whom_to_tell(ahead, client):
    take(ahead.scope, ahead.id)
    page = client.get(ahead.home).content.decode()
    for form in ("jawab/", f"rapat/{ahead.id}/masukan/", "undangan rapat menunggu jawaban"):
        assert form not in page
    assert "Sampaikan lewat telepon kepada UPT Puskesmas Lais" in page
    assert "Jalan rusak" in page
    assert "Keputusan yang diminta" in client.get(f"/t/{ahead.camat_token}/").content.decode()
    assert "keputusan/" not in client.get(f"/t/{ahead.camat_token}/").content.decode()


def test_the_office_offers_nothing_to_write_and_says_why(ahead):
    browser, hub = ahead.world.client(), f"/p/{ahead.world.ours.code}/rapat/{ahead.id}/"
    assert "Catat terkirim" in browser.get(f"{hub}undangan/").content.decode()
    take(ahead.scope, ahead.id)
    for tail in ("undangan/", "masukan/", "acara/"):
        page = browser.get(hub + tail).content.decode()
        assert "sejak itu ditulis di laptop aula" in page
        assert page.count('method="post"') <= 2  # language and sign-out
    assert "Catat terkirim" not in browser.get(f"{hub}undangan/").content.decode()


def test_the_page_behind_a_link_says_so_too(ahead, client, monkeypatch):
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: ahead.scope.now)
    take(ahead.scope, ahead.id)
    page = client.post(f"{ahead.home}rapat/{ahead.id}/jawab/", {"rsvp": "coming"})
    assert "sedang dibawa ke aula" in page.content.decode()


def test_nobody_signs_by_link_what_is_in_the_hall(hall):
    _card, row = ready(hall)
    text, signer = shown(hall), guest(hall)
    take(hall.scope, hall.meeting.id)
    with pytest.raises(Refusal, match=IN_THE_HALL):
        actions.sign_by_link(guest=signer, signature_id=row.id, drawing=DRAWING, shown=text)
    with pytest.raises(Refusal, match=IN_THE_HALL):
        actions.confirm_by_link(guest=signer, signature_id=row.id, shown=text)
    assert of_village(hall).signed_on is None


def test_a_phone_and_a_draft_find_the_open_meeting_in_the_hall(hall):
    hall.open_it()
    code = queries.hall_address(scope=hall.scope, meeting_id=hall.meeting.id).code
    visitor = queries.open_hall(place=hall.world.ours, code=code, now=hall.scope.now)
    take(hall.scope, hall.meeting.id)
    with pytest.raises(Refusal, match=IN_THE_HALL):
        actions.take_seat(visitor=visitor, office_id=hall.village, represented=False)
    with pytest.raises(Refusal, match="sedang dibawa ke aula sejak"):
        actions.keep_draft(scope=hall.scope, meeting_id=hall.meeting.id, text="x", version=0)


def invited(scope, meeting_id):
    rows = queries.invitations(scope=scope, meeting_id=meeting_id)
    return [(row.office_id, row.sent_at, row.holder_name) for row in rows]


def test_no_message_marks_a_letter_of_a_meeting_that_is_in_the_hall(coming):
    actions.queue_invitations(scope=coming.now, meeting_id=coming.next.id)
    asked = {"scope": coming.now, "puskesmas_id": coming.world.ours.id}
    sent, later = (message.id for message in directory.waiting_messages(**asked))
    actions.messages_sent(scope=coming.now, message_ids=[sent], via="WhatsApp")
    package = take(coming.now, coming.next.id)
    before = invited(coming.now, coming.next.id)
    with pytest.raises(Refusal, match="sedang dibawa ke aula"):
        actions.messages_sent(scope=coming.now, message_ids=[later], via="WhatsApp")
    with pytest.raises(Refusal, match="sedang dibawa ke aula"):
        actions.message_unsent(scope=coming.now, message_id=sent)
    assert invited(coming.now, coming.next.id) == before
    assert [message.id for message in directory.waiting_messages(**asked)] == [later]
    actions.bring_back(scope=coming.now, package_id=package)
    assert actions.messages_sent(scope=coming.now, message_ids=[later], via="WhatsApp") == 1


def test_a_handover_changes_no_letter_of_a_meeting_that_is_in_the_hall(coming):
    package = take(coming.now, coming.next.id)
    before = invited(coming.now, coming.next.id)
    values = {"office_id": coming.village, "name": "Bu Baru", "since": coming.now.today}
    with pytest.raises(Refusal, match="sedang dibawa ke aula"):
        actions.hand_over(scope=coming.now, **values)
    assert invited(coming.now, coming.next.id) == before
    assert directory.office_of(scope=coming.now, office_id=coming.village).holder != "Bu Baru"
    actions.bring_back(scope=coming.now, package_id=package)
    done = actions.hand_over(scope=coming.now, **values)
    take(coming.now, coming.next.id)
    with pytest.raises(Refusal, match="sedang dibawa ke aula"):
        actions.undo_handover(scope=coming.now, handover_id=done)


def test_what_is_in_a_hall_is_not_offered_a_form_to_change_it(ahead, monkeypatch):
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: ahead.scope.now)
    ani, at = ahead.world.client("ani-head"), f"/p/{ahead.world.ours.code}/rapat/{ahead.id}/ubah/"
    assert 'name="held_on"' in ani.get(at).content.decode()
    take(ahead.scope, ahead.id)
    page = ani.get(at).content.decode()
    assert 'name="held_on"' not in page
    assert "Rapat ini sedang di aula" in page
    assert "rencananya diubah di laptop aula" in page


def test_nobody_is_asked_for_an_answer_that_cannot_be_taken_while_the_meeting_is_in_the_hall(coming):
    sent_all(coming)
    eve = coming.at(1)
    prepare(coming, eve)
    assert [card.kind for card in waiting(coming, eve)].count("answer") == 2
    package = take(eve, coming.next.id)
    prepare(coming, eve)
    assert "answer" not in [card.kind for card in waiting(coming, eve)]
    actions.bring_back(scope=eve, package_id=package)
    prepare(coming, eve)
    assert [card.kind for card in waiting(coming, eve)].count("answer") == 2
