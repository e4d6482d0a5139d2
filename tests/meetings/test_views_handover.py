"""The page of a handover: what goes along, the question about one person, and back again."""

from django.urls import reverse

from lokmin.people import actions as people
from lokmin.people import queries as directory
from tests.world import World


def address(world: World, office, *more: object) -> str:
    name = "undo_handover" if more else "handover"
    return reverse(f"meetings:{name}", args=[world.ours.code, office, *more])


def holder(world: World, office) -> str:
    return directory.office_of(scope=world.scope(), office_id=office).holder


def test_a_handover_is_one_step_and_one_tap_back(world: World):
    browser, here = world.client(), address(world, world.village_office)
    assert "Yang ikut berpindah" in browser.get(here).content.decode()
    assert browser.post(here, {"name": "Bu Baru", "since": "7-8-2023"}).status_code == 303
    assert holder(world, world.village_office) == "Bu Baru"
    page = browser.get(here).content.decode()
    assert "Batalkan serah terima ini" in page
    (card,) = directory.handovers(scope=world.scope(), office_id=world.village_office)
    assert browser.post(address(world, world.village_office, card.id)).status_code == 302
    assert holder(world, world.village_office) == "Budi"
    again = browser.post(address(world, world.village_office, card.id), follow=True)
    assert "tidak dapat dibatalkan lagi" in again.content.decode()


def test_who_held_it_before_the_present_holder_is_told_as_past(world: World):
    browser, here = world.client(), address(world, world.village_office)
    page = browser.post(here, {"name": "Pak Lama", "since": "7-8-2010"}, follow=True).content.decode()
    assert holder(world, world.village_office) == "Budi"
    assert "Dicatat sebagai pejabat masa lalu" in page
    assert "Pak Lama menggantikan" not in page
    assert "Budi → Pak Lama" not in page


def test_a_name_that_is_known_is_asked_about_and_never_taken_by_itself(world: World):
    browser, here = world.client(), address(world, world.camat_office)
    asked = browser.post(here, {"name": "Budi, S.Sos.", "since": "7-8-2023"})
    assert asked.status_code == 422
    assert "Orang yang sama?" in asked.content.decode()
    assert holder(world, world.camat_office) == "Pak Camat"
    budi = directory.office_of(scope=world.scope(), office_id=world.village_office).person_id
    typed = {"name": "Budi, S.Sos.", "since": "7-8-2023"}
    assert browser.post(here, {**typed, "same": "new"}).status_code == 303
    other = directory.office_of(scope=world.scope(), office_id=world.camat_office)
    assert (other.holder, other.person_id == budi) == ("Budi, S.Sos.", False)


def test_somebody_of_the_list_is_chosen_for_a_second_office(world: World):
    budi = directory.office_of(scope=world.scope(), office_id=world.village_office).person_id
    typed = {"person": str(budi), "since": "7-8-2023"}
    assert world.client().post(address(world, world.camat_office), typed).status_code == 303
    assert directory.office_of(scope=world.scope(), office_id=world.camat_office).person_id == budi


def test_an_answer_that_names_nobody_known_is_not_believed(world: World):
    typed = {"name": "Budi", "since": "7-8-2023", "same": "bukan-nomor"}
    assert world.client().post(address(world, world.camat_office), typed).status_code == 422


def test_nobody_named_keeps_what_was_typed(world: World):
    answer = world.client().post(address(world, world.camat_office), {"since": "7-8-2023", "rank": "Pembina"})
    assert answer.status_code == 422
    assert "Pembina" in answer.content.decode()


def test_a_standing_delegate_is_one_tap_at_the_answer_and_at_the_door(hall):
    people.add_delegate(scope=hall.scope, office_id=hall.police, name="Aiptu Rahmat", title="Bhabinkamtibmas")
    browser = hall.world.client()
    row = hall.invitations[2]
    page = browser.get(reverse("meetings:invitation", args=[hall.world.ours.code, hall.meeting.id, row]))
    assert "Diwakili Aiptu Rahmat, Bhabinkamtibmas" in page.content.decode()
    hall.open_it()
    here = reverse("meetings:attendance", args=[hall.world.ours.code, hall.meeting.id])
    assert "Diwakili Aiptu Rahmat, Bhabinkamtibmas" in browser.get(here).content.decode()
    typed = {"office": hall.police, "presence": "represented", "person_name": "Aiptu Rahmat"}
    browser.post(here, {**typed, "person_title": "Bhabinkamtibmas"})
    assert "Diwakili Aiptu Rahmat, Bhabinkamtibmas" not in browser.get(here).content.decode()
