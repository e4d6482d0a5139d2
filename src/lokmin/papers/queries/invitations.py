"""The invitation to a meeting, and the same letter to each recipient."""

from dataclasses import replace
from datetime import time
from uuid import UUID

from django.utils import translation

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import InvitationCard, MeetingCard
from lokmin.meetings.rules.kinds import OTHER
from lokmin.papers.queries.desk import (
    AFTER_OPENING,
    Desk,
    Print,
    clock,
    desk_of,
    event_facts,
    kinds_of,
)
from lokmin.papers.queries.issuers import issuer
from lokmin.papers.queries.letter_words import letter_words, worded
from lokmin.papers.queries.numbering import next_number
from lokmin.papers.rules.content import Frame, Marks
from lokmin.papers.rules.dates import long_date, period_text
from lokmin.papers.rules.gathering import Fact, Invitation, LetterSet
from lokmin.papers.rules.naming import in_sentence, speaks_of_lokmin
from lokmin.people import queries as people
from lokmin.places.queries import PuskesmasCard


def invitation(desk: Desk) -> Invitation:
    """The usual letter, with what the office wrote itself in this one."""
    return worded(usual_invitation(desk), letter_words(scope=desk.scope, meeting_id=desk.card.id))


def usual_invitation(desk: Desk) -> Invitation:
    """The letter as it is when nobody changes a word."""
    card = desk.card
    attention = ["laporan kegiatan sektor yang terkait kesehatan dan hambatannya;"]
    if told := _progress_asked(desk):
        attention.append(f"{told};")
    attention[-1] = attention[-1].rstrip(";") + "."
    return Invitation(
        desk.frame,
        f"Undangan {in_sentence(card.kind, card.name)}",
        tuple(addressee(i.title, i.institution) for i in _guests(desk)),
        _opening(desk),
        event_facts(desk),
        "Mengingat pentingnya acara ini, kami mohon Bapak/Ibu hadir sendiri dan tepat waktu. Atas perhatian "
        "dan kehadiran Bapak/Ibu kami ucapkan terima kasih.",
        desk.issuer.signers,
        nature=desk.issuer.nature or "Penting",
        agenda=tuple(_agenda_line(a.starts_at, a.title, a.presenter) for a in desk.meeting.agenda),
        attention=tuple(attention) if card.family.by_camat else (),
        copies=copies(desk),
    )


def usual_letter(*, scope: Scope, meeting_id: UUID) -> Invitation:
    """The invitation to a meeting as it is when nobody changes a word."""
    detail = meetings.meeting(scope=scope, meeting_id=meeting_id)
    with translation.override("id"):
        return usual_invitation(desk_of(scope, detail, "invitation", Print()))


def sample_letter(*, scope: Scope, puskesmas: PuskesmasCard, kind: str) -> Invitation:
    """A letter with nothing in it: how letterhead, number, addressees and signature of a kind will look."""
    card = issuer(scope=scope, puskesmas=puskesmas, kind=kind)
    number = next_number(scope=scope, puskesmas_id=puskesmas.id, issuer=card, day=scope.today)
    marks = Marks(puskesmas.example, draft=True)
    return Invitation(
        Frame(card.letterhead, number, card.place_name, scope.today, card.size, marks, style=card.style),
        "Contoh kop, nomor, dan tanda tangan",
        ("Nama jabatan yang dituju", "Nama jabatan lain yang dituju"),
        "Lembar ini hanya contoh untuk memeriksa pengaturan sebelum dokumen yang sebenarnya dicetak.",
        (Fact("Hari, tanggal", "………………………"), Fact("Tempat", "………………………")),
        "Bila ada yang belum sesuai, ubah pengaturan penerbitnya.",
        card.signers,
        nature=card.nature or "Penting",
        copies=card.copies,
    )


LETTERS = "letters"


