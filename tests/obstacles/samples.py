"""Problems and figures that the tests of this room share."""

from typing import Any

from lokmin.basics.time import Period
from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import FigureEntry, PopulationEntry
from lokmin.obstacles import actions
from lokmin.obstacles.queries import ProblemCard
from tests.world import World, installer

PERIOD = Period.parse("2023Q2")


def problem(
    world: World, statement: str = "Enam desa belum mencapai imunisasi", **changes: Any
) -> ProblemCard:
    values: dict[str, Any] = {
        "scope": world.scope(),
        "puskesmas_id": world.ours.id,
        "period": PERIOD,
        "statement": statement,
        "area_ids": [world.areas[0].id],
    }
    return actions.add_problem(**{**values, **changes})


def figures(world: World) -> None:
    """First antenatal visits of April to June: villages 1 and 2 far below, 3 to 5 above the target."""
    scope = world.scope()
    coverage.load_dictionary(scope=installer())
    coverage.record_populations(
        scope=scope,
        puskesmas_id=world.ours.id,
        entries=[
            PopulationEntry(area_id=area.id, kind="bumil", year=2023, thousandths=60_000)
            for area in world.areas
        ],
        source="uji",
    )
    counts = [1, 2, 12, 12, 12]
    coverage.record_figures(
        scope=scope,
        puskesmas_id=world.ours.id,
        entries=[
            FigureEntry(area_id=area.id, element_code="K1", year=2023, month=month, count=count)
            for area, count in zip(world.areas, counts, strict=True)
            for month in range(1, 7)
        ],
        source="uji",
    )
    coverage.record_targets(
        scope=scope, puskesmas_id=world.ours.id, year=2023, targets={"K1": 100_000}, source="uji"
    )
