"""Stunting meeting, management review and meetings with a name of their own beside the lokmin."""

import re
from datetime import date

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Period
from lokmin.commitments import actions as commitments
from lokmin.meetings import actions, queries
from lokmin.meetings.rules import templates
from lokmin.obstacles import actions as obstacles
from lokmin.papers import queries as papers
from lokmin.rollup import queries as rollup
from tests.meetings.conftest import DAY, hold, plan
from tests.meetings.test_actions import full_parts, promise
from tests.meetings.test_views import text_of

LATER = {"held_on": date(2023, 8, 16), "reviewed": Period.parse("2023-02..2023-07")}
LATER |= {"planned": Period.parse("2023-08..2024-02")}
IN_AUGUST = DAY.replace(month=8, day=16)


def free(hall, kind, **changes):
    return plan(hall.scope, hall.world.ours, **{**LATER, "kind": kind, "number": 1, **changes})


def made_by(hall, kind, **changes):
    """A promise of the village made by a meeting of this kind on 24 May."""
    meeting = plan(hall.scope, hall.world.ours, kind=kind, number=1, **changes)
    actions.open_meeting(scope=hall.scope, meeting_id=meeting.id)
    item = queries.agenda(scope=hall.scope, meeting_id=meeting.id)[-1]
    return actions.promise(
        scope=hall.scope,
        meeting_id=meeting.id,
        item_id=item.id,
        office_id=hall.village,
        what=f"Janji {kind}",
        **full_parts(hall),
    )


def read_in(hall, kind, **changes):
    """What a meeting of this kind in August reads back."""
    meeting = free(hall, kind, **{"number": 2, **changes})
    rows = queries.read_back(scope=hall.scope.at(IN_AUGUST), meeting_id=meeting.id)
    return {row.commitment.id for row in rows}


@pytest.mark.parametrize(
    ("kind", "label", "title"),
    [
        ("stunting", "Rembuk stunting ke-1 2023", "Rembuk stunting ke-1 2023"),
        ("review", "Tinjauan manajemen ke-1 2023", "Tinjauan manajemen ke-1 2023"),
        ("other", "Rapat bidan ke-1 2023", "Rapat bidan ke-1 2023"),
        ("monthly", "Bulanan ke-1 2023", "Lokmin bulanan ke-1 2023"),
        ("quarterly", "TW I 2023", "Lokmin lintas sektor TW I 2023"),
    ],
)
def test_each_kind_has_its_label_and_its_agenda(hall, kind, label, title):
    card = free(hall, kind, name="Rapat bidan")
    assert (card.label, card.title) == (label, title)
    items = queries.agenda(scope=hall.scope, meeting_id=card.id)
    assert [item.key for item in items] == [line.key for line in templates.agenda(kind)]


def test_each_kind_and_each_name_counts_its_own_numbers(hall):
    free(hall, "stunting")
    free(hall, "review")
    free(hall, "other", name="Rapat bidan")
    second = free(hall, "other", name="Rapat kader")
    assert (second.number, second.further) == (1, 0)
    again = free(hall, "other", name="rapat  BIDAN", number=2)
    assert again.name == "Rapat bidan"
    with pytest.raises(Refusal, check=lambda error: error.code == "meetings.further_reason"):
        free(hall, "other", name="Rapat bidan")
    with pytest.raises(Refusal, check=lambda error: error.code == "meetings.name"):
        free(hall, "other", number=3)


def test_a_management_review_reads_its_own_promises_and_swallows_no_other(hall):
    hold(hall)
    quarters = promise(hall, **full_parts(hall))
    own = made_by(hall, "review")
    assert read_in(hall, "review") == {own.id}
    assert read_in(hall, "quarterly", number=3) == {quarters.id}


def test_a_done_promise_of_the_quarter_is_heard_there_though_a_review_met_since(hall):
    hold(hall)
    card = promise(hall, **full_parts(hall))
    july = hall.scope.at(DAY.replace(month=7, day=3))
    commitments.report(scope=july, commitment_id=card.id, state="done", happened_on=date(2023, 7, 2))
    review = free(hall, "review", held_on=date(2023, 7, 20), reviewed=Period.parse("2023-01..2023-06"))
    actions.open_meeting(scope=hall.scope.at(IN_AUGUST), meeting_id=review.id)
    assert read_in(hall, "quarterly", number=3) == {card.id}


