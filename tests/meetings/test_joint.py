"""A joint meeting: whoever was in the room knows who promised what, and nothing more of the sister's."""

from datetime import date

import pytest

from lokmin.basics.time import Period
from lokmin.meetings import actions, queries
from lokmin.papers import queries as papers
from tests.meetings.conftest import DAY, plan


@pytest.fixture
def joint(hall):
    """One promise to ours by the police, one to the sister by the village, made in the same meeting."""
    meeting = plan(hall.scope, hall.world.ours, number=3, taking_part=[hall.world.sister.id])
    hall.dewi = hall.world.scope_of(hall.world.sister).at(DAY)
    actions.open_meeting(scope=hall.scope, meeting_id=meeting.id)
    item = queries.agenda(scope=hall.scope, meeting_id=meeting.id)[0].id
    for scope, office, what in (
        (hall.scope, hall.police, "Mengawal kunjungan"),
        (hall.dewi, hall.village, "Bersih sungai"),
    ):
        told = {"item_id": item, "office_id": office, "what": what, "text": "Lihat komitmen."}
        hall.last = actions.promise(
            scope=scope, meeting_id=meeting.id, contact_name="Dewi", proof_expected="Foto", **told
        )
    return queries.card(scope=hall.scope, meeting_id=meeting.id)


def text_of(response):
    return " ".join(response.content.decode().split())


def address(hall, meeting, page):
    return f"/p/{hall.world.ours.code}/rapat/{meeting.id}/{page}"


def test_the_minutes_list_as_many_promises_as_they_count(hall, joint):
    text = text_of(hall.world.client("ani-head").get(address(hall, joint, "notulen/")))
    assert "Notulen: 2 butir, 2 komitmen" in text
    assert "Kepala Desa 1 kepada Puskesmas Teluk Kijing: Bersih sungai" in text


def test_the_next_meeting_reads_who_promised_what_to_the_sister_and_no_more(hall, joint):
    following = plan(
        hall.scope.at(DAY.replace(month=8, day=7)),
        hall.world.ours,
        number=4,
        held_on=date(2023, 8, 7),
        reviewed=Period.parse("2023-05..2023-07"),
        planned=Period.parse("2023-08..2023-11"),
    )
    response = hall.world.client("ani-head").get(address(hall, following, "evaluasi/"))
    text = text_of(response)
    assert "0 dari 1 komitmen" in text
    assert "1 komitmen kepada Puskesmas lain" in text
    assert "Bersih sungai" in text
    assert str(hall.last.id) not in response.content.decode()


def test_a_promise_to_the_sister_is_known_as_agreed_without_its_later_life(hall, joint):
    ids = [d.commitment_id for d in queries.dealings(scope=hall.scope, meeting_id=joint.id)]
    cards = queries.promised_here(scope=hall.scope, meeting=joint, ids=ids)
    assert len(cards) == joint.numbers.made == 2
    theirs = cards[hall.last.id]
    assert (theirs.what, theirs.office_title) == ("Bersih sungai", "Kepala Desa 1")
    assert (theirs.history, theirs.reports, theirs.proofs, theirs.proof_expected) == ((), (), (), "")
    own = next(card for key, card in cards.items() if key != hall.last.id)
    assert own.proof_expected == "Foto"
    assert own.history


def test_the_follow_up_table_holds_every_promise_of_the_room(hall, joint):
    made = papers.meeting_paper(scope=hall.scope, meeting_id=joint.id, kind="agreement", how=papers.Print())
    assert [line.action for line in made.actions] == ["Mengawal kunjungan", "Bersih sungai"]


def test_a_meeting_of_one_puskesmas_has_no_promises_of_others(hall):
    assert queries.shared_promises(scope=hall.scope, meeting=hall.meeting) == []
