"""The papers of a meeting, filled from what is stored; in Indonesian whatever the screen speaks."""

from collections.abc import Callable
from datetime import time
from uuid import UUID

from django.utils import translation

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules.parts import PART_WORDS
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import AttendanceCard, InvitationCard, SignatureCard
from lokmin.meetings.rules import kinds
from lokmin.papers.queries.desk import (
    Desk,
    Print,
    called,
    clock,
    desk_of,
    event_facts,
    event_of,
    kinds_of,
    together,
)
from lokmin.papers.queries.issuers import bare
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

MeetingPaper = Invitation | AttendanceSheet | Minutes | Agreement


def meeting_paper(*, scope: Scope, meeting_id: UUID, kind: str, how: Print) -> MeetingPaper:
    """One paper of a meeting as it stands now. Refuses a kind that the meeting does not have."""
    detail = meetings.meeting(scope=scope, meeting_id=meeting_id)
    if kind not in kinds_of(detail.card):
        raise Refusal("papers.kind", value=kind)
    with translation.override("id"):
        return _MAKE[kind](desk_of(scope, detail, kind, how))


def _invitation(desk: Desk) -> Invitation:
    card = desk.card
    attention = ["laporan kegiatan sektor yang terkait kesehatan dan hambatannya;"]
    if told := _progress_asked(desk):
        attention.append(f"{told};")
    attention[-1] = attention[-1].rstrip(";") + "."
    return Invitation(
        desk.frame,
        f"Undangan {in_sentence(card.kind, card.name)}",
        tuple(
            _addressee(i.title, i.institution) for i in desk.meeting.invitations if not _is_signer(desk, i)
        ),
        _opening(desk),
        event_facts(desk),
        "Mengingat pentingnya acara ini, kami mohon Bapak/Ibu hadir sendiri dan tepat waktu. Atas perhatian "
        "dan kehadiran Bapak/Ibu kami ucapkan terima kasih.",
        (desk.issuer.signer,),
        agenda=tuple(_agenda_line(a.starts_at, a.title, a.presenter) for a in desk.meeting.agenda),
        attention=tuple(attention) if card.family.by_camat else (),
        copies=_copies(desk),
    )


def _copies(desk: Desk) -> tuple[str, ...]:
    """The Dinkes hears of what the camat leads; a meeting of the own house is its own affair."""
    return (f"Kepala Dinas Kesehatan {desk.puskesmas.district}",) if desk.card.family.by_camat else ()


def _opening(desk: Desk) -> str:
    """Why the letter calls, and by which rules where there are any."""
    by_rule = (
        f"Berdasarkan {' dan '.join(b.title for b in desk.frame.bases)}, dan untuk"
        if desk.frame.bases
        else ""
    )
    what = "capaian program kesehatan" if desk.card.kind != kinds.OTHER else "pelaksanaan kegiatan"
    return (
        f"{by_rule or 'Untuk'} menilai {what} {period_text(desk.card.reviewed)} serta menyusun rencana "
        "tindak lanjut bersama, kami mengundang Bapak/Ibu hadir pada:"
    )


def _usual_lead(desk: Desk) -> str:
    if desk.card.family.by_camat:
        return f"Camat {bare(desk.puskesmas.kecamatan)}"
    return f"Kepala {desk.puskesmas.full_name}"


def _progress_asked(desk: Desk) -> str:
    """Which promises are read back in the meeting that this letter calls to; empty when none is."""
    last = meetings.before(scope=desk.scope, meeting=desk.card)
    due = meetings.dues(scope=desk.scope, pairs=[(desk.card, last)])[desk.card.id]
    parts = (
        [f"komitmen {'lokmin' if speaks_of_lokmin(desk.card.kind) else 'rapat'} {long_date(last.held_on)}"]
        if last and due.of_last
        else []
    )
    parts += ["komitmen lain yang masih terbuka"] if parts and due.ids - due.of_last else []
    parts += ["komitmen yang masih terbuka"] if due.ids and not parts else []
    return f"kemajuan {' dan '.join(parts)}" if parts else ""


def _is_signer(desk: Desk, guest: InvitationCard) -> bool:
    """Nobody invites himself."""
    return bool(guest.holder_name) and guest.holder_name == desk.issuer.signatory_name


def _agenda_line(at: time | None, title: str, presenter: str) -> str:
    text = f"{title} ({presenter})" if presenter else title
    return f"{clock(at)}  {text}" if at else text


def _addressee(title: str, institution: str) -> str:
    """The title, with the institution where the title does not already say it."""
    words = {word.casefold() for word in title.split()}
    named = any(word.casefold() in words for word in institution.split()[1:])
    return title if named or not institution else f"{title}, {institution}"


def _attendance(desk: Desk) -> AttendanceSheet:
    seats = {a.office_id: a for a in desk.meeting.attendance}
    people = [
        _attendee(i.holder_name, _addressee(i.title, i.institution), seats.get(i.office_id))
        for i in desk.meeting.invitations
    ]
    for seat in desk.meeting.attendance:
        if not seat.invited:
            office = _addressee(seat.person_title or seat.at.office, seat.at.institution)
            people.append(Attendee(seat.person_name, office, Presence.WALK_IN))
    blank = 6 if desk.card.state == "preparing" else 2
    title = f"Daftar hadir {in_sentence(desk.card.kind, desk.card.name)}"
    return AttendanceSheet(desk.frame, title, event_facts(desk), tuple(people), (desk.issuer.signer,), blank)


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
    for item in detail.agenda:
        own = [e for e in detail.entries if e.item_id == item.id]
        outcomes = tuple(
            _outcome(e.kind, e.text, made.get(e.commitment_id) if e.commitment_id else None) for e in own
        )
        points.append(AgendaPoint(item.title, item.presenter, (), outcomes))
    signers = tuple(_signer(s) for s in detail.signatures if s.part in ("chair", "notes"))
    facts = (
        Fact("Rapat", event_of(card)),
        *event_facts(desk)[:3],
        *together(card),
        Fact("Pimpinan", ", ".join(t for t in (card.chair_title, card.chair_name) if t) or "………………"),
        Fact("Pencatat", card.note_taker or "………………"),
        Fact("Kehadiran", _presence_text(desk).strip(" ,") or "belum dicatat"),
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
    )


