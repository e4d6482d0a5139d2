"""A list is stored whole or not at all, twice is once, and it is taken back while nothing was built on it."""

from uuid import UUID

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role, Scope
from lokmin.people import actions, queries
from lokmin.people.models import Consent, Holder, Institution, ListImport, Office, Person
from lokmin.people.rules.list_file import Written
from tests.world import NOW, World

DANRAMIL = {
    "title": "Danramil Lais", "institution": "Koramil Lais", "sector": "koramil", "name": "Kapten Contoh",
    "id_number": "21950100", "phone": "0812-3456-7890", "consent": "1 Agustus 2023",
}  # fmt: skip
CAMAT = {"title": "Camat", "name": "Pak Camat, M.Si.", "rank": "Pembina"}


def written(*lines: dict[str, str]) -> list[Written]:
    return [Written(number, cells) for number, cells in enumerate(lines, 2)]


def plan(
    world: World, lines: list[Written], answers: dict[str, str] | None = None, scope: Scope | None = None
):
    return queries.plan(
        scope=scope or world.scope(), kecamatan_id=world.ours.kecamatan_id, lines=lines, answers=answers or {}
    )


def store(
    world: World, *cells: dict[str, str], answers: dict[str, str] | None = None, shown: str = ""
) -> UUID:
    lines = written(*cells)
    made = actions.store_list(
        scope=world.scope(),
        kecamatan_id=world.ours.kecamatan_id,
        name="daftar.xlsx",
        lines=lines,
        answers=answers or {},
        shown=shown or actions.digest(plan(world, lines, answers)),
    )
    assert made
    return made


def everything() -> list[object]:
    """Every row of the directory, as it stands."""
    tables = (Institution, Office, Person, Holder, Consent)
    return [list(table.unscoped.order_by("id").values()) for table in tables]


def office(world: World, title: str) -> queries.OfficeCard:
    cards = queries.offices(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id)
    return next(card for card in cards if card.title == title)


def test_a_list_makes_offices_and_completes_those_that_are_there(world: World):
    store(world, DANRAMIL, CAMAT)
    danramil = office(world, "Danramil Lais")
    assert (danramil.holder, danramil.id_kind, danramil.phone) == ("Kapten Contoh", "NRP", "6281234567890")
    assert danramil.consent_via == "daftar Excel"
    assert danramil.since == NOW.date()
    assert (office(world, "Camat").holder, office(world, "Camat").rank) == ("Pak Camat, M.Si.", "Pembina")


def test_the_same_list_again_changes_nothing(world: World):
    store(world, DANRAMIL, CAMAT)
    before = everything()
    assert {entry.outcome for entry in plan(world, written(DANRAMIL, CAMAT))} == {"same"}
    with pytest.raises(Refusal, match="sudah sama"):
        store(world, DANRAMIL, CAMAT)
    assert everything() == before
    assert ListImport.unscoped.count() == 1


def test_one_line_that_cannot_be_read_stops_all_of_it(world: World):
    before = everything()
    with pytest.raises(Refusal, match="Baris 3 belum dapat dibaca"):
        store(world, DANRAMIL, {**CAMAT, "phone": "12"})
    assert everything() == before


def test_a_question_that_is_open_stops_all_of_it(world: World):
    before = everything()
    near = {"title": "Camatt", "institution": "Kantor Camat", "sector": "kecamatan", "name": "Bu Baru"}
    with pytest.raises(Refusal, match="Baris 2 masih perlu dijawab"):
        store(world, near, DANRAMIL)
    assert everything() == before
    store(world, near, answers={"o2": "new"})
    assert office(world, "Camatt").holder == "Bu Baru"


def test_an_answer_makes_two_offices_one_persons(world: World):
    camat = office(world, "Camat").person_id
    twin = {**DANRAMIL, "name": "Pak Camat", "id_number": "", "phone": ""}
    store(world, twin, answers={"p2": str(camat)})
    assert office(world, "Danramil Lais").person_id == camat


def test_another_holder_is_left_to_the_handover(world: World):
    store(world, DANRAMIL, {"title": "Camat", "name": "Bu Lain"})
    assert office(world, "Camat").holder == "Pak Camat"


def test_a_directory_that_changed_since_the_preview_is_shown_again(world: World):
    shown = actions.digest(plan(world, written(DANRAMIL, CAMAT)))
    actions.seat(scope=world.scope(), office_id=world.camat_office, name="Bu Baru", since=NOW.date())
    with pytest.raises(Stale, match="berubah sejak pratinjau"):
        store(world, DANRAMIL, CAMAT, shown=shown)


def test_taking_a_list_back_leaves_everything_as_before(world: World):
    before = everything()
    made = store(world, DANRAMIL, CAMAT)
    assert everything() != before
    actions.undo_list(scope=world.scope(), import_id=made)
    assert everything() == before
    with pytest.raises(Refusal, match="sudah dibatalkan"):
        actions.undo_list(scope=world.scope(), import_id=made)


def test_what_was_built_on_stops_the_taking_back_whole(world: World):
    made = store(world, DANRAMIL, CAMAT)
    danramil = office(world, "Danramil Lais")
    actions.make_link(
        scope=world.scope(),
        puskesmas_id=world.ours.id,
        office_id=danramil.id,
        expires_at=NOW.replace(day=20),
    )
    before = everything()
    with pytest.raises(Refusal, match="tidak dapat dibatalkan lagi"):
        actions.undo_list(scope=world.scope(), import_id=made)
    assert everything() == before


@pytest.mark.parametrize("title", ["Danramil Lais", "Camat"])
def test_a_correction_after_it_stops_the_taking_back(world: World, title: str):
    made = store(world, DANRAMIL, CAMAT)
    (term,) = queries.terms(scope=world.scope(), office_id=office(world, title).id)
    later = world.scope(now=NOW.replace(hour=11))
    actions.correct_term(
        scope=later, holder_id=term.id, name="Lain Nama", since=term.since, until=None, rank="Lain"
    )
    with pytest.raises(Refusal, match="tidak dapat dibatalkan lagi"):
        actions.undo_list(scope=world.scope(), import_id=made)


def test_strangers_and_those_without_the_duty_read_no_list_in(world: World):
    made = store(world, DANRAMIL)
    with pytest.raises(NotYours):
        actions.undo_list(scope=world.scope_of(world.far), import_id=made)
    with pytest.raises(NotYourDuty):
        plan(world, written(CAMAT), scope=world.scope(Role.NOTE_TAKER))
    assert queries.imports(scope=world.scope_of(world.far), kecamatan_id=world.ours.kecamatan_id) == []
    (card,) = queries.imports(scope=world.scope(), kecamatan_id=world.ours.kecamatan_id)
    assert (card.name, card.lines, card.by) == ("daftar.xlsx", 1, "Ani")
