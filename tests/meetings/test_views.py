"""The pages of meetings over HTTP: what they show, what a refusal keeps, how few queries they need."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lokmin.basics.time import Period
from lokmin.coverage import actions as coverage
from lokmin.meetings import actions, queries
from tests.meetings.conftest import DAY, hold, plan
from tests.meetings.test_actions import full_parts, promise
from tests.world import installer

BUDGET = 22  # three of them say which promises are read back, for one or forty
READ_BACK_BUDGET = 29  # eight reads of promises, eleven of figures; the same for one promise or forty
PAGES = (
    "",
    "acara/",
    "undangan/",
    "masukan/",
    "hadir/",
    "evaluasi/",
    "notulen/",
    "tanda-tangan/",
    "ubah/",
)
CLOSING_BUDGET = 55  # it asks every page of the meeting what is still open, for one promise or forty


def base(hall):
    return f"/p/{hall.world.ours.code}/rapat/"


def at(hall, tail=""):
    return f"{base(hall)}{hall.meeting.id}/{tail}"


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def ani(hall):
    return hall.world.client("ani-head")


def test_an_empty_list_says_what_to_do_next(world):
    response = world.client().get(f"/p/{world.ours.code}/rapat/")
    assert response.status_code == 200
    assert "Belum ada lokmin lintas sektor" in text_of(response)
    assert "Belum ada lokmin bulanan" in text_of(response)
    assert f"/p/{world.ours.code}/rapat/baru/" in response.content.decode()


def test_the_list_shows_number_day_and_months_as_different_things(hall, ani):
    text = text_of(ani.get(base(hall)))
    for words in ("TW II 2023", "Rabu, 24 Mei 2023", "Februari–April 2023", "Mei–Agustus 2023"):
        assert words in text


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_meeting_stays_in_its_budget_of_queries(hall, ani, page):
    hold(hall)
    promise(hall, **full_parts(hall))
    with CaptureQueriesContext(
        connection,
    ) as seen:
        response = ani.get(at(hall, page))
    assert response.status_code == 200
    assert len(seen) <= BUDGET, "\n".join(q["sql"][:160] for q in seen)


@pytest.mark.parametrize(("page", "most"), [("hadir/", 11), ("hadir/centang/", 11), ("ruang/", 19)])
def test_the_lists_of_people_ask_few_questions(hall, ani, page, most):
    hold(hall)
    with CaptureQueriesContext(connection) as seen:
        assert ani.get(at(hall, page)).status_code == 200
    assert len(seen) <= most, "\n".join(q["sql"][:160] for q in seen)


def test_the_closing_page_asks_no_more_for_more_promises(hall, ani):
    hold(hall)
    for name in ("Siti", "Rina", "Jajang"):
        promise(hall, **full_parts(hall), promised_by_delegate=name)
    with CaptureQueriesContext(connection) as seen:
        assert ani.get(at(hall, "tutup/")).status_code == 200
    assert len(seen) <= CLOSING_BUDGET


def test_the_read_back_needs_no_more_queries_for_more_promises(hall, ani):
    coverage.load_dictionary(scope=installer(ids=frozenset({hall.world.ours.id})))
    hold(hall)
    for code in ("IDL", "K1", "IDL", "K4"):
        promise(hall, **full_parts(hall), indicator_code=code)
    later = hall.scope.at(DAY.replace(month=8, day=7))
    months = {"reviewed": Period.parse("2023-05..2023-07"), "planned": Period.parse("2023-08..2023-11")}
    august = plan(later, hall.world.ours, number=3, held_on=date(2023, 8, 7), **months)
    with CaptureQueriesContext(connection) as seen:
        response = ani.get(f"{base(hall)}{august.id}/evaluasi/")
    assert text_of(response).count("Mobil siaga") >= 4
    assert len(seen) <= READ_BACK_BUDGET, "\n".join(q["sql"][:160] for q in seen)


@pytest.mark.parametrize("page", [p for p in PAGES if p not in ("ubah/", "tutup/")])
def test_readers_see_the_pages_without_forms_that_write(hall, page):
    hold(hall)
    response = hall.world.client("ani-camat").get(at(hall, page))
    assert response.status_code == 200
    main = response.content.decode().split("<main", 1)[1]
    assert 'method="post"' not in main


@pytest.mark.parametrize("page", [p for p in PAGES if p])
def test_readers_who_send_are_told_whose_duty_it_is(hall, page):
    for who in ("ani-camat", "ani-dinkes", "ani-midwife", "ani-programme_holder"):
        assert hall.world.client(who).post(at(hall, page), {}).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_finds_nothing_and_a_visitor_signs_in(hall, page):
    for who in ("citra", "dewi"):
        assert hall.world.client(who).get(at(hall, page)).status_code == 404
    response = hall.world.client("visitor").get(at(hall, page))
    assert response.status_code == 302
    assert "/masuk/" in response["Location"]


def test_a_meeting_of_another_puskesmas_is_not_shown_under_ours(hall, ani):
    other = plan(hall.world.scope_of(hall.world.sister).at(DAY), hall.world.sister)
    assert ani.get(f"{base(hall)}{other.id}/").status_code == 404


def test_the_plan_form_is_filled_in_and_makes_the_meeting(hall, ani):
    page = ani.get(f"{base(hall)}baru/").content.decode()
    values = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
    assert values["number"] == "3"
    form = {
        "kind": "quarterly",
        "number": "3",
        "year": "2023",
        "held_on": "23 Agustus 2023",
        "starts_at": "08.30",
        "ends_at": "12.00",
        "venue": "Aula",
        "reviewed_first": "2023-05",
        "reviewed_last": "2023-07",
        "planned_first": "2023-08",
        "planned_last": "2023-11",
        "chair_name": "Pak Camat",
        "chair_title": "Camat",
    }
    made = ani.post(f"{base(hall)}baru/", form)
    assert made.status_code == 303
    card = queries.meetings(scope=hall.scope, puskesmas_id=hall.world.ours.id)[-1]
    assert (card.number, card.held_on, card.planned) == (
        3,
        date(2023, 8, 23),
        Period.parse("2023-08..2023-11"),
    )
    again = ani.post(f"{base(hall)}baru/", form)
    assert again.status_code == 422
    assert "TW III 2023 sudah ada" in text_of(again)
    assert "23 Agustus 2023" in again.content.decode()
    backwards = ani.post(f"{base(hall)}baru/", {**form, "number": "4", "planned_last": "2023-07"})
    assert backwards.status_code == 422
    assert "terbalik" in text_of(backwards)


def test_a_meeting_is_run_from_opening_to_signature_over_http(hall, ani):
    assert ani.post(at(hall, "buka/")).status_code == 303
    first = str(hall.camat)
    assert ani.post(at(hall, "hadir/"), {"office": first, "presence": "present"}).status_code == 303
    item = str(hall.item("address").id)
    noted = ani.post(at(hall, "notulen/"), {"item": item, "kind": "decision", "text": "Surat edaran"})
    assert noted.status_code == 303
    made = ani.post(
        at(hall, "komitmen/"), {"item": item, "office_id": str(hall.village), "what": "Mobil siaga"}
    )
    assert made.status_code == 303
    assert "Dilengkapi paling lambat" in text_of(ani.get(at(hall, "notulen/")))
    version = queries.card(scope=hall.scope, meeting_id=hall.meeting.id).version
    assert ani.post(at(hall, "tutup/"), {"version": version}).status_code == 303
    page = ani.get(at(hall, "tanda-tangan/"))
    assert "Tanda tangan menyusul: 4 dari 4" in text_of(page)
    row = queries.signatures(scope=hall.scope, meeting_id=hall.meeting.id)[0]
    signed = ani.post(at(hall, "tanda-tangan/"), {"signature": str(row.id), "signed_on": "7 Agustus 2023"})
    assert signed.status_code == 303
    assert "tanda tangan menyusul: 3 dari 4" in text_of(ani.get(at(hall, "")))
    refused = ani.post(at(hall, "notulen/"), {"item": item, "kind": "decision", "text": "terlambat"})
    assert refused.status_code == 422
    assert "sudah ditutup" in text_of(refused)


def test_a_promise_without_who_keeps_what_was_typed_and_a_late_deadline_is_warned_about(hall, ani):
    hall.open_it()
    item = str(hall.item("plan").id)
    response = ani.post(at(hall, "komitmen/"), {"item": item, "what": "Telur untuk balita", "quantity": "40"})
    assert response.status_code == 422
    assert "belum menyebut siapa" in text_of(response)
    assert "Telur untuk balita" in response.content.decode()
    late = ani.post(
        at(hall, "komitmen/"),
        {"item": item, "office_id": str(hall.village), "what": "Telur", "due_on": "31-12-2023"},
        follow=True,
    )
    assert late.status_code == 200
    assert text_of(late).count("di luar masa rencana") == 2  # told, and written at the line for good
    assert "di luar masa rencana" in text_of(ani.get(at(hall, "notulen/")))


def test_the_second_of_two_editors_sees_both_texts(hall, ani):
    hold(hall)
    (entry,) = queries.entries(scope=hall.scope, meeting_id=hall.meeting.id)
    url = at(hall, f"notulen/{entry.id}/")
    assert ani.post(url, {"text": "Tulisan pertama", "version": "1"}).status_code == 303
    assert f"ditulis {entry.by}, diubah " in text_of(ani.get(at(hall, "notulen/")))
    stale = ani.post(url, {"text": "Tulisan kedua", "version": "1"})
    assert stale.status_code == 409
    assert "Tulisan pertama" in text_of(stale)
    assert "Tulisan kedua" in stale.content.decode()
    assert 'name="version" value="2"' in stale.content.decode()


def test_a_delegate_without_name_is_asked_for_at_the_row(hall, ani):
    hall.open_it()
    response = ani.post(at(hall, "hadir/"), {"office": str(hall.police), "presence": "represented"})
    assert response.status_code == 422
    assert "Tulis nama yang mewakili" in text_of(response)


def test_invitations_are_chosen_sent_and_answered_on_behalf(hall, ani):
    row = hall.invitations[2]
    url = at(hall, f"undangan/{row}/")
    assert ani.get(url).status_code == 200
    assert ani.post(url, {"do": "sent", "via": "diantar"}).status_code == 303
    assert ani.post(url, {"do": "answer", "rsvp": "delegate"}).status_code == 422
    done = {"do": "answer", "rsvp": "delegate", "delegate_name": "Aiptu Rahmat"}
    assert ani.post(url, done).status_code == 303
    text = text_of(ani.get(at(hall, "undangan/")))
    assert "Diwakili Aiptu Rahmat" in text
    assert "tidak ada tautan yang ditawarkan" in text
    assert ani.post(at(hall, "undangan/"), {}).status_code == 422
    assert ani.post(url, {"do": "remove"}).status_code == 422


def test_an_input_is_noted_and_answered(hall, ani):
    sent = {"office": str(hall.police), "text": "Posyandu sore?"}
    assert ani.post(at(hall, "masukan/"), sent).status_code == 303
    assert "1 masukan menunggu jawaban" in text_of(ani.get(at(hall, "masukan/")))
    (row,) = queries.inputs(scope=hall.scope, meeting_id=hall.meeting.id)
    assert ani.get(at(hall, f"masukan/?jawab={row.id}")).status_code == 200
    empty = ani.post(at(hall, "masukan/"), {"input": str(row.id), "answer": " "})
    assert empty.status_code == 422
    assert ani.post(at(hall, "masukan/"), {"input": str(row.id), "answer": "Dicoba Juni"}).status_code == 303


def test_the_agenda_is_sorted_by_time_and_four_decisions_are_too_many(hall, ani):
    def lines(*rows, version=1):
        data = {"acara-TOTAL_FORMS": len(rows), "acara-INITIAL_FORMS": 0, "version": version}
        for n, row in enumerate(rows):
            data |= {f"acara-{n}-{key}": value for key, value in row.items()}
        return data

    empty = text_of(ani.get(at(hall, "acara/")))
    assert empty.count("Keputusan dari Camat untuk acara tambahan") == 2
    typed = lines({"title": "Kedua", "starts_at": "09.00"}, {"title": "Pertama", "starts_at": "08.30"}, {})
    assert ani.post(at(hall, "acara/"), typed).status_code == 303
    agenda = queries.agenda(scope=hall.scope, meeting_id=hall.meeting.id)
    assert [item.title for item in agenda] == ["Pertama", "Kedua"]
    many = lines(*({"title": f"A{n}", "decision_asked": "x"} for n in range(4)), version=2)
    refused = ani.post(at(hall, "acara/"), many)
    assert refused.status_code == 422
    assert "Paling banyak tiga keputusan" in text_of(refused)
    wrong = ani.post(at(hall, "acara/"), lines({"title": "A"}, {"title": "Doa", "starts_at": "pagi"}))
    assert wrong.status_code == 422
    assert "Acara ke-2 perlu dibetulkan: Doa" in text_of(wrong)
    slower = ani.post(at(hall, "acara/"), lines({"title": "Acara saya"}))
    assert slower.status_code == 409
    shown = slower.content.decode()
    for words in ("Susunan yang sudah tersimpan", "Kedua", "Acara saya", 'name="version" value="2"'):
        assert words in shown
    assert ani.post(at(hall, "acara/"), lines({"title": "Acara saya"}, version=2)).status_code == 303


def test_the_plan_can_be_changed_but_not_on_an_old_version(hall, ani):
    form = {
        "held_on": "25 Mei 2023",
        "venue": "Balai",
        "reviewed_first": "2023-02",
        "reviewed_last": "2023-04",
        "planned_first": "2023-05",
        "planned_last": "2023-08",
    }
    assert ani.post(at(hall, "ubah/"), {**form, "version": "1"}).status_code == 303
    stale = ani.post(at(hall, "ubah/"), {**form, "version": "1"})
    assert stale.status_code == 409
    assert "diubah orang lain" in text_of(stale)


def test_the_read_back_shows_promise_proof_and_what_the_meeting_did(hall, ani):
    hold(hall)
    card = promise(hall, **full_parts(hall))
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    later = hall.scope.at(DAY.replace(month=8, day=7))
    august = plan(
        later,
        hall.world.ours,
        number=3,
        held_on=date(2023, 8, 7),
        reviewed=Period.parse("2023-05..2023-07"),
        planned=Period.parse("2023-08..2023-11"),
    )
    url = f"{base(hall)}{august.id}/evaluasi/"
    assert "Rapat ini belum dibuka" in text_of(ani.get(url))
    actions.open_meeting(scope=later, meeting_id=august.id)
    assert "Rapat ini belum dibuka" not in text_of(ani.get(url))
    text = text_of(ani.get(url))
    for words in (
        "0 dari 1 komitmen TW II 2023 selesai",
        "Mobil siaga",
        "Belum ada bukti",
        "tidak menyebut indikator",
    ):
        assert words in text
    assert ani.post(url, {"commitment": str(card.id), "dealing": "read_back"}).status_code == 303
    assert "Sudah dievaluasi rapat ini" in text_of(ani.get(url))
    refused = ani.post(url, {"commitment": str(card.id), "dealing": "closed"})
    assert refused.status_code == 422
    assert "masih terbuka" in text_of(refused)
    hub = text_of(ani.get(f"{base(hall)}{august.id}/"))
    assert "1 dari 1 komitmen" in hub


def test_a_monthly_lokmin_brings_its_own_material(hall, ani):
    monthly = plan(
        hall.scope,
        hall.world.ours,
        kind="monthly",
        number=5,
        held_on=date(2023, 6, 5),
        reviewed=Period.parse("2023-05..2023-05"),
        planned=Period.parse("2023-06..2023-07"),
        chair_title="Kepala Puskesmas",
    )
    hold(hall)
    promise(hall, **{**full_parts(hall), "due_on": date(2023, 6, 30)})
    with CaptureQueriesContext(connection) as seen:
        response = ani.get(f"{base(hall)}{monthly.id}/bahan/")
    text = text_of(response)
    assert "belum melapor" in text
    assert "Mobil siaga" in text
    assert len(seen) <= BUDGET + 5
    assert "Bahan bulanan" in text_of(ani.get(f"{base(hall)}{monthly.id}/"))
