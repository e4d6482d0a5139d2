"""The last agreement before Lokmin: its table, what is stored, and taking it back."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.meetings import actions, queries
from lokmin.meetings.pages import old as pages
from lokmin.meetings.rules import old_table
from lokmin.meetings.rules.old_table import NewOffice, OldPromise
from lokmin.people import queries as people
from lokmin.tools.models import AuditRow
from tests.world import NOW, World

HELD = date(2023, 5, 22)
TABLE = [
    ["RENCANA TINDAK LANJUT"],
    ["No", "Masalah", "Kegiatan", "Penanggung Jawab", "Desa", "Jumlah", "Batas Waktu", "Biaya"],
    ["1", "2", "3", "4", "5", "6", "7", "8"],
    [
        "1",
        "Imunisasi rendah",
        "Mobil siaga",
        "Kades 1",
        "Desa 1, Desa 9",
        "12 bayi",
        "30 Juni 2023",
        "x",
    ],
    ["2", "", "Surat edaran", "Camat", "semua desa", "", "Juli", ""],
    ["", "", "", "", "", "", "", ""],
    ["3", "Stunting", "", "PKK", "", "", "", ""],
]


def refused(code: str):
    return pytest.raises(Refusal, check=lambda error: error.code == code)


def record(world: World, **changes):
    office = people.offices(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id)[0]
    values = {
        "scope": world.scope(),
        "puskesmas_id": world.ours.id,
        "held_on": HELD,
        "number": 2,
        "promises": [
            OldPromise(office.id, "Mobil siaga", (world.areas[0].id,), date(2023, 6, 30), 12, "bayi"),
            OldPromise(NewOffice("Ketua TP PKK", "pkk"), "Kelas ibu", problem="Stunting"),
        ],
    }
    return actions.record_old(**{**values, **changes})


def made(world: World):
    return promises.board(scope=world.scope(), puskesmas_id=world.ours.id)


def test_columns_are_recognised_by_their_words():
    assert old_table.header_row(TABLE) == 1
    expected = ["", "problem", "what", "who", "where", "quantity", "when", ""]
    assert old_table.recognised(TABLE) == expected
    assert old_table.recognised([["a", "b"], ["c", "d"]]) == ["", ""]
    assert old_table.part_of("Penanggung jawab / Pelaksana") == "who"


def test_lines_carry_the_problem_down_and_skip_what_is_no_line():
    found = old_table.lines(TABLE, old_table.recognised(TABLE))
    assert [(line.row, line.what, line.who, line.problem) for line in found] == [
        (4, "Mobil siaga", "Kades 1", "Imunisasi rendah"),
        (5, "Surat edaran", "Camat", "Imunisasi rendah"),
        (7, "", "PKK", "Stunting"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 bayi", (12, "bayi")),
        ("3", (3, "")),
        ("0", (None, "")),
        ("30-06-2023", (None, "")),
        ("x", (None, "")),
    ],
)
def test_a_quantity_begins_with_its_number(text, expected):
    assert old_table.read_quantity(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 Juni 2023", date(2023, 6, 30)),
        ("Juli", date(2023, 7, 31)),
        ("FEBRUARI", date(2024, 2, 29)),
        ("2023-09", date(2023, 9, 30)),
        ("setiap bulan", None),
        ("", None),
    ],
)
def test_a_due_date_is_a_day_or_the_end_of_a_month(text, expected):
    assert pages.read_due(text, HELD) == expected


def test_lines_name_villages_and_say_what_they_could_not_read(world: World):
    lines = pages.read_lines(old_table.lines(TABLE, old_table.recognised(TABLE)), world.areas, HELD)
    assert [([a.name for a in line.areas], line.unknown) for line in lines[:1]] == [(["Desa 1"], "Desa 9")]
    assert len(lines[1].areas) == len(world.areas)
    assert [line.left_out for line in lines] == ["", "", "tidak menyebut apa yang dijanjikan"]


def test_owners_are_found_by_title_and_never_guessed(world: World):
    groups = people.directory(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id)
    lines = [old_table.OldLine(1, "x", who) for who in ("Kades 1", "CAMAT", "Kepala Desa 11", "Budi")]
    found = {who.written: who.office for who in pages.owners(lines, groups)}
    assert found["Kades 1"] == found["Budi"] == str(world.village_office)
    assert found["CAMAT"] == str(world.camat_office)
    assert found["Kepala Desa 11"] == ""


def test_an_old_agreement_becomes_a_closed_meeting_with_open_promises(world: World):
    card = record(world)
    assert (card.state, card.from_paper, card.held_on, card.label) == ("closed", True, HELD, "TW II 2023")
    first, second = made(world)
    assert (first.state, first.missing_parts, first.due_on) == ("agreed", (), date(2023, 6, 30))
    assert second.office_title == "Ketua TP PKK"
    assert (second.complete_by, second.contact_name) == (NOW.date() + timedelta(days=7), "Ani")
    assert [step.via for step in first.history] == ["", "kesepakatan lama 22 Mei 2023"]
    assert [d.note for d in queries.dealings(scope=world.scope(), meeting_id=card.id)] == ["", "Stunting"]


def test_the_next_meeting_reads_the_old_promises_back(world: World):
    record(world)
    period = card_period = queries.meetings(scope=world.scope(), puskesmas_id=world.ours.id)[0].planned
    following = actions.plan_meeting(
        scope=world.scope(), puskesmas_id=world.ours.id, kind="quarterly", year=2023, number=3,
        held_on=date(2023, 8, 21), reviewed=period, planned=card_period, venue="Aula",
    )  # fmt: skip
    rows = queries.read_back(scope=world.scope(), meeting_id=following.id)
    assert [row.commitment.what for row in rows] == ["Mobil siaga", "Kelas ibu"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"promises": []}, "meetings.old_empty"),
        ({"held_on": date(2023, 8, 8)}, "meetings.old_future"),
        ({"number": 13}, "meetings.number"),
        ({"promises": [OldPromise(None, "x")]}, "meetings.promise_who"),
        (
            {"promises": [OldPromise(NewOffice("PKK", "pkk"), "x"), OldPromise(None, "")]},
            "meetings.promise_who",
        ),
        ({"promises": [OldPromise(NewOffice("PKK", "luar"), "x")]}, "people.sector_unknown"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(world: World, changes, code):
    rows = AuditRow.objects.count()
    with refused(code):
        record(world, **changes)
    assert made(world) == []
    assert AuditRow.objects.count() == rows
    assert queries.meetings(scope=world.scope(), puskesmas_id=world.ours.id) == []


def test_the_same_agreement_twice_is_refused(world: World):
    record(world)
    with refused("meetings.old_exists"):
        record(world)
    with refused("meetings.old_exists"):
        record(world, held_on=date(2023, 5, 30))
    assert len(made(world)) == 2


def test_it_is_taken_back_whole_while_nobody_built_on_it(world: World):
    card = record(world)
    assert actions.undo_old(scope=world.scope(), meeting_id=card.id) == 2
    assert made(world) == []
    assert queries.meetings(scope=world.scope(), puskesmas_id=world.ours.id) == []
    assert record(world).from_paper


def test_a_report_ends_the_undo(world: World):
    card = record(world)
    told = {"state": "under_way", "happened_on": NOW.date(), "text": "mulai"}
    commitments.report(scope=world.scope(), commitment_id=made(world)[0].id, **told)
    with refused("commitments.touched"):
        actions.undo_old(scope=world.scope(), meeting_id=card.id)
    assert len(made(world)) == 2


def test_a_meeting_that_dealt_with_a_promise_ends_the_undo(world: World):
    card = record(world)
    other = record(world, held_on=date(2023, 2, 20), number=1)
    first = made(world)[0]
    queries.meetings(scope=world.scope(), puskesmas_id=world.ours.id)
    from lokmin.meetings.models import MeetingCommitment

    MeetingCommitment.add(meeting_id=other.id, commitment_id=first.id, dealing="read_back", at=NOW, by="Ani")
    with refused("meetings.old_used"):
        actions.undo_old(scope=world.scope(), meeting_id=card.id)


def test_strangers_and_those_without_the_duty_neither_write_nor_undo(world: World):
    card = record(world)
    with pytest.raises(NotYours):
        record(world, scope=world.scope_of(world.far))
    with pytest.raises(NotYours):
        actions.undo_old(scope=world.scope_of(world.far), meeting_id=card.id)
    with pytest.raises(NotYourDuty):
        record(world, scope=world.scope(Role.MIDWIFE))
    with pytest.raises(NotYourDuty):
        record(world, scope=world.scope(Role.NOTE_TAKER), number=1, held_on=date(2023, 2, 1))


def page_of(world: World, who="ani-head"):
    return world.client(who), f"/p/{world.ours.code}/rapat/kesepakatan-lama/"


TEXT = "\n".join("\t".join(row) for row in TABLE)


def test_the_page_shows_before_it_stores(world: World):
    client, address = page_of(world)
    assert "Tempel kesepakatan" in client.get(address).content.decode()
    typed = {"held_on": "22 Mei 2023", "number": "2", "text": TEXT}
    seen = client.post(address, typed)
    text = seen.content.decode()
    assert seen.status_code == 200
    assert "Simpan 2 komitmen" in text
    assert "Desa tidak dikenal: Desa 9" in text
    assert "tidak menyebut apa yang dijanjikan" in text
    assert made(world) == []
    stored = client.post(address, {**typed, "do": "store"}, follow=True)
    assert "Dari kesepakatan lama: rapat 22 Mei 2023, dicatat kemudian pada 7 Agustus 2023" in (
        stored.content.decode()
    )
    assert [(c.what, c.office_id) for c in made(world)] == [
        ("Mobil siaga", world.village_office),
        ("Surat edaran", world.camat_office),
    ]
    again = client.post(address, {**typed, "do": "store"})
    assert again.status_code == 422
    assert len(made(world)) == 2
    (meeting,) = queries.meetings(scope=world.scope(), puskesmas_id=world.ours.id)
    gone = client.post(f"/p/{world.ours.code}/rapat/{meeting.id}/batalkan-salinan/", follow=True)
    assert "2 komitmen lama dihapus lagi" in gone.content.decode()
    assert made(world) == []


def test_an_owner_that_nobody_knows_is_asked_and_a_column_too(world: World):
    client, address = page_of(world)
    typed = {"held_on": "22 Mei 2023", "number": "2", "text": "Isi\tPIC\nKelas ibu\tTP PKK\nLain\tTP PKK\n"}
    asked = client.post(address, typed)
    assert asked.status_code == 422
    assert "Kolom apa (kegiatan) belum ditunjuk" in asked.content.decode()
    typed |= {"col-0": "what", "col-1": "who"}
    text = client.post(address, typed).content.decode()
    assert "Buat jabatan baru “TP PKK”, sektor" in text
    early = client.post(address, {**typed, "do": "store"})
    assert early.status_code == 422
    assert "Pilih dahulu penanggung jawab untuk “TP PKK”" in early.content.decode()
    assert client.post(address, {**typed, "who-0": "baru:pkk", "do": "store"}).status_code == 302
    assert {c.office_title for c in made(world)} == {"TP PKK"}


@pytest.mark.parametrize("text", ["", "\t\n", "Kegiatan\tPJ\n" * 600])
def test_a_table_that_cannot_be_read_gets_its_sentence(world: World, text):
    client, address = page_of(world)
    answer = client.post(address, {"held_on": "22 Mei 2023", "number": "2", "text": text})
    assert answer.status_code == 422
    assert made(world) == []


def test_a_forged_answer_is_no_answer(world: World):
    client, address = page_of(world)
    typed = {"held_on": "22 Mei 2023", "number": "2", "text": "Kegiatan\tPJ\nx\tTP PKK\n", "do": "store"}
    for forged in (str(UUID(int=7)), "baru:luar", "x"):
        assert client.post(address, {**typed, "who-0": forged}).status_code == 422
    assert made(world) == []


@pytest.mark.parametrize(("who", "status"), [("citra", 404), ("dewi", 404), ("ani-midwife", 403)])
def test_who_may_not_paste(world: World, who, status):
    client, address = page_of(world, who)
    assert client.get(address).status_code == status


def test_a_copied_agreement_does_not_end_the_first_hour(world: World):
    client = world.client()
    home = f"/p/{world.ours.code}/"
    before = client.get(home).content.decode()
    assert f"/p/{world.ours.code}/rapat/kesepakatan-lama/" in before
    assert f"/p/{world.ours.code}/unggah/tempel/" in before
    record(world)
    after = client.get(home).content.decode()
    assert "Satu jam pertama" in after
    assert f"/p/{world.ours.code}/rapat/kesepakatan-lama/" not in after
    assert "sudah ditutup" not in after
