"""A lokmin on 21 August that Budi (a village head with a link) and the camat are invited to."""

from datetime import date
from types import SimpleNamespace

from lokmin.basics.time import Period
from lokmin.meetings import actions, queries
from lokmin.people import actions as people
from lokmin.people.queries import open_link
from tests.meetings.conftest import plan
from tests.world import NOW, World

AUGUST = {
    "number": 3,
    "held_on": date(2023, 8, 21),
    "reviewed": Period.parse("2023-05..2023-07"),
    "planned": Period.parse("2023-08..2023-11"),
}


def ahead_of(world: World, **changes) -> SimpleNamespace:
    """The meeting with its invitations, and `budi` and `camat` as guests behind their links."""
    scope = world.scope()
    card = plan(scope, world.ours, **(AUGUST | changes))
    offices = [world.village_office, world.camat_office]
    invitations = actions.invite(scope=scope, meeting_id=card.id, office_ids=offices)
    link = people.make_link(
        scope=scope,
        puskesmas_id=world.ours.id,
        office_id=world.camat_office,
        expires_at=NOW.replace(month=10),
    )
    return SimpleNamespace(
        world=world,
        scope=scope,
        id=card.id,
        card=card,
        invitations=invitations,
        budi=open_link(token=world.budi.token, now=NOW),
        camat=open_link(token=link.token, now=NOW),
        camat_token=link.token,
        home=f"/t/{world.budi.token}/",
    )


def ask(ahead: SimpleNamespace, text: str = "Surat edaran posyandu?", key: str = "camat_decisions"):
    """Ask the camat one decision at a point of the agenda; returns its id."""
    items = queries.agenda(scope=ahead.scope, meeting_id=ahead.id)
    entries = [
        actions.AgendaEntry(
            i.title,
            i.starts_at,
            i.presenter,
            text if i.key == key else i.decision_asked,
            id=i.id,
            minutes=i.minutes,
        )
        for i in items
    ]
    version = queries.card(scope=ahead.scope, meeting_id=ahead.id).version
    actions.set_agenda(scope=ahead.scope, meeting_id=ahead.id, version=version, items=entries)
    return next(i.id for i in items if i.key == key)


def invitation(ahead: SimpleNamespace, office=None):
    rows = queries.invitations(scope=ahead.scope, meeting_id=ahead.id)
    return next(row for row in rows if row.office_id == (office or ahead.world.village_office))
