"""Who signs follows who promised, also after the list was written (FN 26)."""

from datetime import date

from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.meetings import actions, queries
from lokmin.people import actions as people
from tests.meetings.conftest import hold, plan
from tests.meetings.test_actions import full_parts, promise


def rows(hall):
    return queries.signatures(scope=hall.scope, meeting_id=hall.meeting.id)


def wanted(hall) -> int:
    return queries.card(scope=hall.scope, meeting_id=hall.meeting.id).numbers.wanted


def test_a_promise_after_the_list_was_written_adds_its_owner_and_nobody_loses_a_row(hall):
    hold(hall)
    promise(hall)
    first = actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    actions.sign(scope=hall.scope, signature_id=first[0].id, signed_on=date(2023, 5, 24))
    promise(hall, office_id=hall.police, what="Mendampingi kunjungan")
    after = rows(hall)
    assert hall.police in {row.office_id for row in after}
    assert {row.id for row in first} < {row.id for row in after}
    assert wanted(hall) == len(after) == len(first) + 1
    closed = actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    assert closed.numbers.wanted == len(after)


def test_who_comes_instead_is_printed_as_soon_as_it_is_recorded(hall):
    hold(hall)
    promise(hall, office_id=hall.police, what="Mendampingi kunjungan")
    actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    actions.check_in(
        scope=hall.scope,
        meeting_id=hall.meeting.id,
        office_id=hall.police,
        presence="represented",
        person_name="Aiptu Rahmat",
        person_title="Bhabinkamtibmas",
    )
    assert "a.n. Kapolsek, Bhabinkamtibmas, Aiptu Rahmat" in [row.text for row in rows(hall)]


def test_who_took_every_promise_back_does_not_sign(hall):
    hold(hall)
    card = promise(hall, office_id=hall.police, what="Mendampingi kunjungan")
    actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    commitments.withdraw(scope=hall.scope, commitment_id=card.id, reason="keliru")
    again = actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    assert hall.police not in {row.office_id for row in again}


def test_without_a_list_a_promise_writes_none(hall):
    hold(hall)
    promise(hall)
    assert rows(hall) == []


def hosts(hall, meeting_id=None):
    made = actions.prepare_signatures(scope=hall.scope, meeting_id=meeting_id or hall.meeting.id)
    return [(row.printed_title, row.printed_name) for row in made if row.part == "host"]


def test_the_head_signs_also_where_the_directory_has_no_such_office(hall):
    hold(hall)
    assert hosts(hall) == hosts(hall) == [("Kepala UPT Puskesmas Lais", "Ani")]


def test_the_heads_of_all_puskesmas_of_a_joint_meeting_sign_each_once(hall):
    joint = plan(hall.scope, hall.world.ours, number=3, taking_part=[hall.world.sister.id])
    actions.open_meeting(scope=hall.scope, meeting_id=joint.id)
    both = [("Kepala UPT Puskesmas Lais", "Ani"), ("Kepala UPT Puskesmas Teluk Kijing", "")]
    assert hosts(hall, joint.id) == hosts(hall, joint.id) == both
    first, second = (
        row for row in queries.signatures(scope=hall.scope, meeting_id=joint.id) if row.part == "host"
    )
    actions.sign(scope=hall.scope, signature_id=first.id, signed_on=date(2023, 5, 24))
    assert hosts(hall, joint.id) == both
    assert second.id in {row.id for row in queries.signatures(scope=hall.scope, meeting_id=joint.id)}


def test_the_head_of_the_sister_is_never_taken_for_ours(hall):
    body = people.add_institution(
        scope=hall.scope,
        kecamatan_id=hall.world.ours.kecamatan_id,
        sector="kesehatan",
        name="Puskesmas Teluk Kijing",
    )
    people.add_office(scope=hall.scope, institution_id=body, title="Kepala Puskesmas Teluk Kijing")
    hold(hall)
    assert hosts(hall) == [("Kepala UPT Puskesmas Lais", "Ani")]


