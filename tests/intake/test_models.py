"""What the tables themselves guarantee."""

import pytest
from django.db import IntegrityError, transaction

from lokmin.intake.models import Batch, BatchCell
from lokmin.tools.scoped import ScopeMissing
from tests.intake.test_actions import keep, world

__all__ = ["world"]


def test_a_number_belongs_to_one_upload(world):
    first, second = keep(world, sha256="a" * 64), keep(world, sha256="b" * 64)
    Batch.unscoped.filter(id=first.id).update(number=7)
    with pytest.raises(IntegrityError), transaction.atomic():
        Batch.unscoped.filter(id=second.id).update(number=7)


@pytest.mark.parametrize("table", [Batch, BatchCell])
def test_a_read_without_scope_is_refused(table):
    with pytest.raises(ScopeMissing):
        table.objects.all()


def test_cells_are_seen_through_their_upload(world):
    card = keep(world)
    BatchCell.add(
        batch_id=card.id, area_id=world.areas[0].id, population_kind="bumil", year=2023, after=101_200
    )
    assert BatchCell.objects.within(world.scope()).count() == 1
    assert BatchCell.objects.within(world.scope_of(world.sister)).count() == 0
