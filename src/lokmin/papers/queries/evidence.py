"""The evidence of one meeting and of a year: what is there, what lacks, which criteria it meets."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import Due, MeetingCard
from lokmin.papers.queries.evidence_found import standings, topics
from lokmin.papers.queries.evidence_pieces import Gathered, gather, pieces
from lokmin.papers.rules.evidence import Piece
from lokmin.yearly import queries as yearly
from lokmin.yearly.queries import YearMeeting
from lokmin.yearly.rules.criteria import Edition, Meter, Result, edition_on, meter, results
from lokmin.yearly.rules.evidence import Line, lines
from lokmin.yearly.rules.year import Form, Held, Row, Scored, forms, rows, scored


@dataclass(frozen=True)
class MeetingEvidence:
    """One meeting: its pieces, what there is of each kind, and what that means for each criterion."""

    card: MeetingCard
    next_on: date
    edition: Edition
    gathered: Gathered
    pieces: tuple[Piece, ...]
    lines: dict[str, Line]
    results: tuple[Result, ...]

    @property
    def meter(self) -> Meter:
        return meter(self.results)

    @property
    def asked(self) -> dict[str, Line]:
        """The lines that a criterion asks of this meeting, in the order of the work."""
        keys = {line.kind.key for result in self.results if not result.apart for line in result.lines}
        return {key: line for key, line in self.lines.items() if key in keys}


@dataclass(frozen=True)
class YearEvidence:
    """A calendar year of a Puskesmas: `elsewhere` is kept by another Puskesmas that organised it."""

    year: int
    edition: Edition
    meetings: list[MeetingEvidence]
    elsewhere: list[MeetingCard]
    rows: tuple[Row, ...]
    forms: tuple[tuple[Form, tuple[Scored, ...]], ...]


def meeting_evidence(*, scope: Scope, meeting_id: UUID, whole: bool = False) -> MeetingEvidence:
    """The evidence of one meeting, for the staff of its organiser; `NotYours` for others.

    `whole`: every file is read and compared with its hash, before it is handed on.
    """
    scope.check(Duty.REPORT_PROGRESS)
    one = yearly.meeting_of_year(scope=scope, meeting_id=meeting_id)
    due = meetings.dues(scope=scope, pairs=[(one.card, one.previous)])
    return _evidence(scope, one, due[one.card.id], whole)


def _evidence(scope: Scope, one: YearMeeting, due: Due, whole: bool) -> MeetingEvidence:
    edition, card, next_on = edition_on(scope.today), one.card, one.next_on
    gathered = gather(scope, card, due)
    found = pieces(gathered, whole=whole)
    known = lines(standings(gathered, found), held_on=card.held_on, next_on=next_on, today=scope.today)
    told = results(edition, kind=card.kind, lines=known, topics=topics(gathered))
    return MeetingEvidence(card, next_on, edition, gathered, found, known, told)


def year_evidence(*, scope: Scope, puskesmas_id: UUID, year: int, whole: bool = False) -> YearEvidence:
    """The evidence of all meetings that a Puskesmas organises in a year; `whole` as for one meeting."""
    scope.check(Duty.REPORT_PROGRESS)
    found = yearly.meetings_of_year(scope=scope, puskesmas_id=puskesmas_id, year=year)
    edition = edition_on(scope.today)
    dues = meetings.dues(scope=scope, pairs=[(one.card, one.previous) for one in found.own])
    made = [_evidence(scope, one, dues[one.card.id], whole) for one in found.own]
    held = [
        Held(one.card.family.key, one.card.held_on, one.card.is_closed, one.lines, one.results)
        for one in made
    ]
    return YearEvidence(
        year,
        edition,
        made,
        found.elsewhere,
        rows(edition, held),
        tuple((form, tuple(scored(item, held) for item in form.items)) for form in forms()),
    )
