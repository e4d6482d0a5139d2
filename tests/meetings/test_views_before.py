"""The staff's pages before a meeting: agenda, who is missing, inputs, decisions; all without script."""

import re
from datetime import date, time

import pytest

from lokmin.basics.time import Month
from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import OpinionEntry
from lokmin.meetings import actions, queries
from lokmin.meetings.actions import Rsvp
from lokmin.people import actions as people
from tests.coverage.conftest import place_of, tell, with_numbers
from tests.meetings.ahead import ahead_of, ask, invitation
from tests.meetings.conftest import plan
from tests.meetings.test_views import text_of
from tests.world import NOW, installer


@pytest.fixture
def ahead(world):
    return ahead_of(world)


@pytest.fixture
def ani(ahead):
    return ahead.world.client("ani-head")


def at(ahead, tail=""):
    return f"/p/{ahead.world.ours.code}/rapat/{ahead.id}/{tail}"


def typed(ani, ahead):
    """The agenda form as a browser would send it."""
    page = ani.get(at(ahead, "acara/")).content.decode()
    main = page.split("<main", 1)[1]
    found = re.findall(r'<input type="(?:hidden|text|number)" name="([^"]+)"(?: value="([^"]*)")?', main)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def told(ahead):
    items = queries.agenda(scope=ahead.scope, meeting_id=ahead.id)
    return [(i.key, f"{i.starts_at:%H.%M}") for i in items]


def test_a_point_goes_up_and_down_and_the_hours_follow(ani, ahead):
    assert ani.post(at(ahead, "acara/"), {**typed(ani, ahead), "do": "naik-2"}).status_code == 303
    assert told(ahead)[:4] == [
        ("opening", "08.30"),
        ("read_back", "09.00"),
        ("address", "09.30"),
        ("camat_decisions", "09.50"),
    ]
    assert ani.post(at(ahead, "acara/"), {**typed(ani, ahead), "do": "turun-1"}).status_code == 303
    assert told(ahead)[1:3] == [("address", "09.00"), ("read_back", "09.20")]


def test_what_was_typed_is_kept_when_a_point_moves(ani, ahead):
    sent = {**typed(ani, ahead), "acara-0-title": "Registrasi", "acara-0-minutes": "15", "do": "turun-0"}
    assert ani.post(at(ahead, "acara/"), sent).status_code == 303
    first, second = queries.agenda(scope=ahead.scope, meeting_id=ahead.id)[:2]
    assert (first.key, second.title, second.starts_at) == ("address", "Registrasi", time(8, 50))


def test_hours_are_counted_anew_and_doubts_are_told(ani, ahead):
    sent = {**typed(ani, ahead), "acara-0-minutes": "45"}
    assert ani.post(at(ahead, "acara/"), sent).status_code == 303
    page = text_of(ani.get(at(ahead, "acara/")))
    assert "“Sambutan dan arahan Camat” mulai 15 menit sebelum acara di atasnya selesai" in page
    assert ani.post(at(ahead, "acara/"), {**typed(ani, ahead), "do": "hitung"}).status_code == 303
    assert told(ahead)[1] == ("address", "09.15")
    assert "15 menit lewat dari jam selesai rapat" in text_of(ani.get(at(ahead, "acara/")))


def test_the_last_change_is_taken_back_and_the_template_comes_again(ani, ahead):
    before = told(ahead)
    sent = {**typed(ani, ahead), "acara-4-DELETE": "on"}
    assert ani.post(at(ahead, "acara/"), sent).status_code == 303
    assert len(told(ahead)) == len(before) - 1
    assert ani.post(at(ahead, "acara/"), {"do": "batal"}).status_code == 303
    assert told(ahead) == before
    assert ani.post(at(ahead, "acara/"), {**typed(ani, ahead), "do": "naik-2"}).status_code == 303
    version = queries.card(scope=ahead.scope, meeting_id=ahead.id).version
    assert ani.post(at(ahead, "acara/"), {"do": "contoh", "version": version}).status_code == 303
    assert told(ahead) == before
    assert ani.post(at(ahead, "acara/"), {"do": "contoh", "version": "1"}).status_code == 409


