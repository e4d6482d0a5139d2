"""The masukan-proses-luaran checklist of a meeting, filled from what exists."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.coverage import queries as coverage
from lokmin.meetings.models import Dealing, MeetingCommitment
from lokmin.meetings.queries.cards import AgendaCard, MeetingCard
from lokmin.meetings.queries.due import Due
from lokmin.meetings.queries.meetings import place_of
from lokmin.meetings.rules import templates
from lokmin.meetings.rules.templates import CheckedLine, Fact
from lokmin.obstacles import queries as obstacles
from lokmin.people import queries as people
from lokmin.people.queries import Matrix
from lokmin.places import queries as places

NAMED = 5
"""How many names a line says before it counts the rest."""
NEXT_YEAR = "next_year"


def checklist(
    *,
    scope: Scope,
    meeting: MeetingCard,
    agenda: list[AgendaCard],
    previous: MeetingCard | None,
    due: Due,
) -> list[CheckedLine]:
    """Each line with what there is, or what is missing. Agenda lines count once minutes stand under them.

    What only the first lokmin of a year or a monthly one asks for is looked up only there.
    """
    items = {item.key: item for item in agenda if item.key}
    asked = {line.proof for line in templates.checklist(meeting.kind)}
    facts = {
        **_own(meeting),
        **{proof: _item(items.get(proof.removeprefix("agenda:"))) for proof in asked if ":" in proof},
        "figures": _figures(scope, meeting),
        "previous": _previous(previous),
        "read_back": _read_back(due),
        **_obstacles(scope, meeting),
    }
    if "reports" in asked:
        facts["reports"] = _reports(scope, meeting)
    if "roles" in asked:
        facts |= _division(scope, meeting, items.get("roles"))
        facts["musrenbang"] = _musrenbang(items.get("musrenbang"), facts.pop("proposals"))
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


def _item(item: AgendaCard | None) -> Fact:
    if item is None:
        return Fact(False, _("Tidak ada di susunan acara"))
    done = item.entries > 0
    words = _("%(n)s butir notulen") % {"n": item.entries} if done else _("Belum ada notulen di acara ini")
    return Fact(done, words)


def _hidden() -> Fact:
    return Fact(False, _("Tidak dapat dilihat dari sini"))


def _reports(scope: Scope, meeting: MeetingCard) -> Fact:
    """Whether every village reported the month that a monthly lokmin looks at (FN 33)."""
    own = place_of(scope=scope, meeting=meeting)
    if own is None or not scope.can(Duty.READ_COVERAGE):
        return _hidden()
    missing = coverage.missing_reports(scope=scope, puskesmas_id=own, month=meeting.reviewed.last)
    if not missing:
        return Fact(True, _("Semua desa sudah melapor"))
    return Fact(False, _("Belum lengkap: %(names)s") % {"names": _named([m.area.name for m in missing])})


def _division(scope: Scope, meeting: MeetingCard, item: AgendaCard | None) -> dict[str, Fact]:
    """What nobody took on (FN 34): no sector by its part of the year, and no promise made here.

    `proposals` is how many of the promises wait for the budget of the next year.
    """
    parts = people.matrix(scope=scope, kecamatan_id=meeting.kecamatan_id, year=meeting.year)
    roles = _roles(parts) or _item(item)
    own = place_of(scope=scope, meeting=meeting)
    if own is None or not scope.can(Duty.READ_COMMITMENTS):
        return {"roles": roles, "villages": _hidden(), "programmes": _hidden(), "proposals": Fact(False)}
    made = _made(scope, meeting)
    villages = places.catchment(puskesmas_id=own)
    taken = {area for card in made for area in card.area_ids}
    taken |= {line.area_id for line in parts.villages if line.area_id and parts.of_line(line.key)}
    waiting = sum(card.money_state == NEXT_YEAR for card in made)
    return {
        "roles": roles,
        "villages": _shared([area.name for area in villages], {a.name for a in villages if a.id in taken}),
        "programmes": _programmes(scope, own, meeting.year, parts, made),
        "proposals": Fact(waiting > 0, str(waiting)),
    }


def _roles(parts: Matrix) -> Fact | None:
    """How many sectors wrote a part; None while nobody did."""
    count = len({sector for _line, sector in parts.cells})
    told = ngettext("%(n)s sektor menulis perannya", "%(n)s sektor menulis perannya", count)
    return Fact(True, told % {"n": count}) if count else None


def _programmes(
    scope: Scope, puskesmas_id: UUID, year: int, parts: Matrix, made: list[CommitmentCard]
) -> Fact:
    """The programmes of the division once it is begun; before that those that promises name."""
    if any(parts.of_line(line.key) for line in parts.topics):
        left = {line.key for line in parts.untaken(parts.topics)}
        done = {line.name for line in parts.topics if line.key not in left}
        return _shared([line.name for line in parts.topics], done)
    used = coverage.indicators_in_use(scope=scope, puskesmas_id=puskesmas_id, years=[year - 1, year])
    named = {card.indicator_code for card in made}
    done = {card.programme for card in used if card.code in named}
    return _shared(list(dict.fromkeys(card.programme for card in used)), done)


def _made(scope: Scope, meeting: MeetingCard) -> list[CommitmentCard]:
    rows = MeetingCommitment.objects.within(scope).filter(meeting_id=meeting.id, dealing=Dealing.MADE)
    cards = promises.by_ids(scope=scope, ids=rows.values_list("commitment_id", flat=True)).values()
    return [card for card in cards if card.state != "withdrawn"]


def _shared(wanted: list[str], taken: set[str]) -> Fact:
    left = [name for name in wanted if name not in taken]
    if not wanted:
        return Fact(False, _("Belum ada datanya"))
    if not left:
        return Fact(True, _("Semua %(n)s terbagi") % {"n": len(wanted)})
    told = {"n": len(left), "m": len(wanted), "names": _named(left)}
    return Fact(False, _("%(n)s dari %(m)s belum diambil siapa pun: %(names)s") % told)


def _named(names: list[str]) -> str:
    """The first names, and how many more."""
    more = len(names) - NAMED
    text = ", ".join(names[:NAMED])
    return _("%(names)s, dan %(n)s lagi") % {"names": text, "n": more} if more > 0 else text


def _musrenbang(item: AgendaCard | None, proposals: Fact) -> Fact:
    """The item of the agenda, and how many promises were marked as proposals for next year's budget."""
    noted = _item(item)
    if not proposals.done:
        return noted
    words = _("%(noted)s; %(n)s komitmen diusulkan untuk anggaran tahun depan")
    return Fact(noted.done, words % {"noted": noted.words, "n": proposals.words})


def _figures(scope: Scope, meeting: MeetingCard) -> Fact:
    own = place_of(scope=scope, meeting=meeting)
    if own is None or not scope.can(Duty.READ_COVERAGE):
        return _hidden()
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
    """Where nothing waits to be read back, nothing is missing."""
    if not due.wanted:
        return Fact(True, _("Tidak ada komitmen yang perlu dievaluasi"))
    words = _("%(n)s dari %(m)s komitmen dievaluasi") % {"n": due.done, "m": due.wanted}
    return Fact(due.done >= due.wanted, words)


def _obstacles(scope: Scope, meeting: MeetingCard) -> dict[str, Fact]:
    own = place_of(scope=scope, meeting=meeting)
    if own is None or not scope.can(Duty.READ_PROBLEMS):
        return {"problems": _hidden(), "support": _hidden()}
    count, needs = obstacles.tally(scope=scope, puskesmas_id=own, period=meeting.reviewed)
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
