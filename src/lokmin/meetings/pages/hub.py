"""The page of a meeting: its steps with their proof, and its checklist by stage."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lokmin.basics.words import mark
from lokmin.meetings.queries import AgendaCard, Due, MeetingCard
from lokmin.meetings.rules.people import Counts
from lokmin.meetings.rules.templates import CheckedLine

STAGE_NAMES = {"input": mark("Masukan"), "process": mark("Proses"), "output": mark("Luaran")}
STATE_STAMPS = {"preparing": "agreed", "open": "running", "closed": "done"}


@dataclass(frozen=True)
class Step:
    """One step of the meeting: `state` done, running or later, and the proof in a sentence."""

    title: str
    state: str
    proof: str
    url: str

    @property
    def css(self) -> str:
        return {"done": "done", "running": "now"}.get(self.state, "")


@dataclass(frozen=True)
class Line:
    """One line of the checklist in the reader's language; `url`: where it is filled."""

    text: str
    done: bool
    words: str
    url: str = ""


@dataclass(frozen=True)
class Stage:
    name: str
    lines: list[Line]

    @property
    def done(self) -> int:
        return sum(line.done for line in self.lines)


def stages(
    lines: list[CheckedLine], meeting: MeetingCard, code: str, agenda: list[AgendaCard]
) -> list[Stage]:
    """The checklist by masukan, proses, luaran; what is missing leads to where it is filled."""
    english = (get_language() or "id").startswith("en")
    found: dict[str, list[Line]] = {stage: [] for stage in STAGE_NAMES}
    for checked in lines:
        text = checked.line.text_en if english else checked.line.text
        words = checked.fact.words or _("Belum ada")
        shut = meeting.is_closed and checked.line.proof not in STILL_OPEN
        url = "" if checked.fact.done or shut else _where(checked.line.proof, meeting, code, agenda)
        found[checked.line.stage].append(Line(text, checked.fact.done, words, url))
    return [Stage(_(STAGE_NAMES[stage]), rows) for stage, rows in found.items()]


ELSEWHERE = {
    "figures": "coverage:scorecard",
    "problems": "obstacles:board",
    "support": "obstacles:board",
}
"""What is filled outside the meeting. The proofs of its own pages are named as the pages are."""
PAGES = {
    name: name for name in ("inputs", "invitations", "read_back", "attendance", "minutes", "signatures")
} | {"reports": "monthly"}
STILL_OPEN = frozenset({*ELSEWHERE, "signatures", "reports"})
"""What can be filled even after the meeting was closed."""
BY_PROMISE = {"commitments": "plan"}
"""What promises fill, and under which point of the agenda they are made."""
BY_PART = ("roles", "villages", "programmes")
"""What the division of the year among the sectors fills."""


def _where(proof: str, meeting: MeetingCard, code: str, agenda: list[AgendaCard]) -> str:
    """The page on which a line of the checklist is filled."""
    if proof in ELSEWHERE:
        month = f"?bulan={meeting.reviewed.last}" if ELSEWHERE[proof].startswith("coverage") else ""
        return reverse(ELSEWHERE[proof], kwargs={"code": code}) + month
    address = {"code": code, "meeting_id": meeting.id}
    if proof in BY_PART:
        return reverse("people:parts", kwargs={"code": code}) + f"?tahun={meeting.year}"
    if proof == "previous":
        return reverse("meetings:list", kwargs={"code": code})
    if proof in PAGES:
        return reverse(f"meetings:{PAGES[proof]}", kwargs=address)
    key = BY_PROMISE.get(proof, proof.removeprefix("agenda:"))
    item = next((item for item in agenda if item.key == key), None)
    if item is None:
        return reverse("meetings:agenda", kwargs=address)
    return reverse("meetings:minutes", kwargs=address) + f"#a-{item.id}"


def _state(done: bool, begun: bool) -> str:
    return "done" if done else "running" if begun else "later"


def steps(meeting: MeetingCard, code: str, due: Due) -> list[Step]:
    """The steps in their order; `due` are the promises that this meeting reads back."""
    made = [*_before(meeting), *_in_the_room(meeting, due)]
    address = {"code": code, "meeting_id": meeting.id}
    return [
        Step(title, state, proof, reverse(f"meetings:{name}", kwargs=address))
        for name, title, state, proof in made
    ]


Told = tuple[str, str, str, str]