def printable_keys(scope: Scope, meeting_id: UUID) -> tuple[str, ...]:
    """The papers of a meeting that can be printed now, the letters to each recipient among them."""
    detail = meetings.meeting(scope=scope, meeting_id=meeting_id)
    early = AFTER_OPENING if detail.card.state == "preparing" else frozenset()
    kinds = [kind for kind in kinds_of(detail.card, scope) if kind not in early]
    letters = (LETTERS,) if has_letters(scope, detail.card) else ()
    return (*kinds[:1], *letters, *kinds[1:])


SEATS_OF_SIGNER = 3
"""As many seats of a list may be those of one signer; where more are invited nobody needs to look."""


def has_letters(scope: Scope, card: MeetingCard) -> bool:
    """Is anybody on the list who does not sign the letter himself?"""
    if not 0 < card.numbers.invited <= SEATS_OF_SIGNER:
        return card.numbers.invited > 0
    detail = meetings.meeting(scope=scope, meeting_id=card.id)
    return bool(_guests(desk_of(scope, detail, "invitation", Print())))


def letter_set(*, scope: Scope, meeting_id: UUID, how: Print) -> LetterSet:
    """The invitation as a letter to each recipient, under the name and office on the list; joined.

    Where no link can be offered each letter has an answer to cut off (FN 18).
    """
    detail = meetings.meeting(scope=scope, meeting_id=meeting_id)
    with translation.override("id"):
        desk = desk_of(scope, detail, "invitation", how)
        letter = invitation(desk)
        guests = _guests(desk)
        if not guests:
            raise Refusal("papers.no_guests")
        made = tuple(
            replace(letter, recipients=(addressee(i.title, i.institution),), to=_to(i)) for i in guests
        )
    return LetterSet(made, slip=not people.public_url(), contact=desk.puskesmas.full_name)


def _to(guest: InvitationCard) -> tuple[str, ...]:
    """Name, office, and the institution where the office does not name it already."""
    lines = (f"Bapak/Ibu {guest.holder_name}" if guest.holder_name else "", guest.title)
    body = guest.institution if addressee(guest.title, guest.institution) != guest.title else ""
    return tuple(filter(None, (*lines, body)))


def copies(desk: Desk) -> tuple[str, ...]:
    """As the settings say; else the Dinkes hears of what the camat leads, and nobody of the own house."""
    if desk.issuer.copies:
        return desk.issuer.copies
    return (f"Kepala Dinas Kesehatan {desk.puskesmas.district}",) if desk.card.family.by_camat else ()


def _opening(desk: Desk) -> str:
    """Why the letter calls, and by which rules where there are any."""
    by_rule = (
        f"Berdasarkan {' dan '.join(b.title for b in desk.frame.bases)}, dan untuk"
        if desk.frame.bases
        else ""
    )
    what = "capaian program kesehatan" if desk.card.kind != OTHER else "pelaksanaan kegiatan"
    return (
        f"{by_rule or 'Untuk'} menilai {what} {period_text(desk.card.reviewed)} serta menyusun rencana "
        "tindak lanjut bersama, kami mengundang Bapak/Ibu hadir pada:"
    )


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


def _guests(desk: Desk) -> list[InvitationCard]:
    """Who gets the letter: nobody invites himself, nor is invited on his own behalf."""
    signer, behalf = desk.issuer.signatory_name, desk.issuer.signatory_on_behalf
    return [
        one
        for one in desk.meeting.invitations
        if not (one.holder_name and one.holder_name == signer)
        and not (behalf and behalf in (one.title, addressee(one.title, one.institution)))
    ]


def _agenda_line(at: time | None, title: str, presenter: str) -> str:
    text = f"{title} ({presenter})" if presenter else title
    return f"{clock(at)}  {text}" if at else text


def addressee(title: str, institution: str) -> str:
    """The title, with the institution where the title does not already say it."""
    words = {word.casefold() for word in title.split()}
    named = any(word.casefold() in words for word in institution.split()[1:])
    return title if named or not institution else f"{title}, {institution}"
