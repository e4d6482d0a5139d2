"""Who still points at a row: asked before something shared is deleted."""

from collections.abc import Collection

from django.db import models


def is_named(row: models.Model, *, but: Collection[type[models.Model]] = ()) -> bool:
    """Whether any table but `but` has a row that points at `row`, whatever deleting it would do there.

    Tables of rooms further down count too, without being imported; a link table counts as a table.
    """
    for relation in row._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel) or relation.related_model in but:
            continue
        table = relation.related_model._base_manager
        if table.filter(**{relation.field.name: row.pk}).exists():
            return True
    return False
