"""The queue of the example on its day: who writes to whom, letters that wait, reminders of the morning."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from lokmin.basics.scope import Scope
from lokmin.meetings import actions as meetings
from lokmin.people import actions as people
from lokmin.people import queries
from lokmin.web.example.cast import TODAY, Cast, moment
from lokmin.web.example.tell import Teller
from lokmin.web.example.timeline import Event

DIVIDED_ON = date(2023, 2, 23)


def events(cast: Cast, teller: Teller) -> Iterator[Event]:
    """The division after the first lokmin; on the last morning the letters that lack, and the reminders."""
    code = teller.codes[0]
    for line in teller.story.get("liaisons", ()):
        yield Event(moment(DIVIDED_ON, "09.00"), partial(_divide, cast, teller, line), code)
    yield Event(moment(TODAY, "07.30"), partial(_prepare, teller), code)


def _divide(cast: Cast, teller: Teller, line: dict[str, Any], scope: Scope) -> None:
    people.divide(
        scope=scope,
        puskesmas_id=teller.puskesmas_id,
        things=[f"sector:{sector}" for sector in line["sectors"]],
        account_id=cast.accounts[line["account"]][0],
    )


def _prepare(teller: Teller, scope: Scope) -> None:
    """Letters of the lokmin in preparation that were not sent yet, what the day asks for; thanks are sent."""
    for told in teller.story["meetings"]:
        if told.get("preparing") and told.get("not_sent"):
            meetings.queue_invitations(scope=scope, meeting_id=teller.meetings[told["key"]])
    meetings.prepare_today(scope=scope, puskesmas_id=teller.puskesmas_id)
    waiting = queries.waiting_messages(scope=scope, puskesmas_id=teller.puskesmas_id)
    thanked = [card.id for card in waiting if card.kind == "thanks" and card.reach == "whatsapp"]
    if thanked:
        meetings.messages_sent(scope=scope, message_ids=thanked, via="WhatsApp")
