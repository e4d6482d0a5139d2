"""The cockpit: items with a clock, one field that becomes four things, drafts that outlive the tab."""

import re
from dataclasses import replace
from datetime import time, timedelta

import pytest

from lokmin.basics.refusal import Refusal, Stale
from lokmin.commitments import actions as commitments
from lokmin.meetings import actions, queries
from lokmin.meetings.pages import room as pages
from lokmin.meetings.rules import wall as rules
from tests.meetings.conftest import DAY, hold

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(hall, monkeypatch):
    """The open meeting; the door's clock stands on its day."""
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    hall.open_it()
    hall.items = queries.agenda(scope=hall.scope, meeting_id=hall.meeting.id)
    return hall


@pytest.fixture
def ani(room):
    return room.world.client("ani-note_taker")


def at(hall, tail="ruang/"):
    return f"/p/{hall.world.ours.code}/rapat/{hall.meeting.id}/{tail}"


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def start(hall, number, minutes=0):
    scope = hall.scope.later(timedelta(minutes=minutes))
    item = hall.items[number].id if number is not None else None
    actions.start_item(scope=scope, meeting_id=hall.meeting.id, item_id=item)


def item(hall, number):
    return queries.agenda(scope=hall.scope, meeting_id=hall.meeting.id)[number]


# ---- the clock ----


def test_taking_up_an_item_ends_the_one_before(room):
    start(room, 0)
    start(room, 1, minutes=25)
    first, second = item(room, 0), item(room, 1)
    assert first.ended_at == DAY + timedelta(minutes=25)
    assert (first.seconds, first.running_since) == (25 * 60, None)
    assert (second.started_at, second.ended_at) == (DAY + timedelta(minutes=25), None)


def test_an_item_that_is_taken_up_again_adds_its_minutes_and_keeps_its_first_start(room):
    start(room, 0)
    start(room, 1, minutes=10)
    start(room, 0, minutes=15)
    start(room, None, minutes=20)
    again = item(room, 0)
    assert again.seconds == 15 * 60
    assert (again.started_at, again.ended_at) == (DAY, DAY + timedelta(minutes=20))


def test_the_same_tap_twice_starts_an_item_once(room):
    start(room, 0)
    start(room, 0, minutes=5)
    assert item(room, 0).running_since == DAY


def test_closing_ends_what_runs(room):
    start(room, 0)
    hold(room)
    scope = room.scope.later(timedelta(minutes=30))
    version = queries.card(scope=scope, meeting_id=room.meeting.id).version
    actions.close_meeting(scope=scope, meeting_id=room.meeting.id, version=version)
    assert (item(room, 0).running_since, item(room, 0).seconds) == (None, 30 * 60)


def test_an_item_is_late_by_what_it_took_over_its_plan():
    told = rules.timing(20, 15 * 60, DAY, DAY + timedelta(minutes=8))
    assert (told.spent, told.left, told.late) == (23, -3, 3)
    assert rules.timing(None, 60, None, DAY).left is None


def test_a_clock_that_was_set_back_counts_nothing():
    assert rules.timing(20, 60, DAY, DAY - timedelta(hours=1)).spent == 1


def test_the_plan_of_an_item_ends_where_the_next_one_begins(room):
    start(room, 0)
    found = pages.lines(room.items, room.items[0].id, room.meeting, room.scope)
    planned = [line.timing.planned for line in found]
    assert planned[0]
    assert all(minutes is None or minutes > 0 for minutes in planned)
    assert pages.following(found) == room.items[1]


def test_the_last_item_is_as_long_as_its_agenda_says(room):
    end = time(16, 0)
    card = replace(queries.card(scope=room.scope, meeting_id=room.meeting.id), ends_at=end)
    last = replace(item(room, -1), minutes=10)
    found = pages.lines([*room.items[:-1], last], None, card, room.scope)
    assert found[-1].timing.planned == 10


def test_an_item_of_another_meeting_is_refused(room):
    with pytest.raises(Refusal) as refused:
        actions.start_item(scope=room.scope, meeting_id=room.meeting.id, item_id=room.meeting.id)
    assert refused.value.code == "meetings.item_unknown"


# ---- one field, four things ----


def write(hall, kind, text="Mobil siaga mengantar bayi", **told):
    told.setdefault("item_id", hall.items[0].id)
    return actions.write_down(scope=hall.scope, meeting_id=hall.meeting.id, kind=kind, text=text, **told)