def test_decisions_far_from_the_read_back_are_moved_there_with_one_button(ani, ahead):
    ask(ahead, "Dana PMT?", "plan")
    for do in ("turun-3", "turun-4"):
        ani.post(at(ahead, "acara/"), {**typed(ani, ahead), "do": do})
    assert "belum diminta tepat sesudah evaluasi RTL" in text_of(ani.get(at(ahead, "acara/")))
    ani.post(at(ahead, "acara/"), {**typed(ani, ahead), "do": "camat"})
    assert [key for key, _at in told(ahead)][2:4] == ["read_back", "camat_decisions"]
    assert "belum diminta tepat" not in text_of(ani.get(at(ahead, "acara/")))


def test_presenters_are_offered_from_the_offices(ani, ahead):
    page = ani.get(at(ahead, "acara/")).content.decode()
    assert '<option value="Kepala Desa 1"></option>' in page
    assert 'list="penyaji"' in page


def test_who_has_not_answered_is_written_down_with_one_tap(ani, ahead):
    page = text_of(ani.get(at(ahead, "undangan/?belum=jawab")))
    assert "Belum menjawab (2)" in page
    sent = {"answer": f"coming:{ahead.invitations[0]}", "via": "WhatsApp"}
    assert ani.post(at(ahead, "jawaban/?belum=jawab"), sent).status_code == 303
    row = invitation(ahead)
    assert (row.rsvp, row.rsvp_via, row.rsvp_by) == ("coming", "WhatsApp", "Ani")
    assert "dilaporkan lewat WhatsApp oleh Ani" in text_of(ani.get(at(ahead, f"undangan/{row.id}/")))
    assert "Belum menjawab (1)" in text_of(ani.get(at(ahead, "undangan/?belum=jawab")))
    assert ani.post(at(ahead, "jawaban/"), {"answer": "coming:x"}).status_code == 404


def test_the_list_is_filtered_by_what_is_missing_and_grouped_by_village(ani, ahead):
    actions.say_by_link(guest=ahead.budi, meeting_id=ahead.id, kind="input", text="Siap")
    page = text_of(ani.get(at(ahead, "undangan/?belum=masukan")))
    assert "Belum memberi masukan (1)" in page
    listed = ani.get(at(ahead, "undangan/?belum=masukan")).context["groups"]
    assert [line.invitation.title for group in listed for line in group.rows] == ["Camat"]
    by_area = text_of(ani.get(at(ahead, "undangan/?menurut=wilayah")))
    assert "Kecamatan dan lembaga lain" in by_area
    assert "Kelompokkan menurut sektor" in by_area


def test_the_list_is_divided_by_who_writes_to_them_only_for_who_sends(ahead, ani):
    page = text_of(ani.get(at(ahead, "undangan/?menurut=penghubung")))
    assert "Ani" in page
    assert "Kelompokkan menurut sektor" in page
    camat = ahead.world.client("ani-camat").get(at(ahead, "undangan/?menurut=penghubung"))
    assert camat.status_code == 200
    assert "menurut penghubung" not in text_of(camat)


def test_the_hub_counts_who_answered_said_and_saw(ani, ahead):
    place = place_of(ahead.world.ours)
    coverage.load_dictionary(scope=installer())
    with_numbers(place)
    tell(place, Month(2023, 1), Month(2023, 6))
    actions.answer_by_link(guest=ahead.budi, meeting_id=ahead.id, given=Rsvp("coming"))
    entry = OpinionEntry(ahead.world.areas[0].id, Month(2023, 6), "differs", "12", "Budi", "telepon")
    coverage.answer_for(scope=ahead.scope, puskesmas_id=ahead.world.ours.id, answer=entry)
    page = text_of(ani.get(at(ahead)))
    assert "1 dari 2 belum menjawab, 2 belum memberi masukan" in page
    assert "1 dari 5 desa sudah dilihat kepalanya, 1 punya angka lain" in page
    assert "4 desa belum dilihat" in page
    assert "Belum melihat lembar desa (0)" in text_of(ani.get(at(ahead, "undangan/")))
    assert "belum menjawab," not in text_of(ahead.world.client("ani-camat").get(at(ahead)))


