"""What the list of offices knows of a person beside the name, on the papers that print it."""

from dataclasses import replace
from uuid import uuid4

from lokmin.meetings import queries as meetings
from lokmin.papers.queries import Print, composing_public, composing_spending, desk, letters, present
from lokmin.papers.rules.formats import render
from lokmin.papers.rules.naming import of_house
from lokmin.people.models import Holder
from tests.papers import samples
from tests.papers.reading import pages
from tests.papers.test_composed import paper


def number(story, office_id, kind, digits, rank="", sector=""):
    """Give the holder of an office rank and number, as staff do; answer with the name."""
    rows = Holder.objects.within(story.scope()).select_related("person", "office__institution")
    row = rows.get(office_id=office_id)
    row.rank, row.person.id_kind, row.person.id_number = rank, kind, digits
    row.save()
    row.person.save()
    if sector:
        row.office.institution.sector_id = sector
        row.office.institution.save()
    return row.person.name


def desk_of(story, kind):
    detail = meetings.meeting(scope=story.scope(), meeting_id=story.meetings["may"])
    return desk.desk_of(story.scope(), detail, kind, Print())


def test_the_certificate_prints_rank_and_number_of_the_camat_who_led(story):
    name = number(story, story.world.camat_office, "NIP", "19710312", rank="Pembina")
    mine = desk_of(story, "certificate")
    known = present.known_people(mine.scope, mine.card)
    assert known[present.same_person(name)].identity == "NIP 19710312"
    led = replace(mine, meeting=replace(mine.meeting, card=replace(mine.card, chair_name=name)))
    text = "\n".join(pages(render(composing_public.MAKE["certificate"](led), "pdf")))
    assert "Pembina" in text
    assert "NIP 19710312" in text


def test_an_assignment_letter_knows_the_number_of_who_is_sent(story):
    number(story, story.world.camat_office, "NIP", "19710312", sector=composing_spending.HEALTH)
    (sent,) = composing_spending.usual_assigned(desk_of(story, "assignment"))
    assert sent.identity == "19710312"


def test_a_number_of_another_kind_says_so_in_the_column_of_the_nip():
    assert present.Known("", "NIP", "1971").in_column == "1971"
    assert present.Known("", "NRP", "7405").in_column == "NRP 7405"
    assert present.Known().in_column == ""


def test_two_people_of_one_name_lend_nobody_a_number(story):
    name = number(story, story.world.camat_office, "NIP", "19710312")
    other = Holder.objects.within(story.scope()).select_related("person")
    person = other.get(office_id=story.world.village_office).person
    person.name = name
    person.save()
    mine = desk_of(story, "certificate")
    assert present.same_person(name) not in present.known_people(mine.scope, mine.card)


def test_a_promise_has_one_number_on_board_agreement_and_reports(story):
    lines = meetings.agreement(scope=story.scope(), meeting=desk_of(story, "agreement").card).text.lines
    two = (replace(lines[0], number=9, problem="Z"), replace(lines[0], number=7, problem="B"))
    three = letters.by_problem((*two, replace(lines[0], number=12, problem="B")))
    assert [line.number for line in three] == [7, 12, 9]
    made = paper(story, "agreement")
    assert [action.number for action in made.actions] == [line.number for line in lines]


def test_every_page_of_signatures_says_what_was_agreed_and_when():
    made = samples.agreement(30)
    told = pages(render(made, "pdf"))
    signed = [page for page in told if "Kepala Desa Sinarjaya Baru," in page or "Pari Baru," in page]
    assert len(signed) >= 2
    assert all(made.owners_title in " ".join(page.split()) for page in signed)


def test_attendance_and_minutes_are_signed_under_place_and_day():
    for made in (samples.attendance(3), samples.minutes(3)):
        assert "Mandalawangi, 22 Mei 2023" in "\n".join(pages(render(made, "pdf")))


def test_an_assignment_letter_sends_nobody_of_another_puskesmas(story):
    mine = desk_of(story, "assignment")
    others = (
        "Kepala Puskesmas Teluk Kijing",
        "Kepala Puskesmas Lais",
        "Bidan Desa Teluk Kijing, Puskesmas Lais",
    )
    seat = mine.meeting.attendance[0]
    here = replace(seat.at, office_id=None, sector=composing_spending.HEALTH, institution="")
    person = {"person_id": None, "presence": "walk_in", "invited": False, "at": here}
    walked = [
        replace(seat, id=uuid4(), person_name=f"Orang {n}", person_title=title, **person)
        for n, title in enumerate(others)
    ]
    card = replace(mine.card, puskesmas="Lais", taking_part=("Teluk Kijing",))
    asked = replace(mine, meeting=replace(mine.meeting, card=card, attendance=walked))
    assert [one.name for one in composing_spending.usual_assigned(asked)] == ["Orang 1", "Orang 2"]


def test_the_longest_name_of_a_puskesmas_says_whose_an_office_is():
    assert of_house("Kepala Puskesmas Lais Utara", "Lais Utara", ("Lais",))
    assert not of_house("Kepala Puskesmas Lais Utara", "Lais", ("Lais Utara",))
    assert of_house("Kepala Puskesmas Lais", "Lais", ("Lais Utara",))
    assert of_house("Bidan Koordinator", "Lais", ("Teluk Kijing",))
