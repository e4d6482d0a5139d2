"""Many rows in one column: what a list of two hundred lines says of each without a further question."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, TextField
from django.db.models.sql.compiler import SQLCompiler


class Joined(Aggregate):
    """The values of a group as one text, with commas between them, in no order; None of an empty group."""

    function = "GROUP_CONCAT"
    name = "Joined"
    output_field = TextField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any
    ) -> tuple[str, Any]:
        template = "%(function)s((%(expressions)s)::text, ',')"
        return self.as_sql(compiler, connection, function="STRING_AGG", template=template, **more)
