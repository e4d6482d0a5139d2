"""The masukan-proses-luaran checklist of a meeting, filled from what exists."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.scope import Duty, Scope
from lokmin.coverage import queries as coverage
from lokmin.meetings.queries.cards import AgendaCard, MeetingCard
from lokmin.meetings.queries.due import Due
from lokmin.meetings.rules import templates
from lokmin.meetings.rules.templates import CheckedLine, Fact
from lokmin.obstacles import queries as obstacles


def checklist(
    *,
    scope: Scope,
    meeting: MeetingCard,
    agenda: list[AgendaCard],
    previous: MeetingCard | None,
    due: Due,
) -> list[CheckedLine]:
    """Each line with what there is, or what is missing. Agenda lines count once minutes stand under them."""
    facts = {
        **_own(meeting),
        **{f"agenda:{item.key}": _item(item) for item in agenda if item.key},
        "figures": _figures(scope, meeting),
        "previous": _previous(previous),
        "read_back": _read_back(due),
        **_obstacles(scope, meeting),
    }
    return templates.checked(meeting.kind, facts)


def _of(done: int, wanted: int, sentence: str, missing: str) -> Fact:
    """Done when all are; the sentence says how many."""
    if not wanted:
        return Fact(False, missing)
    return Fact(done >= wanted, sentence % {"n": done, "m": wanted})


def _own(meeting: MeetingCard) -> dict[str, Fact]:
    n = meeting.numbers
    return {
        "invitations": _of(
            n.sent, n.invited, _("%(n)s dari %(m)s undangan terkirim"), _("Belum ada undangan")
        ),
        "attendance": Fact(
            n.recorded > 0,
            ngettext("%(n)s jabatan tercatat", "%(n)s jabatan tercatat", n.recorded) % {"n": n.recorded}
            if n.recorded
            else _("Daftar hadir masih kosong"),
        ),
        "inputs": Fact(
            n.inputs > 0,
            _("%(n)s masukan, %(m)s dijawab") % {"n": n.inputs, "m": n.inputs_answered}
            if n.inputs
            else _("Belum ada masukan sektor"),
        ),
        "minutes": Fact(
            meeting.is_closed,
            _("%(n)s butir") % {"n": n.entries} if n.entries else _("Notulen masih kosong"),
        ),
        "commitments": Fact(
            n.made > 0,
            _("%(n)s komitmen disepakati") % {"n": n.made} if n.made else _("Belum ada komitmen"),
        ),
        "signatures": _of(
            n.signed,
            n.wanted,
            _("%(n)s dari %(m)s tanda tangan"),
            _("Daftar penanda tangan belum disusun"),
        ),
    }


def _item(item: AgendaCard) -> Fact:
    done = item.entries > 0
    words = _("%(n)s butir notulen") % {"n": item.entries} if done else _("Belum ada notulen di acara ini")
    return Fact(done, words)


def _figures(scope: Scope, meeting: MeetingCard) -> Fact:
    own = meeting.puskesmas_id if meeting.puskesmas_id in scope.puskesmas_ids else None
    if own is None or not scope.can(Duty.READ_COVERAGE):
        return Fact(False, _("Tidak dapat dilihat dari sini"))
    cards = coverage.freezes(scope=scope, puskesmas_id=own)
    exact = next((card for card in cards if card.period == meeting.reviewed), None)
    covering = [c for c in cards if c.period.first <= meeting.reviewed.last <= c.period.last]
    frozen = exact or (covering[0] if covering else None)
    if frozen:
        return Fact(True, _("Dibekukan, kode %(code)s") % {"code": frozen.short_code})
    return Fact(False, _("Masa evaluasi belum dibekukan"))


def _previous(previous: MeetingCard | None) -> Fact:
    if previous is None:
        return Fact(False, _("Belum ada rapat sebelumnya di sini"))
    return Fact(True, _("%(label)s: %(n)s komitmen") % {"label": previous.label, "n": previous.numbers.made})


def _read_back(due: Due) -> Fact:
    return _of(
        due.done,
        due.wanted,
        _("%(n)s dari %(m)s komitmen dievaluasi"),
        _("Tidak ada komitmen yang perlu dievaluasi"),
    )


def _obstacles(scope: Scope, meeting: MeetingCard) -> dict[str, Fact]:
    if meeting.puskesmas_id not in scope.puskesmas_ids or not scope.can(Duty.READ_PROBLEMS):
        hidden = Fact(False, _("Tidak dapat dilihat dari sini"))
        return {"problems": hidden, "support": hidden}
    count, needs = obstacles.tally(scope=scope, puskesmas_id=meeting.puskesmas_id, period=meeting.reviewed)
    return {
        "problems": Fact(
            count > 0,
            _("%(n)s masalah dicatat") % {"n": count} if count else _("Belum ada masalah dicatat"),
        ),
        "support": Fact(
            needs > 0,
            _("%(n)s dukungan diminta") % {"n": needs} if needs else _("Belum ada dukungan diminta"),
        ),
    }
