"""Was this data folder made by this very version? Looked at before a command opens it; nothing is touched."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from lokmin.basics.refusal import Refusal


class OtherVersion(Refusal):
    """The stored data, not the request, is at fault."""

    exit_code = 1


def check_version() -> None:
    """Refuse a database whose tables are not those that its own list of migrations would have made here: one
    of an earlier or later Lokmin. An empty one is good, and so is one whose next migrations are known."""
    if not _is_ours():
        raise OtherVersion("web.other_version", where=_where())


def _where() -> str:
    database = settings.DATABASES["default"]
    return str(settings.DATA) if "sqlite" in str(database["ENGINE"]) else str(database["NAME"])


def _is_ours() -> bool:
    labels = {app.label for app in apps.get_app_configs() if app.name.startswith("lokmin.")}
    loader = MigrationLoader(connection)
    applied = {node for node in loader.applied_migrations if node[0] in labels}
    if not applied <= loader.disk_migrations.keys():
        return False
    now = _tables(loader.project_state(sorted(applied)), labels)
    end = _tables(loader.project_state(), labels)
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if there & (end.keys() - now.keys()) or not now.keys() <= there:
            return False
        return all(_columns(cursor, table) == columns for table, columns in now.items())


def _columns(cursor: Any, table: str) -> set[str]:
    return {column.name for column in connection.introspection.get_table_description(cursor, table)}


def _tables(state: ProjectState, labels: set[str]) -> dict[str, set[str]]:
    """The columns of every table of ours in one state of the migrations."""
    found: dict[str, set[str]] = {}
    for (label, _name), model in state.models.items():
        if label in labels and not model.options.get("proxy"):
            found[_table(model)] = set(_stored(model))
    return found


def _table(model: ModelState) -> str:
    return str(model.options.get("db_table") or f"{model.app_label}_{model.name_lower}")


def _stored(model: ModelState) -> Iterator[str]:
    for name, field in model.fields.items():
        if not field.many_to_many:
            yield field.db_column or (f"{name}_id" if field.is_relation else name)
