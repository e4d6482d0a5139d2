"""What is stored is what the dry run said, whatever the file says and whatever was stored before."""

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lokmin.basics.numbers import State
from lokmin.basics.time import Month, Period
from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import PopulationEntry
from lokmin.coverage.queries.stored import stored_figures, stored_populations
from lokmin.coverage.rules.limits import MOST_COUNT, MOST_PEOPLE
from lokmin.intake import actions, queries
from lokmin.intake.rules.report import FigureRead, PopulationRead, Report
from tests.intake.test_actions import enter, world

__all__ = ["world"]
ELEMENTS = ("K1", "K4", "PN")
PLACES = st.tuples(
    st.sampled_from(("Desa 1", "DESA 2", "Desa 3")), st.sampled_from(ELEMENTS), st.integers(1, 3)
)
COUNTS = st.dictionaries(
    PLACES, st.one_of(st.none(), st.integers(0, 40), st.just(MOST_COUNT + 1)), min_size=1, max_size=12
)
BEFORE = st.dictionaries(
    st.tuples(st.integers(0, 2), st.sampled_from(ELEMENTS), st.integers(1, 3)), st.integers(0, 40), max_size=8
)


KINDS = st.tuples(st.sampled_from(("Desa 1", "DESA 2", "Desa 3")), st.sampled_from(("bumil", "bayi")))
PEOPLE = st.dictionaries(
    KINDS, st.one_of(st.integers(0, 90_000), st.just(MOST_PEOPLE * 1000 + 1)), max_size=6
)
PEOPLE_BEFORE = st.dictionaries(
    st.tuples(st.integers(0, 2), st.sampled_from(("bumil", "bayi"))), st.integers(0, 90_000), max_size=4
)


class Back(Exception):
    """Takes back what one example wrote."""


def report(counts, people) -> Report:
    return Report(
        layout="tidy_xlsx",
        figures=tuple(figure(n, *row) for n, row in enumerate(counts.items(), 2)),
        populations=tuple(
            PopulationRead(village, "", kind, 2023, number, "Data", f"E{row}")
            for row, ((village, kind), number) in enumerate(people.items(), 2)
        ),
    )


def figure(row: int, place: tuple[str, str, int], count: int | None) -> FigureRead:
    village, element, month = place
    state = State.MISSING if count is None else State.VALUE if count else State.ZERO
    return FigureRead(village, "", element, 2023, month, count, state, "Data", f"D{row}")


def sasaran(world) -> dict:
    return stored_populations(scope=world.scope(), puskesmas_id=world.ours.id, years=[2023])


def now(world) -> dict:
    found = stored_figures(scope=world.scope(), puskesmas_id=world.ours.id, years=[2023])
    return {place: count for place, (count, _version, _reason) in found.items()}


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(COUNTS, BEFORE, PEOPLE, PEOPLE_BEFORE, st.booleans())
def test_the_stored_result_is_the_dry_run_and_undo_brings_back_what_was(
    world, counts, before, people, people_before, frozen
):
    scope, ours, file = world.scope(), world.ours.id, report(counts, people)
    try:
        with transaction.atomic():
            for (village, element, month), count in before.items():
                enter(world, village, element, month, count)
            coverage.record_populations(
                scope=scope, puskesmas_id=ours, source="diketik",
                entries=[
                    PopulationEntry(world.areas[n].id, k, 2023, v) for (n, k), v in people_before.items()
                ],
            )  # fmt: skip
            frozen = frozen and any(month == 1 for _, _, month in before)
            if frozen:
                january = Period(Month(2023, 1), Month(2023, 1))
                coverage.freeze(scope=scope, puskesmas_id=ours, period=january, despite="belum semua melapor")
            old, old_people = now(world), sasaran(world)
            dry = actions.rehearse(scope=scope, puskesmas_id=ours, report=file)
            assert (now(world), sasaran(world)) == (old, old_people)
            if actions.refused_whole(dry):
                raise Back
            said = {(c.area_id, c.element, c.year, c.month): c.after for c in dry.plan.figures}
            said_people = {(c.area_id, c.kind, c.year): c.after for c in dry.plan.populations}
            card = actions.keep_preview(
                scope=scope, puskesmas_id=ours, report=file, file_name="x.csv", sha256="0" * 64
            )
            card = actions.store(scope=scope, batch_id=card.id)
            assert now(world) == old | said
            entered = {place: n for place, n in sasaran(world).items() if place[1] in ("bumil", "bayi")}
            assert entered == {p: n for p, n in old_people.items() if p in entered} | said_people
            assert queries.changed_cells(scope=scope, batch_id=card.id) == len(said) + len(said_people)
            again = actions.rehearse(scope=scope, puskesmas_id=ours, report=file)
            assert again.plan.empty
            if frozen and said_people:  # a frozen month is divided by them
                raise Back
            actions.undo(scope=scope, number=card.number or 0)
            assert sasaran(world) == old_people
            assert {place: count for place, count in now(world).items() if count is not None} == {
                place: count for place, count in old.items() if count is not None
            }
            raise Back
    except Back:
        pass
