"""The evaluation pack of a period, filled from the frozen numbers (or the live ones for a draft)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils import translation

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import FreezeCard, Scorecard
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard, ReadBackRow
from lokmin.obstacles import queries as obstacles
from lokmin.obstacles.queries import ProblemCard
from lokmin.obstacles.rules.methods import Way
from lokmin.obstacles.rules.priority import TIE_WORDS
from lokmin.papers.queries.checkable import checkable
from lokmin.papers.queries.composing_reports import moved_of
from lokmin.papers.queries.composing_story import story_of
from lokmin.papers.queries.issuers import IssuerCard, issuer, kecamatan_name, puskesmas_of
from lokmin.papers.queries.promises import proof_text, state_word
from lokmin.papers.queries.quality import doubt_notes, restated
from lokmin.papers.queries.tables import data_notes, headline, table_of
from lokmin.papers.queries.unnamed import promised, without_villages
from lokmin.papers.queries.villages import sheets_of
from lokmin.papers.rules import evaluation as e
from lokmin.papers.rules.content import Frame, Marks
from lokmin.papers.rules.dates import long_date, period_text, short_date
from lokmin.papers.rules.regulation import bases_on
from lokmin.papers.rules.telling import pws_sheets
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard

HIDDEN = "Angka peka tidak dicetak per desa."


@dataclass(frozen=True)
class Source:
    """Where the numbers of a pack come from. `freeze` is None for a draft from live numbers."""

    scope: Scope
    puskesmas: PuskesmasCard
    period: Period
    freeze: FreezeCard | None
    meeting: MeetingCard | None
    card: Scorecard


@dataclass(frozen=True)
class Found:
    """What is told beside the numbers: problems, and what became of the promises of the meeting before."""

    problems: list[ProblemCard]
    last: MeetingCard | None
    rows: list[ReadBackRow]


def evaluation_pack(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    period: Period,
    draft: bool = False,
    code: str = "",
    replaces: str = "",
) -> e.EvaluationPack:
    """The whole pack. Refused when the period is not frozen, unless `draft`; and to a village midwife."""
    scope.check(Duty.READ_PAPERS)
    if scope.area_ids is not None:
        raise NotYourDuty("papers.whole_area")
    with translation.override("id"):
        source = _source(scope, puskesmas_id, period, draft)
        return _assemble(source, _found(source), code, replaces)


def frozen_for(*, scope: Scope, puskesmas_id: UUID, period: Period) -> FreezeCard | None:
    """The freeze of exactly this period, or None."""
    cards = coverage.freezes(scope=scope, puskesmas_id=puskesmas_id)
    return next((card for card in cards if card.period == period), None)


def check_intact(*, scope: Scope, freeze: FreezeCard) -> None:
    """Refuse to print frozen numbers whose hash no longer fits: somebody changed them in the database."""
    found = coverage.recomputed_hash(scope=scope, freeze_id=freeze.id)
    if found != freeze.sha256:
        raise Refusal(
            "papers.frozen_changed",
            period=period_text(freeze.period),
            stored=freeze.sha256[:12],
            found=found[:12],
        )


def meeting_for(*, scope: Scope, puskesmas_id: UUID, period: Period) -> MeetingCard | None:
    """The cross-sector meeting that reviews these months; else the closest that reviews some of them.

    The first lokmin of a year reviews all of the year before: one that reviews fewer months is closer.
    """
    cards = [c for c in meetings.meetings(scope=scope, puskesmas_id=puskesmas_id) if c.is_quarterly]
    exact = [c for c in cards if c.reviewed == period]
    some = [c for c in cards if c.reviewed.first <= period.last and period.first <= c.reviewed.last]
    return min(reversed(exact or some), key=lambda card: len(card.reviewed), default=None)


def _source(scope: Scope, puskesmas_id: UUID, period: Period, draft: bool) -> Source:
    puskesmas = puskesmas_of(scope=scope, puskesmas_id=puskesmas_id)
    freeze = frozen_for(scope=scope, puskesmas_id=puskesmas_id, period=period)
    if freeze is None and not draft:
        raise Refusal("papers.not_frozen", period=period_text(period), puskesmas=puskesmas.name)
    meeting = meeting_for(scope=scope, puskesmas_id=puskesmas_id, period=period)
    until = meetings.reach_until(scope=scope, puskesmas_id=puskesmas_id, month=period.last)
    if freeze is None or draft:
        card = coverage.scorecard(scope=scope, puskesmas_id=puskesmas_id, month=period.last, until=until)
        return Source(scope, puskesmas, period, None, meeting, card)
    check_intact(scope=scope, freeze=freeze)
    card = coverage.frozen_scorecard(scope=scope, freeze_id=freeze.id, month=period.last, until=until)
    return Source(scope, puskesmas, period, freeze, meeting, card)


def _found(source: Source) -> Found:
    scope, puskesmas = source.scope, source.puskesmas
    problems = obstacles.board(scope=scope, puskesmas_id=puskesmas.id, period=source.period)
    last, rows = meetings.evaluation(scope=scope, meeting=source.meeting) if source.meeting else (None, [])
    return Found(problems, last, rows)


def _assemble(source: Source, found: Found, code: str, replaces: str) -> e.EvaluationPack:
    scope, puskesmas, card = source.scope, source.puskesmas, source.card
    if not card.areas:
        raise Refusal("papers.no_villages", puskesmas=puskesmas.name)
    if all(row.numerator is None for row in card.totals):
        raise Refusal("papers.nothing_reported", period=period_text(source.period))
    table = table_of(scope=scope, card=card, freeze=source.freeze)
    office = issuer(scope=scope, puskesmas=puskesmas, kind="pack")
    frame = _frame(source, office, code, replaces)
    problems, last, rows = found.problems, found.last, found.rows
    said = {key: pair[0] for key, pair in places.public_words(card=puskesmas).items()}
    pages = sheets_of(
        card=card,
        table=table,
        frame=frame,
        period=source.period,
        promises=rows,
        problems=problems,
        said=said,
    )
    closed = {h.code for h in table.indicators if not h.by_village}
    names = [area.name for area in card.areas]
    pack = e.EvaluationPack(
        frame,
        puskesmas.full_name,
        f"{kecamatan_name(puskesmas.kecamatan)}, {puskesmas.district}",
        source.period,
        f"Untuk lokmin {long_date(source.meeting.held_on)}." if source.meeting else "",
        table,
        _read_back(last, rows),
        (
            *_despite(source.freeze, names),
            *data_notes(table),
            *doubt_notes(scope=scope, card=card, period=source.period, freeze=source.freeze),
        ),
        tuple(_problem(p, closed, names) for p in problems),
        pages,
        restated(scope=scope, card=card, period=source.period, freeze=source.freeze),
        scoring=_scoring(problems[0].way) if problems else e.Scoring(),
        headline=headline(table),
        provisional=("Sasaran sementara: sasaran tahun lalu dipakai sampai sasaran tahun ini tiba.",)
        if card.provisional
        else (),
        figures_sha256=source.freeze.sha256 if source.freeze else "",
        pws=pws_sheets(table),
    )
    told = story_of(
        scope=scope,
        puskesmas=puskesmas,
        pack=pack,
        card=card,
        meeting=source.meeting,
        issuer=office,
        rows=rows,
        problems=problems,
        public=said,
    )
    return replace(pack, story=told)


def _despite(freeze: FreezeCard | None, names: Sequence[str]) -> tuple[str, ...]:
    """Why the period was frozen although reports were missing.

    It may speak of any programme, so it names no village; which ones lack is told by the numbers (FN 14).
    """
    if freeze is None or not freeze.missing:
        return ()
    why = without_villages(freeze.despite, names).rstrip(".")
    return (f"Dibekukan tanpa {freeze.missing} laporan, karena: {why}.",)


def _frame(source: Source, card: IssuerCard, code: str, replaces: str) -> Frame:
    freeze = source.freeze
    frozen_on = freeze.frozen_at.astimezone(source.scope.now.tzinfo).date() if freeze else None
    day = frozen_on or source.scope.today
    short = freeze.short_code if freeze else ""
    marks = checkable(Marks(source.puskesmas.example, freeze is None, code, frozen_on, short))
    return Frame(
        card.letterhead,
        "",
        card.place_name,
        day,
        card.size,
        marks,
        bases_on(day),
        replaces,
        style=card.style,
    )


def _read_back(last: MeetingCard | None, rows: list[ReadBackRow]) -> e.ReadBack | None:
    """What became of the promises of the meeting before this one, and of those open from earlier."""
    if not rows:
        return None
    counts: dict[str, int] = {}
    for row in rows:
        word = state_word(row.commitment.state)
        counts[word] = counts.get(word, 0) + 1
    parts = ", ".join(f"{n} {word.lower()}" for word, n in counts.items())
    older = sum(not row.of_last for row in rows) if last else 0
    kept = f" {older} di antaranya dari sebelum lokmin itu atau di luar rapat." if older else ""
    summary = f"{len(rows)} komitmen: {parts}.{kept}"
    title = f"Lokmin {long_date(last.held_on)}" if last else "Sebelum lokmin pertama"
    return e.ReadBack(title, summary, tuple(_read(row) for row in rows))


def _read(row: ReadBackRow) -> e.ReadBackRow:
    """A promise; of a restricted one neither villages nor their numbers are printed (FN 14)."""
    promise, change = row.commitment, row.change
    moved = moved_of(promise, change) if change else None
    quantity = f"{promise.quantity} {promise.quantity_unit}".strip() if promise.quantity is not None else ""
    return e.ReadBackRow(
        promise.number,
        promise.office_title,
        promised(promise),
        "" if promise.restricted else ", ".join(promise.area_names),
        quantity,
        short_date(promise.due_on),
        state_word(promise.state),
        promise.state,
        proof_text(row.commitment),
        promise.indicator_short,
        moved,
        row.words if change is None or change.state != "compared" or moved else HIDDEN,
    )


def _scoring(way: Way) -> e.Scoring:
    """How the problems were scored, in the words of the paper."""
    criteria = way.facts.every
    words = ", ".join(f"{criterion.code}: {criterion.word}" for criterion in criteria)
    told = f"{way.facts.name}. {words}; rata-rata semua penilai. Total = {way.words}."
    note = f"{told} {TIE_WORDS} Tebal: prioritas."
    return e.Scoring(" · ".join(criterion.code for criterion in criteria), note)


def _problem(card: ProblemCard, closed: set[str], names: Sequence[str]) -> e.ProblemRow:
    """A problem; villages are not named where their numbers are not shown, in no sentence of it (FN 14)."""
    hidden = card.restricted or card.indicator_code in closed

    def said(text: str) -> str:
        return without_villages(text, names) if hidden else text

    causes = [c for c in card.causes if c.chosen] or [c for c in card.causes if c.depth == 1]
    return e.ProblemRow(
        said(card.statement),
        "" if hidden else ", ".join(card.area_names),
        " · ".join(e.decimal_text(score) for score in card.means.values()),
        e.decimal_text(card.total),
        str(card.rank or ""),
        card.state == "chosen",
        tuple(said(c.text) for c in causes),
        (said(card.solution.text),) if card.solution else (),
        tuple(f"{n.sector_name}: {said(n.text)}" for n in card.needs),
    )
