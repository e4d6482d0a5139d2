"""The letters and records of a meeting, filled from what is stored; `queries.makers` hands them out."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules.parts import PART_WORDS
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import Agreement as Agreed
from lokmin.meetings.queries import (
    AttendanceCard,
    Completion,
    DealtLine,
    MeetingCard,
    MeetingDetail,
    SignatureCard,
)
from lokmin.meetings.queries.agreement_words import completed_words, hides_where
from lokmin.meetings.rules.agreement import PromiseLine
from lokmin.meetings.rules.held import real_time
from lokmin.meetings.rules.wall import wall_scope
from lokmin.papers.queries.desk import (
    Desk,
    called,
    clock,
    event_facts,
    event_of,
    together,
    usual_lead,
)
from lokmin.papers.queries.invitations import addressee, copies, invitation
from lokmin.papers.queries.photos import photo_sheet
from lokmin.papers.queries.unnamed import promised, said, unnamed
from lokmin.papers.rules.content import Signer
from lokmin.papers.rules.dates import long_date, period_text, short_date
from lokmin.papers.rules.gathering import (
    AgendaPoint,
    AgreedAction,
    Agreement,
    AttendanceSheet,
    Attendee,
    Fact,
    Invitation,
    Minutes,
    Outcome,
    OutcomeKind,
    Presence,
    Remark,
)
from lokmin.papers.rules.naming import in_sentence, speaks_of_lokmin
from lokmin.papers.rules.naming import title as title_of

NOT_PRINTED = "desa tidak dicetak (peka)"
MeetingPaper = Invitation | AttendanceSheet | Minutes | Agreement


def _attendance(desk: Desk) -> AttendanceSheet:
    seats = {a.office_id: a for a in desk.meeting.attendance}
    people = [
        _attendee(i.holder_name, addressee(i.title, i.institution), seats.get(i.office_id))
        for i in desk.meeting.invitations
    ]
    for seat in desk.meeting.attendance:
        if not seat.invited:
            title = seat.person_title or (seat.at.office if seat.office_id else "")
            office = addressee(title, seat.at.institution) if title else seat.at.institution
            people.append(Attendee(seat.person_name, office, Presence.WALK_IN))
    blank = 6 if desk.card.state == "preparing" else 2
    title = f"Daftar hadir {in_sentence(desk.card.kind, desk.card.name)}"
    return AttendanceSheet(desk.frame, title, event_facts(desk), tuple(people), desk.issuer.signers, blank)


def _attendee(name: str, office: str, seat: AttendanceCard | None) -> Attendee:
    if seat is None:
        return Attendee(name, office)
    by = ", ".join(part for part in (seat.person_name, seat.person_title) if part)
    return Attendee(name or seat.person_name, office, Presence(seat.presence), by)


def _minutes(desk: Desk) -> Minutes:
    card, detail = desk.card, desk.meeting
    made = meetings.promised_here(
        scope=desk.scope, meeting=card, ids=[e.commitment_id for e in detail.entries if e.commitment_id]
    )
    points = []
    here = meetings.item_of_evaluation(detail.agenda)
    evaluated = tuple(_dealt(line) for line in meetings.dealt(scope=desk.scope, meeting=card))
    for item in detail.agenda:
        own = [e for e in detail.entries if e.item_id == item.id]
        outcomes = tuple(
            _outcome(e.kind, e.text, made.get(e.commitment_id) if e.commitment_id else None) for e in own
        )
        points.append(AgendaPoint(item.title, item.presenter, evaluated if item.id == here else (), outcomes))
    signers = tuple(signer_of(s) for s in detail.signatures if s.part in ("chair", "notes"))
    facts = (
        Fact("Rapat", event_of(card)),
        *event_facts(desk)[:3],
        *together(card),
        Fact("Pimpinan", ", ".join(t for t in (card.chair_title, card.chair_name) if t) or "………………"),
        Fact("Pencatat", card.note_taker or "………………"),
        Fact("Kehadiran", _presence_text(desk).strip(" ,") or "belum dicatat"),
        *_course(desk),
        Fact("Masa yang dinilai", period_text(card.reviewed)),
    )
    came = [a for a in detail.attendance if a.presence in ("present", "represented")]
    return Minutes(
        desk.frame,
        title_of(card.kind, card.name),
        facts,
        tuple(points),
        signers or _draft_signers(desk),
        tuple(Remark(i.at.institution, i.text, i.answer) for i in detail.inputs),
        (),
        tuple(_participant(a) for a in came),
        photo_sheet(scope=desk.scope, meeting=card),
    )


def _dealt(line: DealtLine) -> str:
    """An earlier promise under the point of the evaluation, with what the meeting noted."""
    words = ", ".join(meetings.DEALING_NAMES[dealing] for dealing in line.dealings)
    told = f"Nomor {line.number}, {line.office_title}: {said(line, line.what).rstrip('.')} ({words})"
    return f"{told}: {said(line, line.noted)}." if line.noted else f"{told}."


def _course(desk: Desk) -> tuple[Fact, ...]:
    """When it really began and ended, where that was recorded on the day itself."""
    card, zone = desk.card, desk.scope.now.tzinfo
    hours = (
        (word, real_time(at, card.held_on, zone))
        for word, at in (("dibuka", card.opened_at), ("ditutup", card.closed_at))
    )
    told = [f"{word} pukul {clock(hour)} {desk.puskesmas.zone}" for word, hour in hours if hour]
    return (Fact("Pelaksanaan", ", ".join(told)),) if told else ()


def _participant(seat: AttendanceCard) -> str:
    if seat.office_id is None:  # who walked in sits in no office of the directory
        return addressee(seat.person_name, seat.at.institution)
    office = addressee(seat.at.office, seat.at.institution)
    return f"{office} (diwakili {seat.person_name})" if seat.presence == "represented" else office


def _outcome(kind: str, text: str, promise: CommitmentCard | None) -> Outcome:
    if promise is None:
        return Outcome(OutcomeKind(kind), text)
    due = f"sampai {short_date(promise.due_on)}" if promise.due_on else ""
    return Outcome(OutcomeKind(kind), said(promise, text) or promised(promise), promise.office_title, due)


def _draft_signers(desk: Desk) -> tuple[Signer, ...]:
    card = desk.card
    return (Signer(card.chair_title or "Pimpinan rapat", card.chair_name), Signer("Notulis", card.note_taker))


def signer_of(card: SignatureCard) -> Signer:
    """A signature as its block is printed."""
    identity = f"{card.id_kind} {card.id_number}".strip() if card.id_number else ""
    return Signer(
        card.printed_title,
        card.printed_name,
        card.rank,
        identity,
        on_behalf=card.on_behalf_of,
        through=card.through,
        signed_on=card.signed_on,
        drawing=card.strokes,
        way=card.way,
        earlier=card.earlier_text,
    )


def _presence_text(desk: Desk) -> str:
    """`30 dari 34 undangan (25 hadir, 5 diwakili) dan 1 orang tanpa undangan`; empty before that."""
    n = desk.meeting.counts
    if not n.heads:
        return ""
    extra = f" dan {n.walk_in} orang tanpa undangan" if n.walk_in else ""
    return f"{n.came} dari {n.invited} undangan ({n.present} hadir, {n.represented} diwakili){extra}"


def _agreement(desk: Desk) -> Agreement:
    """The paper that all sectors sign: it names no village of a restricted promise (FN 14)."""
    card, detail, room = desk.card, desk.meeting, wall_scope(desk.scope)
    text = meetings.agreement(scope=room, meeting=card)
    actions = _actions(room, card.id, text)
    marks = [meetings.under(mark, text.sha256) for mark in detail.signatures]
    leaders = tuple(signer_of(s) for s in marks if s.part != "owner") or _draft_signers(desk)
    following = meetings.evaluating(scope=desk.scope, meeting=card)
    came = _presence_text(desk)
    lead = card.chair_title or usual_lead(desk)
    name = in_sentence(card.kind, card.name)
    again = _again("lokakarya mini" if speaks_of_lokmin(card.kind) else name, card, following)
    return Agreement(
        desk.frame,
        ("Berita acara kesepakatan", name),
        card.held_on,
        card.venue or "………………………",
        f"{called(card)} yang dipimpin {lead}",
        f" dan dihadiri {came}, sebagaimana daftar hadir terlampir" if came else "",
        _discussed(detail),
        f"Yang disepakati untuk {period_text(card.planned)}",
        actions,
        leaders,
        tuple(signer_of(s) for s in marks if s.part == "owner") if marks else _draft_owners(desk, text),
        f"Kesepakatan ini dievaluasi pada {again}. Demikian berita acara ini dibuat "
        "dengan sebenarnya untuk dilaksanakan bersama.",
        decisions=text.text.decisions,
        copies=copies(desk),
        as_of=desk.scope.today,
        text_code=text.code,
    )


def _discussed(detail: MeetingDetail) -> tuple[str, ...]:
    """The points of the agenda that were taken up or have minutes; all where nobody used the clock."""
    items = [item for item in detail.agenda if item.key not in ("opening", "closing", "signing")]
    if not any(item.started_at for item in detail.agenda):
        return tuple(item.title for item in items)
    noted = {entry.item_id for entry in detail.entries}
    return tuple(item.title for item in items if item.started_at or item.id in noted)


def _again(name: str, card: MeetingCard, following: MeetingCard | None) -> str:
    """`lokakarya mini berikutnya, 21 Agustus 2023`; without a day `lokakarya mini triwulan berikutnya`."""
    if following:
        return f"{name} berikutnya, {long_date(following.held_on)}"
    if card.is_quarterly:
        return f"{name} triwulan berikutnya"
    return f"{name} berikutnya, yang harinya akan diberitahukan"


def _actions(room: Scope, meeting_id: UUID, text: Agreed) -> tuple[AgreedAction, ...]:
    """The promises of the text as lines of the follow-up table, those of one problem together."""
    done: dict[str, Completion] = {}
    if text.is_frozen:
        done = meetings.completions(scope=room, meeting_id=meeting_id, lines=text.text.lines)
    lines = by_problem(text.text.lines)
    return tuple(_action(line, done.get(line.id)) for line in lines)


def by_problem(lines: Sequence[PromiseLine]) -> list[PromiseLine]:
    """The promises of one problem stand together, each with the number that it has on the board."""
    first: dict[str, int] = {}
    for line in lines:
        first[line.problem] = min(first.get(line.problem, line.number), line.number)
    return sorted(lines, key=lambda line: (first[line.problem], line.problem, line.number))


def _action(line: PromiseLine, completion: Completion | None) -> AgreedAction:
    """A promise as it was agreed; what was completed since is said as such."""
    missing = ""
    if line.missing and line.complete_by:
        day = long_date(date.fromisoformat(line.complete_by))
        missing = f"Dilengkapi paling lambat {day}: {PART_WORDS[line.missing]}"
    if told := completed_words(completion):
        missing = f"{missing}. {told}".lstrip(". ")
    return AgreedAction(
        line.number,
        line_text(line, line.what),
        line.office,
        line_text(line, line.problem),
        NOT_PRINTED if hides_where(line) else ", ".join(line.areas),
        f"{line.quantity} {line.unit}".strip() if line.quantity is not None else "",
        short_date(date.fromisoformat(line.due_on)) if line.due_on else "",
        promises.MONEY.get(line.money, "").split(" (")[0],
        line.contact if line.missing else "",
        missing,
        ", ".join(line.supporters),
    )


def line_text(line: PromiseLine, text: str) -> str:
    """What a line of the agreement says, of a restricted one without the names of villages."""
    return unnamed(text, UUID(line.puskesmas_id)) if line.restricted else text


def _draft_owners(desk: Desk, text: Agreed) -> tuple[Signer, ...]:
    """Who promised, until the list of who signs is written."""
    owners = {line.office_id: line for line in text.text.lines}
    return tuple(Signer(line.office, line.holder) for line in owners.values())


MAKE: dict[str, Callable[[Desk], MeetingPaper]] = {
    "invitation": invitation,
    "attendance": _attendance,
    "minutes": _minutes,
    "agreement": _agreement,
}
