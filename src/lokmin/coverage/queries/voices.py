"""What people say beside the numbers: notes at cells, and the answers of the heads of villages."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import CellComment, Opinion, VillageOpinion
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard


@dataclass(frozen=True)
class CommentCard:
    """One note at a cell of the entry grid."""

    area_id: UUID
    element: str
    text: str
    at: datetime
    by: str


def comments(*, scope: Scope, puskesmas_id: UUID, month: Month) -> list[CommentCard]:
    """The notes of a month, oldest first; a midwife reads those of her villages."""
    scope.check_puskesmas(puskesmas_id)
    rows = CellComment.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year=month.year, month=month.month
    )
    if scope.area_ids is not None:
        rows = rows.filter(area_id__in=scope.area_ids)
    found = rows.values_list("area_id", "element_id", "text", "at", "by")
    return [
        CommentCard(area, element, text, at.astimezone(scope.now.tzinfo), by)
        for area, element, text, at, by in found
    ]


@dataclass(frozen=True)
class OpinionCard:
    """One answer: `agrees`, `differs` or only `seen`, in whose name, how it came and who wrote it down."""

    area_id: UUID
    month: Month
    opinion: str
    remark: str
    head: str
    via: str
    at: datetime
    by: str
    seen_on: date

    @property
    def agrees(self) -> bool:
        return self.opinion == Opinion.AGREES

    @property
    def differs(self) -> bool:
        return self.opinion == Opinion.DIFFERS

    @property
    def later(self) -> bool:
        """Recorded on a later day than it happened (FN 35)."""
        return self.seen_on < self.at.date()


def opinions(
    *, scope: Scope, puskesmas_id: UUID, month: Month, area_id: UUID | None = None
) -> list[OpinionCard]:
    """The answers to a month, oldest first. A midwife, and a personal link, see their villages only."""
    scope.check_puskesmas(puskesmas_id)
    rows = VillageOpinion.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year=month.year, month=month.month
    )
    if area_id:
        rows = rows.filter(area_id=area_id)
    if scope.area_ids is not None:
        rows = rows.filter(area_id__in=scope.area_ids)
    return [
        OpinionCard(
            area_id=row.area_id,
            month=Month(row.year, row.month),
            opinion=row.opinion,
            remark=row.remark,
            head=row.head,
            via=row.via,
            at=row.at.astimezone(scope.now.tzinfo),
            by=row.by,
            seen_on=row.seen_on,
        )
        for row in rows
    ]


def pulse(*, scope: Scope, puskesmas_id: UUID, month: Month) -> str:
    """What differs once another head saw the figures of a month, or answered: for pages that follow."""
    scope.check_puskesmas(puskesmas_id)
    rows = VillageOpinion.objects.within(scope).filter(puskesmas_id=puskesmas_id)
    told = rows.filter(year=month.year, month=month.month).aggregate(n=Count("id"), last=Max("at"))
    return f"{told['n']}.{told['last'] and told['last'].timestamp()}"


def latest_opinions(*, scope: Scope, puskesmas_id: UUID, month: Month) -> dict[UUID, OpinionCard]:
    """The last answer of each village to a month; that a page was only seen does not undo an answer.

    Whose village stands here has seen its figures: only those are shown to others by name (FN 27).
    """
    found: dict[UUID, OpinionCard] = {}
    for card in opinions(scope=scope, puskesmas_id=puskesmas_id, month=month):
        if card.opinion != Opinion.SEEN or card.area_id not in found:
            found[card.area_id] = card
    return found


def unseen_areas(*, scope: Scope, puskesmas_id: UUID, month: Month) -> list[AreaCard]:
    """The villages whose head did not see the figures of a month yet: not projected, not read out (FN 27)."""
    seen = latest_opinions(scope=scope, puskesmas_id=puskesmas_id, month=month)
    served = places.catchment(puskesmas_id=puskesmas_id)
    return [area for area in served if area.id not in seen and _mine(scope, area.id)]


def _mine(scope: Scope, area_id: UUID) -> bool:
    return scope.area_ids is None or area_id in scope.area_ids