def test_one_sentence_becomes_information_decision_input_or_commitment(room):
    write(room, "information")
    write(room, "decision")
    write(room, "input", office_id=room.police)
    write(room, "commitment", office_id=room.village)
    kinds = [e.kind for e in queries.entries(scope=room.scope, meeting_id=room.meeting.id)]
    assert kinds == ["information", "decision", "commitment"]
    [said] = queries.inputs(scope=room.scope, meeting_id=room.meeting.id)
    assert (said.at.office, said.text) == ("Kapolsek", "Mobil siaga mengantar bayi")
    [card] = queries.made_here(scope=room.scope, meeting=room.meeting)
    assert (card.office_id, card.what, card.state) == (room.village, "Mobil siaga mengantar bayi", "agreed")
    assert card.complete_by is not None  # only who and what are needed (FN 25)


def test_a_decision_and_an_information_keep_who_said_them(room):
    actions.check_in(
        scope=room.scope,
        meeting_id=room.meeting.id,
        office_id=room.village,
        presence="represented",
        person_name="Siti",
        person_title="Sekdes",
    )
    seat = actions.walk_in(
        scope=room.scope, meeting_id=room.meeting.id, name="Nani", institution="PKK Desa 1"
    )
    made = write(room, "decision", text="Jadwal disetujui", office_id=room.police)
    write(room, "information", text="Sawah panen", office_id=room.village)
    write(room, "information", text="Kader siap", attendance_id=seat)
    assert [e.text for e in queries.entries(scope=room.scope, meeting_id=room.meeting.id)] == [
        "Plt. Kapolsek: Jadwal disetujui",
        "Kepala Desa 1 (diwakili Siti, Sekdes): Sawah panen",
        "Nani, PKK Desa 1: Kader siap",
    ]
    actions.take_entry_back(scope=room.scope, entry_id=made)
    again = queries.draft(scope=room.scope, meeting_id=room.meeting.id).text
    write(room, "decision", text=again, office_id=room.police)
    texts = [e.text for e in queries.entries(scope=room.scope, meeting_id=room.meeting.id)]
    assert texts.count("Plt. Kapolsek: Jadwal disetujui") == 1


def test_minutes_and_agreement_call_an_acting_holder_acting(room):
    write(room, "commitment", text="Mengawal kunjungan", office_id=room.police)
    [entry] = queries.entries(scope=room.scope, meeting_id=room.meeting.id)
    [card] = queries.made_here(scope=room.scope, meeting=room.meeting)
    said = queries.agreement(scope=room.scope, meeting=room.meeting).text.lines
    assert entry.text == "Plt. Kapolsek: Mengawal kunjungan"
    assert card.office_title == said[0].office == "Plt. Kapolsek"


def test_a_commitment_needs_who_and_an_input_too(room):
    for kind, code in (("commitment", "meetings.promise_who"), ("input", "meetings.input_who")):
        with pytest.raises(Refusal) as refused:
            write(room, kind)
        assert refused.value.code == code


def test_who_walked_in_can_be_named_with_an_input(room):
    seat = actions.walk_in(
        scope=room.scope, meeting_id=room.meeting.id, name="Nani", institution="PKK Desa 1"
    )
    write(room, "input", attendance_id=seat)
    assert queries.inputs(scope=room.scope, meeting_id=room.meeting.id)[0].at.office == "Nani, PKK Desa 1"


def test_the_same_sentence_sent_twice_counts_once(room):
    assert write(room, "decision", key="k1") == write(room, "decision", key="k1")
    assert len(queries.entries(scope=room.scope, meeting_id=room.meeting.id)) == 1


def test_an_entry_that_is_taken_back_stands_in_the_field_again(room):
    made = write(room, "decision", text="Salah ketik")
    actions.take_entry_back(scope=room.scope, entry_id=made)
    assert not queries.entries(scope=room.scope, meeting_id=room.meeting.id)
    assert queries.draft(scope=room.scope, meeting_id=room.meeting.id).text == "Salah ketik"


def test_a_commitment_of_the_wrong_office_is_taken_back_and_written_anew(room, ani):
    write(room, "commitment", text="Mengawal kunjungan", office_id=room.village)
    [entry] = queries.entries(scope=room.scope, meeting_id=room.meeting.id)
    assert at(room, f"ruang/tarik/{entry.id}/") in ani.get(at(room)).content.decode()
    actions.take_entry_back(scope=room.scope, entry_id=entry.id)
    draft = queries.draft(scope=room.scope, meeting_id=room.meeting.id)
    assert (draft.text, draft.office_id) == ("Mengawal kunjungan", room.village)
    write(room, "commitment", text=draft.text, office_id=room.police)
    [card] = queries.made_here(scope=room.scope, meeting=room.meeting)
    assert card.office_id == room.police
    assert [e.text for e in queries.entries(scope=room.scope, meeting_id=room.meeting.id)] == [
        "Plt. Kapolsek: Mengawal kunjungan"
    ]


