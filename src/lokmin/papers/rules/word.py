"""Word papers: the same content as the PDF, as documents that an office can still edit."""

from collections.abc import Callable
from typing import Any

from docx.document import Document

from lokmin.papers.rules import blocks, word_blocks
from lokmin.papers.rules import word_parts as w
from lokmin.papers.rules.brief import Brief
from lokmin.papers.rules.content import PAPER_MM, Frame, Recipients, Signer
from lokmin.papers.rules.evaluation import EvaluationPack, VillageSheet
from lokmin.papers.rules.gathering import (
    AddendumPaper,
    Agreement,
    AttendanceSheet,
    Fact,
    Invitation,
    LetterSet,
    Minutes,
)
from lokmin.papers.rules.word_brief import brief_document
from lokmin.papers.rules.word_pack import pack_document, village_document
from lokmin.papers.rules.word_pages import anew, new_page
from lokmin.papers.rules.word_signatures import place_and_day, signatures, signed


def _width(frame: Frame, margins: tuple[int, ...] = w.LETTER) -> float:
    return PAPER_MM[frame.size][0] - margins[2] - margins[3]


ROOM, STAMP_ROOM = 4, 6
"""Lines of space for a signature, without and with a stamp."""


def _room(frame: Frame) -> int:
    return STAMP_ROOM if frame.style.stamp else ROOM


def _initials(document: Document, frame: Frame) -> None:
    """Who puts the paraf before the signature, with empty fields to write in."""
    if frame.style.initials:
        rows = [(office, "") for office in frame.style.initials]
        w.table(document, (55, 22), ("Paraf koordinasi", ""), rows, size=8.5, keep=True)


def _closing(
    document: Document,
    frame: Frame,
    signers: tuple[Signer, ...],
    margins: tuple[int, ...] = w.LETTER,
    *,
    dated: bool = False,
) -> None:
    """One signer stands in the right half, more stand side by side; `dated`: under place and day."""
    day = frame.place_and_day if dated else ""
    signed(document, signers, _width(frame, margins), dated=day, room=_room(frame))
    _initials(document, frame)


def _head(document: Document, frame: Frame, margins: tuple[int, ...] = w.LETTER) -> None:
    """The letterhead, and which paper this one replaces."""
    width = _width(frame, margins)
    w.letterhead(document, frame.letterhead, width)
    if frame.replaces:
        w.paragraph(document, frame.replaces, bold=True, size=10)


def _copies(document: Document, copies: tuple[str, ...]) -> None:
    if copies:
        w.paragraph(document, "Tembusan:", size=10, keep=True)
        w.numbered(document, copies, size=10)


def invitation(paper: Invitation) -> Document:
    """The letter, with the list of addressees and the agenda on its attachment."""
    document = w.new_document(paper.frame, paper.subject)
    _letter(document, paper)
    return document


SLIP = (
    "[   ] Akan hadir    [   ] Diwakili: nama ………………………… jabatan …………………………",
    "[   ] Berhalangan, karena ………………………………………………………………",
    "Hambatan di sektor kami: ………………………………………………………………",
    "Masukan atau dukungan: ………………………………………………………………",
    "Tanggal, tanda tangan: …………………………………………",
)


def letters(paper: LetterSet) -> Document:
    """A letter to each recipient under the own name, one behind the other."""
    document = w.new_document(paper.frame, paper.subject, paged=w.Paged.EACH)
    for number, one in enumerate(paper.letters):
        if number:
            anew(document)
        _letter(document, one)
        if paper.slip:
            told = (
                f"Lembar jawaban undangan (potong di sini, serahkan kepada bidan desa atau {paper.contact})"
            )
            w.paragraph(document, "- " * 60, size=8)
            w.paragraph(document, told, bold=True, size=10, keep=True)
            w.paragraph(document, ", ".join(one.to), size=10, keep=True)
            for line in SLIP:
                w.paragraph(document, line, size=10, keep=line != SLIP[-1])
    return document


def _letter(document: Document, paper: Invitation) -> None:
    _head(document, paper.frame)
    frame = paper.frame
    w.paragraph(document, frame.place_and_day, align="right")
    old = frame.style.recipients is Recipients.OLD
    head = (
        Fact("Nomor", frame.number_text),
        Fact("Sifat", paper.nature),
        Fact("Lampiran", paper.attachment),
        Fact("Perihal" if old else "Hal", paper.subject),
    )
    w.facts(document, head, label=22)
    w.paragraph(document, size=6)
    _addressees(document, paper, indent=_width(frame) / 2 if old else 0)
    w.paragraph(document, paper.opening, align="both").paragraph_format.space_before = w.Pt(10)
    w.facts(document, paper.facts, label=32, indent=10)
    if paper.attention:
        w.paragraph(document, "Mohon Bapak/Ibu menyiapkan:", keep=True)
        w.numbered(document, paper.attention)
    w.paragraph(document, paper.closing, align="both")
    _closing(document, frame, paper.signers)
    _copies(document, paper.copies)
    for note in paper.notes:
        w.paragraph(document, f"Catatan: {note}", size=9)
    _attachment(document, paper)


