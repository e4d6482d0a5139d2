"""The paper of an addendum, and the agreement that stays as it was closed."""

import io

import pytest
from docx import Document

from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.meetings.actions import Changed
from lokmin.papers import queries
from lokmin.papers.queries import Print
from lokmin.papers.rules import pdf, word
from tests.papers.reading import pages as read
from tests.papers.story import at


@pytest.fixture
def closed(story):
    """The lokmin of May, closed on its day."""
    scope = story.scope(now=at(5, 24))
    card = meeting_queries.card(scope=scope, meeting_id=story.meetings["may"])
    meetings.close_meeting(scope=scope, meeting_id=card.id, version=card.version)
    return story


def only_promise(story):
    found = promises.board(scope=story.scope(), puskesmas_id=story.world.ours.id)
    return next(card for card in found if card.what.startswith("Ajakan"))


def agreement(story):
    return queries.meeting_paper(
        scope=story.scope(), meeting_id=story.meetings["may"], kind="agreement", how=Print()
    )


def printed(paper) -> str:
    return " ".join("".join(read(pdf.render(paper))).split())


def test_the_agreement_is_printed_as_it_was_closed_and_says_what_was_completed(closed):
    card = only_promise(closed)
    commitments.complete(
        scope=closed.scope(now=at(5, 28)), commitment_id=card.id, version=card.version,
        quantity=4, quantity_unit="kali",
    )  # fmt: skip
    (line,) = agreement(closed).actions
    assert line.quantity == ""
    assert line.missing.endswith("Dilengkapi kemudian: 4 kali.")
    assert f"Kode naskah {agreement(closed).text_code}" in printed(agreement(closed))


def amended(story, **parts):
    return meetings.add_addendum(
        scope=story.scope(now=at(6, 2)), meeting_id=story.meetings["may"], reason="Disepakati menyusul",
        dated=at(6, 2).date(), changed=[Changed(only_promise(story).id, parts)],
    )  # fmt: skip


def test_what_an_addendum_fills_in_stands_in_the_addendum_and_the_agreement_points_there(closed):
    before = agreement(closed)
    amended(closed, quantity=14, quantity_unit="bayi")
    paper = agreement(closed)
    assert paper.text_code == before.text_code
    assert paper.actions[0].quantity == before.actions[0].quantity == ""
    assert paper.actions[0].missing == f"{before.actions[0].missing}. Lihat Adendum 1."
    assert "14 bayi" not in printed(paper)
    aloud = (
        closed.world.client()
        .get(f"/p/{closed.world.ours.code}/rapat/{closed.meetings['may']}/bacakan/")
        .content.decode()
    )
    assert "Lihat Adendum 1." in aloud
    assert "Dilengkapi kemudian" not in aloud


def test_what_was_completed_in_time_stays_as_completed_when_an_addendum_changes_it(closed):
    card = only_promise(closed)
    commitments.complete(
        scope=closed.scope(now=at(5, 28)), commitment_id=card.id, version=card.version,
        quantity=4, quantity_unit="kali",
    )  # fmt: skip
    amended(closed, quantity=6)
    (line,) = agreement(closed).actions
    assert line.missing.endswith("Dilengkapi kemudian: 4 kali. Lihat Adendum 1.")


def test_the_addendum_names_reason_change_and_who_signs(closed):
    made = meetings.add_addendum(
        scope=closed.scope(now=at(6, 2)),
        meeting_id=closed.meetings["may"],
        reason="Masjid dipugar",
        dated=at(6, 2).date(),
        changed=[Changed(only_promise(closed).id, {"what": "Ajakan posyandu di musala"})],
    )
    paper = queries.addendum_paper(scope=closed.scope(), addendum_id=made.id)
    told = printed(paper)
    for words in (
        "ADENDUM 1", "Masjid dipugar", "isi: semula Ajakan posyandu di masjid, menjadi", "Kepala Desa 1",
        f"Kode naskah {made.code}",
    ):  # fmt: skip
        assert words in told
    document = Document(io.BytesIO(word.render(paper)))
    assert any("Masjid dipugar" in line.text for line in document.paragraphs)
    assert queries.addendum_file(scope=closed.scope(), addendum_id=made.id, ending="pdf") == (
        "adendum-1-tw-ii-2023.pdf"
    )
    assert agreement(closed).actions[0].action == "Ajakan posyandu di masjid"


def test_a_drawing_is_printed_and_said_to_be_not_certified(closed):
    scope = closed.scope(now=at(5, 25))
    card = meeting_queries.card(scope=scope, meeting_id=closed.meetings["may"])
    mark = next(
        row
        for row in meeting_queries.signatures(scope=scope, meeting_id=card.id)
        if row.office_id == closed.world.village_office
    )
    shown = meeting_queries.agreement(scope=scope, meeting=card).sha256
    meetings.sign_drawn(scope=scope, signature_id=mark.id, drawing="10,10 200,150 400,20", shown=shown)
    paper = agreement(closed)
    assert paper.owners[0].sketch == "M10 10L200 150L400 20"
    assert "di layar, tidak tersertifikasi" in printed(paper)
    document = Document(io.BytesIO(word.render(paper)))
    assert len(document.inline_shapes) == 1
    assert paper.pending.startswith("Tanda tangan menyusul 2 dari 4")
