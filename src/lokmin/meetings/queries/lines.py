"""The office of a row of a meeting, as it was called on that day; the words of choices."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lokmin.meetings.queries.cards import OfficeLine
from lokmin.people import queries as directory


def names_of(choices: Any) -> dict[str, str]:
    return {str(value): str(label) for value, label in choices}


def typed_line(said: str, sector: str, sector_name: str) -> OfficeLine:
    """Who walked in: the institution as typed; the same institution counts once (FN 26)."""
    named = sector_name or _("Tanpa jabatan dalam daftar")
    return OfficeLine(None, said, " ".join(said.casefold().split()), said, sector, named, None)


def _english() -> bool:
    return (get_language() or "id").startswith("en")


def of_meeting(rows: QuerySet[Any], meeting_id: UUID) -> QuerySet[Any]:
    """Rows of a meeting with the title that their office had on the day."""
    then = directory.title_then("office_id", "meeting__held_on")
    return rows.filter(meeting_id=meeting_id).annotate(title_then=then)


def office_columns() -> tuple[str, ...]:
    """What `line_of` reads, where a list of hundreds reads columns instead of rows."""
    name = sector_name_column("office__institution__sector")
    institution = ("id", "name", "sector_id")
    return (
        "office_id",
        "title_then",
        "office__title",
        *(f"office__institution__{column}" for column in institution),
        name,
        "office__institution__area_id",
    )


def sector_name_column(path: str) -> str:
    """The name of a sector in the language of the reader."""
    return f"{path}__name_en" if _english() else f"{path}__name"


def line_of(office_id: UUID, then: str | None, title: str, *rest: Any) -> OfficeLine:
    """The office of `office_columns`."""
    return OfficeLine(office_id, then or title, *rest)
