"""A data folder of another version is named in one sentence, and nothing in it is touched."""

import sqlite3

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from lokmin.web.folder import OtherVersion, check_version
from tests.web.test_commands import lokmin

pytestmark = pytest.mark.django_db


def refused() -> bool:
    try:
        check_version()
    except OtherVersion:
        return True
    return False


def change(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_tables_of_this_version_are_opened():
    assert not refused()


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE intake_batch DROP COLUMN stage",
        "ALTER TABLE intake_batch ADD COLUMN former integer",
        "ALTER TABLE intake_sheetmapping RENAME TO intake_gone",
    ],
)
def test_a_column_or_table_too_few_or_too_many_is_another_version(sql):
    change(sql)
    assert refused()


def test_a_table_that_no_migration_made_is_another_version():
    MigrationRecorder.Migration.objects.filter(app="intake").delete()
    assert refused()


def test_a_migration_that_does_not_exist_here_is_another_version():
    MigrationRecorder.Migration.objects.create(app="intake", name="0099_later", applied="2026-01-01T00:00Z")
    assert refused()


def test_a_migration_that_is_still_to_come_is_none():
    change("DROP TABLE intake_sheetmapping")
    change("DROP TABLE intake_batchcell")
    change("DROP TABLE intake_batch")
    MigrationRecorder.Migration.objects.filter(app="intake").delete()
    assert not refused()


@pytest.mark.parametrize(
    "command", [("intake", "x.csv"), ("serve", "--port", "65111"), ("demo", "--once"), ("verify", "x.pdf")]
)
def test_every_command_says_so_in_one_line_and_leaves_the_folder_alone(tmp_path, command):
    path = tmp_path / "lokmin.sqlite3"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE places_area (id integer)")
    other.close()
    before = path.read_bytes()
    answer = lokmin(*command, data=tmp_path)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert str(tmp_path) in answer.stderr
    assert "--data" in answer.stderr
    assert path.read_bytes() == before
