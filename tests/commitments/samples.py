"""Promises and pictures that the tests of this room share."""

from datetime import date
from io import BytesIO
from typing import Any

from PIL import Image

from lokmin.basics.time import Period
from lokmin.commitments import actions
from lokmin.commitments.queries import CommitmentCard
from tests.world import World

PERIOD = Period.parse("2023Q2")


def promise(world: World, **changes: Any) -> CommitmentCard:
    """A complete draft of the village head: 14 babies in village 1 by 31 August."""
    values: dict[str, Any] = {
        "scope": world.scope(),
        "puskesmas_id": world.ours.id,
        "office_id": world.village_office,
        "what": "Mobil siaga mengantar bayi ke posyandu",
        "area_ids": [world.areas[0].id],
        "quantity": 14,
        "quantity_unit": "bayi",
        "due_on": date(2023, 8, 31),
    }
    return actions.make(**{**values, **changes})


def picture(size: tuple[int, int] = (40, 30), kind: str = "JPEG", **options: Any) -> bytes:
    """A small picture as a phone would send it."""
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **options)
    return out.getvalue()
