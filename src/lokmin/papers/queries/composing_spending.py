"""The spending papers of a meeting (SPJ): from who came, what was agreed, and what staff typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import PhotoCard
from lokmin.meetings.rules import kinds as families
from lokmin.meetings.rules.people import same_person
from lokmin.meetings.rules.wall import wall_scope
from lokmin.papers.queries.desk import Desk, called, event_facts, usual_lead
from lokmin.papers.queries.invitations import addressee
from lokmin.papers.queries.issued import papers_of
from lokmin.papers.queries.letters import by_problem, line_text
from lokmin.papers.queries.photos import MOST, photo_of
from lokmin.papers.queries.present import Known, guests, known_people
from lokmin.papers.queries.spending import Assigned, SpendingCard, payees, spending
from lokmin.papers.rules import compose_activity as act
from lokmin.papers.rules import compose_assignment as task
from lokmin.papers.rules import compose_photos as ph
from lokmin.papers.rules import compose_spending as s
from lokmin.papers.rules.blocks import Document
from lokmin.papers.rules.content import Frame, Signer
from lokmin.papers.rules.dates import long_date, short_date
from lokmin.papers.rules.naming import of_house, title
from lokmin.papers.rules.spending import missing, sum_of

HEALTH = "kesehatan"
"""The sector whose people an assignment letter of a Puskesmas usually names."""


def _typed(desk: Desk) -> SpendingCard:
    return spending(scope=desk.scope, meeting_id=desk.card.id)


def _money(desk: Desk, card: SpendingCard, line: str, word: str) -> s.Money:
    """Who approves is the signatory of the paper, with what people write above the office."""
    approver = replace(desk.issuer.signer, on_behalf="", through="")
    return s.Money(
        card.fund,
        line,
        Signer(f"{word} {approver.office}".strip(), approver.name, approver.rank, approver.identity),
        _payer("Pelaksana kegiatan", card.officer_name, card.officer_id),
        _payer("Bendahara", card.treasurer_name, card.treasurer_id),
    )


def _payer(office: str, name: str, number: str) -> Signer:
    return Signer(office, name, "", f"NIP {number}" if number else "")


def _transport(desk: Desk) -> Document:
    card = _typed(desk)
    money = _money(desk, card, card.transport_line, "Mengetahui,")
    return s.transport(s.Transport(desk.frame, event_facts(desk), money, payees(card, desk.meeting)))


def _refreshments(desk: Desk) -> Document:
    card = _typed(desk)
    return s.refreshments(
        s.Refreshments(
            frame=desk.frame,
            event=event_facts(desk)[-1:],
            money=_money(desk, card, card.refreshment_line, "Setuju dibayar,"),
            bill=card.bill,
            reason=f"Konsumsi {called(desk.card)}, {long_date(desk.card.held_on)}",
            payer=f"Bendahara {desk.puskesmas.full_name}",
            seller=Signer("Penerima", card.receiver),
            seller_place=card.receiver_place,
            bought=long_date(card.bought_on),
        )
    )


def assignment_of(desk: Desk) -> task.Assignment:
    """What the letter says: the people typed, else those of the health sector."""
    card = _typed(desk)
    return task.Assignment(
        frame=desk.frame,
        basis=_basis(desk, card),
        people=tuple(
            task.Assignee(one.name, one.identity, one.title) for one in card.assigned or usual_assigned(desk)
        ),
        task=f"Melaksanakan dan mengikuti {called(desk.card)}:",
        event=event_facts(desk),
        closing="Demikian surat tugas ini dibuat untuk dilaksanakan dengan tanggung jawab, dan hasilnya "
        "dilaporkan setelah kegiatan selesai.",
        signers=(desk.issuer.signer,),
    )


def usual_assigned(desk: Desk) -> tuple[Assigned, ...]:
    """Our people of the health sector, from who came; before the meeting from who is invited."""
    came = [(one.name, one.office, one.sector) for one in guests(desk.meeting)]
    named = came or [
        (one.holder_name, addressee(one.title, one.institution), one.at.sector)
        for one in desk.meeting.invitations
    ]
    known = known_people(desk.scope, desk.card)
    return tuple(
        Assigned(name, known.get(same_person(name), Known()).in_column, office)
        for name, office, sector in named
        if name and sector == HEALTH and of_house(office, desk.card.puskesmas, desk.card.taking_part)
    )


def _basis(desk: Desk, card: SpendingCard) -> tuple[str, ...]:
    """What somebody typed, else the invitation with its number; then the rules on the meeting."""
    letter = papers_of(scope=desk.scope, meeting_id=desk.card.id).get("invitation")
    numbered = f"Undangan nomor {letter.number}" if letter and letter.number else ""
    if numbered and letter and letter.dated:
        numbered = f"{numbered} tanggal {long_date(letter.dated)}"
    own = card.task_basis or numbered
    return (*((f"{own.rstrip('.')};",) if own else ()), *(f"{basis.title};" for basis in desk.frame.bases))


def _assignment(desk: Desk) -> Document:
    return task.assignment(assignment_of(desk))


def _activity(desk: Desk) -> Document:
    card, typed, counts = desk.card, _typed(desk), desk.meeting.counts
    text = meetings.agreement(scope=wall_scope(desk.scope), meeting=card).text
    return act.activity(
        act.Activity(
            frame=_dated(desk),
            family=families.family_key(card.kind),
            title=title(card.kind, card.name),
            unit=desk.puskesmas.full_name,
            year=card.year,
            event=event_facts(desk),
            lead=", ".join(filter(None, (card.chair_title or usual_lead(desk), card.chair_name))),
            came=act.Came(
                counts.invited,
                counts.present,
                counts.represented,
                counts.excused,
                counts.absent,
                counts.walk_in,
                counts.heads,
                counts.institutions,
            ),
            steps=tuple(item.title for item in desk.meeting.agenda),
            inputs=tuple(f"{one.at.institution}: {one.text}" for one in desk.meeting.inputs),
            decisions=text.decisions,
            agreed=tuple(
                act.Agreed(
                    line.number,
                    line_text(line, line.what),
                    line.office,
                    short_date(date.fromisoformat(line.due_on)) if line.due_on else "",
                )
                for line in by_problem(text.lines)
            ),
            fund=typed.fund,
            costs=_costs(desk, typed),
            annexes=_annexes(desk, typed),
            signers=(desk.issuer.signer,),
        )
    )


def _dated(desk: Desk) -> Frame:
    """The day of the letter, else of today: a report is written after the meeting."""
    return replace(desk.frame, day=desk.frame.day or desk.scope.today)


def _costs(desk: Desk, card: SpendingCard) -> tuple[act.Cost, ...]:
    """The lines for which somebody typed something."""
    people = payees(card, desk.meeting)
    typed = card.transport_rate is not None or bool(card.amounts)
    transport = (act.Cost("Transport peserta", sum_of(people), missing(people)),) if typed else ()
    refreshments = (act.Cost("Konsumsi", card.bill.total),) if card.bill.items else ()
    return (*transport, *refreshments)


def _annexes(desk: Desk, card: SpendingCard) -> tuple[str, ...]:
    """The papers that belong to the report, as far as they have something to say."""
    photos = meetings.photos(scope=desk.scope, meeting_id=desk.card.id)
    there = {
        "undangan": bool(desk.meeting.invitations),
        "daftar hadir": bool(desk.meeting.attendance),
        "notulen": bool(desk.meeting.entries),
        "daftar penerimaan transport": card.transport_rate is not None or bool(card.amounts),
        "nota dan kuitansi konsumsi": bool(card.bill.items),
        "foto": any(photo.cleared for photo in photos),
    }
    return tuple(name for name, found in there.items() if found)


def _photos(desk: Desk) -> Document:
    found = meetings.photos(scope=desk.scope, meeting_id=desk.card.id)
    cleared = [one for one in found if one.cleared]
    return ph.photos(
        ph.PhotoSheet(
            frame=desk.frame,
            event=event_facts(desk),
            photos=tuple(_taken(desk, one) for one in cleared[:MOST]),
            a_page=_typed(desk).photos_a_page,
            waiting=len(found) - len(cleared),
            more=max(0, len(cleared) - MOST),
            signers=(desk.issuer.signer,),
        )
    )


def _taken(desk: Desk, one: PhotoCard) -> ph.Taken:
    """The event is the meeting; recorded is when the photo came to Lokmin (FN 35)."""
    recorded = one.at.astimezone(desk.scope.now.tzinfo).date()
    held = desk.card.held_on
    return ph.Taken(photo_of(one), long_date(held), long_date(recorded), recorded > held)


MAKE: dict[str, Callable[[Desk], Document]] = {
    "assignment": _assignment,
    "transport": _transport,
    "refreshments": _refreshments,
    "activity": _activity,
    "photos": _photos,
}