def test_what_was_typed_for_a_sector_is_taken_back_and_what_it_sent_itself_is_not(room, ani):
    made = write(room, "input", text="Jalan rusak", office_id=room.police)
    assert at(room, f"ruang/tarik-masukan/{made}/") in ani.get(at(room)).content.decode()
    ani.post(at(room, f"ruang/tarik-masukan/{made}/"))
    assert not queries.inputs(scope=room.scope, meeting_id=room.meeting.id)
    again = write(room, "input", text="Jalan rusak", office_id=room.police)
    actions.answer_input(scope=room.scope, input_id=again, answer="Diperbaiki")
    with pytest.raises(Refusal) as refused:
        actions.take_typed_back(scope=room.scope, input_id=again)
    assert refused.value.code == "meetings.input_not_typed"


def test_a_commitment_that_was_reported_on_is_not_taken_back_here(room):
    write(room, "commitment", office_id=room.village)
    entry = queries.entries(scope=room.scope, meeting_id=room.meeting.id)[0]
    commitments.report(
        scope=room.scope, commitment_id=entry.commitment_id, state="under_way", happened_on=room.scope.today
    )
    with pytest.raises(Refusal) as refused:
        actions.take_entry_back(scope=room.scope, entry_id=entry.id)
    assert refused.value.code == "meetings.entry_is_promise"


# ---- drafts ----


def keep(hall, text, version=0, scope=None):
    kept = actions.keep_draft(
        scope=scope or hall.scope, meeting_id=hall.meeting.id, text=text, version=version
    )
    return kept.version


def test_what_is_typed_is_kept_and_goes_when_it_is_saved(room):
    first = keep(room, "Mobil si")
    second = keep(room, "Mobil siaga", first)
    assert queries.draft(scope=room.scope, meeting_id=room.meeting.id).text == "Mobil siaga"
    write(room, "information", text="Mobil siaga", draft_version=second)
    assert queries.draft(scope=room.scope, meeting_id=room.meeting.id).text == ""


def test_saving_in_one_tab_keeps_what_was_typed_in_another(room):
    first = keep(room, "tab satu")
    keep(room, "tab dua", first)
    write(room, "information", text="tab satu", draft_version=first)
    assert queries.draft(scope=room.scope, meeting_id=room.meeting.id).text == "tab dua"


def test_the_same_writer_on_two_devices_sees_both_texts(room):
    first = keep(room, "laptop")
    keep(room, "laptop lagi", first)
    with pytest.raises(Stale) as refused:
        keep(room, "ponsel", first)
    assert (refused.value.params["theirs"], refused.value.params["yours"]) == ("laptop lagi", "ponsel")


def test_two_writers_have_each_their_own_draft(room):
    other = room.world.scope("note_taker", now=DAY)
    keep(room, "kepala")
    keep(room, "notulis", scope=other)
    assert queries.draft(scope=room.scope, meeting_id=room.meeting.id).text == "kepala"
    assert len(queries.drafts(scope=room.scope, meeting_id=room.meeting.id)) == 2


def test_the_draft_over_http_answers_with_both_texts(room, ani):
    first = ani.post(at(room, "ruang/konsep/"), {"text": "satu", "version": 0}).json()["version"]
    assert ani.post(at(room, "ruang/konsep/"), {"text": "dua", "version": first}).status_code == 200
    stale = ani.post(at(room, "ruang/konsep/"), {"text": "tiga", "version": first})
    assert (stale.status_code, stale.json()["theirs"]) == (409, "dua")


def test_the_draft_stands_in_the_field_on_any_device(room, ani):
    ani.post(at(room, "ruang/konsep/"), {"text": "Belum selesai", "version": 0})
    page = room.world.client("ani-note_taker").get(at(room))
    assert ">Belum selesai</textarea>" in page.content.decode()


def test_without_scripts_a_button_keeps_the_draft(room, ani):
    assert ani.post(at(room), {"kind": "draft", "text": "Tanpa skrip", "version": 0}).status_code == 303
    assert "Tanpa skrip" in ani.get(at(room)).content.decode()


# ---- the page ----


def test_the_cockpit_writes_and_shows_what_was_written(room, ani):
    sent = {"kind": "decision", "text": "Surat ditandatangani.", "item": room.items[0].id, "key": "a"}
    answer = ani.post(at(room), sent)
    assert (answer.status_code, answer["Location"].partition("#")[2]) == (303, "t-teks")
    page = text_of(ani.get(at(room)))
    assert "Surat ditandatangani." in page
    assert "Keputusan dicatat." in page