def _before(meeting: MeetingCard) -> list[Told]:
    """Address, title, state and proof of what is done before the meeting."""
    n = meeting.numbers
    sent = {"n": n.sent, "m": n.invited, "k": n.answered}
    agenda = (
        "agenda",
        _("Susunan acara"),
        _state(n.agenda > 0, False),
        _("%(n)s mata acara") % {"n": n.agenda},
    )
    invited = (
        "invitations",
        _("Undangan"),
        _state(0 < n.invited == n.sent, n.invited > 0),
        _("%(n)s dari %(m)s undangan terkirim, %(k)s menjawab") % sent
        if n.invited
        else _("Belum ada yang diundang"),
    )
    if meeting.is_monthly:
        words = _("Belum melapor, jatuh tempo, bulan berikut")
        return [agenda, ("monthly", _("Bahan bulanan"), "running", words), invited]
    if not meeting.family.takes_inputs:
        return [agenda, invited]
    said = (
        "inputs",
        _("Masukan sektor"),
        _state(0 < n.inputs == n.inputs_answered, n.inputs > 0),
        _("%(n)s masukan, %(m)s dijawab") % {"n": n.inputs, "m": n.inputs_answered},
    )
    return [agenda, invited, said]


def _in_the_room(meeting: MeetingCard, due: Due) -> list[Told]:
    """Address, title, state and proof of what is done in the meeting and after it."""
    n = meeting.numbers
    read = _("%(n)s dari %(m)s komitmen dievaluasi") % {"n": due.done, "m": due.wanted}
    return [
        (
            "attendance",
            _("Daftar hadir"),
            _state(n.recorded > 0 and n.recorded >= n.invited, n.recorded > 0),
            _("%(n)s hadir atau diwakili dari %(m)s undangan") % {"n": n.came, "m": n.invited},
        ),
        (
            "read_back",
            _("Evaluasi RTL"),
            _state(due.wanted == due.done, due.done > 0),
            read if due.wanted else _("Tidak ada komitmen yang perlu dievaluasi"),
        ),
        (
            "minutes",
            _("Notulen dan komitmen"),
            _state(meeting.is_closed and n.entries > 0, n.entries > 0),
            _("%(n)s butir, %(m)s komitmen") % {"n": n.entries, "m": n.made},
        ),
        (
            "signatures",
            _("Tanda tangan"),
            _state(n.wanted > 0 and n.outstanding == 0, n.wanted > 0),
            signing_words(meeting),
        ),
    ]


def signing_words(meeting: MeetingCard) -> str:
    """`tanda tangan menyusul: 2 dari 9`, or what else is the case (FN 25)."""
    n = meeting.numbers
    if not n.wanted:
        return _("Daftar penanda tangan belum disusun")
    if not n.outstanding:
        return _("Semua %(m)s tanda tangan lengkap") % {"m": n.wanted}
    return _("tanda tangan menyusul: %(n)s dari %(m)s") % {"n": n.outstanding, "m": n.wanted}


def heading(meeting: MeetingCard, today: date) -> str:
    """The finding: how far the meeting is."""
    days = (meeting.held_on - today).days
    label = meeting.title
    if meeting.is_closed:
        if meeting.numbers.outstanding:
            return _("%(label)s ditutup, %(rest)s") % {"label": label, "rest": signing_words(meeting)}
        return _("%(label)s selesai") % {"label": label}
    if meeting.state == "open":
        return _("%(label)s berlangsung") % {"label": label}
    if days == 1:
        return _("%(label)s: besok") % {"label": label}
    if days > 0:
        return _("%(label)s: tinggal %(days)s hari") % {"label": label, "days": days}
    if days == 0:
        return _("%(label)s: hari ini") % {"label": label}
    return _("%(label)s: lewat %(days)s hari, belum dibuka") % {"label": label, "days": -days}


def presence_words(counts: Counts) -> str:
    """`25 hadir, 5 diwakili, 1 izin, 3 tanpa kabar`, with heads and institutions (FN 26)."""
    parts = [_("%(n)s hadir") % {"n": counts.present}, _("%(n)s diwakili") % {"n": counts.represented}]
    if counts.excused:
        parts.append(_("%(n)s izin") % {"n": counts.excused})
    if counts.absent:
        parts.append(_("%(n)s tidak hadir") % {"n": counts.absent})
    if counts.unrecorded:
        parts.append(_("%(n)s belum tercatat") % {"n": counts.unrecorded})
    if counts.walk_in:
        parts.append(_("%(n)s tanpa undangan") % {"n": counts.walk_in})
    return ", ".join(parts)
