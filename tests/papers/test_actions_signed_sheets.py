"""A filed sheet is tied to the signatures it carries; a PDF signed elsewhere is kept byte for byte."""

from datetime import date, timedelta

import pytest

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.commitments import actions as commitments
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.papers import actions, queries
from lokmin.papers.models import SheetSignature
from tests.commitments.samples import picture
from tests.meetings.conftest import hall, hold  # noqa: F401
from tests.meetings.test_actions import full_parts, promise
from tests.papers.test_rules_signed_pdf import signed_pdf

DAY, LATER = date(2023, 5, 24), date(2023, 5, 26)
TTE = signed_pdf(name=b"/Name (Siti)")


@pytest.fixture
def marks(story):
    """The signatures of May that are outstanding: the village's and the note-taker's."""
    found = meeting_queries.signatures(scope=story.scope(), meeting_id=story.meetings["may"])
    return [row for row in found if row.signed_on is None]


def keep(story, signed, **changes):
    values = {"content": picture(), "dated": DAY, "way": "ink", "signed": signed} | changes
    return actions.file_signed_sheet(scope=story.scope(), meeting_id=story.meetings["may"], **values)


def row(story, key):
    return meeting_queries.signature(scope=story.scope(), signature_id=key)


def test_a_scan_notes_each_signature_with_the_day_on_the_paper_and_is_linked_to_it(story, marks):
    card = keep(story, {marks[0].id: DAY, marks[1].id: LATER})
    assert len(card.carries) == 2
    assert [row(story, mark.id).signed_on for mark in marks[:2]] == [DAY, LATER]
    assert row(story, marks[0].id).steps[0].via.startswith("lembar ")


def test_who_had_signed_is_linked_and_not_counted_again(story, marks):
    meetings.sign(scope=story.scope(), signature_id=marks[0].id, signed_on=DAY)
    card = keep(story, {marks[0].id: LATER})
    assert (row(story, marks[0].id).signed_on, len(row(story, marks[0].id).steps)) == (DAY, 1)
    again = keep(story, {marks[0].id: LATER})
    assert again.id == card.id
    assert SheetSignature.objects.within(story.scope()).count() == 1


def test_a_signed_pdf_is_kept_whole_and_its_names_are_told_but_not_vouched_for(story, marks):
    card = keep(story, {marks[0].id: DAY}, content=TTE, way="file")
    assert queries.content(card=card) == TTE
    assert [mark["name"] for mark in card.marks] == ["Siti"]
    assert row(story, marks[0].id).way == "file"


def test_a_scan_is_no_electronic_signature(story, marks):
    for content in (picture(), b"%PDF-1.4 tanpa tanda tangan"):
        with pytest.raises(Refusal, match="bukan PDF dengan tanda tangan elektronik"):
            keep(story, {marks[0].id: DAY}, content=content, way="file")
    assert row(story, marks[0].id).signed_on is None


def test_a_sheet_that_proves_a_signature_stays_until_the_signature_is_taken_back(story, marks):
    card = keep(story, {marks[0].id: DAY})
    with pytest.raises(Refusal, match="menjadi bukti 1 tanda tangan"):
        actions.remove_sheet(scope=story.scope(), sheet_id=card.id)
    meetings.undo_signature(scope=story.scope(), signature_id=marks[0].id, reason="salah lembar")
    actions.remove_sheet(scope=story.scope(), sheet_id=card.id)
    assert queries.sheets(scope=story.scope(), meeting_id=story.meetings["may"]) == []


def test_a_sheet_carries_signatures_of_its_own_meeting_only(story, marks):
    february = meeting_queries.signatures(scope=story.scope(), meeting_id=story.meetings["february"])
    card = keep(story, {})
    with pytest.raises(NotYours):
        actions.link_signatures(
            scope=story.scope(), sheet_id=card.id, way="ink", signed={february[-1].id: DAY}
        )
    linked = actions.link_signatures(
        scope=story.scope(), sheet_id=card.id, way="thumb", signed={marks[0].id: DAY}
    )
    assert len(linked.carries) == 1


def test_a_day_before_the_meeting_leaves_nothing_noted(story, marks):
    with pytest.raises(Refusal, match="lebih awal daripada hari rapat"):
        keep(story, {marks[0].id: date(2023, 5, 1)})
    assert row(story, marks[0].id).signed_on is None


def test_a_sheet_signed_anew_is_counted_with_its_own_day_also_before_closing(hall):  # noqa: F811
    hold(hall)
    card = promise(hall, office_id=hall.police, **full_parts(hall))
    here = {"scope": hall.scope, "meeting_id": hall.meeting.id}
    mark = next(m for m in meetings.prepare_signatures(**here) if m.office_id == hall.police)
    meetings.sign(scope=hall.scope, signature_id=mark.id, signed_on=DAY)
    later = hall.scope.at(hall.scope.now + timedelta(days=2))
    commitments.complete(scope=later, commitment_id=card.id, version=card.version, what="Mobil siaga 90 hari")
    sheet = {"content": picture(), "dated": LATER, "way": "ink", "signed": {mark.id: LATER}}
    actions.file_signed_sheet(scope=later, meeting_id=hall.meeting.id, **sheet)
    told = meeting_queries.signing(scope=later, meeting=meeting_queries.card(**here))
    signed = next(m for m in told.rows if m.office_id == hall.police)
    assert (told.earlier, signed.signed_on, signed.counts) == (0, LATER, True)


def test_a_sheet_that_carries_the_code_of_another_text_renews_no_signature(story, marks):
    keep(story, {marks[0].id: DAY}, code="0000-0000")
    assert (row(story, marks[0].id).text_sha256, row(story, marks[0].id).counts) == ("00000000", False)
