"""What stands on the camat's brief, gathered over all Puskesmas of the kecamatan (FN 28, decision 55).

Of other Puskesmas than the asker's own only sums are read; names of blocked promises are for the camat, and
for staff those of their own Puskesmas (FN 27).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from uuid import UUID

from django.utils import translation

from lokmin.basics.numbers import State
from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role, Scope
from lokmin.basics.time import Period
from lokmin.basics.words import mark
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import states
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import IndicatorCard, Scorecard, WindowAsked
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard
from lokmin.obstacles import queries as obstacles
from lokmin.papers.queries.desk import Desk, Print, desk_of, event_of, when
from lokmin.papers.queries.issuers import bare
from lokmin.papers.queries.unnamed import promised, said
from lokmin.papers.rules import brief as b
from lokmin.papers.rules.content import Marks
from lokmin.papers.rules.dates import day_and_date, long_date, period_text
from lokmin.papers.rules.gathering import Fact
from lokmin.papers.rules.telling import join_names
from lokmin.people.queries import OfficeCard
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard

MOST_PROBLEMS = 3
MOST_NAMES = 6
UNSURE = frozenset({State.PARTIAL, State.MISSING})
ANSWER_WORDS = {"agreed": "setuju", "with_note": "setuju dengan catatan", "postponed": "ditunda"}


def has_brief(card: MeetingCard) -> bool:
    """Only what the camat leads has a brief for him."""
    return card.family.by_camat


def brief_paper(*, scope: Scope, meeting_id: UUID, seat: OfficeCard | None = None) -> b.Brief:
    """The brief of one meeting as things stand now. `seat`: the office of a personal link."""
    if seat is None and not meetings.may_read_brief(scope):
        raise NotYourDuty("door.not_your_duty", duty=mark("membaca ringkasan untuk Camat"))
    if seat is not None:
        _check_camat(scope, meeting_id, seat)
        scope = replace(scope, role=Role.CAMAT, office_id=None)
    detail = meetings.meeting(scope=scope, meeting_id=meeting_id)
    if not has_brief(detail.card):
        raise Refusal("papers.kind", value="brief")
    around = places.puskesmas_of_kecamatan(kecamatan_id=detail.card.kecamatan_id)
    ids = {card.id for card in around} | detail.card.puskesmas_ids
    wide = replace(scope, puskesmas_ids=frozenset(ids) | scope.puskesmas_ids)
    camat = Role.CAMAT in (scope.role, *scope.more_roles)
    named = frozenset(ids) if camat else scope.puskesmas_ids
    with translation.override("id"):
        desk = desk_of(wide, detail, "brief", Print(draft=False))
        cards = sorted(
            places.puskesmas_cards(ids=ids), key=lambda p: (p.id != detail.card.puskesmas_id, p.code)
        )
        return _assemble(desk, cards, named)


def _check_camat(scope: Scope, meeting_id: UUID, seat: OfficeCard) -> None:
    """Behind a link it exists for the camat of the meeting's own kecamatan only."""
    if not seat.is_camat_of(meetings.plain_card(scope=scope, meeting_id=meeting_id).kecamatan_id):
        raise NotYours("door.not_yours")


def _assemble(desk: Desk, around: list[PuskesmasCard], named: frozenset[UUID]) -> b.Brief:
    card = desk.card
    last = meetings.before(scope=desk.scope, meeting=card)
    sources = [_source(desk.scope, puskesmas, card) for puskesmas in around]
    groups, since = _groups(desk.scope, sources, card.reviewed)
    told, blocked, hidden = _promises(desk, around, named)
    live = [source.puskesmas.name for source in sources if not source.frozen]
    frame = replace(desk.frame, day=desk.scope.today, marks=Marks(desk.puskesmas.example, bool(live)))
    return b.Brief(
        frame,
        f"Ringkasan untuk Camat {bare(card.kecamatan)}",
        _facts(desk),
        _decisions(desk),
        _about(desk),
        period_text(Period(card.reviewed.first, card.reviewed.last)),
        tuple(source.puskesmas.name for source in sources),
        groups,
        since,
        _notes(live, groups),
        told,
        f"Komitmen lokmin {long_date(last.held_on)}" if last else "Komitmen yang lalu",
        b.named(blocked),
        _blocked_note(sum(one.blocked_late for one in told), hidden),
        _coming(desk),
    )


def _facts(desk: Desk) -> tuple[Fact, ...]:
    card = desk.card
    hours = when(card, desk.puskesmas.zone)
    return (
        Fact("Rapat", event_of(card)),
        Fact("Waktu, tempat", f"{day_and_date(card.held_on)}, {hours}, {card.venue or '………'}"),
        *((Fact("Pokok bahasan", card.theme),) if card.theme else ()),
    )