def test_an_input_by_telephone_is_noted_and_goes_to_the_board_with_one_tap(ani, ahead):
    sent = {
        "office": str(ahead.world.village_office),
        "text": "Jalan rusak",
        "kind": "obstacle",
        "via": "telepon",
    }
    assert ani.post(at(ahead, "masukan/"), sent).status_code == 303
    (row,) = queries.inputs(scope=ahead.scope, meeting_id=ahead.id)
    page = text_of(ani.get(at(ahead, "masukan/")))
    assert "dilaporkan lewat telepon oleh Ani" in page
    for _tap in range(2):
        assert ani.post(at(ahead, f"masukan/{row.id}/papan/")).status_code == 303
    page = ani.get(at(ahead, "masukan/")).content.decode()
    assert "Ada di papan masalah" in page
    problem = re.search(r'href="([^"]+/masalah/[^"]+)"', page)[1]
    assert "Disampaikan Kepala Desa 1, Lokmin lintas sektor TW III 2023" in text_of(ani.get(problem))
    assert ani.post(at(ahead, f"masukan/{ahead.id}/papan/")).status_code == 404


def test_the_answers_of_the_camat_are_noted_and_read_into_the_minutes(ani, ahead):
    assert "Belum ada keputusan yang diminta" in text_of(ani.get(at(ahead, "keputusan/")))
    item = ask(ahead)
    assert "1 keputusan menunggu jawaban" in text_of(ani.get(at(ahead, "keputusan/")))
    wrong = ani.post(at(ahead, "keputusan/"), {"item": str(item), "answer": "with_note"})
    assert wrong.status_code == 422
    assert ani.post(at(ahead, "keputusan/"), {"item": "x"}).status_code == 422
    sent = {"item": str(item), "answer": "with_note", "note": "mulai September"}
    assert ani.post(at(ahead, "keputusan/"), sent).status_code == 303
    assert "Setuju dengan catatan" in text_of(ani.get(at(ahead, "keputusan/")))
    actions.open_meeting(scope=ahead.scope.at(NOW.replace(day=21)), meeting_id=ahead.id)
    assert ani.post(at(ahead, "keputusan/"), {"item": str(item), "do": "notulen"}).status_code == 303
    assert "mulai September" in text_of(ani.get(at(ahead, "notulen/")))


def test_a_usual_delegate_is_still_one_tap_for_staff(ani, ahead):
    people.add_delegate(
        scope=ahead.scope, office_id=ahead.world.village_office, name="Sari", title="Sekretaris Desa 1"
    )
    assert "Diwakili Sari, Sekretaris Desa 1" in text_of(
        ani.get(at(ahead, f"undangan/{ahead.invitations[0]}/"))
    )


@pytest.mark.parametrize(("kind", "ticked"), [("other", False), ("quarterly", True)])
def test_all_offices_are_proposed_only_where_the_camat_invites(hall, kind, ticked):
    told = {"name": "Rapat bidan", "number": 7} if kind == "other" else {"number": 4}
    card = plan(hall.scope, hall.world.ours, kind=kind, held_on=date(2023, 6, 5), **told)
    page = hall.world.client("ani-head").get(f"/p/{hall.world.ours.code}/rapat/{card.id}/undangan/")
    boxes = re.findall(r'<input type="checkbox" name="office"[^>]*>', page.content.decode())
    assert boxes
    assert all(("checked" in box) is ticked for box in boxes)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("", "Alamat umum belum diatur. Karena itu tidak ada tautan yang ditawarkan"),
        ("http://127.0.0.1:8000", "Alamat umum hanya terbuka di komputer ini. Karena itu tidak ada tautan"),
        ("https://lokmin.example", ""),
    ],
)
def test_an_address_that_opens_only_here_is_told_so_and_not_as_missing(ani, ahead, settings, address, told):
    settings.PUBLIC_URL = address
    page = text_of(ani.get(at(ahead, "undangan/")))
    assert told in page
    assert ("Alamat umum" in page) is bool(told)