def test_a_head_who_leads_the_meeting_signs_once_and_a_chair_has_a_title(hall):
    own = {"number": 5, "kind": "monthly", "chair_name": "Ani", "chair_title": ""}
    meeting = plan(hall.scope, hall.world.ours, **own)
    made = actions.prepare_signatures(scope=hall.scope, meeting_id=meeting.id)
    assert [(row.part, row.printed_title, row.printed_name) for row in made][:1] == [
        ("chair", "Pimpinan rapat", "Ani")
    ]
    assert "host" not in {row.part for row in made}


def seated(hall, presence, **who):
    actions.check_in(
        scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.village, presence=presence, **who
    )


def spoken(hall, card) -> str:
    return promises.commitment(scope=hall.scope, commitment_id=card.id).promised_by_delegate


def test_a_promise_before_the_check_in_of_a_delegate_waits_for_the_principal_too(hall):
    hall.open_it()
    card = promise(hall, **full_parts(hall))
    assert not card.waits_for_principal
    seated(hall, "represented", person_name="Siti", person_title="Sekretaris Desa 1")
    assert spoken(hall, card) == "Siti, Sekretaris Desa 1"
    seated(hall, "represented", person_name="Jajang", person_title="Kaur")
    assert spoken(hall, card) == "Jajang, Kaur"
    seated(hall, "present")
    assert spoken(hall, card) == ""


def test_a_delegate_that_was_written_on_the_promise_stays(hall):
    hall.open_it()
    card = promise(hall, **full_parts(hall), promised_by_delegate="Ibu Rina")
    seated(hall, "represented", person_name="Siti")
    seated(hall, "present")
    assert spoken(hall, card) == "Ibu Rina"


def change_chair(hall, name, title):
    card = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    actions.change_meeting(
        scope=hall.scope,
        meeting_id=hall.meeting.id,
        version=card.version,
        chair_name=name,
        chair_title=title,
    )


def close(hall):
    card = queries.card(scope=hall.scope, meeting_id=hall.meeting.id)
    return actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=card.version)


def test_an_office_that_signs_in_another_part_keeps_its_row_and_its_history(hall):
    hold(hall)
    promise(hall, office_id=hall.camat)
    rows_now = actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    chair = next(row for row in rows_now if row.part == "chair")
    assert chair.office_id == hall.camat
    actions.sign(scope=hall.scope, signature_id=chair.id, signed_on=date(2023, 5, 24))
    actions.undo_signature(scope=hall.scope, signature_id=chair.id, reason="salah baris")
    change_chair(hall, "Pak Sekcam", "Sekretaris Camat")
    close(hall)
    (camat,) = [row for row in rows(hall) if row.office_id == hall.camat]
    assert (camat.id, camat.part, camat.signed_on) == (chair.id, "owner", None)
    assert [step.deed for step in camat.steps] == ["signed", "undone"]
    assert [row.printed_name for row in rows(hall) if row.part == "chair"] == ["Pak Sekcam"]


def test_a_head_of_a_puskesmas_that_signed_does_not_push_the_other_head_off_the_list(hall):
    scope = hall.scope
    for place in (hall.world.ours, hall.world.sister):
        body = people.add_institution(
            scope=scope, kecamatan_id=place.kecamatan_id, sector="kesehatan", name=f"Puskesmas {place.name}"
        )
        office = people.add_office(scope=scope, institution_id=body, title=f"Kepala Puskesmas {place.name}")
        people.seat(scope=scope, office_id=office, name=f"dr. {place.name}", since=date(2022, 1, 1))
    joint = plan(scope, hall.world.ours, number=3, taking_part=[hall.world.sister.id])
    actions.open_meeting(scope=scope, meeting_id=joint.id)
    listed = actions.prepare_signatures(scope=scope, meeting_id=joint.id)
    heads = [row for row in listed if row.part == "host"]
    assert len(heads) == 2
    actions.sign(scope=scope, signature_id=heads[0].id, signed_on=date(2023, 5, 24))
    again = actions.prepare_signatures(scope=scope, meeting_id=joint.id)
    assert [row.id for row in again if row.part == "host"] == [row.id for row in heads]
