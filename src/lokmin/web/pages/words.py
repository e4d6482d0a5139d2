"""Short texts that the door's pages share."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.coverage.queries import FreezeCard
from lokmin.meetings.queries import FollowUp
from lokmin.rollup.queries import Process
from lokmin.tools import printing

Told = tuple[str, str, str]


def frozen(card: FreezeCard) -> str:
    """`Dibekukan 28 Juli 2023, kode 7F3A-91C2.`"""
    return _("Dibekukan %(day)s, kode %(code)s.") % {
        "day": printing.date_long(card.frozen_at),
        "code": card.short_code,
    }


def follow_up(after: FollowUp) -> str:
    """`2 dari 10 komitmen selesai; 7 sudah dilaporkan; 1 terkendala; 3 lewat tenggat.`"""
    parts = [_("%(n)s dari %(all)s komitmen selesai") % {"n": after.done, "all": after.made}]
    parts += [_("%(n)s dibawa ke triwulan berikutnya") % {"n": after.carried}] if after.carried else []
    parts += [_("%(n)s terkendala") % {"n": after.blocked}] if after.blocked else []
    parts += [_("%(n)s lewat tenggat") % {"n": after.late}] if after.late else []
    silent = after.made - after.begun
    parts += [_("%(n)s belum ada laporan") % {"n": silent}] if silent else []
    return f"{'; '.join(parts)}."


def due(day: date, today: date) -> str:
    """`Tenggat lewat 3 hari`, `Tenggat hari ini`, `Tenggat Rabu, 17 Mei 2023`."""
    late = (today - day).days
    if late > 0:
        return ngettext("Tenggat lewat %(n)s hari", "Tenggat lewat %(n)s hari", late) % {"n": late}
    if late == 0:
        return _("Tenggat hari ini")
    return _("Tenggat %(day)s") % {"day": printing.weekday_date(day)}


def _figures(now: Process) -> Told:
    months = printing.month_range(now.meeting.reviewed)
    return _("Data"), _("Data bulanan %(months)s, lalu dibekukan.") % {"months": months}, _("masa dibekukan")


def _evaluation(now: Process) -> Told:
    return _("Evaluasi"), _("Kartu capaian, PWS, mutu data."), _("kartu capaian dari angka beku")


def _problems(now: Process) -> Told:
    what = _("Urutan prioritas, penyebab, dukungan yang diminta.")
    return _("Masalah"), what, _("masalah dinilai dan dipilih")


def _invitation(now: Process) -> Told:
    return _("Undangan"), _("Surat kepada semua sektor."), _("undangan terkirim dan jawabannya")


def _materials(now: Process) -> Told:
    what = _("Susunan acara, paket evaluasi, daftar hadir.")
    return _("Bahan rapat"), what, _("ketiga bagian siap")


def _meeting(now: Process) -> Told:
    meeting = now.meeting
    hours = [printing.time_text(t) for t in (meeting.starts_at, meeting.ends_at) if t]  # type: ignore[arg-type]
    chair = _("dipimpin %(who)s") % {"who": meeting.chair_title} if meeting.chair_title else ""
    what = ", ".join(part for part in (meeting.venue, "–".join(hours), chair) if part)
    return _("Rapat"), f"{what}." if what else "", _("daftar hadir dan notulen")


def _agreement(now: Process) -> Told:
    what = _("Berita acara dan RTL ditandatangani.")
    return _("Kesepakatan"), what, _("berita acara dengan kode dokumen")


def _follow_up(now: Process) -> Told:
    what = _("Setiap pemegang komitmen melapor dengan bukti.")
    return _("Tindak lanjut"), what, _("laporan tiap pemegang komitmen")


def _read_back(now: Process) -> Told:
    what = _("Lokmin berikutnya dibuka dengan jawabannya.")
    return _("Evaluasi RTL"), what, _("tiap komitmen dengan angka sebelum dan sesudah")


STEPS: dict[str, Callable[[Process], Told]] = {
    "figures": _figures,
    "evaluation": _evaluation,
    "problems": _problems,
    "invitation": _invitation,
    "materials": _materials,
    "meeting": _meeting,
    "agreement": _agreement,
    "follow_up": _follow_up,
    "read_back": _read_back,
}
