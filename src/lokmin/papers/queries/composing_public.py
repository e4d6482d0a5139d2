"""Press release and certificates, filled from who came and what was agreed."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from lokmin.basics.refusal import Refusal
from lokmin.commitments.rules import states
from lokmin.coverage.queries import IndicatorCard, Scorecard
from lokmin.meetings import queries as meetings
from lokmin.meetings.rules.people import same_person
from lokmin.papers.queries.composing_terms import (
    months_of,
    problems_of,
    restricted_codes,
    scorecard_of,
)
from lokmin.papers.queries.desk import Desk, event_of, usual_lead
from lokmin.papers.queries.issuers import bare
from lokmin.papers.queries.present import Known, came, known_people, name_of, office_of
from lokmin.papers.rules import compose_certificate as c
from lokmin.papers.rules import compose_press as p
from lokmin.papers.rules.audience import may_name
from lokmin.papers.rules.blocks import Document
from lokmin.papers.rules.content import Signer
from lokmin.papers.rules.dates import day_and_date, long_date, period_text
from lokmin.papers.rules.kinds import facts
from lokmin.papers.rules.naming import in_sentence, speaks_of_lokmin
from lokmin.papers.rules.naming import title as title_of


def _check_over(desk: Desk) -> None:
    """Refuse to hand out what is only known when the meeting is over; a draft may be read before."""
    if not desk.frame.marks.draft and facts()["press"].waits(desk.card.state):
        raise Refusal("papers.not_closed")


def _press(desk: Desk) -> Document:
    _check_over(desk)
    card, counts = desk.card, desk.meeting.counts
    rows = [row for row in meetings.evaluation(scope=desk.scope, meeting=card)[1] if "read_back" in row.dealt]
    made = meetings.made_here(scope=desk.scope, meeting=card)
    following = meetings.after(scope=desk.scope, meeting=card)
    name = "Lokakarya mini" if speaks_of_lokmin(card.kind) else "Rapat"
    again = f" pada {long_date(following.held_on)}" if following else ""
    numbers = scorecard_of(desk)
    return p.press(
        p.News(
            frame=desk.frame,
            kecamatan=bare(card.kecamatan),
            hosts=tuple(f"Puskesmas {name}" for name in (card.puskesmas, *card.taking_part)),
            unit=f"Puskesmas {desk.puskesmas.name}",
            held=card.state != "preparing",
            event=in_sentence(card.kind, card.name),
            title=title_of(card.kind, card.name),
            place=desk.frame.place,
            day=day_and_date(card.held_on),
            date_line=long_date(desk.frame.day or card.held_on),
            venue=card.venue,
            lead=_lead(desk),
            came=counts.heads,
            institutions=counts.institutions,
            sectors=tuple(sorted({seat.at.sector_name for seat in came(desk.meeting)} - {""})),
            theme=card.theme,
            problems=_topics(desk),
            read_back=len(rows),
            read_done=sum(row.commitment.state == states.DONE for row in rows),
            pledges=tuple(p.Pledge(one.sector_name, one.what) for one in made if not one.restricted),
            agreed=len(made),
            months=months_of(numbers),
            told=tuple(_told(numbers)),
            planned=period_text(card.planned),
            again=f"{name.lower()} berikutnya{again}",
            contact=", ".join(filter(None, (desk.puskesmas.full_name, desk.puskesmas.address))),
            names=frozenset(_names(desk)),
        )
    )


def _lead(desk: Desk) -> str:
    """The office that led, never the person; a title that may hold a name gives way to the usual one."""
    title = desk.card.chair_title
    known = bool(title) and not may_name(title, _names(desk))
    return title if known else usual_lead(desk)


def _topics(desk: Desk) -> tuple[str, ...]:
    """The problems that were chosen, without those of sensitive indicators."""
    closed = restricted_codes(desk)
    return tuple(
        one.statement
        for one in problems_of(desk)
        if one.state == "chosen" and one.indicator_code not in closed
    )


def _told(card: Scorecard) -> Iterable[p.Told]:
    """The totals that can be judged."""
    for indicator in card.indicators:
        if found := _total(card, indicator):
            yield found


def _total(card: Scorecard, indicator: IndicatorCard) -> p.Told | None:
    row = card.total(indicator.code)
    if row is None or row.status is None or row.numerator is None or not row.denominator:
        return None
    line = row.target_percent
    return p.Told(
        indicator.name,
        row.numerator,
        Fraction(row.denominator, 1000),
        line,
        indicator.lower_is_better,
        indicator.restricted,
    )


def _names(desk: Desk) -> Iterable[str]:
    """Every person whom the papers of this meeting know by name."""
    card, detail = desk.card, desk.meeting
    yield from (card.chair_name, card.note_taker, desk.issuer.signatory_name)
    yield from (guest.holder_name for guest in detail.invitations)
    yield from (guest.delegate_name for guest in detail.invitations)
    yield from (seat.person_name for seat in detail.attendance)
    yield from (mark.printed_name for mark in detail.signatures)
    for one in meetings.made_here(scope=desk.scope, meeting=card):
        yield from (one.holder_name, one.contact_name)


def _certificate(desk: Desk) -> Document:
    card = desk.card
    holders = {guest.office_id: guest for guest in desk.meeting.invitations}
    named = [
        (seat, name_of(seat, holders.get(seat.office_id) if seat.office_id else None))
        for seat in came(desk.meeting)
    ]
    people = dict.fromkeys(c.Person(name, office_of(seat)) for seat, name in named if name)
    told = known_people(desk.scope, card).get(same_person(card.chair_name), Known())
    chair = Signer(card.chair_title or usual_lead(desk), card.chair_name, told.rank, told.identity)
    signers = (desk.issuer.signer, chair) if card.family.by_camat else (desk.issuer.signer,)
    venue = f" di {card.venue}" if card.venue else ""
    return c.certificate(
        c.Certificates(
            frame=desk.frame,
            event=event_of(card),
            held=f"{day_and_date(card.held_on)}{venue}",
            unit=desk.puskesmas.full_name,
            people=tuple(people),
            signers=signers,
            nameless=sum(not name for _seat, name in named),
        )
    )


MAKE: dict[str, Callable[[Desk], Document]] = {"press": _press, "certificate": _certificate}
