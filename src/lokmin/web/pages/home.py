"""The quarter home: its finding, its headline figures, the coverage list, the loop before, the first hour."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.scope import Duty
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import IndicatorCard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.people import queries as people
from lokmin.rollup.queries import Process
from lokmin.tools import printing
from lokmin.web.pages import steps, todo, words
from lokmin.web.pages.gathering import Facts
from lokmin.web.pages.steps import Line


@dataclass(frozen=True)
class Headline:
    """A headline figure: what, how much, of what."""

    name: str
    figure: str
    small: str


@dataclass(frozen=True)
class Covered:
    """One indicator of the wilayah kerja: its total and how many villages are off target."""

    name: str
    url: str
    status: str
    state: str
    percent: str
    below: int


@dataclass(frozen=True)
class Before:
    """The last closed lokmin: how far its promises are, and where they are read back."""

    label: str
    title: str
    held_on: Any
    after: str
    signatures: str
    done: int
    made: int
    percent: int
    url: str
    read_back_url: str


@dataclass(frozen=True)
class First:
    """One step of the first hour of a new Puskesmas."""

    title: str
    text: str
    url: str
    verb: str
    done: bool


def context(facts: Facts) -> dict[str, Any]:
    """All that the template prints."""
    lines, needs = steps.lines(facts), todo.needs(facts)
    return {
        "eyebrow": _eyebrow(facts),
        "finding": _finding(facts),
        "lead": _lead(facts, lines),
        "headlines": list(_headlines(facts, lines)),
        "steps": lines,
        "meeting": facts.now.meeting if facts.now else None,
        "running": facts.now.meeting if facts.now and facts.now.meeting.state == "open" else None,
        "may_run": facts.scope.can(Duty.WRITE_MEETINGS),
        "needs": needs,
        "rest": len(needs) - 5,
        "covered": _covered(facts),
        "month": facts.card.month if facts.card else None,
        "provisional": bool(facts.card and facts.card.provisional),
        "villages": len(facts.card.areas) if facts.card else 0,
        "before": _before(facts),
        "first_hour": list(_first_hour(facts)) if facts.is_new else [],
        "may_erase": facts.puskesmas.example and facts.scope.can(Duty.ERASE_EXAMPLE),
        "frozen": words.frozen(facts.now.frozen) if facts.now and facts.now.frozen else "",
    }


def _eyebrow(facts: Facts) -> str:
    if facts.now is None:
        return printing.weekday_date(facts.today)
    return f"{facts.now.meeting.title}, {printing.weekday_date(facts.now.meeting.held_on)}"


def _finding(facts: Facts) -> str:
    """The one sentence: how far away the meeting is, or what comes first."""
    if facts.now is None:
        return _("Selamat datang di Lokmin") if facts.is_new else _("Belum ada lokmin yang direncanakan")
    meeting, left = facts.now.meeting, (facts.now.meeting.held_on - facts.today).days
    told = {"label": meeting.label, "n": left, "late": -left}
    if meeting.is_closed:
        return _("%(label)s sudah ditutup; rencanakan yang berikutnya") % told
    if meeting.state == "open":
        return _("%(label)s sedang berlangsung") % told
    if left > 0:
        return (
            ngettext("%(label)s: rapat tinggal %(n)s hari", "%(label)s: rapat tinggal %(n)s hari", left)
            % told
        )
    if left == 0:
        return _("%(label)s: rapat hari ini") % told
    return _("%(label)s: hari rapat lewat %(late)s hari, belum dibuka") % told


def _lead(facts: Facts, lines: list[Line]) -> str:
    if not lines:
        hour = _("Satu jam pertama: data pertama terbaca, kesepakatan terakhir dapat ditagih.")
        return hour if facts.is_new else ""
    done = sum(line.css == "done" for line in lines)
    told = [_("%(done)s dari %(all)s langkah selesai.") % {"done": done, "all": len(lines)}]
    late = [line.title for line in lines if line.stamp == "blocked"]
    told += [_("Lewat tenggat: %(names)s.") % {"names": ", ".join(late).lower()}] if late else []
    return " ".join(told)


def _headlines(facts: Facts, lines: list[Line]) -> Any:
    if lines:
        done = sum(line.css == "done" for line in lines)
        of = _("dari %(all)s, hari ini %(day)s")
        yield Headline(
            _("Langkah selesai"),
            str(done),
            of % {"all": len(lines), "day": printing.weekday_short(facts.today)},
        )
    if facts.now and facts.now.meeting.numbers.invited:
        n = facts.now.meeting.numbers
        small = _("dari %(all)s; %(answered)s sudah menjawab") % {"all": n.invited, "answered": n.answered}
        yield Headline(_("Undangan terkirim"), str(n.sent), small)
    last = _last_closed(facts)
    if last and last.follow_up.made:
        after = last.follow_up
        small = _("dari %(all)s; %(stuck)s terkendala") % {"all": after.made, "stuck": after.blocked}
        yield Headline(
            _("Komitmen %(label)s selesai") % {"label": last.meeting.label}, str(after.done), small
        )
    yield from _widest(facts)


def _widest(facts: Facts) -> Any:
    """The indicator that the most villages have not reached."""
    covered = [(n, card) for card, _row, n in _rows(facts) if n]
    if not covered or facts.card is None:
        return
    most, card = max(covered, key=lambda pair: pair[0])
    small = _("dari %(all)s, sampai %(month)s")
    yield Headline(
        _("Desa belum mencapai %(name)s") % {"name": card.short},
        str(most),
        small % {"all": len(facts.card.areas), "month": printing.month_text(facts.card.month)},
    )


def _last_closed(facts: Facts) -> Process | None:
    return facts.now if facts.now and facts.now.meeting.is_closed else facts.before


def _rows(facts: Facts) -> list[tuple[IndicatorCard, PwsRow, int]]:
    """Indicators with figures this year: the total, and how many of the villages seen are off target."""
    card = facts.card
    if card is None:
        return []
    below: dict[str, int] = {}
    for row in card.rows:
        if row.on_target == 0 and row.state_code in ("value", "zero", "partial"):
            below[row.indicator] = below.get(row.indicator, 0) + 1
    found = []
    for indicator in card.indicators:
        total = card.total(indicator.code)
        if total is not None and total.villages_counted:
            found.append((indicator, total, below.get(indicator.code, 0)))
    return found


def _covered(facts: Facts) -> list[Covered]:
    english = printing.language() == "en"
    code = facts.puskesmas.code
    return [
        Covered(
            name=card.name_en if english else card.name,
            url=reverse("coverage:chart", kwargs={"code": code, "indicator": card.code}),
            status=row.status_code or "",
            state=row.state_code,
            percent=printing.percent_words(row.ratio),
            below=below,
        )
        for card, row, below in _rows(facts)
    ]


def _before(facts: Facts) -> Before | None:
    """The last closed lokmin and its promises; read back at the next one, or on its own page."""
    last = _last_closed(facts)
    if last is None:
        return None
    code, n, after = facts.puskesmas.code, last.meeting.numbers, last.follow_up
    read_at = last.following or last.meeting
    return Before(
        label=last.meeting.label,
        title=last.meeting.title,
        held_on=last.meeting.held_on,
        after=words.follow_up(after) if after.made else "",
        signatures=_("%(signed)s dari %(all)s tanda tangan") % {"signed": n.signed, "all": n.wanted},
        done=after.done,
        made=after.made,
        percent=100 * after.done // after.made if after.made else 0,
        url=reverse("meetings:meeting", kwargs={"code": code, "meeting_id": last.meeting.id}),
        read_back_url=reverse("meetings:read_back", kwargs={"code": code, "meeting_id": read_at.id}),
    )


def _first_hour(facts: Facts) -> Any:
    """Sasaran, one month, last agreement, next meeting (FN 33): is each there, and where is it done."""
    code, scope = facts.puskesmas.code, facts.scope
    stored = coverage.populations(scope=scope, puskesmas_id=facts.puskesmas.id, year=scope.today.year)

    def to(name: str) -> str:
        return reverse(name, kwargs={"code": code})

    if scope.can(Duty.WRITE_FIGURES):
        yield First(
            _("Isi sasaran tahun ini"),
            _("Jumlah bayi, ibu hamil, dan balita tiap desa. Tanpa sasaran, cakupan tidak dapat dihitung."),
            to("coverage:populations"),
            _("Isi sasaran"),
            bool(stored),
        )
        targets = coverage.targets(scope=scope, puskesmas_id=facts.puskesmas.id, year=scope.today.year)
        yield First(
            _("Isi target tahun ini"),
            _("Persentase yang harus dicapai tiap indikator. Tanpa target, status desa tidak dapat dinilai."),
            to("coverage:targets"),
            _("Isi target"),
            bool(targets),
        )
    if scope.can(Duty.UPLOAD):
        yield First(
            _("Tempel atau unggah satu bulan"),
            _("Blok dari Excel ditempel utuh, atau buku PWS yang sudah Anda punya diunggah apa adanya."),
            to("intake:paste"),
            _("Tempel satu bulan"),
            bool(facts.calendar.reporting),
        )
    yield from _first_promises(facts)


def _first_promises(facts: Facts) -> Any:
    """The offices, what they promised last time, and the next meeting."""
    code, scope = facts.puskesmas.code, facts.scope

    def to(name: str) -> str:
        return reverse(name, kwargs={"code": code})

    if scope.can(Duty.MANAGE_PEOPLE):
        offices = people.offices(scope=scope, kecamatan_id=facts.puskesmas.kecamatan_id)
        yield First(
            _("Isi daftar lintas sektor"),
            _("Camat, kepala desa, dan sektor lain. Undangan dan komitmen melekat pada jabatannya."),
            to("people:directory"),
            _("Buka daftar lintas sektor"),
            bool(offices),
        )
    if scope.can(Duty.WRITE_COMMITMENTS):
        yield First(
            _("Salin RTL kesepakatan terakhir"),
            _("Setiap baris berita acara terakhir menjadi komitmen yang dapat ditagih."),
            to("meetings:old"),
            _("Tempel kesepakatan"),
            bool(facts.promises),
        )
    if scope.can(Duty.WRITE_MEETINGS):
        yield First(
            _("Rencanakan lokmin berikutnya"),
            _("Dari hari rapat dihitung mundur kapan angka, masalah, dan undangan harus siap."),
            to("meetings:plan"),
            _("Rencanakan lokmin"),
            facts.now is not None,
        )
