"""Tables point up the map only, and their names can be looked up."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tests.house.source import map_of_rooms

ROOMS = map_of_rooms()


def our_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("lokmin.")]


def room_of(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def foreign_fields() -> list[models.Field]:
    """Relations between two of our tables in different rooms."""
    fields = [f for m in our_models() for f in m._meta.get_fields() if isinstance(f, models.ForeignObject)]
    fields += [f for m in our_models() for f in m._meta.many_to_many]
    ours = [f for f in fields if f.related_model.__module__.startswith("lokmin.")]
    return [f for f in ours if room_of(f.model) != room_of(f.related_model)]


def test_a_table_points_only_to_rooms_above_its_own():
    down = [
        str(f)
        for f in foreign_fields()
        if ROOMS.index(room_of(f.related_model)) > ROOMS.index(room_of(f.model))
    ]
    assert not down


def test_a_table_does_not_grow_attributes_by_pointing_to_another_room():
    assert not [str(f) for f in foreign_fields() if not f.remote_field.hidden]


def test_every_row_has_a_globally_unique_number():
    # A register's row is known by its national code instead.
    numbers = (models.UUIDField, models.CharField)
    assert not [m._meta.label for m in our_models() if not isinstance(m._meta.pk, numbers)]


def is_total(model: type[models.Model]) -> bool:
    """Whether no two rows can stand in either order: the order ends in, or holds, something unique."""
    names = {str(name).lstrip("-") for name in model._meta.ordering}
    unique: list[set[str]] = [{f.name} for f in model._meta.fields if f.unique and not f.null]
    unique += [set(c.fields) for c in model._meta.constraints if is_plain(c)]
    return any(fields <= names for fields in unique)


def is_plain(constraint: models.BaseConstraint) -> bool:
    """Whether it tells all rows apart: with a condition or an expression some are left out."""
    unique = isinstance(constraint, models.UniqueConstraint)
    return unique and bool(constraint.fields) and not constraint.condition


def test_rows_of_a_table_stand_in_one_order_on_every_engine():
    ordered = [m for m in our_models() if m._meta.ordering]
    assert ordered
    assert not [m._meta.label for m in ordered if not is_total(m)]


@pytest.mark.django_db
def test_migrations_say_what_the_models_say():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