def _decisions(desk: Desk) -> tuple[b.BriefDecision, ...]:
    asked = [item for item in desk.meeting.agenda if item.decision_asked]
    found = []
    for item in asked:
        note = f": {item.decision.note}" if item.decision and item.decision.note else ""
        answer = f"{ANSWER_WORDS[item.decision.answer]}{note}" if item.decision else ""
        about = "" if item.key == "camat_decisions" else item.title
        found.append(b.BriefDecision(item.decision_asked, about, answer))
    return tuple(found)


def _about(desk: Desk) -> tuple[str, ...]:
    """The problems that were chosen, and what the sectors sent beforehand, in one line each."""
    own = obstacles.board(scope=desk.scope, puskesmas_id=desk.card.puskesmas_id, period=desk.card.reviewed)
    chosen = [p for p in own if p.state == "chosen"] or [p for p in own if p.rank]
    lines = [said(p, p.statement) for p in chosen[:MOST_PROBLEMS]]
    sent = [i for i in desk.meeting.inputs if i.is_obstacle]
    if sent:
        names = join_names(dict.fromkeys(i.at.office for i in sent[:MOST_PROBLEMS]))
        more = f", dan {len(sent) - MOST_PROBLEMS} lagi" if len(sent) > MOST_PROBLEMS else ""
        lines.append(f"{len(sent)} hambatan disampaikan sektor sebelum rapat ({names}{more}).")
    return tuple(lines)


@dataclass(frozen=True)
class Source:
    """The numbers of one Puskesmas: frozen where the months reviewed are, else live."""

    puskesmas: PuskesmasCard
    card: Scorecard
    frozen: bool


def _source(scope: Scope, puskesmas: PuskesmasCard, meeting: MeetingCard) -> Source:
    month = meeting.reviewed.last
    freeze = coverage.freeze_for(scope=scope, puskesmas_id=puskesmas.id, period=meeting.reviewed)
    if freeze:
        return Source(
            puskesmas, coverage.frozen_scorecard(scope=scope, freeze_id=freeze.id, month=month), True
        )
    return Source(puskesmas, coverage.scorecard(scope=scope, puskesmas_id=puskesmas.id, month=month), False)


def _groups(scope: Scope, sources: list[Source], months: Period) -> tuple[tuple[b.BriefGroup, ...], str]:
    indicators = {i.code: i for source in sources for i in source.card.indicators}
    moved = moved_between(scope, sources, indicators, months)
    sides = moved.sides
    found = [summed(indicator, sources, sides.get(code, ())) for code, indicator in indicators.items()]
    none = b.why_none(found)
    best, most, chase = b.grouped([one for one in found if one.ratio is not None])
    columns = [source.puskesmas.name for source in sources]

    def group(title: str, ones: list[b.Summed], empty: str) -> b.BriefGroup:
        return b.BriefGroup(title, tuple(b.line(one, columns) for one in ones), empty)

    return (
        group("Perlu dikejar", chase, none or "semua indikator mencapai target."),
        group("Paling bergerak", most, moved.why or "tidak ada yang naik satu poin atau lebih."),
        group("Terbaik", best, none or "belum ada indikator yang mencapai target dan tidak memburuk."),
    ), moved.words


@dataclass(frozen=True)
class Moved:
    """The months reviewed and those before them, by indicator; `why` there are none."""

    sides: dict[str, tuple[b.Sides, ...]]
    words: str = ""
    why: str = ""


def moved_between(
    scope: Scope, sources: list[Source], indicators: dict[str, IndicatorCard], months: Period
) -> Moved:
    """The months reviewed against as many before them, own counts each (FN 4).

    Only Puskesmas whose windows are the organiser's are summed, so that months are not mixed.
    """
    begin, end = months.first.first_day, months.last.plus(1).first_day
    asked = [WindowAsked(code, (), begin, begin) for code in indicators]
    spans: tuple[Period, Period] | None = None
    sides: dict[str, list[b.Sides]] = {}
    for source in sources:
        answers = coverage.window_changes(
            scope=scope, puskesmas_id=source.puskesmas.id, asked=asked, today=end
        )
        for one, answer in zip(asked, answers, strict=True):
            before, after = answer.before, answer.after
            if answer.state != "compared" or not (before and after and before.ratio and after.ratio):
                continue
            spans = spans or (before.period, after.period)
            if (before.period, after.period) == spans:
                sides.setdefault(str(one.indicator_code), []).append(b.Sides(before.ratio, after.ratio))
    if spans is None:
        return Moved({}, why="belum ada dua masa yang dapat dibandingkan.")
    words = (
        f"Perubahan: poin, hasil {period_text(spans[1])} sendiri dibanding {period_text(spans[0])}, "
        "masing-masing terhadap bagian sasaran masa itu."
    )
    return Moved({code: tuple(found) for code, found in sides.items()}, words)