def _participant(seat: AttendanceCard) -> str:
    office = _addressee(seat.at.office, seat.at.institution)
    return f"{office} (diwakili {seat.person_name})" if seat.presence == "represented" else office


def _outcome(kind: str, text: str, promise: CommitmentCard | None) -> Outcome:
    if promise is None:
        return Outcome(OutcomeKind(kind), text)
    due = f"sampai {short_date(promise.due_on)}" if promise.due_on else ""
    return Outcome(OutcomeKind(kind), text or promise.what, promise.office_title, due)


def _draft_signers(desk: Desk) -> tuple[Signer, ...]:
    card = desk.card
    return (Signer(card.chair_title or "Pimpinan rapat", card.chair_name), Signer("Notulis", card.note_taker))


def _draft_owners(desk: Desk) -> tuple[Signer, ...]:
    """Who promised, until the list of who signs is written."""
    owners = {c.office_id: c for c in _promised(desk)}
    return tuple(Signer(c.office_title, c.holder_name) for c in owners.values())


def _signer(card: SignatureCard) -> Signer:
    identity = f"{card.id_kind} {card.id_number}".strip() if card.id_number else ""
    return Signer(
        card.printed_title,
        card.printed_name,
        card.rank,
        identity,
        on_behalf=card.on_behalf_of,
        through=card.through,
        signed_on=card.signed_on,
    )


def _presence_text(desk: Desk) -> str:
    """` dan dihadiri 30 dari 34 undangan (25 hadir, 5 diwakili)`; nothing before it was recorded."""
    n = desk.meeting.counts
    if not n.came:
        return ""
    extra = f", {n.walk_in} tanpa undangan" if n.walk_in else ""
    invited_came = n.came - n.walk_in
    return f"{invited_came} dari {n.invited} undangan ({n.present} hadir, {n.represented} diwakili{extra})"


def _agreement(desk: Desk) -> Agreement:
    card, detail = desk.card, desk.meeting
    actions = _actions(desk)
    marks = detail.signatures
    leaders = tuple(_signer(s) for s in marks if s.part != "owner") or _draft_signers(desk)
    following = meetings.after(scope=desk.scope, meeting=card)
    usual = "triwulan berikutnya" if card.is_quarterly else "yang harinya akan diberitahukan"
    back = long_date(following.held_on) if following else usual
    came = _presence_text(desk)
    lead = card.chair_title or _usual_lead(desk)
    name = in_sentence(card.kind, card.name)
    again = "lokakarya mini" if speaks_of_lokmin(card.kind) else name
    decisions = tuple(e.text for e in detail.entries if e.kind == "decision")
    return Agreement(
        desk.frame,
        ("Berita acara kesepakatan", name),
        card.held_on,
        card.venue or "………………………",
        f"{called(card)} yang dipimpin {lead}",
        f" dan dihadiri {came}, sebagaimana daftar hadir terlampir" if came else "",
        tuple(item.title for item in detail.agenda if item.key not in ("opening", "closing", "signing")),
        f"Yang disepakati untuk {period_text(card.planned)}",
        actions,
        leaders,
        tuple(_signer(s) for s in marks if s.part == "owner") if marks else _draft_owners(desk),
        f"Kesepakatan ini dievaluasi pada {again} berikutnya, {back}. Demikian berita acara ini "
        "dibuat dengan sebenarnya untuk dilaksanakan bersama.",
        decisions=decisions,
        copies=_copies(desk),
        as_of=desk.scope.today,
    )


def _actions(desk: Desk) -> tuple[AgreedAction, ...]:
    """The promises made or extended here as lines of the follow-up table."""
    return tuple(agreed_action(c) for c in _promised(desk))


def _promised(desk: Desk) -> list[CommitmentCard]:
    """The promises made or extended here, by problem and number."""
    ids = [d.commitment_id for d in desk.meeting.dealings if d.dealing in ("made", "extended")]
    cards = meetings.promised_here(scope=desk.scope, meeting=desk.card, ids=ids).values()
    renewed = {c.carried_from_id for c in cards}  # an extended promise stands here as its successor
    listed = [c for c in cards if c.state != "withdrawn" and c.id not in renewed]
    return sorted(listed, key=lambda c: (c.problem_statement, c.number))


def agreed_action(card: CommitmentCard) -> AgreedAction:
    """A promise as a line of the follow-up table."""
    missing = ""
    if card.missing_parts and card.complete_by:
        parts = PART_WORDS[card.missing_parts]
        missing = f"Dilengkapi paling lambat {long_date(card.complete_by)}: {parts}"
    return AgreedAction(
        card.what,
        card.office_title,
        card.problem_statement,
        ", ".join(card.area_names),
        f"{card.quantity} {card.quantity_unit}".strip() if card.quantity is not None else "",
        short_date(card.due_on),
        promises.MONEY.get(card.money, "").split(" (")[0],
        card.contact_name,
        missing,
    )


_MAKE: dict[str, Callable[[Desk], MeetingPaper]] = {
    "invitation": _invitation,
    "attendance": _attendance,
    "minutes": _minutes,
    "agreement": _agreement,
}
