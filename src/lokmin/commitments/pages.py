"""Promises made ready to print: lanes, the table of sectors, sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.commitments import queries
from lokmin.commitments.queries import CommitmentCard, HistoryCard, ReportCard
from lokmin.commitments.rules import states
from lokmin.commitments.rules.parts import PART_WORDS
from lokmin.people.queries import SectorGroup
from lokmin.tools import printing
from lokmin.tools.drawings import Boxes

# state → its stamp, its box and its lane
LOOKS = {
    states.DRAFT: "later",
    states.AGREED: "agreed",
    states.UNDER_WAY: "running",
    states.BLOCKED: "blocked",
    states.HANDED_UP: "blocked",
    states.DONE: "done",
    states.CARRIED_OVER: "carried",
    states.WITHDRAWN: "later",
}
LANES = ("agreed", "running", "blocked", "done", "carried")
WITH_NOTE = frozenset({states.CARRIED_OVER, states.HANDED_UP})
RECENT_DAYS = 200  # finished promises stay on the board for two meetings


@dataclass(frozen=True)
class Line:
    """One promise as a card of the board."""

    card: CommitmentCard
    look: str
    word: str
    where: str
    late: int
    age: int
    progress: str
    proofs: int
    missing: str
    note: str = ""

    @property
    def because(self) -> str:
        return self.card.indicator_short


@dataclass(frozen=True)
class Lane:
    """One column of the board."""

    look: str
    title: str
    lines: list[Line]


@dataclass
class SectorRow:
    """The promises of one sector; never ranked: their number and weight differ."""

    name: str
    looks: list[str] = field(default_factory=list)
    late: int = 0

    @property
    def boxes(self) -> Boxes:
        return Boxes(sorted(self.looks, key=LANES.index))

    @property
    def counts(self) -> list[int]:
        return [self.looks.count(look) for look in ("done", "running", "agreed", "carried", "blocked")]


def line(card: CommitmentCard, today: date) -> Line:
    """The card with its words."""
    missing = PART_WORDS.get(card.missing_parts)
    return Line(
        card=card,
        look=LOOKS[card.state],
        word=_(queries.STATES[card.state]),
        where=where(card),
        late=card.days_late(today),
        age=card.age(today),
        progress=progress(card),
        proofs=len(card.shown_proofs),
        missing=_(missing) if missing and card.state in states.EDITABLE else "",
        note=card.history[-1].reason if card.history and card.state in WITH_NOTE else "",
    )


def where(card: CommitmentCard) -> str:
    """The village, or how many; empty when nobody said. Villages of a restricted indicator stay unnamed."""
    if card.areas_hidden:
        return _("desa tidak ditampilkan (peka)")
    if len(card.area_names) == 1:
        return card.area_names[0]
    many = len(card.area_names)
    return ngettext("%(n)s desa", "%(n)s desa", many) % {"n": many} if many else ""


def progress(card: CommitmentCard) -> str:
    """`9 dari 15 desa`; empty before the first count."""
    if card.last_count is None:
        return ""
    count = printing.number_text(card.last_count)
    if card.quantity is None:
        return f"{count} {card.quantity_unit}".strip()
    whole = printing.number_text(card.quantity)
    told = _("%(count)s dari %(whole)s %(unit)s")
    return (told % {"count": count, "whole": whole, "unit": card.quantity_unit}).strip()


def on_board(cards: Sequence[CommitmentCard], today: date) -> list[CommitmentCard]:
    """Open promises and drafts, and those that ended lately (two meetings back)."""
    since = today - timedelta(days=RECENT_DAYS)
    return [card for card in cards if card.state in states.EDITABLE or ended_on(card) >= since]


def ended_on(card: CommitmentCard) -> date:
    return card.changed_on


def lanes(cards: Sequence[CommitmentCard], today: date) -> list[Lane]:
    """The five columns; the soonest due date first, blocked ones by age."""
    titles = {
        "agreed": _("Disepakati"),
        "running": _("Berjalan"),
        "blocked": _("Terkendala"),
        "done": _("Selesai"),
        "carried": _("Dibawa"),
    }
    ordered = sorted(cards, key=lambda card: (card.due_on or date.max, card.number))
    shown = [line(card, today) for card in ordered if card.state not in (states.DRAFT, states.WITHDRAWN)]
    return [Lane(look, titles[look], [one for one in shown if one.look == look]) for look in LANES]


def sector_rows(
    cards: Sequence[CommitmentCard], order: Sequence[SectorGroup], today: date
) -> list[SectorRow]:
    """A row a sector in the order of the directory, drafts and withdrawn promises left out."""
    names = {card.sector: card.sector_name for card in cards}
    codes = [group.code for group in order if group.code in names]
    rows = {code: SectorRow(names[code]) for code in [*codes, *(c for c in names if c not in codes)]}
    for card in cards:
        if LOOKS[card.state] in LANES:
            rows[card.sector].looks.append(LOOKS[card.state])
            rows[card.sector].late += bool(card.days_late(today))
    return [row for row in rows.values() if row.looks]


def sector_sums(rows: Sequence[SectorRow]) -> list[int]:
    """The bottom line of the table: all, the five states, late."""
    columns = [[len(row.looks), *row.counts, row.late] for row in rows]
    return [sum(column) for column in zip(*columns, strict=True)]


@dataclass(frozen=True)
class Headline:
    """The finding of the board in one sentence and what follows from it."""

    heading: str
    lead: str


def headline(cards: Sequence[CommitmentCard], today: date, photos: int) -> Headline:
    """`Komitmen: 5 dari 14 selesai, 2 terkendala`."""
    looks = [LOOKS[card.state] for card in cards if LOOKS[card.state] in LANES]
    if not looks:
        return Headline(_("Belum ada komitmen yang disepakati"), "")
    told = _("Komitmen: %(done)s dari %(all)s selesai, %(blocked)s terkendala")
    heading = told % {"done": looks.count("done"), "all": len(looks), "blocked": looks.count("blocked")}
    late = sum(bool(card.days_late(today)) for card in cards)
    drafts = sum(card.state == states.DRAFT for card in cards)
    waiting = sum(bool(card.missing_parts) and card.is_open for card in cards)
    told_counts = [
        ngettext("%(n)s lewat tenggat.", "%(n)s lewat tenggat.", late) % {"n": late} if late else "",
        ngettext("%(n)s belum lengkap.", "%(n)s belum lengkap.", waiting) % {"n": waiting} if waiting else "",
        ngettext("%(n)s masih draf.", "%(n)s masih draf.", drafts) % {"n": drafts} if drafts else "",
        ngettext("%(n)s foto menunggu diperiksa.", "%(n)s foto menunggu diperiksa.", photos) % {"n": photos}
        if photos
        else "",
    ]
    return Headline(heading, " ".join(filter(None, told_counts)))


@dataclass(frozen=True)
class Button:
    """A button, or the sentence that says why there is none."""

    label: str
    step: str
    reason: str = ""


def buttons(card: CommitmentCard, scope: Scope) -> list[Button]:
    """What may be done next with a promise by this reader."""
    found = []
    ended = _("Komitmen sudah %(state)s.") % {"state": _(queries.STATES[card.state]).lower()}
    reportable = states.may(states.REPORT, card.state)
    if scope.can(Duty.REPORT_PROGRESS):
        draft = _("Sepakati dahulu; draf belum dapat dilaporkan.") if card.state == states.DRAFT else ended
        found.append(Button(_("Catat laporan"), "report", "" if reportable else draft))
    if not scope.can(Duty.WRITE_COMMITMENTS):
        return found
    if card.state == states.DRAFT:
        found.append(Button(_("Sepakati komitmen"), "agree"))
    if card.state in states.EDITABLE:
        found.append(Button(_("Lengkapi"), "complete"))
    for deed, label, step in (
        (states.CARRY_OVER, _("Bawa ke rapat berikut"), "bawa"),
        (states.HAND_UP, _("Teruskan ke atas"), "teruskan"),
        (states.WITHDRAW, _("Cabut"), "cabut"),
    ):
        if states.may(deed, card.state):
            found.append(Button(label, step))
    return found


def told(report: ReportCard) -> str:
    """`dilaporkan lewat telepon oleh Ani`, as field note 30 words it."""
    via = _(report.via) if report.via else ""
    if not via:
        return _("dicatat oleh %(name)s") % {"name": report.by}
    return _("dilaporkan lewat %(via)s oleh %(name)s") % {"via": via, "name": report.by}


FIELD_WORDS = {
    "what": mark("isi"),
    "problem_id": mark("masalah"),
    "indicator_code": mark("indikator"),
    "area_ids": mark("tempat"),
    "quantity": mark("jumlah"),
    "quantity_unit": mark("satuan"),
    "start_on": mark("mulai"),
    "due_on": mark("tenggat"),
    "money": mark("dana"),
    "money_state": mark("keadaan dana"),
    "amount_rupiah": mark("jumlah rupiah"),
    "proof_expected": mark("bukti"),
    "contact_name": mark("kontak"),
    "complete_by": mark("tanggal pelengkapan"),
    "promised_by_delegate": mark("wakil"),
    "holder_name": mark("nama pejabat"),
    "principal_confirmed_on": mark("penegasan atasan"),
}


def step_words(step: HistoryCard) -> str:
    """What a step of the history did: `Disepakati → Berjalan`, or `Dilengkapi: tempat, jumlah`."""
    after = _(queries.STATES[step.after])
    if step.changed:
        names = ", ".join(_(FIELD_WORDS.get(change["field"], change["field"])) for change in step.changed)
        return _("Dilengkapi: %(names)s") % {"names": names}
    if not step.before or step.before == step.after:
        return after
    return f"{_(queries.STATES[step.before])} → {after}"


@dataclass(frozen=True)
class StepWords:
    """The sentences of a page that asks one question before a step."""

    title: str
    lead: str
    button: str
    done: str
    danger: bool = False


def agree_words(card: CommitmentCard) -> StepWords:
    missing = PART_WORDS.get(card.missing_parts)
    lead = (
        _("Belum disebut: %(parts)s. Tulis kontak Puskesmas dan tanggal pelengkapan, paling lambat 7 hari.")
        % {"parts": _(missing)}
        if missing
        else _("Semua bagian sudah lengkap.")
    )
    return StepWords(_("Sepakati komitmen"), lead, _("Sepakati komitmen"), _("Komitmen disepakati."))


def confirm_words(card: CommitmentCard) -> StepWords:
    lead = (
        _("Diucapkan oleh wakil: %(name)s. Atasan menegaskannya lewat tautan atau surat.")
        if card.promised_by_delegate
        else _(
            "Dijanjikan %(name)s, pejabat sebelumnya. Pejabat sekarang menegaskannya lewat tautan atau surat."
        )
    )
    return StepWords(
        _("Penegasan pejabat"),
        lead % {"name": card.promised_by_delegate or card.inherited_from},
        _("Catat penegasan"),
        _("Penegasan tercatat."),
    )


def end_words(step: str) -> StepWords:
    """Words of carrying over, handing up and withdrawing."""
    return {
        "bawa": StepWords(
            _("Bawa ke rapat berikut"),
            _("Komitmen ini ditutup sebagai dibawa, dan komitmen baru yang terkait dibuat."),
            _("Bawa komitmen"),
            _("Komitmen dibawa ke rapat berikut."),
        ),
        "teruskan": StepWords(
            _("Teruskan ke atas"),
            _("Untuk hal yang tidak dapat diputuskan di sini, misalnya oleh camat atau bupati."),
            _("Teruskan komitmen"),
            _("Komitmen diteruskan."),
        ),
        "cabut": StepWords(
            _("Cabut komitmen"),
            _("Komitmen tetap tersimpan dengan sebabnya, dan tidak dihitung lagi."),
            _("Cabut komitmen"),
            _("Komitmen dicabut."),
            danger=True,
        ),
    }[step]


def remove_words() -> StepWords:
    return StepWords(
        _("Hapus bukti"),
        _("Berkas dihapus untuk seterusnya; yang tersisa hanya catatan siapa, kapan, dan sebabnya."),
        _("Hapus bukti"),
        _("Bukti dihapus."),
        danger=True,
    )