def summed(indicator: IndicatorCard, sources: list[Source], sides: tuple[b.Sides, ...]) -> b.Summed:
    parts = tuple(_part(source, indicator.code) for source in sources)
    return b.Summed(
        indicator.code, indicator.name, indicator.lower_is_better, indicator.restricted, parts, sides
    )


def _part(source: Source, code: str) -> b.Part:
    row = source.card.total(code)
    if row is None or row.numerator is None or not row.denominator:
        return b.Part(source.puskesmas.name, None, None, None, False)
    base = Fraction(row.denominator, 1000)
    whole = row.state not in UNSURE and not row.villages_missing
    return b.Part(source.puskesmas.name, row.numerator, base, row.target_percent, whole)


def _notes(live: list[str], groups: Iterable[b.BriefGroup]) -> tuple[str, ...]:
    notes = ["Target sampai bulan itu."]
    if any("*" in text for g in groups for line in g.lines for text in (line.value, *line.parts)):
        notes.append("* sebagian bulan atau wilayah belum dilaporkan.")
    if live:
        notes.append(f"Angka {join_names(live)} belum dibekukan dan masih dapat berubah.")
    return tuple(notes)


def _promises(
    desk: Desk, around: list[PuskesmasCard], named: frozenset[UUID]
) -> tuple[tuple[b.BriefPromises, ...], list[str], int]:
    """Counts of each Puskesmas, the blocked ones that may be named, and how many may not."""
    told, blocked, hidden = [], [], 0
    for puskesmas in around:
        cards = _read_back(desk, puskesmas)
        if not cards:
            continue
        stuck = [card for card in cards if card.state == states.BLOCKED]
        told.append(_counts(desk, puskesmas, cards, len(stuck)))
        if puskesmas.id in named:
            blocked += [_blocked(card) for card in stuck]
        else:
            hidden += len(stuck)
    return tuple(told), blocked, hidden


def _read_back(desk: Desk, puskesmas: PuskesmasCard) -> list[CommitmentCard]:
    """What the meeting reads back for one Puskesmas; who holds its own lokmin reads it there."""
    scope = replace(desk.scope, puskesmas_ids=frozenset({puskesmas.id}))
    meeting: MeetingCard | None = desk.card
    if puskesmas.id not in desk.card.puskesmas_ids:
        own = [m for m in meetings.meetings(scope=scope, puskesmas_id=puskesmas.id) if m.is_quarterly]
        meeting = next((m for m in own if not m.is_closed), None)
    if meeting is None:
        return []
    due = meetings.due(scope=scope, meeting=meeting)
    return list(promises.by_ids(scope=scope, ids=due.ids).values())


def _counts(desk: Desk, puskesmas: PuskesmasCard, cards: list[CommitmentCard], stuck: int) -> b.BriefPromises:
    late = sum(
        card.is_open and card.state != states.BLOCKED and bool(card.days_late(desk.scope.today))
        for card in cards
    )
    done = sum(card.state == states.DONE for card in cards)
    running = sum(card.is_open for card in cards) - late - stuck
    overdue = [card for card in cards if card.is_open and card.days_late(desk.scope.today)]
    also = sum(card.state == states.BLOCKED for card in overdue)
    return b.BriefPromises(puskesmas.name, len(cards), done, running, late, stuck, also)


def _blocked_note(late: int, hidden: int) -> str:
    """What the counts above leave out: the board counts a blocked one past its day as late too."""
    told = (
        f"{hidden} komitmen terkendala di Puskesmas lain disampaikan Puskesmasnya sendiri." if hidden else "",
        f"Angka lewat tenggat di atas ditambah {late} terkendala yang lewat tenggat." if late else "",
    )
    return " ".join(text for text in told if text)


def _blocked(card: CommitmentCard) -> str:
    why = f" ({said(card, card.blocked_because)})" if card.blocked_because else ""
    return f"{card.office_title}: {promised(card)}{why}"


def _coming(desk: Desk) -> tuple[str, ...]:
    """How many come, by whom some are represented, who has not answered."""
    rows = desk.meeting.invitations
    if not rows:
        return ("Undangan belum disusun.",)
    answered = [row for row in rows if row.has_answered]
    by = {
        kind: [row for row in answered if row.rsvp == kind] for kind in ("coming", "delegate", "not_coming")
    }
    silent = [row.title for row in rows if not row.has_answered]
    lines = [
        f"Dari {len(rows)} undangan: {len(by['coming'])} akan hadir, {len(by['delegate'])} diwakili, "
        f"{len(by['not_coming'])} berhalangan, {len(silent)} belum menjawab."
    ]
    for words, titles in (
        ("Diwakili", [row.title for row in by["delegate"]]),
        ("Berhalangan", [row.title for row in by["not_coming"]]),
        ("Belum menjawab", silent),
    ):
        if titles:
            lines.append(f"{words}: {', '.join(b.named(titles, MOST_NAMES))}.")
    return tuple(lines)
