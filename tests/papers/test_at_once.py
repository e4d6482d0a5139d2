"""Two clerks save the same thing at the same moment: one is kept, the other is told; no fault, nobody unseen.

SQLite lets one transaction in at a time; PostgreSQL must be told.
"""

import threading
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from lokmin.basics.refusal import Refusal, Stale
from lokmin.basics.scope import Scope
from lokmin.papers import actions, queries
from lokmin.papers.models import FiledSheet, Issuer, Logo, WordTemplate
from lokmin.papers.rules.template_start import starting
from lokmin.people import actions as people
from lokmin.places import actions as places
from lokmin.tools.models import AuditRow
from tests.commitments.samples import picture
from tests.papers.story import at
from tests.papers.test_spending import CARD

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def overtake(monkeypatch):
    """Do the first; while it has written and not yet ended its transaction, the second begins."""

    def both(first, second):
        told, save = [], AuditRow.save

        def act():
            try:
                told.append(second())
            except Exception as error:
                told.append(error)
            finally:
                connection.close()

        other = threading.Thread(target=act)

        def slowly(row, *args, **more):
            save(row, *args, **more)
            if threading.current_thread() is not other and not other.ident:
                other.start()
                other.join(1)

        with monkeypatch.context() as patch:
            patch.setattr(AuditRow, "save", slowly)
            made = first()
            other.join(20)
        return made, told[0]

    return both


def told_to_look_again(found) -> bool:
    return isinstance(found, Stale) and found.code == "papers.stale"


@pytest.mark.parametrize("saved_before", [False, True])
def test_of_two_clerks_who_save_a_letterhead_at_once_the_second_is_told(story, overtake, saved_before):
    scope, ours = story.scope(), story.world.ours
    here = {"scope": scope, "puskesmas_id": ours.id}
    card = queries.issuer(scope=scope, puskesmas=queries.puskesmas_of(**here), kind="invitation")
    if saved_before:
        card = actions.save_issuer(**here, card=card)
    _made, second = overtake(
        lambda: actions.save_issuer(**here, card=replace(card, unit="Pertama")),
        lambda: actions.save_issuer(**here, card=replace(card, unit="Kedua")),
    )
    assert told_to_look_again(second), second
    (row,) = Issuer.objects.within(scope).filter(kind="invitation")
    assert row.letterhead[-1]["text"] == "Pertama"


def test_of_two_logos_put_in_for_the_first_time_the_later_stands(story, overtake):
    scope = story.scope()
    here = {"scope": scope, "puskesmas_id": story.world.ours.id, "which": "puskesmas"}
    told = overtake(
        lambda: actions.save_logo(**here, content=picture()),
        lambda: actions.save_logo(**here, content=picture()),
    )
    assert told == (None, None)
    assert Logo.objects.within(scope).count() == 1


def test_of_two_clerks_who_first_word_a_letter_the_second_is_told(story, overtake):
    here = {"scope": story.scope(), "meeting_id": story.meetings["may"]}
    words = queries.letter_words(**here)
    _made, second = overtake(
        lambda: actions.save_letter_words(**here, words=replace(words, subject="Yang pertama")),
        lambda: actions.save_letter_words(**here, words=replace(words, subject="Yang kedua")),
    )
    assert told_to_look_again(second), second
    assert queries.letter_words(**here).subject == "Yang pertama"


def test_of_two_clerks_who_first_type_the_spending_the_second_is_told(story, overtake):
    here = {"scope": story.scope(), "meeting_id": story.meetings["may"]}
    _made, second = overtake(
        lambda: actions.save_spending(**here, card=CARD),
        lambda: actions.save_spending(**here, card=replace(CARD, transport_rate=50_000)),
    )
    assert told_to_look_again(second), second
    assert queries.spending(**here).transport_rate == CARD.transport_rate


def test_the_same_spending_sent_twice_at_once_counts_once(story, overtake):
    here = {"scope": story.scope(), "meeting_id": story.meetings["may"]}
    first, second = overtake(
        lambda: actions.save_spending(**here, card=CARD), lambda: actions.save_spending(**here, card=CARD)
    )
    assert second == first
    assert AuditRow.objects.filter(verb="save_spending").count() == 1


def test_one_template_put_in_twice_at_once_is_one(story, overtake):
    scope = story.scope()
    content = starting("minutes")
    here = {"scope": scope, "puskesmas_id": story.world.ours.id, "kind": "minutes", "content": content}
    told = overtake(
        lambda: actions.save_template(**here, name="satu.docx"),
        lambda: actions.save_template(**here, name="satu.docx"),
    )
    assert told == (None, None)
    assert WordTemplate.objects.within(scope).count() == 1


def test_a_sheet_filed_twice_at_once_is_filed_once(story, overtake):
    scope = story.scope()
    here = {"scope": scope, "meeting_id": story.meetings["may"], "kind": "attendance"}
    photo = picture()
    first, second = overtake(
        lambda: actions.file_sheets(**here, dated=date(2023, 5, 24), contents=[photo]),
        lambda: actions.file_sheets(**here, dated=date(2023, 5, 24), contents=[photo]),
    )
    assert (len(first), second) == (1, [])
    assert FiledSheet.objects.within(scope).count() == 1


def test_a_name_of_an_account_given_twice_at_once_is_refused_the_second_time(world, overtake):
    scope = Scope.of_command("uji", at(8, 7), ())
    made = {"scope": scope, "username": "sari", "name": "Sari", "password": "kata-sandi-panjang"}
    _first, second = overtake(lambda: people.new_account(**made), lambda: people.new_account(**made))
    assert isinstance(second, Refusal), second
    assert second.code == "people.username_taken"


def test_own_words_first_typed_by_two_at_once_are_one_row_each(world, overtake):
    here = {"scope": world.scope(), "puskesmas_id": world.ours.id}
    told = overtake(
        lambda: places.set_words(**here, own={"jelek": ("perlu dikejar", "to catch up")}),
        lambda: places.set_words(**here, own={"jelek": ("dikejar", "behind")}),
    )
    assert told == (1, 1)