def test_promises_of_the_rembuk_stand_in_the_next_lokmin_too_and_not_the_other_way(hall):
    hold(hall)
    quarters = promise(hall, **full_parts(hall))
    own = made_by(hall, "stunting")
    assert read_in(hall, "stunting") == {own.id}
    assert read_in(hall, "quarterly", number=3) == {own.id, quarters.id}


def test_the_monthly_lokmin_hears_of_the_review_and_of_itself(hall):
    own, review = made_by(hall, "monthly"), made_by(hall, "review")
    assert read_in(hall, "monthly") == {own.id, review.id}


def test_a_free_meeting_reads_the_promises_of_its_own_name_only(hall):
    own = made_by(hall, "other", name="Rapat bidan")
    made_by(hall, "other", name="Rapat kader")
    assert read_in(hall, "other", name="Rapat bidan") == {own.id}


def test_the_district_board_and_the_quarter_count_only_cross_sector_lokmin(hall):
    for kind in ("stunting", "review", "other"):
        free(hall, kind, name="Rapat bidan", number=2)
    found = rollup.processes(scope=hall.scope, puskesmas_ids=[hall.world.ours.id])[hall.world.ours.id]
    assert [process.meeting.id for process in found] == [hall.meeting.id]


def test_the_list_shows_free_meetings_apart_and_offers_each_name_again(hall):
    free(hall, "review")
    free(hall, "other", name="Rapat <bidan>")
    response = hall.world.client().get(f"/p/{hall.world.ours.code}/rapat/")
    text = text_of(response)
    assert "Tinjauan manajemen ke-1 2023" in text
    assert "Rencanakan Rapat &lt;bidan&gt;" in text
    assert "?jenis=lain&amp;nama=Rapat%20%3Cbidan%3E" in response.content.decode()


@pytest.mark.parametrize(
    ("jenis", "kind", "heading"),
    [
        ("stunting", "stunting", "Rencanakan rembuk stunting"),
        ("tinjauan", "review", "Rencanakan tinjauan manajemen"),
        ("lain", "other", "Rencanakan rapat lain"),
        ("bulanan", "monthly_first", "Rencanakan lokmin bulanan"),
        ("apa-saja", "quarterly", "Rencanakan lokmin lintas sektor"),
    ],
)
def test_the_plan_of_each_kind_is_filled_in_and_saved(hall, jenis, kind, heading):
    ani = hall.world.client()
    address = f"/p/{hall.world.ours.code}/rapat/baru/?jenis={jenis}"
    page = ani.get(address)
    assert heading in text_of(page)
    form = page.context["form"]
    typed = {name: form[name].value() or "" for name in form.fields if name != "taking_part"}
    typed |= {"venue": "Aula", "held_on": "16-8-2023", "starts_at": "08.30", "ends_at": "12.00"}
    typed |= {"name": "Rapat bidan"} if kind == "other" else {}
    response = ani.post(address, typed)
    assert response.status_code == 303, re.findall("error[^<]*<", response.content.decode())
    made = queries.meetings(scope=hall.scope, puskesmas_id=hall.world.ours.id, kinds=[kind])[-1]
    assert made.kind == kind


def test_a_free_meeting_without_name_is_refused_with_what_was_typed(hall):
    ani = hall.world.client()
    address = f"/p/{hall.world.ours.code}/rapat/baru/?jenis=lain"
    form = ani.get(address).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields if name != "taking_part"}
    response = ani.post(address, {**typed, "name": "", "venue": "Aula Desa", "held_on": "16-8-2023",
                                  "starts_at": "", "ends_at": ""})  # fmt: skip
    assert response.status_code == 422
    assert "Rapat ini belum bernama" in text_of(response)
    assert "Aula Desa" in response.content.decode()