def _addressees(document: Document, paper: Invitation, indent: float) -> None:
    """`Yth.` at the left; in the old style `Kepada Yth.` in the right half."""
    if indent:
        w.paragraph(document, "Kepada", indent=indent)
    one = paper.recipients[0] if len(paper.recipients) == 1 and not paper.to else ""
    first = "(daftar terlampir)" if paper.listed and not paper.to else one
    w.paragraph(document, f"Yth. {first}".strip(), indent=indent)
    if paper.to:
        for line in paper.to:
            w.paragraph(document, line, indent=indent)
    elif not first:
        for i, recipient in enumerate(paper.recipients, 1):
            w.paragraph(document, f"{i}. {recipient}", indent=indent)
    w.paragraph(document, f"di {paper.city}", indent=indent)


def _attachment(document: Document, paper: Invitation) -> None:
    if not (paper.listed or paper.agenda):
        return
    new_page(document)
    frame = paper.frame
    lines = (
        Fact("Lampiran", f"Surat {frame.letterhead.unit}"),
        Fact("Nomor", frame.number_text),
        Fact("Tanggal", frame.day_text),
    )
    w.facts(document, lines, label=24)
    if paper.listed:
        w.heading(document, "Daftar undangan")
        rows = [(w.Cell(str(i), align="center"), r) for i, r in enumerate(paper.recipients, 1)]
        w.table(document, (12, _width(frame) - 12), ("No", "Yang diundang"), rows, size=11)
    if paper.agenda:
        w.heading(document, "Susunan acara")
        w.numbered(document, paper.agenda, together=True)


ATTENDANCE_MARGINS = (18, 20, 22, 18)


def attendance(paper: AttendanceSheet) -> Document:
    """The lines to sign, in zig-zag."""
    margins = ATTENDANCE_MARGINS
    document = w.new_document(paper.frame, paper.title, size=11, margins=margins)
    _head(document, paper.frame, margins)
    w.titles(document, (paper.title,))
    w.facts(document, paper.facts)
    if paper.summary:
        w.paragraph(document, paper.summary, bold=True)
    filled = any(a.presence for a in paper.attendees)
    head = ("No", "Nama", "Jabatan, instansi", "Kehadiran" if filled else "Nomor HP", "Tanda tangan")
    lines = [(a.name, a.office, a.note) for a in paper.attendees] + [("", "", "")] * paper.blank_lines
    rows = [
        (
            w.Cell(str(i), align="center"),
            *line,
            w.Cell((f"{i} ……………", ""), align="left" if i % 2 else "right"),
        )
        for i, line in enumerate(lines, 1)
    ]
    rest = _width(paper.frame, margins) - 12 - 32 - 38
    w.table(document, (12, rest * 0.46, rest * 0.54, 32, 38), head, rows, size=10, keep_last=3)
    _closing(document, paper.frame, paper.signers, margins, dated=True)
    return document


def minutes(paper: Minutes) -> Document:
    """Notula by agenda item."""
    document = w.new_document(paper.frame, paper.title, size=11.5)
    width = _width(paper.frame)
    _head(document, paper.frame)
    w.titles(document, ("Notula", paper.title))
    w.facts(document, paper.facts)
    if paper.participants:
        w.heading(document, "Peserta")
        _participants(document, paper.participants, width)
    w.heading(document, "Jalannya rapat")
    for i, point in enumerate(paper.points, 1):
        speaker = f" ({point.speaker})" if point.speaker else ""
        w.heading(document, f"{i}. {point.title}{speaker}")
        for note in point.notes:
            w.paragraph(document, note, indent=6)
        rows = [
            (w.Cell(o.word, bold=True), o.text, w.Cell([t for t in (o.who, o.due) if t] or ""))
            for o in point.outcomes
        ]
        if rows:
            w.table(document, (24, width - 67, 43), (), rows, size=10)
        elif not point.notes:
            w.paragraph(document, "Tidak ada catatan.", italic=True, indent=6)
    if paper.remarks:
        w.heading(document, "Masukan lintas sektor dan jawabannya")
        remarks = [
            (r.sector, r.text, r.answer or w.Cell("belum dijawab", italic=True)) for r in paper.remarks
        ]
        half = (width - 38) / 2
        w.table(document, (38, half, half), ("Dari", "Masukan", "Jawaban"), remarks, size=10)
    if paper.conclusions:
        w.heading(document, "Kesimpulan")
        w.numbered(document, paper.conclusions)
    _closing(document, paper.frame, paper.signers, dated=True)
    if paper.photos:
        new_page(document)
        w.heading(document, "Lampiran: foto rapat")
        w.photo_grid(document, paper.photos, width)
    return document


