"""The logos of a Puskesmas for its letterheads."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.papers import models
from lokmin.papers.models import LogoKind
from lokmin.papers.rules.content import Logo

LOGO_NAMES = {str(value): str(label) for value, label in LogoKind.choices}


@dataclass(frozen=True)
class LogoCard:
    """An uploaded logo: `picture` is what is printed in black and white (JPEG in base64)."""

    which: str
    picture: str
    width: int
    height: int
    made_at: datetime
    made_by: str


def logo_cards(*, scope: Scope, puskesmas_id: UUID) -> dict[str, LogoCard]:
    """What was uploaded, by `district` and `puskesmas`."""
    scope.check_puskesmas(puskesmas_id)
    rows = models.Logo.objects.within(scope).filter(puskesmas_id=puskesmas_id).order_by("which")
    zone = scope.now.tzinfo
    return {
        row.which: LogoCard(
            row.which, row.grey, row.width, row.height, row.made_at.astimezone(zone), row.made_by
        )
        for row in rows
    }


def logos_of(*, scope: Scope, puskesmas_id: UUID) -> dict[tuple[str, bool], Logo]:
    """Each logo by its kind, in grey (False) and in colour (True)."""
    found = {}
    for row in models.Logo.objects.within(scope).filter(puskesmas_id=puskesmas_id).order_by("which"):
        for colour, jpeg in ((False, row.grey), (True, row.jpeg)):
            found[row.which, colour] = Logo(jpeg, row.width, row.height, LOGO_NAMES[row.which])
    return found