def test_papers_print_the_right_name_and_a_meeting_of_the_house_has_its_own_letterhead(hall):
    review = free(hall, "review")
    assert papers.core_kinds_of(review) == ("invitation", "attendance", "minutes")
    assert "agreement" not in papers.kinds_of(review, hall.scope)
    how = papers.Print()
    letter = papers.meeting_paper(scope=hall.scope, meeting_id=review.id, kind="invitation", how=how)
    assert letter.subject == "Undangan pertemuan tinjauan manajemen"
    assert "Puskesmas" in letter.frame.letterhead.unit
    assert letter.opening.startswith("Untuk menilai capaian program kesehatan")
    assert letter.copies == ()


def test_the_agreement_of_a_rembuk_names_the_rembuk(hall):
    rembuk = free(hall, "stunting")
    how = papers.Print()
    told = papers.meeting_paper(scope=hall.scope, meeting_id=rembuk.id, kind="agreement", how=how)
    text = repr(told)
    assert "Berita acara kesepakatan" in text
    assert "rembuk stunting kecamatan" in text
    assert "lokakarya mini" not in text.lower()
    assert "Kecamatan" in told.frame.letterhead.unit


def test_only_meetings_with_the_camat_wait_for_the_heads_of_villages(hall):
    ani = hall.world.client()
    for kind, shown in (("stunting", True), ("review", False)):
        card = free(hall, kind)
        text = text_of(ani.get(f"/p/{hall.world.ours.code}/rapat/{card.id}/"))
        assert ("Angka dilihat kepala desa" in text) is shown


def test_a_review_asks_no_sector_for_inputs_and_a_rembuk_does(hall):
    ani = hall.world.client()
    for kind, asks in (("stunting", True), ("review", False)):
        page = ani.get(f"/p/{hall.world.ours.code}/rapat/{free(hall, kind).id}/")
        assert any(step.url.endswith("/masukan/") for step in page.context["steps"]) is asks


def asked(hall):
    """A problem of the months of `LATER` that asks the police for a support nobody took."""
    place = {"scope": hall.scope, "puskesmas_id": hall.world.ours.id, "period": LATER["reviewed"]}
    card = obstacles.add_problem(**place, statement="Ibu bekerja")
    obstacles.ask_support(scope=hall.scope, problem_id=card.id, sector="polsek", text="Pendampingan")


@pytest.mark.parametrize("kind", ["stunting", "review", "other", "monthly"])
def test_only_the_sectors_that_a_meeting_calls_are_asked_for_their_answer_there(hall, kind):
    asked(hall)
    meeting = free(hall, kind, name="Rapat bidan", number=2)
    page, client = f"/p/{hall.world.ours.code}/rapat/{meeting.id}/", hall.world.client()
    assert "belum dijawab siapa pun" not in text_of(client.get(page))
    assert "belum diambil siapa pun" not in text_of(client.get(f"{page}tutup/"))
    actions.invite(scope=hall.scope, meeting_id=meeting.id, office_ids=[hall.police])
    assert "1 dukungan belum dijawab siapa pun" in text_of(client.get(page))
    assert "1 dukungan belum diambil siapa pun" in text_of(client.get(f"{page}tutup/"))


def test_the_cross_sector_lokmin_asks_every_sector_invited_or_not(hall):
    asked(hall)
    meeting = free(hall, "quarterly", number=3)
    page = hall.world.client().get(f"/p/{hall.world.ours.code}/rapat/{meeting.id}/")
    assert "1 dukungan belum dijawab siapa pun" in text_of(page)


@pytest.mark.parametrize("kind", ["review", "monthly"])
def test_a_meeting_that_collects_no_inputs_asks_its_guests_for_none(hall, kind):
    meeting = free(hall, kind, number=2)
    actions.invite(scope=hall.scope, meeting_id=meeting.id, office_ids=[hall.police])
    page, client = f"/p/{hall.world.ours.code}/rapat/{meeting.id}/", hall.world.client()
    for address in (page, f"{page}undangan/"):
        told = text_of(client.get(address))
        assert "elum memberi masukan" not in told
        assert "elum menjawab" in told