def _participants(document: Document, names: tuple[str, ...], width: float) -> None:
    """In two columns, as on the PDF: forty-five names do not take a page of their own."""
    lines = [f"{i}. {name}" for i, name in enumerate(names, 1)]
    half = -(-len(lines) // 2)
    row = (w.Cell(lines[:half]), w.Cell(lines[half:]))
    w.table(document, (width / 2, width / 2), (), [row], size=10, bordered=False)


def agreement(paper: Agreement) -> Document:
    """Berita acara with the follow-up table and all signature blocks."""
    document = w.new_document(paper.frame, " ".join(paper.title))
    width = _width(paper.frame)
    _head(document, paper.frame)
    w.titles(document, paper.title, paper.frame.number_text)
    w.paragraph(document, paper.opening, align="both")
    for title, items in (("Yang dibahas", paper.discussed), ("Keputusan", paper.decisions)):
        if items:
            w.heading(document, title)
            w.numbered(document, items)
    w.heading(document, paper.planned)
    _follow_up(document, paper, width)
    if paper.proposals:
        w.heading(document, "Usulan untuk Musrenbang kecamatan")
        w.numbered(document, paper.proposals)
    w.paragraph(document, paper.closing, align="both", keep=True)
    place_and_day(document, paper.frame.place_and_day, width, 3)
    signatures(document, paper.leaders, 3, width, room=_room(paper.frame))
    if paper.owners:
        signatures(document, paper.owners, 3, width, size=10, words=paper.owners_title)
    _signing(document, paper.pending, paper.text_code)
    _initials(document, paper.frame)
    _copies(document, paper.copies)
    return document


def _signing(document: Document, pending: str, code: str) -> None:
    """How far the signing is, and for which text the signatures are."""
    if pending:
        w.paragraph(document, pending, bold=True, size=10)
    if code:
        told = f"Kode naskah {code}. Tanda tangan di atas hanya untuk naskah dengan kode ini."
        w.paragraph(document, told, size=8.5)


def addendum(paper: AddendumPaper) -> Document:
    """Why, what changes, who signs."""
    document = w.new_document(paper.frame, " ".join(paper.title))
    _head(document, paper.frame)
    w.titles(document, paper.title, paper.frame.number_text)
    w.paragraph(document, paper.opening, align="both")
    w.heading(document, "Alasan")
    w.paragraph(document, paper.reason, align="both")
    w.heading(document, "Yang berubah")
    w.numbered(document, ["; ".join((f"{c.word}. {c.title}", *c.parts)) for c in paper.changes])
    w.paragraph(document, paper.closing, align="both", keep=True)
    width = _width(paper.frame)
    place_and_day(document, paper.frame.place_and_day, width, 3)
    signatures(document, paper.signers, 3, width, room=_room(paper.frame))
    _signing(document, paper.pending, paper.text_code)
    return document


def _follow_up(document: Document, paper: Agreement, width: float) -> None:
    """The follow-up table, a full line for each problem."""
    if not paper.actions:
        w.paragraph(document, "Tidak ada komitmen yang dicatat.", italic=True)
        return
    rows: list[tuple[str | w.Cell, ...]] = []
    problem = ""
    for a in paper.actions:
        if a.problem and a.problem != problem:
            rows.append((w.Cell(f"Masalah: {a.problem}", bold=True, fill="F4F3EE", span=7),))
        problem = a.problem
        contact = f"Kontak Puskesmas: {a.contact}" if a.contact else ""
        support = f"Didukung: {a.support}" if a.support else ""
        lines = [t for t in (a.action, support, a.missing, contact) if t]
        rows.append(
            (
                w.Cell(str(a.number), align="center"),
                w.Cell(lines),
                a.owner,
                *a.cells,
            )
        )
    rest = width - 9 - 20
    parts = [9, *(rest * share for share in (0.28, 0.19, 0.22, 0.15)), 20, rest * 0.16]
    head = ("No", "Kesepakatan", "Penanggung jawab", "Lokasi", "Sasaran", "Tenggat", "Sumber dana")
    w.table(document, parts, head, rows)


_MAKE: dict[type, Callable[[Any], Document]] = {
    Invitation: invitation,
    LetterSet: letters,
    AttendanceSheet: attendance,
    Minutes: minutes,
    Agreement: agreement,
    AddendumPaper: addendum,
    EvaluationPack: pack_document,
    VillageSheet: village_document,
    Brief: brief_document,
    blocks.Document: word_blocks.document,
}


def render(
    paper: Invitation
    | LetterSet
    | AttendanceSheet
    | Minutes
    | Agreement
    | AddendumPaper
    | EvaluationPack
    | VillageSheet
    | Brief
    | blocks.Document,
) -> bytes:
    """The paper as a .docx file. The same content gives the same bytes."""
    return w.saved(_MAKE[type(paper)](paper))
