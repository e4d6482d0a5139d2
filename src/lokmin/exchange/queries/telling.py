"""A carried row in words: what it is about, and what its values mean."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from lokmin.exchange.queries import rows
from lokmin.exchange.queries.rows import Row
from lokmin.meetings import queries as meetings
from lokmin.tools import printing

_NAMES = (
    "what",
    "statement",
    "title",
    "text",
    "name",
    "person_name",
    "holder_name",
    "printed_name",
    "caption",
)
_POINTERS = (
    "commitment_id",
    "problem_id",
    "office_id",
    "person_id",
    "area_id",
    "item_id",
    "meeting_id",
    "element_id",
)
Value = "str | int | bool | date | datetime | time | list[str] | None"


def about(label: str, row: Row | None) -> str:
    """What a row is about: its own words, or those of what it points to."""
    if row is None:
        return ""
    if label == "meetings.Meeting":
        return _meeting(row)
    own = next((str(row[name]) for name in _NAMES if row.get(name)), "")
    if own:
        return own
    targets = dict(rows.pointers(label))
    named = [
        pointed(targets[name], row[name])
        for name in _POINTERS
        if name in targets and row.get(name) is not None
    ]
    month = f"{row['year']}-{row['month']:02}" if row.get("month") and "year" in row else ""
    return ", ".join(word for word in (*named, month) if word)


def _meeting(row: Row) -> str:
    """`Lokmin lintas sektor, 21 Agustus 2023`: a meeting is known by its kind and day."""
    day = row.get("held_on")
    kind = row.get("name") or _(meetings.KIND_NAMES.get(str(row.get("kind")), ""))
    return ", ".join(str(word) for word in (kind, printing.date_long(day) if day else "") if word)


def pointed(label: str, key: str) -> str:
    """The words of another row, or that it is gone."""
    found = rows.by_ids(label, [key]).get(key)
    if found is None:
        return "–"
    return next((str(found[name]) for name in (*_NAMES, "kind", "code") if found.get(name)), key)


def meaning(label: str, name: str, value: Any) -> Any:
    """A stored value as people read it: the word of a choice, a day, the name of what it points to."""
    target = dict(rows.pointers(label)).get(name)
    if target:
        keys = value if isinstance(value, list) else [value] if value is not None else []
        return ", ".join(pointed(target, key) for key in keys)
    field: Any = rows.model(label)._meta.get_field(name)
    if value is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {part}" for key, part in sorted(value.items()))
    if isinstance(field, models.DateField | models.TimeField) and isinstance(value, str):
        return field.to_python(value)
    return value
