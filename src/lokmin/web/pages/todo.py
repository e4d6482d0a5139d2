"""What needs this person today: by duty, from what is stored, the late ones first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.scope import Duty, Role
from lokmin.commitments.queries import CommitmentCard
from lokmin.coverage import queries as coverage
from lokmin.meetings import queries as meetings
from lokmin.rollup.rules import steps
from lokmin.rollup.rules.steps import Step
from lokmin.tools import printing
from lokmin.web.pages import words
from lokmin.web.pages.gathering import Facts, nine

NAMED = 3
READ_BACK_FROM = 10
"""Days before a meeting from which its read-back is prepared."""


@dataclass(frozen=True)
class Need:
    """One thing to do: what, why, until when, where."""

    title: str
    text: str
    url: str
    verb: str
    day: date | None = None
    due: str = ""
    late: bool = False


def needs(facts: Facts) -> list[Need]:
    """The list, what is late first, then by day; things without a day last."""
    found = [need for ask in ASKS for need in ask(facts)]
    return sorted(found, key=lambda need: (not need.late, need.day or date.max))


def _need(facts: Facts, day: date | None, title: str, text: str, url: str, verb: str) -> Need:
    due = words.due(day, facts.today) if day else ""
    return Need(title, text, url, verb, day, due, bool(day and day < facts.today))


def _to(facts: Facts, name: str, **more: object) -> str:
    return reverse(name, kwargs={"code": facts.puskesmas.code, **more})


def _step(facts: Facts, key: str) -> Step:
    return next(step for step in nine(facts) if step.key == key)


def _meeting_url(facts: Facts, name: str) -> str:
    assert facts.now
    return _to(facts, f"meetings:{name}", meeting_id=facts.now.meeting.id)


def _names(cards: list[CommitmentCard]) -> str:
    told = [f"{card.office_title}: {card.what}" for card in cards[:NAMED]]
    rest = len(cards) - len(told)
    return "; ".join([*told, *([_("dan %(n)s lainnya") % {"n": rest}] if rest else [])]) + "."


# figures


def _reports(facts: Facts) -> Iterator[Need]:
    if not facts.scope.can(Duty.WRITE_FIGURES) or not facts.calendar.areas:
        return
    day, month = coverage.due_on(facts.reporting), printing.month_text(facts.reporting)
    if facts.scope.area_ids is not None:
        names = ", ".join(report.area.name for report in facts.silent)
        if names:
            url = f"{_to(facts, 'coverage:entry')}?bulan={facts.reporting}"
            title = _("Isi data %(month)s") % {"month": month}
            yield _need(
                facts, day, title, _("Belum lengkap: %(names)s.") % {"names": names}, url, _("Isi data")
            )
    elif facts.waiting and (facts.calendar.reporting or not facts.is_new):
        title = ngettext(
            "%(n)s desa belum melapor %(month)s", "%(n)s desa belum melapor %(month)s", facts.waiting
        ) % {"n": facts.waiting, "month": month}
        text = _("Pesan pengingat per desa sudah disiapkan di halaman Senin.")
        yield _need(facts, day, title, text, _to(facts, "monday"), _("Buka daftar dan pesan"))


def _freeze(facts: Facts) -> Iterator[Need]:
    now = facts.upcoming
    if now is None or now.frozen or not facts.scope.can(Duty.FREEZE):
        return
    complete = facts.calendar.complete
    if complete is None or complete < now.meeting.reviewed.last:
        return
    months = printing.month_range(now.meeting.reviewed)
    title = _("Bekukan angka %(months)s") % {"months": months}
    text = _("Semua desa sudah melapor. Angka beku tidak berubah lagi sampai rapat.")
    yield _need(
        facts,
        _step(facts, "figures").day,
        title,
        text,
        _to(facts, "coverage:scorecard"),
        _("Buka kartu capaian"),
    )


# problems


def _problems(facts: Facts) -> Iterator[Need]:
    now = facts.upcoming
    if now is None or now.meeting.state != "preparing":
        return
    day = _step(facts, "problems").day
    url = f"{_to(facts, 'obstacles:board')}?masa={now.meeting.reviewed}"
    kept = any(card.state == "chosen" for card in facts.problems)
    if facts.scope.can(Duty.WRITE_PROBLEMS) and not kept:
        if facts.problems:
            text = _("%(n)s masalah dicatat, belum ada yang dipilih untuk dibawa ke rapat.")
            yield _need(
                facts,
                day,
                _("Pilih masalah prioritas"),
                text % {"n": len(facts.problems)},
                url,
                _("Buka masalah"),
            )
        else:
            text = _("Kesenjangan dari angka sudah diusulkan; ambil yang perlu dibahas.")
            yield _need(facts, day, _("Catat masalah masa ini"), text, url, _("Buka masalah"))
    mine = [c for c in facts.problems if facts.scope.actor_name not in {s.rater for s in c.scores}]
    if mine and facts.scope.can(Duty.SCORE) and facts.scope.role is not Role.ADMINISTRATOR:
        title = ngettext("Beri skor %(n)s masalah", "Beri skor %(n)s masalah", len(mine)) % {"n": len(mine)}
        text = "; ".join(card.statement for card in mine[:NAMED]) + "."
        yield _need(facts, day, title, text.replace("..", "."), url, _("Beri skor"))


# the meeting


def _plan(facts: Facts) -> Iterator[Need]:
    if facts.upcoming or facts.is_new or not facts.scope.can(Duty.WRITE_MEETINGS):
        return
    text = _("Nomor, hari, masa yang dievaluasi, dan masa rencana; sisanya dihitung dari hari rapat.")
    yield _need(
        facts,
        None,
        _("Rencanakan lokmin berikutnya"),
        text,
        _to(facts, "meetings:plan"),
        _("Rencanakan lokmin"),
    )


def _invitations(facts: Facts) -> Iterator[Need]:
    now = facts.upcoming
    if now is None or now.meeting.state != "preparing" or not facts.scope.can(Duty.WRITE_MEETINGS):
        return
    n, day = now.meeting.numbers, _step(facts, "invitation").day
    url, left = _meeting_url(facts, "invitations"), n.invited - n.sent
    if not n.invited:
        text = _("Pilih jabatan lintas sektor yang diundang ke %(title)s.") % {"title": now.meeting.title}
        yield _need(facts, day, _("Susun undangan"), text, url, _("Susun undangan"))
    elif left:
        title = ngettext(
            "Kirim %(n)s undangan yang belum sampai", "Kirim %(n)s undangan yang belum sampai", left
        )
        text = _("%(sent)s dari %(all)s terkirim, %(answered)s sudah menjawab.")
        told = {"sent": n.sent, "all": n.invited, "answered": n.answered}
        yield _need(facts, day, title % {"n": left}, text % told, url, _("Buka undangan"))


def _materials(facts: Facts) -> Iterator[Need]:
    now = facts.upcoming
    if now is None or now.meeting.state != "preparing" or not facts.scope.can(Duty.ISSUE_PAPERS):
        return
    step = _step(facts, "materials")
    if step.is_done or step.days_left > READ_BACK_FROM:
        return
    lacking = [
        name
        for name, there in (
            (_("susunan acara"), now.meeting.numbers.agenda > 0),
            (_("paket evaluasi"), now.packed),
            (_("daftar hadir"), "attendance" in now.papers),
        )
        if not there
    ]
    text = _("Belum ada: %(names)s.") % {"names": ", ".join(lacking)}
    yield _need(facts, step.day, _("Siapkan bahan rapat"), text, _to(facts, "papers:list"), _("Buka dokumen"))


def _hold(facts: Facts) -> Iterator[Need]:
    """A lokmin whose day is here or past: open it, write, close it."""
    if not facts.scope.can(Duty.WRITE_MEETINGS):
        return
    today = [facts.upcoming] if facts.upcoming and facts.upcoming.meeting.held_on == facts.today else []
    held = [*facts.unclosed, *today]
    ids = [process.meeting.id for process in held]
    gone = meetings.away(scope=facts.scope, meeting_ids=ids) if ids else {}
    for process in held:
        meeting = process.meeting
        if meeting.id in gone:
            title, text = (
                _("%(title)s sedang di aula"),
                _("Ditulis di laptop aula; gabungkan berkas pulangnya."),
            )
            at_hall = _to(facts, "hall:overview")
            yield _need(
                facts, meeting.held_on, title % {"title": meeting.title}, text, at_hall, _("Rapat di aula")
            )
            continue
        if meeting.state == "open":
            title, text = _("Tutup %(title)s"), _("Notulen, komitmen, dan daftar hadir masih terbuka.")
        else:
            title, text = _("Buka %(title)s"), _("Hari rapat sudah tiba: buka rapat lalu catat kehadiran.")
        url = _to(facts, "meetings:meeting", meeting_id=meeting.id)
        yield _need(facts, meeting.held_on, title % {"title": meeting.title}, text, url, _("Buka rapat"))


def _read_back(facts: Facts) -> Iterator[Need]:
    now = facts.upcoming
    if now is None or not now.due.wanted or not facts.scope.can(Duty.WRITE_MEETINGS):
        return
    left = (now.meeting.held_on - facts.today).days
    if not 0 < left <= READ_BACK_FROM:
        return
    text = _("Rapat dibuka dengan jawaban atas %(n)s komitmen.") % {"n": now.due.wanted}
    url = _meeting_url(facts, "read_back")
    yield _need(facts, now.meeting.held_on, _("Siapkan Evaluasi RTL"), text, url, _("Buka Evaluasi RTL"))


def _signatures(facts: Facts) -> Iterator[Need]:
    last = facts.before if facts.upcoming else facts.now
    if last is None or not facts.scope.can(Duty.WRITE_MEETINGS):
        return
    left = last.meeting.numbers.outstanding
    if left <= 0:
        return
    title = ngettext(
        "Lengkapi %(n)s tanda tangan %(label)s", "Lengkapi %(n)s tanda tangan %(label)s", left
    ) % {"n": left, "label": last.meeting.label}
    day = last.meeting.held_on + timedelta(days=steps.DAYS["agreement"])
    url = _to(facts, "meetings:signatures", meeting_id=last.meeting.id)
    text = _("Berita acara belum ditandatangani semua pihak.")
    yield _need(facts, day, title, text, url, _("Buka tanda tangan"))


# promises


def _late(facts: Facts) -> Iterator[Need]:
    late = [card for card in facts.promises if card.days_late(facts.today)]
    if not late or not facts.scope.can(Duty.REPORT_PROGRESS):
        return
    late.sort(key=lambda card: (card.due_on or facts.today, card.number))
    title = ngettext("%(n)s komitmen lewat tenggat", "%(n)s komitmen lewat tenggat", len(late))
    url = f"{_to(facts, 'commitments:board')}?lewat=1"
    yield _need(facts, late[0].due_on, title % {"n": len(late)}, _names(late), url, _("Lihat dan ingatkan"))


def _blocked(facts: Facts) -> Iterator[Need]:
    stuck = [card for card in facts.promises if card.state in ("blocked", "handed_up")]
    answering = facts.scope.role in (Role.CAMAT, Role.HEAD)
    if not stuck or not answering:
        return
    title = ngettext(
        "%(n)s komitmen terkendala menunggu jawaban", "%(n)s komitmen terkendala menunggu jawaban", len(stuck)
    )
    day = facts.upcoming.meeting.held_on if facts.upcoming else None
    url = _to(facts, "commitments:stuck")
    yield _need(facts, day, title % {"n": len(stuck)}, _names(stuck), url, _("Lihat komitmen"))


def _incomplete(facts: Facts) -> Iterator[Need]:
    if not facts.scope.can(Duty.WRITE_COMMITMENTS):
        return
    parts = [card for card in facts.promises if card.missing_parts and card.complete_by]
    if parts:
        first = min(parts, key=lambda card: card.complete_by or facts.today)
        title = ngettext("Lengkapi %(n)s komitmen", "Lengkapi %(n)s komitmen", len(parts)) % {"n": len(parts)}
        url = _to(facts, "commitments:detail", commitment_id=first.id)
        yield _need(facts, first.complete_by, title, _names(parts), url, _("Lengkapi komitmen"))
    waiting = [card for card in facts.promises if card.waits_for_principal]
    if waiting:
        title = ngettext(
            "%(n)s komitmen menunggu penegasan pejabat",
            "%(n)s komitmen menunggu penegasan pejabat",
            len(waiting),
        )
        url = _to(facts, "commitments:detail", commitment_id=waiting[0].id)
        yield _need(facts, None, title % {"n": len(waiting)}, _names(waiting), url, _("Lihat komitmen"))


def _photos(facts: Facts) -> Iterator[Need]:
    if not facts.photos:
        return
    title = ngettext("Periksa %(n)s foto bukti", "Periksa %(n)s foto bukti", facts.photos) % {
        "n": facts.photos
    }
    text = _("Foto baru terlihat orang lain setelah dipastikan tidak menampakkan pasien atau anak.")
    yield _need(facts, None, title, text, _to(facts, "commitments:photos"), _("Buka komitmen"))


def _messages(facts: Facts) -> Iterator[Need]:
    """What this person sends from the own phone."""
    if not facts.messages:
        return
    title = ngettext("%(n)s pesan menunggu Anda kirim", "%(n)s pesan menunggu Anda kirim", facts.messages)
    text = _("Undangan, pengingat, dan ucapan terima kasih; sekali ketuk membuka WhatsApp.")
    url = _to(facts, "people:messages")
    yield _need(facts, None, title % {"n": facts.messages}, text, url, _("Buka antrean pesan"))


ASKS: tuple[Callable[[Facts], Iterator[Need]], ...] = (
    _reports,
    _freeze,
    _problems,
    _plan,
    _invitations,
    _materials,
    _hold,
    _read_back,
    _signatures,
    _late,
    _blocked,
    _incomplete,
    _photos,
    _messages,
)
