"""Preview, store, undo: what is stored is what was shown, and everything can be taken back."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import FigureEntry, PopulationEntry
from lokmin.coverage.queries.stored import stored_figures, stored_populations
from lokmin.intake import actions, queries
from lokmin.intake.models import Batch
from lokmin.intake.rules.reader import read_file
from tests.intake import files
from tests.world import NOW, World, installer

WRITES = ("INSERT", "UPDATE", "DELETE")
VILLAGES = tuple(f"DESA {n}" for n in range(1, 6))
COUNTS = {
    (village, element, month): 3 + number
    for number, village in enumerate(VILLAGES)
    for element in ("K1", "K4", "RN", "RM", "ANEMIA")
    for month in (1, 2)
}


@pytest.fixture
def world(world: World) -> World:
    coverage.load_dictionary(scope=installer())
    return world


def report_of(counts=COUNTS, villages=VILLAGES):
    data = files.book_with(
        lambda book: files.counts_sheet(book, counts, villages=villages),
        lambda book: files.pws_sheet(book, counts, villages=villages),
        year=2023,
    )
    return read_file(data, today=NOW.date())


def keep(world: World, report=None, **options):
    return actions.keep_preview(
        scope=options.pop("scope", world.scope()),
        puskesmas_id=world.ours.id,
        report=report or report_of(),
        file_name="pws.xlsx",
        sha256=options.pop("sha256", "a" * 64),
    )


def stored(world: World):
    scope = world.scope()
    return stored_figures(scope=scope, puskesmas_id=world.ours.id, years=[2023])


def enter(world: World, village: int, element: str, month: int, count: int | None) -> None:
    entry = FigureEntry(world.areas[village].id, element, 2023, month, count)
    coverage.record_figures(
        scope=world.scope(), puskesmas_id=world.ours.id, entries=[entry], source="diketik"
    )


def test_a_preview_stores_no_figure_and_says_what_would_change(world):
    card = keep(world)
    assert not stored(world)
    assert card.state == "preview"
    assert card.summary["changed"] == 50
    assert card.summary["populations"] == 10
    seen = queries.preview(scope=world.scope(), batch_id=card.id)
    assert len(seen.plan.figures) == 50
    assert not seen.plan.unknown


def test_what_is_stored_is_what_the_preview_showed(world):
    card = keep(world)
    plan = queries.preview(scope=world.scope(), batch_id=card.id).plan
    done = actions.store(scope=world.scope(), batch_id=card.id)
    shown = {(c.area_id, c.element, c.year, c.month): c.after for c in plan.figures}
    assert {place: count for place, (count, *_) in stored(world).items()} == shown
    assert (done.number, done.state) == (1, "stored")
    people = stored_populations(scope=world.scope(), puskesmas_id=world.ours.id, years=[2023])
    assert people[world.areas[0].id, "bumil", 2023] == 101_200
    assert queries.changed_cells(scope=world.scope(), batch_id=card.id) == 60


def test_the_same_file_has_one_preview_that_shows_what_would_change_now(world):
    first = keep(world)
    enter(world, 0, "K1", 1, 3)
    again = keep(world)
    assert again.id == first.id
    assert (again.summary["changed"], again.summary["same"]) == (49, 1)
    assert len(queries.waiting(scope=world.scope(), puskesmas_id=world.ours.id)) == 1


def test_the_same_file_keeps_which_villages_were_chosen(world):
    counts = {("Dessa 5" if v == "DESA 5" else v, e, m): c for (v, e, m), c in COUNTS.items()}
    report = report_of(counts, (*VILLAGES[:4], "Dessa 5"))
    card = keep(world, report)
    actions.place_villages(scope=world.scope(), batch_id=card.id, choices={"Dessa 5": world.areas[4].id})
    assert keep(world, report).id == card.id
    assert not queries.preview(scope=world.scope(), batch_id=card.id).plan.unknown


def test_a_preview_is_made_without_writing_a_figure(world):
    with CaptureQueriesContext(connection) as asked:
        keep(world)
    tables = {query["sql"].split('"')[1] for query in asked if query["sql"].startswith(WRITES)}
    assert tables <= {"intake_batch", "tools_auditrow"}


def test_a_sasaran_that_changed_since_the_preview_is_not_overwritten_unseen(world):
    card = keep(world)
    entry = PopulationEntry(world.areas[0].id, "bumil", 2023, 77_000)
    coverage.record_populations(
        scope=world.scope(), puskesmas_id=world.ours.id, entries=[entry], source="diketik"
    )
    with pytest.raises(Refusal) as refused:
        actions.store(scope=world.scope(), batch_id=card.id)
    assert refused.value.code == "intake.changed_since_preview"
    assert not stored(world)
    actions.look_again(scope=world.scope(), batch_id=card.id)
    done = actions.store(scope=world.scope(), batch_id=card.id)
    actions.undo(scope=world.scope(), number=done.number)
    people = stored_populations(scope=world.scope(), puskesmas_id=world.ours.id, years=[2023])
    assert people[world.areas[0].id, "bumil", 2023] == 77_000


def test_a_number_that_a_colleague_typed_meanwhile_is_not_taken_back_with_the_upload(world):
    card = keep(world)
    enter(world, 0, "K1", 1, COUNTS["DESA 1", "K1", 1])
    with pytest.raises(Refusal) as refused:
        actions.store(scope=world.scope(), batch_id=card.id)
    assert refused.value.code == "intake.changed_since_preview"


def test_another_puskesmas_has_its_own_preview_of_the_same_file(world):
    mine = keep(world)
    scope = world.scope_of(world.sister)
    theirs = actions.keep_preview(
        scope=scope, puskesmas_id=world.sister.id, report=report_of(), file_name="a", sha256="a" * 64
    )
    assert theirs.id != mine.id


def test_a_second_preview_of_the_same_content_changes_nothing(world):
    actions.store(scope=world.scope(), batch_id=keep(world).id)
    card = keep(world)
    assert (card.summary["changed"], card.summary["populations"], card.summary["same"]) == (0, 0, 60)
    before = stored(world)
    actions.store(scope=world.scope(), batch_id=card.id)
    assert stored(world) == before
    assert queries.stored_before(scope=world.scope(), puskesmas_id=world.ours.id, sha256="a" * 64).number == 2


def test_undo_puts_back_what_stood_before(world):
    enter(world, 0, "K1", 1, 99)
    before = {place: count for place, (count, *_) in stored(world).items()}
    done = actions.store(scope=world.scope(), batch_id=keep(world).id)
    assert stored(world)[world.areas[0].id, "K1", 2023, 1][0] == 3
    back = actions.undo(scope=world.scope(), number=done.number)
    assert {place: count for place, (count, *_) in stored(world).items()} == before
    assert (back.state, back.undone_by) == ("undone", "Ani")
    assert not stored_populations(scope=world.scope(), puskesmas_id=world.ours.id, years=[2023])
    with pytest.raises(Refusal) as again:
        actions.undo(scope=world.scope(), number=done.number)
    assert again.value.code == "intake.already_undone"


def test_undo_puts_back_why_a_village_could_not_be_measured(world):
    broken = FigureEntry(world.areas[0].id, "K1", 2023, 1, None, "unmeasured", "buku register hilang")
    coverage.record_figures(
        scope=world.scope(), puskesmas_id=world.ours.id, entries=[broken], source="diketik"
    )
    card = actions.store(scope=world.scope(), batch_id=keep(world).id)
    assert stored(world)[broken.key].number == 3
    actions.undo(scope=world.scope(), number=card.number or 0)
    assert stored(world)[broken.key][::2] == (None, "buku register hilang")


def test_undo_is_refused_when_something_was_built_on_it(world):
    done = actions.store(scope=world.scope(), batch_id=keep(world).id)
    enter(world, 1, "K4", 2, 44)
    before = stored(world)
    with pytest.raises(Refusal, match="Desa 2 K4"):
        actions.undo(scope=world.scope(), number=done.number)
    assert stored(world) == before


def test_undo_of_a_frozen_month_is_refused(world):
    done = actions.store(scope=world.scope(), batch_id=keep(world).id)
    coverage.freeze(
        scope=world.scope(),
        puskesmas_id=world.ours.id,
        period=Period(Month(2023, 1), Month(2023, 3)),
        despite="belum semua melapor",
    )
    with pytest.raises(Refusal) as frozen:
        actions.undo(scope=world.scope(), number=done.number)
    assert frozen.value.code == "coverage.frozen"
    assert queries.batch(scope=world.scope(), batch_id=done.id).state == "stored"


def test_frozen_months_are_left_alone_and_only_their_changes_are_said(world):
    actions.store(scope=world.scope(), batch_id=keep(world).id)
    coverage.freeze(
        scope=world.scope(),
        puskesmas_id=world.ours.id,
        period=Period(Month(2023, 1), Month(2023, 1)),
        despite="belum semua melapor",
    )
    counts = {**COUNTS, ("DESA 1", "K1", 1): 77, ("DESA 1", "K1", 2): 78}
    card = keep(world, report_of(counts))
    seen = queries.preview(scope=world.scope(), batch_id=card.id)
    assert [(change.element, change.month, change.after) for change in seen.plan.figures] == [("K1", 2, 78)]
    frozen = [issue for issue in seen.issues if issue.code == "coverage.frozen"]
    assert len(frozen) == 1
    assert frozen[0].message.startswith("Januari 2023 sudah dibekukan")


def test_an_unknown_village_is_asked_and_the_answer_is_remembered(world):
    spelt = ("DESA 1", "Dessa Dua", *VILLAGES[2:])
    counts = {(spelt[VILLAGES.index(v)], e, m): c for (v, e, m), c in COUNTS.items()}
    card = keep(world, report_of(counts, spelt))
    scope = world.scope()
    assert queries.preview(scope=scope, batch_id=card.id).plan.unknown == ("Dessa Dua",)
    with pytest.raises(Refusal) as refused:
        actions.store(scope=scope, batch_id=card.id)
    assert refused.value.code == "intake.villages_open"
    actions.place_villages(scope=scope, batch_id=card.id, choices={"Dessa Dua": world.areas[1].id})
    done = actions.store(scope=scope, batch_id=card.id)
    assert stored(world)[world.areas[1].id, "K1", 2023, 1][0] == 4
    actions.undo(scope=scope, number=done.number)
    again = keep(world, report_of(counts, spelt))
    assert queries.preview(scope=scope, batch_id=again.id).plan.unknown == ("Dessa Dua",)


def test_a_choice_of_a_stored_upload_places_the_name_next_month(world):
    spelt = ("DESA 1", "Dessa Dua", *VILLAGES[2:])
    counts = {(spelt[VILLAGES.index(v)], e, m): c for (v, e, m), c in COUNTS.items()}
    card = keep(world, report_of(counts, spelt))
    actions.place_villages(scope=world.scope(), batch_id=card.id, choices={"Dessa Dua": world.areas[1].id})
    actions.store(scope=world.scope(), batch_id=card.id)
    again = keep(world, report_of(counts, spelt))
    assert again.summary["changed"] == 0
    assert not queries.preview(scope=world.scope(), batch_id=again.id).plan.unknown


def test_a_village_may_be_left_out_by_choice(world):
    counts = {("Entah" if v == "DESA 5" else v, e, m): c for (v, e, m), c in COUNTS.items()}
    card = keep(world, report_of(counts, (*VILLAGES[:4], "Entah")))
    actions.place_villages(scope=world.scope(), batch_id=card.id, choices={"Entah": None})
    actions.store(scope=world.scope(), batch_id=card.id)
    assert len(stored(world)) == 40


def test_two_names_for_one_village_are_refused(world):
    report = report_of(COUNTS, ("DESA 1", "Ds. 1", *VILLAGES[2:]))
    with pytest.raises(Refusal) as refused:
        keep(world, report)
    assert refused.value.code == "intake.village_named_twice"


def test_a_figure_that_changed_since_the_preview_stops_the_storing(world):
    card = keep(world)
    enter(world, 0, "K1", 1, 99)
    before = stored(world)
    with pytest.raises(Refusal) as refused:
        actions.store(scope=world.scope(), batch_id=card.id)
    assert refused.value.code == "intake.changed_since_preview"
    assert stored(world) == before
    actions.place_villages(scope=world.scope(), batch_id=card.id, choices={})
    actions.store(scope=world.scope(), batch_id=card.id)
    assert stored(world)[world.areas[0].id, "K1", 2023, 1][0] == 3


def test_the_command_line_stores_nothing_when_a_village_is_unknown(world):
    report = report_of(COUNTS, ("DESA 1", "Tak Ada", *VILLAGES[2:]))
    with pytest.raises(Refusal, match="Tak Ada"):
        actions.take(
            scope=world.scope(), puskesmas_id=world.ours.id, report=report, file_name="x", sha256="b"
        )
    assert not stored(world)
    assert not queries.batches(scope=world.scope(), puskesmas_id=world.ours.id)


def test_a_file_without_a_single_figure_is_not_stored(world):
    report = read_file(b"desa;periode;elemen;jumlah\nDesa 1;2023-01;K1;-1\n", today=NOW.date())
    card = keep(world, report)
    with pytest.raises(Refusal) as refused:
        actions.store(scope=world.scope(), batch_id=card.id)
    assert refused.value.code == "intake.nothing_read"


def test_a_preview_is_forgotten_after_a_day(world):
    card = keep(world)
    later = world.scope(now=NOW + timedelta(hours=25))
    with pytest.raises(Refusal) as gone:
        actions.store(scope=later, batch_id=card.id)
    assert gone.value.code == "intake.preview_gone"
    assert actions.forget_expired(scope=world.scope()) == frozenset()
    assert actions.forget_expired(scope=later) == {card.id}
    with pytest.raises(NotYours):
        queries.preview(scope=later, batch_id=card.id)


def test_what_was_stored_is_never_forgotten(world):
    card = actions.store(scope=world.scope(), batch_id=keep(world).id)
    assert not actions.forget_expired(scope=world.scope(now=NOW + timedelta(days=400)))
    assert queries.batch(scope=world.scope(), batch_id=card.id).number == 1


def test_a_preview_is_stored_once(world):
    card = keep(world)
    first = actions.store(scope=world.scope(), batch_id=card.id)
    before = stored(world)
    assert actions.store(scope=world.scope(), batch_id=card.id) == first
    assert stored(world) == before


def test_a_preview_may_be_dropped(world):
    card = keep(world)
    actions.drop_preview(scope=world.scope(), batch_id=card.id)
    with pytest.raises(NotYours):
        queries.preview(scope=world.scope(), batch_id=card.id)


def test_another_puskesmas_neither_sees_nor_undoes(world):
    card = keep(world)
    stranger = world.scope_of(world.sister)
    with pytest.raises(NotYours):
        queries.preview(scope=stranger, batch_id=card.id)
    with pytest.raises(NotYours):
        actions.store(scope=stranger, batch_id=card.id)
    done = actions.store(scope=world.scope(), batch_id=card.id)
    with pytest.raises(Refusal) as refused:
        actions.undo(scope=stranger, number=done.number)
    assert refused.value.code == "intake.no_batch"
    with pytest.raises(NotYours):
        keep(world, scope=stranger)


def test_a_midwife_uploads_nothing(world):
    with pytest.raises(NotYourDuty):
        keep(world, scope=world.scope(Role.MIDWIFE))


def test_the_stored_upload_keeps_no_cell_of_the_file(world):
    done = actions.store(scope=world.scope(), batch_id=keep(world).id)
    row = Batch.unscoped.get(id=done.id)
    assert set(row.preview) == {"choices", "issues"}
    assert json.dumps(row.preview)


def test_another_puskesmas_name_in_the_file_is_said(world):
    seen = queries.preview(scope=world.scope(), batch_id=keep(world).id)
    assert seen.issues[0].code == "wrong_puskesmas"
