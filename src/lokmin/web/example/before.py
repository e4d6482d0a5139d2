"""The days before a meeting that is still prepared: decisions asked, what sectors send, what heads see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import OpinionEntry
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries
from lokmin.meetings.actions import AgendaEntry
from lokmin.meetings.queries import MeetingCard
from lokmin.people import actions as people
from lokmin.people.queries import LinkGuest, open_link
from lokmin.people.rules.tokens import BY_LINK
from lokmin.places import queries as places
from lokmin.web.example.cast import moment
from lokmin.web.example.tell import LINK_DAYS, Teller
from lokmin.web.example.timeline import Event


def events(teller: Teller) -> Iterator[Event]:
    """What happens between the invitation and the day, for every meeting of the story that is prepared."""
    for told in teller.story["meetings"]:
        if told.get("preparing"):
            asked = moment(told["invited_on"], "13.00")
            said = moment(told["invited_on"] + timedelta(days=2), "19.30")
            yield Event(asked, lambda _s, t=told, a=asked: _ask(teller, t, a), teller.codes[0])
            yield Event(said, lambda _s, t=told, a=said: _say(teller, t, a), teller.codes[0])


def _card(teller: Teller, told: dict[str, Any], at: datetime) -> MeetingCard:
    return queries.card(scope=teller.head(at), meeting_id=teller.meetings[told["key"]])


def _ask(teller: Teller, told: dict[str, Any], at: datetime) -> None:
    """The decisions asked of the camat, each at its point of the agenda."""
    scope, card = teller.head(at), _card(teller, told, at)
    texts = dict(told["asked"])
    entries = [
        AgendaEntry(
            title=item.title,
            starts_at=item.starts_at,
            presenter=item.presenter,
            decision_asked=texts.get(item.key, ""),
            id=item.id,
            minutes=item.minutes,
        )
        for item in queries.agenda(scope=scope, meeting_id=card.id)
    ]
    meetings.set_agenda(scope=scope, meeting_id=card.id, version=card.version, items=entries)


def _say(teller: Teller, told: dict[str, Any], at: datetime) -> None:
    """Inputs and obstacles by link and telephone, the camat's answer, and the pages that heads saw."""
    card = _card(teller, told, at)
    camat = _guest(teller, teller.story["camat"], at)
    items = {item.key: item.id for item in queries.agenda(scope=teller.head(at), meeting_id=card.id)}
    for key, answer, note, _via in told["decided"]:
        meetings.decide_by_link(guest=camat, item_id=items[key], answer=answer, note=note)
    for number, (office, kind, text, villages, via) in enumerate(told["said"]):
        later = at + timedelta(minutes=20 * number)
        areas = teller.cast.area_ids(villages)
        if via == BY_LINK:
            guest = _guest(teller, office, later)
            meetings.say_by_link(guest=guest, meeting_id=card.id, kind=kind, text=text, area_ids=areas)
        else:
            meetings.add_input(
                scope=teller.secretary(later),
                meeting_id=card.id,
                office_id=teller.cast.offices[office].id,
                kind=kind,
                text=text,
                area_ids=areas,
                via=via,
            )
    for line in told["heads"]:
        _head(teller, card, line, at)


def _head(teller: Teller, card: MeetingCard, line: list[str], at: datetime) -> None:
    village, opinion, remark, via = line
    area = teller.cast.areas[village]
    title = f"Kepala Desa {village}"
    seat = teller.cast.offices.get(title)
    head = f"{seat.holder}, {title}" if seat else title
    entry = OpinionEntry(area.id, card.reviewed.last, opinion, remark, head, via)
    scope = replace(teller.head(at), area_ids=None)
    coverage.answer_for(scope=scope, puskesmas_id=_served_by(teller, area.id), answer=entry)


def _served_by(teller: Teller, area_id: UUID) -> UUID:
    """The Puskesmas of the story whose village it is."""
    cards = [teller.cast.puskesmas[code] for code in teller.codes]
    found = (c.id for c in cards if any(a.id == area_id for a in places.catchment(puskesmas_id=c.id)))
    return next(found, teller.puskesmas_id)


def _guest(teller: Teller, office: str, at: datetime) -> LinkGuest:
    """The holder of an office behind a link that was made for the invitation."""
    link = people.make_link(
        scope=teller.head(at),
        puskesmas_id=teller.puskesmas_id,
        office_id=teller.cast.offices[office].id,
        expires_at=at + timedelta(days=LINK_DAYS),
    )
    guest = open_link(token=link.token, now=at)
    assert guest
    return guest
