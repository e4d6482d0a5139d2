"""The doubts of a page, with their answers: a fixed number of questions, whatever the number of figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import QualityAnswer
from lokmin.coverage.queries.board import scorecard
from lokmin.coverage.queries.cards import IndicatorCard, Scorecard
from lokmin.coverage.queries.doubts import (
    Answer,
    Doubt,
    Figures,
    adequacy_doubts,
    cell_doubts,
    coverage_doubts,
    figures,
    missing_doubts,
    order_doubts,
    people_of,
)
from lokmin.places.queries import AreaCard

REVIEWED = 3
"""Months that a review looks at: those of the next meeting."""


def answered(
    *, scope: Scope, puskesmas_id: UUID, months: Iterable[Month], doubts: Sequence[Doubt]
) -> list[Doubt]:
    """The same doubts with their latest answer, where somebody answered for just this number."""
    if not doubts:
        return []
    months = set(months)
    rows = QualityAnswer.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year__in={m.year for m in months}, month__in={m.month for m in months}
    )
    known = {
        (row.area_id, row.subject, Month(row.year, row.month), row.value): Answer(row.reason, row.at, row.by)
        for row in rows
    }
    if not known:
        return list(doubts)
    return [
        replace(doubt, answer=known.get((doubt.area.id, doubt.subject, doubt.month, doubt.value)))
        if doubt.area
        else doubt
        for doubt in doubts
    ]


def month_doubts(*, scope: Scope, card: Scorecard, area: AreaCard | None = None) -> list[Doubt]:
    """The doubts to mark on the scorecard of a live month (or on one village's page): outliers, sudden
    changes and order."""
    known = figures(
        scope=scope,
        puskesmas_id=card.puskesmas_id,
        months=[card.month],
        areas=card.catchment,
        cards=card.indicators,
        area=area,
    )
    found = [*cell_doubts(known, [card.month]), *order_doubts(known, card.month)]
    return answered(scope=scope, puskesmas_id=card.puskesmas_id, months=[card.month], doubts=found)


@dataclass(frozen=True)
class Review:
    """All that is doubtful in some months, and what the reports of those months are like."""

    months: list[Month]
    areas: list[AreaCard]
    cards: list[IndicatorCard]
    doubts: list[Doubt]
    known: Figures

    @property
    def open(self) -> list[Doubt]:
        """Those that nobody explained."""
        return [doubt for doubt in self.doubts if doubt.answer is None]


def review(
    *, scope: Scope, puskesmas_id: UUID, months: Sequence[Month], card: Scorecard | None = None
) -> Review:
    """Every doubt about those months. Coverage and order are judged at the last of them.

    `card` is the scorecard of the last month when the page has it already.
    """
    last = max(months)
    card = card or scorecard(scope=scope, puskesmas_id=puskesmas_id, month=last)
    known = figures(
        scope=scope, puskesmas_id=puskesmas_id, months=months, areas=card.catchment, cards=card.indicators
    )
    people = people_of(scope=scope, puskesmas_id=puskesmas_id, year=last.year)
    found = [
        *missing_doubts(known, months),
        *order_doubts(known, last),
        *coverage_doubts(card, people),
        *adequacy_doubts(card, people),
        *cell_doubts(known, months),
    ]
    return Review(
        list(months),
        known.areas,
        known.cards,
        answered(scope=scope, puskesmas_id=puskesmas_id, months=months, doubts=found),
        known,
    )


def doubt_at(*, scope: Scope, puskesmas_id: UUID, area_id: UUID, subject: str, month: Month) -> Doubt | None:
    """One doubt as it stands now, or None when there is none (any more)."""
    found = review(scope=scope, puskesmas_id=puskesmas_id, months=[month]).doubts
    return next(
        (d for d in found if d.answerable and d.area and (d.area.id, d.subject) == (area_id, subject)), None
    )
