"""What others may take along, in the shape that its format asks for."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from lokmin.exchange.rules.ics import Event
from lokmin.meetings.queries import MeetingCard
from lokmin.meetings.rules import templates
from lokmin.papers.queries.issuers import kecamatan_name
from lokmin.places import queries as places
from lokmin.tools import printing


def events(cards: Sequence[MeetingCard]) -> list[Event]:
    """Meetings that were read in scope, as events in the zone of their organiser.

    Chair, note-taker and free texts that may name somebody stay out: a calendar file travels.
    """
    zones = {p.id: p.zone for p in places.puskesmas_cards(ids={card.puskesmas_id for card in cards})}
    return [_event(card, zones[card.puskesmas_id]) for card in cards]


def _event(card: MeetingCard, zone: str) -> Event:
    return Event(
        id=card.id,
        version=card.version,
        title=f"{card.title}, Puskesmas {card.puskesmas}",
        place=card.venue,
        words=_words(card),
        day=card.held_on,
        starts_at=card.starts_at,
        ends_at=card.ends_at,
        minutes=templates.duration(card.kind),
        zone=zone,
        fixed=card.state != "preparing" or card.numbers.sent > 0,
    )


def _words(card: MeetingCard) -> str:
    told = {
        "reviewed": printing.month_range(card.reviewed),
        "planned": printing.month_range(card.planned),
        "kecamatan": kecamatan_name(card.kecamatan),
        "others": ", ".join(card.taking_part),
    }
    lines = [
        _("Yang dievaluasi: %(reviewed)s") % told,
        _("Masa rencana: %(planned)s") % told,
        _("Diselenggarakan di %(kecamatan)s") % told,
    ]
    return "\n".join([*lines, _("Ikut serta: %(others)s") % told] if card.taking_part else lines)
