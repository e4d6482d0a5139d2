"""Who is invited again when a meeting is repeated, and who no longer holds the office."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.meetings.models import Invitation
from lokmin.meetings.rules.people import same_person
from lokmin.people import queries as people


@dataclass(frozen=True)
class GuestAgain:
    """An office that was invited: who held it on the letter, who holds it on the new day.

    `gone`: the directory does not have the office any more.
    """

    office_id: UUID
    title: str
    institution: str
    before: str
    now: str
    gone: bool = False

    @property
    def is_same(self) -> bool:
        return not self.gone and same_person(self.before) == same_person(self.now)


def guests_again(*, scope: Scope, meeting_id: UUID, on: date) -> list[GuestAgain]:
    """The guests of a meeting as they would be invited for another day."""
    rows = list(Invitation.objects.within(scope).filter(meeting_id=meeting_id))
    cards = {c.id: c for c in people.offices(scope=scope, ids=[row.office_id for row in rows], on=on)}
    return [
        GuestAgain(
            row.office_id,
            cards[row.office_id].printed_title if row.office_id in cards else row.title,
            row.institution,
            row.holder_name,
            cards[row.office_id].holder if row.office_id in cards else "",
            row.office_id not in cards,
        )
        for row in rows
    ]