def test_a_refused_sentence_stays_in_the_field(room, ani):
    answer = ani.post(at(room), {"kind": "commitment", "text": "Kami bantu", "item": room.items[0].id})
    assert answer.status_code == 422
    assert ">Kami bantu</textarea>" in answer.content.decode()
    assert 'aria-describedby="t-salah" autofocus' in answer.content.decode()
    assert 'class="skip-link" href="#t-teks"' in answer.content.decode()
    assert "Sebutkan" in text_of(answer) or "siapa" in text_of(answer).lower()


def test_the_cockpit_of_a_meeting_that_is_not_open_leads_on(hall, monkeypatch):
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    page = hall.world.client("ani-head").get(at(hall))
    assert page.status_code == 200
    assert "Ruang rapat belum dibuka" in text_of(page)


def test_the_sides_answer_nothing_while_nothing_is_new(room, ani):
    first = ani.get(at(room, "ruang/sisi/"))
    again = ani.get(at(room, "ruang/sisi/"), headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    write(room, "decision")
    assert (
        ani.get(at(room, "ruang/sisi/"), headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    )


def test_the_code_is_replaced_from_the_cockpit(room, ani):
    before = queries.hall_address(scope=room.scope, meeting_id=room.meeting.id).code
    ani.post(at(room, "ruang/kode/"))
    assert queries.hall_address(scope=room.scope, meeting_id=room.meeting.id).code != before


def test_without_a_public_address_no_qr_is_shown(room, ani, settings):
    settings.PUBLIC_URL = ""
    assert 'class="qr"' not in ani.get(at(room)).content.decode()
    settings.PUBLIC_URL = "http://10.0.0.1"
    page = ani.get(at(room)).content.decode()
    assert 'class="qr"' in page
    assert "http://10.0.0.1/r/" in page


def test_an_address_that_only_this_computer_opens_has_no_qr_and_says_so(room, ani, settings):
    settings.PUBLIC_URL = "http://127.0.0.1:8000"
    page = ani.get(at(room)).content.decode()
    assert 'class="qr"' not in page
    assert "Hanya di komputer ini:" in page
    actions.show_on_wall(scope=room.scope, meeting_id=room.meeting.id, view="checkin")
    wall = ani.get(at(room, "layar/")).content.decode()
    assert 'class="qr"' not in wall
    assert "127.0.0.1" not in wall
    assert 'rel="icon"' in wall


def test_an_entry_changed_from_the_cockpit_leads_back_to_it(room, ani):
    made = write(room, "decision", text="Satu")
    answer = ani.post(at(room, f"notulen/{made}/?dari=ruang"), {"text": "Dua", "version": 1})
    assert answer.headers["Location"].startswith(at(room))


def test_the_last_entries_are_few_and_the_newest_first(room):
    for number in range(8):
        later = room.scope.later(timedelta(seconds=number))
        actions.write_down(
            scope=later, meeting_id=room.meeting.id, kind="decision", text=f"Putusan {number}",
            item_id=room.items[0].id,
        )  # fmt: skip
    entries = queries.entries(scope=room.scope, meeting_id=room.meeting.id)
    assert [row.text for row in pages.latest(entries, [])][:2] == ["Putusan 7", "Putusan 6"]
    assert len(pages.latest(entries, [])) == pages.LAST


def test_a_promise_is_corrected_in_one_place_and_minutes_and_agreement_say_the_same(room, ani):
    write(room, "commitment", office_id=room.village, text="Menjmput bayi")
    (row,) = queries.entries(scope=room.scope, meeting_id=room.meeting.id)
    with pytest.raises(Refusal) as refused:
        actions.edit_entry(scope=room.scope, entry_id=row.id, text="Lain", version=1)
    assert refused.value.code == "meetings.entry_says_promise"
    form = ani.get(at(room, f"notulen/{row.id}/?dari=ruang"))["Location"]
    assert f"/komitmen/{row.commitment_id}/" in form
    answer = ani.post(form, {"what": "Menjemput bayi", "version": "2"})
    assert answer["Location"] == at(room) + "#terakhir"
    (row,) = queries.entries(scope=room.scope, meeting_id=room.meeting.id)
    meeting = queries.card(scope=room.scope, meeting_id=room.meeting.id)
    (line,) = queries.agreement(scope=room.scope, meeting=meeting).text.lines
    assert row.text.endswith(": Menjemput bayi")
    assert line.what == "Menjemput bayi"
    assert "Menjemput bayi" in text_of(ani.get(at(room)))


def test_what_a_sector_said_names_who_said_it(room, ani):
    write(room, "input", office_id=room.village, text="Jalan rusak")
    page = text_of(ani.get(at(room)))
    last = page[page.index("Terakhir dicatat") :]
    assert "Informasi" not in last[: last.index("Jalan rusak")]
    assert "Masukan Kepala Desa" in last[: last.index("Jalan rusak")]
