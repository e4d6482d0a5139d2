"""`lokmin tick`: what the clock asks for, once, however often it is started."""

import threading
from argparse import Namespace
from dataclasses import replace
from datetime import date

import pytest
from django.core import mail
from django.db import connection

from lokmin.basics.refusal import Refusal
from lokmin.people import actions as people
from lokmin.people import queries
from lokmin.people.models import Message
from lokmin.places import queries as places
from lokmin.web import ticking
from lokmin.web.commands.tick import run
from tests.papers.story import Story
from tests.web.rows import TODAY
from tests.world import World, build_world


def waiting(story: Story):
    return queries.waiting_messages(scope=story.scope(now=TODAY), puskesmas_id=story.world.ours.id)


def test_it_prepares_what_the_example_s_clock_asks_for_and_says_so(story: Story):
    said = ticking.tick(story.world.ours)
    kinds = {card.kind for card in waiting(story)}
    assert "after" in kinds
    assert said == f"Lais: {len(waiting(story))} pesan disiapkan."


def test_twice_the_same_day_makes_nothing_more(story: Story):
    ticking.tick(story.world.ours)
    before = Message.unscoped.count()
    assert ticking.tick(story.world.ours) == "Lais: 0 pesan disiapkan."
    assert Message.unscoped.count() == before


def test_one_puskesmas_that_is_refused_does_not_keep_the_others_from_theirs(
    story: Story, settings, tmp_path, monkeypatch, capsys
):
    settings.DATA = tmp_path
    real = ticking.tick

    def refused(card):
        if card.id == story.world.ours.id:
            raise Refusal("people.message_withdrawn", title="Kepala Desa 1")
        return real(card)

    monkeypatch.setattr("lokmin.web.ticking.tick", refused)
    assert run(Namespace()) == 1
    said, wrong = capsys.readouterr()
    others = [card.name for card in places.all_puskesmas() if card.id != story.world.ours.id]
    assert others
    assert all(f"{name}: " in said for name in others)
    assert "Unggahan yang lewat harinya dihapus." in said
    assert wrong.startswith("Lais: belum selesai. Pesan untuk Kepala Desa 1 sudah ditarik")
    monkeypatch.undo()
    assert run(Namespace()) == 0


def test_the_queue_is_built_once_however_many_letters_leave(story: Story, settings, monkeypatch):
    settings.EMAIL_HOST = "mail.example"
    give_email(story)
    built = []
    from lokmin.people.queries import messages

    whole = messages.waiting_messages
    monkeypatch.setattr(messages, "waiting_messages", lambda **given: built.append(1) or whole(**given))
    ticking.tick(replace(story.world.ours, example=False))
    assert mail.outbox
    assert len(built) == 1


def give_email(story: Story) -> None:
    scope = story.scope(now=TODAY)
    seat = queries.office_of(scope=scope, office_id=story.world.village_office)
    people.give_consent(
        scope=scope,
        person_id=seat.person_id,  # type: ignore[arg-type]
        email="budi@desa.example",
        given_on=date(2023, 8, 1),
        via="lembar persetujuan",
    )


def test_letters_leave_once_and_never_from_the_example(story: Story, settings):
    settings.EMAIL_HOST = "mail.example"
    give_email(story)
    ticking.tick(story.world.ours)
    assert mail.outbox == []
    real = replace(story.world.ours, example=False)
    said = ticking.tick(real)
    assert f"{len(mail.outbox)} e-mail terkirim" in said
    assert {letter.to[0] for letter in mail.outbox} == {"budi@desa.example"}
    sent = len(mail.outbox)
    ticking.tick(real)
    assert len(mail.outbox) == sent


def test_an_invitation_that_was_mailed_counts_as_sent(story: Story, settings):
    from lokmin.meetings import actions as meetings
    from lokmin.meetings import queries as meeting_queries

    settings.EMAIL_HOST = "mail.example"
    give_email(story)
    scope, august = story.scope(now=TODAY), story.meetings["august"]
    version = meeting_queries.card(scope=scope, meeting_id=august).version
    meetings.change_meeting(scope=scope, meeting_id=august, version=version, venue="Balai desa")
    meetings.queue_invitations(scope=scope, meeting_id=august)
    ticking.tick(replace(story.world.ours, example=False))
    rows = meeting_queries.invitations(scope=scope, meeting_id=august)
    assert {row.title: (row.is_told, row.sent_via) for row in rows}["Kepala Desa 1"] == (True, "e-mail")


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_two_at_once_make_nothing_twice(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world: World = build_world()
    card = places.puskesmas_cards(ids=[world.ours.id])[0]

    def run() -> None:
        try:
            ticking.tick(card)
        finally:
            connection.close()

    both = [threading.Thread(target=run) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    keys = list(Message.unscoped.values_list("puskesmas_id", "key"))
    assert len(keys) == len(set(keys))
