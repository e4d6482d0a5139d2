"""The nine steps as the home prints them: what each is, its proof, its stamp."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.rollup.queries import Process
from lokmin.rollup.rules import steps
from lokmin.rollup.rules.steps import Step
from lokmin.tools import printing
from lokmin.web.pages import words
from lokmin.web.pages.gathering import Facts, nine

SOON = 30


@dataclass(frozen=True)
class Line:
    """One step on the page. `css` is done, now or empty; `stamp` a state with its word."""

    key: str
    title: str
    what: str
    proof: str
    day: date
    days: int
    css: str
    stamp: str
    stamp_word: str
    url: str


def lines(facts: Facts) -> list[Line]:
    """The nine steps in their order, each with its proof computed from what is stored."""
    if facts.now is None:
        return []
    found = nine(facts)
    here = steps.current(found)
    return [_line(facts, facts.now, step, step is here) for step in found]


def _line(facts: Facts, now: Process, step: Step, here: bool) -> Line:
    title, what, later = WORDS[step.key](now)
    proof = PROOFS[step.key](facts, now)
    stamp, word = stamp_of(step)
    return Line(
        key=step.key,
        title=title,
        what=what,
        proof=proof or _("Bukti nanti: %(what)s.") % {"what": later},
        day=step.day,
        days=(step.day - now.meeting.held_on).days,
        css="done" if step.is_done else "now" if here else "",
        stamp=stamp,
        stamp_word=word,
        url=_address(facts, now, step.key),
    )


def stamp_of(step: Step) -> tuple[str, str]:
    """The stamp of a step: its state and the word on it."""
    if step.state == steps.DONE:
        return "done", ""
    if step.state == steps.LATE:
        late = step.days_late or step.work.late
        if step.work.rolling:
            return "blocked", _("%(n)s lewat tenggat") % {"n": late}
        return "blocked", ngettext("Lewat %(n)s hari", "Lewat %(n)s hari", late) % {"n": late}
    if step.state == steps.RUNNING:
        if step.work.wanted < 2:
            return "running", ""
        return "running", _("%(done)s dari %(all)s") % {"done": step.work.done, "all": step.work.wanted}
    if 0 < step.days_left <= SOON:
        return "later", _("%(n)s hari lagi") % {"n": step.days_left}
    return "later", ""


def _figures(facts: Facts, now: Process) -> str:
    months, areas = list(now.meeting.reviewed), len(facts.calendar.areas)
    came = sum(min(facts.calendar.reporting.get(month, 0), areas) for month in months)
    told = _("%(came)s dari %(all)s laporan bulanan desa masuk.") % {"came": came, "all": areas * len(months)}
    if now.frozen is None:
        return f"{told} {_('Belum dibekukan.')}" if came else ""
    return f"{told} {words.frozen(now.frozen)}"


def _evaluation(facts: Facts, now: Process) -> str:
    card = facts.card
    if card is None or card.month != now.meeting.reviewed.last:
        return _("Kartu capaian masa ini sudah beku dan dapat dibaca.") if now.frozen else ""
    known = [row for row in card.totals if row.on_target is not None]
    told = _("%(reached)s dari %(all)s indikator tercapai sampai %(month)s.") % {
        "reached": sum(bool(row.on_target) for row in known),
        "all": len(known),
        "month": printing.month_text(card.month),
    }
    return told if now.frozen else f"{told} {_('Angka masih dapat berubah.')}"


def _problems(facts: Facts, now: Process) -> str:
    if not facts.problems:
        return ""
    raters = {score.rater for card in facts.problems for score in card.scores}
    needs = [need for card in facts.problems for need in card.needs]
    return _("%(all)s masalah, dinilai %(raters)s orang; %(chosen)s dipilih; %(needs)s dukungan diminta.") % {
        "all": len(facts.problems),
        "raters": len(raters),
        "chosen": sum(card.state == "chosen" for card in facts.problems),
        "needs": len(needs),
    }


def _invitation(facts: Facts, now: Process) -> str:
    n = now.meeting.numbers
    if not n.invited:
        return ""
    told = {"sent": n.sent, "all": n.invited, "answered": n.answered}
    words = _("%(sent)s dari %(all)s undangan terkirim; %(answered)s sudah menjawab.") % told
    untold = ngettext(
        "%(n)s undangan belum diberi tahu perubahan", "%(n)s undangan belum diberi tahu perubahan", n.untold
    )
    return f"{words} {untold % {'n': n.untold}}." if n.untold else words


def _materials(facts: Facts, now: Process) -> str:
    parts = {
        _("susunan acara"): now.meeting.numbers.agenda > 0,
        _("paket evaluasi"): now.packed,
        _("daftar hadir"): "attendance" in now.papers,
    }
    lacking = [name for name, there in parts.items() if not there]
    if len(lacking) == len(parts):
        return ""
    ready = _("%(n)s dari %(all)s bagian siap.") % {"n": len(parts) - len(lacking), "all": len(parts)}
    missing = _("Belum ada: %(names)s.") % {"names": ", ".join(lacking)}
    return f"{ready} {missing}" if lacking else ready


def _meeting(facts: Facts, now: Process) -> str:
    meeting, n = now.meeting, now.meeting.numbers
    if meeting.state == "preparing":
        return ""
    told = _("%(came)s dari %(all)s undangan hadir atau diwakili; %(entries)s butir notulen.") % {
        "came": n.came,
        "all": n.invited,
        "entries": n.entries,
    }
    if not meeting.is_closed or meeting.closed_at is None:
        return told
    day = printing.date_long(meeting.closed_at)
    closed = _("Ditutup %(day)s oleh %(who)s.") % {"day": day, "who": meeting.closed_by}
    return f"{told} {closed}"


def _agreement(facts: Facts, now: Process) -> str:
    n = now.meeting.numbers
    if not n.wanted and not n.made:
        return ""
    return _("%(made)s komitmen; %(signed)s dari %(all)s tanda tangan.") % {
        "made": n.made,
        "signed": n.signed,
        "all": n.wanted,
    }


def _follow_up(facts: Facts, now: Process) -> str:
    return words.follow_up(now.follow_up) if now.follow_up.made else ""


def _read_back(facts: Facts, now: Process) -> str:
    following = now.following
    if following is None or not now.next_due.wanted:
        return ""
    return _("%(done)s dari %(all)s komitmen dievaluasi pada %(label)s.") % {
        "done": now.next_due.done,
        "all": now.next_due.wanted,
        "label": following.label,
    }


PROOFS = {
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
WORDS = words.STEPS


def _address(facts: Facts, now: Process, key: str) -> str:
    """Where the work of a step is done."""
    code, meeting_id = facts.puskesmas.code, now.meeting.id
    rooms = {
        "figures": "coverage:scorecard",
        "evaluation": "coverage:scorecard",
        "problems": "obstacles:board",
        "materials": "papers:list",
        "follow_up": "commitments:board",
    }
    if key in rooms:
        query = f"?masa={now.meeting.reviewed}" if key == "problems" else ""
        return reverse(rooms[key], kwargs={"code": code}) + query
    pages = {"invitation": "meetings:invitations", "agreement": "meetings:signatures"}
    if key == "read_back":
        following = now.following
        return (
            reverse("meetings:read_back", kwargs={"code": code, "meeting_id": following.id})
            if following
            else ""
        )
    return reverse(pages.get(key, "meetings:meeting"), kwargs={"code": code, "meeting_id": meeting_id})
