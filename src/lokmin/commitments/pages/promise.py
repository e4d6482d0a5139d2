"""One promise made ready to print: its words, its buttons, its history, the questions of its steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from lokmin.basics.scope import Duty, Role, Scope
from lokmin.basics.time import Period
from lokmin.basics.words import mark
from lokmin.commitments import queries
from lokmin.commitments.queries import CommitmentCard, HistoryCard, ReportCard
from lokmin.commitments.queries.wording import villages as villages
from lokmin.commitments.rules import money, states
from lokmin.commitments.rules.parts import PART_WORDS
from lokmin.tools import printing

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
    short: str = ""

    @property
    def because(self) -> str:
        return self.card.indicator_short


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
        short=short(card.state, card.last_count, card.quantity, card.quantity_unit),
        note=card.history[-1].reason if card.history and card.state in WITH_NOTE else "",
    )


def where(card: CommitmentCard) -> str:
    """The village, or how many; empty when nobody said."""
    return villages(card.area_names, hidden=card.areas_hidden)


def progress(card: CommitmentCard) -> str:
    """`9 dari 15 desa`; empty before the first count."""
    return reached(card.last_count, card.quantity, card.quantity_unit)


def short(state: str, count: int | None, whole: int | None, unit: str) -> str:
    """`selesai, tetapi baru 1 dari 2 desa` of a promise that was called done too early; else empty."""
    if not states.is_short(state, count, whole):
        return ""
    return _("selesai, tetapi baru %(progress)s") % {"progress": reached(count, whole, unit)}


def reached(count: int | None, whole: int | None, unit: str) -> str:
    """`9 dari 15 desa`, or `9 desa` when nobody said how many."""
    if count is None:
        return ""
    told = printing.number_text(count)
    if whole is None:
        return f"{told} {unit}".strip()
    words = _("%(count)s dari %(whole)s %(unit)s")
    return (words % {"count": told, "whole": printing.number_text(whole), "unit": unit}).strip()


def on_board(cards: Sequence[CommitmentCard], today: date) -> list[CommitmentCard]:
    """Open promises and drafts, and those that ended lately (two meetings back)."""
    since = board_since(today)
    return [card for card in cards if card.state in states.EDITABLE or ended_on(card) >= since]


def board_since(today: date) -> date:
    """What ended before this day has left the board."""
    return today - timedelta(days=RECENT_DAYS)


def ended_on(card: CommitmentCard) -> date:
    return card.changed_on


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
    if may_answer(card, scope):
        found.append(Button(_("Catat jawaban"), "answer"))
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
    if card.state not in (states.WITHDRAWN, states.CARRIED_OVER):
        label = _("Ubah usulan Musrenbang") if card.for_musrenbang else _("Tandai untuk Musrenbang")
        found.append(Button(label, "propose"))
    return found


def may_answer(card: CommitmentCard, scope: Scope) -> bool:
    """Staff note any answer to what was handed up; the camat and Dinkes answer what was handed to them."""
    if card.state != states.HANDED_UP or card.hand_up is None:
        return False
    mine = {"camat": Role.CAMAT, "dinkes": Role.DINKES}.get(card.hand_up.to)
    asked = mine is not None and mine in {scope.role, *scope.more_roles}
    return asked or scope.can(Duty.WRITE_COMMITMENTS)


def told(report: ReportCard) -> str:
    """`dilaporkan lewat telepon oleh Budi, dicatat Ani`, as field note 30 words it."""
    via = _(report.via) if report.via else ""
    names = {"via": via, "who": report.told_by, "name": report.by}
    if via and report.told_by:
        return _("dilaporkan lewat %(via)s oleh %(who)s, dicatat oleh %(name)s") % names
    if report.told_by:
        return _("dilaporkan oleh %(who)s, dicatat oleh %(name)s") % names
    if not via:
        return _("dicatat oleh %(name)s") % names
    return _("dilaporkan lewat %(via)s oleh %(name)s") % names


FIELD_WORDS = {
    "what": mark("isi"),
    "problem_id": mark("masalah"),
    "need_id": mark("dukungan yang dijawab"),
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
    "supporting_office_ids": mark("jabatan pendukung"),
    "supporting_sector_codes": mark("sektor pendukung"),
    "asked_by_id": mark("peminta"),
    "musrenbang": mark("tanda Musrenbang"),
    "musrenbang_cause": mark("sebab di luar kesehatan"),
    "musrenbang_support": mark("dukungan yang disanggupi"),
    "musrenbang_taken_on": mark("tanggal dibawa ke Musrenbang"),
    "musrenbang_result": mark("hasil Musrenbang"),
    "musrenbang_result_note": mark("catatan hasil Musrenbang"),
    "musrenbang_ruk_line": mark("baris RUK"),
}
# What happened to it without a part being completed.
DEED_WORDS = {
    "camat_told_at": mark("Camat diberi tahu sebabnya"),
    "answer": mark("Dijawab"),
    "report": mark("Laporan diurungkan"),
}


def step_words(step: HistoryCard) -> str:
    """What a step of the history did: `Disepakati → Berjalan`, `Dilengkapi: jumlah`, or `Diubah: tenggat`."""
    after = _(queries.STATES[step.after])
    deed = next((DEED_WORDS[c["field"]] for c in step.changed if c["field"] in DEED_WORDS), "")
    if deed:
        return _(deed)
    if step.changed:
        names = ", ".join(_(FIELD_WORDS.get(change["field"], change["field"])) for change in step.changed)
        moved = all(change.get("before") for change in step.changed)
        told = _("Diubah: %(names)s") if moved else _("Dilengkapi: %(names)s")
        return told % {"names": names}
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


def outside_words(due_on: date | None, planned: Period | None) -> str:
    """The warning about a deadline outside the months planned."""
    told = _(
        "Tenggat %(day)s di luar masa rencana lokmin, %(months)s. Komitmen tetap tersimpan; periksa "
        "tenggatnya, atau tulis keadaan dananya bila menunggu anggaran."
    )
    return told % {"day": printing.date_long(due_on), "months": printing.month_range(planned)}


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


def answer_words(card: CommitmentCard) -> StepWords:
    asked = card.hand_up
    lead = _("Diteruskan tanpa pertanyaan yang tercatat.")
    if asked:
        to = asked.to_name or _(queries.HANDED_TO[asked.to])
        lead = _("Diminta dari %(to)s, %(day)s: %(asked)s") % {
            "to": to,
            "day": printing.date_long(asked.at.date()),
            "asked": asked.asked,
        }
    return StepWords(_("Catat jawaban"), lead, _("Simpan jawaban"), _("Jawaban tersimpan."))


def propose_words(card: CommitmentCard) -> StepWords:
    lead = (
        _("Keadaan dana komitmen ini menunggu keputusan anggaran.")
        if card.money_state in money.WAITS_FOR_A_BUDGET
        else _("Komitmen ini ditandai memerlukan keputusan anggaran.")
    )
    return StepWords(_("Usulan Musrenbang"), lead, _("Simpan usulan"), _("Usulan Musrenbang tersimpan."))


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
            _(
                "Untuk hal yang tidak dapat diputuskan di sini. Tulis apa yang diminta; jawabannya dicatat "
                "di halaman ini."
            ),
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
