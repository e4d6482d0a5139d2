"""Why a promise is stuck is not read out, projected or handed round before the camat heard it (FN 27): a walk
through everything that a hall sees, with a promise whose reason only staff know."""

import io

import pytest
from django.core.cache import cache
from django.test import Client
from pypdf import PdfReader

from lokmin.basics.scope import Role
from lokmin.commitments import actions as promising
from lokmin.commitments import queries as promises
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.meetings.actions.messages import prepare_guests
from lokmin.meetings.rules.wall import VIEWS
from lokmin.papers import queries
from lokmin.papers.queries import Print
from lokmin.papers.rules import pdf
from lokmin.people import queries as people
from tests.papers.story import at
from tests.web.rows import august

DAY = at(8, 21)
SECRET = "Kades berselisih dengan bidan"


@pytest.fixture
def stuck(story, monkeypatch):
    """A lokmin of August, open, with a stuck promise to read back and one handed up."""
    cache.clear()
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    story.meetings["now"] = august(story)
    scope = story.scope(now=DAY)
    first, second = promises.board(scope=scope, puskesmas_id=story.world.ours.id)[:2]
    for card in (first, second):
        promising.report(
            scope=scope, commitment_id=card.id, state="blocked", reason=SECRET, text=SECRET,
            happened_on=DAY.date(),
        )  # fmt: skip
    promising.hand_up(scope=scope, commitment_id=second.id, reason=SECRET, to="camat")
    meetings.open_meeting(scope=scope, meeting_id=story.meetings["now"])
    story.promise = first.id
    return story


def hall_pages(story):
    """Everything that is projected, read out or opened on a phone: its name and its text."""
    ani = story.world.client("ani-note_taker")
    scope = story.scope(now=DAY)
    meeting_id = story.meetings["now"]
    base = f"/p/{story.world.ours.code}/rapat/{meeting_id}/"
    code = meeting_queries.hall_address(scope=scope, meeting_id=meeting_id).code
    for view in VIEWS:
        meetings.show_on_wall(scope=scope, meeting_id=meeting_id, view=view)
        for page in (1, 2):
            meetings.show_on_wall(scope=scope, meeting_id=meeting_id, view=view, page=page)
            yield f"wall {view} {page}", ani.get(f"{base}layar/")
            yield f"phone {view} {page}", Client().get(f"/r/{code}/layar/")
    for tail in ("bacakan/", "evaluasi/", "evaluasi/sektor/", "evaluasi-rapat/", "bahan/", "notulen/",
                 "acara/", "penilaian/", "masukan/", "keputusan/", "undangan/", "hadir/", ""):  # fmt: skip
        yield tail, ani.get(base + tail)
    phone = Client()
    seat = phone.post(f"/r/{code}/duduk/", {"office": str(story.world.village_office)})
    yield "seat", phone.get(seat.headers.get("Location", f"/r/{code}/"))
    yield "code", phone.get(f"/r/{code}/")


def papers(story):
    """What is printed for the hall and handed round."""
    scope = story.scope(now=DAY)
    for kind in ("invitation", "attendance", "minutes", "agreement"):
        made = queries.meeting_paper(
            scope=scope, meeting_id=story.meetings["now"], kind=kind, how=Print(draft=False)
        )
        yield kind, pdf.render(made)
    whole = queries.fallback_set(scope=scope, meeting_id=story.meetings["now"], blank_forms=2, raters=1)
    yield "fallback", pdf.render(whole)


def text_of(content):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def told_pages(story):
    found = []
    for name, response in hall_pages(story):
        assert response.status_code == 200, name
        if SECRET in response.content.decode():
            found.append(name)
    return found


def test_no_page_of_the_hall_says_why_before_the_camat_heard_it(stuck):
    assert told_pages(stuck) == []


def test_no_paper_of_the_hall_says_why_before_the_camat_heard_it(stuck):
    told = {name: text_of(content) for name, content in papers(stuck)}
    assert [name for name, text in told.items() if SECRET in " ".join(text.split())] == []
    assert "Mobil siaga" in told["fallback"]


def test_no_message_says_why(stuck):
    place = stuck.world.ours
    promising.make_and_agree(
        scope=stuck.scope(now=DAY), puskesmas_id=place.id, office_id=stuck.world.village_office,
        what="Mobil siaga", area_ids=[stuck.world.areas[0].id], quantity=1, due_on=at(9, 7).date(),
    )  # fmt: skip
    scope = stuck.scope(now=at(9, 5))
    promising.prepare_reminders(scope=scope, puskesmas_id=place.id)
    prepare_guests(scope=scope, puskesmas_id=place.id)
    waiting = people.waiting_messages(scope=scope, puskesmas_id=place.id)
    group = people.group_texts(scope=scope, card=place, waiting=waiting)
    assert waiting
    assert SECRET not in repr((waiting, group))


def test_once_the_camat_was_told_it_is_read_out(stuck):
    promising.tell_camat(scope=stuck.scope(now=DAY), commitment_ids=[stuck.promise], via="telepon")
    assert "evaluasi/" in told_pages(stuck)


def test_a_neighbour_in_a_joint_meeting_reads_no_question_that_was_handed_up(stuck):
    from lokmin.meetings.queries.parts import _as_agreed

    card = promises.board(scope=stuck.scope(Role.HEAD, now=DAY), puskesmas_id=stuck.world.ours.id)[1]
    assert card.hand_ups
    assert _as_agreed(card).hand_ups == ()
